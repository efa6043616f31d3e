"""The day of the article, which the user may set: times are counted from it."""

from __future__ import annotations

from datetime import date as Date

from textual.content import Content

from reader.app.screens.desk import Desk
from reader.sources import SourceError, iso_date


class Dating(Desk, part=True):
    """What of the reading screen dates the article."""

    def action_set_date(self) -> None:
        """Asks for the day the article was published."""
        if (article := self.document.article) is None:
            return
        from reader.app.screens.picker import Picker

        question = Content(f"When was the article published? A day as in {Date.today().isoformat()}.")
        self.app.push_screen(Picker(question, (), typed=article.published or "", check=_wrong_day), self._set_date)

    def _set_date(self, typed: str | None) -> None:
        """Dates the article anew, and with it the times that count from its day."""
        document = self.document
        if typed is None or document.article is None:
            return
        document.date(iso_date(typed.strip()))
        self.open(self.number)


async def _wrong_day(typed: str) -> str | None:
    """Why what was typed is no day."""
    try:
        iso_date(typed.strip())
    except SourceError as error:
        return str(error)
    return None
