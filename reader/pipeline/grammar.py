"""What treebanks hardly ever show: how words hang on each other, one word with those around it at a time.

A network that scores every arc and every relation for itself can give a verb two objects, or hang a noun on a noun
without a preposition. The table of a `Grammar` says what each such sight costs: how much more often the parser shows
it in raw news than annotators do in treebanks (`training.grammar` counts both).
"""

from __future__ import annotations

import base64
import zlib
from collections.abc import Sequence
from typing import Final

import msgspec
import numpy as np
from numpy.typing import NDArray

from reader.pipeline.pieces import Ints

UNIT: Final = 32
"""Costs are natural logarithms in so many parts of one."""
SIGNS: Final = 9
"""Bits of what hangs on a word."""

_SIDES = 2
_CLASSES = {
    **dict.fromkeys(("NN", "NNS"), "noun"),
    **dict.fromkeys(("NNP", "NNPS"), "name"),
    **dict.fromkeys(("VBD", "VBZ", "VBP"), "finite"),
    **dict.fromkeys(("JJ", "JJR", "JJS"), "adjective"),
    **dict.fromkeys(("RB", "RBR", "RBS"), "adverb"),
}
"""Tags that are looked at as one; every other one is by itself."""


class Table(msgspec.Struct, frozen=True):
    """As it is kept: `relations` in the order of the network's labels, `classes` of tags, `costs` of all sights."""

    relations: list[str]
    classes: list[str]
    costs: str
    """One byte each in `UNIT`s of a logarithm, packed (zlib, base 64)."""


def tag_class(tag: str) -> str:
    """The class of a Penn Treebank tag."""
    return _CLASSES.get(tag, tag)


