"""`reader extract`: what texts say, as JSON, be they one or a million."""

from __future__ import annotations

from contextlib import ExitStack
from functools import partial
from itertools import chain
from pathlib import Path

import click

from reader.cli import analysing, arguments, progress
from reader.cli.analysing import Way
from reader.cli.arguments import (
    date_option,
    help_option,
    jobs_option,
    lists_option,
    max_size_option,
    named,
    pipeline_option,
    raw_option,
    targets_argument,
)
from reader.cli.clipped import clipboard_option, clipped
from reader.cli.results import Results
from reader.sources.targets import shown

PARQUET = ".parquet"
"""How the names of Parquet files end."""


@click.command(name="extract", add_help_option=False)
@targets_argument
@lists_option
@clipboard_option
@raw_option
@jobs_option
@click.option("--cluster", metavar="ADDRESS", help="Let a Dask cluster do the work, as in tcp://host:8786.")
@click.option(
    "--out",
    "folder",
    metavar="FOLDER",
    type=click.Path(file_okay=False, path_type=Path),
    help="A .json file for each article, instead of printing them; what is there already is not made again.",
)
@click.option(
    "--parquet",
    metavar="FILE",
    type=click.Path(dir_okay=False, path_type=Path),
    help="One Parquet file instead, a row for each article.",
)
@date_option
@pipeline_option
@max_size_option
@help_option
def extract_command(
    targets: tuple[str, ...],
    lists: tuple[str, ...],
    clipboard: bool,
    raw: bool,
    jobs: int | None,
    cluster: str | None,
    folder: Path | None,
    parquet: Path | None,
    published: str | None,
    pipeline: str | None,
) -> int:
    """Print what is in texts as JSON Lines: one reader/1 object a text, in the order given. - is standard input.

    A folder stands for the articles in it and in its folders, in the order of their names, an archive (zip, tar) for
    its members, a pattern in quotes ("news/**/*.txt") for the files that it matches.

    A text that cannot be read gives one line on standard error, the others still come, and the exit status is 1.
    """
    if jobs and cluster:
        raise click.UsageError("--jobs is for this machine, --cluster for another: name one of them.")
    if folder is not None and folder.suffix.lower() == PARQUET and not folder.is_dir():
        raise click.UsageError(f"--out makes a folder; a table is made by --parquet {shown(folder.name)}.")
    first = [clipped(published, raw=raw)] if clipboard else []
    everything = chain(first, named(targets, lists) if targets or lists or not clipboard else ())
    count = partial(arguments.count, targets, lists, len(first))
    with ExitStack() as stack:
        results = Results(folder, parquet, pipeline, stack)
        bar = stack.enter_context(progress.shown(count, prints=results.are_printed))
        way = Way(pipeline, jobs, cluster)
        try:
            status = analysing.tell(everything, published, way, bar, raw=raw, wanted=results.lack, write=results.take)
        except KeyboardInterrupt:
            if said := _stopped(cluster is not None, folder is not None):
                bar.say(f"reader: {said}")
            raise
        results.finish()
    return status


def _stopped(by_cluster: bool, in_folder: bool) -> str:
    """What became of the work when it was interrupted; empty where that goes without saying."""
    if in_folder:
        return "Stopped; what is made stays, and the same command goes on from there."
    return "Stopped; what the cluster has not done yet is cancelled." if by_cluster else ""
