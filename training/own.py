"""A stage for the layers that the events' heads have to themselves, and for the head that types events.

    python -m training.own CHECKPOINT --taught taught.npz --out own.pt

A copy of the encoder's last layers learns for events alone, while the encoder itself, on which all else stands, does
not change: what the layers below say is computed once. It learns the types from what was typed by hand and by other
schemes, and from a larger encoder (`training.teacher`) what that says of the words of raw news: their types, which of
them tell events, and what became of those. The head for telling is learned anew afterwards, from the annotated articles
(`training.telling`). Half an hour on one core with bf16, and 10 GB of memory.
"""

import random
import time
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import click
import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn
from torch.nn import functional as F

from reader.pipeline.triggers import TOLD
from training import prepare
from training.batches import batch, groups
from training.model import LAYERS, OWN, TOLD_LAYERS, TYPE_LAYERS, Inputs, Reader
from training.train import CLIP, SEED, finished, narrow
from training.windows import IGNORE, Window

RATE, HEAD_RATE, DECAY, WARM, LEAST, SMOOTHING, DROPPED, PIECES = 1.5e-4, 5e-4, 0.02, 0.05, 0.02, 0.05, 0.1, 2400
EPOCHS = 3.0
HAND, OTHERS = 3, 0.25
"""How often what was typed by hand is seen, and which share of what other schemes type."""
REALIS = 0.5
"""The weight of what became of an event."""
BELOW = {*TYPE_LAYERS, *TOLD_LAYERS} - {LAYERS + OWN}
"""The layers whose words' vectors do not change."""


@dataclass(frozen=True)
class Seen:
    """A batch as the layers below see it: pieces by the last of them, words by those that the heads read.

    Either `types` [b, n] are known, or a teacher `said` [m, types + 7] of the words in `rows` [m, 2] what they tell.
    """

    inputs: Inputs
    pieces: Tensor
    words: dict[int, Tensor]
    types: Tensor | None
    rows: Tensor
    said: Tensor


@dataclass(frozen=True)
class Told:
    """What a teacher said of a window: word numbers [m] and scores [m, types + 7]."""

    words: NDArray[np.int64]
    said: NDArray[np.float16]


def see(model: Reader, windows: Sequence[Window], told: Sequence[Told]) -> Seen:
    """A batch of windows of known types, or else of those that a teacher `told` of."""
    b = batch([replace(w, labels={} if told else {"types": w.labels["types"]}) for w in windows])
    with torch.no_grad(), narrow():
        layers = model.encoder.layered(b.inputs.ids, b.inputs.types, b.inputs.mask)
    words = {k: model.pooled(layers[k], b.inputs).bfloat16() for k in BELOW}
    rows = [np.stack([np.full(len(t.words), i), t.words], 1) for i, t in enumerate(told)]
    return Seen(
        b.inputs,
        layers[LAYERS - OWN].bfloat16(),
        words,
        b.labels.get("types"),
        torch.from_numpy(np.concatenate(rows)) if rows else torch.zeros(0, 2, dtype=torch.long),
        torch.from_numpy(np.concatenate([t.said for t in told])) if told else torch.zeros(0, 0),
    )


def batches(model: Reader, windows: Sequence[Window], told: dict[int, Told], rng: random.Random) -> list[Seen]:
    """All windows of a kind, like by length together; with `told`, by place in `windows`, only those told of."""
    some = sorted(told or range(len(windows)), key=lambda i: len(windows[i].ids) + rng.uniform(-10, 10))
    found = []
    for group in groups([windows[i] for i in some], PIECES):
        these, some = some[: len(group)], some[len(group) :]
        found.append(see(model, group, [told[i] for i in these] if told else ()))
    return found


def loss(model: Reader, seen: Seen) -> Tensor:
    """The log loss of known types, or how far the heads are from what a teacher said."""
    with narrow():
        last = model.encoder.deeper(seen.pieces, seen.inputs.mask)[-1]
    deep = {k: x.float() for k, x in seen.words.items()} | {LAYERS + OWN: model.pooled(last, seen.inputs)}
    at = (seen.types != IGNORE).nonzero() if seen.types is not None else seen.rows
    types = dropped(model.event_types)(read(deep, TYPE_LAYERS, at))
    if seen.types is not None:
        return F.cross_entropy(types, seen.types[at[:, 0], at[:, 1]], label_smoothing=SMOOTHING)
    said, tells, realis = seen.said.float().split([types.shape[-1], 2, len(TOLD) - 2], -1)
    told = dropped(model.told)(read(deep, TOLD_LAYERS, at))
    likely = torch.sigmoid(tells[:, 0] + 1)  # what is hardly an event has hardly a type
    total = F.binary_cross_entropy_with_logits(told[:, :2], torch.sigmoid(tells))
    for ours, theirs, weight in ((types, said, 1.0), (told[:, 2:], realis, REALIS)):
        far = F.kl_div(F.log_softmax(ours, -1), F.softmax(theirs, -1), reduction="none").sum(-1)
        total = total + weight * (far * likely).sum() / likely.sum()
    return total


