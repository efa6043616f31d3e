"""Where and when an event happens, where the rules of `circumstances` find no phrase of place or time.

Every noun, time and place of its sentence is a candidate unless it hangs on another trigger. It is
described by the way that the parse leads from the trigger to it, by the pipeline's semantic roles, by what it is, and
by what the rules say of the others; the weights come from articles annotated in full.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass, replace
from itertools import islice
from typing import Final, Literal, NamedTuple, TypeAlias, get_args

from spacy.tokens import Span, Token

from reader.analysis import ranker
from reader.analysis.actors.index import ActorIndex
from reader.analysis.events import circumstances, participants, senses
from reader.analysis.events.participants import Parts
from reader.analysis.events.roles import Roles
from reader.analysis.ranker import Features
from reader.analysis.times.expressions import is_time
from reader.analysis.words import nouns
from reader.pipeline import syntax, tags
from reader.pipeline.tables import word_set

Side: TypeAlias = Literal["where", "when"]
SIDES: Final[tuple[Side, ...]] = get_args(Side)
FAR: Final = 5
"""Steps in the parse beyond which ways are all the same."""

_ADVERBS = circumstances.PLACE_ADVERBS | circumstances.TIME_ADVERBS
_GOALS = word_set("to into onto toward towards for")
"""Prepositions that bring a noun a place where it is not."""
_TOLD = tags.NOMINAL | {"ADV"}
_NO_PARTS = tags.INTERROGATIVE | {"WP$", "EX"}


class Filler(NamedTuple):
    """A candidate: the head of its phrase, and what is known of it."""

    head: Token
    features: Features


class Word(NamedTuple):
    """A word that may say where or when something happens, and what is known of it whatever that is."""

    head: Token
    known: Features
    up: Sequence[tuple[int, str]]
    """The positions and the relations of the word and of those above it, no more than lead anywhere near."""
    under: Sequence[int]
    """The positions of the words above it, up to the first verb or event noun."""
    before: str | None
    """The preposition that brings it in."""


@dataclass(frozen=True)
class Sentence:
    """What all events of a sentence share: its words that may say where or when, and the positions of its triggers."""

    words: Sequence[Word]
    triggers: Set[int]


def sentence(span: Span, index: ActorIndex, triggers: Set[int]) -> Sentence:
    """The sentence that is a span, `triggers` being the positions of all triggers of the text."""
    return Sentence(
        [_word(token, index) for token in span if is_candidate(token)],
        frozenset(i for i in range(span.start, span.end) if i in triggers),
    )


def _word(token: Token, index: ActorIndex) -> Word:
    up, under = [(token.i, token.dep_)], []
    settled = False
    for above in syntax.ancestors(token):
        if len(up) > FAR and settled:
            break
        if len(up) <= FAR:
            up.append((above.i, above.dep_))
        if not settled:
            under.append(above.i)
            settled = above.pos_ == "VERB" or senses.known_noun(above) is not None
    before = syntax.prepositions(token)
    return Word(token, _known(token, index), up, under, before[0].lower_ if before else None)


def find(trigger: Token, kind: str, roles: Roles, around: Sentence) -> Parts:
    """The participants, places and times of the event that `trigger` tells in a sentence, `kind` being its type."""
    rules = participants.find(trigger, kind, roles)
    lacking = [side for side in SIDES if not getattr(rules, side)]
    if not lacking:
        return without_terms(rules, kind)
    found = _candidates(trigger, kind, roles, around, rules)
    taken = {t.i for t in (*rules.who, *rules.whom)}
    for side in lacking:
        chances = ranker.scorer(side).chances([c.features for c in found])
        heads = [
            filler.head
            for filler, chance in zip(found, chances, strict=True)
            if chance >= ranker.THRESHOLDS[side] and filler.head.i not in taken and _fits(side, filler.head)
        ]
        phrases = tuple(circumstances.distinct([circumstances.phrase(head) for head in heads]))
        rules = replace(rules, where=phrases) if side == "where" else replace(rules, when=phrases)
    return without_terms(rules, kind)


def without_terms(parts: Parts, kind: str) -> Parts:
    """Without what is no time of the event."""
    return replace(parts, when=tuple(s for s in parts.when if not _is_term(s))) if kind == "justice" else parts


def _is_term(span: Span) -> bool:
    """Whether a time is how long a sentence lasts, not when it was passed: "jailed *for six years*"."""
    return span[0].lower_ in ("for", "to") and any(t.pos_ == "NUM" or t.lower_ in ("life", "a") for t in span)


def candidates(trigger: Token, kind: str, roles: Roles, around: Sentence) -> list[Filler]:
    """The words of the trigger's sentence that may say where or when, in text order; arguments as for `find`."""
    return _candidates(trigger, kind, roles, around, participants.find(trigger, kind, roles))


