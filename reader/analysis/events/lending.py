"""Which events a time belongs to: those of the clause it stands in, not all that this one speaks of.

"Crews put out *the blaze* on Friday", "he was fined on Friday for *the collision*", "seized it on Friday despite
*protests*": what a clause is done to, done for or done in spite of was there before. What it makes, holds or takes part
in happens with it ("they held *a vote* on Friday"), and so does what a clause with "when" or "where" adds to it.
"""

from __future__ import annotations

from collections.abc import Iterator, Set
from itertools import takewhile
from typing import Final

from spacy.tokens import Token

from reader.analysis.events import senses
from reader.analysis.words.determiners import POINTING
from reader.analysis.words.lemmas import lemma_of
from reader.pipeline import reporting, syntax, tags
from reader.pipeline.tables import word_set

_BEFORE: Final = word_set("for to after before until till since following")
"""Prepositions that bring in what another event is done for or measured from."""
_ABOUT: Final = word_set("despite about over against than towards")
"""Prepositions that bring in what another event is about: no time behind that is its own."""
_APART: Final = word_set("after since because unless if although though until")
_KEEPING: Final = (_APART | {"before"}) - {"since"}
"""Those whose clause has a time for itself; with "since" that says from when the other was."""
_TELLING: Final = frozenset(["statement", "justice"])
"""Types of nouns whose "of" brings in what was before: "a report *of gunfire*", "a charge *of theft*"."""
_DEFINITE: Final = POINTING | {"the"}
_JOINING: Final = word_set(
    "attend address join host lead open close start win lose play enter watch visit answer stage"
)
"""Verbs whose object takes place while its subject does that, however known it is."""
_COMING_OFF: Final = word_set("manage fail succeed happen seem appear try attempt struggle help get come prove")
"""Verbs that say only whether what completes them came off, or that it looked so."""
_ANOTHER: Final = word_set("twice thrice again later then afterwards subsequently eventually")
"""Adverbs by which something was at another time than what was told before it."""
_ADDING: Final = word_set("when where")


def is_lent(trigger: Token, time: Token) -> bool:
    """Whether the clause that a time stands in can lend it to the trigger, a word of that clause or one under it.

    A time right behind a noun may be that one's wherever the parse hangs it: "recovered from *a fall last May*".
    """
    above = {t.i for t in (time, *syntax.ancestors(time))}
    if trigger.i in above and any(_is_to_come(word) or _keeps(word) for word in _between(time, trigger)):
        return False
    if _is_of_report(trigger, time) or _is_of_subject(trigger, above):
        return False
    for word in (trigger, *syntax.ancestors(trigger)):
        if word.i in above:
            return True
        if word.pos_ not in tags.NOUNS:
            return not _is_apart(word, time)
        if not _is_shared(word) and (_is_about(word) or not _follows(time, trigger)):
            return False
    return True


def _between(below: Token, above: Token) -> Iterator[Token]:
    """A word and those above it that lie below another of them."""
    return takewhile(lambda word: word != above, (below, *syntax.ancestors(below)))


def _is_to_come(verb: Token) -> bool:
    """Whether an infinitive says what its verb only looks forward to: "threatened *to strike* next week"."""
    return verb.tag_ == "VB" and syntax.is_a(verb, "open clause") and not goes_on(verb)


def _keeps(verb: Token) -> bool:
    """Whether a clause below tells what was at another time: "they left *before the war began in May*"."""
    own = syntax.children(verb, "subject", "passive subject")
    clause = syntax.is_a(verb, "adverbial clause", "noun clause") and bool(own)
    return clause and any(m.lower_ in _KEEPING for m in syntax.children(verb, "marker", "preposition"))


def _is_of_report(verb: Token, time: Token) -> bool:
    """Whether a time says when somebody reported what a verb tells: "the bridge *fell*, she said on Monday"."""
    for word in (verb, *syntax.ancestors(verb)):
        if word.head == time.head and syntax.is_a(word, "clause"):
            return verb.i < word.head.i < time.i and reporting.kind(lemma_of(word.head)) is not None
    return False


