"""What a row is, and what those of actors and quotes say: pure functions from an analysis to drawn lines."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache, cached_property, partial
from typing import Literal

from msgspec import Struct
from textual.content import Content

from reader.app.looks.colours import GROUP
from reader.app.looks.dotted import inferred
from reader.app.looks.words import DASH, MUTED, around, clean, flow, line, quoted, spread
from reader.app.telling.doubt import doubts
from reader.app.threads.find import called, said
from reader.app.threads.links import Links, Thing, thing_extent
from reader.story import Actor, ActorKind, Article, Extent, Mention, Participant, Quote

MARKS: dict[ActorKind, str] = {"person": "●", "organization": "■", "place": "◆", "group": "▲"}
"""The kinds of actors without their colours."""

STRIP_CELLS = 10
STRIP_MOST = 32
"""The least and the greatest width of the strip that shows where in the article an actor occurs."""

EDITED = "✎"
"""Stands by what the user has corrected."""

LEVELS = "▂▃▅▇"
"""How much there is of something in a cell."""


class Row(Struct, frozen=True, dict=True):
    """Something to stand on in a list. `draw` gives its lines for a width in cells."""

    key: str
    draw: Callable[[int], Sequence[Content]]
    extent: Extent | None = None
    """The place in the text that the row leads to."""
    stands: bool = True
    """Whether the cursor can stand on it; headings it passes over."""
    opens: Thing | None = None
    """What has a card that the row opens."""
    texts: Callable[[], Iterable[str]] = tuple
    """What a filter looks at."""
    fold: Literal["open", "closed"] | None = None
    """Whether the rows that belong under it are shown, where there are any."""
    under: str = ""
    """The key of the row that it belongs under."""
    counts: bool = True
    """Whether it is one of the things that its list is of."""
    mention: Extent | None = None
    """The mention that a correction made on it is about."""
    does: str = ""
    """The action that opening it starts."""
    grown: Callable[[int, int], Sequence[Content]] | None = None
    """As `draw`, in so many lines at most: what it shows where the list leaves room for more than that."""

    @cached_property
    def words(self) -> str:
        """What a filter looks at, a line each."""
        return "\n".join(self.texts())


def heading(text: str) -> Row:
    return Row("", lambda width: [line(Content.styled(text, "bold"), width)], stands=False)


def gap() -> Row:
    return Row("gap", lambda width: [Content("")], stands=False)


def remark(text: str) -> Row:
    """A sentence that stands where rows would stand."""
    return Row("", lambda width: flow(Content.styled(text, MUTED), width), stands=False)


def actor_colour(actor: Actor | None) -> str:
    """The style of an actor's name."""
    return f"${GROUP[actor.kind].variable}" if actor else "$foreground"


