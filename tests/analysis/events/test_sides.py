"""Who does something and whom that befalls, in whole sentences; through the shipped pipeline."""

from __future__ import annotations

import pytest

from reader.analysis import analyse
from reader.analysis.events import control, nominal, participants
from reader.analysis.events.roles import Roles
from tests.analysis import build
from tests.pipeline.model import pipeline


def sides(text: str, trigger: str) -> tuple[list[str], list[str], list[str]]:
    """The phrases of who, whom and where of the event that a word tells."""
    doc = pipeline()(text)
    events = analyse(doc, build.article(doc)).events
    event = next(e for e in events if text[slice(*e.trigger)] == trigger)
    return tuple([text[slice(*p.span)] for p in side] for side in (event.who, event.whom, event.where))  # type: ignore[return-value]


@pytest.mark.parametrize(
    ("sentence", "trigger", "who", "whom"),
    [
        ("The machine was used to print false tickets.", "print", [], ["false tickets"]),
        ("Her goalkeeper, Ines Vold, broke through late in the match.", "broke", ["Her goalkeeper"], []),
        ("Demonstrators emerged from the town hall on Friday.", "emerged", ["Demonstrators"], []),
        ("The firm bought its rival, ending months of talks.", "ending", ["The firm"], ["months of talks"]),
        ("Medics used boats to reach families, and soldiers were sent to mend a dam.", "sent", [], ["soldiers"]),
        ("Shares in the bank rose 18 percent on Monday.", "rose", ["Shares in the bank"], []),
        ("Dunne took part in the regatta in 2019.", "took", ["Dunne"], ["the regatta"]),
        ("The hotel earned $40,000 last year.", "earned", ["The hotel"], ["$40,000"]),
        ("Firefighters put out the blaze near the docks on Friday.", "blaze", [], []),
    ],
)
def test_who_and_whom(sentence: str, trigger: str, who: list[str], whom: list[str]) -> None:
    found = sides(sentence, trigger)
    assert found[:2] == (who, whom)


def test_a_place_that_is_entered_or_left_is_where() -> None:
    assert sides("The family fled Kandahar in 2011.", "fled") == (["The family"], [], ["Kandahar"])


@pytest.mark.parametrize(
    ("sentence", "change", "who"),
    [
        ("A price rise angered farmers.", "rise", ["price"]),
        ("A rise in rents angered tenants.", "rise", ["rents"]),
        ("A two-point rise angered farmers.", "rise", []),
        ("A rise in Norway angered tenants.", "rise", []),
    ],
)
def test_what_becomes_more_or_less_is_said_by_in_or_before_the_noun(sentence: str, change: str, who: list[str]) -> None:
    doc = pipeline()(sentence)
    noun = next(t for t in doc if t.text == change)
    assert [t.text for t in nominal.heads(noun, "other", Roles(doc)).who] == who


def test_what_is_used_does_not_do_what_for() -> None:
    doc = pipeline()("The machine was used by the gang to print tickets, and the barn to hide them.")
    assert [t.text for t in control.subject(next(t for t in doc if t.text == "print"))] == ["gang"]
    doc = pipeline()("The machine was used to print tickets.")
    assert control.subject(next(t for t in doc if t.text == "print")) == []


STRAY = """
    Ortiz/Ortiz NNP nsubj:pass 3 PERSON
    was/be VBD aux:pass 3
    backed/back VBN root 0
    by/by IN case 6
    the/the DT det 6
    union/union NN obl:agent 3
    , , punct 9
    which/which WDT nsubj 9
    chose/choose VBD {} 3
    Reyes/Reyes NNP obj 9 PERSON
    . . punct 3
"""


@pytest.mark.parametrize(("relation", "who"), [("advcl", ["union"]), ("advcl:relcl", [])])
def test_which_stands_for_the_noun_before_it_though_its_clause_was_hung_on_the_verb(
    relation: str, who: list[str]
) -> None:
    doc = build.doc(STRAY.format(relation))
    assert [t.text for t in participants.find(doc[8], "other", Roles(doc)).who] == who
