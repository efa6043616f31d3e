"""Who speaks: the actors that may, and nobody, with what is known of each, for the scorer "speaker".

Who does is told by rule (`speakers`); the scorer says how sure that is.
"""

from __future__ import annotations

import math
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from spacy.tokens import Span, Token

from reader.analysis import ranker
from reader.analysis.actors.index import ActorIndex
from reader.analysis.extents import Extents
from reader.analysis.quotation import Quotation
from reader.analysis.quotes import speakers
from reader.analysis.quotes.speakers import Said
from reader.analysis.ranker import Features
from reader.analysis.words import pronouns
from reader.story import Actor, Article

_AROUND = 2
"""Paragraphs before and after, in which one who speaks is looked for."""


class Voice(NamedTuple):
    """One who may speak, by an actor's id; None is nobody."""

    actor: str | None
    features: Features


def voices(
    article: Article, said: Sequence[Said], actors: Sequence[Actor], marked: Sequence[Quotation]
) -> Iterator[list[Voice]]:
    """For each quote, given in text order, those who may say it, nobody last."""
    ruled = speakers.resolve(said, article.text, actors, marked)
    index = ActorIndex(actors)
    mentions = sorted((m.start, m.end, m.form, a.id) for a in actors for m in a.mentions)
    starts = [m[0] for m in mentions]
    quoted = Extents((q.start, q.end) for q in marked)
    forms = speakers.Pronouns(article.text)
    blocks = [(b.start, b.end) for b in article.blocks if b.kind != "furniture"]
    known = {actor.id: actor for actor in actors}
    for number, one in enumerate(said):
        form, head = _form(one.source)
        low = blocks[max(0, one.paragraph - 1 - _AROUND)][0]
        high = blocks[min(len(blocks) - 1, one.paragraph - 1 + _AROUND)][1]
        near = mentions[bisect_left(starts, low) : bisect_right(starts, high)]
        before = ruled[number - 1] if number and one.paragraph - said[number - 1].paragraph <= _AROUND else None
        after = (
            ruled[number + 1] if number + 1 < len(said) and said[number + 1].paragraph - one.paragraph <= 1 else None
        )
        at = index.at(head.idx, head.idx + len(head)) if head is not None else None
        place = one.source.start_char if one.source is not None else one.content[0][0]
        outside = [m for m in near if m[0] not in quoted and not any(s <= m[0] < e for s, e in one.content)]
        told = [m for m in outside if m[0] < place]
        recent = list(dict.fromkeys(m[3] for m in reversed(told)))
        inside = (one.source.start_char, one.source.end_char) if one.source is not None else (0, 0)
        here = blocks[one.paragraph - 1]
        ids = dict.fromkeys([*(m[3] for m in near), *(a for a in (before, after, at, ruled[number]) if a is not None)])
        options = []
        for actor in ids:
            own = [m for m in near if m[3] == actor]
            named = [m for m in own if inside[0] <= m[0] < inside[1]]
            person = known[actor]
            facts: dict[str, float] = {
                "head": actor == at,
                "head name": actor == at and any(m[2] == "name" and m[0] <= head.idx < m[1] for m in own if head),
                "rules": actor == ruled[number],
                "named": any(m[2] == "name" for m in named),
                "named last": any(m[2] == "name" and m[1] >= inside[1] - 1 for m in named),
                "named person": person.kind == "person" and any(m[2] == "name" for m in named),
                "before": actor == before,
                "after": actor == after,
                "recent": bool(recent) and recent[0] == actor,
                "recency": 1 / (1 + recent.index(actor)) if actor in recent else 0.0,
                "paragraph": any(here[0] <= m[0] < here[1] for m in outside if m[3] == actor),
                "only said of": all(any(s <= m[0] < e for s, e in one.content) for m in own),
                "salience": person.salience,
                person.kind: 1.0,
            }
            if head is not None and form == "pronoun":
                facts["fits"] = speakers.fits(head.lower_, person, forms)
                facts["fits recent"] = facts["fits"] and facts["recency"]
                facts["fits before"] = facts["fits"] and actor == before
            if one.source is None and one.opened is not None:
                facts["goes on"] = one.opened.resumed and actor == before
                facts["same paragraph"] = (
                    bool(number) and said[number - 1].paragraph == one.paragraph and actor == before
                )
            options.append(Voice(actor, {f"{form}: {k}": float(v) for k, v in facts.items() if v}))
        nobody: dict[str, float] = {
            "nobody": True,
            "nobody head": at is not None,
            "nobody rules": ruled[number] is None,
        }
        nobody["nobody before"] = before is not None
        nobody["nobody anyone"] = math.log1p(len(options)) / 3
        nobody["nobody cue"] = one.cue is not None
        nobody["nobody opened"] = one.opened is not None
        options.append(Voice(None, {f"{form}: {k}": float(v) for k, v in nobody.items() if v}))
        yield options


def _form(source: Span | None) -> tuple[str, Token | None]:
    """How a source names the one who speaks, and its head."""
    if source is None:
        return "none", None
    head = speakers.head_of(source)
    if head.pos_ == "PRON":
        return "pronoun", head
    return ("name" if head.pos_ == "PROPN" else "noun"), head


def choose(options: Sequence[Voice]) -> tuple[str | None, float]:
    """The one who speaks by rule, or nobody, with the learnt chance that it is so."""
    chances = ranker.scorer("speaker").chances([v.features for v in options])
    ruled = (i for i, v in enumerate(options) if any(name.endswith(": rules") for name in v.features))
    at = next(ruled, len(options) - 1)
    return options[at].actor, chances[at]


def together(source: Span, first: str, index: ActorIndex, actors: Mapping[str, Actor]) -> tuple[str, ...]:
    """All that a source names side by side ("Both *X* and *Y*"), the first of them `first`."""
    head = speakers.head_of(source)
    beside = [t for t in head.conjuncts if source.start <= t.i < source.end]
    found = [first]
    for token in sorted((*beside, *_listed(source)), key=lambda t: t.i):
        actor = index.at(token.idx, token.idx + len(token))
        if actor is not None and actor not in found and actors[actor].kind == actors[first].kind:
            found.append(actor)
    return tuple(found)


def _listed(source: Span) -> list[Token]:
    """The last words of the names that commas and an "and" list in a source: "Lee, Roy *and* chairman Ida Moor"."""
    parts: list[list[Token]] = [[]]
    joined = False
    for token in source:
        if token.lower_ in pronouns.RELATIVE:
            break
        coordinates = token.pos_ == "CCONJ" and token.ent_type_ in ("", "PERSON")
        joined = joined or coordinates
        if coordinates or token.text == ",":
            parts.append([])
        else:
            parts[-1].append(token)
    named = [p for p in parts if p and p[0].pos_ != "ADP" and not any(t.tag_ == "POS" or t.pos_ == "ADP" for t in p)]
    return [p[-1] for p in named if p[-1].pos_ == "PROPN"] if joined else []
