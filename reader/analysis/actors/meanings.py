"""Whom a description may mean, and what speaks for each: the features of the decision `description`."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice

from spacy.tokens import Token

from reader.analysis.actors import (
    agreement,
    apart,
    candidates,
    contrasts,
    epithets,
    focus,
    gathered,
    genders,
    initials,
    relatives,
    restricted,
)
from reader.analysis.actors.candidates import Surroundings
from reader.analysis.actors.chains import Chain, Description, Reference
from reader.analysis.actors.judge import Option
from reader.analysis.actors.owners import Owners
from reader.analysis.actors.recency import Met
from reader.analysis.grammar import antecedents, phrases
from reader.analysis.ranker import Features
from reader.analysis.words import nouns, places, titles
from reader.pipeline import syntax
from reader.pipeline.labels import PARTIES, PLACES
from reader.pipeline.tables import word_set

_GOVERNMENT = word_set("government administration regime")
_ANY_ORGANIZATION = word_set("organization organisation group agency body institution company firm corporation")
_SPOKEN = 3.0
"""What the pipeline's coreference must say more than this for, that "my son" is somebody named."""
_LATEST = 200
"""Actors, those mentioned last, among whom whom a description may mean is looked for."""
_MOST = 40
"""Options that a description is weighed with: those mentioned last."""
_FEW = 8
"""So many mentions are looked at for the words that narrow a description."""
_FAR = 100
"""Actors described by one word that a description is compared with: those mentioned last."""


def description(noun: Token) -> Description:
    """What a noun phrase says of the actor whom it means."""
    narrowed, states = phrases.modifiers(noun), phrases.countries(noun)
    named = {phrases.stem(t.lower_) for t in noun.subtree if t.ent_type_ in PLACES}
    return Description(nouns.singular(noun.text), narrowed, states, agreement.counted(noun), narrowed & named)


def options(noun: Token, met: Met, sentences: Sequence[int], around: Surroundings) -> list[Option]:
    """The actors `met` before a description that it may mean, and last a new one."""
    asked = _asked(noun, around)
    by = asked.by
    near = list(islice(_possible(noun, met, around), _MOST))
    found = [
        Option(chain, _features(asked, chain, last, rank, sentences, around, met))
        for rank, (chain, last) in enumerate(near)
    ]
    fits = sum(agreement.agrees(noun, o.chain) for o in found if o.chain is not None)
    ties = (k for k, option in enumerate(found) if option.chain and _is_tied(noun, by, option.chain))
    tied = None if asked.is_another else next(ties, None)
    if tied is not None:
        found[tied] = Option(
            found[tied].chain, {**found[tied].features, "tie:nearest": 1.0, f"tie:{near[tied][0].kind}": 1.0}
        )
    return [*found, Option(None, {**_new(asked, fits), "new:untied": float(tied is None)})]


def _possible(noun: Token, met: Met, around: Surroundings) -> Iterator[tuple[Chain, Reference]]:
    """The actors that nothing forbids a description to mean, each with its last mention, the last mentioned first."""
    within = {t.i for t in noun.subtree}
    first, whose = min(within), Owners(noun, met, around.antecedents)
    how, asked_for = candidates.determiner(noun), description(noun)
    if how == "counted" and not phrases.is_plural(noun):
        how = "single"
    doers, tellers = apart.doers(noun), apart.tellers(noun, around.antecedents)
    belongs = how in ("possessed", "own") or restricted.is_narrowed(noun)
    for chain, last in islice(met.recent(), _LATEST):
        if not agreement.may_be(noun, chain):
            continue
        if not within.isdisjoint(met.between(chain, first)) or apart.are_arguments(noun, last.head):
            continue
        if how in ("indefinite", "single") and last.span.end < noun.left_edge.i and chain.is_named:
            continue
        if how == "indefinite" and last.span.end < noun.left_edge.i and _is_new_word(noun, chain):
            continue
        if _is_named_otherwise(noun, chain) or agreement.is_another_office(asked_for, chain):
            continue
        if contrasts.are_others(noun, how, asked_for, chain):
            continue
        if agreement.is_elsewhere(asked_for, chain) or apart.is_part_of(noun, chain, met):
            continue
        if apart.is_done_by(doers, chain, met) or genders.tell_apart(noun, chain, around.antecedents):
            continue
        if apart.is_told_by(tellers, noun, chain, met):
            continue
        if whose.forbid(chain) or (belongs and not _is_said_to_be(noun, chain, met, around)):
            continue
        yield chain, last


