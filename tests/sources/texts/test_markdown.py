from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.sources import SourceError, read
from reader.sources.texts.markdown import article, is_markdown

LEAD = "The old *bridge* of [Hallund](https://example.org/hallund) will **close** in May, the `council` said on Monday."
STORY = f"""# Old bridge to close

_By Jane Doe | 12 March 2024_

{LEAD}
Traders were not asked.[^1]

Who pays
--------

> “We are **poor**,” said the mayor,
> who had hoped for the state.

* A ferry, twice an hour
* [ ] Free parking

| Year | Cars   |
|------|-------:|
| 2022 | 40 000 |

![The bridge](bridge.jpg)

<div align="center">The state &amp; the <b>town</b> will pay.<!-- check --></div>

1. First the [north side][n].  \n   Then the ~~east~~ rest.

***

\\*\\*\\* 5 \\< 6 and snake_case &mdash; that is all.

[n]: https://example.org/north
[^1]: They have a guild.
"""


def pieces(text: str, target: str = "x.md") -> list[tuple[str, str]]:
    found = article(text, target)
    return [(block.kind, found.text[block.start : block.end]) for block in found.blocks]


def test_a_text_is_as_it_is_when_set() -> None:
    assert pieces(STORY) == [
        ("title", "Old bridge to close"),
        ("paragraph", "By Jane Doe | 12 March 2024"),
        (
            "paragraph",
            "The old bridge of Hallund will close in May, the council said on Monday. Traders were not asked.",
        ),
        ("heading", "Who pays"),
        ("quotation", "“We are poor,” said the mayor, who had hoped for the state."),
        ("item", "A ferry, twice an hour"),
        ("item", "Free parking"),
        ("item", "Year   Cars"),
        ("item", "2022   40 000"),
        ("paragraph", "The state & the town will pay."),
        ("item", "1. First the north side."),
        ("item", "Then the east rest."),
        ("paragraph", "*** 5 < 6 and snake_case — that is all."),
        ("item", "They have a guild."),
    ]
    found = article(STORY, "x")
    assert (found.title, found.byline, found.published) == ("Old bridge to close", "Jane Doe", "2024-03-12")


@pytest.mark.parametrize(
    ("front", "told"),
    [
        ('---\ntitle: "Bridge: the end"\nauthor: Jane Doe\ndate: 2024-03-12\n---\n', ("Jane Doe", "2024-03-12")),
        (
            "---\n# by hand\nTitle: 'Bridge: the end'\nauthors:\n  - Jane Doe\n  - Omar Roe\npubDate: 12 March 2024\n"
            "summary: |\n  Two lines\n  of text\nempty:\n---\n",
            ("Jane Doe, Omar Roe", "2024-03-12"),
        ),
        (
            "---\ntitle: >-\n  Bridge:\n  the end\nauthor:\n  name: Jane Doe\n  email: j@gull.example\n"
            "tags:\n- bridge\ndate: 2024-03-12 10:00\n---\n",
            ("Jane Doe", "2024-03-12"),
        ),
        ('+++\ntitle = "Bridge: the end"\nauthor = ["Jane Doe", "Omar Roe"]\ndate = 2024-03-12\n+++\n',
         ("Jane Doe, Omar Roe", "2024-03-12")),
    ],
)  # fmt: skip
def test_front_matter(front: str, told: tuple[str, str]) -> None:
    for body in (f"\n# Bridge – the end\n\n{LEAD}", f"\n{LEAD}"):
        text = front + body
        assert is_markdown(text, "-")
        found = article(text, "-")
        assert (found.byline, found.published) == told
        assert found.title in ("Bridge: the end", "Bridge – the end")
        assert [block.kind for block in found.blocks] == ["title", "paragraph"]


def test_a_headline_other_than_the_heading_is_the_title() -> None:
    text = f"---\ntitle: A bridge is lost\n---\n# Hallund\n\n{LEAD}"
    assert [kind for kind, _ in pieces(text)] == ["title", "heading", "paragraph"]
    assert article(text, "x").title == "A bridge is lost"


def test_lines_too_long_to_be_wrapped_are_paragraphs() -> None:
    line = (
        "The council of Hallund met on Monday to hear what the engineers had found below the old bridge this winter. "
    )
    assert len(pieces(f"# Old bridge\n\n{line * 2}\n{line * 2}\n{line}")) == 4
    assert len(pieces("# Old bridge\n\nThe council of Hallund\nMet on Monday\nThere.")) == 2


