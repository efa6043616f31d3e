"""The articles of a sitting: what was named, what was read of it, what is known of it, and where one was in it."""

from __future__ import annotations

import os
from collections.abc import AsyncIterator, Iterable
from typing import TYPE_CHECKING, Protocol

from msgspec import Struct
from msgspec.structs import replace

from reader.app.article.composition import Piece, compose
from reader.app.threads.links import Links
from reader.library.corrected.apply import apply
from reader.library.corrected.corrections import Correction
from reader.sources import Entry, Listing, SourceError, files, opened, read_entry, read_link
from reader.sources.lists import names
from reader.sources.targets import is_address, shown, within
from reader.story import Analysis, Article, Extent, Story

if TYPE_CHECKING:
    from reader.engine.protocol import Reply
    from reader.library.feeds import FeedEntry

QUICK = 250_000
"""Bytes of a text that is read in less time than one would notice."""

HERE = 60
"""So many characters from the cursor on tell where one is in another version."""

_SLOW = (".html", ".htm", ".epub", ".pdf", ".gz", ".bz2", ".xz", *names.ARCHIVES)
"""How the names of files end that are no texts; they are unpacked, or what reads them is slow to load."""


class Earlier(Struct, frozen=True):
    """An article as it was told before at the same address."""

    story: Story
    read: float
    """When it was last opened: Unix seconds."""
    fresh: bool
    """Whether what it is now is seen for the first time."""


