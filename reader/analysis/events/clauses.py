"""What the grammar of a clause settles, whatever the scores lean to.

Words of other clauses are what the scores most often take too much: a clause that names who acts, or that leaves it
unsaid by its passive voice, has nobody else's subject for its own.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Set
from typing import Final, TypeAlias

from spacy.tokens import Token

from reader.analysis.events import agents, control, subjects
from reader.analysis.events.participants import Parts, is_fronted_participle
from reader.pipeline import syntax, tags

_BRINGING: Final = frozenset(["IN", "TO"])
"""The tags of prepositions."""

Chances: TypeAlias = Mapping[int, float]
"""By the positions of words how sure it is that they are what a side asks for."""


def settle(verb: Token, rules: Parts, who: Chances, whom: Chances) -> tuple[dict[int, float], dict[int, float]]:
    """Those of the words chosen as who and whom that the verb's clause allows; `rules` is what its grammar names.

    A noun that is the subject of an active verb has no other noun beside it. A passive's subject is whom it befalls,
    and who does it is said with "by", or is the subject of what the passive's clause belongs to: not who reports it
    ("he said that they *were warned*"), and none who stands elsewhere ("they met the mayor and *were interviewed*").
    """
    if absolute := subjects.undergoing(verb):
        return dict.fromkeys((t.i for t in agents.of(verb)), 1.0), dict.fromkeys((t.i for t in absolute), 1.0)
    if control.shell(verb):  # "*their* aim is to win"
        return {t.i: 1.0 for t in rules.who}, dict(whom)
    fronted = is_fronted_participle(verb)
    if not (fronted or syntax.is_passive(verb)):
        if not who and _is_fronted_gerund(verb):
            who = {t.i: 1.0 for t in rules.who}
        own = subjects.own(verb)
        told = _told_below(verb) - {t.i for t in (*rules.who, *rules.whom)}
        who = {i: c for i, c in who.items() if i not in told}
        whom = {i: c for i, c in whom.items() if i not in told or _is_what_it_is(verb.doc[i])}
        if not who:
            who = {t.i: 1.0 for t in own or syntax.subjects(verb) if t in rules.who and t.i not in whom}
            if not who and _is_lent(verb):
                lent = [t for t in control.subject(verb) if control.is_someone(t)]
                who = {t.i: 1.0 for t in lent if t in rules.who and t.i not in whom}
        allowed: Set[int] = {t.i for s in own for t in (s, *syntax.children(s, "apposition", "compound"))}
        if not allowed & who.keys():
            allowed = _brought_along(verb, who) or _of_owner(verb, who) or _not_above(verb, who, whom)
        others, inner = _others_objects(verb), _inner(verb)
        doing = {i: c for i, c in who.items() if i in allowed and i not in inner}
        return doing, {i: c for i, c in whom.items() if i not in others}
    if syntax.passive_subjects(verb):
        below = syntax.children(verb, "adverbial clause")  # "was held after *a guard* was shot"
        others = {t.i for c in below for t in (*syntax.objects(c), *syntax.passive_subjects(c))}
        whom = {i: c for i, c in whom.items() if i not in others}
    said = bool(syntax.children(syntax.first_conjunct(verb), "passive auxiliary"))
    undergoing = subjects.named(verb, syntax.passive_subjects(verb)) if said else []
    befallen = {s.i: who[s.i] for s in undergoing if s.i in who and s.i < verb.i}
    if fronted:
        befallen |= {s.i: 1.0 for s in control.subject(verb)}
    if doers := {t.i for t in agents.of(verb)}:  # "the drug that a lab made was approved *by the agency*"
        beside = {b.i for i in doers for b in syntax.children(verb.doc[i], "apposition", "compound")}
        doing = dict.fromkeys(doers, 1.0) | {i: c for i, c in who.items() if i in beside}
        return doing, {i: c for i, c in {**befallen, **whom}.items() if i not in doers}
    near = {t.i for t in (*verb.subtree, *rules.who, *_doers_above(verb))} - befallen.keys() - _inner(verb)
    allowed = {i for i in who if (i in near or _is_agent(verb.doc[i])) and not _is_others_agent(verb.doc[i], verb)}
    return {i: who[i] for i in who if i in allowed}, {**befallen, **whom}


def undergoers(verb: Token, rules: Parts, who: Chances, whom: Chances) -> dict[int, float]:
    """Whom it befalls: those settled as `whom`, or where the scores know of nobody, a verb's object or its passive's
    subject."""
    if whom:
        return dict(whom)
    passive = syntax.passive_subjects(verb)
    own = subjects.named(verb, passive) if passive else _plain_objects(verb)
    return {t.i: 1.0 for t in own if t in rules.whom and t.i not in who}


def _is_lent(verb: Token) -> bool:
    """Whether a clause without a subject surely has that of the one above: "declined *to go*", "ran, *waving*"."""
    if syntax.is_a(verb, "open clause"):
        return control.is_infinitive(verb) and not syntax.children(verb.head, "object", "indirect object")
    behind = syntax.is_a(verb, "adverbial clause") and verb.tag_ == "VBG" and verb.i > verb.head.i
    return behind and verb.nbor(-1).text == "," and not subjects.is_marked(verb)


def _told_below(verb: Token) -> Set[int]:
    """The subjects of the clauses behind a verb that stand by themselves: "left, knowing that *the crew* had a plan".

    What is seen, made or left to do something is the verb's object as well: "saw *the crew* leave".
    """
    found: set[int] = set()
    for word in verb.subtree:
        clause = syntax.first_conjunct(word)
        if word == verb or clause == verb or not _stands_alone(word):
            continue
        own = [c for s in syntax.children(word, "subject", "passive subject") for c in syntax.conjuncts(s)]
        found |= {s.i for s in own if s.pos_ in tags.NOUNS and s.i > verb.i}
    return found


def _is_what_it_is(noun: Token) -> bool:
    """Whether a clause only says what a noun is or is like, as if the verb above had it for an object: "made sure that
    *the data* are good"."""
    return bool(syntax.children(syntax.first_conjunct(noun).head, "copula"))


