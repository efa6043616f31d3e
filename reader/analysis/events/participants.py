"""Who takes part in an event, where and when: the phrases that a trigger's parse and roles give it.

Verbs get their agents and undergoers from voice, coordination, control and relative clauses; event nouns from
possessors, compounds, prepositions and the light verb that carries them. The pipeline's semantic roles decide
what the parse leaves open: whether a subject acts or undergoes ("the bomb exploded"), and which obliques are
places and times.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from spacy.tokens import Span, Token

from reader.analysis.events import agents, circumstances, control, described, gaps, nominal, rounding, senses, subjects
from reader.analysis.events.roles import Roles
from reader.analysis.events.sides import Heads, is_thing, partners
from reader.analysis.times.expressions import is_time
from reader.analysis.words import nouns, pronouns
from reader.analysis.words.lemmas import lemma_of
from reader.pipeline import syntax, tags
from reader.pipeline.labels import ACTORS, PLACES
from reader.pipeline.tables import word_set

_NAMES = ACTORS | PLACES
_UNACCUSATIVE = word_set(
    """collapse crash sink explode burn erupt derail capsize fall rise happen occur change end close break crack melt
    freeze disappear vanish emerge deteriorate worsen improve burst spread shrink grow increase decrease decline
    drop plunge surge soar slip tumble begin start finish wrap stop overturn open ignite detonate"""
)
"""Verbs whose only argument undergoes when it is a thing: "the boat *sank*"."""

_SUFFERING = word_set("die drown perish suffocate starve succumb faint recover")
"""Verbs whose subject always undergoes."""

_NAMING = word_set("call name dub label brand term nickname title entitle christen rename deem")
"""Verbs whose second object is what they call the first."""

_IDIOMS = {
    **dict.fromkeys("office place light insight step shape root heart effect sense".split(), ""),
    **dict.fromkeys("care track stock note advantage".split(), "of"), "part": "in", "role": "in", "aim": "at",
}  # fmt: skip
"""Objects that only complete their verb ("took *office*"), each with what brings in whom it is done to then: "took
*part* in the race"."""

_MEASURES = word_set("percent % point degree inch foot metre meter mile kilometre kilometer cent basis notch place")
"""Nouns that say by how much something becomes more or less."""

_INTRANSITIVE = word_set(
    """die drown perish resign retire quit testify marry wed step serve run vote campaign sue appeal investigate
    plead survive succumb starve suffocate recover abdicate"""
)
"""Verbs of life, justice and office whose past tense without an object is no passive."""

_SOMEONE = pronouns.SUBJECTS - {"it"}
_CLAUSES = ("noun clause", "relative clause")
_RELATIVES = pronouns.RELATIVE | {"where", "what"}


@dataclass(frozen=True)
class Parts:
    """The heads of an event's participants and the phrases of its places and times, in text order."""

    who: tuple[Token, ...] = ()
    whom: tuple[Token, ...] = ()
    where: tuple[Span, ...] = ()
    when: tuple[Span, ...] = ()


def find(trigger: Token, kind: str, roles: Roles) -> Parts:
    """The participants, places and times of the event that `trigger` tells, `kind` being its type."""
    heads = _of_verb(trigger, kind, roles) if trigger.pos_ in tags.PREDICATES else nominal.heads(trigger, kind, roles)
    return tidy(trigger, heads.who, heads.whom, *circumstances.find(trigger, roles))


def tidy(
    trigger: Token, who: Iterable[Token], whom: Sequence[Token], where: Iterable[Span], when: Iterable[Span]
) -> Parts:
    """Participants each once, none that is a time, and no place that is what the event befalls."""
    when = tuple(when)
    taken = {t.i for span in when for t in span}
    targets = {t.i for t in whom if not circumstances.is_settled(t)}
    shell = control.shell(trigger)
    able = [t for t in who if t != shell and not control.is_only_said_of(trigger, t)]
    agents, undergoers = _clean(trigger, able, taken), _clean(trigger, whom, taken)
    agents = [t for t in agents if (first := syntax.first_conjunct(t)) in (t, *agents) or first not in undergoers]
    return Parts(
        tuple(agents),
        tuple(t for t in undergoers if t not in agents),
        tuple(span for span in where if not any(t.i in targets for t in span)),
        when,
    )


