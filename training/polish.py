"""A last stage for the role head alone, on the finished encoder: its data is the scarcest and it learns slowest.

    python -m training.polish checkpoints/last.pt --out checkpoints/polished.pt

The encoder's word vectors are computed once, so an epoch takes seconds; no other head changes.
"""

import random
from pathlib import Path

import click
import torch
from torch import Tensor

from training import prepare
from training.batches import Batch, batch, groups
from training.export import trained
from training.model import Reader
from training.train import CLIP, SEED, cross_entropy, narrow, role_table
from training.windows import Window

EPOCHS, RATE, DECAY, PIECES = 10, 1e-3, 0.02, 1500
NOISE = 0.2  # share of the word vectors' values dropped


def frozen(model: Reader, windows: list[Window]) -> list[tuple[Batch, Tensor]]:
    """Batches with the encoder's word vectors [b, n, 384]; those without a predicate are left out."""
    found = []
    for group in groups(sorted((w for w in windows if w.kind == "ewt"), key=lambda w: len(w.ids)), PIECES):
        b = batch(group)
        if bool((b.labels["predicates"] == 1).any()):
            with torch.no_grad(), narrow():
                found.append((b, model.vectors(b.inputs)))
    return found


@click.command()
@click.argument("checkpoint", type=Path)
@click.option("--out", type=Path, required=True, help="Checkpoint to write.")
@click.option("--cache", type=Path, default=prepare.CACHE, show_default=True)
@click.option("--threads", type=int, default=2, show_default=True)
def main(checkpoint: Path, out: Path, cache: Path, threads: int) -> None:
    """Train the role head of a finished checkpoint a little further."""
    torch.set_num_threads(threads)
    torch.manual_seed(SEED)
    rng = random.Random(SEED)
    labels, windows = prepare.load(cache.expanduser(), "train")
    model = trained(checkpoint, labels)
    batches = frozen(model, windows)
    head = [p for name, p in model.named_parameters() if name.startswith("role")]
    for part in (model.role_left, model.role_right):
        part.train()
    adam = torch.optim.AdamW(head, lr=RATE, weight_decay=DECAY)
    schedule = torch.optim.lr_scheduler.LinearLR(adam, 1.0, 0.0, EPOCHS * len(batches))
    for epoch in range(EPOCHS):
        rng.shuffle(batches)
        total = 0.0
        for b, vectors in batches:
            rows = (b.labels["predicates"] == 1).nonzero()
            noisy = torch.nn.functional.dropout(vectors, NOISE)
            loss = cross_entropy(model.roles(noisy, rows), role_table(b, rows))
            loss.backward()  # type: ignore[no-untyped-call]
            torch.nn.utils.clip_grad_norm_(head, CLIP)
            adam.step()
            schedule.step()
            adam.zero_grad()
            total += loss.item()
        click.echo(f"epoch {epoch + 1}: loss {total / len(batches):.4f}")
    torch.save({"model": model.state_dict()}, out)


if __name__ == "__main__":
    main()
