from collections.abc import Callable
from pathlib import Path

import pytest

from reader.sources import SourceError, read
from reader.sources.documents.heads import without_heads
from reader.sources.documents.initials import with_initials
from reader.sources.documents.printed import in_order
from reader.sources.documents.runs import Run
from reader.story import Article
from tests.sources.prints import Written, column, printed

LEFT = """The council of Hallund decided on Monday that
the old bridge will be closed in May for re-
pairs that will take a year, said the mayor.
  Nobody had asked the fishermen, who use it
every day and who are the well-
known owners of the quay."""
RIGHT = """A ferry is to carry people over the water in
the meantime, but no cars, the council said.
  The shops on the island fear for their trade
and want to be paid for what they lose, as do
the schools and the only doctor of the place
who has no boat and"""
LATER = """no bicycle. The only road to the hospital goes over the bridge, and has done so for a hundred years.
  That is the reason for which the fishermen were heard at last, by a clerk who wrote nothing down of
what they said, and by a dog."""
PARAGRAPHS = [
    "The council of Hallund decided on Monday that the old bridge will be closed in May for repairs that will take a "
    "year, said the mayor.",
    "Nobody had asked the fishermen, who use it every day and who are the well-known owners of the quay.",
    "A ferry is to carry people over the water in the meantime, but no cars, the council said.",
    "The shops on the island fear for their trade and want to be paid for what they lose, as do the schools and the "
    "only doctor of the place who has no boat and no bicycle. The only road to the hospital goes over the bridge, and "
    "has done so for a hundred years.",
    "That is the reason for which the fishermen were heard at last, by a clerk who wrote nothing down of what they "
    "said, and by a dog.",
]


def opened(data: bytes, folder: Path) -> Article:
    (folder / "a paper").write_bytes(data)
    return read(str(folder / "a paper"))


def kinds(found: Article) -> list[tuple[str, str]]:
    return [(block.kind, found.text[block.start : block.end]) for block in found.blocks]


def sheet(number: int, body: list[Written]) -> list[Written]:
    return [(50, 770, 8, "The Hallund Gull"), (500, 770, 8, f"No. {number}"), *body, (290, 20, 8, f"- {number} -")]


def one_after_the_other(left: list[Written], right: list[Written]) -> list[Written]:
    return left + right


def across(left: list[Written], right: list[Written]) -> list[Written]:
    return [line for pair in zip(left, right, strict=True) for line in pair]


@pytest.mark.parametrize("drawn", [one_after_the_other, across])
def test_columns_heads_hyphens_and_sheets(
    drawn: Callable[[list[Written], list[Written]], list[Written]], tmp_path: Path
) -> None:
    head = [(50, 700, 20, "Old bridge to close"), (50, 680, 10, "By Maud Broekstra, 5 March 2024")]
    first = sheet(1, [*head, *drawn(column(LEFT, 50, 650), column(RIGHT, 320, 650))])
    found = opened(printed([first, sheet(2, column(LATER, 50, 700))]), tmp_path)
    assert [words for kind, words in kinds(found) if kind == "paragraph"][1:] == PARAGRAPHS
    assert kinds(found)[0] == ("title", "Old bridge to close")
    assert (found.title, found.byline, found.published) == ("Old bridge to close", "Maud Broekstra", "2024-03-05")


def test_headings_and_lists(tmp_path: Path) -> None:
    lines = [
        (50, 700, 18, "Old bridge to close"),
        *column("The bridge will be closed, the council of Hallund said on Monday, and so will be", 50, 660),
        *column(["1. the quay, which is as old as the bridge, in the first week", "2. the road to it"], 50, 648),
        (50, 600, 13, "What is known"),
        *column("Nothing that could be written here is known of the bridge.", 50, 580),
    ]
    assert [kind for kind, _ in kinds(opened(printed([lines]), tmp_path))] == [
        *("title", "paragraph", "item", "item", "heading", "paragraph")
    ]


def test_a_table_is_no_columns() -> None:
    cells = [Run(text, x, x + 30, y, y + 10) for y in (90, 70, 50, 30) for x, text in ((0, "May"), (300, "11"))]
    assert [line.run.text for line in in_order(cells)] == ["May 11"] * 4


def test_what_stands_once_at_the_edge_of_a_sheet_is_text() -> None:
    sheets = [
        [Run(text, 0, 100, y, y + 10) for y, text in ((700, "Head"), (650, f"Text {i * 'x'}"), (50, f"More {i * 'y'}"))]
        for i in range(3)
    ]
    assert [[run.text for run in sheet] for sheet in without_heads(sheets)] == [
        [f"Text {i * 'x'}", f"More {i * 'y'}"] for i in range(3)
    ]


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (printed([[], []]), "a PDF document without a text: its pages are pictures"),
        (printed([column(LEFT, 50, 700)], locked=True), "a PDF document that is encrypted"),
        (printed([column(LEFT, 50, 700)])[:300], "a PDF document that is damaged or incomplete"),
        (b"%PDF-1.4 and nothing more", "a PDF document that is damaged or incomplete"),
    ],
    ids=["pictures", "encrypted", "cut", "nothing"],
)
def test_what_cannot_be_read(data: bytes, reason: str, tmp_path: Path) -> None:
    with pytest.raises(SourceError, match=reason) as caught:
        opened(data, tmp_path)
    assert "\n" not in str(caught.value)
    assert str(caught.value).startswith(str(tmp_path / "a paper"))


