"""An actor's card: who it is, where it is mentioned, what it did, what was done to it, what it said."""

from __future__ import annotations

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.events import Click
from textual.screen import ModalScreen
from textual.widgets import Static

from reader.app.footer import KeyBar
from reader.app.keys import bindings
from reader.app.links import Links
from reader.app.panel.list import RowList
from reader.app.panel.rows import (
    MARKS,
    Row,
    actor_colour,
    buckets,
    event_rows,
    gap,
    heading,
    mention_rows,
    quote_rows,
    strip,
)
from reader.app.words import MUTED, clean
from reader.story import Actor, Article, Extent

STRIP_CELLS = 32

FRAME = 9
"""Lines of the screen that are not for the rows: head, keys, air around them."""


class Card(ModalScreen[Extent | None]):
    """Every line is a link: the card closes with the place it leads to, or with None."""

    BINDINGS = bindings("card")
    CSS_PATH = None

    def __init__(self, article: Article, links: Links, actor: Actor) -> None:
        super().__init__()
        self._article = article
        self._links = links
        self._actor = actor

    def compose(self) -> ComposeResult:
        with Vertical(id="card"):
            yield Static(self._head(), id="card-head", markup=False)
            yield RowList(self._rows(), opens_at_once=True)
            yield KeyBar("list", "card")

    def on_mount(self) -> None:
        self.query_one(RowList).focus()

    @on(RowList.Chosen)
    def _chosen(self, event: RowList.Chosen) -> None:
        event.stop()
        self.dismiss(event.row.extent)

    def on_resize(self) -> None:
        self.query_one(RowList).styles.max_height = max(3, self.size.height - FRAME)

    def on_click(self, event: Click) -> None:
        if event.widget is self:  # beside the card
            self.dismiss(None)

    def action_close(self) -> None:
        self.dismiss(None)

    def _head(self) -> Content:
        actor, colour = self._actor, actor_colour(self._actor)
        most = max(buckets(actor, len(self._article.text), STRIP_CELLS), default=1)
        count = len(actor.mentions)
        return Content.assemble(
            (f"{MARKS[actor.kind]} ", colour),
            (clean(actor.name), f"bold {colour}"),
            (f"  {actor.kind}, {count} mention{'s' if count != 1 else ''}", MUTED),
            "\n",
            strip(actor, len(self._article.text), max(1, most), STRIP_CELLS),
        )

    def _rows(self) -> list[Row]:
        article, links, actor = self._article, self._links, self._actor
        sections = {
            "What it did" if actor.kind != "person" else "What they did": event_rows(
                article, links, links.done_by(actor)
            ),
            "What was done to it" if actor.kind != "person" else "What was done to them": event_rows(
                article, links, links.done_to(actor)
            ),
            "What they said": quote_rows(article, links, links.said_by(actor), named=False),
            "Mentions": mention_rows(article, actor),
        }
        rows: list[Row] = []
        for title, section in sections.items():
            if section:
                rows += [*([gap()] if rows else []), heading(title), *section]
        return rows
