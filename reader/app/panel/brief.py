"""The brief: who the article is about, what happened and who says what, in the article's own words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from typing import Final

from textual.content import Content

from reader.app.looks.colours import event_colour, event_sign
from reader.app.looks.words import DASH, MUTED, clean, flow, line, quoted
from reader.app.panel.rows import MARKS, Row, actor_colour, gap, heading
from reader.app.telling.headlines import in_running_text, stands_in
from reader.app.threads.links import Links, thing_extent
from reader.main_events import main_events
from reader.sentences import sentence
from reader.story import Actor, Article, Event, Extent, Quote

ACTORS: Final = 3
"""So many actors at most the article is about."""
BESIDE: Final = 0.5
"""The least share of the main actor's weight that makes another one somebody it is about."""
EVENTS: Final = 3
SPEAKERS: Final = 5
LINES: Final = 4
"""So many lines of a sentence are shown, and one of what somebody says, where there is no room for more."""


def brief(article: Article, links: Links) -> list[Row]:
    """A row for each part of the brief, below their headings; each leads to its thing and its place in the text."""
    made: list[Row] = []
    sections = {
        "About": [_about(actor) for actor in about(links)],
        "What happened": [_happened(article, *part) for part in happened(article, links)],
        "Who says what": [_says(article, actor, quote) for actor, quote in sayings(links)],
    }
    for title, below in sections.items():
        if below:
            made += [*([gap()] if made else []), heading(title), *below]
    return made


def about(links: Links) -> list[Actor]:
    """Who the article is about, the main actor first."""
    actors = [actor for actor in links.analysis.actors if actor.mentions][:ACTORS]
    return [actor for actor in actors if actor.salience >= BESIDE * actors[0].salience]


def happened(article: Article, links: Links) -> list[tuple[Event, Event, Extent]]:
    """The events that matter most, each with the telling whose sentence says it, and that sentence; no sentence twice.

    Of an event's tellings the first in running text speaks for it, for a headline says less than a sentence; events
    that only a heading tells of are taken last. They stand as in the text, so that they read on from one to the next.
    """
    made: list[tuple[Event, Event, Extent]] = []
    for event in main_events(links.analysis.events):
        telling = in_running_text(article, links, event)
        words = sentence(article, telling.trigger[0])
        if all(words != taken for _, _, taken in made):
            made.append((event, telling, words))
    chosen = sorted(made, key=lambda part: stands_in(article, part[1], "heading"))[:EVENTS]
    return sorted(chosen, key=lambda part: part[2])


def sayings(links: Links) -> list[tuple[Actor, Quote]]:
    """Who is quoted, the most salient first, each with the first words that are quoted as they were said, if any."""
    by_speaker: dict[str, list[Quote]] = {}
    for quote in links.analysis.quotes:
        if quote.content and quote.speaker:
            by_speaker.setdefault(quote.speaker, []).append(quote)
    speakers = [actor for actor in links.analysis.actors if actor.id in by_speaker][:SPEAKERS]
    return [(actor, min(by_speaker[actor.id], key=lambda quote: quote.kind == "indirect")) for actor in speakers]


def _about(actor: Actor) -> Row:
    colour = actor_colour(actor)
    who = f" {DASH} {clean(actor.description)}" if actor.description else ""
    words = Content.assemble((clean(actor.name), f"bold {colour}"), (who, MUTED))
    texts = (actor.name, actor.description or "")
    draw = partial(_hung, MARKS[actor.kind], colour, words, most=2)
    return Row(actor.id, draw, thing_extent(actor), opens=actor,
               texts=lambda: texts)  # fmt: skip


def _happened(article: Article, event: Event, telling: Event, words: Extent) -> Row:
    shown = Content.assemble(*_around(article.text, telling.trigger, words))
    draw = partial(_hung, event_sign(event.type), event_colour(event.type), shown)
    return Row(event.id, partial(draw, most=LINES), telling.trigger, opens=event, texts=lambda: (shown.plain,),
               grown=draw)  # fmt: skip


def _around(text: str, trigger: Extent, words: Extent) -> Iterator[tuple[str, str]]:
    """A sentence with its trigger marked; white space of any kind is one space, at the marks' edges, too."""
    for (start, end), style in (
        ((words[0], trigger[0]), "$foreground"),
        (trigger, "bold $foreground"),
        ((trigger[1], max(trigger[1], words[1])), "$foreground"),
    ):
        part = text[start:end]
        before, after = (" " if edge.isspace() else "" for edge in (part[:1], part[-1:]))
        yield before + clean(part) + (after if part.strip() else ""), style


def _says(article: Article, actor: Actor, quote: Quote) -> Row:
    said = quoted(article.text, quote)

    def draw(width: int, most: int = 1) -> Sequence[Content]:
        style = "italic" if quote.kind == "indirect" else "$foreground"
        who = line(Content.styled(clean(actor.name), f"bold {actor_colour(actor)}"), width // 2)  # the rest is words
        words = Content.assemble(who, ": ", (said, style))
        if most == 1:
            return [line(words, width)]
        return [Content.assemble("  " if n else "", one) for n, one in enumerate(flow(words, width - 2, most))]

    return Row(quote.id, draw, thing_extent(quote), opens=quote, texts=lambda: (actor.name, said), grown=draw)


def _hung(mark: str, colour: str, words: Content, width: int, most: int) -> list[Content]:
    lines = flow(words, width - 2, most)
    return [Content.assemble((mark if n == 0 else " ", colour), " ", shown) for n, shown in enumerate(lines)]
