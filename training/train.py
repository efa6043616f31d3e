"""Train all heads together, in one stage, on a CPU.

python -m training.train --out checkpoints [--epochs 4] [--resume]
"""

import functools
import json
import math
import random
import time
from collections.abc import Collection, Sequence
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path
from typing import cast

import click
import torch
from torch import Tensor
from torch.nn import functional as F

from reader.pipeline.coreference import buckets
from training import prepare, scores
from training.batches import REPEATED, Augment, Batch, batch, epoch, groups
from training.model import LAYERS, OUTPUTS, TAGGERS, TYPE_LAYERS, Inputs, Reader, Sizes
from training.partial import NAMES
from training.windows import IGNORE, OTHER, Window
from training.words import Pieces

SEED = 20
ENCODER_RATE, HEAD_RATE, WARM_UP, DECAY, CLIP = 2.5e-4, 1e-3, 200, 0.01, 1.0
WEIGHTS = {"tag": 0.5, "pos": 0.5, "lemma": 0.5, "roles": 4.0}
DEV_PIECES = 6000  # of each kind, for the scores shown while training


def sizes(labels: prepare.Labels) -> Sizes:
    """The heads' sizes."""
    taggers = {name: len(labels[name]) for name in TAGGERS}
    return Sizes(taggers, len(labels["dep"]), len(labels["roles"]), len(labels["types"]), len(labels["parts"]))


def finished(checkpoint: Path, labels: prepare.Labels, *, but: tuple[str, ...] = ()) -> Reader:
    """The network of a checkpoint, not to be trained; what the checkpoint lacks, and what begins with `but`, is new."""
    model = Reader(sizes(labels))
    known = torch.load(checkpoint)["model"]
    model.load_state_dict({name: x for name, x in known.items() if not name.startswith(but)}, strict=False)
    return model.eval()


def narrow() -> AbstractContextManager[None]:
    """Half the bits where the processor multiplies them by itself; elsewhere that would only be slower."""
    fast = torch.ops.mkldnn._is_mkldnn_bf16_supported()
    return cast("AbstractContextManager[None]", torch.autocast("cpu", torch.bfloat16)) if fast else nullcontext()


def losses(model: Reader, b: Batch, told: Sequence[int] = ()) -> dict[str, Tensor]:
    """The mean cross-entropy of every head that this batch is annotated for; `told` are the labels that a word
    labelled `OTHER` has none of."""
    with narrow():
        layers = model.encoder.layered(b.inputs.ids, b.inputs.types, b.inputs.mask)
    vectors = model.pooled(layers[LAYERS], b.inputs)
    found = {}
    if "types" in b.labels:
        read = torch.cat([model.pooled(layers[k], b.inputs) for k in TYPE_LAYERS], -1)
        found["types"] = cross_entropy(model.event_types(model.dropout(read)), b.labels["types"])
    vectors = model.dropout(vectors)
    for name in TAGGERS:
        if name in b.labels and bool((b.labels[name] != IGNORE).any()):
            found[name] = tagging(model.taggers[name](vectors), b.labels[name], told)
    if "head" in b.labels:
        gold = b.labels["head"]
        found["arcs"] = cross_entropy(model.arcs(vectors, b.inputs.words), gold)
        with narrow():
            rels = model.rels(vectors, gold.clamp(min=0)[..., None]).squeeze(-2).float()
        found["rels"] = cross_entropy(rels, b.labels["dep"])
    if "predicates" in found and len(rows := (b.labels["predicates"] == 1).nonzero()):
        found["roles"] = cross_entropy(model.roles(vectors, rows), role_table(b, rows))
    if "clusters" in b.labels and len(rows := mention_rows(b)) > 1:
        found["coref"] = coreference(model, vectors, b, rows)
    return found


def mention_rows(b: Batch) -> Tensor:
    """The mentions [m, 2] of a batch by (window, word), in the order of the text."""
    clusters = b.labels["clusters"]
    return ((clusters > 0) | ((b.labels["mentions"] > 0) & (clusters == 0))).nonzero()