class Document(Struct):
    """One article of the list, in whatever state it is."""

    target: str
    """What the user named: a path, an address, `-`."""
    article: Article | None = None
    entry: Entry | None = None
    """What a feed says of it, if it is from one."""
    listing: Listing | None = None
    """What it lists, if it is no article but a feed or a list of feeds."""
    contents: range = range(0)
    """The numbers under which what it lists stands among the documents."""
    listed_at: str = ""
    """What the user named that lists this one."""
    listed_by: int | None = None
    """The number of the document that lists this one."""
    linked_at: str = ""
    """The source of the article that leads to it, if it is from there."""
    page: tuple[Piece, ...] | None = None
    """The article as it stands on the page, furniture folded, if that was made beside the keys."""
    error: str | None = None
    """Why it could not be opened, in a sentence."""
    found: Analysis | None = None
    """What the engine said of it."""
    corrections: tuple[Correction, ...] = ()
    """What the user says against that, in the order it was said."""
    taken_back: tuple[Correction, ...] = ()
    """Corrections that hold no more but can be made again, the next one last."""
    analysis: Analysis | None = None
    """What was found, corrected."""
    complete: bool = False
    """Whether the analysis is of the whole article."""
    folded: bool = True
    """Whether what was taken for page furniture was left out of the analysis."""
    failure: str | None = None
    """Why it could not be analysed, in a sentence."""
    links: Links | None = None
    place: int = 0
    """Where the reader was when it was last shown."""
    sought: bool = False
    """Whether `place` is where it is to be opened, wherever the reader was the last time."""
    key: str = ""
    """What the library knows it by, once it is kept there."""
    fetched: float | None = None
    """When its text was got, where that was before it was opened: Unix seconds."""
    furthest: int = 0
    """The furthest offset that was seen."""
    earlier: Earlier | None = None
    """The version of it that was read before, if it was another one."""
    starred: bool = False
    awaited: FeedEntry | None = None
    """The entry of a feed that is subscribed to which it is, where it is fetched for that."""
    feed: str = ""
    """The address of the feed that is subscribed to and that it is from, once that is known."""
    stale: bool = False
    """Whether it is to be fetched anew once it is shown."""

    @property
    def title(self) -> str:
        known = self.article or self.listing or self.entry or self.awaited
        return (known and known.title) or self._file_name

    @property
    def _file_name(self) -> str:
        """What was named: of a path the last part, for its folders would take the room of that."""
        return self.target if is_address(self.target) else os.path.basename(self.target) or self.target

    @property
    def is_quick(self) -> bool:
        """Whether `load` takes no time that one would notice: no network, nothing of a kind that is slow to read, no
        long text, and nothing that another program has yet to write."""
        page = self.target.lower().endswith(_SLOW) and os.path.isfile(self.target)
        waits = files.descriptor(self.target) not in (None, files.STANDARD_INPUT)  # which is read before the app begins
        inside = bool(self.entry and self.entry.member)  # of an archive, in which it has yet to be found
        slow = (
            page
            or waits
            or inside
            or os.path.isdir(self.target)
            or is_address(self.target)
            or files.size(self.target) > QUICK
        )
        return self.is_read or not slow

    @property
    def is_read(self) -> bool:
        """Whether there is something to be shown of it."""
        return self.article is not None or self.listing is not None

    def load(self, published: str | None = None) -> None:
        """Reads it, unless that was done before; slow for an address. Never raises: `error` says what is wrong."""
        if not self.is_read and self.error is None:
            try:
                found = self._opened(published)
                if isinstance(found, Listing):
                    self.listing = found
                else:
                    self.page = compose(found)
                    self.article = found
            except SourceError as error:
                self.error = str(error)

    def load_anew(self, before: Article) -> None:
        """Reads it as it is now, from where it was had; `before` is what it was. Never raises, as `load`."""
        try:
            if self.entry is not None and not self.entry.address and not self.entry.member:
                self.entry = self._again(opened(self.listed_at or self.target), self.entry, before.text)
            self.load()
            if self.listing is not None and self.entry is None:  # it was had out of a feed, which has the whole of it
                self.entry = self._again(self.listing, Entry(before.title or "", before.published), before.text)
                self.listing, self.listed_at = None, self.target
                self.load()
        except SourceError as error:
            self.error = str(error)

    @staticmethod
    def _again(found: Article | Listing, entry: Entry, was: str) -> Entry:
        from reader.sources.lists import feed  # what reads feeds is slow to import

        if isinstance(found, Article):
            raise SourceError(f"{shown(found.source)} lists no articles any more.")
        return feed.again(found, entry, was)

    def _opened(self, published: str | None) -> Article | Listing:
        if self.awaited is not None:
            from reader.feeds.fetching import fetched  # what fetches is slow to import

            return fetched(self.awaited, published)
        if self.entry is not None:
            return read_entry(self.entry, self.listed_at or self.target, published=published)
        if self.linked_at:
            return read_link(self.target, self.linked_at, published=published)
        return opened(self.target, published=published)

    def date(self, published: str) -> None:
        """Takes another day of publication, an ISO date; what was understood by the one before is no more."""
        if self.article is not None:
            self.article = replace(self.article, published=published)
            self.page = None
            self.found = self.analysis = self.links = self.failure = None
            self.complete = False

    def renew(self, fresh: Document) -> None:
        """Takes a version that was fetched later; one stays by the words that one was at."""
        if self.article is None or fresh.article is None:
            return
        here = self.article.text[self.place : self.place + HERE]
        at = fresh.article.text.find(here) if here.strip() else -1
        self.place = at if at >= 0 else min(self.place, len(fresh.article.text))
        self.article, self.page, self.fetched = fresh.article, fresh.page, None
        if self.entry is not None and not self.entry.address:
            self.entry = fresh.entry  # by its new name it will be known the next time
        self.found = self.analysis = self.links = self.failure = self.earlier = None
        self.corrections = self.taken_back = ()
        self.complete = self.starred = False
        self.key, self.furthest = "", 0

    def forget(self) -> None:
        """Lets go of what was understood, which can be had again; not where the user has said something of it."""
        if not self.corrections and not self.taken_back:
            self.page = None
            self.found = self.analysis = self.links = None
            self.complete = False

    def learn(self, analysis: Analysis, *, complete: bool) -> None:
        """Takes what the engine found."""
        self.found, self.complete = analysis, complete
        self.failure = None
        self.correct(self.corrections)

    def correct(self, corrections: Iterable[Correction]) -> None:
        """Takes other corrections in the place of those there are."""
        self.corrections = tuple(corrections)
        if self.found is not None:
            made = apply(self.found, self.corrections)
            self.analysis = made.analysis
            self.links = Links(made.analysis, made.edited, made.sure)


def documents(targets: Iterable[str | Article]) -> list[Document]:
    """A document for each target; an article comes as one that is read already."""
    return [
        Document(target) if isinstance(target, str) else Document(target.source, article=target) for target in targets
    ]


def first(documents: list[Document]) -> int:
    """The number of the first document that could be opened, or may be; 0 where none can."""
    return next((number for number, document in enumerate(documents) if not document.error), 0)


def list_out(all_of_them: list[Document], number: int) -> None:
    """Puts what a document lists after all the others, once; the numbers of those stay as they are."""
    document = all_of_them[number]
    if document.listing is not None and not document.contents:
        document.contents = range(len(all_of_them), len(all_of_them) + len(document.listing.entries))
        all_of_them += [
            Document(_named(entry, document.target), entry=entry, listed_at=document.target, listed_by=number)
            for entry in document.listing.entries
        ]


def _named(entry: Entry, source: str) -> str:
    """What the user would name to have what is listed at `source`."""
    return within(source, entry.member) if entry.member else entry.address or source


class LanguageEngine(Protocol):
    """What the app asks of an engine; `reader.engine.client.Engine` is one."""

    @property
    def maker(self) -> str: ...

    async def start(self) -> object: ...

    async def stop(self) -> None: ...

    def analyse(self, article: Article, visible: Extent | None = None) -> AsyncIterator[Reply]: ...
