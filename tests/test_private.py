"""Files for their owner alone, written as a whole or not at all."""

import os
import resource
from pathlib import Path

import pytest

from reader import private


def mode(path: Path) -> int:
    return path.stat().st_mode & 0o777


def test_folders_and_files_are_the_owners_alone_whatever_the_habits(tmp_path: Path) -> None:
    was = os.umask(0)
    try:
        private.write(tmp_path / "home" / "state" / "state.json", "one")
    finally:
        os.umask(was)
    assert mode(tmp_path / "home" / "state") == 0o700
    assert mode(tmp_path / "home" / "state" / "state.json") == 0o600


def test_what_was_open_to_others_is_closed(tmp_path: Path) -> None:
    file = tmp_path / "open" / "state.json"
    file.parent.mkdir(mode=0o755)
    file.write_text("before")
    file.chmod(0o644)
    private.write(file, "after")
    assert (mode(file.parent), mode(file), file.read_text()) == (0o700, 0o600, "after")


def test_a_file_that_cannot_be_written_whole_stays_as_it_was(tmp_path: Path) -> None:
    file = tmp_path / "state.json"
    private.write(file, "before")
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (100, hard))
    try:
        with pytest.raises(OSError, match="too large"):
            private.write(file, "x" * 1000)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert file.read_text() == "before"
    assert [path.name for path in tmp_path.iterdir()] == ["state.json"]
