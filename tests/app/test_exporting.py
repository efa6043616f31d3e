"""Exporting from the app."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.command import CommandInput

from reader.app.screens.palette import Palette
from reader.app.screens.reading import Reading
from tests.app.hand import app
from tests.app.test_palette import offered
from tests.app.test_reading import WIDE, press


async def test_x_offers_the_forms_and_writes_a_new_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    async with app().run_test(size=WIDE) as pilot:
        for _ in range(2):
            await press(pilot, "x")
            assert isinstance(pilot.app.screen, Palette)
            assert pilot.app.screen.query_one(CommandInput).value == "Export "
            rows = await offered(pilot, "Export a brief")
            assert "Markdown" in rows[0]
            await press(pilot, "enter")
            await pilot.app.workers.wait_for_complete()
            assert isinstance(pilot.app.screen, Reading)
    one, two = sorted(tmp_path.iterdir(), key=lambda path: len(path.name))
    assert one.suffix == two.suffix == ".md"
    assert two.stem == f"{one.stem}-2"
    assert "John Kirby" in one.read_text(encoding="utf8")
    assert one.read_bytes() == two.read_bytes()


async def test_a_folder_that_cannot_be_written_to_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    gone = tmp_path / "gone"
    gone.mkdir()
    monkeypatch.chdir(gone)
    async with app().run_test(size=WIDE) as pilot:
        gone.rmdir()
        await press(pilot, "x")
        await offered(pilot, "Export JSON")
        await press(pilot, "enter")
        await pilot.app.workers.wait_for_complete()
        await pilot.pause()
        assert any("Nothing was exported" in str(note.message) for note in pilot.app._notifications)
