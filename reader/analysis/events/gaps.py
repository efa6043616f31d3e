"""What a relative clause without a pronoun leaves unsaid: the object that its noun is, "the players *he will use*"."""

from __future__ import annotations

from typing import Final

from spacy.tokens import Token

from reader.analysis.times.expressions import is_time
from reader.analysis.words.lemmas import lemma_of
from reader.pipeline import syntax, tags
from reader.pipeline.tables import word_set

_ADVERBIAL: Final = word_set("way reason place moment case occasion extent speed rate manner degree point")
"""Nouns whose clause says in which way, why, where or when something is done: "the *way* she runs the firm"."""
_COMPLETE: Final = ("object", "clause", "noun clause", "copula")


def object_of(verb: Token) -> Token | None:
    """The noun that is an active verb's object by the relative clause that it stands in, or completes ("wants to
    *use*"); None where a pronoun says it, the verb has its own, or a preposition is left without its noun ("the man I
    talked *to*")."""
    if verb.pos_ not in tags.VERBS or syntax.is_passive(verb) or syntax.children(verb, *_COMPLETE, "open clause"):
        return None
    top = verb
    while syntax.is_a(top, "open clause") and not syntax.objects(top.head) and not syntax.is_passive(top.head):
        top = top.head
    noun = top.head
    own = syntax.children(top, "subject")
    if not own or noun.pos_ not in tags.NOUNS or noun.i > own[0].i or not syntax.is_a(top, "noun clause"):
        return None
    between = noun.doc[noun.i + 1 : verb.i]
    if any(t.tag_ in tags.RELATIVE or t.is_punct or t.lower_ == "that" for t in between) or _is_stranded(verb):
        return None
    return None if is_time(noun) or lemma_of(noun) in _ADVERBIAL else noun


def _is_stranded(verb: Token) -> bool:
    """Whether the word behind a verb is a preposition without a noun."""
    if verb.i + 1 >= verb.sent.end:
        return False
    word = verb.nbor()
    governing = syntax.is_a(word, "preposition") and (word.head.i > word.i or bool(list(word.children)))
    return word.tag_ in ("IN", "TO") and not governing and not syntax.is_a(word, "marker")
