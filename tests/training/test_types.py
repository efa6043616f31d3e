"""The head that types events learns what is known, and what a teacher says of what is not."""

from __future__ import annotations

import pytest

torch = pytest.importorskip("torch", reason="the training extra is not installed")
from torch import nn  # noqa: E402

from training import types  # noqa: E402


def head() -> nn.Sequential:
    return nn.Sequential(nn.Linear(32, 64), nn.GELU(), nn.Linear(64, 3))


def test_what_only_the_teacher_knows_is_learnt_beside_what_is_known() -> None:
    torch.manual_seed(1)
    x = torch.randn(20_000, 32)
    kind = x[:, :3].argmax(1)
    known = kind[:2_000] < 2  # nobody typed the third by hand
    said = 6.0 * nn.functional.one_hot(kind[2_000:], 3).float()
    made = {}
    for name, taught in (("alone", None), ("taught", (x[2_000:], said))):
        made[name] = head()
        types.learn(made[name], x[:2_000][known], kind[:2_000][known], torch.ones(int(known.sum())), taught)
    found = {name: made[name](x).argmax(-1) for name in made}
    third = kind == 2
    assert (found["alone"][third] == 2).float().mean() < 0.5
    assert (found["taught"][third] == 2).float().mean() > 0.7
