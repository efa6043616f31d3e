"""What the cards say of an actor, an event or a quote: pure functions from an analysis to a head and rows."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from functools import partial

from msgspec import Struct
from msgspec.structs import replace
from textual.content import Content

from reader.app.looks.colours import event_colour, event_sign, group_of
from reader.app.looks.dotted import inferred
from reader.app.looks.words import DASH, MUTED, around, clean, date, flow, line, spread
from reader.app.panel.events import REALIS, event_rows
from reader.app.panel.rows import (
    MARKS,
    Row,
    actor_colour,
    buckets,
    draw_quote,
    edited,
    gap,
    heading,
    mention_rows,
    participant_words,
    quote_rows,
    strip,
)
from reader.app.telling.doubt import Reason, doubts
from reader.app.telling.headlines import in_full
from reader.app.telling.mentioned import by_part
from reader.app.threads.links import Links, Thing, thing_extent
from reader.sentences import sentence
from reader.story import Actor, Article, Entity, Event, Extent, Participant, Quote

STRIP_CELLS = 32
HAPPENED = {"place": "What happened there", "time": "What happened then"}
"""What is told with a place or a time; of other names, only where they take part."""
WHY = "In doubt"
"""The heading of why something is in doubt."""
PLAIN = "$foreground"
SINGULAR = {"place": "place", "time": "time", "group": "group", "organization": "organization", "person": "person"}
"""What one name of a group is."""
MOST_BESIDE = 8
"""So many of those who appear with an actor are named."""

Draw = Callable[[int], Sequence[Content]]


class Face(Struct, frozen=True):
    """A card's head, drawn for a width in cells, and the rows below it, each of which leads somewhere."""

    head: Draw
    rows: list[Row]


def face(article: Article, links: Links, thing: Thing, cursor: int) -> Face:
    """The card of anything; `cursor` is where in the text one is."""
    match thing:
        case Actor():
            return _actor(article, links, thing, cursor)
        case Event():
            return _event(article, links, thing)
        case Quote():
            return _quote(article, links, thing)
        case Entity():
            return _named(article, links, thing)


def _sections(sections: dict[str, list[Row]]) -> list[Row]:
    """Rows under headings, without those that have nothing."""
    rows: list[Row] = []
    for title, section in sections.items():
        if section:
            rows += [*([gap()] if rows else []), heading(title), *section]
    return [replace(row, key=f"{number} {row.key}") if row.stands else row for number, row in enumerate(rows)]


def reasons(found: Sequence[Reason]) -> list[Row]:
    """Why something is in doubt, a row each, which leads to what it was inferred from."""
    return [Row(reason.words, partial(_flowing, Content(reason.words)), reason.extent) for reason in found]


# Actors


def _actor(article: Article, links: Links, actor: Actor, cursor: int) -> Face:
    own = "they" if actor.kind in ("person", "group") else "it"
    mentions = mention_rows(article, links, actor)
    here = next((m for m in actor.mentions if m.start <= cursor < m.end), None)
    before = [row for row in mentions if row.extent and row.extent[1] <= cursor]
    ends = [_labelled("first", mentions[0])] if mentions else []
    if before[1:]:
        ends.append(_labelled("before here", before[-1]))
    rows = _sections(
        {
            WHY: reasons(doubts(article, links).mention(actor, here)) if here else [],
            "Also called": list(_aliases(article, actor)),
            f"What {own} did": event_rows(article, links, links.done_by(actor)),
            f"What was done to {'them' if own == 'they' else 'it'}": event_rows(article, links, links.done_to(actor)),
            HAPPENED["place"]: _happened(article, links, mentions) if actor.kind == "place" else [],
            f"What {own} said": quote_rows(article, links, links.said_by(actor), named=False),
            "Appears with": list(_beside(article, links, actor)),
            "Mentioned": ends,
            **(by_part(links, actor, mentions) if len(mentions) > len(ends) else {}),
        }
    )
    return Face(partial(_actor_head, article, links, actor), rows)


