"""Which proposals become quotes, whatever the weights say of them."""

from collections.abc import Iterator, Sequence

import pytest

from reader.analysis import quotes, ranker
from reader.analysis.quotes import Proposal
from reader.analysis.quotes.attribution import Attribution, Piece
from reader.analysis.ranker import Features
from reader.story import Extent


def proposal(*content: Extent, certain: bool = True) -> Proposal:
    parts = Attribution(tuple(Piece("CONTENT", start, end) for start, end in content), None, None)
    return Proposal(parts, "direct", content, certain, {"origin marked": 1.0})


def test_quotes_are_in_text_order_however_they_are_proposed() -> None:
    found = quotes.chosen(proposal(extent) for extent in [(40, 60), (0, 20), (20, 40)])
    assert [p.content for p, _ in found] == [((0, 20),), ((20, 40),), ((40, 60),)]


def test_of_two_that_share_their_words_the_first_in_the_text_is_one() -> None:
    found = quotes.chosen([proposal((5, 25)), proposal((0, 20))])
    assert [p.content for p, _ in found] == [((0, 20),)]


def test_what_is_known_of_a_proposal_is_let_go_of_before_the_next() -> None:
    def proposed() -> Iterator[Proposal]:
        for start in range(0, 100, 10):
            yield proposal((start, start + 9))

    held = [p for p, _ in quotes.chosen(proposed())]
    assert len(held) == 10
    assert not any(p.features for p in held)


class _Doubtful:
    """A scorer that gives everything the same small chance."""

    def chances(self, options: Sequence[Features]) -> list[float]:
        return [0.3 for _ in options]


TOLD: Features = {"order reported": 1.0, "source PROPN": 1.0}


@pytest.mark.parametrize(
    ("known", "likely"),
    [
        (TOLD, True),  # "Lee hopes that the dam will hold"
        ({**TOLD, "cue negated": 1.0}, False),
        ({**TOLD, "cue passive": 1.0}, False),
        ({**TOLD, "cue modal": 1.0}, False),
        ({"order reported": 1.0, "source PRON": 1.0}, False),
        ({"source PROPN": 1.0}, False),
    ],
)
def test_a_clause_that_somebody_named_tells_or_thinks_needs_little(
    known: Features, likely: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ranker, "scorer", lambda decision: _Doubtful())
    one = proposal((0, 20), certain=False)._replace(how="indirect", features=known)
    assert bool(list(quotes.chosen([one]))) is likely
