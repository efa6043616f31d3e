"""A word parted at a line's end → the word: "Construc-" and "tion" are one, "well-" and "known" keep their hyphen."""

from __future__ import annotations

from collections.abc import Set
from functools import cache
from pathlib import Path

from reader.patterns import late

SHORTEST = 3
"""Letters of the second part of a compound; a shorter one, though a word, ends many words, too."""
SHORTEST_AFTER_NAME = 4
"""The same where the first part is no word, but may be a name, which may end in anything."""

LONGEST = 60
"""Characters of a word that are looked at."""

_WORDS = late(r"(?<![^\W\d_])[^\W\d_]++(?:-[^\W\d_]++)*+")
_NUMERALS = frozenset(
    "three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen"
    " nineteen twenty thirty forty fifty sixty seventy eighty ninety thousand million billion".split()
)
"""Those that the lexicon, which is of nouns, verbs, adjectives and adverbs, does not have."""
_PARTED = late(r"[^\W_][-‐]$")
_LAST = late(r"(?<![^\W\d_])[^\W\d_]++\Z")
_FIRST = late(r"[^\W\d_]++")


def words_of(text: str) -> frozenset[str]:
    """The words of a text in lower case, those with hyphens as they are."""
    return frozenset(word.casefold() for word in _WORDS.findall(text))


def is_parted(line: str, following: str) -> bool:
    """Whether the last word of a line may go on in the line after it."""
    return _PARTED.search(line[-2:]) is not None and _FIRST.match(following[:1]) is not None


def keeps_hyphen(line: str, following: str, said: Set[str]) -> bool:
    """Whether the hyphen at a line's end is a compound's, not one that parts a word; `said` are all words of the text.

    A word is one as the text has it elsewhere, or else as English has it: what is no word when joined, while its parts
    are words, is a compound ("London-based").
    """
    last, first = _LAST.search(line[-LONGEST - 1 : -1]), _FIRST.match(following[:LONGEST])
    if last is None or first is None:
        return True
    left, right = last[0].casefold(), first[0].casefold()
    if f"{left}-{right}" in said or left + right in said:
        return f"{left}-{right}" in said
    if first[0][0].isupper() and not last[0].isupper():
        return True
    if is_word(left + right):
        return False
    if is_word(left):
        return len(left) == 1 or (len(right) >= SHORTEST and is_word(right))
    return last[0][0].isupper() and len(right) >= SHORTEST_AFTER_NAME and is_word(right)


def is_word(letters: str) -> bool:
    """Whether these letters, in lower case, are an English noun, verb, adjective, adverb or numeral in any form."""
    return letters in _lexicon() or letters in _NUMERALS


@cache
def _lexicon() -> frozenset[str]:
    """English words with all their forms: LemmInflect's lexicon, read without LemmInflect, which needs NumPy."""
    import gzip
    from importlib.util import find_spec

    package = find_spec("lemminflect")
    if package is None or package.origin is None:
        return frozenset()
    file = Path(package.origin).parent / "resources" / "lemma_lu.csv.gz"
    with gzip.open(file, "rt", encoding="utf-8") as lines:
        return frozenset(line.partition(",")[0].casefold() for line in lines)
