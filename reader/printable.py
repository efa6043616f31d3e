"""What a terminal may be given of a text from outside: the one table of what acts on a terminal without being seen.

A text, a name, a path, an address, a setting may hold anything; what of it is shown has been through here.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable
from itertools import groupby
from typing import Final

UNDRAWN: Final = "\0"
"""Stands in `shown` for a code point that takes no cell and is not drawn."""
GAP: Final = "\u200b"
"""Zero width space: not drawn either, but a line may break after it."""


def _stand_ins() -> dict[int, str]:
    table = {code: chr(0x2400 + code) for code in range(0x20)}  # control pictures: ESC is drawn as ␛
    table |= dict.fromkeys(range(0x80, 0xA0), "\ufffd")
    table[0x7F] = "␡"
    table |= dict.fromkeys([*b"\t\n\v\f\r", 0x85, 0x2028, 0x2029], " ")
    invisible = [
        0xAD, 0x34F, 0x61C, 0x180E, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2060, 0x2070), 0xFEFF,
        *range(0xFFF0, 0xFFFC), *range(0x1BCA0, 0x1BCA4), *range(0x1D173, 0x1D17B), *range(0xE0000, 0xE1000),
    ]  # fmt: skip
    # Directions, joins and tags act on their surroundings, up to the whole screen, without being seen.
    table |= dict.fromkeys(invisible, UNDRAWN)
    table |= dict.fromkeys(range(0xD800, 0xE000), "\ufffd")  # lone surrogates cannot be encoded
    return table


STAND_INS: Final = _stand_ins()
"""By code point, what is shown in the place of one that must not be."""


def _class(codes: Iterable[int]) -> str:
    """A character class of these, written as ranges: one by one, each would be compared with every character."""
    ordered = sorted(codes)
    ranges = (list(run) for _, run in groupby(ordered, lambda code: code - bisect_left(ordered, code)))
    return "[" + "".join(f"\\U{run[0]:08x}-\\U{run[-1]:08x}" for run in ranges) + "]"


_unfit = re.compile(_class(code for code in STAND_INS if code >= 0x20))


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
