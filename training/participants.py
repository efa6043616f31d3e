"""A stage for the head that tells an event's participants, on the finished encoder.

    python -m training.participants CHECKPOINT --out checkpoint.pt

The encoder does not change, so its vectors are computed once. The head starts from the semantic roles' (who from ARG0,
and so on), learns from the frames of PropBank, QANom and QA-SRL first, then from the annotated articles and those whose
participants we judged, all but those kept apart for the decisions that are learned from what it says.
"""

import random
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import click
import numpy as np
import torch
from torch import Tensor
from torch.nn import functional as F

from reader.pipeline.participants import SIDES
from training import prepare
from training.batches import batch, groups
from training.frames import Frame, framed
from training.model import PART, PART_LAYERS, ROLE, WIDTH, Parts, Reader
from training.rank.annotated import articles, judged
from training.train import CLIP, SEED, finished, narrow
from training.windows import Window
from training.words import Pieces

LIKE = {"who": "ARG0", "whom": "ARG1", "where": "ARGM-LOC", "when": "ARGM-TMP"}
RATE, FIRST_RATE, DECAY, EPOCHS, FIRST_EPOCHS, TOGETHER, PIECES = 1e-3, 7e-4, 0.02, 3, 2, 12, 4000

ANNOTATED = 2  # how often an epoch sees the annotated articles


@dataclass(frozen=True)
class Seen:
    """A window's word vectors [n, 768] in half precision, with its frames."""

    vectors: Tensor
    frames: tuple[Frame, ...]


def of_roles(w: Window, roles: Sequence[str]) -> tuple[Frame, ...]:
    """The frames of a window with semantic roles; every argument is one word."""
    sides = {roles.index(role): side for side, role in LIKE.items()}
    triggers = np.flatnonzero(w.labels["predicates"] == 1).tolist()
    found: dict[int, dict[str, list[frozenset[int]]]] = {t: {side: [] for side in SIDES} for t in triggers}
    for trigger, word, role in w.roles.tolist():
        if role in sides:
            found[trigger][sides[role]].append(frozenset([word]))
    return tuple(Frame(t, {s: tuple(x) for s, x in parts.items()}, {}) for t, parts in found.items())


def see(
    model: Reader,
    windows: Sequence[Window],
    frames: Sequence[tuple[Frame, ...]],
    through: Sequence[int] = PART_LAYERS,
) -> list[Seen]:
    """The windows as these layers of the encoder see them, in their order."""
    order = sorted(range(len(windows)), key=lambda i: len(windows[i].ids))
    bare = [Window("parts", w.words, w.ids, w.first, w.last, w.shapes, {}) for w in windows]
    found: dict[int, Seen] = {}
    for group in groups([bare[i] for i in order], PIECES):
        b = batch(group)
        with torch.no_grad(), narrow():
            layers = model.encoder.layered(b.inputs.ids, b.inputs.types, b.inputs.mask)
            pooled = torch.cat([model.pooled(layers[k], b.inputs) for k in through], -1).half()
        for row, w in enumerate(group):
            i = order[len(found)]
            found[i] = Seen(pooled[row, : len(w.words)].clone(), frames[i])
    return [found[i] for i in range(len(windows))]


def begin(model: Reader, roles: Sequence[str]) -> Parts:
    """A head that says what the roles' head says by the last layer; the rest of its width starts near nothing."""
    head, old = Parts(len(SIDES)), dict(model.named_parameters())
    with torch.no_grad():
        for side, name in ((head.left, "role_left"), (head.right, "role_right")):
            layer = side[0]
            layer.weight[:ROLE] = 0  # type: ignore[operator, index]
            layer.weight[:ROLE, -WIDTH:] = old[f"{name}.0.weight"]  # type: ignore[operator, index]
            layer.bias[:ROLE] = old[f"{name}.0.bias"]  # type: ignore[operator, index]
        table = old["role.weight"].view(ROLE + 1, len(roles), ROLE + 1)
        known = torch.tensor([*range(ROLE), PART])
        whole = 0.003 * torch.randn(PART + 1, len(SIDES), PART + 1)
        for k, side in enumerate(SIDES):
            whole[known[:, None], k, known] = table[:, roles.index(LIKE[side])] - table[:, 0]
        head.pair.weight.copy_(whole.view(PART + 1, -1))
        head.far.weight.zero_()
    return head


