from __future__ import annotations

import os
from pathlib import Path

import pytest

from reader.engine import maker as module
from reader.engine.maker import maker
from reader.pipeline import MODEL


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
