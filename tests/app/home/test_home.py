"""Home: what is there to read, and what can be done with it."""

from __future__ import annotations

from pathlib import Path

import pytest
from msgspec.structs import replace
from textual.screen import Screen

from reader.app.app import ReaderApp
from reader.app.bars.asking import AskBar
from reader.app.bars.messages import MessageLine
from reader.app.documents import Document
from reader.app.home.entries import rows
from reader.app.home.heading import headed
from reader.app.home.holdings import holdings, with_stories
from reader.app.home.home import Home
from reader.app.home.shelving import (  # fmt: skip
    BY_SOURCE,
    CONTINUE,
    RECENT,
    STARRED,
    UNREAD,
    WATCHED,
    called,
    sections,
    source,
    sources,
)
from reader.app.refreshing import Refreshing
from reader.app.screens.reading import Reading
from reader.library import Library, Private
from reader.library.keys import text_key
from reader.story import Story
from tests.app.hand import Answers, app, article
from tests.app.home.test_keeping import done
from tests.app.test_reading import WIDE, cursor, reading
from tests.app.test_refreshing import until
from tests.library.synthetic import story

PEOPLE = {"Mara Quill": "person", "Otto Brand": "person", "Greta Holm": "person"}


def told(title: str, *text: str, outlet: str, day: str = "2021-06-27") -> Story:
    deeds = tuple((name, "spoke", "statement") for name in PEOPLE if any(f"{name} spoke" in line for line in text))
    return story(title, *text, source=f"https://{outlet}/{title.split()[0].lower()}", published=day, people=PEOPLE,
                 deeds=deeds)  # type: ignore[arg-type]  # fmt: skip


LONG = " ".join(["It rained on the quay and nobody came."] * 120)
FIRE = told(
    "Fire destroys ferry terminal in Northport", "Mara Quill spoke. Otto Brand spoke.", LONG, outlet="gull.example"
)
BLAZE = told(
    "Northport ferry terminal fire: mayor visits", "Mara Quill spoke. Greta Holm spoke.", outlet="tern.example",
    day="2021-06-28",
)  # fmt: skip
BUDGET = told("Budget talks fail in the council", "Otto Brand spoke.", outlet="gull.example")
TENNIS = told("Tennis final is put off", "Greta Holm spoke.", outlet="tern.example")
ALL = (FIRE, BLAZE, BUDGET, TENNIS)


def key(one: Story) -> str:
    return text_key(one.article)


@pytest.fixture
def library(tmp_path: Path) -> Library:
    library = Library(tmp_path / "cache", tmp_path / "data")
    for number, one in enumerate(ALL):
        library.articles.keep(one, now=1_600_000_000.0 + number)
    library.articles.moved(key(FIRE), 60, 900)
    library.articles.finish(key(BUDGET))
    return library


def made(library: Library | None, *samples: Document, engine: Answers | None = None) -> ReaderApp:
    app = ReaderApp([], engine or Answers(), samples=samples, library=library)
    app.animation_level = "none"
    return app


def lines(screen: object, width: int = 90) -> list[str]:
    """What the list of a room says."""
    return [line.plain for row in screen.list.rows for line in row.draw(width)]  # type: ignore[attr-defined]


def titled(library: Library, order: str = "state") -> dict[str, list[str]]:
    held = with_stories(library, holdings(library))
    return {title: [(entry.facts.title or "").split()[0] for entry in entries]
            for title, entries, _ in sections(held, order)}  # type: ignore[arg-type]  # fmt: skip


def test_every_article_stands_in_the_first_section_that_it_belongs_to(library: Library) -> None:
    assert titled(library) == {CONTINUE: ["Fire"], UNREAD: ["Tennis", "Northport"], RECENT: ["Budget"]}
    library.articles.star(key(BUDGET))
    library.watching.add("Greta Holm", "person")
    assert titled(library) == {WATCHED: ["Tennis", "Northport"], CONTINUE: ["Fire"], STARRED: ["Budget"]}
    assert titled(library, "source") == {"gull.example": ["Budget", "Fire"], "tern.example": ["Tennis", "Northport"]}


def test_who_is_watched_is_a_main_actor_of_that_kind(library: Library) -> None:
    library.watching.add("Greta Holm", "organization")
    library.watching.add("Mara Quill", "person")
    assert holdings(library).watched == {key(FIRE): ("Mara Quill",), key(BLAZE): ("Mara Quill",)}


