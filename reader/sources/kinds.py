"""The kinds of text that an article may come as: one table, asked from top to bottom."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from reader.sources import markdown, plain
from reader.story import Article


class Kind(NamedTuple):
    """How one kind of text is told, and how it becomes an article; both are given the text and what the user named."""

    is_such: Callable[[str, str], bool]
    article: Callable[..., Article]
    """Takes `raw`, too. Raises `SourceError`."""


KINDS = (
    Kind(markdown.is_markdown, markdown.article),
    Kind(lambda text, target: True, plain.article),
)


def article(text: str, target: str, *, raw: bool = False) -> Article:
    """The article that a text is. With `raw`, no page furniture is looked for. Raises `SourceError`."""
    return next(kind for kind in KINDS if kind.is_such(text, target)).article(text, target, raw=raw)
