"""`reader library`, `search` and `quotes`: what was read and kept, without the terminal's screens."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Final

import click
import msgspec

from reader import output
from reader.cli.arguments import Refusal, dotted, help_option, named, none, some

if TYPE_CHECKING:
    from reader.library import Library
    from reader.library.kept import Entry
    from reader.story import Story

SHORT: Final = 10
"""So much of an article's key is shown, and is the least that names it."""
_MARKS: Final = "“\"‘'«„"
"""What the words of a quote may begin with, as they stand in the text."""
NOTHING: Final = 1
"""The exit status where nothing is found."""

json_option = click.option("--json", "as_json", is_flag=True, help="One JSON object a line.")


@contextmanager
def _refusing() -> Iterator[None]:
    from reader.library import LibraryError

    try:
        yield
    except LibraryError as error:
        raise Refusal(str(error)) from error


@click.command(name="search", add_help_option=False)
@click.argument("words", metavar="WORDS...", nargs=-1, required=True)
@click.option(
    "--most", metavar="N", type=click.IntRange(1, 10_000), default=20, help="So many at most; 20 if not said."
)
@json_option
@help_option
def search_command(words: tuple[str, ...], most: int, as_json: bool) -> int:
    """Search what was read: for words and "phrases", and by who:, said:, event:, after:, before:, source:, tag:, is:.

    As in: reader search 'sanctions who:"John Kirby" after:2021-06'. With said:, who: is the speaker; is:starred and
    is:unread tell what you made of an article. The exit status is 1 if nothing is found.
    """
    from reader.library import Library
    from reader.library.query import QueryError, parse

    try:
        query = parse(typed(words))
    except QueryError as error:
        raise Refusal(str(error)) from error
    with _refusing():
        hits = Library().search.find(query, most)
    for hit in hits:
        if as_json:
            output.write(msgspec.json.encode(hit) + b"\n")
            continue
        output.line(dotted(hit.day, hit.outlet, hit.title, hit.key[:SHORT]))
        if hit.what != "article":
            output.line(f"    {hit.words}" + (f" ({hit.speaker})" if hit.speaker else ""))
    return 0 if hits else _nothing("Nothing that was read has that.")


def typed(words: Sequence[str]) -> str:
    """A query of the words that a shell has parted: one with a space in it stood in quotes."""
    return words[0] if len(words) == 1 else " ".join(_quoted(word) for word in words)


def _quoted(word: str) -> str:
    if " " not in word or '"' in word:
        return word
    field, colon, value = word.partition(":")
    return f'{field}:"{value}"' if colon and field.isalpha() else f'"{word}"'


@click.command(name="quotes", add_help_option=False)
@click.option("--by", metavar="NAME", default="", help="Whose: a name, or a part of one.")
@click.option("--on", "topic", metavar="WORDS", default="", help="What is in them, or in their article's title.")
@click.option("--after", metavar="DATE", help="Published on that day, as in 2021-06-27 or 2021, or later.")
@click.option("--before", metavar="DATE", help="Published before that day.")
@json_option
@help_option
def quotes_command(by: str, topic: str, after: str | None, before: str | None, as_json: bool) -> int:
    """Print the quotes that you have kept, the latest first, each with who said it and where.

    The exit status is 1 if there are none.
    """
    from reader.library import Library
    from reader.library.query import QueryError, first_day

    try:
        since, until = (day and first_day(name, day) for name, day in (("after", after), ("before", before)))
    except QueryError as error:
        raise Refusal(str(error)) from error
    with _refusing():
        quotes = Library().notebook.quotes(by, topic, since, until)
    for quote in quotes:
        if as_json:
            output.write(msgspec.json.encode(quote) + b"\n")
            continue
        output.line(quote.words if quote.words[:1] in _MARKS else f"“{quote.words}”")
        who = ", ".join(part for part in (quote.speaker, quote.role) if part)
        output.line(f"    {dotted(who, quote.outlet, quote.title, quote.published)}")
    return 0 if quotes else _nothing("No such quote is kept.")