def _stands_alone(word: Token) -> bool:
    """Whether a predicate is finite, by itself or by what helps it, in a clause of another word."""
    clause = syntax.is_a(syntax.first_conjunct(word), "clause", "adverbial clause", "noun clause", "parataxis")
    helped = syntax.children(word, "auxiliary", "copula")
    return clause and (word.tag_ in tags.INFLECTED or any(a.tag_ in tags.INFLECTED | {"MD"} for a in helped))


def _inner(verb: Token) -> Set[int]:
    """What stands within the phrases of a verb's participants and circumstances: those act, if at all, in what their
    own phrases tell ("*teams* from the police were sent", "said in a call to a *lawyer*")."""
    own = syntax.children(verb, "passive subject", "object", "oblique")
    heads = {c.i for noun in own for c in syntax.conjuncts(noun)}
    beside = {b.i for i in heads for b in syntax.children(verb.doc[i], "apposition", "compound")}
    said_of = verb.head.subtree if syntax.is_a(verb, "noun clause") and syntax.is_passive(verb) else ()
    before = {t.i for t in said_of if t.i < verb.i}  # "the case of a *man* found dead"
    return before | {t.i for noun in own for t in noun.subtree} - heads - beside


def _others_objects(verb: Token) -> Set[int]:
    """What only the verbs beside an active one, or the participles under it, are done to: each has its own object.

    "killing twelve and *injuring* forty", "expanded to Asia, *opening plants* there"; a pronoun leaves open whom it
    stands for ("founded *the firm* and built it"), and one right behind the verb may be of its object ("sell *burning
    candles*").
    """
    under = (c for c in syntax.children(verb, "adverbial clause") if c.tag_ == "VBG" and c.i != verb.i + 1)
    near = [c for c in under if not subjects.is_marked(c)]
    if any(o.pos_ in tags.NOUNS | {"NUM"} for o in syntax.children(verb, "object")):
        near += [c for c in syntax.conjuncts(syntax.first_conjunct(verb)) if c.i != verb.i and c.pos_ in tags.VERBS]
    near += [c for c in syntax.children(verb, "open clause", "adverbial clause") if _is_anothers(c, verb)]
    if any(o.pos_ in tags.NOUNS | {"NUM"} for o in syntax.children(verb, "object")):
        near += [c for o in syntax.objects(verb) for c in syntax.children(o, "noun clause", "relative clause")]
        near += [c for c in syntax.children(verb, "adverbial clause", "clause") if c.pos_ in tags.VERBS]
    return {t.i for c in near for t in syntax.objects(c)}


def _plain_objects(verb: Token) -> list[Token]:
    """The nouns behind a verb that are its objects by everything that is said of them, without a preposition."""
    own = [o for o in syntax.children(verb, "object") if o.i > verb.i and o.pos_ in tags.NOUNS]
    return [c for o in own if _is_near(verb, o.left_edge) for c in syntax.conjuncts(o)]


def _is_near(verb: Token, first: Token) -> bool:
    """Whether a phrase's first word is no preposition, and neither that nor another verb stands before it."""
    between = verb.doc[verb.i + 1 : first.i]
    bare = first.tag_ not in _BRINGING and (first.i == verb.i + 1 or first.nbor(-1).tag_ not in _BRINGING)
    return bare and all(t.pos_ not in tags.VERBS for t in between)


def _is_anothers(below: Token, verb: Token) -> bool:
    """Whether an infinitive says what the verb's own object is to do: "urged the crew *to leave* the ship"."""
    nouns = [o for o in syntax.objects(verb) if o.pos_ in tags.NOUNS and o.i < below.i]
    return bool(nouns) and control.is_infinitive(below)


