"""A feed in the app: its list, an entry that is whole in it, and one that is fetched."""

from __future__ import annotations

import asyncio
import shutil
from pathlib import Path

import pytest
from textual.pilot import Pilot

from reader.app.app import ReaderApp
from reader.app.bars.footer import KeyBar
from reader.app.documents import documents
from reader.app.screens.picker import Picker
from reader.app.screens.reading import Reading
from reader.library import Library
from reader.story import Article
from tests.app.hand import Answers, app, article
from tests.app.home.test_keeping import done
from tests.app.test_reading import WIDE, press, reading
from tests.library.synthetic import story
from tests.sources.feeds import OPML, RSS
from tests.sources.lists.test_feed import placed, saved, site
from tests.sources.made import LEAD

__all__ = ["site"]
SAMPLE = Path(__file__).parents[2] / "samples" / "us-air-strikes.txt"


async def listed(pilot: Pilot[None]) -> list[str]:
    """Waits for a list; gives its rows."""
    async with asyncio.timeout(60):
        while not isinstance(pilot.app.screen, Picker) or reading(pilot).document.listing is None:
            await asyncio.sleep(0.02)
    await pilot.pause()
    return [line.plain for row in pilot.app.screen._list.rows for line in row.draw(50)]


async def shown(pilot: Pilot[None]) -> Article:
    """Waits for an article."""
    async with asyncio.timeout(60):
        while not isinstance(pilot.app.screen, Reading) or pilot.app.screen.document.article is None:
            await asyncio.sleep(0.02)
    await pilot.pause()
    found = reading(pilot).document.article
    assert found is not None
    return found


async def test_a_feed_is_a_list_to_choose_from(site: str, tmp_path: Path) -> None:
    feed = saved(placed(RSS, site), tmp_path)
    made = ReaderApp(documents([str(feed), str(SAMPLE)]), Answers())
    async with made.run_test(size=WIDE) as pilot:
        rows = await listed(pilot)
        assert [row.split() for row in rows] == [
            ["Bridge", "to", "close", "2024-03-05"],
            ["Only", "begun", "2024-03-05"],
            ["Older:", "Malmö", "2024-03-04"],
        ]
        await pilot.press("enter")
        assert (await shown(pilot)).title == "Bridge to close"
        assert reading(pilot).status.status.title == "Bridge to close"
        await pilot.press("L")
        await listed_again(pilot)
        await pilot.press("/", "m", "a", "l", "enter")
        assert (await shown(pilot)).title == "Big merger shakes Baltic"
        await pilot.press("L", "escape", "[")
        await pilot.pause()
        assert (await shown(pilot)).text == LEAD
        await pilot.press("backspace")
        assert (await shown(pilot)).title == "Big merger shakes Baltic"


async def listed_again(pilot: Pilot[None]) -> None:
    await pilot.pause()
    assert isinstance(pilot.app.screen, Picker)


async def test_who_leaves_the_list_goes_on_with_what_was_opened_beside_it(tmp_path: Path) -> None:
    made = ReaderApp(documents([str(saved(placed(RSS), tmp_path)), str(SAMPLE)]), Answers())
    async with made.run_test(size=WIDE) as pilot:
        await listed(pilot)
        await pilot.press("escape", "n", "2", "enter", "y", "d", "/", "escape")
        notice = str(reading(pilot).query_one("#notice").render())
        assert "The Gull & Tern" in notice
        await pilot.press("]")
        assert "Kirby" in (await shown(pilot)).text


async def test_a_list_of_feeds_leads_to_a_feed_and_that_to_an_article(site: str, tmp_path: Path) -> None:
    made = ReaderApp(documents([str(saved(placed(OPML, site), tmp_path))]), Answers())
    async with made.run_test(size=WIDE) as pilot:
        assert [row.strip() for row in await listed(pilot)] == ["The Gull (daily)", "Tern"]
        await pilot.press("down", "enter")
        await pilot.pause()
        async with asyncio.timeout(60):
            while reading(pilot).document.title != "The Gull" or not isinstance(pilot.app.screen, Picker):
                await asyncio.sleep(0.02)
        await pilot.press("down", "enter")
        assert (await shown(pilot)).title == "Bridge & quay"


