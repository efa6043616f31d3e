"""The article as a reader handles it: keys, mouse, sizes, themes, and texts of every kind."""

import asyncio
from collections.abc import Iterator
from typing import ClassVar

import pytest
from textual.app import App, ComposeResult
from textual.message import Message

from reader.app.article import ArticleView
from reader.app.article.layout import COLUMN
from reader.app.looks.colours import theme_variables
from reader.story import Analysis, Article, Block, Entity, Event, Quote

PARAGRAPH = "Anna Berg met Otto in Paris. They spoke of peace. “It is time,” she said on Monday, and left the town. "
TEXT = "A title of this text\n\n" + "\n\n".join(f"{i}. {PARAGRAPH * 3}".strip() for i in range(30))


def article(text: str = TEXT) -> Article:
    blocks, at = [], 0
    for number, piece in enumerate(text.split("\n\n")):
        blocks.append(Block("paragraph" if number else "title", at, at + len(piece)))
        at += len(piece) + 2
    return Article("-", None, None, None, text, tuple(blocks))


def analysis(text: str = TEXT) -> Analysis:
    def every(words: str) -> Iterator[tuple[int, int]]:
        at = text.find(words)
        while at >= 0:
            yield at, at + len(words)
            at = text.find(words, at + 1)

    return Analysis(
        entities=(
            *(Entity(s, e, "PERSON") for s, e in every("Anna Berg")),
            *(Entity(s, e, "GPE") for s, e in every("Paris")),
        ),
        quotes=tuple(Quote(f"q{s}", "direct", ((s, e),), None, None, None) for s, e in every("“It is time,”")),
        events=tuple(Event(f"e{s}", "contact", (s, e), "actual", (), (), (), (), None, 0.0) for s, e in every("met")),
    )


class Reading(App[None]):
    BINDINGS: ClassVar[list[tuple[str, str]]] = [
        ("j", "view('line_down')"), ("k", "view('line_up')"), ("f", "view('page_down')"), ("b", "view('page_up')"),
        ("d", "view('half_page_down')"), ("u", "view('half_page_up')"), ("g", "view('top')"), ("G", "view('bottom')"),
        ("right_curly_bracket", "view('next_paragraph')"), ("left_curly_bracket", "view('previous_paragraph')"),
        ("right_parenthesis", "view('next_sentence')"), ("left_parenthesis", "view('previous_sentence')"),
        ("enter", "view('press')"),
    ]  # fmt: skip

    def __init__(self) -> None:
        super().__init__()
        self.said: list[Message] = []

    def get_theme_variable_defaults(self) -> dict[str, str]:
        return theme_variables(self.current_theme)

    def compose(self) -> ComposeResult:
        yield ArticleView()

    def on_mount(self) -> None:
        self.view.focus()

    def action_view(self, name: str) -> None:
        getattr(self.view, f"action_{name}")()

    @property
    def view(self) -> ArticleView:
        return self.query_one(ArticleView)

    def on_article_view_moved(self, message: ArticleView.Moved) -> None:
        self.said.append(message)

    def on_article_view_pressed(self, message: ArticleView.Pressed) -> None:
        self.said.append(message)

    def on_article_view_hovered(self, message: ArticleView.Hovered) -> None:
        self.said.append(message)

    def screen_text(self) -> list[str]:
        return [self.view.render_line(y).text.rstrip() for y in range(self.view.size.height)]

    def cursor_row(self) -> int:
        view = self.view
        width, height = view.size
        for y in range(height):
            if view.cursor in {view.offset_at(x, y) for x in range(width)}:
                return y
        raise AssertionError("the cursor is out of sight")

    def style_at(self, offset: int) -> object:
        view = self.view
        for y in range(view.size.height):
            x = 0
            for segment in view.render_line(y):
                if segment.style and segment.style.meta.get("offset", (None,))[0] is not None:
                    at = segment.style.meta["offset"][0]
                    if at <= offset < at + len(segment.text):
                        return segment.style
                x += segment.cell_length
        raise AssertionError("not on the screen")


