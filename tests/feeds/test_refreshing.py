"""Feeds asked over real HTTP: what comes of good ones, and that bad ones cost no other."""

from __future__ import annotations

import json
import time
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest

from reader.feeds import refreshing
from reader.feeds.asking import NoFeed, ask, find
from reader.feeds.refreshing import Refresh
from reader.feeds.steps import Feed, Fetched
from reader.library import Library
from reader.sources import SourceError
from reader.sources.fetching import web
from reader.sources.fetching.freshness import Known
from tests.feeds.site import Reply, Site, atom, page, rss, serving


@pytest.fixture
def site() -> Iterator[Site]:
    with serving() as site:
        yield site


@pytest.fixture
def library(tmp_path: Path) -> Library:
    return Library(tmp_path / "cache", tmp_path / "data")


def refreshed(library: Library, newest: int = 0) -> dict[str, Feed]:
    """What came of asking all feeds, due or not, by the end of their addresses."""
    steps = Refresh(library, newest).steps([feed for feed in library.feeds.all() if not feed.stopped])
    return {step.address.rpartition("/")[2]: step for step in steps if isinstance(step, Feed)}


def test_feeds_of_any_kind_and_their_articles(site: Site, library: Library) -> None:
    site.pages["/rss"] = rss("The Quay", "a", "b", "c")
    site.pages["/atom"] = atom("The Pier", "d", "e")
    whole = {"id": 7, "title": "Told whole", "content_text": "The quay opens.\n\nAll are glad."}
    feed = {"version": "https://jsonfeed.org/version/1.1", "title": "The Mole", "items": [whole]}
    site.pages["/json"] = Reply(json.dumps(feed).encode(), headers={"Content-Type": "application/feed+json"})
    for name in ("rss", "atom", "json"):
        assert library.feeds.add(f"{site.base}/{name}")
    steps = [*Refresh(library, 2).steps(library.feeds.due())]
    assert {(step.title, step.new) for step in steps if isinstance(step, Feed)} == {
        ("The Quay", 3), ("The Pier", 2), ("The Mole", 1),
    }  # fmt: skip
    fetched = [step for step in steps if isinstance(step, Fetched)]
    assert sorted(step.entry.title for step in fetched) == ["Told whole", "a", "b", "d", "e"]
    assert not any(step.error for step in fetched)
    entries = {entry.title: entry for entry in library.feeds.entries()}
    assert entries["a"].summary == "About a."
    assert (entries["e"].author, entries["e"].published) == ("Ola Nes", "2024-05-02")
    assert entries["c"].key is None
    assert entries["a"].key is not None
    article = library.articles.article(entries["a"].key)
    assert article is not None
    assert article.source == f"{site.base}/a"
    assert "second quay" in article.text
    assert all(not entry.read for entry in entries.values())
    assert {entry.part_read for entry in library.articles.entries()} == {0}
    assert library.feeds.due() == ()


def test_what_is_what_it_was_is_not_sent_again(site: Site, library: Library) -> None:
    def feed(headers: Mapping[str, str]) -> Reply:
        if headers.get("If-None-Match") == '"one"' and headers.get("If-Modified-Since") == "yesterday":
            return Reply(status=304)
        answer = rss("The Quay", "a")
        return Reply(answer.body, headers={**answer.headers, "ETag": '"one"', "Last-Modified": "yesterday"})

    site.pages["/rss"] = feed
    library.feeds.add(f"{site.base}/rss")
    assert refreshed(library)["rss"].new == 1
    again = refreshed(library)["rss"]
    assert (again.new, again.unchanged, again.error) == (0, True, "")
    assert len(library.feeds.entries()) == 1


def test_who_says_it_is_unchanged_unasked_is_refused(site: Site) -> None:
    site.pages["/rss"] = Reply(status=304)
    with pytest.raises(SourceError, match="304 Not Modified"):
        ask(f"{site.base}/rss")
    assert ask(f"{site.base}/rss", Known('"x"')).listing is None


