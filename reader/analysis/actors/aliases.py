"""Who is named twice at once: "the Ministry of Labour (MOLAB)", "Ann Roy, better known as Nova"."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from spacy.tokens import Doc, Span

from reader.analysis.actors.chains import Chain, Reference
from reader.analysis.entities import elsewhere
from reader.analysis.grammar import namings
from reader.analysis.words import names
from reader.analysis.words.determiners import ARTICLES
from reader.analysis.words.folding import fold

_OPENING, _CLOSING = "(", ")"
_QUOTED = {"“": "”", '"': '"', "‘": "’", "'": "'", "«": "»", "''": "''"}
_AFTER = frozenset({",", ".", ";", ")"})
_BETWEEN = re.compile(r"[\s.-]++")
_LEAST = 3
"""Letters by which somebody is known."""


def merge(doc: Doc, chains: Sequence[Chain]) -> list[Chain]:
    """The chains, those put together that the text says are one: named so by a verb, or by the short form of a body's
    name that comes for the first time right behind it, in brackets or as "X, or Y,"."""
    owner = {i: c for c in chains for r in c.references if r.form == "name" for i in range(r.span.start, r.span.end)}
    gone: dict[int, Chain] = {}
    for chain in chains:
        for reference in [r for r in chain.references if r.form == "name"]:
            one, other = _final(chain, gone), next(_other(doc, reference, chain, owner, gone), None)
            if other is None or other is one:
                continue
            first, later = sorted((one, other), key=lambda c: c.references[0].span.start)
            gone[id(later)] = first
            first.absorb(later)
    return _with_initials(doc, [chain for chain in chains if id(chain) not in gone])


def _with_initials(doc: Doc, chains: Sequence[Chain]) -> list[Chain]:
    """The chains, letters that nothing else is called by put together with the one person whose initials they are:
    "Ana María Ruiz … *AMR* said"."""
    people: defaultdict[str, list[Chain]] = defaultdict(list)
    spelt: set[str] = set()
    for chain in chains:
        for text in {r.span.text for r in chain.references if r.form == "name"}:
            if chain.kind == "person":
                bearers = people[_initials(text)]
                bearers += [chain] if chain not in bearers else []
            else:
                spelt.update(names.organization(text).acronyms)
    gone: set[Chain] = set()
    for chain in chains:
        letters = _letters(doc, chain)
        bearers = people.get(letters, []) if letters is not None else []
        if letters is not None and len(bearers) == 1 and fold(letters) not in spelt:
            bearers[0].absorb(chain)
            gone.add(chain)
    return [chain for chain in chains if chain not in gone]


def _letters(doc: Doc, chain: Chain) -> str | None:
    """The letters that are the only name of what was taken for a person or, without an article, for a body."""
    called = [r.span for r in chain.references if r.form == "name"]
    letters = called[0].text if called else ""
    if (
        chain.kind not in ("person", "organization")
        or len(letters) < _LEAST
        or not (letters.isalpha() and letters.isupper())
    ):
        return None
    if any(span.text != letters for span in called) or names.is_known_organization(letters):
        return None
    led = any(span.start and doc[span.start - 1].lower_ in ARTICLES for span in called)
    return None if chain.kind == "organization" and led else letters


def _initials(name: str) -> str:
    """The first letters of a person's names, those of particles and behind hyphens too: "Mohammed *b*in Salman"."""
    return "".join(part[0].upper() for part in _BETWEEN.split(name) if part[:1].isalpha())


def _final(chain: Chain, gone: dict[int, Chain]) -> Chain:
    while id(chain) in gone:
        chain = gone[id(chain)]
    return chain


def _other(
    doc: Doc, reference: Reference, chain: Chain, owner: dict[int, Chain], gone: dict[int, Chain]
) -> Iterator[Chain]:
    """Whom else a name is said to name."""
    span = reference.span
    if chain.kind in ("person", "organization") and (named := namings.named_so(span)) is not None:
        other = owner.get(named.i)
        if other is not None and other.kind == chain.kind and not _clash(other, chain):
            yield _final(other, gone)
    if chain.kind == "organization" and reference is chain.references[0] and (before := _whole(doc, span)) is not None:
        other = owner.get(before)
        if other is not None and other.kind == "organization":
            yield _final(other, gone)
    if chain.kind == "person" and names.is_acronym(span.text) and (before := _whole(doc, span)) is not None:
        other = owner.get(before)
        if other is not None and other.kind == "person" and _has_initials(other, span.text):
            yield _final(other, gone)


def _clash(one: Chain, other: Chain) -> bool:
    return bool(one.gender and other.gender and one.gender != other.gender)


def _has_initials(person: Chain, letters: str) -> bool:
    """Whether letters are a person's initials, and not the party's: "Andrés Manuel López Obrador (*AMLO*)"."""
    return any(elsewhere.is_initials(letters, r.span) for r in person.references if r.form == "name")


def _whole(doc: Doc, short: Span) -> int | None:
    """Where the name ends that a short form stands behind, if it stands so."""
    start, end = short.start, short.end
    if any(t.whitespace_ for t in short[:-1]) or start < 2 or end >= len(doc):
        return None
    if doc[start - 1].text == _OPENING and doc[end].text == _CLOSING:
        return start - 2
    if _QUOTED.get(doc[start - 1].text) == doc[end].text and doc[start - 2].whitespace_:
        return start - 2  # "the Fisheries Authority “*Kalur*”"
    if not names.is_acronym(short.text) and not short.text.istitle():
        return None
    led = start - 1 if doc[start - 1].lower_ == "the" else start
    if led > 2 and doc[led - 1].lower_ == "or" and doc[led - 2].text == "," and doc[end].text in _AFTER:
        return led - 3
    return None
