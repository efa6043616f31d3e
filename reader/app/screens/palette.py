"""The command palette: every action, and every actor, event, quote and heading of the article that is read."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable, Iterable
from functools import partial
from itertools import chain, islice
from pathlib import Path
from time import perf_counter
from typing import Final

from textual.app import SystemCommand
from textual.command import CommandInput, CommandPalette, DiscoveryHit, Hit, Hits, Provider
from textual.style import Style

from reader.app.keys.table import Key
from reader.app.panel.tabs import Tab
from reader.app.screens.doing import do, idle, parts
from reader.app.screens.reading import Reading
from reader.app.settings.configured import configured
from reader.app.telling.entries import Entry, Target, actions, actors, best, draw, found, headings, things
from reader.app.threads.links import Links, Thing, thing_extent
from reader.story import Actor, Article, Block, Entity, Event, Quote

SHEET: Final = str(Path(__file__).parent.parent / "palette.tcss")
"""Its style sheet, which has to outdo what Textual says of the palette."""
WIDTH: Final = 96
"""As in the style sheet: the width at most, in cells."""
AIR: Final = 6
"""Cells of the width that are beside the lines, with the scrollbar."""
MOST: Final = 60
"""So many matches are shown."""
SLICE: Final = 0.008
"""Seconds at a time that matching takes from the keys."""
EXPORT: Final = "Export"
PROMPT: Final = "An action, actor, event, quote or heading by name…"


class Commands(Provider):
    """What can be chosen on the screen that the palette lies over."""

    _known: tuple[Links, list[Entry]] | None = None
    """The entries of what is known of the article, and of which analysis they are."""

    async def discover(self) -> Hits:
        entries = [*self._actions()]
        if story := self._story():
            entries += islice(actors(*story), MOST)
        for entry in entries:
            yield DiscoveryHit(draw(entry, self._width), self._choice(entry.target), entry.words.plain)

    async def search(self, query: str) -> Hits:
        matches = []
        async for entry in _unhurried(chain(self._actions(), self._headings(), await self._things())):
            if matched := found(query, entry):
                matches.append((matched, entry))
        for match, entry in best(matches, MOST):
            line = draw(entry, self._width, match.offsets, self._matched)
            yield Hit(match.score, line, self._choice(entry.target), entry.words.plain)

    @property
    def _width(self) -> int:
        return min(WIDTH, self.app.size.width) - AIR

    @property
    def _matched(self) -> Style:
        """How the letters look that matched; without colours a line under the row says where the cursor is."""
        return Style(reverse=True) if self.app.no_color else self.match_style or Style(underline=True)

    @property
    def _reading(self) -> Reading | None:
        return self.screen if isinstance(self.screen, Reading) else None

    def _story(self) -> tuple[Article, Links] | None:
        """The article that is shown and what is known of it."""
        document = self._reading and self._reading.linking.document
        return (document.article, document.links) if document and document.article and document.links else None

    def _actions(self) -> Iterable[Entry]:
        idle_here = idle(self.screen)
        if isinstance(palette := self.app.screen, Palette) and palette.led_by_export:  # which would lead here again
            idle_here |= {"export"}
        keys = [key for key in configured(self.screen).actions if key.id not in idle_here]
        return actions(keys, parts(self.screen).keys(), self.app.get_system_commands(self.screen))

    def _headings(self) -> Iterable[Entry]:
        reading = self._reading
        article = reading.linking.document and reading.linking.document.article if reading else None
        return headings(article) if article else ()

    async def _things(self) -> list[Entry]:
        story = self._story()
        if story is None:
            return []
        if self._known is None or self._known[0] is not story[1]:
            self._known = story[1], [entry async for entry in _unhurried(things(*story))]
        return self._known[1]

    def _choice(self, target: Target) -> Callable[[], object]:
        """What is done when an entry is chosen."""
        reading, story = self._reading, self._story()
        match target:
            case Key():
                return partial(do, self.app, target)
            case SystemCommand():
                return target.callback
            case Block():
                assert reading is not None
                return partial(reading.read_from, (target.start, target.end))
            case Actor() | Event() | Quote() | Entity():
                assert reading is not None
                assert story is not None
                return partial(_reveal, reading, story[1], target)


class Palette(CommandPalette):
    """The palette with what it offers."""

    def __init__(self, typed: str = "") -> None:
        """`typed` stands in it at first, as if one had typed that."""
        super().__init__([Commands], placeholder=PROMPT, id="palette")
        self._typed = typed

    @property
    def led_by_export(self) -> bool:
        """Whether it was opened to choose a form to export in."""
        return self._typed.startswith(EXPORT)

    def on_mount(self) -> None:
        if self._typed:
            field = self.query_one(CommandInput)
            field.value = self._typed
            field.cursor_position = len(self._typed)


def _reveal(reading: Reading, links: Links, target: Thing) -> None:
    """An actor's card and next mention; an event's or a quote's place. An analysis that has come since may know it
    otherwise."""
    if isinstance(target, Actor) and links is reading.linking.links:
        reading.open_card(target)
        reading.linking.walk(1)
    elif extent := thing_extent(target):
        tab: Tab = (
            "actors" if isinstance(target, Actor | Entity) else "events" if isinstance(target, Event) else "quotes"
        )
        reading.reveal(tab, extent)


async def _unhurried(entries: Iterable[Entry]) -> AsyncIterator[Entry]:
    """Entries, with time for keys between them."""
    until = perf_counter() + SLICE
    for entry in entries:
        yield entry
        if perf_counter() >= until:
            await asyncio.sleep(0)
            until = perf_counter() + SLICE
