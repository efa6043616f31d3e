"""Who takes part in an event, where and when: the phrases that a trigger's parse and roles give it.

Verbs get their agents and undergoers from voice, coordination, control and relative clauses; event nouns from
possessors, compounds, prepositions and the light verb that carries them. The pipeline's semantic roles decide
what the parse leaves open: whether a subject acts or undergoes ("the bomb exploded"), and which obliques are
places and times.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from spacy.tokens import Span, Token

from reader.analysis.events import above, circumstances, control, senses, subjects
from reader.analysis.events.roles import Roles
from reader.analysis.times.expressions import is_time
from reader.analysis.words import places, pronouns
from reader.analysis.words.lemmas import lemma_of
from reader.pipeline import syntax, tags
from reader.pipeline.labels import ACTORS, PLACES, REGIONS
from reader.pipeline.tables import word_set

_NAMES = ACTORS | PLACES
_UNDERGOING = word_set(
    """death killing murder assassination arrest detention appointment election nomination dismissal release injury
    execution birth recovery withdrawal deployment evacuation removal destruction burial funeral trial conviction
    sentencing imprisonment deportation extradition kidnapping abduction rescue hanging displacement ouster
    resettlement closure acquisition sale purchase creation launch construction celebration inauguration discovery
    investigation prosecution collapse loss treatment shooting stabbing poisoning hospitalization indictment
    acquittal beating capture drowning illness wounding overthrow suspension expulsion sacking promotion demotion
    selection recruitment reelection re-election reinstatement replacement confirmation hiring firing swearing-in
    coronation ordination recognition"""
)
"""Nouns whose possessor or "of" names the one whom the event befalls: "his *arrest*", "the *death* of a nurse"."""

_AGENT_OF = word_set(
    """return arrival departure resignation retirement visit advance retreat protest demonstration refusal decision
    speech statement testimony performance victory win defeat failure success flight escape march rally reaction
    response entry rise fall growth decline increase decrease crash explosion meeting session summit talk fight
    struggle admission appearance comeback migration exodus surrender emergence spread promise threat warning"""
)
"""Nouns whose "of" names the one who acts: "the *return* of both countries"."""

_TOWARDS: dict[str, frozenset[str]] = {
    "conflict": word_set("on against at upon toward towards with over"),
    "life": frozenset(["of"]),
    "movement": frozenset(),
    "transaction": word_set("to for with from"),
    "business": frozenset(["with", "of"]),
    "contact": word_set("with to"),
    "personnel": frozenset(["of"]),
    "justice": word_set("against on into of at"),
    "agreement": word_set("with to from of on"),
    "policy": word_set("on against of"),
    "catastrophe": frozenset(["of"]),
    "competition": word_set("over against for with to"),
    "statement": word_set("to against of at on for"),
    "other": word_set("to against on of for"),
}
"""The prepositions that bring in the other side of an event of that type."""

_UNACCUSATIVE = word_set(
    """collapse crash sink explode burn erupt derail capsize fall rise happen occur change end close break crack melt
    freeze disappear vanish emerge deteriorate worsen improve burst spread shrink grow increase decrease decline
    drop plunge surge soar slip tumble begin start finish wrap stop overturn open ignite detonate"""
)
"""Verbs whose only argument undergoes when it is a thing: "the boat *sank*"."""

_SUFFERING = word_set("die drown perish suffocate starve succumb faint recover")
"""Verbs whose subject always undergoes."""

_IDIOMS = word_set("""office place part role light insight care step shape root heart effect stock aim sense""")
"""Objects that only complete their verb: "took *office*", "sheds *light*"."""

_INTRANSITIVE = word_set(
    """die drown perish resign retire quit testify marry wed step serve run vote campaign sue appeal investigate
    plead survive succumb starve suffocate recover abdicate"""
)
"""Verbs of life, justice and office whose past tense without an object is no passive."""

_MANY = word_set(
    "series wave string spate number range round rash flurry barrage campaign spree set host lot type kind"
)
"""Nouns that count what "of" brings in; the event's participants hang on them: "a *series* of attacks by rebels"."""

_SOMEONE = pronouns.SUBJECTS - {"it"}
_RELATIVES = pronouns.RELATIVE | {"where", "what"}


@dataclass(frozen=True)
class Parts:
    """The heads of an event's participants and the phrases of its places and times, in text order."""

    who: tuple[Token, ...] = ()
    whom: tuple[Token, ...] = ()
    where: tuple[Span, ...] = ()
    when: tuple[Span, ...] = ()


