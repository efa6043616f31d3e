"""Keeping what is read: that it was opened, what was understood of it, where one was; and coming back there."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING, Final

from msgspec.structs import replace
from textual import work
from textual.timer import Timer

from reader.app.aside import aside
from reader.app.documents import Document
from reader.app.home.kept import Elsewhere, capitals, changed, opened, overtaken, place_in
from reader.app.keys.table import shown
from reader.app.screens.desk import Desk
from reader.app.settings.configured import configured
from reader.app.threads.jumps import Place
from reader.story import Extent, Pipeline, Story
from reader.version import version

if TYPE_CHECKING:
    from reader.library.reading.changes import Change

SECONDS: Final = 3.0
"""So long after one moved on the place is kept; it is at once where one leaves the article."""
MOMENT: Final = 0.06
"""Seconds that a text waits to be drawn for where one was in it; later one is led there from its beginning."""
FRAME: Final = 0.2
"""Seconds that the library waits for the first frame of an article, from which it would take the processor."""
MARK_ROW: Final = 3
"""So many rows below the pane's top a mark of another sitting is shown."""
RECALLING: Final = "recalling"
"""The workers' group of what `Keeping.recall` takes up."""
UNCHANGED: Final = "You have not read this article in another version."


class Keeping(Desk, part=True):
    """What of the reading screen has to do with the library."""

    _timer: Timer | None = None
    _elsewhere: Mapping[str, Elsewhere] = {}
    """The places that capital letters mark, as they are kept."""
    _unkept: tuple[str, int, int] | None = None
    """Of which article, which place and which furthest place have yet to be kept."""

    # What is opened

    def ask_place(self, document: Document) -> Awaitable[int] | None:
        """Has it looked up, beside the keys, where one was in an article that was not shown yet; None where that is
        known, or cannot be."""
        article = document.article
        if article is None or document.place or document.sought:
            return None
        return self.shelf.look(lambda library: place_in(library, article), 0)

    async def take_place(self, document: Document, asked: Awaitable[int] | None) -> None:
        """Has an article begin where one was in it, if that comes within a moment."""
        if asked is not None:
            with suppress(TimeoutError):
                async with asyncio.timeout(MOMENT):
                    document.place = await asked

    def recall(self, document: Document) -> None:
        """Keeps that an article was opened, and goes where one was in it, unless one has moved meanwhile."""
        if document.article is not None and not document.key:
            self.run_worker(self._recall(document), group=RECALLING)
        elif document.stale:
            document.stale = False
            self.renew(document)

    async def _recall(self, document: Document) -> None:
        article = document.article
        if article is None:
            return
        fetched, awaited = document.fetched, document.awaited
        with suppress(TimeoutError):  # no frame comes while another screen lies over this one
            async with asyncio.timeout(FRAME):
                await self.drawn()
        kept = await self.shelf.ask(lambda library: opened(library, article, fetched, awaited), None)
        self._elsewhere = await self.shelf.ask(capitals, self._elsewhere)
        if kept is None or document.article is not article:
            return
        document.key, document.earlier, document.feed = kept.key, kept.earlier, kept.feed
        number = next((n for n, one in enumerate(self.documents) if one is document), self.number)
        for mark in kept.marks:
            if not self.linking.marks.get(mark.letter, number):
                self.linking.marks.put(mark.letter, Place(number, (mark.place, mark.place), MARK_ROW))
        if kept.entry is not None:
            document.furthest, document.starred = kept.entry.furthest, kept.entry.starred
            if not document.sought and not document.place:
                document.place = kept.entry.place
                self.return_to_place(document)
        if kept.later is not None:
            self.notify(overtaken(kept.later), timeout=12, markup=False)
        self.note_place()
        if document.complete:
            self.keep_story(document)
        if document.stale:
            document.stale = False
            self.renew(document)

    def return_to_place(self, document: Document) -> None:
        """Goes where one was in the article that is shown, unless one has moved from its beginning."""
        if document.place and self.linking.document is document and self.view.cursor == self.view.beginning:
            self.view.go_to((document.place,) * 2, select=False)
            self.linking.moved()

    async def _kept_as(self, document: Document) -> str:
        """What the library knows an article by, waited for where it was opened just now; empty where it keeps none."""
        for worker in [worker for worker in self.workers if worker.group == RECALLING]:
            await worker.wait()
        return document.key if self.shelf.keeps else ""

    def open_entry(self, document: Document) -> None:
        """Opens an entry of a feed beside what is open already."""
        self.open_beside(document, lambda one: one.awaited == document.awaited)

    def open_kept(self, document: Document, key: str) -> None:
        """Opens an article of the library beside what is open already."""
        self.open_beside(document, lambda one: one.key == key)

    def open_beside(self, document: Document, is_it: Callable[[Document], bool]) -> None:
        """Opens a document; the one that is that already, is shown."""
        self.depart()
        number = next((n for n, one in enumerate(self.documents) if is_it(one)), None)
        if number is None:
            self.documents.append(document)
            self.offer_others()
            self.open(len(self.documents) - 1)
        elif self.linking.document is not self.documents[number]:
            self.documents[number].stale = document.stale
            if document.sought:
                self.documents[number].place = document.place
            self.open(number)
        elif document.sought:
            self.linking.go((document.place, document.place))
        elif document.stale:
            self.renew(self.documents[number])
        self.view.focus()

    def keep_story(self, document: Document) -> None:
        """Keeps what was understood of an article, corrections and all."""
        if not document.key or document.article is None or document.analysis is None or not document.folded:
            return
        story = Story(document.article, document.analysis, Pipeline("reader", version()))
        kept = self.shelf.ask(lambda library: library.articles.keep(story, fetched=document.fetched), "")
        self.run_worker(kept, group="library")
        if document.earlier is not None and document.earlier.fresh and self.document is document:
            self._tell_changes()

    def depart(self) -> None:
        super().depart()
        self.keep_place()

    # Where one is

    def note_place(self) -> None:
        """Takes note of where one is; it is kept a little later."""
        document = self.document
        if not document.key or self.linking.document is not document or not document.article:
            return
        seen = self.view.visible_extent()
        document.furthest = max(document.furthest, seen[1] if seen else 0)
        self._unkept = (document.key, self.view.cursor, document.furthest)
        if self._timer is None and self.shelf.keeps:
            self._timer = self.set_timer(SECONDS, self.keep_place)

    def keep_place(self) -> None:
        """Keeps where one was when it was last noted."""
        if self._timer is not None:
            self._timer.stop()
            self._timer = None
        if self._unkept is not None:
            key, place, furthest = self._unkept
            self._unkept = None
            self.shelf.leave(lambda library: library.articles.moved(key, place, furthest))

    def on_unmount(self) -> None:
        self.keep_place()

    @property
    def marked_elsewhere(self) -> Mapping[str, str]:
        return {letter: place.title for letter, place in self._elsewhere.items()}

    def arrive_elsewhere(self, letter: str) -> None:
        from reader.app.home.room import Room

        place = self._elsewhere[letter]
        self.post_message(Room.Opened(place.key, place.place))

    def keep_mark(self, letter: str, place: Place) -> None:
        self._keep_mark(self.document, letter, place)

    @work(group="marks")
    async def _keep_mark(self, document: Document, letter: str, place: Place) -> None:
        if key := await self._kept_as(document):
            self.shelf.leave(lambda library: library.articles.mark(key, letter, place.extent[0]))

    @work(group="stars")
    async def action_star(self) -> None:
        """Gives the article a star, or takes it away."""
        document = self.document
        if not (key := await self._kept_as(document)):
            self._tell_private()
            return
        document.starred = starred = not document.starred
        self.shelf.leave(lambda library: library.articles.star(key, starred))
        self.hint("The article has a star now." if starred else "The article has no star any more.")

    def _tell_private(self) -> None:
        """That nothing can be kept of the article, where it is so for good."""
        from reader.app.home.tagging import PRIVATE

        if not self.shelf.keeps:
            self.hint(PRIVATE)

    @work(group="tags", exclusive=True)
    async def action_tags(self) -> None:
        """Asks for a tag, and gives it to the article, or takes it away."""
        if not (key := await self._kept_as(self.document)):
            self._tell_private()
            return
        from reader.app.home.tagging import TagPicker, known, toggled
        from reader.app.home.tagging import shown as tags_shown

        nothing: tuple[tuple[str, ...], dict[str, int]] = (), {}
        own, there = await self.shelf.ask(lambda library: known(library, key), nothing)

        def take(tag: str | None) -> None:
            if tag is not None:
                now = toggled(own, tag)
                self.shelf.leave(lambda library: library.articles.tag(key, now))
                said = f"Tags: {tags_shown(now)}" if now else "The article has no tag any more."
                self.notify(said, timeout=3, markup=False)

        self.app.push_screen(TagPicker(own, there, configured(self).called["pick"]), take)

    # What changed

    @work(group="changes", exclusive=True)
    async def _tell_changes(self) -> None:
        document = self.document
        if (found := await self._changes(document)) is None or document.earlier is None:
            return
        said = changed(found, document.earlier.read)
        document.earlier = replace(document.earlier, fresh=False)
        key = next((key for key in configured(self).actions if key.id == "changes" and key.keys), None)
        how = f" {shown(key.keys[0])} lists it." if key and found else ""
        self.hint(said + how, seconds=12)

    async def _changes(self, document: Document) -> tuple[Change, ...] | None:
        """What changed since an article was read; None where it was not, or is not understood yet."""
        earlier, article, analysis = document.earlier, document.article, document.analysis
        if earlier is None or article is None or analysis is None:
            return None
        from reader.library.reading.changes import changes

        return await aside(partial(changes, earlier.story, Story(article, analysis, Pipeline("", ""))))

    @work(group="changes", exclusive=True)
    async def action_changes(self) -> None:
        """Lists what changed since the article was read."""
        document = self.document
        found = await self._changes(document)
        if found is None or document.earlier is None:
            self.hint(UNCHANGED)
        else:
            from reader.app.home.changed import Changed

            self.app.push_screen(Changed(found, changed(found, document.earlier.read)), self._to_change)

    def _to_change(self, extent: Extent | None) -> None:
        if extent is not None:
            self.leave_panel()
            self.linking.go(extent)
