"""`--clipboard`, with a tool that is a real program."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from reader.cli import run
from reader.cli.clipped import clipped
from reader.story import Article
from tests.app.test_clipboard import giver, path
from tests.pipeline.model import needs_model

TEXT = "Kiln opens\n\nRosa Lind opened the kiln on Friday.\n"


@pytest.fixture
def clipboard(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name in ("SSH_CONNECTION", "SSH_TTY", "SSH_CLIENT", "WAYLAND_DISPLAY", "TMUX", "WSL_DISTRO_NAME"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("DISPLAY", ":0")
    monkeypatch.setenv("PATH", path(tmp_path))
    return tmp_path


@needs_model
def test_the_text_is_read_before_what_is_named(clipboard: Path, capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    giver(clipboard, "xclip", TEXT)
    other = clipboard / "other.txt"
    other.write_text("It rained in Lund.\n")
    assert run(["extract", "--clipboard", "--date", "2021-05-06", str(other)]) == 0
    first, second = (json.loads(line)["article"] for line in capsysbinary.readouterr().out.splitlines())
    assert (first["text"], first["source"], first["published"]) == (TEXT, "-", "2021-05-06")
    assert second["source"] == str(other)
    assert run(["--plain", "--clipboard"]) == 0
    assert b"Rosa Lind" in capsysbinary.readouterr().out


def test_an_address_is_fetched(clipboard: Path, capsys: pytest.CaptureFixture[str]) -> None:
    giver(clipboard, "xclip", " http://127.0.0.1:9/story \n")
    assert run(["--plain", "--clipboard"]) == 1
    assert "http://127.0.0.1:9/story" in capsys.readouterr().err


@pytest.mark.parametrize("arguments", [["extract", "--clipboard"], ["--plain", "--clipboard"], ["--clipboard"]])
def test_where_there_is_none_one_sentence_says_so(
    arguments: list[str], clipboard: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(arguments) == 1
    said = capsys.readouterr()
    assert said.out == ""
    (line,) = said.err.splitlines()
    assert line.startswith("reader: No clipboard can be read here")


def test_a_path_that_was_copied_is_opened_and_a_word_is_a_text(
    clipboard: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    story = clipboard / "a story.txt"
    story.write_text(TEXT)
    monkeypatch.chdir(clipboard)
    for copied in (f"{story}\n", f"'{story}'", story.as_uri()):
        giver(clipboard, "xclip", copied)
        assert clipped() == str(story)
    (clipboard / "Rain").mkdir()
    giver(clipboard, "xclip", "Rain")
    found = clipped()
    assert isinstance(found, Article)
    assert found.text == "Rain"
