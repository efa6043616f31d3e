"""A list to choose from by typing part of a name, or to type a name that is not in it."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from functools import partial

from textual import on, work
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.events import Click
from textual.fuzzy import Matcher
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from reader.app.bars.footer import KeyBar
from reader.app.keys.table import bindings
from reader.app.looks.words import clean, line
from reader.app.panel.list import RowList
from reader.app.panel.rows import Row, remark

NOTHING_TO_TAKE = "There is nothing to take: type something else."
FRAME = 8
"""Lines of the screen that are not for the rows."""
SAID = 1e-6
"""How well a choice fits that only says what was typed: less well than one that is called so."""


@dataclass(frozen=True)
class Choice:
    """One of the things to choose from."""

    key: str
    words: str
    """What one types parts of."""
    draw: Callable[[int], Content]
    says: str = ""
    """What else one types whole words of; in anything as long as a sentence, parts of words are found everywhere."""

    def has(self, typed: str) -> bool:
        """Whether all that was typed is among what it says."""
        said = self.says.casefold()
        return bool(said) and all(word in said for word in typed.casefold().split())


def plainly(key: str, words: str) -> Choice:
    """A choice that is drawn as its words."""
    return Choice(key, words, lambda width: Content(words))


class Picker(ModalScreen[str | None]):
    """Closes with the key of the choice, or with what was typed where that is an answer, or with None."""

    BINDINGS = bindings("pick")
    DEFAULT_CSS = """
    Picker { align: center middle; }
    #picker {
        width: 60; max-width: 96%; height: auto; max-height: 100%; background: $surface; padding: 1 1 0 1;
        & > Static { padding: 0 1; height: auto; max-height: 3; }
        & > #wrong { color: $text-warning; display: none; margin-bottom: 1; }
        & > Input { height: 1; border: none; padding: 0; margin: 1 1; width: 1fr; background: $panel; }
        & > RowList { height: auto; background: $surface; }
        & > KeyBar { background: $surface; margin-top: 1; }
    }
    """

    def __init__(
        self,
        question: Content,
        choices: Sequence[Choice],
        *,
        typed: str | None = None,
        none: str = "None is called so.",
        other: bool = False,
        check: Callable[[str], Awaitable[str | None]] | None = None,
        checking: str = "",
        at: str | None = None,
    ) -> None:
        """`typed`: what stands in the line at first, where what is typed there is an answer. `none`: what is said
        where no choice has the words that were typed. `other`: those are an answer then. `check`: why what was typed
        is none after all, which is said below it; `checking`: what is said until that is known. `at`: the key of the
        choice that the cursor stands on at first."""
        super().__init__()
        self._question = question
        self._choices = choices
        self._typed = typed
        self._none = none
        self._other = other
        self._check = check
        self._checking = checking
        self._at = at

    def compose(self) -> ComposeResult:
        with Vertical(id="picker"):
            yield Static(self._question, markup=False)
            yield Input(self._typed or "", compact=True, select_on_focus=self._typed is not None)
            yield Static(id="wrong", markup=False)
            yield RowList(self._rows(""), opens_at_once=True)
            yield KeyBar("pick")

    def on_mount(self) -> None:
        self.begin()
        if self._typed is None:
            self._list.stand(self._at)
            if self._list.row is None:
                self._list.action_first()
        self._tell_keys()

    def begin(self) -> None:
        """Has the keys go to what one begins with."""
        self.query_one(Input).focus()

    def on_resize(self) -> None:
        self._list.styles.max_height = max(2, self.size.height - FRAME)

    @property
    def _list(self) -> RowList:
        return self.query_one(RowList)

    @on(Input.Changed)
    def _changed(self, event: Input.Changed) -> None:
        event.stop()
        self.workers.cancel_group(self, "check")
        self._say("")
        if self._typed is not None:
            self._list.stand(None)
        else:
            self._list.show(self._rows(event.value.strip()) or [remark(self._none)])
            self._list.stand(None)
            self._list.action_first()
        self._tell_keys()

    @property
    def _answer(self) -> str:
        """What was typed, where that is an answer."""
        return self.query_one(Input).value if self._typed is not None or self._other else ""

    def _tell_keys(self) -> None:
        """Has the footer show the keys that have something to do."""
        idle = frozenset() if self._list.has_rows else frozenset({"choice_down", "choice_up"})
        can = self._list.has_rows or self._answer.strip()
        self.query_one(KeyBar).without = idle if can else idle | {"pick"}

    @on(Input.Submitted)
    def action_pick(self) -> None:
        row, typed = self._list.row, self._answer
        if row is not None:
            self.dismiss(row.key)
        elif typed.strip():
            self._take(typed)
        else:
            self._say(NOTHING_TO_TAKE)

    @work(group="check", exclusive=True)
    async def _take(self, typed: str) -> None:
        """Closes with what was typed, or says what is wrong with it, so that it can be set right."""
        if self._check is not None:
            self._say(self._checking)
            if wrong := await self._check(typed):
                self._say(wrong)
                self._list.show([])  # what was said there to do is done, and was of no use
                self.query_one(Input).focus()
                return
        self.dismiss(typed)

    def _say(self, sentence: str) -> None:
        """Says something of what was typed, below it."""
        line = self.query_one("#wrong", Static)
        line.update(clean(sentence))
        line.display = bool(sentence)

    @on(RowList.Chosen)
    def _chosen(self, event: RowList.Chosen) -> None:
        event.stop()
        self.dismiss(event.row.key)

    @on(RowList.Highlighted)
    def _passed(self, event: RowList.Highlighted) -> None:
        event.stop()

    def action_step(self, direction: int) -> None:
        self._list.action_row(direction)

    def on_click(self, event: Click) -> None:
        if event.widget is self:  # beside it
            self.dismiss(None)

    def action_leave(self) -> None:
        self.dismiss(None)

    def _rows(self, typed: str) -> list[Row]:
        """The choices that have what was typed, those that fit it best first."""
        found = list(self._choices)
        if typed:
            matcher = Matcher(typed)
            scores = {c.key: matcher.match(c.words) or (SAID if c.has(typed) else 0) for c in found}
            found = sorted((c for c in found if scores[c.key] > 0), key=lambda choice: -scores[choice.key])
        return [Row(choice.key, partial(_draw, choice)) for choice in found]


def _draw(choice: Choice, width: int) -> list[Content]:
    return [line(choice.draw(width), width)]
