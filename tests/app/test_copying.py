"""Selecting and copying, by key and by mouse."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual.pilot import Pilot

from reader.app.article.motion import word_after, word_at, word_before
from reader.app.bars.messages import MessageLine
from reader.app.telling.citing import cited
from reader.app.threads.links import Links
from reader.story import Actor, Quote
from tests.app.hand import STORY, TEXT, Answers, app, card, extent
from tests.app.test_mouse import place_of
from tests.app.test_reading import NARROW, WIDE, cursor, press, reading

LINKS = Links(STORY.analysis)


def selected(pilot: Pilot[None]) -> str:
    return reading(pilot).get_selected_text() or ""


@pytest.fixture
def copied(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What goes to the clipboard."""
    taken: list[str] = []

    async def take(text: str, environ: object, send: object) -> str:
        taken.append(text)
        return "Copied."

    monkeypatch.setattr("reader.app.clipboard.copy", take)
    return taken


async def test_v_selects_words_and_y_copies_them(copied: list[str]) -> None:
    async with app().run_test(size=NARROW) as pilot:
        await pilot.pause()
        reading(pilot).view.go_to(extent("Pentagon"))
        await press(pilot, "v")
        assert selected(pilot) == "Pentagon"
        await press(pilot, "l", "right", "l")
        start = extent("Pentagon")[0]
        assert TEXT[start:].startswith(" ".join(selected(pilot).split()[:2]))
        assert len(selected(pilot).split()) == 4
        await press(pilot, "y")
        assert [text.split()[0] for text in copied] == ["Pentagon"]
        assert selected(pilot) == ""


async def test_a_selection_goes_back_over_its_beginning() -> None:
    async with app().run_test(size=NARROW) as pilot:
        await pilot.pause()
        reading(pilot).view.go_to(extent("spokesman John"))
        await press(pilot, "v", "h")
        assert selected(pilot).split() == ["Pentagon", "spokesman"]


async def test_capital_v_selects_whole_sentences_without_line_breaks(copied: list[str]) -> None:
    async with app().run_test(size=NARROW) as pilot:
        await pilot.pause()
        reading(pilot).view.go_to(extent("From these facilities"))
        await press(pilot, "V")
        assert selected(pilot).startswith("From these facilities")
        assert selected(pilot).endswith(".")
        assert "\n" not in selected(pilot)
        one = selected(pilot)
        await press(pilot, ")")
        assert selected(pilot).startswith(one)
        assert len(selected(pilot)) > len(one)
        await press(pilot, "y")
        assert copied[0].startswith(one)


async def test_every_motion_extends() -> None:
    async with app().run_test(size=NARROW) as pilot:
        for key in ("j", "}", ")", "G", "ctrl+d", "space"):
            await press(pilot, "g", "v")
            one = selected(pilot)
            await press(pilot, key)
            assert len(selected(pilot)) > len(one), key
            await press(pilot, "escape")


async def test_esc_or_the_same_key_ends_it() -> None:
    async with app().run_test(size=NARROW) as pilot:
        for end in ("escape", "v"):
            await press(pilot, "n", "v", "l", end)
            assert selected(pilot) == "", end
            here = cursor(pilot)
            await press(pilot, "l")
            assert selected(pilot) == "", end
            assert cursor(pilot) > here, end


async def test_a_selection_stays_when_the_window_changes() -> None:
    async with app().run_test(size=WIDE) as pilot:
        await press(pilot, "V", ")")
        before = selected(pilot)
        await pilot.resize_terminal(50, 20)
        await pilot.pause()
        assert selected(pilot) == before


async def test_two_clicks_take_a_word_and_three_a_sentence(copied: list[str]) -> None:
    async with app().run_test(size=WIDE) as pilot:
        await pilot.pause()
        view = reading(pilot).view
        await pilot.click(view, offset=place_of(pilot, "several targets"), times=2)
        await pilot.pause()
        assert selected(pilot) == "several"
        await pilot.click(view, offset=place_of(pilot, "several targets"), times=3)
        await pilot.pause()
        assert selected(pilot).startswith("The US military flew")
        assert selected(pilot).endswith("Washington.")
        await press(pilot, "y")
        assert copied[0].endswith("Washington.")