def read(deep: dict[int, Tensor], layers: Sequence[int], at: Tensor) -> Tensor:
    """What a head reads of the words `at` [m, 2]."""
    return torch.cat([deep[k][at[:, 0], at[:, 1]] for k in layers], -1)


def dropped(head: nn.Sequential) -> nn.Sequential:
    """A head as it is trained."""
    first, between, last = head
    return nn.Sequential(nn.Dropout(DROPPED), first, between, nn.Dropout(DROPPED), last)


def learn(model: Reader, some: Sequence[Seen], epochs: float, rng: random.Random) -> None:
    """Trains the events' own layers and the heads that read them."""
    body = list(model.encoder.own.parameters())
    heads = [*model.event_types.parameters(), *model.told.parameters()]
    adam = torch.optim.AdamW([{"params": body, "lr": RATE}, {"params": heads, "lr": HEAD_RATE}], weight_decay=DECAY)
    steps = round(epochs * len(some))
    schedule = torch.optim.lr_scheduler.LambdaLR(
        adam, lambda step: min(1.0, (step + 1) / (WARM * steps)) * max(LEAST, 1 - step / steps)
    )
    model.encoder.own.train()
    left: list[Seen] = []
    start, total, pieces = time.monotonic(), 0.0, 0
    for step in range(1, steps + 1):
        if not left:
            left = list(some)
            rng.shuffle(left)
        seen = left.pop()
        cost = loss(model, seen)
        adam.zero_grad()
        cost.backward()  # type: ignore[no-untyped-call]
        torch.nn.utils.clip_grad_norm_(body + heads, CLIP)
        adam.step()
        schedule.step()
        total, pieces = total + cost.item(), pieces + int(seen.inputs.mask.sum())
        if step % 200 == 0 or step == steps:
            speed = pieces / (time.monotonic() - start)
            click.echo(f"{step} of {steps}: loss {total / (step % 200 or 200):.3f}, {speed:.0f} pieces a second")
            total = 0.0
    model.eval()


def right(model: Reader, some: Sequence[Seen]) -> float:
    """The share of the triggers that tell an event whose type is said right."""
    hits = []
    for seen in some:
        assert seen.types is not None
        at = (seen.types > 0).nonzero()
        with torch.no_grad(), narrow():
            last = model.encoder.deeper(seen.pieces, seen.inputs.mask)[-1]
        deep = {k: x.float() for k, x in seen.words.items()} | {LAYERS + OWN: model.pooled(last, seen.inputs)}
        with torch.no_grad():
            said = model.event_types(read(deep, TYPE_LAYERS, at))[:, 1:].argmax(-1) + 1
        hits.append(said == seen.types[at[:, 0], at[:, 1]])
    return float(torch.cat(hits).float().mean())


@click.command()
@click.argument("checkpoint", type=Path)
@click.option("--taught", type=Path, required=True, help="What a teacher said, by training.teacher.")
@click.option("--out", type=Path, required=True, help="Checkpoint to write.")
@click.option("--epochs", type=float, default=EPOCHS, show_default=True)
@click.option("--cache", type=Path, default=prepare.CACHE, show_default=True)
@click.option("--threads", type=int, default=2, show_default=True)
def main(checkpoint: Path, taught: Path, out: Path, epochs: float, cache: Path, threads: int) -> None:
    """Train the events' own layers."""
    torch.set_num_threads(threads)
    torch.manual_seed(SEED)
    rng = random.Random(SEED)
    labels, windows = prepare.load(cache.expanduser(), "train")
    model = finished(checkpoint, labels, but="encoder.own.")
    model.encoder.begin_own()
    by_hand = [w for w in windows if w.kind == "typed"]
    others = [w for w in windows if w.kind == "types"]
    kept = np.load(taught)
    at, said = kept["at"], kept["said"]
    starts = np.flatnonzero(np.diff(at[:, 0], prepend=-1)).tolist()
    told = {int(at[i, 0]): Told(at[i:j, 1], said[i:j]) for i, j in zip(starts, [*starts[1:], len(at)], strict=True)}
    some = batches(model, by_hand, {}, rng) * HAND
    some += batches(model, rng.sample(others, round(OTHERS * len(others))), {}, rng)
    some += batches(model, windows, told, rng)
    dev = batches(model, [w for w in prepare.load(cache.expanduser(), "dev")[1] if w.kind == "typed"], {}, rng)
    click.echo(f"right type of {right(model, dev):.3f} of the triggers of events.typed, dev, before")
    learn(model, some, epochs, rng)
    click.echo(f"{right(model, dev):.3f} after")
    torch.save({"model": model.state_dict()}, out)


if __name__ == "__main__":
    main()
