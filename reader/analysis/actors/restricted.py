"""The relative clauses that say which ones a description means: "residents *who are enduring the smell*"."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec
from spacy.tokens import Doc, Span, Token

from reader.pipeline import syntax, tags
from reader.story import Actor, Mention

_LONGEST = 12
"""Words of such a clause; a longer one tells a story of its own."""

_GOVERNING = frozenset({"VERB", "ADP"})
_APART = tags.VERBS | {"PUNCT", "CCONJ", "SCONJ", "SPACE"}


def extend(doc: Doc, actors: Iterable[Actor]) -> tuple[Actor, ...]:
    """The actors, their descriptions up to the end of a relative clause that no comma parts from them.

    Whoever is named within such a clause is another actor, so this is for the last: until then the words of a
    description are those of the one it means.
    """
    return tuple(msgspec.structs.replace(a, mentions=tuple(_whole(doc, m) for m in a.mentions)) for a in actors)


def _whole(doc: Doc, mention: Mention) -> Mention:
    span = doc.char_span(mention.start, mention.end) if mention.form == "nominal" else None
    if span is None:
        return mention
    for clause in syntax.children(span.root, "relative clause"):
        words = doc[span.end : clause.right_edge.i + 1]
        if clause.left_edge.i == span.end and is_whole(words) and (end := _end(words)):
            return Mention(mention.start, end, mention.form)
    return mention


def is_narrowed(noun: Token) -> bool:
    """Whether a relative clause says which ones are meant: without a comma, whatever the parse hangs it on."""
    clauses = syntax.children(noun, "relative clause")
    if any(c.left_edge.i and noun.doc[c.left_edge.i - 1].text != "," for c in clauses):
        return True
    return noun.i + 1 < len(noun.doc) and noun.nbor().tag_ in tags.RELATIVE


def is_whole(clause: Span) -> bool:
    """Whether a clause ends where its stretch does, and the parse did not hang its rest elsewhere: "those *arrested* on
    Monday were freed". Behind a verb or a preposition only what no longer can be its own may follow."""
    doc, end = clause.doc, clause.end
    while end > clause.start and (doc[end - 1].is_punct or doc[end - 1].is_space):
        end -= 1
    if end == clause.start or end < clause.end or end == len(doc):
        return True
    return doc[end - 1].pos_ not in _GOVERNING or doc[end].pos_ in _APART or doc[end].is_space


def _end(words: Span) -> int | None:
    """Where a clause ends, what is punctuation or white space behind it left out; None if it is too long or parted."""
    inside = list(words)
    while inside and (inside[-1].is_punct or inside[-1].is_space):
        inside.pop()
    if not 0 < len(inside) <= _LONGEST or any(t.is_space or (t.is_punct and t.text != "-") for t in inside):
        return None
    return inside[-1].idx + len(inside[-1])