def phrase(head: Token) -> Span:
    """The shortest full noun phrase of a participant; bare nouns coordinated under one determiner stay together."""
    span = described.phrase(head) if described.is_one(head) else syntax.noun_phrase(head)
    last = [c for c in syntax.conjuncts(head) if _joined(head, c)]
    if len(last) > 1:
        end = max(syntax.noun_phrase(c).end for c in last)
        span = head.doc[span.start : max(span.end, end)]
    return rounding.rounded(span, head)


def _joined(first: Token, other: Token) -> bool:
    """Whether a conjunct shares the first's determiner: "US personnel and facilities", not "Iran and the USA".

    People beside others act and suffer as themselves: "nurses and local guards", "her brother and sister".
    """
    if first == other:
        return True
    return _is_bare_beside(first, other) and not _are_people(first, other)


def _are_people(first: Token, other: Token) -> bool:
    """Whether two coordinated nouns are of people of two kinds, not of one who is of either: "a cook or waiter"."""
    apart = other.tag_ in tags.PLURAL or bool(syntax.children(first, "possessor"))
    apart = apart and other.left_edge.lower_ != "as"  # "nurses *as well as* guards"
    return apart and control.is_someone(first) and control.is_someone(other)


def _goes_too(first: Token, other: Token) -> bool:
    """Whether a noun beside another names others than that: a bare one may only say what those are, or what for."""
    named = other.ent_type_ or other.tag_ in tags.PLURAL or syntax.children(other, "determiner", "possessor")
    people = control.is_someone(first) and control.is_someone(other)
    return people and bool(named) and other.pos_ in tags.NOUNS and other.left_edge.lower_ != "as"


def _is_bare_beside(first: Token, other: Token) -> bool:
    """Whether a noun beside another has no determiner or clause of its own."""
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
        if resolved.pos_ not in ("NOUN", "PROPN", "PRON", "NUM", "SYM", "ADJ", "DET") or _is_when(resolved):
            continue
        bare = resolved.pos_ in ("ADJ", "DET") and not resolved.ent_type_ and not described.is_one(resolved)
        if bare and not syntax.children(resolved, "determiner"):
            continue
        if _is_age(resolved):
            continue
        if _is_title(resolved) or any(resolved in syntax.conjuncts(t) and _joined(t, resolved) for t in found):
            continue
        found.append(resolved)
    for head in tuple(found):  # "*guards and nurses* who left": what is said of one is of all
        beside = [c for c in syntax.conjuncts(head) if c.i > head.i or not syntax.children(c, *_CLAUSES)]
        found += [c for c in beside if c not in found and not _joined(head, c) and _goes_too(head, c)]
    return sorted(found, key=lambda t: t.i)


def _is_age(number: Token) -> bool:
    """Whether a bare number between commas is how old the one before it is: "his niece, Ana Ruiz, *32*, left"."""
    doc, i = number.doc, number.i
    if number.tag_ != "CD" or not 0 < i < len(doc) - 1 or any(not c.is_punct for c in number.children):
        return False
    return doc[i - 1].text == "," and doc[i + 1].text in (",", ".", ";")


def _is_title(noun: Token) -> bool:
    """Whether a bare noun beside a person is what they are: "Ana Ruiz, *chairwoman* and owner of the mill, left"."""
    first = syntax.first_conjunct(noun)
    if first == noun or first.ent_type_ != "PERSON" or noun.ent_type_ == "PERSON" or noun.tag_ not in ("NN", "NNP"):
        return False
    beside = min(syntax.conjuncts(first)[1], *syntax.children(first, "apposition"), noun)
    opened = beside.left_edge.i  # a comma sets titles off; "Ana Ruiz and *sister*" are two
    if noun.doc[opened].text != "," and noun.doc[opened - 1].text != ",":
        return False
    own = syntax.children(noun, "determiner", "possessor", "apposition")
    return not own and nouns.sort(noun.text) == "person" and all(c.ent_type_ != "PERSON" for c in noun.children)


