import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.app.search import find


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("us", ["US", "us", "Us"]),
        ("US", ["US"]),
        ("Us", ["Us"]),
        ("(local", ["(local"]),
        ("air strikes", ["air strikes", "air\nstrikes", "air  strikes"]),
        ("  ", []),
        ("", []),
        ("nowhere", []),
    ],
)
def test_find(words: str, found: list[str]) -> None:
    text = "US us Us (local time) air strikes air\nstrikes air  strikes"
    assert [text[start:end] for start, end in find(text, words)] == found


@given(st.text(), st.text(max_size=4))
def test_hits_are_in_order_and_do_not_overlap(text: str, words: str) -> None:
    end = 0
    for hit in find(text, words):
        assert end <= hit[0] < hit[1] <= len(text)
        end = hit[1]


@given(st.text(min_size=1).filter(str.strip), st.text(), st.text())
def test_words_that_are_there_are_found(words: str, before: str, after: str) -> None:
    assert find(before + words + after, words)
