from __future__ import annotations

import numpy as np
import pytest
from spacy.strings import StringStore
from tokenizers import Tokenizer, models, normalizers

from reader.pipeline.pieces import MAX_PIECES, Pieces, shape


@pytest.mark.parametrize(
    ("word", "kind"),
    [("said", 0), ("2015", 0), ("“", 0), ("Iran", 1), ("I", 1), ("UN", 2), ("U.S.", 2), ("eBay", 3), ("McCain", 3)],
)
def test_shape(word: str, kind: int) -> None:
    assert shape(word) == kind


def pieces() -> Pieces:
    vocabulary = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "air", "strike", "##s", "a", "##a"]
    model = models.WordPiece({piece: i for i, piece in enumerate(vocabulary)}, unk_token="[UNK]")
    tokenizer = Tokenizer(model)
    tokenizer.normalizer = normalizers.Lowercase()
    return Pieces(tokenizer)


def test_words_are_looked_up_by_their_hashes() -> None:
    strings = StringStore(["air", "strikes", "Strikes", "☂", "a" * 5000, ""])
    known = pieces()
    words = ["strikes", "air", "Strikes", "strikes", "☂", "a" * 5000]
    rows = known.rows(strings, np.array([strings[w] for w in words], np.uint64))
    assert known.ids[rows[0]][: known.counts[rows[0]]].tolist() == [5, 6]
    assert known.ids[rows[2]].tolist() == known.ids[rows[0]].tolist()
    assert rows[3] == rows[0]
    assert known.shapes[rows].tolist() == [0, 0, 1, 0, 0, 0]
    assert (known.counts[rows] >= 1).all()
    assert (known.counts <= MAX_PIECES).all()
    again = known.rows(strings, np.array([strings["air"]], np.uint64))
    assert again.tolist() == [rows[1]]


def test_a_tokenizer_without_its_marks_is_refused() -> None:
    with pytest.raises(ValueError, match=r"\[CLS\]"):
        Pieces(Tokenizer(models.WordPiece({"[UNK]": 0}, unk_token="[UNK]")))


def test_many_new_words_are_learned_as_few_are(monkeypatch: pytest.MonkeyPatch) -> None:
    words = ["air", "strikes", "a", "Strike", "☂", "strike", "UN"]
    strings = StringStore(words)
    hashes = np.array([strings[w] for w in words], np.uint64)
    at_once, by_two = pieces(), pieces()
    at_once.rows(strings, hashes)
    monkeypatch.setattr("reader.pipeline.pieces.AT_ONCE", 2)
    by_two.rows(strings, hashes)
    assert by_two.ids.tolist() == at_once.ids.tolist()
    assert by_two.counts.tolist() == at_once.counts.tolist()
    assert len(by_two.counts) == len(words)
