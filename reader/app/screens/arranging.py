"""The panel about the text: where it is, how wide, whether it is shown, what is open in it and who has the focus."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, get_args, get_type_hints

from msgspec.structs import replace
from textual import on
from textual.events import Resize
from textual.widget import Widget

from reader.app.article.marks import DENSITIES
from reader.app.article.reading import Text
from reader.app.bars.asking import AskBar
from reader.app.bars.footer import KeyBar
from reader.app.bars.legend import Legend
from reader.app.bars.messages import MessageLine
from reader.app.bars.status import StatusBar
from reader.app.keys.table import KEYS, Where, shown
from reader.app.panel.filter import OF_ROWS
from reader.app.panel.list import RowList
from reader.app.panel.orders import CALLED, SETTING
from reader.app.panel.side import SidePanel, holds_focus
from reader.app.panel.tabs import Tab
from reader.app.screens.desk import Desk
from reader.app.settings.configured import configured
from reader.app.settings.stored import Settings

TIP = "{} opens the panel: who the article is about, what happened, who said what."
TIP_SECONDS = 20.0
"""So long it is told, unless the panel is opened."""

STEP = 4
"""Cells by which the panel gets wider or narrower."""
STEP_BELOW = 2
"""Lines by which it gets higher or lower below the text."""

LEAST_PANEL, LEAST_TEXT = 32, 30
"""The least widths of the panel and of the text beside it, in cells."""
MOST_SHARE = 0.6
"""The greatest share of the width that is the panel's beside the text, as the stylesheet has it."""
LEAST_BELOW, LEAST_ABOVE = 8, 6
"""The least heights of the panel below the text, and of the text with the bars, in lines."""
LEAST_LOW = 10
"""The least height of the panel where there are few lines: as the stylesheet has it, eight are for rows."""
MOST_PANEL = 200
"""No panel is larger, in cells or lines, on however large a screen: its setting takes no more."""

NARROW = 90
"""Below this many columns the panel lies below the text, and only while it is asked for."""


MODES: Final[Mapping[Where, str]] = {
    "card": "CARD", "legend": "COLOURS", "search": "SEARCH", "filter": "FILTER", "select": "SELECT",
    "note": "NOTE",
}  # fmt: skip
"""What the status line calls the parts in which keys mean something else than while one reads."""

FOLLOW: Final = "open link"
UNFILTER: Final = next(key for key in KEYS if key.id == "unfilter")

AROUND_FOOTER: Final[Mapping[Where, tuple[Where, ...]]] = {
    "text": ("text", "reading", "anywhere"),
    "list": ("list", "panel", "reading", "anywhere"),
    "card": ("card", "list", "anywhere"),
    "legend": ("legend", "anywhere"),
    "select": ("select", "anywhere"),
}
"""The parts whose keys the footer shows; of a part where one types its own alone."""


