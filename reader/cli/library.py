"""`reader library`, `search` and `quotes`: what was read and kept, without the terminal's screens."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

import click
import msgspec

from reader import output
from reader.cli.arguments import (
    Number,
    Refusal,
    count,
    date_option,
    dotted,
    help_option,
    json_option,
    lists_option,
    named,
    some,
    targets,
    targets_argument,
)
from reader.cli.several import Several
from reader.sources.targets import shown
from reader.story import marked

if TYPE_CHECKING:
    from reader.library import Library
    from reader.library.reading.kept import Entry
    from reader.story import Story

SHORT: Final = 10
"""So much of an article's key is shown, and is the least that names it."""
STANDARD_INPUT: Final = 0
NO_SUCH_QUOTE: Final = "No such quote is kept."
NOTHING: Final = 1
"""The exit status where nothing is found."""


class Beginning(click.ParamType[str]):
    """The first day of what is given: a day, a month, a year."""

    name = "DATE"

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:
        from reader.library.finding.query import QueryError, first_day

        try:
            return first_day("", value)
        except QueryError:
            self.fail(f"{value} is no date such as 2021, 2021-06 or 2021-06-27.", param, ctx)


@contextmanager
def opened() -> Iterator[Library]:
    """The library. What it cannot do is a `Refusal`."""
    from reader.library import Library, LibraryError

    try:
        yield Library()
    except LibraryError as error:
        raise Refusal(str(error)) from error


@click.command(name="search", add_help_option=False)
@click.argument("words", metavar="WORDS...", nargs=-1, required=True)
@click.option("--most", type=Number(1, 10_000), default=20, help="So many at most; 20, if not said.")
@json_option
@help_option
def search_command(words: tuple[str, ...], most: int, as_json: bool) -> int:
    """Search what was read.

    For words and "phrases", and by who:, said:, event:, after:, before:, source:, tag:, is:.

    As in: reader search 'sanctions who:"John Kirby" after:2021-06'. With said:, who: is the speaker; is:starred and
    is:unread tell what you made of an article. The exit status
    is 1 if nothing is found.
    """
    from reader.library.finding.query import QueryError, parse

    try:
        query = parse(typed(words))
    except QueryError as error:
        raise click.UsageError(str(error)) from error
    with opened() as library:
        hits = library.search.find(query, most)
    for hit in hits:
        if as_json:
            output.write(msgspec.json.encode(hit) + b"\n")
            continue
        version = "earlier version" if hit.earlier else ""
        output.line(dotted(_of_day(hit.day, hit.got), hit.outlet, hit.title, version, hit.key[:SHORT]))
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
@click.option("--after", "since", type=Beginning(), help="Published on that day, as in 2021-06-27 or 2021, or later.")
@click.option("--before", "until", type=Beginning(), help="Published before that day.")
@json_option
@help_option
def quotes_command(by: str, topic: str, since: str | None, until: str | None, as_json: bool) -> int:
    """Print the quotes that you have kept, the latest first, each with who said it and where.

    The exit status is 1 if there are none.
    """
    with opened() as library:
        quotes = library.notebook.quotes(by, topic, since, until)
    for quote in quotes:
        if as_json:
            output.write(msgspec.json.encode(quote) + b"\n")
            continue
        output.line(marked(quote.words, quote.kind))
        who = ", ".join(part for part in (quote.speaker, quote.role) if part)
        output.line(f"    {dotted(who, quote.outlet, quote.title, quote.published)}")
    if quotes:
        return 0
    return _nothing(NO_SUCH_QUOTE if any((by, topic, since, until)) else _no_quote())


def _no_quote() -> str:
    """Why there are no quotes, by the key that is in force."""
    from reader.app.home.notebook import NOTHING as NONE_KEPT
    from reader.app.keys.keymap import actions, called
    from reader.app.settings.stored import load

    return NONE_KEPT.format(called(actions(load().keys))["star_thing"])


@click.group(name="library", cls=Several)
@help_option
def library_command() -> None:
    """List, add to, take along and forget what you have read.

    Without a command, lists it.
    """


@library_command.command(name="list", add_help_option=False)
@json_option
@help_option
def list_command(as_json: bool) -> int:
    """List the articles read, the latest first, each with the beginning of its key."""
    with opened() as library:
        entries = library.articles.entries()
    for entry in entries:
        if as_json:
            output.write(msgspec.json.encode(entry) + b"\n")
        else:
            output.line(f"{entry.key[:SHORT]}  {dotted(_day(entry), entry.facts.outlet, _title(entry), _state(entry))}")
    if not entries:
        output.say("reader: Nothing is kept yet.")
    return 0


