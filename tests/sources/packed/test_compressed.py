import bz2
import gzip
import lzma
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

from reader.sources import SourceError, read
from tests.sources.books import book
from tests.sources.made import ARTICLE, LEAD

MAIL = f"From: Maud <maud@gull.example>\nSubject: Merger\n\n{LEAD}\n"
MARKDOWN = f"Merger\n\n{LEAD} So *they* say.\n"


def packed(data: bytes, folder: Path, name: str = "a.gz") -> str:
    (folder / name).write_bytes(data)
    return str(folder / name)


@pytest.mark.parametrize(
    ("name", "data", "title"),
    [
        ("a.txt.gz", f"Merger\n\n{LEAD}\n".encode(), "Merger"),
        ("a.html.gz", ARTICLE.encode(), "Big merger shakes Baltic"),
        ("a", MAIL.encode(), "Merger"),
        ("a.epub.gz", book(), "The Ferry & the Bridge"),
    ],
    ids=["text", "page", "mail", "book"],
)
def test_whatever_was_compressed_is_read_as_if_it_were_not(name: str, data: bytes, title: str, tmp_path: Path) -> None:
    found = read(packed(gzip.compress(data), tmp_path, name))
    assert (found.title, found.source) == (title, str(tmp_path / name))


def test_the_name_within_the_name_counts(tmp_path: Path) -> None:
    assert "So they say." in read(packed(gzip.compress(MARKDOWN.encode()), tmp_path, "a.md.gz")).text


@pytest.mark.parametrize(("ending", "module"), [("bz2", bz2), ("xz", lzma)])
def test_other_ways_of_compressing(ending: str, module, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    found = read(packed(module.compress(MARKDOWN.encode()), tmp_path, f"a.md.{ending}"))
    assert "So they say." in found.text


def test_a_text_about_a_compressed_file_is_a_text(tmp_path: Path) -> None:
    assert read(packed(b"BZh9 is how bzip2 begins.", tmp_path, "a.txt")).text == "BZh9 is how bzip2 begins."


def test_all_the_parts_of_a_file_are_read(tmp_path: Path) -> None:
    assert read(packed(gzip.compress(b"Rain. ") + gzip.compress(b"Sun."), tmp_path)).text == "Rain. Sun."


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (gzip.compress(LEAD.encode())[:-9], "a compressed file that is cut short"),
        (gzip.compress(LEAD.encode())[:-8] + bytes(8), "a compressed file that is damaged"),
        (b"\x1f\x8b\x08 and so on, and on", "a compressed file that is"),
        (gzip.compress(gzip.compress(LEAD.encode())), "a compressed file within another one"),
        (gzip.compress(b""), "is empty"),
        (partial(gzip.compress, bytes(30_000_000)), "is larger than 20 MB when it is unpacked"),
        (bz2.compress(LEAD.encode())[:-9], "a compressed file that is cut short"),
        (lzma.compress(LEAD.encode())[:-9], "a compressed file that is cut short"),
        (lzma.compress(LEAD.encode())[:40] + bytes(90), "a compressed file that is damaged"),
        (partial(bz2.compress, bytes(30_000_000)), "is larger than 20 MB when it is unpacked"),
        (partial(lzma.compress, bytes(30_000_000)), "is larger than 20 MB when it is unpacked"),
    ],
    ids=[
        "cut short",
        "damaged",
        "not compressed",
        "twice",
        "empty",
        "bomb",
        "bz2 cut short",
        "xz cut short",
        "xz damaged",
        "bz2 bomb",
        "xz bomb",
    ],
)
def test_what_cannot_be_unpacked(data: bytes | Callable[[], bytes], reason: str, tmp_path: Path) -> None:
    with pytest.raises(SourceError, match=reason) as caught:
        read(packed(data() if callable(data) else data, tmp_path))
    assert "\n" not in str(caught.value)