class Arranging(Desk, part=True):
    """What of the reading screen arranges text and panel."""

    _tip = ""
    """What was told of the panel."""
    _threaded = False
    """Whether a thread is walked that can be left."""
    _brief: bool | None = None
    """Whether there is no room beside the text, so that the panel is there only while it is asked for."""

    def on_mount(self) -> None:
        self._arrange(self.app.size.width)  # before it is laid out, so that it need not be laid out anew

    def on_resize(self, event: Resize) -> None:
        self._arrange(event.size.width)

    def _arrange(self, width: int) -> None:
        brief = width < NARROW
        if brief != self._brief:
            self._brief = self.panel.passing = brief
            self.show_panel(not brief and not configured(self).settings.panel_hidden)
            self._filled()
        self._place_panel()

    def _place_panel(self) -> None:
        """Puts the panel where there is room for it and the settings want it, as large as they say."""
        settings, below = configured(self).settings, self.take_sides(bool(self._brief))
        width, height = (None, settings.panel_height) if below else (settings.panel_width, None)
        self.panel.styles.width = self._panel_width(width) if width else None
        self.panel.styles.height = self._panel_height(height) if height else None

    def take_sides(self, brief: bool) -> bool:
        """Has the stylesheet know where the panel is; whether that is below the text."""
        place = "below" if brief else configured(self).settings.panel_place
        self.set_class(place == "below", "-below")
        self.set_class(place == "left", "-left")
        return place == "below"

    def _panel_width(self, wanted: int) -> int:
        """The width nearest to what is wanted that leaves the text its own."""
        return _within(wanted, LEAST_PANEL, min(self.size.width - LEAST_TEXT, int(self.size.width * MOST_SHARE)))

    def _panel_height(self, wanted: int) -> int:
        """The height nearest to what is wanted that leaves the text above its own."""
        least = LEAST_LOW if self.has_class("-low") else LEAST_BELOW
        return _within(wanted, least, self.size.height - LEAST_ABOVE)

    def action_resize_panel(self, step: int) -> None:
        size, below = self.panel.outer_size, self.has_class("-below")
        if not self.panel_shown:
            self.hint("The panel is not shown.")
        elif not below and (width := self._panel_width(size.width + step * STEP)) != size.width:
            self._resize_panel(panel_width=width)
        elif below and (height := self._panel_height(size.height + step * STEP_BELOW)) != size.height:
            self._resize_panel(panel_height=height)
        else:
            limit = ("lower", "higher") if below else ("narrower", "wider")
            self.hint(f"The panel can be no {limit[step > 0]} here.")

    def _resize_panel(self, **size: int) -> None:
        """Gives the panel a size, by its setting, and keeps that."""
        configured(self).remember(**size)
        self._place_panel()

    @on(SidePanel.Dragged)
    def _dragged(self, event: SidePanel.Dragged) -> None:
        x, y = event.to
        if self.has_class("-below"):
            self.panel.styles.height = height = self._panel_height(self.panel.region.bottom - y)
            size = {"panel_height": height}
        else:
            self.panel.styles.width = width = self._panel_width(
                x + 1 if self.has_class("-left") else self.size.width - x
            )
            size = {"panel_width": width}
        if event.dropped:
            self._resize_panel(**size)

    def action_move_panel(self) -> None:
        if self._brief:
            self.hint("There is no room for the panel beside the text.")
        else:
            places = get_args(get_args(get_type_hints(Settings, include_extras=True)["panel_place"])[0])
            place = places[(places.index(configured(self).settings.panel_place) + 1) % len(places)]
            configured(self).remember(panel_place=place)
            self._place_panel()

    def action_order(self) -> None:
        """The next order of the open tab."""
        if (name := SETTING.get(self.panel.tab)) is None:
            self.hint(f"The {self.panel.tab} has one order only.")
            return
        if self.panel.tab == "actors":
            self.panel.list_where(False)
        orders = get_args(get_args(get_type_hints(Settings, include_extras=True)[name])[0])
        order = orders[(orders.index(self.panel.order(self.panel.tab)) + 1) % len(orders)]
        configured(self).remember(**{name: order})
        self.panel.put_in_order()
        self.notify(f"{self.panel.tab.capitalize()}: {CALLED[order]}.", timeout=2)

    def action_where(self) -> None:
        """The tab of actors with places, times and what else is named, or with the actors again."""
        where = not (self.panel.tab == "actors" and self.panel.where)
        self.panel.list_where(where)
        self._to_tab("actors")

    def _tell_of_panel(self) -> None:
        """Tells a newcomer, once, of the panel where it is only there while it is asked for."""
        app = configured(self)
        if not self._brief or self.panel_shown or "panel" in app.settings.told:
            return
        if key := next((key for key in app.actions if key.id in ("focus", "panel") and key.keys), None):
            self._tip = TIP.format(shown(key.keys[0]))
            self.notify(self._tip, timeout=TIP_SECONDS, markup=False)
            app.remember(told=(*app.settings.told, "panel"))

    @property
    def text_covered(self) -> bool:
        """Whether the panel leaves none of the text to be seen, as where there are very few lines."""
        return self.panel_shown and self.view.size.height <= 1

    def show_panel(self, there: bool) -> None:
        self.panel_shown = there
        if there and self._tip:
            self.query_one(MessageLine).unsay(self._tip)
        self.panel.display = there
        if not there and holds_focus(self.panel, self.focused):
            self.view.focus()
        self._filled()

    def watch_focused(self, focused: Widget | None) -> None:
        """At once, not when the widget has learned of it, so that one frame shows all that the focus changes."""
        if focused is not None:
            self._tell_mode(focused)

    @on(Text.Selected)
    def _selected(self) -> None:
        if self.focused is not None:
            self._tell_mode(self.focused)

    def _tell_mode(self, focused: Widget) -> None:
        """Says in the status line and the footer what the keys do now."""
        part = self._part(focused)
        self.panel.set_class(part == "legend", "-colours")  # whose letters a card in its place would hide
        mode = self.asking.mode if part == "ask" else MODES.get(part, "")
        self.query_one(KeyBar).wheres = AROUND_FOOTER.get(part, (part,))
        status = self.query_one(StatusBar)
        status.status = replace(status.status, mode=mode)
        self._tell_keys(part)

    def _walked(self) -> None:
        """Another thread may be walked."""
        self._threaded = len(self.linking.threads) > 1
        self._filled()

    @on(SidePanel.Filled)
    def _filled(self) -> None:
        if self.focused is not None:
            self._tell_keys(self._part(self.focused))

    def _tell_keys(self, part: Where) -> None:
        """Has the footer leave out what has nothing to do where the panel has no row, or lies over the text, or nothing
        is to be left, and call Esc what it does to a filter, Enter what it does where words lead on."""
        bar = self.query_one(KeyBar)
        idle = self.panel.idle if part in ("list", "filter") else frozenset()
        idle |= {"quit"} if part == "list" and self._brief else frozenset()
        idle |= {"back"} if part == "text" and not self.leads_back else frozenset()
        bar.without = (bar.without - OF_ROWS - {"quit", "back"}) | idle
        called = {"back": UNFILTER.label} if part == "list" and self.panel.is_filtered else {}
        called |= {"open": FOLLOW} if part == "text" and self.status.status.leads else {}
        bar.called = called

    @property
    def leads_back(self) -> bool:
        """Whether anything is to be left in the text or beside it: a card, a panel, a thread."""
        return self.panel.has_card or bool(self._brief and self.panel_shown) or self._threaded

    def _part(self, focused: Widget) -> Where:
        """Where the keys go while something has the focus."""
        if isinstance(focused, RowList):
            return "card" if self.panel.in_card(focused) else "list"
        if isinstance(focused, Legend):
            return "legend"
        if self.search in focused.ancestors:
            return "search"
        if self.panel.in_card(focused):
            return "note"
        if isinstance(focused, AskBar):
            return "ask"
        if self.panel.filter in focused.ancestors:
            return "filter"
        return "select" if self.view.selects else "text"

    def action_toggle_panel(self) -> None:
        self.show_panel(not self.panel_shown)
        if not self._brief:
            configured(self).remember(panel_hidden=not self.panel_shown)
        if self.panel_shown and self._brief:
            self.panel.list.focus()

    def action_switch(self) -> None:
        if holds_focus(self.panel, self.focused):
            self.leave_panel()
        else:
            self.show_panel(True)
            self.set_focus(self.panel.card.rows if self.panel.has_card else self.panel.list)

    def leave_panel(self) -> None:
        """To the text; a panel that takes room from it goes."""
        self.view.focus()
        if self._brief:
            self.show_panel(False)

    def action_tab(self, tab: Tab) -> None:
        before = (self.panel_shown, self.panel.tab, self.panel.where, self.panel.has_card, self.linking.thread)
        if tab == "actors":
            self.panel.list_where(False)
        self._to_tab(tab)
        if before == (True, tab, self.panel.where, False, self.linking.thread):
            there = holds_focus(self.panel, self.focused)
            way = "" if there else f": {configured(self).called['focus']} leads there"
            self.hint(f"{tab.capitalize()} is open already{way}.")

    def _to_tab(self, tab: Tab) -> None:
        self.linking.open_tab(tab)
        if self._brief and not self.panel_shown:
            self.action_switch()

    def action_legend(self) -> None:
        """To the legend, whose letters hide and show groups; back with the same key."""
        if self.panel.legend.has_focus:
            self.leave_panel()
        else:
            self.show_panel(True)
            self.panel.legend.focus()

    def action_toggle_group(self, key: str) -> None:
        self.linking.toggle(key)
        configured(self).remember(hidden_groups=tuple(sorted(self.view.hidden)))

    def action_density(self) -> None:
        """The next level of marks, from everything to nothing and round."""
        levels = list(DENSITIES)
        density = levels[(levels.index(self.view.density) + 1) % len(levels)]
        self.view.density = self.panel.legend.density = density
        self.notify(DENSITIES[density].capitalize(), timeout=1.5)


def _within(wanted: int, least: int, most: int) -> int:
    """What is nearest to what is wanted; the least, too, where there is no room for it."""
    return max(least, min(wanted, most, MOST_PANEL))
