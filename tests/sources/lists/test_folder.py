from pathlib import Path

from reader.sources.lists import folder
from reader.sources.lists.folder import readable


def test_files_that_may_be_read_the_nearest_first(tmp_path: Path) -> None:
    for name in (
        "z.txt",
        "a.PDF",
        "b.py",
        ".hidden.txt",
        "in/a.md",
        "in/.git/a.txt",
        "in/in/in/in/in/in/a.txt",
        "in/b/c.gz",
    ):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).touch()
    (tmp_path / "loop").symlink_to(tmp_path)
    (tmp_path / "gone.txt").symlink_to(tmp_path / "nowhere")
    assert readable(str(tmp_path)) == ["a.PDF", "z.txt", "in/a.md", "in/b/c.gz"]
    assert readable(str(tmp_path / "nowhere")) == []


def test_a_folder_without_end_ends(tmp_path: Path, monkeypatch) -> None:  # type: ignore[no-untyped-def]
    monkeypatch.setattr(folder, "_LOOKED_AT", 4)
    for n in range(9):
        (tmp_path / f"{n}.txt").touch()
    assert readable(str(tmp_path)) == ["0.txt", "1.txt", "2.txt"]


def test_all_the_files_of_a_folder_in_sorted_order(tmp_path: Path) -> None:
    for name in ("b/2.txt", "b/1.txt", "a.txt", "c.jpg", "b/.x/1.txt", ".y.txt"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).touch()
    (tmp_path / "loop").symlink_to(tmp_path / "b")
    assert list(folder.walk(str(tmp_path))) == ["a.txt", "b/1.txt", "b/2.txt", "c.jpg"]
