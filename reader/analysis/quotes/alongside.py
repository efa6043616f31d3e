"""What others tell in a clause beside what somebody says, which is no part of it."""

from __future__ import annotations

from typing import Final

from spacy.tokens import Doc, Token

from reader.analysis.quotes import boundaries
from reader.analysis.quotes.attribution import Attribution, Piece
from reader.pipeline import reporting, syntax, tags
from reader.pipeline.tables import word_set

_CONTRASTS: Final = word_set("while whereas although though")
"""What opens a clause that sets what one tells against what another does."""


def is_according(doc: Doc, cue: Piece) -> bool:
    """Whether a cue is "according to" or one of its kind."""
    words = tuple(t.lower_ for t in doc[cue.start : cue.end])
    return any(words[-len(phrase) :] == phrase for phrase in reporting.ACCORDING)


def up_to(doc: Doc, one: Attribution) -> Attribution:
    """What is so according to somebody, or somebody says, up to where a clause beside it says what others tell:
    "according to the daily, she is in Bern, *but the police say that* …", "she said it failed, *while he argues* …"."""
    *before, last = one.contents
    if one.cue is None or any(t.is_quote for t in doc[last.start : last.end]):
        return one
    for verb in doc[last.start : last.end]:
        if verb.tag_ not in tags.INFLECTED or reporting.kind_of(verb.lower_) not in ("speech", "finding"):
            continue
        told = any(t.i > verb.i for t in syntax.children(verb, "clause"))
        start = verb.left_edge.i
        apart = any(t.text in (",", ";") for t in doc[start - 1 : start + 1])
        if told and apart and last.start < start and syntax.children(verb, "subject") and _is_beside(doc, verb, one):
            cut = boundaries.within_marks(doc, last.start, start)[1]
            return one._replace(contents=(*before, last._replace(end=cut)))
    return one


def _is_beside(doc: Doc, verb: Token, one: Attribution) -> bool:
    """Whether a verb's clause stands beside what an attribution tells, or beside its cue's."""
    cue, last = one.cue, one.contents[-1]
    if cue is None:
        return False
    if is_according(doc, cue):
        return syntax.is_a(verb, "conjunct", "parataxis") and last.start <= verb.head.i < verb.i
    contrasts = any(m.lower_ in _CONTRASTS for m in syntax.children(verb, "marker"))
    beside = syntax.is_a(verb, "conjunct") or (contrasts and syntax.is_a(verb, "adverbial clause"))
    return beside and cue.start <= verb.head.i < cue.end <= last.start
