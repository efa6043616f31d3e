"""Articles a minute by `reader extract`'s ways of sharing the work, beside spaCy's own; prints a Markdown table.

    python -m benchmarks.many [--articles 1000] [--processes 2]

The articles are put together from the samples' paragraphs, no two alike. "Until the first" has the start of processes
and the loading of the pipeline in it, the rate is of those after it. spaCy's `nlp.pipe(n_process=…)` runs the same
pipeline but not the analysis, which cannot be made of Docs that came from another process: their `event_types` are no
arrays any more. Few articles flatter what works ahead: when the first comes, others are done.
What comes out of Reader's ways is compared byte by byte.
"""

from __future__ import annotations

import argparse
import multiprocessing
import os
import random
import statistics
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from hashlib import sha256
from typing import NamedTuple

from distributed import LocalCluster

from benchmarks.sitting import articles as texts
from reader import pipeline
from reader.engine import batch, cluster, jobs
from reader.export.json import encode
from reader.sources import plain
from reader.story import Article

MILLION = 1_000_000


class Taken(NamedTuple):
    """Seconds until the first article, articles a minute from then on, and a hash of all that came."""

    first: float
    rate: float
    hash: str


def taken(work: Callable[[], Iterable[bytes]]) -> Taken:
    """One run."""
    whole = sha256()
    began = time.perf_counter()
    times = []
    for found in work():
        times.append(time.perf_counter())
        whole.update(found)
    return Taken(times[0] - began, 60 * (len(times) - 1) / (times[-1] - times[0]), whole.hexdigest())


def lost(article: Article, error: Exception) -> None:
    sys.exit(f"{article.source}: {error}")


def by_jobs(articles: list[Article], count: int) -> Iterator[bytes]:
    if count == 1:
        return map(encode, batch.stories(articles, failed=lost))
    return map(encode, jobs.stories(articles, jobs=count, failed=lost))


def by_cluster(articles: list[Article], count: int) -> Iterator[bytes]:
    with LocalCluster(n_workers=count, threads_per_worker=1, processes=True, dashboard_address=None) as made:
        address = made.scheduler_address
        yield from map(encode, cluster.stories(articles, address=address, failed=lost))


def by_spacy(articles: list[Article], count: int) -> Iterator[bytes]:
    nlp = pipeline.load(threads=max(1, jobs.cores() // count))
    for _ in nlp.pipe([article.text for article in articles], n_process=count, batch_size=batch.BATCH):
        yield b""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=1_000)
    parser.add_argument("--processes", type=int, default=2)
    options = parser.parse_args()
    multiprocessing.set_start_method("spawn")  # a fork of a process that has threads may stand still
    count = options.processes
    made = texts(options.articles, random.Random(7))
    articles = [plain.article(text, f"{number}.txt") for number, text in enumerate(made)]
    words = statistics.mean(len(article.text.split()) for article in articles)
    print(f"{len(articles):,} articles of {words:.0f} words; {jobs.cores()} cores, load {os.getloadavg()[0]:.1f}\n")
    print("| | until the first, s | articles a minute | one million takes | same |")
    print("|---|---:|---:|---:|---|")
    ways: dict[str, Callable[[], Iterable[bytes]]] = {
        "1 job": lambda: by_jobs(articles, 1),
        f"{count} jobs": lambda: by_jobs(articles, count),
        f"Dask, {count} workers": lambda: by_cluster(articles, count),
        "spaCy's pipe, without the analysis, 1 process": lambda: by_spacy(articles, 1),
        f"spaCy's pipe, without the analysis, {count} processes": lambda: by_spacy(articles, count),
    }
    wanted = ""
    for name, work in ways.items():
        found = taken(work)
        wanted = wanted or found.hash
        same = "" if "without" in name else "yes" if found.hash == wanted else "no"
        hours = MILLION / found.rate / 60
        print(f"| {name} | {found.first:.1f} | {found.rate:,.0f} | {hours:,.0f} hours | {same} |", flush=True)


if __name__ == "__main__":
    main()
