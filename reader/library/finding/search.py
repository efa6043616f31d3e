"""Full-text search over everything that was read."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any, Final, Literal

from msgspec import Struct
from msgspec.json import encode
from msgspec.structs import replace

from reader.library.files.packing import told
from reader.library.finding.index import Index
from reader.library.finding.query import Phrase, Query

if TYPE_CHECKING:
    import sqlite3

    from reader.library.reading.articles import Articles

MOST: Final = 100
"""So many hits are given."""
MOST_OF_ONE: Final = 3
"""So many of them at most are of one article."""
_SLACK: Final = 20
"""So many times as many are looked at to find that many of enough articles."""


class Hit(Struct, frozen=True):
    """A sentence, a quote, an event or a title that was found, or an article of which nothing was asked but what it is;
    `start` is where to open it."""

    key: str
    """Of the article."""
    what: Literal["article", "title", "sentence", "quote", "event"]
    start: int
    end: int
    words: str
    """What stands there; of an event the sentence that tells it."""
    speaker: str | None
    """Who says it, of a quote."""
    title: str | None
    outlet: str | None
    day: str
    """ISO: of publication, or else the day it was got."""
    got: bool = False
    """Whether it is only the day it was got, which tells nothing of the text's own date."""
    earlier: bool = False
    """Whether it stands in a version of the article after which came another, which has it no more."""


class Search:
    """Looks through what was read. Does its work at once, in any thread, and raises LibraryError where it cannot."""

    def __init__(self, index: Index, articles: Articles) -> None:
        self._index = index
        self._articles = articles

    def find(self, query: Query, limit: int = MOST) -> tuple[Hit, ...]:
        """What was asked for, best first; of equals the latest. First come passages that have all the words, then
        those that have some, of articles that have all. Of several versions of an article it is the latest that has
        what was asked for."""
        self._index.refresh()
        filters, values = self._filters(query)
        with self._index.database.reading() as database:
            if database is None:
                return ()
            narrowed = _About(database, query).narrow
            asked, rest = _asked(query)
            if not asked and not query.who:
                rows = database.execute(
                    "SELECT d.text, 'article', 0, 0, COALESCE(d.title, ''), NULL, d.title, d.outlet, d.day, 0"
                    f" FROM documents d WHERE {filters} ORDER BY d.day DESC, d.id DESC LIMIT ?",
                    (*values, limit * _SLACK),
                ).fetchall()
                return self._chosen(rows, limit)
            if not asked:
                rows = self._of_people(database, narrowed, filters, values, limit)
                return self._chosen(rows, limit)
            there = _IN_ARTICLE * len(rest)
            rows = _passages(database, " AND ".join(asked), narrowed, filters + there, [*values, *rest], limit)
            if len(asked) > 1 and len(rows) < limit:
                there += _IN_ARTICLE * len(asked)
                some = " OR ".join(asked)
                rows += _passages(database, some, narrowed, filters + there, [*values, *rest, *asked], limit)
        return self._chosen(rows, limit)

    def _chosen(self, rows: Sequence[Any], limit: int) -> tuple[Hit, ...]:
        """The first rows, each place once, of one article no more than a few, and those of one version."""
        there = {told(row[0]) for row in rows}
        later = self._articles.later(there)
        seen: set[tuple[str, int, int]] = set()
        count: Counter[str] = Counter()
        hits: list[Hit] = []
        for row in rows:
            hit = _hit(row)
            others = later.get(hit.key, ())
            place = hit.key, hit.start, hit.end
            if place in seen or count[hit.key] == MOST_OF_ONE or not there.isdisjoint(others):
                continue
            seen.add(place)
            count[hit.key] += 1
            hits.append(replace(hit, earlier=bool(others)))
            if len(hits) == limit:
                break
        undated = self._articles.undated({hit.key for hit in hits})
        return tuple(replace(hit, got=hit.key in undated) for hit in hits)

    def _filters(self, query: Query) -> tuple[str, list[object]]:
        """Conditions on the document, with their values."""
        conditions, values = ["1"], list[object]()
        for comparison, day in ((">=", query.after), ("<", query.before)):
            if day is not None:
                conditions.append(f"d.day {comparison} ?")
                values.append(day)
        for source in query.sources:
            conditions.append("INSTR(d.source, ?)")
            values.append(source)
        if query.tags or query.states:
            conditions.append("d.text IN (SELECT value FROM json_each(?))")
            values.append(encode([*self._articles.keys(query.tags, query.states)]).decode())
        return " AND ".join(conditions), values

    @staticmethod
    def _of_people(
        database: sqlite3.Connection, narrowed: str, filters: str, values: Sequence[object], limit: int
    ) -> list[Any]:
        """Where somebody is: what they said first, then where they are told of."""
        return database.execute(
            f"SELECT {_FOUND}, 0 AS score FROM places p JOIN documents d ON d.id = p.document"
            " JOIN passages ON passages.rowid = p.id"
            f" WHERE p.what IN ('quote', 'sentence') AND {narrowed} AND {filters}"
            " ORDER BY p.what = 'sentence', d.day DESC, p.id LIMIT ?",
            (*values, limit * _SLACK),
        ).fetchall()


