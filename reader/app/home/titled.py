"""What is kept, to be chosen by its title."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial
from typing import Final

from textual.content import Content

from reader.app.home.shelving import called, source
from reader.app.looks.words import MUTED, clean, spread
from reader.app.screens.picker import Choice
from reader.library.reading.kept import Entry

MOST_TITLES: Final = 500
"""So many articles are offered, those that were opened last."""
_KEPT: Final = "\0"
"""How the key of a choice begins that is kept; no file's name and no address can."""


def titled(entries: Iterable[Entry]) -> list[Choice]:
    """Those that have a title, each with its source. Of several of the same title and source, the first."""
    found: dict[tuple[str, str], Choice] = {}
    for entry in entries:
        if title := clean(entry.facts.title or ""):
            where = clean(called(source(entry)))
            draw = partial(spread, Content(title), Content.styled(where, MUTED), gap=2)
            found.setdefault((title, entry.facts.source), Choice(_KEPT + entry.key, title, draw))
    return [*found.values()]


def titled_key(choice: str) -> str | None:
    """The key of the article that was chosen; None where the choice is none of these."""
    return choice.removeprefix(_KEPT) if choice.startswith(_KEPT) else None
