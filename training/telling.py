"""A stage for the head that says which words tell events, and which of these an editor would list: the encoder is done.

    python -m training.telling CHECKPOINT --out checkpoint.pt

It learns from the annotated articles alone: what counts as an event is theirs to say, and other corpora say otherwise.
What it says of an article when it has not learned from it is kept for `training.rank`.
"""

import json
import random
from collections.abc import Sequence
from pathlib import Path

import click
import torch
from torch import Tensor, nn
from torch.nn import functional as F

from training import prepare
from training.frames import framed
from training.model import PART_LAYERS, TELL, WIDTH, Reader
from training.participants import see
from training.rank.fitting import FOLDS
from training.rank.kept import TOLD
from training.train import SEED, sizes
from training.words import Pieces

EPOCHS, RATE, DECAY, DROPPED, BATCH = 30, 1e-3, 0.1, 0.4, 128
NETWORKS = 3  # side by side in the head, which says their mean


def learn(head: nn.Sequential, x: Tensor, y: Tensor) -> None:
    """Trains the head on vectors x [m, 768] and answers y [m, 2]; the vectors' means and spreads become part of it."""
    mean, spread = x.mean(0), x.std(0) + 1e-3
    x = (x - mean) / spread
    first, _, last = head
    assert isinstance(first, nn.Linear)
    net = nn.Sequential(nn.Dropout(DROPPED), first, nn.GELU(), nn.Dropout(DROPPED), last)
    adam = torch.optim.AdamW(net.parameters(), lr=RATE, weight_decay=DECAY)
    for _ in range(EPOCHS):
        for rows in torch.randperm(len(x)).split(BATCH):
            adam.zero_grad()
            F.binary_cross_entropy_with_logits(net(x[rows]), y[rows]).backward()  # type: ignore[no-untyped-call]
            adam.step()
    with torch.no_grad():
        first.weight /= spread
        first.bias -= first.weight @ mean


def new() -> nn.Sequential:
    """A head that has learnt nothing, a share of the model's in width."""
    width = WIDTH * len(PART_LAYERS)
    return nn.Sequential(nn.Linear(width, TELL // NETWORKS), nn.GELU(), nn.Linear(TELL // NETWORKS, 2))


def learned(x: Tensor, y: Tensor) -> nn.Sequential:
    """Several heads, each learned from another start, as one that says their mean."""
    heads = [new() for _ in range(NETWORKS)]
    for head in heads:
        learn(head, x, y)
    whole = nn.Sequential(nn.Linear(x.shape[1], TELL), nn.GELU(), nn.Linear(TELL, 2))
    parts = [dict(head.named_parameters()) for head in heads]
    with torch.no_grad():
        whole.load_state_dict(
            {
                "0.weight": torch.cat([p["0.weight"] for p in parts]),
                "0.bias": torch.cat([p["0.bias"] for p in parts]),
                "2.weight": torch.cat([p["2.weight"] for p in parts], 1) / NETWORKS,
                "2.bias": torch.stack([p["2.bias"] for p in parts]).mean(0),
            }
        )
    return whole


def crossed(articles: Sequence[str], x: Tensor, y: Tensor, rng: random.Random) -> Tensor:
    """What heads say [m, 2] of each article that learned from the other folds' articles alone."""
    names = sorted(set(articles))
    rng.shuffle(names)
    fold = {name: i % FOLDS for i, name in enumerate(names)}
    folds = torch.tensor([fold[name] for name in articles])
    found = torch.zeros_like(y)
    for k in range(FOLDS):
        head = learned(x[folds != k], y[folds != k])
        with torch.no_grad():
            found[folds == k] = head(x[folds == k])
    return found


@click.command()
@click.argument("checkpoint", type=Path)
@click.option("--out", type=Path, required=True, help="Checkpoint to write.")
@click.option("--cache", type=Path, default=prepare.CACHE, show_default=True)
@click.option("--shared", type=Path, default=Path("../shared"), show_default=True)
@click.option("--threads", type=int, default=2, show_default=True)
def main(checkpoint: Path, out: Path, cache: Path, shared: Path, threads: int) -> None:
    """Train the head of telling."""
    torch.set_num_threads(threads)
    torch.manual_seed(SEED)
    rng = random.Random(SEED)
    labels = json.loads((cache.expanduser() / "labels.json").read_text(encoding="utf8"))
    model = Reader(sizes(labels))
    model.load_state_dict(torch.load(checkpoint)["model"], strict=False)
    model.eval()
    windows = list(framed(shared, Pieces()))
    seen = see(model, [w.window for w in windows], [w.frames for w in windows])
    told = [(w, i, s.vectors[i], event, key) for w, s in zip(windows, seen, strict=True) for i, event, key in w.told]
    x = torch.stack([vector.float() for _, _, vector, _, _ in told])
    y = torch.tensor([[float(event), float(key)] for *_, event, key in told])
    click.echo(f"{len(told)} words, {int(y[:, 0].sum())} tell events")
    kept: dict[str, list[list[float]]] = {w.article: [] for w in windows}
    odds = crossed([w.article for w, *_ in told], x, y, rng)
    for (w, i, *_), row in zip(told, odds.tolist(), strict=True):
        kept[w.article].append([w.offsets[w.start + i], *(round(o, 3) for o in row)])
    (cache.expanduser() / TOLD).write_text(json.dumps(kept), encoding="utf8")
    model.told.load_state_dict(learned(x, y).state_dict())
    torch.save({"model": model.state_dict()}, out)


if __name__ == "__main__":
    main()
