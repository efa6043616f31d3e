"""The footer: the keys that matter where the focus is, as many as fit."""

from __future__ import annotations

from textual.content import Content
from textual.reactive import reactive

from reader.app.bar import Bar, button
from reader.app.keys import Where, footer, shown


class KeyBar(Bar):
    """Keys and what they do; each can be clicked, too."""

    DEFAULT_CSS = """
    KeyBar { padding: 0 1; background: $panel; color: $text-muted; }
    """

    wheres: reactive[tuple[Where, ...]] = reactive[tuple[Where, ...]](("text", "reading", "anywhere"))
    """The parts of the screen that have the focus, the innermost first."""

    def __init__(self, *wheres: Where, without: frozenset[str] = frozenset()) -> None:
        super().__init__()
        if wheres:
            self.set_reactive(KeyBar.wheres, wheres)
        self._without = without

    def parts(self, width: int) -> Content:
        shown_keys: list[tuple[int, Content]] = []
        keys = [key for key in footer(*self.wheres) if key.id not in self._without]
        last = [key for key in keys if key.footer >= 90]  # help and quit are always there
        room = width - sum(len(shown(key.keys[0])) + len(key.label) + 3 for key in last)
        for key in keys:
            content = Content.assemble((shown(key.keys[0]), "bold $foreground"), " ", key.label)
            if key not in last:
                room -= content.cell_length + 2
                if room < 0:
                    continue
            action = key.action if key.where != "anywhere" else f"app.{key.action}"
            shown_keys.append((key.footer, button(content, f"press('{key.keys[0]}')") if action else content))
        return Content("  ").join(content for _, content in shown_keys)
