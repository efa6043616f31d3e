"""The colours of what was understood: one table of entity groups, and the shades it takes in each theme.

The shades are CSS variables (`$entity-person`, `$quote-background`, …), so that text, panel and legend say the same
thing by the same colour, and a theme may set its own. Each group has a mark besides its colour, for eyes and
terminals that have none.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache
from math import cos, radians, sin
from typing import Final, Literal

from msgspec import Struct
from textual.color import Color, Lab, lab_to_rgb, rgb_to_lab
from textual.theme import Theme

from reader.story import EventType

GroupName = Literal["person", "organization", "place", "group", "time", "other"]

CONTRAST: Final = 4.5
"""Least contrast of an entity's colour with what it stands on (WCAG 2.2, criterion 1.4.3)."""


class EntityGroup(Struct, frozen=True):
    """Entity labels that a reader sees as one kind of thing."""

    name: GroupName
    title: str
    """In a legend, in the plural."""
    key: str
    """The letter that stands for the group in a legend and switches its colour."""
    labels: frozenset[str]
    """OntoNotes 5 names; the last group also takes every label that no group names."""
    hue: float
    """Angle in CIE L*a*b*, degrees."""
    chroma: float
    lift: tuple[float, float]
    """How much lighter than other text colours on a dark and on a light ground, in L*: eyes that miss the difference
    of two hues see this one."""
    trait: str
    """Text attribute beside the colour, where two colours look alike to some eyes; empty for none."""
    ansi: tuple[str, str]
    """Terminal colours on a dark and on a light ground."""
    mark: str
    """Text attributes that stand for the colour where there is none."""

    @property
    def variable(self) -> str:
        """Name of its CSS variable."""
        return f"entity-{self.name}"


GROUPS: Final = (
    EntityGroup("person", "People", "p", frozenset({"PERSON"}), 91, 52, (5, 10), "bold",
                ("ansi_bright_yellow", "ansi_red"), "bold"),
    EntityGroup("organization", "Organizations", "o", frozenset({"ORG"}), 265, 35, (0, -21), "",
                ("ansi_bright_blue", "ansi_blue"), "bold italic"),
    EntityGroup("place", "Places", "l", frozenset({"GPE", "LOC", "FAC"}), 122, 32, (7, -2), "",
                ("ansi_bright_green", "ansi_green"), "italic"),
    EntityGroup("group", "Groups", "g", frozenset({"NORP"}), 322, 52, (-11, 6), "italic",
                ("ansi_bright_magenta", "ansi_magenta"), "italic underline"),
    EntityGroup("time", "Times", "t", frozenset({"DATE", "TIME"}), 199, 17, (5, -9), "italic",
                ("ansi_cyan", "ansi_cyan"), "dim"),
    EntityGroup("other", "Other names", "x",
                frozenset({"MONEY", "PERCENT", "QUANTITY", "CARDINAL", "ORDINAL", "PRODUCT", "EVENT", "WORK_OF_ART",
                           "LAW", "LANGUAGE", "MISC"}), 19, 37, (0, -11), "",
                ("ansi_bright_red", "ansi_magenta"), "dim italic"),
)  # fmt: skip


class EventKind(Struct, frozen=True):
    """A type of events: its sign, which needs no colour, and its colour."""

    type: EventType
    sign: str
    """One cell, and no emoji, which terminals draw in widths of their own."""
    hue: float
    """As of a group of entities, and none of theirs."""
    ansi: tuple[str, str]

    @property
    def variable(self) -> str:
        """Name of its CSS variable."""
        return f"event-{self.type}"


EVENT_KINDS: Final = (
    EventKind("conflict", "✗", 35, ("ansi_bright_red", "ansi_red")),
    EventKind("catastrophe", "↯", 62, ("ansi_yellow", "ansi_yellow")),
    EventKind("life", "⚘", 5, ("ansi_red", "ansi_bright_red")),
    EventKind("justice", "§", 300, ("ansi_magenta", "ansi_magenta")),
    EventKind("policy", "¶", 280, ("ansi_blue", "ansi_blue")),
    EventKind("personnel", "♙", 340, ("ansi_bright_magenta", "ansi_bright_magenta")),
    EventKind("agreement", "✓", 172, ("ansi_bright_green", "ansi_bright_green")),
    EventKind("transaction", "¤", 147, ("ansi_green", "ansi_green")),
    EventKind("business", "⌂", 108, ("ansi_bright_black", "ansi_bright_black")),
    EventKind("competition", "★", 77, ("ansi_bright_yellow", "ansi_bright_yellow")),
    EventKind("contact", "⇄", 217, ("ansi_bright_cyan", "ansi_cyan")),
    EventKind("movement", "➤", 242, ("ansi_bright_blue", "ansi_bright_blue")),
    EventKind("statement", "❝", 187, ("ansi_cyan", "ansi_bright_cyan")),
)  # fmt: skip
"""Events of no type of theirs have no colour, and a sign that says nothing."""

OTHER_SIGN: Final = "•"
EVENT_CHROMA: Final = 40
_OF_TYPE: Final = {kind.type: kind for kind in EVENT_KINDS}


def event_colour(type_: EventType) -> str:
    """The style of an event type's sign and name."""
    return f"${_OF_TYPE[type_].variable}" if type_ in _OF_TYPE else "$foreground"


def event_sign(type_: EventType) -> str:
    """What stands for an event type where there is no room for its name."""
    return _OF_TYPE[type_].sign if type_ in _OF_TYPE else OTHER_SIGN


