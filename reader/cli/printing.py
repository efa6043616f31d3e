"""The stories of texts, written to standard output in a form, one after the other."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import chain

from reader import output
from reader.cli.arguments import Refusal
from reader.engine.memory import is_lack
from reader.sources import many
from reader.sources.targets import shown
from reader.story import Article, Story

LACK = "the language engine ran out of memory; close other programs or give it shorter texts, and try again."


def print_stories(
    targets: Iterable[str | many.Left],
    published: str | None,
    pipeline: str | None,
    *,
    raw: bool = False,
    form: Callable[[Story], bytes],
) -> int:
    """Writes the story of each target in a form to standard output; returns 1 if any could not be."""
    failures = 0

    def complain(message: str) -> None:
        nonlocal failures
        failures += 1
        output.say(f"reader: {message}")

    def readable() -> Iterator[Article]:
        for found in many.every(targets, raw=raw, published=published):
            if isinstance(found, Article):
                yield found
            elif found.failed:
                complain(found.sentence)
            else:
                output.say(f"reader: {found.sentence}")

    found = readable()
    first = next(found, None)
    if first is None:  # nothing to do: the language libraries need not be loaded
        return 1
    from reader.engine import batch

    try:
        for story in batch.stories(
            chain([first], found),
            pipeline,
            failed=lambda article, error: complain(f"{shown(article.source)} could not be analysed: {_reason(error)}"),
        ):
            output.write(form(story))
    except (batch.PipelineError, MemoryError) as error:
        raise Refusal(f"Nothing was analysed: {LACK}" if is_lack(error) else str(error)) from error
    return 1 if failures else 0


def _reason(error: Exception) -> str:
    return LACK if is_lack(error) else str(error) or type(error).__name__
