"""One way to ask a parse who does what, whatever its label set.

Parsers name relations by Universal Dependencies (`nsubj:pass`, `obl`, `case`, `cop`; prepositions hang
below their noun, the copula below its predicate) or by ClearNLP (`nsubjpass`, `prep` → `pobj`, `attr`;
prepositions and the verb "be" stand above). `RELATIONS` is the one table of both; the functions hide
the difference. All take and give tokens of one sentence.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from spacy.strings import get_string_id
from spacy.tokens import Span, Token

from reader.pipeline import tags

RELATIONS: dict[str, frozenset[str]] = {
    "subject": frozenset({"nsubj", "nsubj:outer", "csubj", "csubj:outer"}),
    "passive subject": frozenset({"nsubj:pass", "csubj:pass", "nsubjpass", "csubjpass"}),
    "object": frozenset({"obj", "dobj"}),
    "indirect object": frozenset({"iobj", "dative"}),
    "agent": frozenset({"obl:agent", "agent"}),
    "oblique": frozenset({"obl", "obl:agent", "obl:unmarked", "nmod", "nmod:poss", "prep", "agent", "dative"}),
    "preposition": frozenset({"case", "prep"}),
    "prepositional object": frozenset({"pobj"}),
    "possessor": frozenset({"nmod:poss", "poss"}),
    "clause": frozenset({"ccomp"}),
    "open clause": frozenset({"xcomp"}),
    "adverbial clause": frozenset({"advcl", "advcl:relcl"}),
    "relative clause": frozenset({"acl:relcl", "relcl"}),
    "noun clause": frozenset({"acl", "acl:relcl", "relcl"}),
    "parataxis": frozenset({"parataxis"}),
    "apposition": frozenset({"appos"}),
    "conjunct": frozenset({"conj"}),
    "coordinator": frozenset({"cc", "cc:preconj", "preconj"}),
    "copula": frozenset({"cop"}),
    "copular complement": frozenset({"attr", "acomp"}),
    "auxiliary": frozenset({"aux", "aux:pass", "auxpass"}),
    "passive auxiliary": frozenset({"aux:pass", "auxpass"}),
    "negation": frozenset({"neg"}),
    "marker": frozenset({"mark"}),
    "adverb": frozenset({"advmod", "npadvmod", "obl:unmarked"}),
    "compound": frozenset({"compound", "flat", "nn"}),
    "adjective": frozenset({"amod"}),
    "determiner": frozenset({"det", "det:predet", "predet"}),
    "particle": frozenset({"compound:prt", "prt"}),
    "punctuation": frozenset({"punct"}),
}

_NEVER = ("apposition", "parataxis", "copula", "marker", "coordinator", "subject", "passive subject")
"""What hangs on a noun and is no part of its phrase."""
_CLAUSES = ("noun clause", "adverbial clause", "auxiliary")
"""What is part of it only where its clauses are asked for."""
_GENITIVES = frozenset({"'s", "’s", "'", "’"})
OPENING = frozenset({"when", "if", "once", "unless", "until", "while", "where", "as", "than", "though", "although"})
"""Words that open a clause of a bare participle."""
_BUT_A_PART = frozenset({"only", "merely", "simply", "solely"})
_NEGATIONS = frozenset({"not", "n't", "n’t", "never", "no", "neither", "nor", "hardly", "without"})


def is_a(token: Token, *relations: str) -> bool:
    """Whether the token stands to its head in one of the named relations."""
    return token.dep in _labels(relations)


def relations(token: Token) -> tuple[str, ...]:
    """The names of all relations that the token stands in to its head, in the order of `RELATIONS`."""
    return _names(token.dep_)


@cache
def _names(label: str) -> tuple[str, ...]:
    return tuple(name for name, labels in RELATIONS.items() if label in labels)


@cache
def _labels(relations: tuple[str, ...]) -> frozenset[int]:
    """The labels of any of the named relations, by spaCy's numbers: those are not made into strings at every look."""
    return frozenset(get_string_id(label) for name in relations for label in RELATIONS[name])


def children(token: Token, *relations: str) -> list[Token]:
    """The token's dependents in any of the named relations, in text order."""
    if not (token.n_lefts or token.n_rights):  # most words: to ask spaCy for none of theirs takes longer
        return []
    labels = _labels(relations)
    return [child for child in token.children if child.dep in labels]


