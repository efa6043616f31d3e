"""A dateline is no part of what is said behind it."""

from __future__ import annotations

import pytest

from reader.analysis import analyse
from reader.sources.texts.plain import article
from tests.pipeline.model import needs_model, pipeline


@needs_model
@pytest.mark.parametrize("dateline", ["VELMA, Jan. 3 (Reuters) – ", "VELMA (AP) — ", "VELMA – 26 July 2022: "])
def test_what_is_said_begins_behind_the_dateline(dateline: str) -> None:
    of = article(
        f"{dateline}Rents fell last year, according to the ministry.\n\nThe mayor was pleased.\n", "a.txt", raw=True
    )
    [quote] = analyse(pipeline()(of.text), of).quotes
    assert [of.text[start:end] for start, end in quote.content] == ["Rents fell last year"]
