"""The stories of texts, written to standard output in a form, one after the other."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from reader import output
from reader.cli import analysing, progress
from reader.cli.analysing import Way
from reader.sources.lists import many
from reader.story import Article, Story


def print_stories(
    targets: Iterable[str | many.Left | Article],
    published: str | None,
    pipeline: str | None,
    *,
    raw: bool = False,
    form: Callable[[Story], bytes],
) -> int:
    """Writes the story of each target in a form to standard output; returns 1 if any could not be."""
    write = lambda story: output.write(form(story))  # noqa: E731
    return analysing.tell(targets, published, Way(pipeline), progress.Silent(), raw=raw, write=write)
