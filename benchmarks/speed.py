"""Words a second of the encoder alone, of the pipeline and of the whole analysis, in one run on one text.

python benchmarks/speed.py [--words 20000]

Beside them what 1,000 words take of the processors, by which versions can be told apart while other programs work.
"""

from __future__ import annotations

import argparse
import statistics
import time
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from reader import pipeline
from reader.analysis import analyse
from reader.sources import read

SAMPLES = Path(__file__).parent.parent / "samples"


class Cost(NamedTuple):
    """Medians over some runs: words a second, and seconds of the processors for each 1,000 words."""

    rate: float
    processors: float


def cost(work: Callable[[], object], words: int, runs: int = 5) -> Cost:
    """What the work on so many words costs, after a run that warms up."""
    work()
    passed, spent = [], []
    for _ in range(runs):
        begun, before = time.perf_counter(), time.process_time()
        work()
        passed.append(time.perf_counter() - begun)
        spent.append(time.process_time() - before)
    return Cost(words / statistics.median(passed), 1000 * statistics.median(spent) / words)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--words", type=int, default=20_000)
    options = parser.parse_args()
    begun = time.perf_counter()
    nlp = pipeline.load()
    print(f"load: {time.perf_counter() - begun:.2f} s")
    articles = [read(str(path)) for path in sorted(SAMPLES.glob("*.txt"))]
    words = sum(len(article.text.split()) for article in articles)
    batch = articles * max(1, options.words // words)
    total = sum(len(article.text.split()) for article in batch)
    texts = [article.text for article in batch]
    encoder = nlp.get_pipe("reader_encoder")
    docs = [nlp.make_doc(text) for text in texts]
    alone = cost(lambda: list(encoder.pipe(docs)), total)
    piped = cost(lambda: list(nlp.pipe(texts)), total)
    whole = cost(lambda: [analyse(d, a) for d, a in zip(nlp.pipe(texts), batch, strict=True)], total)
    for name, found in (("encoder", alone), ("pipeline", piped), ("pipeline and analysis", whole)):
        share, more = found.rate / alone.rate, found.processors / alone.processors
        print(f"{name}: {found.rate:,.0f} words a second ({share:.2f} of the encoder's)", end="; ")
        print(f"{found.processors:.3f} s of the processors for each 1,000 ({more:.2f} times)")


if __name__ == "__main__":
    main()
