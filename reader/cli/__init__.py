"""The command line: `reader` opens articles in the terminal, `reader extract` prints what they say as JSON, and
others tell of the program itself."""

from __future__ import annotations

import atexit
import os
import shutil
import sys
from collections.abc import Sequence
from contextlib import suppress
from typing import TYPE_CHECKING, NoReturn

from reader import output
from reader.cli import interrupts
from reader.cli.table import COMMANDS, OPENING, command, commands, may_be_command

if TYPE_CHECKING:
    import click

INTERRUPTED = 130
WIDEST = 80
APP = "reader.app.app"
"""The module that is imported only where the terminal is drawn."""


def main() -> None:
    """The program: picks the command, and ends with its exit status."""
    output.occupy()
    interrupts.keep()
    status = run(sys.argv[1:])
    if APP in sys.modules:
        _leave(status)
    sys.exit(status)


def _leave(status: int) -> NoReturn:
    """Ends the process as the interpreter would, but leaves it to the system to take its memory back.

    To take Textual and a long text apart, object by object, takes longer than all else at the app's end, and waits for
    whatever a thread beside it is about. What was to be kept, the app has kept before it ended.
    """
    atexit._run_exitfuncs()
    for stream in filter(None, (sys.stdout, sys.stderr)):
        with suppress(OSError, ValueError):
            stream.flush()
    os._exit(status)


def run(args: Sequence[str]) -> int:
    """Runs Reader with these arguments; returns its exit status, and never raises for what a user or pipe can do."""
    try:
        output.check()
        if asked := os.environ.get("_READER_COMPLETE"):
            from reader.manual import complete

            return complete(commands(), asked)
        if _are_articles(args):
            from reader.cli.starting import start

            return start(args)
        return _command(args)
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError as error:  # nobody reads on: there is nothing to say
        output.failed(error)
        return 1
    except output.OutputError as error:
        output.say(f"reader: {error}")
        return 1
    except Exception as error:
        status = _refused(error)
        if status is None:
            raise
        return status


def _are_articles(args: Sequence[str]) -> bool:
    """Whether arguments are names of what is to be opened, and nothing else: then nothing has to be parsed."""
    if not args or args[0] in COMMANDS or any(arg.startswith("-") for arg in args):
        return False
    return not may_be_command(args[0])


def _command(args: Sequence[str]) -> int:
    """Runs the command that arguments begin with, or the one that opens them."""
    place, name, rest = OPENING, "reader", list(args)
    if args and args[0] in COMMANDS:
        place, name, rest = COMMANDS[args[0]], f"reader {args[0]}", list(args[1:])
    chosen = command(place)
    with chosen.make_context(name, rest, terminal_width=_width()) as context:
        return int(chosen.invoke(context) or 0)


def _refused(error: Exception) -> int | None:
    """The exit status of what a command refused, which it says; None for an error that is none of these."""
    import click

    if isinstance(error, click.exceptions.Exit):
        return error.exit_code
    if isinstance(error, click.ClickException):
        _explain(error)
        return error.exit_code
    return INTERRUPTED if isinstance(error, click.Abort) else None


def _explain(error: click.ClickException) -> None:
    """Says on standard error what is wrong with the arguments, which may be quoted in it."""
    import click

    sentence = error.format_message()
    if isinstance(error, click.UsageError):
        sentence = " ".join(sentence.split())
        if not sentence.endswith((".", "?")):
            sentence += "."
        if error.ctx is not None:
            output.say(f"Try '{error.ctx.command_path} --help' for help.")
    output.say(f"reader: {sentence}")


def _width() -> int:
    """Columns of a help, in a narrow terminal too."""
    return max(24, min(shutil.get_terminal_size().columns, WIDEST) - 2)
