import pytest
from lxml.html import fromstring, tostring

from reader.sources.pages.broken import set_paragraphs
from reader.sources.pages.page import article

FIRST = "The harbour of Norvik closes its northern quay for six weeks while divers repair the wall, the county said."
SECOND = "Three ferries had to be moved, Captain Elsa Morn told reporters."
THIRD = "Traders at the fish market fear for their summer trade."


def parted(html: str) -> str:
    tree = fromstring(html)
    set_paragraphs(tree)
    return tostring(tree, encoding="unicode")


@pytest.mark.parametrize(
    ("written", "made"),
    [
        ("<div>One.<br><br>Two.</div>", "<div><p>One.<br><br></p><p>Two.</p></div>"),
        ("<div>One.<br>Two.</div>", "<div><p>One.<br>Two.</p></div>"),
        ("<div>One <a>two</a>.<br> <br>Three.</div>", "<div><p>One <a>two</a>.<br> <br></p><p>Three.</p></div>"),
        ("<div><h2>No</h2>One.<br><ul></ul>end</div>", "<div><h2>No</h2><p>One.<br></p><ul></ul>end</div>"),
        ("<div><a>Home</a><br><br><a>News</a></div>", "<div><a>Home</a><br><br><a>News</a></div>"),
        ("<div>One. Two.</div>", "<div>One. Two.</div>"),
        ("<p>One.<br><br>Two.</p>", "<p>One.<br><br>Two.</p>"),
    ],
)
def test_line_breaks_part_paragraphs(written: str, made: str) -> None:
    assert parted(written) == made


def page(body: str) -> str:
    title = "<html><head><title>Quay closes</title></head><body><ul><li><a href='/'>Home</a></li></ul>"
    return f"{title}<h1>Quay closes</h1>{body}<div>Copyright 2024</div></body></html>"


@pytest.mark.parametrize("between", ["<br><br>", "<br/>\n<br/>", "<br>&nbsp;<br>"])
def test_a_short_article_in_one_element_is_found_by_its_paragraphs(between: str) -> None:
    found = article(page(f"<div class='text'>{between.join((FIRST, SECOND, THIRD))}</div>"), "x")
    assert [found.text[b.start : b.end] for b in found.blocks if b.kind == "paragraph"] == [FIRST, SECOND, THIRD]


def test_a_picture_between_its_paragraphs_does_not_cost_the_first() -> None:
    picture = "<img src='a.jpg'><center>The quay by night</center>"
    found = article(page(f"<div class='text'>{FIRST} {SECOND}<br> <br>{picture} <br>{THIRD}<br></div>"), "x")
    assert FIRST in found.text
    assert THIRD in found.text
    assert "Home" not in found.text


def test_what_holds_nothing_that_is_seen_is_no_block() -> None:
    unseen = "<p>&#8203;</p><h2>&#8203;&#xFEFF;</h2><p>&#x2060;</p>"
    found = article(page(f"<article><p>{FIRST}</p>{unseen}<p>{SECOND}</p><p>{THIRD}</p></article>"), "x")
    assert [found.text[b.start : b.end] for b in found.blocks] == ["Quay closes", FIRST, SECOND, THIRD]
