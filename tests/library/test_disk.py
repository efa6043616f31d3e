"""What the library does on disks that are full or cannot be written, and with files of other hands and other times."""

from __future__ import annotations

import os
import resource
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from reader.library import Library, LibraryError
from reader.library.corrected.corrections import Correction, Rename, of_actor
from reader.library.files.database import Database
from tests.app.hand import STORY, TEXT

ARTICLE, ANALYSIS = STORY.article, STORY.analysis
ROOT = Path(__file__).parents[2]


def rename(name: str) -> Correction:
    return Rename(of_actor(TEXT, ANALYSIS.actors[0]), name)


def filled(folder: Path) -> Library:
    library = Library(folder / "cache", folder / "data")
    library.keep(ARTICLE, "m", ANALYSIS)
    library.add(ARTICLE, rename("A"))
    return library


def mode(path: Path) -> int:
    return path.stat().st_mode & 0o777


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Path]:
    """A file system of 512 kB; making one takes rights that not everybody has."""
    folder = tmp_path / "disk"
    folder.mkdir()
    made = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=512k", "none", folder], capture_output=True, check=False)
    if made.returncode:
        pytest.skip("no file system can be mounted here")
    yield folder
    subprocess.run(["umount", folder], check=True)


def fill(disk: Path) -> None:
    with (disk / "rest").open("wb", buffering=0) as rest, suppress(OSError):
        while True:
            rest.write(bytes(4096))


def assert_is_read_and_not_written(library: Library) -> None:
    assert library.analysis(ARTICLE, "m") == ANALYSIS
    assert library.corrections(ARTICLE) == (rename("A"),)
    told = set()
    for _ in range(2):
        with pytest.raises(LibraryError, match=r"corrections\.db cannot be written \(.*\); what is found or") as caught:
            library.add(ARTICLE, rename("B"))
        told.add(str(caught.value))
    assert len(told) == 1  # the same sentence, which the app tells once
    assert library.corrections(ARTICLE) == (rename("A"),)


def test_on_a_full_disk_what_is_kept_is_read(disk: Path) -> None:
    library = filled(disk)
    fill(disk)
    assert_is_read_and_not_written(library)
    (disk / "rest").unlink()
    library.add(ARTICLE, rename("B"))
    assert library.corrections(ARTICLE) == (rename("A"), rename("B"))


def test_on_a_full_disk_without_a_library_nothing_is_kept(disk: Path) -> None:
    fill(disk)
    library = Library(disk / "cache", disk / "data")
    for _ in range(2):
        assert library.analysis(ARTICLE, "m") is None
        assert library.corrections(ARTICLE) == ()
        with pytest.raises(LibraryError, match="cannot be written"):
            library.keep(ARTICLE, "m", ANALYSIS)


def test_on_a_disk_that_can_only_be_read_what_is_kept_is_read(disk: Path) -> None:
    library = filled(disk)
    subprocess.run(["mount", "-o", "remount,ro", disk], check=True)
    assert_is_read_and_not_written(library)
    assert sorted(path.name for path in (disk / "data").iterdir()) == ["corrections.db"]


def test_a_file_that_may_not_grow(tmp_path: Path) -> None:
    """As with a quota: the process may write, but no file past a size."""
    library = filled(tmp_path)
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1, hard))
    try:
        assert_is_read_and_not_written(library)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert library.corrections(ARTICLE) == (rename("A"),)


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_that_may_not_be_written(tmp_path: Path) -> None:
    library = filled(tmp_path)
    (tmp_path / "data").chmod(0o500)
    (tmp_path / "data" / "corrections.db").chmod(0o400)
    assert_is_read_and_not_written(library)
    (tmp_path / "data").chmod(0o700)


def test_a_folder_in_the_place_of_the_file(tmp_path: Path) -> None:
    (tmp_path / "data" / "corrections.db").mkdir(parents=True)
    library = Library(tmp_path / "cache", tmp_path / "data")
    for work in (lambda: library.corrections(ARTICLE), lambda: library.add(ARTICLE, rename("A"))):
        with pytest.raises(LibraryError, match=r"library .* cannot be"):
            work()
    library.keep(ARTICLE, "m", ANALYSIS)
    assert library.analysis(ARTICLE, "m") == ANALYSIS


def test_a_bad_row_does_not_shut_out_the_others(tmp_path: Path) -> None:
    library = filled(tmp_path)
    with sqlite3.connect(tmp_path / "data" / "corrections.db") as database:
        (text,) = database.execute("SELECT text FROM corrections").fetchone()
        for bad in ("CAST(x'ff00fe' AS TEXT)", "x'c3'", "7", "''", "'{'", "'" + "[" * 5000 + "'"):
            database.execute(f"INSERT INTO corrections (text, made, correction) VALUES (?, 0, {bad})", (text,))
    library.add(ARTICLE, rename("B"))
    assert library.corrections(ARTICLE) == (rename("A"), rename("B"))
    library.keep(ARTICLE, "m2", ANALYSIS)
    for bad in ("CAST(x'ff00fe' AS TEXT)", "x'c3'", "7", "''"):
        with sqlite3.connect(tmp_path / "cache" / "analyses.db") as database:
            database.execute(f"UPDATE analyses SET analysis = {bad} WHERE maker = 'm'")
        assert library.analysis(ARTICLE, "m") is None
        assert library.analysis(ARTICLE, "m2") == ANALYSIS


