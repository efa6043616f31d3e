"""Whose office a word in capitals is short for."""

from __future__ import annotations

import pytest
from spacy.tokens import Doc

from reader.analysis import analyse
from reader.analysis.actors import initials
from reader.analysis.actors.chains import Chain, Description, Reference
from reader.analysis.actors.recency import Met
from reader.sources.texts import plain
from tests.analysis import build
from tests.pipeline.model import needs_model, pipeline

OFFICE = """
    {title}
    Ute NNP nsubj 5 PERSON
    Tolmex NNP flat 3 PERSON
    spoke/speak VBD root 0
    . . punct 5

    The/the DT det 2
    {short} NNP nsubj 3
    left/leave VBD root 0
    . . punct 3
"""
PRIME = "Prime NNP compound 2\n Minister NNP nmod:desc 3"
SHORT = 7


def person(doc: Doc, *descriptions: Description) -> Chain:
    return Chain("person", [Reference(doc[2:4], "name")], descriptions=set(descriptions))


def met(doc: Doc, *people: Chain) -> Met:
    found = Met(people)
    found.read(doc[SHORT])
    return found


@pytest.mark.parametrize(
    ("title", "short", "found"),
    [
        (PRIME, "PM", True),
        (PRIME, "PR", False),
        (PRIME, "Pm", False),
        ("Vice NNP compound 2\n President NNP nmod:desc 3", "VP", True),
        ("the DT det 2\n red JJ amod 3", "TR", False),
    ],
)
def test_letters_stand_for_the_office_before_a_name(title: str, short: str, found: bool) -> None:
    doc = build.doc(OFFICE.format(title=title, short=short))
    ute = person(doc)
    assert initials.holder(doc[SHORT], met(doc, ute)) is (ute if found else None)


def test_they_stand_for_what_somebody_is_described_as_but_not_for_one_of_two() -> None:
    doc = build.doc(OFFICE.format(title="the DT det 2\n red JJ amod 3", short="CEO"))
    officer = Description("officer", frozenset({"chief", "execut"}))
    ute = person(doc, officer)
    assert initials.holder(doc[SHORT], met(doc, ute)) is ute
    assert initials.holder(doc[SHORT], met(doc, ute, person(doc, officer))) is None
    assert initials.holder(doc[SHORT], met(doc, person(doc, Description("officer", frozenset())))) is None


BODY = """
    {title}
    Ute NNP nsubj 5 PERSON
    Tolmex NNP flat 3 PERSON
    spoke/speak VBD root 0
    . . punct 5

    The/the DT det 2
    {before} nsubj 6
    ( -LRB- punct 4
    {short} NNP appos 2 ORG
    ) -RRB- punct 4
    left/leave VBD root 0
    . . punct 6
"""
COMMISSIONER = "Chief NNP compound 2\n Commissioner NNP nmod:desc 3"


def joined(title: str, before: str, short: str = "CC") -> tuple[list[str], list[str]]:
    """The kinds of the actors that are left, and what is said of the person."""
    doc = build.doc(BODY.format(title=title, before=before, short=short))
    ute, body = person(doc), Chain("organization", [Reference(doc[10:11], "name")])
    chains = [ute, body]
    initials.join(doc, chains)
    return [c.kind for c in chains], [r.span.text for r in ute.references]


def test_an_acronym_behind_an_office_is_its_holder_or_somebody_who_is_no_body() -> None:
    assert joined(COMMISSIONER, "chief/chief JJ amod 3\n commissioner/commissioner NN") == (
        ["person"],
        ["Ute Tolmex", "CC"],
    )
    assert (
        joined("the DT det 2\n red JJ amod 3", "chief/chief JJ amod 3\n commissioner/commissioner NN")[0]
        == ["person"] * 2
    )
    assert joined(COMMISSIONER, "city/city NN compound 3\n council/council NN")[0] == ["person", "organization"]


@needs_model
@pytest.mark.parametrize(
    ("text", "name", "letters"),
    [
        ("“It is late,” said Additional Superintendent of Police (Rural), Iraj Roe. {}", "Iraj Roe", "ASP"),
        ("Tom Lund, the chief justice of Norway, spoke on Monday. {}", "Tom Lund", "CJN"),
        ("Deputy Commissioner of Police Ann Roe spoke on Monday. {}", "Ann Roe", "DCP"),
    ],
)
def test_an_office_is_short_with_what_it_is_of(text: str, name: str, letters: str) -> None:
    whole = text.format(f"Ajit Lee was going home, the {letters} told reporters.")
    found = analyse(pipeline()(whole), plain.article(whole, "-", raw=True)).actors
    said = {whole[m.start : m.end].removeprefix("the ") for a in found if a.name == name for m in a.mentions}
    assert letters in said


@needs_model
def test_letters_without_brackets_are_the_one_persons_whose_initials_they_are() -> None:
    text = (
        "Crown Prince Hamad bin Sultan announced the plan on Monday. Prince HBS has claimed that he wants a new port. "
        "HBS insists that it is good."
    )
    actors = analyse(pipeline()(text), plain.article(text, "-", raw=True)).actors
    assert [a.name for a in actors if any(text[m.start : m.end] == "HBS" for m in a.mentions)] == ["Hamad bin Sultan"]