@pytest.mark.parametrize(("status", "follows"), [(301, True), (308, True), (302, False), (307, False)])
def test_a_feed_that_moved(site: Site, library: Library, status: int, follows: bool) -> None:
    site.pages["/old"] = Reply(status=status, headers={"Location": "/new"})
    site.pages["/new"] = rss("The Quay", "a")
    library.feeds.add(f"{site.base}/old")
    (told,) = refreshed(library).values()
    assert (told.new, bool(told.moved)) == (1, follows)
    assert library.feeds.all()[0].address == f"{site.base}/{'new' if follows else 'old'}"
    assert len(library.feeds.entries(library.feeds.all()[0].address)) == 1


def test_only_a_chain_that_is_for_good_moves_a_feed(site: Site, library: Library) -> None:
    site.pages["/a"] = Reply(status=301, headers={"Location": "/b"})
    site.pages["/b"] = Reply(status=302, headers={"Location": "/c"})
    site.pages["/c"] = Reply(status=301, headers={"Location": "/d"})
    site.pages["/d"] = rss("The Quay", "a")
    library.feeds.add(f"{site.base}/a")
    refreshed(library)
    assert library.feeds.all()[0].address == f"{site.base}/b"


def test_a_feed_that_moves_to_what_is_no_feed_stays(site: Site, library: Library) -> None:
    site.pages["/old"] = Reply(status=301, headers={"Location": "/login"})
    library.feeds.add(f"{site.base}/old")
    assert "is no feed" in refreshed(library)["old"].error
    assert library.feeds.all()[0].address == f"{site.base}/old"


def test_two_that_become_one(site: Site, library: Library) -> None:
    site.pages["/old"] = Reply(status=301, headers={"Location": "/new"})
    site.pages["/new"] = rss("The Quay", "a")
    for name in ("old", "new"):
        library.feeds.add(f"{site.base}/{name}")
    refreshed(library)
    assert [feed.address for feed in library.feeds.all()] == [f"{site.base}/new"]
    assert [entry.title for entry in library.feeds.entries()] == ["a"]


def test_what_is_gone_is_not_asked_again(site: Site, library: Library) -> None:
    site.pages["/rss"] = Reply(status=410)
    library.feeds.add(f"{site.base}/rss")
    assert "is gone for good" in refreshed(library)["rss"].error
    assert library.feeds.all()[0].stopped
    assert library.feeds.due(time.time() + 10**7) == ()


@pytest.mark.parametrize("status", [429, 503])
def test_a_server_that_wants_to_be_left_alone(site: Site, library: Library, status: int) -> None:
    site.pages["/rss"] = Reply(status=status, headers={"Retry-After": "7200"})
    library.feeds.add(f"{site.base}/rss")
    assert "wants to be asked later" in refreshed(library)["rss"].error
    assert library.feeds.due(time.time() + 7000) == ()
    assert len(library.feeds.due(time.time() + 7300)) == 1
    site.pages["/rss"] = Reply(status=status, headers={"Retry-After": "99999999"})
    refreshed(library)
    assert len(library.feeds.due(time.time() + refreshing.MOST + 100)) == 1


def test_one_busy_answer_spares_the_host_the_other_articles(site: Site, library: Library) -> None:
    names = [f"n{number}" for number in range(12)]
    site.pages["/rss"] = rss("The Quay", *names)
    site.pages |= {f"/{name}": Reply(status=429) for name in names}
    library.feeds.add(f"{site.base}/rss")
    steps = [step for step in Refresh(library, 12).steps(library.feeds.due()) if isinstance(step, Fetched)]
    assert len(steps) == 12
    assert all(step.error for step in steps)
    assert sum(site.asked[f"/{name}"] for name in names) <= 2


