"""Words that stand for nobody by themselves, but say by what follows them who is meant: "*those* who fled", "*some* of
the crew", "*many* of them"."""

from __future__ import annotations

from typing import Final

from spacy.tokens import Span, Token

from reader.analysis.times.expressions import is_time
from reader.analysis.words import pronouns
from reader.pipeline import syntax
from reader.pipeline.tables import word_set

_COUNTING: Final = word_set("some many most much more all any few fewer several each one both half none either neither")


def is_one(word: Token) -> bool:
    """Whether what follows a word that counts or points says who it stands for."""
    return (word.lower_ in _COUNTING and _is_part(word)) or (word.lower_ == "those" and any(_clauses(word)))


def phrase(word: Token) -> Span:
    """The phrase of such a word with the clause that says who is meant, up to the first comma in it."""
    span = syntax.noun_phrase(word)
    last = max((clause.right_edge.i for clause in _clauses(word)), default=-1)
    if last < span.end:
        return span
    ends = (t.i for t in word.doc[word.i : last + 1] if t.is_punct and t.text not in ("-", "–", "'", "’"))
    return word.doc[span.start : max(span.end, min(ends, default=last + 1))]


def _is_part(word: Token) -> bool:
    """Whether "of" brings in those whom a word counts."""
    return any(p.lower_ == "of" and p.i == word.i + 1 and not is_time(noun) for p, noun in syntax.obliques(word))


def _clauses(word: Token) -> list[Token]:
    """The relative clauses of a word, by a pronoun of their own: "those *who left*"."""
    own = syntax.children(word, "relative clause")
    return [c for c in own if word.i + 1 < len(word.doc) and word.nbor().lower_ in pronouns.WHO | {"that"}]
