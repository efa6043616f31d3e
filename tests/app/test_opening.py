"""From arguments to text and to what is known of it, and everything that can go wrong on the way."""

from __future__ import annotations

import asyncio
import os
from pathlib import Path

import msgspec
import pytest
from textual.pilot import Pilot

from reader.app import run
from reader.app.app import ReaderApp
from reader.app.article import view as view_module
from reader.app.documents import Document, documents
from reader.app.home.home import Home
from reader.app.panel.waiting import Work
from reader.app.screens.reading import READING
from reader.engine import watchdog
from reader.engine.client import Engine
from reader.engine.protocol import Done, Failed, Partial, Progress, Restarted
from reader.main_events import main_tellings
from reader.story import Analysis
from tests.app.hand import STORY, Answers, app, article
from tests.app.test_reading import WIDE, cursor, reading, thread, walked

ROOT = Path(__file__).parents[2]
SAMPLE = ROOT / "samples" / "us-air-strikes.txt"
DONE = Done(1, STORY)


def panel_text(screen: object) -> str:
    """The panel's rows, and what it waits for."""
    panel = screen.panel  # type: ignore[attr-defined]
    rows = [line.plain for row in panel.list.rows for line in row.draw(60)]
    return "\n".join([*rows, panel.waiting.parts(60).plain if panel.waiting.display else ""])


async def test_the_text_can_be_read_before_the_engine_answers() -> None:
    engine = Answers()
    engine.gate.clear()
    async with app(engine=engine).run_test(size=WIDE) as pilot:
        await pilot.pause()
        screen = reading(pilot)
        assert READING in panel_text(screen)
        assert screen.status.status.work == "reading names, events and quotes"
        await pilot.press("space", "2", "n", "enter")
        here = (cursor(pilot), screen.view.scroll_offset.y)
        assert here[0] > 0
        engine.gate.set()
        await pilot.pause()
        await pilot.pause()
        assert (cursor(pilot), screen.view.scroll_offset.y) == here
        assert screen.status.status.work == ""
        assert walked(pilot) == ("events", len(main_tellings(STORY.analysis.events)))


async def test_progress_and_a_first_part_are_shown() -> None:
    part = msgspec.structs.replace(STORY.analysis, actors=STORY.analysis.actors[:3], quotes=(), events=())
    engine = Answers([Progress(1, 3, 8), Partial(1, part)])
    async with app(engine=engine).run_test(size=WIDE) as pilot:
        await pilot.pause()
        screen = reading(pilot)
        assert len(screen.panel.list.rows) == 3
        assert screen.status.status.work == "reading names, events and quotes 3/8"


async def test_progress_is_drawn_without_laying_out_the_screen() -> None:
    async with app(engine=Answers()).run_test(size=WIDE) as pilot:
        await pilot.pause()
        screen, laid_out = reading(pilot), []
        waiting = screen.panel.waiting
        screen.panel.tell(Work("Reading…", "3/8"))
        await pilot.pause()
        screen.screen_layout_refresh_signal.subscribe(screen, laid_out.append, immediate=True)
        screen.panel.tell(Work("Reading…", "4/8"))
        await pilot.pause()
        assert "4/8" in str(waiting.render())
        assert not laid_out
        screen.panel.tell(Work())
        await pilot.pause()
        assert not waiting.display
        assert laid_out


async def test_a_thread_goes_on_when_the_whole_replaces_a_part() -> None:
    kirby = STORY.analysis.actors[4]
    engine = Answers(
        analysis=msgspec.structs.replace(STORY.analysis, actors=(msgspec.structs.replace(kirby, id="b7"),))
    )
    engine.gate.clear()
    async with app(engine=engine).run_test(size=WIDE) as pilot:
        await pilot.pause()
        screen = reading(pilot)
        screen.document.learn(msgspec.structs.replace(STORY.analysis, actors=(kirby,)), complete=False)
        screen.linking.learn(screen.document)
        await pilot.press("tab", "n")
        assert thread(pilot) == ("John Kirby", 1, 3)
        engine.gate.set()
        await pilot.pause()
        await pilot.pause()
        assert screen.document.complete
        assert thread(pilot) == ("John Kirby", 1, 3)
        assert screen.linking.thread.key == "b7"


