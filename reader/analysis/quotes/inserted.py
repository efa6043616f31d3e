"""Sentences parted by who says them: "The dam, *sources said*, broke.", "The state, *according to the premier*, …".

Where the words before stand without a verb and those behind bring theirs, the two are one sentence that somebody says.
"""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc, Span, Token

from reader.analysis.quotes.attribution import Attribution, Piece
from reader.analysis.quotes.marks import STOPS
from reader.analysis.words import nouns, pronouns
from reader.pipeline import reporting, syntax, tags
from reader.pipeline.labels import PARTIES

_SAYING = tags.INFLECTED | tags.PAST
_WITHIN = tags.NOMINAL | {"DET", "ADJ", "ADP", "PART"}
_LONGEST = 12
"""Words that say who says it, at most."""


def find(doc: Doc) -> Iterator[Attribution]:
    """The attributions of that form."""
    for verb in doc:
        leads = verb.lower_ == "according" and verb.i + 1 < len(doc) and verb.nbor(1).lower_ == "to"
        if not leads and (verb.tag_ not in _SAYING or not _says(verb)):
            continue
        opened, closed = _comma(verb, -1), _comma(verb, 1)
        if opened is None or closed is None:
            continue
        if leads:
            source = doc[verb.i + 2 : closed] if opened + 1 == verb.i else doc[closed:closed]
        else:
            source = doc[opened + 1 : verb.i] if opened + 1 < verb.i else _behind(verb, closed)
        if not any(t.pos_ in tags.REFERRING for t in source) or not all(t.pos_ in _WITHIN for t in source):
            continue
        start, end = _sentence(doc, opened, closed)
        before, after = doc[start:opened], doc[closed + 1 : end]
        if any(t.tag_ in tags.FINITE or _is_mark(t) or t.text == ":" for t in before):
            continue
        if not any(t.is_alpha for t in before):
            continue
        goes_on = (
            any(t.tag_ in tags.FINITE for t in after[:3])
            or after[0].tag_ == "VB"  # "bring", taken for "to bring"
            or any(start <= s.i < opened for s in syntax.children(after[0], "subject"))  # "came", taken for "has come"
            or (syntax.is_a(after[0], "clause") and after[0].head == verb)
        )
        if not goes_on or any(map(_is_mark, after)):
            continue
        contents = Piece("CONTENT", start, opened), Piece("CONTENT", closed + 1, end)
        cue = Piece("CUE", verb.i, source.start if verb.i < source.start else verb.i + 1)
        yield Attribution(contents, cue, Piece("SOURCE", source.start, source.end))


def _is_mark(token: Token) -> bool:
    """Whether a token is a quotation mark, and not what a genitive ends in ("the owners*’* plan")."""
    return token.is_quote and token.tag_ != "POS"


def _says(verb: Token) -> bool:
    """Whether a verb is one of speech, or one of finding that its particle makes one ("pointed *out*")."""
    kind = reporting.kind_of(verb.lower_)
    return kind == "speech" or (kind == "finding" and syntax.particle(verb) is not None)


def _behind(verb: Token, closed: int) -> Span:
    """Who says it behind the verb and its particle, if that is somebody who can: no "*announced Friday*"."""
    doc = verb.doc
    start = verb.i + 1
    while start < closed and doc[start].tag_ == "RP":
        start += 1
    source = doc[start:closed]
    if not source or verb.tag_ == "VBN":
        return doc[start:start]
    head = source.root
    named = head.ent_type_ in PARTIES or (head.is_upper and len(head) > 1)
    speaks = named or nouns.sort(head.text) not in (None, "place") or head.lower_ in pronouns.PERSONS
    return source if speaks and not syntax.prepositions(head) else doc[start:start]


def _comma(verb: Token, step: int) -> int | None:
    """Where the nearest comma before or behind a verb stands, if only who says it, and no other verb, is between."""
    i = verb.i + step
    while 0 <= i < len(verb.doc) and abs(i - verb.i) <= _LONGEST:
        token = verb.doc[i]
        if token.text == ",":
            return i
        if (
            token.is_punct
            or token.is_space
            or token.tag_ in tags.RELATIVE
            or token.pos_ in tags.VERBS
            or (step > 0 and token.is_sent_start)
        ):
            return None
        i += step
    return None


def _sentence(doc: Doc, opened: int, closed: int) -> tuple[int, int]:
    """The sentence around two commas, without its final mark."""
    start, end = opened, closed + 1
    while start and not doc[start].is_sent_start and doc[start - 1].text not in STOPS:
        start -= 1
    while end < len(doc) and not doc[end].is_sent_start:
        end += 1
    while start < opened and (doc[start].is_space or doc[start].is_punct):
        start += 1
    while end > closed + 1 and (doc[end - 1].is_space or doc[end - 1].is_punct):
        end -= 1
    return start, end
