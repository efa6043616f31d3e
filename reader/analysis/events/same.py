"""Later tellings of an event: which triggers report what an earlier one reported.

Precision comes first, for a wrong merge hides an event: two triggers are one event when their words belong to one
family ("struck", "strikes"), nothing they say contradicts (agents, undergoers, places, dates, whether it happened), and
something ties them: a shared participant, a shared date, or a definite noun that points back ("this attack").
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

import msgspec
from spacy.tokens import Token

from reader.analysis.words.derivation import sources, words
from reader.analysis.words.lemmas import lemma_of
from reader.pipeline import syntax
from reader.story import Event, Participant

Telling = tuple[Token, Event]

_FAR = 200
"""First tellings of one word that a later one is compared with: the last of them."""
_POINTING = words("the this that these those such")


def link(events: Iterable[tuple[Token, Event]]) -> dict[str, str]:
    """The id of the first telling, for every event that tells one again; `events` in text order."""
    firsts: list[tuple[Token, Event]] = []
    by_word: defaultdict[str, list[int]] = defaultdict(list)
    found: dict[str, str] = {}
    for trigger, event in events:
        family = _family(trigger)
        near = sorted({k for word in family for k in by_word[word][-_FAR:]}, reverse=True)
        for earlier_trigger, earlier in (firsts[k] for k in near):
            if _compatible(event, earlier) and _tied(trigger, event, earlier_trigger, earlier):
                found[event.id] = earlier.id
                break
        else:
            for word in family:
                by_word[word].append(len(firsts))
            firsts.append((trigger, event))
    return found


def share(told: list[tuple[Token, Event]], again: dict[str, str]) -> list[tuple[Token, Event]]:
    """The events, each later telling with the agents and undergoers of the first one where it names none of its own."""
    first = {event.id: event for _, event in told}
    return [
        (trigger, msgspec.structs.replace(event, who=event.who or _from(first, again, event, "who"),
                                          whom=event.whom or _from(first, again, event, "whom")))
        for trigger, event in told
    ]  # fmt: skip


def _from(first: dict[str, Event], again: dict[str, str], event: Event, side: str) -> tuple[Participant, ...]:
    if event.id not in again:
        return ()
    telling = first[again[event.id]]
    return telling.who if side == "who" else telling.whom


def _family(trigger: Token) -> frozenset[str]:
    lemma = lemma_of(trigger)
    return frozenset((lemma, *(s for s in sources(lemma) if len(s) > 3)))


def _compatible(event: Event, earlier: Event) -> bool:
    if event.type != earlier.type or (event.realis == "actual") != (earlier.realis == "actual"):
        return False
    for now, then in ((event.who, earlier.who), (event.whom, earlier.whom)):
        actors = {p.actor for p in now} - {None}
        others = {p.actor for p in then} - {None}
        if actors and others and not actors & others:
            return False
    days = {w.value for w in event.when} - {None}
    others_days = {w.value for w in earlier.when} - {None}
    return not days or not others_days or any(_within(a, b) for a in days for b in others_days)


def _within(a: str | None, b: str | None) -> bool:
    return a is not None and b is not None and (a.startswith(b) or b.startswith(a))


def _tied(trigger: Token, event: Event, earlier_trigger: Token, earlier: Event) -> bool:
    shared = (_actors(event) & _actors(earlier)) - {None}
    if shared and (_whom(event) & _whom(earlier) or trigger.pos_ == "NOUN" or earlier_trigger.pos_ == "NOUN"):
        return True
    if trigger.pos_ not in ("NOUN", "PROPN"):
        return False
    pointing = any(c.lower_ in _POINTING for c in syntax.children(trigger, "determiner"))
    return pointing and lemma_of(trigger) == lemma_of(earlier_trigger)


def _actors(event: Event) -> set[str | None]:
    return {p.actor for p in (*event.who, *event.whom)}


def _whom(event: Event) -> set[str]:
    return {p.actor for p in event.whom if p.actor}
