"""People named with what they are called between their names: "Arvo “*Rope*” Tamm", "Jimmy (*Yosef*) Karow"."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from spacy.tokens import Doc, Span

from reader.pipeline.labels import PROPER

_MARKS: Final = {"“": "”", '"': '"', "‘": "’", "'": "'", "(": ")", "«": "»"}
_LONGEST: Final = 3
"""Words of a nickname, at most."""
_GIVEN: Final = 3
"""Words before it, at most."""


def joined(spans: Sequence[Span]) -> list[Span]:
    """The spans in text order, a person's given name, nickname and surname made one, whatever each was taken for."""
    found: list[Span] = []
    at = {i: span for span in spans for i in range(span.start, span.end)}
    reached = 0
    for span in spans:
        if span.start < reached:
            continue
        end = _end(span, at) if span.label_ in PROPER else span.end
        found.append(span if end == span.end else Span(span.doc, span.start, end, label="PERSON"))
        reached = max(reached, end)
    return found


def _end(given: Span, at: dict[int, Span]) -> int:
    """Where a person's name ends that a nickname may interrupt; its own end where none does."""
    doc = given.doc
    opening = next((t.i for t in given[1:] if t.text in _MARKS), given.end)
    if opening >= len(doc) - 3 or not doc[opening - 1].whitespace_ or doc[opening].whitespace_:
        return given.end
    closing = _MARKS.get(doc[opening].text)
    last = min(opening + 2 + _LONGEST, len(doc) - 1)
    inner = next((i for i in range(opening + 2, last) if doc[i].text == closing), 0)
    if given.label_ != "PERSON" and closing == ")":  # "Turku (Åbo) Stadion" may be anything
        return given.end
    if not inner or not doc[inner].whitespace_ or not all(t.text[:1].isupper() for t in doc[opening + 1 : inner]):
        return given.end
    return _surname(doc, inner + 1, at, given.label_ == "PERSON") or given.end


def _surname(doc: Doc, start: int, at: dict[int, Span], person: bool) -> int:
    """Where the surname ends that begins at a word; 0 if none does. After a `person`'s given name it may be one that
    was overlooked."""
    name = at.get(start)
    if name is not None:
        return name.end if name.label_ == "PERSON" and name.end - start <= _GIVEN else 0
    word = doc[start]
    return start + 1 if person and word.pos_ == "PROPN" and word.text.istitle() and not word.ent_type_ else 0