@pytest.mark.parametrize(
    ("headers", "head", "least", "most"),
    [
        ({"Cache-Control": "public, max-age=7200"}, "", 7200, 7300),
        ({"Cache-Control": "max-age=7200", "Age": "3600"}, "", 3600, 3700),
        ({"Cache-Control": "max-age=99999999"}, "", refreshing.MOST_WISHED, refreshing.MOST_WISHED + 60),
        ({"Cache-Control": "no-cache"}, "", refreshing.LEAST, refreshing.LEAST + 60),
        ({"Cache-Control": "max-age=x"}, "", refreshing.LEAST, refreshing.LEAST + 60),
        ({}, "<ttl>120</ttl>", 7200, 7300),
        ({}, "<ttl>often</ttl>", refreshing.LEAST, refreshing.LEAST + 60),
    ],
)
def test_when_a_feed_is_due_again(
    site: Site, library: Library, headers: dict[str, str], head: str, least: float, most: float
) -> None:
    answer = rss("The Quay", "a", head=head)
    site.pages["/rss"] = Reply(answer.body, headers={**answer.headers, **headers})
    library.feeds.add(f"{site.base}/rss")
    before = time.time()
    refreshed(library)
    assert before + least <= library.feeds.all()[0].due
    assert library.feeds.due(time.time() + most)


def test_who_fails_again_and_again_is_asked_less_often(site: Site, library: Library) -> None:
    site.pages["/rss"] = Reply(status=500)
    library.feeds.add(f"{site.base}/rss")
    waits = []
    for _ in range(9):
        refreshed(library)
        waits.append(round((library.feeds.all()[0].due - time.time()) / 60))
    assert waits == sorted(waits)
    assert waits[0] < waits[-1] <= refreshing.MOST / 60
    assert library.feeds.all()[0].failures == 9
    site.pages["/rss"] = rss("The Quay", "a")
    refreshed(library)
    assert (library.feeds.all()[0].failures, library.feeds.all()[0].error) == (0, "")


BAD = {
    "broken": Reply(b"<rss><channel><item>", headers={"Content-Type": "application/rss+xml"}),
    "bomb": Reply(
        b'<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a "xxxxxxxxxx"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">'
        b"]><rss><channel><title>&b;</title><item><title>&b;</title></item></channel>",
    ),
    "deep": Reply(b"<rss>" + b"<a>" * 50_000, headers={"Content-Type": "application/rss+xml"}),
    "json": Reply(b'{"version": "https://jsonfeed.org/version/1", "items": ' + b"[" * 100_000),
    "binary": Reply(bytes(range(256)) * 40),
    "picture": Reply(b"\x89PNG", headers={"Content-Type": "image/png"}),
    "huge": Reply(b"<rss>" + b" " * 3_000_000),
    "slow": Reply(b"<rss/>", after=600),
    "round": Reply(status=302, headers={"Location": "/round"}),
    "away": Reply(status=301, headers={"Location": "file:///etc/passwd"}),
    "gone": Reply(status=410),
    "busy": Reply(status=429, headers={"Retry-After": "soon"}),
    "escape": Reply(status=500, headers={"Retry-After": "\x1b[2J"}),
    "page": page("No feed"),
    "nothing": Reply(),
    "packed": Reply(b"no gzip", headers={"Content-Encoding": "gzip"}),
}


