"""Which Reader this is."""

from __future__ import annotations

DISTRIBUTION = "reader-news"
"""The name that Reader is installed by; the command and the package are `reader`."""


VERSION = "0.1.0"
"""What the package is built as, too. Asking for what is installed would load the library for mails, to read a line."""


def version() -> str:
    """The version of this program."""
    return VERSION
