"""`reader FILE...`: opens articles in the terminal, or prints them with their labels."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from itertools import chain

import click

from reader.cli.arguments import (
    date_option,
    help_option,
    max_size_option,
    pipeline_option,
    print_version,
    private_option,
    targets,
    theme_option,
)
from reader.cli.clipped import clipboard_option, clipped
from reader.cli.several import listed
from reader.cli.starting import start
from reader.cli.table import COMMANDS, command, may_be_command
from reader.output import is_terminal
from reader.sources.lists import many


class _First(click.Command):
    """The command that is meant where none is named; its help lists the others."""

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        listed(formatter, {word: command(place) for word, place in COMMANDS.items()})
        super().format_options(ctx, formatter)


@click.command(name="reader", cls=_First, add_help_option=False)
@targets("[FILE|FOLDER|URL]...")
@date_option
@pipeline_option
@max_size_option
@theme_option
@private_option
@clipboard_option
@click.option("--plain", is_flag=True, help="Print the article with its labels instead of opening it.")
@click.option(
    "--version", is_flag=True, is_eager=True, expose_value=False, callback=print_version, help="Show the version."
)
@help_option
def open_command(
    targets: tuple[str, ...],
    published: str | None,
    pipeline: str | None,
    theme: str | None,
    private: bool,
    clipboard: bool,
    plain: bool,
) -> int:
    """Read the news, with who is in it, what happened and who said what beside the text.

    Opens texts and web pages, from files or by address, and lists what is in a folder or an archive; - is standard
    input. Without any, shows what you have read, and offers the samples.

    A file that is called like a command is opened as in: reader ./extract
    """
    first = [clipped(published)] if clipboard else []
    if not targets and not first and not is_terminal(sys.stdin):
        targets = ("-",)
    if plain:
        if not targets and not first:
            raise click.UsageError(
                "Missing argument: with --plain, a file, a folder, an address, or - for standard input."
            )
        from reader.cli.printing import print_stories
        from reader.export.plain import encode

        everything = chain(first, many.named(targets))
        return print_stories(everything, published, pipeline, form=lambda story: encode(story).encode())
    _refuse_a_slip(targets)
    return start(targets, first=first, published=published, pipeline=pipeline, theme=theme, private=private)


def _refuse_a_slip(targets: Sequence[str]) -> None:
    """Raises `UsageError` where the first word is neither a file nor an address, but a command, or nearly one."""
    word = targets[0] if targets else ""
    if not may_be_command(word):
        return
    from reader.nearest import nearest

    if word in COMMANDS:
        raise click.UsageError(f"The command {word} comes first, its options after it, as in: reader {word} --help")
    if meant := nearest(word, COMMANDS):
        raise click.UsageError(f"There is neither a command {word} nor a file of that name.{meant}")
