"""Which Reader this is."""

from __future__ import annotations

DISTRIBUTION = "reader-news"
"""The name that Reader is installed by; the command and the package are `reader`."""


def version() -> str:
    """The installed version; `checkout` where Reader runs from its repository without being installed."""
    from importlib import metadata

    try:
        return metadata.version(DISTRIBUTION)
    except metadata.PackageNotFoundError:
        return "checkout"
