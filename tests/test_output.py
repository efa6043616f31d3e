"""Where the output goes wrong, and what of hostile arguments comes out on a terminal: every command.

As a process, but for those that need no new one and would load the language libraries into it.
"""

import os
import pty
import re
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

from reader.printable import STAND_INS
from tests.command import all_of, among, on_terminal
from tests.test_cli import ROOT, TEXT, needs_model, only_line

COMMANDS = [["--help"], ["--version"], ["extract", "--help"], ["config"], ["config", "--path"], ["config", "--check"]]
WORKING = [["--plain", "-"], ["extract", "-"]]


def shell(redirected: str, args: Sequence[str]) -> subprocess.CompletedProcess[bytes]:
    """Runs Reader as a shell does, with redirections."""
    command = ["sh", "-c", f'exec "$0" -m reader "$@" {redirected}', sys.executable, *args]
    return subprocess.run(
        command, input=TEXT.encode(), capture_output=True, env={**os.environ, "PYTHONPATH": str(ROOT)}, timeout=600
    )


@pytest.mark.parametrize(
    ("args", "redirected", "reason"),
    [
        *((args, "> /dev/full", "no space left on device") for args in COMMANDS),
        *((args, ">&-", "Standard output is closed") for args in [*COMMANDS, *WORKING]),
    ],
)
def test_output_that_cannot_be_written_is_one_sentence(args: list[str], redirected: str, reason: str) -> None:
    result = shell(redirected, args)
    assert reason in only_line(result.stderr)
    assert result.returncode == 1


@needs_model
@pytest.mark.parametrize("args", WORKING)
def test_what_is_found_and_cannot_be_written_is_one_sentence(args: list[str], tmp_path: Path) -> None:
    given, said = tmp_path / "given", tmp_path / "said"
    given.write_text(TEXT, encoding="utf-8")
    with given.open() as source, open("/dev/full", "wb") as full, said.open("wb") as errors:
        assert among([source.fileno(), full.fileno(), errors.fileno()], *args) == 1
    assert "no space left on device" in only_line(said.read_bytes())


@needs_model
@pytest.mark.parametrize("args", WORKING)
def test_what_is_found_is_printed_without_standard_error(args: list[str], tmp_path: Path) -> None:
    given, printed = tmp_path / "given", tmp_path / "printed"
    given.write_text(TEXT, encoding="utf-8")
    with given.open() as source, printed.open("wb") as out, open("/dev/full", "wb") as full:
        assert among([source.fileno(), out.fileno(), full.fileno()], *args) == 0
    assert "Jane Doe" in printed.read_text("utf-8")
    with given.open() as source, open("/dev/full", "wb") as full:
        assert among([source.fileno(), full.fileno(), full.fileno()], *args) == 1


WRONG = [["--nonsense"], ["extract", "/missing"]]


@pytest.mark.parametrize(
    ("args", "errors"),
    [
        *((args, "2> /dev/full") for args in [*COMMANDS, *WRONG]),
        *((args, "2>&-") for args in [*COMMANDS, *WRONG]),
        *(pytest.param(args, "2>&-", marks=needs_model) for args in WORKING),
    ],
)
def test_without_standard_error_all_else_goes_on(args: list[str], errors: str) -> None:
    result = shell(errors, args)
    expected = {"--nonsense": 2, "/missing": 1}.get(args[-1], 0)
    assert (result.returncode, result.stderr) == (expected, b"")
    assert bool(result.stdout) == (expected == 0)


@pytest.mark.parametrize("errors", ["2> /dev/full", "2>&-"])
@pytest.mark.parametrize("args", [COMMANDS[0], COMMANDS[3], *WRONG, WORKING[0]])
def test_without_output_and_standard_error_the_status_says_so(args: list[str], errors: str) -> None:
    assert shell(f"{errors} >&-", args).returncode == 1


@pytest.mark.parametrize("args", COMMANDS)
def test_all_streams_closed(args: list[str]) -> None:
    assert shell("<&- >&- 2>&-", args).returncode == 1


HOSTILE = "\x1b]0;x\x07\x1b[2J\x9b31m\r\n\t\x7f\u202e\u2066\u200e\u200f\u061c\ufeff\u00ad\u2028\U000e0041"
BAD = "".join(chr(code) for code in STAND_INS if code not in (0x0A, 0x0D) and not 0xD800 <= code < 0xE000)
UNFIT = re.compile(f"[{re.escape(BAD)}]")


def process_on_a_terminal(args: Sequence[str]) -> tuple[str, int]:
    """What comes out on a new pseudo-terminal, and the exit status."""
    child, terminal = pty.fork()
    if child == 0:
        os.execve(sys.executable, [sys.executable, "-m", "reader", *args], {**os.environ, "PYTHONPATH": str(ROOT)})
    out = all_of(terminal)
    _, status = os.waitpid(child, 0)
    os.close(terminal)
    return out.decode(), os.waitstatus_to_exitcode(status)


@pytest.fixture
def hostile(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> dict[str, str]:
    """A file and a folder of settings that mean harm, by what stands for them in arguments."""
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
        monkeypatch.setenv(name, str(folder))
    return {"{file}": str(file), "{folder}": str(folder)}


def assert_harmless(out: str) -> None:
    assert "Traceback" not in out
    assert UNFIT.findall(out) == []
    assert out.replace("\r\n", "").count("\r") == 0
    assert out.strip()


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
    ],
    ids=repr,
)
def test_nothing_hostile_reaches_a_terminal(args: list[str], status: int, hostile: dict[str, str]) -> None:
    out, code = process_on_a_terminal([hostile.get(arg, arg) for arg in args])
    assert code == status, out
    assert_harmless(out)


@needs_model
@pytest.mark.parametrize(
    ("args", "model", "status"),
    [
        (["extract", "--pipeline", HOSTILE, "{file}"], None, 1),
        (["--plain", "--pipeline", HOSTILE, "{file}"], None, 1),
        (["--plain", "{file}"], None, 0),
        (["extract", "{file}"], None, 0),
        (["extract", "{file}"], f"/missing{HOSTILE}", 1),
    ],
    ids=repr,
)
def test_nothing_hostile_of_a_text_or_a_pipeline_reaches_a_terminal(
    args: list[str], model: str | None, status: int, hostile: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    if model is not None:
        monkeypatch.setenv("READER_MODEL", model)
    assert_harmless(on_terminal(*(hostile.get(arg, arg) for arg in args), status=status))


def test_the_path_of_the_settings_is_given_to_programs_as_it_is(tmp_path: Path) -> None:
    folder = os.fsencode(tmp_path) + b"/caf\xe9\x1b[1m"
    environment = {**os.environb, b"PYTHONPATH": os.fsencode(ROOT), b"XDG_CONFIG_HOME": folder}
    command = [sys.executable, "-m", "reader", "config", "--path"]
    result = subprocess.run(command, capture_output=True, env=environment, check=True)
    assert result.stdout == folder + b"/reader/config.toml\n"
