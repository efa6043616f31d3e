from lxml.html import HtmlElement, document_fromstring

from reader.sources.furniture.marks import Mark
from reader.sources.pages.places import MOST_LOST, places


def tree(body: str) -> HtmlElement:
    return document_fromstring(f"<html><body>{body}</body></html>")


def marks(page: HtmlElement, strings: list[str]) -> list[Mark | None]:
    return [place and place.mark for place in places(page, strings)]


def test_each_piece_has_the_element_and_the_links_of_its_block() -> None:
    page = tree(
        "<h1>Ferry late</h1><p>The <a href='/f'>ferry</a> came at noon.</p>"
        "<ul><li><a href='/b'>Bakers on strike</a></li></ul><div>Ask the harbour.</div>"
    )
    assert marks(page, ["Ferry late", "The ferry came at noon.", "Bakers on strike", "Ask the harbour."]) == [
        Mark("h1", 0.0),
        Mark("p", 5 / 18),
        Mark("li", 1.0),
        Mark("body", 0.0),
    ]


def test_elements_that_only_lay_out_have_the_mark_of_what_is_around_them() -> None:
    page = tree("<aside><div><div>Most read</div></div></aside><article><section>It rained.</section></article>")
    assert marks(page, ["Most read", "It rained."]) == [Mark("aside", 0.0), Mark("article", 0.0)]


def test_a_piece_is_found_though_its_spaces_and_signs_are_set_otherwise() -> None:
    assert marks(tree("<p>“All   right”,\nshe  said.</p>"), ['"All right", she said.']) == [Mark("p", 0.0)]


def test_of_two_blocks_with_the_same_words_the_one_in_its_turn_counts() -> None:
    page = tree("<nav><a href='/s'>Sport</a></nav><p>It rained.</p><h2>Sport</h2>")
    assert marks(page, ["It rained.", "Sport"]) == [Mark("p", 0.0), Mark("h2", 0.0)]
    assert marks(page, ["Sport", "It rained."]) == [Mark("nav", 1.0), Mark("p", 0.0)]


def test_a_part_of_a_block_has_the_marks_of_the_block() -> None:
    page = tree("<div><p>One came by sea.<br>Two came by land.</p></div>")
    assert marks(page, ["One came by sea.", "Two came by land."]) == [Mark("p", 0.0)] * 2


def test_what_is_not_on_the_page_has_no_marks() -> None:
    assert marks(tree("<p>It rained.</p>"), ["It snowed.", "***", "It rained."]) == [None, None, Mark("p", 0.0)]
    assert marks(tree(""), ["It rained."]) == [None]


def test_a_page_that_has_little_of_what_was_taken_from_it_is_not_searched_for_ever() -> None:
    assert marks(tree("<p>It rained.</p>"), ["It snowed."] * MOST_LOST + ["It rained."])[-1] is None


def test_a_place_tells_which_of_its_letters_are_in_links() -> None:
    page = tree(
        "<p>The <a href='/f'>old <span>ferry</span></a> and <a href='/b'>the bakers</a> rest.</p>"
        "<p>It <a>rained</a>.</p>"
        "<a href='/c'><h2>Sport: “Won!”</h2></a>"
    )
    found = places(page, ["The old ferry and the bakers rest.", "It rained.", 'Sport: "Won!"'])
    assert [place and place.hrefs for place in found] == [((3, 11, "/f"), (14, 23, "/b")), (), ((0, 8, "/c"),)]


def test_a_part_of_a_block_has_its_part_of_a_link() -> None:
    page = tree("<div><p>One <a href='/w'>came by sea.<br>Two came</a> by land.</p></div>")
    found = places(page, ["One came by sea.", "Two came by land."])
    assert [place and place.hrefs for place in found] == [((3, 12, "/w"),), ((0, 7, "/w"),)]
