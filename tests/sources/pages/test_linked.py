import json
from html import escape

import pytest

from reader.sources.pages.page import article

TEXT = [
    "The harbour of Orsk was sold on Monday to the Fyr Port group for 12 million euros, the council said.",
    "Mayor Ute Lind called it “a good day for all of us.”",
    "The union was not asked, its head Bo Rask said, and would see the council in court before the summer.",
]


def page(body: str, shown: str = "<p>Please enable JavaScript.</p>") -> str:
    data = {"@context": "https://schema.org", "@type": "NewsArticle", "headline": "Harbour sold", "articleBody": body}
    script = f'<script type="application/ld+json">{json.dumps(data)}</script>'
    return (
        f"<!DOCTYPE html><html><head><title>Harbour sold</title>{script}</head><body><div id=root>{shown}</div></body>"
    )


def lines(html: str) -> list[str]:
    found = article(html, "x")
    return [found.text[block.start : block.end] for block in found.blocks if block.kind == "paragraph"]


@pytest.mark.parametrize(
    "body",
    [
        "\n\n".join(TEXT),
        "\n".join(TEXT),
        "\r\n\r\n".join(TEXT),
        "".join(TEXT),
        "".join(f"<p>{text}</p>" for text in TEXT),
        escape("".join(f"<p>{text}</p>" for text in TEXT)),
        "<br><br>".join(TEXT),
    ],
    ids=["blank lines", "lines", "other line ends", "none", "html", "escaped html", "line breaks"],
)
def test_an_article_that_only_the_data_has_comes_in_paragraphs(body: str) -> None:
    assert lines(page(body)) == TEXT


def test_a_teaser_on_the_page_is_not_told_twice() -> None:
    assert lines(page("\n\n".join(TEXT), f"<article><h1>Harbour sold</h1><p>{TEXT[0]}</p></article>")) == TEXT


def test_an_article_that_the_page_shows_is_taken_from_there() -> None:
    shown = "".join(f"<p>{text}</p>" for text in TEXT[:1] + TEXT[2:])
    assert lines(page(" ".join(TEXT[:1] + TEXT[2:]), f"<article>{shown}</article>")) == TEXT[:1] + TEXT[2:]


@pytest.mark.parametrize(
    "flash", ["The bridge at Hallund has been shut.", "Ute Lind, mayor of Orsk, has resigned. She gave no reason."]
)
@pytest.mark.parametrize(
    "shown",
    [
        "",
        "<p>Please enable JavaScript.</p>",
        "<nav><a href='/'>Home</a> <a href='/n'>News</a></nav><footer>© 2024 The Gull. All rights reserved.</footer>",
    ],
)
def test_a_short_article_that_only_the_data_has_is_one(flash: str, shown: str) -> None:
    assert lines(page(flash, shown)) == [flash]


def test_a_summary_in_the_data_is_not_the_article() -> None:
    shown = "".join(f"<p>{text}</p>" for text in TEXT)
    assert lines(page("The council of Orsk has found a buyer.", f"<article>{shown}</article>")) == TEXT


@pytest.mark.parametrize("data", ["[" * 100_000, '{"articleBody": 1, "liveBlogUpdate"', '"articleBody"', "null"])
def test_data_that_is_none_is_left_alone(data: str) -> None:
    shown = "".join(f"<p>{text}</p>" for text in TEXT)
    html = page("x", shown).replace("</head>", f'<script type="application/ld+json">{data} articleBody</script></head>')
    assert lines(html) == TEXT
