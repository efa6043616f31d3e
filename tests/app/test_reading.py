"""Every key of the reading screen, pressed."""

from __future__ import annotations

from collections.abc import Callable, Iterable

import pytest
from textual.dom import DOMNode
from textual.pilot import Pilot
from textual.widgets import Static

from reader.app.app import ReaderApp
from reader.app.panel.rows import Row
from reader.app.screens.help import Help
from reader.app.screens.reading import HELD, Reading
from reader.library.corrected.corrections import Rename, of_actor
from reader.main_events import main_tellings
from tests.app.hand import STORY, TEXT, Answers, app, card, card_of, extent

WIDE = (120, 40)
NARROW = (80, 24)


def reading(pilot: Pilot[None]) -> Reading:
    assert isinstance(pilot.app, ReaderApp)
    return next(screen for screen in reversed(pilot.app.screen_stack) if isinstance(screen, Reading))


def row(pilot: Pilot[None]) -> Row:
    found = reading(pilot).panel.list.row
    assert found is not None
    return found


def thread(pilot: Pilot[None]) -> tuple[str, int | None, int]:
    status = reading(pilot).status.status
    return status.thread, status.step, status.steps


def walked(pilot: Pilot[None]) -> tuple[str, int]:
    """The kind of what is walked, and how many places it has."""
    return reading(pilot).linking.thread.kind, thread(pilot)[2]


def cursor(pilot: Pilot[None]) -> int:
    return reading(pilot).view.cursor


def actor(name: str) -> str:
    return next(actor.id for actor in STORY.analysis.actors if actor.name == name)


async def press(pilot: Pilot[None], *keys: str) -> None:
    await pilot.pause()  # the analysis comes after the first frame
    await pilot.press(*keys)
    await pilot.pause()


async def test_n_walks_the_names_and_the_panel_follows() -> None:
    async with app().run_test(size=WIDE) as pilot:
        await press(pilot, "n")
        assert TEXT.startswith("Iran", cursor(pilot))
        assert row(pilot).key == actor("Iran")
        assert thread(pilot) == ("names", 1, len(STORY.analysis.entities))
        await press(pilot, "N", "N")
        assert thread(pilot)[1] == len(STORY.analysis.entities) - 1


async def test_moving() -> None:
    first = extent("The US military")[0]
    ways: tuple[tuple[list[str], Callable[[int], bool]], ...] = (
        (["G"], lambda start: start > len(TEXT) - 200),
        (["end"], lambda start: start > len(TEXT) - 200),
        (["G", "g"], lambda start: start == 0),
        (["j"], lambda start: start > 0),
        (["down"], lambda start: start > 0),
        (["j", "k"], lambda start: start == 0),
        (["space"], lambda start: start > 500),
        (["pagedown"], lambda start: start > 500),
        (["space", "b"], lambda start: start < 100),
        (["pagedown", "pageup"], lambda start: start < 100),
        (["ctrl+d"], lambda start: start > 200),
        (["ctrl+d", "ctrl+u"], lambda start: start < 100),
        (["}"], lambda start: start == first),
        (["}", "{"], lambda start: start == 0),
        (["}", ")"], lambda start: TEXT.startswith("From", start)),
        (["}", ")", "("], lambda start: start == first),
    )
    async with app().run_test(size=NARROW) as pilot:
        for keys, there in ways:
            await press(pilot, "g", *keys)
            assert there(cursor(pilot)), (keys, TEXT[cursor(pilot) :][:40])


async def test_the_tabs_open_and_take_their_threads_along() -> None:
    async with app().run_test(size=WIDE) as pilot:
        screen = reading(pilot)
        await press(pilot, "2")
        assert screen.panel.tab == "events"
        assert walked(pilot) == ("events", len(main_tellings(STORY.analysis.events)))
        await press(pilot, "3", "n")
        assert screen.panel.tab == "quotes"
        assert thread(pilot) == ("quotes", 0, len(STORY.analysis.quotes))
        assert row(pilot).key == "q1"
        await press(pilot, "1")
        assert thread(pilot)[0] == "names"


async def test_esc_goes_back_through_threads_and_tabs() -> None:
    async with app().run_test(size=WIDE) as pilot:
        await press(pilot, "2", "3", "escape")
        assert (walked(pilot)[0], reading(pilot).panel.tab) == ("events", "events")
        await press(pilot, "escape")
        assert (thread(pilot)[0], reading(pilot).panel.tab) == ("names", "actors")


async def test_rows_lead_to_the_text_and_their_thread_can_be_walked() -> None:
    async with app().run_test(size=WIDE) as pilot:
        await press(pilot, "tab", "j", "j", "j", "j")
        kirby = actor("John Kirby")
        assert row(pilot).key == kirby
        assert cursor(pilot) == extent("John Kirby")[0]
        assert thread(pilot) == ("John Kirby", 0, 3)
        await press(pilot, "n")
        assert cursor(pilot) == extent("Kirby", 1)[0]
        assert thread(pilot) == ("John Kirby", 1, 3)
        assert reading(pilot).panel.list.has_focus
        await press(pilot, "tab")
        assert reading(pilot).view.has_focus
        await press(pilot, "escape")
        assert thread(pilot)[0] == "names"


