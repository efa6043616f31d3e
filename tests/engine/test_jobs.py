import os
import signal
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from reader import pipeline
from reader.engine import jobs
from reader.export.json import encode
from reader.sources import read
from reader.sources.samples import paths
from reader.story import Article
from tests.engine import standins

needs_model = pytest.mark.skipif(
    not os.environ.get(pipeline.MODEL) and not (pipeline.path() / "config.cfg").is_file(),
    reason="the language model is not here",
)


def article(text: str) -> Article:
    return Article(text, None, None, None, text, ())


def told(texts: list[str], count: int = 2) -> tuple[list[str], list[tuple[str, str]]]:
    """The texts that came back, and those that failed with the reason."""
    failures: list[tuple[str, str]] = []
    stories = jobs.stories(
        map(article, texts), jobs=count, failed=lambda it, error: failures.append((it.text, str(error)))
    )
    return [story.article.text for story in stories], failures


@pytest.fixture
def obedient(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(jobs, "work", standins.obedient)


@pytest.mark.usefixtures("obedient")
def test_stories_come_in_the_order_given_however_long_each_takes() -> None:
    texts = ["sleep 0.5", *(f"{n}" for n in range(50)), "sleep 0.1", "x"]
    assert told(texts) == (texts, [])
    assert told([]) == ([], [])


@pytest.mark.usefixtures("obedient")
def test_the_processors_are_shared(monkeypatch: pytest.MonkeyPatch) -> None:
    for count, given, threads in ((2, 8, "4"), (3, 8, "2"), (4, 2, "1")):
        monkeypatch.setattr(jobs, "cores", lambda given=given: given)
        made = jobs.stories([article("x")], "name", jobs=count, failed=lambda *_: None)
        assert [(story.pipeline.name, story.pipeline.version) for story in made] == [("name", threads)]


@pytest.mark.usefixtures("obedient")
def test_articles_are_drawn_as_they_are_needed() -> None:
    drawn = 0

    def endless() -> Iterator[Article]:
        nonlocal drawn
        while True:
            drawn += 1
            yield article("x")

    stories = jobs.stories(endless(), jobs=1, failed=lambda *_: None)
    assert next(stories).article.text == "x"
    stories.close()  # type: ignore[attr-defined]
    assert drawn <= jobs.AHEAD + 1


@pytest.mark.usefixtures("obedient")
def test_an_article_whose_process_dies_is_tried_once_more(tmp_path: Path) -> None:
    once = f"die once {tmp_path}/was"
    assert told(["a", once, "b", "die", "c", "fail", "d"]) == (
        ["a", once, "b", "c", "d"],
        [("die", jobs.DIED), ("fail", "of no use")],
    )


@pytest.mark.parametrize(
    ("work", "reason"),
    [(standins.stillborn, "stopped while it was starting"), (standins.refusing, "There is no such pipeline")],
)
def test_where_no_process_can_be_had(work: object, reason: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(jobs, "work", work)
    with pytest.raises(jobs.StartError, match=reason):
        told(["a"])


def gone(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return True
    return False


@pytest.mark.usefixtures("obedient")
def test_an_interrupt_ends_all_of_them(tmp_path: Path) -> None:
    files = [tmp_path / "1", tmp_path / "2"]

    def interrupt() -> None:
        while not all(file.exists() and file.read_text() for file in files):
            time.sleep(0.02)
        os.kill(os.getpid(), signal.SIGINT)

    threading.Thread(target=interrupt, daemon=True).start()
    with pytest.raises(KeyboardInterrupt):
        told([f"pid {file}" for file in files])
    assert all(gone(int(file.read_text())) for file in files)


@needs_model
def test_what_comes_of_an_article_does_not_depend_on_who_else_is_read() -> None:
    from reader.engine import batch

    articles = [read(str(path)) for path in paths()]
    several = [encode(story) for story in jobs.stories(articles, jobs=2, failed=lambda *_: None)]
    assert several == [encode(story) for story in batch.stories(articles)]
    with pytest.raises(jobs.StartError, match="There is no spaCy pipeline no_such_pipeline"):
        list(jobs.stories(articles, "no_such_pipeline", jobs=1, failed=lambda *_: None))


@needs_model
def test_the_docs_are_those_of_one_process() -> None:
    from reader.engine import batch
    from reader.export import conllu, docbin

    articles = [read(str(path)) for path in paths()][:3]
    ways = jobs.annotated(articles, jobs=2, failed=lambda *_: None), batch.annotated(articles)
    told = []
    for way in ways:
        made = docbin.Bin()
        parses = []
        for story, doc in way:
            parses.append((encode(story), conllu.encode(story, doc)))
            made.add(story, doc)
        told.append((parses, made.to_bytes()))
    assert len(told[0][0]) == 3
    assert told[0] == told[1]
