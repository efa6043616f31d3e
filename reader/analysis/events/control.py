"""Who does what a clause without a subject says: its controller, in the clause or noun above it.

"plans *to leave*", "urged Iran *to stop*", "called on voters *to register*", "Mali's role in *freeing* them",
"ordered an attack *to stop* them": the first finds its leaver in the planner, and so on.
"""

from __future__ import annotations

from spacy.tokens import Token

from reader.analysis.events import senses
from reader.analysis.words import nouns, pronouns
from reader.analysis.words.lemmas import lemma_of
from reader.pipeline import syntax, tags
from reader.pipeline.labels import ACTORS
from reader.pipeline.tables import word_set

_SUBJECT_CONTROL = word_set("promise threaten vow pledge swear agree offer use spend")
"""Verbs whose own subject, not their object, does what their infinitive says ("promised us to leave")."""

_BIDDING = word_set(
    """direct order instruct tell ask urge request require command urge press pressure push force compel oblige allow
    permit enable authorize authorise empower entitle encourage invite advise persuade convince induce help want expect
    beg implore lead cause prompt appoint assign choose elect hire commission send dispatch summon task"""
)
"""Verbs whose object, if somebody, does what their infinitive says, wherever the parse hangs that."""

_OBLIQUE_CONTROL = {"call": "on upon", "appeal": "to", "plead": "with", "rely": "on", "depend": "on", "wait": "for",
                    "push": "for", "vote": "for", "pray": "for", "arrange": "for", "sign": "to", "shout": "at",
                    "signal": "to", "look": "to"}  # fmt: skip
"""Verbs whose prepositional object does what their infinitive says, with its prepositions."""

_USING = word_set("use spend employ deploy")
"""Verbs whose infinitive says what for."""

_SHELLS = word_set(
    """aim goal purpose objective intention intent plan idea hope wish dream ambition desire task job duty mission
    role challenge way means method option choice solution answer strategy policy decision proposal suggestion advice
    priority key trick point step need requirement instinct temptation tendency response reaction mandate"""
)
"""Nouns of which an infinitive behind "is" says what they are: "the *aim* is to win" (shell nouns; Schmid, 2000)."""

_OF_DEEDS = word_set("for of")
"""Prepositions that bring in what somebody is praised, blamed or suspected for: "accused them *of* leaving"."""

_HINDERING = word_set(
    """stop prevent block bar ban prohibit keep restrain deter dissuade discourage hinder inhibit preclude exclude
    disqualify exempt forbid suspend restrict hamper impede save protect spare"""
)
"""Verbs whose object does not do, or does no more, what "from" says: "*kept* the crews from leaving"."""


def subject(verb: Token, depth: int = 0) -> list[Token]:
    """The subject that a clause without its own takes from the clause or noun above it; empty if it has none."""
    head = verb.head
    if head == verb or depth > 4:
        return []
    if syntax.is_a(verb, "conjunct"):
        own = syntax.subjects(head) + syntax.passive_subjects(head)
        return own or subject(head, depth + 1)
    if syntax.is_a(verb, "relative clause"):
        taken = any(syntax.is_a(c, "subject", "passive subject") for c in verb.children)
        return [] if taken else [antecedent(verb)]
    if syntax.is_a(verb, "noun clause"):
        return _above_noun(verb, head, depth)
    if syntax.is_a(verb, "open clause", "clause", "adverbial clause"):
        return _above_clause(verb, head, depth)
    return []


def antecedent(clause: Token) -> Token:
    """The noun that a relative clause is of: where that is a thing and the clause says "who", the one right before it.

    "a book by *Ana Ruiz*, who won": the parser hangs such a clause on the book.
    """
    head = clause.head
    told = (t for verb in syntax.conjuncts(clause) for t in syntax.children(verb, "subject", "passive subject"))
    who = next((t for t in told if t.lower_ in pronouns.WHO), None)
    if who is None or head.pos_ != "NOUN" or is_someone(head):
        return head
    before = next((t for t in reversed(clause.doc[head.i + 1 : who.i]) if not t.is_punct), head)
    while before.head.i in range(head.i + 1, who.i) and syntax.is_a(before, "compound"):
        before = before.head
    return before if before.pos_ in tags.NOUNS and is_someone(before) else head


def doers(noun: Token, depth: int = 0) -> list[Token]:
    """Whose act a noun is, by its own words or by the verb that it is the object of: "*Mali*'s role", "*they* won"."""
    own = [c for child in syntax.children(noun, "possessor") for c in syntax.conjuncts(child)]
    if own and not all(t.pos_ == "PRON" for t in own):
        return own
    named = [
        n for p, n in syntax.obliques(noun) if p.lower_ == "of" and (n.ent_type_ or n.pos_ == "PROPN" or is_someone(n))
    ]
    if named or depth > 2:
        return [c for n in named for c in syntax.conjuncts(n)] or own
    first = syntax.first_conjunct(noun)
    head = first.head
    if head == first or head.pos_ not in tags.VERBS or not syntax.is_a(first, "object", "oblique"):
        return own
    given = [c for child in syntax.children(head, "indirect object") for c in syntax.conjuncts(child)]
    return own or given or syntax.subjects(head) or syntax.agents(head) or subject(head, depth + 1)