def stacked(windows: Sequence[Seen]) -> tuple[Tensor, Tensor]:
    """The vectors padded [b, n, 768] and the triggers' rows [p, 2]."""
    rows = [(i, f.trigger) for i, w in enumerate(windows) for f in w.frames]
    x = torch.nn.utils.rnn.pad_sequence([w.vectors.float() for w in windows], batch_first=True)
    return x, torch.tensor(rows)


def loss(head: Parts, windows: Sequence[Seen]) -> Tensor:
    """The mean over events of the log loss of every word and side; of a participant's words the likeliest counts."""
    x, rows = stacked(windows)
    scores = head(x, rows)
    lengths = torch.tensor([len(w.vectors) for w in windows])[rows[:, 0]]
    none = (torch.arange(x.shape[1])[None] < lengths[:, None])[..., None].repeat(1, 1, len(SIDES))
    none[torch.arange(len(rows)), rows[:, 1]] = False
    best = []
    for p, frame in enumerate(f for w in windows for f in w.frames):
        for k, side in enumerate(SIDES):
            for some in (frame.open.get(side, frozenset()), *frame.sides[side]):
                none[p, list(some), k] = False
            best += [scores[p, list(some), k].max() for some in frame.sides[side]]
    right = F.softplus(-torch.stack(best)).sum() if best else torch.zeros(())
    return (F.softplus(scores)[none].sum() + right) / len(rows)


def learn(head: Parts, windows: Sequence[Seen], epochs: int, full: float, rng: random.Random) -> None:
    """Trains the head."""
    adam = torch.optim.AdamW(head.parameters(), lr=full, weight_decay=DECAY)
    steps = epochs * -(-len(windows) // TOGETHER)
    schedule = torch.optim.lr_scheduler.LinearLR(adam, 1.0, 0.02, steps)
    head.train()
    for _ in range(epochs):
        # Length decides only roughly what stands together, so that batches differ from epoch to epoch.
        order = sorted(windows, key=lambda w: len(w.vectors) + rng.uniform(-6, 6))
        some = [order[i : i + TOGETHER] for i in range(0, len(order), TOGETHER)]
        rng.shuffle(some)
        for group in some:
            adam.zero_grad()
            loss(head, group).backward()  # type: ignore[no-untyped-call]
            torch.nn.utils.clip_grad_norm_(head.parameters(), CLIP)
            adam.step()
            schedule.step()
    head.eval()


@click.command()
@click.argument("checkpoint", type=Path)
@click.option("--out", type=Path, required=True, help="Checkpoint to write.")
@click.option("--cache", type=Path, default=prepare.CACHE, show_default=True)
@click.option("--shared", type=Path, default=Path("../shared"), show_default=True)
@click.option("--threads", type=int, default=2, show_default=True)
def main(checkpoint: Path, out: Path, cache: Path, shared: Path, threads: int) -> None:
    """Train the head of participants."""
    torch.set_num_threads(threads)
    torch.manual_seed(SEED)
    rng = random.Random(SEED)
    labels, windows = prepare.load(cache.expanduser(), "train")
    model = finished(checkpoint, labels)
    some = [w for w in windows if w.kind in ("ewt", "nouns", "verbs")]
    told = [(w, f) for w in some if (f := of_roles(w, labels["roles"]))]
    first = see(model, [w for w, _ in told], [f for _, f in told])
    annotated = [w for w in framed(articles(shared), Pieces()) if w.frames] * ANNOTATED
    known = annotated + [w for w in framed(judged(shared, apart=False, acting=True), Pieces()) if w.frames]
    seen = see(model, [w.window for w in known], [w.frames for w in known])
    click.echo(f"{sum(len(f) for _, f in told)} frames, {sum(len(w.frames) for w in known)} events of articles")
    start = begin(model, labels["roles"])
    learn(start, first, FIRST_EPOCHS, FIRST_RATE, rng)
    learn(start, seen, EPOCHS, RATE, rng)
    model.parts.load_state_dict(start.state_dict())
    torch.save({"model": model.state_dict()}, out)


if __name__ == "__main__":
    main()
