"""The way to a card: what was opened, and what from it; each can be clicked."""

from __future__ import annotations

from typing import Final

from textual.content import Content
from textual.reactive import reactive

from reader.app.bars.bar import Bar, button
from reader.app.looks.words import MUTED, line

STEP: Final = " › "
"""Between what was opened and what was opened from it."""


class CardPath(Bar):
    """A click on a name leads back to its card, one on the tab's to the list; the parent's `action_to` does it."""

    names: reactive[tuple[str, ...]] = reactive[tuple[str, ...]](())
    """The tab, and what the cards are of, the one on top last."""

    def parts(self, width: int) -> Content:
        """Of a long way the end."""
        if not self.names:
            return Content("")
        first, *names = self.names
        while len(names) > 1 and len(STEP.join([first, *names])) > width:
            names = names[1:]
        number = len(self.names) - 1 - len(names)
        steps = [button(Content.styled(first, MUTED), "to(-1)")]
        steps += [button(Content.styled(name, MUTED), f"to({number + n})") for n, name in enumerate(names[:-1])]
        return line(Content.styled(STEP, MUTED).join([*steps, Content.styled(names[-1], "bold")]), width)

    async def do(self, does: str) -> None:
        await self.app.run_action(does, self.parent)
