"""What the commands share: their options, and how they refuse."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TextIO

import click

from reader import output
from reader.sources import SourceError, iso_date, many
from reader.version import version


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
        from reader.app.settings.stored import checked

        try:
            return str(checked("theme", value))
        except ValueError as error:
            self.fail(str(error), param, ctx)


date_option = click.option("--date", "published", type=Day(), help="When the text was published, if it does not say.")
pipeline_option = click.option(
    "--pipeline", metavar="NAME", help="A spaCy pipeline, by name or folder, in the place of Reader's own."
)


targets_argument = click.argument("targets", metavar="FILE|FOLDER|URL...", nargs=-1)
lists_option = click.option(
    "--from", "lists", metavar="LIST", multiple=True, help="A file with a name or address a line; - is standard input."
)


def named(targets: Sequence[str], lists: Sequence[str]) -> Iterator[str | many.Left]:
    """All that is named. Raises `UsageError` where nothing is."""
    if not targets and not lists:
        raise click.UsageError("Missing argument: a file, a folder, an address, - for standard input, or --from LIST.")
    if "-" in targets and "-" in lists:
        raise click.UsageError("Standard input cannot be an article and a list of articles at once.")
    return many.named(targets, lists)


def none(targets: Sequence[str]) -> None:
    """Raises `UsageError` where something is named."""
    if targets:
        raise click.UsageError(f"There is nothing to do with {targets[0]} here.")


def some(targets: Sequence[str], otherwise: str) -> Sequence[str]:
    """What is named. Raises `UsageError`, with that sentence, where nothing is."""
    if not targets:
        raise click.UsageError(otherwise)
    return targets


def dotted(*parts: str | None) -> str:
    """One line of several things, as far as they are there."""
    return " · ".join(part for part in parts if part)


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


def is_terminal(stream: TextIO | None) -> bool:
    """Whether a standard stream, which may be closed or missing, is a terminal."""
    return stream is not None and not stream.closed and stream.isatty()
