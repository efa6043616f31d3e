from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from reader.engine import maker as module
from reader.engine.maker import maker
from reader.pipeline import MODEL
from reader.pipeline.assemble import CHECKSUMS

HERE = Path(module.__file__).parents[1]


def test_the_same_for_the_same_and_another_for_another() -> None:
    assert maker() == maker()
    assert len({maker(), maker("en_core_web_sm"), maker("en_core_web_trf")}) == 3


def test_it_changes_with_the_files_of_a_pipeline(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    weights = tmp_path / "weights"
    weights.write_bytes(b"one")
    before = maker(str(tmp_path))
    os.utime(weights, (1, 1))
    after = maker(str(tmp_path))
    assert before != after
    usual = maker()
    monkeypatch.setenv(MODEL, str(tmp_path))
    assert maker() not in (usual, after)


def test_the_variable_is_the_pipelines() -> None:
    assert module.MODEL == MODEL


@pytest.mark.parametrize(
    "part", ["analysis/weights/quote.json", "analysis/ranker.py", "pipeline/decoder.py", "export/json.py"]
)
def test_it_changes_with_what_is_in_a_file_and_not_with_where_it_lies(part: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:  # fmt: skip  # noqa: E501
    before = maker()
    shutil.copytree(HERE, tmp_path / "reader", ignore=shutil.ignore_patterns("__pycache__"))
    monkeypatch.setattr(module, "__file__", str(tmp_path / "reader" / "engine" / "maker.py"))
    assert maker() == before
    with (tmp_path / "reader" / part).open("a") as file:
        file.write("\n")
    assert maker() != before


def test_the_checksums_are_the_pipelines() -> None:
    assert module.CHECKSUMS == CHECKSUMS
