"""Names that the pipeline passed over or cut."""

from __future__ import annotations

from tests.analysis.entities.test_entities import found

NAMED = """
    Ana NNP nsubj 3 PERSON
    Kestrel NNP flat 1 PERSON
    left/leave VBD root 0
    . . punct 3

"""


def test_a_surname_that_was_passed_over_is_its_bearers() -> None:
    assert found(
        NAMED
        + """
        Donors/donor NNS nsubj 2
        left/leave VBD root 0
        Kestrel NNP obj 2
        . . punct 2
    """
    )[1:] == [("Kestrel", "PERSON")]


def test_a_surname_within_a_longer_name_is_not() -> None:
    assert found(
        NAMED
        + """
        The DT det 3
        Kestrel NNP compound 3
        Air NNP nsubj 4
        grew/grow VBD root 0
        . . punct 4
    """
    ) == [("Ana Kestrel", "PERSON")]


def test_a_bodys_name_goes_on_to_what_it_is() -> None:
    name = """
        Lund NNP compound 2 ORG
        University NNP nsubj 3
        {verb} VBD root 0
        {end}
    """
    assert found(name.format(verb="opened/open", end="yesterday/yesterday NN obl 3")) == [("Lund University", "ORG")]
    assert found(name.format(verb="Opened/open", end="Doors/door NNS obj 3")) == [("Lund", "ORG")]
