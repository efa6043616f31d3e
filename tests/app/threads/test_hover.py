"""The pointer over the text: what it is over is named at once, and marked."""

from __future__ import annotations

import pytest
from textual.geometry import Offset
from textual.pilot import Pilot

from reader.app.threads.hover import told
from reader.app.threads.links import Links, extents_of
from reader.story import Analysis
from tests.app.hand import STORY, TEXT, app, extent
from tests.app.test_mouse import place_of
from tests.app.test_reading import WIDE, reading

LINKS = Links(STORY.analysis)


async def point(pilot: Pilot[None], offset: Offset) -> str:
    """What the status line says of what is there."""
    await pilot.hover(reading(pilot).view, offset=offset)
    await pilot.pause()
    return reading(pilot).status.pointed.plain


def underlined(pilot: Pilot[None], offset: Offset) -> bool:
    view = reading(pilot).view
    strip = view.render_line(offset.y).crop(offset.x, offset.x + 1)
    return all(bool(segment.style and segment.style.underline) for segment in strip)


async def test_a_name_is_told_and_marked_wherever_it_is_in_sight() -> None:
    async with app().run_test(size=WIDE) as pilot:
        await pilot.pause()
        place = place_of(pilot, "John Kirby")
        before = underlined(pilot, place)
        said = await point(pilot, place)
        assert "John Kirby" in said
        assert "person" in said
        assert underlined(pilot, place)
        assert not before
        assert await point(pilot, Offset(0, 0)) == ""
        assert not underlined(pilot, place)


async def test_pointing_moves_nothing() -> None:
    async with app().run_test(size=WIDE) as pilot:
        await pilot.pause()
        view = reading(pilot).view
        before = (view.cursor, view.scroll_offset, reading(pilot).linking.thread)
        await point(pilot, place_of(pilot, "John Kirby"))
        assert (view.cursor, view.scroll_offset, reading(pilot).linking.thread) == before


@pytest.mark.parametrize("thing", STORY.analysis.actors + STORY.analysis.events + STORY.analysis.quotes)
def test_everything_is_told_in_one_line(thing: object) -> None:
    line = told(STORY.article, LINKS, thing).plain  # type: ignore[arg-type]
    assert line.isprintable()
    assert all(0 <= start <= end <= len(TEXT) for start, end in extents_of(thing))  # type: ignore[arg-type]


def test_a_name_of_nobody_is_told_by_its_kind() -> None:
    entity = next(entity for entity in STORY.analysis.entities if entity.actor is None)
    assert TEXT[entity.start : entity.end] in told(STORY.article, Links(Analysis()), entity).plain
    assert extents_of(entity) == [(entity.start, entity.end)]


async def test_a_drag_is_no_click() -> None:
    async with app().run_test(size=WIDE) as pilot:
        await pilot.pause()
        view = reading(pilot).view
        start = place_of(pilot, "several targets")
        place = place_of(pilot, "John Kirby")
        cursor, thread = view.cursor, reading(pilot).linking.thread
        await pilot.mouse_down(view, offset=start)
        await pilot.hover(view, offset=place)
        await pilot.mouse_up(view, offset=place)
        await pilot.pause()
        assert pilot.app.screen.get_selected_text()
        assert (view.cursor, reading(pilot).linking.thread) == (cursor, thread)
        assert view.cursor != extent("John Kirby")[0]
