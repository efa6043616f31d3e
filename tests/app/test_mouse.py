"""Everything that can be clicked, clicked."""

from __future__ import annotations

import pytest
from textual.geometry import Offset
from textual.pilot import Pilot
from textual.widget import Widget

from reader.app.bars.bar import Bar
from reader.app.bars.footer import KeyBar
from reader.app.panel.path import CardPath
from reader.app.panel.tabs import TabBar
from reader.app.screens.arranging import LEAST_ABOVE, LEAST_BELOW, LEAST_TEXT
from reader.app.screens.help import Help
from reader.app.settings.configured import configured
from reader.app.settings.stored import Settings
from tests.app.hand import app, card, card_of, extent
from tests.app.test_reading import WIDE, actor, cursor, press, reading, row, thread
from tests.app.test_refreshing import until


def place_of(pilot: Pilot[None], words: str) -> Offset:
    """The cell of the text widget where words begin."""
    view = reading(pilot).view
    wanted = extent(words)[0]
    return next(
        Offset(x, y) for y in range(view.size.height) for x in range(view.size.width) if view.offset_at(x, y) == wanted
    )


def cell_of(bar: Bar, words: str) -> Offset:
    """The cell of a bar where words begin."""
    line, column = next(
        (number, text.index(words)) for number, text in enumerate(bar.render().plain.split("\n")) if words in text
    )
    return Offset(column + bar.gutter.left, line + bar.gutter.top)


async def click(pilot: Pilot[None], widget: Widget, offset: Offset) -> None:
    await pilot.click(widget, offset=offset)
    await pilot.pause()


async def test_a_name_in_the_text_is_followed_and_then_opened() -> None:
    async with app().run_test(size=WIDE) as pilot:
        await pilot.pause()
        place = place_of(pilot, "John Kirby")
        await click(pilot, reading(pilot).view, place)
        assert thread(pilot) == ("John Kirby", 0, 3)
        assert row(pilot).key == actor("John Kirby")
        await pilot.press("n", "N")
        await click(pilot, reading(pilot).view, place)
        assert card_of(pilot)


async def test_other_words_are_only_where_the_cursor_goes() -> None:
    async with app().run_test(size=WIDE) as pilot:
        await pilot.pause()
        await click(pilot, reading(pilot).view, place_of(pilot, "several targets"))
        assert cursor(pilot) == extent("several targets")[0]
        assert thread(pilot)[0] == "names"


async def test_a_row_leads_to_its_place_and_then_opens() -> None:
    async with app().run_test(size=WIDE) as pilot:
        await pilot.pause()
        rows = reading(pilot).panel.list
        await click(pilot, rows, Offset(5, 4))
        assert thread(pilot)[0] == "John Kirby"
        await click(pilot, rows, Offset(5, 4))
        assert card_of(pilot)
        cards = card(pilot).rows
        await click(pilot, cards, Offset(5, 1))
        assert card_of(pilot) is None
        assert cursor(pilot) == extent("Kirby", 1)[0]


async def test_a_click_beside_a_card_closes_it() -> None:
    async with app().run_test(size=(60, 20)) as pilot:
        await pilot.press("tab", "enter")
        await pilot.pause()
        assert card_of(pilot)
        await pilot.click(offset=(1, 1))
        await pilot.pause()
        assert card_of(pilot) is None


async def test_tabs_keys_and_legend() -> None:
    async with app().run_test(size=WIDE) as pilot:
        await pilot.pause()
        screen = reading(pilot)
        tabs = screen.query_one(TabBar)
        await click(pilot, tabs, cell_of(tabs, "Quotes"))
        assert screen.panel.tab == "quotes"
        await click(pilot, tabs, cell_of(tabs, "Actors"))
        legend = screen.panel.legend
        await click(pilot, legend, cell_of(legend, "People"))
        assert screen.view.hidden == {"person"}
        assert screen.view.has_focus
        keys = screen.query_one(KeyBar)
        await click(pilot, keys, cell_of(keys, "? help"))
        assert isinstance(pilot.app.screen, Help)
        await pilot.click(offset=(1, 1))
        await pilot.pause()
        await click(pilot, keys, cell_of(keys, "n next"))
        assert thread(pilot)[1] is not None
        await click(pilot, keys, cell_of(keys, "Tab panel"))
        assert screen.panel.list.has_focus


