"""Which words are time expressions, whether or not the pipeline names them as dates."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import pairwise

from spacy.tokens import Doc, Span, Token

from reader.analysis.times.words import FOUND, JOINS
from reader.analysis.words.lemmas import lemma_of
from reader.pipeline import syntax
from reader.pipeline.labels import TIMES
from reader.pipeline.tables import word_set
from reader.pipeline.text import text_of
from reader.story import Extent

_TIME_NOUNS = word_set(
    """year month week day hour minute decade century weekend fortnight season quarter morning afternoon evening
    night midnight noon dawn dusk today yesterday tomorrow tonight monday tuesday wednesday thursday friday
    saturday sunday january february march april june july august september october november december spring
    summer autumn winter christmas easter ramadan eve anniversary"""
)
_PARTS_OF_TIME = word_set("end beginning start middle close half course rest part early late first last eve")
_WITHIN = word_set("during in at within outside before after until till between through throughout around")
"""Prepositions after which hours with a name are a time: "*during* rush hours", not "*for* longer opening hours"."""

_STORED = "reader_times"
"""Where in `Doc.user_data` the table of time expressions lies."""


def whole(token: Token) -> Span | None:
    """The whole time expression that a word is in: "next *Monday*", "two *weeks* ago", "*12* to 14 April at noon"."""
    found = _table(token.doc).get(token.i)
    return token.doc[found[0] : found[1]] if found else None


def _table(doc: Doc) -> Mapping[int, Extent]:
    """For each word of a time expression the tokens where that begins and ends; made once for a Doc."""
    times: Mapping[int, Extent] | None = doc.user_data.get(_STORED)
    if times is None:  # no Spans: they would keep the Doc alive, and cannot be copied
        times = doc.user_data[_STORED] = {t.i: (span.start, span.end) for span in _find(doc) for t in span}
    return times


def _find(doc: Doc) -> list[Span]:
    """All time expressions of a text, in its order: written ones and named dates, joined where they touch."""
    written = [doc.char_span(m.start(), m.end(), alignment_mode="expand") for m in FOUND.finditer(text_of(doc))]
    others = {e.start: e for e in doc.ents if e.label_ == "MISC"}
    spans = [s for s in written if s is not None and not _is_named(s, others)]
    spans += [e for e in doc.ents if e.label_ in TIMES]
    joined: list[Span] = []
    for span in sorted(spans, key=lambda s: (s.start, -s.end)):
        if joined and span.start <= joined[-1].end and span.sent == joined[-1].sent:
            span = doc[joined[-1].start : max(joined.pop().end, span.end)]
        joined.append(span)
    return _ranges(doc, joined)


def _is_named(span: Span, others: Mapping[int, Span]) -> bool:
    """Whether what is written like a time is of a name: "*Sunday* Times", not "*Sunday* morning", nor a name of
    another sort (`others`, by their first tokens) that it contains."""
    named = {t.i for t in span if t.ent_type_ and t.ent_type_ not in TIMES}
    inner = {t.i for first in span if (e := others.get(first.i)) and e.end <= span.end for t in e}
    return bool(named - inner)


def _ranges(doc: Doc, spans: list[Span]) -> list[Span]:
    """Two ends of a range as one: "December 2023 to January 2024", "between 12 and 14 April"; other pairs stay two."""
    apart = set(range(len(spans)))
    for k, (one, two) in enumerate(pairwise(spans)):
        between = list(doc[one.end : two.start])
        if len(between) == 1 and between[0].lower_ in JOINS:
            opened = one.start and doc[one.start - 1].lower_ in ("between", "from")
            if opened or between[0].lower_ != "and":
                spans[k + 1] = doc[one.start : two.end]
                apart.discard(k)
    return [spans[k] for k in sorted(apart)]


def is_kept(noun: Token) -> bool:
    """Whether hours are those that somebody keeps, not when something happens: "a vote on the new *opening hours*"."""
    if lemma_of(noun) != "hour" or noun.i in _table(noun.doc):
        return False
    named = [*syntax.children(noun, "compound"), *(c for c in noun.lefts if c.tag_ == "VBG")]
    kept = any(not _is_unit(c) for c in named)
    return kept and not any(p.lower_ in _WITHIN for p in syntax.prepositions(noun))


def is_rate(noun: Token) -> bool:
    """Whether a unit of time only says how often or how fast: "90 kilometres *an hour*", "three times *a week*"."""
    doc, start = noun.doc, noun.i - 1
    if start < 1 or doc[start].lower_ not in ("a", "an", "per") or not _is_unit(noun) or doc[start - 1].pos_ != "NOUN":
        return False
    return any(c.pos_ == "NUM" for c in doc[start - 1].children) and noun.i + 1 < len(doc) and not _is_measured(noun)


def _is_measured(noun: Token) -> bool:
    """Whether a unit of time says how long before or after something: "a day *ago*", "a week *later*"."""
    return noun.nbor().lower_ in ("ago", "later", "earlier", "before", "after")


def _is_unit(word: Token) -> bool:
    return word.ent_type_ in TIMES or lemma_of(word) in _TIME_NOUNS


def is_time(noun: Token) -> bool:
    """Whether a noun says when: a date, "three weeks", "the end of May"."""
    if noun.ent_type_ in TIMES or noun.i in _table(noun.doc):
        return True
    if noun.pos_ == "VERB":  # "marching"
        return False
    lemma = lemma_of(noun)
    return (lemma in _TIME_NOUNS and not is_kept(noun)) or (
        lemma in _PARTS_OF_TIME and any(_is_unit(c) for c in syntax.children(noun, "oblique", "compound"))
    )
