"""What is kept of an article that is read, and that one comes back to where one was."""

from __future__ import annotations

import datetime
import threading
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot

from reader.app import run
from reader.app.home.changed import Changed
from reader.app.home.kept import Kept, changed, day, opened
from reader.app.home.tagging import TagPicker
from reader.app.screens import keeping
from reader.library import Library, Private
from reader.library.keys import text_key
from reader.library.reading.changes import Change
from tests.app.hand import STORY, Answers, app, article
from tests.app.test_reading import WIDE, cursor, reading
from tests.app.test_refreshing import until
from tests.library.synthetic import story

KEY = text_key(STORY.article)


@pytest.fixture
def library(tmp_path: Path) -> Library:
    return Library(tmp_path / "cache", tmp_path / "data")


async def done(pilot: Pilot[None]) -> None:
    """Waits until all that was taken up is done, and what that leads to."""
    rounds = 0
    while rounds < 3 or not all(worker.is_finished for worker in pilot.app.workers):
        rounds += 1
        await pilot.app.workers.wait_for_complete()
        await pilot.app.shelf.ask(lambda library: None, None)  # type: ignore[attr-defined]
        await pilot.pause()


async def test_an_article_that_was_opened_is_kept_with_what_was_understood(library: Library) -> None:
    async with app(library=library).run_test(size=WIDE) as pilot:
        await done(pilot)
    entry = library.articles.entry(KEY)
    assert entry is not None
    assert entry.analysed
    assert "John Kirby" in entry.facts.actors
    assert 0 < entry.part_read < 1


async def test_one_comes_back_to_where_one_was(library: Library) -> None:
    async with app(library=library).run_test(size=WIDE) as pilot:
        await done(pilot)
        await pilot.press("space", "j", "j", "m", "a", "j")
        here, row = cursor(pilot), reading(pilot).view.scroll_offset.y
        assert here > 0
    async with app(library=library).run_test(size=WIDE) as pilot:
        await done(pilot)
        assert cursor(pilot) == here
        assert abs(reading(pilot).view.scroll_offset.y - row) < pilot.app.size.height
        await pilot.press("g", "'", "a")
        await pilot.pause()
        assert 0 < cursor(pilot) < here


async def test_who_has_moved_on_is_not_carried_off(library: Library) -> None:
    async with app(library=library).run_test(size=WIDE) as pilot:
        await done(pilot)
        await pilot.press("G")
    async with app(library=library).run_test(size=WIDE) as pilot:
        await pilot.press("j")
        here = cursor(pilot)
        await done(pilot)
        assert cursor(pilot) == here


async def test_another_article_leaves_the_place_of_the_one_before(library: Library) -> None:
    other = article("Angela Merkel met nobody.", title="A day off")
    async with app(STORY.article, other, library=library).run_test(size=WIDE) as pilot:
        await done(pilot)
        await pilot.press("space")
        here = cursor(pilot)
        await pilot.press("]")
        await done(pilot)
        entry = library.articles.entry(KEY)
        assert entry is not None
        assert entry.place == here
    entry = library.articles.entry(text_key(other))
    assert entry is not None
    assert entry.finished


async def test_corrections_are_kept_with_it(library: Library) -> None:
    async with app(library=library).run_test(size=WIDE) as pilot:
        await done(pilot)
        await pilot.press("tab", "e", "r", *"Persia", "enter")
        await done(pilot)
    kept = library.articles.story(KEY)
    assert kept is not None
    assert "Persia" in {actor.name for actor in kept.analysis.actors}


async def test_an_article_gets_a_star_and_loses_it(library: Library) -> None:
    for starred in (True, False):
        async with app(library=library).run_test(size=WIDE) as pilot:
            await done(pilot)
            await pilot.press("s")
        entry = library.articles.entry(KEY)
        assert entry is not None
        assert entry.starred is starred