@pytest.mark.parametrize(
    "text",
    [
        f"# Old bridge to close\n\n{LEAD}",
        "Old bridge\n==========\n\nIt will close.",
        "The bridge of [Hallund](https://example.org) will close.",
        "The bridge\n\n## Why\n\nIt is **old**.",
    ],
)
def test_markdown_is_told_by_its_marks(text: str) -> None:
    assert is_markdown(text, "-")


@pytest.mark.parametrize(
    "text",
    [
        "Old bridge to close\n\nBy Jane Doe\n\n* * *\n\nThe bridge will close.\n\n- One\n\n> “Never,” he said.\n",
        "---\n\nOld bridge to close\n\n---\n\nThe song was #1 in May. [Applause] (laughs)",
        "--- \nHALLUND: The bridge will close\nBecause it is old, said the mayor.\n---\n",
        "#bridge #hallund are the hashtags of **the** day, 5 * 4 * 3 and a_b_c.",
        "The “bridge” [sic] (built 1921) will close [1].\n\n[1]: not a link\n\nScore | Team\n3 | Hallund",
        "Title: Old bridge\n\nMayor: It will close.\n",
    ],
)
def test_plain_news_is_not_markdown(text: str) -> None:
    assert not is_markdown(text, "news.txt")


def test_a_file_s_name_or_content_tells(tmp_path: Path) -> None:
    for name in ("story.md", "story.txt", "story"):
        (tmp_path / name).write_text(STORY, encoding="utf-8")
        assert read(str(tmp_path / name)).title == "Old bridge to close"
    (tmp_path / "plain.md").write_text("Old bridge to close\n\nThe *bridge* will close in May.")
    found = read(str(tmp_path / "plain.md"))
    assert (found.title, found.text.split("\n")[-1]) == ("Old bridge to close", "The bridge will close in May.")


def test_nothing_but_marks(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("---\n\n![](a.jpg)\n\n<!-- -->\n")
    with pytest.raises(SourceError, match="has no text in it"):
        read(str(tmp_path / "a.md"))


marks = st.sampled_from(
    [
        "# ",
        "\n",
        "\n\n",
        "> ",
        "- ",
        "1. ",
        "**",
        "_",
        "`",
        "```\n",
        "[a](b)",
        "![",
        "|",
        "|-|-|",
        "<b>",
        "---\n",
        "[^1]",
        "a: b",
    ]
)


@given(st.lists(st.one_of(marks, st.text(max_size=4))).map("".join))
def test_any_text_can_be_set(text: str) -> None:
    is_markdown(text, "x")
    try:
        found = article(text, "x")
    except SourceError:
        return
    assert all(found.text[b.start : b.end].strip() for b in found.blocks)


def test_a_table_whose_head_says_nothing_has_the_rows_that_do() -> None:
    text = "# The harbour\n\nIt was measured twice.\n\n| | |\n|-|-|\n| depth | 12 m |\n| width | 80 m |\n| | |\n"
    found = article(text, "a.md")
    assert [found.text[block.start : block.end].split() for block in found.blocks][2:] == [
        ["depth", "12", "m"],
        ["width", "80", "m"],
    ]


def led(text: str, target: str = "x.md") -> list[tuple[str, str]]:
    """What leads on in a text, and where."""
    found = article(text, target)
    assert all(one.end <= other.start for one, other in pairwise(found.links))
    return [(found.text[link.start : link.end], link.address) for link in found.links]


def test_a_text_keeps_where_its_words_lead() -> None:
    assert led(STORY) == [("Hallund", "https://example.org/hallund"), ("north side", "https://example.org/north")]


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("# The [quay *wall*](https://a.example/q)\n\nIt leaks.", "quay wall"),
        ("- [x] the [tide gate](https://a.example/q)\n- more", "tide gate"),
        ("> He saw\n> the [tide\n> gate](https://a.example/q) shut.", "tide gate"),
        ("Look: ![a map](m.png) and [the “log”](https://a.example/q 'a title').", "the “log"),
        ("At <https://a.example/q> it is told.", "https://a.example/q"),
        ("The <a class=b id=c href='https://a.example/q'>tide <b>gate</b></a> is shut.", "tide gate"),
        ('<p>The <b>old</b> &amp; low\n<a href="https://a.example/q">tide gate</a><br>is shut.</p>', "tide gate"),
        ("| Gate | Shut |\n|---|---|\n| north | no |\n| the [tide gate](https://a.example/q) | yes |", "tide gate"),
    ],
)
def test_links_are_kept_wherever_they_stand(text: str, kept: str) -> None:
    assert led(text) == [(kept, "https://a.example/q")]