_FOUND: Final = (
    "d.text, p.what, p.start, p.end, COALESCE(passages.sentence, passages.quote, ("
    "SELECT s.sentence FROM places around JOIN passages s ON s.rowid = around.id"
    " WHERE around.document = p.document AND around.what = 'sentence'"
    " AND around.start <= p.start AND around.end >= p.end LIMIT 1"
    "), passages.event),"
    " (SELECT GROUP_CONCAT(name, ', ') FROM about a JOIN actors ON actors.id = a.actor"
    " WHERE a.place = p.id AND p.what = 'quote'), d.title, d.outlet, d.day"
)
_IN_ARTICLE: Final = (
    " AND d.id IN (SELECT o.document FROM places o WHERE o.id IN (SELECT rowid FROM passages WHERE passages MATCH ?))"
)


def _passages(
    database: sqlite3.Connection, match: str, narrowed: str, filters: str, values: Sequence[object], limit: int
) -> list[Any]:
    return database.execute(
        f"SELECT {_FOUND}, ROUND(bm25(passages), 1) AS score FROM passages JOIN places p ON p.id = passages.rowid"
        f" JOIN documents d ON d.id = p.document WHERE passages MATCH ? AND {narrowed} AND {filters}"
        " ORDER BY score, d.day DESC, p.id LIMIT ?",
        (match, *values, limit * _SLACK),
    ).fetchall()


class _About:
    """The actors that are asked for, as a condition on a place."""

    def __init__(self, database: sqlite3.Connection, query: Query) -> None:
        conditions = ["1"]
        for name in query.who:
            match = " AND ".join(_terms([(word,) for word in name]))
            rows = database.execute("SELECT rowid FROM names WHERE names MATCH ?", (match,)).fetchall()
            numbers = ", ".join(str(int(number)) for (number,) in rows)
            conditions.append(f"p.id IN (SELECT place FROM about WHERE actor IN ({numbers}))")
        self.narrow = " AND ".join(conditions)


def _asked(query: Query) -> tuple[list[str], list[str]]:
    """What is looked for, and what else the article is to have: each as the index takes it."""
    fields = {"quote": query.said, "event": query.event, "sentence": query.words}
    asked = [[f"{column} : {term}" for term in _terms(phrases)] for column, phrases in fields.items() if phrases]
    return (asked[0], [term for terms in asked[1:] for term in terms]) if asked else ([], [])


def _terms(phrases: Iterable[Phrase]) -> Iterable[str]:
    """Phrases as the index takes them: nothing in them is more than a word."""
    return ['"{}"'.format(" ".join(phrase).replace('"', '""')) for phrase in phrases]


def _hit(row: Any) -> Hit:
    key, what, start, end, words, speaker, title, outlet, day, _ = row
    kind: Any = told(what)
    line = " ".join(told(words).split())
    return Hit(told(key), kind, start, end, line, _known(speaker), _known(title), _known(outlet), told(day))


def _known(value: Any) -> str | None:
    return None if value is None else told(value)
