"""The order of the actors met, word by word."""

from spacy.tokens import Doc

from reader.analysis.actors.chains import Chain, Description, Reference
from reader.analysis.actors.recency import Met
from tests.analysis.build import doc

_TABLE = """
    Lee NNP nsubj 2 PERSON
    met/meet VBD root 0
    Roy NNP obj 2 PERSON

    The DT det 2
    mayor NN nsubj 3
    left/leave VBD root 0

    Lee NNP nsubj 2 PERSON
    slept/sleep VBD root 0
"""


def _name(of: Doc, *at: int) -> Chain:
    return Chain("person", [Reference(of[i : i + 1], "name") for i in at])


def test_the_last_mentioned_comes_first_and_what_lies_ahead_is_unknown() -> None:
    made = doc(_TABLE)
    lee, roy = _name(made, 0, 6), _name(made, 2)
    met = Met([lee, roy])
    met.read(made[1])
    assert [(c, r.head.i) for c, r in met.recent()] == [(lee, 0)]
    met.read(made[4])
    assert [(c, r.head.i) for c, r in met.recent()] == [(roy, 2), (lee, 0)]
    met.read(made[7])
    assert [(c, r.head.i) for c, r in met.recent()] == [(lee, 6), (roy, 2)]
    assert met.count(lee) == 2


def test_what_joins_a_chain_is_met_from_the_next_word_on() -> None:
    made = doc(_TABLE)
    lee, roy = _name(made, 0), _name(made, 2)
    met = Met([lee, roy])
    met.read(made[4])
    joined = Reference(made[3:5], "nominal")
    lee.references.append(joined)
    lee.descriptions.add(Description("mayor", frozenset()))
    met.add(lee, joined)
    assert next(met.recent())[0] is roy
    met.read(made[5])
    assert next(met.recent())[0] is lee
    assert met.described("mayor", most=3) == [lee]
    assert met.standing(4) == [lee]


def test_of_many_described_alike_only_the_last_are_kept() -> None:
    made = doc(_TABLE)
    chains = [_name(made, 0), _name(made, 2)]
    for chain in chains:
        chain.descriptions.add(Description("mayor", frozenset()))
    met = Met(chains)
    met.read(made[7])
    assert met.described("mayor", most=1) == [chains[1]]
