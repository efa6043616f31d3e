"""Leaps and the ways back, by their keys."""

from __future__ import annotations

from tests.app.hand import STORY, app, article, card_of, extent
from tests.app.test_reading import NARROW, WIDE, cursor, press, reading, thread

WEB = article("Anna wrote it.\nMore at https://example.org/a, she said.")


async def test_star_and_number_sign_walk_the_name_under_the_cursor() -> None:
    async with app().run_test(size=WIDE) as pilot:
        await pilot.pause()
        reading(pilot).view.go_to(extent("John Kirby"))
        await press(pilot, "*")
        assert thread(pilot) == ("John Kirby", 1, 3)
        assert cursor(pilot) == extent("Kirby", 1)[0]
        await press(pilot, "#", "#")
        assert thread(pilot) == ("John Kirby", 2, 3)
        await press(pilot, "escape")
        assert thread(pilot)[0] == "names"


async def test_star_takes_the_next_name_of_the_sentence() -> None:
    async with app().run_test(size=WIDE) as pilot:
        await press(pilot, "}", "*")
        assert thread(pilot)[0] == "US military"


async def test_back_restores_the_exact_place_and_forward_leads_on() -> None:
    async with app().run_test(size=NARROW) as pilot:
        await press(pilot, "space", "j", "n")
        view = reading(pilot).view
        before = (view.cursor, view.scroll_offset.y)
        await press(pilot, "G")
        end = (view.cursor, view.scroll_offset.y)
        assert end != before
        await press(pilot, "backspace")
        assert (view.cursor, view.scroll_offset.y) == before
        await press(pilot, "alt+right")
        assert (view.cursor, view.scroll_offset.y) == end
        await press(pilot, "alt+left")
        assert (view.cursor, view.scroll_offset.y) == before


async def test_back_leads_to_the_article_before() -> None:
    async with app(STORY.article, WEB).run_test(size=NARROW) as pilot:
        await press(pilot, "space", "j")
        view = reading(pilot).view
        before = (view.cursor, view.scroll_offset.y)
        await press(pilot, "]")
        assert reading(pilot).number == 1
        await press(pilot, "backspace")
        assert reading(pilot).number == 0
        assert (view.cursor, view.scroll_offset.y) == before


async def test_marks_lead_back_and_twice_the_quote_to_before_the_leap() -> None:
    async with app().run_test(size=NARROW) as pilot:
        await press(pilot, "space", "m", "a")
        here = cursor(pilot)
        await press(pilot, "G", "'", "a")
        assert cursor(pilot) == here
        await press(pilot, "g", "'", "'")
        assert cursor(pilot) == here
        assert reading(pilot).view.has_focus


async def test_a_question_can_be_left_and_its_letters_are_no_commands() -> None:
    async with app().run_test(size=NARROW) as pilot:
        await press(pilot, "m", "7", "escape")
        assert not reading(pilot).asking.is_open
        await press(pilot, "m", "q", "'", "/", "q")
        assert reading(pilot).view.has_focus


async def test_hints_open_the_name_they_lie_on() -> None:
    async with app().run_test(size=WIDE) as pilot:
        await press(pilot, "f")
        view = reading(pilot).view
        label = view.hints[extent("John Kirby")[0]]
        assert any(label in view.render_line(y).text for y in range(view.size.height))
        await press(pilot, *label)
        await pilot.pause()
        assert card_of(pilot)
        assert cursor(pilot) == extent("John Kirby")[0]
        assert not view.hints


async def test_hints_can_be_left() -> None:
    async with app(WEB).run_test(size=NARROW) as pilot:
        await press(pilot, "f", "escape")
        assert not reading(pilot).view.hints
        assert reading(pilot).view.has_focus
