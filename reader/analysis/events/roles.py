"""The pipeline's semantic roles, ready to be asked: which arguments has this predicate?"""

from __future__ import annotations

from collections.abc import Mapping

from spacy.tokens import Doc, Token

from reader.pipeline.roles import Role


class Roles:
    """The pipeline's semantic roles, by predicate."""

    def __init__(self, doc: Doc) -> None:
        self._doc = doc
        self._by_predicate: dict[int, list[Role]] = {}
        for role in doc._.roles if Doc.has_extension("roles") else ():
            self._by_predicate.setdefault(role[0], []).append(role)

    def of(self, predicate: Token, *roles: str) -> list[Token]:
        """The heads of a predicate's arguments in the given roles."""
        return [self._doc[i] for _, i, role in self._by_predicate.get(predicate.i, ()) if role in roles]

    def role(self, predicate: Token, argument: Token) -> str | None:
        """The role that an argument's head plays for a predicate."""
        return self.played(predicate).get(argument.i)

    def played(self, predicate: Token) -> Mapping[int, str]:
        """By the positions of a predicate's arguments their roles."""
        return {i: role for _, i, role in reversed(self._by_predicate.get(predicate.i, ()))}
