"""Noun phrases that refer to actors without their names: "the Pentagon spokesman", "residents", "the company"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from spacy.tokens import Doc, Token

from reader.analysis import nouns, phrases, places, titles
from reader.analysis.chains import Chain, Description, Reference
from reader.analysis.folding import word_set
from reader.pipeline import syntax
from reader.story import Extent

_DEFINITE = word_set("the this that these those same said")
_OTHER = word_set("other another more further additional new different fellow")
_VAGUE = word_set(
    """
    body industry office service exchange market state power side class class. base line system mission
    """
)
_ANY_ORGANIZATION = word_set("organization organisation group agency body institution company firm corporation")
_GOVERNMENT = word_set("government administration regime authority")
_NEAR = 3  # sentences that a description without a matching head reaches back


def extend(doc: Doc, chains: list[Chain], furniture: Iterable[Extent]) -> None:
    """Add the nominal references to the chains of named actors, and chains for the actors without a name."""
    skip = list(furniture)
    taken = {i for c in chains for r in c.references for i in range(r.span.start, r.span.end)}
    owner = {i: c for c in chains for r in c.references for i in range(r.span.start, r.span.end)}
    later: list[Token] = []
    for noun in doc:
        if noun.pos_ not in ("NOUN", "PROPN") or noun.i in taken or noun.ent_type_ in ("DATE", "MONEY"):
            continue
        if nouns.sort(noun.lemma_) is None or any(s <= noun.idx < e for s, e in skip) or _names_something(noun):
            continue
        chain = _named_beside(noun, owner)
        if chain is not None and _agrees(noun, chain):
            _add(chain, noun)
        elif chain is None and not _is_modifier(noun):
            later.append(noun)
    for noun in later:
        _resolve(noun, chains)


def is_plural(noun: Token) -> bool:
    """Whether a noun means several."""
    return noun.tag_ in ("NNS", "NNPS") or nouns.is_mass(noun.lemma_)


def _names_something(noun: Token) -> bool:
    """Whether a noun is part of a name that is no actor ("President's Cup")."""
    return noun.pos_ == "PROPN" and bool(noun.ent_type_)


def _is_modifier(noun: Token) -> bool:
    """Whether a noun only narrows another down ("police officers") or stands as a title before a name."""
    if syntax.is_a(noun, "compound") or noun.dep_ in ("nmod:desc", "fixed", "goeswith", "vocative", "discourse"):
        return not syntax.is_a(noun, "possessor")
    following = noun.i + 1
    if following < len(noun.doc):
        after = noun.doc[following]
        return after.ent_type_ == "PERSON" and after.sent == noun.sent and titles.is_title(noun.text)
    return False


def _named_beside(noun: Token, owner: dict[int, Chain]) -> Chain | None:
    """The named actor that a noun stands in apposition to ("X, director of Y", "the minister, X")."""
    if syntax.is_a(noun, "apposition"):
        head = noun.head
        while syntax.is_a(head, "apposition") and head.i not in owner:
            head = head.head
        return owner.get(head.i)
    for child in syntax.children(noun, "apposition"):
        if child.i in owner:
            return owner[child.i]
    return None


def _agrees(noun: Token, chain: Chain) -> bool:
    """Whether a noun can describe an actor of that kind."""
    sort, plural = nouns.sort(noun.lemma_), is_plural(noun)
    if chain.kind == "person":
        return sort == "person" and not plural
    if chain.kind == "organization":
        return sort in ("organization", "group", "place") and not plural
    if chain.kind == "place":
        return sort == "place"
    return plural or sort == "group"


def _add(chain: Chain, noun: Token) -> None:
    chain.references.append(Reference(syntax.noun_phrase(noun), "nominal"))
    chain.references.sort(key=lambda r: r.span.start)
    chain.descriptions.add(Description(noun.lemma_.lower(), phrases.modifiers(noun)))
    chain.gender = chain.gender or (nouns.gender(noun.lemma_) if chain.kind == "person" else None)


def _resolve(noun: Token, chains: list[Chain]) -> None:
    """Give a description to the actor it describes, or start a chain for one that is new."""
    sort = nouns.sort(noun.lemma_)
    if is_plural(noun) and sort in ("person", "group"):
        _group(noun, chains)
    elif sort == "person":
        _person(noun, chains)
    elif sort == "group":
        if not (_is_definite(noun) and _organization(noun, chains)):
            _group(noun, chains)
    elif sort == "organization" and not is_plural(noun):
        if noun.lemma_.lower() in _GOVERNMENT and _government(noun, chains):
            return
        if not _organization(noun, chains) and noun.lemma_.lower() not in _VAGUE:
            _start("organization", noun, chains, plural=None)
    elif sort == "organization":
        _group(noun, chains)
    elif sort == "place" and not is_plural(noun):
        _country(noun, chains)


def _is_definite(noun: Token) -> bool:
    words = {c.lower_ for c in noun.children if c.i < noun.i}
    return bool(words & _DEFINITE)


def _start(kind: str, noun: Token, chains: list[Chain], plural: bool | None = False) -> None:
    chain = Chain("person" if kind == "person" else "group" if kind == "group" else "organization", plural=plural)
    chains.append(chain)
    _add(chain, noun)


def _person(noun: Token, chains: list[Chain]) -> None:
    if _is_definite(noun) and not _others(noun):
        lemma, narrowed = noun.lemma_.lower(), phrases.modifiers(noun)
        fits = [c for c in _known(chains, "person", noun) if _described(c, lemma, narrowed)]
        if fits:
            _add(max(fits, key=lambda c: _recency(c, noun)), noun)
            return
        same = "same" in {c.lower_ for c in noun.children}
        if same and (speakers := [c for c in _known(chains, "person", noun) if _recency(c, noun) >= 0]):
            nearest = max(speakers, key=lambda c: _recency(c, noun))
            if _sentences_back(nearest, noun) <= _NEAR and _gender_fits(nearest, noun):
                _add(nearest, noun)
                return
    _start("person", noun, chains)


def _described(chain: Chain, lemma: str, narrowed: frozenset[str]) -> bool:
    """Whether the chain has been described by that noun, with nothing that clashes."""
    for known in chain.descriptions:
        if nouns.family(known.noun) == nouns.family(lemma) and (
            not narrowed or not known.modifiers or narrowed & known.modifiers
        ):
            return True
    return False


def _gender_fits(chain: Chain, noun: Token) -> bool:
    said = nouns.gender(noun.lemma_)
    return said is None or chain.gender in (None, said)


def _organization(noun: Token, chains: list[Chain]) -> bool:
    if not _is_definite(noun) or _others(noun):
        return False
    lemma, narrowed = noun.lemma_.lower(), phrases.modifiers(noun)
    known = list(_known(chains, "organization", noun))
    fits = [c for c in known if _described(c, lemma, narrowed) or _described_by_based(c, lemma)]
    if not fits and lemma in _ANY_ORGANIZATION and not narrowed:
        fits = [c for c in known if c.is_named and _sentences_back(c, noun) <= 1 and not _is_body(c)]
    if not fits:
        return False
    _add(max(fits, key=lambda c: _recency(c, noun)), noun)
    return True


def _described_by_based(chain: Chain, lemma: str) -> bool:
    """Whether the noun is in the organisation's name, whatever else narrows it down ("the UK-based observatory")."""
    return chain.is_named and any(d.noun == lemma for d in chain.descriptions) and lemma not in _ANY_ORGANIZATION


