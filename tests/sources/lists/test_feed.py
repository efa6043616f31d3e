import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from reader.sources import Entry, Listing, SourceError, articles, had, opened, read, read_entry
from reader.sources.fetching.web import leads_inward
from reader.story import Article
from tests.sources.feeds import ATOM, JSON, OPML, RSS
from tests.sources.made import ARTICLE, LEAD

BODY = (
    "The old bridge of Hallund will close in May, the council said on Monday.\n\n"
    "“Nobody asked us,” said a fisherman. The mayor rejected that."
)


class Handler(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        base = f"http://{self.headers['Host']}"
        kind, text = {
            "/rss": ("application/rss+xml", RSS.replace("{base}", base)),
            "/atom": ("application/atom+xml; charset=utf-8", ATOM.replace("{base}", base)),
            "/json": ("application/feed+json", JSON.replace("{base}", base)),
            "/page": ("text/html", ARTICLE),
        }.get(self.path, ("text/plain", LEAD))
        body = text.encode("latin-1" if "rss" in kind else "utf-8", "xmlcharrefreplace")
        self.send_response(200)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *args: object) -> None:
        pass


@pytest.fixture(scope="module")
def site() -> Iterator[str]:
    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
        thread.join()


def listed(target: str | Path) -> Listing:
    found = opened(str(target))
    assert isinstance(found, Listing)
    return found


def placed(text: str, base: str = "http://gull.example") -> str:
    return text.replace("{base}", base)


def entry_of(feed: str, number: int) -> Article:
    found = read_entry(listed(feed).entries[number], "feed")
    assert isinstance(found, Article)
    return found


def saved(text: str, folder: Path) -> Path:
    file = folder / "a feed"
    file.write_bytes(text.encode("latin-1" if "iso-8859-1" in text else "utf-8", "xmlcharrefreplace"))
    return file


def test_rss_is_its_entries_the_newest_first(site: str) -> None:
    found = listed(site + "/rss")
    assert found.title == "The Gull & Tern"
    assert [(entry.title, entry.published, entry.address) for entry in found.entries] == [
        ("Bridge to close", "2024-03-05", f"{site}/bridge"),
        ("Only begun", "2024-03-05", f"{site}/text"),
        ("Older: Malmö", "2024-03-04", f"{site}/page"),
    ]


def test_what_is_whole_in_a_feed_is_read_from_it_and_the_rest_from_its_page(site: str) -> None:
    bridge, begun, older = (entry_of(site + "/rss", number) for number in range(3))
    assert bridge.text == f"Bridge to close\n\n{BODY}"
    assert (bridge.title, bridge.byline, bridge.published) == ("Bridge to close", "Maud Broekstra", "2024-03-05")
    assert bridge.source == f"{site}/bridge"
    assert [block.kind for block in bridge.blocks] == ["title", "paragraph", "paragraph"]
    assert begun.text == LEAD
    assert (older.title, older.published) == ("Big merger shakes Baltic", "2024-03-05")
    assert (begun.title, begun.published) == ("Only begun", "2024-03-05")  # its page has neither


def test_atom(site: str) -> None:
    untold = listed(site + "/atom").entries[0]
    assert (untold.title, untold.content, untold.published) == ("Untold", "", "2024-03-06")
    assert entry_of(site + "/atom", 0).text == LEAD
    assert entry_of(site + "/atom", 1).text == f"Bridge & quay\n\n{BODY}"


def test_json(site: str) -> None:
    _, bridge, untold = listed(site + "/json").entries
    found = entry_of(site + "/json", 0)
    assert (found.text, found.source, found.published) == ("A note\n\nRain.\n\nAnd < sun.", "feed", "2024-03-06")
    assert entry_of(site + "/json", 1).text == "Bridge to close\n\nThe old bridge of Hallund will close in May."
    assert bridge.byline == "Maud Broekstra"
    assert (untold.address, untold.content) == (f"{site}/text", "")


