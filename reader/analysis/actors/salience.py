"""How much is made of an actor by its mentions: how often, how early and in what part; `central` weighs the rest."""

from __future__ import annotations

from typing import TypeAlias

from reader.analysis.actors.chains import Chain, Reference
from reader.analysis.grammar import phrases
from reader.story import Article, Extent

Opening: TypeAlias = tuple[Extent | None, Extent | None]

_FORMS = {"name": 1.0, "nominal": 0.5, "pronoun": 0.6}
_PARTS = {"subject": 1.5, "agent": 1.3, "undergoer": 1.3, "object": 1.0, "possessor": 1.0, "party": 0.9, "place": 0.4}
_NAMED = 1.25  # stories are told of people with names
_UNNAMED = 0.4  # a person whom the article leaves without a name is seldom whom it is about
_CROWD = 0.6  # nor are people without a name together
_ONCE = 0.4  # nor is it about whom it describes once and never comes back to
_OFTEN = 0.6  # the power of the sum of mentions: the tenth says less than the second
_HEADLINE, _LEAD, _EARLY = 3.0, 1.5, 1.5


def weight(article: Article, opening: Opening, chain: Chain) -> float:
    """The chain's weight, above 0: its references, each by form and part, and where the first of them stands.

    The numbers are those that rank the actors of headlines best by the text below the headline, on other articles;
    how much less than a name a description counts, and a crowd, agrees with the main actors of annotated articles.
    """
    total: float = sum(_FORMS[r.form] * _part(r) for r in chain.references) ** _OFTEN
    if chain.kind == "person":
        total *= _NAMED if chain.is_named else _UNNAMED
    elif chain.kind == "group" and not chain.is_named:
        total *= _CROWD
    headline, lead = opening
    starts = [r.span.start_char for r in chain.references]
    if headline and any(headline[0] <= s < headline[1] for s in starts):
        total += _HEADLINE
    if lead and any(lead[0] <= s < lead[1] for s in starts):
        total += _LEAD
    total += _EARLY * (1 - min(starts) / max(1, len(article.text)))
    return total if chain.is_named or len(chain.references) > 1 else _ONCE * total


def _part(reference: Reference) -> float:
    return _PARTS.get(phrases.part(reference.head), 0.7)


def opening(article: Article) -> Opening:
    """Where the headline and the first paragraph are."""
    headline = next(((b.start, b.end) for b in article.blocks if b.kind == "title"), None)
    lead = next(((b.start, b.end) for b in article.blocks if b.kind == "paragraph"), None)
    return headline, lead
