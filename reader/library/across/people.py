"""Persons, organizations, places and groups across the articles that were read.

Actors of different articles are the same where their kind and their full name are, unless the user has said otherwise.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Final, Literal, NamedTuple

from msgspec import Struct

from reader.library.across.names import full_name, own_name
from reader.library.files.database import Database
from reader.library.files.packing import told, whole
from reader.library.finding.index import Index
from reader.library.reading.articles import Articles
from reader.library.reading.kept import main_actors
from reader.sentences import sentence
from reader.story import Actor, ActorKind, EventType, QuoteKind, Realis, Story, said

MOST: Final = 500
"""So many articles at most are looked into for one person, the latest."""
SPLITS: Final = (
    """CREATE TABLE IF NOT EXISTS splits (
        kind TEXT NOT NULL, name TEXT NOT NULL, text TEXT NOT NULL, part INTEGER NOT NULL,
        PRIMARY KEY (kind, name, text)
    )""",
)
"""Which articles tell of another one of that name."""


class Appearance(Struct, frozen=True):
    """An article that somebody is in."""

    key: str
    title: str | None
    outlet: str | None
    day: str
    main: bool
    """Whether the article is about them; else they are merely named."""
    place: int
    """Where they are first mentioned."""
    description: str | None
    """Who they are, in the article's words."""
    got: bool = False
    """Whether `day` is only the one it was got, for it does not say its own."""


class Saying(Struct, frozen=True):
    """A quote of theirs; it opens at `start`."""

    key: str
    day: str
    words: str
    start: int
    end: int
    kind: QuoteKind
    got: bool = False
    """As of an `Appearance`."""


class Deed(Struct, frozen=True):
    """An event they take part in; `start` to `end` is its word."""

    key: str
    day: str
    """When it happened, as far as that is known; else the article's day."""
    type: EventType
    realis: Realis
    role: Literal["who", "whom"]
    word: str
    sentence: str
    start: int
    end: int
    got: bool = False
    """As of an `Appearance`."""


class Companion(Struct, frozen=True):
    """Somebody who is in the same articles, and in how many."""

    name: str
    kind: ActorKind
    articles: int


class Person(Struct, frozen=True):
    """Somebody as all articles tell of them, in order of time."""

    name: str
    kind: ActorKind
    part: int
    """Which one of those who have the name: 0, unless the user has split them."""
    others: tuple[int, ...]
    """The parts of the others of that name."""
    articles: tuple[Appearance, ...]
    """Each in the last version that they are in."""
    earlier: tuple[Appearance, ...]
    """Earlier versions of these."""
    said: tuple[Saying, ...]
    did: tuple[Deed, ...]
    beside: tuple[Companion, ...]
    """The most frequent first."""


class Known(Struct, frozen=True):
    """Somebody who is in articles that were read."""

    name: str
    kind: ActorKind
    articles: int
    main: int
    """In so many of them as a main actor."""


class Parted(Struct, frozen=True):
    """An article (`text` is its key) that tells of another one of a name, in its full form."""

    kind: str
    name: str
    text: str
    part: int


class Telling(NamedTuple):
    """An article as it is gone through for a person."""

    key: str
    outlet: str | None
    day: str
    got: bool
    story: Story
    later: tuple[str, ...] = ()
    """The keys of later versions of the article."""


