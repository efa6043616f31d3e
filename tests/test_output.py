"""Where the output goes wrong, and what of hostile arguments comes out on a terminal: every command, as a process."""

import os
import pty
import re
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

from reader.printable import STAND_INS
from tests.test_cli import ROOT, TEXT, needs_model, only_line

COMMANDS = [["--help"], ["--version"], ["extract", "--help"], ["config"], ["config", "--path"], ["config", "--check"]]
WORKING = [["--plain", "-"], ["extract", "-"]]
EVERY = [*COMMANDS, *(pytest.param(args, marks=needs_model) for args in WORKING)]


def shell(redirected: str, args: Sequence[str]) -> subprocess.CompletedProcess[bytes]:
    """Runs Reader as a shell does, with redirections."""
    command = ["sh", "-c", f'exec "$0" -m reader "$@" {redirected}', sys.executable, *args]
    return subprocess.run(
        command, input=TEXT.encode(), capture_output=True, env={**os.environ, "PYTHONPATH": str(ROOT)}, timeout=120
    )


@pytest.mark.parametrize("args", EVERY)
@pytest.mark.parametrize(
    ("redirected", "reason"), [("> /dev/full", "no space left on device"), (">&-", "Standard output is closed")]
)
def test_output_that_cannot_be_written_is_one_sentence(args: list[str], redirected: str, reason: str) -> None:
    result = shell(redirected, args)
    assert reason in only_line(result.stderr)
    assert result.returncode == 1


@pytest.mark.parametrize("args", [*EVERY, ["--nonsense"], ["extract", "/missing"]])
@pytest.mark.parametrize("errors", ["2>&-", "2> /dev/full"])
def test_without_standard_error_all_else_goes_on(args: list[str], errors: str) -> None:
    result = shell(errors, args)
    expected = {"--nonsense": 2, "/missing": 1}.get(args[-1], 0)
    assert (result.returncode, result.stderr) == (expected, b"")
    assert bool(result.stdout) == (expected == 0)
    assert shell(f"{errors} >&-", args).returncode == 1


@pytest.mark.parametrize("args", COMMANDS)
def test_all_streams_closed(args: list[str]) -> None:
    assert shell("<&- >&- 2>&-", args).returncode == 1


HOSTILE = "\x1b]0;x\x07\x1b[2J\x9b31m\r\n\t\x7f\u202e\u2066\u200e\u200f\u061c\ufeff\u00ad\u2028\U000e0041"
BAD = "".join(chr(code) for code in STAND_INS if code not in (0x0A, 0x0D) and not 0xD800 <= code < 0xE000)
UNFIT = re.compile(f"[{re.escape(BAD)}]")


def on_a_terminal(args: Sequence[str], environment: dict[str, str]) -> tuple[str, int]:
    """What comes out on a new pseudo-terminal, and the exit status."""
    child, terminal = pty.fork()
    if child == 0:
        os.execve(sys.executable, [sys.executable, "-m", "reader", *args], environment)
    out = b""
    while True:
        try:
            piece = os.read(terminal, 65536)
        except OSError:  # how Linux says that the other end has closed
            break
        if not piece:
            break
        out += piece
    _, status = os.waitpid(child, 0)
    os.close(terminal)
    return out.decode(), os.waitstatus_to_exitcode(status)


@pytest.mark.parametrize(
    ("args", "status"),
    [
        (["--plain", f"missing{HOSTILE}.txt"], 1),
        (["extract", f"missing{HOSTILE}.txt"], 1),
        ([f"missing{HOSTILE}.txt"], 1),
        (["--plain", "{folder}"], 1),
        (["--plain", f"http://127.0.0.1:1/{HOSTILE}"], 1),
        ([f"--{HOSTILE}"], 2),
        (["extract", f"--raw={HOSTILE}", "x"], 2),
        (["config", HOSTILE], 2),
        (["config", f"--chec{HOSTILE}"], 2),
        (["--date", HOSTILE, "x"], 2),
        (["extract", "--date", HOSTILE, "x"], 2),
        (["--theme", HOSTILE, "x"], 2),
        (["config"], 2),
        (["config", "--check"], 2),
        (["config", "--path"], 0),
        pytest.param(["extract", "--pipeline", HOSTILE, "{file}"], 1, marks=needs_model),
        pytest.param(["--plain", "--pipeline", HOSTILE, "{file}"], 1, marks=needs_model),
        pytest.param(["--plain", "{file}"], 0, marks=needs_model),
        pytest.param(["extract", "{file}"], 0, marks=needs_model),
        pytest.param(["extract", "{file}", "READER_MODEL"], 1, marks=needs_model),
    ],
    ids=repr,
)
def test_nothing_hostile_reaches_a_terminal(args: list[str], status: int, tmp_path: Path) -> None:
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    if args[-1] == "READER_MODEL":
        args, environment["READER_MODEL"] = args[:-1], f"/missing{HOSTILE}"
    file = tmp_path / f"text{HOSTILE}.txt"
    file.write_text(TEXT.replace("Jane", f"Jane{HOSTILE}"), encoding="utf-8")
    folder = tmp_path / f"folder{HOSTILE}"
    config = folder / "reader"
    config.mkdir(parents=True)
    wrong = HOSTILE.encode("unicode_escape").decode().replace("\\x", "\\u00")
    (config / "config.toml").write_text(
        f'theme = "{wrong}"\n"{wrong}" = 1\n[keys]\n"{wrong}" = "x"\nquit = "{wrong}"\n', encoding="utf-8"
    )
    for name in ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME"):
        environment[name] = str(folder)
    args = [{"{file}": str(file), "{folder}": str(folder)}.get(arg, arg) for arg in args]
    out, code = on_a_terminal(args, environment)
    assert code == status, out
    assert "Traceback" not in out
    assert UNFIT.findall(out) == []
    assert out.replace("\r\n", "").count("\r") == 0
    assert out.strip()


def test_the_path_of_the_settings_is_given_to_programs_as_it_is(tmp_path: Path) -> None:
    folder = os.fsencode(tmp_path) + b"/caf\xe9\x1b[1m"
    environment = {**os.environb, b"PYTHONPATH": os.fsencode(ROOT), b"XDG_CONFIG_HOME": folder}
    command = [sys.executable, "-m", "reader", "config", "--path"]
    result = subprocess.run(command, capture_output=True, env=environment, check=True)
    assert result.stdout == folder + b"/reader/config.toml\n"
