"""How much is marked: density, declutter, and the ticks beside the scrollbar."""

from __future__ import annotations

import pytest
from rich.style import Style
from textual.pilot import Pilot

from reader.app.article.marks import DENSITIES
from reader.app.article.ticks import HERE, TICK, Ticks
from reader.app.bars.legend import Legend
from reader.app.screens.reading import Reading
from reader.main_events import main_tellings
from tests.app.hand import STORY, app, extent

WIDE = (120, 40)


def reading(pilot: Pilot[None]) -> Reading:
    assert isinstance(pilot.app.screen, Reading)
    return pilot.app.screen


def style(pilot: Pilot[None], offset: int) -> Style:
    view = reading(pilot).view
    for y in range(view.size.height):
        for segment in view.render_line(y):
            at = segment.style.meta.get("offset", (None,))[0] if segment.style else None
            if at is not None and at <= offset < at + len(segment.text):
                assert segment.style is not None
                return segment.style
    raise AssertionError("not on the screen")


def colour(pilot: Pilot[None], name: str) -> object:
    return reading(pilot).view._get_painter().palette.colours[name]


async def press(pilot: Pilot[None], *keys: str) -> None:
    await pilot.pause()  # the analysis comes after the first frame
    await pilot.press(*keys)
    await pilot.pause()


def underlined(pilot: Pilot[None], offset: int) -> bool:
    """Whether an event is underlined, with dots where it is inferred."""
    look = style(pilot, offset)
    return bool(look.underline or look.underline2)


async def test_at_first_only_the_events_of_the_story_are_underlined() -> None:
    main = main_tellings(STORY.analysis.events)
    async with app().run_test(size=WIDE) as pilot:
        await press(pilot)
        view = reading(pilot).view
        first, last = view.visible_extent()
        seen = [event for event in STORY.analysis.events if first <= event.trigger[0] < last]
        assert {event.id in main for event in seen} == {True, False}
        assert all(underlined(pilot, event.trigger[0]) == (event.id in main) for event in seen)
        assert style(pilot, extent("Washington")[0]).color == colour(pilot, "entity-place")


async def test_density_goes_through_main_all_and_none_and_round() -> None:
    kirby, washington = extent("John Kirby")[0], extent("Washington")[0]
    main = main_tellings(STORY.analysis.events)
    minor = next(event.trigger[0] for event in STORY.analysis.events if event.id not in main)
    async with app().run_test(size=WIDE) as pilot:
        assert "Washington" not in {actor.name for actor in STORY.analysis.actors[:5]}
        assert reading(pilot).view.density == "main"
        await press(pilot, "D")
        assert reading(pilot).view.density == "all"
        assert underlined(pilot, minor)
        legend = reading(pilot).panel.legend
        assert DENSITIES["all"] in legend.parts(legend.content_size.width).plain
        await press(pilot, "D")
        assert reading(pilot).view.density == "none"
        assert not underlined(pilot, extent("flew")[0])
        assert not any("\u258e" in reading(pilot).view.render_line(y).text for y in range(30))
        await press(pilot, "D")
        assert style(pilot, kirby).color == colour(pilot, "entity-person")
        assert style(pilot, washington).color == colour(pilot, "foreground")
        await press(pilot, "3", "D")
        assert reading(pilot).view.density == "thread"
        assert style(pilot, kirby).color == colour(pilot, "foreground")
        await press(pilot, "D")
        assert reading(pilot).view.density == "main"
        assert style(pilot, washington).color == colour(pilot, "entity-place")


async def test_a_click_in_the_legend_changes_the_density() -> None:
    async with app().run_test(size=WIDE) as pilot:
        await press(pilot, "D")
        legend = reading(pilot).query_one(Legend)
        lines = legend.parts(legend.content_size.width).plain.split("\n")
        y = next(y for y, line in enumerate(lines) if DENSITIES["all"] in line)
        await pilot.click(Legend, offset=(1 + lines[y].index(DENSITIES["all"]) + 2, y))
        assert reading(pilot).view.density == "none"


async def test_declutter_dims_the_sentences_without_the_actor() -> None:
    async with app().run_test(size=WIDE) as pilot:
        at = extent("John Kirby")[0]
        reading(pilot).view.cursor = extent("Several more")[0]
        await press(pilot, "d")
        assert not reading(pilot).view.decluttered  # nobody is chosen
        reading(pilot).linking.go(extent("John Kirby"))
        await press(pilot, "d")
        assert reading(pilot).view.decluttered
        other = extent("There are two targets")[0]
        assert style(pilot, other).color == colour(pilot, "dimmed-text")
        assert style(pilot, extent("announced")[0]).color == colour(pilot, "foreground")
        assert style(pilot, extent("Iran")[0]).color == colour(pilot, "dimmed-text")
        top, cursor = reading(pilot).view.visible_extent(), reading(pilot).view.cursor
        await press(pilot, "d")
        assert style(pilot, other).color == colour(pilot, "foreground")
        assert (reading(pilot).view.visible_extent(), reading(pilot).view.cursor) == (top, cursor)
        assert cursor == at


async def test_declutter_follows_the_quote_one_comes_to() -> None:
    async with app().run_test(size=WIDE) as pilot:
        await press(pilot, "3", "n", "d")
        assert style(pilot, extent("The US military")[0]).color == colour(pilot, "foreground")
        await press(pilot, "n")
        assert style(pilot, extent("The US military")[0]).color == colour(pilot, "dimmed-text")


async def test_ticks_show_where_the_thread_lies_and_lead_there() -> None:
    async with app().run_test(size=(80, 24)) as pilot:
        await press(pilot, "\\", "\\")
        ticks = reading(pilot).query_one(Ticks)

        def column() -> list[str]:
            return [ticks.render_line(y).text for y in range(ticks.size.height)]

        assert not "".join(column()).strip()  # all names are everywhere
        await press(pilot, "3", "n", "escape", "3", "n")
        marked = [y for y, glyph in enumerate(column()) if glyph == TICK]
        assert column().count(HERE) == 1
        assert len(marked) >= 3  # of eleven quotes in ten places: those close together share one
        await pilot.click(Ticks, offset=(0, marked[-1]))
        await pilot.pause()
        start = reading(pilot).view.cursor
        assert start in {quote.content[0][0] for quote in STORY.analysis.quotes}
        assert column()[marked[-1]] == HERE


@pytest.mark.parametrize("key", ["j", "n", "space"])
async def test_a_key_paints_no_more_than_the_screen(key: str, monkeypatch: pytest.MonkeyPatch) -> None:
    async with app().run_test(size=WIDE) as pilot:
        await press(pilot, "n", "j")
        painter = reading(pilot).view._get_painter()
        painted: list[int] = []
        paint = painter.paint

        def counted(*args: object) -> object:
            painted.append(1)
            return paint(*args)  # type: ignore[arg-type]

        monkeypatch.setattr(painter, "paint", counted)
        await press(pilot, key)
        assert 0 < len(painted) <= (8 if key != "space" else 40)