def test_a_title_need_not_be_tall(tmp_path: Path) -> None:
    lines = [(50, 700, 10, "Old bridge to close"), *column(LATER, 50, 660)]
    assert opened(printed([lines]), tmp_path).title == "Old bridge to close"
    assert opened(printed([column(LATER, 50, 660)]), tmp_path).title is None


NOTICE = """The keeper of the light wrote that nobody had
asked him before the lamp was sold, and that he
would not come down until it was back.
  The office of the port said it was sorry, and
that a new lamp had been ordered on
2 March 2023."""


@pytest.mark.parametrize("wide", [True, False])
def test_a_byline_and_a_date_above_a_text_of_their_size_are_no_part_of_it(wide: bool, tmp_path: Path) -> None:
    left = column("By Ada Lind and Per Holm\n3 May 2023\n" + NOTICE, 50, 700)
    body = left if wide else [*left, *column(RIGHT, 320, 700)]
    found = opened(printed([[(50, 740, 20, "The lamp is sold"), *body]]), tmp_path)
    assert (found.title, found.byline, found.published) == ("The lamp is sold", "Ada Lind and Per Holm", "2023-05-03")
    told = [text for _, text in kinds(found)]
    assert told[1:3] == ["By Ada Lind and Per Holm", "3 May 2023"]
    assert "that a new lamp had been ordered on 2 March 2023." in told[4]


@pytest.mark.parametrize(
    ("letter", "rest", "begins"),
    [
        ("T", "he keeper of the light wrote that nobody had", "The keeper of"),
        ("A", "keeper of the light wrote that nobody had", "A keeper of"),
        ("A", "bout the light there was a letter: nobody had", "About the light"),
        ("N", "OBODY LIKES it, wrote the keeper; nobody had", "NOBODY LIKES it"),
    ],
)
def test_a_large_letter_begins_the_first_word(letter: str, rest: str, begins: str, tmp_path: Path) -> None:
    lines = [(85, 700, 10, rest), (85, 688, 10, "asked him before the lamp was sold, and that he")]
    lines += column(NOTICE.splitlines()[2:], 50, 676)
    found = opened(printed([[(50, 740, 20, "The lamp is sold"), (50, 688, 34, letter), *lines]]), tmp_path)
    told = kinds(found)
    assert [kind for kind, _ in told] == ["title", "paragraph", "paragraph"]
    assert told[1][1].startswith(begins)
    assert told[1][1].endswith("until it was back.")


def test_notes_below_the_text_do_not_break_the_paragraph_that_goes_on(tmp_path: Path) -> None:
    title = (50, 740, 20, "The lamp is sold")
    first = [
        title,
        *column(NOTICE.splitlines()[:2], 50, 700),
        (50, 60, 7, "1 The log of the light."),
        (50, 51, 7, "2 A."),
    ]
    second = [*column(NOTICE.splitlines()[2:], 50, 700), (50, 60, 7, "3 A letter of May.")]
    found = opened(printed([first, second]), tmp_path)
    whole = "asked him before the lamp was sold, and that he would not come down until it was back."
    told = [text for _, text in kinds(found)][1:]
    assert told[0].endswith(whole)
    assert told[1:] == [
        "1 The log of the light.",
        "2 A.",
        "The office of the port said it was sorry, and that a new lamp had been ordered on 2 March 2023.",
        "3 A letter of May.",
    ]


STORY = """The council of Hallund decided on Monday that the old bridge will be closed in May for repairs
that will take a year, said the mayor. The workers who are to mend it have been asked to
come from the mainland, as nobody on the island knows how such a bridge is to be taken
apart, and the smith, who did, has died. The mayor, who wept when she told the council
of it, said that no one has had to do"""
BESIDE = """this before, and no one will have
to do it again. She went home by boat
and did not come back that evening.
  The boat is hers, and it is said that
she means to sell it to the council for"""
BELOW = """more than it cost her. Nobody at the quay believes that the council will buy it, as it leaks.
  Others have no boat, and have to walk around the bay, which takes an hour in good weather."""
BOX = [
    "The bridge in figures",
    "Built in 1902 by the army",
    "Width of nine metres",
    "Two closures so far",
    "One smith to mend it",
]


