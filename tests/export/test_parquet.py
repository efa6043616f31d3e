import os
from pathlib import Path

import msgspec
import pytest

from reader.export.json import encode
from tests.export.stories import STORY

pq = pytest.importorskip("pyarrow.parquet", reason="pyarrow is not here")

from reader.export import parquet  # noqa: E402


def test_a_row_has_all_that_the_json_has(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parquet, "ROWS", 2)
    path = tmp_path / "stories.parquet"
    with parquet.ParquetFile(path) as file:
        for _ in range(5):
            file.add(encode(STORY))
    table = pq.read_table(path)
    assert table.num_rows == 5
    assert table.schema.equals(parquet.SCHEMA)
    row = table.to_pylist()[4]
    document = msgspec.json.decode(encode(STORY))
    article = document.pop("article")
    assert {key: row[key] for key in ("source", "title", "text")} == {
        key: article.get(key) for key in ("source", "title", "text")
    }

    def pairs(value: object) -> object:
        """With extents as they are in JSON."""
        if isinstance(value, list):
            return [pairs(one) for one in value]
        if isinstance(value, dict):
            return (
                [value["start"], value["end"]]
                if set(value) == {"start", "end"}
                else {k: pairs(v) for k, v in value.items()}
            )
        return value

    for key, value in document.items():
        assert pairs(row[key]) == value


def test_a_file_that_is_given_up_is_not_there(tmp_path: Path) -> None:
    path = tmp_path / "stories.parquet"

    def interrupted() -> None:
        with parquet.ParquetFile(path) as file:
            file.add(encode(STORY))
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        interrupted()
    assert list(tmp_path.iterdir()) == []


def test_an_empty_file_has_its_columns(tmp_path: Path) -> None:
    with parquet.ParquetFile(tmp_path / "none"):
        pass
    assert pq.read_table(tmp_path / "none").schema.equals(parquet.SCHEMA)


def test_what_is_no_file_is_left_where_it_is(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    with pytest.raises(OSError, match="it is no file"):
        parquet.ParquetFile(pipe)
    assert pipe.is_fifo()
    assert list(tmp_path.iterdir()) == [pipe]
