"""Offices with what they are of, before the name of who holds them: "the minister for rural affairs Ann Lee"."""

from __future__ import annotations

from spacy.tokens import Token

from reader.analysis.grammar import phrases
from reader.analysis.words import titles
from reader.pipeline import syntax, tags
from reader.pipeline.tables import word_set

_LEADS = word_set("for of at in")
_WITHIN = _LEADS | {"and", "the"}
_HEADS = word_set("leader head chief boss founder")
"""Who leads something, apart from titles."""
_REACH = 12
"""Words before a name in which its office stands."""


def is_office(noun: Token) -> bool:
    """Whether a noun is for one person, and not whose something is."""
    return phrases.sort(noun) == "person" and not phrases.is_plural(noun) and not syntax.is_a(noun, "possessor")


def named_behind(noun: Token) -> Token | None:
    """The first word of the person's name that ends the phrase of an office and what it is for or of, whatever the
    parse hung it on: "the *minister* for rural affairs Ann Lee", "*director* of the Office of Fisheries Tom Roe"."""
    doc, start = noun.doc, noun.i + 1
    written = noun.text.istitle() and not noun.is_sent_start  # "Deputy *Commissioner* of Police"
    leads = titles.is_title(noun.text) or noun.lower_ in _HEADS or written
    if not leads or not is_office(noun) or start >= len(doc) or doc[start].lower_ not in _LEADS:
        return None
    at = start + 1
    while at < len(doc) and (doc[at].pos_ in tags.DESCRIBING or doc[at].lower_ in _WITHIN):
        if doc[at].ent_type_ == "PERSON" or doc[at].is_sent_start:
            break
        if titles.is_title(doc[at].text) or phrases.sort(doc[at]) == "person":
            return None  # "the lawyer for candidate Ann Lee"
        at += 1
    if not start + 1 < at < len(doc) or doc[at].ent_type_ != "PERSON" or doc[at - 1].pos_ not in tags.NOUNS:
        return None
    return doc[at]


def name_hung_on(noun: Token) -> Token | None:
    """The person's name that the parse hung on an office behind what that is of: "*Head* of policy and member of the
    board Ann Lee"."""
    if not is_office(noun) or noun.i + 1 >= len(noun.doc) or noun.nbor().pos_ != "ADP":
        return None
    return next((c for c in noun.children if c.dep_ == "flat" and c.i > noun.i and c.ent_type_ == "PERSON"), None)


def office(name: Token) -> Token | None:
    """The noun for the office that stands, with what it is of, right before the first word of a person's name."""
    doc, first = name.doc, max(phrases.sentence_start(name), name.i - _REACH)
    return next((n for n in reversed(doc[first : name.i]) if n.pos_ in tags.NOUNS and named_behind(n) == name), None)
