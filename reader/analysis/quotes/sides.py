"""For whom somebody speaks who says "we": the body that one is said to belong to, or the state that one leads."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from spacy.tokens import Doc, Span, Token

from reader.analysis.extents import Extents
from reader.analysis.grammar import phrases
from reader.analysis.words import nouns
from reader.pipeline import syntax
from reader.pipeline.tables import word_set
from reader.story import Actor

_NOT_ITS_OWN = word_set(
    """critic opponent rival foe victim customer client patient passenger fan plaintiff accuser lawyer attorney
    solicitor barrister counsel target former ex then-president onetime one-time erstwhile late ousted retired"""
)
"""Who is named by a body without being one of it, or not any more."""
_ONLY_FROM_IT = word_set(
    """citizen resident native inhabitant villager historian professor scholar academic lecturer student pupil graduate
    alumnus alumna billionaire millionaire mogul magnate tycoon"""
)
"""Who is of a place, a people or a school, but says "we" of others: of neighbours, of those of one trade, of all."""
_LEADING = word_set("president premier chancellor king queen emperor taoiseach monarch")
"""Who says "we" of a whole country."""
_UPWARDS = frozenset({"flat", "compound", "nmod:desc", "appos", "nn"})
_APART = ("noun clause", "adverbial clause", "conjunct", "parataxis", "coordinator", "copula", "subject")


class Sides:
    """The side of each speaker of an article, by what stands around the speaker's names and descriptions."""

    def __init__(self, doc: Doc, actors: Iterable[Actor]) -> None:
        self._doc = doc
        named = [(m, a) for a in actors for m in a.mentions if m.form != "pronoun"]
        self._bodies = [(m, a) for m, a in named if a.kind == "organization"]
        self._within = Extents((m.start, m.end) for m, _ in self._bodies)
        self._countries: dict[str, Actor] = {}
        for mention, actor in named:
            span = doc.char_span(mention.start, mention.end) if actor.kind == "place" else None
            country = phrases.country(span.root) if span is not None else None
            if country is not None:
                self._countries.setdefault(country, actor)

    def of(self, speaker: Actor) -> Actor | None:
        """The body of which the article says first that the speaker is one, the nearest to whoever it is; else the
        state; None where it says neither."""
        introduced = [_introduction(span) for span in self._spans(speaker)]
        for words in introduced:
            for token in words:
                bodies = (self._bodies[number][1] for number in self._within.holding(token.idx))
                if (body := next((b for b in bodies if b.id != speaker.id), None)) is not None:
                    return body
        states = (self._led(words) for words in introduced)
        return next((state for state in states if state is not None), None)

    def _spans(self, speaker: Actor) -> Iterator[Span]:
        for mention in speaker.mentions:
            span = self._doc.char_span(mention.start, mention.end) if mention.form != "pronoun" else None
            if span is not None:
                yield span

    def _led(self, words: list[Token]) -> Actor | None:
        """The country whose president or premier the words name."""
        if not any(nouns.singular(t.text) in _LEADING for t in words):
            return None
        named = {name for t in words if t.text[:1].isupper() and (name := phrases.country(t)) is not None}
        return self._countries.get(named.pop()) if len(named) == 1 else None


def _introduction(span: Span) -> list[Token]:
    """The words that say who the bearer of a name or description is, with it, the nearest to its head first: "*the
    trust's director, Ann Lee*"; none where they say that one is, or is now, none of those named, or none who speaks for
    them."""
    top = span.root
    while top.dep_ in _UPWARDS and top.head != top and top.head.pos_ in ("NOUN", "PROPN"):
        top = top.head
    words = sorted(syntax.subtree(top, *_APART), key=lambda t: (sum(1 for _ in syntax.ancestors(t)), t.i))
    said = {word for t in words for word in (t.lower_, nouns.singular(t.text))}
    beside = (c for c in top.children if c.dep_ in _UPWARDS and c.text.islower())
    only = any(nouns.singular(t.text) in _ONLY_FROM_IT for t in (top, *beside))
    return [] if only or said & _NOT_ITS_OWN else words
