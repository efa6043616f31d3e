"""What the rows of events say, in columns that align, and the tab of the story with its background folded."""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence
from functools import partial
from typing import Final

from msgspec.structs import replace
from textual.content import Content

from reader.app.looks.colours import event_colour, event_sign
from reader.app.looks.dotted import inferred
from reader.app.looks.words import MUTED, around, clean, date, flow, line
from reader.app.panel.rows import Row, edited, gap, participants_words, remark
from reader.app.telling.doubt import doubts
from reader.app.telling.headlines import in_full
from reader.app.threads.find import told
from reader.app.threads.links import Links
from reader.main_events import main_events
from reader.story import Article, Event, Extent, Realis

REALIS: Final[dict[Realis, tuple[str, str]]] = {
    "actual": ("bold", ""),
    "planned": ("bold italic", "planned"),
    "negated": ("bold strike", "denied"),
    "hypothetical": ("italic", "possible"),
    "general": ("", "habitual"),
}
"""How real an event is: the style of its trigger, and the word that says so; none for what happened."""

BACKGROUND: Final = "background"
"""The key of the row that the events stand under that are not the story."""
CLOSED, OPEN = "▸", "▾"
"""What can be unfolded, and what is."""

TABLE: Final = 58
"""Cells from which on all columns of an event stand side by side."""
GAP: Final = 2
"""Cells between columns."""
DATE: Final = 11
"""Cells of a day, which the column of times has at least."""
PLAIN: Final = "$foreground"


class Everything(Container[str]):
    """Holds whatever is asked for: with it all rows are unfolded."""

    def __contains__(self, key: object) -> bool:
        return True


def events_tab(article: Article, links: Links, ordered: Sequence[Event], unfolded: Container[str]) -> list[Row]:
    """The story's events in their order, the others below a row that unfolds them, and what the signs mean."""
    main = {event.id for event in main_events(links.analysis.events)}
    story = [event for event in ordered if event.id in main]
    rest = [event for event in ordered if event.id not in main]
    has = _has(article, links, ordered)
    rows = event_rows(article, links, story, unfolded, has=has)
    if rest:
        is_open = BACKGROUND in unfolded
        rows.append(_background(len(rest), is_open))
        if is_open:
            below = event_rows(article, links, rest, unfolded, has=has)
            rows += [row if row.under else replace(row, under=BACKGROUND) for row in below]
    if types := dict.fromkeys(event.type for event in (ordered if BACKGROUND in unfolded else story)):
        signs = [Content.assemble((event_sign(t), event_colour(t)), (f" {t}", MUTED)) for t in types if t != "other"]
        rows += [gap(), replace(remark(""), draw=partial(packed, signs))] if signs else []
    return rows


def packed(parts: Sequence[Content], width: int) -> list[Content]:
    """Parts beside each other, none of them broken, in as many lines as that takes."""
    lines: list[Content] = []
    for part in parts:
        if lines and lines[-1].cell_length + GAP + part.cell_length <= width:
            lines[-1] = Content.assemble(lines[-1], " " * GAP, part)
        else:
            lines.append(line(part, width))
    return lines


def _background(count: int, is_open: bool) -> Row:
    words = Content.styled(f"{OPEN if is_open else CLOSED} {count} more in the background", MUTED)
    return Row(BACKGROUND, lambda width: [line(words, width)], fold="open" if is_open else "closed", counts=False)


def event_rows(
    article: Article,
    links: Links,
    events: Sequence[Event],
    unfolded: Container[str] = (),
    *,
    under: str | None = None,
    has: tuple[bool, bool] | None = None,
) -> list[Row]:
    """A row an event: what with how real it is, who → whom, where and when; below those unfolded, their tellings.

    `under` and `has` as of `draw_event`.
    """
    has = has or _has(article, links, events, under)
    rows: list[Row] = []
    for event in events:
        later = [telling for telling in links.tellings(event) if telling.id != event.id]
        is_open = bool(later) and event.id in unfolded
        rows.append(
            Row(
                event.id,
                partial(
                    draw_event, article, links, in_full(article, links, event), has=has, under=under, is_open=is_open
                ),
                event.trigger,
                opens=event,
                texts=partial(_told, article.text, links, event),
                fold=None if not later else "open" if is_open else "closed",
            )
        )
        if is_open:
            rows += [_telling(article, links, telling, event) for telling in later]
    return rows


def _has(article: Article, links: Links, events: Sequence[Event], under: str | None = None) -> tuple[bool, bool]:
    """Whether any of the events has a place, and a time to show."""
    full = [in_full(article, links, event) for event in events]
    return any(event.where for event in full), any(_when(article.text, event, under) for event in full)


def _telling(article: Article, links: Links, telling: Event, first: Event) -> Row:
    style = f"{REALIS[telling.realis][0]} {PLAIN}".strip()

    def draw(width: int) -> list[Content]:
        return [Content.assemble(("  ↳ ", MUTED), around(article, telling.trigger, style, width - 4))]

    texts = partial(told, article.text, links, telling)
    return Row(telling.id, draw, telling.trigger, opens=telling, texts=texts, under=first.id, counts=False)