def _candidates(trigger: Token, kind: str, roles: Roles, around: Sentence, rules: Parts) -> list[Filler]:
    ruled: dict[int, str] = {t.i: "who" for t in rules.who} | {t.i: "whom" for t in rules.whom}
    for side, spans in (("where", rules.where), ("when", rules.when)):
        ruled |= {t.i: side for span in spans for t in span if t.pos_ in _TOLD}
    empty = {f"rule no {side}": 1.0 for side in ("who", "whom", "where", "when") if not getattr(rules, side)}
    above = [trigger, *islice(syntax.ancestors(trigger), FAR)]
    steps = {t.i: n for n, t in enumerate(above)}
    up = [f"^{t.dep_}" for t in above]
    voice, played = _voice(trigger), roles.played(trigger)
    closed = around.triggers - {t.i for t in (*circumstances.holders(trigger), *circumstances.scenes(trigger))}
    found = []
    for word in around.words:
        at = word.head.i
        if at == trigger.i or not closed.isdisjoint(word.under):  # "they spoke and agreed to *meet* in June"
            continue
        way = _way(word, steps, up)
        known = {
            **word.known,
            **empty,
            f"way {way}": 1.0,
            f"way {voice} {way}": 1.0,
            f"role {played.get(at)}": 1.0,
            f"rule {ruled.get(at)}": 1.0,
            "is behind": float(at > trigger.i),
            "is away": min(20, abs(at - trigger.i)) / 10,
        }
        if way.count(" ") < 2:
            known[f"type {kind} {way}"] = 1.0
        if word.before:
            known[f"by {word.before}"] = known[f"by {word.before} {way.count(' ')}"] = 1.0
        found.append(Filler(word.head, known))
    return found


def _fits(side: Side, token: Token) -> bool:
    """Whether a word's prepositions allow that it says so: "sentenced *to* five years", "envoy *to* Chile" do not."""
    before = {p.lower_ for p in syntax.prepositions(token)}
    if side == "when":
        return before <= (circumstances.TEMPORAL if is_time(token) else circumstances.RELATIVE)
    above = token.head
    return above.pos_ != "NOUN" or senses.known_noun(above) is not None or before.isdisjoint(_GOALS)


def is_candidate(token: Token) -> bool:
    """Whether a word can stand for a phrase of place or time at all: "again" and "long" do not."""
    if token.pos_ == "ADV":
        return token.lower_ in _ADVERBS or is_time(token)
    if token.pos_ == "ADJ":
        return token.ent_type_ in ("NORP", "GPE")
    if token.pos_ not in tags.NOMINAL or token.tag_ in _NO_PARTS or token.dep_ == "expl":
        return False
    inner = token.ent_type_ and token.head.ent_type_ == token.ent_type_ and abs(token.head.i - token.i) < 6
    return not (inner and syntax.is_a(token, "compound", "adjective"))


def _voice(trigger: Token) -> str:
    if trigger.pos_ not in tags.VERBS:
        return "noun"
    return "passive" if syntax.is_passive(trigger) else "verb with object" if syntax.objects(trigger) else "verb"


def _way(word: Word, steps: Mapping[int, int], up: Sequence[str]) -> str:
    """The relations that lead from the trigger up and then down to a word; "far" where there are many.

    `steps` tells how far above the trigger a position is, `up` the relations on the way there.
    """
    met = next(((steps[i], down) for down, (i, _) in enumerate(word.up) if i in steps), None)
    if met is None or sum(met) > FAR:
        return "far"
    high, down = met
    return " ".join((*up[:high], *(relation for _, relation in reversed(word.up[:down]))))


def _known(token: Token, index: ActorIndex) -> Features:
    """What a word is, wherever it stands."""
    actor = index.at(token.idx, token.idx + len(token)) is not None
    known = {
        f"is {token.pos_}": True,
        f"is {token.ent_type_ or 'no name'}": True,
        f"is {nouns.sort(token.text)}": token.pos_ == "NOUN",
        "is actor": actor,
        "is pronoun unknown": token.pos_ == "PRON" and not actor,
        "is time": is_time(token),
        "is place": circumstances.is_place(token),
        "is compound": syntax.is_a(token, "compound"),
        "is possessor": syntax.is_a(token, "possessor"),
    }
    return {name: 1.0 for name, holds in known.items() if holds}
