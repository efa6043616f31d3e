"""Whatever the user names, be it many → the articles in it, one after another.

One that cannot be read costs no other.
"""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, NamedTuple

from reader import sources
from reader.sources import files, signs
from reader.sources.listing import Listing
from reader.sources.lists import folder, names
from reader.sources.targets import SourceError, is_address, path_of, shown, within
from reader.story import Article

if TYPE_CHECKING:
    from reader.sources.packed.archives import Archive

LONGEST_NAME = 10_000
"""Bytes of a line in a list of names."""
_OTHER = "of another kind"
_NESTED = "an archive itself"


class Left(NamedTuple):
    """What was left out, in a sentence; `failed` where it might have been an article."""

    sentence: str
    failed: bool = True


def every(
    targets: Iterable[str | Left | Article], *, raw: bool = False, published: str | None = None
) -> Iterator[Article | Left]:
    """The articles of all targets, in the order given; in a folder in that of names, in an archive in its own.

    In folders and archives, what is hidden or of another kind is passed over. An article is one that is read already.
    """
    for target in targets:
        if isinstance(target, Left | Article):
            yield target
            continue
        is_empty = True
        try:
            for found in (_in_folder if os.path.isdir(target) else _in_file)(target, raw, published):
                is_empty = False
                yield found
            if is_empty:
                yield Left(f"There is no article in {shown(target)}.")
        except SourceError as error:
            yield Left(str(error))


def named(targets: Iterable[str], lists: Iterable[str] = ()) -> Iterator[str | Left]:
    """The targets, and those that the files `lists` have a line for.

    A target that is no file is a pattern (`news/*.txt`, `**` for any folders) and stands for what it matches. In lists,
    where no shell could have expanded them, names are taken as they are. A file's address, `file:///…`, is its path.
    """
    for target in map(path_of, targets):
        try:
            yield from matching(target) if is_pattern(target) else (target,)
        except SourceError as error:
            yield Left(str(error))
    for one in lists:
        try:
            yield from map(path_of, listed(one))
        except SourceError as error:
            yield Left(str(error))


def is_pattern(target: str) -> bool:
    """Whether a target can only be meant as a pattern of names."""
    if os.path.lexists(target) or is_address(target):
        return False
    import glob

    return glob.has_magic(target)


def matching(pattern: str) -> list[str]:
    """The files and folders that a pattern matches, sorted. Raises `SourceError` if there is none."""
    import glob

    found = sorted(glob.glob(pattern, recursive=True))
    if not found:
        raise SourceError(f"There is no file that {shown(pattern)} matches.")
    return found


def listed(target: str) -> Iterator[str]:
    """The lines of a file, or of standard input as they come: a name or an address each. Raises `SourceError`."""
    number = files.descriptor(target)
    try:
        with open(target if number is None else os.dup(number), "rb") as file:
            while line := file.readline(LONGEST_NAME + 1):
                if len(line) > LONGEST_NAME or b"\0" in line:
                    raise SourceError(f"{shown(target)} is no list of names, one a line.")
                if name := os.fsdecode(line.strip(b" \t\r\n")):
                    yield name
    except (OSError, ValueError) as error:
        reason = str(getattr(error, "strerror", None) or error).lower()
        raise SourceError(f"The list {shown(target)} could not be read: {reason}.") from error


def count(targets: Iterable[str | Left]) -> int | None:
    """How many articles there will be, nearly; None where one would have to read them to tell."""
    total = 0
    for target in targets:
        if isinstance(target, Left):
            continue
        if os.path.isdir(target):
            inside = [name for name in folder.walk(target) if names.is_worth_opening(name)]
            if any(name.lower().endswith(names.ARCHIVES) for name in inside):
                return None
            total += len(inside)
        elif _is_archive(target):
            return None
        else:
            total += 1
    return total


def _is_archive(target: str) -> bool:
    if not signs.may_be_archive(files.head(target)):
        return False
    from reader.sources.packed import archives  # what reads them is slow to import

    with archives.opened(target) as archive:
        return archive is not None


def _in_folder(target: str, raw: bool, published: str | None) -> Iterator[Article | Left]:
    passed: Counter[str] = Counter()
    for name in folder.walk(target):
        path = within(target, name)
        if os.path.isfile(path) and (not names.is_worth_opening(name) or _is_other_data(path)):
            passed[_OTHER] += 1
            continue
        try:
            yield from _in_file(path, raw, published)
        except SourceError as error:
            yield Left(str(error))
    yield from _passed(target, passed)


def _in_file(target: str, raw: bool, published: str | None) -> Iterator[Article | Left]:
    data = None
    if not signs.may_be_archive(files.head(target)):  # nor anything that is looked into only as a whole
        had = sources.had(target, raw=raw)
        if not signs.may_be_archive(had.data[: signs.BLOCK]):
            yield from sources.articles(had, published=published)
            return
        data = had.data
    from reader.sources.packed import archives

    with archives.opened(target, data) as archive:
        if archive is None:
            yield from sources.articles(sources.had(target, raw=raw) if data is None else had, published=published)
        else:
            yield from _in_archive(archive, target, raw, published)


def _in_archive(archive: Archive, target: str, raw: bool, published: str | None) -> Iterator[Article | Left]:
    from reader.sources.lists import members
    from reader.sources.packed import archives

    passed: Counter[str] = Counter()
    for member in archive.members():
        if names.is_hidden(member.name):
            continue
        if not names.is_worth_opening(member.name):
            passed[_OTHER] += 1
            continue
        try:
            data = member.read()
            if archives.holds_archive(data):
                archive.refused[_NESTED] += 1
            elif names.is_json(member.name) and not signs.is_json_feed(data.decode("utf-8", "replace")):
                passed[_OTHER] += 1
            else:
                where = within(target, member.name)
                found = members.article_of(data, where, raw=raw, published=published)
                yield from sources.complete(found, published) if isinstance(found, Listing) else (found,)
        except archives.ArchiveError:  # nothing more will come of it
            raise
        except SourceError as error:
            yield Left(str(error))
    yield from _passed(target, passed)
    if sentence := archives.refusal(target, archive.refused):
        yield Left(sentence)


def _passed(target: str, passed: Counter[str]) -> Iterator[Left]:
    if number := passed.total():
        files_are = "file is" if number == 1 else "files are"
        yield Left(f"In {shown(target)}, {number:,} {files_are} of a kind that is not read.", failed=False)


def _is_other_data(path: str) -> bool:
    """Whether a file holds data that is no feed, as what Reader itself writes."""
    return names.is_json(path) and not signs.is_json_feed(files.head(path, 10_000).decode("utf-8", "replace"))