def _is_of_subject(verb: Token, above: Set[int]) -> bool:
    """Whether a verb only tells whom the clause of a time is about: "*the woman who robbed it* was jailed on Monday".

    `above` has the positions of the time and of the words above it.
    """
    for word in (verb, *syntax.ancestors(verb)):
        if word.i in above:
            return False
        if syntax.is_a(word, "noun clause") and syntax.is_a(word.head, "subject", "passive subject"):
            return word.head.i not in above and word.head.head.i in above
    return False


def _follows(time: Token, noun: Token) -> bool:
    """Whether nothing stands between the phrase of a noun and that of a time."""
    start = min([time.left_edge.i, *(p.i for p in syntax.prepositions(time))])
    below = [t.i for _, other in syntax.obliques(noun) for t in other.subtree if t.i < start]
    return start == max([noun.i, *below]) + 1


def _is_apart(verb: Token, time: Token) -> bool:
    """Whether a verb is of a clause that was before, or is why, the one that a time behind it stands in.

    "She left on Friday *after the war began*"; what stands before both may hold for both: "*In 2014* she left".
    """
    first = syntax.first_conjunct(verb)
    opening = syntax.children(first, "marker", "preposition")
    aside = syntax.is_a(first, "adverbial clause") and first.head.i < time.i < first.left_edge.i
    return aside and any(m.lower_ in _APART for m in opening)


def goes_on(verb: Token) -> bool:
    """Whether a verb is what the one above it says began, came off or is said to have been, in that one's time."""
    if not syntax.is_a(verb, "open clause") or verb.head.pos_ not in tags.VERBS:
        return False
    done = syntax.is_passive(verb.head) and any(a.lower_ == "have" for a in syntax.auxiliaries(verb))
    return senses.is_aspectual(verb.head) or lemma_of(verb.head) in _COMING_OFF or done


def adds(verb: Token) -> bool:
    """Whether a verb is of a clause that tells, by "when" or "where", what else was in the time of the one above it.

    A passive's tells how one came to be there: "died at the clinic *where she was taken*".
    """
    opened = (c.lower_ in _ADDING and c.i < verb.i for c in verb.children)
    added = syntax.is_a(verb, "relative clause", "adverbial clause") and verb.i > verb.head.i
    return added and any(opened) and not syntax.is_passive(verb)


def is_beside(verb: Token) -> bool:
    """Whether a verb is of a clause after another with a subject of its own: "she left, and *he stayed*"."""
    own = verb.pos_ in tags.CLAUSAL and syntax.is_a(verb, "conjunct", "parataxis")
    return own and bool(syntax.children(verb, "subject", "passive subject"))


def is_one(verb: Token) -> bool:
    """Whether a participle shares a passive's auxiliary, so that both are said of one time: "was tried and *fined*".

    One that says itself that it was another time is not: "was elected in 2013 and *re-elected* twice".
    """
    if any(a.lower_ in _ANOTHER for a in syntax.children(verb, "adverb")):
        return False
    bare = verb.tag_ == "VBN" and not syntax.children(verb, "auxiliary", "passive auxiliary", "subject")
    return bare and verb.head.tag_ == "VBN" and syntax.is_passive(verb.head)


def _is_shared(noun: Token) -> bool:
    """Whether what a noun tells happens with what the word tells that it hangs on."""
    first = syntax.first_conjunct(noun)
    head = first.head
    if syntax.is_a(first, "object") and head.pos_ in tags.VERBS:
        return not _is_known(noun) or _carries(head)
    before = [p.lower_ for p in syntax.prepositions(first)[:1]]
    if before == ["of"]:
        return head.pos_ not in tags.NOUNS or senses.known_noun(head) not in _TELLING
    return _BEFORE.isdisjoint(before) and not _is_about(noun)


def _is_about(noun: Token) -> bool:
    return any(p.lower_ in _ABOUT for p in syntax.prepositions(syntax.first_conjunct(noun))[:1])


def _carries(verb: Token) -> bool:
    return (
        lemma_of(verb) in _JOINING
        or senses.carried_noun(verb) is not None
        or senses.is_aspectual(verb)
        or senses.is_occurring(verb)
    )


def _is_known(noun: Token) -> bool:
    """Whether a noun is of something that was told or is known."""
    return any(c.lower_ in _DEFINITE for c in syntax.children(noun, "determiner")) or bool(
        syntax.children(noun, "possessor")
    )
