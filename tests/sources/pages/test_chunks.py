import pytest

from reader.sources.pages.page import article

STORY = [
    "The lock at Sund has been shut since Monday, and forty barges wait on either side of it, the canal office said.",
    "Its gates were built in 1911 and were to be replaced ten years ago, according to the office’s own plans.",
    "“We have asked for the money each year,” said Ina Rud, who has run the lock since her father left it to her.",
    "The ministry said on Tuesday that it would send engineers, and that the canal would be open again by Friday.",
    "Skippers doubt that. “They said the same of the bridge,” said Odd Lie, whose barge carries gravel to the coast.",
    "Until then the barges pay for each day that they wait, as their contracts have it, and their crews stay aboard.",
]
COMMENT = "I have lived by the canal for forty years, and nobody has ever painted those gates, not even once."


def page(body: str) -> str:
    head = "<head><title>Lock at Sund shut</title></head>"
    return f"<!DOCTYPE html><html>{head}<body><main><h1>Lock at Sund shut</h1>{body}</main></body></html>"


def told(*paragraphs: str) -> str:
    return "".join(f"<p>{words}</p>" for words in paragraphs)


ADVERTISEMENT = "<div class='ad'><p>Advertisement</p></div>"


@pytest.mark.parametrize(
    "part",
    [
        "<div class='grid'><div class='cell body article-body'>{}</div></div>",
        "<div class='article-body'>{}</div>",
        "<section class='part'><div class='post-content text'>{}</div><div class='rail'></div></section>",
    ],
)
def test_an_article_in_parts_is_whole(part: str) -> None:
    parts = ADVERTISEMENT.join(part.format(told(*some)) for some in (STORY[:3], STORY[3:5], STORY[5:]))
    found = article(page(f"<div class='chunks'>{parts}</div>"), "x")
    told_here = [found.text[b.start : b.end] for b in found.blocks if b.kind == "paragraph"]
    assert told_here == STORY


def test_another_article_below_is_no_part() -> None:
    other = [COMMENT, COMMENT.replace("forty", "ten"), COMMENT.replace("forty", "two")]
    parts = (
        f"<div class='post'><h2><a href='/{n}'>Lock {n}</a></h2><div class='article-body'>{told(*words)}</div></div>"
        for n, words in enumerate((STORY, other))
    )
    assert COMMENT not in article(page(f"<div>{''.join(parts)}</div>"), "x").text


def test_comments_are_no_parts() -> None:
    comments = f"<div class='note'>{told(COMMENT)}</div>" * 3
    html = page(f"<article class='article-body'>{told(*STORY)}</article><div id='talk'>{comments}</div>")
    assert COMMENT not in article(html, "x").text
