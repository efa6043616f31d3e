"""The clipboard: a tool of the desktop where there is one, tmux's buffer inside tmux, else the terminal itself.

A terminal can be asked to take a text (OSC 52), but many refuse without a word; a tool says whether it did.
"""

from __future__ import annotations

import asyncio
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

SECONDS = 2.0
"""So long a tool may take."""
NONE = "No clipboard can be read here: none of wl-paste, xclip, xsel, pbpaste and powershell is there and answers."


class ClipboardError(Exception):
    """The clipboard cannot be read, for the reason that the message gives in a sentence."""


@dataclass(frozen=True)
class Tool:
    """A program that takes a text on its standard input, and the one that gives it back."""

    command: tuple[str, ...]
    gives: tuple[str, ...]
    """The command that writes what is on the clipboard, in UTF-8."""
    encoding: str = "utf-8"
    says: str = ""
    """What was done with it, where its name does not tell."""


POWERSHELL = (
    "powershell.exe", "-NoProfile", "-Command",
    "[Console]::OutputEncoding=[Text.Encoding]::UTF8; Get-Clipboard -Raw",
)  # fmt: skip


def tools(environ: Mapping[str, str], platform: str = sys.platform) -> Iterator[Tool]:
    """The programs that can be there, the best first.

    Over SSH the desktop is somebody else's, so that only tmux and the terminal lead to the reader's own.
    """
    remote = any(environ.get(name) for name in ("SSH_CONNECTION", "SSH_TTY", "SSH_CLIENT"))
    if not remote:
        if environ.get("WAYLAND_DISPLAY"):
            yield Tool(("wl-copy",), ("wl-paste", "--no-newline", "--type", "text"))
        if environ.get("DISPLAY"):
            yield Tool(("xclip", "-selection", "clipboard"), ("xclip", "-selection", "clipboard", "-o"))
            yield Tool(("xsel", "--clipboard", "--input"), ("xsel", "--clipboard", "--output"))
        if platform == "darwin":
            yield Tool(("pbcopy",), ("pbpaste",))
        if environ.get("WSL_DISTRO_NAME") or platform == "win32":
            yield Tool(("clip.exe",), POWERSHELL, "utf-16-le")
        if environ.get("TERMUX_VERSION"):
            yield Tool(("termux-clipboard-set",), ("termux-clipboard-get",))
    if environ.get("TMUX"):
        yield Tool(
            ("tmux", "load-buffer", "-w", "-"),
            ("tmux", "save-buffer", "-"),
            says="tmux, which hands it to the terminal",
        )


async def copy(text: str, environ: Mapping[str, str], send: Callable[[str], None]) -> str:
    """Copies a text by the first tool that takes it; without one, `send`s it to the terminal. Says what was done."""
    counted = len(text.split())
    words = f"{counted} word{'s' if counted != 1 else ''}"
    for tool in tools(environ):
        if await _given(tool, text, environ):
            return f"Copied {words} with {tool.says or tool.command[0]}."
    send(text)
    return f"Sent {words} to the terminal (OSC 52); not every terminal takes them."


async def _given(tool: Tool, text: str, environ: Mapping[str, str]) -> bool:
    """Whether a tool is there and took the text."""
    program = shutil.which(tool.command[0], path=environ.get("PATH"))
    if program is None:
        return False
    nothing = asyncio.subprocess.DEVNULL  # some stay in the background, and a pipe of theirs would never end
    try:
        process = await asyncio.create_subprocess_exec(
            program, *tool.command[1:], stdin=asyncio.subprocess.PIPE, stdout=nothing, stderr=nothing, env=dict(environ)
        )
    except OSError:
        return False
    try:
        await asyncio.wait_for(process.communicate(text.encode(tool.encoding, "replace")), SECONDS)
    except (TimeoutError, OSError):
        if process.returncode is None:
            process.kill()
            await process.wait()
        return False
    return process.returncode == 0


def pasted(environ: Mapping[str, str]) -> str:
    """The text on the clipboard, by the first tool that gives one. Raises `ClipboardError`."""
    answered = False
    for tool in tools(environ):
        program = shutil.which(tool.gives[0], path=environ.get("PATH"))
        if program is None:
            continue
        try:
            done = subprocess.run(
                [program, *tool.gives[1:]],
                stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
                env=dict(environ), timeout=SECONDS,
            )  # fmt: skip
        except (OSError, subprocess.TimeoutExpired):
            continue
        text = done.stdout.decode("utf-8", "replace")
        if done.returncode == 0 and text.strip():
            return text
        answered = True  # some fail where there is nothing
    raise ClipboardError("There is no text on the clipboard." if answered else NONE)
