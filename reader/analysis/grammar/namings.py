"""Who is given a name by a verb: "a man who gave his name as X", "a group calling itself X"."""

from __future__ import annotations

from spacy.tokens import Span, Token

from reader.pipeline import syntax, tags
from reader.pipeline.tables import word_set

_CALLING = word_set("call name dub nickname")
_IDENTIFYING = word_set("name know identify give")
"""Verbs that have "as" before the name; what is given is a name."""

_NEAR = 8
"""Words between the name and the comma."""


def named_so(name: Span) -> Token | None:
    """The noun whose bearer a verb of naming gives the name: "a man who gave his name as X", "police named *the victim*
    as X", "a militia called X"."""
    if (beside := _named_beside(name)) is not None:
        return beside
    head = name.root
    verb, cases = head.head, [p.lower_ for p in syntax.prepositions(head)]
    if verb.i >= name.start or verb.pos_ != "VERB":
        return None
    lemma = verb.lemma_.lower()
    if not (lemma in _CALLING and not cases) and not (lemma in _IDENTIFYING and cases == ["as"]):
        return None
    objects = [t for t in syntax.objects(verb) if t.i < name.start and t != head]
    if lemma == "give" and not any(t.lower_ in ("name", "names") for t in objects):
        return None
    named = next((t for t in objects if t.pos_ in tags.NOUNS), None)
    if named is not None and lemma != "give":
        return named
    while syntax.is_a(verb, "open clause"):  # "a man who asked to be called X"
        verb = verb.head
    if syntax.is_a(verb, "noun clause") or (verb.dep_ == "amod" and verb.i > verb.head.i):
        return verb.head
    subjects = syntax.passive_subjects(verb) or (syntax.subjects(verb) if objects else [])
    return subjects[0] if subjects else None


def _named_beside(name: Span) -> Token | None:
    """The noun before a comma behind which it is known as the name, whatever the parse hung that on: "Lee's *church*,
    known formally as the X"."""
    doc, at = name.doc, name.start - 1
    if at > 0 and doc[at].lower_ == "the":
        at -= 1
    if at < 1 or doc[at].lower_ != "as":
        return None
    first = max(1, at - _NEAR)
    while at > first and doc[at].lower_ != "known" and not doc[at].is_punct:
        at -= 1
    if doc[at].lower_ != "known":
        return None
    while at > first and doc[at - 1].pos_ == "ADV":
        at -= 1
    before = doc[at - 2] if at > 1 and doc[at - 1].text in (",", "(") else None
    return before if before is not None and before.pos_ in tags.NOUNS else None
