"""Choosing on the reading screen what to read next: of a feed, of a list of feeds, or of what was opened."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial
from typing import TYPE_CHECKING

from textual.content import Content

from reader.app.documents import Document, list_out
from reader.app.looks.words import MUTED, clean, line, spread
from reader.app.screens.desk import Desk

if TYPE_CHECKING:
    from reader.app.screens.picker import Choice

NO_SUCH = "Nothing in the list has these words."
ALONE = "This is the only article."
AGAIN = "{} to choose from: L lists them again."


class Listing(Desk, part=True):
    """What of the reading screen lists articles."""

    def action_contents(self) -> None:
        """Lists what the feed has that is open, or that the article is from, and what else is open."""
        document = self.document
        if document.feed and document.listed_by is None:
            beside = [(n, clean(one.title)) for n, one in enumerate(self.documents) if one.feed != document.feed]
            from reader.app.home.feed import FeedRoom

            self.app.push_screen(FeedRoom(document.feed, beside, document.key), self._chosen_of_feed)
            return
        if document.listing is None and document.listed_by is not None:
            document = self.documents[document.listed_by]
        listed = document.contents if document.listing is not None else range(0)
        others = [n for n, one in enumerate(self.documents) if n not in listed and (one.article or not listed)]
        numbers = [*listed, *others]
        if document.listing is None and len(numbers) < 2:
            self.hint(ALONE)
            return
        from reader.app.screens.listed import Listed

        question = Content(clean(document.title) if document.listing else "Which one?")
        choices = list(self._choices(numbers))
        self.app.push_screen(Listed(question, choices, none=NO_SUCH, at=str(self.number)), self._chosen)

    def add(self, *named: Document) -> None:
        numbers = {document.target: number for number, document in reversed([*enumerate(self.documents)])}
        for document in named:
            if document.target not in numbers:
                numbers[document.target] = len(self.documents)
                self.documents.append(document)
                self.offer_others()
        self.depart()
        self.open(numbers[named[0].target])

    def open_link(self, address: str) -> None:
        self.add(Document(address, linked_at=self.document.article.source if self.document.article else ""))

    def list_out(self) -> str:
        """Takes what is listed among the documents; gives the sentence that stands in a text's place."""
        list_out(self.documents, self.number)
        self.offer_others()
        note = self.document.listing.note if self.document.listing else ""
        said = f"{clean(self.document.title)}. {AGAIN.format(len(self.document.contents))}"
        return f"{said} {clean(note)}" if note else said

    def _choices(self, numbers: Iterable[int]) -> Iterable[Choice]:
        from reader.app.screens.picker import Choice

        for number in numbers:
            document = self.documents[number]
            title, day = clean(document.title), (document.entry and document.entry.published) or ""
            begins = clean(document.entry.summary) if document.entry and document.entry.member else ""
            if begins and document.article is None:  # only a file's name is known yet
                shown = Content.assemble(title, "  ", (begins, MUTED))
                yield Choice(str(number), title, partial(line, shown), begins)
                continue
            yield Choice(str(number), title, partial(spread, Content(title), Content.styled(day, MUTED)))

    def _chosen_of_feed(self, number: int | None) -> None:
        if number is not None:
            self.depart()
            self.open(number)

    def _chosen(self, key: str | None) -> None:
        if key is not None:
            self.depart()
            self.open(int(key))
