"""What forms of words a tag allows: the network tags by context alone, and at times calls "taken" a present participle.

Only what spelling forbids without doubt is forbidden. What else a word may be, the network knows best.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Final

from reader.pipeline import tags
from reader.pipeline.inflection import lemmas

_PRESENT: Final = ("ing", "in", "in'", "in’", "gon")
"""What a present participle ends in: "doing", "doin'", "*gon*na"."""
_AGE_OLD: Final = frozenset(["hath", "doth", "ai"])
"""Forms of the third person without its "s"; "ai" is of "ain't"."""
_SAME: Final = frozenset(
    "beat become bet bid broadcast burst cast come cost cut fit forecast hit hurt knit let offset overcome overrun put "
    "quit read rerun reset rid run set shed shut slit split spread thrust undercut upset wed wet".split()
)
"""Verbs with a past tense or a past participle that is spelt like the verb itself."""
_BASIC: Final = frozenset({"VB", "VBP"})
_CLASSES: Final = {"JJ": "ADJ", "JJR": "ADJ", "JJS": "ADJ", "NN": "NOUN", "NNS": "NOUN", "RB": "ADV", "IN": "ADP"}
"""The part of speech that words have by such tags."""
VERBAL: Final = tags.FINITE | _BASIC | {"VBG", "VBN"}
"""Tags of verbs."""


def settle(word: str, likeliest: Sequence[str], pos: str) -> tuple[str, str]:
    """A word's tag, the first of the likeliest ones that its form allows, and a part of speech that goes with it.

    What can be a verb and is called one stays so ("costs *prompt* complaints"), whatever else it may be.
    """
    first = likeliest[0]
    if allows(word, first):
        return first, pos
    others = [tag for tag in likeliest[1:] if allows(word, tag)]
    if pos not in tags.VERBS or lemmas(word.lower(), "VERB"):
        others.sort(key=lambda tag: (tag in VERBAL) != (pos in tags.VERBS))
    tag = next(iter(others), first)
    if tag != first and (tag in VERBAL) != (pos in tags.VERBS):
        pos = _CLASSES.get(tag, pos)
    return tag, pos


@lru_cache(maxsize=65536)
def allows(word: str, tag: str) -> bool:
    """Whether a word of this form can have the tag, one of a verb's; all words can have the others."""
    form = word.lower()
    if not form.isascii() or not form.isalpha():
        return True
    if tag == "VBG":
        return form.endswith(_PRESENT)
    if tag == "VBZ":
        return form.endswith("s") or form in _AGE_OLD
    if tag in tags.PAST:
        if form.endswith(("ing", "s")):
            return form in ("was", "s")
        known = lemmas(form, "VERB")
        return form in _SAME or (known != (form,) if known else form.endswith(("d", "t", "n")))
    if tag in _BASIC and form.endswith(("ing", "ed", "s")):
        known = lemmas(form, "VERB")
        return not known or form in known
    return True