class People:
    """Who is in what was read. Does its work at once, in any thread, and raises LibraryError where it cannot."""

    def __init__(self, index: Index, articles: Articles, database: Database) -> None:
        self._index = index
        self._articles = articles
        self._database = database

    def person(self, name: str, kind: ActorKind, part: int = 0) -> Person | None:
        """All that is known of somebody by their full name; None where nobody read of has it, or it is none."""
        full = full_name(name, kind)
        if full is None:
            return None
        self._index.refresh()
        with self._index.database.reading() as database:
            if database is None:
                return None
            rows = database.execute(
                "SELECT DISTINCT d.text, d.outlet, d.day FROM actors a JOIN documents d ON d.id = a.document"
                " WHERE a.full = ? AND a.kind = ? ORDER BY d.day DESC, d.id DESC",
                (full, kind),
            ).fetchall()
        parts = self._parts(full, kind)
        own = [row for row in rows if parts.get(told(row[0]), 0) == part][:MOST]
        later = self._articles.later(told(key) for key, _, _ in own)
        undated = self._articles.undated(told(key) for key, _, _ in own)
        tellings = []
        for key, outlet, day in own:
            story = self._articles.story(told(key))
            if story is not None:
                here = told(key)
                where = told(outlet) if outlet else None
                tellings.append(Telling(here, where, told(day), here in undated, story, later.get(here, ())))
        all_parts = {parts.get(told(key), 0) for key, _, _ in rows}
        return person(full, kind, tellings[::-1], part, sorted(all_parts - {part})) if tellings else None

    def part(self, name: str, kind: ActorKind, key: str) -> int:
        """Which one of those who have the name an article tells of, by which `person` knows them."""
        full = full_name(name, kind)
        return self._parts(full, kind).get(key, 0) if full else 0

    def articles(self, name: str, kind: ActorKind, part: int = 0) -> int:
        """In how many articles somebody is, however many versions there are of each."""
        full = full_name(name, kind)
        if full is None:
            return 0
        self._index.refresh()
        with self._index.database.reading() as database:
            if database is None:
                return 0
            rows = database.execute(
                "SELECT DISTINCT d.text FROM actors a JOIN documents d ON d.id = a.document"
                " WHERE a.full = ? AND a.kind = ?",
                (full, kind),
            ).fetchall()
        parts = self._parts(full, kind)
        keys = {told(key) for (key,) in rows if parts.get(told(key), 0) == part}
        return len(keys) - sum(not keys.isdisjoint(others) for others in self._articles.later(keys).values())

    def known(self, kind: ActorKind | None = None, limit: int = 200) -> tuple[Known, ...]:
        """Who is in the most articles, those in which they are main actors first."""
        self._index.refresh()
        with self._index.database.reading() as database:
            if database is None:
                return ()
            rows = database.execute(
                "SELECT MAX(name), kind, COUNT(DISTINCT document) AS articles,"
                " COUNT(DISTINCT CASE WHEN main THEN document END) AS main FROM actors"
                " WHERE full IS NOT NULL AND (? IS NULL OR kind = ?)"
                " GROUP BY full, kind ORDER BY main DESC, articles DESC, full LIMIT ?",
                (kind, kind, limit),
            ).fetchall()
        return tuple(Known(told(name), _kind(of), articles, main) for name, of, articles, main in rows)

    def split(self, name: str, kind: ActorKind, keys: Iterable[str]) -> int | None:
        """These articles tell of another one of that name; their part, by which `person` knows them. None where the
        name is no full one."""
        full = full_name(name, kind)
        if full is None:
            return None
        with self._database.writing() as database:
            (last,) = database.execute(
                "SELECT COALESCE(MAX(part), 0) FROM splits WHERE kind = ? AND name = ?", (kind, whole(full))
            ).fetchone()
            rows = [(kind, whole(full), key, int(last) + 1) for key in keys]
            database.executemany("INSERT OR REPLACE INTO splits VALUES (?, ?, ?, ?)", rows)
        return int(last) + 1

    def join(self, name: str, kind: ActorKind, keys: Iterable[str]) -> None:
        """These articles tell of the first one of that name again."""
        full = full_name(name, kind)
        with self._database.writing() as database:
            rows = [(kind, whole(full or ""), key) for key in keys]
            database.executemany("DELETE FROM splits WHERE kind = ? AND name = ? AND text = ?", rows)

    def _parts(self, full: str, kind: str) -> dict[str, int]:
        with self._database.reading() as database:
            if database is None:
                return {}
            rows = database.execute(
                "SELECT text, part FROM splits WHERE kind = ? AND name = ?", (kind, whole(full))
            ).fetchall()
        return {told(text): part for text, part in rows if isinstance(part, int)}


