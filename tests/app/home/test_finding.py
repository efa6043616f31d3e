"""Searching everything that was read."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.events import Paste
from textual.pilot import Pilot
from textual.widgets import Static

from reader.app.home.finding import EARLIER, HINT, NOTHING, NOTHING_KEPT, Finding
from reader.app.home.person import rows as page
from reader.app.home.person import summary
from reader.app.screens.reading import Reading
from reader.library import Library, Private
from tests.app.hand import Answers
from tests.app.home.test_home import ALL, lines, made
from tests.app.home.test_keeping import done
from tests.app.test_reading import WIDE, cursor, reading
from tests.app.test_refreshing import until
from tests.library.synthetic import story

TALK = story(
    "Quill speaks of the ferry", "Mara Quill met the board.", "“The ferry is lost,” Mara Quill said.",
    source="https://gull.example/talk", published="2022-01-02", people={"Mara Quill": "person"},
    quotes={"The ferry is lost": "Mara Quill"},
)  # fmt: skip


@pytest.fixture
def library(tmp_path: Path) -> Library:
    library = Library(tmp_path / "cache", tmp_path / "data")
    for one in (*ALL, TALK):
        library.articles.keep(one)
    return library


async def found(pilot: Pilot[None], typed: str) -> list[str]:
    """What is listed for what is typed."""
    screen = pilot.app.screen
    assert isinstance(screen, Finding)
    screen.input.value = ""
    await pilot.press(*typed)
    await pilot.pause(0.3)
    await done(pilot)
    return lines(screen)


def said(pilot: Pilot[None]) -> str:
    return str(pilot.app.screen.query_one("#room-note", Static).render())


async def test_quotes_and_sentences_are_found_as_one_types_and_lead_to_their_place(library: Library) -> None:
    async with made(library).run_test(size=WIDE) as pilot:
        await done(pilot)
        await pilot.press("S")
        assert said(pilot).startswith(HINT[:40])
        shown = await found(pilot, "ferry who:quill")
        assert "Mara Quill: The ferry is lost" in shown or "“The ferry is lost,” Mara Quill said." in shown
        shown = await found(pilot, "said:lost")
        assert shown[:2] == ["Mara Quill: The ferry is lost", "2 Jan 2022 · gull.example · Quill speaks of the ferry"]
        assert "1 found in 1 article" in said(pilot)
        await pilot.press("enter")
        await done(pilot)
        assert reading(pilot).document.title == TALK.article.title
        assert cursor(pilot) == TALK.article.text.index("The ferry is lost")


async def test_the_cursor_goes_through_what_is_found(library: Library) -> None:
    async with made(library).run_test(size=WIDE) as pilot:
        await done(pilot)
        await pilot.press("S")
        await found(pilot, "ferry")
        first = pilot.app.screen.list.row  # type: ignore[attr-defined]
        await pilot.press("down")
        assert pilot.app.screen.list.row is not first  # type: ignore[attr-defined]
        await pilot.press("escape")
        assert not isinstance(pilot.app.screen, Finding)


@pytest.mark.parametrize(("typed", "words"), [("foo:bar", "There is no foo:"), ("who:", "needs something"),
                                              ("after:soon", "")])  # fmt: skip
async def test_a_wrong_query_is_a_sentence(library: Library, typed: str, words: str) -> None:
    async with made(library).run_test(size=WIDE) as pilot:
        await done(pilot)
        await pilot.press("S")
        await found(pilot, typed)
        assert words in said(pilot)
        assert said(pilot).rstrip().endswith((".", "…"))


async def test_nothing_found_is_told(library: Library) -> None:
    for which, sentence in ((library, NOTHING), (Private(), NOTHING_KEPT)):
        async with made(which).run_test(size=(60, 20)) as pilot:
            await done(pilot)
            await pilot.press("S")
            assert (await found(pilot, "zebra"))[0] == sentence


async def test_a_place_of_an_article_that_is_open_is_gone_to_there(library: Library) -> None:
    async with made(library, engine=Answers(analysis=TALK.analysis)).run_test(size=WIDE) as pilot:
        await done(pilot)
        await pilot.press("S")
        await found(pilot, "said:lost")
        await pilot.press("enter")
        await done(pilot)
        await pilot.press("g", "S")
        await found(pilot, "said:lost")
        await pilot.press("enter")
        await done(pilot)
        assert reading(pilot).status.status.place == ""
        assert cursor(pilot) == TALK.article.text.index("The ferry is lost")


async def test_what_only_an_earlier_version_has_is_marked_and_opened_as_such(library: Library) -> None:
    edited = story(
        "Quill speaks of the ferry", "Mara Quill met the board and nobody else.", source=TALK.article.source,
        published="2022-01-02", people={"Mara Quill": "person"},
    )  # fmt: skip
    library.articles.keep(edited)
    async with made(library, engine=Answers(analysis=TALK.analysis)).run_test(size=WIDE) as pilot:
        await done(pilot)
        await pilot.press("S")
        assert all(EARLIER not in one for one in await found(pilot, "board"))
        shown = await found(pilot, "said:lost")
        assert shown[1].startswith(f"{EARLIER} · 2 Jan 2022 · gull.example")
        await pilot.press("enter")
        await done(pilot)
        assert reading(pilot).document.article == TALK.article
        assert any("This is an earlier version" in note.message for note in pilot.app._notifications)
        await pilot.press("g", "S")
        await found(pilot, "board nobody")
        pilot.app.clear_notifications()
        await pilot.press("enter")
        await done(pilot)
        assert reading(pilot).document.article == edited.article
        assert not any("earlier version" in note.message for note in pilot.app._notifications)


@pytest.fixture
def letter(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A file in the folder where one is; another has no ending, and is called like a word of an article."""
    path = tmp_path / "a letter.txt"
    path.write_text("Pier closed\n\nThe pier at Wex was closed on Monday.\n")
    path.with_name("ferry").write_text("Pier opened\n\nThe pier at Wex was opened on Monday.\n")
    monkeypatch.chdir(tmp_path)
    return path


