"""Articles a minute by `reader extract`'s ways of sharing the work, beside spaCy's own; prints a Markdown table.

    python -m benchmarks.many [--articles 1000] [--processes 2] [--limit 1800]

The articles are put together from the samples' paragraphs, no two alike, each as long as one of the samples. Every way
runs in a process of its own, which is killed with all of its own after `--limit` seconds. Rates are of the whole: from
the start of the work, that is before a pipeline is loaded or a process started, to its last article. Processor time is
that of all processes of a way, user and system, with their start; other work on the machine changes it less than the
time it takes. How long all of it will take is told first, by a few articles in one process. spaCy's
`nlp.pipe(n_process=...)` runs the pipeline in several processes, and what it gives is then analysed in this one.
What comes out of all ways that analyse is compared byte by byte.
"""

from __future__ import annotations

import argparse
import contextlib
import json
import multiprocessing
import os
import random
import resource
import signal
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from hashlib import sha256
from typing import NamedTuple

from benchmarks.sitting import SAMPLES
from reader import pipeline
from reader.analysis import analyse
from reader.engine import batch, cluster, jobs
from reader.export.json import encode
from reader.sources.texts import plain
from reader.story import Article, Story

MILLION = 1_000_000
PROBE = 12
"""Articles by which it is told how long all will take."""


class Taken(NamedTuple):
    """Seconds until the first article and until the last, and a hash of all that came."""

    first: float
    whole: float
    hash: str
    processor: float = 0.0
    """Seconds of processors, by the way's processes together."""


def taken(work: Callable[[], Iterable[bytes]]) -> Taken:
    """One run."""
    whole = sha256()
    began = time.perf_counter()
    first = 0.0
    for found in work():
        first = first or time.perf_counter() - began
        whole.update(found)
    return Taken(first, time.perf_counter() - began, whole.hexdigest())


def texts(count: int, chance: random.Random) -> list[str]:
    """Texts, no two alike, each as long as a sample."""
    samples = [path.read_text(encoding="utf8") for path in sorted(SAMPLES.glob("*.txt"))]
    paragraphs = [piece for text in samples for piece in text.split("\n\n")[2:]]
    made = []
    for number in range(1, count + 1):
        words = len(chance.choice(samples).split())
        body = iter(chance.sample(paragraphs, len(paragraphs)))
        text = f"Council hears report number {number} on the old harbour"
        while len(text.split()) < words:
            text += f"\n\n{next(body)}"
        made.append(text)
    return made


def lost(article: Article, error: Exception) -> None:
    sys.exit(f"{article.source}: {error}")


def by_jobs(articles: list[Article], count: int) -> Iterator[bytes]:
    if count == 1:
        return map(encode, batch.stories(articles, failed=lost))
    return map(encode, jobs.stories(articles, jobs=count, failed=lost))


def by_cluster(articles: list[Article], count: int) -> Iterator[bytes]:
    from distributed import LocalCluster  # slow to import, which else every process of every way would do

    with LocalCluster(n_workers=count, threads_per_worker=1, processes=True, dashboard_address=None) as made:
        address = made.scheduler_address
        yield from map(encode, cluster.stories(articles, address=address, failed=lost))


