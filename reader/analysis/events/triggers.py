"""Which words carry an event.

The pipeline's trigger head proposes, and is right about most news verbs and event nouns; it was taught on dense
reports of single events, so on other prose it also names states, roles and things. The rules keep of its verbs
those that tell of something happening and of its nouns those that the lexicon or their making knows as events,
add event nouns that stand where events stand, and leave the carrying word alone where two words share the work:
"carried out an *attack*", "began to *burn*", "talks *are* under way".
"""

from __future__ import annotations

from collections.abc import Iterable

from spacy.tokens import Doc, Token

from reader.analysis.events import circumstances, senses
from reader.analysis.words.derivation import words
from reader.analysis.words.lemmas import lemma_of
from reader.analysis.words.lexicon import HELPERS, STATES, VERB_TYPES
from reader.pipeline import reporting, syntax
from reader.story import Extent

_RESULTS = words(
    """deal agreement pact accord treaty contract sanction law legislation tax tariff order statement report charge
    award title loan bill aid fund funding policy rule case record sentence membership proposal request finding
    return plan project program show film test study research score goal peace measure resolution restriction ban
    recommendation budget crime"""
)
"""Nouns that name what an act leaves behind as often as the act: events where a verb carries them out."""

_PAPERS = {"return": ("tax",), "fire": ("camp", "log"), "flight": ("passenger",), "talk": ("pep",)}
"""Compounds of an event noun that name a thing: "*tax* returns"."""

_WORDED = frozenset(["speech", "writing", "belief", "finding", "question", "feeling"])
"""Kinds of reporting verbs that do no more than report."""

_SAYING = words("say tell add report announce state note describe mention comment explain remark stress emphasize")
"""Verbs that report and do nothing else, whatever their object."""

_ACTS = frozenset(["statement", "agreement", "policy", "justice"])
"""Types of events that are done by speaking."""

_WANDERING = words("go come get")
"""Verbs of motion that seldom mean it."""

_OUTCOMES = words("dead injured wounded hurt guilty")
"""Adjectives that tell what happened as their verb would ("five *dead* in fire")."""

_WORDS = frozenset(["VERB", "NOUN", "PROPN", "ADJ", "AUX"])


def find(doc: Doc, *, cues: Iterable[Extent] = (), without: Iterable[Extent] = ()) -> list[Token]:
    """The event triggers of a Doc, in text order.

    `cues` are the extents of reporting words, which are no events unless the act of speaking is one ("accused");
    nothing is looked for in the extents `without` (page furniture).
    """
    labels = {span.start: span.label_ for span in doc.spans.get("events", ())}
    closed = list(without)
    said = {position for start, end in cues for position in range(start, end)}
    return [
        token
        for token in doc
        if token.pos_ in _WORDS
        and not any(start <= token.idx < end for start, end in closed)
        and _is_trigger(token, labels.get(token.i), token.idx in said)
    ]


def _is_trigger(token: Token, label: str | None, cue: bool) -> bool:
    if token.pos_ == "VERB":
        return _verb(token, label, cue)
    if token.pos_ in ("NOUN", "PROPN"):
        return _noun(token, label)
    if label != "occurrence" or token.lower_ not in _OUTCOMES:
        return False
    return token.head == token or senses.type_of(token.head) not in ("life", "conflict")  # not "shot *dead*"


def _verb(verb: Token, label: str | None, cue: bool) -> bool:
    lemma = lemma_of(verb)
    if lemma in STATES or syntax.is_a(verb, "auxiliary", "copula", "preposition"):
        return False
    if label == "state" or (lemma in _WANDERING and not _goes_somewhere(verb)):
        return False
    kind = senses.type_of(verb)
    reports = reporting.kind(lemma)
    if lemma in _SAYING or (kind == "other" and reports in ("speech", "writing") and label != "occurrence"):
        return False
    if (
        senses.is_aspectual(verb)
        and not syntax.objects(verb)
        and any(senses.known_noun(s) for s in syntax.subjects(verb))
    ):  # "the strike *began*"
        return False
    if (cue and reports in _WORDED) or label == "reporting":
        return kind in _ACTS or (not cue and kind != "other" and reports in (None, "demand", "denial"))
    if label is None and (kind == "other" or (verb.tag_ in ("VBG", "VBN") and syntax.is_a(verb, "adjective"))):
        return False
    if senses.carried_noun(verb) is not None:
        return False
    return not (lemma in HELPERS and syntax.children(verb, "open clause", "clause"))


def _goes_somewhere(verb: Token) -> bool:
    """Whether a verb of motion moves somebody to a place; "it *comes* to this" and "what *goes* on" do not."""
    if any(name in VERB_TYPES for name in senses.phrasal(verb)):
        return True
    return any(circumstances.is_settled(n) or circumstances.is_place(n) for _, n in syntax.obliques(verb))


def _noun(noun: Token, label: str | None) -> bool:
    kind = senses.known_noun(noun)
    if noun.lower_ == "fire" and lemma_of(noun.head) == "open":  # "*opened* fire"
        return False
    if any(c.lower_ in _PAPERS.get(lemma_of(noun), ()) for c in syntax.children(noun, "compound")):
        return False
    if label == "occurrence":
        if noun.pos_ == "PROPN":  # a headline's capitals, or the name of an event
            return noun.is_alpha and (kind is not None or not syntax.is_a(noun, "compound"))
        if kind is None or (syntax.is_a(noun, "compound") and kind in ("other", senses.known_noun(noun.head))):
            return False
        return lemma_of(noun) not in _RESULTS or _is_act(noun)
    if noun.pos_ != "NOUN" or kind is None or syntax.is_a(noun, "compound"):
        return False
    verb = noun.head
    carried = verb.pos_ == "VERB" and senses.carried_noun(verb) == noun
    return carried or (kind != "other" and lemma_of(noun) not in _RESULTS and _is_told(noun))


def _is_act(noun: Token) -> bool:
    """Whether a noun of acts and results stands for the act: a verb carries it out, or the sentence is about it."""
    head = noun.head
    if head.pos_ == "VERB" and (senses.carried_noun(head) == noun or syntax.is_a(noun, "subject", "passive subject")):
        return True
    return noun.dep_ == "ROOT" or bool(syntax.children(noun, "possessor", "open clause", "noun clause"))


def _is_told(noun: Token) -> bool:
    """Whether an event noun stands where events are told: with its time, place or agent, or as what took place."""
    head = noun.head
    if head.pos_ == "VERB" and syntax.is_a(noun, "subject", "passive subject") and senses.is_occurring(head):
        return True
    told = [p.lower_ for p, n in syntax.obliques(noun) if p.lower_ in ("by", "against", "between") or n.ent_type_]
    return bool(told)
