"""Why a tab has no rows."""

from __future__ import annotations

from typing import Final

from reader.app.panel.tabs import Tab
from reader.app.panel.waiting import Work

NOTHING: Final[dict[Tab, str]] = {
    "brief": "Nobody is named in this article, and nothing happens.",
    "actors": "Nobody is named in this article.",
    "events": "No event was found in this article.",
    "quotes": "Nobody is quoted in this article.",
    "timeline": "No event in this article has a date that could be resolved.",
}

NOTHING_NAMED: Final = "No place, time or other name is in this article."

NOTHING_YET: Final[dict[Tab, str]] = {
    "brief": "Nobody is named so far, and nothing happens.",
    "actors": "Nobody is named so far.",
    "events": "No event was found so far.",
    "quotes": "Nobody is quoted so far.",
    "timeline": "No event so far has a date that could be resolved.",
}


def why_empty(tab: Tab, work: Work, *, where: bool) -> str:
    """Why a tab, whose rows no filter leaves out, has none; `where`: the tab of actors lists what else is named."""
    if work.awaited:
        return f"{NOTHING_YET[tab]} The rest is still being read."
    if work.failure:
        return f"{NOTHING_YET[tab]} The rest could not be read."
    return NOTHING_NAMED if tab == "actors" and where else NOTHING[tab]
