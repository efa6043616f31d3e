"""Which places are actors: told by what all their names do, over the text."""

import pytest

from reader.analysis import understood
from reader.analysis.ranker import scorer
from reader.sources.texts.plain import article
from tests.pipeline.model import needs_model, pipeline

pytestmark = needs_model


def places(text: str) -> set[str]:
    made = article(text, "x.txt", raw=True)
    return {actor.name for actor in understood(pipeline()(made.text), made).actors if actor.kind == "place"}


ACTS = (
    "Norway rejected the treaty on Monday. Norway had demanded more time, and its ministers left the talks early.\n\n"
    "The talks were held in Vienna. Officials said that Norway would send a new envoy to the city of Graz in May."
)


def test_a_state_that_acts_is_an_actor_and_the_town_where_it_does_is_none() -> None:
    assert places(ACTS) == {"Norway"}


@pytest.mark.parametrize("sentence", [
    "Three men were arrested in Graz on Monday after a shop in Graz had been robbed, and taken to Vienna.",
    "The singer was born in Norway, and came to Graz as a child.",
    "A fire broke out near Graz on Sunday, and smoke was seen as far as Vienna.",
])  # fmt: skip
def test_where_something_happens_is_scenery(sentence: str) -> None:
    assert places(sentence) == set()


def test_a_state_once_named_is_an_actor_where_something_is_done_to_it() -> None:
    assert places("Norway attacked Sweden.") == {"Norway", "Sweden"}


def test_a_town_that_is_nothing_but_a_subject_acts() -> None:
    assert places("Glasgow will host the games in May.") == {"Glasgow"}


def test_what_acts_is_rather_an_actor_than_what_is_only_a_scene() -> None:
    subject, place = scorer("scenery").chances(({"acts": 1.0, "named": 1.0}, {"place": 1.0, "named": 1.0}))
    assert subject > place
