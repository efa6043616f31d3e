import pytest

from reader.sources import SourceError
from reader.sources.pages.page import article

TITLE = "Strike at the port: as it happened"
TOLD = [
    ("06:10", "The cranes of Vik stand still, the night shift has gone home."),
    ("07:45", "Port director Siv Aune has asked the union to talks. She did not say when."),
    ("09:30", "“Nobody has called us,” says the head of the union, Ib Holm."),
    ("12:05", "Talks are to begin at two, the mediator says."),
]


def page(entries: str, *, around: str = "") -> str:
    body = f"<nav><ul><li><a href='/'>Home</a></ul></nav><main><h1>{TITLE}</h1>{entries}</main>{around}"
    return f"<!DOCTYPE html><html><head><title>{TITLE} | The Vik Post</title></head><body>{body}</body></html>"


def blocks(html: str) -> list[tuple[str, str]]:
    found = article(html, "x")
    return [(block.kind, found.text[block.start : block.end]) for block in found.blocks]


LISTS = {
    "text": ("ul", "<li>{time} {told}</li>"),
    "dash": ("ol", "<li>{time} – {told}</li>"),
    "time": ("ul", "<li class=e><time datetime='2024-05-03T{time}:00'>{time}</time> {told}</li>"),
    "bold": ("ul", "<li><strong>{time}:</strong> {told}</li>"),
    "inner": ("ul", "<li><div><span class=stamp>{time}</span><div>{told}</div></div></li>"),
    "ago": ("ul", "<li><time datetime='2024-05-03T{time}:00'>an hour ago</time> {told}</li>"),
    "terms": ("dl", "<dt>{time}</dt><dd>{told}</dd>"),
    "terms in parts": ("dl", "<div><dt><time>{time}</time></dt><dd><p>{told}</p></dd></div>"),
}


@pytest.mark.parametrize("count", [2, 4])
@pytest.mark.parametrize(("tag", "entry"), LISTS.values(), ids=LISTS)
def test_a_list_of_entries_is_an_article_with_their_times(tag: str, entry: str, count: int) -> None:
    entries = "".join(entry.format(time=time, told=told) for time, told in TOLD[:count])
    expected = [line for time, told in TOLD[:count] for line in (("heading", time), ("paragraph", told))]
    assert blocks(page(f"<{tag} class=list>{entries}</{tag}>")) == [("title", TITLE), *expected]


@pytest.mark.parametrize("time", ["6.10am", "6:10 p.m.", "06h10", "06:10 CEST", "[06:10]"])
def test_a_time_may_be_written_otherwise(time: str) -> None:
    entries = "".join(f"<li>{time} {told}</li>" for _, told in TOLD)
    assert [told for kind, told in blocks(page(f"<ul>{entries}</ul>")) if kind == "heading"] == [time.strip("[]")] * 4


def test_an_entry_has_its_headline_and_links() -> None:
    entries = "".join(
        f"<dt>{time} Word from the port</dt><dd>{told} More <a href='/m'>on the port</a> will follow.</dd>"
        for time, told in TOLD
    )
    assert blocks(page(f"<dl>{entries}</dl>"))[1:3] == [
        ("heading", "06:10 Word from the port"),
        ("paragraph", f"{TOLD[0][1]} More on the port will follow."),
    ]


def test_a_list_without_times_that_tells_in_sentences_is_an_article() -> None:
    items = "".join(f"<li>{told}</li>" for _, told in TOLD)
    assert ("item", TOLD[1][1]) in blocks(page(f"<ul>{items}</ul>"))


def test_a_list_of_headlines_with_their_times_is_none() -> None:
    items = "".join(f"<li><time>{time}</time> <a href='/{time}'>{told}</a></li>" for time, told in TOLD)
    with pytest.raises(SourceError):
        article(page(f"<ul>{items}</ul>"), "x")


def test_comments_with_their_times_below_an_article_are_no_entries() -> None:
    text = "".join(f"<p>{told}</p>" for _, told in TOLD * 2)
    comments = "".join(f"<li>{time} It was about time, I would say.</li>" for time, _ in TOLD)
    found = blocks(page(f"<article>{text}</article>", around=f"<ul class=comments>{comments}</ul>"))
    assert [line for line in found if line[0] == "heading"] == []
    assert sum(kind == "paragraph" for kind, _ in found) == 8
