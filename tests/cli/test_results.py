"""Where the stories go, where there is no room for them."""

from __future__ import annotations

import resource
from contextlib import ExitStack
from pathlib import Path

import pytest

from reader.cli.arguments import Refusal
from reader.cli.results import Results
from tests.export.stories import STORY

pytest.importorskip("pyarrow", reason="Parquet is an extra")


def test_a_table_that_has_no_room_is_one_sentence_and_leaves_nothing(tmp_path: Path) -> None:
    path = tmp_path / "news.parquet"
    before = resource.getrlimit(resource.RLIMIT_FSIZE)

    def make() -> None:
        with ExitStack() as stack:
            results = Results(None, path, None, stack)
            results.take(STORY)
            resource.setrlimit(resource.RLIMIT_FSIZE, (100, before[1]))
            results.finish()

    try:
        with pytest.raises(Refusal, match="cannot be written: file too large"):
            make()
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
    assert list(tmp_path.iterdir()) == []
