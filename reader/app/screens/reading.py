"""The screen one reads on: the text, the panel beside it, the status line and the keys."""

from __future__ import annotations

import asyncio
from contextlib import ExitStack, aclosing, suppress
from functools import partial

from textual import on, work
from textual.app import ComposeResult
from textual.events import ScreenResume
from textual.widgets import Static

from reader.app.article import ArticleView
from reader.app.article.reading import Text
from reader.app.article.ticks import Ticks
from reader.app.aside import aside
from reader.app.bars.asking import AskBar
from reader.app.bars.edge import Edge
from reader.app.bars.footer import KeyBar
from reader.app.bars.messages import MessageLine
from reader.app.bars.status import StatusBar
from reader.app.documents import Document, LanguageEngine, first
from reader.app.drawing.covered import Below, Beside, Covered
from reader.app.keys.table import bindings
from reader.app.looks.words import clean
from reader.app.panel.list import RowList
from reader.app.panel.side import SidePanel, holds_focus
from reader.app.panel.tabs import Tab
from reader.app.panel.timeline import SET_DATE
from reader.app.screens.arranging import NARROW, Arranging
from reader.app.screens.awaiting import Awaiting
from reader.app.screens.copying import Copying
from reader.app.screens.correcting import Correcting
from reader.app.screens.dating import Dating
from reader.app.screens.desk import OTHERS
from reader.app.screens.keeping import Keeping
from reader.app.screens.leaping import Leaping
from reader.app.screens.listing import Listing
from reader.app.screens.opening import Opening
from reader.app.screens.renewing import Renewing
from reader.app.screens.searching import Searching
from reader.app.settings.configured import configured
from reader.app.shelf import Shelf
from reader.app.telling.correcting import subject_of
from reader.app.threads import hyperlinks
from reader.app.threads.hover import Hover
from reader.app.threads.jumps import Place
from reader.app.threads.linking import Linking
from reader.app.threads.search import SearchBar
from reader.engine.protocol import Done, Failed, Partial, Progress, Restarted
from reader.story import Analysis, Article, Extent, Hyperlink

READING = "Reading names, events and quotes…"
OPENING = "Opening…"
NOTHING_TO_LEAVE = "There is nothing to leave here: {home} leads home, {quit} quits."
SETTLED = 3
"""Turns of the event loop after which each widget has heard of its size."""
HELD = 20
"""Articles whose analysis is held; of others it is looked up, or made, again when they are come back to."""


