"""`reader config`: the settings file."""

from __future__ import annotations

import os
import sys

import click

from reader import output
from reader.cli.arguments import help_option
from reader.output import is_terminal


@click.command(name="config", add_help_option=False)
@click.option("--check", is_flag=True, help="Only tell what is wrong in the settings file; exit status 2 if anything.")
@click.option("--path", is_flag=True, help="Only tell where the settings file is.")
@help_option
def config_command(check: bool, path: bool) -> int:
    """Print a settings file that changes nothing yet: what can be set, where it goes, and every key."""
    from reader.app.settings.config import template
    from reader.app.settings.stored import load, settings_file

    if path:
        if is_terminal(sys.stdout):
            output.line(str(settings_file()))
        else:
            output.write(os.fsencode(settings_file()) + b"\n")  # for a program, which wants the very name
        return 0
    settings = load()
    problems = settings.problems
    if not check:
        for text in template().splitlines():
            output.line(text)
    elif not problems:
        output.line(f"{settings_file()} is in order.")
    for sentence in problems:
        output.say(f"reader: {sentence}")
    for sentence in settings.notes:
        output.say(f"reader: note: {sentence}")
    return 2 if problems else 0
