"""The articles that were read: what is kept of them, and what becomes of it."""

from __future__ import annotations

import sqlite3
import stat
from pathlib import Path

import pytest
from msgspec.structs import replace

from reader.library import Library, LibraryError, Private
from reader.library.keys import address, site, text_key
from reader.library.reading.kept import Mark, Remark, authors, facts, main_actors
from reader.story import Actor, Analysis, Article, Block, Mention, Pipeline, Quote, Story
from tests.app.hand import STORY, TEXT, article

WEB = "https://www.example.org/world/harbour"
ARTICLE = replace(STORY.article, source=WEB, byline="By Ann Lee and Bo Ek, Reuters", published="2021-06-28")
FULL = replace(STORY, article=ARTICLE)


@pytest.fixture
def library(tmp_path: Path) -> Library:
    return Library(tmp_path / "cache", tmp_path / "data")


def spoil(folder: Path, *statements: str) -> None:
    with sqlite3.connect(folder / "data" / "articles.db") as database:
        for statement in statements:
            database.execute(statement)


def test_an_article_that_was_opened_is_kept_whole(library: Library) -> None:
    key = library.articles.opened(ARTICLE, now=50.0, fetched=40.0)
    assert key == text_key(ARTICLE)
    assert library.articles.article(key) == ARTICLE
    entry = library.articles.entry(key)
    assert entry is not None
    assert not entry.analysed
    assert not entry.finished
    assert (entry.first_opened, entry.last_opened, entry.fetched) == (50.0, 50.0, 40.0)
    assert (entry.facts.source, entry.facts.outlet, entry.facts.published) == (WEB, "example.org", "2021-06-28")
    assert entry.facts.authors == ("Ann Lee", "Bo Ek")
    assert entry.facts.words > 100
    assert library.articles.story(key) == Story(ARTICLE, Analysis(), Pipeline("", ""))


def test_its_analysis_comes_later_and_stays(library: Library) -> None:
    library.articles.opened(ARTICLE, now=1.0)
    key = library.articles.keep(FULL, now=2.0, outlet="Harbour News")
    library.articles.opened(ARTICLE, now=3.0)
    assert library.articles.story(key) == FULL
    entry = library.articles.entry(key)
    assert entry is not None
    assert entry.analysed
    assert (entry.first_opened, entry.last_opened, entry.facts.outlet) == (1.0, 3.0, "Harbour News")
    assert entry.facts.counts.quotes == len(FULL.analysis.quotes)
    assert "John Kirby" in entry.facts.actors


def test_the_place_and_how_far(library: Library) -> None:
    key = library.articles.opened(ARTICLE)
    library.articles.moved(key, 300, 700)
    library.articles.moved(key, 20)
    entry = library.articles.entry(key)
    assert entry is not None
    assert (entry.place, entry.furthest, entry.unread) == (20, 700, True)
    assert 0 < entry.part_read < 1
    library.articles.moved(key, 400, entry.facts.end)
    library.articles.moved(key, 0)
    assert (found := library.articles.entry(key)) is not None
    assert found.finished
    assert found.place == 0
    library.articles.finish(key, False)
    assert (found := library.articles.entry(key)) is not None
    assert found.unread


def test_furniture_after_the_article_needs_not_be_read() -> None:
    text = "One two three.\nMore on this site"
    blocks = (Block("paragraph", 0, 14), Block("furniture", 15, len(text)))
    library = Library(Path("/nowhere"), Path("/nowhere"))
    assert library.articles.entries() == ()
    found = facts(Article("-", None, None, None, text, blocks), None, "-")
    assert (found.end, found.words, found.outlet) == (14, 3, None)


def test_stars_notes_tags_marks_and_remarks(library: Library) -> None:
    key = library.articles.opened(ARTICLE)
    library.articles.star(key)
    library.articles.note(key, "ask\nwhy")
    library.articles.tag(key, ["Middle East", "#war", "  ", "war"])
    library.articles.mark(key, "b", 30)
    library.articles.mark(key, "a", 10)
    library.articles.mark(key, "b", 40)
    kirby = Remark("actor", "John Kirby", 5, 15, starred=True)
    said = Remark("quote", "We are", 2, 4, note="odd")
    library.articles.remark(key, kirby)
    library.articles.remark(key, said)
    entry = library.articles.entry(key)
    assert entry is not None
    assert (entry.starred, entry.note, entry.tags) == (True, "ask\nwhy", ("middle-east", "war"))
    assert library.articles.marks(key) == (Mark("a", 10), Mark("b", 40))
    assert library.articles.remarks(key) == (said, kirby)
    assert library.articles.tags() == {"middle-east": 1, "war": 1}
    library.articles.mark(key, "a", None)
    library.articles.remark(key, replace(kirby, starred=False))
    library.articles.tag(key, [])
    library.articles.keep(FULL)
    assert library.articles.marks(key) == (Mark("b", 40),)
    assert library.articles.remarks(key) == (said,)
    assert (found := library.articles.entry(key)) is not None
    assert found.starred
    assert found.note
    assert not found.tags


