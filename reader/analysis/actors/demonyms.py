"""Where an adjective names a state that is an actor: "*Bolivian* territory", "*British* industry".

Before whoever acts it only says where they are from ("a *Bolivian* hero"); before a thing it says whose that is.
"""

from __future__ import annotations

from collections.abc import Iterable

from spacy.tokens import Doc, Token

from reader.analysis.actors import states
from reader.analysis.actors.chains import Chain, Reference
from reader.analysis.words import nouns, places, titles
from reader.pipeline import syntax
from reader.story import Entity


def extend(doc: Doc, actors: Iterable[Chain], entities: Iterable[Entity]) -> None:
    """Add the adjectives that name them to the states among the actors."""
    known = {c.country.name: c for c in actors if c.country is not None}
    taken = {i for c in known.values() for r in c.references for i in range(r.span.start, r.span.end)}
    for entity in entities if known else ():
        if entity.label != "NORP":
            continue
        span = doc.char_span(entity.start, entity.end, label=entity.label, alignment_mode="expand")
        if span is None or not taken.isdisjoint(range(span.start, span.end)) or not _owns(span.root):
            continue
        country = places.of_demonym(span.text)
        if country is not None and country.name in known:
            known[country.name].refer(Reference(span, "name"))


def _owns(word: Token) -> bool:
    """Whether a demonym stands before a thing that bears no name."""
    head = word.head
    if not syntax.is_a(word, "adjective", "compound") or head.ent_type_ or head.lower_ in states.LANGUAGE:
        return False
    return nouns.sort(head.text) is None and not titles.is_title(head.text)
