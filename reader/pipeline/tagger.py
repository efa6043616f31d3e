"""Parts of speech: `token.tag_` (Penn Treebank) and `token.pos_` (Universal)."""

from __future__ import annotations

import numpy as np
from spacy.language import Language
from spacy.tokens import Doc

from reader.pipeline import answers, forms
from reader.pipeline.decoder import Decoder, annotate, is_blank
from reader.pipeline.pieces import is_ornament, is_unread


@Language.factory("reader_tagger", assigns=["token.tag", "token.pos"])
def make(nlp: Language, name: str) -> Tagger:
    return Tagger()


class Tagger(Decoder):
    """Sets the tags of words; white space gets spaCy's own, `_SP` and `SPACE`, what else is not read its own, too."""

    heads = ("tag", "pos")

    def __call__(self, doc: Doc) -> Doc:
        tag, pos = answers.take(doc, "tag"), answers.take(doc, "pos")
        if (tag is None or pos is None) and not is_blank(doc):
            return doc
        strings = doc.vocab.strings
        tags = np.array([strings.add(label) for label in self.labels["tag"]], np.uint64)
        classes = np.array([strings[label] for label in self.labels["pos"]], np.uint64)
        values = np.empty((len(doc), 2), np.uint64)
        values[:] = strings.add("_SP"), strings["SPACE"]
        passed = doc.to_array(["IS_SPACE"]).ravel() == 0
        if tag is not None:
            passed[tag.words] = False
        for i in np.flatnonzero(passed).tolist():
            if is_ornament(word := doc[i].text):
                values[i] = strings.add("NFP"), strings["SYM"]
            elif is_unread(word):
                values[i] = strings.add("FW"), strings["X"]
        if tag is not None and pos is not None:
            values[tag.words] = np.stack((tags[tag.values[:, 0]], classes[pos.values]), 1)
            verbs = np.array([label in forms.VERBAL for label in self.labels["tag"]])
            for n in np.flatnonzero(verbs[tag.values[:, 0]]).tolist():
                i = int(tag.words[n])
                likeliest = [self.labels["tag"][k] for k in tag.values[n].tolist()]
                best = forms.settle(doc[i].text, likeliest, self.labels["pos"][pos.values[n]])
                if best[0] != likeliest[0]:
                    values[i] = [strings.add(label) for label in best]
        return annotate(doc, ["TAG", "POS"], values)
