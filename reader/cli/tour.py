"""`reader tour`: an article that explains the keys while it is read."""

from __future__ import annotations

import click

from reader.cli.arguments import Refusal, help_option, theme_option
from reader.cli.starting import run_in_terminal

MISSING = "The sample article that the tour is through is not installed."


@click.command(name="tour", add_help_option=False)
@theme_option
@help_option
def tour_command(theme: str | None) -> int:
    """Walk through a sample article: one key after the other is explained, and tried.

    They are your own keys. A step can be skipped and the tour left at any time; then one reads on.
    """
    from reader.sources.samples import guided

    if (path := guided()) is None:
        raise Refusal(MISSING)
    return run_in_terminal([str(path)], theme=theme, tour=True)
