"""The actors met so far, the last mentioned first: whom a description may mean, found without asking every actor."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import groupby

from spacy.tokens import Token

from reader.analysis.actors.chains import Chain, Reference
from reader.analysis.words import nouns

_LATEST = 6
"""References of an actor that are looked through for its last description."""


class Met:
    """Chains in the order of their last references before a word, while a text is read from its start.

    `read` moves on to a word; what the methods say holds for the words before it. What joins a chain, or is a new one,
    is told by `add`.
    """

    def __init__(self, chains: Iterable[Chain]) -> None:
        self._chains: list[Chain] = []
        self._number: dict[int, int] = {}
        self._heads: list[list[int]] = []
        self._last: list[Reference | None] = []
        self._order: list[tuple[int, int]] = []  # (head of the last reference, chain), of those with one
        self._ahead: list[tuple[int, int, Reference]] = []
        self._read = 0
        self._standing: defaultdict[int, set[int]] = defaultdict(set)
        self._described: defaultdict[str, set[int]] = defaultdict(set)
        self._counted: list[int] = []  # how many descriptions of each chain are listed
        self._states: list[int] = []
        for chain in chains:
            number = self._new(chain)
            for reference in chain.references:
                self._note(number, reference)
                self._ahead.append((reference.head.i, number, reference))
        self._ahead.sort(key=lambda a: (-a[0], -a[1]))

    def read(self, word: Token) -> None:
        """Move on to a word that comes after those read before."""
        self._read = word.i
        while self._ahead and self._ahead[-1][0] < word.i:
            head, number, reference = self._ahead.pop()
            self._meet(head, number, reference)

    def add(self, chain: Chain, reference: Reference) -> None:
        """Take in a reference that joins its chain at the word read."""
        number = self._number.get(id(chain))
        if number is None:
            number = self._new(chain)
        self._note(number, reference)
        insort(self._ahead, (reference.head.i, number, reference), key=lambda a: (-a[0], -a[1]))
        self._list(number)

    def recent(self) -> Iterator[tuple[Chain, Reference]]:
        """All chains met, the last mentioned first; of two at one word the first named."""
        for _, numbers in groupby(reversed(self._order), key=lambda o: o[0]):
            for number in sorted(number for _, number in numbers):
                last = self._last[number]
                assert last is not None
                yield self._chains[number], last

    def standing(self, token: int) -> list[Chain]:
        """The chains met that a reference of stands at a token, wherever in the text, the last mentioned first."""
        return self._by_recency(self._standing.get(token, ()))

    def described(self, noun: str, *, most: int) -> list[Chain]:
        """The chains met that a word of a noun's family describes, last mentioned first, `most` at most."""
        return self._by_recency(self._described.get(nouns.family(noun), ()))[:most]

    def states(self) -> list[Chain]:
        """The countries met, the last mentioned first."""
        return self._by_recency(self._states)

    def count(self, chain: Chain) -> int:
        """How many of the chain's references come before the word."""
        return bisect_left(self._heads[self._number[id(chain)]], self._read)

    def last_described(self, chain: Chain) -> Token | None:
        """The head of the chain's last description before the word, if any of its latest references is one."""
        before = self.count(chain)
        latest = chain.references[max(0, before - _LATEST) : before]
        return next((r.head for r in reversed(latest) if r.form == "nominal"), None)

    def between(self, chain: Chain, start: int) -> list[int]:
        """The heads of the chain's references from a token on, before the word."""
        heads = self._heads[self._number[id(chain)]]
        return heads[bisect_left(heads, start) : bisect_left(heads, self._read)]

    def stands_at(self, chain: Chain, token: int) -> bool:
        """Whether a reference of the chain stands at a token."""
        return self._number[id(chain)] in self._standing.get(token, ())

    def _new(self, chain: Chain) -> int:
        number = self._number[id(chain)] = len(self._chains)
        self._chains.append(chain)
        self._heads.append([])
        self._last.append(None)
        self._counted.append(0)
        if chain.country is not None:
            self._states.append(number)
        self._list(number)
        return number

    def _list(self, number: int) -> None:
        """List what describes a chain."""
        known = self._chains[number].descriptions
        if len(known) > self._counted[number]:
            self._counted[number] = len(known)
            for description in known:
                self._described[nouns.family(description.noun)].add(number)

    def _note(self, number: int, reference: Reference) -> None:
        insort(self._heads[number], reference.head.i)
        for token in reference.words:
            self._standing[token].add(number)

    def _meet(self, head: int, number: int, reference: Reference) -> None:
        last = self._last[number]
        if last is not None:
            if last.head.i >= head:
                return
            del self._order[bisect_left(self._order, (last.head.i, number))]
        self._last[number] = reference
        insort(self._order, (head, number))

    def in_order(self, chains: Iterable[Chain]) -> list[Chain]:
        """Chains, those met, the last mentioned first."""
        return self._by_recency(self._number[id(c)] for c in chains)

    def _by_recency(self, numbers: Iterable[int]) -> list[Chain]:
        met = [(last.head.i, n) for n in numbers if (last := self._last[n]) is not None]
        return [self._chains[n] for _, n in sorted(met, reverse=True)]
