"""How much an event matters: the chance that an editor would list it to tell the story.

Described by where and how it is told (headline, lead, main clause, background), by who takes part, by how often the
article comes back to it, and by what the network says of it; learned from articles whose key events were marked. What
type an event is of, and whether it took place, says nothing that holds for other articles.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from spacy.tokens import Span, Token

from reader.analysis.events import occurrence, same
from reader.analysis.events.sharing import Told
from reader.analysis.extents import Extents
from reader.analysis.ranker import Features
from reader.analysis.times import dates
from reader.pipeline import syntax, tags
from reader.story import HEADINGS, Actor, Article, Block, Event, Quote

_PARTS = frozenset([
    "relative clause", "noun clause", "adverbial clause", "clause", "open clause", "conjunct", "parataxis",
    "subject", "passive subject", "object", "oblique", "compound",
])  # fmt: skip


def describe(
    told: Sequence[Told],
    again: Mapping[str, str],
    article: Article,
    actors: Sequence[Actor],
    quotes: Sequence[Quote],
) -> Iterator[Features]:
    """What is known of each event's weight; `again` maps later tellings to the first."""
    day = dates.base(article)
    body = [b for b in article.blocks if b.kind != "furniture"]
    weights = {a.id: a.salience for a in actors}
    sentences = [t.sent for t, _ in told]
    beside = Counter(s.start for s in sentences)
    blocks = Extents((b.start, b.end) for b in body)
    tellings = Counter(again.get(e.id, e.id) for _, e in told)
    families = [same.family(t) for t, _ in told]
    opening = _opening(body)
    headline = [opening and opening[0] <= e.trigger[0] < opening[1] for _, e in told]
    named = {a.id for a in actors if opening and any(opening[0] <= m.start < opening[1] for m in a.mentions)}
    headlined = (
        frozenset().union(*(f for f, top in zip(families, headline, strict=True) if top)) if told else frozenset()
    )
    said = sorted((s, e, q.kind) for q in quotes for s, e in q.content)
    pieces = Extents((s, e) for s, e, _ in said)
    odds = occurrence.odds(told[0][0].doc) if told else None
    seen: Counter[str] = Counter()
    kinds: Counter[str] = Counter()
    for n, (trigger, event) in enumerate(told):
        block = next(iter(blocks.holding(event.trigger[0])), len(body) - 1)
        features: dict[str, float] = {
            f"form {_form(trigger)}": 1.0,
            **_standing(trigger, sentences[n]),
            "chance": event.confidence,
            "odds": float(odds[trigger.i, 1]) / 3 if odds is not None else 0.0,
            "at 1/n": 1 / (1 + block),
            "at share": block / max(1, len(body) - 1),
            "at event": 1 / (1 + n),
            "at opening": float(bool(headline[n])),
            "at heading": float(body[block].kind in HEADINGS) if body else 0.0,
            "at first sentence": float(
                not body or article.text[body[block].start : sentences[n].start_char].strip() == ""
            ),
            "told times": min(tellings[again.get(event.id, event.id)], 4) / 2,
            "told again": float(event.id in again),
            "told word before": min(2.0, max((seen[w] for w in families[n]), default=0)),
            "told word in opening": float(not headline[n] and not families[n].isdisjoint(headlined)),
            "told type before": min(3, kinds[event.type]) / 3,
            "told beside": min(4, beside[sentences[n].start]) / 4,
            **_people(event, weights, named),
            **_time(event, day),
        }
        around = pieces.holding(event.trigger[0])
        if around:
            features[f"said {said[around[0]][2]}"] = 1.0
        seen.update(families[n])
        kinds[event.type] += 1
        yield features


def _opening(body: Sequence[Block]) -> tuple[int, int] | None:
    """The headline, or the first paragraph where there is none."""
    block = next((b for b in body if b.kind == "title"), body[0] if body else None)
    return (block.start, block.end) if block else None


def _form(trigger: Token) -> str:
    """The tense of a verb, or the number of a noun."""
    if trigger.pos_ not in tags.VERBS:
        return trigger.pos_.lower()
    helpers = {t.lower_ for t in syntax.auxiliaries(trigger)}
    if "had" in helpers:
        return "past perfect"
    if helpers & {"has", "have", "'ve", "’ve"}:
        return "perfect"
    if helpers & {"will", "would", "could", "can", "may", "might", "should", "must"}:
        return "modal"
    return trigger.tag_.lower()


def _standing(trigger: Token, sentence: Span) -> dict[str, float]:
    """Where a trigger stands in its sentence."""
    found = {f"stands as {name}": 1.0 for name in syntax.relations(trigger) if name in _PARTS}
    depth = sum(1 for _ in zip(syntax.ancestors(trigger), range(6), strict=False))
    above = trigger.head
    found["stands deep"] = depth / 3
    found["stands as root"] = float(depth == 0)
    found["stands below root"] = float(above != trigger and above.head == above)
    found["stands passive"] = float(syntax.is_passive(trigger))
    found["stands at"] = (trigger.i - sentence.start) / max(1, len(sentence))
    found["stands defined"] = float(
        any(c.lower_ in ("the", "this", "that") for c in syntax.children(trigger, "determiner"))
    )
    return found


def _people(event: Event, weights: Mapping[str, float], named: set[str]) -> dict[str, float]:
    who = [weights.get(p.actor or "", 0.0) for p in event.who]
    whom = [weights.get(p.actor or "", 0.0) for p in event.whom]
    actors = {p.actor for p in (*event.who, *event.whom)} - {None}
    return {
        "people who": float(bool(who)),
        "people whom": float(bool(whom)),
        "people who weight": max(who, default=0.0),
        "people whom weight": max(whom, default=0.0),
        "people weight": max((*who, *whom), default=0.0),
        "people known": min(3, len(actors)) / 3,
        "people in opening": float(not actors.isdisjoint(named)),
        "people where": float(bool(event.where)),
    }


def _time(event: Event, day: date | None) -> dict[str, float]:
    values = [w.value for w in event.when if w.value]
    years = day.year - int(values[0][:4]) if day and values else 0
    return {
        "time told": float(bool(event.when)),
        "time exact": float(any(len(v) == 10 for v in values)),
        "time years ago": min(5, max(0, years)) / 2,
    }