@dataclass
class _Heads:
    who: list[Token] = field(default_factory=list)
    whom: list[Token] = field(default_factory=list)


def find(trigger: Token, kind: str, roles: Roles) -> Parts:
    """The participants, places and times of the event that `trigger` tells, `kind` being its type."""
    heads = _of_verb(trigger, kind, roles) if trigger.pos_ in tags.PREDICATES else _of_noun(trigger, kind, roles)
    return tidy(trigger, heads.who, heads.whom, *circumstances.find(trigger, roles))


def tidy(
    trigger: Token, who: Iterable[Token], whom: Sequence[Token], where: Iterable[Span], when: Iterable[Span]
) -> Parts:
    """Participants each once, none that is a time, and no place that is what the event befalls."""
    when = tuple(when)
    taken = {t.i for span in when for t in span}
    targets = {t.i for t in whom if not circumstances.is_settled(t)}
    agents = _clean(trigger, who, taken)
    return Parts(
        tuple(agents),
        tuple(t for t in _clean(trigger, whom, taken) if t not in agents),
        tuple(span for span in where if not any(t.i in targets for t in span)),
        when,
    )


def phrase(head: Token) -> Span:
    """The shortest full noun phrase of a participant; bare nouns coordinated under one determiner stay together."""
    span = syntax.noun_phrase(head)
    last = [c for c in syntax.conjuncts(head) if _joined(head, c)]
    if len(last) > 1:
        end = max(syntax.noun_phrase(c).end for c in last)
        return head.doc[span.start : max(span.end, end)]
    return span


def _joined(first: Token, other: Token) -> bool:
    """Whether a conjunct shares the first's determiner: "US personnel and facilities", not "Iran and the USA"."""
    if first == other:
        return True
    if other.pos_ != "NOUN" or first.pos_ != "NOUN" or other.ent_type_ in _NAMES:
        return False
    return not syntax.children(other, "determiner", "possessor", "subject", "copula", "marker")  # a clause of its own


def _clean(trigger: Token, tokens: Iterable[Token], taken: set[int]) -> list[Token]:
    """Heads without repetitions, relative pronouns, expletives, times and conjuncts that share a phrase."""
    found: list[Token] = []
    for token in tokens:
        resolved = _antecedent(token)
        if (
            resolved is None
            or resolved.tag_ in tags.INTERROGATIVE
            or resolved.i == trigger.i
            or resolved.i in taken
            or resolved in found
        ):
            continue
        if resolved.pos_ not in ("NOUN", "PROPN", "PRON", "NUM", "ADJ", "DET") or is_time(resolved):
            continue
        if resolved.pos_ in ("ADJ", "DET") and not resolved.ent_type_ and not syntax.children(resolved, "determiner"):
            continue
        if any(resolved in syntax.conjuncts(t) and _joined(t, resolved) for t in found):
            continue
        found.append(resolved)
    return sorted(found, key=lambda t: t.i)


def _antecedent(token: Token) -> Token | None:
    """What a relative pronoun stands for; the token itself if it is none; None for expletives and question words."""
    if token.dep_ == "expl" or token.lower_ in ("there",):
        return None
    if token.lower_ not in _RELATIVES or token.tag_ not in ("WP", "WDT", "IN", "WRB", "DT"):
        return token
    if token.lower_ == "that" and token.tag_ == "DT":
        return token
    clause = next((a for a in (token, *syntax.ancestors(token)) if syntax.is_a(a, "relative clause")), None)
    if clause is not None:
        return clause.head
    return None


