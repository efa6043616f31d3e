"""Every theme's colours are legible, and every label has its group."""

import pytest
from rich.style import Style
from textual.color import Color
from textual.theme import Theme

from reader.app.colours import CONTRAST, GROUP, GROUPS, contrast, group_of, legible, theme_variables
from reader.app.themes import THEMES as ALL_THEMES

THEMES = [theme for theme in ALL_THEMES.values() if not theme.ansi]


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
def test_entities_stand_out_from_all_they_stand_on(theme: Theme) -> None:
    made = theme.to_color_system().generate() | theme.variables
    shades = {name: Color.parse(value) for name, value in theme_variables(theme).items()}
    background = Color.parse(made["background"])
    grounds = [background, background + Color.parse(made["surface"]), background + Color.parse(made["panel"])]
    grounds += [shades["quote-background"], shades["thread-background"]]
    for group in GROUPS:
        for ground in grounds:
            assert contrast(shades[group.variable], ground) >= CONTRAST
    assert contrast(shades["thread-current-text"], shades["thread-current-background"]) >= CONTRAST
    assert contrast(shades["furniture-text"], background) >= 3


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
def test_groups_can_be_told_apart(theme: Theme) -> None:
    shades = theme_variables(theme)
    assert len({shades[group.variable] for group in GROUPS}) == len(GROUPS)


def test_ansi_themes_use_the_terminals_own_colours() -> None:
    for theme in ALL_THEMES.values():
        if theme.ansi:
            assert all(value.startswith("ansi_") for value in theme_variables(theme).values())


def test_every_theme_has_the_same_variables() -> None:
    assert len({frozenset(theme_variables(theme)) for theme in ALL_THEMES.values()}) == 1


@pytest.mark.parametrize(
    ("label", "name"),
    [("PERSON", "person"), ("ORG", "organization"), ("GPE", "place"), ("LOC", "place"), ("FAC", "place"),
     ("NORP", "group"), ("DATE", "time"), ("TIME", "time"), ("LAW", "other"), ("MISC", "other"), ("NEW", "other")],
)  # fmt: skip
def test_group_of_label(label: str, name: str) -> None:
    assert group_of(label) is GROUP[name]


def test_marks_and_keys_are_distinct() -> None:
    assert len({Style.parse(group.mark) for group in GROUPS}) == len(GROUPS)
    assert len({group.key for group in GROUPS}) == len(GROUPS)


def test_legible_gives_up_on_hue_before_contrast() -> None:
    grey = Color(118, 118, 118)
    assert contrast(legible(Color(120, 110, 118), [grey], 4.4), grey) >= 4.4
