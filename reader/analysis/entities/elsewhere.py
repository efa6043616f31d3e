"""Names that stand elsewhere in the text, too: where they were overlooked, and as their acronyms."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from spacy.tokens import Doc, Span, Token

from reader.analysis.words import names, places, titles
from reader.analysis.words.folding import fold
from reader.pipeline.labels import ACTORS, NO_PERSONS

_REPEATED = ACTORS | {"PRODUCT"}


def repeated(doc: Doc, spans: Sequence[Span]) -> Iterator[Span]:
    """Names that were found in one place, in the places where they were overlooked."""
    taken = {i for s in (*spans, *doc.ents) for i in range(s.start, s.end)}
    votes: dict[tuple[str, ...], Counter[str]] = {}
    for span in spans:
        if span.label_ in _REPEATED:
            votes.setdefault(tuple(t.text for t in span), Counter())[span.label_] += 1
    surnames = {s[-1].text for s in spans if s.label_ == "PERSON" and len(s) > 1 and _is_surname(s[-1])}
    by_first: dict[str, list[tuple[str, ...]]] = {}
    for name in sorted(votes, key=len, reverse=True):
        by_first.setdefault(name[0], []).append(name)
    for token in doc:
        if token.text in surnames and token.i not in taken and _stands_alone(token):
            taken.add(token.i)
            yield Span(doc, token.i, token.i + 1, label="PERSON")
        for name in by_first.get(token.text, ()):
            stretch = doc[token.i : token.i + len(name)]
            if taken.isdisjoint(range(stretch.start, stretch.end)) and _is_name(stretch, name):
                taken.update(range(stretch.start, stretch.end))
                yield Span(doc, stretch.start, stretch.end, label=votes[name].most_common(1)[0][0])


def _is_name(stretch: Span, name: tuple[str, ...]) -> bool:
    """Whether words that are spelt like a name are one here: capitals, and no word of a longer name."""
    if tuple(t.text for t in stretch) != name or not any(c.isupper() for c in name[0]):
        return False
    return all(t.pos_ == "PROPN" or len(name) > 1 or _is_acronym(t) for t in stretch)


def _is_surname(token: Token) -> bool:
    return token.is_title and len(token) > 3 and token.is_alpha


def _stands_alone(token: Token) -> bool:
    """Whether a surname is a name here, and no word of a longer one ("*Green* Party")."""
    doc, i = token.doc, token.i
    beside = [doc[k] for k in (i - 1, i + 1) if 0 <= k < len(doc) and doc[k].sent == token.sent]
    longer = any(t.pos_ == "PROPN" and t.is_title and not titles.is_title(t.text) for t in beside)
    return token.pos_ == "PROPN" and token.tag_ == "NNP" and not longer


def _is_acronym(token: Token) -> bool:
    """Whether a word that a small one is spelt like ("*WHO* said") is in capitals of its own, not in a line of them."""
    near = token.doc[max(0, token.i - 1) : token.i + 2]
    return names.is_acronym(token.text) and not any(t.is_upper and len(t) > 1 for t in near if t != token)


def abbreviated(doc: Doc, spans: Sequence[Span]) -> Iterator[Span]:
    """The acronyms that stand in brackets after a body's name or a person's: "Islamic State (IS)", "Ana Ruiz (AR)".

    One whose letters are another language's must be used elsewhere: "the Central Bank of Venezuela (BCV)", "the BCV".
    """
    often = Counter(t.text for t in doc if t.is_upper)
    for span in spans:
        end = span.end
        if end + 2 >= len(doc) or len(span) < 2:
            continue
        if doc[end].text != "(" or doc[end + 2].text != ")" or not names.is_acronym(doc[end + 1].text):
            continue
        acronym = doc[end + 1].text
        if span.label_ == "PERSON" and is_initials(acronym, span):
            yield Span(doc, end + 1, end + 2, label="PERSON")
        spelt = fold(acronym) in names.organization(span.text).acronyms
        if span.label_ not in NO_PERSONS:
            continue
        if spelt or (span.label_ == "ORG" and often[acronym] > 1 and not places.is_short_state(acronym)):
            yield Span(doc, end + 1, end + 2, label=span.label_)


def is_initials(acronym: str, person: Span) -> bool:
    """Whether an acronym is made of the first letters of a person's names."""
    return acronym.isupper() and acronym == "".join(t.text[0] for t in person if t.text[:1].isupper())
