import pytest

from reader.sources.texts.columns import set_out
from reader.sources.texts.plain import article

LEAD = "The council of Hallund counted the cars on the old bridge in the spring, and told the state on Monday."
ROWS = ["Year   Cars     Change", "2022   40 000   +3", "2023   31 000   -7 %"]


def pieces(text: str) -> list[tuple[str, str]]:
    found = article(text, "x")
    return [(block.kind, found.text[block.start : block.end]) for block in found.blocks]


@pytest.mark.parametrize(
    "table",
    [
        "Year\tCars\tChange\n2022\t40 000\t+3\n2023\t31 000\t-7 %",
        "Year\t\tCars\tChange\n2022\t\t40 000\t+3\n2023\t\t31 000\t-7 %",
        "┌──────┬────────┬────────┐\n│ Year │ Cars   │ Change │\n├──────┼────────┼────────┤\n"
        "│ 2022 │ 40 000 │ +3     │\n"
        "│ 2023 │ 31 000 │ -7 %   │\n└──────┴────────┴────────┘",
        "+------+--------+--------+\n| Year | Cars   | Change |\n+======+========+========+\n"
        "| 2022 | 40 000 | +3     |\n"
        "| 2023 | 31 000 | -7 %   |\n+------+--------+--------+",
        "Year | Cars | Change\n-----|------|-----\n2022 | 40 000 | +3\n2023 | 31 000 | -7 %",
        " Year ║ Cars ║ Change\n══════╬══════╬═══════\n 2022 ║ 40 000 ║ +3\n 2023 ║ 31 000 ║ -7 %",
    ],
)
def test_the_rows_of_a_table(table: str) -> None:
    text = f"Cars on the old bridge\n\n{LEAD}\n{table}\n{LEAD}\n"
    assert pieces(text) == [
        ("title", "Cars on the old bridge"),
        ("paragraph", LEAD),
        *(("item", row) for row in ROWS),
        ("paragraph", LEAD),
    ]


def test_a_frame_around_a_text_is_no_text() -> None:
    text = f"╔════════╗\n║ Bridge ║\n╚════════╝\n{LEAD}\n\n────────────\n\nThe state will pay."
    assert [string for _, string in pieces(text)] == ["Bridge", LEAD, "The state will pay."]


def test_a_tab_within_a_sentence_is_a_space() -> None:
    assert set_out("Maud Broekstra\tsaid\t so.\n\n\tIt is\t\told.")[0] == "Maud Broekstra said so.\n\n\tIt is old."


@pytest.mark.parametrize(
    "text",
    [
        "1.\tThe bridge\n2.\tThe ferry",
        "MAUD:\tIt will close.\nOMAR:\tIt will not.",
        "•\tThe bridge\n•\tThe ferry",
        f"Maud\t{LEAD}\nOmar\t{LEAD}",
        "Home | News | Sport",
        "By Jane Doe | Hallund\n12 March 2024",
    ],
)
def test_what_is_no_table(text: str) -> None:
    found, rows = set_out(text)
    assert (found, rows) == (text.replace("\t", " "), frozenset())


def test_a_text_without_tables_stays_as_it_is() -> None:
    text = f"Bridge\n\n\t{LEAD}\n\n-----\n\nA | B\n"
    assert article(text, "x").text == text
