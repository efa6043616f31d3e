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


PARTS = [
    "The council of Orvale met on Monday to speak of the rain that has fallen since the week before.",
    "It will meet again on Friday, when the engineers bring their report to the hall.",
]


def shown_as_it_stands(block: str) -> list[str]:
    body = f"<article><h1>Rain</h1><p>{PARTS[0]}</p>{block}<p>{PARTS[1]}</p></article>"
    found = article(f"<!DOCTYPE html><html><head><title>Rain</title></head><body>{body}</body></html>", "x")
    told = [found.text[b.start : b.end] for b in found.blocks]
    assert told[1] == PARTS[0]
    assert told[-1] == PARTS[1]
    return told[2:-1]


def test_lines_that_a_page_shows_as_they_stand_are_lines() -> None:
    lines = "level  08:00  3.1 m\nlevel  12:00  4.7 m\n\nThe next one comes at six."
    told = ["level 08:00 3.1 m", "level 12:00 4.7 m", "The next one comes at six."]
    assert shown_as_it_stands(f"<pre>{lines}</pre>") == told
    assert shown_as_it_stands(f"<pre><code>{lines}</code></pre>") == told
    assert shown_as_it_stands("<pre>a <b>= 1</b>\n<span>b</span> = <span>2\nc</span> = 3\nd</pre>") == [
        "a = 1", "b = 2", "c = 3", "d",
    ]  # fmt: skip


def test_columns_that_a_page_has_set_itself_stay_below_one_another() -> None:
    lines = ["Gauge       At noon   At six", "Orvale          3.1      4.7", "Upper Sil                0.9"]
    block = "\n".join(lines)
    assert shown_as_it_stands(f"<pre>{block}</pre>") == lines
    assert shown_as_it_stands(f"<pre>{block.replace('Orvale', '<b>Orvale</b>')}</pre>") == lines
    assert shown_as_it_stands("<pre>The mayor    spoke.\nNobody did.</pre>") == ["The mayor spoke.", "Nobody did."]


def test_prose_that_is_broken_to_a_width_there_is_joined() -> None:
    prose = """The mayor said on Tuesday that nobody in the town had been
hurt, that the bridges over the river were open again to all,
and that the school would have its power back by the evening,
as the board of the valley had promised her in the morning.

The board has sent pumps."""
    assert shown_as_it_stands(f"<pre>{prose}</pre>") == [
        " ".join(part.split()) for part in prose.split("\n\n")
    ]  # fmt: skip


def test_so_many_lines_cost_no_time() -> None:
    assert len(shown_as_it_stands("<pre>" + "a b\n" * 5_000 + "</pre>")) <= 1


def test_an_article_that_is_all_shown_as_it_stands_is_read_with_its_links() -> None:
    told = f"""{PARTS[0]}
The mayor said so to <a href="https://example.org/hall">the hall</a>.

{PARTS[1]}"""
    menu = "<ul><li>Next message: <a href='2.html'>Snow</a></ul>"
    script = f"<script>{'var a = 1; ' * 200}</script>"
    found = article(f"<html><head>{script}<title>Rain</title></head><h1>Rain</h1>{menu}<pre>{told}</pre>{menu}", "x")
    shown = [(b.kind, found.text[b.start : b.end]) for b in found.blocks if b.kind != "furniture"]
    assert shown[0] == ("title", "Rain")
    assert {kind for kind, _ in shown[1:]} == {"paragraph"}
    assert shown[1][1].startswith(PARTS[0])
    assert shown[-1][1] == PARTS[1]
    assert [link.address for link in found.links] == ["https://example.org/hall"]
