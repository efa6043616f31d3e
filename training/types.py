"""A stage for the head that types events, on the finished encoder: what a trigger tells of, in its context.

    python -m training.types CHECKPOINT --out typed.pt [--vectors FILE]

A small network reads the type off a word's vectors of several layers: the first knows the word, the last its context.
The encoder does not change, so its vectors are computed once (kept in FILE, if one is given) and the rest takes a
minute. Triggers typed by hand count more than those whose types are those of another scheme.
"""

from pathlib import Path

import click
import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn

from training import prepare
from training.batches import batch, groups
from training.corpora import BY_HAND
from training.model import TYPE_LAYERS, Reader
from training.train import SEED, sizes
from training.windows import IGNORE, Window

EPOCHS, RATE, DECAY, BATCH, SMOOTHING, DROPPED = 14, 2e-3, 0.1, 512, 0.05, 0.3
PIECES = 3000
HAND = 3.0
"""The weight of a trigger typed by hand beside 1 for one that is typed by another scheme or by table."""


def vectors(model: Reader, windows: list[Window]) -> dict[str, NDArray[np.generic]]:
    """Of every word whose type is known: its vectors x [m, 1152], type y [m] and weight w [m]."""
    x, y, w = [], [], []
    for group in groups(sorted(windows, key=lambda w: len(w.ids)), PIECES):
        b = batch(group)
        rows = (b.labels["types"] != IGNORE).nonzero()
        with torch.no_grad():
            layers = model.encoder.layered(b.inputs.ids, b.inputs.types, b.inputs.mask)
            pooled = torch.cat([model.pooled(layers[k], b.inputs) for k in TYPE_LAYERS], -1)
        x.append(pooled[rows[:, 0], rows[:, 1]].half().numpy())
        y.append(b.labels["types"][rows[:, 0], rows[:, 1]].numpy())
        w.append(np.array([HAND if group[i].document == BY_HAND else 1.0 for i in rows[:, 0].tolist()]))
    return {"x": np.concatenate(x), "y": np.concatenate(y), "w": np.concatenate(w)}


def learn(head: nn.Sequential, x: Tensor, y: Tensor, w: Tensor) -> None:
    """Trains the head; the vectors' means and spreads become part of its first layer."""
    mean, spread = x.mean(0), x.std(0) + 1e-3
    x = (x - mean) / spread
    first, _, last = head
    assert isinstance(first, nn.Linear)
    net = nn.Sequential(nn.Dropout(DROPPED), first, nn.GELU(), nn.Dropout(DROPPED), last)
    adam = torch.optim.AdamW(net.parameters(), lr=RATE, weight_decay=DECAY)
    steps = len(x) // BATCH
    schedule = torch.optim.lr_scheduler.LinearLR(adam, 1.0, 0.02, EPOCHS * steps)
    for epoch in range(EPOCHS):
        total = 0.0
        for rows in torch.randperm(len(x))[: steps * BATCH].view(steps, BATCH):
            each = nn.functional.cross_entropy(net(x[rows]), y[rows], reduction="none", label_smoothing=SMOOTHING)
            loss = (each * w[rows]).sum() / w[rows].sum()
            adam.zero_grad()
            loss.backward()  # type: ignore[no-untyped-call]
            adam.step()
            schedule.step()
            total += loss.item()
        click.echo(f"epoch {epoch + 1}: loss {total / steps:.3f}")
    with torch.no_grad():
        first.weight /= spread
        first.bias -= first.weight @ mean


@click.command()
@click.argument("checkpoint", type=Path)
@click.option("--out", type=Path, required=True, help="Checkpoint to write.")
@click.option("--cache", type=Path, default=prepare.CACHE, show_default=True)
@click.option("--vectors", "kept", type=Path, help="Where the word vectors are kept from run to run.")
@click.option("--threads", type=int, default=2, show_default=True)
def main(checkpoint: Path, out: Path, cache: Path, kept: Path | None, threads: int) -> None:
    """Train the head that types events."""
    torch.set_num_threads(threads)
    torch.manual_seed(SEED)
    labels, windows = prepare.load(cache.expanduser(), "train")
    model = Reader(sizes(labels))
    model.load_state_dict(torch.load(checkpoint)["model"], strict=False)
    model.eval()
    if kept and kept.is_file():
        found = dict(np.load(kept))
    else:
        found = vectors(model, [w for w in windows if "types" in w.labels])
        if kept:
            np.savez(kept, **found)
    x, y, w = (torch.from_numpy(found[name]) for name in "xyw")
    learn(model.event_types, x.float(), y, w.float())
    torch.save({"model": model.state_dict()}, out)


if __name__ == "__main__":
    main()
