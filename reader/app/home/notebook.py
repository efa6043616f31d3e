"""The notebook: the quotes that are kept, found by who, what or when, copied with all it takes to cite them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import Final

from textual import on, work
from textual.content import Content

from reader.app.aside import aside
from reader.app.home.room import Room
from reader.app.keys.table import bindings
from reader.app.looks.words import MUTED, clean, date, flow, line
from reader.app.panel.list import RowList
from reader.app.panel.rows import Row, gap
from reader.app.settings.configured import configured
from reader.app.shelf import shelf_of
from reader.app.telling.citing import REPORTED
from reader.export import fresh
from reader.library.across.notebook import KeptQuote
from reader.story import marked

TITLE: Final = "Quotes that you keep"
NOTHING: Final = "No quote is kept yet: {} in a quote's card keeps it."
MOST_LINES: Final = 4
FILE: Final = "quotes"


class NotebookRoom(Room[None]):
    """The quotes that are kept, the latest first."""

    BINDINGS = bindings("notebook")
    WHERE = "notebook"
    OF_ROWS = frozenset({"copy_quote", "drop_quote", "export_quotes"})

    _quotes: Sequence[KeptQuote] = ()

    def on_mount(self) -> None:
        self.head(TITLE)
        self._look()

    @work(group="looking", exclusive=True)
    async def _look(self) -> None:
        nothing: tuple[KeptQuote, ...] = ()
        self._quotes = await self.still(shelf_of(self).ask(lambda library: library.notebook.quotes(), nothing))
        number = len(self._quotes)
        self.head(TITLE, f"{number} quotes, the latest first" if number > 1 else "")
        self.show(rows(self._quotes), NOTHING.format(configured(self).called["star_thing"]))

    @property
    def _quote(self) -> KeptQuote | None:
        row = self.list.row
        return self._quotes[int(row.key)] if row is not None else None

    @on(RowList.Chosen)
    def _chosen(self, event: RowList.Chosen) -> None:
        event.stop()
        quote = self._quotes[int(event.row.key)]
        self.post_message(self.Opened(quote.key, quote.start))

    def action_copy_quote(self) -> None:
        if (quote := self._quote) is not None:
            self.app.copy_to_clipboard(cited(quote))

    def action_drop_quote(self) -> None:
        """Takes a quote out of the notebook."""
        if (quote := self._quote) is not None:
            shelf_of(self).leave(lambda library: library.notebook.forget(quote.key, quote.start, quote.end))
            self._look()
            self.notify("The quote is kept no more.", timeout=2, markup=False)

    @work(group="export", exclusive=True)
    async def action_export_quotes(self) -> None:
        """Writes the quotes that are shown to a new file, and says where."""
        chosen = [self._quotes[int(row.key)] for row in self.list.rows if row.stands]
        if not chosen:
            return
        try:
            path = await aside(partial(save, chosen, Path.cwd()))
        except OSError as error:
            why = error.strerror or type(error).__name__
            self.notify(f"Nothing was exported: {why}.", severity="error", markup=False)
        else:
            many = f"{len(chosen)} quote{'s' if len(chosen) != 1 else ''}"
            self.notify(f"{many} written to {path.name}", timeout=6, markup=False)


def rows(quotes: Sequence[KeptQuote]) -> list[Row]:
    """A row for each: its words, who said it, and where and when."""
    made: list[Row] = []
    for number, quote in enumerate(quotes):
        row = Row(str(number), partial(_draw, quote), texts=partial(_texts, quote))
        made += [*([gap()] if number else []), row]
    return made


def _texts(quote: KeptQuote) -> Iterator[str]:
    for words in (quote.words, quote.speaker, quote.role, quote.outlet, quote.title):
        yield clean(words or "")
    yield from ((quote.published, date(quote.published)) if quote.published else ())


def _draw(quote: KeptQuote, width: int) -> list[Content]:
    where = " · ".join(clean(p) for p in (quote.title, quote.outlet, date(quote.published or "")) if p)
    who = Content.assemble((clean(quote.speaker or "No speaker named"), "bold"),
                           (f", {clean(quote.role)}" if quote.role else "", MUTED))  # fmt: skip
    said = flow(Content(marked(clean(quote.words), quote.kind)), width, MOST_LINES)
    return [*said, line(who, width), line(Content.styled(where, MUTED), width)]


def cited(quote: KeptQuote) -> str:
    """A quote with who said it and what that is, the title, the outlet and the day."""
    who = ", ".join(clean(part) for part in (quote.speaker, quote.role) if part) or "no speaker named"
    reported = f" {REPORTED}" if quote.kind == "indirect" else ""
    title = f"“{clean(quote.title)}”" if quote.title else ""
    where = ", ".join(part for part in (
        title, clean(quote.outlet or ""), date(quote.published or ""), clean(quote.source)
    ) if part)  # fmt: skip
    return f"{marked(clean(quote.words), quote.kind)}\n— {who}{reported}\n{where}"


def save(quotes: Iterable[KeptQuote], folder: Path) -> Path:
    """Writes quotes to a new text file in a folder, whose path it gives. Raises `OSError`."""
    data = "\n\n".join(map(cited, quotes)) + "\n"
    return fresh.write(data.encode(), folder, FILE, ".txt")