def test_bad_ones_cost_no_good_one(site: Site, library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    def fetch(address: str, limits: web.Limits, **how: Any) -> web.Answer:
        silence = 0.5 if address.endswith("/slow") else 60  # for none of the others depends on how fast this machine is
        return fetched(address, web.Limits(silence=silence, size=1_000_000), **how)

    fetched = web.fetch
    monkeypatch.setattr(web, "fetch", fetch)
    good = [f"good{number}" for number in range(20)]
    site.pages |= {f"/{name}": rss(name, f"{name}a", f"{name}b") for name in good}
    site.pages |= {f"/{name}": reply for name, reply in BAD.items()}
    for name in [*BAD, *good]:
        library.feeds.add(f"{site.base}/{name}")
    found = refreshed(library)
    assert {name for name, told in found.items() if not told.error} == {*good}
    assert {name for name, told in found.items() if told.new == 2} == {*good}
    for name in BAD:
        sentence = found[name].error
        assert sentence.endswith(".")
        assert sentence.count("\n") == 0
        assert sentence.isprintable()
        assert f"{site.base}/{name}" in sentence
    assert site.busiest <= 2


def test_what_is_hostile_in_a_feed_stays_words(site: Site, library: Library) -> None:
    item = (
        "<item><title>&lt;b&gt;Loud&lt;/b&gt;</title><link>javascript:alert(1)</link><guid>x</guid></item>"
        f"<item><title>Far</title><link>file:///etc/passwd</link></item>"
        f"<item><title>Long&amp;#27;[2J\u202e[b]</title><link>/a</link><guid>{'g' * 100_000}</guid></item>"
    )
    site.pages["/rss"] = Reply(f"<rss><channel><title>Q</title>{item}</channel></rss>".encode())
    library.feeds.add(f"{site.base}/rss")
    refreshed(library)
    entries = library.feeds.entries()
    assert [entry.title for entry in entries] == ["Long[2J[b]"]
    assert len(entries[0].identity) < 1_000


def test_an_open_feed_leads_to_nothing_inside(site: Site, library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    """Not even by a name that was another machine's when it was looked up."""
    site.pages["/rss"] = rss("The Quay", "a")
    library.feeds.add(f"{site.base}/rss")
    refreshed(library)
    monkeypatch.setattr(web, "resolved", lambda host: ["8.8.8.8"])
    (step,) = [step for step in Refresh(library, 1).steps(library.feeds.all()) if isinstance(step, Fetched)]
    assert "is not on the open internet" in step.error
    assert site.asked["/a"] == 0


def test_an_article_that_cannot_be_had_is_tried_twice(site: Site, library: Library) -> None:
    site.pages["/rss"] = rss("The Quay", "a", "b")
    site.pages["/a"] = Reply(status=403)
    library.feeds.add(f"{site.base}/rss")
    for _ in range(4):
        list(Refresh(library).steps(library.feeds.all()))
    assert site.asked["/a"] == 2
    assert site.asked["/b"] == 1


def test_what_was_read_before_is_not_unread_again(site: Site, library: Library) -> None:
    from reader.sources import read

    library.articles.opened(read(f"{site.base}/a"), now=1000.0)
    site.pages["/rss"] = rss("The Quay", "a")
    library.feeds.add(f"{site.base}/rss")
    list(Refresh(library).steps(library.feeds.all()))
    (entry,) = library.articles.entries()
    assert entry.last_opened == 1000.0
    assert library.feeds.entries()[0].key == entry.key


def test_leaving_stops(site: Site, library: Library) -> None:
    for number in range(10):
        site.pages[f"/{number}"] = rss(f"N{number}", f"a{number}")
        library.feeds.add(f"{site.base}/{number}")
    steps = []
    for step in Refresh(library, 5, lambda: len(steps) >= 3).steps(library.feeds.all()):
        steps.append(step)
    assert 3 <= len(steps) < 6
    assert all(isinstance(step, Feed) for step in steps)


PAGE = """<html><head><title>The Quay</title><base href="/news/">
<link rel="stylesheet" href="x.css"><link rel="alternate" hreflang="nb" href="/nb">
<link rel="alternate" type="application/rss+xml" title="All &amp; sundry" href="all.xml">
<link rel="Alternate feed" type="application/atom+xml; charset=utf-8" href="/atom">
<link rel="alternate" type="application/rss+xml" href="javascript:alert(1)"></head><body><p>News.</p></body></html>"""


def test_a_page_leads_to_its_feed(site: Site) -> None:
    site.pages["/"] = Reply(PAGE.encode(), headers={"Content-Type": "text/html"})
    site.pages["/news/all.xml"] = rss("All & sundry".replace("&", "and"), "a")
    found = find(f"{site.base}/")
    assert found.asked.address == f"{site.base}/news/all.xml"
    assert found.asked.listing is not None
    assert [(entry.title, entry.address) for entry in found.others] == [(f"{site.base}/atom", f"{site.base}/atom")]


def test_a_page_without_a_feed(site: Site) -> None:
    with pytest.raises(NoFeed, match="is no feed and links to none"):
        find(f"{site.base}/article")
    with pytest.raises(SourceError, match="is no address of the web"):
        find("feed.xml")


def test_an_open_page_links_to_no_feed_inside(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    site.pages["/"] = Reply(PAGE.encode(), headers={"Content-Type": "text/html"})
    monkeypatch.setattr(web, "leads_inward", lambda start, address: True)
    with pytest.raises(SourceError, match="which is not on the open internet"):
        find(f"{site.base}/")
    assert site.asked["/news/all.xml"] == 0