@click.command(name="library", add_help_option=False)
@click.argument("action", type=click.Choice(("list", "add", "export", "import", "forget", "where")), default="list")
@click.argument("targets", metavar="[FILE|URL|KEY]...", nargs=-1)
@click.option("--all", "everything", is_flag=True, help="With forget: all that is kept, corrections and all.")
@json_option
@help_option
def library_command(action: str, targets: tuple[str, ...], everything: bool, as_json: bool) -> int:
    """Tell what was read, and look after it.

    \b
    list            the articles read, the latest first
    add FILE...     reads articles into it, as if they had been opened, to search them
    export FILE     writes all of it to a file of JSON lines
    import FILE...  takes in what such a file has; nothing that is there is lost
    forget KEY...   forgets articles, by what list or search show of their keys, or by file or address
    where           tells the files that it lies in
    """
    from reader.library import Library

    if everything and action != "forget":
        raise click.UsageError("--all is for forget.")
    library = Library()
    with _refusing():
        return _ACTIONS[action](library, targets, everything or as_json)


def _list(library: Library, targets: Sequence[str], as_json: bool) -> int:
    none(targets)
    entries = library.articles.entries()
    for entry in entries:
        if as_json:
            output.write(msgspec.json.encode(entry) + b"\n")
        else:
            output.line(f"{entry.key[:SHORT]}  {dotted(_day(entry), entry.facts.outlet, _title(entry), _state(entry))}")
    return 0 if entries else _nothing("Nothing is kept yet.")


def _add(library: Library, targets: Sequence[str], _: bool) -> int:
    from reader.cli import analysing, progress

    def keep(story: Story) -> None:
        library.articles.keep(library.corrected(story))

    return analysing.tell(named(targets, ()), None, analysing.Way(), progress.Silent(), write=keep)


def _export(library: Library, targets: Sequence[str], _: bool) -> int:
    if len(targets) != 1:
        raise click.UsageError("export needs the name of one file to write.")
    lines = library.transfer.export(Path(targets[0]))
    output.say(f"reader: {targets[0]} has the library now, in {lines:,} lines.")
    return 0


def _import(library: Library, targets: Sequence[str], _: bool) -> int:
    for target in some(targets, "import needs a file."):
        found = library.transfer.merge(Path(target))
        output.say(
            f"reader: {target}: {found.articles:,} new articles, {found.quotes:,} quotes, {found.corrections:,}"
            f" corrections, {found.watched:,} watched names, {found.feeds:,} feeds; {found.passed_over:,} lines passed"
            " over."
        )
    return 0


def _forget(library: Library, targets: Sequence[str], everything: bool) -> int:
    if everything:
        none(targets)
        library.forget_all()
        return 0
    failures = 0
    for target in some(targets, "forget needs the key, file or address of an article, or --all."):
        keys = _keys(library, target)
        for key in keys:
            library.forget(key)
        if not keys:
            failures += 1
            output.say(f"reader: {target} is no article that is kept.")
    return 1 if failures else 0


def _keys(library: Library, target: str) -> list[str]:
    """The articles that somebody names: by the beginning of a key, or by where they came from."""
    found = [entry.key for entry in library.articles.versions(target)]
    if not found and len(target) >= SHORT:
        found = [entry.key for entry in library.articles.entries() if entry.key.startswith(target)]
    return found


def _where(library: Library, targets: Sequence[str], _: bool) -> int:
    none(targets)
    for name, path in library.where.items():
        output.line(f"{name:12} {path}")
    return 0


_ACTIONS: Final[dict[str, Callable[[Library, Sequence[str], bool], int]]] = {
    "list": _list, "add": _add, "export": _export, "import": _import, "forget": _forget, "where": _where,
}  # fmt: skip


def _title(entry: Entry) -> str:
    return entry.facts.title or entry.facts.source


def _day(entry: Entry) -> str:
    return entry.facts.published or datetime.fromtimestamp(entry.last_opened).date().isoformat()


def _state(entry: Entry) -> str:
    read = "read" if entry.finished else f"{entry.part_read:.0%} read"
    return " ".join([*(["★"] if entry.starred else []), read, *(f"#{tag}" for tag in entry.tags)])


def _nothing(sentence: str) -> int:
    output.say(f"reader: {sentence}")
    return NOTHING
