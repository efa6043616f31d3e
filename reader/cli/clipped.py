"""What is on the clipboard, as something to open: the text, or the address that it is."""

from __future__ import annotations

import os

import click
from msgspec.structs import replace

from reader.cli.arguments import Refusal
from reader.sources import SourceError, given
from reader.sources.targets import is_address
from reader.story import Article

clipboard_option = click.option("--clipboard", is_flag=True, help="Take the text, or the address, on the clipboard.")

NAME = "the clipboard"
NOWHERE = "-"
"""The source of a text that cannot be had again by its name, as what came on standard input has it."""


def clipped(published: str | None = None, *, raw: bool = False) -> str | Article:
    """An address, or the article that a text is. Raises `Refusal` where there is neither."""
    from reader.app.clipboard import ClipboardError, pasted

    try:
        text = pasted(os.environ)
        if is_address(text.strip()) and len(text.split()) == 1:
            return text.strip()
        return replace(given(text, NAME, raw=raw, published=published), source=NOWHERE)
    except (ClipboardError, SourceError) as error:
        raise Refusal(str(error)) from error
