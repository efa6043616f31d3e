"""The texts with their parse, written to standard output: as CoNLL-U, or as a DocBin."""

from __future__ import annotations

import sys
from collections.abc import Callable, Generator, Iterable
from functools import partial
from itertools import count

from reader import output
from reader.cli import analysing
from reader.cli.analysing import Failed, Way
from reader.cli.arguments import Refusal
from reader.cli.progress import Silent
from reader.engine import batch, jobs
from reader.export import conllu, docbin
from reader.output import is_terminal
from reader.sources.lists import many
from reader.story import Article, Story

NO_TEXT = "A DocBin is no text; write it to a file: reader export --to docbin FILE... > news.spacy"


def print_conllu(
    targets: Iterable[str | many.Left | Article],
    published: str | None,
    way: Way,
    bar: Silent,
    *,
    change: Callable[[Story], Story],
) -> int:
    """Writes the story of each target, changed, in CoNLL-U; returns 1 if any could not be."""
    numbers = count(1)

    def write(found: batch.Annotated) -> None:
        output.write(conllu.encode(change(found.story), found.doc, next(numbers)).encode())

    return analysing.each(targets, published, partial(_annotated, way), bar, write=write)


def print_bin(
    targets: Iterable[str | many.Left | Article],
    published: str | None,
    way: Way,
    bar: Silent,
    *,
    change: Callable[[Story], Story],
) -> int:
    """Writes the Docs of all targets as one DocBin, unless there is none. `Refusal` where output is a terminal."""
    if is_terminal(sys.stdout):
        raise Refusal(NO_TEXT)
    made = docbin.Bin()

    def write(found: batch.Annotated) -> None:
        made.add(change(found.story), found.doc)

    status = analysing.each(targets, published, partial(_annotated, way), bar, write=write)
    if len(made):
        output.write(made.to_bytes())
    return status


def _annotated(
    way: Way, articles: Iterable[Article], are_many: bool, failed: Failed
) -> Generator[batch.Annotated, None, None]:
    count = way.processes(are_many)
    try:
        if count > 1:
            yield from jobs.annotated(articles, way.pipeline, jobs=count, failed=failed)
        else:
            yield from batch.annotated(articles, way.pipeline, failed=failed)
    except (batch.PipelineError, jobs.StartError, MemoryError) as error:
        raise analysing.refusal(error) from error
