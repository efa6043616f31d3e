"""CoNLL-U, column by column, and as spaCy's own converter reads it."""

import re

import pytest
from spacy.tokens import Doc
from spacy.training.converters import conllu_to_docs
from spacy.vocab import Vocab

from reader.analysis import analyse
from reader.export.conllu import encode
from reader.sources.texts import plain
from reader.story import Analysis, Article, Block, Entity, Pipeline, Story
from tests.pipeline.model import needs_model, pipeline

TEXT = """Dam holds, for now

RIVA, May 2 2022 - Engineer Ada Roth said the dam (built in 1961) “isn't going anywhere”.\tShe’ll report to Riva
City Council on Friday.

It rained all week. The river rose by 2.5 metres… and fell again!
"""


def sentences(text: str) -> list[tuple[dict[str, str], list[list[str]]]]:
    """The comments and the rows of each sentence, which must be as the format wants them."""
    found = []
    assert text.endswith("\n\n")
    for part in text[:-2].split("\n\n"):
        lines = part.split("\n")
        comments = dict(line[2:].partition(" = ")[::2] for line in lines if line[0] == "#")
        rows = [line.split("\t") for line in lines if line[0] != "#"]
        assert [row[0] for row in rows] == [str(n) for n in range(1, len(rows) + 1)]
        assert all(len(row) == 10 and all(field and field.strip() == field for field in row) for row in rows)
        assert [row[7] for row in rows if row[6] == "0"] == ["root"]
        heads = [int(row[6]) for row in rows]
        for at in range(1, len(rows) + 1):  # every word hangs on the root
            passed = set()
            while at:
                assert at not in passed
                passed.add(at)
                at = heads[at - 1]
        text = "".join(row[1] + ("" if "SpaceAfter=No" in row[9].split("|") else " ") for row in rows)
        assert comments["text"] == text.strip()
        found.append((comments, rows))
    return found


@needs_model
def test_the_rows_say_what_the_doc_says() -> None:
    article = plain.article(TEXT, "dam.txt")
    doc = pipeline()(article.text)
    story = Story(article, analyse(doc, article), Pipeline("", ""))
    written = encode(story, doc, 3)
    assert written.startswith("# newdoc id = dam.txt\n# newpar\n# sent_id = 3-1\n# text = Dam holds, for now\n")
    found = sentences(written)
    assert [comments["sent_id"] for comments, _ in found] == [f"3-{n}" for n in range(1, len(found) + 1)]
    assert written.count("# newpar") == len(article.blocks)
    words = [token for token in doc if not token.is_space]
    rows = [row for _, rows in found for row in rows]
    assert [row[1] for row in rows] == [w.text for w in words]
    assert [row[2:5] for row in rows] == [[w.lemma_, w.pos_, w.tag_] for w in words]
    at = {w.i: k for k, w in enumerate(words)}
    first = 0
    for _, part in found:
        for k, row in enumerate(part):
            word = words[first + k]
            assert int(row[6]) == (0 if word.head == word else at[word.head.i] - first + 1)
        first += len(part)
    docs = list(conllu_to_docs(written, n_sents=100, no_print=True))
    assert [[t.text for t in d] for d in docs] == [[w.text for w in words]]
    assert {(e.text, e.label_) for d in docs for e in d.ents} == {
        (article.text[e.start : e.end], e.label) for e in story.analysis.entities
    }


def hand(words: list[str], spaces: list[bool], heads: list[int], text_ents: list[Entity]) -> tuple[Story, Doc]:
    deps = ["ROOT" if head == k else "dep" for k, head in enumerate(heads)]
    starts = [k == 0 for k in range(len(words))]
    doc = Doc(Vocab(), words, spaces=spaces, heads=heads, deps=deps, sent_starts=starts)
    article = Article("a\tb\nc", None, None, None, doc.text, (Block("paragraph", 0, len(doc.text)),))
    return Story(article, Analysis(entities=tuple(text_ents)), Pipeline("", "")), doc


def test_white_space_is_no_word_and_hands_its_words_to_its_head() -> None:
    story, doc = hand(["New", "\n ", "York", "_", "\x1b[31m"], [False, False, True, True, False], [1, 2, 2, 2, 2], [])
    (comments, rows) = sentences(encode(story, doc))[0]
    assert comments["newdoc id"] == "a b c"
    assert [row[1] for row in rows][:3] == ["New", "York", "_"]
    assert rows[0][6] == "2"
    assert rows[0][9] == "_"
    assert "\x1b" not in comments["text"]


def test_names_begin_anew_one_after_another() -> None:
    entities = [Entity(0, 3, "PERSON"), Entity(4, 11, "PERSON"), Entity(8, 11, "ORG")]
    story, doc = hand(["Ann", "Bob", "Lee"], [True, True, False], [0, 0, 1], entities)
    (_, rows) = sentences(encode(story, doc))[0]
    assert [row[9] for row in rows] == ["NE=B-PERSON", "NE=B-PERSON", "NE=I-PERSON"]


def test_nothing_gives_nothing() -> None:
    story, doc = hand(["\n"], [False], [0], [])
    assert encode(story, doc) == ""


@pytest.mark.parametrize("word", ["a\u00a0b", "a\u2028b", "a\tb", "a\x00b"])
def test_a_word_is_one_field(word: str) -> None:
    story, doc = hand([word, "c"], [True, False], [0, 0], [])
    (_, rows) = sentences(encode(story, doc))[0]
    assert not re.search(r"[\t\n\x00\u2028]", rows[0][1])


def test_a_name_within_a_word_is_the_words() -> None:
    story, doc = hand(["Ann", "ran"], [True, False], [1, 1], [Entity(0, 2, "PERSON")])
    (_, rows) = sentences(encode(story, doc))[0]
    assert rows[0][9] == "NE=B-PERSON"