def test_opml_is_its_feeds(site: str, tmp_path: Path) -> None:
    found = listed(saved(placed(OPML, site), tmp_path))
    assert (found.title, [entry.title for entry in found.entries]) == ("My papers", ["The Gull (daily)", "Tern"])
    assert listed(found.entries[1].address).title == "The Gull"


def test_a_feed_as_articles_is_those_that_are_whole_in_it(tmp_path: Path) -> None:
    assert [found.title for found in articles(had(str(saved(placed(RSS), tmp_path))))] == ["Bridge to close"]
    assert [found.title for found in articles(had(str(saved(placed(JSON), tmp_path))))] == ["A note", "Bridge to close"]
    assert {found.published for found in articles(had(str(saved(placed(JSON), tmp_path))), published="2020-02-29")} == {
        "2020-02-29"
    }
    with pytest.raises(SourceError, match="has no article in it, only where some are"):
        list(articles(had(str(saved(placed(OPML), tmp_path)))))
    with pytest.raises(SourceError, match="is no article but lists some"):
        read(str(saved(RSS, tmp_path)))


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        (ATOM[:400], "is a feed whose XML is broken, in line"),
        (RSS.replace("</channel>", ""), "is a feed whose XML is broken, in line"),
        (JSON[:200], "is a feed whose JSON is broken"),
        ("<rss><channel><title>Nothing</title></channel></rss>", "is a feed without any entry"),
        ('{"version": "https://jsonfeed.org/version/1", "items": {}}', "is a feed without any entry"),
        ('<opml><body><outline text="x"/></body></opml>', "is a list of feeds without any feed"),
        ("<opml><body>", "is a list of feeds whose XML is broken"),
    ],
)
def test_what_is_no_feed_to_read(text: str, reason: str, tmp_path: Path) -> None:
    file = saved(text, tmp_path)
    with pytest.raises(SourceError, match=reason) as caught:
        opened(str(file))
    assert str(caught.value).startswith(str(file))
    assert "\n" not in str(caught.value)


def test_a_feed_reads_no_file_and_writes_nothing_out(tmp_path: Path) -> None:
    secret = saved("a secret word", tmp_path).rename(tmp_path / "secret")
    entities = f'<!DOCTYPE rss [<!ENTITY x SYSTEM "{secret.as_uri()}"><!ENTITY y "{"y" * 1000}">' + "".join(
        f'<!ENTITY y{n} "{f"&y{n - 1 or str()};" * 100}">' for n in range(1, 9)
    )
    text = f"{entities}]><rss><channel><item><title>&x;&y8;</title><link>http://gull.example/</link></item></channel></rss>"
    try:
        found = listed(saved(text, tmp_path))
    except SourceError:
        return
    assert "secret" not in found.entries[0].title
    assert len(found.entries[0].title) < 1000


def test_a_feed_of_the_open_internet_leads_nowhere_into_a_private_network(site: str) -> None:
    other = site.replace("127.0.0.1", "127.0.0.2")
    assert leads_inward(site, other, lambda address: address == "127.0.0.1")
    assert not leads_inward(other, site, lambda address: address == "127.0.0.1")
    assert not leads_inward(site, other, lambda address: True)
    entry = Entry("A trap", address=f"{site}/page")
    with pytest.raises(SourceError, match="is not on the open internet, as the feed is"):
        read_entry(entry, "http://8.8.8.8/feed")


def test_what_only_tells_of_feeds_is_a_text(tmp_path: Path) -> None:
    text = 'A feed begins with <rss> and has a version.\n\n{ It is no "https://jsonfeed.org/version/1" either.'
    assert read(str(saved(text, tmp_path))).text == text


def test_the_article_of_an_entry_keeps_where_its_words_lead() -> None:
    words = "<p>The lock leaks, <a href='/log'>its log</a> says, as is <a href='mailto:a@port.example'>known</a>.</p>"
    entry = Entry(
        "Lock leaks", address="https://port.example/news/1", content=f"<h1>Lock leaks</h1>{words}", is_html=True
    )
    found = read_entry(entry, "feed.xml")
    assert isinstance(found, Article)
    assert [(found.text[link.start : link.end], link.address) for link in found.links] == [
        ("its log", "https://port.example/log")
    ]
