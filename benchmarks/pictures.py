"""Draws the README's smaller pictures, as the pipeline that ships finds it: events, doubt, home, one across articles.

python -m benchmarks.pictures [--size 100x30] [--out FOLDER]
"""

from __future__ import annotations

import argparse
import asyncio
from pathlib import Path
from tempfile import TemporaryDirectory

from msgspec.structs import replace

import reader
from benchmarks import screenshot
from reader.app.app import ReaderApp
from reader.app.home.person import PersonRoom
from reader.app.settings.stored import Settings
from reader.engine.client import Engine
from reader.library import Library
from reader.library.feeds import Told
from reader.sources.samples import paths
from reader.story import Story

HERE = Path(__file__).parent
ARTICLE = HERE.parent / "samples" / "harbour-trial.txt"
PERSON = "Gerald Tranmere"
MORE = {
    "https://coast.example/wexcombe-appeal": (
        "Jailed mayor loses appeal over harbour bribes\n\n"
        "By Petra Lindqvist\n\n"
        "14 March 2023\n\n"
        "Gerald Tranmere, the former mayor of Wexcombe, will stay in prison. The Court of Appeal rejected his "
        "challenge on Tuesday.\n\n"
        "“I took nothing that was not mine,” Tranmere told the judges by video link. His lawyer, Cordelia "
        "Vane, said he would not give up. “This was a friendship, not a crime,” she said.\n\n"
        "Anneliese Garrow, who is mayor now, welcomed the decision. “The town can close this door,” she said. "
        "Tranmere resigned from the Wexcombe Sailing Club in February.\n\n"
    ),
    "https://gull.example/sea-wall": (
        "Inquiry finds warnings on Wexcombe sea wall were ignored\n\n"
        "By Owen Brask\n\n"
        "9 November 2023\n\n"
        "Engineers warned the town of Wexcombe three times before its sea wall collapsed, an inquiry found on "
        "Thursday. Gerald Tranmere read the last warning and put it in a drawer, its report says.\n\n"
        "“I thought it was about the paint,” Tranmere told the inquiry in July. Jolanta Mierzwa, the clerk "
        "who reported the bids, said she was not surprised. “Everybody knew,” she said.\n\n"
        "Anneliese Garrow promised to rebuild the wall by 2026.\n\n"
    ),
}
"""Two more articles that tell of somebody in the samples, invented like those."""
WAITING = (
    Told("1", "Ferry to the islands runs again", "2023-11-10", "https://gull.example/ferry", "Owen Brask",
         "The first boat left at six with eleven people on board and a dog."),
)  # fmt: skip


KEYS = {"events": ("ink", ["2"]), "doubt": ("paper", ["3", "n", "n", "enter"])}
"""The theme and the keys that lead to a picture of one article."""


def stories() -> list[Story]:
    """The samples and the other articles, analysed."""
    found = [reader.read(str(path)).story for path in paths()]
    for address, text in MORE.items():
        story = reader.read(text=text).story
        found.append(replace(story, article=replace(story.article, source=address)))
    return found


def kept(library: Library) -> None:
    """Fills a library as somebody might have who has read for a while."""
    for number, story in enumerate(stories()):
        key = library.articles.keep(story, now=1_700_000_000.0 + number)
        length = len(story.article.text)
        if number == 0:
            library.articles.finish(key)
        elif number == 1:
            library.articles.moved(key, length // 3, length // 2)
            library.articles.star(key)
    library.watching.add("Anneliese Garrow", "person")
    library.feeds.add("https://gull.example/feed", "The Gull")
    library.feeds.answered("https://gull.example/feed", WAITING, due=0)


async def draw(size: tuple[int, int], folder: Path) -> None:
    with TemporaryDirectory() as place:
        library = Library(Path(place, "cache"), Path(place, "data"))
        kept(library)
        app = ReaderApp([], Engine(), settings=Settings(theme="ink"), library=library)
        async with app.run_test(size=size) as pilot:
            for name in ("home", "person"):
                if name == "person":
                    app.push_screen(PersonRoom(PERSON, "person"))
                for _ in range(5):
                    await pilot.pause(0.3)
                (folder / f"{name}.svg").write_text(app.export_screenshot(title="reader"), encoding="utf-8")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--size", default="100x30")
    parser.add_argument("--out", type=Path, default=HERE)
    options = parser.parse_args()
    columns, lines = map(int, options.size.split("x"))
    asyncio.run(draw((columns, lines), options.out))
    for name, (theme, keys) in KEYS.items():
        picture = asyncio.run(screenshot.draw(str(ARTICLE), (columns, lines), keys, theme))
        (options.out / f"{name}.svg").write_text(picture, encoding="utf-8")


if __name__ == "__main__":
    main()
