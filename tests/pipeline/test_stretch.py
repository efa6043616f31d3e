"""The entities of a stretch are spaCy's own."""

import spacy
from spacy.tokens import Doc, Span

from reader.pipeline import stretch


def _doc() -> Doc:
    doc = Doc(spacy.blank("en").vocab, words="Ann Lee met Roy Mora Gil of Lund on Friday".split())
    doc.ents = [
        Span(doc, 0, 2, label="PERSON"),
        Span(doc, 3, 6, label="PERSON"),
        Span(doc, 7, 8, label="GPE"),
        Span(doc, 9, 10, label="DATE"),
    ]
    return doc


def test_every_stretch_has_what_spacy_finds_in_it() -> None:
    doc = _doc()
    for start in range(len(doc)):
        for end in range(start + 1, len(doc) + 1):
            found = [(e.start, e.end, e.label_) for e in stretch.entities(doc[start:end])]
            assert found == [(e.start, e.end, e.label_) for e in doc[start:end].ents]


def test_names_side_by_side_stay_two() -> None:
    doc = Doc(spacy.blank("en").vocab, words="Lund Malmö".split())
    doc.ents = [Span(doc, 0, 1, label="GPE"), Span(doc, 1, 2, label="GPE")]
    assert [e.text for e in stretch.entities(doc[:])] == ["Lund", "Malmö"]
