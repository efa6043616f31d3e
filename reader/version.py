"""Which Reader this is."""

from __future__ import annotations


def version() -> str:
    """The installed version; `checkout` where Reader runs from its repository without being installed."""
    from importlib import metadata

    try:
        return metadata.version("reader")
    except metadata.PackageNotFoundError:
        return "checkout"
