"""A line that words are typed in, which is there while it is asked for."""

from __future__ import annotations

from collections.abc import Iterable

from textual.containers import Horizontal
from textual.widget import Widget
from textual.widgets import Input


class TypedBar(Horizontal):
    """What is in it is made when it is first asked for: the first screen shows nothing of it, and need not wait."""

    def parts(self) -> Iterable[Widget]:
        """What is in the line, from left to right; one of them is the input."""
        raise NotImplementedError

    @property
    def input(self) -> Input:
        """Where the words are typed."""
        if not self.children:
            self.mount(*self.parts())
        return self.query_one(Input)

    @property
    def typed(self) -> str:
        """What stands in it."""
        return self.input.value if self.children else ""

    @property
    def has_typing(self) -> bool:
        """Whether one types in it."""
        return bool(self.children) and self.input.has_focus