def person(
    full: str, kind: ActorKind, tellings: Sequence[Telling], part: int = 0, others: Iterable[int] = ()
) -> Person:
    """Somebody as articles in order of time tell of them; `full` is the name as `full_name` has it.

    Of several versions of an article only the last one that they are in counts; of the others there is what it leaves
    out.
    """
    parts = [one for telling in tellings if (one := _in(telling, full, kind)) is not None]
    there = {one.telling.key for one in parts}
    last = [one for one in parts if there.isdisjoint(one.telling.later)]
    earlier = [one for one in parts if not there.isdisjoint(one.telling.later)]
    names, beside, called = Counter[str](), Counter[tuple[str, ActorKind]](), dict[tuple[str, ActorKind], str]()
    for one in last:
        names.update(actor.name for actor in one.actors if full_name(actor.name, kind) == full)
        called = one.companions | called
        beside.update(one.companions.keys())
    words = {one.telling.key: {saying.words for saying in one.said} for one in parts}
    sentences = {one.telling.key: {deed.sentence for deed in one.did} for one in parts}
    sayings, deeds = list[Saying](), list[Deed]()
    for one in parts:
        later = [key for key in one.telling.later if key in there]
        sayings += [saying for saying in one.said if not any(saying.words in words[key] for key in later)]
        deeds += [deed for deed in one.did if not any(deed.sentence in sentences[key] for key in later)]
    return Person(
        name=names.most_common(1)[0][0] if names else full,
        kind=kind,
        part=part,
        others=tuple(others),
        articles=tuple(_appearance(one.telling, one.actors) for one in last),
        earlier=tuple(_appearance(one.telling, one.actors) for one in earlier),
        said=tuple(sayings),
        did=tuple(sorted(deeds, key=lambda deed: deed.day)),
        beside=tuple(Companion(called[who], who[1], count) for who, count in beside.most_common()),
    )


class _Part(NamedTuple):
    """Somebody as one article tells of them."""

    telling: Telling
    actors: Sequence[Actor]
    companions: dict[tuple[str, ActorKind], str]
    """The others in it, by name and kind, with what they are called there."""
    said: Sequence[Saying]
    did: Sequence[Deed]


def _in(telling: Telling, full: str, kind: ActorKind) -> _Part | None:
    """What an article tells of somebody; None where they are not in it."""
    text, everyone = telling.story.article.text, telling.story.analysis.actors
    known = {actor.id: own_name(text, actor) for actor in everyone}
    actors = [actor for actor in everyone if actor.kind == kind and known[actor.id] == full]
    if not actors:
        return None
    ids = {actor.id for actor in actors}
    companions = {(own, actor.kind): actor.name for actor in everyone if (own := known[actor.id])}
    companions.pop((full, kind), None)
    return _Part(telling, actors, companions, [*_sayings(telling, ids)], [*_deeds(telling, ids)])


def _appearance(telling: Telling, actors: Sequence[Actor]) -> Appearance:
    main = {actor.id for actor in main_actors(telling.story.analysis)}
    return Appearance(
        key=telling.key,
        title=telling.story.article.title,
        outlet=telling.outlet,
        day=telling.day,
        got=telling.got,
        main=any(actor.id in main for actor in actors),
        place=min(actor.mentions[0].start for actor in actors),
        description=next((actor.description for actor in actors if actor.description), None),
    )


def _sayings(telling: Telling, ids: set[str]) -> Iterator[Saying]:
    text = telling.story.article.text
    for quote in telling.story.analysis.quotes:
        if ids & {quote.speaker, *quote.speakers}:
            words = " ".join(" … ".join(said(text, quote)).split())
            yield Saying(telling.key, telling.day, words, *quote.extent, quote.kind, telling.got)


def _deeds(telling: Telling, ids: set[str]) -> Iterator[Deed]:
    """Of each event that somebody is in, the first telling that says so: a headline often leaves out who did it."""
    article = telling.story.article
    known = set[str]()
    for event in telling.story.analysis.events:
        does = any(part.actor in ids for part in event.who)
        telling_of = event.same_as or event.id
        if telling_of in known or not (does or any(part.actor in ids for part in event.whom)):
            continue
        known.add(telling_of)
        known_day = next((when.value for when in event.when if when.value), None)
        day, got = (telling.day, telling.got) if known_day is None else (known_day, False)
        start, end = event.trigger
        around = " ".join(article.text[slice(*sentence(article, start))].split())
        role: Literal["who", "whom"] = "who" if does else "whom"
        word = article.text[start:end]
        yield Deed(telling.key, day, event.type, event.realis, role, word, around, start, end, got)


def _kind(value: object) -> ActorKind:
    kind = told(value)
    return kind if kind in ("person", "organization", "place") else "group"  # type: ignore[return-value]
