"""What is on the clipboard, as something to open: the text, or the address or full path that it is."""

from __future__ import annotations

import os

import click
from msgspec.structs import replace

from reader.cli.arguments import Refusal
from reader.sources import SourceError, given
from reader.sources.targets import is_address
from reader.story import Article

clipboard_option = click.option("--clipboard", is_flag=True, help="Take the text, address or path on the clipboard.")

NAME = "the clipboard"
NOWHERE = "-"
"""The source of a text that cannot be had again by its name, as what came on standard input has it."""


def clipped(published: str | None = None, *, raw: bool = False) -> str | Article:
    """An address, a full path, or the article that a text is. Raises `Refusal` where there is none of these."""
    from reader.app.clipboard import ClipboardError, pasted
    from reader.app.dropped import target

    try:
        text = pasted(os.environ)
        named = target(text)
        if named is not None and (is_address(named) or os.path.isabs(named)):  # a word is a text, whatever lies here
            return named
        return replace(given(text, NAME, raw=raw, published=published), source=NOWHERE)
    except (ClipboardError, SourceError) as error:
        raise Refusal(str(error)) from error
