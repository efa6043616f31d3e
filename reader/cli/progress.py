"""How far many articles are: a bar on standard error, where somebody looks at that and not at what is printed."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import TracebackType

from reader import output
from reader.printable import safe


class Silent:
    """No bar; sentences go to standard error as they are."""

    def __enter__(self) -> Silent:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        pass

    def say(self, sentence: str) -> None:
        output.say(sentence)

    def line(self, text: str) -> None:
        """Prints a line of what was asked for."""
        output.line(text)

    def done(self) -> None:
        """One more article is done."""

    def failed(self) -> None:
        """One more article could not be read, or not analysed."""


class Bar(Silent):
    """A bar with the count (of how many, where that is known), the rate and what failed."""

    def __init__(self, total: int | None) -> None:
        from rich.console import Console
        from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn, TimeRemainingColumn

        of = " of {task.total:,.0f}" if total is not None else ""
        self._bar = Progress(
            TextColumn("{task.completed:,.0f}" + of),
            BarColumn(),
            TextColumn("{task.fields[rate]}"),
            TimeElapsedColumn(),
            *([TimeRemainingColumn(elapsed_when_finished=True)] if total is not None else []),
            TextColumn("{task.fields[lost]}"),
            console=Console(stderr=True),
            transient=True,
        )
        self._task = self._bar.add_task("", total=total, rate="", lost="")
        self._lost = 0

    def __enter__(self) -> Bar:
        self._bar.start()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._bar.stop()

    def say(self, sentence: str) -> None:
        from rich.text import Text

        self._bar.console.print(Text(safe(sentence)), soft_wrap=True)

    def line(self, text: str) -> None:
        from reader.output import is_terminal

        if is_terminal(sys.stdout):  # where the bar is drawn, which knows how to make room
            self.say(text)
        else:
            super().line(text)

    def done(self) -> None:
        self._bar.advance(self._task)
        task = self._bar.tasks[0]
        if task.total is not None and task.completed > task.total:  # a feed has several, say
            self._bar.update(self._task, total=task.completed)
        minutes = (task.elapsed or 0) / 60
        rate = f"{task.completed / minutes:,.0f} a minute" if minutes else ""
        self._bar.update(self._task, rate=rate)

    def failed(self) -> None:
        self._lost += 1
        self._bar.update(self._task, lost=f"{self._lost:,} failed")
        self.done()


@contextmanager
def shown(count: Callable[[], int | None], *, prints: bool = True) -> Iterator[Silent]:
    """A bar where standard error is a terminal and what is printed, if anything, goes elsewhere.

    `count` tells how many articles there are, if that is known; it is asked only where that is shown.
    """
    from reader.output import is_terminal

    wanted = is_terminal(sys.stderr) and not (prints and is_terminal(sys.stdout))
    with Bar(count()) if wanted else Silent() as made:
        yield made
