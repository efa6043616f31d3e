"""Searching the text: what is typed in the search's line, and the hits as they come."""

from __future__ import annotations

from functools import partial

from textual import on, work
from textual.widgets import Input

from reader.app.aside import aside
from reader.app.keys.table import AT_ONCE
from reader.app.panel.side import holds_focus
from reader.app.screens.desk import Desk
from reader.app.settings.configured import configured
from reader.app.threads.find import PatternError, find_pattern, parse
from reader.app.threads.search import SearchBar


class Searching(Desk, part=True):
    """What of the reading screen searches."""

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Where one types, a key that would act at once is a character; in the panel its filter comes first."""
        if not super().check_action(action, parameters):
            return False
        in_card = self.panel.in_card(self.focused)
        if action == "correct" and in_card:
            return False  # what the card is of is corrected
        if action == "search" and holds_focus(self.panel, self.focused) and self._filter_shares_key() and not in_card:
            return False
        return action not in AT_ONCE or not (
            self.search.is_open or self.asking.is_open or isinstance(self.focused, Input)
        )

    def _filter_shares_key(self) -> bool:
        keys = {key.id: set(key.keys) for key in configured(self).actions}
        return bool(keys["search"] & keys["filter"])

    def action_search(self) -> None:
        if self.linking.document is not None:
            self.linking.begin_search()
            self.search.open()

    @on(SearchBar.Changed)
    def _searched(self, event: SearchBar.Changed) -> None:
        query = parse(event.words)
        if query.kind == "pattern" and not query.is_empty:
            self._search_pattern(event.words, query.words)
        else:
            self.workers.cancel_group(self, "pattern")
            self.linking.search(event.words)

    @work(group="pattern", exclusive=True)
    async def _search_pattern(self, typed: str, pattern: str) -> None:
        if (document := self.linking.document) is None or (article := document.article) is None:
            return
        try:
            hits = await aside(partial(find_pattern, article.text, pattern))
        except PatternError as error:
            self.linking.found(typed, ())
            self.search.refuse(str(error))
        else:
            self.linking.found(typed, hits)

    @on(SearchBar.Step)
    def _stepped(self, event: SearchBar.Step) -> None:
        self.linking.walk(event.direction)

    @on(SearchBar.Closed)
    def _search_closed(self, event: SearchBar.Closed) -> None:
        if not event.kept:
            self.workers.cancel_group(self, "pattern")
        self.linking.end_search(kept=event.kept)
        self.search.close()
        self.view.focus()
