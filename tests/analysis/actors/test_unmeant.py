"""Nouns for people and bodies that mean none of them where they stand."""

from reader.analysis.actors import unmeant
from tests.analysis.build import doc


def test_a_noun_that_a_hyphen_joins_to_a_participle_is_nobody() -> None:
    made = doc("""
        The DT det 5
        militia NN compound 4
        - HYPH punct 4
        led/lead VBN amod 5
        raids NNS nsubj 6
        failed/fail VBD root 0
        . . punct 6
    """)
    assert unmeant.is_nobody(made[1])
    made = doc("""
        The DT det 4
        secretary NN nsubj 5
        - HYPH punct 4
        general JJ amod 2
        left/leave VBD root 0
        . . punct 5
    """)
    assert not unmeant.is_nobody(made[1])


def test_people_who_are_counted_to_tell_how_large_a_town_is_are_nobody() -> None:
    table = """
        The DT det 2
        {} NN nsubj 6
        of IN case 5
        900 CD nummod 5
        people NNS nmod 2
        slept/sleep VBD root 0
        . . punct 6
    """
    assert unmeant.is_nobody(doc(table.format("town"))[4])
    assert not unmeant.is_nobody(doc(table.format("crowd"))[4])
