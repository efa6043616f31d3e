"""A view of an article alone on its screen, with a text of thirty paragraphs."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from textual.app import App, ComposeResult
from textual.message import Message

from reader.app.article import ArticleView
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
        self.moves: list[int] = []

    def get_theme_variable_defaults(self) -> dict[str, str]:
        return theme_variables(self.current_theme)

    def compose(self) -> ComposeResult:
        yield ArticleView()

    def on_mount(self) -> None:
        self.view.focus()
        self.view.moved.subscribe(self, self.moves.append, immediate=True)

    def action_view(self, name: str) -> None:
        getattr(self.view, f"action_{name}")()

    @property
    def view(self) -> ArticleView:
        return self.query_one(ArticleView)

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
