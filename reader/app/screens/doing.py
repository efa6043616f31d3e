"""Doing an action of the table that was chosen by name: where on the screen each part is, whatever has the focus."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from textual.app import App
from textual.dom import DOMNode
from textual.screen import Screen

from reader.app.home.room import Room
from reader.app.keys.table import KEYS, Key, Where
from reader.app.panel.side import holds_focus
from reader.app.screens.card import Card
from reader.app.screens.desk import NEED_TEXT
from reader.app.screens.reading import Reading
from reader.app.screens.sheet import CorrectionSheet


def parts(screen: Screen[object]) -> Mapping[Where, DOMNode]:
    """The parts of a screen whose actions can be done there, each with what does them."""
    found: dict[Where, DOMNode] = {"anywhere": screen.app}
    if isinstance(screen, Reading) and screen.document.article is None:
        found |= {"reading": screen}
    elif isinstance(screen, Reading):
        panel = screen.panel
        found |= {"text": screen.view, "reading": screen, "panel": panel, "correct": screen}
        found |= {"list": panel.card.rows, "card": panel.card} if panel.has_card else {"list": panel.list}
    elif isinstance(screen, Room):
        found |= {"room": screen, screen.WHERE: screen, "list": screen.list}
    elif isinstance(screen, Card):
        found |= {"list": screen.rows, "card": screen.view}
    return found


def idle(screen: Screen[object]) -> frozenset[str]:
    """The ids of the actions that have nothing to do on a screen, and of the palette, which does them."""
    found = {"palette"}
    if isinstance(screen, Reading):
        if len(screen.documents) < 2:
            found |= {"next_article", "previous_article", "contents"}
        if screen.document.article is None:
            found |= {key.id for key in KEYS if key.action.partition("(")[0] in NEED_TEXT} | {"export"}
    return frozenset(found)


async def do(app: App[Any], key: Key) -> None:
    """Does an action on the screen that is shown; what belongs to the text or the panel gets the focus there."""
    screen = app.screen
    node = parts(screen).get(key.where)
    if node is None:
        return
    if isinstance(screen, Reading):
        if key.group in ("Moving", "Following") and key.where != "list":
            screen.set_focus(screen.view)
        elif key.where in ("panel", "list", "card") and not holds_focus(screen.panel, screen.focused):
            screen.action_switch()
        if key.where == "correct":
            screen.action_correct()
            if isinstance(app.screen, CorrectionSheet):
                app.call_after_refresh(app.screen.run_action, key.action)
            return
    await app.run_action(key.action, node)
