"""What one makes of names, quotes and events in their cards; somebody's page; the notebook."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest
from msgspec.structs import replace
from textual.pilot import Pilot

from reader.app.home.notebook import NotebookRoom, cited
from reader.app.home.notebook import rows as notebook_rows
from reader.app.home.person import PersonRoom, rows
from reader.app.panel.card import PERSON
from reader.app.settings.stored import Settings
from reader.library import Library, Private
from reader.library.across.people import Appearance, Deed, Person, Saying
from reader.story import marked
from tests.app.hand import STORY, Answers, app, card, card_of
from tests.app.home.test_finding import TALK
from tests.app.home.test_home import lines, made
from tests.app.home.test_keeping import KEY, done
from tests.app.test_reading import WIDE, cursor, reading
from tests.app.test_refreshing import until
from tests.library.synthetic import story

AGAIN = story(
    "A year later", "Mara Quill resigned on Monday. Otto Brand said nothing.", "“I regret it,” Mara Quill said.",
    source="https://tern.example/later", published="2023-01-02",
    people={"Mara Quill": "person", "Otto Brand": "person"}, quotes={"I regret it": "Mara Quill"},
    deeds=(("Mara Quill", "resigned", "personnel"),),
)  # fmt: skip
THIRD = story(
    "Another town", "Mara Quill won the prize.", source="https://far.example/prize", published="2023-05-06",
    people={"Mara Quill": "person"}, deeds=(("Mara Quill", "won", "other"),),
)  # fmt: skip
SIZES = [WIDE, (60, 20)]


@pytest.fixture
def library(tmp_path: Path) -> Library:
    library = Library(tmp_path / "cache", tmp_path / "data")
    for one in (AGAIN, THIRD):
        library.articles.keep(one)
    return library


def head(pilot: Pilot[None]) -> str:
    return str(card(pilot).query_one("#card-head").render())


async def to_quote(pilot: Pilot[None]) -> None:
    """Opens the card of the first quote."""
    await done(pilot)
    await pilot.press("3")
    await pilot.press(*([] if reading(pilot).focused is reading(pilot).panel.list else ["tab"]), "g", "enter")
    await done(pilot)


@pytest.mark.parametrize("size", SIZES)
async def test_a_quote_is_kept_with_a_note_that_stands_in_its_card_the_next_time(
    library: Library, size: tuple[int, int]
) -> None:
    quote = STORY.analysis.quotes[0]
    async with app(library=library).run_test(size=size) as pilot:
        await to_quote(pilot)
        await pilot.press("s", "N", *"m/e", "enter")
        await done(pilot)
        assert "You keep this quote" in head(pilot)
        assert "Note: m/e" in head(pilot)
    (kept,) = library.notebook.quotes()
    assert kept.start == quote.content[0][0]
    async with app(library=library).run_test(size=size) as pilot:
        await to_quote(pilot)
        assert "Note: m/e" in head(pilot)
        await pilot.press("N", "backspace", "backspace", "escape")
        await done(pilot)
        assert "Note: m/e" in head(pilot)
        await pilot.press("s", "N", "ctrl+u", "enter")
        await done(pilot)
        assert "Note" not in head(pilot)
        assert "You keep" not in head(pilot)
    assert library.notebook.quotes() == ()
    assert library.articles.remarks(KEY) == ()


async def test_a_name_is_watched_and_an_event_starred(library: Library) -> None:
    async with app(library=library).run_test(size=WIDE) as pilot:
        await done(pilot)
        screen = reading(pilot)
        screen.open_card(next(a for a in STORY.analysis.actors if a.name == "John Kirby"))
        await done(pilot)
        await pilot.press("s")
        await done(pilot)
        assert [one.name for one in library.watching.names()] == ["John Kirby"]
        assert "You watch this name" in head(pilot)
        screen.open_card(STORY.analysis.events[0])
        await done(pilot)
        await pilot.press("s")
        await done(pilot)
        assert "starred" in head(pilot)
    (remark,) = library.articles.remarks(KEY)
    assert (remark.what, remark.starred, remark.start) == ("event", True, STORY.analysis.events[0].trigger[0])


async def test_what_is_no_full_name_is_refused_in_a_sentence(library: Library) -> None:
    alone = story("Rain", "Quill came home.", people={"Quill": "person"})
    engine = Answers(analysis=alone.analysis)
    async with app(alone.article, engine=engine, library=library).run_test(size=WIDE) as pilot:
        await done(pilot)
        reading(pilot).open_card(alone.analysis.actors[0])
        await done(pilot)
        for _ in range(2):
            await pilot.press("s")
            await done(pilot)
        assert library.watching.names() == ()
        assert [n.message.startswith("Quill is no full name") for n in pilot.app._notifications] == [True, True]


async def test_in_private_what_is_to_be_kept_is_refused(tmp_path: Path) -> None:
    async with app(library=Private()).run_test(size=WIDE) as pilot:
        await to_quote(pilot)
        await pilot.press("s")
        await done(pilot)
        assert "You keep" not in head(pilot)
        assert any("private" in n.message for n in pilot.app._notifications)


async def to_person(pilot: Pilot[None]) -> PersonRoom:
    await done(pilot)
    reading(pilot).open_card(TALK.analysis.actors[0])
    await done(pilot)
    listed = card(pilot).rows
    await until(pilot, lambda: any(row.does == PERSON for row in listed.rows))  # the library was asked for the others
    await pilot.press("g", "enter")
    await until(pilot, lambda: isinstance(pilot.app.screen, PersonRoom))
    await done(pilot)
    screen = pilot.app.screen
    assert isinstance(screen, PersonRoom)
    return screen


@pytest.mark.parametrize("size", SIZES)
async def test_a_card_leads_to_what_somebody_said_and_did_everywhere(library: Library, size: tuple[int, int]) -> None:
    engine = Answers(analysis=TALK.analysis)
    async with app(TALK.article, engine=engine, library=library).run_test(size=size) as pilot:
        screen = await to_person(pilot)
        shown = lines(screen)
        assert shown[shown.index("Said") + 1 : shown.index("Said") + 3] == [
            "2 Jan 2022 · gull.example", "  “The ferry is lost”",
        ]  # fmt: skip
        assert "Mara Quill resigned on Monday." in "\n".join(shown)
        assert any(line.startswith("● Otto Brand") and line.endswith("1 article") for line in shown)
        assert str(screen.query_one("#room-note").render()).startswith("3 articles")
        await pilot.press("/", *"regret", "enter", "enter")
        await done(pilot)
        assert reading(pilot).document.title == AGAIN.article.title
        assert cursor(pilot) == AGAIN.article.text.index("I regret it")


async def test_somebody_of_the_same_name_is_told_apart_and_that_taken_back(library: Library) -> None:
    engine = Answers(analysis=TALK.analysis)
    async with app(TALK.article, engine=engine, library=library).run_test(size=WIDE) as pilot:
        screen = await to_person(pilot)
        await pilot.press("/", *"prize", "enter", "x")
        await done(pilot)
        assert any("another Mara Quill." in n.message for n in pilot.app._notifications)
        await pilot.press("escape")
        await done(pilot)
        assert str(screen.query_one("#room-note").render()).startswith("2 articles")
        assert "Another Mara Quill" in lines(screen)
        await pilot.press("G", "enter")
        await done(pilot)
        assert str(screen.query_one("#room-note").render()).startswith("1 article")
        await pilot.press("u")
        await done(pilot)
        assert library.people.articles("Mara Quill", "person") == 3


async def test_what_comes_when_a_page_is_left_ends_what_waits_for_it(library: Library) -> None:
    engine = Answers(analysis=TALK.analysis)
    async with app(TALK.article, engine=engine, library=library).run_test(size=WIDE) as pilot:
        screen = await to_person(pilot)
        answer: asyncio.Future[int] = asyncio.get_running_loop().create_future()
        waiting = asyncio.ensure_future(screen.still(answer))
        await pilot.press("escape")
        await done(pilot)
        answer.set_result(1)
        with pytest.raises(asyncio.CancelledError):
            await waiting
        assert reading(pilot).is_current


def test_a_day_is_told_once_and_a_sentence_that_tells_of_two_deeds_is_one_row() -> None:
    sentence = "Mara Quill resigned and left the hall."
    deeds = tuple(
        Deed("k", "2022-01-03", kind, "actual", "who", word, sentence, at, at + len(word))
        for kind, word, at in (("personnel", "resigned", 11), ("movement", "left", 24))
    )
    said = tuple(Saying("k", "2022-01-02", words, 0, 1, "direct") for words in ("Never.", "Not today."))
    seen = Appearance("k", "Quill goes", "gull.example", "2022-01-02", True, 0, None)
    person = Person("Mara Quill", "person", 0, (), (seen,), (), said, deeds, ())
    shown = [line.plain for row, _ in rows(person) for line in row.draw(80)]
    assert shown[1:4] == ["2 Jan 2022 · gull.example", "  “Never.”", "  “Not today.”"]
    assert shown[shown.index("Did") + 1] == "3 Jan 2022 · gull.example"
    assert [line.endswith(sentence) for line in shown].count(True) == 1


async def test_who_is_in_one_article_only_has_no_page(library: Library) -> None:
    async with app(library=library).run_test(size=WIDE) as pilot:
        await done(pilot)
        reading(pilot).open_card(STORY.analysis.actors[4])
        await done(pilot)
        assert "articles you have read" not in "\n".join(
            line.plain for row in card(pilot).rows.rows for line in row.draw(60)
        )


async def test_the_notebook_finds_copies_exports_and_lets_go(
    library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    for one in (TALK, AGAIN):
        library.articles.keep(one)
        library.notebook.keep(one, one.analysis.quotes[0])
    copied: list[str] = []
    async with made(library, engine=Answers(analysis=TALK.analysis)).run_test(size=WIDE) as pilot:
        monkeypatch.setattr(pilot.app, "copy_to_clipboard", copied.append)
        await done(pilot)
        await pilot.press("K")
        await done(pilot)
        screen = pilot.app.screen
        assert isinstance(screen, NotebookRoom)
        assert lines(screen)[:3] == ["“I regret it”", "Mara Quill", "A year later · tern.example · 2 Jan 2023"]
        await pilot.press("x")
        await done(pilot)
        assert (tmp_path / "quotes.txt").read_text().count("— Mara Quill") == 2
        assert [n.message for n in pilot.app._notifications][-1] == "2 quotes written to quotes.txt"
        await pilot.press("/", *"2022", "enter", "y", "x")
        await done(pilot)
        assert copied == ["“The ferry is lost”\n— Mara Quill\n“Quill speaks of the ferry”, gull.example, 2 Jan 2022,"
                          " https://gull.example/talk"]  # fmt: skip
        assert (tmp_path / "quotes-2.txt").read_text().strip() == copied[0]
        await pilot.press("s")
        await done(pilot)
        assert [one.words for one in library.notebook.quotes()] == ["I regret it"]
        await pilot.press("escape", "enter")
        await done(pilot)
        assert reading(pilot).document.title == AGAIN.article.title
        assert cursor(pilot) == AGAIN.article.text.index("I regret it")


async def test_an_empty_notebook_says_how_it_is_filled(library: Library) -> None:
    async with app(library=library, settings=Settings(first_tab="actors")).run_test(size=WIDE) as pilot:
        await done(pilot)
        await pilot.press("K")
        await done(pilot)
        assert lines(pilot.app.screen) == ["No quote is kept yet: s in a quote's card keeps it."]
        await pilot.press("escape")
        assert card_of(pilot) is None
    assert cited(library.notebook.keep(TALK, TALK.analysis.quotes[0])).startswith("“The ferry is lost”")


def test_reported_words_are_put_into_nobodys_mouth(library: Library) -> None:
    words = "that the ferry would stay"
    one = story("Ferry stays", f"Mara Quill promised {words}.", people={"Mara Quill": "person"},
                quotes={words: "Mara Quill"})  # fmt: skip
    quote = replace(one.analysis.quotes[0], kind="indirect")
    kept = library.notebook.keep(replace(one, analysis=replace(one.analysis, quotes=(quote,))), quote)
    said, who, _ = cited(kept).split("\n")
    assert (said, who) == ("the ferry would stay", "— Mara Quill (as reported)")
    assert [line.plain for line in notebook_rows([kept])[0].draw(60)][:1] == [said]
    telling = Saying("k", "2022-01-02", said, 0, 1, "mixed")
    assert marked(telling.words, telling.kind) == said == marked(said, None)
    assert marked(said, "direct") == f"“{said}”" == marked(f"“{said}”", "direct")