def _is_named_otherwise(noun: Token, chain: Chain) -> bool:
    """Whether a body's kind stands behind a name that is not the chain's: "the *Labour* group"."""
    if nouns.singular(noun.text) not in _ANY_ORGANIZATION or chain.kind != "organization":
        return False
    before = {phrases.stem(c.lower_) for c in noun.children if c.ent_type_ in PARTIES and c.i < noun.i}
    known = {phrases.stem(t.lower_) for r in chain.references[:_FEW] for t in r.span} if before else set()
    return bool(before) and before.isdisjoint(known.union(*(d.modifiers for d in chain.descriptions)))


def _is_said_to_be(noun: Token, chain: Chain, met: Met, around: Surroundings) -> bool:
    """Whether anything but nearness speaks for somebody's somebody: the word itself, or the pipeline's coreference."""
    if any(nouns.family(d.noun) == nouns.family(noun.text) for d in chain.descriptions):
        return True
    evidence = _evidence(around.antecedents.evidence(noun), chain, met)[0]
    return evidence > (_SPOKEN if candidates.determiner(noun) == "own" else 0)


def sure(noun: Token, met: Met, around: Surroundings) -> Chain | None:
    """The actor `met` that a description means by its words, or that the pipeline's coreference is sure of, if any."""
    if candidates.is_another(noun) or contrasts.counts_anew(noun):
        return None
    if (other := relatives.counterpart(noun, met, around.antecedents)) is not None:
        return other
    definite = candidates.determiner(noun) == "definite"
    if definite and (office := initials.holder(noun, met)) is not None:
        return office
    whose, by, doers = Owners(noun, met, around.antecedents), description(noun), apart.doers(noun)
    tellers = apart.tellers(noun, around.antecedents)
    alone = definite and not restricted.is_narrowed(noun)

    def is_free(chain: Chain) -> bool:
        """Whether grammar keeps nobody from meaning the chain."""
        apart_from = apart.is_done_by(doers, chain, met) or apart.is_part_of(noun, chain, met)
        apart_from = apart_from or apart.is_told_by(tellers, noun, chain, met)
        apart_from = apart_from or genders.tell_apart(noun, chain, around.antecedents)
        return not (apart_from or apart.is_beside(noun, chain) or whose.forbid(chain))

    if alone:
        found = focus.told_of(noun, met, around.sentences, tellers) or focus.varied(noun, met, around.sentences)
        if found is not None and is_free(found):
            return found
    left = genders.left(noun, met, around.sentences, around.antecedents) if definite else None
    if left is not None and is_free(left) and not agreement.clash(noun, left):
        return left
    state = next((c for c in met.states() if _is_government(noun, c)), None) if by.countries else None
    if state is not None and not any(c.i > noun.i for c in noun.children):  # not "the government *of Nigeria*"
        return state
    called = _called_exactly(by, met) if definite else None
    if called is not None and is_free(called) and agreement.agrees(noun, called) and not agreement.clash(noun, called):
        return called
    if alone and by.noun not in agreement.STATES:
        for i in around.antecedents.of(noun, antecedents.SURE)[:1]:
            for chain in met.standing(i):
                clashes = agreement.clash(noun, chain) or _is_new_word(noun, chain)
                clashes = clashes or agreement.is_another_office(by, chain) or agreement.is_elsewhere(by, chain)
                clashes = clashes or agreement.is_only_below(by, chain) or contrasts.is_another_kind(noun, chain)
                clashes = clashes or _is_held_otherwise(by, chain, met)
                if agreement.agrees(noun, chain) and not clashes and is_free(chain):
                    return chain
    if definite and (age := phrases.age(syntax.noun_phrase(noun))):
        alike = [c for c, _ in islice(met.recent(), _MOST) if c.age == age and c.kind == "person"]
        if len(alike) == 1 and not agreement.clash(noun, alike[0]):
            return alike[0]
    if alone:
        said = bool(met.described(by.noun, most=1))
        found = (focus.told if said else focus.meant)(noun, met, around.sentences)
        if found is not None and is_free(found):
            return found
    known = met.described(by.noun, most=_FAR)
    if by.noun in agreement.STATES or nouns.singular(noun.text) in _GOVERNMENT:
        known = met.in_order({id(c): c for c in (*known, *met.states())}.values())
        known.sort(key=lambda c: -around.states[c.country.name] if c.country else 0)  # the one the text is about
    known = sorted(known, key=lambda c: _is_only_otherwise_timed(by, c))
    for chain in known:
        if _is_tied(noun, by, chain) and is_free(chain) and not agreement.is_elsewhere(by, chain):
            return chain
    again = gathered.again(noun, by, known, met)
    return again if again is not None and is_free(again) else None


