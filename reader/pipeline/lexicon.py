"""LemmInflect's lexicon in a tenth of the memory: the lines of its file, each read when its word is asked for."""

from __future__ import annotations

import gzip
from bisect import bisect_left
from collections.abc import Mapping

from lemminflect.codecs.LemmaLUCodec import LemmaLUCodec
from lemminflect.core.LexicalUtils import categoryToUPos


class Lexicon:
    """Of each word its lemmas, by the universal part of speech; what the library makes a dictionary of."""

    def __init__(self, file: str) -> None:
        """The file is the library's: lines of a word, its category and its lemmas."""
        with gzip.open(file) as packed:
            lines: list[bytes] = sorted(filter(None, packed.read().split(b"\n")), key=_word)
        self._lines = b"\n" + b"\n".join(lines) + b"\n"

    def get(self, word: str, default: Mapping[str, tuple[str, ...]]) -> Mapping[str, tuple[str, ...]]:
        """The lemmas of a word in lower case; `default` where it is not known."""
        wanted = word.encode("utf-8", "surrogatepass")
        at = self._lines.rfind(b"\n", 0, bisect_left(range(len(self._lines)), wanted, key=self._word_at) + 1)
        found: dict[str, tuple[str, ...]] = {}
        while (end := self._lines.find(b"\n", at + 1)) >= 0:
            line = self._lines[at + 1 : end]
            if _word(line) == wanted:
                _, category, forms = LemmaLUCodec.fromString(line.decode())
                found[categoryToUPos(category)] = forms
            elif _word(line) > wanted:
                break
            at = end
        return found or default

    def _word_at(self, place: int) -> bytes:
        """The word of the line that a place, which may be the line break before it, is in."""
        start = self._lines.rfind(b"\n", 0, place + 1)
        return _word(self._lines[start + 1 : self._lines.find(b"\n", start + 1)])


def _word(line: bytes) -> bytes:
    return line.partition(b",")[0]
