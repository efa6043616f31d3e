"""Who takes part in an event, where and when: the phrases that a trigger's parse and roles give it.

Verbs get their agents and undergoers from voice, coordination, control and relative clauses; event nouns from
possessors, compounds, prepositions and the light verb that carries them. The pipeline's semantic roles decide
what the parse leaves open: whether a subject acts or undergoes ("the bomb exploded"), and which obliques are
places and times.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from spacy.tokens import Doc, Span, Token

from reader.analysis import senses
from reader.analysis.derivation import plain
from reader.pipeline import syntax

_PLACES = frozenset(["GPE", "LOC", "FAC"])
_NAMES = frozenset(["PERSON", "ORG", "NORP", "GPE", "LOC", "FAC"])
_TIMES = frozenset(["DATE", "TIME"])
_LOCATIVE = frozenset(
    """in at near inside outside across from to into around on onto off along through throughout toward towards over
    above under beneath behind beside within between via amid north south east west""".split()
)
_PLACE_NOUNS = frozenset(
    """city town village country region area province state district border coast capital street road highway building
    house home hospital school airport station camp base court prison jail church mosque temple park stadium hotel
    office headquarters center centre site scene island river mountain sea ocean lake forest desert north south east
    west world continent neighborhood neighbourhood suburb square market mall shop store restaurant factory plant mine
    bridge port harbor harbour theater theatre museum university campus venue ground field county territory valley
    beach bay zone strip hall room apartment county municipality settlement township checkpoint embassy bar club
    outskirt corner arena farm garden hill""".split()
)
_UNDERGOING = frozenset(
    """death killing murder assassination arrest detention appointment election nomination dismissal release injury
    execution birth recovery withdrawal deployment evacuation removal destruction burial funeral trial conviction
    sentencing imprisonment deportation extradition kidnapping abduction rescue hanging displacement ouster
    resettlement closure acquisition sale purchase creation launch construction celebration inauguration
    discovery investigation prosecution collapse loss treatment shooting stabbing poisoning hospitalization
    indictment acquittal beating capture drowning illness wounding overthrow suspension expulsion sacking""".split()
)
"""Nouns whose possessor or "of" names the one whom the event befalls: "his *arrest*", "the *death* of a nurse"."""

_AGENT_OF = frozenset(
    """return arrival departure resignation retirement visit advance retreat protest demonstration refusal decision
    speech statement testimony performance victory win defeat failure success flight escape march rally reaction
    response entry rise fall growth decline increase decrease crash explosion meeting session summit talk fight
    struggle admission appearance comeback migration exodus surrender emergence spread promise threat
    warning""".split()
)
"""Nouns whose "of" names the one who acts: "the *return* of both countries"."""

_TOWARDS: dict[str, frozenset[str]] = {
    "conflict": frozenset("on against at upon toward towards with over".split()),
    "life": frozenset(["of"]),
    "movement": frozenset(),
    "transaction": frozenset("to for with from".split()),
    "business": frozenset(["with", "of"]),
    "contact": frozenset("with to".split()),
    "personnel": frozenset(["of"]),
    "justice": frozenset("against on into of at".split()),
    "agreement": frozenset("with to from of on".split()),
    "policy": frozenset("on against of".split()),
    "catastrophe": frozenset(["of"]),
    "competition": frozenset("over against for with to".split()),
    "statement": frozenset("to against of at on for".split()),
    "other": frozenset("to against on of for".split()),
}
"""The prepositions that bring in the other side of an event of that type."""

_UNACCUSATIVE = frozenset(
    """die drown perish suffocate starve collapse crash sink explode burn erupt derail capsize fall rise happen occur
    change end close break crack melt freeze disappear vanish emerge recover deteriorate worsen improve burst spread
    shrink grow increase decrease decline drop plunge surge soar slip tumble begin start finish wrap stop
    succumb faint overturn""".split()
)
"""Verbs whose only argument undergoes: "the boat *sank*"."""

_OBJECT_RAISERS = frozenset(["promise", "threaten", "vow", "pledge", "swear", "agree", "offer"])
"""Verbs whose own subject, not their object, does what their infinitive says ("promised us to leave")."""

_RELATIVES = frozenset("who which that whom where whose what".split())


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


class Roles:
    """The pipeline's semantic roles, by predicate."""

    def __init__(self, doc: Doc) -> None:
        self._by_predicate: dict[int, list[tuple[Token, str]]] = {}
        for predicate, argument, role in doc._.roles if Doc.has_extension("roles") else ():
            self._by_predicate.setdefault(predicate, []).append((doc[argument], role))

    def of(self, predicate: Token, *roles: str) -> list[Token]:
        """The heads of a predicate's arguments in the given roles."""
        return [token for token, role in self._by_predicate.get(predicate.i, ()) if role in roles]

    def role(self, predicate: Token, argument: Token) -> str | None:
        """The role that an argument's head plays for a predicate."""
        return next((role for token, role in self._by_predicate.get(predicate.i, ()) if token.i == argument.i), None)


