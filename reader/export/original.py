"""Offsets in the text as it is read → offsets in the file that it was made from.

A plain text is folded where nothing is seen (soft hyphens) and set anew where its lines were broken to a width; whoever
takes its analysis for the file wants the file's own offsets. The two texts differ in what is not seen, in white space,
in marks around lines and in how letters are composed, so each letter is looked for a little further on in the file.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from typing import Any

FAR = 100
"""Letters of the file that may be passed over to find the next one."""
_STEPS = 20
"""The search takes at most so many steps for each letter, on average."""


def places(text: str, original: str) -> list[int]:
    """Where each character of `text` stands in `original`, never before the one before it."""
    found: list[int] = []
    at, left = 0, _STEPS * (len(text) + len(original))
    for char in text:
        if char.isspace():
            k = at if original[at : at + 1].isspace() else -1
        else:
            k = _next(char, original, at) if left >= 0 else -1
            left -= k - at if k >= 0 else FAR
        if k < 0:  # not in the file
            found.append(found[-1] if found else 0)
        else:
            found.append(k)
            at = k if _goes_on(char, original, k) else k + 1
    return found


def _next(char: str, original: str, at: int) -> int:
    """The next place where `char` is written, -1 if it is none of the next `FAR` letters."""
    if 0 < at <= len(original) and _goes_on(char, original, at - 1, inside=True) and original[at : at + 1] != char:
        return at - 1
    passed = 0
    for k in range(at, len(original)):
        if original[k] == char or (char not in original[k] and char in _parts(original, k)):
            return k
        passed += original[k].isalnum()
        if passed > FAR:
            break
    return -1


def _parts(original: str, k: int) -> str:
    """The letters that a character stands for ("ﬁ"), or makes with the mark behind it ("é" in two)."""
    if original[k].isascii() and original[k + 1 : k + 2].isascii():
        return original[k]
    pair = original[k : k + 2]
    return unicodedata.normalize("NFKC", original[k]) + unicodedata.normalize("NFC", pair)[:1]


def _goes_on(char: str, original: str, k: int, *, inside: bool = False) -> bool:
    """Whether the character at `k` stands for several letters, of which `char` is one but the last."""
    letters = unicodedata.normalize("NFKC", original[k]) if not original[k].isascii() else ""
    return len(letters) > 1 and char in (letters[1:] if inside else letters[:-1])


def moved(story: dict[str, Any]) -> dict[str, Any]:
    """A story as plain lists and dictionaries, with the file's text and all offsets moved into it.

    It is left as it is where its article was not made from another text.
    """
    original = story["article"].pop("original", None)
    if original is None:
        return story
    at = places(story["article"]["text"], original)

    def start(k: int) -> int:
        return at[k] if k < len(at) else len(original)

    def end(k: int) -> int:
        return at[k - 1] + 1 if k else 0

    found: dict[str, Any] = _moved(story, start, end)
    found["article"]["text"] = original
    return found


def _moved(value: Any, start: Callable[[int], int], end: Callable[[int], int]) -> Any:
    if isinstance(value, (list, tuple)):
        if len(value) == 2 and all(type(x) is int for x in value):
            return [start(value[0]), end(value[1])]
        return [_moved(x, start, end) for x in value]
    if isinstance(value, dict):
        found = {k: _moved(x, start, end) for k, x in value.items()}
        if "start" in found and "end" in found:
            found["start"], found["end"] = start(value["start"]), end(value["end"])
        return found
    return value
