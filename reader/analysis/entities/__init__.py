"""The article's named entities, from the pipeline's: page furniture left out, spans trimmed, places told apart."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import zip_longest

from spacy.tokens import Doc, Span

from reader.analysis import datelines, transcript
from reader.analysis.entities import bearers, edges, elsewhere, joining, nicknames, small, spelling
from reader.analysis.extents import Extents
from reader.analysis.times import named as named_dates
from reader.analysis.words import nouns, places, titles
from reader.analysis.words.folding import fold
from reader.pipeline import syntax
from reader.pipeline.labels import BODIES, NO_PERSONS, PROPER
from reader.story import Article, Entity, Extent

_ACRONYM = 4
"""Letters of an acronym, mostly at most."""


def find(doc: Doc, article: Article) -> tuple[Entity, ...]:
    """The entities of an article in text order; labels are OntoNotes 5's and MISC. None overlap.

    `doc` is the article's text, analysed. An article, a possessive ending or a title before a person's name is no
    part of a name. A name found in one place is found wherever it stands, and has one label. LOC is refined to GPE for
    countries, states, provinces and cities; seas, mountains, continents and other regions without a government stay
    LOC.
    """
    spans = spelt(doc, article)
    sure = {start for start, _ in datelines.find(article)} | {w.who.start_char for w in transcript.lines(doc, article)}
    labels, asked = bearers.gather(spans, sure)
    labels |= bearers.decide(doc, asked)
    return tuple(Entity(*edges.bare(s), label(_labelled(s, labels[bearers.key(s)]))) for s in spans)


def _labelled(span: Span, label: str) -> Span:
    return span if label == span.label_ else Span(span.doc, span.start, span.end, label=label)


def spelt(doc: Doc, article: Article) -> list[Span]:
    """The entities in text order, each with the label that it has for itself."""
    furniture = Extents((b.start, b.end) for b in article.blocks if b.kind == "furniture")
    named = sorted([*edges.trimmed(doc, article), *_overlooked(doc), *named_dates.weekdays(doc)], key=lambda s: s.start)
    named = _without_ranks([part for span in named for part in joining.people(span)])
    named = list(_speaking(named, transcript.lines(doc, article)))
    named = _dated(doc, named, list(datelines.find(article)))
    named = list(joining.joined(named))
    named = [joining.with_kind(span, after) for span, after in zip_longest(named, named[1:]) if span is not None]
    named = list(spelling.whole(nicknames.joined(named)))
    spans = [s for s in small.without(doc, list(_described(_listed(named)))) if s.start_char not in furniture]
    short = list(elsewhere.abbreviated(doc, spans))
    spans += [s for s in elsewhere.repeated(doc, spans) if s.start_char not in furniture]
    return sorted([*_without(spans, short), *short], key=lambda s: s.start)


def _dated(doc: Doc, named: Sequence[Span], where: Sequence[Extent]) -> list[Span]:
    """The spans, with the places of datelines for what else they were taken for."""
    lines = [s for start, end in where if (s := doc.char_span(start, end, label="LOC", alignment_mode="expand"))]
    apart = [s for s in named if not any(s.start < line.end and line.start < s.end for line in lines)]
    return sorted([*apart, *lines], key=lambda s: s.start)


def label(span: Span) -> str:
    """The entity's label, LOC told apart from GPE."""
    if span.label_ == "LOC" and not places.is_region(span.text):
        return "GPE"
    return span.label_


def _overlooked(doc: Doc) -> Iterator[Span]:
    """People's full names that the pipeline passed over: a given name, and a surname that the parse hangs on it."""
    for token in doc[:-1]:
        after = token.nbor()
        if token.ent_type_ or after.ent_type_ or not (token.is_title and after.is_title and token.whitespace_):
            continue
        flat = after.head == token and after.dep_ == "flat" and token.pos_ == after.pos_ == "PROPN"
        if flat and titles.is_given(token.text) and nouns.sort(after.text) is None and not titles.is_title(after.text):
            last = after.i + 1
            beyond = doc[last] if last < len(doc) else after
            if not (beyond.head == token and beyond.dep_ == "flat"):  # longer names are cut elsewhere as well
                yield Span(doc, token.i, last, label="PERSON")


