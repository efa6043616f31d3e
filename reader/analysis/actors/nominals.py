"""Noun phrases that refer to actors without their names: "the Pentagon spokesman", "residents", "the company"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from spacy.tokens import Doc, Span, Token

from reader.analysis.actors import antecedents, appositions, epithets, phrases, typed
from reader.analysis.actors.chains import Chain, Description, Reference
from reader.analysis.words import nouns, places, titles
from reader.analysis.words.folding import word_set
from reader.pipeline import syntax
from reader.story import ActorKind, Extent

_DEFINITE = word_set("the this that these those same said")
_OTHER = word_set("other another more further additional new different fellow such every each any no")
_ANYBODY = word_set("every each any no your whichever whatever")
_MORE = word_set("more fewer enough")
_ENDING = word_set("including like such against")
_SOME = word_set("several many some few numerous dozens hundreds thousands")
_VAGUE = word_set(
    """body industry office service exchange market power side class base line system mission sector force fund
    campaign business head chain"""
)
_ANY_ORGANIZATION = word_set("organization organisation group agency body institution company firm corporation")
_BODIES = word_set("court parliament army military police navy")
_GOVERNMENT = word_set("government administration regime")
_STATE = word_set("country nation kingdom republic")
_NOUNS = frozenset({"NOUN", "PROPN", "PRON"})  # a noun without an article ("police said") can be tagged a pronoun
_SHORT = 4  # words
_NEAR = 3  # sentences that "the same official" reaches back


def extend(doc: Doc, chains: list[Chain], furniture: Iterable[Extent]) -> None:
    """Add the nominal references to the chains of named actors, and chains for the actors without a name."""
    skip = list(furniture)
    owner = {i: c for c in chains for r in c.references for i in range(r.span.start, r.span.end)}
    bearers = dict(appositions.before_names(doc, chains))
    told = typed.sorts(doc)
    later: list[tuple[Token, nouns.Sort]] = []
    for noun in doc:
        if noun.pos_ not in _NOUNS or noun.i in owner or noun.ent_type_ in ("DATE", "MONEY"):
            continue
        if noun.lower_ == "media" and noun.i and doc[noun.i - 1].lower_ == "social":
            continue
        sort = nouns.sort(noun.text) or told.get(noun.i)
        if sort is None or any(s <= noun.idx < e for s, e in skip) or _is_in_name(noun):
            continue
        chain = bearers.get(noun.i) or appositions.beside(noun, owner)
        if chain is not None and _agrees(noun, chain):
            _add(chain, noun, before=next((r.span.start for r in chain.references if r.span.start > noun.i), None))
        elif syntax.children(noun, "copula"):
            _predicate(noun, owner)
        elif chain is None and not _is_modifier(noun):
            later.append((noun, sort))
    for noun, sort in later:
        _resolve(noun, sort, chains)


def _is_in_name(noun: Token) -> bool:
    """Whether a noun is part of a name that is no actor ("President's Cup")."""
    return noun.pos_ == "PROPN" and bool(noun.ent_type_) and not noun.text.islower()


def _is_modifier(noun: Token) -> bool:
    """Whether a noun only narrows another down ("police officers"), stands as a title before a name, or as a role."""
    if syntax.is_a(noun, "compound") or noun.dep_ in ("nmod:desc", "fixed", "goeswith", "vocative", "discourse"):
        return not syntax.is_a(noun, "possessor")
    if [p.lower_ for p in syntax.prepositions(noun)][:1] == ["as"]:
        return True
    if noun.i + 1 < len(noun.doc):
        after = noun.doc[noun.i + 1]
        return after.ent_type_ == "PERSON" and not after.is_sent_start and titles.is_title(noun.text)
    return False


def _predicate(noun: Token, owner: dict[int, Chain]) -> None:
    """Note what "X is the director" says of X; the noun refers to nobody new."""
    for subject in syntax.subjects(noun):
        chain = owner.get(subject.i)
        if chain is not None and chain.kind == "person" and _agrees(noun, chain):
            chain.descriptions.add(_description(noun))
            chain.gender = chain.gender or nouns.gender(noun.text)


def _agrees(noun: Token, chain: Chain) -> bool:
    """Whether a noun can describe an actor of that kind."""
    sort, plural = nouns.sort(noun.text), phrases.is_plural(noun)
    if chain.kind == "person":
        return sort == "person" and not plural
    if chain.kind == "organization":
        return sort in ("organization", "group", "place") and not plural
    if chain.kind == "place":
        return sort == "place"
    return plural or sort == "group"


def _description(noun: Token) -> Description:
    counts = [c.lower_ for c in noun.children if c.dep_.startswith("nummod") or c.lower_ in _SOME]
    counted = counts[0] if counts else None
    return Description(nouns.singular(noun.text), phrases.modifiers(noun), phrases.countries(noun), counted)


def _add(chain: Chain, noun: Token, *, before: int | None = None) -> None:
    """Add a noun phrase to a chain. It ends before the token `before`, where the name it describes begins."""
    span = syntax.noun_phrase(noun)
    while len(span) > 1 and (
        (span[0].pos_ == "ADV" and span[1].pos_ == "DET")  # "again the nominee"
        or (span[0].pos_ == "ADP" and span[1].tag_ not in ("JJS", "RBS", "JJR", "RBR"))  # but "at least five"
    ):
        span = span[1:]
    end = before if before is not None and noun.i < before < span.end else span.end
    for token in span.doc[noun.i + 1 : end]:  # examples and what follows a comma are more than the phrase
        if token.lower_ in _ENDING or (token.text == "," and token.nbor().ent_type_ and noun.i + 1 < token.i):
            end = token.i
            break
    span = _with_participle(noun, _cut(span, end))
    chain.references.append(Reference(span, "nominal"))
    chain.references.sort(key=lambda r: r.span.start)
    if chain.kind != "place":
        chain.descriptions.add(_description(noun))
    if chain.kind == "person":
        chain.gender = chain.gender or nouns.gender(noun.text)


def _with_participle(noun: Token, span: Span) -> Span:
    """The phrase with the short participle clause that says which ones are meant ("militias allied with Iran")."""
    for child in noun.children:
        if child.dep_ == "acl" and child.tag_ in ("VBN", "VBG") and child.left_edge.i == span.end:
            end = child.right_edge.i + 1
            while span.doc[end - 1].is_space:
                end -= 1
            clause = span.doc[span.end : end]
            if len(clause) <= _SHORT and not any(t.is_punct or t.is_space for t in clause):
                return span.doc[span.start : end]
    return span


def _cut(span: Span, end: int) -> Span:
    """The span up to a token, punctuation at its end left out."""
    while end > span.start + 1 and span.doc[end - 1].is_punct:
        end -= 1
    return span.doc[span.start : end]


def _start(kind: ActorKind, noun: Token, chains: list[Chain], plural: bool | None = False) -> None:
    chain = Chain(kind, plural=plural)
    chains.append(chain)
    _add(chain, noun)


def _corefers(noun: Token, chains: Iterable[Chain]) -> Chain | None:
    """The actor that the pipeline's coreference surely means by a definite description, if its kind agrees."""
    if not (_is_definite(noun) or syntax.children(noun, "possessor")) or _is_another(noun):
        return None
    for i in antecedents.of(noun, antecedents.SURE)[:1]:
        for chain in chains:
            for reference in chain.references:
                inside = reference.form == "name" and reference.span.start <= i < reference.span.end
                if (inside or reference.head.i == i) and _agrees(noun, chain) and not _clashes(noun, chain):
                    return chain
    return None


