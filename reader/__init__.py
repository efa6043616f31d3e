"""Reader: read the news in a terminal, with who, what and who said it beside the text.

`reader.read` gives the same to a program; what it needs is imported when it is asked for.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reader.reading import Reading, read

__all__ = ["Reading", "read"]


def __getattr__(name: str) -> object:
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module("reader.reading"), name)