async def test_a_list_of_articles_is_walked_by_the_keys_of_lists_and_filtered_after_a_slash(tmp_path: Path) -> None:
    for name in ("ferry", "jetty", "quay"):
        (tmp_path / f"{name}.txt").write_text("Rain\n\nIt rained in Hallund on Monday, and it will rain again.\n")
    async with ReaderApp(documents([str(tmp_path)]), Answers()).run_test(size=(60, 20)) as pilot:
        await listed(pilot)
        screen = pilot.app.screen
        assert isinstance(screen, Picker)

        def here() -> str:
            row = screen._list.row
            return row.draw(50)[0].plain.strip() if row else ""

        def offered() -> str:
            return screen.query_one(KeyBar).parts(56).plain

        assert offered() == "Enter open  / filter  Esc leave"
        for key, name in (("j", "jetty"), ("G", "quay"), ("k", "jetty"), ("g", "ferry")):
            await pilot.press(key)
            assert here() == f"{name}.txt  Rain"
        await pilot.press(*"/jy/")
        assert not screen._list.has_rows
        await pilot.press("backspace")
        assert here() == "jetty.txt  Rain"
        await pilot.press("escape")
        assert len(screen._list.rows) == 3
        assert offered() == "Enter open  / filter  Esc leave"
        await pilot.press("q")
        assert isinstance(pilot.app.screen, Reading)


async def test_a_folders_list_shows_what_its_files_begin_with(tmp_path: Path) -> None:
    for number, title in enumerate(("Ferry to sail", "Quay to close", "Gulls return")):
        (tmp_path / f"{number}.txt").write_text(
            f"{title}\n\nSo it was said in Hallund on Monday, and not on Tuesday.\n"
        )
    async with ReaderApp(documents([str(tmp_path)]), Answers()).run_test(size=(60, 20)) as pilot:
        await listed(pilot)
        screen = pilot.app.screen
        assert isinstance(screen, Picker)

        def lines() -> list[str]:
            return [row.draw(50)[0].plain.rstrip() for row in screen._list.rows]

        assert lines() == ["0.txt  Ferry to sail", "1.txt  Quay to close", "2.txt  Gulls return"]
        await pilot.press(*"/gulls ret")
        assert lines() == ["2.txt  Gulls return"]
        await pilot.press("enter")
        assert (await shown(pilot)).title == "Gulls return"
        await pilot.press("L")
        await listed_again(pilot)
        assert isinstance(pilot.app.screen, Picker)
        assert pilot.app.screen._list.rows[2].draw(50)[0].plain.rstrip() == "Gulls return"


async def test_all_that_was_opened_can_be_listed(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Rain\n\nIt rained in Hallund on Monday, and it will rain again on Tuesday.\n")
    made = ReaderApp(documents([str(SAMPLE), str(tmp_path / "a.txt")]), Answers())
    async with made.run_test(size=WIDE) as pilot:
        await shown(pilot)
        await pilot.press("L")
        await listed_again(pilot)
        await pilot.press("down", "enter")
        assert (await shown(pilot)).title == "Rain"


async def test_another_file_is_opened_by_some_letters_or_by_its_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "[b]rain.txt").write_text("Rain\n\nIt rained in Hallund on Monday, and will on Tuesday.\n")
    (tmp_path / "sun.txt").write_text("Sun\n\nThe sun shone in Hallund on Monday, and will not on Tuesday.\n")
    other = tmp_path / "wind"
    other.write_text("Wind\n\nThe wind blew in Hallund on Monday, and will not on Tuesday.\n")
    monkeypatch.chdir(tmp_path)
    made = ReaderApp(documents([str(SAMPLE)]), Answers())
    async with made.run_test(size=WIDE) as pilot:
        await shown(pilot)
        for keys, title, place in (
            (["r", "a", "i"], "Rain", "2 of 2"),
            ([*"./wind"], "Wind", "3 of 3"),
            (["s", "u", "n"], "Sun", "4 of 4"),
            (["r", "a", "i"], "Rain", "2 of 4"),
        ):
            await pilot.press("ctrl+o")
            await picked(pilot)
            await pilot.press(*keys, "enter")
            assert (await shown(pilot)).title == title
            assert reading(pilot).status.status.place == place


