"""Archives that do not lie as a file: from a real server, and through a pipe."""

from __future__ import annotations

import io
import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from reader.app.app import ReaderApp
from reader.app.documents import documents
from reader.app.screens.picker import Picker
from reader.sources import SourceError, files, opened, read_entry
from reader.sources.listing import Listing
from reader.sources.lists import many
from reader.story import Article
from tests.app.hand import Answers
from tests.app.test_listing import listed, shown
from tests.app.test_reading import WIDE
from tests.sources.books import book
from tests.sources.lists.test_many import PACKERS, found, text

ROOT = Path(__file__).parents[3]
NEWS = {f"{n}.txt": text(f"town {n}") for n in range(4)}
TYPES = {
    "zip": "application/zip", "tar": "application/x-tar", "tar.gz": "application/gzip",
    "tar.bz2": "application/x-bzip2", "tar.xz": "application/x-xz",
}  # fmt: skip


class Site:
    """A server with a page for each path; `asked` are the paths that were fetched."""

    def __init__(self) -> None:
        self.pages: dict[str, tuple[str, bytes]] = {}
        self.asked: list[str] = []
        site = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                site.asked.append(self.path)
                kind, body = site.pages.get(self.path, ("text/plain", b""))
                self.send_response(200)
                self.send_header("Content-Type", kind)
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, *args: object) -> None:
                pass

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.address = f"http://127.0.0.1:{self.server.server_port}"


@pytest.fixture
def site() -> Iterator[Site]:
    made = Site()
    thread = threading.Thread(target=made.server.serve_forever, daemon=True)
    thread.start()
    yield made
    made.server.shutdown()
    made.server.server_close()
    thread.join()


@pytest.mark.parametrize("kind", PACKERS)
def test_an_archive_at_an_address_is_a_list_that_is_fetched_once(kind: str, site: Site) -> None:
    for path, told in {"/named": TYPES[kind], f"/news.{kind}": "application/octet-stream"}.items():
        site.pages[path] = told, PACKERS[kind](NEWS)
        listing = opened(site.address + path)
        assert isinstance(listing, Listing)
        assert [entry.title for entry in listing.entries] == list(NEWS)
        for entry in listing.entries[1:3]:
            article = read_entry(entry, listing.source, published="2024-05-01")
            assert isinstance(article, Article)
            assert (article.source, article.text) == (f"{listing.source}/{entry.title}", NEWS[entry.title].decode())
    assert site.asked == ["/named", f"/news.{kind}"]


def test_it_is_fetched_again_when_another_one_was_opened_meanwhile(site: Site) -> None:
    for path in ("/a.zip", "/b.zip"):
        site.pages[path] = "application/zip", PACKERS["zip"](NEWS)
    first, second = (opened(site.address + path) for path in ("/a.zip", "/b.zip"))
    assert isinstance(first, Listing)
    assert isinstance(second, Listing)
    for listing in (second, first):
        article = read_entry(listing.entries[0], listing.source)
        assert isinstance(article, Article)
        assert article.source == f"{listing.source}/0.txt"
    assert site.asked == ["/a.zip", "/b.zip", "/a.zip"]


@pytest.mark.parametrize("kind", PACKERS)
def test_its_articles_come_one_after_another_and_what_is_wrong_is_said(kind: str, site: Site) -> None:
    site.pages["/all"] = TYPES[kind], PACKERS[kind]({**NEWS, "../out.txt": b"x", "p.jpg": b"x"})
    names, left = found(f"{site.address}/all")
    assert names == [f"{site.address}/all/{name}" for name in NEWS]
    said = " ".join(one.sentence for one in left)
    assert "1 with a name outside of it" in said
    assert "1 file is of a kind that is not read" in said
    assert many.count([f"{site.address}/all"]) == 1, "one would have to fetch it to tell"


