"""The article as a reader sees it and points at it."""

from __future__ import annotations

import pytest
from textual.geometry import Region

from reader.app.article import ArticleView
from reader.app.article.layout import COLUMN
from reader.app.looks.colours import theme_variables
from reader.app.looks.themes import OWN
from tests.app.article.bare import TEXT, Reading, analysis, article


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


async def test_a_move_is_told_before_the_frame_that_shows_it() -> None:
    app = Reading()
    async with app.run_test(size=(80, 24)) as pilot:
        app.view.show(article())
        await pilot.pause()
        app.view.action_next_paragraph()
        assert app.moves == [app.view.cursor]


async def test_only_what_changes_of_a_thread_is_drawn_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    app = Reading()
    async with app.run_test(size=(80, 24)) as pilot:
        view = app.view
        view.show(article())
        await pilot.pause()
        places = [(TEXT.index(words), TEXT.index(words) + len(words)) for words in ("Anna", "Paris", "It is time")]
        drawn: list[bool] = []
        refresh = view.refresh

        def note(*regions: Region, **options: bool) -> ArticleView:
            drawn.append(not regions)
            return refresh(*regions, **options)

        monkeypatch.setattr(view, "refresh", note)
        view.set_thread(places, 0, lit=False)
        assert not drawn, "nothing of it is seen"
        view.set_thread(places, 0)
        assert drawn == [True]
        drawn.clear()
        view.set_thread(list(places), 2)
        assert drawn
        assert not any(drawn), "all was drawn, and not two places alone"
        await pilot.pause()
        colours = {name: value.lower() for name, value in theme_variables(app.current_theme).items()}
        backgrounds = [app.style_at(start).bgcolor.name for start, _ in places]
        assert backgrounds == [colours["thread-background"]] * 2 + [colours["thread-current-background"]]
        drawn.clear()
        view.set_thread(places, 2, lit=False)
        assert drawn == [True]


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


@pytest.mark.parametrize("theme", ["ink", "paper", "ansi-dark", "ansi-light"])
@pytest.mark.parametrize("colourless", [False, True])
async def test_links_have_a_mark_of_their_own(theme: str, colourless: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    if colourless:
        monkeypatch.setenv("NO_COLOR", "1")
    app = Reading()
    async with app.run_test(size=(80, 24)) as pilot:
        for own in OWN:
            app.register_theme(own)
        app.theme = theme
        app.view.show(article())
        leading = [(TEXT.index(words), TEXT.index(words) + len(words)) for words in ("They spoke", "Paris", "met")]
        app.view.annotate(analysis(), leading=leading)
        await pilot.pause()
        plain, link, met, place = (app.style_at(TEXT.index(words)) for words in ("peace", "spoke", "met", "Paris"))
        assert link.frame
        assert link.underline
        assert not plain.underline
        assert met.underline
        assert not met.frame
        assert place.frame
        app.view.annotate(analysis())
        bare, event = app.style_at(TEXT.index("Paris")), app.style_at(TEXT.index("met"))
        assert place.color == bare.color
        assert place.bold == bare.bold
        if colourless:
            assert link.dim
            assert not event.dim
        else:
            assert link.color not in (plain.color, event.color, bare.color)
        app.view.density = "none"
        assert not app.style_at(TEXT.index("spoke")).underline


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
