"""The ends of a participant's phrase: none that opens what it does not close, none that only leads on or in.

Quotation marks hang anywhere in a parse, and so do conjunctions, relative pronouns and adverbs of the whole clause.
"""

from __future__ import annotations

from typing import Final

from spacy.tokens import Span, Token

from reader.pipeline.tables import word_set

_OPENED: Final = {"“": "”", '"': '"'}
"""Opening quotation marks with what closes them."""
_JOINING: Final = frozenset(["CC", "WDT", "WP"])
"""The tags of words that only join a phrase or clause to one before it."""
_BRINGING: Final = word_set("to for of with by from that")
"""Words that bring in a phrase or a clause, or end a clause."""
_AS_WELL: Final = word_set("as well")
_OF_CLAUSE: Final = word_set("still also then really again instead perhaps moreover however and or but")
"""Words before a phrase that are of its whole clause: "*still* the main obstacle"."""


def rounded(span: Span, head: Token) -> Span:
    """A phrase around its head without words at its ends that are not of it, with the quotation mark that closes it."""
    doc, start, end = span.doc, span.start, span.end
    while end - 1 > head.i and _leads_on(doc[end - 1]):
        end -= 1
    while start < head.i and doc[start].lower_ in _OF_CLAUSE and not _modifies_next(doc[start]):
        start += 1
    for mark, closing in _OPENED.items():
        inside = [t.text for t in doc[start:end]]
        open_marks = inside.count(mark) % 2 if mark == closing else inside.count(mark) - inside.count(closing)
        before = doc[start - 1].text if start else ""
        if open_marks == 1 and end < len(doc) and doc[end].text == closing:
            end += 1
        elif before == mark and (open_marks == -1 or (open_marks == 1 and mark == closing)):
            start -= 1
    return doc[start:end]


def _leads_on(word: Token) -> bool:
    """Whether the last word of a phrase belongs to what stands outside it: "crimes *and*", "a letter *to*", but not
    where a clause ends in it: "the land the mill stands *on*"."""
    if word.tag_ in _JOINING or word.lower_ in _AS_WELL:
        return True
    brings = word.lower_ in _BRINGING and word.tag_ in ("IN", "TO")
    return brings and word.head.pos_ not in ("VERB", "ADV")


def _modifies_next(word: Token) -> bool:
    """Whether an adverb is of the word behind it: "*still* unknown rivals"."""
    if word.nbor().text in ("-", "–"):  # "*then*-Senator Lee"
        return True
    return word.pos_ == "ADV" and word.head.i == word.i + 1 and word.head.pos_ in ("ADJ", "ADV", "NUM", "VERB")
