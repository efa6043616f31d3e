"""A large letter with which a text begins, two lines tall or more → the first letter of its first word again."""

from __future__ import annotations

from collections.abc import Sequence
from statistics import median

from reader.sources.documents.runs import Run, lines
from reader.sources.texts.hyphens import is_word

TALLER = 1.6
"""How much taller than the lines beside it."""
MOST = 20
"""Such letters of a sheet; where there are more, they begin no texts."""
_NEAR = 0.6
"""Part of its height; what stands farther to its right is not set around it."""
_QUOTES = "“‘\"'"
_WORDS = "AI"
"""Letters that are words, too."""


def with_initials(runs: Sequence[Run]) -> list[Run]:
    """The runs of a sheet without such letters: each begins the run beside it, and the lines beside it begin there."""
    found = list(runs)
    initials = [run for run in runs if _is_letter(run)]
    if len(initials) > MOST:  # set letter by letter, which those of the usual size show
        tall = TALLER * median(run.height for run in runs)
        initials = [run for run in initials if run.height > tall]
    for initial in initials if len(initials) <= MOST else ():
        beside = [run for run in found if _is_beside(run, initial)]
        if len(lines(beside)) < 2:
            continue
        first = max(beside, key=lambda run: (run.high, -run.left))
        level = {run for line in lines(beside) for run in beside if run.left == line.left}
        begun = first._replace(text=_joined(initial.text.strip(), first.text))
        found = [begun if run is first else run for run in found if run is not initial]
        found = [run._replace(left=initial.left) if run is begun or run in level else run for run in found]
    return found


def _is_letter(run: Run) -> bool:
    letter = run.text.strip().lstrip(_QUOTES)
    return len(letter) == 1 and letter.isupper()


def _is_beside(run: Run, initial: Run) -> bool:
    small = TALLER * run.height < initial.height
    near = -0.1 * initial.height < run.left - initial.right < _NEAR * initial.height
    return small and near and initial.low < (run.low + run.high) / 2 < initial.high


def _joined(initial: str, text: str) -> str:
    """The letter before its word, or before the next one where it is a word itself."""
    text = text.lstrip()
    word = next(iter(text.split()), "").rstrip(".,;:!?").casefold()
    alone = initial[-1] in _WORDS and len(word) > 1 and is_word(word) and not is_word(initial[-1].casefold() + word)
    return f"{initial} {text}" if alone else initial + text
