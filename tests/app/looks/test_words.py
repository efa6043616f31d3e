import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual.content import Content

from reader.app.looks.words import around, clean, date, flow, line, spread
from reader.story import Article, Block, BlockKind

widths = st.integers(8, 60)


@pytest.mark.parametrize(
    ("value", "said"),
    [("2021-06-27", "27 Jun 2021"), ("2021-02", "Feb 2021"), ("2018", "2018"), ("2018-13", "2018-13"), ("soon", "soon"),
     ("2021-W26", "2021-W26")],
)  # fmt: skip
def test_date(value: str, said: str) -> None:
    assert date(value) == said


def test_nothing_of_a_text_reaches_the_terminal_as_a_control() -> None:
    hostile = "a\x1b[31mred\x1b]52;c;x\x07\r\x9b2J\u202ereversed\x00"
    assert not any(ord(c) < 32 or 0x7F <= ord(c) < 0xA0 or c == "\u202e" for c in clean(hostile))


@given(st.text())
def test_clean_text_is_one_line(text: str) -> None:
    assert len(clean(text).splitlines()) <= 1


@given(st.text(), widths)
def test_a_line_fits(text: str, width: int) -> None:
    assert line(Content(clean(text)), width).cell_length <= width


@given(st.text(), widths, st.integers(1, 3))
def test_flow_fits(text: str, width: int, most: int) -> None:
    lines = flow(Content(clean(text)), width, most)
    assert len(lines) <= most
    assert all(each.cell_length <= width for each in lines)


def test_flow_says_where_it_was_cut() -> None:
    assert [each.plain for each in flow(Content("one two three four"), 8, 1)] == ["one two…"]


@given(st.text(), st.text(max_size=5), widths)
def test_spread_fills_its_line(left: str, right: str, width: int) -> None:
    right_words = clean(right)[:3]
    assert spread(Content(clean(left)), Content(right_words), width).cell_length == width


def one_block(text: str) -> Article:
    return Article("-", None, None, None, text, (Block("paragraph", 0, len(text)),))


@given(st.text(), st.data(), widths)
def test_words_around_a_place_fit(text: str, data: st.DataObject, width: int) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    assert around(one_block(text), (start, end), "bold", width).cell_length <= width


def test_words_around_a_place_show_it() -> None:
    text = "The US military flew air strikes, Pentagon spokesman John Kirby announced on Sunday evening."
    start = text.index("John")
    shown = around(one_block(text), (start, start + 10), "bold", 50).plain
    assert "spokesman John Kirby announced" in shown


def test_words_around_a_place_end_where_its_block_does() -> None:
    parts = ("Ferry stops", "By Ann Lee", "Mara Quill left.", "What comes next")
    text = "\n\n".join(parts)
    kinds: tuple[BlockKind, ...] = ("title", "paragraph", "paragraph", "heading")
    blocks = tuple(Block(k, text.index(p), text.index(p) + len(p)) for k, p in zip(kinds, parts, strict=True))
    start = text.index("Quill")
    shown = around(Article("-", None, None, None, text, blocks), (start, start + 5), "bold", 60).plain
    assert shown == "Mara Quill left."


def test_near_the_end_of_a_block_more_of_what_comes_before_is_shown() -> None:
    text = "The board of the harbour will close the ferry, said Mara Quill."
    start = text.index("Mara")
    shown = around(one_block(text), (start, start + 10), "bold", 40).plain
    assert shown == "…will close the ferry, said Mara Quill."
