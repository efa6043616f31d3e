"""What the commands tell of themselves, and how they tell what is wrong with what they were given."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import click
import pytest

from reader.cli import run
from reader.cli.several import sentence
from reader.cli.table import COMMANDS, commands


def everything(group: click.Group, above: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], click.Command]]:
    for name, command in group.commands.items():
        yield (*above, name), command
        if isinstance(command, click.Group):
            yield from everything(command, (*above, name))


ALL = dict(everything(commands()))


def test_the_first_help_lists_every_command(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["--help"]) == 0
    listed = capsys.readouterr().out.partition("Commands:")[2].partition("Options:")[0]
    assert [line.split()[0] for line in listed.splitlines() if line[:3].strip()] == list(COMMANDS)


@pytest.mark.parametrize("words", [(), *ALL])
@pytest.mark.parametrize("width", [40, 80])
def test_help_fits_the_terminal(
    words: tuple[str, ...], width: int, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", str(width))
    assert run([*words, "--help"]) == 0
    shown = capsys.readouterr().out
    assert max(map(len, shown.splitlines())) <= width


@pytest.mark.parametrize("words", ALL)
def test_a_command_has_a_sentence_and_its_options_too(words: tuple[str, ...]) -> None:
    command = ALL[words]
    assert 10 < len(sentence(command)) <= 120
    for option in command.params:
        if isinstance(option, click.Option):
            assert (option.help or "").endswith("."), option.name


def test_an_option_means_the_same_everywhere() -> None:
    meanings: dict[str, set[str | None]] = {}
    for command in (commands().first, *ALL.values()):
        for option in command.params:
            if isinstance(option, click.Option):
                for name in option.opts:
                    meanings.setdefault(name, set()).add(option.help)
    assert {name for name, meant in meanings.items() if len(meant) > 1} <= {"--all", "--raw"}  # raw text, raw findings


@pytest.mark.parametrize(
    ("args", "sentence"),
    [
        (["library", "shred"], "There is no reader library shred, only list, add, export, import, forget, where."),
        (["feed", "shred"], "There is no reader feed shred, only list, add, refresh, remove, import, export."),
        (["extract", "--jobs", "0", "x"], "Invalid value for '--jobs': 0 is no number from 1 to 512."),
        (["serve", "--port", "http"], "Invalid value for '--port': http is no number from 1 to 65,535."),
        (
            ["export", "x"],
            "Missing option '--to'. Choose from: markdown, html, csv, plain, json, jsonl, conllu, docbin.",
        ),
        (
            ["--private", "library", "where"],
            "The command library comes first, its options after it, as in: reader library --help",
        ),
        (["extrct", "story.txt"], "There is neither a command extrct nor a file of that name. Did you mean extract?"),
        (["quotes", "x"], "Got unexpected extra argument (x)."),
        (["library", "list", "--all"], "No such option '--all'."),
        (["feed", "refresh", "--json"], "No such option '--json'."),
    ],
)
def test_what_is_wrong_is_said_last_and_in_a_sentence(
    args: Sequence[str], sentence: str, capfd: pytest.CaptureFixture[str]
) -> None:
    assert run(args) == 2
    second, first = capfd.readouterr().err.splitlines()
    assert first.startswith(f"reader: {sentence[:-1]}")
    assert first.endswith((".", "?"))
    assert second.startswith("Try 'reader ")


def test_the_name_of_a_theme_that_is_none_brings_those_that_are(capfd: pytest.CaptureFixture[str]) -> None:
    assert run(["--theme", "plaid", "x"]) == 2
    assert 'theme cannot be "plaid". It can be ink, paper, ' in capfd.readouterr().err


def test_commands_under_a_command_need_not_be_named(
    capfd: pytest.CaptureFixture[str], tmp_path: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    for name in ("library", "feed"):
        assert run([name, "--json"]) == 0
        assert capfd.readouterr().out == ""
