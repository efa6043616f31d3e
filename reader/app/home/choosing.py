"""Choosing what to open next: a file of the folder where one is, what is kept, or whatever else is typed."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Final

from textual.content import Content

from reader.app.aside import aside
from reader.app.documents import Document
from reader.app.home.room import Room
from reader.app.home.titled import MOST_TITLES, titled, titled_key
from reader.app.looks.words import clean
from reader.app.screens.picker import Choice, Picker, plainly
from reader.app.screens.reading import OPENING
from reader.app.settings.configured import ConfiguredApp
from reader.app.shelf import Shelf
from reader.sources.lists.folder import readable

ASKED: Final = "Which one? Letters of a file or title, or an address."
NO_FILE: Final = "No file here, and nothing kept, is called so; {} opens what is typed."


async def choose(app: ConfiguredApp, shelf: Shelf, published: str | None, opened: Callable[[Document], None]) -> None:
    """Asks what to open. `opened` is told of the document that was named; an article that is kept is asked of the app
    as a room asks for it. `published` is the day of publication of what does not tell its own."""
    names = await aside(partial(readable, "."))
    nothing: list[Choice] = []
    kept = await shelf.look(lambda library: titled(library.articles.entries(MOST_TITLES)), nothing)
    choices = [*(plainly(name, clean(name)) for name in names), *kept]
    checked: dict[str, Document] = {}

    async def check(typed: str) -> str | None:
        """Opens what was typed; why that cannot be done."""
        checked[typed] = document = Document(typed.strip())
        await aside(partial(document.load, published))
        return document.error

    def chosen(answer: str | None) -> None:
        if answer is not None and (key := titled_key(answer)) is not None:
            app.post_message(Room.Opened(key))
        elif answer is not None:
            opened(checked.get(answer, Document(answer)))

    none = NO_FILE.format(app.called["pick"])
    picker = Picker(Content(ASKED), choices, none=none, other=True, check=check, checking=OPENING)
    app.push_screen(picker, chosen)
