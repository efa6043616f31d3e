import pytest

from reader.analysis.events.kinds import kind
from tests.pipeline.model import needs_model, pipeline

pytestmark = needs_model


@pytest.mark.parametrize(
    ("sentence", "trigger", "told"),
    [
        ("Soldiers fired at the crowd and killed two people.", "fired", "conflict"),
        ("The company fired four managers on Monday.", "fired", "personnel"),
        ("Thousands rallied against the president in the capital.", "rallied", "conflict"),
        ("The two presidents signed a treaty.", "signed", "agreement"),
        ("A fire destroyed the warehouse.", "destroyed", "catastrophe"),
    ],
)
def test_a_trigger_in_its_context(sentence: str, trigger: str, told: str) -> None:
    doc = pipeline()(sentence)
    found, chance = kind(next(token for token in doc if token.text == trigger))
    assert found == told
    assert 0.5 < chance <= 1
