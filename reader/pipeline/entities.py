"""Named entities: `doc.ents`."""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc, Span

from reader.pipeline import answers
from reader.pipeline.bio import Scheme
from reader.pipeline.decoder import Decoder

LABELS: dict[str, str] = {
    "Date": "DATE",
    "Facility": "FAC",
    "Location": "LOC",
    "Misc": "MISC",
    "Money": "MONEY",
    "NORP": "NORP",
    "Organization": "ORG",
    "Person": "PERSON",
    "Product": "PRODUCT",
}
"""The network's entity types by the names that the rest of Reader, and OntoNotes, call them."""


@Language.factory("reader_entities", assigns=["doc.ents", "token.ent_iob", "token.ent_type"])
def make(nlp: Language, name: str) -> Entities:
    return Entities()


class Entities(Decoder):
    """Sets the entities; none crosses a paragraph's edge."""

    heads = ("ner",)

    def __call__(self, doc: Doc) -> Doc:
        found = answers.take(doc, "ner")
        if found is None:
            return doc
        words = found.words.tolist()
        doc.set_ents(
            [
                Span(doc, words[start], words[stop - 1] + 1, LABELS.get(label, label))
                for start, stop, label in Scheme(self.labels["ner"]).decode(found.values, found.paragraphs)
            ]
        )
        return doc
