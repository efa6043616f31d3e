"""The page as it is set: width, byline, folded furniture; by key and by mouse."""

from __future__ import annotations

from textual.pilot import Pilot

from reader.app.app import ReaderApp
from reader.app.article.reading import FOLDED, UNFOLDED
from reader.app.bars.messages import MessageLine
from reader.app.screens.reading import Reading, Text
from reader.app.settings import stored as settings
from reader.story import Analysis, Article, Block, BlockKind
from tests.app.hand import STORY, TEXT, Answers, app, extent


def view(pilot: Pilot[None]) -> Text:
    assert isinstance(pilot.app.screen, Reading)
    return pilot.app.screen.view


def lines(pilot: Pilot[None]) -> list[str]:
    shown = view(pilot)
    return [shown.render_line(y).text.strip() for y in range(shown.size.height)]


def page(*pieces: tuple[BlockKind, str]) -> Article:
    blocks, at = [], 0
    for kind, words in pieces:
        blocks.append(Block(kind, at, at + len(words)))
        at += len(words) + 2
    return Article("-", "T", "Jo Doe", "2021-06-27", "\n\n".join(words for _, words in pieces), tuple(blocks))


PAGE = page(("furniture", "Home"), ("furniture", "News"), ("title", "A title"), ("paragraph", "Some words. " * 90),
            ("furniture", "Read more"), ("paragraph", "Last words. " * 30))  # fmt: skip


async def press(pilot: Pilot[None], *keys: str) -> None:
    await pilot.pause()  # the analysis comes after the first frame
    await pilot.press(*keys)
    await pilot.pause()


async def test_the_column_is_set_by_keys_and_remembered() -> None:
    async with app().run_test(size=(120, 40)) as pilot:
        await press(pilot, "\\", "space")
        top = view(pilot).visible_extent()[0]
        await press(pilot, "-", "-")
        assert view(pilot).column_shown == 64
        assert max(map(len, lines(pilot))) <= 64
        start, end = view(pilot).visible_extent()
        assert start <= top < end
        row = view(pilot)._layout.rows[view(pilot).scroll_offset.y]
        assert row.start <= top <= row.end
        await press(pilot, "+", "=")
        assert view(pilot).column_shown == 72
        assert view(pilot).visible_extent()[0] == top
        await press(pilot, "-")
        assert isinstance(pilot.app, ReaderApp)
        assert pilot.app.settings.column_width == 68
        assert settings.load().column_width == 68


async def test_the_column_is_no_wider_than_its_pane() -> None:
    async with app().run_test(size=(60, 20)) as pilot:
        shown = view(pilot).column_shown
        await press(pilot, "+", "+", "+")
        assert view(pilot).column_shown == view(pilot).column == shown
        await press(pilot, *"-" * 20)
        assert view(pilot).column_shown == 20


async def test_byline_and_date() -> None:
    async with app(PAGE, engine=Answers(analysis=Analysis())).run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        shown = lines(pilot)
        assert shown[shown.index("A title") + 1] == "Jo Doe · 27 Jun 2021"


async def test_furniture_unfolds_by_key_and_nothing_jumps() -> None:
    async with app(PAGE, engine=Answers(analysis=Analysis())).run_test(size=(80, 12)) as pilot:
        await press(pilot, "j", "j", "j", "j")
        assert "▸ 2 words: Read more" not in lines(pilot)
        top = view(pilot)._layout.rows[view(pilot).scroll_offset.y].start
        await press(pilot, "z")
        assert view(pilot)._layout.rows[view(pilot).scroll_offset.y].start == top
        await press(pilot, "g", "z")
        assert "▸ 2 words: Home · News" in lines(pilot)
        await press(pilot, "z")
        assert {"Home", "News"} < set(lines(pilot))


async def test_that_furniture_unfolds_out_of_sight_is_told() -> None:
    async with app(PAGE, engine=Answers(analysis=Analysis())).run_test(size=(80, 12)) as pilot:
        said = pilot.app.screen.query_one(MessageLine)
        await press(pilot, "j", "j", "j", "j", "j", "j")
        for sentence in (UNFOLDED, FOLDED):
            await press(pilot, "z")
            assert [one.words for one in said.said] == [sentence]
            said.said = ()
        await press(pilot, "g", "z")
        assert not said.said


async def test_what_is_unfolded_is_analysed_too() -> None:
    engine = Answers(analysis=Analysis())
    async with app(PAGE, engine=engine).run_test(size=(80, 24)) as pilot:
        await press(pilot, "z")
        await press(pilot, "z")
        kinds = [[block.kind for block in asked.blocks] for asked in engine.asked]
        assert kinds == [
            ["furniture", "furniture", "title", "paragraph", "furniture", "paragraph"],
            ["paragraph", "paragraph", "title", "paragraph", "paragraph", "paragraph"],
            ["furniture", "furniture", "title", "paragraph", "furniture", "paragraph"],
        ]


async def test_a_click_on_the_fold_unfolds_it() -> None:
    async with app(PAGE, engine=Answers(analysis=Analysis())).run_test(size=(80, 40)) as pilot:
        await pilot.pause()
        y = lines(pilot).index("▸ 2 words: Home · News")
        await pilot.click(Text, offset=(6, y))
        await pilot.pause()
        assert "Home" in lines(pilot)


async def test_a_place_in_folded_furniture_unfolds_it() -> None:
    async with app(PAGE, engine=Answers(analysis=Analysis())).run_test(size=(80, 24)) as pilot:
        at = PAGE.text.index("Read more")
        view(pilot).go_to((at, at + 4))
        assert not view(pilot).folded
        assert "Read more" in lines(pilot)


async def test_a_text_shown_in_no_pane_is_the_one_seen_when_there_is_room() -> None:
    async with app().run_test(size=(120, 40)) as pilot:
        await press(pilot, "space")
        shown = view(pilot)
        shown.styles.display = "none"
        await pilot.pause()
        shown._pane = lambda: (0, 0)  # type: ignore[method-assign]
        shown.show(PAGE)
        assert not any(lines(pilot))
        shown.go_to((PAGE.text.index("Last"), PAGE.text.index("Last") + 4))
        del shown._pane
        shown.styles.display = "block"
        await pilot.pause()
        assert any("Last words" in line for line in lines(pilot))


async def test_a_current_quote_keeps_the_colours_of_its_names() -> None:
    async with app().run_test(size=(120, 40)) as pilot:
        await press(pilot, "3", "n")
        quote = STORY.analysis.quotes[0].content[0]
        painter = view(pilot)._get_painter()
        palette = painter.palette.colours
        start = extent("US military")[0]
        assert quote[0] <= start < quote[1]
        styles = [
            segment.style
            for y in range(40)
            for segment in view(pilot).render_line(min(y, view(pilot).size.height - 1))
            if segment.style and segment.style.meta.get("offset") == (start, 0)
        ]
        assert styles[0].color == palette["entity-organization"]
        assert styles[0].bgcolor == palette["thread-background"]
        assert TEXT.startswith("US military", start)
