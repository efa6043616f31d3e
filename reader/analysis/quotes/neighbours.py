"""Who speaks a quotation that stands alone, as its neighbours in the paragraph tell.

Some neighbours point back at the words for certain: "“…” *That was the verdict of Ann Lee*", "*With these words, the
mayor* opened the debate", "*So reads the statement from the union*". Others only tell of somebody: "*Ann Lee* was
angry. “…”", "“…” *Ann Lee* shook her head".
"""

from __future__ import annotations

from typing import NamedTuple

from spacy.tokens import Doc, Span, Token

from reader.analysis.quotes.attribution import Attribution, Piece
from reader.analysis.quotes.marks import STOPS
from reader.analysis.quotes.phrases import phrase_end
from reader.analysis.words.determiners import POINTING
from reader.pipeline import reporting, syntax
from reader.pipeline.tables import word_set
from reader.story import Extent

_BEING = word_set("is was are were")
_SO = word_set("so thus")
_READING = word_set("reads read runs ran goes went")
"""Verbs by which words themselves are a subject."""
_LEADING = word_set("with in")


class Beside(NamedTuple):
    """The subjects of the sentences before and after a quotation, in its paragraph; None where there are none."""

    before: Token | None
    after: Token | None
    alone: bool
    """Whether the paragraph has no words but the quotation's."""


def referred(doc: Doc, quoted: Span, paragraph: Extent) -> Attribution | None:
    """The quotation with its cue and source, if the sentence after it points back at its words."""
    following = _following(doc, quoted, paragraph)
    if len(following) < 4:
        return None
    found = _verdict(following) or _reading(following) or _with_words(following)
    if found is None:
        return None
    cue, source = found
    return Attribution((Piece("CONTENT", quoted.start, quoted.end),), Piece("CUE", cue, cue + 1), source)


def beside(doc: Doc, quoted: Span, paragraph: Extent) -> Beside:
    """Who the sentences around a quotation are about; both must be whole sentences of their own."""
    inside = doc.char_span(*paragraph, alignment_mode="contract")
    if inside is None:
        return Beside(None, None, False)
    back, on = range(quoted.start - 1, inside.start - 1, -1), range(quoted.end, inside.end)  # nearest first
    before, after = (
        next((doc[i] for i in way if not (doc[i].is_space or doc[i].is_quote)), None) for way in (back, on)
    )
    ended = before is not None and before.text in STOPS and before.sent.end <= quoted.start
    begun = after is not None and after.is_sent_start and after.text[:1].isupper()
    return Beside(
        _subject(before.sent) if before is not None and ended else None,
        _subject(after.sent) if after is not None and begun else None,
        not any(doc[i].is_alpha for way in (back, on) for i in way),
    )


def _subject(sentence: Span) -> Token | None:
    return next(iter(syntax.subjects(sentence.root)), None)


def _following(doc: Doc, quoted: Span, paragraph: Extent) -> Span:
    """The sentence after a quotation that ends as one does, by its stops; empty if there is none."""
    words = [t for t in quoted if not (t.is_quote or t.is_space)]
    start = quoted.end
    while start < len(doc) and doc[start].is_space and doc[start].idx < paragraph[1]:
        start += 1
    end = start
    while end < len(doc) and doc[end].idx < paragraph[1] and doc[end].text not in STOPS:
        end += 1
    ended = bool(words) and words[-1].text[-1] in ".?!…"
    return doc[start:end] if ended and start < len(doc) else doc[start:start]


def _verdict(words: Span) -> tuple[int, Piece] | None:
    """ "That was the *verdict* of *Ann Lee*", "This was *Ann Lee*'s *verdict*"."""
    doc = words.doc
    if words[0].lower_ not in POINTING or words[1].lower_ not in _BEING:
        return None
    noun = next((t for t in words[2:] if t.pos_ == "NOUN" and reporting.is_noun(t.lower_)), None)
    if noun is None:
        return None
    owned = next((t.i for t in doc[words.start + 2 : noun.i] if t.tag_ == "POS"), None)
    if owned is not None:
        return noun.i, Piece("SOURCE", words.start + 2, owned)
    if noun.i + 1 < words.end and doc[noun.i + 1].lower_ in reporting.AUTHORING:
        end = phrase_end(doc, noun.i + 2, words.end)
        if end > noun.i + 2:
            return noun.i, Piece("SOURCE", noun.i + 2, end)
    return None


def _reading(words: Span) -> tuple[int, Piece] | None:
    """ "So *reads* *the statement from the union*", "Thus *spoke* *the mayor*"."""
    doc, verb = words.doc, words[1]
    if words[0].lower_ not in _SO or not (verb.lower_ in _READING or reporting.kind_of(verb.lower_) == "speech"):
        return None
    end = phrase_end(doc, verb.i + 1, words.end)
    if end < words.end and doc[end].lower_ in reporting.AUTHORING and reporting.is_document(doc[end - 1].lower_):
        end = max(end, phrase_end(doc, end + 1, words.end))
    return (verb.i, Piece("SOURCE", verb.i + 1, end)) if end > verb.i + 1 else None


def _with_words(words: Span) -> tuple[int, Piece] | None:
    """ "With these *words*, *the mayor* opened the debate"."""
    doc, noun = words.doc, words[2]
    led = words[0].lower_ in _LEADING and words[1].lower_ in POINTING and reporting.is_noun(noun.lower_)
    if not led:
        return None
    start = noun.i + 2 if doc[noun.i + 1].text == "," else noun.i + 1
    end = phrase_end(doc, start, words.end)
    return (noun.i, Piece("SOURCE", start, end)) if end > start else None