async def test_a_file_is_opened_where_there_was_nothing_to_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "sun.txt").write_text("Sun\n\nThe sun shone in Hallund on Monday, and will not on Tuesday.\n")
    monkeypatch.chdir(tmp_path)
    made = ReaderApp([], Answers(), samples=documents([str(SAMPLE)]))
    async with made.run_test(size=WIDE) as pilot:
        await pilot.press("ctrl+o")
        await picked(pilot)
        await pilot.press("escape", "ctrl+o")
        await picked(pilot)
        await pilot.press("enter")
        assert (await shown(pilot)).title == "Sun"


@pytest.mark.parametrize("reads", [True, False])
async def test_what_was_read_before_is_opened_by_letters_of_its_title(
    reads: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "sun.txt").write_text("Sun\n\nThe sun shone in Hallund on Monday, and will not on Tuesday.\n")
    monkeypatch.chdir(tmp_path)
    library = Library(tmp_path / "cache", tmp_path / "data")
    mill = story("Mill reopens", "The mill of Hallund reopened.", "It had been shut.", source="https://gull.example/m")
    library.articles.moved(library.articles.keep(mill), mill.article.text.index("It had"))
    library.articles.keep(story("Dam holds", "The dam held.", source="https://gull.example/d"))
    made = ReaderApp(documents([str(SAMPLE)]) if reads else [], Answers(), library=library)
    async with made.run_test(size=WIDE) as pilot:
        if reads:
            await shown(pilot)
        await pilot.press("ctrl+o")
        await picked(pilot)
        await pilot.press(*"mill re", "enter")
        async with asyncio.timeout(60):
            while not isinstance(pilot.app.screen, Reading) or reading(pilot).document.title != "Mill reopens":
                await asyncio.sleep(0.02)
        await shown(pilot)
        await done(pilot)
        assert reading(pilot).view.cursor == mill.article.text.index("It had")


async def picked(pilot: Pilot[None]) -> None:
    """Waits for the list of files."""
    async with asyncio.timeout(60):
        while not isinstance(pilot.app.screen, Picker):
            await asyncio.sleep(0.02)
    await pilot.pause()


@pytest.mark.parametrize("packed", [False, True])
async def test_a_folder_or_an_archive_is_a_list_to_choose_from(packed: bool, tmp_path: Path) -> None:
    folder = tmp_path / "news"
    (folder / "in").mkdir(parents=True)
    (folder / "a.txt").write_text(f"Bridge to close\n\n{LEAD}\n")
    (folder / "in" / "b.txt").write_text(f"Ferry to sail\n\n{LEAD}\n")
    target = shutil.make_archive(str(tmp_path / "packed"), "gztar", folder) if packed else str(folder)
    made = ReaderApp(documents([target]), Answers())
    async with made.run_test(size=WIDE) as pilot:
        named = ["a.txt", "in/b.txt"] if packed else ["a.txt  Bridge to close", "in/b.txt  Ferry to sail"]
        assert [row.strip() for row in await listed(pilot)] == named
        await pilot.press("down", "enter")
        assert (await shown(pilot)).title == "Ferry to sail"


async def test_the_list_of_what_is_open_begins_at_the_article_that_is_read() -> None:
    articles = [article(f"Number {n} is told.", title=f"Story {n}", source=f"{n}.txt") for n in range(3)]
    async with app(*articles).run_test(size=WIDE) as pilot:
        await press(pilot, "]", "]", "L")
        screen = pilot.app.screen
        assert isinstance(screen, Picker)
        assert screen._list.row is not None
        assert screen._list.row.key == "2"
        await press(pilot, "enter")
        assert reading(pilot).number == 2


async def test_ctrl_f_looks_in_what_one_has_before_one() -> None:
    async with app().run_test(size=WIDE) as pilot:
        await press(pilot, "ctrl+f", *"Kirby", "enter")
        assert reading(pilot).linking.thread.kind == "search"
        await press(pilot, "H", "ctrl+f", *"zebra")
        assert pilot.app.screen.filter.input.value == "zebra"  # type: ignore[attr-defined]
