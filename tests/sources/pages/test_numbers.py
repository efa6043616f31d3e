"""Items of an ordered list have the numbers that a browser shows, and stand in the list that they are in."""

from reader.sources.pages.page import article
from tests.sources.pages.test_tables import PROSE, lines


def whole(html: str) -> str:
    found = article(f"<html><head><title>Cup round</title></head><body><article><h1>Cup round</h1>{PROSE}{html}"
                    f"{PROSE.replace('third', 'fourth')}</article></body></html>", "x")  # fmt: skip
    return found.text


def test_items_are_numbered_from_where_the_page_says() -> None:
    assert lines("<ol><li>Orsk</li><li><p>Fyr</p></li></ol>") == ["1. Orsk", "2. Fyr"]
    assert lines("<ol start=9><li>Orsk</li><li value=20>Fyr</li><li>Hallund</li></ol>") == [
        "9. Orsk", "20. Fyr", "21. Hallund",
    ]  # fmt: skip
    assert lines("<ol reversed><li>Orsk</li><li>Fyr</li></ol>") == ["2. Orsk", "1. Fyr"]
    assert lines("<ol type=a><li>Orsk</li><li>Fyr</li></ol>") == ["a. Orsk", "b. Fyr"]


def test_what_has_its_number_already_or_shows_none_is_left_as_it_is() -> None:
    assert lines("<ol><li>1) Orsk</li><li>2) Fyr</li></ol>") == ["1) Orsk", "2) Fyr"]
    assert lines('<ol style="list-style: none"><li>Orsk</li></ol>') == ["Orsk"]
    assert lines("<ul><li>Orsk</li></ul>") == ["Orsk"]
    assert lines("<ol><li value=0>Orsk</li><li value=x>Fyr</li></ol>") == ["Orsk", "1. Fyr"]


def test_entries_are_not_numbered() -> None:
    assert lines("<ol><li><h3>Orsk</h3><p>They won in the end.</p></li></ol>") == ["Orsk", "They won in the end."]


def test_a_number_is_outside_the_link_behind_it() -> None:
    found = article(
        f"<html><head><title>Cup round</title></head><body><article><h1>Cup round</h1>{PROSE}"
        '<ol><li><a href="https://a.example/o">Orsk</a> won</li></ol></article></body></html>', "x")  # fmt: skip
    (link,) = found.links
    assert found.text[link.start : link.end] == "Orsk"
    assert "1. Orsk won" in found.text


def test_an_item_stands_further_in_than_the_one_whose_list_it_is_in() -> None:
    text = whole(
        "<ul><li>North<ol><li>Orsk<ul><li>its <a href=/b>B side</a></li></ul></li></ol></li><li>South</li></ul>"
    )
    assert "\nNorth\n\n\t1. Orsk\n\n\t\tits B side\n\nSouth\n" in text
