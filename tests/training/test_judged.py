"""Articles whose events and actors we judged: what their lines say."""

import json
import re

import pytest
import spacy
from spacy.tokens import Doc

pytest.importorskip("torch", reason="torch, for training only, is not installed")

from training.rank.annotated import JUDGED, judgements, members


def test_a_line_says_where_triggers_are_and_what_they_tell() -> None:
    doc = Doc(spacy.blank("en").vocab, "Troops did not fire , a vote may follow".split())
    events = judgements("15cfn* 24po 33otp 4ot", doc)  # the last one begins within a word
    assert [doc.text[e["trigger"]["start"] : e["trigger"]["end"]] for e in events] == ["fire", "vote", "follow"]
    assert [e["type"] for e in events] == ["conflict", "policy", "other"]
    assert [e["realis"] for e in events] == ["negated", "actual", "planned"]
    assert [e["key"] for e in events] == [True, False, False]


def test_an_actor_is_told_by_its_names_and_by_the_heads_of_its_descriptions() -> None:
    assert members("o* 12-20 31-38d") == (True, [(12, 20, "name"), (31, 38, "nominal")])
    assert members("g 5-9d") == (False, [(5, 9, "nominal")])


def test_every_judged_article_is_there_once_and_every_event_can_be_read() -> None:
    rows = [json.loads(line) for line in JUDGED.read_text(encoding="utf8").splitlines()]
    assert len({row["id"] for row in rows}) == len(rows) > 300
    for row in rows:
        starts = re.findall(r"(\d+)(?:cf|li|mo|tr|bu|ct|pe|ju|ag|po|ca|cm|st|ot)[pnhg]?\*?(?: |$)", row["events"])
        assert len(starts) == len(row["events"].split()) == len(set(starts)), row["id"]
        assert set(row.get("parts", {})) <= set(starts), row["id"]
        extents = [extent for actor in row.get("actors", ()) for extent in members(actor)[1]]
        assert all(re.fullmatch(r"[polg]\*?( \d+-\d+d?)+", actor) for actor in row.get("actors", ())), row["id"]
        assert len(set(extents)) == len(extents), row["id"]
        assert all(start < end for start, end, _ in extents), row["id"]
        assert all(len(sides) <= 4 for sides in row.get("parts", {}).values()), row["id"]
