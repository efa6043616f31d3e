"""What the network has not learned is passed over: emoji, drawn lines, words of Chinese, Japanese and Korean, and what
is too long to be a word."""

from __future__ import annotations

from typing import Any

import pytest

from reader.analysis import analyse
from reader.pipeline.pieces import is_ornament, is_unread
from reader.sources import given
from tests.pipeline.model import pipeline
from tests.pipeline.test_pipeline import check

STORY = (
    "Ferry to Holm stops\n\nMayor Lena Falk{0} told the council on Friday that the ferry would stop. "
    "“We have no money,”{1} Falk said. The union{2} sued the town of Holm{3}, and its head, Per Aas{4}, blamed her."
    "\n\n{5}The police arrested two men {5}after the vote.{6}"
)
UNREAD = ["🇳🇴", "1️⃣", "👩🏽‍🚒", "══╗", "❤️", "☎️", "⭐⭐", "東京", "小池百合子", "日本銀行が", "김정은", "Ba" * 500]


def found(text: str) -> dict[str, Any]:
    article = given(text, "x", raw=True)
    analysis = analyse(pipeline()(article.text), article)

    def words(start: int, end: int) -> str:
        return article.text[start:end]

    names = {actor.id: actor.name for actor in analysis.actors}
    return {
        "entities": [(words(e.start, e.end), e.label) for e in analysis.entities],
        "actors": sorted(  # whoever is named early in a text comes first, and its length says what is early
            (a.name, a.kind, [words(m.start, m.end) for m in a.mentions]) for a in analysis.actors
        ),
        "quotes": [
            ([words(*extent) for extent in q.content], names.get(q.speaker or ""), q.kind) for q in analysis.quotes
        ],
        "events": [(words(*e.trigger), e.type) for e in analysis.events],
    }


@pytest.mark.parametrize("word", UNREAD)
def test_it_changes_nothing_of_what_is_around_it(word: str) -> None:
    assert is_unread(word)
    plain = found(STORY.format(*[""] * 7))
    assert plain["quotes"]
    assert found(STORY.format(*[f" {word}"] * 5, f"{word} ", f" {word}")) == plain


@pytest.mark.parametrize(
    "word", ["①", "│", "▪", "•", "—", "№", "€", "Ωmega", "Путин", "محمد", "Sony製", "ｆｕｌｌ", "1", "。"]
)
def test_what_has_a_letter_or_parts_others_is_read(word: str) -> None:
    assert not is_unread(word)


def test_a_name_may_be_spelt_otherwise_in_brackets() -> None:
    doc = pipeline()("Former president Chen Shui-bian (陳水扁) was acquitted. His wife, Wu (吳), was not.")
    assert [t.text for t in doc if t.tag_ == "FW" and t.head == t] == []
    assert any(e.text.startswith("Chen Shui-bian") for e in doc.ents)


@pytest.mark.parametrize(
    "text",
    ["🎉", "🎉 👍🏽\n\n東京\n", "\n🎉\n\nLee won. 🎉\n\n🎉🎉\n\n👍 Roy lost", "🎉Lee🎉", "═════\nLee won.\n═════\n"],
)
def test_it_stays_in_its_paragraph(text: str) -> None:
    doc = pipeline()(text)
    check(doc)
    assert {t.tag_ for t in doc if is_ornament(t.text)} <= {"NFP"}
    assert not doc.ents or {e.text for e in doc.ents} <= {"Lee", "Roy"}
