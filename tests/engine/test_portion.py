"""The visible part of a long text stands where it stood."""

from hypothesis import given
from hypothesis import strategies as st

from reader.engine.portion import LONG, MARGIN, portion, shifted
from reader.story import Analysis, Article, Block, Entity, Event, Participant, Place, Quote, When

PARAGRAPH = "The committee met again on Tuesday and put the matter off until spring. " * 5


def long_article(paragraphs: int) -> Article:
    text, blocks = "", []
    for _ in range(paragraphs):
        blocks.append(Block("paragraph", len(text), len(text) + len(PARAGRAPH)))
        text += PARAGRAPH + "\n\n"
    return Article("-", None, None, None, text, tuple(blocks))


def test_a_short_text_is_analysed_at_once():
    assert portion(long_article(3), (0, 100)) is None


@given(st.integers(0, 80_000), st.integers(0, 5_000))
def test_the_portion_is_a_piece_of_the_text_with_the_visible_part_in_it(start, length):
    article = long_article(240)
    start = min(start, len(article.text))
    end = min(start + length, len(article.text))
    cut, offset = portion(article, (start, end))
    assert article.text[offset : offset + len(cut.text)] == cut.text
    assert len(cut.text) < LONG + 2 * MARGIN + 5_000
    for block in cut.blocks:
        assert 0 <= block.start < block.end <= len(cut.text)
        assert cut.text[block.start : block.end] == PARAGRAPH
    inside = [b for b in article.blocks if b.start < end and b.end > start]
    assert all(offset <= b.start and b.end <= offset + len(cut.text) for b in inside)


def test_a_block_longer_than_a_long_text_is_cut():
    text = "word " * 20_000
    article = Article("-", None, None, None, text, (Block("paragraph", 0, len(text) - 1),))
    cut, offset = portion(article, (50_000, 51_000))
    assert offset == 50_000 - MARGIN
    assert len(cut.text) == 1_000 + 2 * MARGIN
    assert cut.blocks == (Block("paragraph", 0, len(cut.text)),)


def test_every_position_moves():
    analysis = Analysis(
        entities=(Entity(1, 3, "PERSON", "a1"),),
        quotes=(Quote("q1", "mixed", ((1, 2), (4, 9)), (10, 12), None, "a1"),),
        events=(
            Event("e1", "life", (5, 6), "actual", (Participant((1, 3)),), (), (Place((7, 8)),),
                  (When((9, 10), "2018"),), None, 0.5),
        ),
    )  # fmt: skip
    moved = shifted(analysis, 100)
    assert (moved.entities[0].start, moved.entities[0].end) == (101, 103)
    assert moved.quotes[0].content == ((101, 102), (104, 109))
    assert moved.quotes[0].cue == (110, 112)
    assert moved.quotes[0].source is None
    event = moved.events[0]
    assert (event.trigger, event.who[0].span, event.where[0].span) == ((105, 106), (101, 103), (107, 108))
    assert (event.when[0].span, event.when[0].value, event.salience) == ((109, 110), "2018", 0.5)
    assert shifted(moved, -100) == analysis
