"""The page painted row by row, with the marks of what was understood and of where one is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final, Self

from rich.style import Style
from textual.cache import LRUCache
from textual.events import Blur, DescendantBlur, DescendantFocus, Focus
from textual.message import Message
from textual.reactive import reactive
from textual.selection import Selection
from textual.strip import Strip

from reader.app.article.composition import Piece
from reader.app.article.marks import Density, Doubted, Marks
from reader.app.article.motion import word_at
from reader.app.article.page import ArticlePage
from reader.app.article.paint import Overlay, Painter, Palette, Place
from reader.app.article.spans import Spans
from reader.app.looks.colours import theme_variables
from reader.sentences import sentence_at
from reader.story import Analysis, Article, Extent

STRIPS: Final = 2048
"""So many painted rows are kept."""


class MarkedPage(ArticlePage):
    """A page with the marks of its analysis, of a thread, and of what lies over the text."""

    places: reactive[tuple[Extent, ...]] = reactive((), repaint=False)
    """The thread's places, where it is highlighted."""
    place: reactive[Extent | None] = reactive(None, repaint=False)
    """The one of them that one has come to."""

    def __init__(self, *, name: str | None = None, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(name=name, id=id, classes=classes)
        self._analysis: Analysis | None = None
        self._doubted: Sequence[Doubted] = ()
        self._leading: Sequence[Extent] = ()
        self._hidden: frozenset[str] = frozenset()
        self._marks = Marks(None)
        self._painter: Painter | None = None
        self._strips: LRUCache[tuple[int, tuple[Overlay, ...]], Strip] = LRUCache(STRIPS)
        self._density: Density = "main"
        self._thread: Spans[None] = Spans()
        self._extents: Sequence[Extent] = ()
        """The thread's places, as they were given."""
        self._lit = False
        self._kept: Spans[None] | None = None
        self._dims: dict[int, list[Overlay]] = {}
        self._soft = False
        self._pointed: Spans[None] = Spans()
        self._pointed_passages = False

    def show(self, article: Article, page: tuple[Piece, ...] | None = None) -> None:
        self._analysis, self._thread, self._extents, self._kept = None, Spans(), (), None
        self._doubted, self._leading = (), ()
        self._pointed = Spans()
        self.places, self.place = (), None
        self._marks = Marks(None)
        self._rows_changed()  # even if the same text is shown once more
        super().show(article, page)

    def _rows_changed(self) -> None:
        self._dims.clear()
        self._strips.clear()

    def annotate(
        self, analysis: Analysis | None, doubted: Sequence[Doubted] = (), leading: Sequence[Extent] = ()
    ) -> None:
        """Mark what was understood, what of that is inferred, and what leads on; no word moves."""
        self._analysis, self._doubted, self._leading = analysis, doubted, leading
        self._repaint()

    @property
    def hidden(self) -> frozenset[str]:
        """Names of the entity groups whose colour is off."""
        return self._hidden

    @hidden.setter
    def hidden(self, groups: frozenset[str]) -> None:
        self._hidden = frozenset(groups)
        self._repaint()

    @property
    def density(self) -> Density:
        """How much is marked."""
        return self._density

    @density.setter
    def density(self, density: Density) -> None:
        self._density = density
        self._repaint()

    def set_thread(
        self, extents: Sequence[Extent], current: int | None, *, lit: bool = True, passages: bool = False
    ) -> None:
        """The places of a thread, and the one that one has come to.

        They are highlighted if `lit`, that one more strongly; of `passages` only that one, and softly.
        """
        before, known = self.place, extents is self._extents or extents == self._extents
        lighted, self._lit = self._lit, lit
        alike = known and (lighted, self._soft) == (lit, passages)
        self._soft = passages
        if not alike:
            self._extents = extents
            self._thread = Spans((start, end, None) for start, end in extents)
            self.places = tuple(sorted(extents)) if lit else ()
        self.place = extents[current] if lit and current is not None and 0 <= current < len(extents) else None
        if self._density == "thread" and not known:
            self._repaint()
        elif not alike and (lit or lighted):
            self.refresh()
        elif self.place != before:  # a step within a thread changes no more than the rows of two places
            for place in filter(None, (before, self.place)):
                self._refresh_extent(place)

    def point_at(self, extents: Sequence[Extent], *, passages: bool = False) -> None:
        """Mark the places of what the pointer is over; `passages` more softly, and in the margin."""
        self._pointed = Spans((start, end, None) for start, end in extents)
        self._pointed_passages = passages
        self.refresh()

    @property
    def decluttered(self) -> bool:
        """Whether the sentences without what is chosen are dimmed."""
        return self._kept is not None

    def declutter(self, chosen: Sequence[Extent] | None) -> None:
        """Dim every sentence that holds none of these places; with None, dim nothing."""
        self._kept = None if chosen is None else Spans((start, end, None) for start, end in chosen)
        self._dims.clear()
        self.refresh()

    def _repaint(self) -> None:
        thread = [(start, end) for start, end, _ in self._thread] if self._density == "thread" else []
        self._marks = Marks(self._analysis, self._hidden, self._density, thread, self._doubted, self._leading)
        self._strips.clear()
        self.refresh()

    def places_within(self, start: int, end: int) -> list[Extent]:
        """The thread's places in a stretch, if they are highlighted."""
        return [(first, last) for first, last, _ in self._thread.within(start, end)] if self._lit else []

    def tick_styles(self) -> tuple[Style, Style, Style]:
        """How a tick looks: its ground, any of them, the one that one has come to."""
        painter = self._get_painter()
        colours = painter.palette.colours
        here = Style(color=colours["thread-current-background"], bold=True)
        return painter.base, Style(color=colours["quote-bar"]), here

    def go_to(self, extent: Extent, *, select: bool = True) -> None:
        """Move the cursor to an extent, onto all of it with `select`, and scroll only where it is not well in sight."""
        start = min(max(extent[0], 0), len(self._text))
        end = min(max(extent[1], start), len(self._text))
        if self._folded and any(p.kind == "fold" and p.start < end and p.end > start for p in self._pieces):
            self.folded = False
        self._set_chosen((start, end) if select and start < end else None)
        self.cursor = start
        if self._laid_for[0] and self._pane() in (self._laid_for, (0, 0)):
            self._reveal(start, end)
        else:  # the pane has yet to be laid out, or is of another size meanwhile
            self._pending = (start, end)

    # The focus changes the cursor alone, so only that is drawn anew, not the whole text

    def focus(self, scroll_visible: bool = True) -> Self:
        self.app.call_later(self.screen.set_focus, self, scroll_visible)
        return self

    def watch_has_focus(self, _has_focus: bool) -> None:
        """No style depends on it, and so none is looked up anew, nor the scrollbar drawn."""

    def on_focus(self, event: Focus) -> None:
        event.prevent_default()
        self._have_focus(True, DescendantFocus(self))

    def on_blur(self, event: Blur) -> None:
        event.prevent_default()
        self._have_focus(False, DescendantBlur(self))

    def _have_focus(self, has_focus: bool, told: Message) -> None:
        self.has_focus = has_focus
        self._refresh_extent(word_at(self._text, self.cursor))
        if self.parent is not None:
            self.parent.post_message(told)

    # Painting

    def render_line(self, y: int) -> Strip:
        painter = self._get_painter()
        index = self.scroll_offset.y + y
        width = self.size.width
        if index >= len(self._layout.rows):
            return painter.blank(width)
        over = tuple(self._overlays(index))
        if (strip := self._strips.get((index, over))) is None:
            row = self._layout.rows[index]
            piece = self._pieces[row.piece]
            place = Place(self._left, self._layout.width, width)
            strip = painter.paint(self._text, row, piece, self._marks, over, place)
            self._strips[index, over] = strip
        return strip

    def _overlays(self, index: int) -> Iterator[Overlay]:
        _, start, end, _, part, _ = self._layout.rows[index]
        if part != "text":
            return
        if self._kept is not None:
            yield from self._dimmed(index)
        if self._lit and not self._soft and self._density != "none":
            for first, last, _ in self._thread.within(start, end):
                yield max(first, start), min(last, end), "thread"
        place = self.place
        if place is not None and place[0] < end and place[1] > start:
            yield max(place[0], start), min(place[1], end), "passage" if self._soft else "current"
        cursor = None if self._soft and self._chosen == self.place else self._chosen
        if self._chosen is None and self.has_focus and start <= self.cursor < end:
            cursor = word_at(self._text, self.cursor)
        if cursor is not None and cursor[0] < end and cursor[1] > start:
            yield max(cursor[0], start), min(cursor[1], end), "cursor"
        for first, last, _ in self._pointed.within(start, end):
            yield max(first, start), min(last, end), "pointed passage" if self._pointed_passages else "pointed"
        selection = self.text_selection
        if selection is not None:
            first, last = self._selected(selection)
            if first < end and last > start:
                yield max(first, start), min(last, end), "selected"

    def _dimmed(self, index: int) -> list[Overlay]:
        """The parts of a row whose sentences hold nothing of what is chosen."""
        if (found := self._dims.get(index)) is None:
            row = self._layout.rows[index]
            piece = self._pieces[row.piece]
            found, at = [], row.start
            while at < row.end and self._kept is not None:
                sentence = sentence_at(self._text, at, piece.start, piece.end)
                end = min(max(sentence[1], at + 1), row.end)
                if not self._kept.within(*sentence):
                    found.append((at, end, "dimmed"))
                at = end
            self._dims[index] = found
        return found

    def _selected(self, selection: Selection) -> Extent:
        start, end = selection.get_span(0) or (0, 0)
        return start, len(self._text) if end < 0 else end

    def _get_painter(self) -> Painter:
        if self._painter is None:
            shades = theme_variables(self.app.current_theme)
            selection: Style = self.screen.get_component_rich_style("screen--selection")
            palette = Palette.of(
                {**shades, **self.app.theme_variables},
                list(shades),
                selection,
                colourless=self.app.no_color,
                ansi=self.app.native_ansi_color,
            )
            self._painter = Painter(palette)
            self._strips.clear()
        return self._painter

    _look: object = None
    """What the painter was made for."""

    def notify_style_update(self) -> None:
        super().notify_style_update()
        look = (self.app.current_theme, self.app.no_color, self.app.native_ansi_color)
        if look != self._look:  # the focus changes no colour
            self._look = look
            self._painter = None
