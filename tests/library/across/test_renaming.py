"""A library from before letters with a stroke were compared as those without."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

from reader.library import Library
from reader.library.finding.query import parse
from reader.library.keys import text_key
from tests.library.synthetic import story

FERRY = story("Ferry", "Łucja Bøe wept.", source="https://a.example/1", people={"Łucja Bøe": "person"},
              deeds=(("Łucja Bøe", "wept", "conflict"),))  # fmt: skip
BRIDGE = story("Bridge", "Lucja Boe left.", source="https://b.example/2", people={"Lucja Boe": "person"},
               deeds=(("Lucja Boe", "left", "movement"),))  # fmt: skip
KEYS = [text_key(FERRY.article), text_key(BRIDGE.article)]


def library(folder: Path) -> Library:
    return Library(folder / "cache", folder / "data")


def age(path: Path, version: int, *statements: str) -> None:
    with closing(sqlite3.connect(path)) as database, database:
        for statement in statements:
            database.execute(statement)
        database.execute(f"PRAGMA user_version = {version}")


def test_two_spellings_of_a_name_are_one(tmp_path: Path) -> None:
    made = library(tmp_path)
    for one in (FERRY, BRIDGE):
        made.articles.keep(one)
    person = made.people.person("Lucja Bøe", "person")
    assert person is not None
    assert {one.key for one in person.articles} == {*KEYS}
    for asked in ("who:Bøe", "who:boe"):
        assert {hit.key for hit in made.search.find(parse(asked))} == {*KEYS}
    assert {hit.key for hit in made.search.find(parse("łucja"))} == {KEYS[0]}


def test_what_was_kept_before_is_known_by_the_new_name(tmp_path: Path) -> None:
    made = library(tmp_path)
    for one in (FERRY, BRIDGE):
        made.articles.keep(one)
    made.watching.add("Łucja Bøe", "person", now=1.0)
    assert made.people.split("Łucja Bøe", "person", [KEYS[1]]) == 1
    assert made.search.find(parse("who:boe"))
    old = "'łucja bøe'"
    age(made.articles.path, 5, f"UPDATE watched SET full = {old}", f"UPDATE splits SET name = {old}",
        f"UPDATE articles SET facts = json_set(facts, '$.mains[0].full', {old}) WHERE text = '{KEYS[0]}'")  # fmt: skip
    age(made.where["index"], 1, f"UPDATE actors SET full = {old} WHERE name = 'Łucja Bøe'",
        "UPDATE names SET name = 'Łucja Bøe' WHERE rowid = 1")  # fmt: skip

    now = library(tmp_path)
    assert [entry.facts.mains[0].full for entry in now.articles.entries()] == ["lucja boe"] * 2
    assert {hit.key for hit in now.search.find(parse("who:boe"))} == {*KEYS}
    assert now.people.part("Lucja Boe", "person", KEYS[1]) == 1
    now.watching.remove("Lucja Boe", "person")
    assert now.watching.names() == ()