@pytest.mark.parametrize("is_right", [True, False])
def test_a_box_beside_the_text_is_read_after_it(is_right: bool, tmp_path: Path) -> None:
    text, box = (50, 300) if is_right else (250, 50)
    lines = [*column(STORY, 50, 700), *column(BESIDE, text, 640), *column(BOX, box, 638, leading=11)]
    found = opened(printed([[(50, 740, 20, "The bridge"), *lines, *column(BELOW, 50, 580)]]), tmp_path)
    told = [text for _, text in kinds(found)]
    assert told[1].endswith("no one has had to do this before, and no one will have to do it again. She went home "
                            "by boat and did not come back that evening.")  # fmt: skip
    assert told[2].endswith("for more than it cost her. Nobody at the quay believes that the council will buy it, as "
                            "it leaks.")  # fmt: skip
    assert told[3] == " ".join(BOX)
    assert told[4].startswith("Others have no boat")


def test_a_sentence_goes_on_below_a_picture(tmp_path: Path) -> None:
    rows = NOTICE.splitlines()
    body = [*column(rows[:2], 50, 700), *column(rows[2:], 50, 640)]
    found = opened(printed([[(50, 740, 20, "The lamp is sold"), *body]]), tmp_path)
    assert [text for _, text in kinds(found)][1].endswith("and that he would not come down until it was back.")


ROWS = [
    ("Year", "Boats", "Days of ice"),
    ("1999", "twelve", "forty"),
    ("2004", "nine", "thirty-one"),
    ("2011", "six", "two"),
]


@pytest.mark.parametrize("size", [10, 13])
def test_the_rows_of_a_table_are_each_their_own_and_no_headings(size: int, tmp_path: Path) -> None:
    table = [
        (50 + 120 * at, 650 - 15 * number, size, cell) for number, row in enumerate(ROWS) for at, cell in enumerate(row)
    ]
    lines = [(50, 740, 20, "The ice is late"), *column(NOTICE.splitlines()[:3], 50, 700), *table]
    found = opened(printed([[*lines, *column(NOTICE.splitlines()[3:], 50, 570)]]), tmp_path)
    assert [text for kind, text in kinds(found) if kind == "item"] == [" ".join(row) for row in ROWS]
    assert "heading" not in dict(kinds(found))


def test_a_headline_of_two_lines_is_one(tmp_path: Path) -> None:
    lines = [
        (50, 740, 20, "The ice comes late and"),
        (50, 706, 20, "goes early, says the port"),
        *column(NOTICE, 50, 670),
    ]
    assert opened(printed([lines]), tmp_path).title == "The ice comes late and goes early, says the port"


def test_a_sheet_of_several_articles_is_read_article_by_article() -> None:
    def article(name: str, left: float, top: float, columns: int) -> list[Run]:
        runs = [
            Run(f"The headline of {name} is as wide as its columns", left, left + 120 * columns - 20, top, top + 20)
        ]
        for at in range(columns):
            for row in range(1, 9):
                low = top - 12 * row
                words = f"{name} {at} {row} and words that fill a line"
                runs.append(Run(words, left + 120 * at, left + 120 * at + 105, low, low + 10))
        return runs

    names = {"one": (50, 700, 3), "two": (410, 700, 1), "three": (50, 540, 1), "four": (170, 540, 3)}
    found = in_order([run for name, place in names.items() for run in article(name, *place)])
    told = [line.run.text.split()[:3] for line in found]
    wanted = [
        [name, str(at), str(row)]
        for name, (*_, columns) in names.items()
        for at in range(columns)
        for row in range(1, 9)
    ]
    assert [words for words in told if words[0] in names] == wanted


def test_what_is_said_beside_terms_is_no_box(tmp_path: Path) -> None:
    terms = [("the upper lamp", "shown to ships from the north"), ("the lower lamp", "shown in fog"),
             ("the small lamp", "kept for the boats"), ("the old lamp", "sold with its glass")]  # fmt: skip
    rows = [
        (left, 650 - 12 * at, 10, words)
        for at, row in enumerate(terms)
        for left, words in zip((50, 170), row, strict=True)
    ]
    body = [*column(STORY, 50, 720), *rows, *column(BELOW, 50, 590)]
    found = opened(printed([[(50, 760, 20, "The lamps"), *body]]), tmp_path)
    for term, words in terms:
        assert f"{term} {words}" in found.text


def test_what_is_small_between_two_paragraphs_does_not_make_one_of_them(tmp_path: Path) -> None:
    body = [*column(STORY.splitlines()[:4], 50, 700), *column(["lamp = 1", "lamp = 2"], 70, 640, 7, 8)]
    full = "Nobody knows what it means that is written there, and the keeper of the light says nothing."
    body += [(50, 652, 10, full), *column(BELOW.splitlines()[1:], 50, 600)]
    found = opened(printed([[(50, 740, 20, "The lamps"), *body]]), tmp_path)
    assert [text for _, text in kinds(found)][-1].startswith("Others have no boat")


def test_a_sheet_set_letter_by_letter_is_not_looked_through_for_each_of_them() -> None:
    looked = []

    class Counted(Run):
        @property
        def height(self) -> float:
            looked.append(1)
            return self.high - self.low

    runs = [Counted("A", 10 * x, 10 * x + 8, 10 * y, 10 * y + 9) for x in range(40) for y in range(40)]
    assert with_initials(runs) == runs
    assert len(looked) < 10 * len(runs)