async def test_enter_on_an_event_opens_its_card_at_its_place() -> None:
    async with app().run_test(size=WIDE) as pilot:
        await press(pilot, "2", "tab", "j", "enter")
        event = next(event for event in STORY.analysis.events if event.id == row(pilot).key)
        assert cursor(pilot) == event.trigger[0]
        assert card(pilot).thing == event
        await press(pilot, "o")
        assert cursor(pilot) == event.trigger[0]
        assert reading(pilot).view.has_focus


async def test_moving_in_the_text_never_moves_the_text_by_way_of_the_panel() -> None:
    async with app().run_test(size=WIDE) as pilot:
        for tab in "123":
            await press(pilot, tab, "g")
            for _ in range(12):
                before = cursor(pilot)
                await press(pilot, "j")
                after = cursor(pilot)
                await pilot.pause()
                assert cursor(pilot) == after >= before
                assert reading(pilot).view.has_focus


async def test_a_card_opens_on_a_name_and_each_of_its_lines_leads_somewhere() -> None:
    async with app().run_test(size=WIDE) as pilot:
        await pilot.pause()
        reading(pilot).view.go_to(extent("Kirby", 1))
        await press(pilot, "enter")
        assert card_of(pilot)
        await press(pilot, "G")
        await press(pilot, "enter")
        assert card_of(pilot) is None
        assert cursor(pilot) == extent("the Pentagon spokesman")[0]
        assert thread(pilot) == ("John Kirby", 2, 3)


async def test_esc_closes_a_card_and_changes_nothing() -> None:
    async with app().run_test(size=WIDE) as pilot:
        await press(pilot, "tab", "enter")
        assert card_of(pilot)
        here = cursor(pilot)
        await press(pilot, "escape")
        assert card_of(pilot) is None
        assert cursor(pilot) == here
        assert thread(pilot)[0] == "USA"


async def test_enter_where_nobody_is_opens_nothing() -> None:
    async with app().run_test(size=WIDE) as pilot:
        await pilot.pause()
        linking = reading(pilot).linking
        nowhere = next(offset for offset in range(len(TEXT)) if linking.thing_at(offset) is None)
        reading(pilot).view.go_to((nowhere, nowhere + 1))
        await press(pilot, "enter")
        assert card_of(pilot) is None


async def test_search_is_live_and_esc_returns_to_the_place_before() -> None:
    async with app().run_test(size=NARROW) as pilot:
        await press(pilot, "space", "n")
        view = reading(pilot).view
        before = (view.cursor, view.scroll_offset.y)
        await press(pilot, "/", "v", "i", "e", "n")
        assert cursor(pilot) == extent("Vienna")[0]
        assert thread(pilot) == ("“vien”", 0, 1)
        await press(pilot, "x")
        assert thread(pilot) == ("“vienx”", None, 0)
        await press(pilot, "escape")
        await pilot.pause()
        assert (view.cursor, view.scroll_offset.y) == before
        assert thread(pilot)[0] == "names"
        assert view.has_focus


async def test_a_search_kept_is_a_thread_until_esc() -> None:
    async with app().run_test(size=NARROW) as pilot:
        await press(pilot, "/", *"strikes", "down", "enter")
        assert thread(pilot) == ("“strikes”", 1, TEXT.lower().count("strikes"))
        assert not reading(pilot).search.is_open
        await press(pilot, "n", "N", "N")
        assert thread(pilot)[1] == 0
        await press(pilot, "escape")
        assert thread(pilot)[0] == "names"


async def test_letters_typed_in_a_search_are_no_commands() -> None:
    async with app().run_test(size=NARROW) as pilot:
        await press(pilot, "/", "q", "n", "1", "?", "[", "/")
        assert reading(pilot).search.input.value == "qn1?[/"


async def test_tab_and_backslash_on_a_wide_screen() -> None:
    async with app().run_test(size=WIDE) as pilot:
        screen = reading(pilot)
        width = screen.view.size.width
        await press(pilot, "tab", "\\")
        assert not screen.panel.display
        assert screen.view.has_focus
        assert screen.view.size.width > width
        await press(pilot, "\\")
        assert screen.panel.display
        assert screen.view.has_focus


async def test_nothing_else_is_styled_anew_where_the_panel_comes_or_goes(monkeypatch: pytest.MonkeyPatch) -> None:
    async with app().run_test(size=NARROW) as pilot:
        screen = reading(pilot)
        await pilot.pause()
        styled: list[object] = []
        update = pilot.app.stylesheet.update_nodes

        def told(nodes: Iterable[DOMNode], animate: bool = False) -> None:
            seen = list(nodes)
            styled.extend(seen)
            update(seen, animate)

        monkeypatch.setattr(pilot.app.stylesheet, "update_nodes", told)
        for _ in range(2):
            await press(pilot, "\\")
        assert not screen.panel.display
        assert screen.status not in styled
        assert screen not in styled


