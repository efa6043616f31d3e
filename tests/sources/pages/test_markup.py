import pytest

from reader.sources.pages.page import article

PROSE = "<p>The old mill of Hallund burned down in the night to Monday, and nobody was hurt, the fire service said.</p>"


def paragraphs(html: str) -> list[str]:
    page = f"<!DOCTYPE html><html><head><title>Mill burns</title></head><body><article><h1>Mill burns</h1>{html}"
    found = article(f"{page}{PROSE}</article></body></html>", "x")
    return [found.text[block.start : block.end] for block in found.blocks if block.kind != "title"]


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("called it <q>a great loss</q> and left", "called it “a great loss” and left"),
        ("said <q>they told me <q>run</q></q>, and ran", "said “they told me ‘run’”, and ran"),
        ("called it <q>a <b>great</b> loss</q>.", "called it “a great loss”."),
        ("called it “<q>a great loss</q>” and left", "called it “a great loss” and left"),
        ("called it <q>“a great loss”</q> and left", "called it “a great loss” and left"),
        ("in the <cite>Gull</cite> of <time datetime='2024-03-05'>Tuesday</time>, as", "in the Gull of Tuesday, as"),
        ("the <abbr title='x'>FSH</abbr>’s <mark>three</mark> engines", "the FSH’s three engines"),
        ("4 m<sup>2</sup> of H<sub>2</sub>O and <a href='/x'>a <i>bit</i></a>, too", "4 m2 of H2O and a bit, too"),
        ("the <x-term>mill</x-term>, once", "the mill, once"),
        ("half<wbr>hearted <q></q>ly", "halfhearted ly"),
    ],
)
@pytest.mark.parametrize("block", ["p", "li", "blockquote", "div"])
def test_inline_elements_stay_in_the_line(written: str, read: str, block: str) -> None:
    begin, end = ("<ul><li>", "</li></ul>") if block == "li" else (f"<{block}>", f"</{block}>")
    assert f"The owner, Ida Lund, {read}" in paragraphs(f"{begin}The owner, Ida Lund, {written}{end}")[0]


@pytest.mark.parametrize(
    "html",
    [
        "<div>It was the last one.<div>Nobody knew why.</div>They asked.</div>",
        "<div>It was the last one.<p>Nobody knew why.</p>They asked.</div>",
        "<div>It was the last one.</div><section>Nobody knew why.</section><div>They asked.</div>",
        "<p>It was the last one.<site-box>Nobody knew why.</site-box>They asked.</p>",
        "<ul><li>It was the last one.</li><li>Nobody knew why.</li><li>They asked.</li></ul>",
        "<dl><dt>It was the last one.</dt><dd>Nobody knew why.</dd></dl><div>They asked.</div>",
    ],
)
def test_blocks_beside_one_another_do_not_run_together(html: str) -> None:
    found = paragraphs(html + PROSE * 2)
    assert found[:3] == ["It was the last one.", "Nobody knew why.", "They asked."]


def test_what_is_taken_out_of_a_paragraph_leaves_a_gap() -> None:
    assert paragraphs("<p>It was the last one.<button>Share</button>They asked.</p>")[:2] == [
        "It was the last one.",
        "They asked.",
    ]


def test_advertisements_of_accelerated_pages_are_left_out() -> None:
    assert "Cheap" not in " ".join(paragraphs("<p>It was the last.<amp-ad>Cheap mills</amp-ad></p>"))


@pytest.mark.parametrize("attributes", ["role='dialog'", "role='alertdialog'", "aria-modal='true'"])
def test_a_dialog_over_the_page_is_left_out(attributes: str) -> None:
    offer = "<p>Our friends and we would like to keep a few things on this machine of yours, for a long time.</p>" * 9
    page = f"<!DOCTYPE html><html><body><div {attributes}>{offer}</div><main><h1>Mill burns</h1>{PROSE}</main></body>"
    found = article(page, "x")
    assert "Our friends" not in found.text
    assert "The old mill" in found.text


def test_an_article_in_a_dialog_is_kept() -> None:
    page = f"<!DOCTYPE html><html><body><div role=dialog><article><h1>Mill burns</h1>{PROSE * 3}</article></div></body>"
    assert "The old mill" in article(page, "x").text


@pytest.mark.parametrize("top", ["<p class='byline'>By Ida Lund</p>", "<div class='author'>By Ida Lund</div>"])
def test_a_short_article_keeps_its_paragraphs(top: str) -> None:
    lines = paragraphs(f"{top}<p>Ida Lund, who owns the mill, said on Tuesday that she would build it up again.</p>")
    assert lines[-2:] == [
        "Ida Lund, who owns the mill, said on Tuesday that she would build it up again.",
        PROSE.removeprefix("<p>").removesuffix("</p>"),
    ]
