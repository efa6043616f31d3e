"""Every theme's colours are legible, and every label has its group."""

from itertools import combinations
from math import dist
from typing import get_args

import pytest
from rich.cells import cell_len
from rich.style import Style
from textual.color import Color, rgb_to_lab
from textual.theme import Theme

from reader.app.looks.colours import (
    CONTRAST,
    EVENT_KINDS,
    GROUP,
    GROUPS,
    OTHER_SIGN,
    contrast,
    event_sign,
    group_of,
    legible,
    theme_variables,
)
from reader.app.looks.themes import THEMES as ALL_THEMES
from reader.story import EventType

THEMES = [theme for theme in ALL_THEMES.values() if not theme.ansi]


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
def test_entities_stand_out_from_all_they_stand_on(theme: Theme) -> None:
    made = theme.to_color_system().generate() | theme.variables
    shades = {name: Color.parse(value) for name, value in theme_variables(theme).items()}
    background = Color.parse(made["background"])
    grounds = [background, background + Color.parse(made["surface"]), background + Color.parse(made["panel"])]
    grounds += [shades["quote-background"], shades["thread-background"]]
    for group in (*GROUPS, *EVENT_KINDS):
        for ground in grounds:
            assert contrast(shades[group.variable], ground) >= CONTRAST
    assert all(contrast(shades["link-text"], ground) >= CONTRAST for ground in grounds)
    assert contrast(shades["thread-current-text"], shades["thread-current-background"]) >= CONTRAST
    assert contrast(shades["furniture-text"], background) >= CONTRAST


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
def test_groups_can_be_told_apart(theme: Theme) -> None:
    shades = theme_variables(theme)
    assert len({shades["link-text"], *(shades[group.variable] for group in GROUPS)}) == len(GROUPS) + 1


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
def test_event_types_have_a_colour_of_their_own(theme: Theme) -> None:
    shades = theme_variables(theme)
    assert len({shades[kind.variable] for kind in EVENT_KINDS}) == len(EVENT_KINDS)


def test_event_types_have_a_sign_of_one_cell() -> None:
    signs = [event_sign(type_) for type_ in get_args(EventType)]
    assert len(set(signs)) == len(signs) == len(EVENT_KINDS) + 1
    assert OTHER_SIGN in signs
    assert all(cell_len(sign) == 1 for sign in signs)


Matrix = tuple[tuple[float, float, float], ...]
VISIONS: dict[str, Matrix] = {
    "common": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "protan": ((0.152286, 1.052583, -0.204868), (0.114503, 0.786281, 0.099216), (-0.003882, -0.048116, 1.051998)),
    "deutan": ((0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413), (-0.011820, 0.042940, 0.968881)),
    "tritan": ((1.255528, -0.076749, -0.178779), (-0.078411, 0.930809, 0.147602), (0.004733, 0.691367, 0.303900)),
}
"""What eyes see of linear RGB, with one kind of cones missing (Machado, Oliveira and Fernandes 2009)."""


def seen(colour: Color, vision: Matrix) -> Color:
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in colour.normalized]
    mixed = [min(1.0, max(0.0, sum(a * b for a, b in zip(row, linear, strict=True)))) for row in vision]
    return Color(*(round(255 * (12.92 * c if c <= 0.0031308 else 1.055 * c ** (1 / 2.4) - 0.055)) for c in mixed))


def distance(one: Color, other: Color) -> float:
    """CIE 1976 difference; about 2 can just be seen."""
    a, b = rgb_to_lab(one), rgb_to_lab(other)
    return dist((a.L, a.a, a.b), (b.L, b.a, b.b))


@pytest.mark.parametrize("vision", VISIONS)
@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
def test_groups_can_be_told_apart_by_every_eye(theme: Theme, vision: str) -> None:
    shades = {name: Color.parse(value) for name, value in theme_variables(theme).items()}
    for one, other in combinations(GROUPS, 2):
        if one.trait == other.trait:
            pair = (seen(shades[group.variable], VISIONS[vision]) for group in (one, other))
            assert distance(*pair) >= 9


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
