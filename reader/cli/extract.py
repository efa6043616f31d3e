"""`reader extract`: what texts say, as JSON."""

from __future__ import annotations

import click

from reader.cli.arguments import date_option, help_option, lists_option, named, pipeline_option, targets_argument
from reader.cli.printing import print_stories


@click.command(name="extract", add_help_option=False)
@targets_argument
@lists_option
@click.option("--raw", is_flag=True, help="Take each text as one body, without looking for page furniture.")
@date_option
@pipeline_option
@help_option
def extract_command(
    targets: tuple[str, ...], lists: tuple[str, ...], raw: bool, published: str | None, pipeline: str | None
) -> int:
    """Print what the texts say as JSON Lines: one reader/1 object a text, in the order given; - is standard input.

    A folder stands for the articles in it and in its folders, in the order of their names, an archive (zip, tar) for
    its members, a pattern in quotes ("news/**/*.txt") for the files that it matches.

    A text that cannot be read gives one line on standard error, the others still come, and the exit status is 1.
    """
    from reader.export.json import encode

    return print_stories(named(targets, lists), published, pipeline, raw=raw, form=lambda story: encode(story) + b"\n")