async def test_what_is_kept_waits_for_an_article_that_the_library_looks_up_yet(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    looked_up = threading.Event()

    def late(*asked: Any) -> Kept:
        assert looked_up.wait(60)
        return opened(*asked)

    monkeypatch.setattr(keeping, "opened", late)
    async with app(library=library).run_test(size=WIDE) as pilot:
        await pilot.press("s", "m", "b", "t")
        looked_up.set()
        await until(pilot, lambda: isinstance(pilot.app.screen, TagPicker))
        await pilot.press(*"iran", "enter")
        await done(pilot)
    entry = library.articles.entry(KEY)
    assert entry is not None
    assert entry.starred
    assert entry.tags == ("iran",)
    assert [mark.letter for mark in library.articles.marks(KEY)] == ["b"]


async def test_in_private_nothing_is_kept_and_nothing_looked_at(home: Path, tmp_path: Path) -> None:
    async with app(library=Private(tmp_path / "cache", tmp_path / "data")).run_test(size=WIDE) as pilot:
        await done(pilot)
        await pilot.press("space", "m", "a", "H", "escape")
        await done(pilot)
    assert not (tmp_path / "data").exists()
    assert not (tmp_path / "cache").exists()
    assert run([str(home / "missing")], private=True) == 1


BEFORE = story(
    "Ferry to close", "The harbour board will close the ferry in 12 days.", "“It is over,” Mara Quill said.",
    source="https://news.example/ferry", people={"Mara Quill": "person"}, quotes={"It is over": "Mara Quill"},
)  # fmt: skip
AFTER = story(
    "Ferry to close", "The harbour board will close the ferry in 20 days.", "“We have no money left,” Mara Quill said.",
    source="https://news.example/ferry", people={"Mara Quill": "person"},
    quotes={"We have no money left": "Mara Quill"},
)  # fmt: skip


async def test_what_changed_since_it_was_read_is_told_once_and_listed(library: Library) -> None:
    old = library.articles.keep(BEFORE, now=datetime.datetime(2021, 5, 3, 12).timestamp())
    library.articles.moved(old, 0, 20)
    library.articles.opened(AFTER.article, now=datetime.datetime(2021, 5, 4, 12).timestamp())  # by a feed
    for told in (True, False):
        engine = Answers(analysis=AFTER.analysis)
        async with app(AFTER.article, engine=engine, library=library).run_test(size=WIDE) as pilot:
            await done(pilot)
            said = [n.message for n in pilot.app._notifications if n.message.startswith("Changed since")]
            assert said == (
                ["Changed since you read it on 3 May 2021: 1 figure, 2 quotes. C lists it."] if told else []
            )
            await pilot.press("C")
            await done(pilot)
            screen = pilot.app.screen
            assert isinstance(screen, Changed)
            lines = "\n".join(line.plain for row in screen.list.rows for line in row.draw(70))
            assert "– 12\n+ 20" in lines
            await pilot.press("G")
            row = screen.list.row
            await pilot.press("enter")
            await pilot.pause()
            assert row is not None
            assert row.extent is not None
            assert cursor(pilot) == row.extent[0]


async def test_it_is_told_once_that_a_page_went_back_to_what_it_was(library: Library) -> None:
    for one, may in ((BEFORE, 3), (AFTER, 4)):
        key = library.articles.keep(one, now=datetime.datetime(2021, 5, may, 12).timestamp())
        library.articles.moved(key, 0, 20)
    for told in (True, False):
        engine = Answers(analysis=BEFORE.analysis)
        async with app(BEFORE.article, engine=engine, library=library).run_test(size=WIDE) as pilot:
            await done(pilot)
            said = [n.message for n in pilot.app._notifications if n.message.startswith("Changed since")]
            assert [one.startswith("Changed since you read it on 4 May 2021") for one in said] == [True] * told
            await pilot.press("C")
            await done(pilot)
            assert isinstance(pilot.app.screen, Changed)


async def test_a_version_that_was_only_fetched_was_not_read(library: Library) -> None:
    library.articles.keep(BEFORE)
    async with app(AFTER.article, engine=Answers(analysis=AFTER.analysis), library=library).run_test() as pilot:
        await done(pilot)
        assert not [n for n in pilot.app._notifications if n.message.startswith("Changed since")]


async def test_an_article_that_was_not_read_before_has_no_changes(library: Library) -> None:
    async with app(library=library).run_test(size=WIDE) as pilot:
        await done(pilot)
        await pilot.press("C")
        await done(pilot)
        assert not isinstance(pilot.app.screen, Changed)


def test_the_sentence_counts_what_changed() -> None:
    gone = Change("name", "Otto Brand", None, (3, 13), None)
    fresh = Change("name", None, "Mara Quill", None, (3, 13))
    moment = datetime.datetime(2024, 5, 3, 12).timestamp()
    assert changed([gone, fresh], moment) == "Changed since you read it on 3 May 2024: 2 names."
    assert "other words" in changed([], moment)
    assert day(moment, datetime.date(2024, 11, 1)) == "3 May"
