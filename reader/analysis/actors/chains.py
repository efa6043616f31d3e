"""Actors while they are being put together: chains of references that grow step by step."""

from __future__ import annotations

from bisect import insort
from dataclasses import dataclass, field
from functools import cached_property

from spacy.tokens import Span, Token

from reader.analysis.words.places import Country
from reader.analysis.words.titles import Gender
from reader.story import ActorKind, Form


@dataclass(frozen=True)
class Reference:
    """A place where an actor is referred to; `span` is what a reader would underline."""

    span: Span
    form: Form

    @cached_property
    def head(self) -> Token:
        """The word that stands for the whole in the parse."""
        return self.span.root

    @cached_property
    def words(self) -> range:
        """The tokens any of which may be taken for the mention: those of a name with the titles right before it, or a
        description's head."""
        if self.form != "name":
            return range(self.head.i, self.head.i + 1)
        doc, start = self.span.doc, self.span.start
        while start and doc[start - 1].dep_ == "nmod:desc" and doc[start - 1].head.i in range(start, self.span.end):
            start -= 1
        return range(start, self.span.end)


@dataclass(frozen=True)
class Description:
    """A noun that describes an actor, with the words that narrow it down ("Pentagon spokesman": {pentagon})."""

    noun: str
    modifiers: frozenset[str]
    countries: frozenset[str] = frozenset()
    counted: str | None = None
    """The number word where only some are meant ("five militants"), who need not be the next ones of that name."""
    places: frozenset[str] = frozenset()
    """Those of the narrowing words that are places' names ("the *Kansas* senator", "the senator from *Kansas*")."""


@dataclass(eq=False)
class Chain:
    """What is known of an actor so far. `plural` is None where both "it" and "they" may refer to it."""

    kind: ActorKind
    references: list[Reference] = field(default_factory=list)
    gender: Gender | None = None
    plural: bool | None = False
    country: Country | None = None
    descriptions: set[Description] = field(default_factory=set)
    countries: set[str] = field(default_factory=set)
    """Those that a person is said to be of, beside the name ("Spain's Pablo Ruiz")."""
    age: int | None = None
    """In years, where the text tells it."""

    @property
    def is_named(self) -> bool:
        """Whether the text gives the actor's name."""
        return any(r.form == "name" for r in self.references)

    @property
    def telling(self) -> list[Reference]:
        """The references that say by themselves who is meant: its names, or its descriptions if it has none."""
        form = "name" if self.is_named else "nominal"
        return [r for r in self.references if r.form == form]

    def refer(self, reference: Reference) -> None:
        """Take in a reference, in text order."""
        insort(self.references, reference, key=lambda r: r.span.start)

    def absorb(self, other: Chain) -> None:
        """Take in all that is known of another, who is the same."""
        for reference in other.references:
            self.refer(reference)
        self.descriptions |= other.descriptions
        self.gender, self.age = self.gender or other.gender, self.age or other.age