def _clashes(noun: Token, chain: Chain) -> bool:
    """Whether gender or country keep them apart ("the spokeswoman" and a man, "the US president" and Iran's)."""
    said, states = nouns.gender(noun.text), phrases.countries(noun)
    known = [d.countries for d in chain.descriptions if d.countries]
    return bool((said and chain.gender and said != chain.gender) or (states and known and states not in known))


def _is_generic(noun: Token) -> bool:
    """Whether a noun means nobody in particular ("every voter", "your candidate", "a person", "more tourists")."""
    if phrases.is_plural(noun):
        return any(c.lower_ in _MORE for c in noun.children if c.i < noun.i) and not _is_definite(noun)
    if nouns.sort(noun.text) != "person":
        return False
    words = {c.lower_ for c in noun.children if c.i < noun.i}
    return bool(words & _ANYBODY) or (nouns.singular(noun.text) == "person" and not phrases.modifiers(noun))


def _resolve(noun: Token, sort: nouns.Sort, chains: list[Chain]) -> None:
    """Give a description to the actor it describes, or start a chain for one that is new."""
    if _is_generic(noun):
        return
    if (meant := _corefers(noun, chains)) is not None:
        _add(meant, noun)
        return
    narrowed = phrases.modifiers(noun)
    vague = nouns.singular(noun.text) in _VAGUE and not syntax.children(noun, "compound")
    bare = not narrowed and not syntax.children(noun, "determiner", "possessor")
    if sort == "place":
        if not phrases.is_plural(noun):
            _country(noun, chains)
    elif sort == "person" and not phrases.is_plural(noun):
        if not vague or "of" in {p.lower_ for c in noun.children for p in c.children}:  # "her head", "head of state"
            _person(noun, chains)
    elif sort == "organization" and not phrases.is_plural(noun):
        if nouns.singular(noun.text) in _GOVERNMENT and _government(noun, chains):
            return
        if not _organization(noun, chains) and not vague and not bare:
            _start("organization", noun, chains, plural=None)
    elif sort == "group" and not phrases.is_plural(noun) and _organization(noun, chains):
        return
    elif not vague or phrases.is_plural(noun):
        _group(noun, chains)


def _is_definite(noun: Token) -> bool:
    return any(c.lower_ in _DEFINITE for c in noun.children if c.i < noun.i)


