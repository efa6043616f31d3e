"""A stage for the heads that read off a word whether it tells an event, of which type that is, and what became of it.

    python -m training.telling CHECKPOINT --out checkpoint.pt
    python -m training.telling CHECKPOINT           # only measures

The encoder is done, the events' own layers too; what the layers below these say is computed once. The heads learn from
the articles whose events we judged, all but those kept apart, and types also from triggers typed one by one, so that
what such articles seldom tell is known as well: the decisions that stand on these heads are learned from
what they say of those, and of the annotated articles, of which the head for telling knows nothing, as it starts anew.
Training the layers with them gained nothing on articles kept apart, and took some from who takes part in events, which
is read off the same layers.
"""

import random
import time
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import click
import torch
from torch import Tensor, nn
from torch.nn import functional as F

from training import prepare
from training.batches import batch, groups
from training.frames import framed, labelled
from training.model import LAYERS, OWN, TOLD_LAYERS, TYPE_LAYERS, Inputs, Reader
from training.rank.annotated import Annotated, articles, judged
from training.train import CLIP, SEED, finished, narrow
from training.windows import IGNORE, Window
from training.words import Pieces

RATE, DECAY, WARM, LEAST, SMOOTHING, DROPPED, PIECES = 1e-3, 0.02, 0.05, 0.02, 0.05, 0.4, 2400
EPOCHS = 5.0
OTHERS = 0.25
"""Which share of what other schemes type an epoch sees."""
REALIS = 0.5
"""The weight of what became of an event."""
BELOW = {*TYPE_LAYERS, *TOLD_LAYERS} - {LAYERS + OWN}
"""The layers whose words' vectors are the same at every look; the events' own see some of theirs dropped while the
heads learn."""


@dataclass(frozen=True)
class Seen:
    """A batch as the layers below see it: pieces by the last of them, words by those that the heads read, and labels
    [b, n], "types" always, "event", "key" and "realis" of whole articles."""

    inputs: Inputs
    pieces: Tensor
    words: dict[int, Tensor]
    labels: dict[str, Tensor]


def batches(model: Reader, windows: Sequence[Window], rng: random.Random) -> list[Seen]:
    """All windows of a kind, like by length together, as the layers below see them."""
    order = sorted(windows, key=lambda w: len(w.ids) + rng.uniform(-10, 10))
    found = []
    for group in groups(order, PIECES):
        b = batch(group)
        with torch.no_grad(), narrow():
            layers = model.encoder.layered(b.inputs.ids, b.inputs.types, b.inputs.mask)
        words = {k: model.pooled(layers[k], b.inputs).bfloat16() for k in BELOW}
        found.append(Seen(b.inputs, layers[LAYERS - OWN].bfloat16(), words, b.labels))
    return found


def deep(model: Reader, seen: Seen) -> dict[int, Tensor]:
    """The vectors of a batch's words by all layers that the heads read."""
    with torch.no_grad(), narrow():
        last = model.encoder.deeper(seen.pieces, seen.inputs.mask)[-1]
    return {k: x.float() for k, x in seen.words.items()} | {LAYERS + OWN: model.pooled(last, seen.inputs)}


def read(words: dict[int, Tensor], layers: Sequence[int], at: Tensor) -> Tensor:
    """What a head reads of the words `at` [b, n] that are true."""
    return torch.cat([words[k][at] for k in layers], -1)


def dropped(head: nn.Sequential) -> nn.Sequential:
    """A head as it is trained."""
    first, between, last = head
    return nn.Sequential(nn.Dropout(DROPPED), first, between, nn.Dropout(DROPPED), last)


def loss(model: Reader, seen: Seen) -> Tensor:
    """The log losses of what is known of a batch's words."""
    words, labels = deep(model, seen), seen.labels
    at = labels["types"] != IGNORE
    said = dropped(model.event_types)(read(words, TYPE_LAYERS, at))
    total = F.cross_entropy(said, labels["types"][at], label_smoothing=SMOOTHING) if at.any() else torch.zeros(())
    if "event" in labels:
        at = labels["event"] != IGNORE
        told = dropped(model.told)(read(words, TOLD_LAYERS, at))
        tells = torch.stack([labels["event"][at], labels["key"][at]], -1).float()
        total = total + F.binary_cross_entropy_with_logits(told[:, :2], tells)
        realis = labels["realis"][at]
        far = F.cross_entropy(told[:, 2:], realis, ignore_index=IGNORE, label_smoothing=SMOOTHING, reduction="sum")
        total = total + REALIS * far / max(1, int((realis != IGNORE).sum()))
    return total