def _told(text: str, links: Links, event: Event) -> Iterator[str]:
    for telling in links.tellings(event):
        yield from told(text, links, telling)
    yield event.type
    yield REALIS[event.realis][1]
    for when in event.when:
        yield _words(text, when.span)
        yield date(when.value) if when.value else ""


def draw_event(
    article: Article,
    links: Links,
    event: Event,
    width: int,
    *,
    has: tuple[bool, bool] = (True, True),
    under: str | None = None,
    is_open: bool = False,
) -> list[Content]:
    """An event's lines; `has` says whether any event of its list has a place, and a time to show.

    `under` is the date of the heading that it stands under, if any, which is not said again.
    """
    text = article.text
    people = who_whom(article, links, event)
    when = _when(text, event, under)
    place = Content(", ").join(Content.styled(_words(text, where.span), MUTED) for where in event.where)
    sign = Content.styled(event_sign(event.type), event_colour(event.type))
    width -= 2
    if width >= TABLE - 2:
        time_width = max(DATE, width // 7) if has[1] else 0
        place_width = width // 6 if has[0] else 0
        what_width = width // 5
        what = _what(article, links, event, is_open, what_width)
        columns = [
            (what, what_width),
            (people, width - what_width - time_width - place_width - GAP * (1 + has[0] + has[1])),
            *([(place, place_width)] if has[0] else []),
            *([(when, time_width)] if has[1] else []),
        ]
        lines = side_by_side([(flow(content, cells, 2), cells) for content, cells in columns])
    else:
        right = max(DATE, width * 3 // 10) if when or place else 0
        left = width - right - (GAP if right else 0)
        what = _what(article, links, event, is_open, left)
        happened = flow(what, left, 2)
        known = [made for part in (when, place) if part for made in flow(part, max(right, 1), 2)]
        beside = len(known) > len(happened)  # or else who and whom have the whole width below
        told = flow(people, left if beside else width, 2) if people else []
        lines = side_by_side([([*happened, *told] if beside else happened, left), (known, right)])
        lines += [] if beside else told
    return [Content.assemble(sign if n == 0 else " ", " ", content) for n, content in enumerate(lines)]


def side_by_side(columns: Sequence[tuple[Sequence[Content], int]]) -> list[Content]:
    """Columns of lines, each column as wide as it says."""
    lines: list[Content] = []
    for number in range(max(len(column) for column, _ in columns)):
        made = Content("")
        for column, width in columns:
            part = line(column[number].rstrip(), width) if number < len(column) else Content("")
            made += part + Content(" " * (width - part.cell_length + GAP))
        lines.append(made.rstrip())
    return lines


def _trigger(article: Article, links: Links, event: Event) -> Content:
    """The word that carries an event, in the style of how real and how sure it is."""
    style = inferred(f"{REALIS[event.realis][0]} {PLAIN}".strip(), doubts(article, links).event(event))
    return Content.styled(_words(article.text, event.trigger), style) + edited(links, event.id)


def _what(article: Article, links: Links, event: Event, is_open: bool, width: int) -> Content:
    """The trigger, how real it is, and how often more it is told; a line each where `width` has no room for them."""
    certain = REALIS[event.realis][1]
    more = len(links.tellings(event)) - 1
    parts = (
        _trigger(article, links, event),
        Content.styled(certain, "italic"),
        Content.styled(f"{OPEN if is_open else CLOSED}{more}" if more else "", MUTED),
    )
    told, certainly, again = parts
    together = Content.assemble(told, (" · " if certain else "", MUTED), certainly, " " if more else "", again)
    return together if together.cell_length <= width else Content(" ").join(part for part in parts if part)


def who_whom(article: Article, links: Links, event: Event) -> Content:
    """Who → whom, as far as they are told."""
    who, whom = (participants_words(article, links, participants) for participants in (event.who, event.whom))
    if not whom:
        return who
    return Content.assemble(who, (" → " if who else "→ ", MUTED), whom)


def _when(text: str, event: Event, under: str | None = None) -> Content:
    """When it was: a date, or else the article's own words for it."""
    value = next((when.value for when in event.when if when.value), None)
    if value:
        return Content.styled(date(value), PLAIN) if value != under else Content("")
    return Content.styled(next((_words(text, when.span) for when in event.when), ""), f"italic {MUTED}")


def in_one_line(article: Article, links: Links, event: Event) -> tuple[Content, str]:
    """An event for a list of all kinds of things: its sign, who did what to whom; and what else is known of it."""
    text = article.text
    certain = REALIS[event.realis][1]
    steps = [
        participants_words(article, links, event.who),
        _trigger(article, links, event),
        participants_words(article, links, event.whom),
    ]
    what = Content.styled(" → ", MUTED).join(step for step in steps if step)
    facts = [
        event.type if event.type != "other" else "",
        *(_words(text, place.span) for place in event.where),
        certain,
        _when(text, event).plain,
    ]
    sign = Content.styled(f"{event_sign(event.type)} ", event_colour(event.type))
    return sign + what, " · ".join(filter(None, facts))


def _words(text: str, extent: Extent) -> str:
    return clean(text[slice(*extent)])
