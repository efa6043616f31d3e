"""The terminal application. Importing this package is light; Textual comes with `run`."""

from __future__ import annotations

import os
from collections.abc import Sequence
from typing import TYPE_CHECKING

from msgspec.structs import replace

from reader.app import garbage
from reader.output import say
from reader.story import Article

if TYPE_CHECKING:
    from reader.app.app import ReaderApp
    from reader.app.documents import Document
    from reader.library import Library

ESCAPE_DELAY = "25"
"""Milliseconds in which what follows Esc makes it Alt; a quarter of Textual's, so that Esc answers at once."""


def run(
    targets: Sequence[str | Article],
    *,
    published: str | None = None,
    pipeline: str | None = None,
    theme: str | None = None,
    private: bool = False,
    tour: bool = False,
) -> int:
    """Reads `targets` in the terminal until the user quits; without any, shows what was read, and samples. Gives the
    exit status.

    A theme that is named here or in the settings is used whatever the terminal seems to be. `private`, here or there:
    nothing is kept, and nothing that was kept is looked at.

    Targets are paths, addresses, `-` and articles that are read already. What can be read at once is read before the
    terminal changes its face, so that a wrong path is a sentence on standard error and status 1. Standard input and
    standard error have to be the terminal. With `tour` the keys are explained while one reads.
    """
    os.environ.setdefault("ESCDELAY", ESCAPE_DELAY)  # read when Textual is imported
    with garbage.none():
        opened, app = _made(targets, published, pipeline, theme, private, tour)
    if app is None:
        return _report(opened)
    with garbage.seldom():
        app.run()
    if app.return_code:  # a signal, or what went wrong in the app itself
        return app.return_code
    return _report(opened) if opened and all(document.error for document in opened) else 0


def _made(
    targets: Sequence[str | Article],
    published: str | None,
    pipeline: str | None,
    theme: str | None,
    private: bool,
    tour: bool,
) -> tuple[list[Document], ReaderApp | None]:
    """The documents, and the app that shows them; none where nothing can be read."""
    from reader.app.documents import documents

    opened = documents(targets)
    if opened and not _anything(opened, published):
        return opened, None
    from reader.app.app import ReaderApp
    from reader.app.looks.themes import suitable
    from reader.app.settings.stored import load
    from reader.engine.client import Engine

    samples = [] if opened else _samples()
    settings = load()
    settings = replace(settings, theme=theme or settings.theme or suitable(os.environ))
    app = ReaderApp(
        opened,
        Engine(pipeline),
        samples=samples,
        published=published,
        settings=settings,
        library=_private if private or settings.private else _library,
        tour=tour,
    )
    return opened, app


def _library() -> Library:
    from reader.library import Library

    return Library()


def _private() -> Library:
    from reader.library import Private

    return Private()


def _anything(opened: list[Document], published: str | None) -> bool:
    """Whether one of the documents can be read, or may be, as far as can be told at once."""
    for document in opened:
        if not document.is_quick:
            return True
        document.load(published)
        if document.is_read:
            return True
    return False


def _report(opened: list[Document]) -> int:
    for document in opened:
        if document.error:
            say(f"reader: {document.error}")
    return 1


def _samples() -> list[Document]:
    from reader.app.documents import Document
    from reader.sources import samples

    documents = [Document(str(path)) for path in samples.paths()]
    for document in documents:
        document.load()
    return documents
