"""Lemmas: a lexicon knows those of inflected words, the network's edit rules make the others."""

from __future__ import annotations

import numpy as np
from spacy.language import Language
from spacy.tokens import Doc

from reader.pipeline import answers, inflection
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
    """Sets the lemmas of words. What neither lexicon nor network knows is lower-cased unless it is a proper noun."""

    heads = ("lemma",)

    def __call__(self, doc: Doc) -> Doc:
        found = answers.take(doc, "lemma")
        if not len(doc):
            return doc
        strings = doc.vocab.strings
        attributes = doc.to_array(["ORTH", "POS", "TAG"])
        rules = np.where(attributes[:, 1] == strings["PROPN"], len(self.labels["lemma"]) + 1, len(self.labels["lemma"]))
        if found is not None:
            rules[found.words] = found.values
        known = [*self.labels["lemma"], "0:", "=0:"]
        # An auxiliary is a closed class, which the network knows best.
        tags = np.where(attributes[:, 1] == strings["AUX"], 0, attributes[:, 2])
        rows = np.stack((attributes[:, 0], rules.astype(np.uint64), tags), 1)
        distinct, inverse = np.unique(rows, axis=0, return_inverse=True)
        made = []
        for orth, rule, tag in distinct.tolist():
            word = strings[orth]
            made.append(strings.add(inflection.lemma(word, strings[tag] if tag else "", lemma(word, known[rule]))))
        return annotate(doc, ["LEMMA"], np.array(made, np.uint64)[inverse.reshape(-1, 1)])