def _of_verb(verb: Token, kind: str, roles: Roles) -> _Heads:
    heads = _Heads()
    passive = syntax.is_passive(verb) or is_fronted_participle(verb)
    if _is_headline_passive(verb, kind):
        heads.whom += syntax.subjects(verb)
        heads.who += syntax.agents(verb)
    elif passive:
        heads.whom += syntax.passive_subjects(verb) or senses.undergoers(verb)
        heads.who += syntax.agents(verb)
        heads.who += [c for c in syntax.children(verb, "compound") if c.pos_ == "PROPN"]  # "state-funded"
        if not heads.whom and (shared := control.subject(verb)):
            heads.whom += shared
    else:
        stray = subjects.misread(syntax.first_conjunct(verb))
        doers = syntax.subjects(verb) or stray or control.subject(verb)
        objects = [o for o in syntax.objects(verb) if o not in stray]
        lemma = lemma_of(verb)
        undergoing = not objects and (
            lemma in _SUFFERING
            or (lemma in _UNACCUSATIVE and not _is_out(verb) and not any(_is_someone(s) for s in doers))
            or verb.pos_ == "ADJ"
            or (_follows_passive(verb) and any(roles.role(verb, s) == "ARG1" for s in doers))
            or (kind in ("life", "catastrophe") and any(roles.role(verb, s) == "ARG1" for s in doers))
        )
        (heads.whom if undergoing else heads.who).extend(doers)
        for noun in objects:
            if senses.known_noun(noun) == kind and (inner := _partners(noun, kind)):  # "flew air strikes on targets"
                heads.whom += inner
            elif lemma_of(noun) not in _IDIOMS:
                heads.whom.append(noun)
    heads.whom += [c for child in syntax.children(verb, "indirect object") for c in syntax.conjuncts(child)]
    if not heads.whom or kind in ("conflict", "contact", "competition"):
        partners = _partners(verb, kind, only=bool(heads.whom))
        if kind == "conflict" and partners and all(_is_weapon(t) for t in heads.whom):
            heads.whom.clear()  # "fired rockets at the base"
        heads.whom += partners
    if not heads.whom and not passive:
        heads.whom += [
            t for t in roles.of(verb, "ARG1", "ARG2") if _is_thing(t) and t not in heads.who and t.i > verb.i
        ]
    if not heads.who:
        heads.who += [t for p, n in syntax.obliques(verb) if p.lower_ == "between" for t in syntax.conjuncts(n)]
        heads.who += [t for t in roles.of(verb, "ARG0") if _is_thing(t) and t not in heads.whom]
    return heads


def _is_headline_passive(verb: Token, kind: str) -> bool:
    """Whether a participle stands for a passive, as headlines have it: "Mayor *jailed* for six years"."""
    if kind not in ("life", "justice", "personnel") or verb.tag_ not in tags.PAST:
        return False
    if lemma_of(verb) in _INTRANSITIVE or syntax.objects(verb) or syntax.auxiliaries(verb):
        return False
    last = verb.sent[-1]
    while last.is_space and last.i > verb.i:
        last = last.nbor(-1)
    return last.text not in (".", "!", "?", "”", '"')


def is_fronted_participle(verb: Token) -> bool:
    """Whether a participle before its clause tells what was done to that one's subject: "*Hired* as a cook, she …"."""
    bare = verb.tag_ in tags.PAST and not syntax.children(verb, "subject", "auxiliary", "marker")
    fronted = syntax.is_a(verb, "adverbial clause") and verb.i < verb.head.i
    return bare and fronted and lemma_of(verb) not in _INTRANSITIVE


def _is_out(verb: Token) -> bool:
    """Whether "out" makes the verb an act: "dropped *out* of the race"."""
    return any(t.lower_ == "out" for c in verb.children for t in (c, *c.children))


def _follows_passive(verb: Token) -> bool:
    """Whether a past form may share a passive's auxiliary as it does its subject: "was fined and *banned*"."""
    shared = syntax.is_a(verb, "conjunct") and not syntax.children(verb, "subject", "passive subject", "auxiliary")
    past = verb.tag_ in tags.PAST and lemma_of(verb) not in _INTRANSITIVE
    return shared and past and syntax.is_passive(verb.head)


def _is_weapon(token: Token) -> bool:
    return lemma_of(token) in senses.WEAPONS


def _is_someone(token: Token) -> bool:
    return token.ent_type_ in ("PERSON", "ORG", "NORP", "GPE") or token.lower_ in _SOMEONE


def _is_thing(token: Token) -> bool:
    return token.pos_ in tags.REFERRING and not is_time(token)


def _partners(word: Token, kind: str, *, only: bool = False) -> list[Token]:
    """Participants that prepositions bring in: "on US personnel", "with Iran", "against the bill"."""
    wanted = _TOWARDS.get(kind, frozenset())
    if word.pos_ == "VERB":
        wanted = wanted - (
            {"with", "over"} if kind == "conflict" else {"of", "at", "for"} - {kind == "transaction" and "for"}
        )
        if only:
            wanted = frozenset(["with"]) if kind == "contact" else frozenset(["on", "against", "at"]) & wanted
    found = []
    for preposition, noun in syntax.obliques(word):
        if (
            preposition.lower_ in wanted
            and not (noun.i < word.i and word.pos_ == "VERB")
            and not is_time(noun)
            and noun.pos_ in tags.REFERRING
        ):
            found.extend(syntax.conjuncts(noun))
    return found


def _possessors(noun: Token) -> list[Token]:
    return [c for child in syntax.children(noun, "possessor") for c in syntax.conjuncts(child)]


