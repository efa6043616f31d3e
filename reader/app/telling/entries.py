"""What the command palette offers: the actions, and the actors, events and quotes of an article, a line each."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from heapq import nlargest
from itertools import chain
from typing import Final, TypeAlias

from rich.cells import cell_len
from textual.app import SystemCommand
from textual.content import Content
from textual.style import Style

from reader.app.keys.synonyms import ALSO, COMMANDS
from reader.app.keys.table import GROUPS, Key, Where, help_groups, shown
from reader.app.looks.words import MUTED, clean, line, spread
from reader.app.matching.fuzzy import Match, match
from reader.app.panel.events import in_one_line
from reader.app.panel.rows import MARKS, actor_colour, draw_quote
from reader.app.threads.links import Links, Thing
from reader.story import Article, Block

Target: TypeAlias = Key | SystemCommand | Thing | Block
"""What an entry does or leads to."""

LONGEST: Final = 400
"""So many characters of a quote or of names are matched and shown."""

OTHERWISE: Final = 0.9
"""What other words for an action are worth, beside those that are shown."""

LIKELY: Final = 0.02
"""How much more a match is worth of the actor who is mentioned most: it is meant more often than others alike."""

_UNBROKEN: Final = 100_000
"""A width in cells that no row has."""


@dataclass(frozen=True)
class Entry:
    """A line that can be chosen."""

    target: Target
    words: Content
    """What is matched with what is typed."""
    kept: int = 0
    """So many characters at its beginning are shown in any case: a mark, a name."""
    aside: str = ""
    """What stands at the line's end."""
    weight: float = 1.0
    """How much a match is worth; of two alike, a name comes before a sentence."""
    also: str = ""
    """Other words for it, which are matched but not shown."""


def actions(keys: Sequence[Key], wheres: Collection[Where], commands: Iterable[SystemCommand]) -> Iterator[Entry]:
    """Every action that the help explains and that is there in some parts of the screen, and the app's own commands.

    What is about the whole app comes first: for what one does all the time one knows the keys.
    """
    by_group = {group: [key for key in below if key.where in wheres] for group, below in help_groups(keys, all=True)}
    for command in commands:
        title = clean(command.title)
        yield Entry(command, _explained(title, clean(command.help)), also=COMMANDS.get(title.split(" ", 1)[0], ""))
    for group in reversed(GROUPS):
        for key in by_group[group]:
            label = "" if key.label.casefold() in key.help.casefold() else key.label
            yield Entry(
                key, _explained(key.help, label), aside="  ".join(map(shown, key.keys)), also=ALSO.get(key.id, "")
            )


def actors(article: Article, links: Links) -> Iterator[Entry]:
    """Name, who that is, and what else the actor is called."""
    most = max((len(actor.mentions) for actor in links.analysis.actors), default=1)
    for actor in links.analysis.actors:
        if not actor.mentions:
            continue
        name = Content.assemble(f"{MARKS[actor.kind]} ", clean(actor.name)).stylize(f"bold {actor_colour(actor)}")
        also = dict.fromkeys(clean(article.text[m.start : m.end]) for m in actor.mentions if m.form == "name")
        also.pop(clean(actor.name), None)
        about = [clean(actor.description or ""), f"also {', '.join(also)}" if also else ""]
        weight = 1 + LIKELY * len(actor.mentions) / most
        words = _explained(name, " · ".join(filter(None, about))[:LONGEST])
        yield Entry(actor, words, kept=len(name), aside=actor.kind, weight=weight)


def events(article: Article, links: Links) -> Iterator[Entry]:
    """Who did what to whom; when, where and of what type."""
    for event in links.told:
        what, about = in_one_line(article, links, event)
        yield Entry(event, _explained(what, about), 2, "event", 0.95)


def quotes(article: Article, links: Links) -> Iterator[Entry]:
    """Who says it, and the words."""
    for quote in links.analysis.quotes:
        if not quote.content:
            continue
        actor = links.actors.get(quote.speaker or "")
        name = actor.name if actor else article.text[slice(*quote.source)] if quote.source else ""
        said = draw_quote(article, links, quote, False, _UNBROKEN)[0]
        speaker = Content.styled(f"{clean(name)}: ", f"bold {actor_colour(actor)}" if actor else "bold")
        words = Content.assemble(said[:2], speaker if name else "", said[2:])[:LONGEST]
        yield Entry(quote, words, 2 + (len(speaker) if name else 0), "quote", 0.9)


def headings(article: Article) -> Iterator[Entry]:
    """What stands above a part of the article, as a chapter's title; a part leads to where it begins."""
    for block in article.blocks:
        if block.kind == "heading":
            words = clean(article.text[block.start : block.end])[:LONGEST]
            yield Entry(block, Content.styled(words, "bold"), aside="heading")


def things(article: Article, links: Links) -> Iterator[Entry]:
    """All of an article that has a name, or can be known by its words."""
    return chain(actors(article, links), events(article, links), quotes(article, links))


def found(typed: str, entry: Entry) -> Match | None:
    """How well an entry matches, weighed; other words for it count for less than those that are shown."""
    words = entry.words.plain
    if matched := match(typed, words):
        return Match(matched.score * entry.weight, matched.offsets)
    if entry.also and (matched := match(typed, f"{entry.also} {words}")):
        begin = len(entry.also) + 1
        shown = tuple(offset - begin for offset in matched.offsets if offset >= begin)
        return Match(matched.score * entry.weight * OTHERWISE, shown)
    return None


def best(matches: Iterable[tuple[Match, Entry]], most: int) -> list[tuple[Match, Entry]]:
    """The best of the matches, best first; those that came first among equals."""
    return nlargest(most, matches, key=lambda pair: pair[0].score)


def draw(entry: Entry, width: int, offsets: Sequence[int] = (), style: str | Style = "underline") -> Content:
    """An entry's line, in `style` at the offsets that matched; cut so that the first of these is seen."""
    aside = Content.styled(entry.aside, f"{MUTED} not bold")
    words = entry.words
    for first, end in _runs(offsets):
        words = words.stylize(style, first, end)
    room = max(4, width - aside.cell_length - 2)
    beyond = [offset for offset in offsets if offset >= entry.kept]
    if beyond and cell_len(words.plain[: beyond[0] + 1]) > room * 2 // 3 and words.cell_length > room:
        start = beyond[0]
        lead = max(0, room - cell_len(words.plain[: entry.kept])) // 3
        while start > entry.kept and cell_len(words.plain[start - 1 : beyond[0]]) <= lead:
            start -= 1
        words = Content.assemble(words[: entry.kept], ("…", MUTED), words[start:])
    return spread(line(words, room), aside, width, gap=2)


def _explained(words: Content | str, about: str) -> Content:
    """Words, and what more there is to say of them."""
    return Content.assemble(words, ("  " if about else ""), (about, f"{MUTED} not bold"))


def _runs(offsets: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Offsets in order, neighbours as one stretch."""
    start = previous = None
    for offset in offsets:
        if start is None or previous is None:
            start = offset
        elif offset != previous + 1:
            yield start, previous + 1
            start = offset
        previous = offset
    if start is not None and previous is not None:
        yield start, previous + 1
