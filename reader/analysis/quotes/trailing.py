"""Sentences that end with who says them: "The dam will hold, *the engineers say*.", "…, *she told the council*."

All that stands before that comma is what is said, whatever names and reports in it were tagged as telling of their own;
so the parse, which hangs the one clause on the other, is believed where little of the sentence was found.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from spacy.tokens import Doc, Token

from reader.analysis.quotes import boundaries, hearers
from reader.analysis.quotes.attribution import Attribution, Piece
from reader.analysis.quotes.marks import STOPS
from reader.pipeline import reporting, syntax, tags

_WITHIN = tags.NOMINAL | {"DET", "ADJ", "ADP", "PART", "ADV", "AUX"}
_SUBJECTS = "subject", "passive subject"
_FOUND = 0.7
"""The part of a sentence that has been found if a quote is right as it is."""


def find(doc: Doc, found: Sequence[Attribution]) -> Iterator[Attribution]:
    """The attributions of that form of which less is among those found."""
    for verb in doc:
        if verb.tag_ not in tags.INFLECTED | tags.PAST or reporting.kind_of(verb.lower_) != "speech":
            continue
        clause, subject = _clause(verb), next(iter(syntax.children(verb, "subject")), None)
        if clause is None or _tells(clause) or subject is None or subject.pos_ not in tags.REFERRING:
            continue
        source = syntax.noun_phrase(subject)
        opened = source.start - 1
        if not clause.i < opened or source.end > verb.i or doc[opened].text != ",":
            continue
        if any(t.pos_ not in _WITHIN for t in doc[opened + 1 : verb.i]) or not _ends(verb):
            continue
        start, end = boundaries.within_marks(doc, _start(clause), opened)
        words = doc[start:end]
        if not (clause.tag_ in tags.FINITE or syntax.children(clause, *_SUBJECTS)) or any(
            (t.is_quote and t.tag_ != "POS") or t.text in (":", ";") or t.text in STOPS for t in words
        ):
            continue
        content = Piece("CONTENT", start, end)
        if not any(_is_found(one, content, verb) for one in found):
            yield Attribution((content,), Piece("CUE", verb.i, verb.i + 1), Piece("SOURCE", source.start, source.end))


def _clause(verb: Token) -> Token | None:
    """The verb of the clause before one that only says who says it."""
    if syntax.is_a(verb, "parataxis") and verb.head.i < verb.i:
        return verb.head
    return next((t for t in syntax.children(verb, "clause") if t.i < verb.i), None)


def _tells(verb: Token) -> bool:
    """Whether a clause tells what somebody else says, whose words it rather is: "*Lee wrote* he was ill, she said"."""
    told = any(t.i > verb.i for t in syntax.children(verb, "clause"))
    return told and reporting.kind_of(verb.lower_) not in (None, "demand")


def _start(clause: Token) -> int:
    """Where the clause's sentence begins, without a word that ties it to the one before."""
    first = clause.left_edge
    return first.i + 1 if syntax.is_a(first, "coordinator") and first.is_sent_start else first.i


def _ends(verb: Token) -> bool:
    """Whether nothing comes behind the verb but to whom, when or where it is said, or what is added."""
    objects = [] if verb.lemma_ in hearers.TELLING else syntax.objects(verb)
    if any(t.i > verb.i for t in (*objects, *syntax.children(verb, "clause"))):
        return False
    for token in verb.doc[verb.i + 1 : verb.sent.end]:
        if token.tag_ == "VBG" and token.nbor(-1).text == ",":
            return True
        if token.pos_ in tags.VERBS or (token.is_quote and token.tag_ != "POS") or token.pos_ == "CCONJ":
            return False
    return True


def _is_found(one: Attribution, content: Piece, verb: Token) -> bool:
    """Whether an attribution has most of a content and its cue."""
    if one.cue is None or one.source is None or not one.cue.start <= verb.i < one.cue.end:
        return False
    shared = sum(max(0, min(p.end, content.end) - max(p.start, content.start)) for p in one.contents)
    return shared >= _FOUND * (content.end - content.start)
