import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.sources.texts.blocks import blocks, is_title, paragraphs

EVAL = Path(__file__).parents[4] / "shared" / "eval" / "stories"

WRAPPED = """Merger creates Baltic giant
By Jane Doe

STOCKHOLM — Two of the largest shipping companies in the Baltic agreed
on Monday to merge, a deal that would create the region's biggest fleet
and end a decade of rivalry.
   The agreement was signed in Riga. "We are very happy," said the chief
executive of one.

- the ships
- the terminals, which are to be shared from next year on by both of the
  companies
"""

line_breaks = st.sampled_from(["\n", "\n\n", "\n \n", "\u2028", "\u2029", "\f", "\v", "\x85", "\n   ", "\n- ", "\n> "])
words = st.sampled_from(
    ["The", "mayor", "said", "Hamburg", "“Yes.”", "it.", "Why?", "café", "x" * 60, "https://a.b/c", "©"]
)
texts = st.lists(st.one_of(words, line_breaks, st.just(" "), st.text(max_size=5))).map(" ".join)


def strings(text: str) -> list[str]:
    return [text[start:end] for start, end in paragraphs(text)]


def kinds(text: str, **options: bool) -> list[tuple[str, str]]:
    return [(block.kind, text[block.start : block.end]) for block in blocks(text, **options)]


@given(texts)
def test_extents_are_ordered_disjoint_trimmed_and_cover_all_that_is_not_space(text: str) -> None:
    at = 0
    for start, end in paragraphs(text):
        assert at <= start < end <= len(text)
        assert text[at:start].strip() == ""
        assert text[start:end] == text[start:end].strip()
        at = end
    assert text[at:].strip() == ""


@given(texts, st.booleans())
def test_blocks_are_the_paragraphs(text: str, raw: bool) -> None:
    found = blocks(text, raw=raw)
    assert [(block.start, block.end) for block in found] == paragraphs(text)
    assert not raw or all(block.kind != "furniture" for block in found)


@given(st.text())
def test_any_text_divides(text: str) -> None:
    assert "".join("".join(s.split()) for s in strings(text)) == "".join(text.split())


def test_a_blank_line_divides() -> None:
    assert strings("One.\n\nTwo.\n \t\nThree.") == ["One.", "Two.", "Three."]


def test_a_newline_divides_where_each_line_is_a_paragraph() -> None:
    long = "The council met on Monday to hear what the engineers had found below the old bridge, and why. " * 2
    assert strings(f"{long.strip()}\n“We were lucky,” she said.\nThe bridge is closed.") == [
        long.strip(),
        "“We were lucky,” she said.",
        "The bridge is closed.",
    ]


def test_lines_broken_to_a_width_are_one_paragraph() -> None:
    found = strings(WRAPPED)
    assert found[0] == "Merger creates Baltic giant"
    assert found[1] == "By Jane Doe"
    assert (found[2][:9], found[2][-8:]) == ("STOCKHOLM", "rivalry.")
    assert (found[3][:13], found[3][-7:]) == ("The agreement", "of one.")
    assert found[4] == "- the ships"
    assert found[5].endswith("companies")


def test_a_wrapped_line_that_happens_to_end_a_sentence_goes_on() -> None:
    text = (
        "The two companies agreed on Monday to merge in the spring of this year.\n"
        "Nobody had expected it, least of all the unions, whose leaders were at\n"
        "sea when the news broke and could not be reached by telephone before\n"
        "the evening.\n"
    )
    assert len(strings(text)) == 1


def test_a_list_of_names_is_not_wrapped_prose() -> None:
    text = (
        "The winners of the regional prize for the best new harbour:\nOle Brandvik\nMira Sandoval-Krantz\nAbel Onwudiwe"
    )
    assert strings(text) == text.split("\n")


def test_kinds_of_a_page() -> None:
    text = (
        "https://example.org/news/bridge\n\n"
        "Old bridge to close for a year\n\n"
        "The old bridge of Hallund will close in May for repairs that are to take a year, the council said.\n\n"
        "Traders fear for their income\n\n"
        "> We were never asked.\n\n"
        "The owners of shops on the bridge said that they had learned of the plan from the newspaper.\n\n"
        "- The ferry will run twice an hour\n"
        "- Parking will be free\n\n"
        "Leave a Reply\n\n"
        "Your email address will not be published. Required fields are marked *\n\n"
        "Latest Posts\n\n"
        "New bakery opens in Hallund"
    )
    assert [kind for kind, _ in kinds(text)] == [
        "furniture",
        "title",
        "paragraph",
        "heading",
        "quotation",
        "paragraph",
        "item",
        "item",
        *["furniture"] * 4,
    ]
    assert "furniture" not in [kind for kind, _ in kinds(text, raw=True)]


def test_a_run_of_short_lines_is_a_list() -> None:
    names = "Ole Brandvik\n\nMira Sandoval\n\nAbel Onwu"
    text = f"Results\n\nThe following were elected on Sunday by the members of the guild.\n\n{names}"
    assert [kind for kind, _ in kinds(text)][-3:] == ["item"] * 3


@pytest.mark.parametrize(
    "line",
    [
        "Old bridge to close for a year",
        "Private Meeting Between Clinton, Warren Prompts VP Speculation.",
        "With two months to go, Trump still ducks on taxes.",
        "Who pays for the bridge?",
    ],
)
def test_headlines(line: str) -> None:
    assert is_title(line)


@pytest.mark.parametrize(
    "line",
    [
        "By Jane Doe",
        "12 March 2024",
        "SIYANDA MOKOENA",
        "NEW YORK (AP) — The city will close a bridge",
        "The sentence was later reduced to two years on appeal. It was his third.",
        "Police arrested a man of 30 from the suburb of Ashby on Thursday afternoon, according to the ministry.",
        "Read it at https://example.org/news",
    ],
)
def test_openings_that_are_no_headlines(line: str) -> None:
    assert not is_title(line)


def test_the_date_below_a_headline_is_no_heading() -> None:
    text = "Old bridge to close\n\n12 March 2024\n\nThe old bridge of Hallund will close in May for repairs."
    assert [kind for kind, _ in kinds(text)] == ["title", "paragraph", "paragraph"]


@pytest.mark.skipif(not EVAL.is_dir(), reason="the annotated stories are not here")
def test_furniture_on_annotated_stories() -> None:
    right = every = 0
    for gold in sorted(EVAL.glob("*.json")):
        body = json.loads(gold.read_text(encoding="utf-8"))["body"]
        text = gold.with_suffix(".txt").read_text(encoding="utf-8")
        outside = {i for b in blocks(text) if b.kind == "furniture" for i in range(b.start, b.end)}
        letters = [i for i, c in enumerate(text) if c.isalnum()]
        right += sum((i in outside) != (body["start"] <= i < body["end"]) for i in letters)
        every += len(letters)
    assert right / every >= 0.97


def test_a_very_long_last_line_of_stops_is_divided_at_once() -> None:
    text = "The mayor of the old town spoke on Monday " + "." * 200_000 + "\nand left."
    assert len(paragraphs(text)) == 2
