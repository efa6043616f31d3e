import os
from pathlib import Path

import pytest

from reader.sources import SourceError, iso_date, read
from reader.sources.samples import paths
from reader.sources.targets import missing, path_of
from tests.sources.made import ARTICLE

TEXT = "Old bridge to close\n\nThe old bridge of Hallund will close in May, the council said.\n"


def test_a_text_file_is_its_text(tmp_path: Path) -> None:
    file = tmp_path / "bridge.txt"
    file.write_text(TEXT, encoding="utf-8", newline="\r\n")
    article = read(str(file))
    assert (article.source, article.text, article.title) == (str(file), TEXT, "Old bridge to close")


def test_a_saved_page_is_known_by_its_content(tmp_path: Path) -> None:
    file = tmp_path / "saved"
    file.write_text(ARTICLE, encoding="utf-8")
    assert read(str(file)).title == "Big merger shakes Baltic"


def test_the_date_given_wins(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_text("12 March 2024\n\nThe bridge is closed.\n")
    assert read(str(file)).published == "2024-03-12"
    assert read(str(file), published="2020-02-29").published == "2020-02-29"
    with pytest.raises(SourceError, match="is not a date"):
        read(str(file), published="yesterday")


@pytest.mark.parametrize("day", ["2021-02-29", "2021-6-1", "20210628", "", "٢٠٢١-٠٦-٢٨"])
def test_what_is_no_date(day: str) -> None:
    with pytest.raises(SourceError, match="give it as YYYY-MM-DD"):
        iso_date(day)


def test_files_that_cannot_be_read(tmp_path: Path) -> None:
    (tmp_path / "binary").write_bytes(b"\x7fELF\0\0")
    (tmp_path / "empty").touch()
    for name, reason in {
        "missing": "There is no file .*missing",
        "": "is no article but lists some",
        "binary": "binary is a binary file, not a text",
        "empty": "empty is empty",
        "empty/below": "not a directory",
        "a\0b": "is not a file name",
        "x" * 300: "file name too long",
    }.items():
        with pytest.raises(SourceError, match=reason) as caught:
            read(f"{tmp_path}/{name}")
        assert str(caught.value).isprintable()


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="the superuser may read everything")
def test_a_file_without_permission(tmp_path: Path) -> None:
    file = tmp_path / "secret.txt"
    file.write_text(TEXT)
    file.chmod(0)
    with pytest.raises(SourceError, match="permission denied"):
        read(str(file))


def test_names_with_control_characters_and_stray_bytes(tmp_path: Path) -> None:
    with pytest.raises(SourceError) as caught:
        read(f"{tmp_path}/\x1b[31mred\n")
    assert str(caught.value).isprintable()
    name = os.fsdecode(b"caf\xe9.txt")
    (tmp_path / name).write_text(TEXT)
    assert read(str(tmp_path / name)).source == f"{tmp_path}/caf\ufffd.txt"


def test_the_samples_can_be_read() -> None:
    found = paths()
    assert len(found) >= 4
    for path in found:
        article = read(str(path))
        assert article.title
        assert article.text == path.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("target", "sentence"),
    [("", "An empty name leads to no file."), ("  ", "An empty name leads to no file."),
     ("gull.example/quay", "There is no file gull.example/quay; an address of the web begins with https:// or http://."),
     ("www.gull.example", "There is no file www.gull.example; an address of the web begins with https:// or http://."),
     ("127.0.0.1:9/x", "There is no file 127.0.0.1:9/x; an address of the web begins with https:// or http://."),
     ("htp://gull.example", "htp://gull.example is no address that can be opened; one begins with https:// or http://."),
     ("quay.txt", "There is no file quay.txt."), ("./quay/pier.txt", "There is no file ./quay/pier.txt."),
     ("../quay.d/pier.txt", "There is no file ../quay.d/pier.txt."),
     ("quay/pier.txt", "There is no file quay/pier.txt.")],
)  # fmt: skip
def test_what_leads_nowhere_says_how_an_address_is_written_if_it_may_be_one(target: str, sentence: str) -> None:
    with pytest.raises(SourceError) as caught:
        read(target)
    assert str(caught.value) == sentence


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("harbor.txt", "harbour.txt"), ("./Harbour.txt", "./harbour.txt"), ("new/gulls.txt", "news/gulls.txt"),
     ("news/guls.txt", "news/gulls.txt"), ("nwes/gullls.txt", "news/gulls.txt"), ("new/", "news"),
     (".hiden", ".hidden"), ("new.s/gulls.txt", "news/gulls.txt")],
)  # fmt: skip
def test_a_mistyped_path_offers_the_one_there_is(
    typed: str, meant: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "news").mkdir()
    for name in ("harbour.txt", ".hidden", "news/gulls.txt"):
        (tmp_path / name).write_text(TEXT)
    monkeypatch.chdir(tmp_path)
    with pytest.raises(SourceError) as caught:
        read(typed)
    assert str(caught.value) == f"There is no file {typed}; did you mean {meant}?"
    with pytest.raises(SourceError) as caught:
        read(str(tmp_path / typed))
    assert f"did you mean {tmp_path / meant}?" in str(caught.value)


@pytest.mark.parametrize("typed", ["dolphin.txt", "borrow.txt", "ferry.txt"])
def test_a_file_that_only_ends_alike_is_not_offered(
    typed: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("harbour.txt", "police.txt", "a.txt", "tern.txt", "sorrel.txt"):
        (tmp_path / name).write_text(TEXT)
    monkeypatch.chdir(tmp_path)
    assert missing(typed) == f"There is no file {typed}."


def test_what_is_offered_has_no_control_characters_and_is_not_hidden(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / ".harbour.txt").write_text(TEXT)
    assert missing("harbour.txt") == "There is no file harbour.txt."
    (tmp_path / "harb\x1b[31mour.txt").write_text(TEXT)
    assert missing("harbour.txt").startswith("There is no file harbour.txt; did you mean harb")
    assert missing("harbour.txt").isprintable()
    for odd in ("a\0b", "x/" * 3000, "y" * 5000):
        assert missing(odd).startswith("There is no file")


def test_an_address_of_a_file_is_its_path() -> None:
    assert path_of("file:///quay/the%20pier.txt") == "/quay/the pier.txt"
    assert path_of("FILE://localhost/quay.txt") == "/quay.txt"
    for other in ("quay.txt", "file://elsewhere/quay.txt", "file://", "file://[", "https://gull.example/"):
        assert path_of(other) == other


def test_a_files_address_that_a_page_or_feed_leads_to_is_not_opened(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_text(TEXT)
    with pytest.raises(SourceError, match="no address that can be opened"):
        read(file.as_uri())
