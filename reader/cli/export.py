"""`reader export`: what texts say, for people and their other programs."""

from __future__ import annotations

from collections.abc import Callable

import click

from reader.cli.arguments import date_option, help_option, lists_option, named, pipeline_option, targets_argument
from reader.cli.printing import print_stories
from reader.export.tables import Table
from reader.sources import many
from reader.story import Story

FORMS = ("markdown", "html", "csv", "plain", "json", "jsonl", "conllu", "docbin")


@click.command(name="export", add_help_option=False)
@targets_argument
@lists_option
@click.option("--to", "form", type=click.Choice(FORMS), required=True, help="As what.")
@click.option("--table", type=click.Choice(("actors", "events", "quotes")), help="Which table of CSV.")
@click.option("--raw", is_flag=True, help="As it was found, without your corrections.")
@date_option
@pipeline_option
@help_option
def export_command(
    targets: tuple[str, ...],
    lists: tuple[str, ...],
    form: str,
    table: Table | None,
    raw: bool,
    published: str | None,
    pipeline: str | None,
) -> int:
    """Print what the texts say as a brief in Markdown, a page for a browser, a table for a spreadsheet, text or JSON
    Lines (json and jsonl are the same); or with the parse, as CoNLL-U or as spaCy's DocBin.

    With your corrections, unless --raw says otherwise. As in: reader export --to csv --table quotes *.txt > quotes.csv
    """
    from reader.export import forms

    if (form == "csv") != (table is not None):
        raise click.UsageError(
            "CSV has three tables: name one with --table actors, events or quotes."
            if form == "csv"
            else f"--table is for CSV, not for {form}."
        )
    wanted = list(named(targets, lists))
    if form == "html" and (len(wanted) > 1 or many.count(wanted) not in (0, 1)):
        raise click.UsageError("An HTML page holds one article: export each by itself.")
    corrected = _as_it_is if raw else _corrected()
    if form in ("conllu", "docbin"):
        from reader.cli import annotating  # loads the language libraries

        print_them = annotating.print_bin if form == "docbin" else annotating.print_conllu
        return print_them(wanted, published, pipeline, change=corrected)
    write = forms.writer("json" if form == "jsonl" else form, table)
    return print_stories(wanted, published, pipeline, form=lambda story: write(corrected(story)))


def _as_it_is(story: Story) -> Story:
    return story


def _corrected() -> Callable[[Story], Story]:
    from reader.library.store import Library

    return Library().corrected
