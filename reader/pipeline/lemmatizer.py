"""Lemmas: each is made from its word by an edit rule."""

from __future__ import annotations

import numpy as np
from spacy.language import Language
from spacy.tokens import Doc

from reader.pipeline import answers
from reader.pipeline.decoder import Decoder, annotate


@Language.factory("reader_lemmatizer", assigns=["token.lemma"])
def make(nlp: Language, name: str) -> Lemmatizer:
    return Lemmatizer()


def lemma(word: str, rule: str) -> str:
    """The lemma that a rule makes of a word; the word itself where nothing would be left.

    "N:suffix" lower-cases the word, drops its last N characters and appends the suffix; "=N:suffix" keeps its case.
    """
    count, _, suffix = rule.removeprefix("=").partition(":")
    base = word if rule.startswith("=") else word.lower()
    return base[: max(0, len(base) - int(count))] + suffix or base


class Lemmatizer(Decoder):
    """Sets the lemmas of words. Without a rule for each word, lower-cases all but proper nouns."""

    heads = ("lemma",)

    def __call__(self, doc: Doc) -> Doc:
        found = answers.take(doc, "lemma")
        if not len(doc):
            return doc
        strings = doc.vocab.strings
        attributes = doc.to_array(["ORTH", "POS"])
        rules = np.where(attributes[:, 1] == strings["PROPN"], len(self.labels["lemma"]) + 1, len(self.labels["lemma"]))
        if found is not None:
            rules[found.words] = found.values
        known = [*self.labels["lemma"], "0:", "=0:"]
        pairs = np.stack((attributes[:, 0], rules.astype(np.uint64)), 1)
        distinct, inverse = np.unique(pairs, axis=0, return_inverse=True)
        made = [strings.add(lemma(strings[word], known[rule])) for word, rule in distinct.tolist()]
        return annotate(doc, ["LEMMA"], np.array(made, np.uint64)[inverse.reshape(-1, 1)])
