"""Actors found in a document that a table of words spells out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from spacy.tokens import Token

from reader.analysis import actors, entities
from reader.analysis.actors.chains import Chain
from reader.analysis.actors.judge import Judge, Option
from reader.analysis.ranker import Features
from reader.story import Actor
from tests.analysis.build import article, doc


def found(table: str, *, title: bool = False, judge: Judge | None = None) -> tuple[str, tuple[Actor, ...]]:
    made = doc(table)
    of = article(made, title=title)
    return of.text, actors.find(made, of, entities.find(made, of), judge)


def mentions(table: str, name: str, judge: Judge | None = None) -> list[tuple[str, str]]:
    text, all_actors = found(table, judge=judge)
    chosen = next(a for a in all_actors if a.name == name)
    return [(text[m.start : m.end], m.form) for m in chosen.mentions]


def names(table: str) -> set[str]:
    return {a.name for a in found(table)[1]}


@dataclass(frozen=True)
class Decided:
    """One to whom all descriptions are actors' or none, and always of new ones; every place is one."""

    yes: bool

    def is_actor(self, noun: Token, features: Features) -> bool:
        return self.yes

    def meant(self, noun: Token, options: Sequence[Option]) -> Chain | None:
        return None

    def named(self, described: Chain, options: Sequence[Option]) -> Chain | None:
        return None

    def takes_part(self, place: Chain, features: Features) -> bool:
        return True
