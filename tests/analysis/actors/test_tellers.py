"""No "he" or "she" in a quotation is who says it."""

import pytest

from reader.analysis import analyse
from reader.sources.texts import plain
from tests.pipeline.model import needs_model, pipeline

pytestmark = needs_model


def bearer(text: str, pronoun: str) -> str | None:
    """The actor that the last mention of a pronoun in a text is counted to."""
    at = text.rindex(f" {pronoun} ") + 1
    story = analyse(pipeline()(text), plain.article(text, "-", raw=True))
    return next((a.name for a in story.actors if any(m.start == at for m in a.mentions)), None)


@pytest.mark.parametrize(
    ("text", "pronoun", "name"),
    [
        (
            "President Paul Hardy doubted the count.\n\n“It is a shame how the country is led,” Simon Vance wrote on "
            "Monday. “There is nothing for the poor. Instead, he tells lies about the vote.”",
            "he",
            "Paul Hardy",
        ),
        (
            "Ole Brandt visited the town with his sons. Simon Vance told reporters afterwards: “For once he has seen "
            "how the poor live in this country.”",
            "he",
            "Ole Brandt",
        ),
    ],
)
def test_he_in_a_quotation_is_not_who_says_it(text: str, pronoun: str, name: str) -> None:
    assert bearer(text, pronoun) == name


def test_he_in_an_expression_that_is_quoted_may_be_who_says_it() -> None:
    text = "Simon Vance said the club had “robbed him of everything” and that he “wept for his mother” at home."
    assert bearer(text, "he") == "Simon Vance"


def test_they_may_be_several_who_are_named_together_and_are_then_no_body() -> None:
    text = "Ann Lee and Tom Hill are far to the left -- and all of them are younger than the court itself."
    assert bearer("The Supreme Court has a vacancy. " + text, "them") is None


@pytest.mark.parametrize(
    "text",
    [
        "Peru and Ecuador meet again at the High Court of Lima to settle their quarrel over a lake.",
        "The Court of Appeal sat on Monday. Google and Microsoft were heard there and withdrew their claims.",
    ],
)
def test_states_and_bodies_that_act_together_may_be_they(text: str) -> None:
    assert bearer(text, "their") is None


def test_a_single_body_may_still_be_they() -> None:
    text = "Peru and Ecuador were in the stadium. The Football Federation of Lima said they would pay for it."
    assert bearer(text, "they") == "Football Federation of Lima"


def test_who_speaks_on_over_a_long_quotation_is_who_spoke_before_it() -> None:
    text = (
        "Coach Ole Brandt questioned the choice of runners.\n\n“In Oslo it was Paul Hardy who led the team. In Rome it "
        "was Simon Vance. He led it in Paris too. Nobody asked us. Nobody wrote to us. We heard it on the radio.\n\n"
        "“Today we want to speak of it. The more we are quiet the less will change. It is a matter of fairness. These "
        "are lies and failures,” he added."
    )
    assert bearer(text, "he") == "Ole Brandt"
