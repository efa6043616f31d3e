"""Words by the text alone."""

import pytest

from reader.app.article.motion import word_at


@pytest.mark.parametrize(
    ("text", "offset", "word"),
    [
        ("the well-known man", 6, "well-known"),
        ("Kirby’s words", 2, "Kirby’s"),
        ("a, b", 1, ","),
        ("U.S. troops", 0, "U.S"),
        ("end", 3, ""),
        ("", 0, ""),
    ],
)
def test_word_at(text: str, offset: int, word: str) -> None:
    start, end = word_at(text, offset)
    assert text[start:end] == word
