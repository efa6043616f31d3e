"""`reader FILE...`: opens articles in the terminal, or prints them with their labels."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from itertools import chain

import click

from reader import output
from reader.cli.arguments import (
    NoTerminal,
    Refusal,
    date_option,
    help_option,
    is_terminal,
    max_size_option,
    pipeline_option,
    print_version,
    private_option,
    targets,
    theme_option,
)
from reader.cli.clipped import clipboard_option, clipped
from reader.cli.several import listed
from reader.sources import SourceError, files
from reader.sources.lists import many
from reader.story import Article


class _First(click.Command):
    """The command that is meant where none is named; its help lists the others."""

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        from reader.cli.table import COMMANDS, command

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
    return _open(first, targets, published, pipeline, theme, private)


def _open(
    first: Sequence[str | Article],
    targets: Sequence[str],
    published: str | None,
    pipeline: str | None,
    theme: str | None,
    private: bool,
) -> int:
    """Opens the app on the terminal, whatever the standard streams are tied to."""
    _refuse_a_slip(targets)
    if not is_terminal(sys.stdout):
        raise NoTerminal()
    if files.STANDARD_INPUT in map(files.descriptor, targets):
        try:
            files.standard_input()  # read now, and kept: from here on, the stream is the keyboard
        except SourceError as error:
            raise Refusal(str(error)) from error
    _need_terminal()
    from reader.app import run as run_app

    found = list(many.named(targets))
    for left in (one for one in found if isinstance(one, many.Left)):
        output.say(f"reader: {left.sentence}")
    named = [*first, *(one for one in found if isinstance(one, str))]
    if targets and not named:
        return 1
    return run_app(named, published=published, pipeline=pipeline, theme=theme, private=private)


def _refuse_a_slip(targets: Sequence[str]) -> None:
    """Raises `UsageError` where the first word is neither a file nor an address, but a command, or nearly one."""
    word = targets[0] if targets else ""
    if not word.isalpha() or os.path.exists(word):
        return
    from reader.cli.table import COMMANDS
    from reader.nearest import nearest

    if word in COMMANDS:
        raise click.UsageError(f"The command {word} comes first, its options after it, as in: reader {word} --help")
    if meant := nearest(word, COMMANDS):
        raise click.UsageError(f"There is neither a command {word} nor a file of that name.{meant}")


def run_in_terminal(targets: Sequence[str], *, theme: str | None, tour: bool) -> int:
    """Runs the app on paths that are known to be there."""
    _need_terminal()
    from reader.app import run as run_app

    return run_app(targets, theme=theme, tour=tour)


def _need_terminal() -> None:
    """Ties the app's streams to the terminal. NoTerminal where there is none, or one that cannot be drawn on."""
    if not is_terminal(sys.stdout) or os.environ.get("TERM") == "dumb":
        raise NoTerminal()
    try:
        _tie_to_terminal()
    except OSError:
        raise NoTerminal() from None


def _tie_to_terminal() -> None:
    """Makes standard input and standard error, where they are something else, the terminal: the app works on both."""
    for descriptor in (0, 2):
        if not os.isatty(descriptor):
            terminal = os.open("/dev/tty", os.O_RDWR)
            os.dup2(terminal, descriptor)
            os.close(terminal)
