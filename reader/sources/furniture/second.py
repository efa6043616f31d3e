"""A second look at a page's paragraphs: what the first judgement of the others tells of each, as numbers.

A sentence among readers' comments, or of an offer of another article, has the form of prose; what tells it is that the
article's body is elsewhere, and that names and dates of the same form stand around it. So a run of likely paragraphs
is found that is the article's body, and each paragraph is seen by its place beside it and by the chances around it.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from itertools import accumulate
from math import exp, log1p

from reader.sources.furniture.kin import kin
from reader.sources.furniture.traits import Traits, is_prose

OWN = (
    *("length", "words", "final", "open", "lower", "digits", "capitals", "titles", "function", "sentences", "tiny"),
    *("short", "long", "bar", "quoted", "asked", "addressed", "line", "wording", "wording in all", "first", "last"),
    *("again", "above", "below", "near above", "near below", "alike", "alike above", "alike below"),
    *("credited", "captioned", "credited -1", "credited +1"),
)
"""Traits of the first look that count again."""
NEAR, STRETCHES = 5, (4, 10, 25)
"""Neighbours on either side whose chances count one by one, and numbers of those whose means count."""
_CHANCES = [(f"chance {by}", by) for by in range(1, NEAR + 1)]
_MEANS = [(f"mean {by}", by) for by in STRETCHES]
LIKELY, UNLIKELY = 0.6, 0.3
"""Chances of prose that is taken for the article's, and of what is taken for furniture."""
_HEAVY, _HEAVIEST, _LIGHT = 400, 800, 40
"""Characters of a paragraph that weigh, in the evidence and in the mass, and what the shortest weighs."""
_FADING = 0.8
"""What is left of the evidence of a run of prose behind each line of furniture."""
_BESIDE = [(by, f"credit {by:+}", f"link {by:+}") for by in (-2, -1, 1, 2)]
"""Neighbours of which it counts whether they are credits or announce other articles."""
_ANNOUNCING = ("line list", "line link", "line comment form", "line newsletter")
"""Lines below which other articles may be listed."""
_LISTED = 4
"""Paragraphs below such a line behind which it counts for little."""
_STRONG, _FAR, _MANY = 8.0, 30, 4
_NOWHERE = 1.3

_DIGITS = re.compile(r"\d+")


def seconds(paragraphs: Sequence[str], rows: Sequence[Traits], chances: Sequence[float]) -> list[Traits]:
    """For each paragraph its traits in a second look, from those of the first and the chances that these gave."""
    count = len(paragraphs)
    evidence = [
        (c - 0.5) * (min(len(p), _HEAVY) + _LIGHT) / (_HEAVY + _LIGHT) for p, c in zip(paragraphs, chances, strict=True)
    ]
    mass = list(accumulate((min(len(p), _HEAVIEST) * c for p, c in zip(paragraphs, chances, strict=True)), initial=0.0))
    total = max(mass[-1], 1.0)
    strength, first, last = _strongest(evidence)
    likely = likely_body(paragraphs, chances)
    lines = [row["line"] for row in rows]
    above = _one_way(evidence, chances, likely, lines)
    below = _one_way(evidence[::-1], chances[::-1], likely[::-1], lines[::-1])[::-1]
    masked = [_DIGITS.sub("0", p[:60]).lower() for p in paragraphs]
    copies = Counter(masked)
    anchors = [i for i, sure in enumerate(likely) if sure]
    akin = kin(paragraphs, chances, likely)
    announced = _announced(rows)
    found = []
    for i, row in enumerate(rows):
        inside = first <= i < last
        behind, ahead = above[i], below[i]
        at = bisect_left(anchors, i)
        ends = (at > 0, bisect_left(anchors, i + 1) < len(anchors))
        gap = anchors[bisect_left(anchors, i + 1)] - anchors[at - 1] - 2 if all(ends) else 0
        seen = {name: row[name] for name in OWN}
        seen |= {f"{name}, above": value for name, value in behind.items()}
        seen |= {f"{name}, below": value for name, value in ahead.items()}
        seen |= akin[i]
        for by, credit, link in _BESIDE:
            near = rows[i + by] if 0 <= i + by < count else None
            seen[credit] = near["line credit"] if near else 0.0
            seen[link] = near["line list"] + near["line link"] if near else 0.0
        seen |= {
            "chance": chances[i],
            "within": float(inside),
            "before": min(max(first - i, 0), 20) / 20,
            "after": min(max(i - last + 1, 0), 20) / 20,
            "depth": min(i - first, last - 1 - i, 10) / 10 if inside else 0.0,
            "share": min(
                (_STRONG * (behind["run"] + ahead["run"]) + max(evidence[i], 0.0)) / max(strength, 0.3), 1.5
            ),
            "strength": min(strength, 15.0) / 15,
            "mass above": mass[i] / total,
            "mass below": (total - mass[i + 1]) / total,
            "mass": log1p(total) / 10,
            "gap": log1p(min(gap, 60)) / 4 if all(ends) else _NOWHERE,
            "weaker": min(behind["nearest"], ahead["nearest"]),
            "same": log1p(copies[masked[i]] - 1),
            "count": log1p(count) / 6,
            "announced": announced[i],
        }  # fmt: skip
        found.append(seen)
    return found


def likely_body(paragraphs: Sequence[str], chances: Sequence[float]) -> list[bool]:
    """Which paragraphs are prose that is likely the article's."""
    return [is_prose(p) and c > LIKELY for p, c in zip(paragraphs, chances, strict=True)]


def _announced(rows: Sequence[Traits]) -> list[float]:
    """For each paragraph how near, 0 to 1, the last line above it is that announces other articles."""
    found, now = [], 0.0
    for row in rows:
        found.append(now)
        now = 1.0 if any(row[name] for name in _ANNOUNCING) else now * exp(-1 / _LISTED)
    return found


def _strongest(evidence: Sequence[float]) -> tuple[float, int, int]:
    """The run with the most evidence: how much, its first paragraph, and the one behind it."""
    best, total, start = (0.0, 0, 0), 0.0, 0
    for i, value in enumerate(evidence):
        if total <= 0:
            total, start = 0.0, i
        total += value
        if total > best[0]:
            best = (total, start, i + 1)
    return best


def _one_way(
    evidence: Sequence[float], chances: Sequence[float], likely: Sequence[bool], lines: Sequence[float]
) -> list[Traits]:
    """What each paragraph has before it."""
    sums = list(accumulate(chances, initial=0.0))
    run = nearest = marked = 0.0
    unlikely, anchor = 0, -1
    found = []
    for i, (own, chance, sure, line) in enumerate(zip(evidence, chances, likely, lines, strict=True)):
        row = {name: chances[i - by] if i >= by else -0.2 for name, by in _CHANCES}
        row |= {name: (sums[i] - sums[max(i - by, 0)]) / max(min(by, i), 1) for name, by in _MEANS}
        row["run"] = min(run, _STRONG) / _STRONG
        row["unlikely"] = min(unlikely, 8) / 8
        row["distance"] = log1p(min(i - anchor - 1, _FAR)) / 3.5 if anchor >= 0 else _NOWHERE
        row["nearest"] = min(nearest, 5.0) / 5
        row["lines between"] = min(marked, _MANY) / _MANY
        row["mean between"] = (sums[i] - sums[anchor + 1]) / max(i - anchor - 1, 1)
        found.append(row)
        run = run + own if own > 0 else max(0.0, run * _FADING + own / 2)
        unlikely = unlikely + 1 if chance < UNLIKELY else 0
        if sure:
            anchor, nearest, marked = i, run, 0.0
        else:
            marked += line
    return found
