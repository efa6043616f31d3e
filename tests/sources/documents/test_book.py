import tracemalloc
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.sources import SourceError, read
from reader.story import Article
from tests.sources.books import NAV, ONE, PACKAGE, TWO, book, encrypted

ENCRYPTION = "META-INF/encryption.xml"


def opened(data: bytes, folder: Path) -> Article:
    file = folder / "a book"
    file.write_bytes(data)
    return read(str(file))


def kinds(found: Article) -> list[tuple[str, str]]:
    return [(block.kind, found.text[block.start : block.end]) for block in found.blocks]


def test_a_book_is_its_chapters_in_their_order(tmp_path: Path) -> None:
    found = opened(book(), tmp_path)
    assert kinds(found) == [
        ("title", "The Ferry & the Bridge"),
        ("heading", "The old bridge"),
        ("paragraph", "The bridge of Hallund was old; its planks were older."),
        ("quotation", "“It holds,” said the mayor."),
        ("item", "the planks"),
        ("item", "the rope"),
        ("heading", "The ferry"),
        ("paragraph", "Nobody took it."),
    ]
    assert (found.title, found.byline, found.published) == ("The Ferry & the Bridge", "Maud Broekstra", "2023-11-05")


def test_a_chapter_that_is_no_xml_is_read_as_browsers_would(tmp_path: Path) -> None:
    found = opened(book({"OEBPS/two more.xhtml": "<h2>The ferry<p>Nobody &amp; <b>none<p>took it"}), tmp_path)
    assert kinds(found)[-2:] == [("paragraph", "Nobody & none"), ("paragraph", "took it")]


NCX = (
    '<ncx xmlns="http://www.daisy.org/z3986/2005/ncx/"><navMap><navPoint><navLabel><text>A chapter</text></navLabel>'
    '<content src="two%20more.xhtml#x"/><navPoint><navLabel><text>A part</text></navLabel>'
    '<content src="two%20more.xhtml#y"/></navPoint></navPoint></navMap></ncx>'
)
NAMED = NAV.replace(
    "The old bridge", '<a href="text/one.xhtml">Else</a></li><li><a href="two%20more.xhtml#x">A chapter</a>'
)


@pytest.mark.parametrize(
    "contents",
    [
        {"OEBPS/nav.xhtml": NAMED},
        {
            "OEBPS/toc.ncx": NCX,
            "OEBPS/book.opf": PACKAGE.replace(
                "<manifest>", '<manifest><item id="ncx" href="toc.ncx" media-type="application/x-dtbncx+xml"/>'
            ),
        },
    ],
)
def test_a_chapter_without_a_heading_is_called_as_in_the_contents(contents: dict[str, str], tmp_path: Path) -> None:
    bare = TWO.replace("<h2>The ferry</h2>", "")
    found = kinds(opened(book({"OEBPS/two more.xhtml": bare, **contents}), tmp_path))
    assert [words for kind, words in found if kind == "heading"] == ["The old bridge", "A chapter"]


def test_a_book_that_only_has_its_title(tmp_path: Path) -> None:
    title = "<p>The Ferry &amp; the Bridge</p>"
    found = opened(book({"OEBPS/text/one.xhtml": title, "OEBPS/two more.xhtml": None}), tmp_path)
    assert found.text == "The Ferry & the Bridge"


def test_fonts_made_useless_elsewhere_lock_no_book(tmp_path: Path) -> None:
    fonts = encrypted("OEBPS/f.otf", method="http://www.idpf.org/2008/embedding")
    assert opened(book({ENCRYPTION: fonts}), tmp_path).title


def test_a_book_reads_no_file_but_its_own(tmp_path: Path) -> None:
    secret = tmp_path / "secret"
    secret.write_text("a secret word")
    entity = f'?><!DOCTYPE html [<!ENTITY x SYSTEM "{secret.as_uri()}">]>'
    hostile = ONE.replace("?>", entity, 1).replace("planks\n", "&x;\n")
    outside = PACKAGE.replace("text/one.xhtml", f"../../../../../../../..{secret}")
    for changed in ({"OEBPS/text/one.xhtml": hostile}, {"OEBPS/book.opf": outside}):
        assert "secret word" not in opened(book(changed), tmp_path).text


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (book({ENCRYPTION: encrypted("OEBPS/text/one.xhtml")}), "an EPUB book that is encrypted"),
        (book()[:900], "an EPUB book that is damaged or incomplete"),
        (book().replace(b"OEBPS", b"0EBPS", 1), "an EPUB book that is damaged or incomplete"),
        (book({"META-INF/container.xml": "<a"}), "damaged or incomplete"),
        (book({"META-INF/container.xml": None}), "damaged or incomplete"),
        (book({"OEBPS/book.opf": None}), "damaged or incomplete"),
        (book({"OEBPS/text/one.xhtml": None, "OEBPS/two more.xhtml": TWO[:60]}), "an EPUB book without a text"),
    ],
    ids=["encrypted", "cut", "names differ", "no XML", "no container", "no package", "no chapters"],
)
def test_what_is_no_book_to_read(data: bytes, reason: str, tmp_path: Path) -> None:
    with pytest.raises(SourceError, match=reason) as caught:
        opened(data, tmp_path)
    assert str(caught.value).startswith(str(tmp_path / "a book"))
    assert "\n" not in str(caught.value)