def _of_noun(noun: Token, kind: str, roles: Roles) -> _Heads:
    heads = _Heads()
    lemma = lemma_of(noun)
    undergoing = lemma in _UNDERGOING or kind == "life"
    done = undergoing and not any(p.lower_ == "of" for p, _ in syntax.obliques(noun))  # "her *arrest* of the men"
    (heads.whom if done else heads.who).extend(_possessors(noun))
    heads.who += syntax.agents(noun)
    for compound in (*syntax.children(noun, "compound"), *syntax.children(noun, "adjective")):
        if _is_actor(compound) and not heads.who:
            (heads.whom if undergoing else heads.who).append(compound)
    for counted in (noun, *_counting(noun)):
        _complements(counted, lemma, kind, undergoing, heads)
    _carried(noun, kind, heads)
    if befallen := above.undergoers(noun, kind):
        heads.whom[:] = befallen
        heads.who[:] = [t for t in heads.who if t not in befallen]
    if not heads.who and not undergoing:
        heads.who += above.doers(noun, kind)
    if not heads.who and not undergoing and syntax.children(noun, "noun clause") and kind != "other":
        heads.who += [t for t in control.doers(noun) if _is_thing(t)]
    if not heads.who and not heads.whom:
        own = [t for t in noun.subtree if not syntax.is_a(t, "compound")]
        heads.who += [c for t in roles.of(noun, "ARG0") if _is_thing(t) and t in own for c in syntax.conjuncts(t)]
        heads.whom += [t for t in roles.of(noun, "ARG1") if _is_thing(t) and t in own and t not in heads.who]
    return heads


def _is_actor(modifier: Token) -> bool:
    """Whether a noun's modifier names one who acts: a people, a state, a person, an organization; not a mere place."""
    if modifier.ent_type_ in REGIONS:
        return places.country(modifier.text) is not None or places.of_demonym(modifier.text) is not None
    return modifier.ent_type_ in ("PERSON", "ORG", "NORP")


def _counting(noun: Token) -> list[Token]:
    """The nouns above an event noun that only count it."""
    first = syntax.first_conjunct(noun)
    counts = lemma_of(first.head) in _MANY and [p.lower_ for p in syntax.prepositions(first)] == ["of"]
    return [first.head] if counts else []


def _complements(noun: Token, lemma: str, kind: str, undergoing: bool, heads: _Heads) -> None:
    """Adds the participants that prepositions bring to an event noun, or to the noun that counts it."""
    counted = lemma_of(noun) != lemma
    if counted:
        heads.who += syntax.agents(noun)
    for preposition, other in syntax.obliques(noun):
        word, everyone = preposition.lower_, syntax.conjuncts(other)
        if is_time(other) or (counted and word == "of"):
            continue
        if word == "between":
            heads.who += everyone
        elif word == "of":
            (heads.who if lemma in _AGENT_OF and not undergoing else heads.whom).extend(everyone)
        elif word in ("with", "against", "on", "upon", "to", "at", "into", "for", "from", "over"):
            if word == "from" and not heads.who and (kind == "transaction" or _comes_from(other, kind, undergoing)):
                heads.who += everyone
            elif word in _TOWARDS[kind] and not (
                word in ("at", "on") and other.ent_type_ in PLACES and kind != "conflict"
            ):
                heads.whom += everyone


def _comes_from(source: Token, kind: str, undergoing: bool) -> bool:
    """Whether "from" names who does what a noun tells: "a *request* from voters", not "her *exit* from the party"."""
    return kind in ("statement", "contact", "other") and not undergoing and control.is_someone(source)


def _carried(noun: Token, kind: str, heads: _Heads) -> None:
    """Adds what the light verb that carries the noun knows: its subject, and its other complements."""
    first = syntax.first_conjunct(noun)
    verb = first.head
    if verb.pos_ != "VERB":
        return
    carrier = senses.carried_noun(verb)
    if carrier is not None and carrier in syntax.conjuncts(first):
        passive = syntax.is_passive(verb)
        doers = syntax.agents(verb) if passive else syntax.subjects(verb) or control.subject(verb)
        if not heads.who or all(t.pos_ == "PRON" for t in heads.who):  # "gave *his* testimony"
            heads.who[:] = doers or heads.who
        if not heads.whom:
            heads.whom += _partners(verb, kind)
            heads.whom += syntax.children(verb, "indirect object")
            if passive and carrier in syntax.objects(verb):  # "*she* was given a visit"
                heads.whom += syntax.passive_subjects(verb)