async def test_a_path_that_is_typed_or_pasted_can_be_opened(library: Library, letter: Path) -> None:
    for typed in (str(letter), "a letter.txt", letter.as_uri()):
        async with made(library).run_test(size=WIDE) as pilot:
            await done(pilot)
            await pilot.press("S")
            await found(pilot, "ferry")
            screen = pilot.app.screen
            assert isinstance(screen, Finding)
            screen.input.value = ""
            pilot.app.post_message(Paste(typed))
            await pilot.pause(0.3)
            assert lines(screen)[0].startswith("Enter opens")
            assert "letter.txt" in "".join(lines(screen))
            await pilot.press("enter")
            await until(
                pilot, lambda p=pilot: isinstance(p.app.screen, Reading) and reading(p).document.title == "Pier closed"
            )


async def test_a_path_is_opened_though_enter_comes_before_what_it_offers(library: Library, letter: Path) -> None:
    async with made(library).run_test(size=WIDE) as pilot:
        await done(pilot)
        await pilot.press("S")
        await found(pilot, "ferry")
        screen = pilot.app.screen
        assert isinstance(screen, Finding)
        screen.input.value = str(letter)
        await pilot.press("enter")
        await until(
            pilot, lambda p=pilot: isinstance(p.app.screen, Reading) and reading(p).document.title == "Pier closed"
        )


async def test_an_address_is_offered_once_it_is_one_and_words_are_searched_for(library: Library, letter: Path) -> None:
    async with made(library).run_test(size=WIDE) as pilot:
        await done(pilot)
        await pilot.press("S")
        for begun in ("http:", "https:/", "https://"):
            assert await found(pilot, begun) == []
            assert said(pilot).startswith(HINT[:40])
        assert await found(pilot, "https://gull.example/talk") == ["Enter opens https://gull.example/talk"]
        for words in ("ferry", "https", "see https://gull.example/talk"):
            assert not any("Enter opens" in line for line in await found(pilot, words))
        assert "Quill speaks of the ferry" in " ".join(await found(pilot, "ferry"))


async def test_what_is_offered_is_opened_by_a_click_and_beside_what_is_open(library: Library, letter: Path) -> None:
    async with made(library).run_test(size=WIDE) as pilot:
        await done(pilot)
        await pilot.press("down", "enter")
        await done(pilot)
        await pilot.press("S")
        await found(pilot, str(letter))
        await pilot.click("RowList", offset=(4, 0))
        await until(pilot, lambda: isinstance(pilot.app.screen, Reading))
        await until(pilot, lambda: reading(pilot).document.title == "Pier closed")
        assert len(reading(pilot).documents) == 2


async def test_a_title_is_said_once_though_the_text_repeats_it(library: Library) -> None:
    words = "Otters were seen below the weir"
    library.articles.keep(story(words, "Nobody was there.", words, source="https://tern.example/otters"))
    async with made(library).run_test(size=WIDE) as pilot:
        await done(pilot)
        await pilot.press("S")
        shown = await found(pilot, "otters")
        assert any(words in line for line in shown)
        assert all(line.count(words) == 1 for line in shown if words in line)
        assert not any("·" in line and words in line for line in shown)


async def test_an_article_without_a_date_of_its_own_is_told_by_when_it_was_got(library: Library) -> None:
    undated = story("Gulls on the pier", "Mara Quill counted the gulls.", source="/papers/gulls.txt",
                    people={"Mara Quill": "person"})  # fmt: skip
    library.articles.keep(undated, fetched=1_700_000_000.0)
    async with made(library).run_test(size=WIDE) as pilot:
        await done(pilot)
        await pilot.press("S")
        assert "got 14 Nov 2023 · Gulls on the pier" in await found(pilot, "counted gulls")
        assert all("got" not in one for one in await found(pilot, "ferry after:2021"))


def test_the_page_of_somebody_says_of_a_day_that_it_is_only_the_one_an_article_was_got(library: Library) -> None:
    undated = story("Gulls on the pier", "“They are many,” Mara Quill said.", source="/papers/gulls.txt",
                    people={"Mara Quill": "person"}, quotes={"They are many": "Mara Quill"})  # fmt: skip
    library.articles.keep(undated, fetched=1_700_000_000.0)
    person = library.people.person("Mara Quill", "person")
    assert person is not None
    told = {line.plain for row, _ in page(person) for line in row.draw(80)}
    assert "got 14 Nov 2023" in told
    assert any(one.startswith("2 Jan 2022 · gull.example") for one in told)
    assert "2023" not in summary(person)