def test_a_link_over_a_line_break_that_is_meant_is_one_in_each_line() -> None:
    assert led("The [tide  \ngate](https://a.example/q) is shut.") == [
        ("tide", "https://a.example/q"), ("gate", "https://a.example/q"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    "address",
    ["javascript:alert(1)", "data:text/html,x", "file:///etc/passwd", "mailto:a@b.example", "#below", "other.md",
     "https://news.example@b.example/", "vbscript:x"],
)  # fmt: skip
@pytest.mark.parametrize(
    "form", ["[the log]({})", "[the log](<{}>)", "<a href='{}'>the log</a>", "[the log][l]\n\n[l]: {}"]
)
def test_what_leads_to_no_page_is_no_link(form: str, address: str) -> None:
    text = f"So it is told in {form.format(address)}"
    assert led(text) == []
    assert pieces(text) == [("paragraph", "So it is told in the log")]


def test_nothing_of_an_address_can_move_the_cursor() -> None:
    text = "See <a href='https://a.example/\x1b[2Jx\u202ey'>it</a> and [that](https://a.example/&#27;z)."
    assert all(address.isprintable() for _, address in led(text))
    assert led(text)


def test_links_are_relative_to_where_the_text_was_found() -> None:
    assert led("The [log](../log.md) is open.", "https://a.example/b/c/x.md") == [("log", "https://a.example/b/log.md")]
    assert led("The [log](../log.md) is open.", "b/c/x.md") == []


LETTERS = st.text("abcdeéß漢", min_size=1, max_size=6)
RUNS = st.lists(st.tuples(st.booleans(), st.lists(LETTERS, min_size=1, max_size=3)), min_size=1, max_size=8)


BLOCKS = st.lists(st.tuples(st.sampled_from(["", "> ", "- ", "## ", "1. ", "- [x] "]), RUNS), min_size=1, max_size=5)


@given(BLOCKS, st.sampled_from(["  ", " **", " *", " &amp; ", "\\* ", " ![x](y) "]))
def test_between_start_and_end_stand_the_words_of_the_link(
    blocks: list[tuple[str, list[tuple[bool, list[str]]]]], between: str
) -> None:
    written, links = ["# Told"], []
    for mark, runs in blocks:
        parts = []
        for is_link, words in runs:
            if is_link:
                address = f"https://a.example/{len(links)}"
                shown = between.join(words) + between.strip(" ") * (between in (" **", " *") and len(words) == 2)
                parts.append(f"[{shown}]({address})")
                links.append(("".join(words), address))
            else:
                parts.append(f"_ {' , '.join(words)} `x`")
        written.append(mark + " ".join(parts))
    assert [("".join(filter(str.isalpha, words)), address) for words, address in led("\n\n".join(written))] == links


PARTS = "".join(
    f"## Gate {n}\n\nThe engineers say that gate {n} is the dearest part, and asked for {n}0,000 pounds.\n\n"
    f"- oak {n}\n- steel {n}\n    1. bolts {n}\n\n> Not {n} more.\n\n"
    f"```python\ncost[{n}] = area * {n}\nprint({n})\n```\n\n"
    for n in range(1, 6)
)
LOCK = f"# The lock at Aldmoor\n\nThe council of Aldmoor said on Friday that the lock will be mended.\n\n{PARTS}"
BELOW = "## More\n\n- [Sign up](https://moor.example/sign-up)\n- [Share](https://moor.example/share)\n"


def test_what_no_page_has_around_its_article_is_not_folded() -> None:
    found = article(LOCK + BELOW, "lock.md")
    kinds = {found.text[block.start : block.end]: block.kind for block in found.blocks}
    for n in range(1, 6):
        assert kinds[f"Gate {n}"] == "heading"
        assert kinds[f"oak {n}"] == kinds[f"steel {n}"] == kinds[f"1. bolts {n}"] == "item"
        assert kinds[f"Not {n} more."] == "quotation"
        assert kinds[f"    cost[{n}] = area * {n}"] == kinds[f"    print({n})"] == "item"
    assert kinds["More"] == kinds["Sign up"] == kinds["Share"] == "furniture"
