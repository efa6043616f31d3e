"""Commands that stand under another one: how they are listed, and which one is meant where none is named."""

from __future__ import annotations

from collections.abc import Mapping

import click

from reader.sources.targets import shown

HELP = ("-h", "--help")


class Several(click.Group):
    """A command that is nothing but its commands; `list`, which is one of them, is meant where none is named."""

    def __init__(self, name: str, **given: object) -> None:
        super().__init__(name, add_help_option=False, subcommand_metavar="[COMMAND] [ARGS]...", **given)  # type: ignore[arg-type]
        self.options_metavar = None

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        unnamed = not args or (args[0].startswith("-") and args[0] not in HELP)
        meant = ["list", *args] if unnamed and not ctx.resilient_parsing else args
        return super().parse_args(ctx, meant)

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        if args[0] not in self.commands and not ctx.resilient_parsing:
            there = ", ".join(self.commands)
            raise click.UsageError(f"There is no {ctx.command_path} {shown(args[0])}, only {there}.", ctx)
        return super().resolve_command(ctx, args)

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Their names in the order in which they were added, that of their use."""
        return list(self.commands)

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        listed(formatter, self.commands)
        click.Command.format_options(self, ctx, formatter)


def listed(formatter: click.HelpFormatter, commands: Mapping[str, click.Command]) -> None:
    """Writes the commands, each with the first sentence of its help."""
    with formatter.section("Commands"):
        formatter.write_dl([(name, sentence(command)) for name, command in commands.items()])


def sentence(command: click.Command) -> str:
    """The first sentence of a command's help, on one line."""
    first, end, _ = " ".join((command.help or "").partition("\n\n")[0].split()).partition(". ")
    return f"{first}." if end else first