async def test_the_wheel_scrolls_what_is_under_the_mouse() -> None:
    async with app().run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        view = reading(pilot).view
        view.scroll_relative(y=6, animate=False)
        await pilot.pause()
        assert view.scroll_offset.y == 6
        assert reading(pilot).status.status.percent > 0


async def test_the_keys_below_a_card_can_be_clicked() -> None:
    async with app().run_test(size=WIDE) as pilot:
        await pilot.press("tab", "enter")
        await pilot.pause()
        keys = pilot.app.screen.query_one(KeyBar)
        await click(pilot, keys, cell_of(keys, "Esc back"))
        assert card_of(pilot) is None


async def test_the_panels_edge_is_drawn_to_another_width() -> None:
    async with app().run_test(size=WIDE) as pilot:
        await pilot.pause()
        panel = reading(pilot).panel
        left, row = panel.region.x, panel.region.y + 6
        await pilot.mouse_down(offset=(left, row))
        await pilot.hover(offset=(left - 8, row))
        await pilot.mouse_up(offset=(left - 8, row))
        await pilot.pause()
        assert panel.region.x == left - 8
        assert configured(panel).settings.panel_width == panel.outer_size.width
        await pilot.mouse_down(offset=(left - 8, row))
        await pilot.mouse_up(offset=(5, row))
        await pilot.pause()
        assert reading(pilot).view.size.width >= LEAST_TEXT - 4


async def drawn(pilot: Pilot[None], start: Offset, *cells: Offset) -> None:
    """Draws what is at a cell of the screen over others to the last of them."""
    await pilot.mouse_down(offset=start)
    for cell in cells:
        await pilot.hover(offset=cell)
    await pilot.mouse_up(offset=cells[-1])
    await pilot.pause()


@pytest.mark.parametrize("size", [(80, 24), (60, 20)])
async def test_the_edge_of_a_panel_below_is_drawn_to_another_height(size: tuple[int, int]) -> None:
    async with app().run_test(size=size) as pilot:
        await press(pilot, "tab")
        screen = reading(pilot)
        panel, x = screen.panel, size[0] // 2  # on a word of the tabs where they fill the line
        top, bottom, tab = panel.region.y, panel.region.bottom, panel.tab
        await drawn(pilot, Offset(x, top), Offset(x, top - 1), Offset(x, top - 2))
        assert (panel.region.y, panel.region.bottom) == (top - 2, bottom)
        assert configured(panel).settings.panel_height == panel.outer_size.height
        assert panel.tab == tab
        assert not screen.get_selected_text()
        await drawn(pilot, Offset(0, top - 2), Offset(3, 0))
        assert screen.view.size.height >= LEAST_ABOVE - 2
        await drawn(pilot, Offset(0, panel.region.y), Offset(3, size[1] - 1))
        assert panel.outer_size.height == LEAST_BELOW
        await press(pilot, "escape", "tab")
        assert panel.outer_size.height == LEAST_BELOW


async def test_the_place_one_is_at_stays_in_sight_above_a_panel_drawn_higher() -> None:
    async with app().run_test(size=(80, 24)) as pilot:
        await press(pilot, "n", "n", "n", "n", "tab")
        panel, view = reading(pilot).panel, reading(pilot).view
        await drawn(pilot, Offset(0, panel.region.y), Offset(0, 0))
        seen = view.visible_extent()
        assert seen is not None
        assert seen[0] <= view.cursor < seen[1]


async def test_the_words_on_the_edge_of_a_panel_below_are_clicked() -> None:
    async with app().run_test(size=(80, 24)) as pilot:
        await press(pilot, "tab")
        panel = reading(pilot).panel
        top = panel.region.y
        await click(pilot, panel.bar, cell_of(panel.bar, "Quotes"))
        assert (panel.tab, panel.region.y) == ("quotes", top)
        await press(pilot, "1", "enter")
        assert panel.has_card
        await drawn(pilot, Offset(0, top), Offset(0, top + 3))
        assert panel.region.y == top + 3
        path = panel.query_one(CardPath)
        await click(pilot, path, cell_of(path, "Actors"))
        assert (panel.has_card, panel.region.y) == (False, top + 3)