def find(trigger: Token, kind: str, roles: Roles) -> Parts:
    """The participants, places and times of the event that `trigger` tells, `kind` being its type."""
    heads = _of_verb(trigger, kind, roles) if trigger.pos_ in ("VERB", "AUX", "ADJ") else _of_noun(trigger, kind, roles)
    where, when = _circumstances(trigger, roles)
    taken = {t.i for span in when for t in span}
    who = _clean(trigger, heads.who, taken)
    whom = [t for t in _clean(trigger, heads.whom, taken) if t not in who]
    return Parts(tuple(who), tuple(whom), tuple(where), tuple(when))


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
    return not syntax.children(other, "determiner", "possessor")


def _clean(trigger: Token, tokens: Iterable[Token], taken: set[int]) -> list[Token]:
    """Heads without repetitions, relative pronouns, expletives, times and conjuncts that share a phrase."""
    found: list[Token] = []
    for token in tokens:
        resolved = _antecedent(token)
        if resolved is None or resolved.i == trigger.i or resolved.i in taken or resolved in found:
            continue
        if resolved.pos_ not in ("NOUN", "PROPN", "PRON", "NUM", "ADJ", "DET") or resolved.ent_type_ in _TIMES:
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
    passive = syntax.is_passive(verb)
    if passive:
        heads.whom += senses.undergoers(verb)
        heads.who += syntax.agents(verb)
        if not heads.whom and (shared := _inherited_subject(verb)):
            heads.whom += shared
    else:
        subjects = syntax.subjects(verb) or _inherited_subject(verb)
        objects = syntax.objects(verb)
        undergoing = not objects and (
            plain(verb.lemma_.lower()) in _UNACCUSATIVE
            or (kind in ("life", "catastrophe") and any(roles.role(verb, s) == "ARG1" for s in subjects))
        )
        (heads.whom if undergoing else heads.who).extend(subjects)
        for noun in objects:
            if senses.known_noun(noun) and (inner := _partners(noun, kind)):  # "flew air strikes on targets"
                heads.whom += inner
            else:
                heads.whom.append(noun)
    heads.whom += [c for child in syntax.children(verb, "indirect object") for c in syntax.conjuncts(child)]
    if not heads.whom or kind in ("conflict", "contact", "competition"):
        heads.whom += _partners(verb, kind, only=bool(heads.whom))
    if not heads.whom and not passive:
        heads.whom += [t for t in roles.of(verb, "ARG1", "ARG2") if _is_thing(t) and t not in heads.who and t.i > verb.i]
    if not heads.who:
        heads.who += [t for t in roles.of(verb, "ARG0") if _is_thing(t) and t not in heads.whom]
    return heads


