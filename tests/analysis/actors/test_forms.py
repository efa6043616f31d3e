"""What is shown as a name and what as a description, and where an adjective names a state."""

import pytest

from reader.analysis import understood
from reader.sources.texts import plain
from tests.pipeline.model import needs_model, pipeline

pytestmark = needs_model


def forms(text: str) -> dict[str, str]:
    """The mentions of a text, by their words."""
    made = plain.article(text, "-", raw=True)
    return {text[m.start : m.end]: m.form for a in understood(pipeline()(text), made).actors for m in a.mentions}


@pytest.mark.parametrize(("text", "mention", "form"), [
    ("Norway rejected the plan. The Norwegian government wants talks with Sweden.", "Norwegian government", "name"),
    ("The Ghana government signed the deal on Monday and sent troops.", "Ghana government", "name"),
    ("Peter Novak died on Monday. The Novak family thanked the nurses.", "Novak family", "name"),
    ("The Transport Department closed the road. The Department said it was unsafe.", "The Department", "nominal"),
    ("The Transport Department closed the road on Monday.", "Transport Department", "name"),
])  # fmt: skip
def test_a_mention_is_a_name_where_the_words_make_one(text: str, mention: str, form: str) -> None:
    assert forms(text).get(mention) == form


def test_a_family_is_none_of_its_members() -> None:
    text = "Peter Novak died on Monday. The Novak family thanked the nurses."
    made = plain.article(text, "-", raw=True)
    actors = understood(pipeline()(text), made).actors
    peter = next(a for a in actors if a.name == "Peter Novak")
    assert [text[m.start : m.end] for m in peter.mentions] == ["Peter Novak"]


BORDER = "Norway attacked Sweden on Monday. Norway then took {} territory, and Sweden asked for help."


def test_before_a_thing_an_adjective_names_the_state_whose_it_is() -> None:
    assert forms(BORDER.format("Swedish"))["Swedish"] == "name"


@pytest.mark.parametrize("text", [
    BORDER.format("Danish"),
    "Norway attacked Sweden on Monday. A Swedish soldier was hurt, and Sweden asked for help.",
    "Norway attacked Sweden on Monday, it said in the Swedish language. Sweden asked for help.",
])  # fmt: skip
def test_no_adjective_names_who_is_no_actor_nor_where_somebody_is_from(text: str) -> None:
    assert {"Danish", "Swedish"}.isdisjoint(forms(text))