def test_tellings_of_a_story_stand_together(library: Library) -> None:
    library.articles.moved(key(TENNIS), 0, 1)
    library.articles.moved(key(BLAZE), 0, 1)
    library.articles.keep(FIRE, now=1_700_000_000.0)
    assert titled(library)[CONTINUE] == ["Fire", "Northport", "Tennis"]
    held = with_stories(library, holdings(library))
    assert held.told[key(FIRE)].only == ("Otto Brand",)
    assert held.told[key(BLAZE)].only == ("Greta Holm",)
    assert held.told[key(BLAZE)].others == (key(FIRE),)


def test_a_file_is_of_its_folder(library: Library) -> None:
    entry = holdings(library).entries[0]
    assert source(replace(entry, facts=replace(entry.facts, outlet=None, source="/in/b.txt"))) == "/in/"
    assert source(replace(entry, facts=replace(entry.facts, outlet=None, source="-"))) == "standard input"
    assert called("/home/of/in/") == "in/"


def test_an_article_without_a_title_is_called_by_its_files_name(library: Library) -> None:
    entry = holdings(library).entries[0]
    for where, name in {
        "/home/of/in/07.txt": "07.txt",
        "https://gull.example/in/07": "https://gull.example/in/07",
        "-": "-",
        "": "",
    }.items():
        facts = replace(entry.facts, title=None, outlet=None, source=where)
        assert headed(facts) == name


async def test_home_shows_no_path_for_a_title(library: Library) -> None:
    library.articles.keep(replace(TENNIS, article=replace(TENNIS.article, title=None, source="/home/of/in/07.txt",
                                                          text=f"{TENNIS.article.text} Rain.")))  # fmt: skip
    async with made(library).run_test(size=WIDE) as pilot:
        await done(pilot)
        shown = [line.strip() for line in lines(pilot.app.screen)]
        assert any(line.startswith("07.txt ") for line in shown)
        assert not any(line.startswith("/home/of") for line in shown)


async def test_home_lists_what_there_is_and_leads_to_where_one_was(library: Library) -> None:
    async with made(library, Document("s", article=article("Rain.", "Weather"))).run_test(size=WIDE) as pilot:
        await done(pilot)
        screen = pilot.app.screen
        assert isinstance(screen, Home)
        shown = lines(screen)
        at = shown.index(CONTINUE)
        assert shown[at + 1].split() == ["Fire", "destroys", "ferry", "terminal", "in", "Northport", "19", "%", "read"]
        assert shown[at + 2] == "gull.example · 27 Jun 2021 · 4 min · Mara Quill, Otto Brand"
        assert shown[at + 3] == "also told by tern.example · only here: Otto Brand"
        assert shown.index(BY_SOURCE) < shown.index("Weather")
        await pilot.press("enter")
        await done(pilot)
        assert reading(pilot).document.title == FIRE.article.title
        assert cursor(pilot) == 60
        await pilot.press("space", "H")
        await done(pilot)
        assert isinstance(pilot.app.screen, Home)
        assert not any("19 %" in line for line in lines(pilot.app.screen))
        await pilot.press("escape")
        await pilot.pause()
        assert reading(pilot).document.title == FIRE.article.title


async def test_home_filters_as_one_types(library: Library) -> None:
    async with made(library).run_test(size=WIDE) as pilot:
        await done(pilot)
        await pilot.press("/", *"greta")
        await pilot.pause()
        titles = [line for line in lines(pilot.app.screen) if "Tennis" in line or "Budget" in line or "mayor" in line]
        assert len(titles) == 2
        await pilot.press("enter", "enter")
        await done(pilot)
        assert reading(pilot).document.title == TENNIS.article.title


