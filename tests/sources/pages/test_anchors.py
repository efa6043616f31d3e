import pytest

from reader.sources.pages.anchors import LONGEST, resolved
from reader.sources.pages.page import article

HERE = "https://news.example/2024/ferry.html"
BODY = (
    "<p>The ferry <a href='/ships/vega'>“Vega”</a> ran aground on Monday, the <a href='https://port.example/log?a=1&amp;b=2'>"
    "port's log</a> says, and nobody on board was hurt in the accident.</p>"
    "<p>Its owner had <em>been <a href='../2023/warned.html#fine'>warned twice</a></em> by the harbour office, "
    "according to <a href='javascript:alert(1)'>a letter</a> and <a href='#notes'>the notes</a> to it.</p>"
    "<p>A tug pulled it free in the evening, and it reached the yard in Port Anders by its own engine at night.</p>"
)


def page(body: str = BODY, head: str = "") -> str:
    title = "Ferry aground"
    return f"<head><title>{title}</title>{head}</head><body><article><h1>{title}</h1>{body}</article></body>"


def told(html: str, target: str, **more: str) -> list[tuple[str, str]]:
    found = article(html, target, **more)  # type: ignore[arg-type]
    return [(found.text[link.start : link.end], link.address) for link in found.links]


def test_an_article_keeps_where_its_words_lead() -> None:
    assert told(page(), HERE) == [
        ("Vega", "https://news.example/ships/vega"),
        ("port's log", "https://port.example/log?a=1&b=2"),
        ("warned twice", "https://news.example/2023/warned.html#fine"),
    ]


def test_links_are_relative_to_where_the_page_lies_in_the_end() -> None:
    assert told(page(), "https://short.example/x", address=HERE)[0][1] == "https://news.example/ships/vega"


@pytest.mark.parametrize(
    "head",
    [
        "<base href='https://news.example/2024/'>",
        f"<link rel='canonical' href='{HERE}'>",
        f"<meta property='og:url' content='{HERE}'>",
    ],
)
def test_links_of_a_saved_page_are_relative_to_what_it_says_of_itself(head: str) -> None:
    assert told(page(head=head), "ferry.html") == told(page(), HERE)


def test_of_a_saved_page_that_says_nothing_only_whole_addresses_lead_anywhere() -> None:
    assert told(page(), "ferry.html") == [("port's log", "https://port.example/log?a=1&b=2")]


def test_a_page_is_no_link_to_itself() -> None:
    body = BODY.replace("/ships/vega", f"{HERE}#top")
    assert [words for words, _ in told(page(body), HERE)] == ["port's log", "warned twice"]


@pytest.mark.parametrize(
    ("said", "address"),
    [
        (" //b.example/x\n", "https://b.example/x"),
        ("?page=2", "https://news.example/2024/ferry.html?page=2"),
        ("https://b.example/a\x1b[31m\u202eb c", "https://b.example/a[31mb%20c"),
        ("HTTPS://B.example/", "https://B.example/"),
        ("mailto:a@b.example", None),
        ("file:///etc/passwd", None),
        ("data:text/html,x", None),
        ("https://news.example@b.example/", None),
        ("https://[::1", None),
        ("https://b.example:99999/", None),
        ("http://", None),
        ("", None),
        ("/" + "a" * LONGEST, None),
    ],
)
def test_what_a_link_leads_to(said: str, address: str | None) -> None:
    assert resolved(said, HERE) == address
