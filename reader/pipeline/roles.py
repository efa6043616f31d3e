"""Semantic roles: `doc._.roles`, PropBank arguments by their head words."""

from __future__ import annotations

from typing import TypeAlias

from spacy.language import Language
from spacy.tokens import Doc

from reader.pipeline import answers
from reader.pipeline.decoder import Decoder

Role: TypeAlias = tuple[int, int, str]
"""A predicate's token, the head token of an argument, and the role, such as ARG0 or ARGM-TMP."""

Doc.set_extension("roles", default=(), force=True)


@Language.factory("reader_roles", assigns=["doc._.roles"])
def make(nlp: Language, name: str) -> Roles:
    return Roles()


class Roles(Decoder):
    """Sets the roles, ordered by predicate, then argument. No argument is in another paragraph than its predicate."""

    heads = ("roles",)

    def __call__(self, doc: Doc) -> Doc:
        found = answers.take(doc, "roles")
        if found is None:
            return doc
        paragraph = found.paragraphs.searchsorted(found.values[:, :2], side="right")
        rows = found.values[paragraph[:, 0] == paragraph[:, 1]]
        tokens = found.words[rows[:, :2]].tolist()
        labels = self.labels["roles"]
        doc._.roles = tuple(
            sorted((p, a, labels[role]) for (p, a), role in zip(tokens, rows[:, 2].tolist(), strict=True))
        )
        return doc
