from __future__ import annotations

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from textual.app import SystemCommand
from textual.content import Content

from reader.app.keys.table import KEYS, Key
from reader.app.matching.fuzzy import match
from reader.app.telling.entries import Entry, actions, best, draw, found, things
from reader.app.threads.links import Links
from reader.story import Actor, Event, Mention, Quote
from tests.app.hand import STORY
from tests.app.texts import TEXTS

LINKS = Links(STORY.analysis)
THINGS = list(things(STORY.article, LINKS))


def search(typed: str) -> list[Entry]:
    matches = [(matched, entry) for entry in THINGS if (matched := found(typed, entry))]
    return [entry for _, entry in best(matches, 20)]


def test_every_actor_event_and_quote_is_there_once() -> None:
    analysis = STORY.analysis
    assert [entry.target for entry in THINGS] == [*analysis.actors, *LINKS.told, *analysis.quotes]


def test_every_action_of_the_place_is_there_once() -> None:
    command = SystemCommand("Theme", "Another look", lambda: None)
    entries = list(actions(KEYS, ["reading", "anywhere"], [command]))
    assert entries[0].target is command
    ids = [entry.target.id for entry in entries if isinstance(entry.target, Key)]
    assert sorted(ids) == sorted(key.id for key in KEYS if key.group and key.where in ("reading", "anywhere"))


def test_an_action_is_found_by_its_label_and_shows_its_keys() -> None:
    entries = actions(KEYS, ["reading"], [])
    entry = max(entries, key=lambda entry: matched.score if (matched := found("declutter", entry)) else 0)
    assert isinstance(entry.target, Key)
    assert entry.target.id == "declutter"
    assert draw(entry, 70).plain.endswith(" d")


def test_an_actor_comes_before_what_it_said() -> None:
    kinds = [type(entry.target) for entry in search("kirby")]
    assert kinds[0] is Actor
    assert Quote in kinds


def test_an_event_is_found_by_who_and_trigger() -> None:
    event = next(event for event in LINKS.told if event.who)
    words = STORY.article.text[slice(*event.trigger)], STORY.article.text[slice(*event.who[0].span)]
    assert event in [entry.target for entry in search(" ".join(words))]
    assert any(isinstance(entry.target, Event) for entry in search(event.type))


@pytest.mark.parametrize("text", TEXTS)
@settings(max_examples=30)
@given(width=st.integers(8, 100), typed=st.text("aeirs حי東", min_size=1, max_size=3))
def test_a_line_fits_and_shows_what_matched(text: str, width: int, typed: str) -> None:
    story = TEXTS[text]
    for entry in list(things(story.article, Links(story.analysis)))[:12]:
        matched = match(typed, entry.words.plain)
        drawn = draw(entry, width, matched.offsets if matched else (), "underline")
        assert drawn.cell_length <= max(width, 6 + len(entry.aside))
        if matched and width > 60:
            assert any(span.style == "underline" for span in drawn.spans)


def test_a_match_far_into_a_quote_is_seen() -> None:
    entry = Entry(STORY.analysis.quotes[0], Content("“ Doe: " + "words and more " * 20 + "the end"), 7, "quote")
    matched = match("end", entry.words.plain)
    assert matched is not None
    drawn = draw(entry, 60, matched.offsets).plain
    assert drawn.startswith("“ Doe: …")
    assert "the end" in drawn


def test_markup_and_controls_in_a_name_are_only_characters() -> None:
    actor = Actor("a", "[red]Eve[/red]\x1b[2J\u202e", "person", 1.0, (Mention(0, 2, "name"),), "[link=x]spy[/]")
    links = Links(msgspec.structs.replace(STORY.analysis, actors=(actor,), events=(), quotes=()))
    (entry,) = things(STORY.article, links)
    assert "[red]Eve[/red]" in entry.words.plain
    assert "[link=x]spy[/]" in entry.words.plain
    assert not {"\x1b", "\u202e"} & set(draw(entry, 80).plain)


def test_of_names_alike_the_one_mentioned_most_comes_first() -> None:
    analysis = STORY.analysis
    few, many = (next(a for a in analysis.actors if a.name == name) for name in ("Iraqi army", "Iran"))
    assert len(few.mentions) < len(many.mentions)
    assert [entry.target for entry in search("ir")][:2] == [many, few]