def _actor_head(article: Article, links: Links, actor: Actor, width: int) -> list[Content]:
    colour, length = actor_colour(actor), len(article.text)
    cells = min(STRIP_CELLS, width)
    count = len(actor.mentions)
    name = Content.assemble((f"{MARKS[actor.kind]} ", colour), (clean(actor.name), f"bold {colour}"))
    name += edited(links, actor.id)
    what = Content.styled(f"{actor.kind}, {count} mention{'s' if count != 1 else ''}", MUTED)
    lines = _titled(name, what, width)
    if actor.description:
        lines += flow(Content.styled(clean(actor.description), PLAIN), width, 2)
    return [*lines, strip(actor, length, max(1, *buckets(actor, length, cells)), cells)]


def _aliases(article: Article, actor: Actor) -> Iterator[Row]:
    """The other names that the article has for an actor, in their order; each leads to where it is first used."""
    known = {clean(actor.name).casefold()}
    for mention in actor.mentions:
        words = clean(article.text[mention.start : mention.end])
        if mention.form == "name" and words.casefold() not in known:
            known.add(words.casefold())
            text = Content.styled(words, actor_colour(actor))
            yield Row(words, partial(_one, text), (mention.start, mention.end))


def _beside(article: Article, links: Links, actor: Actor) -> Iterator[Row]:
    """Who is in the same sentences, most often first."""
    sentences = Counter[str]()
    for extent in sorted({sentence(article, mention.start) for mention in actor.mentions}):
        sentences.update(other.id for other in links.actors_in(extent) if other.id != actor.id)
    for other_id, count in sentences.most_common(MOST_BESIDE):
        other = links.actors[other_id]
        name = Content.assemble(
            (f"{MARKS[other.kind]} ", actor_colour(other)), (clean(other.name), actor_colour(other))
        )
        times = Content.styled(f"in {count} sentence{'s' if count != 1 else ''}", MUTED)
        yield Row(other_id, partial(_spread, name, times), thing_extent(other), opens=other)


# Events


def _event(article: Article, links: Links, event: Event) -> Face:
    text, doubted = article.text, doubts(article, links)
    full = in_full(article, links, event)
    others = [other for other in links.tellings(event) if other.id != event.id]
    rows = _sections(
        {
            "In the text": [sentence_row(article, event.trigger)],
            WHY: reasons([*doubted.event(event), *doubted.participants(full)]),
            "Who": [_participant(article, links, participant) for participant in full.who],
            "Whom": [_participant(article, links, participant) for participant in full.whom],
            "When": [
                _place(text, when.span, f"{date(when.value)} {DASH} " if when.value else "") for when in full.when
            ],
            "Where": [_place(text, place.span) for place in full.where],
            "Told again": [replace(sentence_row(article, other.trigger), opens=other) for other in others],
        }
    )
    return Face(partial(_event_head, article, links, event), rows)


def _event_head(article: Article, links: Links, event: Event, width: int) -> list[Content]:
    style, certain = REALIS[event.realis]
    what = Content.assemble(
        (f"{event_sign(event.type)} ", event_colour(event.type)),
        (
            clean(article.text[slice(*event.trigger)]),
            inferred(f"{style} {PLAIN}".strip(), doubts(article, links).event(event)),
        ),
    )
    what += edited(links, event.id)
    kind = Content.styled("event" if event.type == "other" else event.type, MUTED)
    dates = [date(when.value) for when in in_full(article, links, event).when if when.value]
    facts = [*dates, *([certain] if certain else [])]
    return [*_titled(what, kind, width), *([Content.styled(" · ".join(facts), MUTED)] if facts else [])]


