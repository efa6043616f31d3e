"""Is a candidate a quote? What is known of it, for the scorer "quote"."""

from __future__ import annotations

import math
from collections.abc import Sequence

from spacy.tokens import Doc, Span, Token

from reader.analysis.quotation import Quotation
from reader.analysis.quotes import boundaries, rules
from reader.analysis.quotes.candidates import Candidate
from reader.analysis.ranker import Features
from reader.analysis.words import pronouns
from reader.pipeline import reporting, syntax, tags
from reader.pipeline.attribution import LABELS
from reader.pipeline.tables import word_set
from reader.story import BlockKind, Extent, QuoteKind

_QUESTIONS = word_set("who what when where why how whether if which")
_WRITERS = word_set("i we you us me our my")
"""Not all of the first and second persons: the feature was learned with these."""
_COMMON = word_set("say tell add accord ask")
"""Cues with a weight of their own."""


def describe(
    doc: Doc, one: Candidate, how: QuoteKind, content: Sequence[Extent], block: BlockKind, marked: Sequence[Quotation]
) -> Features:
    """What is known of a candidate that stands in a block of that kind; `how` and `content` are what it would be."""
    parts = one.parts
    spans = [doc[piece.start : piece.end] for piece in parts.contents]
    cue, source = (doc[p.start : p.end] if p else None for p in (parts.cue, parts.source))
    words = [t for span in spans for t in span if not (t.is_punct or t.is_space)]
    known: dict[str, float] = {f"origin {one.origin}": 1, f"marks {how}": 1, f"block {block}": 1}
    known.update(_chances(doc, spans, cue, source, float(one.origin == "tagged")))
    known.update(_content(how, words, spans[0]))
    known.update(_edges(doc, spans[-1]))
    known.update(_cue(cue, how))
    known.update(_source(source))
    known.update(_order(cue, spans))
    inside = [q for q in marked if any(s < q.end and q.start < e for s, e in content)]
    known["marks speech"] = any(boundaries.is_speech(q, boundaries.words_of(doc, q)) for q in inside)
    known["marks resumed"] = any(q.resumed for q in inside)
    known["marks open"] = any(not q.closed for q in inside)
    known[f"rules {how}"] = rules.is_quote(doc, parts, how, content, marked)
    return {name: float(value) for name, value in known.items() if value}


def _chances(doc: Doc, spans: Sequence[Span], cue: Span | None, source: Span | None, tagged: float) -> dict[str, float]:
    """How sure the network is of the pieces: the mean chance of their labels, and the least within the content."""
    table = doc._.attributed
    if table is None:  # as sure as a network mostly is
        sure = {"content": tagged, "content least": tagged, "content last": tagged, "cue": float(cue is not None)}
        return {f"network {name}": chance for name, chance in sure.items()}
    at = [t.i for span in spans for t in span if not (t.is_punct or t.is_space)]
    contents = table[at, LABELS.index("CONTENT")] if at else table[:0, 0]
    known = {"network content": float(contents.mean()) if at else 0.0}
    known["network content least"] = float(contents.min()) if at else 0.0
    known["network content last"] = float(contents[-3:].mean()) if at else 0.0
    last = spans[-1].end
    beyond = [i for i in range(last, min(last + 3, len(doc))) if not (doc[i].is_punct or doc[i].is_space)]
    known["network beyond"] = float(table[beyond, LABELS.index("CONTENT")].mean()) if beyond else 0.0
    for name, span in (("CUE", cue), ("SOURCE", source)):
        if span is not None:
            chances = table[span.start : span.end, LABELS.index(name)]
            known[f"network {name.lower()}"] = float(chances.max())
    return known


def _content(how: QuoteKind, words: Sequence[Token], first: Span) -> dict[str, float]:
    count = len(words)
    known: dict[str, float] = {"content length": math.log1p(count) / 3, "content few": count < 3}
    finite = any(t.tag_ in tags.FINITE for t in words)
    known[f"content finite {how}"] = finite
    known[f"content verbless {how}"] = not any(t.pos_ in tags.VERBS for t in words)
    known["content capitals"] = sum(t.text[:1].isupper() for t in words) / max(1, count)
    opening = words[0] if words else first[0]
    known["content that"] = opening.lower_ == "that"
    known["content to"] = opening.lower_ == "to"
    known["content question"] = opening.lower_ in _QUESTIONS
    known["content ing"] = opening.tag_ == "VBG"
    known["content preposition"] = opening.pos_ == "ADP" and opening.lower_ != "that"
    known["content relative"] = count == 1 and opening.lower_ in ("which", "who", "that", "what")
    known["content capital"] = opening.text[:1].isupper()
    head = first.root
    known[f"content head {head.pos_}"] = 1
    known["content subject first"] = finite and opening.pos_ in ("DET", "PRON", "PROPN", "NOUN")
    return known


