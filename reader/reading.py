"""One article read by a program: its story, its Doc, and what spaCy's displaCy draws of it."""

from __future__ import annotations

import os
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc

from reader import pipeline as pipelines
from reader import sources
from reader.analysis import analyse
from reader.export import displacy
from reader.story import Article, Story

TEXT = "text"
"""What the article of a text that was given as such has for a source."""


@dataclass(frozen=True)
class Reading:
    """What was read. Positions in `story` are those of `doc.text`, in code points."""

    story: Story
    doc: Doc

    def ents(self, what: displacy.What = "entities") -> dict[str, Any]:
        """For `spacy.displacy.render(…, style="ent", manual=True)`: where two overlap, the outer one."""
        return displacy.ents(self.story, what)

    def spans(self, what: displacy.What = "entities") -> dict[str, Any]:
        """For `spacy.displacy.render(…, style="span", manual=True)`: all, those that overlap one under the other."""
        return displacy.spans(self.story, self.doc, what)


def read(
    target: str | os.PathLike[str] | None = None,
    *,
    text: str | None = None,
    published: str | None = None,
    raw: bool = False,
    corrected: bool = False,
    pipeline: str | None = None,
) -> Reading:
    """Reads an article: the one at `target`, a path or an http(s) address, or the one that `text` is.

    A `target` of several lines is taken for the text itself. Texts from elsewhere are better given as `text`, which is
    never looked for on the disk. `published` is its ISO date, if it does not say; with `raw` no page furniture is
    looked for; `corrected` makes the corrections in it that the user has made in the app. `pipeline` is a spaCy
    pipeline's name or folder; it is loaded once.

    Raises `reader.sources.SourceError` for what cannot be read, `reader.pipeline.PipelineError` for a pipeline that
    cannot be loaded, TypeError unless there is either a target or a text.
    """
    if (target is None) == (text is None):
        raise TypeError("read() takes either a target or text=")
    article = _article(os.fspath(target) if target is not None else None, text, published, raw)
    nlp = _loaded(pipeline)
    doc = nlp(article.text)
    story = Story(article, analyse(doc, article), pipelines.identity(nlp))
    if corrected:
        from reader.library import Library

        story = Library().corrected(story)
    return Reading(story, doc)


def _article(target: str | None, text: str | None, published: str | None, raw: bool) -> Article:
    if text is None and target is not None and "\n" not in target:
        return sources.read(target, raw=raw, published=published)
    return sources.given(target or text or "", TEXT, raw=raw, published=published)


@lru_cache(maxsize=2)
def _loaded(name: str | None) -> Language:
    return pipelines.load(name)
