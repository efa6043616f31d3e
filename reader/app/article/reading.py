"""The article with the keys of the table: what can be left and come back to, and hints laid over its names."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar, Final

from rich.segment import Segment
from textual.binding import BindingType
from textual.message import Message
from textual.selection import Selection
from textual.strip import Strip

from reader.app.article import ArticleView
from reader.app.bars.messages import hint
from reader.app.keys.table import bindings
from reader.sentences import sentences
from reader.story import Extent

AROUND: Final = ("furniture", "fold")
"""The kinds of pieces that a page has around its article."""
UNFOLDED: Final = "What the page has around the article is shown now."
FOLDED: Final = "What the page has around the article is folded again."


class Text(ArticleView, inherit_bindings=False):
    """The article's view in the reading screen."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("select"), *bindings("text")]

    class Leaping(Message):
        """A key leads far away from this stretch, which stood `row` rows below the top."""

        def __init__(self, extent: Extent, row: int) -> None:
            super().__init__()
            self.extent = extent
            self.row = row

    class Selected(Message):
        """Something is selected, or nothing any more."""

    _hints: Mapping[int, str] = {}

    def action_fold(self) -> None:
        if any(piece.kind in AROUND for piece in self._pieces):
            super().action_fold()
            start, end = self.visible_extent()
            if not any(piece.kind in AROUND and piece.start < end and piece.end > start for piece in self._pieces):
                hint(self, FOLDED if self.folded else UNFOLDED)
        else:
            hint(self, "There is nothing around this article.")

    def sentence_end(self) -> int:
        """Where the sentence ends that the cursor is in."""
        if not self._pieces:
            return 0
        end = self._pieces[self._layout.piece_at(self.cursor)].end
        return next((start for start in sentences(self._text, self.cursor, end) if start > self.cursor), end)

    # What is selected

    covered = False
    """Whether something else is shown in the text's place."""

    @property
    def selects(self) -> bool:
        """Whether something is selected."""
        return self.text_selection is not None

    def selection_updated(self, selection: Selection | None) -> None:
        super().selection_updated(selection)
        self.post_message(self.Selected())

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """What is done to a selection is done where there is one, and nothing where there is no text."""
        return not self.covered and (self.selects or action not in ("take_selection", "leave_selection"))

    async def action_take_selection(self) -> None:
        await self.run_action("screen.copy")

    def action_leave_selection(self) -> None:
        self.end_selection()

    # Places to come back to

    @property
    def standing(self) -> tuple[Extent, int]:
        """What the cursor stands on, and how many rows that is below the pane's top."""
        return self._chosen or (self.cursor, self.cursor), self._row_of_cursor() - self.scroll_offset.y

    def stand(self, extent: Extent, row: int) -> None:
        """Puts the cursor on a stretch, at a row of the pane where the text allows it."""
        self.go_to(extent)
        if self._layout.rows:
            top = self._row_of_cursor() - row
            self._grow(rows=top + 2 * self.size.height)
            self._scroll(top)
            self._remember_row()

    def action_top(self) -> None:
        self._leap()
        super().action_top()

    def action_bottom(self) -> None:
        self._leap()
        super().action_bottom()

    def _leap(self) -> None:
        self.post_message(self.Leaping(*self.standing))

    # Hints

    @property
    def hints(self) -> Mapping[int, str]:
        """Labels by the offsets that they are laid over."""
        return self._hints

    @hints.setter
    def hints(self, hints: Mapping[int, str]) -> None:
        self._hints = hints
        self.refresh()

    def render_line(self, y: int) -> Strip:
        strip = super().render_line(y)
        index = self.scroll_offset.y + y
        if not self._hints or index >= len(self._layout.rows):
            return strip
        row = self._layout.rows[index]
        if row.part != "text":
            return strip
        style = self._get_painter().hint
        for offset, label in self._hints.items():
            if row.start <= offset < row.end:
                x = self._left + self._layout.cell_of(offset)
                end = min(x + len(label), strip.cell_length)
                laid = Strip([Segment(label, style)]).crop(0, end - x)
                strip = Strip.join([strip.crop(0, x), laid, strip.crop(end)])
        return strip
