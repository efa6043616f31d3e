"""The types that every room speaks: an article, what was understood of it, and both together.

A position is a code point offset into `Article.text`; an extent is a half-open pair of them.
All types are frozen and encode to the `reader/1` JSON shapes.
"""

from __future__ import annotations

from typing import Final, Literal, TypeAlias

from msgspec import Struct
from msgspec.structs import replace

Extent: TypeAlias = tuple[int, int]
"""Half-open [start, end), in code points of `Article.text`."""

BlockKind = Literal["title", "heading", "paragraph", "item", "quotation", "furniture"]
HEADINGS: Final[frozenset[str]] = frozenset({"title", "heading"})
"""The kinds of blocks that head others."""
ActorKind = Literal["person", "organization", "place", "group"]
Form = Literal["name", "nominal", "pronoun"]
QuoteKind = Literal["direct", "indirect", "mixed"]
OPENING_MARKS: Final = "“\"‘'«„"
"""What the words of a direct quote may begin with, as they stand in the text."""
EventType = Literal[
    "conflict",
    "life",
    "movement",
    "transaction",
    "business",
    "contact",
    "personnel",
    "justice",
    "agreement",
    "policy",
    "catastrophe",
    "competition",
    "statement",
    "other",
]
Grain = Literal["part of day", "day", "week", "month", "year"]
Realis = Literal["actual", "planned", "negated", "hypothetical", "general"]


class Block(Struct, frozen=True, gc=False):
    """A stretch of the text that stands by itself on the page; blocks are in order and do not overlap."""

    kind: BlockKind
    start: int
    end: int


class Hyperlink(Struct, frozen=True, gc=False):
    """A stretch of the text that leads elsewhere, to an http or https address."""

    start: int
    end: int
    address: str


class Article(Struct, frozen=True, omit_defaults=True):
    """A text as it was published. `source` is what the user named: a path, an address, or `-`."""

    source: str
    title: str | None
    byline: str | None
    published: str | None
    """ISO date of publication, where known."""
    text: str
    blocks: tuple[Block, ...]
    original: str | None = None
    """The plain text that this one was made of, where it is not the same."""
    links: tuple[Hyperlink, ...] = ()
    """Where the page leads on, in order; no two overlap."""

    @property
    def unfolded(self) -> Article:
        """The same text with nothing of it taken for page furniture."""
        blocks = tuple(replace(b, kind="paragraph") if b.kind == "furniture" else b for b in self.blocks)
        return self if blocks == self.blocks else replace(self, blocks=blocks)


class Entity(Struct, frozen=True):
    """A named entity; `label` is an OntoNotes 5 name or MISC, `actor` the id of the actor it names."""

    start: int
    end: int
    label: str
    actor: str | None = None


class Mention(Struct, frozen=True):
    """One place where an actor is named, described or referred to."""

    start: int
    end: int
    form: Form


class Actor(Struct, frozen=True):
    """Someone or something that acts, suffers or speaks; mentions are in text order."""

    id: str
    name: str
    kind: ActorKind
    salience: float
    """0 to 1; 1 is the article's main actor."""
    mentions: tuple[Mention, ...]
    description: str | None = None
    """Who a named actor is, in one line of the article's words ("Pentagon spokesman")."""


class Quote(Struct, frozen=True):
    """Words or thoughts attributed to a source. `content` holds its pieces in text order.

    A reported clause is whole, with the "that" before it; `said` gives its words for people to read.
    """

    id: str
    kind: QuoteKind
    content: tuple[Extent, ...]
    cue: Extent | None
    source: Extent | None
    """The words that name the speaker."""
    speaker: str | None
    """An actor's id."""
    speakers: tuple[str, ...] = ()
    """All who say it together, `speaker` first."""
    confidence: float | None = None
    """The chance, 0 to 1, that it is a quote and its speaker's."""

    @property
    def extent(self) -> Extent:
        """Where it stands, from its first word to its last."""
        return self.content[0][0], self.content[-1][1]


def said(text: str, quote: Quote) -> list[str]:
    """The words of each piece of a quote, without the "that" that leads to a reported clause."""
    words = [text[start:end] for start, end in quote.content]
    if words and quote.kind != "direct" and words[0][:5].casefold() == "that ":
        words[0] = words[0][5:]
    return words


def marked(words: str, kind: QuoteKind | None) -> str:
    """The words of a quote in quotation marks where they are the speaker's own and stand without any.

    Reported words are the article's: in marks they would be put into somebody's mouth.
    """
    return f"“{words}”" if kind == "direct" and words[:1] not in OPENING_MARKS else words


class Participant(Struct, frozen=True):
    """Who takes part in an event: the words, and the actor they refer to."""

    span: Extent
    actor: str | None = None


class Place(Struct, frozen=True):
    span: Extent


class When(Struct, frozen=True):
    """A time expression and its value: `2018`, `2021-02`, `2021-06-27`; None where it cannot be resolved."""

    span: Extent
    value: str | None = None
    grain: Grain | None = None
    """The unit that the words name, which can be finer than the value ("last week", "Sunday evening")."""


class Event(Struct, frozen=True):
    """Something that happened, happens, is planned or denied; `trigger` is the one word that carries it."""

    id: str
    type: EventType
    trigger: Extent
    realis: Realis
    who: tuple[Participant, ...]
    whom: tuple[Participant, ...]
    where: tuple[Place, ...]
    when: tuple[When, ...]
    same_as: str | None
    """The id of the first telling of the same event."""
    salience: float
    confidence: float = 1.0
    """The chance that it is an event at all."""


class Analysis(Struct, frozen=True):
    """What was understood of an article; everything in text order but actors, which come most salient first."""

    entities: tuple[Entity, ...] = ()
    actors: tuple[Actor, ...] = ()
    quotes: tuple[Quote, ...] = ()
    events: tuple[Event, ...] = ()


class Pipeline(Struct, frozen=True):
    """The name and version of the language pipeline that made an analysis."""

    name: str
    version: str


class Story(Struct, frozen=True):
    """An article and what was understood of it."""

    article: Article
    analysis: Analysis
    pipeline: Pipeline
