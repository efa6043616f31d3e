"""Which of the names there are was meant."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches


def near(name: object, names: Iterable[str]) -> str | None:
    """The nearest of the names there are; None where none is near."""
    by_form = {known.casefold(): known for known in names}
    matches = get_close_matches(str(name).casefold(), by_form, n=1)
    return by_form[matches[0]] if matches else None


def nearest(name: object, names: Iterable[str]) -> str:
    """A sentence, after a space, that offers the nearest of the names there are; empty where none is near."""
    return "" if (found := near(name, names)) is None else f" Did you mean {found}?"