def _called_exactly(by: Description, met: Met) -> Chain | None:
    """The one named person whom the text called so before, in the very words: "*SPL leader* Ann Lee … the *SPL
    leader*", whoever else leads."""
    if not by.modifiers:
        return None
    people = (c for c in met.described(by.noun, most=_FAR) if c.is_named and c.kind == "person")
    found = [c for c in people if any(d.noun == by.noun and d.modifiers == by.modifiers for d in c.descriptions)]
    return found[0] if len(found) == 1 else None


def _is_only_otherwise_timed(by: Description, chain: Chain) -> bool:
    """Whether an actor is only known to have been what is asked for, or the other way round."""
    known = [d for d in chain.descriptions if nouns.family(d.noun) == nouns.family(by.noun)]
    return bool(known) and all(agreement.is_of_another_time(d, by) for d in known)


def _is_held_otherwise(by: Description, chain: Chain, met: Met) -> bool:
    """Whether an office is asked for that the text gives one named person, and a chain that is named is another."""
    if not (titles.is_title(by.noun) and chain.is_named and chain.kind == "person"):
        return False
    holders = [c for c in met.described(by.noun, most=_FAR) if c.is_named and c.kind == "person"]
    holders = [c for c in holders if any(_is_the_office(d, by) for d in c.descriptions)]
    return len(holders) == 1 and holders[0] is not chain


def _is_the_office(known: Description, by: Description) -> bool:
    same = nouns.family(known.noun) == nouns.family(by.noun) and not agreement.is_below(known, by)
    narrower = by.modifiers <= known.modifiers or known.modifiers <= by.modifiers
    return same and narrower and not agreement.is_of_another_time(known, by)


def _is_new_word(noun: Token, chain: Chain) -> bool:
    """Whether an actor without a name was only called otherwise so far: "officials" are hardly "the owners"."""
    known = {nouns.family(d.noun) for d in chain.descriptions}
    return not chain.is_named and bool(known) and nouns.family(noun.text) not in known


def _is_tied(noun: Token, by: Description, chain: Chain) -> bool:
    """Whether the words themselves tie a description to an actor: described so before, with nothing that clashes."""
    if not (agreement.agrees(noun, chain) or chain.country is not None):
        return False
    definite = candidates.determiner(noun) == "definite"
    if chain.kind == "group":
        if definite and syntax.children(noun, "noun clause"):
            return False  # "the people driving the car" are those who drive it
        if not definite and restricted.is_narrowed(noun):
            return False  # "people who struggle" are more than those met
        return any(agreement.is_same_group(known, by, definite) for known in chain.descriptions)
    if chain.kind == "place":
        return _is_government(noun, chain) or (
            by.noun in agreement.STATES
            and definite
            and chain.country is not None
            and not by.modifiers
            and not phrases.is_plural(noun)
        )
    if not definite:
        return False
    if chain.kind == "organization" and chain.is_named and by.noun not in _ANY_ORGANIZATION:
        return any(d.noun == by.noun for d in chain.descriptions)
    return any(
        nouns.family(known.noun) == nouns.family(by.noun)
        and not agreement.is_below(known, by)
        and (by.modifiers <= known.modifiers or known.modifiers <= by.modifiers)
        and (not by.countries or not known.countries or by.countries == known.countries)
        for known in chain.descriptions
    )


@dataclass(frozen=True)
class _Asked:
    """What is known of a description, whomever it means."""

    noun: Token
    by: Description
    how: str
    """How it begins."""
    sort: str
    family: str
    gender: str | None
    is_another: bool
    scores: Mapping[int, float]
    """What the network's coreference says for each word before it."""


def _asked(noun: Token, around: Surroundings) -> _Asked:
    how = candidates.determiner(noun)
    return _Asked(
        noun,
        description(noun),
        "bare plural" if how == "bare" and phrases.is_plural(noun) else how,
        phrases.sort(noun) or around.label(noun) or "none",
        nouns.family(noun.text),
        nouns.gender(noun.text),
        candidates.is_another(noun),
        around.antecedents.evidence(noun),
    )


