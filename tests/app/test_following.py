"""What an article leads to, opened from it."""

from __future__ import annotations

from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from itertools import product
from threading import Thread

import msgspec
import pytest
from textual.pilot import Pilot

from reader.app.bars.asking import AskBar
from reader.app.bars.footer import KeyBar
from reader.app.bars.messages import MessageLine
from reader.app.documents import Document
from reader.app.looks.words import DASH
from reader.app.screens.sheet import CorrectionSheet
from reader.sources.fetching import web
from reader.story import Actor, Analysis, Article, Entity, Hyperlink, Mention, Quote
from tests.app.hand import Answers, app, article, card_of
from tests.app.test_mouse import click
from tests.app.test_reading import NARROW, WIDE, press, reading
from tests.app.test_refreshing import until
from tests.sources.made import ARTICLE

WORDS = "Anna Berg told the port that “the old lock leaks badly”.\nAn earlier survey said so, and the log is public."


def at(words: str, text: str = WORDS) -> tuple[int, int]:
    return text.index(words), text.index(words) + len(words)


@pytest.fixture
def site() -> Iterator[str]:
    class Site(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(200)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.end_headers()
            self.wfile.write(ARTICLE.encode())

        def log_message(self, *_: object) -> None: ...

    server = ThreadingHTTPServer(("127.0.0.1", 0), Site)
    thread = Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    thread.join()
    server.server_close()


def linked(site: str, source: str = "lock.html") -> Article:
    links = (
        Hyperlink(*at("Anna Berg"), f"{site}/anna"),
        Hyperlink(*at("old lock"), f"{site}/lock"),
        Hyperlink(*at("earlier survey"), f"{site}/survey"),
    )
    return msgspec.structs.replace(article(WORDS, source=source), links=links)


ANNA = Actor("a1", "Anna Berg", "person", 1.0, (Mention(*at("Anna Berg"), "name"),))
SAID = Quote("q1", "direct", (at("“the old lock leaks badly”"),), None, at("Anna Berg"), "a1", ("a1",))
NAMED = Entity(*at("Anna Berg"), "PERSON", "a1")
FOUND = Answers(analysis=Analysis(entities=(NAMED,), actors=(ANNA,), quotes=(SAID,)))


def leads(pilot: Pilot[None]) -> str:
    """What the status line says."""
    return reading(pilot).status.render().plain.strip()


def cell(pilot: Pilot[None], offset: int) -> tuple[int, int]:
    """Where in the text widget a place is."""
    view = reading(pilot).view
    cells = product(range(view.size.width), range(view.size.height))
    return next((x, y) for x, y in cells if view.offset_at(x, y) == offset)


async def arrived(pilot: Pilot[None], target: str) -> None:
    await until(pilot, lambda: reading(pilot).document.target == target and reading(pilot).document.is_read)
    await pilot.pause()


async def test_the_words_under_the_cursor_tell_where_they_lead_and_enter_opens_that(site: str) -> None:
    async with app(linked(site), engine=FOUND).run_test(size=WIDE) as pilot:
        await pilot.pause()
        view = reading(pilot).view
        view.go_to(at("earlier"))
        reading(pilot).linking.moved()
        assert leads(pilot).startswith(f"→ {site}/survey")
        assert "Enter open link" in reading(pilot).query_one(KeyBar).parts(200).plain
        await press(pilot, "enter")
        await arrived(pilot, f"{site}/survey")
        assert reading(pilot).document.title == "Big merger shakes Baltic"
        await press(pilot, "backspace")
        assert reading(pilot).number == 0
        assert view.cursor == at("earlier")[0]


async def test_a_name_that_leads_on_has_its_card_by_enter_and_what_it_leads_to_by_letters(site: str) -> None:
    async with app(linked(site), engine=FOUND).run_test(size=WIDE) as pilot:
        await press(pilot, "g")
        assert not leads(pilot).startswith("→")
        assert "Enter card" in reading(pilot).query_one(KeyBar).parts(200).plain
        await press(pilot, "enter")
        assert card_of(pilot)
        await press(pilot, "escape", "f")
        view = reading(pilot).view
        start, end = at("Anna Berg")
        assert start in view.hints
        (letters,) = (label for place, label in view.hints.items() if start < place < end)
        assert f"{letters} {site.removeprefix('http://')}/anna" in pilot.app.screen.query_one(AskBar).question.plain
        await press(pilot, *letters)
        await arrived(pilot, f"{site}/anna")


async def test_two_clicks_open_what_words_lead_to_and_the_pointer_tells_it(site: str) -> None:
    async with app(linked(site), engine=FOUND).run_test(size=WIDE) as pilot:
        await pilot.pause()
        view = reading(pilot).view
        place = cell(pilot, at("survey")[0])
        await pilot.hover(view, offset=place)
        assert reading(pilot).status.pointed.plain == f"→ {site}/survey"
        await click(pilot, view, place)  # type: ignore[arg-type]
        assert reading(pilot).number == 0
        await pilot.press("n", "N")
        await click(pilot, view, place)  # type: ignore[arg-type]
        await arrived(pilot, f"{site}/survey")


async def test_links_are_walked_and_enter_opens_them_though_they_are_names(site: str) -> None:
    async with app(linked(site), engine=FOUND).run_test(size=WIDE) as pilot:
        await press(pilot, "G", "U", "n")
        view, linking = reading(pilot).view, reading(pilot).linking
        assert view.cursor == at("Anna Berg")[0]  # round the end
        assert "links 1/3" in leads(pilot)
        assert f"→ {site}/anna" in leads(pilot)
        await press(pilot, "n")
        assert view.cursor == at("old lock")[0]
        await press(pilot, "U", "n", "enter")
        await arrived(pilot, f"{site}/anna")
        await press(pilot, "backspace")
        await press(pilot, "U", "escape")
        assert linking.thread.kind == "entities"


async def test_only_what_is_seen_of_an_article_is_walked_for_links(site: str) -> None:
    found = linked(site)
    blocks = (found.blocks[0], msgspec.structs.replace(found.blocks[1], kind="furniture"))
    async with app(msgspec.structs.replace(found, blocks=blocks), engine=FOUND).run_test(size=WIDE) as pilot:
        await press(pilot, "U")
        assert reading(pilot).linking.thread.extents == (at("Anna Berg"), at("old lock"))
        assert reading(pilot).view.folded


async def test_where_only_what_is_folded_has_links_that_is_said_and_they_are_a_key_away(site: str) -> None:
    found = linked(site)
    blocks = tuple(msgspec.structs.replace(block, kind="furniture") for block in found.blocks)
    async with app(msgspec.structs.replace(found, blocks=blocks), engine=FOUND).run_test(size=WIDE) as pilot:
        await press(pilot, "U")
        said = str(pilot.app.screen.query_one(MessageLine).render())
        assert said == "Nothing in sight leads on; z opens what is folded, where there are 3 links."
        await press(pilot, "z", "U")
        assert reading(pilot).linking.thread.kind == "links"


async def test_of_an_article_without_links_that_is_said() -> None:
    async with app(article(WORDS)).run_test(size=WIDE) as pilot:
        await press(pilot, "U")
        assert reading(pilot).linking.thread.kind == "entities"
        assert "Nothing in this article leads on." in str(pilot.app.screen.query_one(MessageLine).render())


async def test_the_pointer_on_a_name_tells_where_it_leads_and_the_other_button_opens_that(site: str) -> None:
    async with app(linked(site), engine=FOUND).run_test(size=WIDE) as pilot:
        await pilot.pause()
        place = cell(pilot, at("Anna Berg")[0])
        await pilot.hover(reading(pilot).view, offset=place)
        assert reading(pilot).status.pointed.plain == f"● Anna Berg → {site}/anna {DASH} person · 1 mention"
        await pilot.click(reading(pilot).view, offset=place, button=3)
        await pilot.pause()
        assert isinstance(pilot.app.screen, CorrectionSheet)
        assert [option.deed for option in pilot.app.screen._options][:2] == ["follow", "open"]
        await press(pilot, "enter")
        await arrived(pilot, f"{site}/anna")


async def test_the_other_button_opens_a_link_where_nothing_else_is(site: str) -> None:
    text = f"The log is at {site}/log, and nobody reads it."
    async with app(article(text), engine=Answers(analysis=Analysis())).run_test(size=WIDE) as pilot:
        await pilot.click(reading(pilot).view, offset=cell(pilot, text.index("http")), button=3)
        await pilot.pause()
        await press(pilot, "enter")
        await arrived(pilot, f"{site}/log")


async def test_words_of_a_quote_lead_on_unless_quotes_are_walked(site: str) -> None:
    async with app(linked(site), engine=FOUND).run_test(size=WIDE) as pilot:
        await pilot.pause()
        linking = reading(pilot).linking
        assert linking.link_at(at("lock")[0]) is not None
        await press(pilot, "3")
        assert linking.thread.kind == "quotes"
        assert linking.link_at(at("lock")[0]) is None


async def test_an_address_that_is_written_in_the_text_is_opened_by_its_letters(site: str) -> None:
    text = f"The whole log is at {site}/log, the port said."
    async with app(article(text)).run_test(size=NARROW) as pilot:
        await press(pilot, "f")
        await press(pilot, *reading(pilot).view.hints[text.index("http")])
        await arrived(pilot, f"{site}/log")


async def test_what_leads_on_from_folded_furniture_has_no_letters(site: str) -> None:
    found = linked(site)
    blocks = (found.blocks[0], msgspec.structs.replace(found.blocks[1], kind="furniture"))
    async with app(msgspec.structs.replace(found, blocks=blocks), engine=FOUND).run_test(size=NARROW) as pilot:
        await press(pilot, "f")
        assert all(place < blocks[1].start for place in reading(pilot).view.hints)


def test_a_page_of_the_open_internet_leads_nowhere_inward(site: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(web, "_machines", lambda address: ["93.184.216.34" if "news" in address else "127.0.0.1"])
    document = Document(f"{site}/admin", linked_at="https://news.example/lock")
    document.load()
    assert document.error is not None
    assert "is not on the open internet, as the page that leads there is" in document.error
