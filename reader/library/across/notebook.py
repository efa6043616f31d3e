"""Quotes that the user keeps, each with all it takes to cite it, whatever becomes of its article."""

from __future__ import annotations

import time
from collections.abc import Iterable
from typing import Final

from msgspec import Struct

from reader.library.across.folding import forms, name_forms
from reader.library.files.database import Database
from reader.library.files.packing import read, whole, written
from reader.library.keys import address, site, text_key
from reader.library.reading.articles import Articles
from reader.story import Extent, Quote, QuoteKind, Story, said

QUOTES: Final = (
    """CREATE TABLE IF NOT EXISTS quotes (
        text TEXT NOT NULL, start INTEGER NOT NULL, end INTEGER NOT NULL, kept REAL NOT NULL, quote TEXT NOT NULL,
        PRIMARY KEY (text, start, end)
    )""",
)


class KeptQuote(Struct, frozen=True):
    """A quote in the notebook; `start` and `end` are its places in the article's text."""

    key: str
    """Of the article."""
    start: int
    end: int
    words: str
    speaker: str | None
    role: str | None
    """Who the speaker is, in the article's words."""
    source: str
    outlet: str | None
    title: str | None
    published: str | None
    kept: float
    """Unix seconds."""
    kind: QuoteKind | None = None
    """None in what was kept before this was written down."""


class Notebook:
    """Does its work at once, in any thread, and raises LibraryError where it cannot."""

    def __init__(self, database: Database, articles: Articles) -> None:
        self._database = database
        self._articles = articles

    def keep(self, story: Story, quote: Quote, now: float | None = None) -> KeptQuote:
        """Writes a quote down."""
        entry = self._articles.entry(text_key(story.article))
        kept = noted(story, quote, entry.facts.outlet if entry else None, time.time() if now is None else now)
        with self._database.writing() as database:
            row = kept.key, kept.start, kept.end, kept.kept, written(kept)
            database.execute("INSERT OR REPLACE INTO quotes VALUES (?, ?, ?, ?, ?)", row)
        return kept

    def forget(self, key: str, start: int, end: int) -> None:
        """Takes a quote out."""
        with self._database.writing() as database:
            database.execute("DELETE FROM quotes WHERE text = ? AND start = ? AND end = ?", (key, start, end))

    def places(self, key: str) -> frozenset[Extent]:
        """Where in an article the quotes stand that are kept."""
        with self._database.reading() as database:
            if database is None:
                return frozenset()
            rows = database.execute("SELECT quote FROM quotes WHERE text = ?", (key,)).fetchall()
        return frozenset((one.start, one.end) for (row,) in rows if (one := read(row, KeptQuote)) is not None)

    def quotes(
        self, person: str = "", topic: str = "", after: str | None = None, before: str | None = None
    ) -> tuple[KeptQuote, ...]:
        """The quotes kept, the latest first: those of a speaker, with words in them or in their title, published from
        one ISO day on and before another."""
        with self._database.reading() as database:
            if database is None:
                return ()
            rows = database.execute("SELECT quote FROM quotes ORDER BY kept DESC, rowid DESC").fetchall()
        found = (read(row, KeptQuote) for (row,) in rows)
        return chosen((one for one in found if one is not None), person, topic, after, before)


def noted(story: Story, quote: Quote, outlet: str | None, now: float) -> KeptQuote:
    """A quote as it is written down."""
    article = story.article
    speaker = next((actor for actor in story.analysis.actors if actor.id == quote.speaker), None)
    name = speaker.name if speaker else article.text[slice(*quote.source)] if quote.source else None
    source = address(article.source) or article.source
    return KeptQuote(
        key=text_key(article),
        start=quote.content[0][0],
        end=quote.content[-1][1],
        words=whole(" ".join(" … ".join(said(article.text, quote)).split())),
        speaker=name and whole(" ".join(name.split())),
        role=whole(speaker.description) if speaker and speaker.description else None,
        source=whole(source),
        outlet=outlet or site(source),
        title=article.title and whole(article.title),
        published=article.published,
        kept=now,
        kind=quote.kind,
    )


def chosen(
    quotes: Iterable[KeptQuote], person: str = "", topic: str = "", after: str | None = None, before: str | None = None
) -> tuple[KeptQuote, ...]:
    """Those of the quotes that are by somebody (a part of the name will do), on something, and of a time. Of one
    without a date the day it was kept on counts for nothing: it is of no time."""
    name, words = {*name_forms(person)}, {*forms(topic)}
    return tuple(
        one
        for one in quotes
        if name <= {*name_forms(one.speaker or "")}
        and words <= {*forms(one.words), *forms(one.title or "")}
        and (after is None or (one.published or "") >= after)
        and (before is None or "" < (one.published or "") < before)
    )