async def test_a_panel_drawn_higher_leaves_a_lower_screen_its_text() -> None:
    async with app(settings=Settings(first_tab="actors", panel_height=30)).run_test(size=(80, 24)) as pilot:
        await press(pilot, "tab")
        assert reading(pilot).view.size.height >= LEAST_ABOVE - 2
        await pilot.resize_terminal(80, 44)
        await pilot.pause()
        assert reading(pilot).panel.outer_size.height == 30
        await pilot.resize_terminal(120, 40)
        await pilot.pause()
        assert reading(pilot).panel.outer_size.height == 38
        assert reading(pilot).panel.region.x > 0


async def test_a_click_on_a_row_is_no_drag() -> None:
    async with app().run_test(size=WIDE) as pilot:
        await pilot.pause()
        panel = reading(pilot).panel
        width = panel.outer_size.width
        await click(pilot, panel.list, Offset(5, 4))
        await pilot.hover(panel.list, offset=Offset(15, 6))
        assert panel.outer_size.width == width


async def test_a_click_on_the_way_to_a_card_leads_back_there() -> None:
    for size in (WIDE, (60, 20)):
        async with app().run_test(size=size) as pilot:
            await press(pilot, "n", "enter")
            opened = card(pilot)
            first = opened.thing
            rows = [row.key for row in opened.rows.rows if row.opens is not None and row.stands]
            opened.rows.stand(rows[-1])
            await press(pilot, "enter")
            assert card(pilot).thing != first
            path = card(pilot).query_one(CardPath)
            await click(pilot, path, cell_of(path, "Iran"))
            assert card(pilot).thing == first
            await click(pilot, path, cell_of(path, "Actors"))
            assert card_of(pilot) is None


@pytest.mark.parametrize(
    ("keys", "words"), [(["ctrl+o"], "Esc leave"), (["question_mark", *"timeline"], "Enter do it"),
                        (["n", "e", "r", *"Persia"], "Enter take it"), (["/", *"strikes"], "Enter keep as thread"),
                        (["tab", "/", *"iran"], "Enter to the rows"), (["n", "e"], "Esc leave"),
                        (["f"], "Esc leave"), (["n", "v"], "y copy")],
)  # fmt: skip
async def test_the_words_of_every_footer_can_be_clicked(keys: list[str], words: str) -> None:
    async with app().run_test(size=WIDE) as pilot:
        await press(pilot, *keys)
        await until(pilot, lambda: words in pilot.app.screen.query_one(KeyBar).render().plain)
        before = pilot.app.screen, pilot.app.screen.query_one(KeyBar).wheres
        bar = pilot.app.screen.query_one(KeyBar)
        await click(pilot, bar, cell_of(bar, words))
        await pilot.pause()
        assert (pilot.app.screen, pilot.app.screen.query_one(KeyBar).wheres) != before


async def test_keys_that_rest_below_another_screen_are_not_shown() -> None:
    async with app().run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        below = reading(pilot).query_one(KeyBar)
        before = below.render().plain
        assert "n next" in before
        for keys in (["ctrl+o"], ["question_mark"], ["n", "e"], ["T"], ["ctrl+p"]):
            await press(pilot, *keys)
            await until(pilot, lambda: pilot.app.screen is not below.screen)
            await pilot.pause()
            assert below.render().plain == "", keys
            assert below.region.height == 1, keys
            await press(pilot, "escape")
            await pilot.pause()
            assert below.render().plain == before, keys


async def test_the_status_line_names_the_kinds_that_are_hidden() -> None:
    async with app().run_test(size=WIDE) as pilot:
        await pilot.pause()
        bar = reading(pilot).status
        assert "hidden" not in bar.render().plain
        legend = reading(pilot).panel.legend
        await click(pilot, legend, cell_of(legend, "Places"))
        assert "places hidden" in bar.render().plain
        await press(pilot, "c", "p", "o")
        assert "hidden" in bar.render().plain
        assert bar.parts(40).cell_length <= 40
        await press(pilot, "p", "o", "l")
        assert "hidden" not in bar.render().plain


async def test_the_scrollbar_is_dragged_beside_the_ticks() -> None:
    async with app().run_test(size=(100, 20)) as pilot:
        await pilot.pause()
        view = reading(pilot).view
        bar = view.vertical_scrollbar.region
        assert pilot.app.screen.get_widget_at(bar.x, bar.y)[0] is view.vertical_scrollbar
        await pilot.mouse_down(offset=(bar.x, bar.y))
        await pilot.hover(offset=(bar.x, bar.y + 9))
        await pilot.mouse_up(offset=(bar.x, bar.y + 9))
        await until(pilot, lambda: view.scroll_y > 20)
