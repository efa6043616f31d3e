"""A spaCy pipeline whose parse is given by hand, in ClearNLP's labels as spaCy's own English models have them."""

from __future__ import annotations

import numpy as np
import spacy
from spacy.language import Language
from spacy.tokens import Doc, Span

PARSES: dict[str, tuple[str, ...]] = {}
"""Parses by their words joined by blanks; a row is "word tag pos lemma dep head", heads counted from 1, 0 the root."""

ENTITIES: dict[str, str] = {"Kirby": "PERSON", "Iran": "GPE", "Sunday": "DATE", "Iraq": "GPE"}


@Language.component("hand_parser", assigns=["token.dep", "token.head"])
def parse(doc: Doc) -> Doc:
    rows = [row.split() for row in PARSES[" ".join(t.text for t in doc)]]
    values = [
        [*map(doc.vocab.strings.add, (tag, pos, lemma, dep)), (int(head) - 1 - i if head != "0" else 0) % 2**64]
        for i, (_, tag, pos, lemma, dep, head) in enumerate(rows)
    ]
    return doc.from_array(["TAG", "POS", "LEMMA", "DEP", "HEAD"], np.array(values, np.uint64))


@Language.component("hand_entities", assigns=["doc.ents"])
def name(doc: Doc) -> Doc:
    doc.ents = [Span(doc, t.i, t.i + 1, ENTITIES[t.text]) for t in doc if t.text in ENTITIES]
    return doc


def english() -> Language:
    nlp = spacy.blank("en")
    nlp.add_pipe("hand_parser")
    nlp.add_pipe("hand_entities")
    return nlp


def parsed(*rows: str) -> Doc:
    """A document of the rows' words, with the annotations derived from their parse."""
    words = [row.split()[0] for row in rows]
    PARSES[" ".join(words)] = rows
    nlp = english()
    nlp.add_pipe("reader_derived")
    return nlp(Doc(nlp.vocab, words))
