"""Which actor a pronoun refers to: the nearest that fits, subjects first (after Lappin and Leass, 1994)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from spacy.tokens import Doc, Token

from reader.analysis import nouns, phrases
from reader.analysis.chains import Chain, Reference
from reader.analysis.folding import word_set
from reader.analysis.titles import Gender
from reader.pipeline import syntax
from reader.story import Extent

Class = Literal["male", "female", "thing", "plural"]

_CLASSES: dict[str, Class] = {
    **dict.fromkeys(("he", "him", "his", "himself"), "male"),
    **dict.fromkeys(("she", "her", "hers", "herself"), "female"),
    **dict.fromkeys(("it", "its", "itself"), "thing"),
    **dict.fromkeys(("they", "them", "their", "theirs", "themselves"), "plural"),
}
_REACH = 3  # sentences back
_WEATHER = word_set("rain snow seem appear happen turn take matter")


@dataclass(frozen=True)
class _Candidate:
    """Something in the text that a pronoun may refer to; `chain` is None for what is no actor."""

    head: Token
    chain: Chain | None
    person: bool
    plural: bool | None


def extend(doc: Doc, chains: list[Chain], furniture: Iterable[Extent]) -> None:
    """Add the pronouns to the chains, in text order; a pronoun without a clear antecedent is left out."""
    skip = list(furniture)
    candidates = _candidates(doc, chains)
    sentence = _sentence_numbers(doc)
    for token in doc:
        kind = _CLASSES.get(token.lower_)
        if kind is None or token.pos_ not in ("PRON", "DET") or _is_pleonastic(token):
            continue
        if any(s <= token.idx < e for s, e in skip):
            continue
        best = _antecedent(token, kind, candidates, sentence)
        if best is None or best.chain is None:
            continue
        best.chain.references.append(Reference(doc[token.i : token.i + 1], "pronoun"))
        if kind in ("male", "female") and best.chain.gender is None:
            best.chain.gender = "male" if kind == "male" else "female"
        candidates.append(_Candidate(token, best.chain, best.person, best.plural))
    for chain in chains:
        chain.references.sort(key=lambda r: (r.span.start, -r.span.end))


def _sentence_numbers(doc: Doc) -> list[int]:
    numbers, current = [], -1
    for token in doc:
        current += bool(token.is_sent_start) or token.i == 0
        numbers.append(current)
    return numbers


def _candidates(doc: Doc, chains: Iterable[Chain]) -> list[_Candidate]:
    found = []
    inside: set[int] = set()
    for chain in chains:
        for reference in chain.references:
            inside.update(range(reference.span.start, reference.span.end) if reference.form == "name" else
                          (reference.head.i,))
            found.append(_Candidate(reference.head, chain, chain.kind == "person", chain.plural))
    for token in doc:
        if token.pos_ in ("NOUN", "PROPN") and token.i not in inside and token.dep_ not in ("compound", "flat", "amod"):
            if token.ent_type_ in ("DATE", "MONEY") or token.dep_ in ("fixed", "goeswith", "nmod:desc"):
                continue
            person = token.ent_type_ == "PERSON" or nouns.sort(token.lemma_) == "person"
            plural = token.tag_ in ("NNS", "NNPS")
            found.append(_Candidate(token, None, person, plural))
    return found


def _is_pleonastic(token: Token) -> bool:
    """Whether "it" refers to nothing ("it is clear that", "it rained", "it took years to")."""
    if token.lower_ != "it":
        return False
    if token.dep_.startswith("expl"):
        return True
    head = token.head
    if syntax.is_a(token, "subject", "passive subject"):
        clause = any(c.dep_ in ("csubj", "ccomp", "csubj:pass") or (c.dep_ in ("advcl", "xcomp") and head.pos_ == "ADJ")
                     for c in head.children if c.i > token.i)
        copular = bool(syntax.children(head, "copula")) or head.lemma_ == "be"
        return (copular and clause) or head.lemma_.lower() in _WEATHER or (copular and head.pos_ in ("ADJ", "NUM"))
    return False


def _antecedent(
    pronoun: Token, kind: Class, candidates: Iterable[_Candidate], sentence: list[int]
) -> _Candidate | None:
    best, best_rank = None, None
    here = sentence[pronoun.i]
    subject = syntax.is_a(pronoun, "subject", "passive subject")
    for candidate in candidates:
        back = here - sentence[candidate.head.i]
        if not 0 <= back <= _REACH or candidate.head.i >= pronoun.i or not _fits(candidate, kind):
            continue
        if back == 0 and _is_excluded(pronoun, candidate):
            continue
        part = phrases.part(candidate.head)
        prominence = {"subject": 4, "undergoer": 4, "agent": 3, "object": 2, "possessor": 2, "party": 1}.get(part, 0)
        if _is_nested(candidate.head):
            prominence -= 1
        if candidate.chain is not None:
            prominence += 1 + (candidate.chain.is_named and candidate.person)
        if subject and part in ("subject", "undergoer"):
            prominence += 1
        rank = (prominence - 3 * back, candidate.head.i)
        if best_rank is None or rank > best_rank:
            best, best_rank = candidate, rank
    return best


def _is_nested(head: Token) -> bool:
    return head.dep_.startswith("nmod")


def _fits(candidate: _Candidate, kind: Class) -> bool:
    chain = candidate.chain
    if kind in ("male", "female"):
        if not candidate.person or candidate.plural:
            return False
        gender: Gender | None = chain.gender if chain else nouns.gender(candidate.head.lemma_)
        return gender in (None, kind)
    if kind == "thing":
        return not candidate.person and candidate.plural is not True
    return candidate.plural is not False


def _is_excluded(pronoun: Token, candidate: _Candidate) -> bool:
    """Whether grammar forbids it: a plain pronoun and another argument of its own verb are two."""
    if pronoun.lower_.endswith(("self", "selves")):
        return False
    head = candidate.head
    possessive = syntax.is_a(pronoun, "possessor")
    if possessive:
        return pronoun.head is head or (head in pronoun.head.subtree and head.i > pronoun.i)
    governor = phrases.governor(pronoun)
    same_verb = phrases.governor(head) is governor and governor is not pronoun
    return same_verb and not syntax.is_a(pronoun, "conjunct")
