"""The footer: the keys that matter where the focus is, as many as fit."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from textual.binding import Binding
from textual.content import Content
from textual.reactive import reactive

from reader.app.bars.bar import Bar, button
from reader.app.keys.table import CALLED_THERE, TOGETHER, WAYS_OUT, Key, Where, footer, shown
from reader.app.settings.configured import configured

GAP = "  "

ALWAYS = 90
"""Keys of this rank and above are there in any width, and so is the way out of where one is."""
MOST = 16
"""So many things that a bar said are kept."""
MENU, ROOM_FOR_MENU = "palette", 50
"""What is there, too, in bars of so many cells."""


class KeyBar(Bar):
    """Keys and what they do; each can be clicked, too. Empty while a screen lies over its own: those keys rest then."""

    DEFAULT_CSS = """
    KeyBar { padding: 0 1; background: $panel; color: $text-muted; }
    """

    wheres: reactive[tuple[Where, ...]] = reactive[tuple[Where, ...]](("text", "reading", "anywhere"))
    """The parts of the screen that have the focus, the innermost first."""

    only: reactive[tuple[str, ...]] = reactive[tuple[str, ...]](())
    """The ids of the only keys that do something, where few do."""
    without: reactive[frozenset[str]] = reactive(frozenset[str]())
    """The ids of keys that have nothing to do just now."""
    called: reactive[Mapping[str, str]] = reactive[Mapping[str, str]](dict)
    """What keys do just now, by their ids, that usually do another thing."""

    def __init__(self, *wheres: Where, without: frozenset[str] = frozenset()) -> None:
        super().__init__()
        if wheres:
            self.set_reactive(KeyBar.wheres, wheres)
        self.set_reactive(KeyBar.without, without)
        self._made: dict[object, Content] = {}
        """What it was found to say, which it says again with the next change of what has the focus."""
        self._made_of: Sequence[Key] = ()
        """The keys that there were then."""

    def on_mount(self) -> None:
        self.app.screen_change_signal.subscribe(self, lambda _: self.refresh())

    def parts(self, width: int) -> Content:
        if not self.screen.is_active:
            return Content()
        keys = configured(self).actions
        if keys is not self._made_of or len(self._made) >= MOST:
            self._made, self._made_of = {}, keys
        state = (width, self.wheres, self.only, self.without, *self.called.items())
        if (said := self._made.get(state)) is None:
            said = self._made[state] = self._said(keys, width)
        return said

    def _said(self, actions: Sequence[Key], width: int) -> Content:
        busy = [key for key in actions if key.id not in self.without]
        keys = [*footer(*self.wheres, keys=busy, only=self.only)]
        hints = {key: self._hint(key) for key in keys}
        out = WAYS_OUT.get(self.wheres[0])
        kept = [key for key in keys if key.footer >= ALWAYS or key.id == out]
        kept += [key for key in keys if key.id == MENU and width >= ROOM_FOR_MENU]
        room = width - sum(hints[key].cell_length + len(GAP) for key in kept)
        letters = [key for key in keys if key.where in TOGETHER and key not in kept]
        if letters and sum(hints[key].cell_length + len(GAP) for key in letters) > room + len(GAP):
            hints[letters[0]] = self._together(letters)
            keys = [key for key in keys if key not in letters[1:]]
        ways = {key.action: key for key in keys}
        for key in keys:
            needed = hints[key].cell_length + len(GAP)
            other = ways.get(key.action.replace("(-1)", "(1)"))
            if other is not key and other is not None and other not in kept:
                continue  # one way without the other tells less than neither
            if key not in kept and needed <= room + len(GAP):
                kept.append(key)
                room -= needed
        return Content(GAP).join(hints[key] for key in keys if key in kept)

    def _together(self, letters: Sequence[Key]) -> Content:
        """The letters of a part, and what they do, once."""
        shortly = (button(Content.styled(shown(key.keys[0]), "bold $foreground"), key.binding) for key in letters)
        return Content(" ").join([*shortly, Content(TOGETHER[letters[0].where])])

    def _hint(self, key: Key) -> Content:
        label = self.called.get(key.id) or CALLED_THERE.get((key.id, self.wheres[0]), key.label)
        return button(Content.assemble((shown(key.keys[0]), "bold $foreground"), " ", label), key.binding)

    async def do(self, does: str) -> None:
        """Runs the action where its binding is, though what has the focus may take its key for typing."""
        focused = self.screen.focused
        for node in focused.ancestors_with_self if focused is not None else (self.screen, self.app):
            for kind in type(node).__mro__:
                for binding in getattr(kind, "BINDINGS", ()):
                    if isinstance(binding, Binding) and binding.id == does:
                        await self.app.run_action(binding.action, node)
                        return
