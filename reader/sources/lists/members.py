"""A folder or an archive as the list of the files in it, and each of them as an article."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterator
from itertools import islice

from msgspec.structs import replace

from reader.sources.listing import Entry, Listing
from reader.sources.lists import folder, heads, names
from reader.sources.packed import archives
from reader.sources.targets import SourceError, is_address, shown, within
from reader.story import Article

MOST = 1_000
"""Files that are listed to choose from, of those that come first."""
_LOOKED_AT = 60_000
"""Names that are looked at for that, so that it ends soon, whatever folder it is."""


_held: dict[str, bytes] = {}
"""The archive that came last from where it does not lie as a file, by what it is called."""


def listing(target: str, data: bytes | None = None) -> Listing | None:
    """What a folder or an archive lists; None for anything else. `data` is what came from an address, or a pipe, where
    it need not be got again for each of its files. Raises `SourceError`."""
    if data is None and os.path.isdir(target):
        found = _listing(target, folder.walk(target), "a folder")
        return replace(found, entries=heads.with_heads(target, found.entries))
    with archives.opened(target, data) as archive:
        if archive is None:
            return None
        if data is not None:
            _held.clear()
            _held[target] = data
        found = _listing(target, (member.name for member in archive.members()), "an archive", archive.refused)
        notes = (found.note, archives.refusal(target, archive.refused))
        return replace(found, note=" ".join(filter(None, notes)))


def _listing(target: str, found: Iterator[str], kind: str, refused: Counter[str] | None = None) -> Listing:
    looked_at = islice(found, _LOOKED_AT)
    wanted = (name for name in looked_at if names.is_worth_opening(name) and not names.is_hidden(name))
    listed = list(islice(wanted, MOST + 1))
    if not listed:
        why = f" ({archives.reasons(refused)})" if refused else ""
        raise SourceError(f"{shown(target)} is {kind} without a file that Reader opens{why}.")
    ended = len(listed) <= MOST and next(looked_at, None) is None and next(found, None) is None
    note = "" if ended else f"Only the first {len(listed[:MOST]):,} files of {kind} are listed."
    entries = tuple(Entry(name, member=name) for name in listed[:MOST])
    return Listing(target, _called(target), entries, note)


def _called(target: str) -> str:
    """The name of a folder or an archive, also where it is named by how one gets there (`.`, `../..`)."""
    name = os.path.basename(target.rstrip("/"))
    return name if name.strip(".") else os.path.basename(os.path.abspath(target)) or target


def opened(source: str, name: str, *, raw: bool = False, published: str | None = None) -> Article | Listing:
    """What a file of a folder or an archive is. Raises `SourceError`."""
    from reader import sources

    where = within(source, name)
    data = _held.get(source)
    if data is None and is_address(source):  # another archive was opened meanwhile
        data = sources.had(source).data
    if data is not None or source == "-" or os.path.isfile(source):
        with archives.opened(source, data) as archive:
            for member in archive.members() if archive else ():
                if member.name == name:
                    return article_of(member.read(), where, raw=raw, published=published)
        raise SourceError(f"{shown(where)} is not there any more.")
    return sources.opened(where, raw=raw, published=published)


def let_go() -> None:
    """Has archives at addresses fetched again when the next of their files is opened."""
    for source in [source for source in _held if is_address(source)]:
        _held.pop(source, None)


def article_of(data: bytes, target: str, *, raw: bool = False, published: str | None = None) -> Article | Listing:
    """What the bytes of a member are. Raises `SourceError`."""
    from reader.sources import kinds

    source = os.fsencode(target).decode("utf-8", "replace")
    found = replace(kinds.opened(kinds.Given(data, target, raw=raw)), source=source)
    if isinstance(found, Article) and published:
        return replace(found, published=published)
    return found