def _is_thing(token: Token) -> bool:
    return token.pos_ in ("NOUN", "PROPN", "PRON") and token.ent_type_ not in _TIMES


def _partners(word: Token, kind: str, *, only: bool = False) -> list[Token]:
    """Participants that prepositions bring in: "on US personnel", "with Iran", "against the bill"."""
    wanted = _TOWARDS.get(kind, frozenset())
    if word.pos_ == "VERB":
        wanted = wanted - {"of", "at"} if kind != "conflict" else wanted - {"with", "over"}
        if only:
            wanted = frozenset(["with"]) if kind == "contact" else frozenset(["on", "against", "at"]) & wanted
    found = []
    for preposition, noun in syntax.obliques(word):
        if preposition.lower_ in wanted and noun.ent_type_ not in _TIMES and noun.pos_ in ("NOUN", "PROPN", "PRON"):
            found.extend(syntax.conjuncts(noun))
    return found


def _inherited_subject(verb: Token, depth: int = 0) -> list[Token]:
    """The subject that a clause without its own takes from the clause or noun above it."""
    head = verb.head
    if head == verb or depth > 4:
        return []
    if syntax.is_a(verb, "conjunct"):
        own = syntax.subjects(head) + syntax.passive_subjects(head)
        return own or _inherited_subject(head, depth + 1)
    if syntax.is_a(verb, "relative clause"):
        return [] if any(_takes_relative(verb)) else [head]
    if syntax.is_a(verb, "noun clause"):
        if verb.tag_ == "VBG":
            return [head]
        if head.pos_ in ("NOUN", "PROPN") and senses.known_noun(head):  # "Trump's decision to leave"
            return _possessors(head)
        return []
    if syntax.is_a(verb, "open clause", "clause", "adverbial clause"):
        if head.pos_ not in ("VERB", "AUX", "ADJ", "NOUN"):
            return []
        objects = syntax.objects(head) + syntax.children(head, "indirect object")
        if syntax.is_a(verb, "open clause", "clause") and objects and plain(head.lemma_.lower()) not in _OBJECT_RAISERS:
            return objects
        subjects = syntax.subjects(head) + syntax.passive_subjects(head)
        return subjects or _inherited_subject(head, depth + 1)
    return []


def _takes_relative(verb: Token) -> Iterator[Token]:
    """The dependents of a relative clause's verb that are relative pronouns, or leave no gap for its subject."""
    return (c for c in verb.children if syntax.is_a(c, "subject", "passive subject"))


def _possessors(noun: Token) -> list[Token]:
    return [c for child in syntax.children(noun, "possessor") for c in syntax.conjuncts(child)]


def _of_noun(noun: Token, kind: str, roles: Roles) -> _Heads:
    heads = _Heads()
    lemma = plain(noun.lemma_.lower())
    undergoing = lemma in _UNDERGOING or kind == "life"
    (heads.whom if undergoing else heads.who).extend(_possessors(noun))
    heads.who += syntax.agents(noun)
    for compound in (*syntax.children(noun, "compound"), *syntax.children(noun, "adjective")):
        if compound.ent_type_ in ("PERSON", "ORG", "NORP", "GPE", "LOC") and not heads.who:
            (heads.whom if undergoing else heads.who).append(compound)
    for preposition, other in syntax.obliques(noun):
        if other.ent_type_ in _TIMES:
            continue
        word, everyone = preposition.lower_, syntax.conjuncts(other)
        if word == "between":
            heads.who += everyone
        elif word == "of":
            (heads.who if lemma in _AGENT_OF and not undergoing else heads.whom).extend(everyone)
        elif word in ("with", "against", "on", "upon", "to", "at", "into", "for", "from", "over"):
            if word == "from" and kind == "transaction" and not heads.who:
                heads.who += everyone
            elif word in _TOWARDS[kind] and not (word in ("at", "on") and other.ent_type_ in _PLACES and kind != "conflict"):
                heads.whom += everyone
    _carried(noun, kind, heads)
    if not heads.who and not heads.whom:
        heads.who += [t for t in roles.of(noun, "ARG0") if _is_thing(t)]
        heads.whom += [t for t in roles.of(noun, "ARG1") if _is_thing(t) and t not in heads.who]
    return heads


