"""Puts any input into room after room for as long as one likes; prints a Markdown table of inputs and findings.

    python -m benchmarks.fuzz --minutes 10 [--seed N] [--limit 5] [ROOM...]

The inputs and what must hold are the tests' (`tests/fuzz`). A finding is an input that raises, that makes something
unsound, or that takes longer than the limit in seconds; of each kind the shortest is told. The same seed draws the same
inputs, as many as the time allows. Exit status 1 if anything is found.
"""

from __future__ import annotations

import argparse
import signal
import sys
import time
import traceback
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from hypothesis import HealthCheck, Phase, given, seed, settings

from tests.fuzz.rooms import ROOMS, Room

ROOT = Path(__file__).parent.parent
BATCH = 50
"""Inputs drawn between two looks at the clock."""
SHOWN = 2_000
"""Characters of an input that are told."""


class TooLong(BaseException):
    """The limit is over; no room may catch it as an error of its own."""


@dataclass
class Record:
    """What came of one room."""

    inputs: int = 0
    slowest: float = 0.0
    findings: Counter[str] = field(default_factory=Counter)
    """How often each was met."""
    shortest: dict[str, str] = field(default_factory=dict)
    """The shortest input of each, as Python writes it."""

    def find(self, what: str, value: object) -> None:
        self.findings[what] += 1
        written = repr(value)
        if what not in self.shortest or len(written) < len(self.shortest[what]):
            self.shortest[what] = written


@contextmanager
def limited(seconds: float) -> Iterator[None]:
    """Raises TooLong when the time is over, or as soon as whatever is in one call of a library comes back from it."""

    def ring(*_: object) -> None:
        raise TooLong

    before = signal.signal(signal.SIGALRM, ring)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


def where(error: BaseException) -> str:
    """An error by its kind and by the last lines of the project's own code that it came through."""
    own = [f for f in traceback.extract_tb(error.__traceback__) if Path(f.filename).is_relative_to(ROOT)]
    places = [f"{Path(f.filename).relative_to(ROOT)}:{f.lineno}" for f in own if not f.filename.endswith("fuzz.py")]
    return f"{type(error).__name__} at {' < '.join(places[:-3:-1]) or 'the limit'}"


def fuzz(room: Room, seconds: float, number: int, limit: float) -> Record:
    record = Record()
    end = time.monotonic() + seconds
    batch = 0

    @settings(max_examples=BATCH, database=None, deadline=None, phases=[Phase.generate],
              suppress_health_check=list(HealthCheck))  # fmt: skip
    @given(room.inputs)
    def check(value: object) -> None:
        if time.monotonic() > end:
            return
        record.inputs += 1
        began = time.perf_counter()
        try:
            with limited(limit):
                room.check(value)
        except (Exception, TooLong) as error:
            record.find(where(error), value)
        record.slowest = max(record.slowest, time.perf_counter() - began)

    while time.monotonic() < end:
        seed(number * 1_000_000 + batch)(check)()
        batch += 1
    return record


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("rooms", nargs="*", metavar="ROOM", help="only these")
    parser.add_argument("--minutes", type=float, default=10)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--limit", type=float, default=5, help="seconds that one input may take")
    options = parser.parse_args()
    rooms = [room for room in ROOMS if not options.rooms or room.name in options.rooms]
    print("| room | inputs | slowest, s | findings |\n|---|---:|---:|---:|", flush=True)
    records = {}
    for room in rooms:
        record = records[room.name] = fuzz(room, options.minutes * 60 / len(rooms), options.seed, options.limit)
        print(f"| {room.name} | {record.inputs:,} | {record.slowest:.2f} | {len(record.findings)} |", flush=True)
    for name, record in records.items():
        for what, times in record.findings.most_common():
            print(f"\n{name}: {what}, {times} times, as by\n    {record.shortest[what][:SHOWN]}")
    return 1 if any(record.findings for record in records.values()) else 0


if __name__ == "__main__":
    sys.exit(main())
