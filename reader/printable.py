"""What a terminal may be given of a text from outside: the one table of what acts on a terminal without being seen.

A text, a name, a path, an address, a setting may hold anything; what of it is shown has been through here.
"""

from __future__ import annotations

from typing import Final

from reader.patterns import late

UNDRAWN: Final = "\0"
"""Stands in `shown` for a code point that takes no cell and is not drawn."""
GAP: Final = "\u200b"
"""Zero width space: not drawn either, but a line may break after it."""


_INVISIBLE: Final = (
    *((0xAD, 0xAD), (0x34F, 0x34F), (0x61C, 0x61C), (0x180E, 0x180E), (0x200E, 0x200F), (0x202A, 0x202E)),
    *((0x2060, 0x206F), (0xFEFF, 0xFEFF), (0xFFF0, 0xFFFB), (0x1BCA0, 0x1BCA3), (0x1D173, 0x1D17A), (0xE0000, 0xE0FFF)),
)
"""The first and the last code point of directions, joins and tags: they act on their surroundings, up to the whole
screen, without being seen."""
_SPACES: Final = ((0x09, 0x0D), (0x85, 0x85), (0x2028, 0x2029))
_CONTROLS: Final = ((0x80, 0x9F),)
_SURROGATES: Final = ((0xD800, 0xDFFF),)
"""Alone they cannot be encoded."""


def _stand_ins() -> dict[int, str]:
    table = {code: chr(0x2400 + code) for code in range(0x20)}  # control pictures: ESC is drawn as ␛
    table[0x7F] = "␡"
    for ranges, glyph in ((_CONTROLS + _SURROGATES, "\ufffd"), (_SPACES, " "), (_INVISIBLE, UNDRAWN)):
        for first, last in ranges:
            table |= dict.fromkeys(range(first, last + 1), glyph)
    return table


STAND_INS: Final = _stand_ins()
"""By code point, what is shown in the place of one that must not be."""

_unfit = late(
    "[\x7f" + "".join(f"\\U{a:08x}-\\U{b:08x}" for a, b in _CONTROLS + _SPACES[1:] + _INVISIBLE + _SURROGATES) + "]"
)
"""Written as ranges: one by one, each code point would be compared with every character."""


def shown(text: str) -> str:
    """The glyphs that stand for `text`, code point for code point: no control, no direction, no half character."""
    return text if text.isascii() and text.isprintable() else text.translate(STAND_INS)


def drawn(glyphs: str) -> str:
    """What is written to the terminal for a piece of `shown`."""
    return glyphs.replace(UNDRAWN, "").replace(GAP, "")


def safe(text: str) -> str:
    """Text from outside as one line that a terminal may be given."""
    return drawn(shown(text))


def escaped(json: str) -> str:
    r"""JSON that says the same, with `\uXXXX` for what must not be shown; JSON itself sees to what is below a space."""
    return _unfit.sub(lambda found: _as_json(ord(found.group())), json)


def _as_json(code: int) -> str:
    if code < 0x10000:
        return f"\\u{code:04x}"
    high, low = divmod(code - 0x10000, 0x400)
    return f"\\u{0xD800 + high:04x}\\u{0xDC00 + low:04x}"
