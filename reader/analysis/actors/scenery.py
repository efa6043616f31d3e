"""Which places are actors, as a state that acts is, and which are only where something happens.

Annotators call a place an actor for what it does, suffers or owns in all of an article, so all its names are weighed
together: which parts they play, what the network says of them, and how often it is named at all.
"""

from __future__ import annotations

from collections import Counter
from math import log1p
from typing import Final

from reader.analysis.actors.candidates import SURE, Surroundings
from reader.analysis.actors.chains import Chain
from reader.analysis.grammar import phrases
from reader.analysis.ranker import Features
from reader.analysis.words import names
from reader.pipeline import syntax

_ACTS: Final[tuple[phrases.Part, ...]] = ("subject", "undergoer", "agent", "object")
_TIES: Final[tuple[phrases.Part, ...]] = ("possessor", "party", "modifier")
_WHERE: Final = (["at"], ["in"], ["outside"], ["inside"], ["near"])


def describe(place: Chain, around: Surroundings) -> Features:
    """What is known of a place: the share of its names in parts that tell, and the network's scores.

    A state that acts, or whose people or things are named, is more surely an actor than a town.
    """
    heads = [r.head for r in place.telling]
    parts = Counter(map(phrases.part, heads))
    acts, tied = (sum(parts[part] for part in some) / len(heads) for some in (_ACTS, _TIES))
    found = {"named": log1p(len(heads)), "acts": acts}
    found |= {part: parts[part] / len(heads) for part in ("party", "place")}
    if place.country is not None:
        found |= {"state": 1.0, "state:acts": acts, "state:tied": tied}
    scores = [score for head in heads if (score := around.acting(head)) is not None]
    if scores:
        found |= {"network:most": max(scores) / SURE, "network:mean": sum(scores) / len(scores) / SURE}
    return found


def surely_acts(place: Chain) -> bool:
    """Whether half of a place's names or more are subjects: no annotator took such a one for scenery."""
    parts = [phrases.part(r.head) for r in place.telling]
    return 2 * parts.count("subject") >= len(parts)


def is_only_house(chain: Chain) -> bool:
    """Whether an organisation's house is only where something happens ("at the National Theatre")."""
    return chain.kind == "organization" and all(
        r.form == "name"
        and names.is_house(r.span.text)
        and [p.lower_ for p in syntax.prepositions(r.head)][:1] in _WHERE
        for r in chain.references
    )
