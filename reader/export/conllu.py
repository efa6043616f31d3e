"""A story and its Doc as CoNLL-U: https://universaldependencies.org/format.html

Words are what the pipeline takes for them, without white space; relations and tags are the pipeline's. MISC has
`SpaceAfter=No`, and the entities as `NE=B-PERSON`, `NE=I-PERSON`, as spaCy's own converter reads them.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from reader.printable import safe
from reader.story import Story

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

NONE = "_"
"""What stands in a column that has nothing."""


def encode(story: Story, doc: Doc, number: int = 1) -> str:
    """The sentences of an article; `number` is its own in the file, which begins the ids of its sentences."""
    tags = _entities(story, doc)
    paragraphs = [block.start for block in story.article.blocks]
    lines = [f"# newdoc id = {safe(story.article.source)}"]
    reached = 0
    count = 0
    for sentence in doc.sents:
        words = [token for token in sentence if _form(token)]
        if not words:
            continue
        count += 1
        passed = bisect_left(paragraphs, words[0].idx + 1)
        if passed > reached:
            lines.append("# newpar")
            reached = passed
        lines.append(f"# sent_id = {number}-{count}")
        lines.append(f"# text = {_text(words)}")
        lines += _rows(sentence, words, tags)
        lines.append("")
    return "\n".join(lines) + "\n" if count else ""


def _form(token: Token) -> str:
    """The word as one field, empty where it is white space or nothing that is seen."""
    return " ".join(safe(token.text).split())


def _text(words: list[Token]) -> str:
    """A sentence as its words and the spaces after them make it."""
    return "".join(_form(word) + ("" if _joins(word) else " ") for word in words).strip()


def _joins(word: Token) -> bool:
    """Whether the next word stands right after this one."""
    end = word.idx + len(word.text)
    after = word.doc.text[end : end + 1]
    return bool(after) and not after.isspace()


def _rows(sentence: Span, words: list[Token], tags: Mapping[int, tuple[int, str]]) -> Iterator[str]:
    ids = {word.i: number for number, word in enumerate(words, 1)}
    heads = {word.i: _head(word, ids) for word in words}
    roots = [i for i, head in heads.items() if not head]
    root = sentence.root.i if sentence.root.i in roots else roots[0]
    before: tuple[int, str] | None = None
    for word in words:
        head, relation = heads[word.i], safe(word.dep_).lower() or "dep"
        if word.i == root:
            relation = "root"
        elif not head or relation == "root":  # a sentence has one root
            head, relation = head or ids[root], "parataxis"
        entity = tags.get(word.i)
        misc = []
        if entity is not None:
            misc.append(f"NE={'I' if entity == before else 'B'}-{entity[1]}")
        if _joins(word):
            misc.append("SpaceAfter=No")
        before = entity
        fields = (_form(word), _field(word.lemma_), word.pos_, word.tag_, str(word.morph))
        yield "\t".join(
            (
                str(ids[word.i]),
                *(field or NONE for field in fields),
                str(head),
                relation,
                NONE,
                "|".join(misc) or NONE,
            )
        )


def _field(text: str) -> str:
    return " ".join(safe(text).split())


def _head(word: Token, ids: Mapping[int, int]) -> int:
    """The number of the word's head, passing over white space; 0 where there is none in the sentence."""
    head = word.head
    while head.i not in ids and head.head.i != head.i:
        head = head.head
    return 0 if head.i == word.i else ids.get(head.i, 0)


def _entities(story: Story, doc: Doc) -> dict[int, tuple[int, str]]:
    """For each token in a name the name's number, and its label; of two that overlap the first."""
    found: dict[int, tuple[int, str]] = {}
    for number, entity in enumerate(story.analysis.entities):
        span = doc.char_span(entity.start, entity.end, alignment_mode="expand")
        if span is not None and not any(token.i in found for token in span):
            found.update((token.i, (number, entity.label)) for token in span)
    return found
