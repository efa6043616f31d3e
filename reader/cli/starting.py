"""Opens articles in the app.

Nothing here needs what reads options: the text waits for no more than it is shown with, and what says why something is
refused is imported to refuse it.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from typing import NoReturn

from reader import output
from reader.output import is_terminal
from reader.sources import SourceError, files
from reader.sources.lists import many
from reader.story import Article


def start(
    targets: Sequence[str],
    *,
    first: Sequence[str | Article] = (),
    published: str | None = None,
    pipeline: str | None = None,
    theme: str | None = None,
    private: bool = False,
) -> int:
    """Opens the app on the terminal, whatever the standard streams are tied to."""
    if not is_terminal(sys.stdout):
        _refuse_without_terminal()
    if files.STANDARD_INPUT in map(files.descriptor, targets):
        try:
            files.standard_input()  # read now, and kept: from here on, the stream is the keyboard
        except SourceError as error:
            from reader.cli.arguments import Refusal

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


def _refuse_without_terminal() -> NoReturn:
    from reader.cli.arguments import NoTerminal

    raise NoTerminal()


def _need_terminal() -> None:
    """Ties the app's streams to the terminal. NoTerminal where there is none, or one that cannot be drawn on."""
    if not is_terminal(sys.stdout) or os.environ.get("TERM") == "dumb":
        _refuse_without_terminal()
    try:
        _tie_to_terminal()
    except OSError:
        _refuse_without_terminal()


def _tie_to_terminal() -> None:
    """Makes standard input and standard error, where they are something else, the terminal: the app works on both."""
    for descriptor in (0, 2):
        if not os.isatty(descriptor):
            terminal = os.open("/dev/tty", os.O_RDWR)
            os.dup2(terminal, descriptor)
            os.close(terminal)
