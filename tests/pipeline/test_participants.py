"""The network's leanings for the participants of events: from its scores to the rows on a Doc."""

from __future__ import annotations

import numpy as np
import spacy
from spacy.tokens import Doc

from reader.pipeline import answers, encoder
from reader.pipeline.participants import SIDES, Participants


def test_scores_become_rows_of_the_words_worth_telling() -> None:
    scores = np.full((2, 3, len(SIDES)), -9.0, np.float32)
    scores[0, 2, SIDES.index("who")] = 1.5
    scores[0, 0, SIDES.index("when")] = 2.0  # the trigger itself
    scores[1, 1, SIDES.index("where")] = -1.25
    scores[1, 2, SIDES.index("who")] = 3.0  # padding of the second window
    rows = encoder._parts(scores, np.array([[0, 0], [1, 0]]), np.array([3, 2]))
    assert rows.tolist() == [
        [0, 0, 2, 1500, -9000, -9000, -9000],
        [1, 0, 1, -9000, -9000, -1250, -9000],
    ]


def test_rows_are_of_tokens_of_one_sentence_in_their_order() -> None:
    doc = Doc(spacy.blank("en").vocab, ["Rebels", "fled", "\n\n", "Police", "came"], sent_starts=[True, 0, 0, True, 0])
    odds = [100, -200, -300, -400]
    values = np.array([[3, 2, *odds], [1, 0, *odds], [1, 2, *odds]])
    answers.leave(doc, {"words": np.array([0, 1, 3, 4]), "paragraphs": np.array([0]), "parts": values})
    assert Participants()(doc)._.participants.tolist() == [[1, 0, *odds], [4, 3, *odds]]
    assert not doc.user_data.get("reader_answers")


def test_a_document_that_no_network_has_read_has_no_rows() -> None:
    doc = Participants()(Doc(spacy.blank("en").vocab, ["Rebels", "fled"]))
    assert doc._.participants is None
