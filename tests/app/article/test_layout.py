"""Rows hold the text exactly, fit the column, and offsets and cells lead to each other."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len

from reader.app.article import layout as layout_module
from reader.app.article.composition import Piece, whole
from reader.app.article.glyphs import BLANKS, measure
from reader.app.article.layout import LONGEST_ROW, Layout, wrap
from reader.app.article.rows import Row
from reader.printable import drawn
from reader.story import Block, BlockKind

ODD = "ab -—.,“”日本、。「」한국é\u0301👩\u200d🚀🇬🇧❤\ufe0f\n\t \x1b\u202e\u00ad\u200b"
WORDS = st.text(st.one_of(st.sampled_from(ODD), st.characters()), max_size=80)
KINDS: list[BlockKind] = ["title", "heading", "paragraph", "item", "quotation", "furniture"]


def page(text: str, blocks: tuple[Block, ...] = ()) -> tuple[Piece, ...]:
    return tuple(Piece(block.kind, block.start, block.end) for block in whole(text, blocks))


def laid_out(text: str, blocks: tuple[Block, ...], width: int) -> Layout:
    made = Layout(text, page(text, blocks), width)
    made.extend(offset=len(text))
    return made


@st.composite
def pages(draw: st.DrawFn) -> tuple[str, tuple[Block, ...]]:
    pieces = draw(st.lists(st.tuples(st.sampled_from(KINDS), WORDS), max_size=5))
    text, blocks = "", []
    for kind, piece in pieces:
        blocks.append(Block(kind, len(text), len(text) + len(piece)))
        text += piece + "\n\n"
    return text, tuple(blocks)


def row_cells(text: str, row: Row) -> int:
    return cell_len(drawn(measure(text[row.start : row.end])[0].rstrip(BLANKS)))


@given(WORDS, st.integers(1, 30), st.integers(0, 5))
def test_lines_hold_every_code_point_once_and_fit(text: str, width: int, hang: int) -> None:
    text = text.strip()
    lines = list(wrap(text, 0, len(text), width, hang))
    assert "".join(text[start:end] for start, end in lines) == text
    for number, (start, end) in enumerate(lines):
        glyphs, cells = measure(text[start:end])
        size = cell_len(drawn(glyphs.rstrip(BLANKS)))
        clusters = len(glyphs) if cells is None else sum(1 for cell in cells[: len(glyphs.rstrip(BLANKS))] if cell)
        assert size <= max(1, width - (hang if number else 0)) or clusters == 1


@given(pages(), st.integers(1, 90))
def test_rows_cover_the_text_in_order(drawn_page: tuple[str, tuple[Block, ...]], width: int) -> None:
    text, blocks = drawn_page
    made = laid_out(text, blocks, width)
    covered = [offset for row in made.rows for offset in range(row.start, row.end)]
    assert covered == sorted(set(covered))
    left_out = set(range(len(text))) - set(covered)
    assert all(text[offset].isspace() for offset in left_out)


@given(pages(), st.integers(1, 90))
def test_offsets_and_cells_lead_to_each_other(drawn_page: tuple[str, tuple[Block, ...]], width: int) -> None:
    text, blocks = drawn_page
    made = laid_out(text, blocks, width)
    for index, row in enumerate(made.rows):
        if row.part != "text":
            assert made.offset_in(index, 0) is None
            continue
        glyphs, cells = measure(text[row.start : row.end])
        for offset in range(row.start, row.start + len(glyphs.rstrip(BLANKS))):
            assert made.row_at(offset) == index
            cell = made.cell_of(offset)
            found = made.offset_in(index, cell)
            if cells is None or cells[offset - row.start]:
                assert found == offset
        assert made.offset_in(index, row.indent + row_cells(text, row)) is None
        assert row.start <= (made.offset_in(index, 10**6, nearest=True) or 0) < row.end


@given(WORDS, st.integers(1, 20))
def test_windows_do_not_show(text: str, width: int) -> None:
    text = text.strip()
    whole = list(wrap(text, 0, len(text), width))
    before = layout_module.WINDOW
    try:
        layout_module.WINDOW = 7  # type: ignore[misc]
        assert list(wrap(text, 0, len(text), width)) == whole
    finally:
        layout_module.WINDOW = before  # type: ignore[misc]


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        ("one two three", 7, ["one two", "three"]),
        ("the Iraqi-Syrian border", 10, ["the Iraqi-", "Syrian", "border"]),
        ("an e-mail", 5, ["an", "e-mai", "l"]),
        ("yes—no", 5, ["yes—", "no"]),
        ("日本語、文章", 6, ["日本", "語、文", "章"]),
        ("「日本」語", 5, ["「日", "本」", "語"]),
        ("한국어 문장", 6, ["한국어", "문장"]),
        ("ab\ncd\n ef", 5, ["ab cd", "ef"]),
        ("e\u0301" * 5, 2, ["e\u0301" * 2, "e\u0301" * 2, "e\u0301"]),
        ("👩\u200d🚀👩\u200d🚀", 3, ["👩\u200d🚀", "👩\u200d🚀"]),
    ],
)
def test_where_lines_break(text: str, width: int, lines: list[str]) -> None:
    made = [drawn(measure(text[start:end])[0]).rstrip() for start, end in wrap(text, 0, len(text), width)]
    assert made == lines


def test_the_page_is_set_apart() -> None:
    text = "Title\n\nSome words.\n\nHeading\n\nMore.\n\n1. first item\n\n2. second\n\nfurniture"
    kinds: list[BlockKind] = ["title", "paragraph", "heading", "paragraph", "item", "item", "furniture"]
    blocks, at = [], 0
    for kind, piece in zip(kinds, text.split("\n\n"), strict=True):
        blocks.append(Block(kind, at, at + len(piece)))
        at += len(piece) + 2
    rows = laid_out(text, tuple(blocks), 12).rows
    parts = [(row.part, row.indent, text[row.start : row.end].strip()) for row in rows]
    assert parts == [
        ("blank", 0, ""),
        ("text", 0, "Title"),
        ("rule", 0, ""),
        ("blank", 0, ""),
        ("text", 0, "Some words."),
        ("blank", 0, ""),
        ("blank", 0, ""),
        ("text", 0, "Heading"),
        ("blank", 0, ""),
        ("text", 0, "More."),
        ("blank", 0, ""),
        ("text", 0, "1. first"),
        ("text", 3, "item"),
        ("text", 0, "2. second"),
        ("blank", 0, ""),
        ("text", 0, "furniture"),
        ("blank", 0, ""),
    ]


def test_a_list_a_table_and_code_stand_apart() -> None:
    lines = ["- dockers", "- pilots", "Port    Ships", "Orsk    12", "All", "Fyr     3", "    a = 1", "    b = 2"]
    blocks, at = [], 0
    for line in lines:
        blocks.append(Block("item", at, at + len(line)))
        at += len(line) + 2
    text = "\n\n".join(lines)
    rows = laid_out(text, tuple(blocks), 40).rows
    shown = [text[row.start : row.end].strip() if row.part == "text" else "" for row in rows]
    assert shown == ["", *map(str.strip, lines[:2]), "", *lines[2:6], "", *map(str.strip, lines[6:]), ""]


def test_the_cells_of_a_table_stand_below_one_another() -> None:
    lines = [
        "Ship      Tonnes   Port",
        "Aurora    1200     Lund",
        "船 Nord   85       Malmö",
        "- with   a mark",
        "a  few",
    ]
    text, blocks, at = "\n\n".join(lines), [], 0
    for line in lines:
        blocks.append(Block("item", at, at + len(line)))
        at += len(line) + 2
    made = laid_out(text, tuple(blocks), 40)
    numbers = [made.cell_of(text.index(word)) for word in ("Tonnes", "1200", "85")]
    ports = [made.cell_of(text.index(word)) for word in ("Port", "Lund", "Malmö")]
    assert (len(set(numbers)), len(set(ports))) == (1, 1)
    assert made.offset_in(made.row_at(text.index("Lund")), ports[1]) == text.index("Lund")
    assert made.cell_of(text.index("a mark")) == len("- with ")
    assert made.cell_of(text.index("few")) == 2 + len("a ")


def test_text_that_no_block_names_is_a_paragraph() -> None:
    text = "one\n\ntwo\n\nthree"
    assert whole(text, [Block("heading", 5, 9)]) == (
        Block("paragraph", 0, 3),
        Block("heading", 5, 8),
        Block("paragraph", 10, 15),
    )


@pytest.mark.parametrize("text", ["", "\n\n ", "x"])
def test_hardly_any_text(text: str) -> None:
    made = laid_out(text, (), 10)
    assert made.row_at(0) <= len(made.rows)
    assert made.complete


def test_a_long_text_is_laid_out_as_far_as_needed() -> None:
    text = ("Many words make a long line of text. " * 40 + "\n\n") * 3000
    made = Layout(text, page(text), 72)
    made.extend(rows=100)
    assert not made.complete
    assert len(made.rows) < 300


@settings(max_examples=20)
@given(st.integers(0, 4000))
def test_rows_are_the_same_however_they_are_asked_for(offset: int) -> None:
    text = "word and 文字 more\n" * 300
    one, other = Layout(text, page(text), 30), Layout(text, page(text), 30)
    one.row_at(offset)
    one.extend(offset=len(text))
    other.extend(offset=len(text))
    assert list(one.rows) == list(other.rows)


@given(pages(), st.integers(1, 90), st.integers(1, 90), st.integers(0, 60))
def test_what_is_at_the_top_is_found_again(
    drawn_page: tuple[str, tuple[Block, ...]], width: int, other: int, index: int
) -> None:
    text, blocks = drawn_page
    made, again = laid_out(text, blocks, width), laid_out(text, blocks, other)
    if made.rows:
        index %= len(made.rows)
        anchor = made.anchor(index)
        assert made.find(anchor) == index
        found = again.rows[again.find(anchor)]
        assert found.start <= made.rows[index].start <= found.end


@pytest.mark.parametrize("flood", ["\u200d", "\u0301", " ", "\u200b", "👩‍👩‍👧‍👦", "a\u0301"])
def test_no_row_holds_more_than_can_be_drawn_at_once(flood: str) -> None:
    text = f"word{flood * 30_000}end"
    lines = list(wrap(text, 0, len(text), 40))
    assert max(end - start for start, end in lines) <= LONGEST_ROW
    assert [start for start, _ in lines] == [0, *(end for _, end in lines[:-1])]
    assert lines[-1][1] == len(text)


def test_an_item_of_a_list_within_another_stands_further_in_and_never_past_a_quarter() -> None:
    text = "Oak\n\n\t1. leaves\n\n\t\tgreen\n\nAsh\n\n" + "\t" * 30 + "bark"
    blocks = tuple(
        Block("item", text.index(words), text.index(words) + len(words))
        for words in ("Oak", "1. leaves", "green", "Ash", "bark")
    )
    rows = list(laid_out(text, blocks, 40).rows)
    assert [row.indent for row in rows if row.part == "text"] == [2, 2, 6, 2, 4]
    deep = "\n".join("\t" * at + "leaf" for at in range(30))
    starts = [at for at in range(len(deep)) if deep.startswith("leaf", at)]
    rows = list(laid_out(deep, tuple(Block("item", at, at + 4) for at in starts), 40).rows)
    assert max(row.indent for row in rows) == 10