def _is_body(chain: Chain) -> bool:
    return any(d.noun in ("court", "parliament", "army", "military", "police", "navy") for d in chain.descriptions)


def _government(noun: Token, chains: list[Chain]) -> bool:
    """Give "the Iranian government" to Iran; "the government" to the country if only one is spoken of."""
    said = [places.country(t.text) or places.of_demonym(t.text) for t in noun.children]
    states = [c for c in chains if c.country is not None]
    for country in said:
        if country is not None:
            for chain in states:
                if chain.country == country:
                    _add_plain(chain, noun)
                    return True
            return False
    if phrases.modifiers(noun) or noun.tag_ == "NNS" or len(states) != 1 or not _is_definite(noun):
        return False
    _add_plain(states[0], noun)
    return True


def _add_plain(chain: Chain, noun: Token) -> None:
    chain.references.append(Reference(syntax.noun_phrase(noun), "nominal"))
    chain.references.sort(key=lambda r: r.span.start)


def _country(noun: Token, chains: list[Chain]) -> None:
    if not _is_definite(noun) or noun.lemma_.lower() not in ("country", "nation", "kingdom", "republic"):
        return
    if phrases.modifiers(noun) or _others(noun):
        return
    states = [c for c in chains if c.country is not None and c.before(noun) is not None]
    if states:
        _add_plain(max(states, key=lambda c: _recency(c, noun)), noun)


def _group(noun: Token, chains: list[Chain]) -> None:
    lemma, narrowed = noun.lemma_.lower(), phrases.modifiers(noun)
    counted = any(c.dep_.startswith("nummod") or c.lower_ in ("several", "many", "some") for c in noun.children)
    if not _others(noun):
        fits = [
            c
            for c in _known(chains, "group", noun)
            if any(
                nouns.family(d.noun) == nouns.family(lemma)
                and ((d.modifiers == narrowed and not counted) or (_is_definite(noun) and narrowed <= d.modifiers))
                for d in c.descriptions
            )
        ]
        if fits:
            _add(max(fits, key=lambda c: _recency(c, noun)), noun)
            return
    _start("group", noun, chains, plural=True)


def _others(noun: Token) -> bool:
    return any(c.lower_ in _OTHER for c in noun.children)


def _known(chains: Sequence[Chain], kind: str, noun: Token) -> Iterator[Chain]:
    return (c for c in chains if c.kind == kind and c.before(noun) is not None)


def _recency(chain: Chain, noun: Token) -> int:
    reference = chain.before(noun)
    return reference.head.i if reference else -1


def _sentences_back(chain: Chain, noun: Token) -> int:
    reference = chain.before(noun)
    if reference is None:
        return 1 << 30
    return sum(1 for t in noun.doc[reference.head.i + 1 : noun.i + 1] if t.is_sent_start)
