"""How the words before a noun say which of its kind are meant, in lower case."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, Literal

from reader.pipeline.tables import word_set

Reach = Literal["definite", "indefinite", "some", "any", "all"]

ARTICLES: Final = word_set("the a an")
POINTING: Final = word_set("this that these those such")
"""What points back at something that was said."""
SOME: Final = word_set("several many some few numerous dozens hundreds thousands")
"""How many, but not exactly."""

REACHES: Final[Mapping[str, Reach]] = {
    **dict.fromkeys(word_set("the this that these those said"), "definite"),
    **dict.fromkeys(word_set("a an another"), "indefinite"),
    **dict.fromkeys(SOME, "some"),
    **dict.fromkeys(word_set("every each any no whichever whatever"), "any"),
    **dict.fromkeys(word_set("all both most half"), "all"),
}
