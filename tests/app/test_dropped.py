"""Pasting a path or an address, and dropping a file, which terminals paste."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.events import Paste

from reader.app.dropped import target, targets
from reader.app.home.home import Home
from reader.app.screens.reading import Reading
from reader.library import Library
from tests.app.hand import app
from tests.app.home.test_home import made
from tests.app.test_reading import WIDE, reading
from tests.app.test_refreshing import until

TEXT = "Lock gate mended\n\nThe lock gate at Selby was mended on Monday.\n"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    made = tmp_path / "lock gate's 1.txt"
    made.write_text(TEXT)
    return made


def test_a_path_is_known_however_a_terminal_quotes_it(file: Path) -> None:
    bare = str(file)
    escaped = bare.replace(" ", "\\ ").replace("'", "\\'")
    double = f'"{bare}" '
    assert {target(said) for said in (bare, f"{bare}\n", escaped, double, file.as_uri())} == {bare}


@pytest.mark.parametrize(
    "said", ["", "\n", "two words", "a\nb", "nothing.txt", "'", "x" * 5000, "a\x00b", "http://a b", "file://other/etc"]
)
def test_what_is_none_is_none(said: str, file: Path) -> None:
    assert target(said) is None
    assert target(f"{file}\n{file}") is None


def test_several_that_are_dropped_together(file: Path) -> None:
    other = file.with_name("other.txt")
    other.write_text(TEXT)
    page = "https://example.org/a"
    quoted, wanted = f'"{file}" {other}', [str(file), str(other)]
    assert targets(quoted) == targets(f"{file}\n{other}\n") == targets(f"{file.as_uri()}\r\n{other.as_uri()}") == wanted
    assert targets(f"{page}\n{other}") == [page, str(other)]
    assert targets(str(file)) == [str(file)]
    assert targets(f"{other} {other}") == [str(other)]
    for text in ("", "\n", f"{file}\nnothing.txt", f"see {other}", f"'{other}", "It rained.\nAll week."):
        assert targets(text) == []


def test_an_address_is_one() -> None:
    assert target(" https://example.org/a?b=c#d ") == "https://example.org/a?b=c#d"


async def test_what_is_dropped_is_opened_and_anything_else_told(file: Path) -> None:
    async with app().run_test(size=WIDE) as pilot:
        await pilot.pause()
        screen = pilot.app.screen
        assert isinstance(screen, Reading)
        before = len(screen.documents)
        pilot.app.post_message(Paste("It rained [b]all[/b] week."))
        await until(pilot, lambda: "neither a path nor an address" in str(screen.query_one("MessageLine").render()))
        assert len(screen.documents) == before
        pilot.app.post_message(Paste(f"'{file}'" if "'" not in str(file) else f'"{file}"'))
        await until(pilot, lambda: screen.document.title == "Lock gate mended")
        assert screen.documents[-1].target == str(file)


async def test_what_is_pasted_where_one_types_is_typed(file: Path) -> None:
    async with app().run_test(size=WIDE) as pilot:
        await pilot.pause()
        screen = pilot.app.screen
        assert isinstance(screen, Reading)
        before = len(screen.documents)
        await pilot.press("slash")
        pilot.app.post_message(Paste(str(file)))
        await pilot.pause()
        assert len(screen.documents) == before


async def test_several_are_opened_beside_one_another_at_home_too(file: Path, tmp_path: Path) -> None:
    other = file.with_name("other.txt")
    other.write_text("Ferry delayed\n\nThe ferry to Selby was delayed on Monday.\n")
    library = Library(tmp_path / "cache", tmp_path / "data")
    async with app(library=library).run_test(size=WIDE) as pilot:
        await pilot.pause()
        pilot.app.post_message(Paste(f'"{file}" {other}'))
        await until(pilot, lambda: reading(pilot).document.title == "Lock gate mended")
        assert [document.target for document in reading(pilot).documents[-2:]] == [str(file), str(other)]
    async with made(library).run_test(size=WIDE) as pilot:
        await pilot.pause()
        assert isinstance(pilot.app.screen, Home)
        pilot.app.post_message(Paste(f"{file}\n{other}"))
        await until(pilot, lambda: isinstance(pilot.app.screen, Reading))
        assert [document.target for document in reading(pilot).documents] == [str(file), str(other)]