def _participant(article: Article, links: Links, participant: Participant) -> Row:
    actor = links.actors.get(participant.actor or "")
    words = participant_words(article, links, participant)
    mark = Content.styled(f"{MARKS[actor.kind]} " if actor else "  ", actor_colour(actor))
    return Row(str(participant.span), partial(_flowing, Content.assemble(mark, words)), participant.span, opens=actor,
               mention=participant.span)  # fmt: skip


def _place(text: str, extent: Extent, before: str = "") -> Row:
    words = clean(text[slice(*extent)])
    shown = Content.assemble((before, PLAIN), (f"“{words}”", MUTED) if before else (words, PLAIN))
    return Row(str(extent), partial(_flowing, shown), extent)


# Quotes


def _quote(article: Article, links: Links, quote: Quote) -> Face:
    speaker = links.actors.get(quote.speaker or "")
    inside = [e for e in links.analysis.events if any(s <= e.trigger[0] < t for s, t in quote.content)]
    where = thing_extent(quote)
    said = Row(quote.id, partial(_whole_quote, article, links, quote), where)
    words = [extent for extent in (quote.source, quote.cue) if extent]
    rows = _sections(
        {
            "Said" if quote.kind != "indirect" else "Reported": [said],
            WHY: reasons(doubts(article, links).quote(quote)),
            "Speaker": [_speaker(article, quote, speaker)] if speaker or quote.source else [],
            "In the text": [_context(article, extent) for extent in words[-1:]],
            "Before and after": _around(article, quote),
            "Tells of": event_rows(article, links, inside),
        }
    )
    return Face(partial(_quote_head, article, links, quote, speaker), rows)


def _quote_head(article: Article, links: Links, quote: Quote, speaker: Actor | None, width: int) -> list[Content]:
    doubted = doubts(article, links).quote(quote)
    name = Content.styled("No speaker named", inferred(PLAIN, doubted))
    if speaker:
        name = Content.styled(clean(speaker.name), inferred(f"bold {actor_colour(speaker)}", doubted))
    elif quote.source:
        name = Content.styled(clean(article.text[slice(*quote.source)]), inferred(f"bold {PLAIN}", doubted))
    lines = _titled(name + edited(links, quote.id), Content.styled(f"{quote.kind} quote", MUTED), width)
    if speaker and speaker.description:
        lines += flow(Content.styled(clean(speaker.description), PLAIN), width, 2)
    return lines


def _whole_quote(article: Article, links: Links, quote: Quote, width: int) -> Sequence[Content]:
    return draw_quote(article, links, quote, False, width, most=None)


def _speaker(article: Article, quote: Quote, speaker: Actor | None) -> Row:
    words = clean(article.text[slice(*quote.source)]) if quote.source else ""
    name = clean(speaker.name) if speaker else words
    beside = Content.styled(f"“{words}”" if speaker and words and words != name else "", MUTED)
    mark = f"{MARKS[speaker.kind]} " if speaker else ""
    text = Content.assemble((mark + name, actor_colour(speaker)), "  " if beside else "", beside)
    return Row("speaker", partial(_flowing, text), quote.source or thing_extent(quote), opens=speaker)


def _around(article: Article, quote: Quote) -> list[Row]:
    """The sentences before and after those that a quote is in, of the whole article."""
    if not quote.content:
        return []
    first = sentence(article, quote.content[0][0])
    last = sentence(article, max(quote.content[0][0], quote.content[-1][1] - 1))
    return [_sentence(article, extent) for extent in (_before(article, first), _after(article, last)) if extent]


# Names that are no actor's


