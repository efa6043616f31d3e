"""What lies in files, and what does where there is no room for them."""

from __future__ import annotations

import errno
import tempfile
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray
from spacy.tokens import Doc

from reader.pipeline import encoder, shelf
from reader.pipeline.shelf import Shelf
from tests.pipeline.model import needs_model, pipeline

TEXT = """The harbour of Brent was closed on Monday, its master said.

“We saw the crane fall,” Ines Holt told reporters. She had worked there for a year, and the firm that owns it paid her.

The firm, Holt Marine, said that it would ask two engineers. They will come to Brent in May.
"""


class Small:
    """A file with room for so many bytes."""

    def __init__(self, file: Any, room: int) -> None:
        self._file, self._room = file, room

    def write(self, data: memoryview) -> int:
        some = data[: self._room]
        if not some:
            raise OSError(errno.ENOSPC, "No space left on device")
        self._room -= len(some)
        return int(self._file.write(some))

    def __enter__(self) -> Small:
        return self

    def __exit__(self, *error: object) -> None:
        self._file.close()

    def __getattr__(self, name: str) -> Any:
        return getattr(self._file, name)


def parts() -> list[NDArray[Any]]:
    chance = np.random.default_rng(3)
    return [chance.normal(size=(rows, 4)).astype(np.float16) for rows in (2, 0, 5, 1, 3)]


def shelved(found: list[NDArray[Any]]) -> Shelf:
    made = Shelf(len(found), aside=True)
    for k in (3, 1, 0, 4, 2):
        made.put(k, found[k])
    return made


def check(made: Shelf, found: list[NDArray[Any]]) -> None:
    for k, values in enumerate(found):
        assert made.look(k).tolist() == values.tolist()
    joined = made.join(made.take(k)[:4] for k in range(len(found)))
    assert joined.dtype == np.float16
    assert joined.tolist() == np.concatenate([values[:4] for values in found]).tolist()


def test_what_lies_in_a_file_is_what_was_laid_there() -> None:
    check(shelved(parts()), parts())


def test_what_is_forgotten_can_be_looked_at_again() -> None:
    made = shelved(parts())
    joined = made.join(made.take(k) for k in range(5))
    before = joined.tolist()
    shelf.forget(joined)
    assert joined.tolist() == before
    shelf.forget(np.zeros(3))


def test_rows_that_are_none_have_their_form() -> None:
    made = Shelf(2, aside=True)
    for k in range(2):
        made.put(k, np.zeros((0, 6), np.int64))
    joined = made.join(made.take(k) for k in range(2))
    assert (joined.shape, joined.dtype) == ((0, 6), np.int64)


@pytest.mark.parametrize("room", range(0, 200, 9))
def test_what_a_full_disk_has_no_room_for_is_kept_in_memory(room: int, monkeypatch: pytest.MonkeyPatch) -> None:
    real = tempfile.TemporaryFile
    monkeypatch.setattr(tempfile, "TemporaryFile", lambda **how: Small(real(**how), room))
    check(shelved(parts()), parts())


def test_without_a_folder_for_files_all_is_kept_in_memory(monkeypatch: pytest.MonkeyPatch) -> None:
    def none(**_: Any) -> Any:
        raise FileNotFoundError(2, "No usable temporary directory found")

    monkeypatch.setattr(tempfile, "TemporaryFile", none)
    check(shelved(parts()), parts())


@needs_model
def test_a_doc_is_the_same_by_files_and_in_memory(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(encoder, "LONG", 10)
    nlp = pipeline()
    found = [nlp(TEXT).to_bytes()]
    with nlp.select_pipes(enable=["reader_encoder"]):  # what the others would have taken away goes with the Doc
        found.append(nlp(TEXT).to_bytes())
    monkeypatch.setattr(shelf, "_unnamed", lambda: None)
    assert nlp(TEXT).to_bytes() == found[0]
    with nlp.select_pipes(enable=["reader_encoder"]):
        assert nlp(TEXT).to_bytes() == found[1]
    assert Doc(nlp.vocab).from_bytes(found[1]).text == TEXT
