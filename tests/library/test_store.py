"""What is kept, and what becomes of it when the disk, another Reader or another version has its say."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from pathlib import Path
from typing import Any

import msgspec
import pytest
from msgspec.structs import replace

from reader.library import Library, LibraryError
from reader.library.corrected.corrections import Correction, Merge, Place, Rename, of_actor
from reader.story import Analysis, Entity
from tests.app.hand import STORY, TEXT, article

ARTICLE, ANALYSIS = STORY.article, STORY.analysis
KIRBY = next(actor for actor in ANALYSIS.actors if actor.name == "John Kirby")


@pytest.fixture
def library(tmp_path: Path) -> Library:
    return Library(tmp_path / "cache", tmp_path / "data")


def rename(name: str) -> Correction:
    return Rename(of_actor(TEXT, KIRBY), name)


def test_an_analysis_comes_back_as_it_was(library: Library, tmp_path: Path) -> None:
    assert library.analysis(ARTICLE, "m1") is None
    library.keep(ARTICLE, "m1", ANALYSIS)
    assert library.analysis(ARTICLE, "m1") == ANALYSIS
    assert Library(tmp_path / "cache", tmp_path / "data").analysis(ARTICLE, "m1") == ANALYSIS


def test_it_is_the_makers_and_of_the_article_as_it_was_read(library: Library) -> None:
    library.keep(ARTICLE, "m1", ANALYSIS)
    assert library.analysis(ARTICLE, "m2") is None
    assert library.analysis(msgspec.structs.replace(ARTICLE, published="1999-01-01"), "m1") is None
    assert library.analysis(msgspec.structs.replace(ARTICLE, blocks=ARTICLE.blocks[1:]), "m1") is None
    assert library.analysis(msgspec.structs.replace(ARTICLE, source="elsewhere.txt"), "m1") == ANALYSIS


def test_of_too_much_what_was_not_used_for_longest_goes(tmp_path: Path) -> None:
    library = Library(tmp_path, tmp_path)
    articles = [article(f"{TEXT} Text number {number}.") for number in range(4)]
    library.keep(articles[0], "m", ANALYSIS)
    with sqlite3.connect(tmp_path / "analyses.db") as database:
        size = database.execute("SELECT LENGTH(analysis) FROM analyses").fetchone()[0]
    library = Library(tmp_path, tmp_path, most_bytes=3 * size)
    for one in articles[1:3]:
        library.keep(one, "m", ANALYSIS)
    assert library.analysis(articles[0], "m") == ANALYSIS
    library.keep(articles[3], "m", ANALYSIS)
    assert [library.analysis(one, "m") is not None for one in articles] == [True, False, True, True]


def test_an_analysis_that_cannot_be_understood_is_made_again(library: Library, tmp_path: Path) -> None:
    library.keep(ARTICLE, "m", ANALYSIS)
    with sqlite3.connect(tmp_path / "cache" / "analyses.db") as database:
        database.execute("UPDATE analyses SET analysis = x'00'")
    assert library.analysis(ARTICLE, "m") is None


@pytest.mark.parametrize(
    "damage",
    [
        {"entities": (Entity(0, 10**9, "ORG"),)},
        {"entities": (Entity(-1, 3, "ORG"),)},
        {"entities": (Entity(0, 3, "ORG", "nobody"),)},
        {"actors": (replace(KIRBY, mentions=()),)},
        {"actors": (*ANALYSIS.actors, KIRBY)},
        {"actors": (*ANALYSIS.actors, replace(KIRBY, id="b", salience=float("inf")))},
        {"quotes": (replace(ANALYSIS.quotes[0], content=()),)},
        {"quotes": (replace(ANALYSIS.quotes[0], source=(7, 3)),)},
        {"events": (replace(ANALYSIS.events[0], trigger=(5, 5)),)},
        {"events": (replace(ANALYSIS.events[0], same_as="nothing"),)},
    ],
)
def test_a_row_that_is_no_analysis_of_the_text_is_made_again(library: Library, damage: dict[str, Any]) -> None:
    library.keep(ARTICLE, "m", replace(ANALYSIS, **damage))
    assert library.analysis(ARTICLE, "m") is None


def test_corrections_come_back_in_their_order_whatever_the_source(library: Library) -> None:
    made = (rename("Kirby"), rename("J. Kirby"), rename("Kirby"), Merge(of_actor(TEXT, KIRBY), of_actor(TEXT, KIRBY)))
    for correction in made:
        library.add(ARTICLE, correction)
    assert library.corrections(ARTICLE) == made
    assert library.corrections(msgspec.structs.replace(ARTICLE, source="copy.txt", blocks=())) == made
    assert library.corrections(article("Another text.")) == ()
    library.take_back(ARTICLE, [rename("Kirby")])
    assert library.corrections(ARTICLE) == (*made[:2], made[3])
    library.take_back(ARTICLE, [*made])
    assert library.corrections(ARTICLE) == ()


def test_corrections_that_do_not_fit_or_are_not_understood_are_passed_over(library: Library, tmp_path: Path) -> None:
    library.add(ARTICLE, rename("Kirby"))
    library.add(ARTICLE, Rename((Place(0, 4, "Oslo"),), "X"))
    library.add(ARTICLE, Rename((Place(10**9, 10**9 + 1, "O"),), "X"))
    with sqlite3.connect(tmp_path / "data" / "corrections.db") as database:
        database.execute("INSERT INTO corrections (text, made, correction) SELECT text, 0, '{\"type\": \"New\"}'"
                         " FROM corrections LIMIT 1")  # fmt: skip
    assert library.corrections(ARTICLE) == (rename("Kirby"),)


def test_two_readers_at_once(library: Library, tmp_path: Path) -> None:
    other = Library(tmp_path / "cache", tmp_path / "data")
    library.keep(ARTICLE, "m", ANALYSIS)
    library.add(ARTICLE, rename("A"))
    other.add(ARTICLE, rename("B"))
    library.take_back(ARTICLE, [rename("A")])
    assert other.corrections(ARTICLE) == (rename("B"),)
    with sqlite3.connect(tmp_path / "cache" / "analyses.db") as reading:  # an open look does not stop a writer
        reading.execute("BEGIN")
        reading.execute("SELECT * FROM analyses").fetchone()
        other.keep(ARTICLE, "m2", ANALYSIS)
        assert other.analysis(ARTICLE, "m2") == ANALYSIS


def test_a_locked_library_is_one_sentence(library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("reader.library.files.database.PATIENCE", 0.01)
    library.keep(ARTICLE, "m", ANALYSIS)
    lock = sqlite3.connect(tmp_path / "cache" / "analyses.db")
    lock.execute("BEGIN EXCLUSIVE")
    with pytest.raises(LibraryError, match=r"analyses\.db cannot be used"):
        library.keep(ARTICLE, "m", Analysis())
    lock.close()
    assert library.analysis(ARTICLE, "m") == ANALYSIS


@pytest.mark.parametrize("damage", [b"no database at all, but long enough to be one" * 40, None])
def test_a_damaged_library_is_put_aside_and_begun_anew(library: Library, tmp_path: Path, damage: bytes | None) -> None:
    library.add(ARTICLE, rename("A"))
    path = tmp_path / "data" / "corrections.db"
    path.write_bytes(damage if damage is not None else path.read_bytes()[:100] + b"\x5a" * 8000)
    damaged = path.read_bytes()
    with pytest.raises(LibraryError, match="is damaged"):
        library.corrections(ARTICLE)
    library.add(ARTICLE, rename("B"))
    assert library.corrections(ARTICLE) == (rename("B"),)
    path.write_bytes(b"damaged again " * 100)
    with pytest.raises(LibraryError, match=r"corrections\.db\.damaged-2 now"):
        library.corrections(ARTICLE)
    assert (tmp_path / "data" / "corrections.db.damaged").read_bytes() == damaged
    assert (tmp_path / "data" / "corrections.db.damaged-2").read_bytes() == b"damaged again " * 100


def test_a_folder_that_cannot_be_made_is_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    library = Library(tmp_path / "file", tmp_path / "file" / "deeper")
    assert library.analysis(ARTICLE, "m") is None
    for work in (lambda: library.keep(ARTICLE, "m", ANALYSIS), lambda: library.add(ARTICLE, rename("A"))):
        with pytest.raises(LibraryError, match="cannot be written"):
            work()


def test_nothing_is_written_before_there_is_something_to_keep(tmp_path: Path) -> None:
    Library(tmp_path / "cache", tmp_path / "data")
    assert list(tmp_path.iterdir()) == []


def test_where_nothing_is_kept_that_is_told_without_what_only_works_on_what_is(tmp_path: Path) -> None:
    later = [f"reader.library.{name}" for name in ("across.people", "across.notebook", "feeds", "finding", "transfer")]
    code = f"""
import sys
from pathlib import Path
from reader.library.store import Library

library = Library(Path(sys.argv[1]), Path(sys.argv[1]))
print(library.articles.entry("a"), [m for m in {later} if m in sys.modules])
"""
    told = subprocess.run([sys.executable, "-c", code, str(tmp_path)], capture_output=True, text=True, check=True)
    assert told.stdout.strip() == "None []"