def _features(
    asked: _Asked,
    chain: Chain,
    last: Reference,
    rank: int,
    sentences: Sequence[int],
    around: Surroundings,
    met: Met,
) -> Features:
    noun, by, how, lemma = asked.noun, asked.by, asked.how, asked.by.noun
    back = sentences[noun.i] - sentences[last.head.i]
    evidence, best = _evidence(asked.scores, chain, met)
    is_named = chain.is_named
    same = [d for d in chain.descriptions if nouns.family(d.noun) == asked.family]
    narrower = any(by.modifiers <= d.modifiers or d.modifiers <= by.modifiers for d in same)
    equal = any(by.modifiers == d.modifiers for d in same)
    states = {c for d in chain.descriptions for c in d.countries}
    names = islice((r for r in chain.references if r.form == "name"), agreement.NAMES) if is_named else ()
    words = {phrases.stem(t.lower_) for r in names for t in r.span}
    before = met.count(chain)
    part = phrases.part(last.head)
    counted = by.counted is not None and any(d.counted == by.counted for d in same)
    found = {
        f"kind:{chain.kind} {asked.sort}": 1.0,
        "kind:agrees": float(agreement.agrees(noun, chain)),
        "kind:named": float(is_named),
        "kind:gender": float(bool(chain.gender) and asked.gender == chain.gender),
        "network:evidence": evidence / 4,
        "network:best": float(best),
        f"network:best {how}": float(best),
        "network:none": float(not evidence),
        "word:same": float(bool(same)),
        "word:no other": float(bool(chain.descriptions) and not same),
        "word:narrower": float(narrower),
        "word:equal": float(equal),
        f"word:same {how}": float(bool(same)),
        f"word:narrower {how}": float(narrower),
        f"word:equal {how}": float(equal),
        "word:counted": float(counted),
        "word:many": float(by.counted is not None and bool(same) and not counted),
        "word:in name": float(phrases.stem(lemma) in words),
        "word:narrowed by name": float(bool(words & by.modifiers)),
        "word:state": float(bool(by.countries) and by.countries == states),
        "word:other state": float(bool(by.countries) and bool(states) and not by.countries & states),
        "list:government": float(_is_government(noun, chain)),
        "list:country": float(lemma in agreement.STATES and chain.country is not None),
        f"list:country {how}": float(lemma in agreement.STATES and chain.country is not None),
        "list:epithet": float(is_named and chain.kind == "person" and epithets.is_epithet(noun)),
        "form:other": float(asked.is_another),
        f"form:{how} {'named' if is_named else 'unnamed'}": 1.0,
        f"form:{how}": 1.0,
        f"form:{'plain' if not by.modifiers else 'narrowed'} {how}": 1.0,
        f"near:{min(back, 4)}": 1.0,
        f"near:{'definite' if how == 'definite' else 'other'} {min(back, 3)}": 1.0,
        "near:rank": 1 / (1 + rank),
        "near:far": math.log1p(back),
        f"part:{part} {min(back, 2)}": 1.0,
        f"part:form {last.form}": 1.0,
        "part:subjects": float(syntax.is_a(noun, "subject") and part in ("subject", "undergoer")),
        "text:often": math.log1p(before),
        "text:both quoted": float(around.inside[noun.i] and around.inside[last.head.i]),
    }
    return {name: value for name, value in found.items() if value}


def _evidence(scores: Mapping[int, float], chain: Chain, met: Met) -> tuple[float, bool]:
    """What the network's coreference says for the chain, and whether it is its first choice."""
    if not scores:
        return 0.0, False
    top = max(scores.values())
    here = max((score for i, score in scores.items() if met.stands_at(chain, i)), default=0.0)
    return here, here == top and top > -antecedents.LEAST


def _is_government(noun: Token, chain: Chain) -> bool:
    """Whether a noun is the government of the state that the chain is ("the Iranian government")."""
    if nouns.singular(noun.text) not in _GOVERNMENT or chain.country is None:
        return False
    of = [country for t in noun.children if (country := places.country(t.text) or places.of_demonym(t.text))]
    return chain.country in of


def _new(asked: _Asked, fits: int) -> Features:
    by, how = asked.by, asked.how
    best = max(asked.scores.values(), default=0.0)
    found = {
        "new": 1.0,
        f"new:{how}": 1.0,
        f"new:{how} {'narrowed' if by.modifiers else 'plain'}": 1.0,
        f"new:{asked.sort}": 1.0,
        "new:network": best / 4,
        "new:other": float(asked.is_another),
        "new:counted": float(by.counted is not None),
        "new:fits": math.log1p(fits),
        "new:none fits": float(not fits),
    }
    return {name: value for name, value in found.items() if value}
