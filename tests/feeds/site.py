"""A real server on this machine that serves feeds, good ones and others, as a test says."""

from __future__ import annotations

import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from msgspec import Struct

XML = "application/xml"
PARAGRAPH = (
    "The harbour of Ostvik will get a second quay by next summer, the port authority told its council on Tuesday, "
    "after two years in which ferries had to wait for the fishing boats to leave."
)


class Reply(Struct, frozen=True):
    """What is sent in answer; `after`: seconds that it takes."""

    body: bytes = b""
    status: int = 200
    headers: Mapping[str, str] = {}
    after: float = 0


def rss(title: str, *entries: str, head: str = "") -> Reply:
    """A feed whose entries are pages of the same site."""
    items = "".join(
        f"<item><title>{name}</title><link>/{name}</link><guid>{name}</guid>"
        f"<description>About {name}.</description></item>"
        for name in entries
    )
    text = f'<?xml version="1.0"?><rss version="2.0"><channel><title>{title}</title>{head}{items}</channel></rss>'
    return Reply(text.encode(), headers={"Content-Type": XML})


def atom(title: str, *entries: str) -> Reply:
    items = "".join(
        f'<entry><title>{name}</title><id>urn:{name}</id><link href="/{name}"/>'
        f"<updated>2024-05-0{number}T10:00:00Z</updated><author><name>Ola Nes</name></author></entry>"
        for number, name in enumerate(entries, 1)
    )
    text = f'<feed xmlns="http://www.w3.org/2005/Atom"><title>{title}</title>{items}</feed>'
    return Reply(text.encode(), headers={"Content-Type": "application/atom+xml"})


def page(title: str) -> Reply:
    """An article on a page."""
    body = "".join(f"<p>{title}: {PARAGRAPH} It is part {number} of the plan.</p>" for number in range(4))
    text = f"<html><head><title>{title}</title></head><body><article><h1>{title}</h1>{body}</article></body></html>"
    return Reply(text.encode(), headers={"Content-Type": "text/html; charset=utf-8"})


class Site:
    """Its `pages` by path; a path that has none is an article if `articles`, else not there."""

    def __init__(self) -> None:
        self.base = ""
        self.pages: dict[str, Reply | Callable[[Mapping[str, str]], Reply]] = {}
        self.asked: Counter[str] = Counter()
        self.articles = True
        self.busy = 0
        self.busiest = 0
        self.lock = threading.Lock()

    def reply(self, path: str, headers: Mapping[str, str]) -> Reply:
        found = self.pages.get(path)
        if found is None:
            return page(path.strip("/")) if self.articles else Reply(status=404)
        return found if isinstance(found, Reply) else found(headers)


@contextmanager
def serving() -> Iterator[Site]:
    site = Site()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            with site.lock:
                site.asked[self.path] += 1
                site.busy += 1
                site.busiest = max(site.busiest, site.busy)
            try:
                reply = site.reply(self.path, self.headers)  # type: ignore[arg-type]
                time.sleep(reply.after)
                with site.lock:
                    site.busy -= 1
                with suppress(OSError):  # whoever asked has left
                    self.send_response(reply.status)
                    for name, value in {"Content-Length": str(len(reply.body)), **reply.headers}.items():
                        self.send_header(name, value)
                    self.end_headers()
                    self.wfile.write(reply.body)
            except OSError:
                pass

        def log_message(self, *args: Any) -> None:
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
        thread.start()
        site.base = f"http://127.0.0.1:{server.server_port}"
        yield site
        server.shutdown()
        thread.join()
