"""What a paragraph of a page shows of what it is: its form, its words, and what stands around it, as numbers.

A paragraph alone tells little ("Ferry to run twice an hour" is a heading or a link to another article), so each
row has the paragraph's own traits, those of its neighbours, and how much prose stands above and below it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import accumulate
from math import log1p

from reader.sources.furniture.captions import is_captioned, is_credited
from reader.sources.furniture.lines import LINES, kind_of_line
from reader.sources.furniture.wording import Wording, sounds, wording

AROUND = (-3, -2, -1, 1, 2, 3)
"""Neighbours whose traits count one by one."""
STRETCH = 8
"""Paragraphs before and after of whose traits the means count."""

_FINAL = re.compile(r"[.!?…。！？][\"'”’»)\]]*+$")
_SENTENCES = re.compile(r"[.!?…][\"”’')]?\s+[\"“‘]?[^\W\d_]")
_ADDRESSED = re.compile(r"\b(?:you|your|our|us)\b", re.IGNORECASE)
_FUNCTION = frozenset(
    "the a an of in to and that for on with as is was were are be has have had it its he she they his her their at"
    " by from this which who not but or been would will said after about more than when".split()
)
_MARKS = ".,;:\"“”'()"
_BEYOND_ASCII = re.compile(r"[^\x00-\x7f]")
_OF_ASCII = tuple(
    (test, bytes(i for i in range(128) if test(chr(i)))) for test in (str.isalpha, str.isdigit, str.isupper)
)
"""Tests of a character, and the ASCII characters that pass: these are told many at once, the others one by one."""
_KINDS = tuple(LINES)
_END = 12
"""Characters in which the end of a sentence shows."""
_SEEN = 1_000
"""Characters of a paragraph that are looked at: what it is shows at its beginning."""
_MANY = 5_000.0
_FULL = 600.0
_SHARED = ("length", "words", "final", "function", "long", "line", "wording", "credited")
_MEANT = ("length", "final", "function", "long", "wording")
_NEARBY = {by: [(f"{name} {by:+}", name) for name in _SHARED] for by in AROUND}
_STRETCHES = [(name, f"{name} above", f"{name} below") for name in _MEANT]
_NOTHING = dict.fromkeys(_SHARED, 0.0) | {"length": -1.0}
"""Traits of the neighbour that the first and the last paragraph lack."""

_FORM, _FORM_WORDS = 60, 8
"""Characters and words at a paragraph's beginning whose form counts."""
_APART = 20
"""Paragraphs; a like one further away is none."""

_FOREIGN, _ENOUGH = 0.12, 300
"""English prose has a greater share of function words; and characters of prose in which that shows."""

Traits = dict[str, float]


def is_prose(paragraph: str) -> bool:
    """Whether a paragraph is one or more whole sentences of some length."""
    return len(paragraph) >= 60 and ends_sentence(paragraph)


def ends_sentence(paragraph: str) -> bool:
    """Whether a paragraph ends where a sentence does."""
    return _FINAL.search(paragraph[-_END:]) is not None


def is_foreign(paragraphs: Sequence[str]) -> bool:
    """Whether the prose among paragraphs is in another language than English."""
    prose = [paragraph[:_SEEN] for paragraph in paragraphs if is_prose(paragraph)]
    words = [word for some in prose for word in some.split()]
    return sum(map(len, prose)) >= _ENOUGH and _functions(words) < _FOREIGN * len(words)


def _functions(words: Iterable[str]) -> int:
    """How many words are English function words."""
    return sum([word.lower().strip(_MARKS) in _FUNCTION for word in words])


def _counts(text: str) -> tuple[int, int, int]:
    """How many of a text's characters are letters, digits and capitals."""
    plain, others = text.encode("ascii", "ignore"), _BEYOND_ASCII.findall(text)
    letters, digits, capitals = (
        len(plain) - len(plain.translate(None, some)) + sum(map(test, others)) for test, some in _OF_ASCII
    )
    return letters, digits, capitals


