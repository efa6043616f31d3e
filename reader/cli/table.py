"""The commands by name, each in a module that is only imported when it is run: opening an article waits for none."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from reader.manual import Commands

OPENING = "reader.cli.opening:open_command"
"""Opens what the arguments name."""
COMMANDS = {
    "extract": "reader.cli.extract:extract_command",
    "export": "reader.cli.export:export_command",
    "library": "reader.cli.library:library_command",
    "search": "reader.cli.library:search_command",
    "quotes": "reader.cli.library:quotes_command",
    "feed": "reader.cli.feed:feed_command",
    "serve": "reader.cli.serve:serve_command",
    "tour": "reader.cli.tour:tour_command",
    "config": "reader.cli.config:config_command",
    "doctor": "reader.cli.about:doctor_command",
    "completions": "reader.cli.about:completions_command",
    "man": "reader.cli.about:man_command",
}
"""By the word that `reader` is followed by; any other is a file or an address to open."""


def command(place: str) -> click.Command:
    """The command at a place of these tables."""
    module, name = place.split(":")
    found = getattr(import_module(module), name)
    assert isinstance(found, click.Command)
    return found


def commands() -> Commands:
    """All of them under one name."""
    from reader.manual import Commands

    return Commands(command(OPENING), {word: command(place) for word, place in COMMANDS.items()})
