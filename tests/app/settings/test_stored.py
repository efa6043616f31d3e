"""What the user's file says, what the app remembers, and what is said where either is wrong."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings, strategies

from reader.app.settings.config import template
from reader.app.settings.stored import (
    OPTIONS,
    Settings,
    checked,
    described,
    load,
    remember,
    settings_file,
    state_file,
    wanted,
)
from tests.app.hand import Answers, app
from tests.app.test_reading import reading


def write(text: str | bytes) -> None:
    path = settings_file()
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text.encode() if isinstance(text, str) else text)


def test_without_files_everything_is_as_usual() -> None:
    assert load() == Settings()
    assert not settings_file().parent.exists()
    assert not state_file().parent.exists()


def test_the_file_says_what_holds() -> None:
    write('theme = "nord"\ncolumn_width = 60\nhidden_groups = ["time"]\n[keys]\nnext = ["f", "Esc"]\n')
    found = load()
    assert (found.theme, found.column_width, found.hidden_groups) == ("nord", 60, ("time",))
    assert found.keys == {"next": ("f", "escape")}
    assert found.problems == ()


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ('them = "nord"', "there is no setting them. Did you mean theme?"),
        ('theme = "Nrod"', 'theme cannot be "Nrod". Did you mean nord?'),
        ("column_width = 5", "column_width is a whole number from 20 to 200, not 5."),
        ('panel_place = "rigth"', 'is "below", "left" or "right", not "rigth". Did you mean right?'),
        ('panel_hidden = "yes"', 'panel_hidden is true or false, not "yes".'),
        ('hidden_groups = ["persons"]', 'hidden_groups cannot be "persons". Did you mean person?'),
        ('[keys]\nlinedown = "j"', "there is no action linedown. Did you mean line_down?"),
        ('[keys]\nnext = "ctlr+n"', "there is no key ctlr+n. Did you mean ctrl+n?"),
        ("[keys]\nnext = 3", "the keys of next are a key in quotes, or a list of them."),
        ('keys = "j"', "keys is a table"),
        ('[keys]\nnext = "f"\nprevious = "f"', "the key f is given to next and to previous."),
    ],
)
def test_what_does_not_exist_is_named_with_the_nearest_that_does(text: str, sentence: str) -> None:
    write(f"panel_width = 44\n{text}\n")
    found = load()
    assert len(found.problems) == 1
    assert sentence in found.problems[0]
    assert str(settings_file()) in found.problems[0]
    assert found.panel_width == 44


@pytest.mark.parametrize("text", ["theme = ", b"\xff\xfe\x00", "[keys\n", "a = " + "[" * 5_000])
def test_a_broken_file_is_one_sentence(text: str | bytes) -> None:
    write(text)
    found = load()
    assert len(found.problems) == 1
    assert found == Settings(problems=found.problems)


def test_a_file_that_cannot_be_read_is_one_sentence() -> None:
    settings_file().mkdir(parents=True)
    assert [str(settings_file()) in sentence for sentence in load().problems] == [True]


def test_what_is_remembered_holds() -> None:
    write("column_width = 60")
    assert remember(theme="dracula", column_width=80) is None
    assert remember(hidden_groups=("time", "place"), panel_width=None) is None
    found = load()
    assert (found.theme, found.column_width, found.hidden_groups) == ("dracula", 80, ("time", "place"))
    assert found.problems == ()


def test_what_was_done_last_counts() -> None:
    write("column_width = 60")
    remember(column_width=80, theme="dracula")
    write('column_width = 64\ntheme = "nord"')
    found = load()
    assert (found.column_width, found.theme) == (64, "nord")
    remember(theme="dracula")
    assert load().theme == "dracula"


@pytest.mark.parametrize(
    "text", [b"{", b"[1]", b'{"theme": 3}', b"\xff", b"", b'{"theme": {"value": ' + b"[" * 100_000]
)
def test_a_broken_memory_is_one_sentence_and_is_made_anew(text: bytes) -> None:
    state_file().parent.mkdir(parents=True)
    state_file().write_bytes(text)
    assert len(load().problems) == 1
    assert remember(column_width=80) is None
    assert load() == Settings(column_width=80)


def test_a_memory_of_another_version_is_passed_over() -> None:
    state_file().parent.mkdir(parents=True)
    state_file().write_text('{"old": {"value": 1, "over": null}, "theme": {"value": "gone", "over": null}}')
    assert load() == Settings()


def test_what_cannot_be_written_is_one_sentence() -> None:
    state_file().parent.parent.mkdir(parents=True)
    state_file().parent.write_text("a file where a folder should be")
    sentence = remember(theme="nord")
    assert sentence is not None
    assert str(state_file()) in sentence


def test_nothing_else_is_left_in_the_folder() -> None:
    remember(theme="nord")
    remember(theme="dracula")
    assert [path.name for path in state_file().parent.iterdir()] == [state_file().name]


@given(
    strategies.sampled_from(OPTIONS),
    strategies.recursive(
        strategies.none() | strategies.booleans() | strategies.integers() | strategies.text(), strategies.lists
    ),
)
@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_value_is_taken_or_refused_in_a_sentence(name: str, value: object) -> None:
    with suppress(ValueError):
        assert checked(name, checked(name, value)) == checked(name, value)
    assert described(name).endswith(".")
    assert wanted(name)


def test_nobody_elses_folders(home: Path) -> None:
    assert home in settings_file().parents
    assert home in state_file().parents


async def test_the_app_says_what_is_wrong_and_goes_on() -> None:
    write('theme = "[bold]"\nfont = 3')
    made = app(settings=load())
    async with made.run_test() as pilot:
        await pilot.pause()
        assert len(made._notifications) == 2
        await pilot.press("j")


async def test_the_app_remembers_or_says_once_that_it_cannot() -> None:
    made = app(engine=Answers())
    async with made.run_test() as pilot:
        made.remember(column_width=60)
        assert made.settings.column_width == load().column_width == 60
        state_file().unlink()
        state_file().mkdir()
        for width in (61, 62):
            made.remember(column_width=width)
        await pilot.pause()
        assert made.settings.column_width == 62
        assert len(made._notifications) == 1


async def test_the_panel_is_where_and_as_it_was_left() -> None:
    made = app(settings=Settings(panel_place="left", panel_width=50, hidden_groups=("person",)))
    async with made.run_test(size=(120, 40)) as pilot:
        await pilot.pause()
        panel = reading(pilot).panel
        assert (panel.region.x, panel.region.width) == (0, 50)
        assert reading(pilot).view.hidden == {"person"}
        await pilot.press("\\", "c", "p")
        await pilot.resize_terminal(60, 20)
        await pilot.pause()
        await pilot.press("tab")
        await pilot.pause()
        assert panel.region.width == 60
        assert panel.region.y > reading(pilot).view.region.y
    async with app(settings=load()).run_test(size=(120, 40)) as pilot:
        await pilot.pause()
        assert not reading(pilot).view.hidden
        assert load().panel_hidden
        assert not reading(pilot).panel.display


def test_the_template_names_the_file_of_remembered_choices() -> None:
    assert str(state_file()) in template()
