"""A stage for the head that types events, on the finished encoder: what a trigger tells of, in its context.

    python -m training.types CHECKPOINT --out typed.pt [--taught FILE] [--vectors FILE]

A small network reads the type off a word's vectors of several layers: the first knows the word, the last its context.
The encoder does not change, so its vectors are computed once (kept in FILE, if one is given) and the rest takes a
minute. Triggers typed by hand count more than those whose types are those of another scheme. What a teacher said of
raw news (`training.teacher`) is learnt beside them.
"""

from pathlib import Path

import click
import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn
from torch.nn import functional as F

from training import prepare
from training.batches import batch, groups
from training.model import TYPE_LAYERS, Reader
from training.train import SEED, finished
from training.windows import IGNORE, Window

EPOCHS, RATE, DECAY, BATCH, SMOOTHING, DROPPED = 14, 2e-3, 0.1, 512, 0.05, 0.3
TAUGHT_EPOCHS, TAUGHT_DROPPED, KNOWN = 30, 0.1, 192
"""With a teacher, which says so much that less need be dropped: epochs of what it says, and how many triggers of known
type stand beside each batch of it."""
PIECES = 3000
HAND = 4.0
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
        w.append(np.array([HAND if group[i].kind == "typed" else 1.0 for i in rows[:, 0].tolist()]))
    return {"x": np.concatenate(x), "y": np.concatenate(y), "w": np.concatenate(w)}


def learn(head: nn.Sequential, x: Tensor, y: Tensor, w: Tensor, taught: tuple[Tensor, Tensor] | None = None) -> None:
    """Trains the head on vectors x [m, 1152] of types y and weights w, and on the vectors and scores of types that a
    teacher gave; the vectors' means and spreads become part of its first layer."""
    more, said = taught or (x[:0], x[:0])
    mean, spread = torch.cat([more, x]).mean(0), torch.cat([more, x]).std(0) + 1e-3
    first, _, last = head
    assert isinstance(first, nn.Linear)
    dropped = TAUGHT_DROPPED if taught else DROPPED
    net = nn.Sequential(nn.Dropout(dropped), first, nn.GELU(), nn.Dropout(dropped), last)
    adam = torch.optim.AdamW(net.parameters(), lr=RATE, weight_decay=DECAY)
    each = len(more) // BATCH or len(x) // BATCH
    steps = each * (TAUGHT_EPOCHS if taught else EPOCHS)
    schedule = torch.optim.lr_scheduler.LinearLR(adam, 1.0, 0.02, steps)
    total = 0.0
    for step in range(1, steps + 1):
        rows = torch.multinomial(w, KNOWN if taught else BATCH, replacement=True)
        loss = F.cross_entropy(net((x[rows] - mean) / spread), y[rows], label_smoothing=SMOOTHING)
        if taught:
            rows = torch.randint(len(more), (BATCH,))
            ours = F.log_softmax(net((more[rows] - mean) / spread), -1)
            loss = loss + F.kl_div(ours, F.softmax(said[rows], -1), reduction="batchmean")
        adam.zero_grad()
        loss.backward()  # type: ignore[no-untyped-call]
        adam.step()
        schedule.step()
        total += loss.item()
        if step % each == 0:
            click.echo(f"epoch {step // each}: loss {total / each:.3f}")
            total = 0.0
    with torch.no_grad():
        first.weight /= spread
        first.bias -= first.weight @ mean


@click.command()
@click.argument("checkpoint", type=Path)
@click.option("--out", type=Path, required=True, help="Checkpoint to write.")
@click.option("--cache", type=Path, default=prepare.CACHE, show_default=True)
@click.option("--taught", type=Path, help="What a teacher said, by training.teacher.")
@click.option("--vectors", "kept", type=Path, help="Where the word vectors are kept from run to run.")
@click.option("--threads", type=int, default=2, show_default=True)
def main(checkpoint: Path, out: Path, cache: Path, taught: Path | None, kept: Path | None, threads: int) -> None:
    """Train the head that types events."""
    torch.set_num_threads(threads)
    torch.manual_seed(SEED)
    labels, windows = prepare.load(cache.expanduser(), "train")
    model = finished(checkpoint, labels, but="event_types.")
    if kept and kept.is_file():
        found = dict(np.load(kept))
    else:
        found = vectors(model, [w for w in windows if "types" in w.labels])
        if kept:
            np.savez(kept, **found)
    x, y, w = (torch.from_numpy(found[name]) for name in "xyw")
    more = np.load(taught) if taught else None
    told = more and tuple(torch.from_numpy(more[name]).float() for name in ("x", "said"))
    learn(model.event_types, x.float(), y, w.float(), told)
    torch.save({"model": model.state_dict()}, out)


if __name__ == "__main__":
    main()
