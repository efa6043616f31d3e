"""Surnames misspelt: "Dr Jan Eldridge … *Eldrige* said" are one person.

A surname that a text gives once or twice without ever saying whose it is, one stroke from that of a person whom it has
named in full and calls so more often, is a slip of the pen.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import Final

from reader.analysis.actors.chains import Chain
from reader.analysis.words import names
from reader.analysis.words.folding import fold

_LEAST: Final = 6
"""Letters of the shorter surname: shorter ones are alike by chance."""
_MOST: Final = 2
"""So often at most a misspelt surname is given."""


def merge(chains: Sequence[Chain]) -> list[Chain]:
    """The chains, those of misspelt surnames joined with their bearers'."""
    known: defaultdict[str, list[tuple[str, Chain]]] = defaultdict(list)
    for chain in chains:
        if chain.kind == "person" and (surname := _surname(chain)) is not None:
            known[surname[0]].append((surname, chain))
    gone: set[int] = set()
    for chain in chains:
        if chain.kind != "person" or (alone := _alone(chain)) is None:
            continue
        alike = [c for surname, c in known[alone[0]] if _is_slip(alone, surname) and _is_before(c, chain)]
        if len(alike) == 1:
            alike[0].absorb(chain)
            gone.add(id(chain))
    return [chain for chain in chains if id(chain) not in gone]


def _surname(chain: Chain) -> str | None:
    """The surname of somebody who is named in full, if it is one word."""
    full = (names.person(r.span.text) for r in chain.references if r.form == "name")
    return next((p.surname for p in full if p.is_full and len(p.surname) >= _LEAST and p.surname.isalpha()), None)


def _alone(chain: Chain) -> str | None:
    """The one word that somebody is named by, and that seldom."""
    called = [names.person(r.span.text).parts for r in chain.references if r.form == "name"]
    words = {fold(part) for parts in called for part in parts}
    if len(words) != 1 or len(called) > _MOST or any(len(parts) > 1 for parts in called):
        return None
    word = words.pop()
    return word if len(word) >= _LEAST and word.isalpha() else None


def _is_before(named: Chain, alone: Chain) -> bool:
    """Whether somebody was named in full before, is named more often, and may be whom the other name means."""
    told = [r for r in named.references if r.form == "name"]
    more = len(told) > sum(r.form == "name" for r in alone.references)
    genders = named.gender and alone.gender and named.gender != alone.gender
    return more and told[0].span.start < alone.references[0].span.start and not genders


def _is_slip(one: str, other: str) -> bool:
    """Whether two words differ by one letter that is left out, put in or another, or by two that changed places; not by
    the "s" of a whole family."""
    if one in (other, other + "s") or one + "s" == other or abs(len(one) - len(other)) > 1:
        return False
    start = next((i for i, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
    a, b = one[start:], other[start:]
    swapped = len(a) > 1 and a[:2] == b[1::-1] and a[2:] == b[2:]
    return swapped or a[1:] == b[1:] or a[1:] == b or a == b[1:]
