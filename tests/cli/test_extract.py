"""Many articles by `reader extract`: the whole command, on real files."""

from __future__ import annotations

import fcntl
import json
import os
import pty
import re
import shutil
import signal
import struct
import subprocess
import sys
import termios
import time
from pathlib import Path

import pytest

from tests import command
from tests.command import here
from tests.test_cli import ROOT, needs_model, reader

TOWNS = ("Hallund", "Brevik", "Ostra", "Lund", "Malling", "Torvik")


@pytest.fixture
def news(tmp_path: Path) -> Path:
    folder = tmp_path / "news"
    folder.mkdir()
    for number, town in enumerate(TOWNS):
        text = f"Bridge to close\n\nMayor Jane Doe of {town} closed the bridge on Monday. “It is old,” she said.\n"
        (folder / f"{number}.txt").write_text(text, encoding="utf-8")
    return folder


def sources(output: bytes) -> list[str]:
    return [json.loads(line)["article"]["source"] for line in output.splitlines()]


def test_a_file_over_the_limit_is_told_in_a_sentence_that_says_how_to_raise_it(tmp_path: Path) -> None:
    (tmp_path / "long.txt").write_bytes(b"A long text.\n" * 100_000)
    found = here("extract", "--max-size", "1", "long.txt", cwd=tmp_path)
    said = "reader: long.txt is larger than 1 MB; --max-size lets more in.\n"
    assert (found.returncode, found.stdout, found.stderr.decode()) == (1, b"", said)
    wrong = here("extract", "--max-size", "none", "long.txt", cwd=tmp_path)
    assert wrong.returncode == 2
    assert b"none is no number from 1 to 10,000" in wrong.stderr


@needs_model
def test_processes_change_nothing_and_one_bad_text_costs_no_other(news: Path) -> None:
    (news / "3.txt").write_bytes(b"")
    several = reader("extract", "news", "--jobs", "2", cwd=news.parent)
    assert (several.returncode, sources(several.stdout)) == (1, [f"news/{n}.txt" for n in (0, 1, 2, 4, 5)])
    assert several.stderr.decode().splitlines() == ["reader: news/3.txt is empty."]
    listed = "".join(f"news/{n}.txt\n" for n in (0, 1, 2, 4, 5)).encode()
    one = here("extract", "--from", "-", "--jobs", "1", data=listed, cwd=news.parent)
    assert (one.returncode, one.stdout) == (0, several.stdout)


@needs_model
def test_a_folder_of_results_is_gone_on_with_where_it_was_stopped(news: Path) -> None:
    command = ("extract", "news/*.txt", "--jobs", "1", "--out", "found")
    first = here(*command, cwd=news.parent)
    assert (first.returncode, first.stdout, first.stderr) == (0, b"", b"")
    files = sorted((news.parent / "found").glob("*.json"))
    assert [json.loads(file.read_bytes())["article"]["source"] for file in files] == [
        f"news/{n}.txt" for n in range(len(TOWNS))
    ]
    files[0].unlink()
    files[1].write_bytes(files[1].read_bytes()[:100])
    (news / "2.txt").write_text("Bridge to open\n\nMayor Jane Doe opened the bridge.\n")
    before = {file: file.stat().st_mtime_ns for file in files[1:]}
    assert here(*command, cwd=news.parent).returncode == 0
    assert sorted((news.parent / "found").glob("*.json")) == files
    assert [file for file in files[1:] if file.stat().st_mtime_ns != before[file]] == files[1:3]
    assert json.loads(files[2].read_bytes())["article"]["title"] == "Bridge to open"


@needs_model
def test_what_other_rules_made_is_made_again(news: Path) -> None:
    program = news.parent / "program"
    program.mkdir()
    # With what is compiled of it, but for what another process is just writing.
    shutil.copytree(ROOT / "reader", program / "reader", ignore=shutil.ignore_patterns("*.pyc.*"))

    def times() -> dict[Path, int]:
        command = [sys.executable, "-m", "reader", "extract", "news", "--jobs", "1", "--out", "found"]
        environment = {**os.environ, "PYTHONPATH": os.pathsep.join([str(program), *sys.path[1:]])}
        subprocess.run(command, cwd=news.parent, env=environment, check=True)
        return {file: file.stat().st_mtime_ns for file in (news.parent / "found").glob("*.json")}

    first = times()
    assert len(first) == len(TOWNS)
    assert times() == first
    weights = program / "reader" / "analysis" / "weights" / "quote.json"
    weights.write_text(weights.read_text() + "\n")
    again = times()
    assert again.keys() == first.keys()
    assert all(again[file] > first[file] for file in first)


