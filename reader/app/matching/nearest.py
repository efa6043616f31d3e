"""Which of the names there are was meant."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches


def nearest(name: object, names: Iterable[str]) -> str:
    """A sentence, after a space, that offers the nearest of the names there are; empty where none is near."""
    by_form = {known.casefold(): known for known in names}
    matches = get_close_matches(str(name).casefold(), by_form, n=1)
    return f" Did you mean {by_form[matches[0]]}?" if matches else ""
