"""A stage for the head that says which words tell events, which of these an editor would list, and what became of them
(whether they happened, are planned, denied, …): the encoder is done.

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

from reader.pipeline.triggers import TOLD
from training import prepare
from training.frames import framed
from training.model import TELL, TOLD_LAYERS, WIDTH
from training.participants import see
from training.rank.fitting import FOLDS
from training.rank.kept import TELLING
from training.train import SEED, finished
from training.windows import IGNORE
from training.words import Pieces

EPOCHS, RATE, DECAY, DROPPED, BATCH, SMOOTHING = 30, 1e-3, 0.1, 0.4, 128, 0.05
NETWORKS = 3  # side by side in the head, which says their mean


def learn(head: nn.Sequential, x: Tensor, y: Tensor, state: Tensor) -> None:
    """Trains the head on vectors x [m, 768], answers y [m, 2] and `state` [m], numbers of `REALIS`; the vectors' means
    and spreads become part of it."""
    mean, spread = x.mean(0), x.std(0) + 1e-3
    x = (x - mean) / spread
    first, _, last = head
    assert isinstance(first, nn.Linear)
    net = nn.Sequential(nn.Dropout(DROPPED), first, nn.GELU(), nn.Dropout(DROPPED), last)
    adam = torch.optim.AdamW(net.parameters(), lr=RATE, weight_decay=DECAY)
    for _ in range(EPOCHS):
        for rows in torch.randperm(len(x)).split(BATCH):
            adam.zero_grad()
            said = net(x[rows])
            loss = F.binary_cross_entropy_with_logits(said[:, :2], y[rows])
            loss = loss + F.cross_entropy(said[:, 2:], state[rows], ignore_index=IGNORE, label_smoothing=SMOOTHING)
            loss.backward()  # type: ignore[no-untyped-call]
            adam.step()
    with torch.no_grad():
        first.weight /= spread
        first.bias -= first.weight @ mean


def new() -> nn.Sequential:
    """A head that has learnt nothing, a share of the model's in width."""
    width = WIDTH * len(TOLD_LAYERS)
    return nn.Sequential(nn.Linear(width, TELL // NETWORKS), nn.GELU(), nn.Linear(TELL // NETWORKS, len(TOLD)))


def learned(x: Tensor, y: Tensor, state: Tensor) -> nn.Sequential:
    """Several heads, each learned from another start, as one that says their mean."""
    heads = [new() for _ in range(NETWORKS)]
    for head in heads:
        learn(head, x, y, state)
    whole = nn.Sequential(nn.Linear(x.shape[1], TELL), nn.GELU(), nn.Linear(TELL, len(TOLD)))
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


def crossed(articles: Sequence[str], x: Tensor, y: Tensor, state: Tensor, rng: random.Random) -> Tensor:
    """What heads say [m, 7] of each article that learned from the other folds' articles alone."""
    names = sorted(set(articles))
    rng.shuffle(names)
    fold = {name: i % FOLDS for i, name in enumerate(names)}
    folds = torch.tensor([fold[name] for name in articles])
    found = torch.zeros(len(x), len(TOLD))
    for k in range(FOLDS):
        head = learned(*(some[folds != k] for some in (x, y, state)))
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
    model = finished(checkpoint, labels, but="told.")
    windows = list(framed(shared, Pieces()))
    seen = see(model, [w.window for w in windows], [w.frames for w in windows], TOLD_LAYERS)
    told = [(w, t, s.vectors[t.word]) for w, s in zip(windows, seen, strict=True) for t in w.told]
    x = torch.stack([vector.float() for *_, vector in told])
    y = torch.tensor([[float(t.event), float(t.key)] for _, t, _ in told])
    state = torch.tensor([t.realis for _, t, _ in told])
    click.echo(f"{len(told)} words, {int(y[:, 0].sum())} tell events")
    kept: dict[str, list[list[float]]] = {w.article: [] for w in windows}
    odds = crossed([w.article for w, *_ in told], x, y, state, rng)
    for (w, t, _), row in zip(told, odds.tolist(), strict=True):
        kept[w.article].append([w.offsets[w.start + t.word], *(round(o, 3) for o in row)])
    (cache.expanduser() / TELLING).write_text(json.dumps(kept), encoding="utf8")
    model.told.load_state_dict(learned(x, y, state).state_dict())
    torch.save({"model": model.state_dict()}, out)


if __name__ == "__main__":
    main()
