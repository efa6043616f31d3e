"""The commands that the documents tell of are there, with the options that they are shown with."""

import re
import shlex
from importlib.util import find_spec
from pathlib import Path

import click
import pytest

from reader.cli.table import COMMANDS, OPENING
from reader.cli.table import command as found_at

ROOT = Path(__file__).parents[1]
DOCUMENTS = ("README.md", "CONTRIBUTING.md", "SECURITY.md", "training/README.md")
TEXT = "\n".join((ROOT / name).read_text(encoding="utf-8") for name in DOCUMENTS)
SHOWN = [line.strip() for line in re.findall(r"^ {4}(\S.*)$", TEXT, re.MULTILINE)] + re.findall(r"`([^`\n]+)`", TEXT)
PARTS = sorted({part.strip() for line in SHOWN for part in re.split(r"&&|\|(?!\|)", line.partition("  #")[0])})


@pytest.mark.parametrize("command", [part for part in PARTS if re.match(r"reader( |$)(?!/)", part)])
def test_a_command_of_reader_can_be_given_so(command: str) -> None:
    words = shlex.split(re.sub(r"[>].*|, .*", "", command))[1:]
    place = COMMANDS.get(words[0], OPENING) if words else OPENING
    rest = words[1:] if place != OPENING else words
    found = found_at(place)
    if {"--help", "--version"} & set(rest):
        return
    context = found.make_context("reader", rest, resilient_parsing=not any(w[0] != "-" for w in rest))
    assert isinstance(context, click.Context)
    if isinstance(found, click.Group) and rest:
        assert found.commands[rest[0]].make_context("reader", rest[1:], resilient_parsing=len(rest) == 1)


@pytest.mark.parametrize("command", [part for part in PARTS if part.startswith("python")])
def test_a_module_is_there(command: str) -> None:
    words = shlex.split(command)
    if words[1] == "-m":
        assert find_spec(words[2].partition(":")[0])
    else:
        assert (ROOT / words[1]).is_file()
