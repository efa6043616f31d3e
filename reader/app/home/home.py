"""Home: what to go on with, what is unread, what was read, and the samples that came with Reader."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import Final

from textual import on, work
from textual.content import Content
from textual.message import Message

from reader.app.documents import Document
from reader.app.dropped import meant
from reader.app.home.entries import ENTRY, FEEDS, SAMPLE, SOURCE, WAITING, rows, sample_rows, waiting_key
from reader.app.home.feeds import FeedsRoom
from reader.app.home.heading import headed
from reader.app.home.holdings import Holdings, holdings, with_stories
from reader.app.home.offering import OFFERED, offer
from reader.app.home.places import Place
from reader.app.home.room import Room
from reader.app.home.shelving import Order, source
from reader.app.home.tagging import TagPicker, known, toggled
from reader.app.keys.table import bindings, shown
from reader.app.looks.words import MUTED, clean, flow
from reader.app.panel.filter import FilterBar
from reader.app.panel.list import RowList
from reader.app.panel.rows import Row, gap
from reader.app.refreshing import Refreshing
from reader.app.settings.configured import configured
from reader.app.shelf import shelf_of
from reader.library.feeds import FeedEntry
from reader.library.reading.kept import Entry
from reader.sources.samples import guided

TITLE: Final = "Reader"
FIRST: Final = "Reader shows who is in an article, what happened and who said what."
EXPLAINED: Final = (
    "Something of your own: reader FILE, reader ADDRESS or {open_file} here.",
    "What you read is kept: {home} leads here, an article to where you stopped.",
    "{find} searches all that you have read, {notebook} has the quotes you keep.",
    "{feeds} subscribes to feeds; what is new in them stands here, {refresh_feeds} asks for more.",
    "Begin with a sample, or with the tour (also: reader tour).",
)
"""What is told at the first start, a line each."""
PRIVATE: Final = "Reader is private now: nothing is kept, and nothing that was kept is shown."
OPENS: Final = "open"
"""What the key does that leads from the filter to its rows, where what was typed there is an address or a path."""
TOUR: Final = "tour"
"""The key of the row that leads through the tour."""
TOUR_TITLE: Final = "The tour"
TOUR_WORDS: Final = "Ten steps, one key after the other, tried on “{}”. Also: reader tour"


class Home(Room[None]):
    """A list of articles to open."""

    BINDINGS = bindings("home")
    WHERE = "home"
    OF_ROWS = frozenset({"fetch_entry", "star_entry", "tag_entry", "finish_entry", "forget_entry"})

    @dataclass
    class Chosen(Message):
        """The sample of this number is to be opened."""

        number: int

    @dataclass
    class Toured(Message):
        """The tour is to be taken through the sample of this number."""

        number: int

    def __init__(self, samples: Sequence[Document]) -> None:
        super().__init__()
        self._samples = samples
        self._held: Holdings | None = None
        self._grouped: frozenset[str] = frozenset()
        """The articles that were looked through for such as tell the same story."""
        self._order: Order = "state"

    def on_mount(self) -> None:
        if not shelf_of(self).keeps:
            self._take(Holdings())
        self._look()

    @work(group="looking", exclusive=True)
    async def _look(self) -> None:
        """Asks the library what there is, and then which of it tells the same story."""
        shelf = shelf_of(self)
        held = await self.still(shelf.ask(holdings, Holdings()))
        self._take(replace(held, told=self._held.told if self._held else {}))
        keys = frozenset(entry.key for entry in held.entries)
        if keys != self._grouped:
            told = (await self.still(shelf.look(lambda library: with_stories(library, held), held))).told
            self._grouped = keys
            self._take(replace(self._held or held, told=told))

    def on_screen_resume(self) -> None:
        if self._held is not None:
            self._look()

    @on(Refreshing.Done)
    def _refreshed(self) -> None:
        self._look()

    def _take(self, held: Holdings) -> None:
        if held == self._held:
            return
        self._held = held
        self._redraw()

    def _redraw(self) -> None:
        held = self._held or Holdings()
        entries, first = rows(held, self._order), not (held.entries or held.waiting)
        counted = [entry for entry in held.entries if entry.key not in held.earlier]
        new, count = sum(entry.new for entry in counted), len(counted)
        note = "" if first else f"{count} article{'s' if count != 1 else ''}" + (f", {new} new" if new else "")
        note += f", {len(held.waiting)} more in feeds" if held.waiting else ""
        self.head(FIRST if first else TITLE, note)
        made = entries or [self._explained()]
        for more in (sample_rows(self._samples, at_length=first), self._tour_rows()):
            made += [gap(), *more] if more else []
        self.show(made)

    @property
    def _idle(self) -> frozenset[str]:
        return super()._idle | (frozenset() if self._entries else {"order_entries"})

    @property
    def _called_now(self) -> Mapping[str, str]:
        return {"keep_filter": OPENS} if self._is_offered else {}

    @property
    def _place(self) -> Place:
        return Place() if meant(self._words) is not None else super()._place

    @property
    def _is_offered(self) -> bool:
        """Whether what was typed can be opened, and the key that takes it does."""
        return meant(self._words) is not None and (self.list.row is None or self.list.row.key == OFFERED)

    def _explained(self) -> Row:
        keys = {key.id: shown(key.keys[0]) if key.keys else "the menu" for key in configured(self).actions}
        lines = [sentence.format(**keys) for sentence in EXPLAINED]
        if not shelf_of(self).keeps:
            lines = [lines[0], PRIVATE, lines[-1]]

        def draw(width: int) -> list[Content]:
            return [part for sentence in lines for part in flow(Content.styled(sentence, MUTED), width)]

        return Row("", draw, stands=False)

    @property
    def _guide(self) -> int | None:
        """The number of the sample that the tour is through, if it is among these."""
        path = guided()
        return next((n for n, document in enumerate(self._samples) if document.target == str(path)), None)

    def _tour_rows(self) -> list[Row]:
        if (number := self._guide) is None:
            return []
        words = TOUR_WORDS.format(clean(self._samples[number].title))

        def draw(width: int) -> list[Content]:
            return [Content.styled(TOUR_TITLE, "bold $text-accent"), *flow(Content.styled(words, MUTED), width, 2)]

        return [Row(TOUR, draw, texts=partial(tuple, [TOUR_TITLE]))]

    # What is named where rows are filtered

    def _fill(self) -> None:
        super()._fill()
        if (target := meant(self._words)) is not None:
            left = [gap(), *self.list.rows] if self.list.row is not None else []
            self.list.show([offer(target, configured(self).called["choose"]), *left])
            self.list.stand(OFFERED)
            self._tell_keys()

    @on(FilterBar.Closed)
    def _named(self) -> None:
        if self._is_offered and (target := meant(self._words)) is not None:
            self.post_message(self.Named(target))

    # What is done with an article

    @on(RowList.Chosen)
    def _chosen(self, event: RowList.Chosen) -> None:
        event.stop()
        key = event.row.key
        if key == OFFERED:
            self._named()
        elif key == TOUR and self._guide is not None:
            self.post_message(self.Toured(self._guide))
        elif key.startswith(SAMPLE):
            self.post_message(self.Chosen(int(key.removeprefix(SAMPLE))))
        elif key.startswith(ENTRY):
            self.post_message(self.Opened(key.removeprefix(ENTRY)))
        elif key.startswith(WAITING):
            if (waiting := self._waiting) is not None:
                self.open_entry(waiting)
        elif key == FEEDS:
            self.app.push_screen(FeedsRoom())
        elif key.startswith(SOURCE):
            self._order = "source"
            self._redraw()
            name = key.removeprefix(SOURCE)
            first = next((entry for entry in self._entries if source(entry) == name), None)
            self.list.stand(ENTRY + first.key if first else None)

    @property
    def _entries(self) -> Sequence[Entry]:
        return self._held.entries if self._held else ()

    @property
    def _entry(self) -> Entry | None:
        """The article that the cursor stands on."""
        row = self.list.row
        return next((entry for entry in self._entries if row and row.key == ENTRY + entry.key), None)

    @property
    def _waiting(self) -> FeedEntry | None:
        """The entry of a feed that the cursor stands on, whose article was not fetched yet."""
        row, waiting = self.list.row, self._held.waiting if self._held else ()
        return next((entry for entry in waiting if row and row.key == waiting_key(entry)), None)

    def _stands_on(self, action: str) -> bool:
        waits = action in ("fetch_entry", "finish_entry") and self._waiting is not None
        return self.is_mounted and (waits or self._entry is not None)

    def action_fetch_entry(self) -> None:
        """Opens the article as its page is now."""
        if (entry := self._entry) is not None:
            self.post_message(self.Opened(entry.key, anew=True))
        elif (waiting := self._waiting) is not None:
            self.open_entry(waiting)

    def action_star_entry(self) -> None:
        if (entry := self._entry) is not None:
            key, starred = entry.key, not entry.starred
            shelf_of(self).leave(lambda library: library.articles.star(key, starred))
            self._look()

    @work(group="tags", exclusive=True)
    async def action_tag_entry(self) -> None:
        """Asks for a tag, and gives it to the article, or takes it away."""
        if (entry := self._entry) is None:
            return
        nothing: tuple[tuple[str, ...], dict[str, int]] = (), {}
        own, there = await self.still(shelf_of(self).ask(lambda library: known(library, entry.key), nothing))

        def take(tag: str | None) -> None:
            if tag is not None:
                now = toggled(own, tag)
                shelf_of(self).leave(lambda library: library.articles.tag(entry.key, now))
                self._look()

        self.app.push_screen(TagPicker(own, there, configured(self).called["pick"]), take)

    def action_finish_entry(self) -> None:
        if (entry := self._entry) is not None:
            key, finished = entry.key, not entry.finished
            shelf_of(self).leave(lambda library: library.articles.finish(key, finished))
            self._look()
        elif (waiting := self._waiting) is not None:
            shelf_of(self).leave(lambda library: library.feeds.mark(waiting))
            self._look()

    def action_forget_entry(self) -> None:
        if (entry := self._entry) is None:
            return
        key, title = entry.key, headed(entry.facts)

        def forget() -> None:
            shelf_of(self).leave(lambda library: library.forget(key))
            self._look()

        self.asking.confirm("FORGET", "forgets", title, ", with its notes, quotes and corrections", forget)

    def action_order_entries(self) -> None:
        """By what is to be done with them, or by source."""
        self._order = "source" if self._order == "state" else "state"
        self._redraw()
        self.notify("By source." if self._order == "source" else "By what is unread.", timeout=2, markup=False)
