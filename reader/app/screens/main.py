"""The screens that one is on for their own sake, and not to answer something."""

from __future__ import annotations


class Main:
    """On such a screen keys act, what is pasted is opened, and the rooms can be gone to."""