GROUP: Final[dict[str, EntityGroup]] = {group.name: group for group in GROUPS}
_OF_LABEL: Final = {label: group for group in GROUPS for label in group.labels}


def group_of(label: str) -> EntityGroup:
    """The group of an entity label."""
    return _OF_LABEL.get(label, GROUPS[-1])


def contrast(one: Color, other: Color) -> float:
    """Contrast ratio of two colours, 1 to 21 (WCAG 2.2)."""
    bright, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (bright + 0.05) / (dark + 0.05)


def legible(colour: Color, grounds: Sequence[Color], least: float = CONTRAST) -> Color:
    """`colour`, made lighter or darker, and where that is not enough paler, until it stands out from every ground."""
    lab = rgb_to_lab(colour)
    lighter = sum(map(_luminance, grounds)) / len(grounds) < 0.18
    for step in range(101):
        lightness = lab.L + step if lighter else lab.L - step
        if not 0 <= lightness <= 100:
            break
        shade = _in_gamut(lightness, lab.a, lab.b)
        if all(contrast(shade, ground) >= least for ground in grounds):
            return shade
    return Color(255, 255, 255) if lighter else Color(0, 0, 0)


def theme_variables(theme: Theme) -> dict[str, str]:
    """The CSS variables of this module in a theme, for `App.get_theme_variable_defaults`."""
    return dict(_terminal_colours(theme.dark) if theme.ansi else _shades(_Grounds.of(theme)))


def _terminal_colours(dark: bool) -> Mapping[str, str]:
    """In an ansi theme the terminal's own colours serve, and nothing is known of how they look together."""
    shade = 0 if dark else 1
    return {kind.variable: kind.ansi[shade] for kind in (*GROUPS, *EVENT_KINDS)} | {
        "link-text": ("ansi_bright_cyan", "ansi_bright_blue")[shade],
        "quote-background": "ansi_default",
        "quote-bar": "ansi_cyan",
        "thread-background": "ansi_default",
        "thread-current-background": ("ansi_bright_yellow", "ansi_yellow")[shade],
        "thread-current-text": "ansi_black",
        "cursor-background": "ansi_default",
        "furniture-text": "ansi_bright_black",
        "dimmed-text": "ansi_bright_black",
        "rule": "ansi_bright_black",
    }


class _Grounds(Struct, frozen=True):
    """What a theme's text stands on, and what it is written and accented in."""

    background: Color
    surface: Color
    panel: Color
    text: Color
    primary: Color
    accent: Color
    dark: bool

    @classmethod
    def of(cls, theme: Theme) -> _Grounds:
        made = {**theme.to_color_system().generate(), **theme.variables}
        background = Color.parse(made["background"])
        over = {name: background + Color.parse(made[name]) for name in ("surface", "panel", "foreground")}
        accents = (Color.parse(made["primary"]), Color.parse(made["accent"]))
        return cls(background, over["surface"], over["panel"], over["foreground"], *accents, theme.dark)


@lru_cache(maxsize=64)
def _shades(grounds: _Grounds) -> Mapping[str, str]:
    ground, text = grounds.background, grounds.text
    quote = ground.blend(grounds.primary, 0.09 if grounds.dark else 0.07)
    thread = ground.blend(grounds.accent, 0.22)
    cursor = ground.blend(text, 0.2)
    stands_on = (ground, grounds.surface, grounds.panel, quote, thread)
    lightness, ground_kind = (74.0, 0) if grounds.dark else (42.0, 1)
    shades = {
        group.variable: legible(_polar(lightness + group.lift[ground_kind], group.chroma, group.hue), stands_on).hex6
        for group in GROUPS
    }
    shades |= {
        kind.variable: legible(_polar(lightness, EVENT_CHROMA, kind.hue), stands_on).hex6 for kind in EVENT_KINDS
    }
    current = legible(grounds.accent, (ground,), 3.0)
    return shades | {
        "link-text": legible(text.blend(grounds.primary, 0.5), stands_on).hex6,
        "quote-background": quote.hex6,
        "quote-bar": legible(ground.blend(grounds.primary, 0.7), (ground,), 2.0).hex6,
        "thread-background": thread.hex6,
        "thread-current-background": current.hex6,
        "thread-current-text": max(Color(0, 0, 0), Color(255, 255, 255), key=lambda c: contrast(c, current)).hex6,
        "cursor-background": cursor.hex6,
        "rule": ground.blend(text, 0.25).hex6,
        "dimmed-text": legible(ground.blend(text, 0.4), (ground,), 2.5).hex6,
        "furniture-text": legible(ground.blend(text, 0.5), (ground,)).hex6,
    }


def _polar(lightness: float, chroma: float, hue: float) -> Color:
    return _in_gamut(lightness, chroma * cos(radians(hue)), chroma * sin(radians(hue)))


def _in_gamut(lightness: float, a: float, b: float) -> Color:
    """The colour of this lightness and hue, as saturated as a screen can show it."""
    for step in range(20, -1, -1):
        colour = lab_to_rgb(Lab(lightness, a * step / 20, b * step / 20))
        if all(0 <= channel <= 255 for channel in colour.rgb):
            return colour
    return colour.clamped


def _luminance(colour: Color) -> float:
    """Relative luminance, 0 to 1 (WCAG 2.2)."""
    channels = (channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4
                for channel in (value / 255 for value in colour.rgb))  # fmt: skip
    return sum(weight * channel for weight, channel in zip((0.2126, 0.7152, 0.0722), channels, strict=True))