def _is_fronted_gerund(verb: Token) -> bool:
    """Whether a verb tells, before its clause, what that one's subject does as well: "*Opening* the fair, she …"."""
    bare = verb.tag_ == "VBG" and not syntax.children(verb, "subject", "passive subject")
    return bare and syntax.is_a(verb, "adverbial clause") and verb.i < verb.head.i


def _not_above(verb: Token, who: Chances, whom: Chances) -> Set[int]:
    """Those chosen without the ones that only the clause above a verb is about, where that lends it a subject.

    Not who asks, hires or stops, but who is asked to do it, hired to do it or stopped from it; and what completes a
    verb ("the van is thought *to have hit* him") has one of that verb's nouns for its subject, and nobody else.
    """
    own = syntax.children(verb, "subject", "passive subject")
    lent = () if own else control.subject(verb)
    if not own and _goes_with(verb):
        return _not_above(verb.head, who, whom)
    if not (own or lent) and syntax.is_a(verb, "open clause", "adverbial clause"):  # "*the van* was used to flee"
        return who.keys() - {t.i for t in syntax.passive_subjects(verb.head)}
    chosen = {t.i for t in lent if t.i in who}
    if syntax.is_a(verb, "conjunct") or not (chosen or any(t.i in whom for t in lent)):
        return who.keys()
    beside = verb.tag_ == "VBG" or (_is_aim(verb) and any(control.is_someone(t) for t in lent))
    completing = syntax.is_a(verb, "open clause") or (beside and syntax.is_a(verb, "adverbial clause"))
    if completing and any(t.i in chosen and t.pos_ in tags.NOUNS for t in lent):
        return chosen
    above = {t.i for t in syntax.subjects(verb.head) or control.subject(verb.head)}
    if any(t.pos_ in tags.NOUNS and control.is_someone(t) for t in lent):
        above |= {t.i for clause in syntax.ancestors(verb.head) for t in syntax.subjects(clause)}
    return who.keys() - above | chosen


def _brought_along(verb: Token, who: Chances) -> Set[int]:
    """Those chosen whom "for" brings in before an infinitive, if any: "a chance given for *farmers* to trade"."""
    opening = next((c for c in verb.lefts if c.tag_ == "TO"), None)
    if opening is None or opening.i == verb.sent.start:
        return frozenset()
    last = opening.nbor(-1)
    noun = next((t for t in (last, *syntax.ancestors(last)) if t.i in who and t.i < opening.i), last)
    brought = [p.lower_ for p in syntax.prepositions(syntax.first_conjunct(noun))[:1]] == ["for"]
    row = {c.i for c in syntax.conjuncts(syntax.first_conjunct(noun))} & who.keys()
    return row if brought and noun.i in row else frozenset()


def _of_owner(verb: Token, who: Chances) -> Set[int]:
    """Those chosen who own the noun that a clause completes: "*the state*'s interest in selling it"."""
    if not syntax.is_a(verb, "noun clause") or not (subjects.is_marked(verb) or control.is_infinitive(verb)):
        return frozenset()
    own = {c.i for p in syntax.children(verb.head, "possessor") for c in syntax.conjuncts(p)}
    return {i for i in own & who.keys() if verb.doc[i].pos_ in tags.NOUNS}


def _goes_with(verb: Token) -> bool:
    """Whether an infinitive is one of a row, so that who does the first of it does them all: "to come *and help*"."""
    return (
        verb.tag_ == "VB" == verb.head.tag_
        and syntax.is_a(verb, "conjunct")
        and control.is_infinitive(syntax.first_conjunct(verb))
    )


def _is_aim(verb: Token) -> bool:
    """Whether an infinitive says what for, with nobody named in the clause above it who may do that but its subject."""
    with_others = any(p.lower_ == "with" for p, _ in syntax.obliques(verb.head))
    return control.is_infinitive(verb) and not (with_others or syntax.objects(verb.head))


def _doers_above(verb: Token) -> Iterator[Token]:
    """The subjects of the verbs that a verb's clause belongs to: no clause of its own time or of somebody's words."""
    for below in (verb, *syntax.ancestors(verb)):
        if syntax.is_a(below, "clause", "adverbial clause") or _is_apart(below):
            return
        yield from syntax.subjects(below.head)


def _is_apart(verb: Token) -> bool:
    """Whether a clause beside another has its own subject: "crews came, and *guards were sent* home"."""
    own = syntax.children(verb, "subject", "passive subject")
    return syntax.is_a(verb, "conjunct") and any(t.pos_ in tags.NOUNS for t in own)


def _is_others_agent(noun: Token, verb: Token) -> bool:
    """Whether a noun says by whom what another verb tells was done: "shot at a base *used by the army*"."""
    other = noun.head
    beside = other in syntax.conjuncts(syntax.first_conjunct(verb))
    return syntax.is_a(noun, "agent") and other.pos_ in tags.VERBS and other != verb and not beside


def _is_agent(noun: Token) -> bool:
    return any(p.lower_ == "by" for p in syntax.prepositions(noun))