def strip(actor: Actor, length: int, most: int, cells: int = STRIP_CELLS) -> Content:
    """Where in a text of `length` the actor occurs, first to last; a full block stands for `most` mentions."""
    counts = buckets(actor, length, cells)
    colour = actor_colour(actor)
    return Content.assemble(
        *(
            (LEVELS[min(len(LEVELS) - 1, (count * len(LEVELS) - 1) // most)], colour) if count else ("▁", MUTED)
            for count in counts
        )
    )


def buckets(actor: Actor, length: int, cells: int = STRIP_CELLS) -> list[int]:
    """How many mentions stand in each of `cells` equal stretches of the text."""
    counts = [0] * cells
    for mention in actor.mentions:
        counts[min(cells - 1, mention.start * cells // max(1, length))] += 1
    return counts


def edited(links: Links, id: str) -> Content:
    """The mark of what the user has corrected, behind its name; nothing where it is as it was found."""
    return Content.styled(f" {EDITED}", MUTED) if id in links.edited else Content("")


def actor_rows(article: Article, links: Links, actors: Sequence[Actor]) -> list[Row]:
    """One row an actor: mark, name, number of mentions, strip; and below, who that is."""
    length = len(article.text)

    @cache
    def most(cells: int) -> int:
        return max((max(buckets(actor, length, cells)) for actor in actors), default=1)

    digits = max((len(str(len(actor.mentions))) for actor in actors), default=1)

    def draw(actor: Actor, width: int) -> list[Content]:
        colour = actor_colour(actor)
        name = Content.assemble(
            (f"{MARKS[actor.kind]} ", colour), (clean(actor.name), f"bold {colour}"), edited(links, actor.id)
        )
        count = Content.styled(f"{len(actor.mentions):>{digits}} ", MUTED)
        cells = min(max(width // 3, STRIP_CELLS), STRIP_MOST)
        lines = [spread(name, count + strip(actor, length, most(cells), cells), width)]
        if actor.description:
            lines.append(line(Content.styled(f"  {clean(actor.description)}", MUTED), width))
        return lines

    return [
        Row(
            actor.id,
            partial(draw, actor),
            thing_extent(actor),
            opens=actor,
            texts=partial(_called, article.text, actor),
        )
        for actor in actors
        if actor.mentions
    ]


def _called(text: str, actor: Actor) -> Iterator[str]:
    yield from called(text, actor)
    yield actor.kind
    yield actor.description or ""


def quote_rows(article: Article, links: Links, quotes: Sequence[Quote], *, named: bool = True) -> list[Row]:
    """Speaker and first words of each quote; without the speaker where it is clear whose they are."""
    return [
        Row(
            quote.id,
            partial(draw_quote, article, links, quote, named),
            thing_extent(quote),
            opens=quote,
            texts=partial(_said, article.text, links, quote),
        )
        for quote in quotes
    ]


def _said(text: str, links: Links, quote: Quote) -> Iterator[str]:
    yield from said(text, links, quote)
    yield quote.kind


def draw_quote(
    article: Article, links: Links, quote: Quote, named: bool, width: int, *, most: int | None = 2
) -> list[Content]:
    """The speaker, if `named`, and the words, in at most so many lines."""
    text = article.text
    words = quoted(text, quote)
    match quote.kind:
        case "direct":
            mark, said = Content.styled("“", "bold"), Content.styled(words, "$foreground")
        case "mixed":
            mark, said = Content.styled("~", "bold"), _mixed(words)
        case "indirect":
            mark, said = Content.styled(DASH, MUTED), Content.styled(words, "italic")
    lines = [_speaker(article, links, quote, width - 2)] if named else []
    if not named and quote.id in links.edited:
        said = Content.assemble((f"{EDITED} ", MUTED), said)
    return _hang(mark, lines + flow(said, width - 2, most))


def mention_rows(article: Article, links: Links, actor: Actor) -> list[Row]:
    """One line a mention, with the words around it."""
    colour, doubted = f"bold {actor_colour(actor)}", doubts(article, links)

    def draw(mention: Mention, width: int) -> list[Content]:
        style = inferred(colour, doubted.mention(actor, mention))
        return [around(article, (mention.start, mention.end), style, width)]

    return [Row(str(m.start), partial(draw, m), (m.start, m.end), mention=(m.start, m.end)) for m in actor.mentions]


def _speaker(article: Article, links: Links, quote: Quote, width: int) -> Content:
    text = article.text
    doubted = doubts(article, links).quote(quote)
    cue = Content.styled(_words(text, quote.cue) if quote.cue else "", MUTED)
    actor = links.actors.get(quote.speaker or "")
    if actor:
        name = Content.styled(clean(actor.name), inferred(f"bold {actor_colour(actor)}", doubted))
    elif quote.source:
        name = Content.styled(_words(text, quote.source), inferred("bold $foreground", doubted))
    else:
        name = Content.styled("no speaker named", inferred(MUTED, doubted))
    return spread(name + edited(links, quote.id), cue, width)


def _mixed(words: str) -> Content:
    """A reporter's words in the look of an indirect quote, the quoted ones among them in that of a direct one."""
    parts: list[tuple[str, str]] = []
    quoted = False
    for character in words:
        if character in '“„«"' and not quoted:
            quoted = True
            parts.append((character, "$foreground"))
        elif character in '”»"' and quoted:
            quoted = False
            parts.append((character, "$foreground"))
        else:
            parts.append((character, "$foreground" if quoted else "italic"))
    return Content.assemble(*parts).simplify()


def participants_words(article: Article, links: Links, participants: Sequence[Participant]) -> Content:
    """Participants one after the other, each as `participant_words` has it."""
    return Content(", ").join(participant_words(article, links, participant) for participant in participants)


def participant_words(article: Article, links: Links, participant: Participant) -> Content:
    """A participant in its own words, or by its name where the words are a pronoun; whether it is sure is seen."""
    text = article.text
    actor = links.actors.get(participant.actor or "")
    words = _words(text, participant.span)
    if actor and links.is_pronoun(participant.span):
        words = clean(actor.name)
    return Content.styled(words, inferred(actor_colour(actor), doubts(article, links).participant(participant)))


def _hang(mark: Content, lines: Sequence[Content]) -> list[Content]:
    """Lines behind a mark that hangs in the margin of the first one."""
    return [Content.assemble(mark if n == 0 else " ", " ", content) for n, content in enumerate(lines)]


def _words(text: str, extent: Extent) -> str:
    start, end = extent
    return clean(text[start:end])
