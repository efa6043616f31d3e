from hypothesis import given
from hypothesis import strategies as st
from spacy.tokens import Doc
from spacy.vocab import Vocab

from reader.pipeline.antecedents import Antecedents

ROOM = 30
"""Bytes for each antecedent; as tuples they take four times that."""

scored = st.tuples(st.integers(0, 90), st.floats(-2, 9, width=32))
tables = st.dictionaries(st.integers(0, 99), st.lists(scored, min_size=1, max_size=5).map(tuple), max_size=40)
VOCAB = Vocab()


def holding(table: dict[int, tuple[tuple[int, float], ...]]) -> Doc:
    doc = Doc(VOCAB, ["Ada", "slept", ".", "She", "woke", "."])
    doc._.antecedents = table
    return doc


@given(tables)
def test_they_are_a_mapping_of_what_was_set(table: dict[int, tuple[tuple[int, float], ...]]) -> None:
    found = holding(table)._.antecedents
    assert found == table
    assert list(found) == sorted(table)
    assert len(found) == len(table)
    assert bool(found) == bool(table)
    assert [found.get(i) for i in range(100)] == [table.get(i) for i in range(100)]


@given(tables)
def test_they_are_stored_with_their_doc(table: dict[int, tuple[tuple[int, float], ...]]) -> None:
    doc = holding(table)
    back = Doc(doc.vocab).from_bytes(doc.to_bytes())
    assert back._.antecedents == table
    back._.antecedents = back._.antecedents
    assert back._.antecedents == table


def test_a_long_text_has_room_for_them() -> None:
    table = {i: tuple((i - back, 1.5) for back in range(1, 6)) for i in range(5, 1_005)}
    found = holding(table)._.antecedents
    assert isinstance(found, Antecedents)
    assert found.pairs.nbytes + found.scores.nbytes <= 5_000 * ROOM
