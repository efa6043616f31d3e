"""Completions and the manual page, as shells and man ask for them."""

import shutil
import subprocess

import pytest

from reader.cli import run
from reader.cli.about import SHELLS
from reader.cli.table import COMMANDS, commands
from reader.manual import page


def answers(monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str], *words: str) -> set[str]:
    monkeypatch.setenv("_READER_COMPLETE", "bash_complete")
    monkeypatch.setenv("COMP_WORDS", " ".join(words))
    monkeypatch.setenv("COMP_CWORD", str(len(words) - 1))
    assert run([]) == 0
    return set(capfd.readouterr().out.split())


@pytest.mark.parametrize(
    ("words", "wanted"),
    [
        (("reader", "ext"), "plain,extract"),
        (("reader", "ext"), "file,ext"),
        (("reader", "--pl"), "plain,--plain"),
        (("reader", "extract", "--r"), "plain,--raw"),
        (("reader", "completions", "f"), "plain,fish"),
        (("reader", "extract", "ext"), "file,ext"),
        (("reader", "export", "--from", "ext"), "file,ext"),
        (("reader", "library", "for"), "plain,forget"),
        (("reader", "library", "forget", "--a"), "plain,--all"),
        (("reader", "feed", "import", "ext"), "file,ext"),
        (("reader", "--theme", "in"), "plain,ink"),
    ],
)
def test_a_shell_is_answered(
    words: tuple[str, ...], wanted: str, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    assert wanted in answers(monkeypatch, capfd, *words)


@pytest.mark.parametrize("shell", SHELLS)
def test_a_shell_takes_what_is_printed(shell: str, capfd: pytest.CaptureFixture[str]) -> None:
    assert run(["completions", shell]) == 0
    script = capfd.readouterr().out
    assert "_READER_COMPLETE" in script
    if shutil.which(shell):
        subprocess.run([shell, "-n", "/dev/stdin"], input=script.encode(), check=True, timeout=600)


def test_an_unknown_shell_is_refused(capfd: pytest.CaptureFixture[str]) -> None:
    assert run(["completions", "cmd"]) == 2
    assert "bash" in capfd.readouterr().err


def test_the_manual_page_has_every_command_and_option() -> None:
    text = page(commands())
    for name in COMMANDS:
        assert f".SH READER {name.upper()}" in text
    assert r"\-\-private" in text
    assert ".SS reader library forget" in text
    if shutil.which("man"):
        shown = subprocess.run(["man", "-l", "-"], input=text.encode(), capture_output=True, timeout=600)
        assert b"--private" in shown.stdout
        assert not shown.stderr
