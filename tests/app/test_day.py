"""What a working day consists of, by the keys that the README tells: each in so few of them, with a real library."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from textual.pilot import Pilot

from reader.app import refreshing
from reader.app.app import ReaderApp
from reader.app.home.home import Home
from reader.app.home.person import PersonRoom
from reader.app.settings.stored import TIPS, Settings
from reader.engine.protocol import Done, Reply
from reader.library import Library
from reader.library.keys import text_key
from reader.story import Analysis, Article, Extent, Pipeline, Story
from tests.app.hand import STORY, Answers, extent, settled
from tests.app.home.test_home import lines
from tests.app.home.test_keeping import done
from tests.app.test_reading import WIDE, cursor, reading
from tests.feeds.site import Site, rss, serving
from tests.library.synthetic import story

README = (Path(__file__).parents[2] / "README.md").read_text(encoding="utf-8")
ROWS = dict(re.findall(r"^\| (.+?) \| (.+) \|$", README.partition("| a working day |")[2].partition("\n\n")[0], re.M))
"""The README's table: what is to be done, and the keys for it."""
TOKEN = re.compile(r"`([^`]+)`|\*([^*]+)\*")
"""A key, or what is typed."""

HARBOUR = story(
    "Kirby on the harbour", "John Kirby came to the harbour.", "“The ferry is safe,” John Kirby said.",
    source="https://gull.example/harbour", published="2021-07-02", people={"John Kirby": "person"},
    quotes={"The ferry is safe": "John Kirby"}, deeds=(("John Kirby", "came", "movement"),),
)  # fmt: skip
FERRY = story(
    "A ferry for the island", "“The ferry is late,” Mara Quill said.", source="https://tern.example/ferry",
    published="2021-07-03", people={"Mara Quill": "person"}, quotes={"The ferry is late": "Mara Quill"},
)  # fmt: skip


class Prepared(Answers):
    """An engine that knows some articles, and finds nothing in others."""

    async def analyse(self, article: Article, visible: Extent | None = None) -> AsyncIterator[Reply]:
        known = {one.article.text: one.analysis for one in (STORY, HARBOUR, FERRY)}
        yield Done(1, Story(article, known.get(article.text, Analysis()), Pipeline("by hand", "1")))


@pytest.fixture
def library(tmp_path: Path) -> Library:
    library = Library(tmp_path / "cache", tmp_path / "data")
    for number, one in enumerate((HARBOUR, FERRY, STORY)):
        library.articles.keep(one, now=1_600_000_000.0 + number)
    library.articles.moved(text_key(STORY.article), extent("At least five militia")[0], 900)
    library.watching.add("Mara Quill", "person")
    return library


@dataclass
class Day:
    """What there is to look at once the keys were pressed."""

    pilot: Pilot[None]
    library: Library
    folder: Path
    copied: list[str]
    page: str = ""
    """What somebody's page said when it was last seen."""

    @property
    def screen(self) -> str:
        strips = self.pilot.app.screen._compositor.render_strips()
        return "\n".join("".join(segment.text for segment in strip) for strip in strips)


async def nothing(pilot: Pilot[None]) -> None: ...


async def at_the_top(pilot: Pilot[None]) -> None:
    await pilot.press("g")


async def far_below(pilot: Pilot[None]) -> None:
    await pilot.press("g", "space")


def at(words: str) -> Callable[[Pilot[None]], Awaitable[None]]:
    async def go(pilot: Pilot[None]) -> None:
        reading(pilot).linking.go(extent(words))

    return go


def copied_all(day: Day) -> None:
    kirby = next(actor for actor in STORY.analysis.actors if actor.name == "John Kirby")
    (copied,) = day.copied
    assert copied.count("\n— John Kirby") == sum(quote.speaker == kirby.id for quote in STORY.analysis.quotes)
    assert "necessary to counter the threat" in copied
    assert copied.splitlines()[-1].startswith(f"“{STORY.article.title}”, 28 Jun 2021")


