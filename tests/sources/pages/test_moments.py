import json

import pytest

from reader.sources.pages.page import article

TITLE = "Storm over the coast: live"
UPDATES = [{"@type": "BlogPosting", "headline": "Bridge shut", "author": {"@type": "Person", "name": "Cy Orr"}}]
DATA = {
    "@context": "https://schema.org",
    "@type": "LiveBlogPosting",
    "headline": TITLE,
    "author": [{"@type": "Person", "name": "Ann Lee"}, {"@type": "Person", "name": "Bo Ek"}],
    "liveBlogUpdate": UPDATES,
}
NEWS = [
    "The bridge at Hallund has been shut to all traffic, the police said.",
    "All ferries to the islands have been stopped until Friday.",
    "Wind of 120 kilometres an hour was measured at the harbour of Orsk.",
]


def page(entries: str, *, data: object = None) -> str:
    script = f'<script type="application/ld+json">{json.dumps(data)}</script>' if data else ""
    head = f"<!DOCTYPE html><html><head><title>{TITLE} | The Gull</title>{script}</head>"
    return f"{head}<body><main><h1>{TITLE}</h1>{entries}</main></body></html>"


def lines(html: str) -> list[str]:
    found = article(html, "x")
    return [found.text[block.start : block.end] for block in found.blocks if block.kind != "furniture"]


@pytest.mark.parametrize("around", ["article", "div", "section"])
@pytest.mark.parametrize("data", [None, DATA], ids=["silent", "said to be live"])
def test_each_entry_keeps_its_time_and_place(around: str, data: object) -> None:
    entries = (
        f"<{around} class='entry'><time datetime='2024-02-01T14:05:00Z'>14.05</time><h2>Bridge shut</h2>"
        f"<p>{NEWS[0]}</p></{around}>"
        f"<{around} class='entry'><header><time datetime='2024-02-01T13:20:00Z'>5m ago</time></header>"
        f"<p>{NEWS[1]}</p></{around}>"
        f"<{around} class='entry'><span class='stamp'>12:00 GMT</span><p>{NEWS[2]}</p></{around}>"
    )
    assert lines(page(entries, data=data)) == [
        TITLE,
        "14.05 Bridge shut",
        NEWS[0],
        "13:20",
        NEWS[1],
        "12:00 GMT",
        NEWS[2],
    ]


def test_the_page_has_its_own_title_and_authors() -> None:
    entries = "".join(
        f"<div class='post'><time>9.{n}0</time><h2>Bridge shut</h2><p>{NEWS[n]}</p></div>" for n in range(3)
    )
    found = article(page(entries, data={"@context": "https://schema.org", "@graph": [DATA]}), "x")
    assert (found.title, found.byline) == (TITLE, "Ann Lee, Bo Ek")


def test_entries_right_in_the_body_make_one_article() -> None:
    entries = "".join(f"<article><time>9.{n}0</time><p>{NEWS[n]}</p></article>" for n in range(3))
    html = page("", data=DATA).replace("</main>", f"</main>{entries}")
    assert lines(html) == [TITLE, "9.00", NEWS[0], "9.10", NEWS[1], "9.20", NEWS[2]]


def test_the_time_of_a_single_article_is_no_heading() -> None:
    text = "".join(f"<p>{news}</p>" for news in NEWS)
    html = page(f"<article><div><time datetime='2024-02-01T14:05'>1 February, 14:05</time></div>{text}</article>")
    assert lines(html) == [TITLE, *NEWS]


@pytest.mark.parametrize(
    "entry",
    [
        "<div><time>{time}</time><p>{news}</p></div>",
        "<div class='x'><span>{time}</span><p>{news}</p></div>",
        "<li><time>{time}</time> <p>{news}</p></li>",
        "<time datetime='2024-02-01T{time}'>{time}</time><p>{news}</p>",
        "<p>{time}</p><p>{news}</p>",
        "<p><strong>{time}</strong></p><p>{news}</p>",
        "<h3>{time}</h3><p>{news}</p>",
    ],
)
def test_two_entries_without_any_sign_but_their_times_keep_them(entry: str) -> None:
    entries = "".join(entry.format(time=f"1{n}:20", news=NEWS[n]) for n in range(2))
    found = article(page(entries), "x")
    blocks = [(block.kind, found.text[block.start : block.end]) for block in found.blocks]
    assert blocks == [
        ("title", TITLE), ("heading", "10:20"), ("paragraph", NEWS[0]), ("heading", "11:20"), ("paragraph", NEWS[1])
    ]  # fmt: skip


def test_two_comments_with_their_times_are_not_entries() -> None:
    text = "".join(f"<p>{news}</p>" for news in NEWS * 2)
    comments = "".join(f"<div class='comment'><time>1{n}:20</time><p>Well said, I think!</p></div>" for n in range(2))
    assert lines(page(f"<article>{text}</article><div>{comments}</div>")) == [TITLE, *NEWS * 2]


def test_when_an_article_was_published_and_changed_is_no_heading() -> None:
    text = "".join(f"<p>{news}</p>" for news in NEWS)
    assert lines(page(f"<article><time>10:20</time><time>11:20</time>{text}</article>")) == [TITLE, *NEWS]