def _is_another(noun: Token) -> bool:
    return any(c.lower_ in _OTHER for c in noun.children if c.i < noun.i)


def _person(noun: Token, chains: list[Chain]) -> None:
    if _is_definite(noun) and not _is_another(noun):
        known = list(_known(chains, "person", noun))
        fits = [c for c in known if _is_described(c, _description(noun))]
        if not fits and any(c.lower_ == "same" for c in noun.children):
            said = nouns.gender(noun.text)
            near = [c for c in known if _sentences_back(c, noun) <= _NEAR and (not said or c.gender in (None, said))]
            fits = [c for c in near if any(phrases.speaks(r.head) for r in c.references)] or near
        if not fits and (meant := epithets.bearer(noun, chains)) is not None and not _clashes(noun, meant):
            fits = [meant]
        if fits:
            _add(_nearest(fits, noun), noun)
            return
    _start("person", noun, chains)


def _is_described(chain: Chain, by: Description) -> bool:
    """Whether the chain has been described so before, with nothing that clashes."""
    return any(
        nouns.family(known.noun) == nouns.family(by.noun)
        and (by.modifiers <= known.modifiers or known.modifiers <= by.modifiers)
        and (not by.countries or not known.countries or by.countries == known.countries)
        for known in chain.descriptions
    )


def _organization(noun: Token, chains: list[Chain]) -> bool:
    """Give "the observatory", "the organization" to the organisation it can only be; False if there is none."""
    if not _is_definite(noun) or _is_another(noun):
        return False
    lemma, by = nouns.singular(noun.text), _description(noun)
    known = [*_known(chains, "organization", noun), *_known(chains, "group", noun)]
    fits = [c for c in known if c.plural is not True and _is_described(c, by)]
    if not fits and lemma not in _ANY_ORGANIZATION:  # whatever else narrows it down: "the UK-based observatory"
        fits = [c for c in known if c.is_named and any(d.noun == lemma for d in c.descriptions)]
    if not fits and lemma in _ANY_ORGANIZATION and not by.modifiers:
        near = [c for c in known if c.kind == "organization" and c.is_named and _sentences_back(c, noun) <= 1]
        fits = [c for c in near if not any(d.noun in _BODIES for d in c.descriptions)]
    if fits:
        _add(_nearest(fits, noun), noun)
    return bool(fits)


def _government(noun: Token, chains: list[Chain]) -> bool:
    """Give "the Iranian government" to Iran, and "the government" to the country if only one is spoken of."""
    states = [c for c in chains if c.country is not None]
    of = {country for t in noun.children if (country := places.country(t.text) or places.of_demonym(t.text))}
    if of:
        states = [c for c in states if c.country in of]
    elif phrases.modifiers(noun) or not _is_definite(noun):
        return False
    if len(states) != 1:
        return False
    _add(states[0], noun)
    return True


def _country(noun: Token, chains: list[Chain]) -> None:
    """Give "the country" to the country spoken of last."""
    if nouns.singular(noun.text) not in _STATE or not _is_definite(noun) or _is_another(noun):
        return
    states = [c for c in chains if c.country is not None and c.before(noun) is not None]
    if states and not phrases.modifiers(noun):
        _add(_nearest(states, noun), noun)


def _group(noun: Token, chains: list[Chain]) -> None:
    by = _description(noun)
    if not _is_another(noun):
        definite = _is_definite(noun)
        fits = [c for c in _known(chains, "group", noun) if any(_same_group(d, by, definite) for d in c.descriptions)]
        if fits:
            _add(_nearest(fits, noun), noun)
            return
    _start("group", noun, chains, plural=True if phrases.is_plural(noun) else None)


def _same_group(known: Description, by: Description, definite: bool) -> bool:
    """Whether two descriptions are of one group: the same people of the same country, or narrowed by the same words."""
    if nouns.family(known.noun) != nouns.family(by.noun):
        return False
    if by.counted and by.counted == known.counted and by.counted not in _SOME:
        return not by.countries or not known.countries or by.countries == known.countries
    if by.counted and not definite:
        return False
    if definite and not by.countries and by.modifiers <= known.modifiers:
        return True
    if known.counted:
        return False
    if by.countries or known.countries:
        return by.countries == known.countries
    return by.modifiers == known.modifiers


def _known(chains: Sequence[Chain], kind: ActorKind, noun: Token) -> Iterator[Chain]:
    return (c for c in chains if c.kind == kind and c.before(noun) is not None)


def _nearest(chains: Sequence[Chain], noun: Token) -> Chain:
    return max(chains, key=lambda c: reference.head.i if (reference := c.before(noun)) else -1)


def _sentences_back(chain: Chain, noun: Token) -> int:
    reference = chain.before(noun)
    if reference is None:
        return len(noun.doc)
    return sum(1 for t in noun.doc[reference.head.i + 1 : noun.i + 1] if t.is_sent_start)
