"""Words and sentences by the text alone."""

import pytest

from reader.app.article.motion import sentences, word_at


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
