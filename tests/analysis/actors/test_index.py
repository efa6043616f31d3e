"""Which actor words refer to."""

from reader.analysis.actors.index import ActorIndex
from reader.story import Actor, Mention

TEXT = "The mayor of Turku met the Turku council."
MAYOR = Actor("a1", "The mayor of Turku", "person", 1.0, (Mention(0, 18, "nominal"),), None)
COUNCIL = Actor("a2", "Turku council", "organization", 1.0, (Mention(27, 40, "name"),), None)


def test_a_head_is_its_phrases_actor() -> None:
    assert ActorIndex([MAYOR, COUNCIL]).at(4, 9) == "a1"


def test_a_name_within_a_phrase_is_not_who_the_phrase_means() -> None:
    index = ActorIndex([MAYOR, COUNCIL])
    start = TEXT.index("Turku")
    assert index.named(start, start + 5) is None
    assert index.named(27, 40) == "a2"
