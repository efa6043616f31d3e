"""Who said what, in pieces: `doc.spans["attribution"]`, labelled SOURCE, CUE and CONTENT, in text order."""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc, Span

from reader.pipeline import answers
from reader.pipeline.bio import Scheme
from reader.pipeline.decoder import Decoder

KEY = "attribution"


@Language.factory("reader_attribution", assigns=["doc.spans"])
def make(nlp: Language, name: str) -> Attribution:
    return Attribution()


class Attribution(Decoder):
    """Sets the pieces of attributions; which belong together is not said. None crosses a paragraph's edge."""

    heads = ("attr",)

    def __call__(self, doc: Doc) -> Doc:
        found = answers.take(doc, "attr")
        if found is None:
            if KEY not in doc.spans:
                doc.spans[KEY] = []
            return doc
        words = found.words.tolist()
        doc.spans[KEY] = [
            Span(doc, words[start], words[stop - 1] + 1, label.upper())
            for start, stop, label in Scheme(self.labels["attr"]).decode(found.values, found.paragraphs)
        ]
        return doc