def test_a_bomb_is_not_unpacked(tmp_path: Path) -> None:
    bomb = book({"OEBPS/text/one.xhtml": ONE.replace("older", " " * 60_000_000)})
    tracemalloc.start()
    try:
        with pytest.raises(SourceError, match="is larger than 20 MB when it is unpacked"):
            opened(bomb, tmp_path)
        assert tracemalloc.get_traced_memory()[1] < 100_000_000
    finally:
        tracemalloc.stop()


def test_elements_within_elements_without_end(tmp_path: Path) -> None:
    deep = "<div>" * 20_000 + "<p>It ends here.</p>" + "</div>" * 20_000
    for page in (deep, f'<html xmlns="http://www.w3.org/1999/xhtml"><body>{deep}</body></html>'):
        assert opened(book({"OEBPS/two more.xhtml": page}), tmp_path).title


LEADS = (
    '<html xmlns="http://www.w3.org/1999/xhtml"><head><base href="https://shop.example/"/>'
    '<link rel="canonical" href="https://shop.example/book"/></head><body>'
    '<p>The <a href="https://lock.example/log?a=1&amp;b=2">log of the\n <i>lock</i></a> is '
    '<a href="notes.xhtml#n1">kept</a>, and <a href="text/one.xhtml">the bridge</a> was <a href="#top">old</a>.</p>'
    '<ul><li><a href="javascript:alert(1)">One</a> of <a href="file:///etc/passwd">them</a> is '
    '<a href="data:text/html,x">here</a></li><li>“<a href="https://guild.example/">The guild</a>” knew '
    '<a href="mailto:a@b.example">her</a>.</li></ul>'
    "</body></html>"
)


@pytest.mark.parametrize("contents", [None, NAMED], ids=["unnamed", "named"])
def test_a_book_keeps_what_it_says_of_the_web(contents: str | None, tmp_path: Path) -> None:
    changed = {"OEBPS/two more.xhtml": LEADS} | ({"OEBPS/nav.xhtml": contents} if contents else {})
    found = opened(book(changed), tmp_path)
    assert ("A chapter" in found.text) == bool(contents)
    assert [(found.text[link.start : link.end], link.address) for link in found.links] == [
        ("log of the lock", "https://lock.example/log?a=1&b=2"),
        ("The guild", "https://guild.example/"),
    ]


WORDS = st.text("abcdeéß漢", min_size=1, max_size=6)
RUNS = st.lists(st.tuples(st.booleans(), WORDS), min_size=1, max_size=6)


@settings(deadline=None)
@given(st.lists(st.tuples(st.sampled_from(["p", "li", "h2", "blockquote"]), RUNS), min_size=1, max_size=5))
def test_between_start_and_end_stand_the_words_of_the_link(
    tmp_path_factory: pytest.TempPathFactory, blocks: list[tuple[str, list[tuple[bool, str]]]]
) -> None:
    links: list[tuple[str, str]] = []
    html = ""
    for element, runs in blocks:
        parts = []
        for is_link, word in runs:
            if is_link:
                links.append((f"{word} {word}", f"https://a.example/{len(links)}"))
                parts.append(f'<a href="{links[-1][1]}">{word}\n <b>{word}</b></a>')
            else:
                parts.append(f"<i>{word}</i>, ")
        html += f"<{element}>{' '.join(parts)}</{element}>"
    page = f'<html xmlns="http://www.w3.org/1999/xhtml"><body>{html}</body></html>'
    found = opened(book({"OEBPS/two more.xhtml": page}), tmp_path_factory.mktemp("book"))
    assert [(found.text[link.start : link.end], link.address) for link in found.links] == links
