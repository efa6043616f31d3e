"""Where a name begins and ends: what the pipeline took for a part of it is cut off, and what it left out is added."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc, Span, Token

from reader.analysis.extents import Extents
from reader.analysis.times import named as named_dates
from reader.analysis.words import names, nouns, places, titles
from reader.analysis.words.determiners import ARTICLES
from reader.analysis.words.folding import fold
from reader.pipeline.labels import PROPER
from reader.pipeline.pieces import is_unread
from reader.story import Article, Extent

POSSESSIVES = frozenset({"'s", "’s", "'", "’", "`s"})
"""What an owner's name ends with."""
_MISTER = frozenset({"mr", "mrs", "ms"})
_LEADING_ON = frozenset({"CC", "IN", "TO", "DT"})
"""Tags of words that no name ends with."""
_STROKES = "-–—/|"
LONGEST = 4
"""Words of a person's full name, mostly at most."""


def trimmed(doc: Doc, article: Article) -> Iterator[Span]:
    for entity in _in_columns(doc, article):
        start, end = entity.start, entity.end
        while start < end and (_is_leading(doc[start]) or _is_mark(doc[start].text)):
            start += 1
        while start < end and (doc[end - 1].text in POSSESSIVES or _is_mark(doc[end - 1].text)):
            end -= 1
        kind = entity.label_
        if kind in PROPER:
            start, end = _closed(doc, start, end), _balanced(doc, start, end)
        while end - start > 1 and kind in PROPER and doc[end - 1].tag_ in _LEADING_ON and doc[end - 1].is_lower:
            end -= 1
        if end - start > 1 and kind in PROPER and titles.is_address(doc[end - 1].text):
            end, kind = end - 1, "LOC"  # "Indiana Gov.", before a name
        elif kind == "PERSON":
            start, end = _from_given(doc, start, end), _to_surname(doc, start, end)
            while end - start > 1 and not _is_personal(doc[start:end]):
                end -= 1
            start += titles.strip([t.text for t in doc[start:end]])
            if end - start > 2 and _is_trade(doc[start]):
                start += 1
        elif end - start > 1 and fold(doc[start].text) in _MISTER:
            start, kind = start + 1, "PERSON"
        elif kind == "ORG":
            at = _after_title(doc[start:end]) or _after_party(doc[start:end])
            start, kind = (start + at, "PERSON") if at else (start, kind)
            if names.is_event(doc[start:end].text):
                kind = "MISC"
            elif end - start == 2 and _is_common_person(doc[end - 1]):  # "Republican nominee"
                end, kind = end - 1, "NORP"
        elif kind == "LOC" and end - start > 1 and doc[start].tag_ == "JJ":
            start += places.country(doc[start + 1 : end].text) is not None  # "Mountainous Afghanistan"
        if kind == "ORG" and end - start == 1:
            start = _from_holder(doc, start)
        if kind == "DATE" and (clock := named_dates.to_clock(doc[start:end])) > end:
            end, kind = clock, "TIME"
        elif kind == "DATE" and start < end and named_dates.is_day_of_month(doc[end - 1]):
            end += 1
        if end - start == 1 and kind in PROPER and _is_only_title(doc[start]):
            continue
        if kind == "ORG" and start < end and _is_common(doc[start:end]):
            continue
        if start < end and kind in PROPER:
            if places.is_affiliation(_hyphened(doc[start:end]).text):
                continue
            kind = "LOC" if places.is_short_state(doc[start:end].text) else kind
        if start < end and not (kind in PROPER and end - start == 1 and _is_adjective(doc[start])):
            yield Span(doc, start, end, label="DATE" if named_dates.says_when(doc[start:end]) else kind)


def bare(span: Span) -> Extent:
    """A span's characters without dashes and strokes that are stuck to it: "Srinagar*-* A woman", "*/*Xinhua*/*"."""
    text = span.text
    start = len(text) - len(text.lstrip(_STROKES))
    inner = text.rstrip(_STROKES + ".")
    end = len(text) if text[len(inner) :].strip(".") == "" else len(inner)
    return (span.start_char + start, span.start_char + end) if start < end else (span.start_char, span.end_char)


def bare_text(span: Span) -> str:
    """The text of `bare`."""
    start, end = bare(span)
    return span.text[start - span.start_char : end - span.start_char]


def _in_columns(doc: Doc, article: Article) -> Iterator[Span]:
    """The pipeline's entities; in place of one that crosses the columns of a table, its parts that are no mere figures.

    A table's rows are items. Between columns there are tabs, or more spaces than a slip of the hand makes.
    """
    items = Extents((b.start, b.end) for b in article.blocks if b.kind == "item")
    for entity in doc.ents:
        gaps = [t.i for t in entity if t.is_space and (len(t) > 1 or "\t" in t.text)]
        if not gaps or entity.start_char not in items:
            yield entity
            continue
        for start, end in zip([entity.start, *(i + 1 for i in gaps)], [*gaps, entity.end], strict=True):
            if any(c.isalpha() for c in doc[start:end].text):
                yield Span(doc, start, end, label=entity.label_)


def _closed(doc: Doc, start: int, end: int) -> int:
    """Where a name begins before which a bracket opened that closes in it: "(Jorge) *Alcocer*"."""
    closing = next((i for i in range(start, end) if doc[i].text == ")"), None)
    if closing is None or closing == end - 1 or any("(" in doc[i].text for i in range(start, closing)):
        return start
    return closing + 1


