import fcntl
import json
import os
import pty
import signal
import subprocess
import sys
import termios
import time
import tomllib
from collections.abc import Sequence
from pathlib import Path

import pytest
import spacy

from reader import pipeline
from reader.cli import run
from reader.sources.samples import paths

ROOT = Path(__file__).parents[1]
TEXT = "Old bridge to close\n\nMayor Jane Doe closed the old bridge of Hallund on Monday. “It is old,” she said.\n"

needs_model = pytest.mark.skipif(
    not os.environ.get(pipeline.MODEL) and not (pipeline.path() / "config.cfg").is_file(),
    reason="the language model is not here",
)


def reader(*args: str, data: bytes | None = b"", cwd: Path = ROOT) -> subprocess.CompletedProcess[bytes]:
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-m", "reader", *args]
    return subprocess.run(command, input=data, capture_output=True, cwd=cwd, env=environment, timeout=600)


def only_line(output: bytes) -> str:
    assert output.count(b"\n") == 1, output
    return output.decode().strip()


@pytest.fixture
def text(tmp_path: Path) -> Path:
    file = tmp_path / "bridge.txt"
    file.write_text(TEXT, encoding="utf-8")
    return file


def test_help_and_version(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["--help"]) == 0
    assert "extract" in capsys.readouterr().out
    assert run(["extract", "-h"]) == 0
    assert "JSON Lines" in capsys.readouterr().out
    assert run(["--version"]) == 0
    assert capsys.readouterr().out.startswith("reader ")


@pytest.mark.parametrize(
    ("args", "reason"),
    [
        (["extract"], "Missing argument"),
        (["extract", "-", "--from", "-"], "cannot be an article and a list of articles at once"),
        (["export", "--to", "html", "samples"], "holds one article"),
        (["extract", "--no-such-option", "x"], "No such option"),
        (["--date", "2021-02-29", "x"], "is not a date; give it as YYYY-MM-DD"),
        (["extract", "--date", "1 May", "x"], "is not a date; give it as YYYY-MM-DD"),
    ],
)
def test_wrong_usage(args: Sequence[str], reason: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(args) == 2
    assert reason in capsys.readouterr().err


def test_without_a_terminal_one_sentence_says_what_to_use() -> None:
    for args in (["x.txt"], ["-"], []):
        result = reader(*args)
        assert result.returncode == 2
        assert "use --plain or `reader extract`" in only_line(result.stderr)


def test_texts_that_cannot_be_read(tmp_path: Path) -> None:
    (tmp_path / "a.txt").touch()
    (tmp_path / "p.jpg").touch()
    result = reader("extract", "missing.txt", ".", cwd=tmp_path)
    assert result.returncode == 1
    assert result.stdout == b""
    assert result.stderr.decode().splitlines() == [
        "reader: There is no file missing.txt.",
        "reader: a.txt is empty.",
        "reader: In ., 1 file is of a kind that is not read.",
    ]


def test_a_file_named_extract(tmp_path: Path) -> None:
    (tmp_path / "extract").touch()
    result = reader("--plain", "./extract", cwd=tmp_path)
    assert (result.returncode, only_line(result.stderr)) == (1, "reader: ./extract is empty.")


def test_nothing_slow_is_imported_at_start() -> None:
    slow = ["spacy", "numpy", "onnxruntime", "tokenizers", "textual", "trafilatura", "httpx", "lxml", "dateparser"]
    slow += ["markdown_it", "email", "sqlite3", "asyncio", "importlib.metadata"]
    code = f"import sys; from reader.cli import run; run(['--version']); print([m for m in {slow} if m in sys.modules])"
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, cwd=ROOT, check=True)
    assert result.stdout.splitlines()[-1] == b"[]"


@needs_model
def test_extract_prints_a_line_for_each_text_in_order(text: Path, tmp_path: Path) -> None:
    sample = str(paths()[0])
    result = reader("extract", sample, str(tmp_path / "missing"), "-", str(text), data=TEXT.encode())
    assert result.returncode == 1
    assert "There is no file" in only_line(result.stderr)
    found = [json.loads(line) for line in result.stdout.splitlines()]
    assert [story["article"]["source"] for story in found] == [sample, "-", str(text)]
    assert found[1]["article"]["text"] == found[2]["article"]["text"] == TEXT
    assert found[1]["actors"] == found[2]["actors"]
    assert all(story["schema"] == "reader/1" for story in found)


