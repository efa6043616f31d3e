"""The whole analysis, on texts that no newspaper prints."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.analysis import analyse
from reader.sources.texts.plain import article
from reader.story import Analysis, Article, Block
from tests.pipeline.model import needs_model, pipeline

pytestmark = needs_model

PIECES = [
    *(
        "“We won,” said Jo Doe.",
        "Jo Doe",
        "said",
        "“",
        "”",
        '"',
        "\n\n",
        "\n",
        " ",
        "—",
        "JO: We won.",
        "he",
        "on Monday",
    ),
    *("The army attacked the town of Hallund and killed two people.", "It is feared the dam could break.", ".", "…"),
    *("\u200d", "1"),
]


def check(text: str, found: Analysis) -> None:
    known = {actor.id for actor in found.actors}
    for quote in found.quotes:
        assert all(0 <= start < end <= len(text) for start, end in quote.content)
        assert {*quote.speakers} <= known
        assert quote.speaker == (quote.speakers[0] if quote.speakers else None)
        assert 0 <= quote.confidence <= 1
    for event in found.events:
        assert text[slice(*event.trigger)].strip()
        assert 0 <= event.salience <= 1
        assert 0 <= event.confidence <= 1


@settings(max_examples=25)
@given(st.lists(st.sampled_from(PIECES), max_size=14).map(" ".join))
def test_any_text_can_be_analysed(text: str) -> None:
    if not text.strip():
        return
    made = article(text, "x.txt")  # whose text is another where lines were joined
    check(made.text, analyse(pipeline()(made.text), made))


@pytest.mark.parametrize("text", ["“We won,” said Jo Doe on Monday.", "Rebels attacked.\n\nJO: We won."])
def test_a_text_without_blocks_can_be_analysed(text: str) -> None:
    check(text, analyse(pipeline()(text), Article("-", None, None, None, text, ())))


def test_a_text_of_furniture_alone_says_nothing() -> None:
    text = "“We won,” said Jo Doe on Monday. Rebels attacked."
    found = analyse(pipeline()(text), Article("-", None, None, None, text, (Block("furniture", 0, len(text)),)))
    assert not found.quotes
    assert not found.events