def _named(article: Article, links: Links, entity: Entity) -> Face:
    group = group_of(entity.label)
    words = clean(article.text[entity.start : entity.end])
    places = links.words_thread(article.text, entity).extents
    colour = f"bold ${group.variable}"
    named = [Row(str(place), partial(_around_it, article, place, colour), place) for place in places]
    kind = group.title.lower() if group.name != "other" else "other name"
    count = Content.styled(
        f"{SINGULAR.get(group.name, kind)}, {len(places)} mention{'s' if len(places) != 1 else ''}", MUTED
    )
    values = {date(when.value): None for event in links.analysis.events for when in event.when
              if when.value and any(when.span[0] < end and start < when.span[1] for start, end in places)}  # fmt: skip
    facts = [Content.styled(" · ".join(values), MUTED)] if values else []

    def head(width: int) -> list[Content]:
        return [*_titled(Content.styled(words, colour), count, width), *(line(fact, width) for fact in facts)]

    happened = event_rows(article, links, links.events_at(places))
    return Face(head, _sections({HAPPENED.get(group.name, "What is told with it"): happened, "Mentioned": named}))


def _happened(article: Article, links: Links, mentions: Sequence[Row]) -> list[Row]:
    """The events told to have been at a place; those that it takes part in have sections of their own."""
    places = {row.extent for row in mentions if row.extent}
    at = [event for event in links.told if any(
        where.span in places or any(where.span[0] <= start < where.span[1] for start, _ in places)
        for telling in links.tellings(event) for where in telling.where
    )]  # fmt: skip
    return event_rows(article, links, at)


def _around_it(article: Article, extent: Extent, style: str, width: int) -> list[Content]:
    return [around(article, extent, style, width)]


# Sentences


def sentence_row(article: Article, extent: Extent) -> Row:
    """The whole sentence that a stretch is in, the stretch marked."""
    return Row(str(extent), partial(_marked, article, extent), extent)


def _before(article: Article, extent: Extent) -> Extent | None:
    return _near(article, len(article.text[: extent[0]].rstrip()) - 1)


def _after(article: Article, extent: Extent) -> Extent | None:
    rest = article.text[extent[1] :]
    return _near(article, extent[1] + len(rest) - len(rest.lstrip()))


def _near(article: Article, offset: int) -> Extent | None:
    """The sentence at `offset`, where that is in the article proper."""
    inside = any(b.start <= offset < b.end for b in article.blocks if b.kind != "furniture")
    return sentence(article, offset) if inside else None


def _sentence(article: Article, extent: Extent) -> Row:
    words = Content.styled(clean(article.text[slice(*extent)]), MUTED)
    return Row(str(extent), partial(_flowing, words, most=3), extent)


def _context(article: Article, extent: Extent) -> Row:
    def draw(width: int) -> list[Content]:
        return [around(article, extent, f"bold {PLAIN}", width)]

    return Row(str(extent), draw, extent)


# Lines


def _marked(article: Article, extent: Extent, width: int) -> list[Content]:
    start, end = sentence(article, extent[0])
    text = article.text
    parts = [clean(text[start : extent[0]]), clean(text[slice(*extent)]), clean(text[extent[1] : end])]
    glue = [" " if text[at - 1 : at].isspace() or text[at : at + 1].isspace() else "" for at in extent]
    words = [(parts[0] + glue[0] if parts[0] else "", PLAIN), (parts[1], f"bold underline {PLAIN}")]
    return flow(Content.assemble(*words, (glue[1] + parts[2], PLAIN)), width)


def _titled(name: Content, what: Content, width: int) -> list[Content]:
    """A name with what it is at the other end of the line, or below where there is no room."""
    if name.cell_length + what.cell_length + 2 <= width:
        return [spread(name, what, width)]
    return [*flow(name, width, 2), line(what, width)]


def _labelled(label: str, row: Row) -> Row:
    """A row behind a word that says what it is."""

    def draw(width: int) -> list[Content]:
        room = width - len(label) - 2
        return [Content.assemble((f"{label}  ", MUTED), shown) for shown in row.draw(room)]

    return replace(row, draw=draw, key=f"{label} {row.key}")


def _one(content: Content, width: int) -> list[Content]:
    return [line(content, width)]


def _spread(left: Content, right: Content, width: int) -> list[Content]:
    return [spread(left, right, width)]


def _flowing(content: Content, width: int, most: int | None = None) -> list[Content]:
    return flow(content, width, most)