async def test_ctrl_c_copies_what_the_mouse_selected(copied: list[str]) -> None:
    async with app().run_test(size=WIDE) as pilot:
        await pilot.pause()
        await pilot.click(reading(pilot).view, offset=place_of(pilot, "several targets"), times=2)
        await press(pilot, "ctrl+c")
        assert copied == ["several"]


async def test_y_copies_the_quote_that_one_is_at(copied: list[str]) -> None:
    async with app().run_test(size=WIDE) as pilot:
        await press(pilot, "3", "n", "y")
        quote = LINKS.quote_at(cursor(pilot))
        assert quote is not None
        assert copied == [cited(STORY.article, LINKS, quote)]
        await press(pilot, "tab", "j", "y")
        row = reading(pilot).panel.list.row
        assert row is not None
        assert isinstance(row.opens, Quote)
        assert copied[1] == cited(STORY.article, LINKS, row.opens)


async def test_y_copies_from_a_card(copied: list[str]) -> None:
    async with app().run_test(size=WIDE) as pilot:
        await pilot.pause()
        reading(pilot).view.go_to(extent("John Kirby"))
        await press(pilot, "enter", "y")
        assert isinstance(card(pilot).thing, Actor)
        assert copied == ["John Kirby"]


def test_a_quote_is_copied_with_speaker_and_source() -> None:
    quote = next(q for q in STORY.analysis.quotes if q.kind == "indirect" and q.speaker)
    words, speaker, source = cited(STORY.article, LINKS, quote).split("\n")
    assert words == " … ".join(" ".join(TEXT[s:e].split()) for s, e in quote.content)
    assert speaker.startswith(f"— {LINKS.actors[quote.speaker or ''].name}")
    assert speaker.endswith("(as reported)")
    assert STORY.article.title in source
    assert STORY.article.source in source


@given(st.text(alphabet=st.sampled_from("ab-é ’.東京👩‍👩‍👧 \n"), max_size=40), st.integers(0, 40))
def test_words_follow_one_another(text: str, offset: int) -> None:
    offset = min(offset, max(0, len(text) - 1))
    after = word_after(text, offset, len(text))
    if after is not None:
        assert after > offset
        assert word_at(text, after)[0] == after
        before = word_before(text, after, 0)
        assert before is None or before < after


async def test_all_that_somebody_says_is_copied_from_a_name_and_from_a_quote(copied: list[str]) -> None:
    kirby = next(actor for actor in STORY.analysis.actors if actor.name == "John Kirby")
    said = [quote for quote in STORY.analysis.quotes if kirby.id in (quote.speaker, *quote.speakers)]
    async with app().run_test(size=WIDE) as pilot:
        await pilot.pause()
        for place in (extent("John Kirby"), said[-1].content[0]):
            reading(pilot).linking.go(place)
            await press(pilot, "Y")
        assert len(copied) == 2
        assert copied[0] == copied[1]
        assert copied[0].count("\n— John Kirby") == len(said)
        assert copied[0].count(str(STORY.article.title)) == 1
        reading(pilot).linking.go(extent("Washington"))
        await press(pilot, "Y", "g", "Y")
        assert len(copied) == 2


async def test_what_cannot_be_copied_before_the_article_is_understood_is_told() -> None:
    engine = Answers()
    engine.gate.clear()
    async with app(engine=engine).run_test(size=WIDE) as pilot:
        await pilot.pause()
        for key in "yY":
            await pilot.press(key)
            await pilot.pause()
            assert pilot.app.screen.query_one(MessageLine).said[-1].words.startswith("Who and what is here")
            pilot.app.screen.query_one(MessageLine).said = ()