def test_the_latest_come_first(library: Library) -> None:
    keys = [library.articles.opened(article(f"Number {n}."), now=float(n)) for n in range(4)]
    library.articles.opened(article("Number 1."), now=9.0)
    assert [entry.key for entry in library.articles.entries()] == [keys[1], keys[3], keys[2], keys[0]]
    assert [entry.key for entry in library.articles.entries(2)] == [keys[1], keys[3]]
    assert [entry.key for entry in library.articles.entries(order="first")] == keys[::-1]


def test_a_page_that_goes_back_to_what_it_was_has_what_it_was_meanwhile_before_it(library: Library) -> None:
    meanwhile = replace(ARTICLE, text=TEXT + " Corrected.")
    for one, at in ((ARTICLE, 1.0), (meanwhile, 2.0), (ARTICLE, 3.0)):
        library.articles.moved(library.articles.opened(one, now=at), 0, 5)
    assert (was := library.articles.before(ARTICLE, 3.0)) is not None
    assert was.article.text == meanwhile.text
    assert (was := library.articles.before(meanwhile, 2.0)) is not None
    assert was.article.text == TEXT
    assert library.articles.before(ARTICLE, 1.0) is None


def test_another_text_at_the_same_address_keeps_both(library: Library) -> None:
    old = library.articles.keep(FULL, now=1.0)
    later = replace(ARTICLE, text=TEXT + " Corrected.", source=WEB + "?utm_source=mail")
    assert library.articles.before(later) is None  # the reader has not seen the old one
    library.articles.moved(old, 0, 5)
    assert library.articles.before(later) is not None
    new = library.articles.opened(later, now=2.0)
    library.articles.opened(replace(ARTICLE, source="https://other.example/"), now=3.0)
    assert [entry.key for entry in library.articles.versions(WEB)] == [old, new]
    assert (before := library.articles.before(later)) is not None
    assert before.article.text == TEXT
    assert library.articles.before(ARTICLE) is None
    front = replace(article("Rents rise by a tenth, says the union.", title="Rents rise"), source=WEB)
    assert library.articles.before(front) is None
    assert [entry.key for entry in library.articles.versions("https://other.example")] == [old]
    for text in ("One.", "Two."):
        library.articles.opened(article(text, source="-"))
    assert library.articles.versions("-") == ()


def test_a_capital_letter_marks_one_place_of_all(library: Library) -> None:
    one, other = (library.articles.opened(article(f"Number {n}.")) for n in range(2))
    for key, place in ((one, 3), (other, 5)):
        library.articles.mark(key, "A", place)
        library.articles.mark(key, "a", place)
    assert library.articles.capitals() == {"A": (other, 5)}
    assert [mark.letter for mark in library.articles.marks(one)] == ["a"]
    library.forget(other)
    assert library.articles.capitals() == {}


def test_facts_of_an_older_library_learn_who_the_main_actors_are(library: Library, tmp_path: Path) -> None:
    key = library.articles.keep(FULL)
    entry = library.articles.entry(key)
    assert entry is not None
    assert [main.kind for main in entry.facts.mains][:1] == [FULL.analysis.actors[0].kind]
    assert len(entry.facts.mains) == len(entry.facts.actors)
    spoil(tmp_path, "UPDATE articles SET facts = json_remove(facts, '$.mains')", "PRAGMA user_version = 4")
    assert Library(tmp_path / "cache", tmp_path / "data").articles.entry(key) == entry


