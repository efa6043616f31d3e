"""Event triggers by rules over a parse: verbs that say what happens, and nouns of happenings from a table."""

from __future__ import annotations

from collections.abc import Iterator, Set

from spacy.tokens import Doc, Token

from reader.pipeline import reporting, syntax
from reader.pipeline.tables import word_set

STATES = word_set(
    """be have seem appear remain stay become exist belong contain include consist comprise involve mean matter cost
    weigh own possess need want lack deserve depend resemble differ equal fit suit contain hold last lie stand live
    know believe think feel understand hope fear love like hate prefer doubt suppose regard consider"""
)
"""Verbs that say how things are."""

LIGHT = word_set("make take have give do get hold carry conduct launch pay commit perform")
"""Verbs that leave the meaning to their object where that names an event ("held talks")."""

EVENTS = word_set(
    """abduction accident accord acquisition acquittal agreement airstrike ambush appeal appointment arrest arson
    assassination assault attack auction award ballot ban bankruptcy battle birth blackout blast blaze blockade bombing
    boycott breach breakthrough burial campaign ceasefire celebration championship clash closure collapse collision
    concert conference conflict conviction coronation coup crackdown crash crime crisis cyclone deal death debate debut
    decision defeat demonstration deployment deportation derailment detention disaster discovery discussion dismissal
    dispute drought earthquake election emergency epidemic eruption escape evacuation eviction evolution execution
    exercise expansion explosion expulsion famine festival fight fighting fire firing flood flooding funeral genocide
    hack hearing heist holdup hurricane impeachment inauguration indictment infection injury inquest inquiry inspection
    intervention invasion investigation journey kidnapping killing landing landslide launch lawsuit layoff lockdown
    looting loss march marriage massacre match meeting merger migration mission murder mutiny negotiation nomination
    offensive operation outage outbreak overthrow pandemic parade pardon plot poisoning poll pregnancy premiere probe
    promotion prosecution protest purchase quake race raid rally rape ratification rebellion referendum reform release
    removal rescue resignation retirement retreat revolt revolution riot robbery ruling sale sanction scandal search
    seizure sentence sentencing settlement shelling shooting shortage shutdown siege sinking spill stabbing standoff
    storm strike suicide summit surgery surrender suspension takeover talk test theft tornado tournament tour trade
    trial truce tsunami unrest uprising vaccination verdict victory violence visit vote war wedding wildfire win
    withdrawal"""
)
"""Nouns that name happenings, by lemma."""


def is_event_noun(token: Token) -> bool:
    """Whether the token is a noun that names a happening, not one that only modifies another noun."""
    return token.pos_ == "NOUN" and token.lemma_.lower() in EVENTS and not syntax.is_a(token, "compound")


def events(doc: Doc, cues: Set[int]) -> Iterator[tuple[int, str]]:
    """(token number, occurrence | reporting | state) of triggers in text order; `cues` are tokens of reporting cues."""
    for token in doc:
        if token.pos_ == "VERB":
            if label := _verb(token, cues):
                yield token.i, label
        elif is_event_noun(token):
            yield token.i, "occurrence"


def _verb(verb: Token, cues: Set[int]) -> str | None:
    lemma = verb.lemma_.lower()
    if verb.i in cues:
        return "reporting"
    if lemma in LIGHT and any(is_event_noun(noun) for noun in (*syntax.objects(verb), *syntax.passive_subjects(verb))):
        return None
    if lemma in STATES:
        return "state"
    return "reporting" if reporting.kind(lemma) in ("speech", "writing", "question") else "occurrence"
