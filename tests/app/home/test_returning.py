"""An article that was read is drawn where one was in it: its beginning is not seen before."""

from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from textual.strip import Strip

from reader.app.app import ReaderApp
from reader.app.article.reading import Text
from reader.app.documents import Document
from reader.app.home.room import Room
from reader.app.screens import keeping
from reader.app.settings.stored import Settings
from reader.library import Library
from reader.library.keys import text_key
from reader.sources import read
from reader.story import Article
from tests.app.hand import Answers, app, article
from tests.app.home.test_home import made
from tests.app.home.test_keeping import done
from tests.app.test_reading import WIDE, cursor, reading
from tests.app.test_refreshing import until

WALK = article("\n\n".join(f"Mile {mile} of the towpath was dry." for mile in range(200)), title="The towpath")
PLACE = WALK.text.index("Mile 150")
PATIENT = 60.0
"""Seconds that nobody waits for: what is awaited comes."""


@pytest.fixture
def library(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Library:
    monkeypatch.setattr(keeping, "MOMENT", PATIENT)
    library = Library(tmp_path / "cache", tmp_path / "data")
    keep(library, WALK)
    return library


def keep(library: Library, one: Article) -> None:
    library.articles.opened(one)
    library.articles.moved(text_key(one), one.text.index("Mile 150"))


@pytest.fixture
def seen(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The line at the top of the text whenever some of it was painted."""
    found: list[str] = []
    paint = Text.render_line

    def watched(view: Text, y: int) -> Strip:
        start, end = view.visible_extent()
        if end:
            found.append(view._text[start:end].partition("\n")[0])
        return paint(view, y)

    monkeypatch.setattr(Text, "render_line", watched)
    return found


def waiting(event: threading.Event, work: Callable[..., object]) -> Callable[..., object]:
    def late(*asked: object) -> object:
        assert event.wait(PATIENT)
        return work(*asked)

    return late


def began_at_its_place(seen: list[str]) -> bool:
    miles = [line for line in seen if line.startswith("Mile ") or line == "The towpath"]
    return bool(miles) and all(line[:6] in ("Mile 1", "Mile 2") and len(line.split()[1]) == 3 for line in miles)


@pytest.fixture
def noted(monkeypatch: pytest.MonkeyPatch) -> threading.Event:
    """Before this is set the library is not told that an article was opened, nor asked for all that it knows of it."""
    event = threading.Event()
    monkeypatch.setattr(keeping, "opened", waiting(event, keeping.opened))
    return event


async def test_the_first_frame_has_the_place(library: Library, seen: list[str], noted: threading.Event) -> None:
    async with app(WALK, library=library).run_test(size=WIDE) as pilot:
        await until(pilot, lambda: bool(seen))
        assert cursor(pilot) == PLACE
        noted.set()
        await done(pilot)
        assert cursor(pilot) == PLACE
    assert began_at_its_place(seen)


async def test_so_has_the_first_one_of_an_article_that_is_read_later(
    library: Library, seen: list[str], noted: threading.Event, tmp_path: Path
) -> None:
    path = tmp_path / "walk.txt"
    path.write_text(f"The towpath\n\n{WALK.text}\n")
    again = read(str(path))
    keep(library, again)
    before = Document("a", article=article("Nobody walked. " * 3, title="At home"))
    shown = ReaderApp([before, Document(str(path))], Answers(), settings=Settings(), library=library)
    async with shown.run_test(size=WIDE) as pilot:
        await pilot.press("]")
        await until(pilot, lambda: reading(pilot).view.visible_extent()[1] > 0 and cursor(pilot) > 100)
        noted.set()
        await done(pilot)
        assert cursor(pilot) == again.text.index("Mile 150")
    assert began_at_its_place(seen)


async def test_so_has_the_first_one_of_an_article_of_the_library(
    library: Library, seen: list[str], noted: threading.Event, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(keeping, "place_in", lambda *asked: 0)  # it comes with the article
    async with made(library).run_test(size=WIDE) as pilot:
        await done(pilot)
        pilot.app.post_message(Room.Opened(text_key(WALK)))
        await until(pilot, lambda: bool(seen))
        assert cursor(pilot) == PLACE
        noted.set()
        await done(pilot)
        assert cursor(pilot) == PLACE
    assert began_at_its_place(seen)


async def test_a_text_does_not_wait_for_a_library_that_is_slow(
    library: Library, seen: list[str], noted: threading.Event, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(keeping, "MOMENT", 0.01)
    monkeypatch.setattr(keeping, "place_in", waiting(noted, keeping.place_in))
    async with app(WALK, library=library).run_test(size=WIDE) as pilot:
        await pilot.pause()
        assert seen
        assert cursor(pilot) < PLACE
        noted.set()
        await done(pilot)
        assert cursor(pilot) == PLACE


async def test_who_moves_on_before_the_place_is_known_stays(
    library: Library, noted: threading.Event, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(keeping, "MOMENT", 0.01)
    monkeypatch.setattr(keeping, "place_in", waiting(noted, keeping.place_in))
    async with app(WALK, library=library).run_test(size=WIDE) as pilot:
        await pilot.press("j")
        here = cursor(pilot)
        noted.set()
        await done(pilot)
        assert cursor(pilot) == here