def traits(paragraph: str, known: Wording) -> Traits:
    """A paragraph's own traits; each about 0 to 1, and what its words say -1 to 1."""
    seen = paragraph[:_SEEN]
    words = seen.split()
    count = len(words)
    letters, digits, capitals = _counts(seen)
    kind = kind_of_line(paragraph)
    mean, total = sounds(seen, known)
    own = {
        "length": log1p(len(paragraph)) / 5,
        "words": min(count, 60) / 30,
        "final": ends_sentence(paragraph),
        "open": paragraph[-1] in ",:;",
        "lower": paragraph[0].islower(),
        "digits": digits / len(seen),
        "capitals": capitals / (letters or 1),
        "titles": sum([word[0].isupper() for word in words]) / count,
        "function": _functions(words) / count,
        "sentences": _SENTENCES.search(seen) is not None,
        "tiny": count <= 3,
        "short": count <= 8,
        "long": count >= 20,
        "longer": count >= 40,
        "bar": "|" in seen,
        "at": "@" in seen,
        "quoted": '"' in seen or "“" in seen,
        "asked": "?" in paragraph[-_END:],
        "addressed": _ADDRESSED.search(seen) is not None,
        "credited": is_credited(paragraph),
        "captioned": is_captioned(paragraph),
        "line": kind is not None,
        "wording": mean,
        "wording in all": total,
    }
    return {name: float(value) for name, value in own.items()} | {f"line {x}": float(x == kind) for x in _KINDS}


def rows(paragraphs: Sequence[str], known: Wording | None = None) -> list[Traits]:
    """The traits of each of a page's paragraphs, in its surroundings; `known` in place of the shipped wording."""
    own = [traits(paragraph, wording() if known is None else known) for paragraph in paragraphs]
    prose = [len(p) if is_prose(p) and t["words"] > 0.3 else 0 for p, t in zip(paragraphs, own, strict=True)]
    sums = list(accumulate(prose, initial=0))
    means = {name: list(accumulate((t[name] for t in own), initial=0.0)) for name in _MEANT}
    copies = Counter(paragraphs)
    forms = [form(paragraph) for paragraph in paragraphs]
    alike = Counter(forms)
    earlier, later = _distances(forms), _distances(forms[::-1])[::-1]
    total = max(sums[-1], 1)
    count = len(own)

    def mean(name: str, first: int, last: int) -> float:
        first, last = max(first, 0), min(last, count)
        return (means[name][last] - means[name][first]) / (last - first) if last > first else 0.0

    found = []
    for i, (paragraph, these) in enumerate(zip(paragraphs, own, strict=True)):
        row = dict(these)
        for by in AROUND:
            near = own[i + by] if 0 <= i + by < count else _NOTHING
            for name, own_name in _NEARBY[by]:
                row[name] = near[own_name]
        for name, above, below in _STRETCHES:
            row[above] = mean(name, i - STRETCH, i)
            row[below] = mean(name, i + 1, i + 1 + STRETCH)
        row["above"] = sums[i] / total
        row["below"] = (total - sums[i + 1]) / total
        row["first"] = float(sums[i] == 0)
        row["last"] = float(sums[i + 1] >= sums[-1])
        row["much"] = min(total, _MANY) / _MANY
        row["again"] = float(copies[paragraph] > 1)
        row["alike"] = log1p(alike[forms[i]] - 1)
        row["alike above"] = earlier[i] / _APART
        row["alike below"] = later[i] / _APART
        row["place"] = min(i, 20) / 20
        row["near above"] = min(sums[i] - sums[max(i - 2, 0)], _FULL) / _FULL
        row["near below"] = min(sums[min(i + 3, count)] - sums[i + 1], _FULL) / _FULL
        found.append(row)
    return found


def form(paragraph: str) -> tuple[int, str]:
    """What lines made by one template share, as the dates and names above readers' comments do."""
    marks = ""
    for word in paragraph[:_FORM].split()[:_FORM_WORDS]:
        if any(map(str.isdigit, word)):
            mark = "0"
        elif word[0].isalpha():
            mark = "A" if word[0].isupper() else "a"
        else:
            mark = word[0]
        if not marks.endswith(mark):
            marks += mark
    return len(paragraph) // 40, marks


def _distances(forms: Sequence[tuple[int, str]]) -> list[int]:
    """For each form, how many paragraphs before it is the last like it."""
    at: dict[tuple[int, str], int] = {}
    found = []
    for i, form in enumerate(forms):
        found.append(min(i - at.get(form, i - _APART), _APART))
        at[form] = i
    return found
