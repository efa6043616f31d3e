"""Quotations that a comma ties to who says them: "“We won,” *the mayor of Bern, a lawyer, said* on Monday."

Nothing else can follow such a comma, so that the first verb of speech behind it is the one, however far away its
subject begins; a name that is all that follows stands for it and its verb. A quotation that goes on in the same
sentence is left to others.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from spacy.tokens import Doc, Span, Token

from reader.analysis.grammar import portfolios
from reader.analysis.quotation import Quotation
from reader.analysis.quotes import boundaries
from reader.analysis.quotes.attribution import Attribution, Piece
from reader.analysis.quotes.speakers import source_of
from reader.analysis.words import titles
from reader.pipeline import reporting, syntax, tags

_FAR = 40
"""Tokens from the quotation within which the verb comes."""


def find(doc: Doc, marked: Sequence[Quotation]) -> Iterator[Attribution]:
    """The attributions of that form; `marked` are the outermost quotations."""
    for number, quotation in enumerate(marked):
        words = boundaries.words_of(doc, quotation)
        if not quotation.closed or not _ends_with_comma(words) or not _begins_sentence(words):
            continue
        end = next((i for i in range(words.end, min(len(doc), words.end + _FAR)) if doc[i].is_sent_start), None)
        end = end if end is not None else min(len(doc), words.end + _FAR)
        after = marked[number + 1].start if number + 1 < len(marked) else None
        if after is not None and after < doc[end - 1].idx + len(doc[end - 1]):
            continue
        content = Piece("CONTENT", words.start, words.end)
        if (name := _only_name(doc[words.end : end])) is not None:
            yield Attribution((content,), None, Piece("SOURCE", name.start, name.end))
            continue
        verb = next((t for t in doc[words.end : end] if _says(t)), None)
        source = _subject(verb, words.end) if verb is not None else None
        if verb is None or source is None:
            continue
        cue = Piece("CUE", verb.i, verb.i + 1)
        yield Attribution((content,), cue, Piece("SOURCE", source.start, source.end))


def _begins_sentence(quoted: Span) -> bool:
    """Whether no words of the sentence come before the quotation, which would be a part of what is said."""
    for token in reversed(quoted.doc[max(0, quoted.start - _FAR) : quoted.start + 1]):
        if token.is_sent_start or token.is_space:
            return True
        if token.i < quoted.start and token.is_alpha:
            return False
    return True


def _ends_with_comma(quoted: Span) -> bool:
    last = [t for t in quoted if not t.is_space and not t.is_quote]
    return bool(last) and last[-1].text == ","


def _only_name(rest: Span) -> Span | None:
    """The name of a person, with a title, that is all the words which a sentence has left: "“We won,” *Dr Lee*."."""
    words = [t for t in rest if not (t.is_punct or t.is_space)]
    if not words or words[-1].ent_type_ != "PERSON":
        return None
    if not all(t.pos_ in tags.PLAIN for t in words):
        return _after_office(words)
    name = rest.doc[words[0].i : words[-1].i + 1]
    return name if len(name) == len(words) or not any(t.text == "," for t in name) else None


def _after_office(words: Sequence[Token]) -> Span | None:
    """The words, if they are a name and the office that stands before it: "*head of the roads office, Ann Lee*"."""
    doc, last = words[0].doc, words[-1].i
    first = last
    while first > words[0].i and doc[first].ent_iob_ == "I":
        first -= 1
    led = next((t.i for t in words if t.pos_ == "ADP"), words[0].i)
    if led == words[0].i or doc[first - 1].text != "," or any(t.pos_ in tags.VERBS for t in words):
        return None
    head = doc[led - 1]
    return doc[words[0].i : last + 1] if titles.is_title(head.text) or portfolios.is_office(head) else None


def _says(token: Token) -> bool:
    finite = token.tag_ in tags.INFLECTED and reporting.kind_of(token.lower_) == "speech"
    return finite and not syntax.is_a(token, "relative clause", "noun clause")


def _subject(verb: Token, first: int) -> Span | None:
    """The phrase of the verb's subject, if that stands behind the quotation."""
    source = source_of(verb.doc[verb.i : verb.i + 1])
    return source if source is not None and source.start >= first else None
