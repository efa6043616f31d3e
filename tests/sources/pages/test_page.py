import pytest

from reader.sources import SourceError
from reader.sources.pages.page import article
from reader.sources.texts.blocks import paragraphs
from tests.sources.made import ARTICLE, EMPTY, LEAD


def test_the_article_of_a_page() -> None:
    found = article(ARTICLE, "https://example.org/news/merger")
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


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("&#27;[31m", "[31m"),
        ("&#x1B;\x1b", ""),
        ("&#0;", "\ufffd"),
        ("&#000;", "\ufffd"),
        ("&#xD800;", "\ufffd"),
        ("&#" + "9" * 5000 + ";", "\ufffd"),
        ("&#147;a&#148;", "“a”"),
        ("&#xFFFF;", ""),
        ("\ud800\ufffe\0", ""),
        ("&#12;\f\v", " "),
        ("&#60;b&#x3e;", "<b>"),
        ("&#0128512;", "😀"),
    ],
)
def test_characters_that_no_page_may_have(written: str, read: str) -> None:
    found = article(ARTICLE.replace("Malmö", f"Mal{written}mö"), "x")
    assert f"in Mal{read}mö." in found.text


def test_characters_hidden_in_a_pages_data() -> None:
    data = '{"@context": "https://schema.org", "@type": "NewsArticle", "headline": "Big \\u001bmerger \\ud800"}'
    page = ARTICLE.replace("Big merger shakes Baltic", "").replace(
        "</head>", f'<script type="application/ld+json">{data}</script></head>'
    )
    found = article(page, "x")
    assert found.title == "Big merger"
    found.text.encode()


def test_the_date_may_stand_below_the_headline_alone() -> None:
    text = "<p>The lock at Sund has been shut since Monday, the canal office said, and forty barges wait there.</p>"
    head = "<!DOCTYPE html><html><head><title>Lock shut</title></head><body><h1>Lock shut</h1>"
    found = article(f"{head}<p>By Ina Rud<br>5 March 2024</p>{text}{text.replace('forty', 'ten')}</body></html>", "x")
    assert (found.byline, found.published) == ("Ina Rud", "2024-03-05")


def test_headlines_that_are_links_are_around_the_article_and_the_same_words_in_it_are_not() -> None:
    told = [
        "The old bridge of Hallund will be closed in May for a year of repairs, the council said on Monday.",
        "Traders on both banks said that they had learned of the plan from the newspaper, and asked for a meeting.",
        "The ferry will run twice an hour until the bridge opens again, and parking on the quay will be free.",
        "The mayor, who had promised a bridge for pedestrians, said that there was no money for one this year.",
    ]
    lines = ["Bakery of the year opens a second shop", "Harbour pilots vote for a strike in June"]
    lines += ["Why the herring came back to the fjord", "Choir of Tind sings for the queen"]

    def around(shown: list[str]) -> int:
        text = "".join(f"<p>{words}</p>" for words in told + shown)
        page = f"<body><article><h1>Bridge to close</h1>{text}</article></body>"
        return sum(block.kind == "furniture" for block in article(f"<html>{page}</html>", "bridge.html").blocks)

    assert around([f"<a href='/{at}'>{line}</a>" for at, line in enumerate(lines)]) > 0
    assert around(lines) == 0
