from pathlib import Path

import msgspec
import pytest

from reader.export import collection
from reader.export.collection import Collection
from reader.export.json import encode
from reader.story import Analysis, Article, Story
from tests.export.stories import STORY

PIPELINE = STORY.pipeline


def of(source: str, text: str = "It rained.") -> Article:
    return Article(source, None, None, None, text, ())


def test_every_source_has_a_file_of_its_own_that_can_be_found_by_it(tmp_path: Path) -> None:
    files = Collection(tmp_path / "in" / "out", "me")
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
    assert [Collection(tmp_path, "me").path(of(source)).name for source in sources[:2]] == [
        path.name for path in paths[:2]
    ]


def test_what_is_made_is_known_by_its_article_and_its_maker(tmp_path: Path) -> None:
    article = STORY.article
    files = Collection(tmp_path, "me")
    path = files.path(article)
    assert not files.has(path, article)
    files.write(path, encode(STORY))
    files.write(path, encode(STORY))
    for again in (files, Collection(tmp_path, "me")):
        assert again.has(path, article)
        for changed in ({"text": article.text + " More."}, {"published": "1999-01-01"}, {"blocks": ()}):
            assert not again.has(path, msgspec.structs.replace(article, **changed))
    path.write_bytes(encode(STORY)[:-20])
    assert not files.has(path, article)


def test_what_another_has_made_is_made_again_and_known_one_by_one(tmp_path: Path) -> None:
    articles = [of("a"), of("b")]
    old = Collection(tmp_path, "old")
    paths = [old.path(article) for article in articles]
    for path, article in zip(paths, articles, strict=True):
        old.write(path, encode(Story(article, Analysis(), PIPELINE)))
    new = Collection(tmp_path, "new")
    assert [new.has(path, article) for path, article in zip(paths, articles, strict=True)] == [False, False]
    new.write(paths[0], paths[0].read_bytes())
    for maker, wanted in (("new", [True, False]), ("old", [False, False])):
        again = Collection(tmp_path, maker)
        assert [again.has(path, article) for path, article in zip(paths, articles, strict=True)] == wanted


def test_a_name_that_was_cut_short_is_none(tmp_path: Path) -> None:
    files = Collection(tmp_path, "me")
    path = files.path(of("a"))
    files.write(path, encode(Story(of("a"), Analysis(), PIPELINE)))
    names = tmp_path / collection.MADE
    names.write_bytes(names.read_bytes()[:-1])
    assert not Collection(tmp_path, "me").has(path, of("a"))
    names.write_bytes(b"\xff")
    assert not Collection(tmp_path, "me").has(path, of("a"))


def test_an_article_whose_file_differs_from_what_is_read_is_known_too(tmp_path: Path) -> None:
    article = msgspec.structs.replace(of("a", "It rained. Then it did not."), original="It  rained. Then it did not.")
    files = Collection(tmp_path, "me")
    path = files.path(article)
    files.write(path, encode(Story(article, Analysis(), PIPELINE)))
    assert files.has(path, article)


def test_a_file_is_written_as_a_whole_or_not_at_all(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    files = Collection(tmp_path, "me")
    path = files.path(of("a"))
    files.write(path, b"old")
    before = sorted(tmp_path.iterdir())

    def full(source: object, target: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(collection.os, "replace", full)
    with pytest.raises(OSError, match="No space"):
        files.write(path, b"new")
    assert sorted(tmp_path.iterdir()) == before
    assert path.read_bytes() == b"old"
