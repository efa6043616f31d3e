"""`reader export`: what texts say, for people and their other programs."""

from __future__ import annotations

from collections.abc import Callable
from typing import get_args

import click

from reader import output
from reader.cli import analysing, progress
from reader.cli.analysing import Way
from reader.cli.arguments import (
    date_option,
    help_option,
    jobs_option,
    lists_option,
    max_size_option,
    named,
    pipeline_option,
    targets_argument,
)
from reader.cli.clipped import clipboard_option, clipped
from reader.export.tables import Table
from reader.sources.lists import many
from reader.story import Story

FORMS = ("markdown", "html", "csv", "plain", "json", "jsonl", "conllu", "docbin")
TABLES = get_args(Table)


@click.command(name="export", add_help_option=False)
@targets_argument
@lists_option
@clipboard_option
@click.option(
    "--to", "form", metavar="KIND", type=click.Choice(FORMS), required=True, help=f"One of {', '.join(FORMS)}."
)
@click.option("--table", metavar="TABLE", type=click.Choice(TABLES), help=f"With csv: one of {', '.join(TABLES)}.")
@click.option("--raw", is_flag=True, help="As it was found, without your corrections.")
@jobs_option
@date_option
@pipeline_option
@max_size_option
@help_option
def export_command(
    targets: tuple[str, ...],
    lists: tuple[str, ...],
    clipboard: bool,
    form: str,
    table: Table | None,
    raw: bool,
    jobs: int | None,
    published: str | None,
    pipeline: str | None,
) -> int:
    """Print what is in texts as Markdown, HTML, CSV, text, JSON Lines, CoNLL-U or DocBin, with your corrections.

    markdown is a brief, html a page for a browser, csv a table for a spreadsheet, plain the text with its labels, json
    or jsonl one reader/1 object a text, conllu the parse, docbin spaCy's own file. - is standard input.

    As in: reader export --to csv --table quotes *.txt > quotes.csv

    A text that cannot be read gives one line on standard error, the others still come, and the exit status is 1.
    """
    from reader.export import forms

    if (form == "csv") != (table is not None):
        raise click.UsageError(
            "CSV has three tables: name one with --table actors, events or quotes."
            if form == "csv"
            else f"--table is for CSV, not for {form}."
        )
    first = [clipped(published)] if clipboard else []
    rest = list(named(targets, lists)) if targets or lists or not clipboard else []
    if form == "html" and (len(first) + len(rest) > 1 or many.count(rest) not in (0, 1)):
        raise click.UsageError("An HTML page holds one article: export each by itself.")
    wanted = [*first, *rest]
    corrected = _as_it_is if raw else _corrected()
    way = Way(pipeline, jobs)
    with progress.shown(lambda: _count(rest, len(first))) as bar:
        if form in ("conllu", "docbin"):
            from reader.cli import annotating  # loads the language libraries

            print_them = annotating.print_bin if form == "docbin" else annotating.print_conllu
            return print_them(wanted, published, way, bar, change=corrected)
        encode = forms.writer("json" if form == "jsonl" else form, table)
        write = lambda story: output.write(encode(corrected(story)))  # noqa: E731
        return analysing.tell(wanted, published, way, bar, write=write)


def _count(named: list[str | many.Left], more: int) -> int | None:
    """How many articles there will be, nearly, and so many more; None where that cannot be told."""
    found = many.count(named)
    return None if found is None else found + more


def _as_it_is(story: Story) -> Story:
    return story


def _corrected() -> Callable[[Story], Story]:
    from reader.library.store import Library

    return Library().corrected