class Sights:
    """Numbers what can be seen around a word.

    Of a word itself: its relation, the class of its tag, and which signs hang on it; its relation, the one of its head,
    and its side; of two neighbours on one side of it their relations; and which relation hangs on it more than once,
    where active and passive subjects count as one. Punctuation is passed over but where it joins.
    """

    def __init__(self, relations: Sequence[str], classes: Sequence[str]) -> None:
        self.relation = {name: i for i, name in enumerate(relations)}
        self._class = {name: i for i, name in enumerate(classes)}
        r, t = len(relations), len(classes)
        self._r, self._t = r, t
        self._place = r * t << SIGNS
        self._pair = self._place + r * r * _SIDES
        self._many = self._pair + t * _SIDES * r * r
        self.size = self._many + 2 * r
        """How many there are."""
        self._punct, self._conj = self.relation.get("punct", -1), self.relation.get("conj", -1)
        self._once = [self.relation.get("nsubj", i) if name == "nsubj:pass" else i for i, name in enumerate(relations)]
        self._signs = [_sign(name, tag) for name in relations for tag in classes]

    def kinds(self, tags: Sequence[str]) -> list[int]:
        """The numbers of the tags' classes; those of one that no treebank has are the first's."""
        return [self._class.get(tag_class(tag), 0) for tag in tags]

    def around(
        self, word: int, heads: Sequence[int], relations: Sequence[int], kinds: Sequence[int], below: Sequence[int]
    ) -> list[int]:
        """The numbers of what is seen at a word; `below` are the words that hang on it, in their order."""
        r, t, own, kind = self._r, self._t, relations[word], kinds[word]
        signs = 0
        found: list[int] = []
        last = -1
        met: set[int] = set()
        twice: set[int] = set()
        for child in below:
            relation = relations[child]
            sign = self._signs[relation * t + kinds[child]]
            if relation == self._punct:
                signs |= sign if own == self._conj else 0
                continue
            signs |= sign
            side = child > word
            if last >= 0 and side == (last > word):
                found.append(self._pair + ((kind * _SIDES + side) * r + relations[last]) * r + relation)
            last = child
            once = self._once[relation]
            if once in met:
                found.append(self._many + 2 * once + (once in twice))
                twice.add(once)
            met.add(once)
        found.append((own * t + kind << SIGNS) | signs)
        head = heads[word]
        if head != word:
            found.append(self._place + (relations[head] * r + own) * _SIDES + (word > head))
        return found

    def at_once(self, heads: Ints, relations: Ints, kinds: Ints) -> tuple[Ints, Ints]:
        """All that is seen at all words of some trees: the words, and beside each what `around` finds there."""
        r, t, n = self._r, self._t, len(heads)
        words = np.arange(n)
        below = np.flatnonzero(heads != words)
        below = below[np.argsort(heads[below], kind="stable")]  # by their heads, and in their order
        above = heads[below]
        own, side = relations[below], below > above
        place = self._place + (relations[above] * r + own) * _SIDES + side
        signs = np.zeros(n, np.int64)
        sign = np.array(self._signs)[own * t + kinds[below]]
        mark = own == self._punct
        sign[mark & (relations[above] != self._conj)] = 0
        signed = np.flatnonzero(sign)
        np.bitwise_or.at(signs, above[signed], sign[signed])
        itself = (relations * t + kinds << SIGNS) | signs
        above, own, side = above[~mark], own[~mark], side[~mark]
        beside = np.flatnonzero((above[1:] == above[:-1]) & (side[1:] == side[:-1])) + 1
        pair = ((kinds[above[beside]] * _SIDES + side[beside]) * r + own[beside - 1]) * r + own[beside]
        alike = np.sort(above * r + np.array(self._once)[own])
        twice = np.flatnonzero(alike[1:] == alike[:-1]) + 1
        often = (twice > 1) & (alike[twice] == alike[twice - 2])
        many = self._many + 2 * (alike[twice] % r) + often
        at = np.concatenate((words, below, above[beside], alike[twice] // r))
        return at, np.concatenate((itself, place, self._pair + pair, many))


class Grammar(Sights):
    """The costs of all sights."""

    def __init__(self, table: Table) -> None:
        super().__init__(table.relations, table.classes)
        self.costs = zlib.decompress(base64.b64decode(table.costs))
        if len(self.costs) != self.size:
            raise ValueError(f"the table has {len(self.costs)} costs, not {self.size}")

    def cost(
        self, word: int, heads: Sequence[int], relations: Sequence[int], kinds: Sequence[int], below: Sequence[int]
    ) -> int:
        """What is seen at a word costs so much, in `UNIT`s."""
        costs = self.costs
        return sum([costs[sight] for sight in self.around(word, heads, relations, kinds, below)])

    def costs_of(self, heads: Ints, relations: NDArray[np.uint8], kinds: Sequence[int]) -> Ints:
        """The same of each word of some trees [n], in which roots are their own heads."""
        at, sights = self.at_once(heads, relations.astype(np.int64), np.array(kinds, np.int64))
        costs = np.frombuffer(self.costs, np.uint8)[sights]
        dear = np.flatnonzero(costs)
        found = np.zeros(len(heads), np.int64)
        np.add.at(found, at[dear], costs[dear])
        return found


def pack(costs: bytes) -> str:
    """Costs as a `Table` keeps them."""
    return base64.b64encode(zlib.compress(costs, 9)).decode("ascii")


def _sign(relation: str, tag: str) -> int:
    """The bit of a word that hangs on another with a relation, by the class of its tag; 0 for most."""
    if tag == "POS":
        return 1
    if relation == "case":
        return 2
    if tag in ("WDT", "WP") or (tag == "WRB" and relation == "advmod"):
        return 4
    if relation == "mark":
        return 8 if tag == "TO" else 4
    if relation == "cop":
        return 16
    if relation in ("nsubj", "nsubj:outer"):
        return 32
    if relation == "nsubj:pass":
        return 256
    if relation in ("cc", "punct"):
        return 64
    return 128 if relation == "aux:pass" else 0
