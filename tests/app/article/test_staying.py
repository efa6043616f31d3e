"""What is at the top stays there, whatever the size and whatever is marked."""

from __future__ import annotations

from reader.app.article.composition import compose
from tests.app.article.bare import Reading, analysis, article


async def test_nothing_jumps_when_marks_arrive() -> None:
    app = Reading()
    async with app.run_test(size=(80, 24)) as pilot:
        view = app.view
        view.show(article())
        await pilot.pause()
        await pilot.press(*"jjjjjjj")
        before, words = (view.cursor, view.scroll_offset, view.visible_extent()), app.screen_text()
        view.annotate(analysis())
        await pilot.pause()
        assert (view.cursor, view.scroll_offset, view.visible_extent()) == before
        assert [line.replace("▎", " ").strip() for line in app.screen_text()] == [line.strip() for line in words]


async def test_what_is_at_the_top_stays_there_through_sizes() -> None:
    app = Reading()
    async with app.run_test(size=(80, 24)) as pilot:
        view = app.view
        view.show(article())
        await pilot.pause()
        await pilot.press(*"f" * 4, "j")
        top = view.visible_extent()[0]
        for width, height in [(40, 24), (33, 10), (140, 40), (60, 20), (20, 8), (80, 24)]:
            await pilot.resize_terminal(width, height)
            await pilot.pause()
            start, end = view.visible_extent()
            assert start <= top < end
            row = view._layout.rows[view.scroll_offset.y]
            assert row.start <= top <= row.end
        assert view.visible_extent()[0] == top


async def test_a_change_of_height_moves_no_row() -> None:
    app = Reading()
    async with app.run_test(size=(80, 24)) as pilot:
        view = app.view
        view.show(article())
        await pilot.pause()
        for _ in range(9):
            await pilot.press("j")
            before = view.scroll_offset
            await pilot.resize_terminal(80, 30)
            await pilot.resize_terminal(80, 24)
            assert view.scroll_offset == before
        view.action_bottom()
        await pilot.pause()
        before = view.scroll_offset
        await pilot.resize_terminal(80, 40)
        await pilot.resize_terminal(80, 24)
        await pilot.pause()
        assert view.scroll_offset == before


async def test_a_pane_too_narrow_for_any_text_moves_no_row() -> None:
    app = Reading()
    async with app.run_test(size=(80, 24)) as pilot:
        view = app.view
        view.show(article())
        await pilot.pause()
        await pilot.press(*"f" * 4)
        before = view.scroll_offset, view.visible_extent()
        rows = len(view._layout.rows)
        await pilot.resize_terminal(1, rows)
        await pilot.resize_terminal(80, 24)
        await pilot.pause()
        assert (view.scroll_offset, view.visible_extent()) == before


async def test_a_change_of_height_paints_no_row_anew() -> None:
    app = Reading()
    async with app.run_test(size=(60, 20)) as pilot:
        app.view.show(article())
        app.view.annotate(analysis())
        await pilot.pause()
        before = [app.view.render_line(y) for y in range(10)]
        await pilot.resize_terminal(60, 15)
        assert all(app.view.render_line(y) is line for y, line in enumerate(before))
        await pilot.resize_terminal(50, 15)
        assert [app.view.render_line(y).text for y in range(10)] != [line.text for line in before]


async def test_a_text_that_is_shown_again_has_no_marks_left() -> None:
    app = Reading()
    async with app.run_test(size=(60, 20)) as pilot:
        shown = article()
        page = compose(shown)
        app.view.show(shown, page)
        plain = [app.view.render_line(y) for y in range(10)]
        app.view.annotate(analysis())
        await pilot.pause()
        assert [app.view.render_line(y) for y in range(10)] != plain
        app.view.show(shown, page)
        await pilot.pause()
        assert [app.view.render_line(y) for y in range(10)] == plain
