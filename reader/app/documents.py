"""The articles of a sitting: what was named, what was read of it, what is known of it, and where one was in it."""

from __future__ import annotations

import os
from collections.abc import AsyncIterator, Iterable
from dataclasses import dataclass
from typing import Protocol

from msgspec.structs import replace

from reader.app.article.composition import Piece, compose
from reader.app.links import Links
from reader.engine.protocol import Reply
from reader.library.apply import apply
from reader.library.corrections import Correction
from reader.sources import SourceError, files, read
from reader.sources.targets import is_address
from reader.story import Analysis, Article, Extent

QUICK = 250_000
"""Bytes of a text that is read in less time than one would notice."""

_SLOW = (".html", ".htm", ".gz", ".epub", ".pdf")
"""How the names of files end that are no texts; they are unpacked, or what reads them is slow to load."""


@dataclass
class Document:
    """One article of the list, in whatever state it is."""

    target: str
    """What the user named: a path, an address, `-`."""
    article: Article | None = None
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

    @property
    def title(self) -> str:
        return (self.article and self.article.title) or self.target

    @property
    def is_quick(self) -> bool:
        """Whether `load` takes no time that one would notice: no network, nothing of a kind that is slow to read, no
        long text, and nothing that another program has yet to write."""
        page = self.target.lower().endswith(_SLOW) and os.path.isfile(self.target)
        waits = files.descriptor(self.target) not in (None, files.STANDARD_INPUT)  # which is read before the app begins
        slow = page or waits or is_address(self.target) or files.size(self.target) > QUICK
        return self.article is not None or not slow

    def load(self, published: str | None = None) -> None:
        """Reads it, unless that was done before; slow for an address. Never raises: `error` says what is wrong."""
        if self.article is None and self.error is None:
            try:
                article = read(self.target, published=published)
                self.page = compose(article)
                self.article = article
            except SourceError as error:
                self.error = str(error)

    def date(self, published: str) -> None:
        """Takes another day of publication, an ISO date; what was understood by the one before is no more."""
        if self.article is not None:
            self.article = replace(self.article, published=published)
            self.page = None
            self.found = self.analysis = self.links = self.failure = None
            self.complete = False

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


class LanguageEngine(Protocol):
    """What the app asks of an engine; `reader.engine.client.Engine` is one."""

    @property
    def maker(self) -> str: ...

    async def start(self) -> object: ...

    async def stop(self) -> None: ...

    def analyse(self, article: Article, visible: Extent | None = None) -> AsyncIterator[Reply]: ...