def _listed(spans: Sequence[Span]) -> Iterator[Span]:
    """The spans, a full name of no known kind that stands in a list between two people's made a person's."""
    for i, span in enumerate(spans):
        around = spans[max(0, i - 1) : i + 2]
        if span.label_ == "MISC" and len(around) == 3 and 1 < len(span) < 4 and all(t.text.istitle() for t in span):
            before, after = around[0], around[2]
            people = before.label_ == after.label_ == "PERSON"
            commas = span.doc[before.end : span.start].text == "," == span.doc[span.end].text
            if people and commas and after.start - span.end <= 2:
                span = Span(span.doc, span.start, span.end, label="PERSON")
        yield span


def _described(spans: Iterable[Span]) -> Iterator[Span]:
    """The spans, a full name beside a noun for one person made a person's ("a spokeswoman, Petra Nyvall,")."""
    for span in spans:
        head = span.root.head
        if (
            span.label_ in PROPER
            and 1 < len(span) <= edges.LONGEST
            and all(t.text.istitle() for t in span)
            and syntax.is_a(span.root, "apposition")
            and head.tag_ == "NN"
            and nouns.sort(head.text) == "person"
            and span.start > head.i
            and span.doc[span.start - 1].text == ","
        ):
            span = Span(span.doc, span.start, span.end, label="PERSON")
        yield span


def _without_ranks(spans: Sequence[Span]) -> list[Span]:
    """The spans without ranks: abbreviations right before people's full names ("DCI Ann Lee"), and nowhere else."""
    kept: list[Span] = []
    ranks: list[Span] = []
    for span, after in zip_longest(spans, spans[1:]):
        first = span[0].text
        rank = _is_abbreviation(first) and (len(first) > 2 or titles.is_title(first))  # not "HD Deve Gowda"
        if span.label_ == "PERSON" and len(span) > 2 and rank and span[1].is_title:
            kept.append(Span(span.doc, span.start + 1, span.end, label="PERSON"))
        elif (
            len(span) == 1
            and _is_abbreviation(first)
            and after is not None
            and after.start == span.end
            and after.label_ == "PERSON"
            and len(after) > 1
        ):
            ranks.append(span)
        else:
            kept.append(span)
    others = {s.text for s in kept}
    return sorted([*kept, *(s for s in ranks if s.text in others)], key=lambda s: s.start)


def _is_abbreviation(word: str) -> bool:
    return 1 < len(word) <= _ACRONYM and word.isalpha() and word.isupper() and places.country(word) is None


def _speaking(spans: Sequence[Span], lines: Iterable[transcript.Line]) -> Iterator[Span]:
    """The spans, a name in capitals that a transcript's line begins with made a person's: one that a person has in
    the text, or one too long for an acronym that the text gives nothing else."""
    labels = {i for line in lines for i in range(line.who.start, line.who.end)}
    others = {fold(s.text) for s in spans if s.label_ in BODIES and s.start not in labels}
    surnames = {fold(s[-1].text) for s in spans if s.label_ == "PERSON"}
    for span in spans:
        speaks = span.start in labels and span[0].is_upper and span.label_ in NO_PERSONS
        name = fold(span.text)
        if speaks and (name in surnames or (len(name) > _ACRONYM and name not in others)):
            span = Span(span.doc, span.start, span.end, label="PERSON")
        yield span


def _without(spans: Sequence[Span], others: Sequence[Span]) -> list[Span]:
    """The spans that share no word with the others."""
    taken = {i for other in others for i in range(other.start, other.end)}
    return [s for s in spans if taken.isdisjoint(range(s.start, s.end))]
