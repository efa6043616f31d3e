"""How the program's process ends."""

from __future__ import annotations

import subprocess
import sys

LEAVING = """
import atexit, sys
from reader import cli
class Large:
    def __del__(self):
        print("taken apart")
kept_by_the_interpreter = Large()
atexit.register(print, "tidied up")
if sys.argv.pop(1) == "app":
    sys.modules[cli.APP] = sys
cli.main()
"""


def ended(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, "-c", LEAVING, *arguments], capture_output=True, text=True, timeout=600)


def test_after_the_app_what_it_held_is_left_to_the_system_but_not_what_was_to_be_done_at_the_end() -> None:
    done = ended("app", "--version")
    assert (done.returncode, done.stderr) == (0, "")
    assert "tidied up" in done.stdout
    assert "taken apart" not in done.stdout


def test_the_status_is_the_same_after_the_app() -> None:
    assert ended("app", "--no-such-option").returncode == ended("plain", "--no-such-option").returncode == 2


def test_other_commands_end_as_any_program() -> None:
    assert "taken apart" in ended("plain", "--version").stdout
