"""Plain names and noun phrases by their parts of speech: the parse of sentences with speech in them is often broken."""

from __future__ import annotations

from spacy.tokens import Doc

from reader.pipeline import tags
from reader.pipeline.tables import word_set

_WITHIN = word_set("of and")
_LONGEST = 8


def phrase_end(doc: Doc, start: int, limit: int) -> int:
    """Where the name or noun phrase ends that starts there ("the old head of the union"), at most eight tokens on and
    before `limit`; `start` itself if none does."""
    end = start
    while end < min(limit, start + _LONGEST):
        token = doc[end]
        joins = end > start and (token.lower_ in _WITHIN or token.tag_ in ("POS", "HYPH"))
        if not (token.pos_ in tags.PLAIN or token.tag_ == "PRP$" or joins):
            break
        end += 1
    while end > start and doc[end - 1].pos_ not in tags.NOUNS:
        end -= 1
    return end
