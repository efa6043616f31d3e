"""What the events of one sentence know of each other: "five were *killed* in an *attack* by rebels".

The attack's agents killed, and those killed were attacked. Also whose words "I" is.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import msgspec
from spacy.tokens import Token

from reader.analysis.events import senses
from reader.analysis.extents import Extents
from reader.analysis.words import pronouns
from reader.pipeline import syntax
from reader.story import Event, Quote

Told = tuple[Token, Event]

_HARM = frozenset(["life", "conflict", "catastrophe"])


def within_sentences(told: Sequence[Told]) -> list[Told]:
    """The events, those that harm with the agents of the attack they happened in, attacks with whom they harmed."""
    at = {trigger.i: k for k, (trigger, _) in enumerate(told)}
    found = list(told)
    for k, (trigger, event) in enumerate(told):
        if trigger.pos_ not in ("VERB", "ADJ") or event.type not in _HARM:
            continue
        scenes = [n.i for p, n in syntax.obliques(trigger) if p.lower_ in ("in", "during", "by") and n.pos_ == "NOUN"]
        if syntax.is_a(trigger, "relative clause") or (trigger.tag_ == "VBG" and syntax.is_a(trigger, "noun clause")):
            scenes.append(trigger.head.i)  # "an attack that *killed* five"
        scenes += [s.i for s in syntax.subjects(trigger)]
        for i in scenes:
            if i not in at or found[at[i]][1].type != "conflict":
                continue
            scene_trigger, scene = found[at[i]]
            if event.type == "life" and not scene.whom:
                found[at[i]] = scene_trigger, msgspec.structs.replace(scene, whom=found[k][1].whom)
            if not found[k][1].who:
                found[k] = trigger, msgspec.structs.replace(found[k][1], who=scene.who)
    return found


def with_nouns(told: Sequence[Told]) -> list[Told]:
    """The events, those of light verbs as the nouns tell them that they carry: "*reached* a *deal* with the port"."""
    found = list(told)
    for k, noun in carried(told).items():
        trigger, event = told[k]
        carrier = told[noun][1]
        itself = all(p.span[0] <= carrier.trigger[0] < p.span[1] for p in event.whom)
        told_so = msgspec.structs.replace(event, type=carrier.type)
        if itself and carrier.whom:
            borne = any(
                p.span == q.span for p in event.who for q in carrier.whom
            )  # "they *suffered* an attack by rebels"
            told_so = msgspec.structs.replace(told_so, who=carrier.who if borne else event.who, whom=carrier.whom)
        found[k] = trigger, told_so
    return found


def carried(told: Sequence[Told]) -> dict[int, int]:
    """The numbers of light verbs among the tellings, each with that of the noun which it carries, if that tells too."""
    at = {trigger.i: n for n, (trigger, _) in enumerate(told)}
    nouns = {n: senses.carried_noun(trigger) for n, (trigger, _) in enumerate(told) if trigger.pos_ == "VERB"}
    return {n: at[noun.i] for n, noun in nouns.items() if noun is not None and noun.i in at}


class Words:
    """Whose words are whose, by the quotes of a text in its order."""

    def __init__(self, quotes: Iterable[Quote]) -> None:
        pieces = [(piece, quote.speaker) for quote in quotes for piece in quote.content]
        self._speakers = [speaker for _, speaker in pieces]
        self._pieces = Extents(piece for piece, _ in pieces)

    def speaker(self, token: Token) -> str | None:
        """Who "I" is, if it stands in a quotation."""
        if token.lower_ not in pronouns.SPEAKER:
            return None
        around = self._pieces.holding(token.idx)
        return self._speakers[around[0]] if around else None
