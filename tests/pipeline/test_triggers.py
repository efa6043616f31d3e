from typing import get_args

import numpy as np
import pytest
import spacy
from spacy.tokens import Doc

from reader.pipeline import answers, triggers
from reader.pipeline.triggers import Triggers
from reader.story import EventType
from tests.pipeline.model import needs_model, pipeline

pytestmark = needs_model

SAID = ["TAG", "LEMMA", "DEP", "HEAD", "ENT_TYPE"]
TEXT = "The company fired four managers on Monday.\n\nSoldiers fired at the crowd and killed two people."


def test_every_word_has_chances_of_what_it_would_tell() -> None:
    doc = pipeline()(TEXT)
    typing = doc._.event_types
    assert set(typing.types) == {"O", *get_args(EventType)}
    words = [token.i for token in doc if not token.is_space]
    assert np.allclose(np.exp(typing.chances[words]).sum(1), 1, atol=1e-3)


def test_white_space_would_tell_nothing_and_a_word_the_same_by_itself() -> None:
    doc = pipeline()(TEXT)
    typing = doc._.event_types
    for token in doc:
        if token.is_space:
            assert np.isneginf(typing.chances[token.i]).all()
        else:
            assert typing.of(token.i) == dict(zip(typing.types, typing.chances[token.i].tolist(), strict=True))
    assert typing.scores.itemsize == 2  # a long text has room for these, not for numbers of twice that size


def test_what_is_read_beside_it_changes_nothing() -> None:
    nlp = pipeline()
    texts = [TEXT, "“We won,” said the coach. " * 40, "Rain fell. " * 7]
    alone = [nlp(text) for text in texts]
    for order in ([0, 1, 2], [2, 1, 0]):
        for k, doc in zip(order, nlp.pipe([texts[k] for k in order]), strict=True):
            assert np.array_equal(doc.to_array(SAID), alone[k].to_array(SAID))
            assert np.array_equal(doc._.event_types.chances, alone[k]._.event_types.chances)


def test_odds_of_telling_are_by_token_and_white_space_has_none() -> None:
    doc = Doc(spacy.blank("en").vocab, ["Rebels", "\n", "fled"])
    answers.leave(doc, {"words": np.array([0, 2]), "paragraphs": np.array([0]), "told": np.array([[-1.5, -2], [3, 1]])})
    assert Triggers()(doc)._.told.tolist() == [[-1.5, -2.0], [triggers.NEVER, triggers.NEVER], [3.0, 1.0]]
    assert Triggers()(Doc(doc.vocab, ["Rebels", "fled"]))._.told is None


def test_what_became_of_an_event_has_its_log_chances() -> None:
    doc = Doc(spacy.blank("en").vocab, ["Rebels", "\n", "fled"])
    said = np.array([[-1.5, -2, 0, 0, 0, 0, 0], [3, 1, 8, 0, 0, 0, 0]])
    answers.leave(doc, {"words": np.array([0, 2]), "paragraphs": np.array([0]), "told": said})
    realis = Triggers()(doc)._.realis
    assert np.exp(realis[[0, 2]].astype(float)).sum(1) == pytest.approx([1, 1], abs=0.01)
    assert realis[0].tolist() == pytest.approx([np.log(1 / 5)] * 5, abs=0.01)
    assert triggers.REALIS[realis[2].argmax()] == "actual"
    assert realis[1].tolist() == [triggers.NEVER] * 5
