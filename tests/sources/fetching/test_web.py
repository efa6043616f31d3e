import gzip
import threading
import zlib
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import ClassVar

import pytest

from reader.sources import SourceError, read
from tests.sources.books import book
from tests.sources.made import ARTICLE, EMPTY, LEAD

PLAIN = "text/plain; charset=utf-8"
FRONT = (
    "<html><head><title>The Tern</title><link rel='alternate' type='application/rss+xml' href='/rss'></head>"
    "<body><ul><li><a href='/page'>Bridge to close</a></ul></body></html>"
)
PAGES: dict[str, tuple[int, dict[str, str], bytes]] = {
    "/page": (200, {"Content-Type": "text/html; charset=utf-8"}, ARTICLE.encode()),
    "/latin": (
        200,
        {"Content-Type": "text/html; charset=iso-8859-1"},
        ARTICLE.replace("Malmö", "Västerås").encode("latin-1", "xmlcharrefreplace"),
    ),
    "/untyped": (200, {}, ARTICLE.encode()),
    "/text": (200, {"Content-Type": PLAIN}, f"A headline\r\n\r\n{LEAD}".encode()),
    "/greek": (200, {"Content-Type": "text/plain; charset=iso-8859-7"}, "Η Αθήνα".encode("iso-8859-7")),
    "/wrong-charset": (200, {"Content-Type": "text/plain; charset=no-such"}, LEAD.encode()),
    "/empty": (200, {"Content-Type": "text/html"}, EMPTY.encode()),
    "/front": (200, {"Content-Type": "text/html"}, FRONT.encode()),
    "/moved": (302, {"Location": "/page"}, b""),
    "/round": (302, {"Location": "/round"}, b""),
    "/away": (302, {"Location": "file:///etc/hostname"}, b""),
    "/book": (200, {"Content-Type": "application/epub+zip"}, book()),
    "/log.gz": (200, {"Content-Type": "application/gzip"}, gzip.compress(LEAD.encode())),
    "/image": (200, {"Content-Type": "image/png"}, b"\x89PNG"),
    "/large": (200, {"Content-Type": PLAIN}, b"x" * 300_000),
    "/barred": (403, {}, b""),
    "/odd": (299, {"Content-Type": PLAIN}, b"x"),
    "/packed": (200, {"Content-Type": PLAIN, "Content-Encoding": "x-gzip"}, gzip.compress(LEAD.encode())),
    "/bare": (200, {"Content-Type": PLAIN, "Content-Encoding": "deflate"}, zlib.compress(LEAD.encode())[2:-4]),
    "/hostile-charset": (200, {"Content-Type": "text/plain; charset=undefined"}, LEAD.encode()),
    "/bad-encoding": (200, {"Content-Type": PLAIN, "Content-Encoding": "gzip"}, b"not gzip"),
}


class Handler(BaseHTTPRequestHandler):
    agents: ClassVar[list[str]] = []

    def do_GET(self) -> None:
        self.agents.append(self.headers["User-Agent"])
        status, headers, body = PAGES.get(self.path, (404, {}, b"nothing here"))
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
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


@pytest.mark.parametrize("path", ["/page", "/untyped", "/moved"])
def test_a_page(site: str, path: str) -> None:
    article = read(site + path)
    assert article.source == site + path
    assert (article.title, article.byline, article.published) == ("Big merger shakes Baltic", "Jane Doe", "2024-03-05")
    assert "Malmö" in article.text
    assert Handler.agents[-1].startswith("Reader/")


def test_the_servers_charset_counts(site: str) -> None:
    assert "Västerås" in read(site + "/latin").text
    assert read(site + "/greek").text == "Η Αθήνα"
    assert read(site + "/wrong-charset").text == LEAD
    assert read(site + "/hostile-charset").text == LEAD


@pytest.mark.parametrize("path", ["/packed", "/bare"])
def test_packed_text(site: str, path: str) -> None:
    assert read(site + path).text == LEAD


def test_what_is_neither_page_nor_text_is_known_by_what_is_in_it(site: str) -> None:
    assert read(site + "/book").title == "The Ferry & the Bridge"
    assert read(site + "/log.gz").text == LEAD


def test_a_plain_text(site: str) -> None:
    article = read(site + "/text", published="2020-02-29")
    assert article.text == f"A headline\n\n{LEAD}"
    assert (article.title, article.published) == ("A headline", "2020-02-29")


@pytest.mark.parametrize(
    ("path", "reason"),
    [
        ("/nowhere", "the server answered 404 Not Found"),
        ("/barred", "403 Forbidden; it may want a login or a subscription"),
        ("/odd", "answered 299"),
        ("/round", "redirects without end"),
        ("/away", "redirects to a file: address, not to a web page"),
        ("/image", "is image/png, not a web page"),
        ("/empty", "No article was found in"),
        ("/bad-encoding", "is not packed as the server says"),
    ],
)
def test_reasons(site: str, path: str, reason: str) -> None:
    with pytest.raises(SourceError, match=reason) as caught:
        read(site + path)
    assert str(caught.value).count("\n") == 0
    assert site + path in str(caught.value)


def test_of_a_front_page_without_an_article_the_way_to_its_feed_is_told(site: str) -> None:
    with pytest.raises(SourceError) as caught:
        read(site + "/front")
    assert str(caught.value).startswith(f"No article was found in {site}/front, but the page has a feed: ")
    assert "`reader feed add`" in str(caught.value)


def test_nobody_there(site: str) -> None:
    with pytest.raises(SourceError, match="the server refused the connection"):
        read("http://127.0.0.1:1/")
    with pytest.raises(SourceError, match="its host was not found"):
        read("http://no-such-host.invalid/")
    with pytest.raises(SourceError, match="its encryption is not valid"):
        read(site.replace("http:", "https:"))
