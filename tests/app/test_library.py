"""What is kept between sittings, in the app."""

from __future__ import annotations

import sqlite3
import threading
from pathlib import Path

import pytest

from reader.app.app import ReaderApp
from reader.app.documents import Document
from reader.app.settings.stored import Settings
from reader.engine.protocol import Failed
from reader.library import Library
from tests.app.hand import STORY, Answers, app, article
from tests.app.test_opening import panel_text
from tests.app.test_reading import WIDE, reading


@pytest.fixture
def library(tmp_path: Path) -> Library:
    return Library(tmp_path / "cache", tmp_path / "data")


async def test_the_second_opening_needs_no_engine(library: Library) -> None:
    first, second = Answers(), Answers([Failed(1, "It is not asked.")])
    async with app(engine=first, library=library).run_test(size=WIDE) as pilot:
        await pilot.pause()
        await pilot.app.workers.wait_for_complete()
        assert reading(pilot).document.complete
    async with app(engine=second, library=library).run_test(size=WIDE) as pilot:
        await pilot.pause()
        await pilot.app.workers.wait_for_complete()
        await pilot.pause()
        screen = reading(pilot)
        assert (len(first.asked), len(second.asked)) == (1, 0)
        assert screen.document.analysis == STORY.analysis
        assert len(screen.panel.list.rows) == len(STORY.analysis.actors)
        assert screen.status.status.work == ""
        await pilot.press("n")
        assert screen.status.status.step == 1


async def test_a_library_is_opened_once_and_beside_the_keys(library: Library) -> None:
    opened: list[threading.Thread] = []

    def opening() -> Library:
        opened.append(threading.current_thread())
        return library

    made = ReaderApp([Document("a", article=STORY.article)], Answers(), library=opening)
    async with made.run_test(size=WIDE) as pilot:
        await pilot.pause()
        await made.workers.wait_for_complete()
        assert made.shelf.library is library
    assert len(opened) == 1
    assert opened[0] is not threading.main_thread()


async def test_an_engine_of_another_kind_reads_it_anew(library: Library) -> None:
    class Other(Answers):
        maker = "another"

    for engine in (Answers(), Other()):
        async with app(engine=engine, library=library).run_test(size=WIDE) as pilot:
            await pilot.pause()
            await pilot.app.workers.wait_for_complete()
        assert len(engine.asked) == 1


async def test_only_the_articles_that_are_not_known_are_read(library: Library) -> None:
    other = article("Angela Merkel met nobody.", title="A day off")
    async with app(library=library).run_test(size=WIDE) as pilot:
        await pilot.pause()
        await pilot.app.workers.wait_for_complete()
    engine = Answers()
    async with app(STORY.article, other, engine=engine, library=library).run_test(size=WIDE) as pilot:
        await pilot.pause()
        await pilot.app.workers.wait_for_complete()
        await pilot.press("]")
        await pilot.app.workers.wait_for_complete()
        assert engine.asked == [other]


async def test_a_damaged_library_is_told_once_and_the_article_is_read(library: Library, tmp_path: Path) -> None:
    async with app(library=library).run_test(size=WIDE) as pilot:
        await pilot.pause()
        await pilot.app.workers.wait_for_complete()
    (tmp_path / "cache" / "analyses.db").write_bytes(b"nothing of the kind " * 200)
    for told in (1, 0):
        async with app(library=library).run_test(size=WIDE) as pilot:
            await pilot.pause()
            await pilot.app.workers.wait_for_complete()
            for _ in range(1_200):  # the sentence comes from the library's own thread
                await pilot.pause(0.05)
                if len(pilot.app._notifications) == told and reading(pilot).panel.list.rows:
                    break
            assert len(reading(pilot).panel.list.rows) == len(STORY.analysis.actors)
            assert len(pilot.app._notifications) == told


async def test_a_locked_library_is_told_once_and_the_article_is_read(
    library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("reader.library.files.database.PATIENCE", 0.01)
    (tmp_path / "cache").mkdir()
    lock = sqlite3.connect(tmp_path / "cache" / "analyses.db")
    lock.execute("BEGIN EXCLUSIVE")
    async with app(library=library).run_test(size=WIDE) as pilot:
        await pilot.pause()
        await pilot.app.workers.wait_for_complete()
        await pilot.pause()
        assert "John Kirby" in panel_text(reading(pilot))
        assert len(pilot.app._notifications) == 1
    lock.close()


async def test_without_a_library_nothing_is_written(home: Path) -> None:
    async with app(settings=Settings(private=True)).run_test(size=WIDE) as pilot:
        await pilot.pause()
        await pilot.app.workers.wait_for_complete()
    assert not home.exists()
