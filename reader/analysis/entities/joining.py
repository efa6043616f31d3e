"""Names that were found in pieces, joined, and those that are two people's, parted."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator

from spacy.tokens import Span

from reader.analysis.words import nouns, titles
from reader.analysis.words.determiners import ARTICLES
from reader.pipeline.labels import BODIES, PROPER, REGIONS

_NAMES = 3
"""Words of a name without its first one, at most."""


def joined(spans: Iterable[Span]) -> Iterator[Span]:
    """The spans, a given name or initials and what goes on with the name right after them joined."""
    last: Span | None = None
    spans = list(spans)
    double = {(s.doc[i - 1].text, s.doc[i + 1].text) for s in spans if s.label_ == "PERSON" for i in _hyphens(s)}
    for span in spans:
        if last is not None and _runs_on(last, span):  # "Ann" and "Lee of the Greens"
            yield Span(span.doc, last.start, span.start + 1, label="PERSON")
            start = span.start + 3 if span[2].lower_ in ARTICLES and len(span) > 3 else span.start + 2
            last = Span(span.doc, start, span.end, label=span.label_)
            continue
        if last is not None and (_is_split_name(last, span) or _is_double(last, span, double)):
            last = Span(span.doc, last.start, span.end, label="PERSON")
            continue
        if last is not None and (_is_firm(last, span) or _is_branch(last, span)):
            last = Span(span.doc, last.start, span.end, label="ORG")
            continue
        if last is not None:
            yield last
        last = span
    if last is not None:
        yield last


def with_kind(span: Span, after: Span | None) -> Span:
    """A body's or place's name, with the word in capitals right behind it that says what it is: "Rutgers *University*";
    not in a line of capitals, where any word has one."""
    doc, end = span.doc, span.end
    if span.label_ not in BODIES | REGIONS or end >= len(doc) or (after is not None and after.start == end):
        return span
    noun = doc[end]
    heads = noun.is_title and span.root.head == noun and bool(doc[end - 1].whitespace_) and noun.sent == span.root.sent
    if not heads or nouns.sort(noun.text) != "organization":
        return span
    running = any(t.is_lower and len(t) > 4 and t.pos_ in ("NOUN", "VERB", "ADJ") for t in noun.sent)
    return Span(doc, span.start, end + 1, label="ORG") if running else span


def people(span: Span) -> Iterator[Span]:
    """Two people's names that were taken for one ("Lee and Roy"), else the span itself; "Lee & Roy" is a firm."""
    joint = next((t for t in span[1:-1] if t.lower_ in ("and", "&")), None) if span.label_ == "PERSON" else None
    if joint is None:
        yield span
    elif joint.text == "&" and min(joint.i - span.start, span.end - joint.i - 1) == 1:
        yield Span(span.doc, span.start, span.end, label="ORG")
    else:
        yield Span(span.doc, span.start, joint.i, label="PERSON")
        yield Span(span.doc, joint.i + 1, span.end, label="PERSON")


def _runs_on(given: Span, name: Span) -> bool:
    """Whether a given name's surname was taken for the beginning of where its bearer belongs."""
    if not (given.label_ == "PERSON" and len(given) == 1 and given.end == name.start and len(name) > 2):
        return False
    own = titles.is_given(given.text) and bool(given[0].whitespace_) and not name[0].is_sent_start
    return own and name.label_ in BODIES and name[0].pos_ == "PROPN" and name[1].lower_ in ("of", "from")


def _is_firm(one: Span, other: Span) -> bool:
    """Whether two names are one firm's: "Lee & Roy"."""
    if one.end + 1 != other.start or one.doc[one.end].text != "&":
        return False
    labels = {one.label_, other.label_}
    return labels <= PROPER and not labels <= REGIONS and min(len(one), len(other)) == 1


def _is_branch(one: Span, other: Span) -> bool:
    """Whether a place is a part of a body's name right before it: "Nikkei" and "Asia"."""
    beside = one.end == other.start and bool(one[-1].whitespace_) and not other[0].is_sent_start
    return beside and one.label_ == "ORG" and other.label_ in REGIONS and other[-1].pos_ == "PROPN"


def _is_split_name(one: Span, other: Span) -> bool:
    if one.label_ != "PERSON" or other.label_ != "PERSON":
        return False
    between = one.doc[one.end : other.start].text if other.start - one.end < 2 else " "
    if between == "-" or (not between and one.text[-1] == "-"):  # "A-jen", and no "Lee-Roy debate"
        return len(one.text.rstrip("-")) < 3 or other.text[0].islower()
    if one.end != other.start:
        return False
    if all(_is_initial(t.text) for t in one):  # "J." and "R. Tolm"
        return True
    together = len(one) == 1 and len(other) <= _NAMES and bool(one[0].whitespace_)
    return together and one.text.istitle() and other[0].text.istitle() and not other[0].is_sent_start


def _hyphens(person: Span) -> Iterator[int]:
    """Where a full name's double surname has its hyphen: "Ana *Lee-Roe*"."""
    return (t.i for t in person[2:-1] if t.text == "-" and not t.whitespace_)


def _is_double(one: Span, other: Span, double: Container[tuple[str, str]]) -> bool:
    """Whether two names are the halves of a double surname that somebody has in the text."""
    hyphened = one.end + 1 == other.start and one.doc[one.end].text == "-"
    return hyphened and (one[-1].text, other[0].text) in double


def _is_initial(word: str) -> bool:
    return len(word) == 2 and word[0].isupper() and word[1] == "."