def _balanced(doc: Doc, start: int, end: int) -> int:
    """Where a name ends in which a bracket opens: behind what closes it ("CPI(M)"), else before it."""
    words = doc[start:end].text
    if words.count("(") <= words.count(")"):
        return end
    if end < len(doc) and doc[end].text == ")" and not words.endswith("("):
        return end + 1
    return next((i for i in range(start + 1, end) if doc[i].text == "("), end)


def _from_holder(doc: Doc, start: int) -> int:
    """Where a body's name begins that is named after an office: "the *Prime Minister's* Office"."""
    if start < 2 or doc[start - 1].text not in POSSESSIVES or not doc[start].text[:1].isupper():
        return start
    first = start - 1
    while first and doc[first - 1].text[:1].isupper() and doc[first - 1].lower_ not in ARTICLES:
        first -= 1
    return first if first < start - 1 and titles.is_title(doc[start - 2].text) else start


def _is_leading(token: Token) -> bool:
    """Whether an article comes before a name; "A-jen" has none."""
    return token.lower_ in ARTICLES and bool(token.whitespace_)


def _to_surname(doc: Doc, start: int, end: int) -> int:
    """Where a name ends of which only the beginning was found: a given name ("Hillary" of "Hillary Clinton's"), or
    words that the parse goes on from ("Debbie Wasserman" of "Debbie Wasserman Schultz")."""
    if end >= len(doc) or end - start >= LONGEST:
        return end
    after = doc[end]
    goes_on = after.dep_ == "flat" and start <= after.head.i < end and nouns.sort(after.text) is None
    goes_on = goes_on and len(after) > 2  # "Tine As" may be a company
    if not goes_on and (end - start != 1 or not titles.is_given(doc[start].text)):
        return end
    is_name = after.pos_ == "PROPN" and after.text.istitle() and not after.ent_type_ and not after.is_sent_start
    return end + 1 if is_name and doc[end - 1].whitespace_ else end


def _from_given(doc: Doc, start: int, end: int) -> int:
    """Where a name begins of which the first word was not found ("Karr" of "Will Karr", "Ann Lee" of "Faith Ann Lee"):
    the word before, if a given name that nothing else claims."""
    if end - start >= LONGEST or start == 0:
        return start
    given = doc[start - 1]
    own = given.pos_ == "PROPN" and given.is_title and not given.ent_type_ and titles.is_given(given.text)
    return start - 1 if own and given.whitespace_ and not doc[start].is_sent_start else start


def _is_only_title(token: Token) -> bool:
    """Whether what was taken for a name is a title's abbreviation or beginning before a name: "*Ms.* Lee", "*Sens*.
    Lee and Roe", "*Vice* President Lee"."""
    after = token.nbor() if token.i + 1 < len(token.doc) else token
    if fold(token.text) in titles.BELOW:
        return titles.is_title(after.text)
    several = token.text.removesuffix("s")
    return (after.text[:1].isupper() and titles.is_address(token.text)) or (
        after.text == "." and titles.is_address(several)
    )


def _is_adjective(token: Token) -> bool:
    """Whether a word is no name for being a plain adjective ("presidential")."""
    return token.pos_ == "ADJ" and token.text.islower()


def _is_trade(token: Token) -> bool:
    """Whether a name's first word only says what its bearer is, for it opens a sentence ("*Foreman* Åke Moen")."""
    common = nouns.sort(token.text) == "person" or token.dep_ == "nmod:desc"
    return common and not titles.is_given(token.text) and bool(token.is_sent_start or token.i == 0)


def _is_common_person(token: Token) -> bool:
    return token.text.islower() and nouns.sort(token.text) == "person"


def _is_common(span: Span) -> bool:
    """Whether one word in lower case is a noun for somebody, and no body's name: "*lawyers*", "the *aide-de-camp*"."""
    word = span.text
    return word.islower() and " " not in word and any(nouns.sort(part) for part in (word, span[0].text))


def _is_personal(span: Span) -> bool:
    """Whether a person's name can end so: with no common word ("Trump critic") and no organisation ("Houngbo ILO")."""
    last = span[-1].text
    acronym = len(last) > 2 and last.isalpha() and last.isupper() and not span[0].text.isupper()
    common = last.islower() and last.isalpha() and bool(span[-2].whitespace_)  # not "Min-nan"
    return not common and not acronym


def _after_title(span: Span) -> int:
    """Where a person's name begins in an organisation's that runs into it ("Republican nominee Gov. Mike Pence", "House
    Speaker Ann Lee")."""
    for i in range(1, len(span) - 1):
        names = [t.text for t in span[i + 1 :]]
        office = titles.is_title(span[i].text) and len(names) > 1 and titles.is_given(names[0])
        office = office and all(nouns.sort(n) is None for n in names)
        led = office or titles.is_address(span[i].text)
        if led and len(names) <= 3 and all(n[:1].isupper() for n in names):
            return i + 1
    return 0


def _after_party(span: Span) -> int:
    """Where a person's name begins in an organisation's that is a party's follower ("Republican Ann Lee")."""
    return int(1 < len(span) < 5 and titles.is_partisan(span[0].text) and titles.is_given(span[1].text))


def _hyphened(span: Span) -> Span:
    """The span with the words that hyphens join to its edges ("*R*-Fla.")."""
    doc, start, end = span.doc, span.start, span.end
    if start > 1 and doc[start - 1].text == "-" and not doc[start - 1].whitespace_:
        start -= 2
    if end + 1 < len(doc) and doc[end].text == "-" and not doc[end - 1].whitespace_:
        end += 2
    return doc[start:end]


def _is_mark(text: str) -> bool:
    return is_unread(text) or (text != "." and not any(c.isalnum() or c in "$£€¥₹#@%" for c in text))
