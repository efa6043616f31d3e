"""`reader doctor`, `completions` and `man`: the program about itself."""

from __future__ import annotations

import click

from reader import output
from reader.cli.arguments import help_option

SHELLS = ("bash", "zsh", "fish")


@click.command(name="doctor", add_help_option=False)
@help_option
def doctor_command() -> int:
    """Tell the versions, places and abilities that matter when something does not work.

    Fit for a bug report. Checks that the language model is as it was shipped. The exit status is 1 if anything is
    wrong.
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
@click.argument("shell", metavar="SHELL", type=click.Choice(SHELLS))
@help_option
def completions_command(shell: str) -> int:
    """Print what a shell has to run at its start to complete commands, options and files.

    SHELL is bash, zsh or fish. As in: reader completions bash >> ~/.bashrc
    """
    from reader.manual import completions

    output.write(completions(shell).encode())
    return 0


@click.command(name="man", add_help_option=False)
@help_option
def man_command() -> int:
    """Print the manual page, as in: reader man | man -l -"""
    from reader.cli.table import commands
    from reader.manual import page

    output.write(page(commands()).encode())
    return 0