def conjuncts(token: Token) -> list[Token]:
    """The token and all that is coordinated with it, in text order ("Iran, Germany and China")."""
    found = [token]
    for child in children(token, "conjunct"):
        found.extend(conjuncts(child))
    return found


def first_conjunct(token: Token) -> Token:
    """The head of the coordination that the token belongs to."""
    while is_a(token, "conjunct") and token.head != token:
        token = token.head
    return token


def subjects(token: Token) -> list[Token]:
    """Active subjects of a predicate, its own or those shared by coordination, with their conjuncts."""
    return _subjects(token, passive=False)


def passive_subjects(token: Token) -> list[Token]:
    """Passive subjects of a predicate, its own or those shared by coordination, with their conjuncts."""
    return _subjects(token, passive=True)


def _beside(token: Token) -> Token | None:
    """The nearest predicate before one in a coordination, its first aside, that has a subject of its own: "Lee tried to
    stop him, but *Roe* lost his temper and *hit* her"."""
    between = (c for c in children(token.head, "conjunct") if token.head.i < c.i < token.i)
    return next((c for c in sorted(between, key=lambda c: -c.i) if children(c, "subject", "passive subject")), None)


def _subjects(token: Token, *, passive: bool) -> list[Token]:
    owner = token
    while not (own := children(owner, "subject", "passive subject")):
        if not is_a(owner, "conjunct", "copular complement") or owner.head == owner:
            return []
        owner = _beside(owner) or owner.head
    if owner == token:
        own = [subject for subject in own if is_a(subject, "passive subject") == passive]
    elif is_passive(token) != passive:  # a shared subject is passive where its verb is: "was seized and died"
        own = []
    return [c for subject in own for c in conjuncts(subject)]


def objects(token: Token) -> list[Token]:
    """Direct objects of a verb, with their conjuncts."""
    return [c for child in children(token, "object") for c in conjuncts(child)]


def agents(token: Token) -> list[Token]:
    """The "by" agents of a passive or of an event noun, with their conjuncts."""
    found = [noun for prep, noun in obliques(token) if prep.lower_ == "by" and noun.pos_ in tags.NOMINAL]
    return [c for noun in found for c in conjuncts(noun)]


def obliques(token: Token) -> list[tuple[Token, Token]]:
    """(preposition, noun) of the prepositional phrases that hang on a verb or noun, in text order."""
    found: list[tuple[Token, Token]] = []
    for child in children(token, "oblique"):
        if child.dep_ in ("prep", "agent", "dative"):
            found.extend((child, noun) for noun in children(child, "prepositional object"))
        elif cases := prepositions(child):
            found.append((cases[0], child))
    return found


def prepositions(noun: Token) -> list[Token]:
    """The prepositions that govern a noun, in text order ("out of the deal": out, of)."""
    if noun.dep_ == "pobj":
        return [noun.head]
    if not noun.n_lefts:
        return []
    labels = _labels(("preposition",))
    return [c for c in noun.lefts if c.dep in labels]


def predicate(token: Token) -> Token:
    """The word that carries the predication of a copular clause ("is a spokesman": spokesman), else the token."""
    complements = children(token, "copular complement")
    return complements[0] if complements and token.lemma_ == "be" else token


def is_passive(token: Token) -> bool:
    """Whether a verb is in the passive voice; so are reduced relatives ("used by"), "when *asked*", "was seized and
    *held*" and "was a nurse and *praised* for it"."""
    if children(token, "passive auxiliary", "passive subject"):
        return True
    if token.tag_ != "VBN" or children(token, "auxiliary", "subject"):
        return False
    opened = is_a(token, "adverbial clause") and any(c.lower_ in OPENING for c in token.lefts)
    if is_a(token, "conjunct") and children(token.head, "copula") and not children(token, "object"):
        return True
    return opened or is_a(token, "noun clause") or (is_a(token, "conjunct") and is_passive(token.head))


def is_negated(token: Token) -> bool:
    """Whether a negation hangs on the token ("did not", "never", "no agreement")."""
    return any(
        (is_a(c, "negation") or (c.lower_ in _NEGATIONS and not is_a(c, "coordinator"))) and not is_more(c)
        for c in token.children
    )


def is_more(negation: Token) -> bool:
    """Whether a negation says that what it hangs on is but a part: "*not only* won the cup but the league"."""
    last = negation.i + 1 >= len(negation.doc)
    return negation.lower_ == "not" and not last and negation.nbor().lower_ in _BUT_A_PART


