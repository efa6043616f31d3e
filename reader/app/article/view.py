"""The article as it is read: where keys and mouse go in it, and what they tell the app."""

from __future__ import annotations

from itertools import takewhile
from typing import Final

from textual import events
from textual.geometry import Offset
from textual.message import Message
from textual.selection import Selection
from textual.signal import Signal

from reader.app.article.composition import Piece
from reader.app.article.marked import MarkedPage
from reader.app.article.motion import word_after, word_at, word_before
from reader.app.bars.messages import hint
from reader.printable import safe
from reader.sentences import sentence_at, sentences
from reader.story import Extent

PAGE_OVERLAP: Final = 2
"""Rows that stay on the screen when a page is turned."""
PATIENCE: Final = 0.1
"""Seconds in which a text is laid out to its end at once."""
STEP: Final = 4
"""Cells by which the column is made wider or narrower."""
OTHER_BUTTON: Final = 3
"""The mouse's right button."""
SENTENCE_REACH: Final = 4000
"""The sentence before is looked for this far back."""


class ArticleView(MarkedPage, can_focus=True, inherit_bindings=False):
    """An article to read: the page with a reading place that keys and mouse move.

    Bindings are the app's; the actions are here.
    """

    class _AtOffset(Message):
        def __init__(self, view: ArticleView, offset: int) -> None:
            super().__init__()
            self.view = view
            self.offset = offset

        @property
        def control(self) -> ArticleView:
            return self.view

    class Pressed(_AtOffset):
        """A place in the text was clicked, or Enter pressed on it."""

    class Asked(_AtOffset):
        """What can be done at a place in the text was asked, with the other mouse button."""

    class Hovered(Message):
        """The pointer is over a place in the text, or no longer over any."""

        def __init__(self, view: ArticleView, offset: int | None) -> None:
            super().__init__()
            self.view = view
            self.offset = offset

        @property
        def control(self) -> ArticleView:
            return self.view

        def can_replace(self, message: Message) -> bool:
            return isinstance(message, ArticleView.Hovered)

    class Widened(Message):
        """The reader set another width of the column."""

        def __init__(self, view: ArticleView, column: int) -> None:
            super().__init__()
            self.view = view
            self.column = column

        @property
        def control(self) -> ArticleView:
            return self.view

    _hovered: int | None = None

    def __init__(self, *, name: str | None = None, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(name=name, id=id, classes=classes)
        self.moved: Signal[int] = Signal(self, "moved")
        """The reading place was moved by a key or the mouse. Told at once, so that all that follows it is in the same
        frame: a message would come after that."""

    # Moving

    def action_line_down(self) -> None:
        self._move_rows(1)

    def action_line_up(self) -> None:
        self._move_rows(-1)

    def action_page_down(self) -> None:
        self._move_rows(max(1, self.size.height - PAGE_OVERLAP))

    def action_page_up(self) -> None:
        self._move_rows(-max(1, self.size.height - PAGE_OVERLAP))

    def action_half_page_down(self) -> None:
        self._move_rows(max(1, self.size.height // 2))

    def action_half_page_up(self) -> None:
        self._move_rows(-max(1, self.size.height // 2))

    def action_top(self) -> None:
        self._scroll(0)
        self._move_to(self._home())

    def action_bottom(self) -> None:
        if self._pieces:
            self._layout.extend(seconds=PATIENCE)
            self._measure()
            if self._layout.complete:
                self._go_to_end()
            else:
                self._end_awaited = True
                hint(self, "The end comes as soon as the text is laid out.")

    def _go_to_end(self) -> None:
        super()._go_to_end()
        self.moved.publish(self.cursor)

    def action_next_paragraph(self) -> None:
        here = self._layout.piece_at(self.cursor)
        self._move_to_block(here, 1)

    def action_previous_paragraph(self) -> None:
        here = self._layout.piece_at(self.cursor)
        if self._pieces and self.cursor > self._pieces[here].start:
            self._move_to(self._pieces[here].start)
        else:
            self._move_to_block(here, -1)

    def action_next_sentence(self) -> None:
        if not self._pieces:
            return
        here = self._layout.piece_at(self.cursor)
        after = (start for start in sentences(self._text, self.cursor, self._pieces[here].end) if start > self.cursor)
        if (start := next(after, None)) is not None:
            self._move_to(start)
        else:
            self._move_to_block(here, 1)

    def action_previous_sentence(self) -> None:
        if not self._pieces:
            return
        here = self._layout.piece_at(self.cursor)
        if self.cursor <= self._pieces[here].start and here > 0:
            here -= 1
        piece = self._pieces[here]
        reached = min(self.cursor, piece.end)
        starts = sentences(self._text, max(piece.start, reached - SENTENCE_REACH), piece.end)
        before = list(takewhile(lambda start: start < reached, starts))
        self._move_to(before[-1] if before else piece.start)

    def action_next_word(self) -> None:
        if self._pieces:
            here = self._layout.piece_at(self.cursor)
            after = word_after(self._text, self.cursor, self._pieces[here].end)
            self._move_to(after) if after is not None else self._move_to_block(here, 1)

    def action_previous_word(self) -> None:
        if self._pieces:
            here = self._layout.piece_at(self.cursor)
            before = word_before(self._text, self.cursor, self._pieces[here].start)
            while before is None and here > 0:
                here -= 1
                if not _is_passed(self._pieces[here]):
                    before = word_before(self._text, self._pieces[here].end, self._pieces[here].start)
            if before is not None:
                self._move_to(before)

    def action_press(self) -> None:
        """As a click on the cursor's place."""
        if self._text:
            self.post_message(self.Pressed(self, self.cursor))

    def _move_to_block(self, here: int, step: int) -> None:
        """To the start of the next piece in a direction, past page furniture and what is not the text's."""
        there = here + step
        while 0 <= there < len(self._pieces) and _is_passed(self._pieces[there]):
            there += step
        if 0 <= there < len(self._pieces):
            self._move_to(self._pieces[there].start)

    def _move_to(self, offset: int) -> None:
        """Move the cursor there by a key or the mouse, in sight."""
        self.cursor = offset
        self._reveal(offset, offset + 1)
        self.moved.publish(self.cursor)

    def _move_rows(self, step: int) -> None:
        """Scroll by rows; the cursor keeps its place on the screen, and moves alone where the text cannot scroll."""
        top, height = self.scroll_offset.y, self.size.height
        self._grow(rows=top + abs(step) + 2 * height)
        if not self._layout.rows:
            return
        direction = 1 if step > 0 else -1
        before = self._row_of_cursor()
        self._scroll(top + step)
        moved = self.scroll_offset.y - top
        wanted = self.scroll_offset.y + self._goal.y if moved == step else before + step
        last = self.scroll_offset.y + height - 1
        row = self._layout.text_row(min(max(wanted, self.scroll_offset.y), last), direction)
        if not self.scroll_offset.y <= row <= last:
            row = self._layout.text_row(min(max(wanted, self.scroll_offset.y), last), -direction)
        if moved != step:
            self._goal = Offset(self._goal.x, row - self.scroll_offset.y)
        self._put_on_row(row)

    def _put_on_row(self, row: int) -> None:
        offset = self._layout.offset_in(row, self._goal.x, nearest=True)
        if offset is not None and offset != self.cursor:
            self.cursor = offset
            self.moved.publish(offset)

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        super().watch_scroll_y(old_value, new_value)
        if round(old_value) != round(new_value):
            self._scrolled()

    def _scrolled(self) -> None:
        """Remember what is at the top; when the mouse scrolled, take the cursor along so that it stays in view."""
        top, height, rows = self.scroll_offset.y, self.size.height, self._layout.rows
        if self._laying or self._pane() != self._laid_for or not rows:
            return  # the size changes; what was at the top comes back to it
        self._top, self._top_row = self._layout.anchor(top), top
        if self._placing:
            return
        row = self._row_of_cursor()
        if not top <= row < top + height:
            down = row < top
            self._put_on_row(self._layout.text_row(top if down else top + height - 1, 1 if down else -1))
        self._goal = Offset(self._goal.x, self._row_of_cursor() - top)

    # The page

    def action_column(self, steps: int) -> None:
        """A wider or narrower column; it is never set wider than the pane."""
        shown = self.column_shown
        wanted = (shown + STEP if steps > 0 else shown - 1) // STEP * STEP
        self.column = min(wanted, self._room(self._pane()[0])) if steps > 0 else wanted
        self.post_message(self.Widened(self, self.column))

    def action_fold(self) -> None:
        """Shows the page's furniture, or folds it away again."""
        self.folded = not self.folded

    # Mouse

    def on_click(self, event: events.Click) -> None:
        offset = self._offset_under(event)
        event.prevent_default()  # the default selects the whole article on a double click
        if event.button == OTHER_BUTTON and offset is not None:
            self.cursor = offset
            self._remember_row()
            self.moved.publish(offset)
            self.post_message(self.Asked(self, offset))
        if event.button != 1:
            return
        if offset is None:
            self._press_fold(event)
            return
        if event.chain == 1 and self.text_selection is not None:
            return  # the end of a drag
        if event.chain == 2:
            self._select(word_at(self._text, offset))
        elif event.chain == 3:
            self._select(self._sentence(offset))
        else:
            self.cursor = offset
            self._remember_row()
            self.moved.publish(offset)
            self.post_message(self.Pressed(self, offset))

    def _press_fold(self, event: events.Click) -> None:
        """The line that stands for folded furniture was clicked."""
        content = event.get_content_offset(self)
        index = self.scroll_offset.y + (content.y if content else -1)
        if content and index < len(self._layout.rows) and self._pieces[self._layout.rows[index].piece].kind == "fold":
            self.folded = False

    def on_mouse_move(self, event: events.MouseMove) -> None:
        self._hover(self._offset_under(event))

    def on_leave(self, event: events.Leave) -> None:
        self._hover(None)

    def _hover(self, offset: int | None) -> None:
        if offset != self._hovered:
            self._hovered = offset
            self.post_message(self.Hovered(self, offset))

    def _offset_under(self, event: events.MouseEvent) -> int | None:
        content = event.get_content_offset(self)
        return None if content is None else self.offset_at(content.x, content.y)

    # Selection: x is the place in the text and y always 0, so that what is copied has no line breaks of the column's

    _anchor: int | None = None
    """Where a selection by keys began."""
    _by_sentences = False

    def select_from_here(self, sentences: bool) -> bool:
        """Selects the word or sentence at the cursor, and on to wherever the cursor goes; the same again ends that.

        Gives whether one selects now.
        """
        if self._anchor is not None and self._by_sentences == sentences:
            self.end_selection()
            return False
        self._anchor = self.cursor if self._anchor is None else self._anchor
        self._by_sentences = sentences
        self._extend()
        return True

    def end_selection(self) -> bool:
        """Selects nothing any more; gives whether anything was selected."""
        had = self._anchor is not None or bool(self.screen.selections)
        self._anchor = None
        self.screen.clear_selection()
        return had

    def watch_cursor(self, old: int, new: int) -> None:
        super().watch_cursor(old, new)
        if self._anchor is not None:
            self._extend()

    def _extend(self) -> None:
        """Selects from the word or sentence that the selection began at to the cursor's, both whole."""
        if self._anchor is not None:
            ends = [
                self._sentence(o) if self._by_sentences else word_at(self._text, o) for o in (self._anchor, self.cursor)
            ]
            self._select((min(start for start, _ in ends), max(end for _, end in ends)))

    def _sentence(self, offset: int) -> Extent:
        piece = self._pieces[self._layout.piece_at(offset)]
        start, end = sentence_at(self._text, offset, piece.start, piece.end)
        return start, start + len(self._text[start:end].rstrip())

    def _select(self, extent: Extent) -> None:
        self.screen.selections = {self: Selection(Offset(extent[0], 0), Offset(extent[1], 0))}

    def get_selection(self, selection: Selection) -> tuple[str, str] | None:
        """The selected text as it is drawn, paragraphs parted by a blank line."""
        first, last = self._selected(selection)
        pieces = [
            " ".join(safe(self._text[max(piece.start, first) : min(piece.end, last)]).split())
            for piece in self._pieces
            if piece.start < last and piece.end > first and not piece.words
        ]
        return "\n\n".join(pieces), "\n"

    def selection_updated(self, selection: Selection | None) -> None:
        if selection is None:
            self._anchor = None
        self.refresh()


def _is_passed(piece: Piece) -> bool:
    return piece.kind == "furniture" or bool(piece.words)
