from pathlib import Path

import pytest

from reader.sources import SourceError, read
from reader.sources.texts.blocks import MOST_LINES
from reader.sources.texts.plain import article

LEAD = "The old bridge of Hallund will close in May for repairs that are to take a year, the council said on Monday."
HEADLINE = "Old bridge to close for a year"


def test_an_article_with_everything() -> None:
    text = f"{HEADLINE}\n\nBy Jane Doe and Omar van der Berg, staff writers\n\n12 March 2024\n\n{LEAD}\n"
    found = article(text, "bridge.txt")
    assert found.text == text
    assert (found.source, found.title, found.byline, found.published) == (
        "bridge.txt",
        HEADLINE,
        "Jane Doe and Omar van der Berg",
        "2024-03-12",
    )


def test_a_text_without_anything_else() -> None:
    found = article(LEAD, "-")
    assert (found.title, found.byline, found.published) == (None, None, None)
    assert [block.kind for block in found.blocks] == ["paragraph"]


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("By Jane Doe", "Jane Doe"),
        ("BY JANE DOE", "JANE DOE"),
        ("By Jane Doe in Hallund", "Jane Doe"),
        ("Words by Jane Doe | Pictures by Sam Roe", "Jane Doe"),
        ("By Ángela D’Arcy-O’Neill, crime reporter", "Ángela D’Arcy-O’Neill"),
        ("By any measure, a bad year", None),
        ("By Monday", None),
    ],
)
def test_bylines(line: str, name: str | None) -> None:
    assert article(f"{HEADLINE}\n\n{line}\n\n{LEAD}", "x").byline == name


@pytest.mark.parametrize(
    ("opening", "day"),
    [
        (f"DURBAN, May 20 2022 (IPS) - {LEAD}", "2022-05-20"),
        (f"https://example.org/2021/06/28/bridge\n\n{LEAD}", "2021-06-28"),
        (f"The law of 3 May 2021 that closed the old bridge of Hallund has failed, said the council. {LEAD}", None),
        (f"{LEAD}\n\nThe bridge opened on 3 May 1921.", None),
        (f"{HEADLINE}\n\nBy Jane Doe | July 18, 2022\n\n{LEAD}", "2022-07-18"),
    ],
)
def test_dates_of_publication(opening: str, day: str | None) -> None:
    assert article(opening, "x").published == day


def test_raw_finds_no_furniture() -> None:
    text = f"https://example.org/a\n\n{LEAD}\n\nLeave a Reply"
    assert {block.kind for block in article(text, "x").blocks} >= {"furniture"}
    assert "furniture" not in {block.kind for block in article(text, "x", raw=True).blocks}


def test_a_table_of_countless_lines_is_told_as_one(tmp_path: Path) -> None:
    file = tmp_path / "table.txt"
    file.write_text("ab\n" * (MOST_LINES + 1))
    with pytest.raises(SourceError, match="more than 300,000 lines"):
        read(str(file))
    file.write_text("ab\n" + "\n \n" * (MOST_LINES + 1))
    assert len(read(str(file)).blocks) == 1
