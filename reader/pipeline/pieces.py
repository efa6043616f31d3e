"""Words as the encoder takes them: word pieces and the case of each word."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray
from spacy.strings import StringStore
from tokenizers import Encoding, Tokenizer

Ints: TypeAlias = NDArray[np.int64]

MAX_PIECES = 12
"""A word's further pieces are left out."""
LONGEST = 200
"""Characters of a word that are looked at."""
REMEMBERED = 200_000
"""Distinct words kept from one pass to the next."""
AT_ONCE = 1_000
"""Words whose pieces are asked for together: what is told of one takes a thousand bytes."""

_PICTURES = (
    r"\u2300-\u23ff\u2500\u2501\u2504\u2505\u2508\u2509\u250c-\u254d\u2550\u2552-\u259f\u2600-\u2775\u2794-\u27bf"
    r"\u2b00-\u2bff\u3030\u303d\u3297\u3299\U0001f000-\U0001f0ff\U0001f170-\U0001faff"
)
"""Emoji and drawn lines, but no upright ones and no bullets: those part what stands beside them."""
_VARIED = r"\ufe0e\ufe0f\u200d\u20e3\U000e0020-\U000e007f"
"""What joins pictures and varies them."""
_ORNAMENT = re.compile(rf"(?:[{_PICTURES}{_VARIED}]|[0-9#*]\ufe0f?\u20e3)++")
_EASTERN = (
    r"\u1100-\u11ff\u3005-\u3007\u3040-\u30fa\u30fc-\u318f\u31a0-\u31bf\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\ua960-\ua97f"
    r"\uac00-\ud7ff\uf900-\ufaff\uff66-\uffdc\U0001b000-\U0001b16f\U00020000-\U000323af"
)
"""Letters of Chinese, Japanese and Korean."""
_OF_EAST = re.compile(rf"[{_EASTERN}]")


def is_ornament(word: str) -> bool:
    """Whether a word is nothing but pictures: emoji, with all that joins or varies them, or lines drawn."""
    return not word.isascii() and _ORNAMENT.fullmatch(word) is not None


def is_unread(word: str) -> bool:
    """Whether a word is passed over like white space: an ornament, one of Chinese, Japanese or Korean, or what is too
    long to be a word.

    The network has never learned any, and would take them for what it knows least of, which is names.
    """
    if len(word) > LONGEST:
        return True
    if word.isascii():
        return False
    rest = _OF_EAST.sub("", word)
    return is_ornament(word) or (rest != word and not any(map(str.isalpha, rest)))


def shape(word: str) -> int:
    """The case of a word, which the uncased encoder is told beside its pieces: 0 lower, 1 Title, 2 UPPER, 3 miXed."""
    if word == word.lower():
        return 0
    if word.isupper() and len(word) > 1:
        return 2
    return 1 if word[0].isupper() and word[1:] == word[1:].lower() else 3


class Pieces:
    """Word pieces of single words, remembered by the words' hashes.

    Row r of `ids` [rows, 12] holds a word's pieces, of which `counts[r]` are real; `shapes[r]` is its case.
    """

    def __init__(self, tokenizer: Tokenizer) -> None:
        tokenizer.no_padding()
        tokenizer.no_truncation()
        self._tokenizer = tokenizer
        self.cls, self.sep, self.unknown = (self._special(name) for name in ("[CLS]", "[SEP]", "[UNK]"))
        self._row: dict[int, int] = {}
        self.ids: Ints
        self.counts: Ints
        self.shapes: Ints
        self._forget()

    def rows(self, strings: StringStore, words: NDArray[np.uint64]) -> Ints:
        """The rows of words given by their hashes in `strings`."""
        distinct, inverse = np.unique(words, return_inverse=True)
        hashes = distinct.tolist()
        new = [h for h in hashes if h not in self._row]
        if new:
            self._learn(new, [strings[h][:LONGEST] for h in new])
        return np.fromiter(map(self._row.__getitem__, hashes), np.int64, len(hashes))[inverse]

    def trim(self) -> None:
        """Forgets what was learnt if it has become much; rows given before are void."""
        if len(self._row) > REMEMBERED:
            self._forget()

    def _learn(self, hashes: list[int], words: list[str]) -> None:
        ids = np.zeros((len(words), MAX_PIECES), np.int64)
        counts = np.empty(len(words), np.int64)
        for i, encoding in enumerate(self._encoded(words)):
            pieces = encoding.ids[:MAX_PIECES] or [self.unknown]
            ids[i, : len(pieces)] = pieces
            counts[i] = len(pieces)
        start = len(self.counts)
        self.ids = np.concatenate((self.ids, ids))
        self.counts = np.concatenate((self.counts, counts))
        self.shapes = np.concatenate((self.shapes, np.fromiter(map(shape, words), np.int64, len(words))))
        self._row.update(zip(hashes, range(start, start + len(hashes)), strict=True))

    def _encoded(self, words: Sequence[str]) -> Iterator[Encoding]:
        for start in range(0, len(words), AT_ONCE):
            yield from self._tokenizer.encode_batch(words[start : start + AT_ONCE], add_special_tokens=False)

    def _forget(self) -> None:
        self._row.clear()
        self.ids = np.zeros((0, MAX_PIECES), np.int64)
        self.counts = np.zeros(0, np.int64)
        self.shapes = np.zeros(0, np.int64)

    def _special(self, name: str) -> int:
        found = self._tokenizer.token_to_id(name)
        if found is None:
            raise ValueError(f"The tokenizer has no piece {name}.")
        return int(found)
