"""What binds a paragraph to others of its page: words that the article uses too, and lines made as it is.

A caption or a heading within an article names whom and what the article names; the headline of another article does
not. And lines of one form, as answers of an interview or the teasers of a list, belong all to the article or none.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Hashable, Sequence

from reader.sources.furniture.traits import Traits, form

_WORD = re.compile(r"[^\W\d_]{4,}")
"""Shorter words are everywhere."""
_SEEN = 1_000
"""Characters of a paragraph whose words count."""
_AROUND = (-3, -2, -1, 1, 2, 3)
_MANY, _MANY_NAMES = 8, 5
_FORM_REACH, _WORD_REACH = 20, 12
"""Paragraphs; lines of the same form, or with the same first word, that are further away are not akin."""
_MANY_TWINS = 6
_NO_WORDS, _NO_TWINS = -0.1, -0.2
"""What stands for a share of nothing, and for the chance of lines that there are not."""


def kin(paragraphs: Sequence[str], chances: Sequence[float], body: Sequence[bool]) -> list[Traits]:
    """For each paragraph, about 0 to 1, what it shares with the likely prose, and the chances of lines of its form.

    `chances` are those of the paragraphs of being the article's, and `body` says which are prose that likely is.
    """
    said = [_WORD.findall(paragraph[:_SEEN]) for paragraph in paragraphs]
    words = [{word.lower() for word in some} for some in said]
    spread = Counter(word for some, sure in zip(words, body, strict=True) if sure for word in some)
    forms = twins([form(paragraph) for paragraph in paragraphs], chances, _FORM_REACH)
    firsts = twins([paragraph.split(None, 1)[0] for paragraph in paragraphs], chances, _WORD_REACH)
    found = []
    for i, (some, sure) in enumerate(zip(words, body, strict=True)):
        others = {word: count for word in some if (count := spread[word] - sure) > 0}
        names = [word.lower() for word in said[i][1:] if word[0].isupper()]
        known = sum(name in others for name in names)
        near = set[str]().union(*(words[i + by] for by in _AROUND if 0 <= i + by < len(body) and body[i + by]))
        found.append(
            {
                "kin": len(others) / len(some) if some else _NO_WORDS,
                "kin in all": min(len(others), _MANY) / _MANY,
                "strange": min(len(some) - len(others), _MANY) / _MANY,
                "spread": min(sum(others.values()) / (len(others) or 1), _MANY) / _MANY,
                "names": known / len(names) if names else _NO_WORDS,
                "names in all": min(known, _MANY_NAMES) / _MANY_NAMES,
                "kin near": len(some & near) / len(some) if some and near else _NO_WORDS,
                "twins": forms[i][0],
                "many twins": forms[i][1],
                "same word": firsts[i][0],
                "many same words": firsts[i][1],
            }
        )
    return found


def twins(
    keys: Sequence[Hashable], chances: Sequence[float], reach: int, many: int = _MANY_TWINS
) -> list[tuple[float, float]]:
    """For each paragraph the mean chance of others with its key that are not far, and how many these are, of `many`."""
    places = defaultdict[Hashable, list[int]](list)
    for i, key in enumerate(keys):
        places[key].append(i)
    found = []
    for i, key in enumerate(keys):
        own = places[key]
        near = own[bisect_left(own, i - reach) : bisect_left(own, i + reach + 1)]
        some = [chances[j] for j in near if j != i]
        mean = sum(some) / len(some) if some else _NO_TWINS
        found.append((mean, min(len(some), many) / many))
    return found
