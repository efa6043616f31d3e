"""`reader export`, in a process of its own."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

SAMPLE = Path(__file__).parent.parent / "samples" / "cup-final.txt"


def export(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "reader", "export", *arguments], capture_output=True, text=True, encoding="utf8"
    )


def test_a_sample_as_a_table() -> None:
    done = export("--to", "csv", "--table", "quotes", str(SAMPLE))
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("source,title,published,id,kind,speaker,")


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("--to", "csv"), "--table"),
        (("--to", "html", "--table", "quotes"), "--table is for CSV"),
        (("--to", "html", str(SAMPLE)), "one article"),
    ],
)
def test_what_does_not_fit_is_said(arguments: tuple[str, ...], sentence: str) -> None:
    done = export(*arguments, str(SAMPLE))
    assert done.returncode == 2
    assert sentence in done.stderr
    assert "Traceback" not in done.stderr
