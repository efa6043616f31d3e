"""The parse: `token.head`, `token.dep_` (Universal Dependencies) and the sentences that follow from them."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable

import msgspec
import numpy as np
from numpy.typing import NDArray
from spacy.language import Language
from spacy.tokens import Doc

from reader.pipeline import answers, climbing
from reader.pipeline.agreement import Clauses
from reader.pipeline.climbing import Likely
from reader.pipeline.decoder import Decoder, annotate, is_blank
from reader.pipeline.grammar import Grammar, Table
from reader.pipeline.pieces import Ints
from reader.pipeline.sentences import after_stops, may_end, sentences
from reader.pipeline.tags import INTERROGATIVE
from reader.pipeline.text import text_of
from reader.sources.texts.blocks import paragraphs

ROOT = "ROOT"
"""spaCy's name of the relation that Universal Dependencies call root."""

FINAL = (".", "!", "?", "…", "。", "！", "？")
"""What a sentence ends with, before closing marks; abbreviations end so, too."""

_BEFORE_NAMES = frozenset({"mr.", "mrs.", "ms.", "messrs.", "mx."})
"""Abbreviations that a name follows, so that no sentence ends with them."""

_MOVED = INTERROGATIVE | {"WP$"}
"""The tags of words that stand before their clause, whatever lies between: "a song *which* he hopes will help"."""
_QUOTES = frozenset("\"'")
"""Marks that open as well as they close."""


@Language.factory("reader_parser", assigns=["token.dep", "token.head", "token.is_sent_start", "doc.sents"])
def make(nlp: Language, name: str) -> Parser:
    return Parser()


class Parser(Decoder):
    """Sets heads and relations. No sentence crosses a paragraph's edge; what is not read hangs on the word before."""

    heads = ("dep",)

    def __init__(self) -> None:
        super().__init__()
        self.grammar: Grammar | None = None
        """What is mended by; without it every arc and relation is as the network scores it."""
        self._table: Table | None = None

    def take(self, table: Table | None) -> None:
        """Takes the costs that trees are mended by."""
        self._table, self.grammar = table, None if table is None else Grammar(table)

    def __call__(self, doc: Doc) -> Doc:
        heads, rels = answers.take(doc, "heads"), answers.take(doc, "rels")
        likely, scores, chances = (answers.take(doc, head) for head in ("likely", "arcs", "rel_scores"))
        if not len(doc):
            return doc
        if heads is None or rels is None:
            return _blank(doc) if is_blank(doc) else doc
        words = heads.words
        marks, closing, final = _marks(doc, words)
        arcs = (likely.values, scores.values) if likely and scores else None
        tags, texts = _words(doc, words)
        certain = np.union1d(heads.paragraphs, after_stops(tags, texts))
        free = np.fromiter((tag in _MOVED for tag in tags), bool, len(tags))
        found, starts = sentences(heads.values, marks, closing, final, certain, arcs, free)
        whole = may_end(marks, closing, final)[np.append(starts[1:], len(words)) - 1]
        inside = np.searchsorted(starts, np.arange(len(words)), side="right") - 1
        likelihoods = (
            Likely(*(x.values for x in (likely, scores, rels, chances))) if likely and scores and chances else None
        )
        numbers = self._relations(found, rels.values, likelihoods, marks)
        if self.grammar and likelihoods:
            climbing.mend(self.grammar, found, numbers, self.grammar.kinds(tags), free, starts, likelihoods)
        relations = [self.labels["dep"][number] for number in numbers.tolist()]
        clauses = Clauses(found, relations, tags, texts, whole[inside].tolist())
        clauses.set_right(starts.tolist())
        names = (ROOT if name == "root" else name for name in clauses.relations)
        deps = np.fromiter(map(doc.vocab.strings.add, names), np.uint64, len(words))
        return _attach(doc, words, clauses.heads, deps)

    def _relations(
        self, heads: Ints, rels: NDArray[np.uint8], likely: Likely | None, marks: NDArray[np.bool_]
    ) -> NDArray[np.uint8]:
        """The relation of each word to its head, a label's number: that of "root" for roots and for no other word."""
        labels = self.labels["dep"]
        root = labels.index("root")
        which = np.zeros(len(heads), np.int64)
        if likely:  # a head that is none of those is rare: the best one's relation does for it
            which = (likely.heads[:, : rels.shape[1]] == heads[:, None]).argmax(1)
        best = rels[np.arange(len(heads)), which]
        chosen = np.where(best[:, 0] == root, best[:, 1], best[:, 0])
        chosen[(best[:, 0] == root) & marks] = labels.index("punct")
        chosen[heads == np.arange(len(heads))] = root
        return chosen

    def to_bytes(self, *, exclude: Iterable[str] = ()) -> bytes:
        return msgspec.json.encode({"labels": self.labels, "grammar": self._table})

    def from_bytes(self, data: bytes, *, exclude: Iterable[str] = ()) -> Parser:
        found = msgspec.json.decode(data)
        self.labels = found["labels"]
        self.take(found["grammar"] and msgspec.convert(found["grammar"], Table))
        return self


