"""Checkpoints of one lineage averaged, weight by weight ("model soups", Wortsman et al. 2022).

    python -m training.average first.pt:0.2 second.pt:0.25 third.pt:0.55 --out averaged.pt

What the later stages gained and the earlier ones knew is both kept. A head that a checkpoint does not have yet
takes that one's share from the next checkpoint.
"""

from pathlib import Path

import click
import torch
from torch import Tensor


def average(parts: list[tuple[dict[str, Tensor], float]]) -> dict[str, Tensor]:
    """The weights of the last part, each averaged over all parts by their shares, which sum to 1."""
    found = {}
    for name, last in parts[-1][0].items():
        if not last.is_floating_point():
            found[name] = last
            continue
        mean, owed = torch.zeros_like(last), 0.0
        for weights, share in parts:
            own = weights.get(name)
            if own is None or own.shape != last.shape:
                owed += share
            else:
                mean += (share + owed) * own
                owed = 0.0
        found[name] = mean
    return found


@click.command()
@click.argument("checkpoints", nargs=-1, required=True)
@click.option("--out", type=Path, required=True, help="Checkpoint to write.")
def main(checkpoints: tuple[str, ...], out: Path) -> None:
    """Average CHECKPOINTS, the oldest first, each given as PATH:SHARE."""
    parts = []
    for written in checkpoints:
        path, _, share = written.rpartition(":")
        parts.append((torch.load(path, map_location="cpu")["model"], float(share)))
    if abs(sum(share for _, share in parts) - 1) > 1e-6:
        raise click.ClickException("The shares do not sum to 1.")
    torch.save({"model": average(parts)}, out)


if __name__ == "__main__":
    main()
