"""What the name of a country, city or people stands for: the state, its army, its government, or only where somebody
is from."""

from __future__ import annotations

from spacy.tokens import Span, Token

from reader.analysis.grammar import phrases
from reader.analysis.words import nouns, places, titles
from reader.analysis.words.lexicon import VERB_TYPES
from reader.pipeline import syntax, tags
from reader.pipeline.labels import PARTIES
from reader.pipeline.tables import word_set

BODIES = word_set("military army navy police parliament legislature senate congress judiciary intelligence")
_ACTS = frozenset({"agreement", "policy", "statement", "contact", "conflict"})
_HOSTING = word_set("host stage hold")
"""What a city does itself ("Nairobi will host the games")."""
LANGUAGE = word_set("language word words term terms name names version translation subtitles dictionary")
HYPHENS = frozenset({"-", "–", "‑"})
_BACKED = word_set(
    "backed led funded made born trained supported controlled occupied brokered sponsored run owned aligned"
)


def state_body(span: Span) -> Span | None:
    """The body of state that the country before it names ("US military", "Iraqi army"); None if there is none."""
    end = span.end
    if end >= len(span.doc):
        return None
    noun = span.doc[end]
    if noun.lower_ in BODIES and noun.tag_ in tags.SINGULAR and not noun.ent_type_:
        if syntax.is_a(noun, "compound") and noun.head.i == noun.i + 1:  # "police officers", "military action"
            return None
        return span.doc[span.start : end + 1]
    if noun.lower_ == "air" and end + 1 < len(span.doc) and span.doc[end + 1].lower_ == "force":
        return span.doc[span.start : end + 2]
    return None


def belongs_to_people(token: Token) -> bool:
    """Whether a place's name only says where people or an organisation are from ("US troops", "London police")."""
    if _is_before_title(token):
        return True
    if not (syntax.is_a(token, "compound", "adjective") or token.dep_ in ("nmod:desc", "nmod")):
        return False
    if syntax.prepositions(token) or syntax.is_a(token, "possessor") or token.i > token.head.i:
        return False
    head = token.head
    return nouns.sort(head.text) is not None or titles.is_title(head.text) or head.ent_type_ in PARTIES


def _is_before_title(token: Token) -> bool:
    """Whether a title and a person's name come next ("Indiana Gov. Mike Pence")."""
    after = token.doc[token.i + 1 : token.i + 3]
    titled = len(after) == 2 and after[0].text[:1].isupper() and titles.is_title(after[0].text)
    return titled and after[1].ent_type_ == "PERSON"


def means_state(token: Token, events: frozenset[int]) -> bool:
    """Whether a demonym as adjective means what the state does ("Iranian-backed", "the Russian invasion").

    `events` are where the pipeline sees something happen.
    """
    doc, after = token.doc, token.i + 1
    if after + 1 < len(doc) and doc[after].text in HYPHENS:
        before = doc[token.i - 1].text if token.i else ""
        return doc[after + 1].lower_ in _BACKED and before not in HYPHENS
    if token.i and doc[token.i - 1].text in HYPHENS:
        return False
    head = token.head
    if head.lower_ in LANGUAGE:
        return False
    return syntax.is_a(token, "adjective", "compound") and head.i in events and not head.ent_type_


def governs(token: Token, known: bool) -> bool:
    """Whether a capital stands for its government here: it speaks, or does what only states do."""
    part = phrases.part(token)
    if part not in ("subject", "agent"):
        return False
    if phrases.speaks(token):
        return True
    verb = phrases.governor(token).lemma_.lower()
    return known and verb not in _HOSTING and VERB_TYPES.get(verb) in _ACTS


def is_country_name(name: str) -> bool:
    """Whether a name is a country's own, not its capital's or its people's."""
    return places.country(name) is not None
