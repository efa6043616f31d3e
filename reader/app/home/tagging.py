"""Tags of an article: what it has and what others have, to add or take away by typing a few letters."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from typing import Final

from textual.content import Content

from reader.app.looks.words import MUTED, clean, spread
from reader.app.panel.rows import Row
from reader.app.screens.picker import Choice, Picker
from reader.library import Library
from reader.library.reading.articles import as_tag

SIGN: Final = "#"
"""What a tag begins with where it is shown or filtered for."""
ASKED: Final = "Tags: a few letters of one, or a new one. {} adds it, or takes away one that the article has."
NONE: Final = "A word that tells what the article is for you, as in war or to-cite."
PRIVATE: Final = "Reader is private now: nothing is kept."


def shown(tags: Sequence[str]) -> str:
    """Tags as they are told: “#sea #war”."""
    return " ".join(f"{SIGN}{clean(tag)}" for tag in tags)


def known(library: Library, key: str) -> tuple[tuple[str, ...], dict[str, int]]:
    """The tags of an article, and those that there are at all, with the number of their articles."""
    entry = library.articles.entry(key)
    return (entry.tags if entry else ()), library.articles.tags()


def toggled(tags: Sequence[str], tag: str) -> tuple[str, ...]:
    """The tags with one more, or without it if it is among them; sorted."""
    return tuple(sorted({*tags} ^ {tag}))


class TagPicker(Picker):
    """Closes with the tag that is to be added, or taken away if the article has it."""

    def __init__(self, own: Sequence[str], there: Mapping[str, int], takes: str) -> None:
        """`own` are the tags of the article, `there` all of them with the number of their articles; `takes` is what
        the key is called that takes a choice."""
        others = sorted(there.keys() - {*own}, key=lambda tag: (-there[tag], tag))
        choices = [_choice(tag, "take away") for tag in own]
        choices += [_choice(tag, f"{there[tag]} article{'s' if there[tag] != 1 else ''}") for tag in others]
        super().__init__(Content(ASKED.format(takes)), choices, none=NONE)
        self._there = {*own, *there}

    def _rows(self, typed: str) -> list[Row]:
        """Those that have what was typed, and a new one of that name."""
        made, tag = super()._rows(typed.removeprefix(SIGN)), as_tag(typed)
        if tag and tag not in self._there:
            choice = _choice(tag, "new")
            made.append(Row(tag, lambda width: [choice.draw(width)]))
        return made


def _choice(tag: str, state: str) -> Choice:
    return Choice(tag, tag, partial(_draw, tag, state))


def _draw(tag: str, state: str, width: int) -> Content:
    return spread(Content.styled(f"{SIGN}{clean(tag)}", "$text-accent"), Content.styled(state, MUTED), width, gap=2)
