"""Whom "I" and "we" mean inside quotation marks: the speaker, and the speaker's side."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

import msgspec
from spacy.tokens import Doc, Token

from reader.analysis import quotation
from reader.analysis.extents import Extents
from reader.analysis.quotes import sides
from reader.analysis.words import pronouns
from reader.pipeline import tags
from reader.story import Actor, Article, Mention, Quote


def add(doc: Doc, article: Article, actors: Sequence[Actor], quotes: Iterable[Quote]) -> tuple[Actor, ...]:
    """The actors with the first persons of their quotes as mentions.

    "I" is a speaker who is a person. "We" is a speaker that is several (an organization, a group, a country), or the
    one that the article says the speaker belongs to (see `sides`); any other "we" is left out.
    Words outside quotation marks are the writer's, and those of a quotation within a quotation somebody else's.
    """
    known = {actor.id: actor for actor in actors}
    more: defaultdict[str, set[Mention]] = defaultdict(set)
    outer, inner = _marked(article)
    all_sides = sides.Sides(doc, actors)
    side_of: dict[str, Actor | None] = {}
    for quote in quotes:
        speaker = known.get(quote.speaker or "")
        if speaker is None or quote.kind == "indirect":
            continue
        if speaker.id not in side_of:
            side_of[speaker.id] = speaker if speaker.kind != "person" else all_sides.of(speaker)
        side = side_of[speaker.id]
        for token in _said(doc, quote, outer, inner):
            if token.text == "US":
                continue
            own = speaker if token.lower_ in pronouns.ME and speaker.kind == "person" else None
            bearer = side if token.lower_ in pronouns.WE else own
            if bearer is not None:
                more[bearer.id].add(Mention(token.idx, token.idx + len(token), "pronoun"))
    return tuple(_with(actor, more[actor.id]) if actor.id in more else actor for actor in actors)


def _marked(article: Article) -> tuple[Extents, Extents]:
    """The quotations of the text that no other holds, and those that one does."""
    stretches = [(b.start, b.end) for b in article.blocks if b.kind != "furniture"]
    found = quotation.quotations(article.text, stretches)
    outer = {(q.start, q.end) for q in quotation.outermost(found)}
    return Extents(outer), Extents({(q.start, q.end) for q in found} - outer)


def _said(doc: Doc, quote: Quote, outer: Extents, inner: Extents) -> Iterator[Token]:
    """The pronouns of the quote that stand inside quotation marks, but not in a quotation within them."""
    for start, end in quote.content:
        span = doc.char_span(start, end, alignment_mode="expand")
        for token in span or ():
            if token.lower_ not in pronouns.FIRST or token.pos_ in tags.VERBS:  # "to *mine* gold"
                continue
            if token.idx in outer and token.idx not in inner:
                yield token


def _with(actor: Actor, more: Iterable[Mention]) -> Actor:
    taken = {(m.start, m.end) for m in actor.mentions}
    new = [m for m in more if (m.start, m.end) not in taken]
    return msgspec.structs.replace(
        actor, mentions=tuple(sorted((*actor.mentions, *new), key=lambda m: (m.start, m.end)))
    )
