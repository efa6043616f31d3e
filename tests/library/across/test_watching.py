"""Names there is an eye on."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from reader.library import Library, LibraryError, Private
from tests.library.synthetic import story

PEOPLE = {"Mara Quill": "person", "Otto Brand": "person", "Harbour Trust": "organization"}
STORY = story(
    "Quill closes the ferry",
    "Dr. Mara Quill closed the ferry. Otto Brand was there.",
    people=PEOPLE,
    deeds=(("Mara Quill", "closed", "business"),),
)


def test_main_actors_are_told_and_those_merely_named_are_not(tmp_path: Path) -> None:
    library = Library(tmp_path, tmp_path)
    assert library.watching.names() == library.watching.watched(STORY) == ()
    for name in ("Prof MARA QUILL", "Otto Brand", "Greta Holm"):
        library.watching.add(name, "person")
    library.watching.add("Mara Quill", "organization")
    library.watching.add("mara quill", "person")
    assert {(one.name, one.kind) for one in library.watching.names()} == {
        ("Greta Holm", "person"), ("Prof MARA QUILL", "person"), ("Mara Quill", "organization"),
        ("Otto Brand", "person"),
    }  # fmt: skip
    assert [actor.name for actor in library.watching.watched(STORY)] == ["Mara Quill"]
    library.watching.remove("Mara Quill", "person")
    assert library.watching.watched(STORY) == ()


def test_a_surname_is_refused_in_a_sentence(tmp_path: Path) -> None:
    for name in ("Quill", "\x1b[31m", ""):
        with pytest.raises(LibraryError, match="no full name") as caught:
            Library(tmp_path, tmp_path).watching.add(name, "person")
        assert "\x1b" not in str(caught.value)
    with pytest.raises(LibraryError, match="private"):
        Private(tmp_path, tmp_path).watching.add("Mara Quill", "person")


def test_a_damaged_row_is_passed_over(tmp_path: Path) -> None:
    library = Library(tmp_path, tmp_path)
    library.watching.add("Mara Quill", "person")
    with sqlite3.connect(tmp_path / "articles.db") as database:
        database.execute("INSERT INTO watched VALUES ('planet', 'mars', 'Mars', 1), ('place', 'x', x'ff', 'never')")
    assert [one.name for one in library.watching.names()] == ["Mara Quill"]
