"""How much of a text goes through the network at once."""

from __future__ import annotations

import pytest

from reader.pipeline import encoder


def batches(sizes: list[int]) -> list[int]:
    """The pieces of each batch, padding counted."""
    found = list(encoder._batches(sizes))
    assert sorted(k for batch in found for k in batch) == list(range(len(sizes)))
    return [len(batch) * (max(sizes[k] for k in batch) + 2) for batch in found]


@pytest.mark.parametrize(
    ("windows", "most"), [(20, encoder.BATCH_PIECES), (encoder.LONG // 198 + 1, encoder.BATCH_OF_LONG)]
)
def test_a_long_text_goes_in_smaller_batches_which_take_less_memory(windows: int, most: int) -> None:
    found = batches([198] * windows)
    assert max(found) == most // 200 * 200
