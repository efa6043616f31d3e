"""Semantic roles: `doc._.roles`, PropBank arguments by their head words."""

from __future__ import annotations

from typing import TypeAlias

import numpy as np
from spacy.language import Language
from spacy.tokens import Doc

from reader.pipeline import answers
from reader.pipeline.decoder import Decoder

Role: TypeAlias = tuple[int, int, str]
"""A predicate's token, the head token of an argument, and the role, such as ARG0 or ARGM-TMP."""

Doc.set_extension("roles", default=(), force=True)


@Language.factory("reader_roles", assigns=["doc._.roles"], default_config={"least": -0.3})
def make(nlp: Language, name: str, least: float) -> Roles:
    """Roles are taken that score at least by `least` over none: under 0 finds more of them, fewer of them right."""
    return Roles(least)


class Roles(Decoder):
    """Sets the roles, ordered by predicate, then argument.

    An argument is a word of its predicate's sentence; a predicate has each numbered argument (ARG0, ARG1, …) once, the
    one that the network is surest of.
    """

    heads = ("roles",)

    def __init__(self, least: float) -> None:
        super().__init__()
        self._least = 1000 * least

    def __call__(self, doc: Doc) -> Doc:
        found = answers.take(doc, "roles")
        if found is None:
            return doc
        labels = self.labels["roles"]
        sentence = np.cumsum(doc.to_array(["SENT_START"]).ravel() == 1)
        tokens = found.words[found.values[:, :2]]
        taken = found.values[:, 3] >= self._least
        taken &= sentence[tokens[:, 0]] == sentence[tokens[:, 1]]
        surest_first = np.lexsort((-found.values[:, 3], tokens[:, 0]))
        roles: list[Role] = []
        last, filled = -1, set[str]()
        for k in surest_first[taken[surest_first]]:
            (predicate, argument), role = tokens[k].tolist(), labels[found.values[k, 2]]
            if predicate != last:
                last, filled = predicate, set()
            if role[-1].isdigit():
                if role in filled:
                    continue
                filled.add(role)
            roles.append((predicate, argument, role))
        doc._.roles = tuple(sorted(roles))
        return doc
