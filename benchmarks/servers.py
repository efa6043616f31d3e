"""Meets every hostile server of the tests and prints what became of it, as a Markdown table.

    python -m benchmarks.servers [--whole 3] [--size 2000000] [NAME...]

For each: what Reader says of it, the seconds that took, the bytes that the server sent by then, and the most memory
that Reader's process took beyond what it had at first. Each is met in a process of its own. The limits are parts of the
real ones, which are 60 seconds and 20 MB.
"""

from __future__ import annotations

import argparse
import json
import resource
import subprocess
import sys
import threading
import time
from collections.abc import Iterable, Iterator
from dataclasses import replace

from reader.sources.fetching.web import Limits, fetch
from reader.sources.targets import SourceError
from tests.sources.hostile import SERVERS, Server, serving


class Counter:
    """Bytes that went to the reader; several connections count together."""

    def __init__(self) -> None:
        self.bytes = 0
        self._lock = threading.Lock()

    def through(self, pieces: Iterable[bytes]) -> Iterator[bytes]:
        for piece in pieces:
            yield piece
            with self._lock:  # it has been sent when the next one is asked for
                self.bytes += len(piece)


def meet(address: str, limits: Limits) -> dict[str, object]:
    """What came of one address, in this process."""
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    began = time.perf_counter()
    try:
        said = f"{len(fetch(address, limits).data)} bytes of text"
    except SourceError as error:
        said = str(error).replace(address, "…")
    taken = time.perf_counter() - began
    kilobytes = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before
    return {"said": said, "seconds": taken, "memory": kilobytes / 1024}


def row(server: Server, limits: Limits) -> str:
    counter = Counter()
    counted = replace(server, send=lambda path: counter.through(server.send(path)))
    with serving(counted) as address:
        command = [sys.executable, "-m", "benchmarks.servers", "--whole", str(limits.whole)]
        command += ["--size", str(limits.size), "--meet", address]
        found = json.loads(subprocess.run(command, capture_output=True, check=True, text=True).stdout)
    return f"| {server.name} | {found['said']} | {found['seconds']:.2f} | {counter.bytes:,} | {found['memory']:.0f} |"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("names", nargs="*", metavar="NAME", help="only these servers")
    parser.add_argument("--whole", type=float, default=3.0, help="seconds that a visit may take")
    parser.add_argument("--size", type=int, default=2_000_000, help="bytes that a page may have")
    parser.add_argument("--meet", metavar="URL", help=argparse.SUPPRESS)
    options = parser.parse_args()
    limits = Limits(connect=1, silence=options.whole / 2, whole=options.whole, size=options.size)
    if options.meet:
        print(json.dumps(meet(options.meet, limits)))
        return
    print("| server | outcome | seconds | bytes sent | memory, MiB |")
    print("|---|---|---:|---:|---:|")
    for server in SERVERS:
        if not options.names or server.name in options.names:
            print(row(server, limits), flush=True)


if __name__ == "__main__":
    main()