def _is_when(noun: Token) -> bool:
    """Whether a noun says when, not how much of something it was that began or ended: "ended *months of talks*"."""
    named = syntax.is_a(noun, "subject", "passive subject", "object") and not noun.ent_type_
    full = named and any(p.lower_ == "of" and senses.known_noun(n) and not is_time(n) for p, n in syntax.obliques(noun))
    return not full and is_time(noun)


def _antecedent(token: Token) -> Token | None:
    """What a relative pronoun stands for; the token itself if it is none; None for expletives and question words."""
    if token.dep_ == "expl" or token.lower_ in ("there",):
        return None
    if token.lower_ not in _RELATIVES or token.tag_ not in ("WP", "WDT", "IN", "WRB", "DT"):
        return token
    if token.lower_ == "that" and token.tag_ == "DT":
        return token
    clause = next((a for a in (token, *syntax.ancestors(token)) if syntax.is_a(a, "relative clause")), None)
    return control.antecedent(clause) if clause is not None else _before(token)


def _before(relative: Token) -> Token | None:
    """The noun right before a relative pronoun whose clause was hung on the verb: "joined by *Eriksen*, who scored"."""
    verb, at = relative.head, relative.i - 1
    while at > relative.sent.start and relative.doc[at].is_punct:
        at -= 1
    noun = relative.doc[at]
    if not syntax.is_a(verb, "adverbial clause") or verb.dep_ == "advcl:relcl" or relative.i < verb.head.i:
        return None
    while syntax.is_a(noun, "compound") and noun.head.pos_ in tags.NOUNS:
        noun = noun.head
    return noun if noun.pos_ in tags.NOUNS and relative.tag_ in tags.RELATIVE and at < relative.i - 1 else None


def _of_verb(verb: Token, kind: str, roles: Roles) -> Heads:
    heads = Heads()
    passive = syntax.is_passive(verb) or is_fronted_participle(verb)
    if _is_headline_passive(verb, kind):
        heads.whom += syntax.subjects(verb)
        heads.who += agents.of(verb)
    elif befallen := subjects.undergoing(verb):
        heads.whom += befallen
        heads.who += agents.of(verb)
    elif passive:
        heads.whom += syntax.passive_subjects(verb) or senses.undergoers(verb)
        heads.who += agents.of(verb)
        heads.who += [c for c in syntax.children(verb, "compound") if c.pos_ == "PROPN"]  # "state-funded"
        if not heads.whom and (shared := control.subject(verb)):
            heads.whom += shared
    else:
        stray = subjects.misread(syntax.first_conjunct(verb)) or subjects.absolute(verb)
        shell = control.shell(verb)
        doers = control.doers(shell) if shell else syntax.subjects(verb) or stray or control.subject(verb)
        objects = [o for o in syntax.objects(verb) if o not in stray and not circumstances.is_gone_to(verb, o)]
        if (unsaid := gaps.object_of(verb)) is not None:
            objects.append(unsaid)
        lemma = lemma_of(verb)
        undergoing = not objects and (
            is_suffering(verb)
            or (lemma in _UNACCUSATIVE and not _is_out(verb) and not any(_is_someone(s) for s in doers))
            or verb.pos_ == "ADJ"
            or (_follows_passive(verb) and any(roles.role(verb, s) == "ARG1" for s in doers))
            or (kind in ("life", "catastrophe") and any(roles.role(verb, s) == "ARG1" for s in doers))
        )
        (heads.whom if undergoing else heads.who).extend(doers)
        for noun in objects:
            if is_extent(verb, noun) or _is_called(verb, noun):
                continue
            if senses.known_noun(noun) == kind and (inner := partners(noun, kind)):  # "flew air strikes on targets"
                heads.whom += inner
            elif lemma_of(noun) not in _IDIOMS:
                heads.whom.append(noun)
            else:
                heads.whom += completed(verb, noun)
    heads.whom += [c for child in syntax.children(verb, "indirect object") for c in syntax.conjuncts(child)]
    if not heads.whom or kind in ("conflict", "contact", "competition"):
        others = partners(verb, kind, only=bool(heads.whom))
        if kind == "conflict" and others and all(_is_weapon(t) for t in heads.whom):
            heads.whom.clear()  # "fired rockets at the base"
        heads.whom += others
    if not heads.whom and not passive:
        heads.whom += [t for t in roles.of(verb, "ARG1", "ARG2") if is_thing(t) and t not in heads.who and t.i > verb.i]
    if not heads.who:
        heads.who += [t for p, n in syntax.obliques(verb) if p.lower_ == "between" for t in syntax.conjuncts(n)]
    if not (heads.who or passive):  # who does what a passive tells is named by "by" or not at all
        aside = {*heads.whom, *_subjects_above(verb)}
        heads.who += [t for t in roles.of(verb, "ARG0") if is_thing(t) and t not in aside]
    return heads


