"""`reader export`, the whole command."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
import spacy
from spacy.tokens import DocBin

from reader.library import Library
from reader.library.corrected.corrections import Place, Rename, Retype
from reader.sources import read
from tests.command import here, on_terminal
from tests.pipeline.model import needs_model

SAMPLE = Path(__file__).parent.parent / "samples" / "cup-final.txt"


def export(*arguments: str) -> tuple[int, str, str]:
    """The status, and what is printed on standard output and standard error."""
    done = here("export", *arguments)
    return done.returncode, done.stdout.decode(), done.stderr.decode()


def test_a_sample_as_a_table() -> None:
    command = [sys.executable, "-m", "reader", "export", "--to", "csv", "--table", "quotes", str(SAMPLE)]
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf8")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("source,title,published,id,kind,speaker,")


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("--to", "csv"), "--table"),
        (("--to", "html", "--table", "quotes"), "--table is for CSV"),
        (("--to", "html", str(SAMPLE)), "one article"),
    ],
)
def test_what_does_not_fit_is_said(arguments: tuple[str, ...], sentence: str) -> None:
    status, _, said = export(*arguments, str(SAMPLE))
    assert status == 2
    assert sentence in said
    assert "Traceback" not in said


@needs_model
def test_the_parse_is_printed_for_each_text(tmp_path: Path) -> None:
    (tmp_path / "rain.txt").write_text("It rained in Lund.\n")
    status, printed, said = export(
        "--to", "conllu", str(SAMPLE), str(tmp_path / "none.txt"), str(tmp_path / "rain.txt")
    )
    assert status == 1
    assert len(said.splitlines()) == 1
    ids = [line.split(" = ")[1] for line in printed.splitlines() if line.startswith("# sent_id")]
    assert len(ids) == len(set(ids)) > 2
    assert ids[-1] == "2-1"
    assert printed.endswith("|SpaceAfter=No\n5\t.\t.\tPUNCT\t.\t_\t2\tpunct\t_\t_\n\n")


@needs_model
def test_corrections_are_in_it_unless_they_are_declined(tmp_path: Path) -> None:
    file = tmp_path / "rain.txt"
    file.write_text("Mayor Ann Lee came to Lund. Lee left.\n")
    article = read(str(file))
    name = (Place(6, 13, "Ann Lee"),)
    for correction in (Retype("actor", name, "organization"), Rename(name, "Lee & Co")):
        Library().add(article, correction)
    assert "\tNE=B-ORG" in export("--to", "conllu", str(file))[1]
    assert "\tNE=B-PERSON" in export("--to", "conllu", "--raw", str(file))[1]
    kept = here("export", "--to", "docbin", str(file)).stdout
    (doc,) = DocBin().from_bytes(kept).get_docs(spacy.blank("en").vocab)
    assert {e.text: e.label_ for e in doc.ents}["Ann Lee"] == "ORG"
    assert "Lee & Co" in doc.user_data["story"]


@needs_model
@pytest.mark.parametrize(
    "form", [("csv", "--table", "quotes"), ("markdown",), ("plain",), ("jsonl",), ("conllu",), ("docbin",)]
)
def test_processes_change_nothing(form: tuple[str, ...], tmp_path: Path) -> None:
    for number, town in enumerate(("Hallund", "Brevik", "Ostra")):
        (tmp_path / f"{number}.txt").write_text(f"Mayor Ann Lee of {town} left. “It is old,” she said.\n")
    (tmp_path / "empty.txt").touch()
    article = read(str(tmp_path / "1.txt"))
    Library().add(article, Rename((Place(6, 13, "Ann Lee"),), "Lee & Co"))
    made = []
    for jobs in ("1", "2"):
        done = here("export", "--to", *form, "--jobs", jobs, str(tmp_path))
        assert (done.returncode, done.stderr.decode()) == (1, f"reader: {tmp_path}/empty.txt is empty.\n")
        made.append(done.stdout)
    assert made[0] == made[1] != b""


def test_a_docbin_is_nothing_for_a_terminal() -> None:
    said = "reader: A DocBin is no text; write it to a file: reader export --to docbin FILE... > news.spacy\r\n"
    assert on_terminal("export", "--to", "docbin", str(SAMPLE), status=1) == said


def test_json_lines_are_json() -> None:
    lines = export("--to", "jsonl", str(SAMPLE))
    assert lines == export("--to", "json", str(SAMPLE))
    assert lines[1] != ""