def coreference(model: Reader, vectors: Tensor, b: Batch, rows: Tensor) -> Tensor:
    """The marginal log-likelihood of the gold antecedents (Lee et al. 2017), none being one where there is none."""
    lengths = b.inputs.words.sum(1)
    at = (lengths.cumsum(0) - lengths)[rows[:, 0]] + rows[:, 1]
    clusters = b.labels["clusters"][rows[:, 0], rows[:, 1]]
    words = b.forms[rows[:, 0], rows[:, 1]]
    far = torch.from_numpy(buckets((at[:, None] - at[None]).abs().numpy()))
    found = model.coref.scores(
        model.coref(vectors[rows[:, 0], rows[:, 1]]), far, (words[:, None] == words[None]).long()
    )
    before = at[:, None] > at[None]
    gold = before & (clusters[:, None] == clusters[None]) & (clusters > 0)[:, None]
    none = torch.zeros(len(rows), 1)
    every = torch.cat([none, found.masked_fill(~before, -torch.inf)], 1)
    right = torch.cat(
        [none.masked_fill(gold.any(1, keepdim=True), -torch.inf), found.masked_fill(~gold, -torch.inf)], 1
    )
    return (every.logsumexp(1) - right.logsumexp(1)).mean()


def role_table(b: Batch, rows: Tensor) -> Tensor:
    """Gold roles [p, n] for predicates' rows [p, 2]: 0 for no argument, `IGNORE` for padding."""
    table = torch.where(b.inputs.words[rows[:, 0]] == 1, 0, IGNORE)
    index = torch.full_like(b.labels["predicates"], -1)
    index[rows[:, 0], rows[:, 1]] = torch.arange(len(rows))
    table[index[b.roles[:, 0], b.roles[:, 1]], b.roles[:, 2]] = b.roles[:, 3]
    return table


def tagging(logits: Tensor, gold: Tensor, told: Sequence[int]) -> Tensor:
    """Cross-entropy where the label is known, and the chance of all labels but `told` where it is `OTHER`."""
    rows = gold != IGNORE
    chances, gold = F.log_softmax(logits[rows], -1), gold[rows]
    right = chances.gather(1, gold.clamp(min=0)[:, None]).squeeze(1)
    others = [i for i in range(logits.shape[-1]) if i not in told]
    return -torch.where(gold == OTHER, chances[:, others].logsumexp(1), right).mean()


def cross_entropy(logits: Tensor, gold: Tensor) -> Tensor:
    return F.cross_entropy(logits.flatten(0, 1), gold.flatten(), ignore_index=IGNORE)


def rate(step: int, total: int) -> float:
    """The share of the full learning rate: warm-up, then linear decay to 0."""
    return min(1.0, (step + 1) / WARM_UP) * max(0.0, (total - step) / total)


def optimizer(model: Reader, new: Collection[str] = (), scale: float = 1.0) -> torch.optim.AdamW:
    """AdamW: the encoder slower than the heads, no decay of biases and norms; only `new` ones' rates are not scaled."""
    split: dict[tuple[float, bool], list[Tensor]] = {}
    for name, parameter in model.named_parameters():
        full = ENCODER_RATE if name.startswith("encoder.") else HEAD_RATE
        split.setdefault((full if name in new else full * scale, parameter.dim() > 1), []).append(parameter)
    return torch.optim.AdamW(
        [{"params": p, "full": full, "weight_decay": DECAY if wide else 0.0} for (full, wide), p in split.items()],
        fused=True,
    )