def told_of_the_killed(day: Day) -> None:
    shown = day.screen
    at = shown.index("numerous supporters")
    assert "killed" in shown[at - 300 : at]
    assert "Feb 2021" in shown[at - 300 : at]
    assert "in the east" in shown[at - 100 : at + 100]


def merged(day: Day) -> None:
    kept = day.library.articles.story(text_key(STORY.article))
    assert kept is not None
    names = [actor.name for actor in kept.analysis.actors]
    assert ("US military" in names, "US forces" in names) in ((True, False), (False, True))
    assert len(names) == len(STORY.analysis.actors) - 1


def at_iran(day: Day) -> None:
    iran = next(actor for actor in STORY.analysis.actors if actor.name == "Iran")
    at = reading(day.pilot).view.cursor
    assert at in [mention.start for mention in iran.mentions]
    assert at > extent("With this attack")[0]  # the next one, not the first


def went_on(day: Day) -> None:
    assert reading(day.pilot).document.title == STORY.article.title
    assert cursor(day.pilot) == extent("At least five militia")[0]


def found_the_ferry(day: Day) -> None:
    assert reading(day.pilot).document.title == HARBOUR.article.title
    assert cursor(day.pilot) == HARBOUR.article.text.index("The ferry is safe")


def copied_a_quote(day: Day) -> None:
    assert len(day.library.notebook.quotes()) == 1
    (copied,) = day.copied
    assert "\n— John Kirby" in copied
    assert STORY.article.title is not None
    assert STORY.article.title in copied


def opened_one(day: Day) -> None:
    assert reading(day.pilot).document.title in (HARBOUR.article.title, STORY.article.title)
    assert "In these articles" in day.page


def read_the_newest(day: Day) -> None:
    assert reading(day.pilot).document.title == "newest"


def wrote_a_brief(day: Day) -> None:
    (path,) = day.folder.glob("*.md")
    assert path.read_text(encoding="utf-8").startswith("# US air strikes again")


@dataclass(frozen=True)
class Task:
    most: int
    """Keys."""
    check: Callable[[Day], None]
    begin: Callable[[Pilot[None]], Awaitable[None]] = at_the_top
    typed: bool = True
    """Whether what is typed counts."""


TASKS = dict(zip(ROWS, (
    Task(8, copied_all), Task(3, told_of_the_killed), Task(8, merged, at("US military")), Task(4, at_iran, far_below),
    Task(2, went_on, nothing), Task(4, found_the_ferry, typed=False), Task(6, copied_a_quote),
    Task(5, opened_one, at("John Kirby")), Task(6, read_the_newest, typed=False), Task(4, wrote_a_brief),
), strict=True))  # fmt: skip
"""In the order of the README's table."""


@pytest.fixture
def site() -> Iterator[Site]:
    with serving() as site:
        site.pages["/rss"] = rss("The Quay", "newest", "older")
        yield site


@pytest.mark.parametrize("task", TASKS)
async def test_a_day(task: str, library: Library, site: Site, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(refreshing, "TICK", 0.02)
    monkeypatch.chdir(tmp_path)
    tokens = TOKEN.findall(ROWS[task])
    assert sum(1 if key else len(typed) * TASKS[task].typed for key, typed in tokens) <= TASKS[task].most
    app = ReaderApp([], Prepared(), settings=Settings(told=TIPS), library=library)
    app.animation_level = "none"
    async with app.run_test(size=WIDE) as pilot:
        day = Day(pilot, library, tmp_path, [])
        monkeypatch.setattr(app, "copy_to_clipboard", day.copied.append)
        await done(pilot)
        assert isinstance(app.screen, Home)
        if TASKS[task].begin is not nothing:
            await pilot.press("enter")
            await done(pilot)
            await settled(pilot)
            await TASKS[task].begin(pilot)
        for key, typed in tokens:
            await pilot.press(*([key] if key else (f"{site.base}/rss" if typed == "address" else typed)))
            await pilot.pause(0.3 if typed else 0)
            await done(pilot)
            if isinstance(app.screen, PersonRoom):
                day.page = "\n".join(lines(app.screen))
        TASKS[task].check(day)
