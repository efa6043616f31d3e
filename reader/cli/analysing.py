"""Articles → their stories, in one of the ways there are: in this process, in several, on a cluster."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass
from functools import partial
from itertools import chain, islice
from typing import TypeVar

from reader.cli.arguments import Refusal
from reader.cli.progress import Silent
from reader.engine.memory import is_lack
from reader.sources.lists import many
from reader.sources.targets import shown
from reader.story import Article, Story

LACK = "the language engine ran out of memory; close other programs or give it shorter texts, and try again."
HANDFUL = 4
"""Articles up to which other processes would take longer to start than they save."""


Failed = Callable[[Article, Exception], None]
Made = TypeVar("Made")
Maker = Callable[[Iterable[Article], bool, Failed], Generator[Made, None, None]]
"""Makes something of each article, which may be more than a handful; what fails is given away."""


@dataclass(frozen=True)
class Way:
    """How articles are analysed."""

    pipeline: str | None = None
    jobs: int | None = 1
    """Processes; None for one a core, if there is more than a handful of articles."""
    cluster: str | None = None
    """The address of a Dask scheduler."""

    def processes(self, are_many: bool) -> int:
        """How many share the work on a handful of articles, or on many."""
        from reader.engine import jobs

        return self.jobs or (jobs.cores() if are_many else 1)


def tell(
    targets: Iterable[str | many.Left | Article],
    published: str | None,
    way: Way,
    bar: Silent,
    *,
    raw: bool = False,
    wanted: Callable[[Article], bool] = lambda article: True,
    write: Callable[[Story], None],
) -> int:
    """Writes the story of each article that is wanted, in the order given; returns 1 if any could not be had, else 0.

    Raises `Refusal` where nothing can be analysed.
    """
    return each(targets, published, partial(_stories, way), bar, raw=raw, wanted=wanted, write=write)


def each(
    targets: Iterable[str | many.Left | Article],
    published: str | None,
    maker: Maker[Made],
    bar: Silent,
    *,
    raw: bool = False,
    wanted: Callable[[Article], bool] = lambda article: True,
    write: Callable[[Made], None],
) -> int:
    """As `tell`, of whatever is made of the articles."""
    failures = 0
    read = 0

    def complain(message: str) -> None:
        nonlocal failures
        failures += 1
        bar.say(f"reader: {message}")
        bar.failed()

    def fail(article: Article, error: Exception) -> None:
        complain(f"{shown(article.source)} could not be analysed: {_reason(error)}")

    def readable() -> Iterator[Article]:
        nonlocal read
        for found in many.every(targets, raw=raw, published=published):
            if isinstance(found, Article):
                read += 1
                if wanted(found):
                    yield found
                else:
                    bar.done()
            elif found.failed:
                complain(found.sentence)
            else:
                bar.say(f"reader: {found.sentence}")

    found = readable()
    first = list(islice(found, HANDFUL + 1))
    if first:  # else the language libraries need not be loaded
        with closing(maker(chain(first, found), len(first) > HANDFUL, fail)) as made:
            for one in made:
                write(one)
                bar.done()
    return 1 if failures or not read else 0


def _stories(way: Way, articles: Iterable[Article], are_many: bool, failed: Failed) -> Generator[Story, None, None]:
    from reader.engine import analyst, jobs

    count = way.processes(are_many)
    try:
        if way.cluster is not None:
            from reader.engine import cluster

            yield from cluster.stories(articles, way.pipeline, address=way.cluster, failed=failed)
        elif count > 1:
            yield from jobs.stories(articles, way.pipeline, jobs=count, failed=failed)
        else:
            from reader.engine import batch

            yield from batch.stories(articles, way.pipeline, failed=failed)
    except (analyst.PipelineError, jobs.StartError, MemoryError) as error:
        raise refusal(error) from error


def refusal(error: Exception) -> Refusal:
    """Why nothing can be analysed."""
    return Refusal(f"Nothing was analysed: {LACK}" if is_lack(error) else str(error))


def _reason(error: Exception) -> str:
    return LACK if is_lack(error) else str(error) or type(error).__name__