def test_damaged_rows_do_not_shut_out_the_others(library: Library, tmp_path: Path) -> None:
    keys = [library.articles.keep(FULL)]
    keys += [library.articles.opened(article(f"Number {n}."), now=float(n)) for n in range(6)]
    spoil(
        tmp_path,
        f"UPDATE articles SET facts = '{{' WHERE text = '{keys[1]}'",
        f"UPDATE articles SET first = x'ff' WHERE text = '{keys[2]}'",
        f"UPDATE articles SET place = 'x' WHERE text = '{keys[3]}'",
        f"UPDATE articles SET article = x'00', note = CAST(x'ff41' AS TEXT) WHERE text = '{keys[4]}'",
        f"UPDATE articles SET analysis = x'00', pipeline = 7 WHERE text = '{keys[0]}'",
        f"INSERT INTO marks VALUES ('{keys[0]}', 'x', 'nowhere')",
        f"INSERT INTO remarks VALUES ('{keys[0]}', 'planet', '', 'a', 2, 1, '')",
    )
    library.articles.mark(keys[0], "y", 3)
    assert {entry.key for entry in library.articles.entries()} == {keys[0], *keys[4:]}
    assert (damaged := library.articles.entry(keys[4])) is not None
    assert damaged.note == "\ufffdA"
    assert library.articles.story(keys[4]) is None
    assert (kept := library.articles.story(keys[0])) is not None
    assert kept.analysis == Analysis()
    assert library.articles.marks(keys[0]) == (Mark("y", 3),)
    assert library.articles.remarks(keys[0]) == ()
    library.articles.keep(FULL)
    assert library.articles.story(keys[0]) == FULL


def test_half_characters_are_kept_as_marks_in_their_places(library: Library) -> None:
    broken = article("Half \ud800 a character.", title="\udfff")
    key = library.articles.opened(broken)
    assert (kept := library.articles.article(key)) is not None
    assert kept.text == "Half ? a character."
    library.articles.note(key, "\ud800")


def test_the_file_is_the_users_alone_and_made_when_there_is_something_to_keep(library: Library, tmp_path: Path) -> None:
    assert library.articles.entries() == ()
    assert list(tmp_path.iterdir()) == []
    library.articles.opened(ARTICLE)
    path = library.where["articles"]
    assert path == library.articles.path
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_a_private_library_keeps_nothing(tmp_path: Path) -> None:
    library = Private(tmp_path / "cache", tmp_path / "data")
    assert not library.keeps
    key = library.articles.opened(ARTICLE)
    assert library.articles.keep(FULL) == key
    library.keep(ARTICLE, "m", FULL.analysis)
    library.articles.moved(key, 3)
    for refused in (lambda: library.articles.star(key), lambda: library.articles.mark(key, "a", 1)):
        with pytest.raises(LibraryError, match="nothing is kept"):
            refused()
    assert library.articles.entries() == library.articles.marks(key) == ()
    assert library.analysis(ARTICLE, "m") is None
    assert list(tmp_path.iterdir()) == []


def test_addresses() -> None:
    assert address("HTTPS://Example.org") == "https://example.org/"
    assert address("https://e.org/a?id=7&utm_medium=x#part") == "https://e.org/a?id=7#part"
    assert address("https://e.org/a?q=1&flag") == "https://e.org/a?q=1&flag"
    assert address("https://[broken/a") == "https://[broken/a"
    assert address("-") is None
    assert address("notes.txt") == str(Path("notes.txt").absolute())
    assert (site("https://www.e.org:80/a"), site("notes.txt"), site("https://[broken")) == ("e.org", None, None)


def test_authors() -> None:
    assert authors("by Ann Lee, Bo Ek & Cy Day") == ("Ann Lee", "Bo Ek", "Cy Day")
    assert authors("Reuters") == ("Reuters",)
    assert authors(None) == authors("  ") == ()


def test_the_main_actors_do_something_and_are_named() -> None:
    def actor(number: int, salience: float, form: str = "name") -> Actor:
        return Actor(f"a{number}", f"Name {number}", "person", salience, (Mention(number, number + 1, form),))

    actors = tuple(actor(n, s) for n, s in enumerate((1.0, 0.9, 0.2, 0.1, 0.05)))
    quotes = tuple(Quote(f"q{n}", "direct", ((0, 1),), None, None, f"a{n}") for n in (0, 2, 3, 4))
    analysis = Analysis((), (*actors, actor(9, 0.95, "nominal")), quotes)
    assert [actor.id for actor in main_actors(analysis)] == ["a0", "a2", "a3"]
