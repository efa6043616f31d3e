"""Texts of every kind: hostile, wide, hardly any, huge; and what is copied of them."""

from __future__ import annotations

import asyncio

import pytest

from reader.app.article import ArticleView
from reader.story import Analysis
from tests.app.article.bare import PARAGRAPH, TEXT, Reading, article

HOSTILE = (
    "T\x1b[31mitle\n\nred \x1b[31m bell\x07 \x9b2J \u202eevil\u202c \u2066iso\u2069 [bold]markup[/] $x @click=app.quit "
    "tab\tform\x0cline\u2028sep\x85nel\x0bvt\ufeff soft\u00adhyphen \x00nul \x7fdel \ud800 end"
)


async def test_hostile_text_is_only_text() -> None:
    app = Reading()
    async with app.run_test(size=(60, 20)) as pilot:
        app.view.show(article(HOSTILE))
        await pilot.pause()
        for y in range(20):
            for segment in app.view.render_line(y):
                assert segment.text.isprintable()
                assert segment.text.encode()
        assert "[bold]markup[/]" in " ".join(app.screen_text())
        for word in ("evil", "markup", "nul", "end"):
            at = HOSTILE.index(word)
            app.view.go_to((at, at + len(word)))
            cells = [(x, y) for y in range(20) for x in range(60) if app.view.offset_at(x, y) == at]
            assert len(cells) == 1


async def test_wide_text_answers_the_mouse() -> None:
    text = "日本語の見出し\n\n" + "安倍首相は「平和が大切だ」と述べた。👩\u200d🚀 e\u0301te\u0301 " * 20
    app = Reading()
    async with app.run_test(size=(50, 20)) as pilot:
        view = app.view
        view.show(article(text))
        await pilot.pause()
        seen = [view.offset_at(x, y) for y in range(20) for x in range(50)]
        shown = {offset for offset in seen if offset is not None}
        start, end = view.visible_extent()
        assert {offset for offset in range(start, end) if text[offset] in "安平述👩"} <= shown
        at = text.index("平和")
        x, y = next((x, y) for y in range(20) for x in range(50) if view.offset_at(x, y) == at)
        await pilot.click(ArticleView, offset=(x, y))
        assert view.cursor == at
        assert all(strip.cell_length == view.size.width for strip in map(view.render_line, range(20)))


async def test_copying_leaves_the_columns_line_breaks_out() -> None:
    app = Reading()
    async with app.run_test(size=(40, 24)) as pilot:
        view = app.view
        view.show(article())
        await pilot.pause()
        x, y = next((x, y) for y in range(24) for x in range(40) if view.offset_at(x, y) == TEXT.index("Paris"))
        await pilot.double_click(ArticleView, offset=(x + 1, y))
        assert app.screen.get_selected_text() == "Paris"
        await pilot.triple_click(ArticleView, offset=(x + 1, y))
        assert app.screen.get_selected_text() == "Anna Berg met Otto in Paris."
        await pilot.mouse_down(ArticleView, offset=(x, y))
        await pilot.hover(ArticleView, offset=(x, y + 3))
        await pilot.mouse_up(ArticleView, offset=(x, y + 3))
        copied = app.screen.get_selected_text() or ""
        assert copied.startswith("Paris. They")
        assert "\n" not in copied
        assert len(copied) > 60


async def test_copied_text_holds_no_control() -> None:
    app = Reading()
    async with app.run_test(size=(60, 20)) as pilot:
        app.view.show(article(HOSTILE))
        await pilot.pause()
        app.view.text_select_all()
        copied = app.screen.get_selected_text() or ""
        assert "end" in copied
        assert all(piece.isprintable() for piece in copied.split("\n\n"))


@pytest.mark.parametrize("text", ["", "\n", " ", "x"])
async def test_hardly_any_text(text: str) -> None:
    app = Reading()
    async with app.run_test(size=(40, 10)) as pilot:
        app.view.show(article(text))
        app.view.annotate(Analysis())
        await pilot.pause()
        await pilot.press(*"jkfbduGg", "right_curly_bracket", "left_curly_bracket", "right_parenthesis")
        await pilot.press("left_parenthesis", "enter")
        app.view.go_to((0, 1))
        assert app.view.visible_extent()[1] <= len(text)


@pytest.mark.parametrize("separator", ["\n\n", " "], ids=["paragraphs", "one paragraph"])
async def test_a_huge_text_opens_at_once(separator: str) -> None:
    text = separator.join([PARAGRAPH * 6] * 8000)
    assert len(text) > 4_500_000
    app = Reading()
    huge = article(text)
    async with app.run_test(size=(80, 24)) as pilot:
        view = app.view
        view.show(huge)
        for y in range(24):
            view.render_line(y)
        assert len(view._layout.rows) < 400  # the rest waits
        await pilot.press("f", "f", "j")
        assert view.scroll_offset.y > 40
        await pilot.press("G")
        while not view.is_laid_out:
            await asyncio.sleep(0.01)
        await pilot.pause()
        assert view.visible_extent()[1] == len(text.rstrip())
        middle = text.index("Paris", 2_500_000)
        view.go_to((middle, middle + 5))
        app.cursor_row()
        await pilot.resize_terminal(50, 20)
        await pilot.pause()
        start_, end = view.visible_extent()
        assert abs(start_ - middle) < 3000
        assert end > start_
