"""What `reader` shows when it is given nothing to read: the samples that came with it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message
from textual.screen import Screen
from textual.widgets import Static

from reader.app.bars.footer import KeyBar
from reader.app.documents import Document
from reader.app.looks.words import MUTED, clean, flow, line
from reader.app.panel.list import RowList
from reader.app.panel.rows import Row, gap, remark
from reader.sources.samples import guided

INTRODUCTION = "Reader shows who is in an article, what happened and who said what."
USAGE = "For something of your own: reader FILE, reader ADDRESS or reader -"

TOUR = "tour"
"""The key of the row that leads through the tour."""
TOUR_TITLE = "The tour"
TOUR_WORDS = "Eleven keys, one after the other, tried on “{}”. Also: reader tour"

SENTENCE = 80
"""Paragraphs of fewer characters are bylines and the like, of which one learns nothing."""


class Chooser(Screen[None]):
    """A list of articles to open."""

    @dataclass
    class Chosen(Message):
        """The article of this number is to be opened."""

        number: int

    @dataclass
    class Toured(Message):
        """The tour is to be taken through the article of this number."""

        number: int

    def __init__(self, documents: Sequence[Document]) -> None:
        super().__init__()
        self._documents = documents

    def compose(self) -> ComposeResult:
        with Vertical(id="chooser"):
            yield Static(Content.styled(INTRODUCTION, "bold"), id="chooser-title")
            yield Static(Content.styled(USAGE, MUTED), id="chooser-usage")
            rows = [row for number, document in enumerate(self._documents) for row in (_row(number, document), gap())]
            if (guide := self._guide) is not None:
                rows.append(_tour_row(self._documents[guide]))
            yield RowList(rows or [remark("No samples are installed.")], opens_at_once=True)
        yield KeyBar("list", "anywhere")

    def on_mount(self) -> None:
        self.query_one(RowList).focus()

    @on(RowList.Chosen)
    def _chosen(self, event: RowList.Chosen) -> None:
        if event.row.key == TOUR and self._guide is not None:
            self.post_message(self.Toured(self._guide))
        else:
            self.post_message(self.Chosen(int(event.row.key)))

    @property
    def _guide(self) -> int | None:
        """The number of the article that the tour is through, if it is among these."""
        path = guided()
        return next((n for n, document in enumerate(self._documents) if document.target == str(path)), None)


def _row(number: int, document: Document) -> Row:
    def draw(width: int) -> list[Content]:
        article = document.article
        if article is None:
            return flow(Content(clean(document.error or document.target)), width)
        paragraphs = [block for block in article.blocks if block.kind == "paragraph"]
        body = next((block for block in paragraphs if block.end - block.start >= SENTENCE), None)
        words = clean(article.text[body.start : body.end]) if body else ""
        title = Content.styled(clean(document.title), "bold $foreground")
        return [line(title, width), *flow(Content.styled(words, MUTED), width, 2)]

    return Row(str(number), draw)


def _tour_row(guide: Document) -> Row:
    def draw(width: int) -> list[Content]:
        words = Content.styled(TOUR_WORDS.format(clean(guide.title)), MUTED)
        return [Content.styled(TOUR_TITLE, "bold $text-accent"), *flow(words, width, 2)]

    return Row(TOUR, draw)
