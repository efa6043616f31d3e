"""Somebody across articles: what they said and did over time, in which articles they are and with whom."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from itertools import groupby
from typing import Final, NamedTuple, TypeVar

from textual import on, work
from textual.content import Content

from reader.app.home.room import Room
from reader.app.keys.table import bindings, shown
from reader.app.looks.colours import GROUP, event_colour, event_sign
from reader.app.looks.words import MUTED, clean, date, day, flow, line, spread
from reader.app.panel.list import RowList
from reader.app.panel.rows import MARKS, Row, gap, heading
from reader.app.settings.configured import configured
from reader.app.shelf import shelf_of
from reader.library.across.people import Appearance, Companion, Deed, Person, Saying
from reader.story import ActorKind, marked

MOST_BESIDE: Final = 12
"""So many companions are named."""
MOST_LINES: Final = 3
INDENT: Final = 2
"""Cells by which what is told stands under its day."""
Thing = TypeVar("Thing")
NOBODY: Final = "Nobody of that full name is in what you have read."


class Place(NamedTuple):
    """Where a row leads."""

    key: str
    """Of the article."""
    start: int


class PersonRoom(Room[None]):
    """Everything that the library knows of somebody."""

    BINDINGS = bindings("person")
    WHERE = "person"

    def __init__(self, name: str, kind: ActorKind, key: str = "") -> None:
        """`name`: the full name; `key`: the article that it was come from, which says who of that name is meant."""
        super().__init__()
        self._who = name
        self._called = name
        """The name as it is written, once that is known."""
        self._kind = kind
        self._key = key
        self._part: int | None = None
        self._places: Mapping[str, Place] = {}
        self._beside: Mapping[str, Companion] = {}
        self._apart: list[str] = []
        """The articles that were split off here, the last at the end."""

    @property
    def _list_name(self) -> str:
        return f"person {self._who}"

    def on_mount(self) -> None:
        self.head(self._who)
        self._look()

    @work(group="looking", exclusive=True)
    async def _look(self) -> None:
        shelf = shelf_of(self)
        if self._part is None:
            self._part = await self.still(
                shelf.ask(lambda library: library.people.part(self._who, self._kind, self._key), 0)
            )
        part = self._part or 0
        found = await self.still(shelf.ask(lambda library: library.people.person(self._who, self._kind, part), None))
        if found is None:
            self.head(self._who)
            self.show((), NOBODY)
            return
        self._called = found.name
        self.head(found.name, summary(found))
        made = list(rows(found))
        self._places = {row.key: place for row, place in made if isinstance(place, Place)}
        self._beside = {row.key: one for row, one in made if isinstance(one, Companion)}
        self.show([row for row, _ in made])

    @on(RowList.Chosen)
    def _chosen(self, event: RowList.Chosen) -> None:
        event.stop()
        key = event.row.key
        if (place := self._places.get(key)) is not None:
            self.post_message(self.Opened(*place))
        elif (other := self._beside.get(key)) is not None:
            self.app.push_screen(PersonRoom(other.name, other.kind))
        elif key.startswith(OTHER):
            self._part = int(key.removeprefix(OTHER))
            self._look()

    def action_part(self) -> None:
        """The article of the row tells of another one of that name."""
        row = self.list.row
        place = self._places.get(row.key) if row is not None else None
        if place is None:
            return
        name, kind, key = self._who, self._kind, place.key
        self._apart.append(key)
        shelf_of(self).leave(lambda library: library.people.split(name, kind, [key]))
        self._look()
        undo = next((shown(key.keys[0]) for key in configured(self).actions if key.id == "join" and key.keys), "")
        how = f" {undo} takes it back." if undo else ""
        self.notify(f"That article tells of another {clean(self._called)}.{how}", timeout=5, markup=False)

    def action_join(self) -> None:
        """Takes the last splitting back; where the page is of another one of a name, all of its articles."""
        name, kind = self._who, self._kind
        keys = [self._apart.pop()] if self._apart else []
        if not keys and self._part:
            keys = list(dict.fromkeys(place.key for place in self._places.values()))
            self._part = 0
        if not keys:
            self.notify("Nothing was split off here.", timeout=2, markup=False)
            return
        shelf_of(self).leave(lambda library: library.people.join(name, kind, keys))
        self._look()
        self.notify("They are the same again.", timeout=2, markup=False)


OTHER: Final = "other "
"""How the key of a row begins that leads to another one of the same name."""


def summary(person: Person) -> str:
    """How much there is of somebody, in a sentence."""
    main = sum(one.main for one in person.articles)
    days = sorted(one.day for one in person.articles if one.day and not one.got)
    span = ""
    if days:
        first, last = date(days[0]), date(days[-1])
        span = f", {first}" if first == last else f", {first} to {last}"
    parts = [
        _count(len(person.articles), "article") + (f" ({main} about them)" if main else ""),
        _count(len(person.said), "quote"),
        _count(len(person.did), "event"),
    ]
    return ", ".join(parts) + span


def _count(number: int, what: str) -> str:
    return f"{number} {what}{'s' if number != 1 else ''}"


def rows(person: Person) -> Iterator[tuple[Row, Place | Companion | None]]:
    """The rows of somebody's page, each with what it leads to."""
    outlets = {one.key: one.outlet or "" for one in (*person.articles, *person.earlier)}
    deeds = _deeds(person.did)
    said = [_saying(n, one, before, outlets) for n, (before, one) in enumerate(_after(person.said))]
    did = [_deed(n, some, before, outlets) for n, (before, some) in enumerate(_after(deeds))]
    seen = [_appearance(number, one) for number, one in enumerate(reversed(person.articles))]
    beside = [_companion(number, one) for number, one in enumerate(person.beside[:MOST_BESIDE])]
    others = [(_other(person.name, part), None) for part in person.others]
    sections: Sequence[tuple[str, Sequence[tuple[Row, Place | Companion | None]]]] = (
        ("Said", said), ("Did", did), ("In these articles", seen), ("Together with", beside),
        ("Not the same", others),
    )  # fmt: skip
    first = True
    for title, section in sections:
        if section:
            if not first:
                yield gap(), None
            yield heading(title), None
            first = False
            yield from section


