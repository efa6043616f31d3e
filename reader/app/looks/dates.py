"""Dates as people write them."""

from __future__ import annotations

_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def written(value: str) -> str | None:
    """`2021-06-27`, `2021-06` or `2021` as 27 Jun 2021, Jun 2021 or 2021; None for anything else."""
    parts = value.split("-")
    if not all(part.isdecimal() for part in parts) or len(parts) > 3:
        return None
    if len(parts) == 1 or not 1 <= int(parts[1]) <= 12:
        return value
    day = [str(int(parts[2]))] if len(parts) == 3 else []
    return " ".join([*day, _MONTHS[int(parts[1]) - 1], parts[0]])
