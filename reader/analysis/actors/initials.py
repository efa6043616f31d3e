"""Offices by their letters: "the *PM*" for Prime Minister Ann Lee, "the *CEO*" for the chief executive officer."""

from __future__ import annotations

from itertools import islice
from typing import Final

from spacy.tokens import Token

from reader.analysis.actors.chains import Chain, Reference
from reader.analysis.actors.recency import Met
from reader.analysis.grammar import phrases
from reader.analysis.words import titles
from reader.pipeline import tags

_LETTERS: Final = range(2, 5)
_FEW: Final = 8
"""So many mentions of a person are looked at for the titles before them."""
_MOST: Final = 100
"""So many actors, those mentioned last."""


def holder(noun: Token, met: Met) -> Chain | None:
    """The one person named so far whose office a word in capitals is short for; None where there are several."""
    letters = noun.text
    if len(letters) not in _LETTERS or not (letters.isalpha() and letters.isupper()):
        return None
    people = (c for c, _ in islice(met.recent(), _MOST) if c.kind == "person" and c.is_named)
    found = [c for c in people if _is_short_for(letters.lower(), c)]
    return found[0] if len(found) == 1 else None


def _is_short_for(letters: str, person: Chain) -> bool:
    if any(_is_described_so(letters, d.noun, d.modifiers) for d in person.descriptions):
        return True
    named = [r for r in person.references[:_FEW] if r.form == "name"]
    return any(_initials(reference).endswith(letters) for reference in named)


def _is_described_so(letters: str, noun: str, modifiers: frozenset[str]) -> bool:
    """Whether a description's noun has the last letter and words that narrow it down the others."""
    return noun[:1] == letters[-1] and all(any(m.startswith(c) for m in modifiers) for c in letters[:-1])


def _initials(name: Reference) -> str:
    """The first letters of the words in capitals before a name that end with a title; empty if they do not."""
    doc, start = name.span.doc, name.span.start
    if not start or not titles.is_title(doc[start - 1].text):
        return ""
    first = phrases.sentence_start(name.span[0])
    letters = ""
    while start > first and doc[start - 1].text.istitle() and doc[start - 1].pos_ in tags.DESCRIBING:
        start -= 1
        letters = doc[start].lower_[0] + letters
    return letters