def shell(verb: Token) -> Token | None:
    """The noun of which an infinitive says what it is, and which does nothing itself: "*the plan* is to build it"."""
    if not (is_infinitive(verb) and syntax.children(verb, "copula")):
        return None
    return next((s for s in syntax.children(verb, "subject") if lemma_of(s) in _SHELLS), None)


def is_only_said_of(verb: Token, noun: Token) -> bool:
    """Whether of a thing that a clause is about only a predicate is said, not what follows that: "*a card* is needed
    for entering", "*the fund* is used for much, including building schools"; "*a way* to leave" does not leave."""
    if lemma_of(noun) in _SHELLS and verb.head == noun and is_infinitive(verb):
        return True
    above = noun.head
    if (is_someone(noun) and lemma_of(above) not in _USING) or verb.tag_ != "VBG" or verb.i < noun.i:
        return False
    row = syntax.conjuncts(syntax.first_conjunct(verb))
    opening = {m.lower_ for c in row for m in syntax.children(c, "marker", "preposition")}
    if "including" in opening:
        return syntax.is_a(noun, "passive subject") and verb in above.subtree
    return "for" in opening and verb.head == above and above.pos_ == "ADJ" and syntax.is_a(noun, "subject")


def is_someone(noun: Token) -> bool:
    """Whether a noun or pronoun is a person, or others who act as persons do."""
    return (
        noun.ent_type_ in ACTORS
        or noun.lower_ in pronouns.PERSONS
        or nouns.sort(noun.text) in ("person", "group", "organization")
    )


def _above_noun(verb: Token, head: Token, depth: int) -> list[Token]:
    """Of a clause on a noun: the noun itself ("men *firing*"), or whose act the noun is ("role in *firing*")."""
    marked = bool(syntax.children(verb, "marker", "preposition")) or verb.tag_ == "VB"
    if not marked and (verb.tag_ == "VBG" or syntax.is_passive(verb)):
        return [head]
    if head.pos_ not in tags.NOUNS:
        return []
    return doers(head, depth)


def is_infinitive(verb: Token) -> bool:
    """Whether "to" brings in a verb."""
    return any(c.tag_ == "TO" for c in verb.lefts)


def _is_bidden(verb: Token, above: Token) -> bool:
    """Whether an infinitive taken for an aim is what the object before it is told, allowed or sent to do."""
    if lemma_of(above) not in _BIDDING or not is_infinitive(verb) or verb.i < above.i or syntax.is_passive(above):
        return False
    return any(is_someone(o) and above.i < o.i < verb.i for o in syntax.objects(above))


def _above_clause(verb: Token, head: Token, depth: int) -> list[Token]:
    if head.pos_ not in tags.CLAUSAL:
        return _of_predicate(verb, head)
    complement = syntax.is_a(verb, "open clause", "clause") or _is_bidden(verb, head)
    if syntax.is_a(verb, "clause") and verb.tag_ not in ("VBG", "VBN") and not is_infinitive(verb):
        return []  # what somebody only says: "these, she wrote, *bring* peace"
    lemma = lemma_of(head)
    if lemma in _OBLIQUE_CONTROL and (complement or verb.tag_ == "VB"):
        wanted = _OBLIQUE_CONTROL[lemma].split()
        found = [c for p, n in syntax.obliques(head) if p.lower_ in wanted for c in syntax.conjuncts(n)]
        if found:
            return found
    opening = {m.lower_ for m in syntax.children(verb, "marker", "preposition")}
    if lemma in _HINDERING and "from" in opening:
        return senses.undergoers(head)
    if verb.tag_ == "VBG" and opening & _OF_DEEDS and verb.i > head.i:  # "criticized him *for* leaving"
        people = [o for o in syntax.objects(head) if is_someone(o)]
        if people:
            return people
    objects = syntax.objects(head) + syntax.children(head, "indirect object")
    things = all(senses.known_noun(o) for o in objects)
    himself = all(o.lower_ in pronouns.REFLEXIVE for o in objects)  # "they found *themselves* waiting"
    if complement and not (things or himself) and lemma not in _SUBJECT_CONTROL:
        return objects
    passive = syntax.is_passive(head)
    purpose = syntax.is_a(verb, "adverbial clause") or lemma in _USING
    if passive and purpose and verb.tag_ == "VB" and not syntax.is_passive(verb):
        people = [s for s in syntax.passive_subjects(head) if is_someone(s) and lemma not in _USING]
        return syntax.agents(head) or people  # "was attacked by rebels to …", not "the *fund* was used to pay"
    return syntax.subjects(head) + syntax.passive_subjects(head) or subject(head, depth + 1)


def _of_predicate(verb: Token, noun: Token) -> list[Token]:
    """Of whom a noun or place is said, for a participle beside it: "Before *coming* here, she was a nurse"."""
    beside = verb.tag_ == "VBG" and syntax.is_a(verb, "adverbial clause")
    return syntax.subjects(noun) if beside and syntax.children(noun, "copula") else []