def test_the_version_of_the_tables_is_kept_and_one_without_is_taken(tmp_path: Path) -> None:
    library = filled(tmp_path)
    path = tmp_path / "data" / "corrections.db"
    with sqlite3.connect(path) as database:
        assert database.execute("PRAGMA user_version").fetchone() == (1,)
        database.execute("PRAGMA user_version = 0")  # as before there were versions
    library.add(ARTICLE, rename("B"))
    assert library.corrections(ARTICLE) == (rename("A"), rename("B"))
    with sqlite3.connect(path) as database:
        assert database.execute("PRAGMA user_version").fetchone() == (1,)


def test_the_library_of_a_newer_reader_is_left_alone(tmp_path: Path) -> None:
    library = filled(tmp_path)
    path = tmp_path / "data" / "corrections.db"
    with sqlite3.connect(path) as database:
        database.execute("PRAGMA user_version = 99")
    before = path.read_bytes()
    for work in (lambda: library.corrections(ARTICLE), lambda: library.add(ARTICLE, rename("B"))):
        with pytest.raises(LibraryError, match="was made by a newer Reader and is left alone"):
            work()
    assert path.read_bytes() == before
    assert library.analysis(ARTICLE, "m") == ANALYSIS


def test_of_two_that_find_the_damage_one_puts_it_aside(tmp_path: Path) -> None:
    library, other = filled(tmp_path), Library(tmp_path / "cache", tmp_path / "data")
    path = tmp_path / "data" / "corrections.db"
    path.write_bytes(b"damaged" * 1000)

    def find_it_second() -> None:
        with library._corrections._told():
            with pytest.raises(LibraryError, match="a new one is begun"):
                other.corrections(ARTICLE)
            other.add(ARTICLE, rename("B"))
            sqlite3.connect(tmp_path / "data" / "corrections.db.damaged").execute("SELECT * FROM corrections")

    with pytest.raises(LibraryError, match="another Reader has put it aside"):
        find_it_second()
    assert library.corrections(ARTICLE) == (rename("B"),)


def test_what_is_kept_is_the_users_alone(tmp_path: Path) -> None:
    was = os.umask(0)
    try:
        library = filled(tmp_path)
        for folder, name in (("cache", "analyses.db"), ("data", "corrections.db")):
            assert mode(tmp_path / folder) == 0o700
            with library._corrections.writing(), library._analyses.writing():
                beside = list((tmp_path / folder).iterdir())
                assert {path.name for path in beside} >= {name, f"{name}-wal", f"{name}-shm"}
                assert [mode(path) for path in beside] == [0o600] * len(beside)
        path = tmp_path / "data" / "corrections.db"
        (tmp_path / "data").chmod(0o755)
        path.chmod(0o644)  # as an older Reader made them
        library.corrections(ARTICLE)
        assert (mode(tmp_path / "data"), mode(path)) == (0o700, 0o600)
    finally:
        os.umask(was)


def test_nobody_is_needed_to_close_it(tmp_path: Path) -> None:
    """A process that is killed while it writes leaves a library that is read, its whole pieces of work in it."""
    code = (
        "import os, sys\nfrom pathlib import Path\nfrom tests.library.test_disk import *\n"
        "library = filled(Path(sys.argv[1]))\n"
        "with library._corrections.writing() as database:\n"
        "    database.execute('DELETE FROM corrections')\n"
        "    os.kill(os.getpid(), 9)\n"
    )
    subprocess.run([sys.executable, "-c", code, str(tmp_path)], cwd=ROOT, check=False)
    assert Library(tmp_path / "cache", tmp_path / "data").corrections(ARTICLE) == (rename("A"),)


def test_another_reader_leaves_alone_what_is_open_here(tmp_path: Path) -> None:
    file = Database(tmp_path / "words.db", lambda: (("CREATE TABLE IF NOT EXISTS words (word TEXT)",),))
    look = "import sqlite3, sys; print(*sqlite3.connect(sys.argv[1]).execute('SELECT COUNT(*) FROM words').fetchone())"
    with file.held():
        for count in range(1, 4):
            with file.writing() as database:
                database.execute("INSERT INTO words VALUES ('rain')")
            found = subprocess.run([sys.executable, "-c", look, file.path], capture_output=True, text=True, check=True)
            assert found.stdout.split() == [str(count)]
            assert Path(f"{file.path}-wal").exists()


def test_a_file_is_made_smaller_but_not_while_somebody_else_writes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("reader.library.files.database.PATIENCE", 0.01)
    database = Database(tmp_path / "kept.db", lambda: [["CREATE TABLE things (thing BLOB)"]])
    with database.writing() as connection:
        connection.executemany("INSERT INTO things VALUES (?)", [(os.urandom(5_000),) for _ in range(100)])
    with database.writing() as connection:
        connection.execute("DELETE FROM things WHERE rowid > 1")
    full = database.path.stat().st_size
    with database.writing() as other:
        other.execute("INSERT INTO things VALUES (?)", (b"another Reader's",))
        database.shrink()
        assert database.path.stat().st_size == full
    database.shrink()
    assert database.path.stat().st_size < full / 5
    with database.reading() as connection:
        assert connection is not None
        assert len(connection.execute("SELECT thing FROM things").fetchall()) == 2


def test_where_nothing_is_kept_no_file_is_made_to_be_smaller(tmp_path: Path) -> None:
    database = Database(tmp_path / "kept.db", lambda: [["CREATE TABLE things (thing BLOB)"]])
    database.shrink()
    assert not database.path.exists()
