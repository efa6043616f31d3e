"""spaCy's tokenizer, kept quick on text without spaces: it takes time by the square of a stretch's length."""

from __future__ import annotations

import re
from typing import Any

from spacy.tokens import Doc

LONGEST = 2_000
"""Characters of a stretch without white space that spaCy's tokenizer is given whole; few addresses are longer."""
PIECE = 500
"""Characters of the pieces that a longer stretch is cut into."""

_LONG = re.compile(rf"(?<!\S)\S{{{LONGEST + 1},}}+")


class Bounded:
    """A tokenizer like the one it is given, which cuts overlong stretches first. The Doc's text is always the input."""

    def __init__(self, inner: Any) -> None:
        self._inner = inner

    def __call__(self, text: str) -> Doc:
        if len(text) <= LONGEST or _LONG.search(text) is None:
            return self._inner(text)  # type: ignore[no-any-return]
        words: list[str] = []
        spaces: list[bool] = []
        at = 0
        for found in _LONG.finditer(text):
            self._add(text[at : found.start()], words, spaces)
            for start in range(found.start(), found.end(), PIECE):
                self._add(text[start : min(start + PIECE, found.end())], words, spaces)
            at = found.end()
        self._add(text[at:], words, spaces)
        return Doc(self._inner.vocab, words=words, spaces=spaces)

    def _add(self, text: str, words: list[str], spaces: list[bool]) -> None:
        """Adds a piece's words; where a piece begins with the space that ends the word before, that word has it."""
        if words and not spaces[-1] and text[:1] == " " and not words[-1].isspace():
            spaces[-1], text = True, text[1:]
        for token in self._inner(text) if text else ():
            words.append(token.text)
            spaces.append(bool(token.whitespace_))

    def __getattr__(self, name: str) -> Any:
        if name == "_inner":  # while being copied or unpickled
            raise AttributeError(name)
        return getattr(self._inner, name)
