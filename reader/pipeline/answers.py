"""What the encoder found in a document, handed from its component to those that decode it.

Answers lie in `Doc.user_data` only between the encoder and the decoders: each decoder takes its own away. Arrays run
over words, that is tokens that are neither white space nor `pieces.is_unread`:

    words [n]         the token that each word is
    paragraphs [p]    words that begin a paragraph, the first one included
    ner, attr [n, l]  scores of BIO labels
    event_types [n, l]  scores of what a word would tell of as a trigger
    told [n, 7]       logits of `triggers.TOLD`: whether a word tells an event, one that the story is told by, and what
                      became of it
    actors [n, 2]     scores of no actor and an actor, of the word as the head of a description
    tag [n, k]      the numbers of each word's likeliest labels, best first
    pos, lemma, events, mentions [n]  label numbers
    coref [m, v]      what each word that is a mention says (see `coreference.antecedents`)
    heads [n]         the head of each word; a root is its own
    likely, arcs [n, k]  each word's likeliest heads, best first (-1 for none), and their scores
    rels [n, 3, 2]    the best and second-best relation's label number, to each of the three likeliest heads
    rel_scores [n, 3, 2]  the logarithms of how likely these are
    roles [r, 4]      predicate, argument's head word, role's label number, margin over no role in thousandths
    parts [r, 6]      trigger, participant's head word, the odds of who, whom, where, when (see `participants`)
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Any, Final, NamedTuple, TypeAlias

import numpy as np
from numpy.typing import NDArray
from spacy.tokens import Doc

from reader.pipeline.pieces import Ints
from reader.pipeline.shelf import Shelf
from reader.pipeline.trees import cut
from reader.pipeline.windows import Window

Answers: TypeAlias = dict[str, NDArray[Any]]

_KEY = "reader_answers"
_SHARED = frozenset({"words", "paragraphs"})
_SOME = frozenset({"coref"})
"""Heads whose answers are of some words only; another head's tell of which."""
PAIRS = frozenset({"roles", "parts"})
"""Answers whose rows begin with two words each."""


RELATED: Final = 3
"""To so many of its likeliest heads a word's relations are told."""
AT_ONCE: Final = 20_000
"""Words whose numbers a decoder turns over together: those of a whole long text would take as much as its Doc."""


class Answer(NamedTuple):
    """One head's answer, with the words and paragraph starts it refers to."""

    words: Ints
    paragraphs: Ints
    values: NDArray[Any]


def stretches(words: int) -> Iterator[slice]:
    """So many words, some at a time."""
    return (slice(start, start + AT_ONCE) for start in range(0, words, AT_ONCE))


def leave(doc: Doc, found: Answers) -> None:
    """Leaves the answers on the document."""
    doc.user_data[_KEY] = found


def take(doc: Doc, head: str) -> Answer | None:
    """Takes one head's answer away; None if the encoder left none."""
    found: Answers = doc.user_data.get(_KEY, {})
    values = found.pop(head, None)
    answer = None if values is None else Answer(found["words"], found["paragraphs"], values)
    if found.keys() <= _SHARED:
        doc.user_data.pop(_KEY, None)
    return answer


def join(windows: Sequence[Window], found: Mapping[str, Shelf], edges: Sequence[int]) -> Answers:
    """The windows' answers, by heads, as the document's, words [edges[k], edges[k + 1]) as in window k.

    Heads and pairs are the document's word numbers already. Where a window is left off, no arc leads into what is left.
    What is in `found` is taken away: of a long text it is too much to be held twice.
    """
    places = [(k, window, *edge) for k, (window, edge) in enumerate(zip(windows, pairwise(edges), strict=True))]
    names = sorted(found, key=_SOME.__contains__, reverse=True)  # those that ask what else was found
    return {name: found[name].join(_kept(name, found, *place) for place in places) for name in names}


def _kept(name: str, found: Mapping[str, Shelf], k: int, window: Window, low: int, high: int) -> NDArray[Any]:
    """A head's answers in a window, taken from what was found there: those on the document's words [low, high)."""
    values = found[name].take(k)
    start, stop = low - window.start, high - window.start
    if name in PAIRS:
        return values[((values[:, :2] >= low) & (values[:, :2] < high)).all(1)]
    if name == "heads" and (low, high) != window:
        return _part(values - window.start, start, stop) + window.start
    if name == "coref":
        mentions = found["mentions"].look(k)
        before, until = (int(np.count_nonzero(mentions[:end])) for end in (start, stop))
        return values[before:until]
    return values[start:stop]


def _part(heads: Ints, low: int, high: int) -> Ints:
    at = np.arange(len(heads))
    return cut(heads, ((at >= low) & (at < high)).astype(np.int64))[low:high]
