"""Tables of CSV."""

from __future__ import annotations

import csv
import io

import pytest
from msgspec.structs import replace

from reader.export.tables import TABLES, Table, encode
from tests.export.stories import STORY


def rows(table: Table, *stories: object) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(encode(stories or [STORY], table))))  # type: ignore[arg-type]


def test_a_quote_has_its_speaker_words_and_sentence() -> None:
    [row] = rows("quotes")
    assert row["speaker"] == "Jane Doe"
    assert row["cue"] == "said"
    assert row["published"] == "2024-03-12"
    assert row["sentence"].endswith("she said.")
    assert STORY.article.text[int(row["start"]) : int(row["end"])].startswith("“It is")


def test_an_actor_and_an_event_name_each_other() -> None:
    [actor] = rows("actors")
    assert (actor["name"], actor["kind"], actor["mentions"]) == ("Jane Doe", "person", "2")
    event = rows("events")[0]
    assert (event["trigger"], event["who"]) == ("closed", "Jane Doe")


def test_nothing_acts_on_a_terminal() -> None:
    assert not any(c in encode([STORY], table) for table in TABLES for c in "\x1b\x07")


@pytest.mark.parametrize("name", ["=HYPERLINK(1)", "+1", "-1", "@SUM(1)"])
def test_what_a_spreadsheet_takes_for_a_formula_is_text(name: str) -> None:
    [actor] = STORY.analysis.actors
    story = replace(STORY, analysis=replace(STORY.analysis, actors=(replace(actor, name=name),)))
    assert rows("actors", story)[0]["name"] == f"'{name}"


def test_stories_share_one_heading() -> None:
    assert len(rows("quotes", STORY, STORY)) == 2
    assert encode([STORY], "quotes", heading=False).count("\r\n") == 1
