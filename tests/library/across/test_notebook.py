"""Quotes that are kept."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from msgspec.structs import replace

from reader.library import Library
from reader.library.keys import text_key
from tests.library.synthetic import story

PEOPLE = {"Mara Quill": "person", "Otto Brand": "person"}


def test_a_quote_is_kept_with_all_it_takes_to_cite_it(tmp_path: Path) -> None:
    library = Library(tmp_path, tmp_path)
    one = story("Ferry", "“It is\nover for boats,” Mara Quill said.", source="https://www.news.example/a",
                published="2021-06-27", people=PEOPLE, quotes={"It is\nover for boats": "Mara Quill"})  # fmt: skip
    actors = (replace(one.analysis.actors[0], description="the mayor"),)
    one = replace(one, analysis=replace(one.analysis, actors=actors))
    other = story("Bridge", "“Never,” somebody said. “No boats,” Otto Brand said.", people=PEOPLE,
                  quotes={"Never": "nobody", "No boats": "Otto Brand"})  # fmt: skip
    kept = library.notebook.keep(one, one.analysis.quotes[0], now=5.0)
    assert (kept.words, kept.speaker, kept.role, kept.outlet, kept.title, kept.published, kept.kept) == (
        "It is over for boats", "Mara Quill", "the mayor", "news.example", "Ferry", "2021-06-27", 5.0,
    )  # fmt: skip
    assert one.article.text[kept.start : kept.end] == "It is\nover for boats"
    for number, quote in enumerate(other.analysis.quotes):
        library.notebook.keep(other, quote, now=6.0 + number)
    library.notebook.keep(one, one.analysis.quotes[0], now=9.0)
    quotes = library.notebook.quotes
    assert [found.words for found in quotes()] == ["It is over for boats", "No boats", "Never"]
    assert [found.words for found in quotes(person="quill")] == ["It is over for boats"]
    assert [found.words for found in quotes(topic="BOATS")] == ["It is over for boats", "No boats"]
    assert [found.words for found in quotes(topic="bridge no")] == ["No boats"]
    assert [found.words for found in quotes(after="2021-06-27", before="2021-06-28")] == ["It is over for boats"]
    assert quotes(before="2021-06-27") == quotes(after="2022") == ()
    assert library.notebook.places(text_key(one.article)) == {(kept.start, kept.end)}
    library.notebook.forget(kept.key, kept.start, kept.end)
    assert len(quotes()) == 2
    with sqlite3.connect(tmp_path / "articles.db") as database:
        database.execute("UPDATE quotes SET quote = '{' WHERE kept = 6.0")
    assert [found.words for found in quotes()] == ["No boats"]
