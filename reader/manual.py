"""The commands as other programs want them: completions for shells, and a manual page, both made from click."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import click
from click.shell_completion import CompletionItem, get_completion_class, shell_complete

from reader.version import version

VARIABLE = "_READER_COMPLETE"
"""What a shell sets when it asks for completions."""


class Commands(click.Group):
    """All commands under one name; what is no command is a file or an address to open."""

    def __init__(self, first: click.Command, others: Mapping[str, click.Command]) -> None:
        options = [parameter for parameter in first.params if isinstance(parameter, click.Option)]
        super().__init__(name=first.name, commands=dict(others), params=options, help=first.help)
        self.first = first

    def shell_complete(self, ctx: click.Context, incomplete: str) -> list[CompletionItem]:
        files = [] if incomplete.startswith("-") else [CompletionItem(incomplete, type="file")]
        return [*super().shell_complete(ctx, incomplete), *files]

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        if args and args[0] not in self.commands:
            return self.first.name, self.first, args
        return super().resolve_command(ctx, args)


def completions(shell: str) -> str:
    """What a shell has to run at its start to complete `reader`'s commands, options and files."""
    found = get_completion_class(shell)
    assert found is not None
    made = found(click.Command("reader"), {}, "reader", VARIABLE)
    return str(made.source_template % made.source_vars())


def complete(commands: Commands, instruction: str) -> int:
    """Answers a shell that asks; returns the exit status."""
    return shell_complete(commands, {}, "reader", VARIABLE, instruction)


def page(commands: Commands) -> str:
    """The manual page, in the roff of man(7)."""
    parts = [
        f'.TH READER 1 "" "reader {_plain(version())}" "User Commands"',
        ".SH NAME",
        r"reader \- read the news in a terminal: who is in it, what happened, who said what",
        ".SH SYNOPSIS",
        f".B {_synopsis('reader', commands.first)}\n.br",
        *(f".B {_synopsis(name, command)}\n.br" for name, command in _all(commands)),
        ".SH DESCRIPTION",
        *_described(commands.first),
    ]
    for name, command in _all(commands):
        heading = ".SS" if name.count(" ") > 1 else ".SH"
        parts += [f"{heading} {_plain(name if heading == '.SS' else name.upper())}", *_described(command)]
    parts += [
        ".SH EXIT STATUS",
        "0 where all went well, 1 where a text could not be read or written, 2 for arguments or settings that are",
        "wrong, 130 after an interrupt.",
    ]
    return "\n".join(parts) + "\n"


def _all(commands: click.Group, above: str = "reader") -> Iterator[tuple[str, click.Command]]:
    """The commands by their whole names, each followed by its own."""
    for name, command in commands.commands.items():
        yield f"{above} {name}", command
        if isinstance(command, click.Group):
            yield from _all(command, f"{above} {name}")


def _synopsis(name: str, command: click.Command) -> str:
    context = click.Context(command, info_name=name)
    return _plain(" ".join((name, *command.collect_usage_pieces(context))))


def _described(command: click.Command) -> list[str]:
    context = click.Context(command, info_name=command.name)
    parts = []
    for paragraph in (command.help or "").split("\n\n"):
        parts += [".PP", *(_plain(line.strip()) for line in paragraph.strip().splitlines())]
    for parameter in command.get_params(context):
        if record := parameter.get_help_record(context):
            parts += [".TP", f".B {_plain(record[0])}", _plain(record[1])]
    return parts


def _plain(text: str) -> str:
    """Text that roff takes for nothing else."""
    escaped = text.replace("\\", "\\e").replace("-", "\\-")
    return f"\\&{escaped}" if escaped.startswith((".", "'")) else escaped