def _edges(doc: Doc, last: Span) -> dict[str, float]:
    """Where the content ends: at its sentence's end, within its own clause, before what goes on."""
    after = last.end
    while after < len(doc) and (doc[after].is_punct or doc[after].is_space) and not doc[after].is_sent_start:
        after += 1
    ends = after >= len(doc) or bool(doc[after].is_sent_start)
    known: dict[str, float] = {"edge sentence": ends}
    known["edge open"] = not ends and any(t.right_edge.i >= after for t in last if not t.is_punct)
    known["edge conjunction"] = not ends and doc[after].pos_ in ("CCONJ", "SCONJ")
    known["edge preposition"] = not ends and doc[after].pos_ == "ADP"
    return known


def _cue(cue: Span | None, how: QuoteKind) -> dict[str, float]:
    if cue is None:
        return {f"cue none {how}": 1.0}
    known: dict[str, float] = {"cue length": len(cue) / 4, "cue says": rules.says(cue)}
    head = cue.root
    kinds = {reporting.kind_of(t.lower_) for t in cue} - {None}
    for kind in kinds:
        known[f"cue kind {kind}"] = 1
    if not kinds:
        known["cue kind none"] = 1
    known["cue noun"] = any(reporting.is_noun(t.lower_) for t in cue)
    known["cue adjective"] = any(t.lower_ in reporting.ADJECTIVES for t in cue)
    known["cue colon"] = cue.text.strip() == ":"
    lemmas = {t.lemma_.lower() for t in cue} & _COMMON
    known.update({f"cue word {lemma}": 1.0 for lemma in lemmas})
    known[f"cue tag {head.tag_}"] = 1
    known["cue passive"] = syntax.is_passive(head)
    known["cue negated"] = syntax.is_negated(head)
    known["cue to"] = any(t.lower_ == "to" for t in cue)
    known["cue modal"] = any(t.tag_ == "MD" for t in (*cue, *head.children))
    known["cue preposition"] = cue[-1].pos_ == "ADP"
    return known


def _source(source: Span | None) -> dict[str, float]:
    if source is None:
        return {"source none": 1.0}
    known: dict[str, float] = {f"source {source.root.pos_}": 1}
    lower = {t.lower_ for t in source}
    known["source it"] = lower <= {"it", "this", "that", "which"}
    known["source person"] = any(t.ent_type_ == "PERSON" for t in source)
    known["source organization"] = any(t.ent_type_ in ("ORG", "GPE") for t in source)
    known["source document"] = reporting.is_document(source.root.lower_)
    known["source writer"] = bool(lower & _WRITERS)
    known["source relative"] = lower <= pronouns.RELATIVE
    known["source possessive"] = source.root.tag_ == "PRP$"
    known["source subject"] = syntax.is_a(source.root, "subject")
    return known


def _order(cue: Span | None, spans: Sequence[Span]) -> dict[str, float]:
    """How the content stands to its cue, in the text and in the parse."""
    if cue is None:
        return {}
    first, last = spans[0], spans[-1]
    known: dict[str, float] = {"order before": last.end <= cue.start, "order around": len(spans) > 1}
    gap = first.start - cue.end if first.start >= cue.end else cue.start - last.end
    known["order gap"] = min(4.0, math.log1p(max(0, gap)))
    linked = False
    for span in spans:
        for token in span:
            if cue.start <= token.head.i < cue.end and not token.is_punct:
                relations = syntax.relations(token)
                name = next((r for r in _LINKS if r in relations), "other")
                known[f"order link {name}"] = 1
                linked = True
    known["order apart"] = not linked
    reports = any(reporting.kind_of(t.lower_) is not None or t.lower_ in reporting.ADJECTIVES for t in cue)
    finite = any(t.tag_ in tags.FINITE for span in spans for t in span)
    known["order reported"] = reports and finite and "order link clause" in known
    known["order led"] = finite and any(t.lower_ in ("according", "per") for t in cue)
    known["order governs"] = any(span.start <= cue.root.head.i < span.end for span in spans)
    return known


_LINKS = (
    "clause", "open clause", "object", "subject", "passive subject", "oblique", "adverbial clause", "noun clause",
    "parataxis", "conjunct",
)  # fmt: skip
