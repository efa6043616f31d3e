"""Moving through an article: by lines, pages, paragraphs and sentences, and to a place."""

from __future__ import annotations

from tests.app.article.bare import TEXT, Reading, article


async def test_lines_scroll_and_the_cursor_stays_in_sight() -> None:
    app = Reading()
    async with app.run_test(size=(80, 24)) as pilot:
        view = app.view
        view.show(article())
        await pilot.pause()
        for count in range(1, 40):
            view.action_line_down()
            assert view.scroll_offset.y == count
            app.cursor_row()
        assert app.cursor_row() <= 4
        for _ in range(60):
            view.action_line_up()
        await pilot.press("k", "j", "k")
        assert view.scroll_offset.y == 0
        assert view.cursor == 0
        assert app.moves
        assert not app.said


async def test_pages_and_ends() -> None:
    app = Reading()
    async with app.run_test(size=(80, 24)) as pilot:
        view = app.view
        view.show(article())
        await pilot.pause()
        first = view.visible_extent()
        await pilot.press("f")
        assert first[1] - 200 < view.visible_extent()[0] < first[1]
        await pilot.press("b")
        assert view.visible_extent() == first
        await pilot.press("d")
        assert view.scroll_offset.y == 12
        await pilot.press("u")
        assert view.scroll_offset.y == 0
        await pilot.press("G")
        assert view.visible_extent()[1] == len(TEXT)
        assert view.is_vertical_scroll_end
        await pilot.press("j", "j", "f")
        assert app.cursor_row() >= 20
        await pilot.press("g")
        assert (view.cursor, view.scroll_offset.y) == (0, 0)


async def test_a_text_shorter_than_the_screen_is_walked_by_the_cursor() -> None:
    app = Reading()
    async with app.run_test(size=(80, 24)) as pilot:
        app.view.show(article("Title\n\nOne.\n\nTwo.\n\nThree."))
        await pilot.pause()
        places = []
        for key in "jjjjkkkk":
            await pilot.press(key)
            places.append(app.view.cursor)
        assert places == [7, 13, 19, 19, 13, 7, 0, 0]


async def test_paragraphs_and_sentences() -> None:
    app = Reading()
    async with app.run_test(size=(80, 24)) as pilot:
        view = app.view
        view.show(article())
        await pilot.pause()
        await pilot.press("right_curly_bracket")
        first = TEXT.index("0. Anna")
        assert view.cursor == first
        await pilot.press("right_curly_bracket")
        assert view.cursor == TEXT.index("1. Anna")
        await pilot.press("right_parenthesis")
        sentence = view.cursor
        assert TEXT[:sentence].endswith(". ")
        await pilot.press("right_parenthesis")
        assert view.cursor > sentence
        await pilot.press("left_parenthesis")
        assert view.cursor == sentence
        await pilot.press("left_curly_bracket")
        assert view.cursor == TEXT.index("1. Anna")
        await pilot.press("left_curly_bracket")
        assert view.cursor == first
        await pilot.press("left_parenthesis")
        assert view.cursor == 0
        for _ in range(40):
            view.action_next_paragraph()
        assert view.cursor == TEXT.index("29. Anna")
        app.cursor_row()


async def test_going_to_a_place_scrolls_only_when_it_is_out_of_sight() -> None:
    app = Reading()
    async with app.run_test(size=(80, 24)) as pilot:
        view = app.view
        view.show(article())
        await pilot.pause()
        near = TEXT.index("Paris")
        view.go_to((near, near + 5))
        assert (view.cursor, view.scroll_offset.y) == (near, 0)
        far = TEXT.index("Paris", 4000)
        view.go_to((far, far + 5))
        assert app.cursor_row() == 8
        assert not app.said  # the app moved it, and knows
        view.go_to((10**9, 10**9 + 1))
        assert view.cursor == len(TEXT)


async def test_a_place_asked_for_before_the_first_frame_is_found() -> None:
    app = Reading()
    async with app.run_test(size=(80, 24)) as pilot:
        far = TEXT.index("Paris", 4000)
        app.view.show(article())
        app.view.go_to((far, far + 5))
        await pilot.pause()
        assert app.cursor_row() > 1


async def test_the_wheel_takes_the_cursor_along() -> None:
    app = Reading()
    async with app.run_test(size=(80, 24)) as pilot:
        view = app.view
        view.show(article())
        await pilot.pause()
        for _ in range(12):
            view._scroll_down_for_pointer(animate=False)
        await pilot.pause()
        assert view.scroll_offset.y > 12
        app.cursor_row()
        assert app.moves
