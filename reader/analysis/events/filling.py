"""Where and when an event happens, where the rules of `circumstances` find no phrase of place or time.

Every noun, time and place of its sentence is a candidate unless it hangs on another trigger. It is
described by the way that the parse leads from the trigger to it, by the pipeline's semantic roles, by what it is, and
by what the rules say of the others; the weights come from articles annotated in full.
"""

from __future__ import annotations

from collections.abc import Sequence, Set
from dataclasses import replace
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
from reader.analysis.words.derivation import words
from reader.pipeline import syntax

Side: TypeAlias = Literal["where", "when"]
SIDES: Final[tuple[Side, ...]] = get_args(Side)
FAR: Final = 5
"""Steps in the parse beyond which ways are all the same."""

_WORDS = frozenset(["NOUN", "PROPN", "PRON", "NUM"])
_ADVERBS = circumstances.PLACE_ADVERBS | circumstances.TIME_ADVERBS
_GOALS = words("to into onto toward towards for")
"""Prepositions that bring a noun a place where it is not."""
_NO_PARTS = ("WP", "WDT", "WRB", "EX", "WP$")


class Filler(NamedTuple):
    """A candidate: the head of its phrase, and what is known of it."""

    head: Token
    features: Features


def find(trigger: Token, kind: str, roles: Roles, index: ActorIndex, triggers: Set[int]) -> Parts:
    """The participants, places and times of the event that `trigger` tells, `kind` being its type.

    `triggers` are the positions of all triggers of the text.
    """
    rules = participants.find(trigger, kind, roles)
    if rules.where and rules.when:
        return without_terms(rules, kind)
    found = _candidates(trigger, kind, roles, index, triggers, rules)
    taken = {t.i for t in (*rules.who, *rules.whom)}
    where, when = (
        [
            filler.head
            for filler, chance in zip(found, ranker.scorer(side).chances([c.features for c in found]), strict=True)
            if chance >= ranker.THRESHOLDS[side] and filler.head.i not in taken and _fits(side, filler.head)
        ]
        for side in SIDES
    )
    filled = replace(rules, where=rules.where or tuple(_phrases(where)), when=rules.when or tuple(_phrases(when)))
    return without_terms(filled, kind)


def without_terms(parts: Parts, kind: str) -> Parts:
    """Without what is no time of the event."""
    return replace(parts, when=tuple(s for s in parts.when if not _is_term(s))) if kind == "justice" else parts


def _is_term(span: Span) -> bool:
    """Whether a time is how long a sentence lasts, not when it was passed: "jailed *for six years*"."""
    return span[0].lower_ in ("for", "to") and any(t.pos_ == "NUM" or t.lower_ in ("life", "a") for t in span)


def candidates(trigger: Token, kind: str, roles: Roles, index: ActorIndex, triggers: Set[int]) -> list[Filler]:
    """The words of the trigger's sentence that may say where or when, in text order; arguments as for `find`."""
    return _candidates(trigger, kind, roles, index, triggers, participants.find(trigger, kind, roles))


def _candidates(
    trigger: Token, kind: str, roles: Roles, index: ActorIndex, triggers: Set[int], rules: Parts
) -> list[Filler]:
    ruled: dict[int, str] = {t.i: "who" for t in rules.who} | {t.i: "whom" for t in rules.whom}
    for side, spans in (("where", rules.where), ("when", rules.when)):
        ruled |= {t.i: side for span in spans for t in span if t.pos_ in (*_WORDS, "ADV")}
    empty = [f"rule no {side}" for side in ("who", "whom", "where", "when") if not getattr(rules, side)]
    above = [trigger, *syntax.ancestors(trigger)][: FAR + 1]
    voice = _voice(trigger)
    sentence = trigger.sent
    closed = {i for i in range(sentence.start, sentence.end) if i in triggers} - {
        t.i for t in (*circumstances.holders(trigger), *circumstances.scenes(trigger))
    }
    found = []
    for token in sentence:
        if token.i == trigger.i or not is_candidate(token) or not _is_open(token, closed):
            continue
        way = _way(token, above)
        known = _known(token, trigger, index) | dict.fromkeys(empty, 1.0)
        known[f"way {way}"] = known[f"way {voice} {way}"] = 1.0
        known[f"role {roles.role(trigger, token)}"] = 1.0
        known[f"rule {ruled.get(token.i)}"] = 1.0
        if way.count(" ") < 2:
            known[f"type {kind} {way}"] = 1.0
        first = syntax.prepositions(token)
        if first:
            known[f"by {first[0].lower_}"] = 1.0
            known[f"by {first[0].lower_} {way.count(' ')}"] = 1.0
        found.append(Filler(token, {name: value for name, value in known.items() if value}))
    return found


