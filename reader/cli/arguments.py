"""What the commands share: their options, and how they refuse."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from typing import TYPE_CHECKING, Any, TypeVar

import click

from reader import output
from reader.sources import SourceError, files, iso_date
from reader.sources.lists import many
from reader.version import version

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

Decorated = TypeVar("Decorated", bound=Callable[..., Any])


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


class Number(click.ParamType[int]):
    """A whole number within bounds, which count."""

    name = "N"

    def __init__(self, least: int, most: int) -> None:
        self.least = least
        self.most = most

    def convert(self, value: str | int, param: click.Parameter | None, ctx: click.Context | None) -> int:
        with suppress(ValueError):
            if self.least <= (number := int(value)) <= self.most:
                return number
        return self.fail(f"{value} is no number from {self.least:,} to {self.most:,}.", param, ctx)


class ThemeName(click.ParamType[str]):
    """One of the themes there are."""

    name = "NAME"

    def shell_complete(self, ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
        from click.shell_completion import CompletionItem

        from reader.app.settings.stored import AMONG

        return [CompletionItem(name) for name in AMONG["theme"]() if name.startswith(incomplete)]

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:
        from reader.app.settings.stored import checked

        try:
            return str(checked("theme", value))
        except ValueError as error:
            return self.fail(str(error), param, ctx)


date_option = click.option("--date", "published", type=Day(), help="When the text was published, if it does not say.")
pipeline_option = click.option(
    "--pipeline", metavar="NAME", help="A spaCy pipeline, by name or folder, in the place of Reader's own."
)


theme_option = click.option(
    "--theme", type=ThemeName(), help="The colours, whatever the terminal and the settings say."
)
private_option = click.option(
    "--private", is_flag=True, help="Keep nothing of what is read: no analysis, no correction."
)


def _raise_limit(ctx: click.Context, param: click.Parameter, megabytes: int | None) -> None:
    if megabytes is not None:
        os.environ[files.RAISED] = str(megabytes * 1_000_000)


max_size_option = click.option(
    "--max-size",
    metavar="MB",
    type=Number(1, 10_000),
    expose_value=False,
    callback=_raise_limit,
    help=f"Read files and pages of up to so many megabytes ({files.LARGEST // 1_000_000}).",
)
raw_option = click.option("--raw", is_flag=True, help="Take each text as one body, without looking for page furniture.")
jobs_option = click.option(
    "--jobs",
    type=Number(1, 512),
    help="Processes that share the work; one a core, if not said, for more than a handful of articles.",
)
json_option = click.option("--json", "as_json", is_flag=True, help="One JSON object a line.")


def complete_files(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """Leaves it to the shell to complete the name of a file or a folder."""
    from click.shell_completion import CompletionItem

    return [CompletionItem(incomplete, type="file")]


def targets(metavar: str) -> Callable[[Decorated], Decorated]:
    """All that is left of a command's arguments, most often files."""
    return click.argument("targets", metavar=metavar, nargs=-1, shell_complete=complete_files)


targets_argument = targets("FILE|FOLDER|URL...")
lists_option = click.option(
    "--from",
    "lists",
    metavar="LIST",
    multiple=True,
    shell_complete=complete_files,
    help="A file with a name or address a line; - is standard input.",
)


def named(targets: Sequence[str], lists: Sequence[str]) -> Iterator[str | many.Left]:
    """All that is named. Raises `UsageError` where nothing is."""
    if not targets and not lists:
        raise click.UsageError("Missing argument: a file, a folder, an address, - for standard input, or --from LIST.")
    if "-" in targets and "-" in lists:
        raise click.UsageError("Standard input cannot be an article and a list of articles at once.")
    return many.named(targets, lists)


def count(targets: Sequence[str], lists: Sequence[str], more: int = 0) -> int | None:
    """How many articles are named, and so many more; None where that is not known before they are read."""
    found = None if "-" in lists else many.count(many.named(targets, lists))
    return None if found is None else found + more


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
