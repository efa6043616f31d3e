"""Whom a text varies a name with by what holds of one in focus: "the Spaniard", "the 34-year-old", "the lawyer"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice

from spacy.tokens import Token

from reader.analysis.actors import agreement, epithets
from reader.analysis.actors.chains import Chain, Reference
from reader.analysis.actors.recency import Met
from reader.analysis.grammar import phrases
from reader.analysis.words import callings, nouns, places, titles
from reader.pipeline.tables import word_set

_REACH = 3
"""Sentences back to the last mention of whom a text can be about still."""
_LATEST = 20
_FIRMS = word_set("company firm business corporation")
_TOLD = ("subject", "undergoer")


def meant(noun: Token, met: Met, sentences: Sequence[int]) -> Chain | None:
    """The named actor in focus whom a definite noun phrase without a narrowing word means by what it says; None if
    nobody is, or more than one may be."""
    if (country := places.of_demonym(noun.text)) is not None and phrases.is_compatriot(noun):
        return _compatriot(noun, country.name, met, sentences)
    near = [(c, r) for c, r in _near(noun, met, sentences) if c.is_named]
    if (states := phrases.countries(noun)) and phrases.sort(noun) == "person" and not titles.is_title(noun.text):
        of = [c for c, _ in near if c.kind == "person" and any(d.countries & states for d in c.descriptions)]
        return _only(of)  # "the Ruritanian statesman"
    if phrases.is_aged(noun):
        return _first(noun, [(c, r) for c, r in near if c.kind == "person" and c.age is None], sentences)
    if _is_formerly(noun) and phrases.sort(noun) == "person" and not met.described(nouns.singular(noun.text), most=1):
        return _first(noun, [(c, r) for c, r in near if c.kind == "person"], sentences)
    if phrases.modifiers(noun):
        return None
    word = nouns.singular(noun.text)
    alike = [c for c, _ in near if any(callings.are_alike(word, d.noun) for d in c.descriptions)]
    if len(alike) == 1 and agreement.agrees(noun, alike[0]):
        return alike[0]
    return told(noun, met, sentences) or (_most(noun, met, sentences) if word in _FIRMS else None)


def _is_formerly(noun: Token) -> bool:
    """Whether a noun says what somebody was: whoever is not named there was named before ("the *former* minister")."""
    return any(c.lower_ in agreement.FORMERLY and c.i < noun.i for c in noun.children)


def varied(noun: Token, met: Met, sentences: Sequence[int]) -> Chain | None:
    """The named person that the sentence before tells of, whom what somebody is over years varies the name of ("the
    billionaire"); None where another was called so."""
    if not epithets.is_epithet(noun) or met.described(noun.text, most=1):
        return None
    near = _near(noun, met, sentences)
    return _only([c for c, r in near if c.is_named and c.kind == "person" and _told_before(noun, r, sentences)])


def told_of(noun: Token, met: Met, sentences: Sequence[int], tellers: Sequence[Token]) -> Chain | None:
    """The only other person named before in the sentence of whoever tells of somebody by what one is over years: "Roe's
    aide *Lee* said that *the candidate* knew"."""
    if not tellers or not epithets.is_epithet(noun) or met.described(noun.text, most=1):
        return None
    here = [c for c, r in _near(noun, met, sentences) if sentences[noun.i] == sentences[r.head.i] and c.is_named]
    return _only([c for c in here if c.kind == "person" and not any(met.stands_at(c, t.i) for t in tellers)])


def told(noun: Token, met: Met, sentences: Sequence[int]) -> Chain | None:
    """The only firm named before in the sentence, or the one that the sentence before tells of, whom "the company"
    means whoever was called so last."""
    if nouns.singular(noun.text) not in _FIRMS | agreement.COMPANY or phrases.modifiers(noun):
        return None
    here = [c for c, r in _firms(noun, met, sentences) if sentences[noun.i] == sentences[r.head.i] and not _is_aside(r)]
    subjects = [c for c, r in _firms(noun, met, sentences) if c in here and _is_told(r)]
    return _only(subjects or here or [c for c, r in _firms(noun, met, sentences) if _told_before(noun, r, sentences)])


def _only(found: Sequence[Chain]) -> Chain | None:
    return found[0] if len(found) == 1 else None


def _told_before(noun: Token, reference: Reference, sentences: Sequence[int]) -> bool:
    """Whether the sentence before a noun tells of who is mentioned there."""
    return sentences[noun.i] - sentences[reference.head.i] == 1 and _is_told(reference)


def _is_told(reference: Reference) -> bool:
    return phrases.part(reference.head) in _TOLD


def _is_aside(reference: Reference) -> bool:
    """Whether a name only says whose somebody is ("a *McKinsey* consultant")."""
    return phrases.part(reference.head) == "modifier"


def _firms(noun: Token, met: Met, sentences: Sequence[int]) -> Iterator[tuple[Chain, Reference]]:
    for chain, last in _near(noun, met, sentences):
        if chain.kind == "organization" and chain.is_named and agreement.agrees(noun, chain):
            yield chain, last


def _most(noun: Token, met: Met, sentences: Sequence[int]) -> Chain | None:
    """The firm near that was mentioned most, and as more than whose somebody is."""
    counts = [(met.count(c), c) for c, r in _firms(noun, met, sentences) if not _is_aside(r)]
    counts.sort(key=lambda found: -found[0])
    return counts[0][1] if len(counts) == 1 or (counts and counts[0][0] > counts[1][0]) else None


def _near(noun: Token, met: Met, sentences: Sequence[int]) -> Iterator[tuple[Chain, Reference]]:
    """Who was mentioned last before a noun, and may be meant by it, within reach."""
    for chain, last in islice(met.recent(), _LATEST):
        if sentences[noun.i] - sentences[last.head.i] > _REACH:
            return
        if agreement.may_be(noun, chain) and not agreement.clash(noun, chain):
            yield chain, last


def _compatriot(noun: Token, country: str, met: Met, sentences: Sequence[int]) -> Chain | None:
    people = [(c, r) for c, r in islice(met.recent(), _LATEST) if c.kind == "person" and agreement.may_be(noun, c)]
    said = [(c, r) for c, r in people if country in c.countries]
    if said:
        return said[0][0]
    near = [c for c, r in people if c.is_named and sentences[noun.i] - sentences[r.head.i] <= _REACH]
    return near[0] if len(near) == 1 and not near[0].countries else None


def _first(noun: Token, found: Sequence[tuple[Chain, Reference]], sentences: Sequence[int]) -> Chain | None:
    """The one whom the latest sentence tells of: its subject, or, of a sentence before the noun's, the only one."""
    latest = max((sentences[r.head.i] for _, r in found), default=-1)
    there = [(c, r) for c, r in found if sentences[r.head.i] == latest]
    subjects = [c for c, r in there if _is_told(r)]
    if len(subjects) == 1:
        return subjects[0]
    return there[0][0] if len(there) == 1 and latest < sentences[noun.i] else None
