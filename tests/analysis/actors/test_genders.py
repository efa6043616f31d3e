"""Descriptions whose own clause tells a gender, where two people were named."""

import pytest

from tests.analysis.actors.test_meanings import whose
from tests.pipeline.model import needs_model

pytestmark = needs_model


@pytest.mark.parametrize(
    ("text", "phrase"),
    [
        (
            "Laura Beck beat Peter Lang in the state that had saved her campaign four years earlier.\n\n"
            "The Ohio senator needed a large margin to keep his campaign alive.",
            "The Ohio senator",
        ),
        (
            "Laura Beck, a spokeswoman for Peter Lang, did not answer questions on Monday.\n\n"
            "The presumptive nominee has tried to calm fears within his own party.",
            "The presumptive nominee",
        ),
    ],
)
def test_a_man_whose_gender_only_his_pronoun_tells_is_not_the_woman_named_last(text: str, phrase: str) -> None:
    assert whose(text, phrase) == "Peter Lang"
