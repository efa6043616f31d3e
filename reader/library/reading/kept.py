"""What is kept of an article that was read, and of what the reader made of it. Times are Unix seconds."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final, Literal

from msgspec import Struct

from reader.library.across.names import own_name
from reader.library.keys import site
from reader.story import Actor, ActorKind, Analysis, Article

MOST_MAIN: Final = 8
"""So many actors at most are an article's main ones."""
LEAST_MAIN: Final = 3
"""So many are, where so many do or say something, however little each of them weighs."""
FLOOR: Final = 0.3
"""What a main actor beyond those weighs at least, 1 being the article's first."""


class Counts(Struct, frozen=True):
    """How much there is in an article."""

    actors: int = 0
    quotes: int = 0
    events: int = 0


class Main(Struct, frozen=True):
    """A main actor as other articles know it."""

    kind: ActorKind
    full: str | None
    """The full name, in the form in which names are compared; None where the article does not give it."""


class Facts(Struct, frozen=True, omit_defaults=True):
    """What an article says of itself, and what was found in it."""

    source: str
    """Where it came from last: what the user named, in one spelling."""
    title: str | None = None
    outlet: str | None = None
    authors: tuple[str, ...] = ()
    published: str | None = None
    """ISO date."""
    words: int = 0
    """Of the article, without what a page has around it."""
    end: int = 0
    """Where the article ends: a code point offset, before furniture that follows."""
    actors: tuple[str, ...] = ()
    """The names of the main ones."""
    mains: tuple[Main, ...] = ()
    """The same, as other articles know them."""
    counts: Counts = Counts()


def dated(facts: Facts) -> bool:
    """Whether an article says when it was published."""
    return bool(facts.published and facts.published[:4].isdigit())


class Entry(Struct, frozen=True):
    """An article that was read, without its text. `key` is `text_key` of it."""

    key: str
    facts: Facts
    first_opened: float
    last_opened: float
    fetched: float
    """When the text was got."""
    place: int = 0
    """Where the reader was: a code point offset."""
    furthest: int = 0
    """The furthest offset that was read."""
    finished: bool = False
    starred: bool = False
    note: str = ""
    tags: tuple[str, ...] = ()
    analysed: bool = False
    """Whether its analysis is kept with it."""
    by_later: bool = False
    """Whether it is finished because a later version of it was read."""

    @property
    def seen(self) -> bool:
        """Whether the reader had it before them, rather than that it was only fetched."""
        return (self.finished and not self.by_later) or self.furthest > 0

    @property
    def unread(self) -> bool:
        """Whether there is something left to read."""
        return not self.finished

    @property
    def new(self) -> bool:
        """Whether nothing of it was read."""
        return self.unread and not self.furthest

    @property
    def part_read(self) -> float:
        """How much of it was read, 0 to 1."""
        return 1.0 if self.finished or not self.facts.end else min(1.0, self.furthest / self.facts.end)


class Mark(Struct, frozen=True):
    """A place in a text, by a letter."""

    letter: str
    place: int


class Remark(Struct, frozen=True):
    """A star or a note on an actor, an event or a quote, known by where it stands and what it is called."""

    what: Literal["actor", "event", "quote"]
    name: str
    """The actor's name, the event's word, or the quote's first words."""
    start: int
    end: int
    starred: bool = False
    note: str = ""


def facts(article: Article, analysis: Analysis | None, source: str, outlet: str | None = None) -> Facts:
    """What is kept in view of an article, from itself and its analysis."""
    own = [block for block in article.blocks if block.kind != "furniture"]
    analysis = analysis or Analysis()
    mains = main_actors(analysis)
    first_tellings = sum(event.same_as is None for event in analysis.events)
    return Facts(
        source=source,
        title=article.title,
        outlet=outlet or site(source),
        authors=authors(article.byline),
        published=article.published,
        words=sum(len(article.text[block.start : block.end].split()) for block in own),
        end=own[-1].end if own else len(article.text),
        actors=tuple(actor.name for actor in mains),
        mains=tuple(Main(actor.kind, own_name(article.text, actor)) for actor in mains),
        counts=Counts(len(analysis.actors), len(analysis.quotes), first_tellings),
    )


def authors(byline: str | None) -> tuple[str, ...]:
    """The names in a byline; a word that stands alone is an author's only if there is nothing else."""
    line = " ".join((byline or "").split())
    if line[:3].casefold() == "by ":
        line = line[3:]
    for joint in (" and ", " & ", ";", " | "):
        line = line.replace(joint, ",")
    names = [name for part in line.split(",") if (name := part.strip())]
    return tuple(dict.fromkeys([name for name in names if " " in name] or names[:1]))


def main_actors(analysis: Analysis) -> tuple[Actor, ...]:
    """The named actors that the article is about, who say, do or suffer something in it; the most salient first."""
    active = {*_active(analysis)}
    named = [a for a in analysis.actors if a.id in active and any(m.form == "name" for m in a.mentions)]
    ranked = sorted(named, key=lambda actor: -actor.salience)[:MOST_MAIN]
    return tuple(actor for rank, actor in enumerate(ranked) if rank < LEAST_MAIN or actor.salience >= FLOOR)


def _active(analysis: Analysis) -> Iterable[str | None]:
    for quote in analysis.quotes:
        yield from (quote.speaker, *quote.speakers)
    for event in analysis.events:
        yield from (part.actor for part in (*event.who, *event.whom))
