"""Better trees step by step: of one word at a time the head or the relation that gains most (Zhang et al. 2014).

What a tree is worth is what the network says of its arcs and relations, less what its sights cost by the grammar.
Only words near a costly one are looked at, and what words cost is seen of many sentences at once.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache, partial
from typing import Final, NamedTuple, TypeAlias

import numpy as np
from numpy.typing import NDArray

from reader.pipeline.grammar import UNIT, Grammar
from reader.pipeline.pieces import Ints

Choice: TypeAlias = tuple[int, int]
"""A head and a relation."""


class Likely(NamedTuple):
    """What the network says of a text's words, word numbers counted from its first (see `answers`)."""

    heads: Ints
    """[n, k], best first, itself for being a root, -1 for none."""
    arcs: NDArray[np.float32]
    """Their scores [n, k]."""
    relations: NDArray[np.uint8]
    """The best relations' numbers [n, h, m] to the first of them."""
    chances: NDArray[np.float16]
    """The logarithms of how likely these are [n, h, m]."""

    def worth(self, start: int, stop: int) -> NDArray[np.float64]:
        """How likely each of the heads with each of its relations is of the words [start, stop), a logarithm."""
        arcs = self.arcs[start:stop].astype(np.float64)
        top = arcs.max(1, keepdims=True)
        arcs -= top + np.log(np.exp(arcs - top).sum(1, keepdims=True))
        return self.chances[start:stop].astype(np.float64) + arcs[:, : self.chances.shape[1], None]

    def choices(self, worth: NDArray[np.float64], start: int, root: int, word: int) -> dict[Choice, float]:
        """By head and relation how likely they are of a word of a sentence, counted from its first as its heads are;
        being a root is none of them. `worth` is of the sentence."""
        at = start + word
        rows = zip(self.heads[at].tolist(), self.relations[at].tolist(), worth[word].tolist(), strict=False)
        return {
            (head - start, relation): value
            for head, relations, values in rows
            if start <= head < start + len(worth) and head != at
            for relation, value in zip(relations, values, strict=True)
            if relation != root
        }


LONGEST: Final = 120
"""Words; longer sentences are left as they are."""
AT_ONCE: Final = 20_000
"""Words whose costs are looked up together."""
LEAST: Final = 0.05
"""A step gains at least so much, a natural logarithm."""
STEPS: Final = 12
"""In a sentence."""
OTHER: Final = -4.0
"""What a relation is worth, beside the best one to the same head, that is none of the likely ones."""
LOST: Final = -25.0
"""What an arc is worth that is none of the likely ones."""


