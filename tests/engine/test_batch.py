import os
from pathlib import Path

import pytest

from reader import pipeline
from reader.sources import read
from reader.sources.samples import paths
from reader.story import Article

needs_model = pytest.mark.skipif(
    not os.environ.get(pipeline.MODEL) and not (pipeline.path() / "config.cfg").is_file(),
    reason="the language model is not here",
)


@needs_model
def test_stories_come_in_order_and_one_that_fails_is_left_out(tmp_path: Path) -> None:
    from reader.engine import batch

    articles = [read(str(path)) for path in paths()]
    broken = Article("broken", None, None, None, None, ())  # type: ignore[arg-type]
    failures: list[str] = []
    given = [articles[0], broken, articles[1]]
    found = list(batch.stories(given, failed=lambda article, error: failures.append(article.source)))
    assert [story.article for story in found] == [articles[0], articles[1]]
    assert failures == ["broken"]
    assert all(story.analysis.actors and story.pipeline.name for story in found)
    with pytest.raises(Exception, match=r"."):
        list(batch.stories([broken]))


@needs_model
def test_articles_are_drawn_as_they_are_needed() -> None:
    from reader.engine import batch

    article = Article("x", None, None, None, "The mayor resigned on Monday.", ())
    drawn = 0

    def endless():  # type: ignore[no-untyped-def]
        nonlocal drawn
        while True:
            drawn += 1
            yield article

    stories = batch.stories(endless())
    assert next(stories).article == article
    assert drawn <= batch.BATCH


def test_an_unknown_pipeline() -> None:
    from reader.engine import batch

    with pytest.raises(pipeline.PipelineError, match="There is no spaCy pipeline no_such_pipeline"):
        next(batch.stories([], "no_such_pipeline"))
