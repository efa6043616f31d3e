"""The command line: `reader` opens articles in the terminal, `reader extract` prints what they say as JSON, and
others tell of the program itself."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator, Sequence
from itertools import chain
from typing import TextIO

import click

from reader import output
from reader.engine.memory import is_lack
from reader.export.tables import Table
from reader.sources import SourceError, articles, files, iso_date
from reader.sources.targets import shown
from reader.story import Article, Story
from reader.version import version

INTERRUPTED = 130
LACK = "the language engine ran out of memory; close other programs or give it shorter texts, and try again."


class Refusal(click.ClickException):
    """Something that Reader cannot do, said in one sentence."""


class NoTerminal(Refusal):
    exit_code = 2

    def __init__(self) -> None:
        super().__init__("There is no terminal here to draw on; use --plain or `reader extract`.")


class Day(click.ParamType[str]):
    """A date as in 2021-06-28."""

    name = "YYYY-MM-DD"

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:
        try:
            return iso_date(value)
        except SourceError as error:
            self.fail(str(error), param, ctx)


class ThemeName(click.ParamType[str]):
    """One of the themes there are."""

    name = "NAME"

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:
        from reader.app.settings import checked

        try:
            return str(checked("theme", value))
        except ValueError as error:
            self.fail(str(error), param, ctx)


date_option = click.option("--date", "published", type=Day(), help="When the text was published, if it does not say.")
pipeline_option = click.option(
    "--pipeline", metavar="NAME", help="A spaCy pipeline, by name or folder, in the place of Reader's own."
)


def print_help(ctx: click.Context, param: click.Parameter, wanted: bool) -> None:
    if wanted:
        output.write(f"{ctx.get_help()}\n".encode())
        ctx.exit()


help_option = click.option(
    "-h", "--help", is_flag=True, is_eager=True, expose_value=False, callback=print_help, help="Show this help."
)


def print_version(ctx: click.Context, param: click.Parameter, wanted: bool) -> None:
    if wanted:
        output.line(f"reader {version()}")
        ctx.exit()


@click.command(name="reader", add_help_option=False)
@click.argument("targets", metavar="[FILE|URL]...", nargs=-1)
@date_option
@pipeline_option
@click.option("--theme", type=ThemeName(), help="The colours, whatever the terminal and the settings say.")
@click.option("--private", is_flag=True, help="Keep nothing of what is read: no analysis, no correction.")
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
    plain: bool,
) -> int:
    """Read the news with who is in it, what happened and who said what beside the text.

    Opens texts and web pages, from files or by address; - is standard input. Without any, offers the samples.

    \b
    reader extract FILE...   prints what the texts say as JSON, one object a line
                             (see `reader extract --help`; a file of such a name: reader ./extract)
    reader export FILE...    prints it as Markdown, HTML, CSV or text, with your corrections
    reader config            tells where the settings are, and what can be set
    reader doctor            checks the installation, for when something does not work
    reader completions bash  (zsh, fish) completes its words in your shell; reader man is the manual page
    """
    if not targets and not _is_terminal(sys.stdin):
        targets = ("-",)
    if plain:
        if not targets:
            raise click.UsageError("--plain wants a file, an address or - for standard input.")
        from reader.export.plain import encode

        return _print(targets, published, pipeline, form=lambda story: encode(story).encode())
    return _open(targets, published, pipeline, theme, private)


@click.command(name="extract", add_help_option=False)
@click.argument("targets", metavar="FILE|URL...", nargs=-1, required=True)
@click.option("--raw", is_flag=True, help="Take each text as one body, without looking for page furniture.")
@date_option
@pipeline_option
@help_option
def extract_command(targets: tuple[str, ...], raw: bool, published: str | None, pipeline: str | None) -> int:
    """Print what the texts say as JSON Lines: one reader/1 object a text, in the order given; - is standard input.

    A text that cannot be read gives one line on standard error, the others still come, and the exit status is 1.
    """
    from reader.export.json import encode

    return _print(targets, published, pipeline, raw=raw, form=lambda story: encode(story) + b"\n")


@click.command(name="export", add_help_option=False)
@click.argument("targets", metavar="FILE|URL...", nargs=-1, required=True)
@click.option(
    "--to", "form", type=click.Choice(("markdown", "html", "csv", "plain", "json")), required=True, help="As what."
)
@click.option("--table", type=click.Choice(("actors", "events", "quotes")), help="Which table of CSV.")
@click.option("--raw", is_flag=True, help="As it was found, without your corrections.")
@date_option
@pipeline_option
@help_option
def export_command(
    targets: tuple[str, ...], form: str, table: Table | None, raw: bool, published: str | None, pipeline: str | None
) -> int:
    """Print what the texts say as a brief in Markdown, a page for a browser, a table for a spreadsheet, text or JSON.

    With your corrections, unless --raw says otherwise. As in: reader export --to csv --table quotes *.txt > quotes.csv
    """
    from reader.export import forms

    if (form == "csv") != (table is not None):
        raise click.UsageError(
            "CSV has three tables: name one with --table actors, events or quotes."
            if form == "csv"
            else f"--table is for CSV, not for {form}."
        )
    if form == "html" and len(targets) > 1:
        raise click.UsageError("An HTML page holds one article: export each by itself.")
    write = forms.writer(form, table)
    if raw:
        return _print(targets, published, pipeline, form=write)
    from reader.library.store import Library

    library = Library()
    return _print(targets, published, pipeline, form=lambda story: write(library.corrected(story)))


@click.command(name="config", add_help_option=False)
@click.option("--check", is_flag=True, help="Only tell what is wrong in the settings file; exit status 2 if anything.")
@click.option("--path", is_flag=True, help="Only tell where the settings file is.")
@help_option
def config_command(check: bool, path: bool) -> int:
    """Tell where the settings file is and what may stand in it, as a file that changes nothing yet."""
    from reader.app.config import template
    from reader.app.settings import load, settings_file

    if path:
        if _is_terminal(sys.stdout):
            output.line(str(settings_file()))
        else:
            output.write(os.fsencode(settings_file()) + b"\n")  # for a program, which wants the very name
        return 0
    problems = load().problems
    if not check:
        for text in template().splitlines():
            output.line(text)
    elif not problems:
        output.line(f"{settings_file()} is in order.")
    for sentence in problems:
        output.say(f"reader: {sentence}")
    return 2 if problems else 0


@click.command(name="doctor", add_help_option=False)
@help_option
def doctor_command() -> int:
    """Tell the versions, places and abilities that matter when something does not work, fit for a bug report.

    Checks that the language model is as it was shipped. The exit status is 1 if anything is wrong.
    """
    from reader.doctor import findings

    wrong = 0
    for finding in findings():
        output.line(f"{finding.name:12} {finding.value}")
        if finding.wrong:
            wrong += 1
            output.line(f"{'':12} ! {finding.wrong}")
    return 1 if wrong else 0


@click.command(name="completions", add_help_option=False)
@click.argument("shell", type=click.Choice(("bash", "zsh", "fish")))
@help_option
def completions_command(shell: str) -> int:
    """Print what a shell has to run at its start to complete commands, options and files.

    As in: reader completions bash >> ~/.bashrc
    """
    from reader.manual import completions

    output.write(completions(shell).encode())
    return 0


@click.command(name="man", add_help_option=False)
@help_option
def man_command() -> int:
    """Print the manual page, as in: reader man | man -l -"""
    from reader.manual import Commands, page

    output.write(page(Commands(open_command, COMMANDS)).encode())
    return 0


COMMANDS = {
    "extract": extract_command,
    "export": export_command,
    "config": config_command,
    "doctor": doctor_command,
    "completions": completions_command,
    "man": man_command,
}
"""By the word that `reader` is followed by; any other is a file or an address to open."""


def main() -> None:
    """The program: picks the command, and ends with its exit status."""
    output.occupy()
    sys.exit(run(sys.argv[1:]))


def run(args: Sequence[str]) -> int:
    """Runs Reader with these arguments; returns its exit status, and never raises for what a user or pipe can do."""
    command, name, rest = open_command, "reader", list(args)
    if args and args[0] in COMMANDS:
        command, name, rest = COMMANDS[args[0]], f"reader {args[0]}", list(args[1:])
    try:
        output.check()
        if asked := os.environ.get("_READER_COMPLETE"):
            from reader.manual import Commands, complete

            return complete(Commands(open_command, COMMANDS), asked)
        with command.make_context(name, rest) as context:
            return int(command.invoke(context) or 0)
    except click.exceptions.Exit as end:
        return end.exit_code
    except click.ClickException as error:
        _explain(error)
        return error.exit_code
    except (KeyboardInterrupt, click.Abort):
        return INTERRUPTED
    except BrokenPipeError as error:  # nobody reads on: there is nothing to say
        output.failed(error)
        return 1
    except output.OutputError as error:
        output.say(f"reader: {error}")
        return 1


def _explain(error: click.ClickException) -> None:
    """Says on standard error what is wrong with the arguments, which may be quoted in it."""
    if isinstance(error, click.UsageError) and error.ctx is not None:
        for text in error.ctx.get_usage().splitlines():
            output.say(text)
        output.say(f"Try '{error.ctx.command_path} --help' for help.")
    output.say(f"reader: {error.format_message()}")


def _print(
    targets: Sequence[str],
    published: str | None,
    pipeline: str | None,
    *,
    raw: bool = False,
    form: Callable[[Story], bytes],
) -> int:
    """Writes the story of each target in a form to standard output; returns 1 if any could not be."""
    failures = 0

    def complain(message: str) -> None:
        nonlocal failures
        failures += 1
        output.say(f"reader: {message}")

    def readable() -> Iterator[Article]:
        for target in targets:
            try:
                yield from articles(target, raw=raw, published=published)
            except SourceError as error:
                complain(str(error))

    found = readable()
    first = next(found, None)
    if first is None:  # nothing to do: the language libraries need not be loaded
        return 1
    from reader.engine import batch

    try:
        for story in batch.stories(
            chain([first], found),
            pipeline,
            failed=lambda article, error: complain(f"{shown(article.source)} could not be analysed: {_reason(error)}"),
        ):
            output.write(form(story))
    except (batch.PipelineError, MemoryError) as error:
        raise Refusal(f"Nothing was analysed: {LACK}" if is_lack(error) else str(error)) from error
    return 1 if failures else 0


def _reason(error: Exception) -> str:
    return LACK if is_lack(error) else str(error) or type(error).__name__


def _open(targets: Sequence[str], published: str | None, pipeline: str | None, theme: str | None, private: bool) -> int:
    """Opens the app on the terminal, whatever the standard streams are tied to."""
    if not _is_terminal(sys.stdout):
        raise NoTerminal()
    if files.STANDARD_INPUT in map(files.descriptor, targets):
        try:
            files.standard_input()  # read now, and kept: from here on, the stream is the keyboard
        except SourceError as error:
            raise Refusal(str(error)) from error
    try:
        _tie_to_terminal()
    except OSError:
        raise NoTerminal() from None
    from reader.app import run as run_app

    return run_app(targets, published=published, pipeline=pipeline, theme=theme, private=private)


def _tie_to_terminal() -> None:
    """Makes standard input and standard error, where they are something else, the terminal: the app works on both."""
    for descriptor in (0, 2):
        if not os.isatty(descriptor):
            terminal = os.open("/dev/tty", os.O_RDWR)
            os.dup2(terminal, descriptor)
            os.close(terminal)


def _is_terminal(stream: TextIO | None) -> bool:
    return stream is not None and not stream.closed and stream.isatty()
