"""What the pipeline's mentions say a noun denotes, for the nouns that no table has."""

from __future__ import annotations

from spacy.tokens import Doc, Token

from reader.analysis.words import nouns
from reader.analysis.words.folding import word_set
from reader.pipeline import syntax

KEY = "mentions"
_SORTS: dict[str, nouns.Sort] = {"person": "person", "organization": "organization"}
_AMOUNTS = word_set(
    """percent number half rest lot majority thousands hundreds dozens millions others one ones two three part kind
    sort type name detail figure voice hand face body head life other"""
)
"""Nouns that only count or portion out others, or are people only in passing."""


def sorts(doc: Doc) -> dict[int, nouns.Sort]:
    """What nouns of no table denote, by token index: people and bodies; empty without mentions.

    Only a noun that heads a phrase and is no number, no part of a name and no amount counts.
    """
    found: dict[int, nouns.Sort] = {}
    for span in doc.spans.get(KEY, ()):
        sort = _SORTS.get(span.label_)
        if sort is not None and _is_plain(span[0]):
            found[span.start] = sort
    return found


def _is_plain(token: Token) -> bool:
    noun = token.pos_ == "NOUN" and token.tag_ in ("NN", "NNS") and token.lower_.isalpha()
    known = nouns.sort(token.text) is not None or nouns.singular(token.text) in _AMOUNTS or bool(token.ent_type_)
    return noun and len(token) > 2 and not known and not syntax.is_a(token, "compound", "adjective")
