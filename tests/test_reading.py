"""An article read by a program."""

import re
import subprocess
import sys
from pathlib import Path

import pytest
from spacy import displacy

import reader
from reader.export import displacy as ours
from reader.library import Library
from reader.library.corrected.corrections import Place, Rename
from reader.sources import SourceError
from reader.story import Actor, Analysis, Article, Mention, Pipeline, Story
from tests.pipeline.model import needs_model

ROOT = Path(__file__).parents[1]
TEXT = """Mill & <Sons> closes

OBAN, March 3 2021 - Elspeth Moore, who runs the mill, closed its doors on Monday.

“We will sell <b>nothing</b>,” Moore said. She told reporters that the bank had refused a loan.
"""


@pytest.fixture(scope="module")
def found() -> reader.Reading:
    return reader.read(text=TEXT)


@needs_model
def test_a_path_a_text_and_a_target_of_several_lines_are_read_alike(tmp_path: Path, found: reader.Reading) -> None:
    file = tmp_path / "mill.txt"
    file.write_text(TEXT, encoding="utf-8")
    for other in (reader.read(file), reader.read(str(file)), reader.read(TEXT)):
        assert other.story.analysis == found.story.analysis
        assert other.doc.text == other.story.article.text == found.doc.text
    assert found.story.article.source == "text"
    assert reader.read(text="It rained.", published="2021-03-04").story.article.published == "2021-03-04"


@pytest.mark.parametrize("text", ["", "  \n "])
def test_nothing_to_read_is_told(text: str) -> None:
    with pytest.raises(SourceError, match="empty"):
        reader.read(text=text)


def test_a_text_is_never_looked_for_on_the_disk_and_a_path_is_no_text(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="There is no file"):
        reader.read(tmp_path / "absent.txt")
    with pytest.raises(TypeError):
        reader.read()
    with pytest.raises(TypeError):
        reader.read("a", text="b")


@needs_model
def test_corrections_are_made_if_asked_for(found: reader.Reading) -> None:
    actor = next(actor for actor in found.story.analysis.actors if "Moore" in actor.name)
    places = tuple(Place(m.start, m.end, found.doc.text[m.start : m.end]) for m in actor.mentions)
    Library().add(found.story.article, Rename(places, "Dr. Moore"))
    assert reader.read(text=TEXT).story.analysis == found.story.analysis
    assert "Dr. Moore" in {a.name for a in reader.read(text=TEXT, corrected=True).story.analysis.actors}


@needs_model
@pytest.mark.parametrize("what", ["entities", "actors", "events", "quotes"])
def test_what_displacy_draws_is_what_was_found_and_only_text(found: reader.Reading, what: str) -> None:
    drawn = found.ents(what)  # type: ignore[arg-type]
    assert drawn["ents"]
    assert all(a["end"] <= b["start"] for a, b in zip(drawn["ents"], drawn["ents"][1:], strict=False))
    whole = found.spans(what)  # type: ignore[arg-type]
    assert len(whole["spans"]) >= len(drawn["ents"])
    for style, data in (("ent", drawn), ("span", whole)):
        html = displacy.render(data, style=style, manual=True, jupyter=False)
        assert "<b>" not in html
        assert "<Sons>" not in html
        assert "Mill &amp; &lt;Sons&gt; closes" in html  # the title


@needs_model
def test_names_with_markup_stay_text() -> None:
    found = reader.read(text="The agency <i>Reuters</i> said Ann <script>Lee</script> won.")
    actor = Actor("x", "<script>", "person", 1.0, (Mention(0, 3, "name"),))
    story = Story(found.story.article, Analysis(actors=(actor,)), found.story.pipeline)
    made = reader.Reading(story, found.doc)
    for style, data in (("ent", made.ents("actors")), ("span", made.spans("actors"))):
        html = displacy.render(data, style=style, manual=True, jupyter=False)
        assert "<script>" not in html
        assert "&lt;script&gt;" in html


def test_what_is_none_of_them_is_told() -> None:
    article = Article("-", None, None, None, "", ())
    with pytest.raises(ValueError, match="entities, actors, events, quotes"):
        ours.ents(Story(article, Analysis(), Pipeline("", "")), "verbs")  # type: ignore[arg-type]


def test_importing_reader_imports_nothing_slow() -> None:
    slow = ["spacy", "numpy", "textual", "msgspec", "reader.sources", "reader.reading"]
    code = f"import sys, reader; print([m for m in {slow} if m in sys.modules], reader.__all__)"
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=ROOT, check=True)
    assert result.stdout.strip() == "[] ['Reading', 'read']"
    with pytest.raises(AttributeError, match="nothing_of_the_kind"):
        reader.nothing_of_the_kind  # noqa: B018


@needs_model
def test_the_lines_of_the_readme_run(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.chdir(ROOT)
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    lines = re.findall(r"^ {4}>>> (.*)$", readme, re.MULTILINE)
    assert len(lines) == 3
    exec("\n".join(lines), {})
    assert "<mark" in capsys.readouterr().out
