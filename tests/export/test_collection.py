from pathlib import Path

import msgspec
import pytest

from reader.export import collection
from reader.export.collection import Collection
from reader.export.json import encode
from reader.story import Analysis, Article, Pipeline, Story
from tests.export.stories import STORY

PIPELINE = STORY.pipeline


def of(source: str, text: str = "It rained.") -> Article:
    return Article(source, None, None, None, text, ())


def test_every_source_has_a_file_of_its_own_that_can_be_found_by_it(tmp_path: Path) -> None:
    files = Collection(tmp_path / "in" / "out")
    sources = [
        "news/a b.txt",
        "news/a-b.txt",
        "https://x.example/?a=../../etc",
        "…",
        "x" * 300,
        "news/a b.txt",
        "\ud800",
    ]
    paths = [files.path(of(source)) for source in sources]
    assert len(set(paths)) == len(sources)
    assert all(path.parent == tmp_path / "in" / "out" and len(path.name) < 120 for path in paths)
    assert paths[0].name.startswith("news-a-b.txt-")
    assert paths[5].name == f"{paths[0].stem}-2.json"
    assert [Collection(tmp_path).path(of(source)).name for source in sources[:2]] == [path.name for path in paths[:2]]


def test_what_is_made_is_known_by_its_article_and_its_pipeline(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    article = STORY.article
    assert not collection.is_made(path, article, PIPELINE)
    collection.write(path, encode(STORY))
    assert collection.is_made(path, article, PIPELINE)
    assert not collection.is_made(path, article, Pipeline(PIPELINE.name, "other"))
    for changed in ({"text": article.text + " More."}, {"published": "1999-01-01"}, {"blocks": ()}):
        assert not collection.is_made(path, msgspec.structs.replace(article, **changed), PIPELINE)
    path.write_bytes(encode(STORY)[:-20])
    assert not collection.is_made(path, article, PIPELINE)


def test_an_article_whose_file_differs_from_what_is_read_is_known_too(tmp_path: Path) -> None:
    article = msgspec.structs.replace(of("a", "It rained. Then it did not."), original="It  rained. Then it did not.")
    collection.write(tmp_path / "a", encode(Story(article, Analysis(), PIPELINE)))
    assert collection.is_made(tmp_path / "a", article, PIPELINE)


def test_a_file_is_written_as_a_whole_or_not_at_all(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    collection.write(tmp_path / "a", b"old")

    def full(source: object, target: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(collection.os, "replace", full)
    with pytest.raises(OSError, match="No space"):
        collection.write(tmp_path / "a", b"new")
    assert [path.name for path in tmp_path.iterdir()] == ["a"]
    assert (tmp_path / "a").read_bytes() == b"old"