def _fits(side: Side, token: Token) -> bool:
    """Whether a word's prepositions allow that it says so: "sentenced *to* five years", "envoy *to* Chile" do not."""
    before = {p.lower_ for p in syntax.prepositions(token)}
    if side == "when":
        return before <= (circumstances.TEMPORAL if is_time(token) else circumstances.RELATIVE)
    above = token.head
    return above.pos_ != "NOUN" or senses.known_noun(above) is not None or before.isdisjoint(_GOALS)


def _is_open(token: Token, closed: Set[int]) -> bool:
    """Whether the verb or event noun that a word hangs on is not at one of the positions `closed`.

    "They spoke and agreed to *meet* in June": they neither spoke nor agreed in June.
    """
    above = (
        t.i for t in syntax.ancestors(token) if t.i in closed or t.pos_ == "VERB" or senses.known_noun(t) is not None
    )
    return next(above, None) not in closed


def is_candidate(token: Token) -> bool:
    """Whether a word can stand for a phrase of place or time at all: "again" and "long" do not."""
    if token.pos_ == "ADV":
        return token.lower_ in _ADVERBS or is_time(token)
    if token.pos_ == "ADJ":
        return token.ent_type_ in ("NORP", "GPE")
    if token.pos_ not in _WORDS or token.tag_ in _NO_PARTS or token.dep_ == "expl":
        return False
    inner = token.ent_type_ and token.head.ent_type_ == token.ent_type_ and abs(token.head.i - token.i) < 6
    return not (inner and syntax.is_a(token, "compound", "adjective"))


def _voice(trigger: Token) -> str:
    if trigger.pos_ not in ("VERB", "AUX"):
        return "noun"
    return "passive" if syntax.is_passive(trigger) else "verb with object" if syntax.objects(trigger) else "verb"


def _way(token: Token, above: Sequence[Token]) -> str:
    """The relations that lead from the trigger up and then down to a token; "far" where there are many."""
    steps = {t.i: n for n, t in enumerate(above)}
    down: list[str] = []
    at = token
    while at.i not in steps:
        down.append(at.dep_)
        if len(down) > FAR or at.head == at:
            return "far"
        at = at.head
    up = [f"^{t.dep_}" for t in above[: steps[at.i]]]
    return " ".join((*up, *reversed(down))) if len(up) + len(down) <= FAR else "far"


def _known(token: Token, trigger: Token, index: ActorIndex) -> dict[str, float]:
    """What a word is, wherever it stands."""
    actor = index.at(token.idx, token.idx + len(token)) is not None
    return {
        f"is {token.pos_}": 1.0,
        f"is {token.ent_type_ or 'no name'}": 1.0,
        f"is {nouns.sort(token.text)}": float(token.pos_ == "NOUN"),
        "is actor": float(actor),
        "is pronoun unknown": float(token.pos_ == "PRON" and not actor),
        "is time": float(is_time(token)),
        "is place": float(circumstances.is_place(token)),
        "is behind": float(token.i > trigger.i),
        "is away": min(20, abs(token.i - trigger.i)) / 10,
        "is compound": float(syntax.is_a(token, "compound")),
        "is possessor": float(syntax.is_a(token, "possessor")),
    }


def _phrases(heads: list[Token]) -> list[Span]:
    return circumstances.distinct([circumstances.phrase(head) for head in heads])