def by_spacy(articles: list[Article], count: int, *, analysed: bool) -> Iterator[bytes]:
    nlp = pipeline.load(threads=max(1, jobs.cores() // count))
    made_by = pipeline.identity(nlp)
    docs = nlp.pipe([article.text for article in articles], n_process=count, batch_size=batch.BATCH)
    for article, doc in zip(articles, docs, strict=True):
        yield encode(Story(article, analyse(doc, article), made_by)) if analysed else b""


WAYS: dict[str, Callable[[list[Article], int], Iterable[bytes]]] = {
    "1 job": lambda articles, count: by_jobs(articles, 1),
    "{} jobs": by_jobs,
    "Dask, {} workers": by_cluster,
    "spaCy's pipe, 1 process, and the analysis": lambda articles, count: by_spacy(articles, 1, analysed=True),
    "spaCy's pipe, {} processes, and the analysis in one": lambda articles, count: by_spacy(
        articles, count, analysed=True
    ),
    "spaCy's pipe, without the analysis, 1 process": lambda articles, count: by_spacy(articles, 1, analysed=False),
    "spaCy's pipe, without the analysis, {} processes": lambda articles, count: by_spacy(
        articles, count, analysed=False
    ),
}
"""What they are called, and what they make of so many articles in so many processes."""


def limited(name: str, options: argparse.Namespace, articles: int) -> Taken | str:
    """One way, in a process of its own; a word on what went wrong where that did not end in time, or failed."""
    command = [sys.executable, "-m", "benchmarks.many", "--way", name]
    command += ["--articles", str(articles), "--processes", str(options.processes)]
    before = processor_time()
    process = subprocess.Popen(command, stdout=subprocess.PIPE, start_new_session=True)
    try:
        said, _ = process.communicate(timeout=options.limit)
    except subprocess.TimeoutExpired:
        return f"not in {options.limit:.0f}"
    finally:
        with contextlib.suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()
    if process.returncode:
        return "failed"
    return Taken(*json.loads(said.splitlines()[-1]))._replace(processor=processor_time() - before)


def processor_time() -> float:
    """Seconds that processors have worked for the processes that this one has started and that are gone."""
    found = resource.getrusage(resource.RUSAGE_CHILDREN)
    return found.ru_utime + found.ru_stime


def estimate(options: argparse.Namespace) -> str:
    """How long all ways will take at most, each as if it were one process, at what else the machine does now."""
    found = limited("1 job", options, PROBE)
    if isinstance(found, str):
        return f"how long it will take is not known: {PROBE} articles were {found}"
    each = (found.whole - found.first) / (PROBE - 1)
    whole = len(WAYS) * min(found.first + each * options.articles, options.limit)
    return f"about {whole / 60:,.0f} minutes for {len(WAYS)} ways, if two processes are no faster than one"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=1_000)
    parser.add_argument("--processes", type=int, default=2)
    parser.add_argument("--limit", type=float, default=1_800, help="seconds for each way")
    parser.add_argument("--way", choices=WAYS, help=argparse.SUPPRESS)
    options = parser.parse_args()
    made = texts(options.articles, random.Random(7))
    articles = [plain.article(text, f"{number}.txt") for number, text in enumerate(made)]
    if options.way:
        multiprocessing.set_start_method("spawn")  # a fork of a process that has threads may stand still
        print(json.dumps(taken(lambda: WAYS[options.way](articles, options.processes))))
        return
    words = statistics.mean(len(article.text.split()) for article in articles)
    print(f"{len(articles):,} articles of {words:.0f} words; {jobs.cores()} cores; {estimate(options)}\n", flush=True)
    print("| | load before | until the first, s | until the last, s | processor time, s | articles a minute |", end="")
    print(" one million takes | same |\n|---|---:|---:|---:|---:|---:|---:|---|", flush=True)
    wanted = ""
    for name in WAYS:
        load = os.getloadavg()[0]
        found = limited(name, options, options.articles)
        called = name.format(options.processes)
        if isinstance(found, str):
            print(f"| {called} | {load:.1f} | | {found} | | | | |", flush=True)
            continue
        wanted = wanted or found.hash
        same = "" if "without" in name else "yes" if found.hash == wanted else "no"
        rate = 60 * len(articles) / found.whole
        times = f"{found.first:.1f} | {found.whole:.1f} | {found.processor:.1f} | {rate:,.0f}"
        times += f" | {MILLION / rate / 60:,.0f} hours"
        print(f"| {called} | {load:.1f} | {times} | {same} |", flush=True)


if __name__ == "__main__":
    main()
