import pytest

from reader.sources import SourceError
from reader.sources.blocks import paragraphs
from reader.sources.page import article
from tests.sources.pages import ARTICLE, EMPTY, LEAD


@pytest.mark.parametrize("html", [ARTICLE, ARTICLE.encode()])
def test_the_article_of_a_page(html: str | bytes) -> None:
    found = article(html, "https://example.org/news/merger")
    assert (found.title, found.byline, found.published) == ("Big merger shakes Baltic", "Jane Doe", "2024-03-05")
    assert [(block.kind, found.text[block.start : block.end]) for block in found.blocks] == [
        ("title", "Big merger shakes Baltic"),
        ("paragraph", LEAD),
        ("heading", "What they said"),
        ("paragraph", "“We are very happy,” said the chief executive in Malmö."),
        ("paragraph", "The head of the union was not."),
        ("quotation", "It is a good day for the sea, and for the people that live by it and from it."),
        ("item", "All of the ships are to be painted blue"),
        ("item", "None of the crews are to be dismissed"),
        (
            "paragraph",
            "The agreement was signed in Riga on Sunday evening after talks between the boards and the unions.[31m",
        ),
    ]


def test_the_blocks_are_the_paragraphs_of_the_text() -> None:
    found = article(ARTICLE, "merger.html")
    assert [(block.start, block.end) for block in found.blocks] == paragraphs(found.text)


@pytest.mark.parametrize("html", [EMPTY, "<!DOCTYPE html>", "<html>"])
def test_a_page_without_an_article(html: str, capfd: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SourceError, match=r"^No article was found in page\.html\.$"):
        article(html, "page.html")
    assert capfd.readouterr().err == ""
