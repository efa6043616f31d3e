"""Whom grammar keeps a description from."""

from reader.analysis.actors import apart
from reader.analysis.actors.chains import Chain, Reference
from reader.analysis.actors.recency import Met
from tests.analysis.build import doc


def test_an_office_listed_behind_a_name_is_anothers() -> None:
    made = doc("""
        Lee NNP nsubj 6 PERSON
        and CC cc 3
        Secretary NN conj 1
        for IN case 5
        Trade NNP nmod 3
        came VBD root 0
        . . punct 6
    """)
    lee = Chain("person", [Reference(made[0:1], "name")])
    met = Met([lee])
    met.read(made[2])
    assert apart.is_told_by((), made[2], lee, met)