def learn(model: Reader, some: Sequence[Seen], epochs: float, rng: random.Random) -> None:
    """Trains both heads."""
    heads = [*model.event_types.parameters(), *model.told.parameters()]
    adam = torch.optim.AdamW(heads, lr=RATE, weight_decay=DECAY)
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
        torch.nn.utils.clip_grad_norm_(heads, CLIP)
        adam.step()
        schedule.step()
        total, pieces = total + cost.item(), pieces + int(seen.inputs.mask.sum())
        if step % 200 == 0 or step == steps:
            speed = pieces / (time.monotonic() - start)
            click.echo(f"{step} of {steps}: loss {total / (step % 200 or 200):.3f}, {speed:.0f} pieces a second")
            total = 0.0
    model.eval()


def right(model: Reader, some: Iterable[Seen]) -> dict[str, float]:
    """Of the words that tell an event the share whose type is said right, and of which it is said rightly whether it
    took place; and how well those words are told from others (F at even odds)."""
    hits: dict[str, list[Tensor]] = {"type": [], "actual": [], "event": []}
    for seen in some:
        with torch.no_grad():
            words = deep(model, seen)
            at = seen.labels["types"] > 0
            said = model.event_types(read(words, TYPE_LAYERS, at))[:, 1:].argmax(-1) + 1
            hits["type"].append(said == seen.labels["types"][at])
            if "event" in seen.labels:
                at = seen.labels["event"] != IGNORE
                told, event = model.told(read(words, TOLD_LAYERS, at)), seen.labels["event"][at] == 1
                hits["event"].append(torch.stack([(told[:, 0] > 0) & event, (told[:, 0] > 0) ^ event]))
                happened = (told[:, 2:].argmax(-1) == 0) == (seen.labels["realis"][at] == 0)
                hits["actual"].append(happened[event])
    found = {name: float(torch.cat(rows).float().mean()) for name, rows in hits.items() if rows and name != "event"}
    if hits["event"]:
        good, bad = torch.cat(hits["event"], 1).sum(1).tolist()
        found["event"] = 2 * good / (2 * good + bad)
    return found


@click.command()
@click.argument("checkpoint", type=Path)
@click.option("--out", type=Path, help="Checkpoint to write; without it, the heads as they are are measured.")
@click.option("--judged-only", is_flag=True, help="Leave out what was typed one by one and by other schemes.")
@click.option("--epochs", type=float, default=EPOCHS, show_default=True)
@click.option("--cache", type=Path, default=prepare.CACHE, show_default=True)
@click.option("--shared", type=Path, default=Path("../shared"), show_default=True)
@click.option("--threads", type=int, default=2, show_default=True)
def main(
    checkpoint: Path, out: Path | None, judged_only: bool, epochs: float, cache: Path, shared: Path, threads: int
) -> None:
    """Train the heads, and measure them."""
    torch.set_num_threads(threads)
    torch.manual_seed(SEED)
    rng = random.Random(SEED)
    labels, windows = prepare.load(cache.expanduser(), "dev")
    model = finished(checkpoint, labels, but=("told.",) if out else ())
    pieces = Pieces()

    def windows_of(part: Iterable[Annotated]) -> list[Window]:
        return [labelled(found, labels["types"]) for found in framed(part, pieces)]

    if out:
        some = batches(model, windows_of(judged(shared, apart=False)), rng)
        if not judged_only:
            known = prepare.load(cache.expanduser(), "train")[1]
            others = [w for w in known if w.kind == "types"]
            some += batches(model, [w for w in known if w.kind == "typed"], rng)
            some += batches(model, rng.sample(others, round(OTHERS * len(others))), rng)
        learn(model, some, epochs, rng)
    kept = {
        "events.typed, dev": [w for w in windows if w.kind == "typed"],
        "judged, apart": windows_of(judged(shared, apart=True)),
        "eval/dev": windows_of(articles(shared, "dev")),
    }
    for name, part in kept.items():
        shares = right(model, batches(model, part, rng))
        click.echo(f"{name}: " + ", ".join(f"{k} {v:.3f}" for k, v in shares.items()))
    if out:
        torch.save({"model": model.state_dict()}, out)


if __name__ == "__main__":
    main()
