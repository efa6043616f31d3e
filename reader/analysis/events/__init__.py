"""What happened: events with their type, their participants, place and time, and whether they took place."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from itertools import groupby

import msgspec
from spacy.tokens import Doc, Span, Token

from reader.analysis import ranker
from reader.analysis.actors.index import ActorIndex
from reader.analysis.events import (
    choosing,
    described,
    filling,
    kinds,
    occurrence,
    participants,
    realis,
    same,
    sharing,
    weight,
)
from reader.analysis.events.roles import Roles
from reader.analysis.grammar import phrases
from reader.analysis.times import dates, stretches
from reader.pipeline import stretch, syntax
from reader.pipeline.labels import TIMES
from reader.story import Actor, Article, Entity, Event, Participant, Place, Quote, Realis, When

_NOBODY = frozenset(["nobody", "none", "nothing", "somebody", "something", "someone", "anyone", "everybody"])
_LATER = 0.9
"""What a later telling weighs of its own chance, so that lists show the first."""


def find(
    doc: Doc, article: Article, entities: Iterable[Entity], actors: Iterable[Actor], quotes: Iterable[Quote]
) -> tuple[Event, ...]:
    """The events of an article, in text order, with ids e1, e2, …; `doc` is the article's text through the pipeline."""
    people, said = tuple(actors), tuple(quotes)
    told, again = tell(doc, article, people, said)
    chances = list(ranker.scorer("weight").each(weight.describe(told, again, article, people, said)))
    most: dict[str, float] = {}  # a first telling weighs as much as any later one
    for (_, event), chance in zip(told, chances, strict=True):
        name = again.get(event.id, event.id)
        most[name] = max(most.get(name, 0.0), chance)
    return tuple(
        msgspec.structs.replace(
            event,
            same_as=again.get(event.id),
            salience=round(_LATER * chance if event.id in again else most[event.id], 3),
        )
        for (_, event), chance in zip(told, chances, strict=True)
    )


def tell(
    doc: Doc, article: Article, actors: tuple[Actor, ...], quotes: tuple[Quote, ...]
) -> tuple[list[sharing.Told], dict[str, str]]:
    """The events with their triggers, in text order, not yet weighed, and the first tellings of those told again."""
    told = each(doc, article, actors, quotes)
    return told, same.link(told, article, quotes)


def each(doc: Doc, article: Article, actors: tuple[Actor, ...], quotes: tuple[Quote, ...]) -> list[sharing.Told]:
    """The events with their triggers, in text order, each as it is told where it is told."""
    index = ActorIndex(actors)
    words = sharing.Words(quotes)
    furniture = [(b.start, b.end) for b in article.blocks if b.kind == "furniture"]
    found = occurrence.find(doc, quotes=quotes, without=furniture)
    triggers = frozenset(trigger.i for trigger, _ in found)
    arguments, leanings = Roles(doc), choosing.Leanings(doc)
    day = dates.base(article)
    kept: list[sharing.Told] = []
    told_day: date | None = None
    for _, some in groupby(found, key=lambda one: phrases.sentence_start(one[0])):
        of_sentence = list(some)
        around = filling.sentence(of_sentence[0][0].sent, index, triggers)
        for trigger, chance in of_sentence:
            event = _event(trigger, around, arguments, leanings, index, words, day, told_day)
            kept.append((trigger, msgspec.structs.replace(event, confidence=round(chance, 3))))
            told_day = next((stretches.iso(w.value) for w in event.when if w.value and len(w.value) == 10), told_day)
    told = [(t, msgspec.structs.replace(event, id=f"e{n}")) for n, (t, event) in enumerate(kept, 1)]
    return sharing.with_nouns(sharing.within_sentences(told))


def _event(
    trigger: Token,
    around: filling.Sentence,
    arguments: Roles,
    leanings: choosing.Leanings,
    index: ActorIndex,
    said: sharing.Words,
    published: date | None,
    told: date | None,
) -> Event:
    """The event that a trigger of a sentence tells; the text is of the day `published` and told of `told` last."""
    kind, _ = kinds.kind(trigger)
    parts = choosing.find(trigger, kind, arguments, leanings, index, around)
    state, when = _timed(trigger, realis.of(trigger), parts.when, published, told)
    return Event(
        id="",
        type=kind,
        trigger=(trigger.idx, trigger.idx + len(trigger)),
        realis=state,
        who=_participants(parts.who, index, said),
        whom=_participants(parts.whom, index, said),
        where=tuple(Place(_extent(span)) for span in parts.where),
        when=when,
        same_as=None,
        salience=0.0,
    )


def _participants(heads: Iterable[Token], index: ActorIndex, said: sharing.Words) -> tuple[Participant, ...]:
    """The heads' phrases and actors, each actor once; a pronoun that refers to no known actor says nothing."""
    found: list[Participant] = []
    for head in heads:
        same = [head, *syntax.children(head, "apposition")]  # "the fund's chief, Renée Dupré, flew"
        if syntax.is_a(head, "apposition"):  # "Renée Dupré, a nurse who flew"
            same.append(head.head)
        known = (index.at(noun.idx, noun.idx + len(noun)) for noun in same)
        actor = next((one for one in known if one is not None), None) or said.speaker(head)
        unknown = (head.pos_ == "PRON" and not described.is_one(head)) or head.lower_ in _NOBODY
        if (unknown and actor is None) or (actor and any(p.actor == actor for p in found)):
            continue
        found.append(Participant(_extent(participants.phrase(head)), actor))
    return tuple(found)


def _extent(span: Span) -> tuple[int, int]:
    return span.start_char, span.end_char


def _when(span: Span, published: date | None, tense: stretches.Tense, told: date | None) -> When:
    named = [e for e in stretch.entities(span) if e.label_ in TIMES]
    for text in (span.text, *(e.text for e in named if len(named) == 1)):
        if found := dates.read(text, published, tense, told):
            return When(_extent(span), found.value, found.grain)
    return When(_extent(span))


def _timed(
    trigger: Token, state: Realis, spans: Iterable[Span], published: date | None, told: date | None
) -> tuple[Realis, tuple[When, ...]]:
    """Whether an event took place, and when, each in the light of the other.

    A present tense with a day still to come is a plan ("shops reopen on Monday"), and nothing that took place is dated
    after the day that the text speaks from.
    """
    today = published.isoformat() if published else None
    to_come = state in ("actual", "general") and realis.is_present(trigger)
    planned = state == "planned" or to_come
    found = tuple(_when(span, published, "future" if planned else "past", told) for span in spans)
    if today is None or not (to_come or state == "actual"):
        return state, found
    if to_come and any(w.value and w.value > today[: len(w.value)] for w in found):
        return "planned", found
    if to_come:
        found = tuple(_when(span, published, "past", told) for span in spans)
    if state != "actual":
        return state, found
    return state, tuple(When(w.span) if w.value and w.value > today[: len(w.value)] else w for w in found)
