"""Offices by their letters: "the *PM*" for Prime Minister Ann Lee, "the *CEO*" for the chief executive officer."""

from __future__ import annotations

from collections import Counter, defaultdict
from itertools import islice
from typing import Final

from spacy.tokens import Doc, Token

from reader.analysis.actors.chains import Chain, Reference
from reader.analysis.actors.recency import Met
from reader.analysis.grammar import phrases, portfolios
from reader.analysis.words import names, nouns, titles
from reader.pipeline import tags

_LETTERS: Final = range(2, 5)
_LINKS: Final = frozenset({"of", "for", "the", "and"})
_FEW: Final = 8
"""So many mentions of a person are looked at for the titles before them."""
_MOST: Final = 100
"""So many actors, those mentioned last."""


def holder(noun: Token, met: Met) -> Chain | None:
    """The one person named so far whose office a word in capitals is short for; None where there are several."""
    letters = noun.text
    if not _is_acronym(letters):
        return None
    people = (c for c, _ in islice(met.recent(), _MOST) if c.kind == "person" and c.is_named)
    found = [c for c in people if _is_short_for(letters.lower(), c)]
    return found[0] if len(found) == 1 else None


def join(doc: Doc, chains: list[Chain]) -> None:
    """Makes what was taken for a body's acronym the person's whose office it is short for: "the chief election
    commissioner (*CEC*)", "*the IG*" where there is one inspector general; of nobody known, somebody's all the same if
    brackets say so."""
    bodies = {r.span.text for c in chains if c.kind == "organization" for r in c.references if r.form == "name"}
    spelt = {acronym for body in bodies for acronym in names.organization(body).acronyms}
    people: defaultdict[str, list[Chain]] = defaultdict(list)
    for person in (c for c in chains if c.kind == "person" and c.is_named):
        for ending in _endings(person):
            people[ending].append(person)
    gone: set[Chain] = set()
    for chain in [c for c in chains if c.kind == "organization"]:
        said = {r.span.text for r in chain.references if r.form == "name"}
        letters = next(iter(said), "")
        if len(said) != 1 or not _is_acronym(letters) or names.is_known_organization(letters):
            continue
        if letters.lower() in spelt:
            continue
        called = [r.span.start for r in chain.references if r.form == "name"]
        told = any(_is_told(doc, start) for start in called)
        if not told and not all(start and doc[start - 1].lower_ == "the" for start in called):
            continue
        likely = dict.fromkeys(people.get(letters.lower()[-2:], ()))
        holders = list(islice((c for c in likely if _is_short_for(letters.lower(), c)), 2))
        if len(holders) == 1:
            gone.add(chain)
            for reference in chain.references:
                holders[0].refer(reference)
            changed = holders[0]
        elif told:
            chain.kind = "person"
            changed = chain
        else:
            continue
        for ending in _endings(changed):
            people[ending].append(changed)
    chains[:] = [chain for chain in chains if chain not in gone]


def _endings(person: Chain) -> set[str]:
    """The last two letters of all that a person's office may be short for."""
    described = {m[:1] + d.noun[:1] for d in person.descriptions for m in d.modifiers}
    described |= {d.noun[:1] + m[:1] for d in person.descriptions for m in d.modifiers}
    return described | {_initials(r)[-2:] for r in person.references[:_FEW] if r.form == "name"}


def _is_told(doc: Doc, start: int) -> bool:
    """Whether an acronym stands in brackets behind the office that it is short for."""
    letters = doc[start].text.lower()
    first = start - 1 - len(letters)
    if first < 0 or start + 1 >= len(doc) or doc[start - 1].text != "(" or doc[start + 1].text != ")":
        return False
    office = doc[first : start - 1]
    return "".join(t.lower_[0] for t in office) == letters and phrases.sort(office[-1]) == "person"


def _is_acronym(word: str) -> bool:
    return len(word) in _LETTERS and word.isalpha() and word.isupper()


def _is_short_for(letters: str, person: Chain) -> bool:
    if any(_is_described_so(letters, d.noun, d.modifiers) for d in person.descriptions):
        return True
    named = [r for r in person.references[:_FEW] if r.form == "name"]
    return any(_initials(reference).endswith(letters) for reference in named)


def _is_described_so(letters: str, noun: str, modifiers: frozenset[str]) -> bool:
    """Whether a description's noun has the last letter and words that narrow it down the others; of three letters or
    more the noun may have one before: "additional *superintendent* of police" (ASP)."""
    if noun[:1] == letters[-1] and all(any(m.startswith(c) for m in modifiers) for c in letters[:-1]):
        return True
    within = letters[:-1].rfind(noun[:1])
    others = letters[:within] + letters[within + 1 :]
    whole = Counter(m[:1] for m in modifiers)
    return len(letters) > 2 and within >= 0 and all(whole[c] >= n for c, n in Counter(others).items())


def _initials(name: Reference) -> str:
    """The first letters of the words in capitals before a name that say what a person is; empty if they do not."""
    doc, start = name.span.doc, name.span.start
    if portfolios.office(name.span[0]) is not None:  # "Deputy Commissioner of Police Ann Lee"
        first, held = phrases.sentence_start(name.span[0]), ""
        while start > first and (doc[start - 1].text.istitle() or doc[start - 1].lower_ in _LINKS):
            start -= 1
            held = (doc[start].lower_[0] if doc[start].text.istitle() else "") + held
        return held
    if not start or not (titles.is_title(doc[start - 1].text) or nouns.sort(doc[start - 1].text) == "person"):
        return ""
    first = phrases.sentence_start(name.span[0])
    letters = ""
    while start > first and doc[start - 1].text.istitle() and doc[start - 1].pos_ in tags.DESCRIBING:
        start -= 1
        letters = doc[start].lower_[0] + letters
    return letters
