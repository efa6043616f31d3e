"""The feeds that pages link to."""

from reader.sources.pages.alternates import MOST, feeds

RSS = 'rel="alternate" type="application/rss+xml"'


def test_feeds_in_the_order_of_the_page() -> None:
    page = (
        f'<html><head><base href="https://cdn.example/x/"><link {RSS} title=" All\n\x1b[2J news " href="a.xml">'
        '<link rel="alternate" type="application/atom+xml;charset=utf-8" href="//b.example/atom">'
        f'<link {RSS} href="a.xml"><link rel="alternate" type="text/html" href="/nb"><link {RSS} href="">'
        f'<link {RSS} href="data:text/xml,x"><link {RSS} href="http://[x/"></head><body>x</body></html>'
    )
    found = feeds(page, "https://a.example/")
    assert [entry.address for entry in found] == ["https://cdn.example/x/a.xml", "https://b.example/atom"]
    assert found[0].title == "All [2J news"


def test_what_is_no_page_has_none() -> None:
    for text in ("", "<!-- -->", "\0", "<link", "words"):
        assert feeds(text, "https://a.example/") == ()


def test_a_page_of_links() -> None:
    page = "<html>" + "".join(f'<link {RSS} href="/{number}">' for number in range(500))
    assert len(feeds(page, "https://a.example/")) == MOST