def _words(doc: Doc, words: Ints) -> tuple[list[str], list[str]]:
    """The words' tags and texts, one string for all words that are alike."""
    tags, orths = doc.to_array(["TAG", "ORTH"]).astype(np.uint64)[words].T
    return _strings(doc, tags), _strings(doc, orths)


def _strings(doc: Doc, hashes: NDArray[np.uint64]) -> list[str]:
    distinct, inverse = np.unique(hashes, return_inverse=True)
    strings = [doc.vocab.strings[word] for word in distinct.tolist()]
    return list(map(strings.__getitem__, inverse))


def _attach(doc: Doc, words: Ints, heads: Ints, deps: NDArray[np.uint64]) -> Doc:
    tokens = np.arange(len(doc))
    before = np.searchsorted(words, tokens, side="right") - 1
    above = words[np.maximum(before, 0)]  # what is not read: the word before, at the start of a text the first word
    above[words] = words[heads]
    roots = _settled(doc, words, above)
    values = np.empty((len(doc), 2), np.uint64)
    values[:, 0] = (above - tokens).astype(np.int64).view(np.uint64)
    values[:, 1] = doc.vocab.strings.add("dep")
    values[words, 1] = deps
    values[roots, 1] = doc.vocab.strings.add(ROOT)
    return annotate(doc, ["HEAD", "DEP"], values)


def _settled(doc: Doc, words: Ints, above: Ints) -> list[int]:
    """Hangs what is not read, other than white space, within its own paragraph, in place; gives those that are roots.

    What stands before its paragraph's first word hangs on that; of a paragraph without a word the first is the root.
    """
    read = np.zeros(len(doc), bool)
    read[words] = True
    spaces = doc.to_array("IS_SPACE") == 1
    if (read | spaces).all():
        return []
    starts = np.array([start for start, _ in paragraphs(text_of(doc))], np.int64)
    inside = np.searchsorted(starts, doc.to_array("IDX").astype(np.int64), side="right")
    roots: list[int] = []
    last = -1
    for i in np.flatnonzero(~read).tolist():
        after = int(np.searchsorted(words, i))
        last = max(last, int(words[after - 1]) if after else -1)
        if not spaces[i] and (last < 0 or inside[last] != inside[i]):
            last = int(words[after]) if after < len(words) and inside[words[after]] == inside[i] else i
            roots += [i] if last == i else []
        if last >= 0:
            above[i] = last
    first = int(np.argmin(spaces))
    above[:first] = above[first] if not read[first] else first
    return roots


def _blank(doc: Doc) -> Doc:
    """A text of white space alone is one sentence."""
    none = np.zeros(1, np.int64)
    return _attach(doc, none, none, np.array([doc.vocab.strings.add(ROOT)], np.uint64))


def _marks(doc: Doc, words: Ints) -> tuple[NDArray[np.bool_], NDArray[np.bool_], NDArray[np.bool_]]:
    """Which words are punctuation, which of them belong to the words before them, and which words end as sentences do.

    An opening bracket or quotation mark belongs to what follows, a closing one to what precedes; a straight quotation
    mark, a dash or a bullet to the side on which there is no blank.
    """
    attributes = doc.to_array(["ORTH", "SPACY"])
    strings = doc.vocab.strings
    distinct, inverse = np.unique(attributes[words, 0], return_inverse=True)
    kinds = np.array([_kind(strings[word]) for word in distinct.tolist()])[inverse]
    blank_after = attributes[words, 1] == 1
    glued = np.zeros(len(words), bool)  # no white space before the word
    glued[1:] = (np.diff(words) == 1) & ~blank_after[:-1]
    marks = kinds > 0
    final = np.array([is_final(strings[word]) for word in distinct.tolist()])[inverse]
    return marks, (kinds == _CLOSING) | ((kinds == _EITHER) & (glued | blank_after)), final


def is_final(word: str) -> bool:
    """Whether a word ends as sentences do, and is no form of address before a name."""
    return word.endswith(FINAL) and word.lower() not in _BEFORE_NAMES


_WORD, _OPENING, _CLOSING, _EITHER = range(4)


def _kind(word: str) -> int:
    categories = [unicodedata.category(c) for c in word]
    if not all(c[0] == "P" for c in categories):
        return _WORD
    if word in ("``",) or categories[0] in ("Ps", "Pi"):
        return _OPENING
    if (word[0] in _QUOTES and word != "''") or categories[0] == "Pd":
        return _EITHER
    return _CLOSING if word[0] not in "•*·@#&%" else _OPENING