async def test_an_empty_analysis_says_so() -> None:
    async with app(engine=Answers(analysis=Analysis())).run_test(size=WIDE) as pilot:
        await pilot.pause()
        assert "Nobody is named in this article." in panel_text(reading(pilot))
        await pilot.press("2")
        assert "No event was found in this article." in panel_text(reading(pilot))
        await pilot.press("3")
        assert "Nobody is quoted in this article." in panel_text(reading(pilot))
        await pilot.press("n", "N", "tab", "j", "enter", "escape", "escape")


async def test_a_failure_is_told_in_the_panel_and_the_text_stays() -> None:
    engine = Answers([Failed(1, "The language engine could not be started: [bold]no model[/bold]")])
    async with app(engine=engine).run_test(size=WIDE) as pilot:
        await pilot.pause()
        assert "[bold]no model[/bold]" in " ".join(panel_text(reading(pilot)).split())
        await pilot.press("space")
        assert cursor(pilot) > 0


async def test_a_restart_is_told_and_the_reading_goes_on() -> None:
    engine = Answers([Restarted(1, "The engine was started again."), DONE])
    async with app(engine=engine).run_test(size=WIDE) as pilot:
        await pilot.pause()
        notices = [notice.message for notice in pilot.app._notifications]
        assert notices == ["The engine was started again."]
        assert len(reading(pilot).panel.list.rows) == len(STORY.analysis.actors)


async def test_brackets_walk_the_list_and_every_article_is_analysed_once() -> None:
    other = article("Angela Merkel met nobody.", title="A day off")
    engine = Answers()
    async with app(STORY.article, other, engine=engine).run_test(size=WIDE) as pilot:
        await pilot.pause()
        await pilot.press("space")
        here = cursor(pilot)
        assert reading(pilot).status.status.place == "1 of 2"
        await pilot.press("]")
        await pilot.pause()
        assert reading(pilot).status.status.title == "A day off"
        await pilot.press("]", "[")
        await pilot.pause()
        assert reading(pilot).status.status.title == STORY.article.title
        assert cursor(pilot) == here
        await pilot.press("]", "[", "]")
        await pilot.pause()
        assert len(engine.asked) == 2


async def test_one_article_that_cannot_be_opened_does_not_stop_the_others(tmp_path: Path) -> None:
    opened = documents([str(SAMPLE), str(tmp_path / "not there.txt")])
    made = ReaderApp(opened, Answers())
    async with made.run_test(size=WIDE) as pilot:
        await made.workers.wait_for_complete()
        await pilot.press("]")
        await made.workers.wait_for_complete()
        await pilot.pause()
        notice = str(reading(pilot).query_one("#notice").render())
        assert "not there.txt" in notice
        await pilot.press("n", "2", "tab", "enter", "/", "[")
        await pilot.pause()
        assert reading(pilot).document.article is not None


async def test_an_article_read_later_is_laid_out_as_it_is() -> None:
    other = ROOT / "samples" / "harbour-trial.txt"
    made = ReaderApp(documents([str(SAMPLE), str(other)]), Answers())
    async with made.run_test(size=(80, 24)) as pilot:
        await made.workers.wait_for_complete()
        await pilot.press("]")
        await pilot.pause()
        await made.workers.wait_for_complete()
        await pilot.pause()
        view = reading(pilot).view
        shown = [view.render_line(y).text.strip(" ▎") for y in range(view.size.height)]
        paragraphs = other.read_text().split("\n\n")
        assert paragraphs[0].strip() in shown
        assert paragraphs[1].strip() in shown
        assert reading(pilot).query_one("#notice").display is False


async def test_hostile_text_is_only_text() -> None:
    words = "[red]A\x1b[31m [/] [@click=app.bell]Jane Doe[/] said “no”."
    name = words.index("Jane")
    mention = {"start": name, "end": name + 8}
    analysis = msgspec.convert(
        {
            "entities": [mention | {"label": "PERSON", "actor": "a1"}],
            "actors": [{"id": "a1", "name": "[b]Jane\x1b[2J[/b]", "kind": "person", "salience": 1.0,
                        "mentions": [mention | {"form": "name"}]}],
        },
        Analysis,
    )  # fmt: skip
    made = app(article(words, title="[bold]Title[/nothing]\x07"), engine=Answers(analysis=analysis))
    async with made.run_test(size=WIDE) as pilot:
        await pilot.pause()
        await pilot.press("tab", "enter")
        await pilot.pause()
        picture = made.export_screenshot()
        assert "\x1b" not in picture
        assert "\x07" not in picture
        assert "[b]Jane" in picture.replace("&#160;", " ")


