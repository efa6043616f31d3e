"""Searching everything that was read: a line to type in, and what is found as one types; an address or a path that is
typed there can be opened."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Final

from textual import on, work
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.timer import Timer
from textual.widgets import Input, Static

from reader.app.bars.asking import AskBar
from reader.app.bars.footer import KeyBar
from reader.app.bars.messages import MessageLine, hint
from reader.app.dropped import is_begun, meant
from reader.app.home.offering import OFFERED, offer
from reader.app.home.places import Place, back, place_in, standing
from reader.app.home.room import Room
from reader.app.keys.table import Where, bindings
from reader.app.looks.words import MUTED, clean, day, flow, line
from reader.app.panel.filter import FilterBar
from reader.app.panel.list import RowList
from reader.app.panel.rows import Row, gap, remark
from reader.app.settings.configured import configured
from reader.app.shelf import shelf_of
from reader.library.across.folding import words
from reader.library.finding.query import Query, QueryError, parse
from reader.library.finding.search import Hit

PROMPT: Final = 'words, "a phrase" or who:name'
HINT: Final = "who: said: event: after:2021-06 before: source: tag: is:starred"
WAIT: Final = 0.15
"""Seconds after the last key from which on it is looked."""
MOST_LINES: Final = 3
EARLIER: Final = "earlier version"
NOTHING: Final = "Nothing that you have read has that."
NONE_TO_OPEN: Final = "Nothing is found that could be opened: type what is sought."
OF_FOUND: Final = frozenset({"open_found", "found_place_down", "found_place_up"})
"""The ids of the keys that do something with what is found."""
NOTHING_KEPT: Final = "Reader is private now: there is nothing to search."


class Finding(Room[None]):
    """Closes with nothing; what is chosen is told as of a room."""

    BINDINGS = bindings("find")
    WHERE = "find"
    AUTO_FOCUS = "#sought"
    DEFAULT_CSS = """
    Finding #sought { height: 1; border: none; padding: 0 1; margin: 1 0 0 0; width: 1fr; background: $panel; }
    Finding #room-note { max-height: 2; }
    """

    _timer: Timer | None = None
    _found_for = ""
    """What was typed when the rows were found."""

    def compose(self) -> ComposeResult:
        with Vertical(id="room"):
            yield Static(id="room-title", markup=False)
            yield Input(compact=True, select_on_focus=False, placeholder=PROMPT, id="sought")
            yield Static(id="room-note", markup=False)
            yield FilterBar()
            yield RowList(opens_at_once=True)
        yield AskBar()
        yield MessageLine()
        yield KeyBar("find")

    @property
    def _wheres(self) -> Sequence[Where]:
        return ("find",)

    @property
    def input(self) -> Input:
        return self.query_one("#sought", Input)

    def on_mount(self) -> None:
        self.head("Search everything you have read")
        self._say(HINT)
        self.input.value = place_in(self.app, self._list_name).words
        self.input.select_all()  # so that one types another, or goes on with this

    def _say(self, sentence: str, style: str = MUTED) -> None:
        note = self.query_one("#room-note", Static)
        note.display = True
        note.update(Content.styled(clean(sentence), style))

    def on_resize(self) -> None:
        self.call_after_refresh(self._seek)

    @on(Input.Changed, "#sought")
    def _changed(self, event: Input.Changed) -> None:
        event.stop()
        if self._timer is not None:
            self._timer.stop()
        self._timer = self.set_timer(WAIT, self._seek)

    def _seek(self) -> None:
        """Looks for what is typed, or says what is wrong with it."""
        self.workers.cancel_group(self, "seeking")
        typed = self.input.value
        if not typed.strip() or is_begun(typed):
            self._say(HINT)
            self._show(())
            return
        if (target := meant(typed)) is not None:
            self._say(HINT)
            self._show([offer(target, configured(self).called["open_found"])])
            return
        try:
            query = parse(typed)
        except QueryError as error:
            self._say(str(error), "$text-warning")
            return
        self._find(query)

    @work(group="seeking", exclusive=True)
    async def _find(self, query: Query) -> None:
        shelf = shelf_of(self)
        nothing: tuple[Hit, ...] = ()
        hits = await self.still(shelf.ask(lambda library: library.search.find(query), nothing))
        count = len(hits)
        articles = len({hit.key for hit in hits})
        self._say(f"{count} found in {articles} article{'s' if articles != 1 else ''}, best first" if hits else HINT)
        self._hits = hits
        why = NOTHING if shelf.keeps else NOTHING_KEPT
        self._show(rows(hits, query) or [remark(why)])

    def _show(self, rows: Sequence[Row]) -> None:
        before = self._place if self._is_back else place_in(self.app, self._list_name)
        self._found_for, self._is_back = self.input.value, True
        self.list.show(rows)
        self.list.stand(back(rows, before) if before.words == self._found_for else None)
        if self.list.row is None:
            self.list.action_first()
        self._stood()

    @property
    def _place(self) -> Place:
        return Place(self._found_for, *standing(self.list.rows, self.list.row))

    @property
    def _idle(self) -> frozenset[str]:
        return super()._idle | (OF_FOUND if not self.list.has_rows else frozenset())

    _hits: Sequence[Hit] = ()

    # Keys

    @on(Input.Submitted, "#sought")
    def action_open_found(self) -> None:
        if (target := meant(self.input.value)) is not None:  # it may not be offered yet
            self.post_message(self.Named(target))
        elif (row := self.list.row) is not None:
            self._open(row)
        else:
            hint(self, NONE_TO_OPEN)

    @on(RowList.Chosen)
    def _chosen(self, event: RowList.Chosen) -> None:
        event.stop()
        self._open(event.row)

    def _open(self, row: Row) -> None:
        if row.key == OFFERED:
            self.action_open_found()
            return
        hit = self._hits[int(row.key)]
        self.post_message(self.Opened(hit.key, None if hit.what == "article" else hit.start))

    def action_step(self, direction: int) -> None:
        self.list.action_row(direction)

    def action_page(self, direction: int) -> None:
        self.list.action_page(direction)

    def action_leave_find(self) -> None:
        if self._leads_back:
            self.dismiss(None)


def rows(hits: Sequence[Hit], query: Query) -> list[Row]:
    """What was found: its words, those that were asked for underlined, and below where they stand."""
    asked = frozenset(form for phrases in (query.words, query.said, query.event) for phrase in phrases
                      for form in phrase)  # fmt: skip
    made: list[Row] = []
    for number, hit in enumerate(hits):
        made += [*([gap()] if number else []), Row(str(number), partial(_draw, hit, asked))]
    return made


def _draw(hit: Hit, asked: frozenset[str], width: int) -> list[Content]:
    said = clean(hit.words)
    shown = Content.styled(said, "bold" if hit.what in ("title", "article") else "")
    for word in words(said):
        if word.form in asked:
            shown = shown.stylize("underline $text-accent", word.start, word.end)
    speaker = Content.styled(f"{clean(hit.speaker)}: ", "bold") if hit.speaker else Content("")
    title = clean(hit.title or "")
    if hit.what in ("title", "article") or title == said:  # which says it above
        title = ""
    where = " · ".join(part for part in (day(hit.day, hit.got), clean(hit.outlet or ""), title) if part)
    version = Content.styled(f"{EARLIER} · " if where else EARLIER, "$text-warning") if hit.earlier else Content("")
    below = Content.assemble(version, Content.styled(where, MUTED))
    return [*flow(Content.assemble(speaker, shown), width, MOST_LINES), line(below, width)]