def auxiliaries(token: Token) -> list[Token]:
    """The auxiliaries of a verb or copular predicate, modals among them, in text order."""
    return children(predicate_verb(token), "auxiliary")


def predicate_verb(token: Token) -> Token:
    """The verb that governs a ClearNLP copular complement, else the token itself."""
    return token.head if is_a(token, "copular complement") else token


def particle(token: Token) -> Token | None:
    """The verb's particle ("called *off*"), if any."""
    return next(iter(children(token, "particle")), None)


def subtree(token: Token, *without: str) -> list[Token]:
    """The token and its descendants in text order, branches in the named relations left out."""
    found = [token]
    for child in token.children:
        if not is_a(child, *without):
            found.extend(subtree(child, *without))
    return sorted(found, key=lambda t: t.i)


def noun_phrase(noun: Token, *, clauses: bool = False, conjuncts: bool = False) -> Span:
    """The shortest full noun phrase around its head: from its determiner to its last complement.

    Appositions, relative clauses and coordinated phrases are left out unless asked for; the preposition
    that governs the phrase is never part of it. Surrounding punctuation is trimmed.
    """
    without = _labels(_NEVER + (() if clauses else _CLAUSES) + (() if conjuncts else ("conjunct",)))
    keep = {noun.i}
    for child in noun.children:
        if not (child.dep in without or (child.dep_ == "case" and child.lower_ not in _GENITIVES) or _is_aside(child)):
            keep.update(t.i for t in (child.subtree if clauses else _close(child)))
    start = end = noun.i  # the contiguous stretch around the head, punctuation inside it allowed
    while start - 1 in keep or (start - 2 in keep and noun.doc[start - 1].is_punct):
        start -= 1
    while end + 1 in keep or (end + 2 in keep and noun.doc[end + 1].is_punct):
        end += 1
    while start < noun.i and noun.doc[start].tag_ == "POS":  # hung on what is owned
        start += 1
    if start > 1 and noun.doc[start - 1].tag_ == "POS" and noun.doc[start - 2].pos_ in tags.PLAIN:
        start = _possessor_start(noun.doc[start - 2])  # "*Lee's* aide", whatever the owner was hung on
    while start < noun.i and (noun.doc[start].is_punct or noun.doc[start].is_space):
        start += 1
    while end > noun.i and (noun.doc[end].is_punct or noun.doc[end].is_space or noun.doc[end].lower_ in _GENITIVES):
        end -= 1
    return Span(noun.doc, start, _bracketed(noun, start, end) + 1)


def _is_aside(phrase: Token) -> bool:
    """Whether a comma sets a prepositional phrase off from the noun before it: "the council*, with the union,*"."""
    return is_a(phrase, "oblique") and _is_set_off(phrase) and bool(prepositions(phrase))


def _close(token: Token) -> Iterator[Token]:
    """A token and its descendants, without what a comma sets off from them: "a gift to Ann Lee*, who smiled*"."""
    yield token
    for child in token.children:
        if not (is_a(child, "noun clause", "apposition") and _is_set_off(child)):
            yield from _close(child)


def _is_set_off(phrase: Token) -> bool:
    """Whether a comma stands before a token's phrase, or begins it, as parsers have it."""
    first = phrase.left_edge
    return phrase.i > phrase.head.i and "," in (first.text, first.doc[first.i - 1].text if first.i else "")


def _bracketed(noun: Token, start: int, end: int) -> int:
    """The last word of a phrase in which a bracket opens: what closes it, or the word before it."""
    doc = noun.doc
    opened = next((i for i in range(end, start, -1) if doc[i].text in ("(", ")")), None)
    if opened is None or doc[opened].text == ")":
        return end
    closed = end + 1 < len(doc) and doc[end + 1].text == ")"
    return end + 1 if closed else max(noun.i, opened - 1)


def _possessor_start(owner: Token) -> int:
    """Where the plain phrase begins whose head is a possessor."""
    start = owner.i
    while start > owner.sent.start and owner.doc[start - 1].head == owner and owner.doc[start - 1].pos_ in tags.PLAIN:
        start -= 1
    return start


def ancestors(token: Token) -> Iterator[Token]:
    """The heads above a token, nearest first."""
    while (head := token.head) != token:
        yield head
        token = head
