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
    ThemeName,
    date_option,
    help_option,
    is_terminal,
    pipeline_option,
    print_version,
)
from reader.cli.clipped import clipboard_option, clipped
from reader.sources import SourceError, files, many
from reader.story import Article


@click.command(name="reader", add_help_option=False)
@click.argument("targets", metavar="[FILE|FOLDER|URL]...", nargs=-1)
@date_option
@pipeline_option
@click.option("--theme", type=ThemeName(), help="The colours, whatever the terminal and the settings say.")
@click.option("--private", is_flag=True, help="Keep nothing of what is read: no analysis, no correction.")
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
    """Read the news with who is in it, what happened and who said what beside the text.

    Opens texts and web pages, from files or by address, and lists what is in a folder or an archive; - is standard
    input. Without any, offers the samples.

    \b
    reader extract FILE...   prints what the texts say as JSON, one object a line
                             (see `reader extract --help`; a file of such a name: reader ./extract)
    reader export FILE...    prints it as Markdown, HTML, CSV or text, with your corrections
    reader search WORDS      searches what was read; reader library tells what that is, reader quotes what you kept
    reader serve FILE...     opens them in a browser
    reader tour              walks through a sample article, one key after the other
    reader config            tells where the settings are, and what can be set
    reader doctor            checks the installation, for when something does not work
    reader completions bash  (zsh, fish) completes its words in your shell; reader man is the manual page
    """
    first = [clipped(published)] if clipboard else []
    if not targets and not first and not is_terminal(sys.stdin):
        targets = ("-",)
    if plain:
        if not targets and not first:
            raise click.UsageError("--plain wants a file, an address or - for standard input.")
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


def run_in_terminal(targets: Sequence[str], *, theme: str | None, tour: bool) -> int:
    """Runs the app on paths that are known to be there."""
    _need_terminal()
    from reader.app import run as run_app

    return run_app(targets, theme=theme, tour=tour)


def _need_terminal() -> None:
    """Ties the app's streams to the terminal. NoTerminal where there is none."""
    if not is_terminal(sys.stdout):
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
