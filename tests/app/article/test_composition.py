"""The page has what a reader looks for: who wrote it and when, and nothing of the site around it."""

from reader.app.article.composition import FOLD, Piece, compose
from reader.story import Article, Block, BlockKind


def article(*pieces: tuple[BlockKind, str], byline: str | None = None, published: str | None = None) -> Article:
    blocks, at = [], 0
    for kind, words in pieces:
        blocks.append(Block(kind, at, at + len(words)))
        at += len(words) + 2
    return Article("-", None, byline, published, "\n\n".join(words for _, words in pieces), tuple(blocks))


def kinds(made: tuple[Piece, ...]) -> list[str]:
    return [piece.kind for piece in made]


def test_byline_and_date_stand_under_the_title() -> None:
    made = compose(article(("title", "A title"), ("paragraph", "Text."), byline="Jo Doe", published="2021-06-27"))
    assert kinds(made) == ["title", "byline", "paragraph"]
    assert made[1].words == "Jo Doe · 27 Jun 2021"
    assert (made[1].start, made[1].end) == (7, 7)


def test_what_the_text_says_is_not_said_again() -> None:
    blocks: list[tuple[BlockKind, str]] = [
        ("title", "A title"), ("paragraph", "By Jo Doe"), ("paragraph", "Updated: July 18, 2022"),
        ("paragraph", "Text."),
    ]  # fmt: skip
    made = compose(article(*blocks, byline="Jo Doe", published="2022-07-18"))
    assert kinds(made) == ["title", "byline", "byline", "paragraph"]
    assert not any(piece.words for piece in made)
    half = compose(article(*blocks, byline="Jo Doe", published="2022-07-19"))
    assert half[1].words == "19 Jul 2022"


def test_without_a_title_nothing_is_put_in() -> None:
    assert kinds(compose(article(("paragraph", "Text."), byline="Jo Doe"))) == ["paragraph"]


def test_furniture_is_one_line() -> None:
    made = article(("furniture", "Home"), ("furniture", "News"), ("paragraph", "Text."), ("furniture", "Read\x1b more"))
    folded = compose(made)
    assert kinds(folded) == ["fold", "paragraph", "fold"]
    assert folded[0].words == f"{FOLD} 2 words: Home · News"
    assert (folded[0].start, folded[0].end) == (0, 10)
    assert folded[2].words.isprintable()
    assert kinds(compose(made, folded=False)) == ["furniture", "furniture", "paragraph", "furniture"]


def test_a_page_of_furniture_is_shown() -> None:
    assert kinds(compose(article(("furniture", "Home"), ("furniture", "News")))) == ["furniture", "furniture"]


def test_code_keeps_the_blanks_before_it_and_other_items_do_not() -> None:
    made = compose(article(("item", "      if old:"), ("item", " a ship")))
    text = "      if old:\n\n a ship"
    assert [text[piece.start : piece.end] for piece in made] == ["      if old:", "a ship"]
