"""What changed in an article since it was read before: each change a row that leads to its place."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Final

from textual import on
from textual.content import Content

from reader.app.home.kept import KINDS
from reader.app.home.room import Room
from reader.app.looks.words import MUTED, clean, flow
from reader.app.panel.list import RowList
from reader.app.panel.rows import Row, gap, heading
from reader.library.reading.changes import Change
from reader.story import Extent

GONE: Final = "It is gone: there is no place in the text to go to."
TITLES: Final = {"quote": "Quotes", "speaker": "Who said it", "figure": "Figures", "name": "Names"}
NOTHING: Final = "No quote, no figure and no name is another one."


class Changed(Room[Extent | None]):
    """Closes with the place in the text of the change that was chosen, or with None."""

    def __init__(self, changes: Sequence[Change], said: str) -> None:
        """`said`: what changed, in a sentence."""
        super().__init__()
        self._changes = changes
        self._said = said

    def on_mount(self) -> None:
        self.head("What changed", self._said)
        self.show(rows(self._changes), NOTHING)

    @on(RowList.Chosen)
    def _chosen(self, event: RowList.Chosen) -> None:
        event.stop()
        if event.row.extent is None:
            self.notify(GONE, timeout=3, markup=False)
        else:
            self.dismiss(event.row.extent)


def rows(changes: Sequence[Change]) -> list[Row]:
    """A row for each change, under what it is of."""
    made: list[Row] = []
    for what in KINDS:
        found = [(number, one) for number, one in enumerate(changes) if one.what == what]
        if found:
            made += [*([gap()] if made else []), heading(TITLES[what])]
        made += [Row(str(number), partial(_draw, one), one.new, texts=partial(_texts, one)) for number, one in found]
    return made


def _texts(change: Change) -> tuple[str, ...]:
    return tuple(clean(words) for words in (change.was, change.now) if words)


def _draw(change: Change, width: int) -> list[Content]:
    """What it was, struck out, over what it is."""
    was = Content.assemble(("– ", MUTED), (clean(change.was or ""), "dim strike")) if change.was else None
    now = Content.assemble(("+ ", "bold $text-accent"), clean(change.now or "")) if change.now else None
    return [line for content in (was, now) if content is not None for line in flow(content, width)]
