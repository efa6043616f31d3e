"""The brief in Markdown."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from msgspec.structs import replace

from reader.export.markdown import encode
from tests.export.stories import STORY


def test_the_brief_says_who_what_and_who_said_what() -> None:
    text = encode(STORY)
    assert text.startswith("# Bridge closed\n")
    assert "- **Jane Doe** (person), 2 mentions" in text
    assert "**closed**" in text
    assert "**Jane Doe**: “It is" in text
    assert "\x1b" not in text


@given(st.text(alphabet="a*_[]()<>#`-+1. |&\\", max_size=30))
def test_no_mark_of_a_name_is_markdown(name: str) -> None:
    [actor] = STORY.analysis.actors
    story = replace(STORY, analysis=replace(STORY.analysis, actors=(replace(actor, name=f"A{name}Z"),)))
    html = MarkdownIt().render(encode(story))
    assert html.count("<li>") == MarkdownIt().render(encode(STORY)).count("<li>")
    assert not any(tag in html for tag in ("<a", "<em>A", "<code", "<img", "<h3"))
