"""What is made, imported and looked up until a text is on the screen, and what only afterwards."""

from __future__ import annotations

import gc
import os
import subprocess
import sys
from pathlib import Path

import pytest
from textual.app import App, ComposeResult
from textual.dom import DOMNode
from textual.strip import Strip

from reader.app import run
from reader.app.app import ReaderApp
from reader.app.article.reading import Text
from reader.app.bars.typed import TypedBar
from reader.app.home.home import Home
from reader.app.screens.reading import Reading
from reader.app.settings.stored import Settings
from tests.app.hand import app
from tests.app.test_reading import WIDE, reading

ROOT = Path(__file__).parents[2]
SAMPLE = ROOT / "samples" / "us-air-strikes.txt"
SIZES = {name for _, name in (*ReaderApp.HORIZONTAL_BREAKPOINTS, *ReaderApp.VERTICAL_BREAKPOINTS)}


async def test_the_text_is_the_first_screen_to_be_made_and_rooms_over_it_lead_back() -> None:
    async with app().run_test(size=WIDE) as pilot:
        await pilot.pause()
        assert pilot.app.screen_stack == [reading(pilot)]
        await pilot.press("H")
        await pilot.pause()
        assert isinstance(pilot.app.screen, Home)
        await pilot.press("escape")
        await pilot.pause()
        assert pilot.app.screen_stack == [reading(pilot)]


def test_the_app_shows_a_text_without_what_is_slow_to_import(tmp_path: Path) -> None:
    slow = ["spacy", "numpy", "onnxruntime", "tokenizers", "trafilatura", "httpx", "dateparser", "lxml", "markdown_it"]
    slow += ["email", "importlib.metadata", "urllib.request", "feedparser", "regex"]
    slow += ["tomllib", "json", "html.entities", "csv", "shlex", "reader.export.forms"]
    slow += [f"reader.app.{name}" for name in ("clipboard", "dropped", "refreshing", "settings.config")]
    slow += [f"reader.app.home.{name}" for name in ("changed", "feed", "feeds", "finding", "home", "notebook", "room")]
    slow += ["reader.app.bars.noting", "reader.app.home.things", "reader.app.panel.card", "reader.app.panel.path"]
    slow += [f"reader.app.telling.{name}" for name in ("cards", "citing", "mentioned")]
    slow += [f"reader.app.screens.{name}" for name in ("card", "help", "palette", "picker", "sheet", "themes")]
    slow += [f"reader.library.{name}" for name in ("across.groups", "reading.changes")]
    code = f"""
import sys
from reader.app.app import ReaderApp
from reader.app.documents import documents
from reader.engine.client import Engine
from reader.library import Library

async def look(pilot):
    await pilot.pause()
    print(pilot.app.screen.view.has_focus, [m for m in {slow} if m in sys.modules], file=sys.__stdout__)
    pilot.app.exit()

opened = documents([{str(SAMPLE)!r}])
opened[0].load(None)
ReaderApp(opened, Engine(), library=Library()).run(headless=True, auto_pilot=look)
"""
    home = {f"XDG_{kind}_HOME": str(tmp_path) for kind in ("DATA", "STATE", "CACHE", "CONFIG")}
    shown = subprocess.run([sys.executable, "-c", code], cwd=ROOT, env={**os.environ, **home}, stdout=subprocess.PIPE)
    assert shown.stdout.decode().splitlines()[-1] == "True []"


async def test_what_the_first_screen_hides_is_made_when_it_is_asked_for() -> None:
    async with app().run_test(size=(120, 40)) as pilot:
        await pilot.pause()
        screen = reading(pilot)
        assert [type(bar).__name__ for bar in screen.query(TypedBar) if bar.children] == []
        assert not screen.panel.query("CardView")
        await pilot.press("slash", *"zebra")
        assert screen.search.input.value == "zebra"
        assert screen.search.region.height == 1


async def test_the_first_screen_looks_its_styles_up_once(monkeypatch: pytest.MonkeyPatch) -> None:
    update, all_of_them = App.update_styles, []

    def updated(self: App[None], node: DOMNode, animate: bool = True) -> None:
        if isinstance(node, Reading):
            all_of_them.append(node)
        update(self, node, animate)

    monkeypatch.setattr(App, "update_styles", updated)
    async with app().run_test(size=(120, 40)) as pilot:
        await pilot.pause()
        assert all_of_them == []


def test_a_text_is_read_and_the_app_made_before_what_comes_after_the_text_is_imported() -> None:
    later = ["click", "ctypes", "gettext", "glob", "gzip", "hashlib", "sqlite3", "webencodings"]
    later += ["reader.engine.maker", "reader.library.finding", "reader.library.store", "reader.library.transfer"]
    code = f"""
import sys
import reader.cli.starting
from reader.app.app import ReaderApp
from reader.app.documents import documents
from reader.engine.client import Engine

opened = documents([{str(SAMPLE)!r}])
opened[0].load(None)
ReaderApp(opened, Engine(), library=lambda: None)
print([m for m in {later} if m in sys.modules])
"""
    made = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert made.stdout.strip() == "[]"


@pytest.mark.parametrize(("size", "classes"), [((130, 40), {"-wide", "-high"}), ((70, 15), {"-narrow", "-low"})])
async def test_the_first_screen_is_made_for_its_size(
    size: tuple[int, int], classes: set[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    compose, had = Reading.compose, []

    def composed(screen: Reading) -> ComposeResult:
        had.append({name for name in screen.classes if name in SIZES})
        return compose(screen)

    monkeypatch.setattr(Reading, "compose", composed)
    async with app().run_test(size=size) as pilot:
        await pilot.pause()
        assert had == [classes]
        assert {name for name in reading(pilot).classes if name in SIZES} == classes


def test_garbage_is_looked_for_again_once_the_app_is_made(tmp_path: Path) -> None:
    assert run([str(tmp_path / "gone.txt")]) == 1
    assert gc.isenabled()


def test_importing_the_package_does_not_import_textual() -> None:
    code = "import sys, reader.app; print('textual' in sys.modules)"
    shown = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert shown.stdout.strip() == "False"


async def test_no_row_is_drawn_before_the_text_is_laid_out(monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[str] = []
    drawn = Text.render_line

    def watched(view: Text, y: int) -> Strip:
        row = drawn(view, y)
        seen.append(row.text)
        return row

    monkeypatch.setattr(Text, "render_line", watched)
    async with app().run_test(size=WIDE) as pilot:
        await pilot.pause()
        height = reading(pilot).view.size.height
    assert "The US" in " ".join(seen[:height])
    assert sum(map(len, map(str.strip, seen[:height]))) > 100


@pytest.mark.parametrize("theme", ["ink", "paper"])
async def test_the_styles_are_read_once(monkeypatch: pytest.MonkeyPatch, theme: str) -> None:
    anew: list[None] = []
    monkeypatch.setattr(ReaderApp, "refresh_css", lambda *_, **__: anew.append(None))
    async with app(settings=Settings(theme=theme)).run_test(size=WIDE) as pilot:
        await pilot.pause()
        assert not anew
        assert pilot.app.has_class("-dark-mode") is (theme == "ink")
        assert pilot.app.current_theme.name == theme
