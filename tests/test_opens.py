"""Every row of the README's table of what Reader opens, opened."""

from __future__ import annotations

import bz2
import gzip
import io
import lzma
import re
import sys
import tarfile
import textwrap
import zipfile
from collections.abc import Iterator
from email.message import EmailMessage
from pathlib import Path

import pytest

from reader.cli.clipped import clipped
from reader.sources import Listing, files, opened
from tests.app.test_clipboard import giver, path
from tests.feeds.site import Reply, Site, serving
from tests.sources.books import book
from tests.sources.feeds import ATOM, JSON, OPML, RSS
from tests.sources.lists.test_feed import placed
from tests.sources.made import ARTICLE, LEAD
from tests.sources.prints import column, printed

README = (Path(__file__).parents[1] / "README.md").read_text(encoding="utf-8")
TABLE = README.partition("| what it opens |")[2].partition("\n\n")[0]
ROWS = re.findall(r"^\| ([^|]+?) \|", TABLE, re.MULTILINE)


def mail(*, page: bool = False) -> bytes:
    made = EmailMessage()
    made["From"], made["Subject"] = "Maud Broekstra <maud@gull.example>", "Merger"
    made.set_content(LEAD)
    if page:
        made.add_alternative(f"<html><body><p>{LEAD}</p></body></html>", subtype="html")
    return made.as_bytes()


def zipped(name: str, data: bytes) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        archive.writestr(name, data)
    return made.getvalue()


def tarred(name: str, data: bytes, mode: str) -> bytes:
    made = io.BytesIO()
    with tarfile.open(fileobj=made, mode=mode) as archive:  # type: ignore[call-overload]
        member = tarfile.TarInfo(name)
        member.size = len(data)
        archive.addfile(member, io.BytesIO(data))
    return made.getvalue()


TEXT = f"Merger\n\n{LEAD}\n".encode()
FRAGMENT = f"<h1>Merger</h1><p>{LEAD}</p><p>{LEAD.replace('two', 'both')}</p>".encode()
ADDRESS, FOLDER, INPUT, CLIPBOARD = "web address", "folder", "standard input (`-`)", "clipboard (`--clipboard`)"
MADE: dict[str, tuple[bytes, ...]] = {
    "plain text": (TEXT, f"Merger\n\n{LEAD}".encode("utf-16"), f"Merger\n\n{textwrap.fill(LEAD, 50)}\n".encode()),
    "Markdown": (f"---\ntitle: Merger\n---\n\n{LEAD} So *they* say.\n".encode(),),
    "mail (`.eml`)": (mail(), mail(page=True)),
    "web page or part of one, saved": (ARTICLE.encode(), FRAGMENT),
    ADDRESS: (),
    "EPUB book": (book(),),
    "PDF document": (printed([[(50, 700, 20, "Merger"), *column(LEAD, 50, 650)]]),),
    "RSS or Atom feed": (placed(RSS).encode("latin-1", "xmlcharrefreplace"), placed(ATOM).encode()),
    "JSON feed": (placed(JSON).encode(),),
    "OPML": (placed(OPML).encode(),),
    "any of them compressed (`.gz`, `.bz2`, `.xz`)": (
        gzip.compress(TEXT),
        bz2.compress(TEXT),
        lzma.compress(TEXT),
        gzip.compress(book()),
        gzip.compress(placed(ATOM).encode()),
    ),
    FOLDER: (),
    "archive (`.zip`, `.tar`, `.tar.gz` …)": (
        zipped("merger.txt", TEXT),
        tarred("merger.txt", TEXT, "w"),
        tarred("merger.txt", TEXT, "w:gz"),
    ),
    INPUT: (),
    CLIPBOARD: (),
}
"""By rows, what is opened; of those that have nothing here tests of their own tell."""


@pytest.fixture
def site() -> Iterator[Site]:
    with serving() as site:
        yield site


def test_the_table_has_what_is_tried_here() -> None:
    assert [*MADE] == ROWS


def is_opened(found: object) -> bool:
    if isinstance(found, Listing):
        return bool(found.title and found.entries)
    return bool(found.title) and found.text.count(found.title) == 1  # type: ignore[attr-defined]


@pytest.mark.parametrize("row", [row for row in MADE if MADE[row]])
def test_a_row_is_opened(row: str, tmp_path: Path) -> None:
    for data in MADE[row]:
        file = tmp_path / "without an ending"
        file.write_bytes(data)
        assert is_opened(opened(str(file)))


def test_lines_that_were_broken_to_fit_are_joined(tmp_path: Path) -> None:
    (tmp_path / "text").write_bytes(MADE["plain text"][2])
    found = opened(str(tmp_path / "text"))
    assert not isinstance(found, Listing)
    assert LEAD in found.text


@pytest.mark.parametrize("row", [row for row in MADE if MADE[row] and not row.startswith("archive")])
def test_a_row_is_opened_by_address(row: str, site: Site) -> None:
    for data in MADE[row]:
        site.pages["/it"] = Reply(data)
        assert is_opened(opened(f"{site.base}/it"))


def test_the_clipboard_is_opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("SSH_CONNECTION", "SSH_TTY", "SSH_CLIENT", "WAYLAND_DISPLAY", "TMUX", "WSL_DISTRO_NAME"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("DISPLAY", ":0")
    monkeypatch.setenv("PATH", path(tmp_path))
    giver(tmp_path, "xclip", TEXT.decode())
    assert is_opened(clipped())
    giver(tmp_path, "xclip", " https://gull.example/merger\n")
    assert clipped() == "https://gull.example/merger"


def test_a_folder_is_opened(tmp_path: Path) -> None:
    for number, (name, data) in enumerate((name, data) for name, every in MADE.items() for data in every):
        (tmp_path / f"{number}.{'eml' if 'mail' in name else 'txt'}").write_bytes(data)
    found = opened(str(tmp_path))
    assert isinstance(found, Listing)
    assert len(found.entries) == len([*tmp_path.iterdir()])


@pytest.mark.parametrize("row", [row for row in MADE if MADE[row] and not row.startswith("archive")])
def test_a_row_is_opened_from_standard_input(row: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "input").write_bytes(MADE[row][0])
    monkeypatch.setattr(sys, "stdin", io.StringIO())
    files._standard_input.cache_clear()
    with open(tmp_path / "input", "rb") as stream:
        monkeypatch.setattr(files, "STANDARD_INPUT", stream.fileno())
        assert opened("-").title
    files._standard_input.cache_clear()