def mend(
    grammar: Grammar,
    heads: Ints,
    relations: NDArray[np.uint8],
    kinds: Sequence[int],
    free: NDArray[np.bool_],
    starts: Ints,
    likely: Likely,
) -> None:
    """Makes the trees of a text's sentences, which begin with the words `starts`, better in place.

    `heads`, `relations` [n]: a root is its own head; `kinds` [n] as the grammar numbers them.
    """
    root = grammar.relation["root"]
    edges = np.append(starts, len(heads))
    for some in np.split(np.arange(len(starts)), np.flatnonzero(np.diff(starts // AT_ONCE)) + 1):
        first, last = edges[some[0]], edges[some[-1] + 1]
        costs = grammar.costs_of(heads[first:last] - first, relations[first:last], kinds[first:last])
        worth = likely.worth(first, last)
        for number in some[np.add.reduceat(costs, starts[some] - first) > 0].tolist():
            start, stop = edges[number : number + 2].tolist()
            if stop - start > LONGEST:
                continue
            own, here = slice(start, stop), slice(start - first, stop - first)
            hung = (heads[own] - start).tolist(), relations[own].tolist()
            tree = Tree(grammar, *hung, kinds[own], free[own].tolist(), costs[here].tolist())
            if tree.climb(cache(partial(likely.choices, worth[here], start, root))):
                heads[own] = np.array(tree.heads) + start
                relations[own] = tree.relations


class Step(NamedTuple):
    word: int
    head: int
    relation: int
    gain: float
    seen: list[int]
    """The words at which something else is seen then."""


class Tree:
    """A sentence's tree, words numbered from 0; a root is its own head.

    `free`: whether a word's arc may cross others; `costs`: what is seen at each word costs so much.
    """

    def __init__(
        self,
        grammar: Grammar,
        heads: list[int],
        relations: list[int],
        kinds: Sequence[int],
        free: Sequence[bool],
        costs: list[int],
    ) -> None:
        self.heads, self.relations = heads, relations
        self._grammar, self._kinds, self._free, self._costs = grammar, kinds, free, costs
        self._below: list[list[int]] = [[] for _ in heads]
        for word, head in enumerate(heads):
            if head != word:
                self._below[head].append(word)

    def climb(self, choices: Callable[[int], Mapping[Choice, float]]) -> bool:
        """Takes the best step until none gains; whether there was one. `choices` of a word: what is likely, and how."""
        for number in range(STEPS):
            best = max(self._steps(choices), key=lambda step: step.gain, default=None)
            if best is None:
                return number > 0
            self._hang(best.word, best.head, best.relation)
            for word in best.seen:
                self._costs[word] = self._look(word)
        return True

    def _steps(self, choices: Callable[[int], Mapping[Choice, float]]) -> Iterator[Step]:
        """Ever better steps."""
        most = LEAST
        for word in sorted(self._near(i for i, cost in enumerate(self._costs) if cost)):
            old = self.heads[word]
            if old == word:
                continue
            some, own = choices(word), self.relations[word]
            now = _worth(some, old, own)
            beside = {word, old}, {word, old, *self._below[word]}  # with the relation that it has, and with another
            costly = [sum([self._costs[i] for i in words]) for words in beside]
            for (head, relation), worth in some.items():
                if head == word or (head == old and relation == own):
                    continue
                other = relation != own
                costs = (costly[other] + (0 if head in beside[other] else self._costs[head])) / UNIT
                if costs + worth - now <= most or (head != old and not self._may_hang(word, head)):
                    continue  # not even if nothing cost anything then
                seen = [*beside[other] | {head}]
                gain = costs + worth - now - self._costs_then(word, head, relation, seen) / UNIT
                if gain > most:
                    most = gain
                    yield Step(word, head, relation, gain, seen)

    def _near(self, words: Iterable[int]) -> set[int]:
        near: set[int] = set()
        for word in words:
            head = self.heads[word]
            near.update((word, head, *self._below[word], *self._below[head]))
            near.update(i for i in (word - 1, word + 1) if 0 <= i < len(self.heads))
        return near

    def _costs_then(self, word: int, head: int, relation: int, seen: Sequence[int]) -> int:
        before = self.heads[word], self.relations[word]
        self._hang(word, head, relation)
        costs = sum([self._look(i) for i in seen])
        self._hang(word, *before)
        return costs

    def _look(self, word: int) -> int:
        return self._grammar.cost(word, self.heads, self.relations, self._kinds, self._below[word])

    def _hang(self, word: int, head: int, relation: int) -> None:
        old = self.heads[word]
        if head != old:
            self._below[old].remove(word)
            self._below[head] = sorted([*self._below[head], word])
            self.heads[word] = head
        self.relations[word] = relation

    def _may_hang(self, word: int, head: int) -> bool:
        """Whether an arc makes no cycle and crosses no other."""
        above = head
        while self.heads[above] != above:
            if above == word:
                return False
            above = self.heads[above]
        if self._free[word]:
            return above != word
        low, high = min(word, head), max(word, head)
        for i, other in enumerate(self.heads):
            if self._free[i] or i == word:
                continue
            if low < i < high:
                if other == i or not low <= other <= high:
                    return False
            elif (i < low or i > high) and low < other < high:
                return False
        return above != word


def _worth(likely: Mapping[Choice, float], head: int, relation: int) -> float:
    found = likely.get((head, relation))
    if found is not None:
        return found
    return max((worth for (other, _), worth in likely.items() if other == head), default=LOST - OTHER) + OTHER
