"""How it looks: pictures of the sample, compared with those that were looked at."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any

import pytest
from textual.command import CommandInput
from textual.pilot import Pilot
from textual.widgets import Input

from reader.app.settings.stored import Settings
from tests.app.hand import Answers, app, pressing
from tests.app.test_tour import tour
from tests.app.texts import TEXTS

SIZES = [(80, 24), (120, 40)]


@pytest.fixture(params=SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
def size(request: pytest.FixtureRequest) -> tuple[int, int]:
    return request.param  # type: ignore[no-any-return]


@pytest.mark.parametrize(
    "keys",
    [[], ["n", "n"], ["tab", "j", "j", "j", "j"], ["2", "n"], ["4", "n"], ["3", "n", "n"], ["n", "enter"],
     ["question_mark"],
     ["/", *"strikes"], ["n", "e"], ["n", "e", "m", *"mil"], ["n", "e", "r", *"Persia", "enter", "e"]],
    ids=["start", "names", "actor", "events", "timeline", "quotes", "card", "help", "search", "correct", "merge",
         "corrected"],
)  # fmt: skip
def test_reading(snap_compare: Any, size: tuple[int, int], keys: list[str]) -> None:
    assert snap_compare(app(), run_before=pressing(*keys), terminal_size=size)


@pytest.mark.parametrize("keys", [["tab", "j"], ["2", "j"], ["4"]], ids=["actors", "events", "timeline"])
def test_small(snap_compare: Any, keys: list[str]) -> None:
    assert snap_compare(app(), run_before=pressing(*keys), terminal_size=(60, 20))


@pytest.mark.parametrize("terminal", [(60, 20), (80, 24), (120, 40)], ids=lambda size: f"{size[0]}x{size[1]}")
def test_brief(snap_compare: Any, terminal: tuple[int, int]) -> None:
    made = app(settings=Settings(theme="ink"))
    assert snap_compare(made, run_before=pressing("tab", "j"), terminal_size=terminal)


@pytest.mark.parametrize("theme", ["ink", "paper"])
def test_events_unfolded(snap_compare: Any, theme: str) -> None:
    made = app(settings=Settings(theme=theme, panel_width=80))
    keys = ["2", "tab", "j", "j", "right", "j", "G", "right"]
    assert snap_compare(made, run_before=pressing(*keys), terminal_size=(150, 50))


@pytest.mark.parametrize("theme", ["textual-light", "ansi-dark"])
def test_themes(snap_compare: Any, theme: str) -> None:
    made = app()
    made.theme = theme
    assert snap_compare(made, run_before=pressing("n", "n"), terminal_size=(120, 40))


def test_without_colour(snap_compare: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    assert snap_compare(app(), run_before=pressing("n", "n"), terminal_size=(120, 40))


def test_waiting(snap_compare: Any) -> None:
    engine = Answers([])
    assert snap_compare(app(engine=engine), terminal_size=(120, 40))


@pytest.mark.parametrize(
    ("text", "typed", "terminal"), [("sample", "", (80, 24)), ("sample", "iran", (120, 40)), ("wide", "山", (40, 12))],
    ids=["start", "names", "wide"],
)  # fmt: skip
def test_palette(snap_compare: Any, text: str, typed: str, terminal: tuple[int, int]) -> None:
    story = TEXTS[text]
    made = app(story.article, engine=Answers(analysis=story.analysis), settings=Settings(theme="paper"))

    async def search(pilot: Pilot[None]) -> None:
        await pilot.pause()
        await pilot.press("ctrl+p", *typed)
        await pilot.pause()
        await made.workers.wait_for_complete()
        made.screen.query_one(CommandInput).cursor_blink = False

    assert snap_compare(made, run_before=search, terminal_size=terminal)


@pytest.mark.parametrize("text", TEXTS)
@pytest.mark.parametrize("terminal", [(40, 12), (80, 24), (140, 40)], ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("look", ["paper", "ink", "ansi-dark", "NO_COLOR"])
def test_everywhere(
    snap_compare: Any, monkeypatch: pytest.MonkeyPatch, look: str, terminal: tuple[int, int], text: str
) -> None:
    if look == "NO_COLOR":
        monkeypatch.setenv("NO_COLOR", "1")
        look = "ansi-dark"
    story = TEXTS[text]
    made = app(story.article, engine=Answers(analysis=story.analysis), settings=Settings(theme=look))
    assert snap_compare(made, run_before=pressing("n", "n"), terminal_size=terminal)


@pytest.mark.parametrize(
    ("look", "terminal", "keys"),
    [
        ("ink", (200, 60), ["n", "enter"]),
        ("NO_COLOR", (200, 60), ["n", "enter"]),
        ("paper", (40, 12), ["n", "enter"]),
        ("NO_COLOR", (40, 12), ["question_mark", *"save"]),
        ("ansi-dark", (80, 24), ["question_mark", *"save"]),
    ],
    ids=["beside", "beside-plain", "card-small", "help-small-plain", "help-terminal"],
)
def test_kinds_of_room(
    snap_compare: Any, monkeypatch: pytest.MonkeyPatch, look: str, terminal: tuple[int, int], keys: list[str]
) -> None:
    if look == "NO_COLOR":
        monkeypatch.setenv("NO_COLOR", "1")
        look = "ansi-dark"
    made = app(settings=Settings(theme=look, first_tab="actors"))
    assert snap_compare(made, run_before=_still(*keys), terminal_size=terminal)


@pytest.mark.parametrize(("look", "terminal"), [("ink", (80, 24)), ("NO_COLOR", (40, 12))], ids=["tour", "tour-small"])
def test_tour(snap_compare: Any, monkeypatch: pytest.MonkeyPatch, look: str, terminal: tuple[int, int]) -> None:
    if look == "NO_COLOR":
        monkeypatch.setenv("NO_COLOR", "1")
        look = "ansi-dark"
    made = tour(settings=Settings(theme=look))
    assert snap_compare(made, run_before=pressing("space", "n"), terminal_size=terminal)


def _still(*keys: str) -> Callable[[Pilot[None]], Awaitable[None]]:
    """As `pressing`, with no blinking cursor."""

    async def press(pilot: Pilot[None]) -> None:
        await pressing(*keys)(pilot)
        for field in pilot.app.screen.query(Input):
            field.cursor_blink = False

    return press
