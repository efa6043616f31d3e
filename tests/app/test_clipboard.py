"""The clipboard, with tools that are real programs."""

from __future__ import annotations

import asyncio
import os
import signal
from pathlib import Path

import pytest

from reader.app.clipboard import ClipboardError, copy, pasted, tools

SCRIPT = """#!/bin/sh
{before}
cat > "{there}"
echo noise; echo noise >&2
{after}
"""


def tool(folder: Path, name: str, *, before: str = "", after: str = "exit 0") -> Path:
    """A program that writes what it is given to a file."""
    there = folder / f"{name}.copied"
    program = folder / name
    program.write_text(SCRIPT.format(there=there, before=before, after=after))
    program.chmod(0o755)
    return there


@pytest.fixture(autouse=True)
def _patience(monkeypatch: pytest.MonkeyPatch) -> None:
    """A busy machine may take long to start a tool."""
    monkeypatch.setattr("reader.app.clipboard.SECONDS", 60.0)


def run(text: str, environ: dict[str, str]) -> tuple[str, list[str]]:
    sent: list[str] = []
    return asyncio.run(copy(text, environ, sent.append)), sent


def path(folder: Path) -> str:
    return f"{folder}:/usr/bin:/bin"


def test_a_tool_of_the_desktop_comes_first(tmp_path: Path) -> None:
    there = tool(tmp_path, "wl-copy")
    said, sent = run("Žižek said “no”\n\nand left", {"WAYLAND_DISPLAY": "w", "PATH": path(tmp_path)})
    assert said == "Copied 5 words with wl-copy."
    assert there.read_text() == "Žižek said “no”\n\nand left"
    assert not sent


def test_a_tool_that_fails_gives_way_to_the_next(tmp_path: Path) -> None:
    tool(tmp_path, "wl-copy", after="exit 1")
    there = tool(tmp_path, "xclip")
    environ = {"WAYLAND_DISPLAY": "w", "DISPLAY": ":0", "PATH": path(tmp_path)}
    assert run("one", environ) == ("Copied 1 word with xclip.", [])
    assert there.read_text() == "one"


def test_a_tool_that_stays_in_the_background_does_not_hold_anything_up(tmp_path: Path) -> None:
    background = tmp_path / "background"
    tool(tmp_path, "xclip", after=f"sleep 600 &\necho $! > {background}\nexit 0")
    try:
        assert run("one", {"DISPLAY": ":0", "PATH": path(tmp_path)})[0] == "Copied 1 word with xclip."
    finally:
        os.kill(int(background.read_text()), signal.SIGKILL)


def test_a_tool_that_hangs_is_ended(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("reader.app.clipboard.SECONDS", 0.2)
    tool(tmp_path, "xclip", before="exec sleep 600")
    said, sent = run("one", {"DISPLAY": ":0", "PATH": path(tmp_path)})
    assert sent == ["one"]
    assert "OSC 52" in said


def test_without_tools_the_terminal_is_asked(tmp_path: Path) -> None:
    said, sent = run("two words", {"DISPLAY": ":0", "PATH": str(tmp_path)})
    assert sent == ["two words"]
    assert said == "Sent 2 words to the terminal (OSC 52); not every terminal takes them."


def test_inside_tmux_and_over_ssh(tmp_path: Path) -> None:
    there = tool(tmp_path, "tmux")
    tool(tmp_path, "xclip")
    environ = {"TMUX": "x", "SSH_TTY": "/dev/pts/1", "DISPLAY": ":10", "PATH": path(tmp_path)}
    assert run("one", environ)[0] == "Copied 1 word with tmux, which hands it to the terminal."
    assert there.read_text() == "one"


def test_which_tools_there_can_be() -> None:
    assert [t.command[0] for t in tools({}, "linux")] == []
    assert [t.command[0] for t in tools({}, "darwin")] == ["pbcopy"]
    assert [t.command[0] for t in tools({"WSL_DISTRO_NAME": "u"}, "linux")] == ["clip.exe"]
    assert [t.command[0] for t in tools({"TERMUX_VERSION": "1"}, "linux")] == ["termux-clipboard-set"]
    assert [t.command[0] for t in tools({"SSH_TTY": "1", "WAYLAND_DISPLAY": "w"}, "linux")] == []


def giver(folder: Path, name: str, says: str, *, status: int = 0) -> None:
    """A program that writes what is on its clipboard."""
    (folder / f"{name}.given").write_text(says, encoding="utf-8")
    program = folder / name
    program.write_text(f'#!/bin/sh\ncat "{folder / name}.given"\necho noise >&2\nexit {status}\n')
    program.chmod(0o755)


def test_the_clipboard_is_read_by_the_first_tool_that_gives_a_text(tmp_path: Path) -> None:
    giver(tmp_path, "wl-paste", "broken", status=1)
    giver(tmp_path, "xclip", "Žižek said “no”\n")
    environ = {"WAYLAND_DISPLAY": "w", "DISPLAY": ":0", "PATH": path(tmp_path)}
    assert pasted(environ) == "Žižek said “no”\n"
    giver(tmp_path, "wl-paste", "two")
    assert pasted(environ) == "two"


def test_where_nothing_can_be_read_that_is_said(tmp_path: Path) -> None:
    with pytest.raises(ClipboardError, match="No clipboard can be read here"):
        pasted({"DISPLAY": ":0", "PATH": str(tmp_path)})
    giver(tmp_path, "xsel", " \n")
    with pytest.raises(ClipboardError, match="no text on the clipboard"):
        pasted({"DISPLAY": ":0", "PATH": path(tmp_path)})


def test_every_tool_that_takes_gives_too() -> None:
    everywhere = dict.fromkeys(("WAYLAND_DISPLAY", "DISPLAY", "WSL_DISTRO_NAME", "TERMUX_VERSION", "TMUX"), "x")
    assert all(tool.gives and tool.gives != tool.command for tool in tools(everywhere, "darwin"))
