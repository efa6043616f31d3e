"""Whom grammar keeps a description from: the other arguments of its verb, who does it, and what it is a part of."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable

from spacy.tokens import Token

from reader.analysis.actors.chains import Chain
from reader.analysis.actors.recency import Met
from reader.analysis.grammar import phrases
from reader.analysis.grammar.antecedents import Antecedents
from reader.analysis.words import nouns
from reader.pipeline import reporting, syntax, tags
from reader.pipeline.tables import word_set

_ARGUMENTS = ("subject", "passive subject", "object", "indirect object", "agent")
_PREDICATES = tags.VERBS | {"ADJ"}
_ROLES = word_set("as like than")
"""What stands before what somebody is or is likened to."""
_PROMISING = word_set("promise threaten vow")
"""Verbs whose subject is to do what they tell somebody."""


def are_arguments(noun: Token, head: Token) -> bool:
    """Whether grammar forbids that two arguments of one verb, or subjects of two verbs side by side, are one actor."""
    if not (
        syntax.is_a(syntax.first_conjunct(noun), *_ARGUMENTS) and syntax.is_a(syntax.first_conjunct(head), *_ARGUMENTS)
    ):
        return False
    one, other = phrases.governor(noun), phrases.governor(head)
    if one != other and syntax.first_conjunct(one) == syntax.first_conjunct(other):
        # "the soldiers fled and the villagers hid"
        return one.pos_ == "VERB" and nouns.family(noun.text) != nouns.family(head.text) and head.pos_ == "NOUN"
    return one == other and not syntax.children(noun, "copula")


def is_beside(noun: Token, chain: Chain) -> bool:
    """Whether the chain's last mention is another argument of the verb that a description is one of."""
    before = bisect_left(chain.references, noun.i, key=lambda r: r.span.start)
    return before > 0 and are_arguments(noun, chain.references[before - 1].head)


def doers(noun: Token) -> list[Token]:
    """Who does what a noun is done to or with, in the noun's clause or, where it has no subject, the one above: "*Lee*
    spoke of working with the senator", who is somebody else."""
    if not syntax.is_a(noun, "object", "indirect object", "oblique") or syntax.is_a(noun, "possessor"):
        return []
    if not _ROLES.isdisjoint(p.lower_ for p in syntax.prepositions(noun)):
        return []
    verb = noun.head
    while verb.pos_ in _PREDICATES:
        if found := [*syntax.subjects(verb), *syntax.passive_subjects(verb)]:
            return found
        if verb.head == verb or not syntax.is_a(verb, "open clause", "adverbial clause", "conjunct"):
            return []
        if noun.pos_ == "PRON" and verb.i < noun.i:
            if asked := _asked(verb):
                return asked
            if _is_outcome(verb):
                return []
        verb = verb.head
    return []


def _asked(verb: Token) -> list[Token]:
    """Whom the verb above has do what an open clause tells: "Lee told *Roe* to help him", where the helper is Roe, and
    he may be Lee."""
    if not syntax.is_a(verb, "open clause") or verb.head.lemma_ in _PROMISING:
        return []
    return [t for t in syntax.children(verb.head, "object", "indirect object") if t.i < verb.i]


def _is_outcome(verb: Token) -> bool:
    """Whether a participle tells behind a comma what came of something that was done to somebody, so that nobody need
    be its subject: "Lee was shot, *killing* him"."""
    bare = verb.tag_ == "VBG" and not syntax.children(verb, "marker") and not syntax.prepositions(verb)
    behind = syntax.is_a(verb, "adverbial clause") and verb.head.i < verb.i and verb.nbor(-1).text == ","
    return bare and behind and syntax.is_passive(verb.head)


def tellers(noun: Token, antecedents: Antecedents) -> list[Token]:
    """Who tells what a noun stands in, each before it: in "*Lee* told friends that the candidate knew" that is another.
    For a pronoun there stands whom the pipeline's coreference holds likeliest."""
    found: list[Token] = []
    word = noun
    while word.head != word:
        if syntax.is_a(word, "clause") and reporting.kind_of(word.head.lower_) is not None:
            found += (s for s in syntax.subjects(word.head) if s.i < noun.i)
        word = word.head
    meant = ((t.doc[i] for i in antecedents.of(t, 0.0)[:1]) if t.pos_ == "PRON" else (t,) for t in found)
    return [t for each in meant for t in each]


def is_told_by(who: Iterable[Token], noun: Token, chain: Chain, met: Met) -> bool:
    """Whether a person is one of those who tell of a noun, or is named with it in a list ("Lee and *the envoy*")."""
    if chain.kind != "person":
        return False
    first = syntax.first_conjunct(noun)
    listed = first != noun and first.ent_type_ == "PERSON" and met.stands_at(chain, first.i)
    return listed or is_done_by(who, chain, met)


def is_done_by(who: Iterable[Token], chain: Chain, met: Met) -> bool:
    """Whether the chain is one of those who do something."""
    return any(met.stands_at(chain, t.i) for t in who)


def is_part_of(noun: Token, chain: Chain, met: Met) -> bool:
    """Whether a noun is a complement of one that means the chain: "the aide of *the mayor*" is two."""
    head = noun
    while syntax.is_a(head, "oblique", "possessor") and head.head.pos_ in tags.NOUNS:
        head = head.head
        if met.stands_at(chain, head.i):
            return True
    return False
