"""How often time expressions of news get the right value, beside dateparser alone, on TempEval-3.

    python -m benchmarks.dates ../shared/corpora/dates.tempeval.dev.jsonl.gz [--wrong]

Each DATE and TIME expression is given as the annotators marked it, with its document's date; the tense is that of the
nearest event around it. A value counts as right when it is the day, month or year that holds the annotated one: a
week counts as its month or year, a quarter as its year. What has no place on the calendar (PRESENT_REF) is left out.
"""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Any

import click
import dateparser

from reader.analysis.times import dates, stretches
from reader.analysis.times.stretches import Tense

FUTURE = ("FUTURE", "INFINITIVE")


def gold(value: str) -> str | None:
    """An annotated value as the day, month or year that holds it; None for what has no place on the calendar."""
    if not value[:4].isdigit():
        return None
    year, _, rest = value.partition("T")[0].partition("-")
    if rest.startswith("W"):
        try:
            monday = date.fromisocalendar(int(year), int(rest[1:3]), 1)
        except ValueError:
            return None
        return stretches.value(stretches.week(monday))
    return year if not rest[:2].isdigit() else f"{year}-{rest}"


def expressions(row: dict[str, Any]) -> Iterator[tuple[str, str, Tense]]:
    """The words, the value and the tense of each expression."""
    for start, end, kind, value, *_ in row["timexes"]:
        wanted = gold(value)
        if kind not in ("DATE", "TIME") or wanted is None:
            continue
        nearest = min(row["events"], key=lambda e: abs(e[0] - start), default=None)
        tense: Tense = "future" if nearest and nearest[5] in FUTURE else "past"
        yield row["text"][start:end], wanted, tense


def parsed(text: str, day: date, tense: Tense) -> str | None:
    """What dateparser alone makes of an expression, to the unit that it names."""
    found = dateparser.parse(
        text,
        languages=["en"],
        settings={"RELATIVE_BASE": datetime(day.year, day.month, day.day), "PREFER_DATES_FROM": tense},
    )
    return found.date().isoformat() if found else None


@click.command()
@click.argument("corpus", type=Path)
@click.option("--wrong", is_flag=True, help="Print what comes out wrong.")
def main(corpus: Path, wrong: bool) -> None:
    """Print the share of right values."""
    right, peer, total = 0, 0, 0
    with gzip.open(corpus, "rt", encoding="utf8") as lines:
        rows = [json.loads(line) for line in lines]
    for row in rows:
        day = stretches.iso(row["dct"])
        if day is None:
            continue
        told: date | None = None
        for text, wanted, tense in expressions(row):
            found = dates.resolve(text, day, tense, told)
            other = parsed(text, day, tense)
            total += 1
            right += found == wanted
            peer += other is not None and other[: len(wanted)] == wanted
            if wrong and found != wanted:
                click.echo(f"{row['dct']} {tense:6} {text!r}: {found}, not {wanted}")
            if found and len(found) == 10:
                told = stretches.iso(found)
    click.echo(f"reader {right / total:.3f} dateparser {peer / total:.3f} of {total} expressions")


if __name__ == "__main__":
    main()