def dev_groups(windows: list[Window], pieces: int = DEV_PIECES) -> list[list[Window]]:
    """A small, fixed part of the dev windows, spread over the documents, in batches."""
    found = []
    for kind in sorted({w.kind for w in windows}):
        some = [w for w in windows if w.kind == kind]
        step = max(1, sum(len(w.ids) for w in some) // pieces)
        found += list(groups(sorted(some[::step], key=lambda w: len(w.ids))))
    return found


def run(model: Reader, inputs: Inputs) -> scores.Outputs:
    """The model's outputs for scoring."""
    model.eval()
    with torch.no_grad(), narrow():
        found = dict(zip(OUTPUTS, model(*inputs), strict=True))
    return {name: (x.float() if x.is_floating_point() else x).numpy() for name, x in found.items()}


@click.command()
@click.option("--cache", type=Path, default=prepare.CACHE, show_default=True)
@click.option("--out", type=Path, required=True, help="Folder for checkpoints.")
@click.option("--epochs", type=float, default=4.3, show_default=True)
@click.option("--threads", type=int, default=2, show_default=True)
@click.option("--often", multiple=True, help="KIND=TIMES: how often an epoch sees a kind of windows.")
@click.option("--resume", is_flag=True, help="Go on from the last checkpoint.")
@click.option("--start", "begin", type=Path, help="A checkpoint whose weights a new training starts from.")
@click.option("--scale", type=float, default=1.0, help="Of the rates of all that is not new.")
@click.option("--save-every", type=float, default=600, show_default=True, help="Seconds.")
@click.option("--dev-every", type=float, default=1200, show_default=True, help="Seconds.")
def main(
    cache: Path,
    out: Path,
    epochs: float,
    threads: int,
    often: Sequence[str],
    resume: bool,
    begin: Path | None,
    scale: float,
    save_every: float,
    dev_every: float,
) -> None:
    """Train the encoder and its heads."""
    torch.set_num_threads(threads)
    torch.set_flush_denormal(True)
    torch.manual_seed(SEED)
    labels, windows = prepare.load(cache.expanduser(), "train")
    dev = dev_groups(prepare.load(cache.expanduser(), "dev")[1])
    augment = Augment(Pieces())
    rare = frozenset(i for i, x in enumerate(labels["ner"]) if x[2:] in ("Facility", "Product"))
    told = [i for i, x in enumerate(labels["ner"]) if x[2:] in NAMES.values()]
    repeated = REPEATED | {kind: float(times) for kind, _, times in (x.partition("=") for x in often)}
    per_epoch = len(epoch(windows, SEED, rare, repeated))
    model = Reader(sizes(labels))
    new: set[str] = set()
    if begin:
        new.update(model.load_state_dict(torch.load(begin)["model"], strict=False).missing_keys)
    else:
        model.encoder.load_pretrained()
    adam = optimizer(model, new, scale)
    step = 0
    out.mkdir(parents=True, exist_ok=True)
    checkpoint = out / "last.pt"
    if resume:
        kept = torch.load(checkpoint)
        model.load_state_dict(kept["model"])
        adam.load_state_dict(kept["adam"])
        step = kept["step"]
    total = math.ceil(per_epoch * epochs)
    click.echo(f"{per_epoch} steps an epoch, steps {step} to {total}")

    def show() -> None:
        found = scores.score(functools.partial(run, model), dev, labels)
        click.echo("dev " + json.dumps(found))

    def save() -> None:
        kept = {"model": model.state_dict(), "adam": adam.state_dict(), "step": step}
        torch.save(kept, out / "new.pt")
        (out / "new.pt").replace(checkpoint)

    began = saved = measured = logged = time.monotonic()
    first, pieces, mean = step, 0, dict[str, float]()
    while step < total:
        # Epochs differ by a few batches; each counts as many as the first, so that a step tells where training is.
        batches = epoch(windows, SEED + step // per_epoch, rare, repeated)
        for group in (batches * 2)[step % per_epoch : per_epoch]:
            model.train()
            rng = random.Random(step)
            b = batch([augment(w, rng) for w in group])
            for part in adam.param_groups:
                part["lr"] = part["full"] * rate(step, total)
            found = losses(model, b, told)
            loss = sum((WEIGHTS.get(name, 1.0) * x for name, x in found.items()), torch.zeros(()))
            if not found:  # a stretch in which nothing is annotated
                step += 1
                continue
            loss.backward()  # type: ignore[no-untyped-call]
            torch.nn.utils.clip_grad_norm_(model.parameters(), CLIP, foreach=True)
            adam.step()
            adam.zero_grad(set_to_none=True)
            step += 1
            pieces += int(b.inputs.mask.sum())
            for name, x in found.items():
                mean[name] = 0.97 * mean.get(name, x.item()) + 0.03 * x.item()
            now = time.monotonic()
            if now - logged > 60:
                shown = " ".join(f"{name} {x:.3f}" for name, x in sorted(mean.items()))
                left = (total - step) * (now - began) / (step - first)
                speed = f"{pieces / (now - began):.0f} pieces/s, {left / 60:.0f} min left"
                click.echo(f"{time.strftime('%H:%M')} step {step}/{total} {speed} | {shown}")
                logged = now
            if now - saved > save_every:
                save()
                saved = now
            if now - measured > dev_every:
                show()
                measured = now
            if step == total:
                break
    save()
    show()
    click.echo(f"done: {(time.monotonic() - began) / 60:.0f} minutes")


if __name__ == "__main__":
    main()
