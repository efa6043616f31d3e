"""Words a second of the encoder alone, of the pipeline and of the whole analysis, in one run on one text.

python benchmarks/speed.py [--words 20000]
"""

from __future__ import annotations

import argparse
import statistics
import time
from collections.abc import Callable
from pathlib import Path

from reader import pipeline
from reader.analysis import analyse
from reader.sources import read

SAMPLES = Path(__file__).parent.parent / "samples"


def rate(work: Callable[[], object], words: int, runs: int = 5) -> float:
    """Median words a second over the runs, after one that warms up."""
    work()
    times = []
    for _ in range(runs):
        begun = time.perf_counter()
        work()
        times.append(time.perf_counter() - begun)
    return words / statistics.median(times)


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
    alone = rate(lambda: list(encoder.pipe(docs)), total)
    piped = rate(lambda: list(nlp.pipe(texts)), total)
    whole = rate(lambda: [analyse(d, a) for d, a in zip(nlp.pipe(texts), batch, strict=True)], total)
    for name, figure in (("encoder", alone), ("pipeline", piped), ("pipeline and analysis", whole)):
        print(f"{name}: {figure:,.0f} words a second ({figure / alone:.2f} of the encoder's)")


if __name__ == "__main__":
    main()
