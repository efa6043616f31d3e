"""What bears a name nobody knows, by all that a text says around it."""

from __future__ import annotations

import pytest

from reader.analysis import entities
from reader.sources.texts import plain
from tests.pipeline.model import needs_model, pipeline


def labels(text: str, name: str) -> set[str]:
    """The labels that a text's mentions of a name get."""
    article = plain.article(text, "-", raw=True)
    found = entities.find(pipeline()(article.text), article)
    return {e.label for e in found if article.text[e.start : e.end] == name}


@needs_model
@pytest.mark.parametrize(
    ("text", "name", "label"),
    [
        (
            "Marlow said its profit had halved. It will cut jobs. Marlow, which employs 900 people, makes pumps.",
            "Marlow",
            "ORG",
        ),
        ("Officials knew Marlow. She was six, and her mother had left. Marlow wept.", "Marlow", "PERSON"),
        ("The port was run by Dorrit & Gale. In May Dorrit & Gale sold it.", "Dorrit & Gale", "ORG"),
        ("Shares in the pump maker Tolvane Oyj fell. Tolvane blamed the war.", "Tolvane", "ORG"),
        ("Poole ties former Fla. Gov. Jane Hall at 41-41.", "Fla.", "GPE"),
        ("They asked the culture minister, Eppo Bruins, to resign. Bruins refused.", "Eppo Bruins", "PERSON"),
        ("Sokha Pao won the race on Sunday. Sokha Pao, 28, was glad.", "Sokha Pao", "PERSON"),
        ("Lin’s aide A-jen left. A-jen had been ill.", "A-jen", "PERSON"),
    ],
)
def test_a_name_is_of_what_the_text_says(text: str, name: str, label: str) -> None:
    assert labels(text, name) == {label}


@needs_model
def test_one_name_has_one_label() -> None:
    text = "Kestrel said it would close its plant. Its shares fell. Kestrel, which makes valves, blamed weak demand."
    assert labels(text, "Kestrel") == {"ORG"}


@needs_model
def test_a_lawmakers_party_and_state_are_no_name() -> None:
    text = "Sen. Ted Hall, R-Texas, was at seven percent, and Sen. Amy Poole (D-N.Y.) at nine."
    article = plain.article(text, "-", raw=True)
    found = entities.find(pipeline()(article.text), article)
    assert not any("R-Texas" in text[e.start : e.end] or "D-N.Y" in text[e.start : e.end] for e in found)


@needs_model
def test_a_given_name_before_a_name_that_is_a_persons_alone_begins_a_persons() -> None:
    text = "The Union party leader, Marine Le Gall, lost. Le Gall said she was sad. Le Gall thanked her voters."
    assert labels(text, "Marine Le Gall") == {"PERSON"}
