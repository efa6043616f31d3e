"""spaCy's tokenizer, kept quick on text without spaces and sparing on long text.

It takes time by the square of a stretch's length, and room for up to twice the tokens that a text has.
"""

from __future__ import annotations

import re
from array import array
from collections.abc import Iterator
from itertools import pairwise
from typing import Any

import numpy as np
from spacy.tokenizer import Tokenizer  # type: ignore[import-not-found]
from spacy.tokens import Doc

LONGEST = 2_000
"""Characters of a stretch without white space that spaCy's tokenizer is given whole; few addresses are longer."""
PIECE = 500
"""Characters of the pieces that a longer stretch is cut into."""
PART = 100_000
"""Characters, about, of the parts that a text is tokenized in, so that there is room for no more tokens than it has."""

_LONG = re.compile(rf"(?<!\S)\S{{{LONGEST + 1},}}+")
_LINE = re.compile(r"\n(?=\S)")


class Bounded:
    """A tokenizer like the one it is given, which cuts overlong stretches first. The Doc's text is always the input."""

    def __init__(self, inner: Any) -> None:
        self._inner = inner

    def __call__(self, text: str) -> Doc:
        parts = _parts(text) if isinstance(self._inner, Tokenizer) else [(0, len(text))]
        if len(parts) == 1 and (len(text) <= LONGEST or _LONG.search(text) is None):
            return self._inner(text)  # type: ignore[no-any-return]
        found = _Tokens(self._inner)
        for first, last in parts:
            at = first
            for start, end in _overlong(text, first, last):
                found.add(text[at:start])
                for cut in range(start, end, PIECE):
                    found.add(text[cut : min(cut + PIECE, end)])
                at = end
            found.add(text[at:last])
        return found.doc()

    def __getattr__(self, name: str) -> Any:
        if name == "_inner":  # while being copied or unpickled
            raise AttributeError(name)
        return getattr(self._inner, name)


class _Tokens:
    """The tokens of pieces of a text, as hashes: of a long text its Doc alone is to be held."""

    def __init__(self, tokenizer: Any) -> None:
        self._tokenizer = tokenizer
        self._words = array("Q")
        self._norms = array("Q")
        self._spaces = bytearray()

    def add(self, text: str) -> None:
        """Adds a piece's words; where a piece begins with the space that ends the word before, that word has it."""
        if self._words and not self._spaces[-1] and text[:1] == " " and not self._last.isspace():
            self._spaces[-1], text = True, text[1:]
        if text:
            found = self._tokenizer(text).to_array(["ORTH", "NORM", "SPACY"]).reshape(-1, 3).astype(np.uint64)
            self._words.frombytes(found[:, 0].tobytes())
            self._norms.frombytes(found[:, 1].tobytes())
            self._spaces += found[:, 2].astype(np.uint8).tobytes()

    def doc(self) -> Doc:
        made = Doc(self._tokenizer.vocab, words=self._words, spaces=self._spaces)  # type: ignore[arg-type]
        return made.from_array(["NORM"], np.frombuffer(self._norms, np.uint64))  # type: ignore[arg-type]

    @property
    def _last(self) -> str:
        return str(self._tokenizer.vocab.strings[self._words[-1]])


def _parts(text: str) -> list[tuple[int, int]]:
    """Stretches [start, end) of about `PART` characters; each but the first begins with a line's first word."""
    cuts = [0]
    while (found := _LINE.search(text, cuts[-1] + PART)) is not None:
        cuts.append(found.end())
    return list(pairwise([*cuts, len(text)]))


def _overlong(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The stretches without white space of more than `LONGEST` characters within [start, end)."""
    return (found.span() for found in _LONG.finditer(text, start, end))
