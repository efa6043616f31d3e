"""Having an article anew: as its page is now, or where opening or analysing it went wrong."""

from __future__ import annotations

from functools import partial
from typing import Final

from msgspec.structs import replace
from textual import work

from reader.app.aside import aside
from reader.app.documents import Document
from reader.app.looks.words import clean
from reader.app.screens.desk import Desk
from reader.library.keys import text_key
from reader.sources.targets import within
from reader.story import Article

FETCHING: Final = "Fetching it anew…"
SAME: Final = "It is as it was."
OTHER: Final = "It is another one now."
PIPED: Final = "It was piped in: there is nowhere to have it from again."
LISTS: Final = "{} is no article now but lists some."


def _is_piped(document: Document) -> bool:
    """Whether an article came from standard input, or an archive there which is gone."""
    source = document.article.source if document.article is not None else ""
    return source in ("", "-") or (document.entry is None and source.startswith(within("-", "")))


def _load_anew(document: Document, before: Article) -> None:
    from reader.sources.lists import members  # archives are slow to import

    members.let_go()
    document.load_anew(before)


class Renewing(Desk, part=True):
    """What of the reading screen has an article again."""

    def action_retry(self) -> None:
        """Opens or analyses an article anew where that went wrong; or else fetches it anew."""
        document = self.document
        if document.error:
            document.error = None
            self.open(self.number)
        elif document.failure and document.article is not None:
            self.analyse_anew(document)
        else:
            self.renew(document)

    def renew(self, document: Document) -> None:
        """Fetches an article that is open anew; what it was is kept, too, and what changed is told."""
        if document.article is None:
            return
        if _is_piped(document):
            self.hint(PIPED)
            return
        self.hint(FETCHING)
        self._fetch(document)

    @work(group="fetching", exclusive=True)
    async def _fetch(self, document: Document) -> None:
        if document.article is None:
            return
        fresh = Document(
            document.target,
            entry=document.entry,
            listed_at=document.listed_at,
            linked_at=document.linked_at,
            awaited=document.awaited,
        )
        if fresh.entry is not None and fresh.entry.address:  # from its page, which may say more than the feed did
            fresh.entry = replace(fresh.entry, content="")
        await aside(partial(_load_anew, fresh, document.article))
        if fresh.article is None or document.article is None:
            sentence = fresh.error or LISTS.format(document.target)
            self.notify(clean(sentence), severity="warning", timeout=6, markup=False)  # it names what it is of
        elif text_key(fresh.article) == text_key(document.article):
            document.article = replace(document.article, links=fresh.article.links)
            self.linking.learn(document)
            self._tell_of(document, SAME)
        else:
            self._take_anew(document, fresh)

    def _tell_of(self, document: Document, sentence: str) -> None:
        """Says something of an article, unless another one is shown by now."""
        if document is self.document:
            self.hint(sentence, seconds=3)

    def _take_anew(self, document: Document, fresh: Document) -> None:
        shown = self.linking.document is document
        if shown:
            document.place = self.view.cursor
            self.keep_place()
        document.renew(fresh)
        self._tell_of(document, OTHER)
        if shown:
            self.linking.document = None  # or the place in the text that was would be kept for this one
            self.open(self.number)
