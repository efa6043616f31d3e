"""Feeds by the command line."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from reader.cli import run
from reader.library import Library
from tests.feeds.site import Reply, Site, rss, serving

Output = pytest.CaptureFixture[bytes]


@pytest.fixture
def site() -> Iterator[Site]:
    with serving() as site:
        site.pages["/rss"] = rss("The Quay", "a", "b", "c", "d", "e", "f")
        head = "".join(f'<link rel="alternate" type="application/rss+xml" href="{to}">' for to in ("/rss", "/two"))
        site.pages["/"] = Reply(f"<html><head>{head}</head></html>".encode(), headers={"Content-Type": "text/html"})
        yield site


def said(capture: Output) -> tuple[list[str], list[str]]:
    out, error = capture.readouterr()
    return out.decode().splitlines(), error.decode().splitlines()


def test_add_and_list(site: Site, capfdbinary: Output) -> None:
    assert run(["feed", "add", f"{site.base}/"]) == 0
    out, error = said(capfdbinary)
    assert out == [f"The Quay · {site.base}/rss · added · 6 new entries", "5 articles kept, unread"]
    assert error == [f"reader: {site.base}/ links to other feeds, too: {site.base}/two"]
    assert run(["feed"]) == 0
    assert said(capfdbinary)[0] == [f"The Quay · {site.base}/rss · 6 of 6 unread"]
    assert run(["feed", "list", "--json"]) == 0
    (line,) = said(capfdbinary)[0]
    assert json.loads(line)["address"] == f"{site.base}/rss"
    assert len(Library().articles.entries()) == 5
    assert run(["feed", "remove", f"{site.base}/rss"]) == 0
    assert run(["feed", "remove", f"{site.base}/rss"]) == 1
    assert len(Library().articles.entries()) == 5


def test_what_cannot_be_added(site: Site, capfdbinary: Output) -> None:
    assert run(["feed", "add", f"{site.base}/a", f"{site.base}/rss"]) == 1
    out, error = said(capfdbinary)
    assert error == [f"reader: {site.base}/a is no feed and links to none."]
    assert out[0].startswith("The Quay")
    assert run(["feed", "add", "x"]) == 1
    assert run(["feed", "add"]) == 2
    assert run(["feed", "refresh", "--json"]) == 2


def test_refresh(site: Site, capfdbinary: Output) -> None:
    site.pages["/bad"] = Reply(status=500)
    for name in ("rss", "bad"):
        Library().feeds.add(f"{site.base}/{name}")
    assert run(["feed"]) == 0
    assert said(capfdbinary)[0][1].endswith("· not asked yet")
    assert run(["feed", "refresh"]) == 1
    out, error = said(capfdbinary)
    assert out == [f"The Quay · {site.base}/rss · 6 new entries", "5 articles kept, unread"]
    assert error == [f"reader: {site.base}/bad could not be had: the server answered 500 Internal Server Error."]
    assert run(["feed"]) == 0
    assert said(capfdbinary)[0][0].endswith(f"/bad · no answer yet · {error[0].removeprefix('reader: ')}")
    assert run(["feed", "refresh"]) == 0
    out, error = said(capfdbinary)
    assert (out, error) == ([], ["reader: 2 feeds are not due yet; name one to ask it all the same."])
    assert run(["feed", "refresh", f"{site.base}/rss"]) == 0
    assert said(capfdbinary)[0] == [f"The Quay · {site.base}/rss · nothing new"]
    assert run(["feed", "refresh", f"{site.base}/other"]) == 1
    site.pages["/bad"] = Reply(status=429, headers={"Retry-After": "600"})
    assert run(["feed", "refresh", f"{site.base}/bad"]) == 1
    asked = site.asked["/bad"]
    assert run(["feed", "refresh", f"{site.base}/bad"]) == 1
    assert "its server wants to be left alone" in said(capfdbinary)[1][-1]
    assert site.asked["/bad"] == asked


def test_the_setting_bounds_what_is_fetched(site: Site, capfdbinary: Output, home: Path) -> None:
    folder = home / "config" / "reader"
    folder.mkdir(parents=True)
    (folder / "config.toml").write_text("feed_articles = 2\n")
    assert run(["feed", "add", f"{site.base}/rss"]) == 0
    assert said(capfdbinary)[0][1] == "2 articles kept, unread"


def test_a_list_of_feeds_in_and_out(tmp_path: Path, capfdbinary: Output) -> None:
    inside = '<outline text="A &amp; B" xmlUrl="https://a.example/feed"/>'
    text = (
        '<?xml version="1.0"?><opml version="2.0"><head/><body><outline text="North"><outline text="Ports">'
        f'{inside}</outline></outline><outline text="C" xmlUrl="http://c.example/"/>{inside}'
        '<outline text="No" xmlUrl="file:///etc/passwd"/></body></opml>'
    )
    path = tmp_path / "feeds.opml"
    path.write_text(text)
    assert run(["feed", "import", str(path)]) == 0
    wanted = ["North · Ports · A & B · https://a.example/feed · added", "C · http://c.example/ · added"]
    assert said(capfdbinary)[0] == wanted
    assert run(["feed", "export"]) == 0
    exported = capfdbinary.readouterr().out
    before = {feed.address: (feed.title, feed.folder) for feed in Library().feeds.all()}
    for address in before:
        assert run(["feed", "remove", address]) == 0
    path.write_bytes(exported)
    assert run(["feed", "import", str(path)]) == 0
    assert {feed.address: (feed.title, feed.folder) for feed in Library().feeds.all()} == before
    path.write_text("no list")
    assert run(["feed", "import", str(path), str(tmp_path / "none")]) == 1
    _, error = said(capfdbinary)
    assert error[0] == f"reader: {path} is no list of feeds in OPML."
    assert len(error) == 2
