"""Who and what may take part in an event, where and when: `doc._.participants`, the network's leanings by word.

Semantic roles tell the arguments of verbs; this head was taught whom readers would name, also where the grammar does
not lead there: the agent of a noun, of a participle, of a verb that shares its subject.
"""

from __future__ import annotations

from typing import Final

import numpy as np
from spacy.language import Language
from spacy.tokens import Doc

from reader.pipeline import answers
from reader.pipeline.decoder import Decoder

SIDES: Final = ("who", "whom", "where", "when")
"""What is asked of a word beside a trigger, in the order of the network's answers."""

Doc.set_extension("participants", default=None, force=True)


@Language.factory("reader_participants", assigns=["doc._.participants"])
def make(nlp: Language, name: str) -> Participants:
    return Participants()


class Participants(Decoder):
    """Sets rows of trigger, word and a number for each of `SIDES`, ordered by trigger and word.

    Both are tokens of one sentence. The numbers are the logarithms of the odds, in thousandths, that the word (the head
    of its phrase) says who, whom, where or when. Words that hardly say any of these have no row; the array [r, 6] is
    None where the network was not asked.
    """

    heads = ("parts",)

    def __call__(self, doc: Doc) -> Doc:
        found = answers.take(doc, "parts")
        if found is None:
            return doc
        sentence = np.cumsum(doc.to_array(["SENT_START"]).ravel() == 1)
        tokens = found.words[found.values[:, :2]]
        inside = sentence[tokens[:, 0]] == sentence[tokens[:, 1]]
        rows = np.empty((int(inside.sum()), 2 + len(SIDES)), np.int32)
        rows[:, :2], rows[:, 2:] = tokens[inside], found.values[inside, 2:]
        doc._.participants = rows[np.lexsort((rows[:, 1], rows[:, 0]))]
        return doc