def _after(things: Sequence[Thing]) -> Iterator[tuple[Thing | None, Thing]]:
    """Each with the one before it."""
    return zip([None, *things], things, strict=False)


def _saying(number: int, saying: Saying, before: Saying | None, outlets: Mapping[str, str]) -> tuple[Row, Place]:
    quoted = Content(marked(clean(saying.words), saying.kind))
    where = _where(saying, before, outlets)
    return _told(f"said {number}", quoted, where, Place(saying.key, saying.start))


def _deeds(did: Sequence[Deed]) -> list[Sequence[Deed]]:
    """Those that one sentence tells together."""
    return [list(some) for _, some in groupby(did, key=lambda deed: (deed.key, deed.sentence))]


def _deed(
    number: int, deeds: Sequence[Deed], before: Sequence[Deed] | None, outlets: Mapping[str, str]
) -> tuple[Row, Place]:
    """A sentence that tells what they did, its events marked in it."""
    signs = [Content.styled(event_sign(kind), event_colour(kind)) for kind in dict.fromkeys(d.type for d in deeds)]
    words = Content(clean(deeds[0].sentence))
    for word in {clean(deed.word) for deed in deeds}:
        at = words.plain.find(word)
        if at >= 0:
            words = words.stylize("bold", at, at + len(word))
    first = deeds[0]
    where = _where(first, before[0] if before else None, outlets)
    told = Content.assemble(*signs, " ", words)
    return _told(f"did {number}", told, where, Place(first.key, first.start))


def _where(thing: Saying | Deed, before: Saying | Deed | None, outlets: Mapping[str, str]) -> str:
    """When and in which outlet, where the row before did not say the same."""
    here, said = (
        tuple(part for part in (day(one.day, one.got), clean(outlets[one.key])) if part) if one else None
        for one in (thing, before)
    )
    return "" if here is None or here == said else " · ".join(here)


def _told(key: str, words: Content, where: str, place: Place) -> tuple[Row, Place]:
    def draw(width: int) -> list[Content]:
        room = width - INDENT
        told = [Content.assemble(" " * INDENT, one) for one in flow(words, room, MOST_LINES)]
        return [line(Content.styled(where, MUTED), width), *told] if where else told

    return Row(key, draw, texts=partial(tuple, [words.plain, where])), place


def _appearance(number: int, seen: Appearance) -> tuple[Row, Place]:
    title, where = (
        clean(seen.title or "without a title"),
        " · ".join(filter(None, [clean(seen.outlet or ""), day(seen.day, seen.got)])),
    )
    role = clean(seen.description or "")
    how = "" if seen.main else "named"

    def draw(width: int) -> list[Content]:
        lines = [spread(Content.styled(title, "$foreground"), Content.styled(how, MUTED), width, gap=2)]
        below = " · ".join(filter(None, [where, role]))
        return [*lines, line(Content.styled(below, MUTED), width)]

    return Row(f"in {number}", draw, texts=partial(tuple, [title, where, role])), Place(seen.key, seen.place)


def _companion(number: int, one: Companion) -> tuple[Row, Companion]:
    colour = f"${GROUP[one.kind].variable}"
    name = Content.assemble((f"{MARKS[one.kind]} ", colour), (clean(one.name), colour))
    times = Content.styled(_count(one.articles, "article"), MUTED)

    def draw(width: int) -> list[Content]:
        return [spread(name, times, width, gap=2)]

    return Row(f"with {number}", draw, texts=partial(tuple, [clean(one.name)])), one


def _other(name: str, part: int) -> Row:
    words = f"{'Another' if part else 'The first'} {clean(name)}"
    return Row(f"{OTHER}{part}", lambda width: [line(Content(words), width)], texts=partial(tuple, [words]))
