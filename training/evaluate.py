"""Scores and speed of an exported folder on the dev splits.

    python -m training.evaluate FOLDER [--cache ...] [--corpora ../shared/corpora] [--scorer ../shared/eval/score.py]

With the scorer at hand, also the scores through raw text, by `reader extract`, and of the articles beside the scorer.
"""

import functools
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping, Sequence
from pathlib import Path

import click
import numpy as np
import onnxruntime

from reader.pipeline import MODEL
from reader.pipeline.trees import forest
from training import prepare, scores
from training.batches import batch, groups
from training.onnx_file import run, session
from training.windows import Window

RAW = {
    "entities": "ner.worldwide.dev.jsonl.gz",
    "attribution": "attribution.polnear.dev.jsonl.gz",
    "events": "events.ecbplus.dev.jsonl.gz",
}
SPEED_WORDS, SPEED_PIECES = 20_000, 2_000  # words measured, pieces a batch


def given(
    encoder: onnxruntime.InferenceSession, windows: list[Window], labels: Mapping[str, list[str]]
) -> dict[str, float]:
    """Scores on given words, trees decoded as the pipeline does."""
    some = sorted(windows, key=lambda w: (w.kind, len(w.ids)))
    batches = [g for kind in sorted({w.kind for w in some}) for g in groups([w for w in some if w.kind == kind])]
    return scores.score(functools.partial(run, encoder), batches, labels, forest)


def words_a_second(encoder: onnxruntime.InferenceSession, windows: list[Window], words: int = SPEED_WORDS) -> float:
    """Words the encoder takes a second, in batches of windows of like length."""
    total = np.cumsum([len(w.words) for w in windows])
    some = sorted(windows[: int(np.searchsorted(total, words)) + 1], key=lambda w: len(w.ids))
    batches = [batch(g).inputs for g in groups(some, SPEED_PIECES)]
    run(encoder, batches[0])
    began = time.perf_counter()
    for inputs in batches:
        run(encoder, inputs)
    return sum(len(w.words) for w in some) / (time.perf_counter() - began)


def raw(scorer: Path, corpora: Path, folder: Path) -> dict[str, str]:
    """The scorer's figures for Reader's own extraction from running text, by metric."""
    found: dict[str, str] = {}
    with tempfile.TemporaryDirectory() as temporary:
        for task, name in RAW.items():
            gold, texts = corpora / name, Path(temporary) / task
            subprocess.run([sys.executable, scorer, "texts", gold, texts], check=True)
            found |= scored(scorer, task, gold, folder, ["--raw", *map(str, sorted(texts.iterdir()))])
    return found


def scored(scorer: Path, task: str, gold: Path, folder: Path, arguments: Sequence[str]) -> dict[str, str]:
    """One task's figures for what `reader extract` gives with these arguments."""
    with tempfile.NamedTemporaryFile(suffix=".jsonl") as out:
        extract = [sys.executable, "-m", "reader", "extract", *arguments]
        subprocess.run(extract, stdout=out, check=True, env=os.environ | {MODEL: str(folder)})
        lines = subprocess.run(
            [sys.executable, scorer, task, gold, out.name], stdout=subprocess.PIPE, check=True, text=True
        )
    return dict(line.split(" ", 1) for line in lines.stdout.splitlines())


@click.command()
@click.argument("folder", type=Path)
@click.option("--cache", type=Path, default=prepare.CACHE, show_default=True)
@click.option("--corpora", type=Path, default=prepare.CORPORA, show_default=True)
@click.option("--scorer", type=Path, default="../shared/eval/score.py", show_default=True)
@click.option("--speed/--no-speed", default=True)
def main(folder: Path, cache: Path, corpora: Path, scorer: Path, speed: bool) -> None:
    """Print a table of scores."""
    _, windows = prepare.load(cache.expanduser(), "dev")
    labels = json.loads((folder / "labels.json").read_text(encoding="utf8"))
    click.echo("| given words | score |\n|---|---|")
    for metric, value in given(session(folder / "encoder.onnx"), windows, labels).items():
        click.echo(f"| {metric} | {value:.4f} |")
    if scorer.exists():
        stories = scorer.parent / "stories"
        articles = scored(scorer, "stories", stories, folder, [str(path) for path in sorted(stories.glob("*.txt"))])
        for title, table in (("five articles", articles), ("raw text", raw(scorer, corpora, folder))):
            click.echo(f"\n| {title} | score |\n|---|---|")
            for name, shown in table.items():
                click.echo(f"| {name} | {shown} |")
    if speed:
        click.echo("\n| threads | words a second |\n|---|---|")
        news = [w for w in windows if w.kind == "ner"]
        for threads in (1, 2):
            click.echo(f"| {threads} | {words_a_second(session(folder / 'encoder.onnx', threads), news):,.0f} |")


if __name__ == "__main__":
    main()
