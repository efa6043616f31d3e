"""Every row of the README's table of what Reader opens, opened."""

from __future__ import annotations

import gzip
import io
import re
import sys
from email.message import EmailMessage
from pathlib import Path

import pytest

from reader.sources import Listing, files, opened
from tests.sources.books import book
from tests.sources.feeds import ATOM, JSON, OPML, RSS
from tests.sources.pages import ARTICLE, LEAD
from tests.sources.prints import column, printed
from tests.sources.test_feed import placed

README = (Path(__file__).parents[1] / "README.md").read_text(encoding="utf-8")
TABLE = README.partition("| what it opens |")[2].partition("\n\n")[0]
ROWS = re.findall(r"^\| ([^|]+?) \|", TABLE, re.MULTILINE)


def mail() -> bytes:
    made = EmailMessage()
    made["From"], made["Subject"] = "Maud Broekstra <maud@gull.example>", "Merger"
    made.set_content(LEAD)
    return made.as_bytes()


TEXT = f"Merger\n\n{LEAD}\n".encode()
MADE: dict[str, tuple[bytes, ...]] = {
    "plain text": (TEXT, f"Merger\n\n{LEAD}".encode("utf-16")),
    "Markdown": (f"---\ntitle: Merger\n---\n\n{LEAD} So *they* say.\n".encode(),),
    "mail (`.eml`)": (mail(),),
    "web page, saved or by address": (ARTICLE.encode(),),  # by address: tests/sources/test_web.py
    "EPUB book": (book(),),
    "PDF document": (printed([[(50, 700, 20, "Merger"), *column(LEAD, 50, 650)]]),),
    "RSS or Atom feed": (placed(RSS).encode("latin-1", "xmlcharrefreplace"), placed(ATOM).encode()),
    "JSON feed": (placed(JSON).encode(),),
    "OPML": (placed(OPML).encode(),),
    "any of them compressed (`.gz`)": (
        gzip.compress(TEXT),
        gzip.compress(book()),
        gzip.compress(placed(ATOM).encode()),
    ),
    "standard input (`-`)": (),
}


def test_the_table_has_what_is_tried_here() -> None:
    assert [*MADE] == ROWS


@pytest.mark.parametrize("row", MADE)
def test_a_row_is_opened(row: str, tmp_path: Path) -> None:
    for data in MADE[row]:
        file = tmp_path / "without an ending"
        file.write_bytes(data)
        found = opened(str(file))
        assert found.title
        assert found.entries if isinstance(found, Listing) else found.text.count(found.title) == 1


@pytest.mark.parametrize("row", [row for row in MADE if MADE[row]])
def test_a_row_is_opened_from_standard_input(row: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "input").write_bytes(MADE[row][0])
    monkeypatch.setattr(sys, "stdin", io.StringIO())
    files._standard_input.cache_clear()
    with open(tmp_path / "input", "rb") as stream:
        monkeypatch.setattr(files, "STANDARD_INPUT", stream.fileno())
        assert opened("-").title
    files._standard_input.cache_clear()
