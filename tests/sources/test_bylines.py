import json

import pytest

from reader.sources.pages.page import article

PROSE = (
    "<p>The harbour of Orsk was sold on Monday to the Fyr Port group for 12 million euros, the council said.</p>"
    "<p>Mayor Ute Lind called it a good day for the town, and for the people who live there all year.</p>"
)


def byline(top: str = "", head: str = "") -> str | None:
    page = f"<!DOCTYPE html><html><head><title>Harbour sold</title>{head}</head><body><article><h1>Harbour sold</h1>"
    return article(f"{page}{top}{PROSE}</article></body></html>", "x").byline


@pytest.mark.parametrize(
    ("top", "names"),
    [
        ("<p>By Ann Lee</p>", "Ann Lee"),
        ("<p>By Ann Lee and Bo Ek</p>", "Ann Lee, Bo Ek"),
        ("<p>By Ann Lee, Bo Ek and Cy Orr</p>", "Ann Lee, Bo Ek, Cy Orr"),
        (
            "<div>By <a rel='author' href='/a'>Ann Lee</a> and <a rel='author' href='/b'>Bo Ek</a></div>",
            "Ann Lee, Bo Ek",
        ),
        ("<ul><li><a rel='author'>Ann Lee</a></li><li><a rel='nofollow author'>Bo Ek</a></li></ul>", "Ann Lee, Bo Ek"),
        ("<p class='byline'>By <a>Ann Lee</a>, <a>Bo Ek</a> &amp; <a>Cy Orr</a></p>", "Ann Lee, Bo Ek, Cy Orr"),
        ("<span class='author'>Ann Lee</span> <span class='author'>Bo Ek</span>", "Ann Lee, Bo Ek"),
    ],
)
def test_the_authors_that_the_page_shows(top: str, names: str) -> None:
    assert byline(top) == names


@pytest.mark.parametrize(
    "author",
    [["Ann Lee", "Bo Ek"], "Ann Lee and Bo Ek", [{"@type": "Person", "name": name} for name in ("Ann Lee", "Bo Ek")]],
    ids=str,
)
def test_the_authors_that_the_data_tells(author: object) -> None:
    data = {"@context": "https://schema.org", "@type": "NewsArticle", "author": author}
    assert byline(head=f'<script type="application/ld+json">{json.dumps(data)}</script>') == "Ann Lee, Bo Ek"


def test_the_fullest_list_of_authors_counts() -> None:
    head = '<meta name="author" content="Ann Lee">'
    assert byline("<p>By Ann Lee and Bo Ek</p>", head) == "Ann Lee, Bo Ek"
    assert byline("<p>By Cy Orr</p>", head) == "Ann Lee"


def test_authors_of_other_articles_are_none_of_this_one() -> None:
    other = "<p>By <a rel='author'>Ann Lee</a></p></article><article><p>By <a rel='author'>Cy Orr</a></p>"
    assert byline(other) == "Ann Lee"