@needs_model
def test_a_parquet_file_has_a_row_for_each_be_it_made_now_or_before(news: Path) -> None:
    pq = pytest.importorskip("pyarrow.parquet", reason="pyarrow is not here")
    wanted = [f"news/{n}.txt" for n in range(len(TOWNS))]
    assert here("extract", "news/[024].txt", "--out", "found", cwd=news.parent).returncode == 0
    both = here("extract", "news", "--out", "found", "--parquet", "both.parquet", "--jobs", "2", cwd=news.parent)
    alone = here("extract", "news", "--parquet", "alone.parquet", "--jobs", "1", cwd=news.parent)
    assert (both.returncode, both.stdout, alone.returncode, alone.stdout) == (0, b"", 0, b"")
    tables = [pq.read_table(news.parent / f"{name}.parquet") for name in ("both", "alone")]
    assert tables[0].column("source").to_pylist() == wanted
    assert tables[0].equals(tables[1])


def test_what_cannot_be_had_is_one_sentence(news: Path) -> None:
    file = news / "0.txt"
    for args, reason in {
        ("--out", str(file / "in")): "cannot be written: ",
        ("--parquet", str(news / "no" / "a.parquet")): "cannot be written: no such file",
        ("--cluster", "tcp://127.0.0.1:1", "--jobs", "2"): "name one of them",
        ("--out", os.devnull): "is a file; --out needs a folder.",
        ("--jobs", "0"): "0 is no number from 1 to 512",
    }.items():
        result = here("extract", str(file), *args)
        assert result.returncode in (1, 2)
        assert result.stdout == b""
        assert reason in result.stderr.decode().splitlines()[-1].lower()
        assert b"Traceback" not in result.stderr


def test_without_pyarrow_a_sentence_names_the_extra(news: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:  # fmt: skip  # noqa: E501
    from reader.cli import run

    monkeypatch.setitem(sys.modules, "pyarrow", None)
    monkeypatch.delitem(sys.modules, "reader.export.parquet", raising=False)
    assert run(["extract", str(news), "--parquet", str(news / "a.parquet")]) == 1
    assert "reader-news[parquet]" in capsys.readouterr().err


def on_terminal(command: list[str], folder: Path, *, printed: Path) -> tuple[int, str]:
    """The status, and what comes to a terminal as standard error; standard output is a file."""
    here, there = pty.openpty()
    fcntl.ioctl(there, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 100, 0, 0))
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "TERM": "xterm-256color"}
    with open(printed, "wb") as file:
        process = subprocess.Popen(
            [sys.executable, "-m", "reader", *command],
            stdin=subprocess.DEVNULL, stdout=file, stderr=there, cwd=folder, env=environment,
        )  # fmt: skip
    os.close(there)
    seen = b""
    try:
        while piece := os.read(here, 65536):
            seen += piece
    except OSError:  # how a terminal ends that nobody writes to any more
        pass
    os.close(here)
    return process.wait(), re.sub(r"\x1b\[[0-9;?]*[A-Za-z]", "", seen.decode())


@needs_model
def test_a_bar_is_shown_where_somebody_looks_and_nothing_else_is_printed(news: Path) -> None:
    (news / "3.txt").write_bytes(b"")
    printed = news.parent / "found.jsonl"
    status, seen = on_terminal(["extract", "news", "--jobs", "2"], news.parent, printed=printed)
    assert (status, len(sources(printed.read_bytes()))) == (1, 5)
    assert "6 of 6" in seen
    assert "1 failed" in seen
    assert "a minute" in seen
    assert "reader: news/3.txt is empty." in seen
    seen = command.on_terminal("extract", str(news), "--jobs", "1", status=1)
    assert "of 6" not in seen
    assert seen.count('"schema"') == 5


@pytest.mark.skipif(sys.platform != "linux", reason="looks at the processes of Linux")
@needs_model
def test_an_interrupt_ends_everything_with_its_status(news: Path) -> None:
    (news / "big.txt").write_text("Mayor Jane Doe closed the bridge. " * 40_000)
    process = subprocess.Popen(
        [sys.executable, "-m", "reader", "extract", "news", "--jobs", "2"],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=news.parent, start_new_session=True,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )  # fmt: skip
    assert process.stdout is not None
    assert process.stdout.readline()
    children = set(Path(f"/proc/{process.pid}/task/{process.pid}/children").read_text().split())
    os.killpg(process.pid, signal.SIGINT)  # as a terminal does it: to all of them
    _, said = process.communicate(timeout=600)
    assert (process.returncode, said) == (130, b"")
    assert len(children) >= 2
    until = time.monotonic() + 600
    while any(Path(f"/proc/{child}").exists() for child in children):
        assert time.monotonic() < until
        time.sleep(0.05)


def test_a_table_is_not_asked_for_as_a_folder(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("It rained.")
    done = here("extract", "a.txt", "--out", "all.parquet", cwd=tmp_path)
    assert done.returncode == 2
    assert "a table is made by --parquet all.parquet." in done.stderr.decode()
    assert not (tmp_path / "all.parquet").exists()
