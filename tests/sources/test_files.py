import os
import socket
import threading
import time
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest

from reader.beside import beside
from reader.sources import SourceError, files


@pytest.fixture
def pipe() -> Iterator[tuple[int, int]]:
    source, sink = os.pipe()
    yield source, sink
    os.close(source)


def test_only_files_are_read_by_name(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    with socket.socket(socket.AF_UNIX) as server:
        server.bind(str(tmp_path / "socket"))
        for name, reason in {
            str(tmp_path / "pipe"): "is a pipe, not a file",
            str(tmp_path / "socket"): "could not be read",
            "/dev/zero": "is a device, not a file",
            "/dev": "is a folder; give a file",
            "/dev/fd/999": "could not be read: bad file descriptor",
        }.items():
            with pytest.raises(SourceError, match=reason) as caught:
                beside(partial(files.read, name)).result(60)  # some could be waited for in vain
            assert str(caught.value).endswith(".")


def test_what_is_open_is_read_to_its_end(pipe: tuple[int, int]) -> None:
    source, sink = pipe

    def write() -> None:
        for piece in (b"A text ", b"that comes ", b"in pieces."):
            time.sleep(0.05)
            os.write(sink, piece)
        os.close(sink)

    os.set_blocking(source, False)  # as who opened it may have left it
    threading.Thread(target=write).start()
    assert files.read(f"/dev/fd/{source}") == b"A text that comes in pieces."


def test_the_limit_can_be_raised_and_lowered(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "long.txt"
    path.write_bytes(b"A long text.\n" * 1_000)
    monkeypatch.setenv(files.RAISED, "12999")
    with pytest.raises(SourceError, match=r"long.txt is larger than 0\.012999 MB; --max-size lets more in\.$"):
        files.read(str(path))
    monkeypatch.setenv(files.RAISED, "13000")
    assert len(files.read(str(path))) == 13_000


def test_what_never_ends_is_too_large(pipe: tuple[int, int], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(files, "LARGEST", 100_000)
    source, sink = pipe

    def write() -> None:
        try:
            while True:
                os.write(sink, b"y\n" * 1000)
        except BrokenPipeError:
            os.close(sink)

    writer = threading.Thread(target=write, daemon=True)
    writer.start()
    with pytest.raises(SourceError, match=r"/dev/fd/\d+ is larger than"):
        files.read(f"/dev/fd/{source}")


@pytest.mark.parametrize(
    ("target", "number"),
    [("-", 0), ("/dev/stdin", 0), ("/dev/fd/0", 0), ("/dev/fd/63", 63), ("/proc/self/fd/3", 3)],
)
def test_names_of_what_is_open(target: str, number: int) -> None:
    assert files.descriptor(target) == number


@pytest.mark.parametrize("target", ["--", "./-", "/dev/fd/", "/dev/fd/-1", "/dev/fd/x", "dev/fd/1", "/dev/fd/9999999"])
def test_other_names(target: str) -> None:
    assert files.descriptor(target) is None