@needs_model
def test_raw_and_date(tmp_path: Path, capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    file = tmp_path / "page.txt"
    file.write_text("https://example.org/a\n\nThe bridge of Hallund was closed.\n\nLeave a Reply\n")
    assert run(["extract", str(file)]) == 0
    assert run(["extract", "--raw", "--date", "2020-02-29", str(file)]) == 0
    page, raw = (json.loads(line)["article"] for line in capsysbinary.readouterr().out.splitlines())
    assert [block["kind"] for block in page["blocks"]].count("furniture") == 2
    assert "furniture" not in [block["kind"] for block in raw["blocks"]]
    assert raw["published"] == "2020-02-29"


@needs_model
def test_extract_does_not_import_the_terminal_library(text: Path) -> None:
    code = (
        "import sys\nfrom reader.cli import run\n"
        "run(['extract', sys.argv[1]])\nassert 'textual' not in sys.modules and 'spacy' in sys.modules"
    )
    subprocess.run([sys.executable, "-c", code, str(text)], capture_output=True, cwd=ROOT, check=True)


@needs_model
def test_plain(text: Path, capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    assert run([str(text), "--plain"]) == 0
    output = capsysbinary.readouterr().out.decode()
    assert "[PERSON Jane Doe]" in output
    assert "\nACTORS\n" in output


@needs_model
def test_an_unknown_pipeline_is_one_sentence(text: Path, capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    assert run(["extract", "--pipeline", "no_such_pipeline", str(text)]) == 1
    assert "no_such_pipeline" in only_line(capsysbinary.readouterr().err)


@needs_model
def test_a_reader_that_goes_away_is_no_error(text: Path) -> None:
    with subprocess.Popen(
        [sys.executable, "-m", "reader", "extract", *[str(text)] * 20],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        cwd=ROOT,
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        assert process.stderr.read() == b""
        assert process.wait(600) == 1


def test_an_interrupt_ends_it_quietly() -> None:
    process = subprocess.Popen(
        [sys.executable, "-m", "reader", "extract", "-"],
        stdin=subprocess.PIPE,  # nobody writes more: Reader waits for it until it is interrupted
        stderr=subprocess.PIPE,
        cwd=ROOT,
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),  # a shell's background jobs ignore it
    )
    process.stdin.write(b"O")
    process.stdin.flush()
    while fcntl.ioctl(process.stdin, termios.FIONREAD, b"\0" * 4) != b"\0" * 4:  # until it reads
        time.sleep(0.01)
    process.send_signal(signal.SIGINT)
    _, complaints = process.communicate(timeout=600)
    assert (process.returncode, complaints) == (130, b"")


def test_a_terminal_that_cannot_be_drawn_on_is_told() -> None:
    ours, theirs = pty.openpty()
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "TERM": "dumb"}
    try:
        result = subprocess.run(
            [sys.executable, "-m", "reader", "x.txt"],
            stdin=theirs, stdout=theirs, stderr=subprocess.PIPE, env=environment, timeout=600,
        )  # fmt: skip
    finally:
        os.close(theirs)
        os.close(ours)
    assert result.returncode == 2
    assert "use --plain" in only_line(result.stderr)


def test_piped_text_leaves_the_keyboard_to_the_terminal() -> None:
    """With the text on standard input, the app must find the terminal there."""
    code = (
        "import os, sys, reader.app\n"
        "from reader.sources import read\n"
        "def stand_in(targets, *, published, **rest):\n"
        "    print(list(targets), os.isatty(0), os.isatty(2), read('-').title, published)\n"
        "    return 7\n"
        "reader.app.run = stand_in\n"
        "from reader.cli import run\n"
        "sys.exit(run(sys.argv[1:]))\n"
    )
    outcome = b""
    child, terminal = pty.fork()
    if child == 0:  # its terminal is the new one, its standard input a pipe
        source, sink = os.pipe()
        os.write(sink, TEXT.encode())
        os.close(sink)
        os.dup2(source, 0)
        os.chdir(ROOT)
        os.execv(sys.executable, [sys.executable, "-c", code, "--date", "2020-02-29"])
    while True:
        try:
            piece = os.read(terminal, 1024)
        except OSError:  # how Linux says that the other end has closed
            break
        if not piece:
            break
        outcome += piece
    _, status = os.waitpid(child, 0)
    os.close(terminal)
    assert outcome.decode().strip() == "['-'] True True Old bridge to close 2020-02-29"
    assert os.waitstatus_to_exitcode(status) == 7


def test_config_tells_where_and_what(capfd: pytest.CaptureFixture[str]) -> None:
    assert run(["config"]) == 0
    said = capfd.readouterr().out
    assert "config.toml" in said
    assert "# column_width = 72" in said
    assert '# line_down = ["j", "down"]' in said
    lines = [
        line[2:] for line in said.split("\n") if line == "# [keys]" or (" = " in line and "…" not in line.split("#")[1])
    ]
    uncommented = "\n".join(lines)
    assert tomllib.loads(uncommented)["column_width"] == 72


def test_config_is_checked(capfd: pytest.CaptureFixture[str]) -> None:
    assert run(["config", "--path"]) == 0
    path = Path(capfd.readouterr().out.strip())
    assert run(["config", "--check"]) == 0
    path.parent.mkdir(parents=True)
    path.write_text("colum_width = 60")
    capfd.readouterr()
    assert run(["config", "--check"]) == 2
    assert "Did you mean column_width?" in capfd.readouterr().err


def test_a_theme_that_does_not_exist(capfd: pytest.CaptureFixture[str]) -> None:
    assert run(["--theme", "papre", "story.txt"]) == 2
    assert "Did you mean paper?" in capfd.readouterr().err


@pytest.mark.parametrize("where", ["load", "analyse"])
def test_a_lack_of_memory_is_one_sentence(
    where: str, text: Path, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def lack(*_: object) -> None:
        bytearray(2**62)

    if where == "load":
        monkeypatch.setattr("reader.engine.batch.load", lack)
    else:
        monkeypatch.setattr("reader.engine.batch.load", lambda name: spacy.blank("en"))
        monkeypatch.setattr("reader.engine.batch.analyse", lack)
    assert run(["extract", str(text)]) == 1
    assert "ran out of memory; close other programs" in only_line(capfd.readouterr().err.encode())
