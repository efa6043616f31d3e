"""The commands by name, each in a module that is only imported when it is run: opening an article waits for none."""

from __future__ import annotations

import os
from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import click

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


def may_be_command(word: str) -> bool:
    """Whether a word may be meant as a command, or nearly one: it is no file, and has but letters."""
    return word.isalpha() and not os.path.exists(word)


def command(place: str) -> click.Command:
    """The command at a place of these tables."""
    module, name = place.split(":")
    found: click.Command = getattr(import_module(module), name)
    return found


def commands() -> Commands:
    """All of them under one name."""
    from reader.manual import Commands

    return Commands(command(OPENING), {word: command(place) for word, place in COMMANDS.items()})