def test_the_limits_of_files_hold(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(files, "LARGEST", 1_000)
    site.pages["/large"] = "application/zip", PACKERS["zip"]({"large.txt": b"x" * 2_000, **NEWS})
    names, left = found(f"{site.address}/large")
    assert len(names) == len(NEWS)
    assert [one.sentence for one in left if one.failed] == [
        f"{site.address}/large/large.txt is larger than 0.001 MB; --max-size lets more in."
    ]
    site.pages["/bomb"] = "application/x-tar", PACKERS["tar.gz"]({f"{n}.txt": bytes(900) for n in range(100)})
    monkeypatch.setattr("reader.sources.packed.archives.SMALL", 10_000)
    monkeypatch.setattr("reader.sources.packed.archives.MOST_TIMES", 1)
    assert "unpacks to more than an archive of its size" in found(f"{site.address}/bomb")[1][-1].sentence


def test_a_book_is_no_archive_and_a_broken_archive_is_a_sentence(site: Site) -> None:
    site.pages["/book"] = "application/zip", book()
    assert isinstance(opened(f"{site.address}/book"), Article)
    assert len(found(f"{site.address}/book")[0]) == 1
    site.pages["/cut"] = "application/zip", PACKERS["zip"](NEWS)[:-30]
    with pytest.raises(SourceError, match="damaged or incomplete"):
        opened(f"{site.address}/cut")
    assert [one.failed for one in found(f"{site.address}/cut")[1]] == [True]


@pytest.mark.parametrize("kind", ["zip", "tar.gz"])
def test_one_that_comes_through_a_pipe(kind: str, tmp_path: Path) -> None:
    program = "import sys; from reader.sources.lists import many; print(*[a.text for a in many.every(sys.argv[1:])])"
    data = PACKERS[kind](NEWS)
    wanted = " ".join(content.decode() for content in NEWS.values()).split()
    command = [sys.executable, "-c", program]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    piped = subprocess.run([*command, "-"], input=data, capture_output=True, check=True, env=environment)
    assert piped.stdout.decode().split() == wanted
    ours, theirs = os.pipe()
    with io.FileIO(theirs, "w") as file:
        file.write(data)
    other = subprocess.run(
        [*command, f"/dev/fd/{ours}"], pass_fds=[ours], capture_output=True, check=True, env=environment
    )
    os.close(ours)
    assert other.stdout.decode().split() == wanted


async def test_the_app_lists_it_and_opens_what_is_chosen(site: Site) -> None:
    site.pages["/news.zip"] = "application/zip", PACKERS["zip"](NEWS)
    made = ReaderApp(documents([f"{site.address}/news.zip"]), Answers())
    async with made.run_test(size=WIDE) as pilot:
        assert [row.strip() for row in await listed(pilot)] == list(NEWS)
        await pilot.press("down", "enter")
        assert (await shown(pilot)).source == f"{site.address}/news.zip/1.txt"
        await pilot.press("L")
        await pilot.pause()
        assert isinstance(pilot.app.screen, Picker)
    assert site.asked == ["/news.zip"]


@pytest.mark.parametrize("kind", [*PACKERS])
def test_a_member_is_opened_by_what_it_is_called(kind: str, tmp_path: Path) -> None:
    path = tmp_path / f"old.{kind}"
    path.write_bytes(PACKERS[kind]({"news/1.txt": text("one"), "news/2.txt": text("two")}))
    found = opened(f"{path}/news/2.txt", published="2024-05-06")
    assert isinstance(found, Article)
    assert "two" in found.text
    assert (found.source, found.published) == (f"{path}/news/2.txt", "2024-05-06")
    with pytest.raises(SourceError, match=r"3\.txt is not there any more\.$"):
        opened(f"{path}/news/3.txt")


def test_what_lies_behind_a_file_that_is_no_archive_is_nowhere(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("A text.")
    with pytest.raises(SourceError, match=r"a\.txt/b could not be read: not a directory\.$"):
        opened(f"{tmp_path}/a.txt/b")


def test_a_member_of_an_archive_at_an_address_is_opened_by_its_own(site: Site) -> None:
    site.pages["/old.zip"] = ("application/zip", PACKERS["zip"]({"news/1.txt": text("one")}))
    address = f"{site.address}/old.zip/news/1.txt"
    found = opened(address)
    assert isinstance(found, Article)
    assert "one" in found.text
    assert found.source == address
    assert site.asked == ["/old.zip/news/1.txt", "/old.zip"]
    with pytest.raises(SourceError):
        opened(address, outside=True)


def test_an_archive_of_which_nothing_can_be_opened_says_why(tmp_path: Path) -> None:
    data = bytearray(PACKERS["zip"]({"secret.txt": text("s")}))
    for sign, flags in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.index(sign) + flags] |= 1
    (tmp_path / "a.zip").write_bytes(data)
    with pytest.raises(SourceError, match=r"a\.zip is an archive without a file that Reader opens \(1 encrypted\)\.$"):
        opened(str(tmp_path / "a.zip"))


def test_a_folder_has_its_name_however_one_gets_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "news" / "june").mkdir(parents=True)
    (tmp_path / "news" / "0.txt").write_bytes(NEWS["0.txt"])
    (tmp_path / "news" / "june" / "1.txt").write_bytes(NEWS["1.txt"])
    monkeypatch.chdir(tmp_path / "news" / "june")
    for target, name in {".": "june", "./": "june", "..": "news", "../june/..": "news", "../../news/": "news"}.items():
        listing = opened(target)
        assert isinstance(listing, Listing)
        assert listing.title == name, target