@pytest.mark.parametrize("size", [(80, 24), (40, 12), (140, 40), (12, 5)])
async def test_the_text_is_shown_in_one_column(size: tuple[int, int]) -> None:
    app = Reading()
    async with app.run_test(size=size) as pilot:
        app.view.show(article())
        await pilot.pause()
        lines = app.screen_text()
        assert any("A title" in line for line in lines)
        assert all(len(line.strip()) <= COLUMN for line in lines)
        assert app.view.visible_extent()[0] == 0


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
        assert all(isinstance(message, ArticleView.Moved) for message in app.said)


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


async def test_marks_lie_over_one_another() -> None:
    app = Reading()
    async with app.run_test(size=(80, 24)) as pilot:
        view = app.view
        view.show(article())
        view.annotate(analysis())
        await pilot.pause()
        person, place, met, said = (TEXT.index(words) for words in ("Anna", "Paris", "met", "It is time"))
        colours = {name: value.lower() for name, value in theme_variables(app.current_theme).items()}
        assert app.style_at(person).color.name == colours["entity-person"]
        assert app.style_at(person).bold
        assert app.style_at(place).color.name == colours["entity-place"]
        assert app.style_at(met).underline
        assert app.style_at(said).bgcolor.name == colours["quote-background"]
        assert any("▎" in line for line in app.screen_text())
        view.hidden = frozenset({"person"})
        assert app.style_at(person).color.name != colours["entity-person"]
        view.set_thread([(place, place + 5), (said, said + 5)], 0)
        assert app.style_at(place).bgcolor.name == colours["thread-current-background"]
        assert app.style_at(said).bgcolor.name == colours["thread-background"]
        view.set_thread([], None)
        assert app.style_at(said).bgcolor.name == colours["quote-background"]


async def test_rows_are_painted_once() -> None:
    app = Reading()
    async with app.run_test(size=(80, 24)) as pilot:
        view = app.view
        view.show(article())
        view.annotate(analysis())
        await pilot.pause()
        assert view.render_line(5) is view.render_line(5)
        strip = view.render_line(10)
        await pilot.press("j")
        assert view.render_line(9) is strip
        await pilot.press("k")
        assert view.render_line(10) is strip
        app.theme = "textual-light"
        await pilot.pause()
        assert view.render_line(10) is not strip


@pytest.mark.parametrize("theme", ["textual-dark", "textual-light", "ansi-dark", "ansi-light"])
@pytest.mark.parametrize("colourless", [False, True])
async def test_kinds_are_told_apart(theme: str, colourless: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    if colourless:
        monkeypatch.setenv("NO_COLOR", "1")
    app = Reading()
    async with app.run_test(size=(80, 24)) as pilot:
        app.theme = theme
        app.view.show(article())
        app.view.annotate(analysis())
        app.view.set_thread([(0, 5)], 0)
        await pilot.pause()
        plain, person, place, met = (app.style_at(TEXT.index(words)) for words in ("spoke", "Anna", "Paris", "met"))

        def attributes(style: object) -> tuple[object, ...]:
            return tuple(getattr(style, name) for name in ("bold", "italic", "underline", "dim", "reverse"))

        assert attributes(met) != attributes(plain)
        if colourless:
            assert len({attributes(style) for style in (plain, person, place, met)}) == 4
        else:
            assert len({style.color for style in (plain, person, place)}) == 3


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


async def test_mouse() -> None:
    app = Reading()
    async with app.run_test(size=(80, 24)) as pilot:
        view = app.view
        view.show(article())
        await pilot.pause()
        x, y = next((x, y) for y in range(24) for x in range(80) if view.offset_at(x, y) == TEXT.index("Paris"))
        await pilot.hover(ArticleView, offset=(x + 1, y))
        assert isinstance(app.said[-1], ArticleView.Hovered)
        assert app.said[-1].offset == TEXT.index("Paris") + 1
        await pilot.click(ArticleView, offset=(x, y))
        pressed = [message for message in app.said if isinstance(message, ArticleView.Pressed)]
        assert [message.offset for message in pressed] == [TEXT.index("Paris")]
        assert view.cursor == TEXT.index("Paris")
        await pilot.press("enter")
        assert sum(isinstance(message, ArticleView.Pressed) for message in app.said) == 2
        await pilot.hover(ArticleView, offset=(0, 0))
        assert app.said[-1].offset is None
        assert view.offset_at(0, y) is None


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
        assert any(isinstance(message, ArticleView.Moved) for message in app.said)


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
