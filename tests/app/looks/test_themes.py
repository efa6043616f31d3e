"""Which theme there is: the one that was chosen, or else the one that suits the terminal."""

from __future__ import annotations

import pytest
from textual.color import Color
from textual.theme import Theme

from reader.app.looks.colours import contrast
from reader.app.looks.themes import OWN, THEMES, suitable
from reader.app.panel.list import RowList
from reader.app.screens.themes import ThemeChooser
from reader.app.settings.stored import Settings, load
from tests.app.hand import app

MANY = {"TERM": "xterm-256color"}


@pytest.mark.parametrize(
    ("environment", "theme"),
    [
        (MANY, "ink"),
        (MANY | {"COLORFGBG": "0;15"}, "paper"),
        (MANY | {"COLORFGBG": "15;default;0"}, "ink"),
        ({"TERM": "xterm", "COLORTERM": "truecolor"}, "ink"),
        ({"TERM": "linux"}, "ansi-dark"),
        (MANY | {"NO_COLOR": ""}, "ansi-dark"),
        (MANY | {"NO_COLOR": "1", "COLORFGBG": "0;7"}, "ansi-light"),
        (MANY | {"TEXTUAL_THEME": "nord", "NO_COLOR": "1"}, "nord"),
        (MANY | {"TEXTUAL_THEME": "none"}, "ink"),
    ],
)
def test_a_theme_suits_the_terminal(environment: dict[str, str], theme: str) -> None:
    assert suitable(environment) == theme


@pytest.mark.parametrize("theme", OWN, ids=lambda theme: theme.name)
def test_our_own_are_legible(theme: Theme) -> None:
    made = theme.to_color_system().generate()
    for ground in ("background", "surface", "panel"):
        assert contrast(Color.parse(made["foreground"]), Color.parse(made[ground])) >= 10
        assert contrast(Color.parse(made["primary"]), Color.parse(made[ground])) >= 4.5


@pytest.mark.parametrize("theme", THEMES)
async def test_every_theme_draws(theme: str) -> None:
    made = app(settings=Settings(theme=theme))
    async with made.run_test(size=(60, 20)):
        assert made.theme == theme


async def test_a_theme_is_tried_and_kept_or_not() -> None:
    made = app(settings=Settings(theme="ink"))
    async with made.run_test(size=(100, 30)) as pilot:
        made.action_change_theme()
        await pilot.pause()
        assert isinstance(made.screen, ThemeChooser)
        row = made.screen.query_one(RowList).row
        assert row is not None
        assert row.key == "ink"
        await pilot.press("j")
        assert made.theme == "paper"
        await pilot.press("escape")
        await pilot.pause()
        assert made.theme == "ink"
        assert load().theme is None
        made.action_change_theme()
        await pilot.pause()
        await pilot.press("j", "j", "enter")
        await pilot.pause()
        kept = list(THEMES)[2]
        assert made.theme == kept == made.settings.theme
        assert load().theme == kept


async def test_no_colour_leaves_none_and_hides_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    made = app(settings=Settings(theme="ansi-dark"))
    async with made.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        for strip in made.screen._compositor.render_strips():
            for enabled in (filter for filter in made._filters if filter.enabled):
                strip = strip.apply_filter(enabled, Color(0, 0, 0))
            for segment in strip:
                for colour in (segment.style.color, segment.style.bgcolor) if segment.style else ():
                    assert colour is None or colour.is_default
