"""Pairing quotation marks."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.analysis.quotation import MARKS, Quotation, outermost, quotations
from reader.story import Extent


def paragraphs(text: str) -> list[Extent]:
    """One paragraph a line."""
    extents, at = [], 0
    for line in text.split("\n"):
        extents.append((at, at + len(line)))
        at += len(line) + 1
    return extents


def found(text: str) -> list[str]:
    return [text[q.start : q.end] for q in quotations(text, paragraphs(text))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“I am here,” he said. “You are not.”", ["“I am here,”", "“You are not.”"]),
        ('"I am here," he said, "and you\'re not."', ['"I am here,"', '"and you\'re not."']),
        ("''I'm here,'' he said; 'not there'.", ["''I'm here,''", "'not there'"]),
        ("``Yes,'' he said. ``No.''", ["``Yes,''", "``No.''"]),
        ("«Oui», dit-il. „Ja“, sagte er. 「はい」", ["«Oui»", "„Ja“", "「はい」"]),
        ("He said, ‘I’m going.’ She didn’t.", ["‘I’m going.’"]),
        ("A ”Swedish” pair", ["”Swedish”"]),
        ('A mixed “pair" here', ['“pair"']),
        ('He said " hello " to her', ['" hello "']),
        ('("Hm") "What?"—"No"', ['"Hm"', '"What?"', '"No"']),
        ("it rained—“Never,” he said—again", ["“Never,”"]),
        ('the "so-called" "experts"', ['"so-called"', '"experts"']),
    ],
)
def test_styles(text: str, expected: list[str]) -> None:
    assert found(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It's the workers' union's call, isn't it", []),
        ("the workers’ union’s call", []),
        ("rock 'n' roll in the '90s, 'til he met 'em", []),
        ("‘We saw the fighters’ camps,’ he said.", ["‘We saw the fighters’ camps,’"]),
        ("the 'fighters' left", ["'fighters'"]),
        ("He's 6'2\" tall", []),
        ('"He is 6\'2" tall," she said.', ['"He is 6\'2" tall,"']),
    ],
)
def test_apostrophes_and_primes_are_not_quotation_marks(text: str, expected: list[str]) -> None:
    assert found(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“He said ‘yes, it’s fine’ to me.”", [("“He said ‘yes, it’s fine’ to me.”", 0), ("‘yes, it’s fine’", 1)]),
        ("“He said “yes” to me.”", [("“He said “yes” to me.”", 0), ("“yes”", 1)]),
        ("\"'Is it?' he asked,\" she said.", [("\"'Is it?' he asked,\"", 0), ("'Is it?'", 1)]),
        ("\"He said, 'no.'\" Then he left.", [("\"He said, 'no.'\"", 0), ("'no.'", 1)]),
    ],
)
def test_nesting(text: str, expected: list[tuple[str, int]]) -> None:
    pairs = quotations(text, paragraphs(text))
    assert [(text[q.start : q.end], q.depth) for q in pairs] == expected
    assert [text[q.start : q.end] for q in outermost(pairs)] == [s for s, depth in expected if not depth]


def test_a_quotation_opened_again_in_the_next_paragraph_goes_on() -> None:
    text = "“One.\n“Two.\n“Three.”\n“Four.”"
    pairs = quotations(text, paragraphs(text))
    assert [(text[q.start : q.end], q.closed, q.resumed) for q in pairs] == [
        ("“One.", False, False),
        ("“Two.", False, True),
        ("“Three.”", True, True),
        ("“Four.”", True, False),
    ]


def test_a_quotation_that_goes_on_without_an_opening_mark() -> None:
    text = "He said: “One.\nTwo.”\nThen “three”."
    pairs = quotations(text, paragraphs(text))
    assert pairs == (
        Quotation(9, 14, closed=False),
        Quotation(15, 20, resumed=True, opening=0),
        Quotation(26, 33),
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“I love it, he said.", ["“I love it, he said."]),
        ("“I love it, he said. “And you?”", ["“I love it, he said.", "“And you?”"]),
        ("I love it,” he said. “And you?”", ["“And you?”"]),
        ('odd " here\nand "fine" there', ['"fine"']),
        ('"', []),
        ("“", []),
        ("“”", ["“”"]),
        ("", []),
    ],
)
def test_forgotten_marks_do_no_harm(text: str, expected: list[str]) -> None:
    assert found(text) == expected


written = st.text(alphabet=st.sampled_from([*sorted(MARKS), *"aAs59.,!?-( \n"]), max_size=60)


@given(written)
def test_quotations_lie_in_paragraphs_and_nest(text: str) -> None:
    extents = paragraphs(text)
    pairs = quotations(text, extents)
    assert [q.start for q in pairs] == sorted(q.start for q in pairs)
    for q in pairs:
        assert q.start < q.end
        assert any(s <= q.start and q.end <= e for s, e in extents)
        assert q.depth == sum(o.start <= q.start and q.end <= o.end and o != q for o in pairs)
        assert not any(o.start < q.start < o.end < q.end for o in pairs)


@given(
    st.text(alphabet="abc XY.,!?", min_size=1).map(str.strip).filter(bool), st.sampled_from(["“”", '""', "‘’", "«»"])
)
def test_whatever_stands_in_a_pair_of_marks_is_found(words: str, pair: str) -> None:
    quoted = f"{pair[0]}{words}{pair[1]}"
    assert [q[:2] for q in quotations(f"He said {quoted} twice.", [(0, len(quoted) + 15)])] == [(8, 8 + len(quoted))]


@given(written, st.integers(0, 60))
def test_a_paragraph_is_read_for_itself(text: str, cut: int) -> None:
    """What follows a paragraph never changes how it is read."""
    extents = paragraphs(text)
    some = extents[: cut % (len(extents) + 1)]
    whole = quotations(text, extents)
    assert quotations(text, some) == whole[: len(quotations(text, some))]
