"""The page for a browser."""

from __future__ import annotations

from lxml import html as lxml
from msgspec.structs import replace

from reader.export.html import encode
from reader.story import Analysis, Block
from tests.export.stories import STORY


def test_the_page_shows_the_article_and_links_its_names() -> None:
    page = lxml.fromstring(encode(STORY))
    assert page.findtext(".//title") == "Bridge closed"
    assert page.find(".//main/h1").text_content() == "Bridge closed"
    [name] = page.xpath("//main//a[@class='person']")
    assert name.text_content() == "Jane Doe"
    assert page.xpath(f"//li[@id='{name.get('href')[1:]}']")
    assert "Leave a Reply" not in page.text_content()


def test_every_link_leads_somewhere_on_the_page() -> None:
    page = lxml.fromstring(encode(STORY))
    ids = set(page.xpath("//@id"))
    assert all(link[1:] in ids for link in page.xpath("//a/@href"))


def test_nothing_of_the_article_is_markup() -> None:
    evil = "<script>alert(1)</script>\"'&"
    story = replace(STORY, article=replace(STORY.article, title=evil, byline=evil))
    text = encode(story)
    assert "<script" not in text
    assert "http" not in text
    assert not any(c in text for c in "\x1b\x07")


def test_items_of_a_list_are_those_of_one_and_rows_stand_in_columns() -> None:
    text = "Oak\n\n\t1. leaves\n\nAsh\n\nTold.\n\nYear   Cars\n\n2022   40"
    blocks: list[Block] = []
    for kind, words in [("item", "Oak"), ("item", "1. leaves"), ("item", "Ash"), ("paragraph", "Told."),
                        ("item", "Year   Cars"), ("item", "2022   40")]:  # fmt: skip
        blocks.append(Block(kind, text.index(words), text.index(words) + len(words)))
    story = replace(STORY, article=replace(STORY.article, text=text, blocks=tuple(blocks)), analysis=Analysis())
    main = lxml.fromstring(encode(story)).find(".//main")
    assert [item.text_content() for item in main.findall("ul/li")] == ["Oak", "1. leaves", "Ash"]
    assert [item.get("style") for item in main.findall("ul/li")] == [None, "list-style: none; margin-left: 2ch", None]
    assert [rows.text_content() for rows in main.findall("pre")] == ["Year   Cars\n2022   40"]
