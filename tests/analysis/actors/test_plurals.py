"""What means several whatever the tagger holds."""

from reader.analysis.grammar import phrases
from tests.analysis.build import doc


def test_members_of_a_party_are_several_though_tagged_as_one_name_but_a_surname_is_one() -> None:
    made = doc("""
        Republicans NNP nsubj 3
        Waters NNP obj 3 PERSON
        asked VBD root 0
        . . punct 3
    """)
    assert phrases.is_plural(made[0])
    assert not phrases.is_plural(made[1])
