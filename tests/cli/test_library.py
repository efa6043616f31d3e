"""The library by the command line."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from reader.app.settings.stored import settings_file
from reader.cli import run
from reader.cli.library import typed
from reader.library import Library
from reader.library.keys import text_key
from tests.library.synthetic import story

FERRY = story(
    "Ferry",
    "“It is over,” Mara Quill said. Otto Brand wept.",
    source="https://news.example/ferry",
    published="2021-06-27",
    people={"Mara Quill": "person"},
    quotes={"“It is over,”": "Mara Quill"},
)
KEY = text_key(FERRY.article)


@pytest.fixture(autouse=True)
def library(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Library:
    for name in ("XDG_CACHE_HOME", "XDG_DATA_HOME"):
        monkeypatch.setenv(name, str(tmp_path / name))
    made = Library()
    made.articles.keep(FERRY)
    made.notebook.keep(FERRY, FERRY.analysis.quotes[0])
    return made


def test_search(capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    assert run(["search", "who:Mara Quill", "said:over"]) == 0
    out = capfdbinary.readouterr().out.decode()
    assert out == f"2021-06-27 · news.example · Ferry · {KEY[:10]}\n    “It is over,” (Mara Quill)\n"
    assert run(["search", "--json", "wept"]) == 0
    hit = json.loads(capfdbinary.readouterr().out)
    assert FERRY.article.text[hit["start"] : hit["end"]] == "Otto Brand wept."
    assert run(["search", "nothing"]) == 1
    assert run(["search", "colour:red"]) == 2
    error = capfdbinary.readouterr().err.decode()
    assert "There is no colour: to search by" in error
    assert "Traceback" not in error


def test_a_day_that_an_article_was_only_got_on_is_told_as_such(
    library: Library, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    gulls = story("Gulls", "Otto Brand counted the gulls.", source="/papers/gulls.txt")
    library.articles.keep(gulls, fetched=1_700_000_000.0)
    assert run(["search", "gulls"]) == 0
    assert capfdbinary.readouterr().out.decode().startswith("got 2023-11-14 · Gulls · ")
    assert run(["search", "--json", "counted"]) == 0
    hit = json.loads(capfdbinary.readouterr().out)
    assert (hit["day"], hit["got"]) == ("2023-11-14", True)
    assert run(["library", "list"]) == 0
    assert "  got 2023-11-14 · Gulls · 0% read\n" in capfdbinary.readouterr().out.decode()


def test_what_a_shell_has_parted_is_a_query_again() -> None:
    assert typed(["who:John Kirby", "air strike", "x"]) == 'who:"John Kirby" "air strike" x'
    assert typed(['who:"John Kirby" x']) == 'who:"John Kirby" x'


def test_quotes(capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    assert run(["quotes", "--by", "quill", "--after", "2021"]) == 0
    assert capfdbinary.readouterr().out.decode() == (
        "“It is over,”\n    Mara Quill · news.example · Ferry · 2021-06-27\n"
    )
    assert run(["quotes", "--on", "boats"]) == 1
    assert "No such quote" in capfdbinary.readouterr().err.decode()
    assert run(["quotes", "--before", "soon"]) == 2
    assert "'--before': soon is no date" in capfdbinary.readouterr().err.decode()


def test_where_no_quote_is_kept_it_is_said_how_to_keep_one(
    library: Library, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    start, end = (quote := library.notebook.quotes()[0]).start, quote.end
    library.notebook.forget(KEY, start, end)
    assert run(["quotes"]) == 1
    assert "No quote is kept yet: s in" in capfdbinary.readouterr().err.decode()
    settings_file().parent.mkdir(parents=True, exist_ok=True)
    settings_file().write_text('[keys]\nstar_thing = "ctrl+k"\n')
    assert run(["quotes"]) == 1
    assert "No quote is kept yet: Ctrl+K in" in capfdbinary.readouterr().err.decode()


def test_list_where_and_forget(capfdbinary: pytest.CaptureFixture[bytes], library: Library) -> None:
    assert run(["library"]) == 0
    assert capfdbinary.readouterr().out.decode() == f"{KEY[:10]}  2021-06-27 · news.example · Ferry · 0% read\n"
    assert run(["library", "list", "--json"]) == 0
    assert json.loads(capfdbinary.readouterr().out)["key"] == KEY
    assert run(["library", "where"]) == 0
    assert str(library.articles.path) in capfdbinary.readouterr().out.decode()
    assert run(["library", "forget", "0000000000"]) == 1
    assert run(["library", "forget"]) == 2
    assert len(library.articles.entries()) == 1
    assert capfdbinary.readouterr().out == b""
    assert run(["library", "forget", KEY[:10]]) == 0
    assert capfdbinary.readouterr().out.decode() == "Ferry · news.example · forgotten\n"
    assert library.articles.entries() == ()
    assert run(["library"]) == 0
    assert capfdbinary.readouterr().out == b""


def test_forget_tells_each_article_that_goes_and_each_that_is_not_there(
    capfdbinary: pytest.CaptureFixture[bytes], library: Library
) -> None:
    path = "/letters/untitled.txt"
    library.articles.keep(story("", "“We row,” Mara Quill said.", source=path, people={"Mara Quill": "person"}))
    assert run(["library", "forget", "https://news.example/other", path, KEY]) == 1
    said = capfdbinary.readouterr()
    assert said.out.decode().splitlines() == [f"{path} · forgotten", "Ferry · news.example · forgotten"]
    assert said.err.decode() == "reader: https://news.example/other is no article that is kept.\n"


def test_what_is_forgotten_takes_no_room_any_more(library: Library) -> None:
    numbers = range(40)
    for number in numbers:
        text = " ".join(f"{number * word:x}" for word in range(9_000))
        library.articles.keep(
            story(f"Tide {number}", f"{text} Otto Brand wept.", source=f"https://news.example/{number}")
        )
    full = library.articles.path.stat().st_size
    assert run(["library", "forget", *(f"https://news.example/{number}" for number in numbers[:20])]) == 0
    half = library.articles.path.stat().st_size
    assert run(["library", "forget", *(f"https://news.example/{number}" for number in numbers[20:])]) == 0
    assert library.articles.path.stat().st_size < half < full
    assert library.articles.story(KEY) == FERRY


def test_forget_by_address_and_all(library: Library) -> None:
    assert run(["library", "forget", "https://news.example/ferry"]) == 0
    assert library.articles.entries() == ()
    library.articles.keep(FERRY)
    assert run(["library", "list", "--all"]) == 2
    assert run(["library", "forget", "--all"]) == 0
    assert library.articles.entries() == ()


def test_export_and_import(library: Library, tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    path = tmp_path / "kept.jsonl"
    assert run(["library", "export", str(path)]) == 0
    library.forget_all()
    assert run(["library", "import", str(path)]) == 0
    assert "1 new articles" in capfdbinary.readouterr().err.decode()
    assert library.articles.story(KEY) == FERRY
    assert run(["library", "import", str(tmp_path / "no")]) == 1


def test_export_is_printed_and_import_takes_what_comes(library: Library) -> None:
    command = [sys.executable, "-m", "reader", "library"]
    printed = subprocess.run([*command, "export"], capture_output=True, check=True, timeout=600).stdout
    assert FERRY.article.title.encode() in printed
    library.forget_all()
    subprocess.run([*command, "import", "-"], input=printed, check=True, timeout=600)
    assert library.articles.story(KEY) == FERRY


def test_a_file_that_is_no_library_is_named(tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    path = tmp_path / "letter.txt"
    path.write_text("Dear Sir\n")
    assert run(["library", "import", str(path)]) == 1
    assert f"{path} is no library" in capfdbinary.readouterr().err.decode()


@pytest.mark.parametrize("words", [["forget", "--json"], ["forget", "--json", KEY], ["forget", "--all", KEY]])
def test_nothing_is_forgotten_by_mistake(words: list[str], library: Library) -> None:
    assert run(["library", *words]) == 2
    assert len(library.articles.entries()) == 1


def test_add(library: Library, tmp_path: Path) -> None:
    path = tmp_path / "news.txt"
    path.write_text("Strike ends\n\nThe strike at the port ended on Monday, Ann Lee of the union said.\n")
    assert run(["library", "add", str(path)]) == 0
    (entry,) = library.articles.versions(str(path))
    assert entry.analysed
    assert run(["search", "strike", "source:news.txt"]) == 0


def test_add_takes_a_list_and_a_date(library: Library, tmp_path: Path) -> None:
    path, listed = tmp_path / "news.txt", tmp_path / "list.txt"
    path.write_text("Ferry sinks\n\nThe old ferry sank at its pier on Monday, Ida Moor of the coastguard said.\n")
    listed.write_text(f"{path}\n")
    assert run(["library", "add", "--from", str(listed), "--date", "2020-02-29"]) == 0
    (entry,) = library.articles.versions(str(path))
    assert entry.facts.published == "2020-02-29"
