"""Seconds for each 1,000 words of texts of growing length, of the pipeline and of the analysis, with a plot.

python -m benchmarks.scaling [--words 1000 3000 10000 30000 100000] [--plot FILE] [FILE...]

The texts are the files (the samples, if none is named) joined, from the first again where they run out. Time is what
the process used of the processors, so that other work on the machine tells less.
"""

from __future__ import annotations

import argparse
import math
import tempfile
import time
from collections.abc import Iterator, Sequence
from itertools import cycle
from pathlib import Path
from typing import NamedTuple

from reader import pipeline
from reader.analysis import analyse
from reader.sources import read
from reader.story import Article

SAMPLES = Path(__file__).parent.parent / "samples"
WIDTH, HEIGHT, EDGE = 640, 360, 56
COLOURS = {"pipeline": "#0072b2", "analysis": "#d55e00"}


class Cost(NamedTuple):
    """Seconds for each 1,000 words of a text of so many."""

    words: int
    pipeline: float
    analysis: float


def joined(paths: Sequence[Path], words: int) -> Article:
    """The paragraphs of the files, one after the other, until there are so many words."""
    paragraphs: list[str] = []
    count = 0
    for path in cycle(paths):
        for paragraph in path.read_text(encoding="utf-8").split("\n\n"):
            if count >= words:
                break
            paragraphs.append(paragraph)
            count += len(paragraph.split())
        if count >= words:
            break
    with tempfile.TemporaryDirectory() as folder:
        at = Path(folder) / "joined.txt"
        at.write_text("\n\n".join(paragraphs), encoding="utf-8")
        return read(str(at))


def costs(paths: Sequence[Path], lengths: Sequence[int]) -> Iterator[Cost]:
    """What each length costs."""
    nlp = pipeline.load()
    short = joined(paths, 200)
    analyse(nlp(short.text), short)  # loads what is loaded once
    for length in lengths:
        article = joined(paths, length)
        words = len(article.text.split())
        begun = time.process_time()
        doc = nlp(article.text)
        parsed = time.process_time()
        analyse(doc, article)
        ended = time.process_time()
        yield Cost(words, 1000 * (parsed - begun) / words, 1000 * (ended - parsed) / words)


def plot(found: Sequence[Cost]) -> str:
    """The costs as an SVG: words on a logarithmic axis, seconds for each 1,000 words upwards."""
    low, high = math.log10(found[0].words), max(math.log10(found[-1].words), math.log10(found[0].words) + 1)
    top = 1.15 * max(max(c.pipeline, c.analysis) for c in found)

    def x(words: int) -> float:
        return EDGE + (WIDTH - 2 * EDGE) * (math.log10(words) - low) / (high - low)

    def y(seconds: float) -> float:
        return HEIGHT - EDGE - (HEIGHT - 2 * EDGE) * seconds / top

    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" font-size="12">',
        f'<rect width="{WIDTH}" height="{HEIGHT}" fill="white"/>',
        f'<path d="M{EDGE} {EDGE}V{HEIGHT - EDGE}H{WIDTH - EDGE}" fill="none" stroke="black"/>',
        f'<text x="{WIDTH / 2}" y="{HEIGHT - 12}" text-anchor="middle">words</text>',
        f'<text x="{EDGE}" y="{EDGE - 24}">seconds for each 1,000 words</text>',
    ]
    for cost in found:
        parts.append(
            f'<text x="{x(cost.words):.0f}" y="{HEIGHT - EDGE + 18}" text-anchor="middle">{cost.words:,}</text>'
        )
    for tick in range(5):
        parts.append(_label(EDGE - 6, y(top * tick / 4) + 4, f"{top * tick / 4:.2f}"))
    for name, colour in COLOURS.items():
        points = [(x(c.words), y(getattr(c, name))) for c in found]
        line = " ".join(f"{a:.1f},{b:.1f}" for a, b in points)
        parts.append(f'<polyline points="{line}" fill="none" stroke="{colour}" stroke-width="2"/>')
        parts += [f'<circle cx="{a:.1f}" cy="{b:.1f}" r="3" fill="{colour}"/>' for a, b in points]
        parts.append(_label(points[-1][0], points[-1][1] - 8, name, fill=colour))
    return "\n".join([*parts, "</svg>\n"])


def _label(x: float, y: float, text: str, anchor: str = "end", fill: str = "black") -> str:
    return f'<text x="{x:.0f}" y="{y:.0f}" text-anchor="{anchor}" fill="{fill}">{text}</text>'


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="*", type=Path)
    parser.add_argument("--words", type=int, nargs="+", default=[1_000, 3_000, 10_000, 30_000, 100_000])
    parser.add_argument("--plot", type=Path, help="Where to draw a plot of it.")
    options = parser.parse_args()
    found: list[Cost] = []
    print("| words | pipeline, s / 1,000 words | analysis, s / 1,000 words |\n|---|---|---|")
    for cost in costs(options.files or sorted(SAMPLES.glob("*.txt")), sorted(options.words)):
        print(f"| {cost.words:,} | {cost.pipeline:.3f} | {cost.analysis:.3f} |", flush=True)
        found.append(cost)
    if options.plot:
        options.plot.write_text(plot(found), encoding="utf-8")


if __name__ == "__main__":
    main()
