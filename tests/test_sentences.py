"""Sentences by the text alone."""

import pytest

from reader.sentences import sentences


@pytest.mark.parametrize(
    ("text", "starts"),
    [
        ("One. Two! “Three?” Four", ["One", "Two", "“Three", "Four"]),
        ("Mr. Smith met J. K. Rowling. She left.", ["Mr.", "She"]),
        ("It costs 3.5 m. and more. Then", ["It", "Then"]),
        ("一つ。二つ。", ["一つ", "二つ"]),
    ],
)
def test_sentences(text: str, starts: list[str]) -> None:
    found = list(sentences(text, 0, len(text)))
    assert all(text[start:].startswith(opening) for start, opening in zip(found, starts, strict=True))
