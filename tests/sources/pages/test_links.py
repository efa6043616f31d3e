import pytest

from reader.sources import SourceError
from reader.sources.pages.page import article

NEWS = [
    ("Lighthouse at Skarv sold to a bank", "The lighthouse at Skarv was sold on Monday, the owners said."),
    ("Snow closes the pass for a week", "The pass at Tind will be closed until Sunday, the road office said."),
    ("Teachers of Lund to strike again", "They want to be paid for the hours in which they travel."),
    ("Why is the lake green?", "Biologists have an answer, and the mayor has another."),
]


def page(body: str) -> str:
    return f"<!DOCTYPE html><html><head><title>The Tern</title></head><body>{body}</body></html>"


HEADLINES = [f"<a href='/{at}'>{headline}</a>" for at, (headline, _) in enumerate(NEWS)]
TEASERS = [
    f"<h3><a href='/{at}'>{head}</a></h3><p><a href='/{at}'>{text}</a></p>" for at, (head, text) in enumerate(NEWS)
]


@pytest.mark.parametrize(
    "body",
    [
        "<nav><a href='/n'>News</a> <a href='/s'>Sport</a></nav>",
        "<p><a href='/n'>News</a> | <a href='/s'>Sport</a></p>",
        f"<h1>The Tern</h1><ul><li>{'<li>'.join(HEADLINES)}</ul>",
        "".join(f"<p>{headline}<br>by Ann Lee, 3 hours ago</p>" for headline in HEADLINES),
        f"<h1>The Tern</h1><main><div>{'</div><div>'.join(TEASERS)}</div></main><footer>© The Tern.</footer>",
    ],
    ids=["menu", "line of links", "headlines", "headlines and bylines", "headlines and teasers"],
)
def test_a_page_that_only_leads_to_articles_is_none(body: str) -> None:
    with pytest.raises(SourceError, match=r"^No article was found in page\.html\.$"):
        article(page(body), "page.html")


@pytest.mark.parametrize(
    "told",
    [
        "The <a href='/s'>lighthouse at Skarv</a> was sold on Monday, <a href='/o'>the owners</a> said.",
        "<a href='/l'>Minister Ute Lind</a> met <a href='/r'>the head of the union, Bo Rask</a>, in Malmö on Monday.",
    ],
)
def test_a_short_article_among_links_is_one(told: str) -> None:
    found = article(page(f"<h1>Brief</h1><p>{told}</p><ul><li>{'<li>'.join(HEADLINES)}</ul>"), "x")
    assert "Skarv was sold on Monday" in found.text or "Ute Lind met the head" in found.text


def test_a_page_without_links_need_not_be_sentences() -> None:
    assert "Eggs, flour, milk" in article(page("<p>Eggs, flour, milk</p>"), "x").text
