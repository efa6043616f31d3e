import pytest

from reader.sources import SourceError
from reader.sources.pages.page import article

NEWS = [
    ("Ferry company of Lunde to close", "The last boat will cross the sound on 3 May, its owner told the council."),
    ("Frost ruins half of the plums", "Growers along the lake expect a third of last year's harvest."),
    ("Five held after raid on warehouse", "Police found two tonnes of stolen copper behind a false wall."),
    ("Can the old mill be saved?", "A builder from Tarv has offered to buy it. The town has until June to answer."),
    ("Library to open on Sundays again", "It had been shut on that day since the flood, for want of staff."),
]
STORY = [
    "The ferry between Lunde and Tarv will be given up on 3 May, the company that owns it said on Tuesday.",
    "Its head, Moa Grip, told the council that a new boat would cost four million crowns.",
    "“We have carried fewer people each year since the bridge was built,” she said.",
]


def page(body: str, *, title: str = "The Lunde Courier", head: str = "") -> str:
    return f"<!DOCTYPE html><html><head><title>{title}</title>{head}</head><body>{body}</body></html>"


def each(teaser: str) -> str:
    told = enumerate(NEWS)
    return "".join(teaser.format(at=f"/2024/{n}", head=head, text=text, n=n) for n, (head, text) in told)


TEASERS = {
    "headings": "<h3><a href='{at}'>{head}</a></h3><p>{text}</p>",
    "parts": "<article><h2><a href='{at}'>{head}</a></h2><time>14:0{n}</time><p>{text}</p></article>",
    "bylines": "<div><h2><a href='{at}'>{head}</a></h2><p>By Ann Lee</p><p>{text}</p><p>3 hours ago</p></div>",
    "more": "<div><h2><a href='{at}'>{head}</a></h2><p>{text} <a href='{at}'>Read more</a></p></div>",
    "no headings": "<div class=card><a class=title href='{at}'>{head}</a><div><p>{text}</p></div></div>",
    "results": "<dt><a href='{at}'>{head}</a></dt><dd>{text}</dd>",
    "one line": "<li><a href='{at}'>{head}</a> – {text}</li>",
    "line breaks": "<p><a href='{at}'>{head}</a><br>{text}</p>",
    "cut off": "<div><h3><a href='{at}'>{head}</a></h3><p>12 May – {text} It was not said before that the …</p></div>",
}


@pytest.mark.parametrize("welcome", ["", "<p>News from both sides of the sound, all day long.</p>"])
@pytest.mark.parametrize("teaser", TEASERS.values(), ids=TEASERS)
def test_a_page_of_teasers_is_no_article(teaser: str, welcome: str) -> None:
    body = f"<header><a href='/'>Home</a></header><main><h1>News</h1>{welcome}{each(teaser)}</main><footer>©</footer>"
    with pytest.raises(SourceError, match=r"^No article was found in x\.$"):
        article(page(body), "x")


@pytest.mark.parametrize("teaser", TEASERS.values(), ids=TEASERS)
def test_an_article_above_teasers_is_one(teaser: str) -> None:
    story = "".join(f"<p>{text}</p>" for text in STORY)
    found = article(page(f"<main><h1>Ferry given up</h1>{story}</main><section>{each(teaser)}</section>"), "x")
    assert all(text in found.text for text in STORY)


def test_an_article_with_a_link_between_its_paragraphs_is_one() -> None:
    text = "".join(f"<p>{STORY[n % 3]}</p><p><a href='/{n}'>{head}</a></p>" for n, (head, _) in enumerate(NEWS))
    assert STORY[0] in article(page(f"<main><h1>Ferry given up</h1>{text}</main>"), "x").text


def test_parts_that_a_page_leads_to_within_itself_are_an_article() -> None:
    parts = each("<h2><a href='#q{n}'>{head}</a></h2><p>{text}</p>")
    body = f"<main><h1>Questions</h1>{parts}</main>"
    assert NEWS[1][1] in article(page(body), "x").text


def test_a_short_article_whose_headline_leads_to_itself_is_one() -> None:
    flash = f"<article><h2><a href='/ferry'>Ferry given up</a></h2><p>{STORY[0]}</p></article>"
    others = each("<article><h2><a href='{at}'>{head}</a></h2><p>{text}</p></article>")
    html = page(f"{flash}<aside>{others}</aside>", title="Ferry given up | The Lunde Courier")
    assert STORY[0] in article(html, "x").text


def test_a_page_that_says_it_is_an_article_is_taken_at_its_word() -> None:
    head = "<meta property='og:type' content='article'>"
    body = f"<main><h1>The week in links</h1>{each(TEASERS['headings'])}</main>"
    assert NEWS[2][1] in article(page(body, head=head), "x").text
