"""What the palette offers beside the keys: themes, settings, kinds of names, and the files that can be written."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial
from pathlib import Path

from textual.app import App, SystemCommand
from textual.screen import Screen

from reader.app.aside import aside
from reader.app.documents import Document
from reader.app.looks.colours import GROUPS
from reader.app.screens.reading import Reading
from reader.printable import safe
from reader.story import Pipeline, Story
from reader.version import version

EXPLAINED = {
    "Theme": "Other colours, tried on as one goes through them",
    "Screenshot": "A picture of the screen, as SVG",
}
"""Textual's own commands that are offered, and what they do."""


def explained(commands: Iterable[SystemCommand]) -> Iterator[SystemCommand]:
    """Those of Textual's commands that are for this app; the others are in the table of keys, or not for it."""
    for command in commands:
        if command.title in EXPLAINED:
            yield command._replace(help=EXPLAINED[command.title])


def of_reading(app: App[None], screen: Screen[object]) -> Iterator[SystemCommand]:
    """What is offered where an article is read."""
    if not isinstance(screen, Reading):
        return
    for group in GROUPS:
        hidden = group.name in screen.view.hidden
        yield SystemCommand(
            f"{'Show' if hidden else 'Hide'} {group.title.lower()}",
            f"{group.title} in the text and among the names",
            partial(screen.action_toggle_group, group.name),
        )
    if screen.document.analysis is not None:
        from reader.export.forms import FORMS

        for name, form in FORMS.items():
            yield SystemCommand(
                f"Export {form.title}",
                f"As a new {form.suffix} file where Reader was started, with your corrections",
                partial(_export, app, screen.document, name),
            )


def _export(app: App[None], document: Document, form: str) -> None:
    app.run_worker(_written(app, document, form), exclusive=True, group="export")


async def _written(app: App[None], document: Document, form: str) -> None:
    """Writes what the document says to a file, and says where."""
    if document.article is None or document.analysis is None:
        return
    from reader.export.forms import save

    story = Story(document.article, document.analysis, Pipeline("reader", version()))
    try:
        path = await aside(partial(save, story, form, Path.cwd()))
    except OSError as error:
        why = error.strerror or type(error).__name__
        app.notify(f"Nothing was exported: {why}.", severity="error", markup=False)
    else:
        app.notify(f"Written to {safe(path.name)}", timeout=6, markup=False)