async def test_without_arguments_the_samples_are_offered() -> None:
    samples = [Document("s", article=STORY.article), Document("t", article=article("Rain.", "Weather"))]
    made = ReaderApp([], Answers(), samples=samples)
    async with made.run_test(size=(80, 24)) as pilot:
        assert isinstance(pilot.app.screen, Home)
        await pilot.press("j", "enter")
        await pilot.pause()
        assert reading(pilot).status.status.title == "Weather"
        assert reading(pilot).status.status.place == "2 of 2"


def test_a_wrong_path_is_one_sentence_and_no_screen(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run([str(tmp_path / "missing.txt")]) == 1
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.count("\n") == 1
    assert "missing.txt" in said.err


def test_a_sample_is_quick_and_an_address_is_not(tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    page.write_text("<p>x")
    assert Document(str(SAMPLE)).is_quick
    assert Document(str(tmp_path / "gone.html")).is_quick
    assert not Document(str(page)).is_quick
    assert not Document("https://example.org/").is_quick


@pytest.mark.skipif(
    not (os.environ.get("READER_MODEL") or (ROOT / "reader" / "pipeline" / "model").is_dir()),
    reason="needs a model in reader/pipeline/model or READER_MODEL",
)
async def test_with_the_real_engine(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(watchdog, "SILENCE", 600.0)
    made = ReaderApp(documents([str(SAMPLE)]), Engine())
    async with made.run_test(size=WIDE) as pilot:
        await pilot.pause()
        screen = reading(pilot)
        async with asyncio.timeout(600):  # the engine gives way to all else that the machine does
            while not (screen.document.complete or screen.document.failure):
                await asyncio.sleep(0.05)
        await pilot.pause()
        assert screen.document.failure is None
        assert any("Kirby" in actor.name for actor in screen.document.analysis.actors)  # type: ignore[union-attr]
        await pilot.press("n")
        assert cursor(pilot) > 0
    assert made.return_code in (0, None)


async def test_one_leaves_a_long_text_while_it_is_read(tmp_path: Path) -> None:
    book = tmp_path / "book.txt"
    book.write_text("The bridge was closed on Monday, the mayor said. " * 100_000)
    opened = documents([str(book), str(SAMPLE)])
    assert not opened[0].is_quick
    made = ReaderApp(opened, Answers())
    async with made.run_test(size=WIDE) as pilot:
        await pilot.press("]")
        await made.workers.wait_for_complete()
        await pilot.pause()
        assert reading(pilot).document is opened[1]
        assert reading(pilot).view.visible_extent()[1] > 0


async def test_the_end_of_a_long_text_comes_once_it_is_laid_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(view_module, "PATIENCE", 0.0)
    book = article("\n".join(["The bridge was closed on Monday, the mayor said."] * 30_000))
    made = app(book)
    async with made.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        view = reading(pilot).view
        view.column = 40
        view.action_bottom()
        assert cursor(pilot) == 0
        view.action_line_down()  # who goes elsewhere meanwhile is not carried off
        here = cursor(pilot)
        await _laid_out(pilot)
        assert cursor(pilot) == here > 0
        view.column = 50
        view.action_bottom()
        await _laid_out(pilot)
        assert book.blocks[-1].start <= cursor(pilot) < len(book.text)


async def _laid_out(pilot: Pilot[None]) -> None:
    async with asyncio.timeout(60):
        while not reading(pilot).view._layout.complete:
            await asyncio.sleep(0.02)
    await pilot.pause()


async def test_an_article_is_not_written_out_for_its_worker() -> None:
    made = app()
    async with made.run_test(size=WIDE) as pilot:
        await pilot.pause()
        reading(pilot)._analyse(reading(pilot).document, STORY.article)
        assert all(len(worker.description) < 100 for worker in made.workers)