@library_command.command(name="add", add_help_option=False)
@targets_argument
@lists_option
@date_option
@help_option
def add_command(targets: tuple[str, ...], lists: tuple[str, ...], published: str | None) -> int:
    """Read articles into it, as if they had been opened, so that they can be searched.

    The exit status is 1 if one could not be read.
    """
    from reader.cli import analysing, progress

    everything = named(targets, lists)
    with opened() as library, progress.shown(partial(count, targets, lists), prints=False) as bar:

        def keep(story: Story) -> None:
            library.articles.keep(library.corrected(story))

        return analysing.tell(everything, published, analysing.Way(), bar, write=keep)


@library_command.command(name="export", add_help_option=False)
@click.argument("file", metavar="[FILE]", required=False, default="-", type=click.Path())
@help_option
def export_command(file: str) -> int:
    """Write all that is kept to a file of JSON lines, or print it.

    Articles with what was found in them, corrections, stars, notes, quotes, watched names and feeds. The file is for
    you alone; what had its name is replaced.
    """
    with opened() as library:
        if file == "-":
            for line in library.transfer.lines():
                output.write(f"{line}\n".encode())
        else:
            lines = library.transfer.export(Path(file))
            output.say(f"reader: {file} has the library now, in {lines:,} lines.")
    return 0


@library_command.command(name="import", add_help_option=False)
@targets("FILE...")
@help_option
def import_command(targets: tuple[str, ...]) -> int:
    """Take in what export wrote; nothing that is there is lost.

    - is standard input.
    """
    with opened() as library:
        for target in some(targets, "Missing argument: a file that reader library export wrote, or -."):
            found = library.transfer.merge(STANDARD_INPUT if target == "-" else Path(target))
            name = "standard input" if target == "-" else target
            output.say(
                f"reader: {name}: {found.articles:,} new articles, {found.quotes:,} quotes, {found.corrections:,}"
                f" corrections, {found.watched:,} watched names, {found.feeds:,} feeds; lines passed over:"
                f" {found.passed_over:,}."
            )
    return 0


@library_command.command(name="forget", add_help_option=False)
@targets("KEY|FILE|URL...")
@click.option("--all", "everything", is_flag=True, help="All that is kept, corrections and all.")
@help_option
def forget_command(targets: tuple[str, ...], everything: bool) -> int:
    """Forget articles for good.

    They are named by what list or search show of their keys, or by the file or address that they came from. Prints
    what is forgotten, a line each. The exit status is 1 if one is not there.
    """
    if everything:
        if targets:
            raise click.UsageError(f"--all is all that is kept: leave out {shown(targets[0])}, or --all.")
        with opened() as library:
            library.forget_all()
        output.say("reader: All that was kept is forgotten.")
        return 0
    failures = 0
    with opened() as library:
        for target in some(targets, "Missing argument: the key, file or address of an article, or --all."):
            entries = _named(library, target)
            for entry in entries:
                library.forget(entry.key)
                output.line(dotted(_title(entry), entry.facts.outlet, "forgotten"))
            if not entries:
                failures += 1
                output.say(f"reader: {target} is no article that is kept.")
    return 1 if failures else 0


@library_command.command(name="where", add_help_option=False)
@help_option
def where_command() -> int:
    """Tell in which files all of it lies."""
    with opened() as library:
        for name, path in library.where.items():
            output.line(f"{name:12} {path}")
    return 0


def _named(library: Library, target: str) -> Sequence[Entry]:
    """The articles that somebody names: by the beginning of a key, or by where they came from."""
    found: Sequence[Entry] = library.articles.versions(target)
    if not found and len(target) >= SHORT:
        found = [entry for entry in library.articles.entries() if entry.key.startswith(target)]
    return found


def _title(entry: Entry) -> str:
    return entry.facts.title or entry.facts.source


def _day(entry: Entry) -> str:
    from reader.library.finding.index import day_of
    from reader.library.reading.kept import dated

    return _of_day(day_of(entry.facts, entry.fetched), not dated(entry.facts))


def _of_day(day: str, got: bool) -> str:
    return f"got {day}" if got and day else day


def _state(entry: Entry) -> str:
    read = "read" if entry.finished else f"{entry.part_read:.0%} read"
    return " ".join([*(["★"] if entry.starred else []), read, *(f"#{tag}" for tag in entry.tags)])


def _nothing(sentence: str) -> int:
    output.say(f"reader: {sentence}")
    return NOTHING