class Reading(
    Covered, Leaping, Arranging, Searching, Correcting, Copying, Dating, Listing, Opening, Keeping, Renewing, Awaiting
):
    """One article at a time, of a list of them."""

    BINDINGS = bindings("reading")

    def __init__(
        self,
        documents: list[Document],
        engine: LanguageEngine,
        shelf: Shelf,
        published: str | None = None,
        number: int | None = None,
    ) -> None:
        """Begins with the article `number`, or else with the first that can be opened."""
        super().__init__()
        self.documents = documents
        self.number = number if number is not None else first(documents)
        self._engine = engine
        self.shelf = shelf
        self._first = self.document, self.ask_place(self.document)
        """What is shown first, and where one was in it."""
        self._published = published
        self._is_painted = False
        self._drawn = asyncio.Event()
        self._frame = ExitStack()
        """What holds the first frame back."""
        self._opened: list[Document] = []
        """Those whose analysis is held, the one opened last at the end."""

    def compose(self) -> ComposeResult:
        self.take_sides(self.app.size.width < NARROW)  # before there is anything to be styled by it
        with Beside(id="page"):
            with Below(id="article"):
                text = Text()
                yield Edge()
                yield text
                yield Ticks(text)
                yield Static(id="notice", markup=False)
            yield SidePanel()
        yield SearchBar()
        yield AskBar()
        yield MessageLine()
        yield StatusBar()
        yield KeyBar(without=frozenset() if len(self.documents) > 1 else OTHERS)

    def on_mount(self) -> None:
        self.linking = Linking(self.view, self.panel, self.status, self.search)
        self.hover = Hover(self.view, self.status)
        self.watch(self.status, "status", self._walked, init=False)
        self.watch(self.view, "scroll_y", self._scrolled, init=False)
        self.watch(self.view, "virtual_size", self._scrolled, init=False)
        self.view.moved.subscribe(self, self._moved, immediate=True)
        settings = configured(self).settings
        self.view.column = settings.column_width
        for group in settings.hidden_groups:
            self.linking.toggle(group)
        self.view.focus()
        self.begin_telling()
        self.open(self.number)

    def on_screen_resume(self, event: ScreenResume) -> None:
        """Has the first frame wait for the text, which is laid out when the pane's size is known.

        After this Textual lays out the screen, and draws it after what is called here.
        """
        if not self._is_painted:
            self._is_painted = True
            event.refresh_styles = False  # they were looked up when the widgets were made, a moment ago
            self._frame.enter_context(self.app.batch_update())
            self.call_later(self._paint)

    async def _paint(self) -> None:
        """Lets the widgets take their sizes, and then the screen be drawn, once, with the text where one was in it.

        By then the app is ready, too: before that whole frames are made that nobody sees.
        """
        for _ in range(SETTLED):
            await asyncio.sleep(0)
        with self._frame:
            document, asked = self._first
            await self.take_place(document, asked)
            self.return_to_place(document)
        self.call_after_refresh(self._drawn.set)

    async def drawn(self) -> None:
        await self._drawn.wait()

    # The list of articles

    def open(self, number: int) -> None:
        """Shows an article of the list; reads and analyses it first, where that was not done yet."""
        if self.document.article is not None and self.linking.document is self.document:
            self.document.place = self.view.cursor
            self.keep_place()
        if number != self.number:
            self.query_one(MessageLine).turn()
        self.number = number
        self.hover.leave()
        document = self.document
        self._hold(document)
        self.workers.cancel_group(self, "analysis")
        if document.listing is not None:
            self._blank(self.list_out())
            self.action_contents()
        elif document.article is None and document.error is None:
            self._blank(OPENING)
            self._read(document)
        elif document.article is None:
            self._blank(document.error or "")
        else:
            self._show(document, document.article)

    def _hold(self, document: Document) -> None:
        """Holds the analyses of the articles opened last, so that a long sitting takes no more memory than a short."""
        opened = [*(other for other in self._opened if other is not document), document]
        for other in opened[:-HELD]:
            other.forget()
        self._opened = opened[-HELD:]

    @work(group="reading", exclusive=True, description="reading")
    async def _read(self, document: Document) -> None:
        await aside(partial(document.load, self._published))
        await self.take_place(document, self.ask_place(document))
        if document is self.document:
            self.open(self.number)

    def _show(self, document: Document, article: Article) -> None:
        self._notice("")
        self.view.show(article, document.page)
        self.linking.show(document, self.number, place=self._place)
        if document.place:
            self.view.go_to((document.place, document.place), select=False)
        self.tell_awaited()
        self.recall(document)
        if self._asks_anew(document):
            # Not before the text has been painted: the engine's start would take the processor from it.
            self.call_after_refresh(self._analyse, document, article)

    def _asks_anew(self, document: Document) -> bool:
        """Whether an analysis of what is shown of an article is lacking."""
        return (not document.failure and not document.complete) or document.folded != self.view.folded

    @on(ArticleView.Folded)
    def _folded(self) -> None:
        document = self.document
        if document.article is not None and self._asks_anew(document):
            self._analyse(document, document.article)

    @work(group="analysis", exclusive=True, description="analysis")  # or else it is made of the whole article
    async def _analyse(self, document: Document, article: Article) -> None:
        document.folded, document.complete, document.failure = self.view.folded, False, None
        article = article if document.folded else article.unfolded
        known = await self.shelf.recall(article, self._engine)
        document.correct(known.corrections)
        if known.analysis is not None:
            self._learn(document, known.analysis, complete=True)
            await self._warm_up()
            return
        self.tell_awaited(READING)
        async with aclosing(self._engine.analyse(article, visible=self._visible())) as replies:  # type: ignore[type-var]
            async for reply in replies:
                self._take(document, reply)

    async def _warm_up(self) -> None:
        """Starts the engine for the articles that it has yet to read. What goes wrong, the first of them tells."""
        if any(document.links is None and not document.error for document in self.documents):
            with suppress(Exception):
                await self._engine.start()

    def _learn(self, document: Document, analysis: Analysis, *, complete: bool) -> None:
        document.learn(analysis, complete=complete)
        if complete:
            self.tell_awaited()
            self.keep_story(document)
        self.linking.learn(document)
        self.renew_card()
        self._tell_of_panel()

    def _visible(self) -> Extent | None:
        return self.view.visible_extent()

    def _take(self, document: Document, reply: object) -> None:
        """One of the engine's replies on a document."""
        match reply:
            case Progress(done=done, total=total):
                self.tell_awaited(READING, f"{done}/{total}")
            case Partial(analysis=analysis):
                self._learn(document, analysis, complete=False)
            case Done(story=story):
                self._learn(document, story.analysis, complete=True)
                self.run_worker(self.shelf.keep(story, self._engine), group="library")
            case Failed(message=message):
                document.failure = message
                self.tell_awaited()
            case Restarted(message=message):
                self.notify(message, severity="warning", markup=False)

    @property
    def _place(self) -> str:
        return f"{self.number + 1} of {len(self.documents)}" if len(self.documents) > 1 else ""

    def _blank(self, sentence: str) -> None:
        """No text to show, and why."""
        opening = sentence == OPENING
        self._notice(clean(f"{OPENING[:-1]} {self.document.target}" if opening else sentence))
        self.linking.leave(self.document, self.number, place=self._place)
        self.tell_awaited(OPENING if opening else "")

    def _notice(self, sentence: str) -> None:
        self.query_one("#notice", Static).update(sentence)
        self.query_one("#article").set_class(bool(sentence), "-notice")
        self.view.covered = bool(sentence)

    def analyse_anew(self, document: Document) -> None:
        document.failure = None
        self.tell_awaited(READING)
        if document.article is not None:
            self._analyse(document, document.article)

    def _scrolled(self) -> None:
        self.linking.tell()
        self.note_place()

    # Following

    def action_article(self, step: int) -> None:
        number = self.number + step
        if 0 <= number < len(self.documents):
            self.linking.depart()
            self.open(number)
        elif len(self.documents) > 1:
            self.notify("This is the last article." if step > 0 else "This is the first article.", timeout=2)
        else:
            self.notify("No other article is open.", timeout=2)

    def arrive(self, place: Place) -> None:
        if place.article != self.number:
            self.open(place.article)
        if self.linking.document is self.document:
            self.linking.arrive(place)

    def action_same(self, direction: int) -> None:
        if said := self.linking.same(direction):
            self.hint(said)

    def action_walk(self, direction: int) -> None:
        if said := self.linking.walk(direction):
            self.hint(said)

    def action_links(self) -> None:
        if said := self.linking.walk_links():
            self.hint(said)

    def action_declutter(self) -> None:
        if not self.linking.declutter():
            self.hint("Nothing is chosen: go to a name, an event or a quote first.", seconds=3)
        elif self.text_covered:
            dimmed = "The sentences without what is chosen are dimmed in the text."
            self.hint(dimmed if self.view.decluttered else "No sentence is dimmed any more.")

    @on(Ticks.Chosen)
    def _tick_chosen(self, event: Ticks.Chosen) -> None:
        self.linking.go(event.extent)

    def action_back(self) -> None:
        if self.view.end_selection():
            return
        if self.panel.has_card:
            self.leave_card()
            return
        if self._brief and self.panel_shown:
            self.leave_panel()
        elif self.panel.legend.has_focus:
            self.view.focus()
        elif not self.linking.back():
            if holds_focus(self.panel, self.focused):
                self.view.focus()
            else:
                self.hint(NOTHING_TO_LEAVE.format_map(configured(self).called))

    def reveal(self, tab: Tab, extent: Extent) -> None:
        """Leaps to a place, in the thread and on the tab that it belongs to."""
        self.keep_search()
        if tab == "events" and (event := self.linking.links.event_at(extent[0])):
            self.panel.reveal(tab, self.linking.links.first_telling(event).id)
        self.linking.open_tab(tab)
        self.leave_panel()
        self.linking.go(extent)

    @on(SidePanel.Highlighted)
    def _row_highlighted(self, event: SidePanel.Highlighted) -> None:
        self.linking.row(event.tab, event.row)

    @on(SidePanel.Chosen)
    def _row_chosen(self, event: SidePanel.Chosen) -> None:
        self.linking.row(event.tab, event.row)
        if event.row.opens is not None:
            self.open_card(event.row.opens)
        elif event.row.does == SET_DATE:
            self.action_set_date()

    @on(ArticleView.Asked)
    def _asked_in_text(self) -> None:
        article = self.document.article
        link = hyperlinks.at(article, self.view.cursor) if article is not None else None
        self.correct(self._pointed_at(), opening=True, link=link)

    @on(RowList.Asked)
    def _asked_of_row(self, event: RowList.Asked) -> None:
        if event.row.opens is not None:
            self.correct([subject_of(self.linking.links, event.row.opens, self.view.cursor)], opening=True)

    @on(SidePanel.Refolded)
    def _refolded(self) -> None:
        self.linking.refolded()

    def _moved(self, _offset: int) -> None:
        self.linking.moved()
        self.note_place()

    @on(ArticleView.Hovered)
    def _hovered(self, event: ArticleView.Hovered) -> None:
        if (article := self.document.article) is not None:
            link = None if event.offset is None else hyperlinks.at(article, event.offset)
            self.hover.over(self.linking.under(event.offset), article, self.linking.links, link)

    @on(ArticleView.Pressed)
    def _pressed(self, event: ArticleView.Pressed) -> None:
        pressed = self.linking.pressed(event.offset)
        if isinstance(pressed, Hyperlink):
            self.open_link(pressed.address)
        elif pressed is not None:
            self.open_card(pressed)
