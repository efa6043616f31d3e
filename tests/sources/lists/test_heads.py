"""What a file begins with, as its folder's list shows it."""

from __future__ import annotations

from pathlib import Path

import pytest

from reader.sources import opened
from reader.sources.listing import Listing
from reader.sources.lists import heads
from reader.sources.lists.heads import BEGINNING, LONGEST, head


@pytest.mark.parametrize(
    ("name", "data", "line"),
    [
        ("1.txt", "\n\n  Ferry sinks off  Orsk\n\nIt sank.\n", "Ferry sinks off Orsk"),
        ("1.txt", "https://example.org/news/ferry\n\nFerry sinks\n", "Ferry sinks"),
        ("1.txt", "\ufeff沉船事故\n\n…", "沉船事故"),
        ("0007", "Ferry sinks\n", "Ferry sinks"),
        ("a.md", "# **Ferry** sinks\n\nIt sank.", "Ferry sinks"),
        ("a.md", "---\nlayout: post\ntitle: \"Ferry sinks\"\n---\n\nIt sank.", "Ferry sinks"),
        ("a.md", "---\nlayout: post\n---\n\n# It sank", "It sank"),
        ("a.html", "<html><head><title>\n Ferry &amp; quay\n</title></head>", "Ferry & quay"),
        ("a.html", "<p>Ferry", ""),
        ("1.txt", "Ferry \x1b[31msinks\u200b\n", "Ferry sinks"),
        ("1.txt", "", ""),
        ("1.txt", "a\0b c\n", ""),
        ("1.pdf", "%PDF 1.4", ""),
    ],
)  # fmt: skip
def test_a_file_is_told_by_its_first_line(name: str, data: str, line: str, tmp_path: Path) -> None:
    (tmp_path / name).write_text(data, encoding="utf-8")
    assert head(str(tmp_path / name)) == line


def test_where_the_line_is_not_plain_to_see_there_is_none(tmp_path: Path) -> None:
    assert head(str(tmp_path / "gone.txt")) == ""
    (tmp_path / "old.txt").write_bytes("Fähre sinkt\n".encode("cp1252"))
    assert head(str(tmp_path / "old.txt")) == ""
    (tmp_path / "wide.txt").write_text("é" * BEGINNING)
    assert head(str(tmp_path / "wide.txt")) == ""
    (tmp_path / "long.txt").write_text(f"{'Ferry ' * 100}\n" + "x" * BEGINNING)
    assert len(head(str(tmp_path / "long.txt"))) <= LONGEST


def test_a_slow_disk_leaves_the_names(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "1.txt").write_text("Ferry sinks\n\nIt sank.\n")
    listing = opened(str(tmp_path))
    assert isinstance(listing, Listing)
    assert [(entry.title, entry.summary) for entry in listing.entries] == [("1.txt", "Ferry sinks")]
    monkeypatch.setattr(heads, "SECONDS", -1)
    listing = opened(str(tmp_path))
    assert isinstance(listing, Listing)
    assert [(entry.title, entry.summary) for entry in listing.entries] == [("1.txt", "")]