async def test_on_a_narrow_screen_the_panel_comes_and_goes() -> None:
    async with app().run_test(size=(60, 20)) as pilot:
        screen = reading(pilot)
        assert not screen.panel.display
        await press(pilot, "tab")
        assert screen.panel.list.has_focus
        await press(pilot, "j", "j", "escape")
        assert not screen.panel.display
        assert screen.view.has_focus
        assert thread(pilot)[0] == "Iran"
        await press(pilot, "2")
        assert screen.panel.tab == "events"
        assert screen.panel.list.has_focus


async def test_resizing_keeps_place_and_focus() -> None:
    async with app().run_test(size=WIDE) as pilot:
        await press(pilot, "n", "n", "tab")
        here = cursor(pilot)
        await pilot.resize_terminal(60, 20)
        await pilot.pause()
        assert cursor(pilot) == here
        assert reading(pilot).view.has_focus
        await pilot.resize_terminal(*WIDE)
        await pilot.pause()
        assert reading(pilot).panel.display
        assert cursor(pilot) == here


async def test_letters_of_the_legend_hide_groups() -> None:
    async with app().run_test(size=WIDE) as pilot:
        await pilot.pause()
        screen = reading(pilot)
        everything = thread(pilot)[2]
        await press(pilot, "c", "l")
        assert screen.view.hidden == {"place"}
        places = sum(entity.label in ("GPE", "LOC", "FAC") for entity in STORY.analysis.entities)
        assert thread(pilot)[2] == everything - places
        await press(pilot, "l", "escape")
        assert screen.view.hidden == frozenset()
        assert thread(pilot)[2] == everything
        assert screen.view.has_focus


@pytest.mark.parametrize("key", ["question_mark", "f1"])
async def test_help_names_the_keys(key: str) -> None:
    async with app().run_test(size=NARROW) as pilot:
        await press(pilot, key)
        assert isinstance(pilot.app.screen, Help)
        await press(pilot, "j", "space", "G", "escape")
        assert card_of(pilot) is None


@pytest.mark.parametrize("key", ["q", "ctrl+q"])
async def test_quit(key: str) -> None:
    made = app()
    async with made.run_test(size=NARROW) as pilot:
        await pilot.press(key)
        await pilot.pause()
    assert made.return_code == 0
    assert made.engine.stopped  # type: ignore[attr-defined]


async def test_names_keep_their_colours_when_the_theme_changes() -> None:
    async with app().run_test(size=WIDE) as pilot:
        for theme in ("textual-light", "ansi-dark", "nord"):
            pilot.app.theme = theme
            await pilot.pause()
            assert pilot.app.theme_variables["entity-person"]


async def test_the_status_line_says_how_far_down_one_is() -> None:
    async with app().run_test(size=NARROW) as pilot:
        assert reading(pilot).status.status.percent == 0
        await press(pilot, "G")
        assert reading(pilot).status.status.percent == 100


async def test_a_search_may_be_for_actors_events_quotes_or_a_pattern() -> None:
    async with app().run_test(size=NARROW) as pilot:
        await press(pilot, "/", *"@kirby")
        assert thread(pilot)[::2] == ("@kirby", 3)
        await press(pilot, "escape", "/", *"#ordered")
        assert thread(pilot) == ("#ordered", 0, 1)
        assert cursor(pilot) == extent("ordered")[0]
        await press(pilot, "escape", "/", '"', *"deterrent")
        assert thread(pilot)[2] == 1
        await press(pilot, "escape", "/", *r"re:K\w+y")
        await pilot.app.workers.wait_for_complete()
        await press(pilot, "enter")
        assert thread(pilot)[::2] == (r"re:K\w+y", 2)


async def test_a_wrong_pattern_says_so_in_the_line() -> None:
    async with app().run_test(size=NARROW) as pilot:
        await press(pilot, "/", *"re:(")
        await pilot.app.workers.wait_for_complete()
        await pilot.pause()
        assert "no pattern" in str(reading(pilot).search.query_one("#hits", Static).render())
        await press(pilot, "escape")
        assert thread(pilot)[0] == "names"


async def test_a_long_sitting_holds_the_analyses_of_the_last_articles_and_what_was_corrected() -> None:
    engine = Answers()
    made = app(*[STORY.article] * (HELD + 3), engine=engine)
    async with made.run_test(size=WIDE) as pilot:
        await pilot.pause()
        correction = Rename(of_actor(TEXT, STORY.analysis.actors[0]), "Named Anew")
        reading(pilot).document.correct([correction])
        for _ in range(HELD + 2):
            await press(pilot, "]")
        documents = reading(pilot).documents
        held = [number for number, document in enumerate(documents) if document.links is not None]
        assert held == [0, *range(3, HELD + 3)]
        assert documents[0].corrections == (correction,)
        asked = len(engine.asked)
        for _ in range(HELD + 1):
            await press(pilot, "[")
        assert len(engine.asked) > asked
        assert reading(pilot).document is documents[1]
        assert documents[1].complete
        await press(pilot, "n")
        assert thread(pilot)[2] == len(STORY.analysis.entities)