async def test_an_article_gets_a_star_is_finished_and_forgotten_once_that_is_confirmed(library: Library) -> None:
    async with made(library).run_test(size=WIDE) as pilot:
        await done(pilot)
        await pilot.press("s")
        await done(pilot)
        assert any(line.startswith("★ Fire") for line in lines(pilot.app.screen))
        await pilot.press("f")
        await done(pilot)
        entry = library.articles.entry(key(FIRE))
        assert entry is not None
        assert (entry.starred, entry.finished) == (True, True)
        await pilot.press("x")
        asked = pilot.app.screen.query_one(AskBar).parts(60).plain
        assert asked.startswith("y forgets, n keeps Fire destroys ferry terminal in Northport")
        await pilot.press("k")
        assert pilot.app.screen.query_one(AskBar).is_open
        await pilot.press("n")
        await done(pilot)
        assert not pilot.app.screen.query_one(AskBar).is_open
        assert library.articles.entry(key(FIRE)) is not None
        await pilot.press("x", "y")
        await done(pilot)
        assert library.articles.entry(key(FIRE)) is None
        assert not any("Fire" in line for line in lines(pilot.app.screen))


async def test_a_source_leads_to_its_articles(library: Library) -> None:
    async with made(library).run_test(size=WIDE) as pilot:
        await done(pilot)
        await pilot.press("o")
        assert "gull.example" in lines(pilot.app.screen)
        await pilot.press("o", "G", "enter")
        await pilot.pause()
        row = pilot.app.screen.list.row  # type: ignore[attr-defined]
        assert row.draw(60)[0].plain.startswith("Tennis")


async def test_a_first_start_explains_itself(library: Library, tmp_path: Path) -> None:
    sample = Document(
        "s",
        article=article(
            "Rain fell on the quay, and nobody came to see the ferry leave that day, or the day after.", "Weather"
        ),
    )
    for empty in (Library(tmp_path / "c", tmp_path / "d"), Private(), None):
        async with made(empty, sample).run_test(size=(60, 20)) as pilot:
            await done(pilot)
            shown = " ".join(lines(pilot.app.screen, 50))
            assert "reader FILE" in shown
            assert "tour" in shown
            assert "Rain fell" in shown
            assert ("private" in shown) is (empty is None or not empty.keeps)
            await pilot.press("enter")
            await pilot.pause()
            assert reading(pilot).status.status.title == "Weather"


async def test_home_is_reached_from_an_article_and_back(library: Library) -> None:
    async with app(library=library).run_test(size=WIDE) as pilot:
        await done(pilot)
        await pilot.press("H")
        await done(pilot)
        assert isinstance(pilot.app.screen, Home)
        await pilot.press("/", *"tennis", "enter", "enter")
        await done(pilot)
        assert reading(pilot).document.title == TENNIS.article.title
        assert reading(pilot).status.status.place == "2 of 2"
        await pilot.press("[")
        await done(pilot)
        await pilot.press("H")
        await done(pilot)
        await pilot.press("/", *"tennis", "enter", "enter")
        await done(pilot)
        assert reading(pilot).status.status.place == "2 of 2"


async def test_what_feeds_bring_is_shown_at_once(library: Library) -> None:
    async with made(library).run_test(size=WIDE) as pilot:
        await done(pilot)
        library.articles.opened(article("Rain fell.", "Rain again", source="https://gull.example/rain"))
        pilot.app.screen.post_message(Refreshing.Done())
        await done(pilot)
        shown = lines(pilot.app.screen)
        assert shown[shown.index(UNREAD) + 1].split() == ["Rain", "again", "new"]


async def test_another_version_of_an_article_is_no_other_telling(library: Library) -> None:
    again = told(
        "Fire destroys ferry terminal in Northport", "Mara Quill spoke. Otto Brand spoke.", LONG, "It is out.",
        outlet="gull.example",
    )  # fmt: skip
    for number, one in enumerate((FIRE, again)):
        library.articles.keep(one, now=1_700_000_000.0 + number)
        library.articles.moved(key(one), 60, 900)
    library.forget(key(BLAZE))
    held = with_stories(library, holdings(library))
    assert held.told[key(FIRE)].others == (key(again),)
    shown = [part.plain for row in rows(held) for part in row.draw(90)]
    assert not [one for one in shown if "also told by" in one]
    assert len([one for one in shown if one.strip().startswith("another version")]) == 1


async def test_what_is_said_stays_where_it_was_said(library: Library) -> None:
    async with app(library=library).run_test(size=(90, 30)) as pilot:
        await done(pilot)
        await pilot.press("s")
        await done(pilot)
        assert "star" in shown_message(pilot.app.screen)
        for key_pressed in ("K", "escape", "H", "L", "escape"):
            await pilot.press(key_pressed)
            await done(pilot)
            assert not [toast for toast in pilot.app.screen.query("Toast") if toast.display]


