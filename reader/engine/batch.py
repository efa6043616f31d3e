"""Articles analysed one after another in this process, as `reader extract` does it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from typing import NamedTuple

from spacy.tokens import Doc

from reader.analysis import analyse
from reader.pipeline import PipelineError, identity, load
from reader.story import Article, Story

__all__ = ["Annotated", "PipelineError", "annotated", "stories"]

BATCH = 8
"""Articles that go through the pipeline together, and are in memory at a time."""


class Annotated(NamedTuple):
    """A story, and the Doc that it was read off."""

    story: Story
    doc: Doc


def stories(
    articles: Iterable[Article],
    name: str | None = None,
    *,
    failed: Callable[[Article, Exception], None] | None = None,
) -> Iterator[Story]:
    """The stories of `articles`, in their order, as they are done; articles are drawn as they are needed.

    `name` is a pipeline's, None for the one that ships. An article whose analysis fails is left out and given to
    `failed` with the error; without `failed` the error is raised. Raises `PipelineError` if the
    pipeline cannot be loaded.
    """
    return (found.story for found in annotated(articles, name, failed=failed))


def annotated(
    articles: Iterable[Article],
    name: str | None = None,
    *,
    failed: Callable[[Article, Exception], None] | None = None,
) -> Iterator[Annotated]:
    """As `stories`, with the Docs."""
    nlp = load(name)
    made_by = identity(nlp)

    def told(part: list[Article]) -> Iterator[Annotated]:
        docs = nlp.pipe([article.text for article in part], batch_size=BATCH)
        for article, doc in zip(part, docs, strict=True):
            yield Annotated(Story(article, analyse(doc, article), made_by), doc)

    rest = iter(articles)
    while part := list(islice(rest, BATCH)):
        done = 0
        try:
            for found in told(part):
                yield found
                done += 1
        except Exception:
            if failed is None:
                raise
            for article in part[done:]:  # one by one, so that only the one at fault is lost
                try:
                    yield from told([article])
                except Exception as error:
                    failed(article, error)
