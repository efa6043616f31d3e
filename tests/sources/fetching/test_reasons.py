"""What is said where the way to an address fails, on real sockets where this machine can have them fail."""

import errno
import os
import socket
import ssl
import struct
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import httpx
import pytest

from reader.sources import SourceError, read
from tests.command import here

CERTIFICATES = Path(__file__).with_name("certificates")
HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nContent-Length: %d\r\n\r\n"
TEXT = b"The tug is back in the harbour."


@contextmanager
def serving(answer: Callable[[socket.socket], None], scheme: str = "http") -> Iterator[str]:
    """A server for one connection after another; gives its address."""

    def accept(listener: socket.socket) -> None:
        with suppress(OSError):
            while True:
                line, _ = listener.accept()
                with suppress(OSError), line:
                    answer(line)

    with socket.create_server(("127.0.0.1", 0)) as listener:
        thread = threading.Thread(target=accept, args=(listener,), daemon=True)
        thread.start()
        yield f"{scheme}://127.0.0.1:{listener.getsockname()[1]}/news"
        with suppress(OSError):
            listener.shutdown(socket.SHUT_RDWR)
        thread.join()


def reset(line: socket.socket) -> None:
    """Breaks the connection in the midst of a text."""
    line.recv(4096)
    line.sendall(HEAD % 5000 + TEXT)
    line.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))


def whole(line: socket.socket) -> None:
    line.recv(4096)
    line.sendall(HEAD % len(TEXT) + TEXT)


def secured(name: str) -> Callable[[socket.socket], None]:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(CERTIFICATES / name)

    def answer(line: socket.socket) -> None:
        with context.wrap_socket(line, server_side=True) as inner:
            whole(inner)

    return answer


def said(address: str) -> str:
    """The sentence with which a command ends that asks for an address, without what could not be had."""
    ran = here("--plain", address)
    lines = ran.stderr.decode().splitlines()
    assert (ran.returncode != 0, ran.stdout, len(lines)) == (True, b"", 1)
    name, _, reason = lines[0].partition(" could not be had: ")
    assert name.endswith(address)
    return reason


def test_the_server_refuses() -> None:
    with socket.socket() as closed:
        closed.bind(("127.0.0.1", 0))  # and does not listen
        address = f"http://127.0.0.1:{closed.getsockname()[1]}/"
        assert said(address) == "the server refused the connection; is the address right? If it is, try again later."


def test_the_name_is_of_no_host() -> None:
    assert said("http://no-such-host.invalid/") == (
        "its host was not found; is the name spelt right, and is the network up?"
    )


def test_the_connection_breaks_off_in_a_text() -> None:
    with serving(reset) as address:
        assert said(address) == "the connection broke off; try again."


@pytest.mark.parametrize(
    ("number", "reason"),
    [
        (errno.ENETUNREACH, "no way leads to its host; is the network up?"),
        (errno.EHOSTUNREACH, "no way leads to its host; is the network up?"),
        (errno.ENETDOWN, "no way leads to its host; is the network up?"),
        (errno.EACCES, "this computer does not allow the connection; does a firewall forbid it?"),
    ],
)
def test_there_is_no_way(number: int, reason: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def connect(*args: object, **options: object) -> socket.socket:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(socket, "create_connection", connect)
    assert said("http://192.0.2.1/") == reason


@pytest.mark.parametrize(
    ("certificate", "trusted", "reason"),
    [
        ("here.pem", False, "nobody whom Reader trusts vouches for its certificate; "
         "if you do, name a file with that certificate in SSL_CERT_FILE."),
        ("expired.pem", True, "its certificate is not valid today; is this computer's clock right?"),
        ("elsewhere.pem", True, "its certificate is another host's; is the address right?"),
    ],
)  # fmt: skip
def test_the_certificate_is_not_good(
    certificate: str, trusted: bool, reason: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    if trusted:
        monkeypatch.setenv("SSL_CERT_FILE", str(CERTIFICATES / certificate))
    with serving(secured(certificate), "https") as address:
        assert said(address) == reason


def test_a_certificate_that_the_user_vouches_for_is_good(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(CERTIFICATES / "here.pem"))
    with serving(secured("here.pem"), "https") as address:
        assert read(address).text == TEXT.decode()


@pytest.mark.parametrize("is_there", [False, True])
def test_the_users_certificates_cannot_be_read(is_there: bool, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    if is_there:
        (tmp_path / "none.pem").write_text("no certificate")
    monkeypatch.setenv("SSL_CERT_FILE", str(tmp_path / "none.pem"))
    assert said("https://127.0.0.1:1/") == "the certificates that SSL_CERT_FILE names could not be read."


def test_the_server_speaks_without_encryption() -> None:
    with serving(whole, "https") as address:
        assert said(address) == "its encryption is not valid; does it want http:// instead?"


def test_the_proxy_does_not_let_it_through(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(line: socket.socket) -> None:
        line.recv(4096)
        line.sendall(b"HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\n\r\n")

    with serving(refuse) as address:
        monkeypatch.setenv("HTTPS_PROXY", address.removesuffix("/news"))
        assert said("https://192.0.2.1/").startswith("the proxy that the environment names")


def test_whatever_it_is_it_is_told_in_a_line(monkeypatch: pytest.MonkeyPatch) -> None:
    def connect(*args: object, **options: object) -> httpx.Response:
        raise httpx.ReadError("odd\x1b[31m\nthing")

    monkeypatch.setattr(httpx.Client, "send", connect)
    with pytest.raises(SourceError) as caught:
        read("http://192.0.2.1/")
    assert "\x1b" not in str(caught.value)
    assert "\n" not in str(caught.value)
