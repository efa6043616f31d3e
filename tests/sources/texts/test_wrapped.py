import pytest

from reader.sources.texts.hyphens import is_parted, keeps_hyphen
from reader.sources.texts.plain import article

WRAPPED = """Old bridge of Hallund to close

The  council of Hallund   said on Monday that the old bridge will close in
May. The repairs were given to the Broekstra Engi-
neering Company, a firm from the north. “We will need a year,” said Maud
Broekstra, who leads it.

> On Sunday, Omar Roe wrote:
>> The bridge should not be closed at all, because the whole of the old
>> town lives by it.
>
> Nobody answered.

The traders who have their shops on the bridge fear that a well-
known ferry will run twice an hour.
"""


def pieces(text: str) -> list[tuple[str, str]]:
    found = article(text, "x")
    return [(block.kind, found.text[block.start : block.end]) for block in found.blocks]


def test_lines_broken_to_a_width_are_one() -> None:
    assert pieces(WRAPPED) == [
        ("title", "Old bridge of Hallund to close"),
        (
            "paragraph",
            "The council of Hallund said on Monday that the old bridge will close in May. The repairs were given to "
            "the Broekstra Engineering Company, a firm from the north. “We will need a year,” said Maud Broekstra, "
            "who leads it.",
        ),
        ("quotation", "On Sunday, Omar Roe wrote:"),
        ("quotation", "The bridge should not be closed at all, because the whole of the old town lives by it."),
        ("quotation", "Nobody answered."),
        (
            "paragraph",
            "The traders who have their shops on the bridge fear that a well-known ferry will run twice an hour.",
        ),
    ]


def test_a_text_without_broken_lines_stays_as_it_is() -> None:
    text = "Old bridge to close\n\n\n  The bridge will close.\nThe ferry will run.\n"
    assert article(text, "x").text == text


@pytest.mark.parametrize(
    ("line", "following"),
    [
        ("a London-", "based firm"),
        ("a 30-year-", "old man"),
        ("the Anglo-", "American bank"),
        ("the state-", "run mill"),
        ("the Kessel-", "Tarn line"),
        ("a twenty-", "year lease"),
        ("some thirty-", "five boats"),
        ("a 20-", "year lease"),
    ],
)
def test_compounds_keep_their_hyphen(line: str, following: str) -> None:
    assert is_parted(line, following)
    assert keeps_hyphen(line, following, frozenset())


@pytest.mark.parametrize(
    ("line", "following"),
    [
        ("the govern-", "ment"),
        ("some-", "thing else"),
        ("Mr Broek-", "stra said"),
        ("a co-", "operation"),
        ("A HAR-", "BOUR"),
        ("six-", "teen boats"),
    ],
)
def test_parted_words_are_one(line: str, following: str) -> None:
    assert is_parted(line, following)
    assert not keeps_hyphen(line, following, frozenset())


def test_the_text_itself_tells_how_a_word_is_written() -> None:
    assert keeps_hyphen("co-", "operation", frozenset({"co-operation"}))
    assert not keeps_hyphen("Stone-", "bridge", frozenset({"stonebridge"}))


@pytest.mark.parametrize(
    ("line", "following"), [("the end -", "at last"), ("1914-", "1918"), ("pre-", "1918"), ("end", "at")]
)
def test_no_word_goes_on(line: str, following: str) -> None:
    assert not is_parted(line, following)


def test_many_parted_lines_take_no_longer_for_being_many() -> None:
    assert len(article("abc-\n" * 100_000 + "d", "x").text) > 300_000
