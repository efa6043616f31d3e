from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.analysis.words.derivation import plain, sources


@pytest.mark.parametrize(
    ("noun", "verb"),
    [("negotiation", "negotiate"), ("deportation", "deport"), ("arrival", "arrive"), ("payment", "pay"),
     ("dismissal", "dismiss"), ("closure", "close"), ("bombing", "bomb"), ("stopping", "stop"), ("alliance", "ally"),
     ("expulsion", "expel"), ("invasion", "invade"), ("suspension", "suspend"), ("reopen", "open"),
     ("re-election", "elect"), ("nationalization", "nationalize"), ("admission", "admit"), ("departure", "depart")],
)  # fmt: skip
def test_a_noun_proposes_its_verb(noun: str, verb: str) -> None:
    assert verb in sources(noun)


def test_british_spelling_is_looked_up_as_american() -> None:
    assert [plain(w) for w in ("criticise", "nationalisation", "defence", "promise", "exercise")] == [
        "criticize",
        "nationalization",
        "defense",
        "promise",
        "exercise",
    ]


@given(st.text(max_size=12))
def test_no_word_is_its_own_source(word: str) -> None:
    assert word not in sources(word)
    assert plain(plain(word)) == plain(word)