def _carried(noun: Token, kind: str, heads: _Heads) -> None:
    """Adds what the light verb that carries the noun knows: its subject, and its other complements."""
    first = syntax.first_conjunct(noun)
    verb = first.head
    if verb.pos_ != "VERB":
        return
    carrier = senses.carried_noun(verb)
    if carrier is not None and carrier in syntax.conjuncts(first):
        passive = syntax.is_passive(verb)
        doers = syntax.agents(verb) if passive else syntax.subjects(verb) or _inherited_subject(verb)
        if not heads.who:
            heads.who += doers
        if not heads.whom:
            heads.whom += _partners(verb, kind)
            heads.whom += syntax.children(verb, "indirect object")


def _circumstances(trigger: Token, roles: Roles) -> tuple[list[Span], list[Span]]:
    """The phrases of place and of time that hang on the trigger, or on the light verb that carries it."""
    where: list[Span] = []
    when: list[Span] = []
    for word in _holders(trigger):
        for preposition, noun in syntax.obliques(word):
            if _is_time(noun):
                when.append(_with_preposition(preposition, noun))
            elif preposition.lower_ in _LOCATIVE and (_is_place(noun) or roles.role(word, noun) == "ARGM-LOC"):
                where.append(_with_preposition(preposition, noun))
        for child in word.children:
            if child.ent_type_ in _TIMES and not syntax.prepositions(child) and syntax.is_a(child, "adverb", "oblique"):
                when.append(_entity_or_phrase(child))
            elif child.ent_type_ in _TIMES and word.pos_ == "NOUN" and syntax.is_a(child, "compound", "possessor"):
                when.append(_entity_or_phrase(child))
            elif child.pos_ == "ADV" and child.lower_ in ("here", "there", "abroad", "locally", "overseas"):
                where.append(child.doc[child.i : child.i + 1])
        if where and when:
            break
    return _distinct(where), _distinct(when)


def _holders(trigger: Token) -> Iterator[Token]:
    """The trigger, then the verbs around it whose time and place are also its own."""
    yield trigger
    head = trigger.head
    if trigger.pos_ in ("NOUN", "PROPN"):
        if head.pos_ == "VERB" and head != trigger:
            yield head
    elif syntax.is_a(trigger, "open clause", "conjunct") and head != trigger and head.pos_ in ("VERB", "NOUN", "ADJ"):
        yield head


def _is_place(noun: Token) -> bool:
    return noun.ent_type_ in _PLACES or plain(noun.lemma_.lower()) in _PLACE_NOUNS


def _is_time(noun: Token) -> bool:
    return noun.ent_type_ in _TIMES or any(c.ent_type_ in _TIMES for c in syntax.children(noun, "oblique") if c.i < noun.i + 3)


def _with_preposition(preposition: Token, noun: Token) -> Span:
    span = syntax.noun_phrase(noun)
    end = max(span.end, max((syntax.noun_phrase(c).end for c in syntax.conjuncts(noun)), default=span.end))
    return noun.doc[min(preposition.i, span.start) : end]


def _entity_or_phrase(token: Token) -> Span:
    start, end = token.i, token.i + 1
    doc = token.doc
    while start > 0 and doc[start].ent_iob_ == "I":
        start -= 1
    while end < len(doc) and doc[end].ent_iob_ == "I":
        end += 1
    return doc[start:end]


def _distinct(spans: list[Span]) -> list[Span]:
    found: list[Span] = []
    for span in sorted(spans, key=lambda s: (s.start, -s.end)):
        if not found or span.start >= found[-1].end:
            found.append(span)
    return found
