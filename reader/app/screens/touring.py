"""The tour: a newcomer reads an article, and one key after the other is explained, tried and ticked off."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final, Literal

from textual import on
from textual.app import ComposeResult

from reader.app.bars.status import FRAMES, STILL
from reader.app.bars.tour import Told, TourBar
from reader.app.keys.table import KEYS, bindings
from reader.app.panel.side import holds_focus
from reader.app.screens.card import Card
from reader.app.screens.reading import Reading
from reader.app.settings.configured import configured
from reader.app.threads.search import SearchBar

AWAITED: Final = "The names, events and quotes are still being found. The tour goes on as soon as they are."
FAILED: Final = "Names, events and quotes could not be found: {} tries again."
OVER: Final = "The tour is over: {} tells all keys."
SECONDS: Final = 0.2
"""So often it is looked whether a step was done without a key, by mouse."""
SEARCHED: Final = "searched"
"""What is done when a search was typed and left."""


@dataclass(frozen=True)
class Step:
    """One thing that is explained."""

    words: str
    """What is said, with a place for each of `keys`."""
    keys: tuple[str, ...]
    """The ids of the actions whose keys are told."""
    done_by: frozenset[str] = frozenset()
    """The ids of the actions any of which does it."""
    place: Literal["", "text", "panel"] = ""
    """Where it has to begin."""
    reached: Callable[[Reading], bool] | None = None
    """Whether one is where it leads, however one came there."""
    prepare: Callable[[Reading], object] | None = None
    """What has to be so for its key to do something, made so where the step before was skipped."""
    needs: bool = True
    """Whether it needs what the analysis finds."""
    and_back: bool = False
    """Whether it is done only when one is back from where it leads."""


def _has_card(screen: Reading) -> bool:
    return screen.panel.has_card or isinstance(screen.app.screen, Card)


def _at_a_name(screen: Reading) -> None:
    if screen.linking.thing_here() is None:
        screen.linking.walk(1)


def _at_a_quote(screen: Reading) -> None:
    if screen.panel.tab != "quotes":
        screen.action_tab("quotes")
    if not holds_focus(screen.panel, screen.focused):
        screen.action_switch()
    screen.panel.list.action_first()


STEPS: Final = (
    Step("{} turns the page, {} turns it back; {} and {} go line by line.",
         ("page_down", "page_up", "line_down", "line_up"),
         frozenset({"page_down", "page_up", "line_down", "line_up", "half_page_down", "bottom"}), "text",
         lambda screen: screen.view.scroll_offset.y > 0, needs=False),
    Step("{} goes to the next name in the text, {} to the one before.", ("next", "previous"),
         frozenset({"next", "previous"}), "text"),
    Step("{} opens the card of the name here, all that is told of it; {} leads back.", ("open", "card_before"),
         frozenset({"card_before"}), "text", _has_card, _at_a_name, and_back=True),
    Step("{} leads to the panel, and back: everyone who is named, what happened, who said what.", ("focus",),
         place="text", reached=lambda screen: holds_focus(screen.panel, screen.focused)),
    Step("{} shows the quotes; {}, {} and {} are the other tabs.", ("quotes", "actors", "events", "timeline"),
         frozenset({"quotes"}), "panel", lambda screen: screen.panel.tab == "quotes"),
    Step("{} copies the quote, with who said it and where.", ("copy",),
         frozenset({"copy", "copy_card", "take_selection"}), "panel", prepare=_at_a_quote),
    Step("{} searches the text: type a word, then {} keeps what is found.", ("search", "keep"),
         frozenset({SEARCHED}), "text", needs=False),
    Step("{} finds every action, and everyone in the article, by a few letters; {} closes it.", ("palette", "leave"),
         frozenset({"palette"}), needs=False),
    Step("{} lists all keys; type there to find one, {} closes it.", ("help", "close_help"), frozenset({"help"}),
         needs=False),
    Step("{} quits. Or end the tour and read on.", ("quit",), frozenset({"quit"}), needs=False),
)  # fmt: skip


class Touring(Reading):
    """Reading with a line above that explains; afterwards reading alone."""

    BINDINGS = bindings("tour")

    _number: int | None = 0
    """Which step is told; None when the tour is over."""
    _began_there = False
    """Whether one was where the step leads when it began."""
    _been_there = False
    """Whether one came there since."""
    _begun = False
    _turns = 0

    def compose(self) -> ComposeResult:
        yield TourBar()
        yield from super().compose()

    def on_mount(self) -> None:
        self._begin(0)
        self.set_interval(SECONDS, self._look)

    @property
    def step(self) -> Step | None:
        """What is explained just now."""
        return STEPS[self._number] if self._number is not None else None

    @property
    def bar(self) -> TourBar:
        return self.query_one(TourBar)

    @property
    def waits(self) -> bool:
        """Whether the step needs what is yet to be found."""
        return self.step is not None and self.step.needs and self.document.links is None

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """The tour's own keys are other keys' again when it is over."""
        if action in ("skip_step", "end_tour"):
            return self.step is not None
        return super().check_action(action, parameters)

    def did(self, action: str) -> None:
        """Something was done, by key, by mouse or by name: goes on if it is what the step waits for."""
        if (step := self.step) is not None and not self.waits and self._begun:
            done = any(key.id in step.done_by for key in KEYS if key.action == action) or action in step.done_by
            if done and (self._been_there or not step.and_back):
                self._go_on()
            else:
                self._look()

    @on(SearchBar.Closed)
    def _search_left(self) -> None:
        self.did(SEARCHED)

    def action_skip_step(self) -> None:
        self._go_on()

    def action_end_tour(self) -> None:
        """The line goes; one reads on."""
        self._number = None
        self.bar.display = False
        self.notify(OVER.format(configured(self).called["help"]), timeout=6, markup=False)

    def _tell_of_panel(self) -> None:
        """The tour does."""

    def _go_on(self) -> None:
        if self._number is None:
            return
        if self._number + 1 < len(STEPS):
            self._begin(self._number + 1)
        else:
            self.action_end_tour()

    def _begin(self, number: int) -> None:
        self._number, self._begun = number, False
        self._tell()
        if not self.waits:
            self._prepare()

    def _prepare(self) -> None:
        """Sees to it that the step's key does what is said of it."""
        if (step := self.step) is None:
            return
        self._begun = True
        in_panel = holds_focus(self.panel, self.focused)
        if step.place == "text":
            self.close_card()
            if in_panel:
                self.leave_panel()
                self.set_focus(self.view)  # at once: the next key may be here already
        elif step.place == "panel" and not in_panel:
            self.action_switch()
        if step.prepare is not None:
            step.prepare(self)
        self._began_there = step.reached is not None and step.reached(self)
        self._been_there = False

    def _look(self) -> None:
        """Whether the step can begin, or was done in another way; and turns the spinner."""
        if (step := self.step) is None:
            return
        self._tell()
        if self.waits:
            return
        if not self._begun:
            self._prepare()
        elif step.reached is not None:
            there = step.reached(self)
            self._been_there = self._been_there or (there and not self._began_there)
            self._began_there = there
            if self._been_there and not (there and step.and_back):
                self._go_on()

    def _tell(self) -> None:
        if (step := self.step) is None or self._number is None:
            return
        called = configured(self).called
        words = step.words.format(*(called[id] for id in step.keys))
        if self.waits:
            words = FAILED.format(called["retry"]) if self.document.failure else AWAITED
            self._turns += 1
            moving = self.app.animation_level != "none" and not self.document.failure
            self.bar.frame = FRAMES[self._turns % len(FRAMES)] if moving else STILL
        ways = (("skip_step", "skip"), ("end_tour", "end tour"))
        self.bar.told = Told(
            f"{self._number + 1}/{len(STEPS)}",
            words,
            self.waits,
            tuple((called[id], label, id) for id, label in ways),
        )