def _subjects_above(verb: Token) -> list[Token]:
    """The subjects of the clause that a verb completes, gives the aim of or stands beside with a subject of its own."""
    beside = syntax.is_a(verb, "conjunct") and syntax.children(verb, "subject", "passive subject")
    if not (beside or syntax.is_a(verb, "open clause", "adverbial clause")):
        return []
    return syntax.subjects(verb.head) + syntax.passive_subjects(verb.head) or control.subject(verb.head)


def is_suffering(verb: Token) -> bool:
    """Whether nobody does what a verb tells of its subject: "*died*", "*passed* away"."""
    if verb.pos_ not in tags.VERBS or syntax.objects(verb):
        return False
    gone = lemma_of(verb) == "pass" and any(c.lower_ == "away" and c.i == verb.i + 1 for c in verb.children)
    return gone or lemma_of(verb) in _SUFFERING


def is_aside(verb: Token, noun: Token) -> bool:
    """Whether a verb's object is nothing that it is done to: a place, how much, what only completes it, or whose its
    active subject or its scene is ("*Lee's* widow sat in *Roe's* box")."""
    if syntax.is_a(noun, "possessor") and (noun.head in syntax.subjects(verb) or syntax.is_a(noun.head, "oblique")):
        return True
    aside = circumstances.is_gone_to(verb, noun) or is_extent(verb, noun) or bool(completed(verb, noun))
    return aside or _is_called(verb, noun)


def _is_called(verb: Token, noun: Token) -> bool:
    """Whether a noun is what a verb calls its object or its passive's subject: "called the mayor *a liar*"."""
    if lemma_of(verb) not in _NAMING or noun.head != verb or noun.i < verb.i:
        return False
    if syntax.is_passive(verb):
        return syntax.is_a(noun, "object", "indirect object", "open clause")
    before = (c for c in syntax.children(verb, "object", "indirect object") if c.i < noun.i)
    return syntax.is_a(noun, "object", "open clause") and any(before)


def is_extent(verb: Token, noun: Token) -> bool:
    """Whether a verb's object says by how much its subject became more or less: "fell *two points*"."""
    counted = any(c.pos_ == "NUM" for c in noun.children) or noun.lower_ == "%"
    measure = noun.ent_type_ in ("PERCENT", "QUANTITY", "MONEY") or lemma_of(noun) in _MEASURES
    return lemma_of(verb) in _UNACCUSATIVE and noun.head == verb and counted and measure


def completed(verb: Token, noun: Token) -> list[Token]:
    """Whom it is done to what a verb says with an object that only completes it: "took part in *the race*"."""
    bringing = _IDIOMS.get(lemma_of(noun))
    if not bringing or not syntax.is_a(noun, "object") or noun.head != verb:
        return []
    return [n for p, n in (*syntax.obliques(noun), *syntax.obliques(verb)) if p.lower_ == bringing and not is_time(n)]


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
    if token.ent_type_ in ("PERSON", "ORG", "NORP", "GPE") or token.lower_ in _SOMEONE:
        return True
    named = any(c.ent_type_ == "PERSON" for c in syntax.children(token, "apposition"))
    return named or (token.pos_ == "NOUN" and nouns.sort(token.text) == "person")
