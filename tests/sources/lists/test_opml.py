"""Lists of feeds, written and read."""

import pytest

from reader.sources import SourceError
from reader.sources.lists.opml import DEEPEST, Outlined, outlined, written

FEEDS = (
    Outlined("https://a.example/feed?x=1&y=2", "A < B", ("North", "Ports & piers")),
    Outlined("https://b.example/", "B", ("North",)),
    Outlined("https://c.example/", "C"),
)


def test_what_is_written_is_read_again() -> None:
    assert outlined(written(FEEDS, "Mine").decode(), "x") == FEEDS


def test_what_no_xml_can_hold_is_left_out() -> None:
    data = written([Outlined("https://a.example/\x1b", "A\0\ud800", ("N\x07",))], "Mine")
    assert outlined(data.decode(), "x") == (Outlined("https://a.example/", "A", ("N",)),)


def test_folders_without_end() -> None:
    text = "<opml><body>" + '<outline text="f">' * 100 + '<outline xmlUrl="https://a.example/"/>'
    (feed,) = outlined(text + "</outline>" * 100 + "</body></opml>", "x")
    assert len(feed.folder) == DEEPEST


def test_a_list_without_a_feed() -> None:
    with pytest.raises(SourceError, match="without any feed"):
        outlined('<opml><body><outline text="x" xmlUrl="/etc/passwd"/></body></opml>', "x")