async def test_a_room_says_what_it_says_on_its_line(library: Library) -> None:
    async with app(library=library).run_test(size=(90, 30)) as pilot:
        await done(pilot)
        await pilot.press("H")
        await done(pilot)
        await pilot.press("o")
        await done(pilot)
        assert shown_message(pilot.app.screen) == "By source."


@pytest.mark.parametrize("room", ["H", "K", "F"])
async def test_a_room_says_that_a_key_does_nothing(library: Library, room: str) -> None:
    async with app(library=library).run_test(size=(90, 30)) as pilot:
        await done(pilot)
        await pilot.press(room, "Z")
        await done(pilot)
        assert "Z does nothing here" in shown_message(pilot.app.screen)


async def test_what_is_typed_in_a_room_is_no_key(library: Library) -> None:
    async with app(library=library).run_test(size=(90, 30)) as pilot:
        await done(pilot)
        await pilot.press("H", "slash", "Z", "Z", "escape", "S", "Z", "down", "end")
        await done(pilot)
        assert shown_message(pilot.app.screen) == ""


def shown_message(screen: Screen[object]) -> str:
    return "\n".join(one.words for one in screen.query_one(MessageLine).said)


def test_versions_of_an_article_count_as_one(library: Library) -> None:
    before = holdings(library)
    again = replace(FIRE, article=replace(FIRE.article, text=FIRE.article.text + " And it burns."))
    library.articles.keep(again, now=1_900_000_000.0)
    held = holdings(library)
    assert held.earlier == {key(FIRE)}
    assert len(held.entries) == len(before.entries) + 1
    assert [one[:2] for one in sources(held)] == [one[:2] for one in sources(before)]


def test_what_was_begun_is_new_neither_in_its_source_nor_above(library: Library) -> None:
    new = {name: count for name, _, count in sources(holdings(library))}
    assert new == {"gull.example": 0, "tern.example": 2}
    library.articles.moved(key(TENNIS), 0, 1)
    assert {name: count for name, _, count in sources(holdings(library))} == {"gull.example": 0, "tern.example": 1}


async def test_a_path_that_is_typed_to_filter_by_can_be_opened(library: Library, tmp_path: Path) -> None:
    path = tmp_path / "pier.txt"
    path.write_text("Pier closed\n\nThe pier at Wex was closed on Monday.\n")
    async with made(library).run_test(size=WIDE) as pilot:
        await done(pilot)
        await pilot.press("/", *str(path))
        await pilot.pause()
        assert lines(pilot.app.screen)[0].startswith("Enter opens")
        await pilot.press("escape")
        await pilot.pause()
        assert not any("Enter opens" in line for line in lines(pilot.app.screen))
        await pilot.press("/", *str(path), "enter")
        await until(
            pilot, lambda p=pilot: isinstance(p.app.screen, Reading) and reading(p).document.title == "Pier closed"
        )


async def test_an_address_that_is_typed_to_filter_by_is_offered_alone(library: Library) -> None:
    async with made(library).run_test(size=WIDE) as pilot:
        await done(pilot)
        await pilot.press("/", *"https://tern.example/pier")
        await pilot.pause()
        assert lines(pilot.app.screen) == ["Enter opens https://tern.example/pier"]


async def test_keys_say_so_where_there_is_nothing_for_them(library: Library, tmp_path: Path) -> None:
    sample = tmp_path / "sample.txt"
    sample.write_text("Pier closed\n\nThe pier at Wex was closed on Monday.\n")
    document = Document(str(sample))
    document.load()
    async with made(library, document).run_test(size=WIDE) as pilot:
        await done(pilot)
        for key, words in (
            ("H", "You are there already."),
            ("escape", "There is nothing to leave here: q quits."),
        ):
            await pilot.press(key)
            await pilot.pause()
            assert shown_message(pilot.app.screen) == words
        await pilot.press("G", "s")
        await pilot.pause()
        assert shown_message(pilot.app.screen).startswith("s does nothing here")
        for room, keys in (("K", "yxs/"), ("F", "rxe/")):
            await pilot.press(room)
            await done(pilot)
            for key in keys:
                await pilot.press(key)
                await pilot.pause()
                assert shown_message(pilot.app.screen).startswith(f"{key} does nothing here")
            await pilot.press("escape")
            await pilot.pause()
