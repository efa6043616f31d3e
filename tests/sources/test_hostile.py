import socket
import threading
import time
import tracemalloc

import pytest
from msgspec.structs import replace

from reader.sources import SourceError
from reader.sources.fetching.web import Answer, Limits, fetch
from tests.sources.hostile import OK, SERVERS, Server, serving

LIMITS = Limits(connect=60, silence=60, whole=60, size=200_000)
"""Long enough for any machine; what is to exceed one has a shorter one."""
MEMORY = 20_000_000


@pytest.mark.parametrize("server", SERVERS, ids=lambda server: server.name)
def test_a_server_takes_no_more_than_its_limits(server: Server) -> None:
    limits = replace(LIMITS, **{server.exceeds: 0.5}) if server.exceeds else LIMITS
    with serving(server) as address:
        if server.said:
            with pytest.raises(SourceError, match=server.said) as caught:
                fetch(address, limits)
            assert str(caught.value).startswith(address)
            assert str(caught.value).endswith(".")
            assert str(caught.value).isprintable()
        else:
            assert fetch(address, limits).data == b"There"


@pytest.mark.parametrize("name", ["bomb", "bomb in a bomb", "redirect with a bomb", "text without end", "empty blocks"])
def test_memory_is_bounded(name: str) -> None:
    with serving(next(server for server in SERVERS if server.name == name)) as address:
        tracemalloc.start()
        try:
            fetch(address, LIMITS)
        except SourceError:
            pass
        finally:
            _, peak = tracemalloc.get_traced_memory()
            tracemalloc.stop()
    assert peak < MEMORY


def test_the_connection_is_cut_at_the_end_of_patience(monkeypatch: pytest.MonkeyPatch) -> None:
    begun, ended = threading.Event(), threading.Event()

    def send(path: bytes):  # type: ignore[no-untyped-def]
        try:
            yield OK + b"\r\n"
            begun.set()
            while True:
                time.sleep(0.02)
                yield b"a"
        finally:
            ended.set()

    monkeypatch.setattr("reader.sources.fetching.web.wait", lambda *_, timeout: begun.wait(60))
    with serving(Server("", send, "")) as address:
        with pytest.raises(SourceError, match=r"took longer than 30\.5 seconds"):
            fetch(address, Limits(whole=30.5))
        assert ended.wait(60)


def redirecting(to: str) -> Server:
    return Server("", lambda _: [b"HTTP/1.1 302 Found\r\nLocation: %b\r\nContent-Length: 0\r\n\r\n" % to.encode()], "")


THERE = Server("", lambda _: [OK, b"Content-Length: 5\r\n\r\nThere"], "")


def first_is_public(address: str) -> bool:
    return address == "127.0.0.1"


def test_the_open_internet_redirects_nowhere_into_a_private_network() -> None:
    with (
        serving(THERE, "127.0.0.2") as inside,
        serving(redirecting(inside)) as outside,
        pytest.raises(SourceError, match=r"redirects to 127\.0\.0\.2, which is not on the open internet"),
    ):
        fetch(outside, LIMITS, first_is_public)


def test_a_name_that_leads_inwards_once_it_is_followed(monkeypatch: pytest.MonkeyPatch) -> None:
    """What a name was looked up as says nothing of the next time."""
    with serving(THERE, "127.0.0.2") as inside, serving(redirecting(inside)) as outside:
        monkeypatch.setattr("reader.sources.fetching.web.resolved", lambda host: ["127.0.0.1"])
        with pytest.raises(SourceError, match="is not on the open internet"):
            fetch(outside, LIMITS, first_is_public)


def test_who_names_a_private_address_may_be_redirected_there() -> None:
    def there(address: str) -> bool:
        return False

    with serving(THERE, "127.0.0.2") as inside, serving(redirecting(inside)) as outside:
        assert fetch(outside, LIMITS, there) == Answer(b"There", False, "utf-8", address=f"{inside.rstrip('/')}/")


def test_from_a_private_address_out_and_back_to_it() -> None:
    """A page at home may send one out, and what is out there back to it, but to no other place at home."""
    home = Server("", lambda path: THERE.send(path) if path == b"/back" else redirecting(out).send(path), "")
    away = Server("", lambda path: redirecting(other if path == b"/other" else f"{start}back").send(path), "")
    with serving(THERE, "127.0.0.3") as other, serving(home, "127.0.0.2") as start, serving(away) as out:
        assert fetch(start, LIMITS, first_is_public).data == b"There"
        out += "other"
        with pytest.raises(SourceError, match=r"redirects to 127\.0\.0\.3"):
            fetch(start, LIMITS, first_is_public)


def test_no_way_to_a_host(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*args: object, **options: object) -> socket.socket:
        raise OSError(113, "No route to host")

    monkeypatch.setattr("socket.create_connection", refuse)
    with pytest.raises(SourceError, match="no way leads to its host; is the network up"):
        fetch("http://192.0.2.1/", LIMITS)
