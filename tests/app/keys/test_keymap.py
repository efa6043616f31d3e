"""Keys that the user has changed: what they are called, what they take from others, and that they work."""

from __future__ import annotations

import pytest
from hypothesis import given, strategies

from reader.app.bars.footer import KeyBar
from reader.app.keys.keymap import AROUND, actions, changes, keymap, parse, takings
from reader.app.keys.table import KEYS, shown
from reader.app.screens.help import Help
from reader.app.settings.stored import Settings
from tests.app.hand import app, settled
from tests.app.test_reading import cursor, press, reading


@pytest.mark.parametrize(
    ("written", "key"),
    [("j", "j"), ("J", "J"), ("?", "?"), (" ", "space"), ("Space", "space"), ("Esc", "escape"), ("PgDn", "pagedown"),
     ("↓", "down"), ("ctrl+D", "ctrl+d"), ("Ctrl+Shift+a", "ctrl+shift+a"), ("shift+a", "A"), ("F5", "f5"),
     ("Shift+Tab", "shift+tab"), (",", ","), ("comma", ","), ("Return", "enter"), ("ö", "ö")],
)  # fmt: skip
def test_keys_are_written_as_people_write_them(written: str, key: str) -> None:
    assert parse(written) == key


def test_every_key_of_the_table_can_be_written_as_it_is_and_as_it_is_shown() -> None:
    for key in {name for action in KEYS for name in action.keys}:
        assert parse(key) == key
        assert parse(shown(key)) == key


@pytest.mark.parametrize("written", ["", "jj", "ctrl+", "ctlr+n", "escpae", "ctrl+jj", "<ignore>", "\x1b"])
def test_no_key(written: str) -> None:
    with pytest.raises(ValueError, match="there is no key"):
        parse(written)


@given(strategies.text(max_size=12))
def test_any_text_is_a_key_or_none(written: str) -> None:
    try:
        key = parse(written)
    except ValueError:
        return
    assert parse(key) == parse(shown(key)) == key


def test_a_key_is_taken_from_those_that_would_hide_it() -> None:
    made, problems = keymap({"quit": "j", "line_down": ["s"]})
    assert problems == []
    now = {action.id: action.keys for action in actions(made)}
    assert now["quit"] == ("j",)
    assert now["line_down"] == ("s",)
    assert now["row_down"] == ("down",)
    assert now["line_up"] == ("k", "up")


def test_an_action_may_have_no_key() -> None:
    made, _ = keymap({"quit": []})
    assert changes(made) == {"anywhere.quit": "<ignore>"}


def test_a_comma_is_a_key() -> None:
    made, _ = keymap({"next": ","})
    assert changes(made)["reading.next"] == "comma"


def test_the_same_keys_change_nothing() -> None:
    made, _ = keymap({action.id: list(action.keys) for action in KEYS})
    assert changes(made) == {}


def test_every_part_of_the_screen_has_its_place() -> None:
    assert {action.where for action in KEYS} == set(AROUND)


def test_actions_have_names_of_their_own() -> None:
    assert len({action.id for action in KEYS}) == len(KEYS)


async def test_changed_keys_work_and_are_shown() -> None:
    made, _ = keymap({"next": ["f", ","], "help": "ctrl+g", "panel": []})
    async with app(settings=Settings(keys=made)).run_test(size=(120, 40)) as pilot:
        await pilot.pause()
        start = cursor(pilot)
        await pilot.press("f")
        first = cursor(pilot)
        assert first > start
        await pilot.press("comma")
        second = cursor(pilot)
        assert second > first
        await pilot.press("n")
        assert cursor(pilot) == second
        keys = pilot.app.screen.query_one(KeyBar).render().plain
        assert "f next" in keys
        assert "Ctrl+G help" in keys
        assert "hide panel" not in keys
        await pilot.press("question_mark")
        assert not isinstance(pilot.app.screen, Help)
        await pilot.press("ctrl+g")
        assert isinstance(pilot.app.screen, Help)


def test_what_is_taken_from_others_is_told_in_a_sentence() -> None:
    made, problems = keymap({"quit": "j", "next": "Esc"})
    assert problems == []
    assert "quit takes j from line_down, row_down." in takings(made)
    assert any(sentence.startswith("next takes Esc from ") for sentence in takings(made))
    assert len(takings(made)) == 2


def test_nothing_is_told_of_an_action_that_was_given_keys_itself_or_is_elsewhere() -> None:
    made, _ = keymap({"search": "n", "next": "Z"})
    assert takings(made) == []
    assert takings({}) == []


async def test_a_key_that_is_given_within_a_part_is_taken_from_what_comes_before_all_keys_there() -> None:
    made, problems = keymap({"page_down": "f"})  # which lays hints over the names, before the text hears of it
    assert not problems
    assert "page_down takes f from hint." in takings(made)
    async with app(settings=Settings(keys=made)).run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await press(pilot, "f")
        assert reading(pilot).view.scroll_offset.y > 0
