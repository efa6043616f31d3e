"""Whether an event happened, is planned, did not happen, might happen, or happens as a rule.

The grammar around a trigger tells it by rules, the network by what it was taught on annotated articles.
Both are weighed, but for what is denied.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from spacy.tokens import Token

from reader.analysis import ranker
from reader.analysis.events import senses
from reader.analysis.ranker import Features
from reader.analysis.words.lemmas import lemma_of
from reader.pipeline import syntax, tags
from reader.pipeline.tables import word_set
from reader.pipeline.triggers import REALIS
from reader.story import Realis

_FUTURE = word_set("will shall 'll ’ll wo going gonna")
_ABOUT_TO = word_set("going set due about")
_POSSIBLE = word_set("would could may might can should must 'd ’d ought ca")
_PLANNING = word_set(
    """plan intend set expect prepare aim agree vow promise pledge schedule due slate poise seek commit offer arrange
    threaten hope look propose bind gear head decide elect choose want"""
)
_DEMANDING = word_set(
    """demand urge ask call want wish need request require order instruct tell beg plead advocate recommend suggest
    propose advise encourage invite consider allow enable let help try attempt seek hope fear suspect claim risk
    threaten permit authorize force persuade convince push press pressure warn ready able unable mull contemplate
    discuss debate dare wait"""
)
_WANTED = word_set("""want wish hope demand need call advocate consider mull contemplate fear risk request require""")
_PREVENTING = word_set("prevent avoid avert stop block deter thwart foil escape evade forestall halt")
_FAILING = word_set("fail refuse decline neglect forget deny cease cancel abandon scrap")
_ABLE = word_set("able possible allowed permitted willing")
"""Adjectives without which what completes them does not happen: "is not *able* to leave"."""
_UNABLE = word_set("unable impossible unwilling")
_UNREAL_NOUNS = word_set(
    """risk threat possibility chance prospect fear danger likelihood demand call hope option request"""
)
_PLAN_NOUNS = word_set("""plan decision intention promise pledge preparation agreement effort commitment vow offer""")
_POSSIBLE_ADJECTIVES = word_set("possible potential alleged likely hypothetical eventual attempted feared")
_PLANNED_ADJECTIVES = word_set("planned upcoming scheduled proposed future forthcoming coming impending looming next")
_NEGATIVE_WORDS = frozenset(
    ["no", "not", "never", "n't", "n’t", "neither", "nobody", "nothing", "none", "without", "hardly"]
)
_NEARLY = frozenset(["almost", "nearly"])
"""What stands right before a verb whose event all but took place."""
_MULTIPLYING = word_set("double treble triple quadruple halve")
"""Verbs of which that says how much: prices that nearly doubled did rise."""
_PAST = word_set("following since despite")
"""Prepositions of what was before what the clause tells, be that still to come or not."""
_COUNTING = word_set("first second third fourth fifth last latest only sole youngest oldest")
"""What tells one of a few by what its infinitive says."""
_STEPS = 4
"""Heads up to a noun's clause."""
_USUALLY = word_set(
    """always usually often generally normally typically regularly frequently sometimes rarely seldom"""
)


def of(trigger: Token) -> Realis:
    """The realis of the event that a verb or noun triggers: by the rules alone where the network has no head for it."""
    rule, odds = by_rule(trigger), _odds(trigger)
    if odds is None or rule == "negated" or _counted(trigger):  # both are said in so many words
        return rule
    if ranker.scorer("actual").chances([_known(trigger, rule, odds)])[0] >= ranker.THRESHOLDS["actual"]:
        return "actual"
    said = rule if rule != "actual" else REALIS[1 + int(odds[1:].argmax())]
    return "actual" if said == "negated" else said


def describe(trigger: Token) -> Features:
    """What speaks for and against that an event took place: by the rules, and the network's log chances."""
    return _known(trigger, by_rule(trigger), _odds(trigger))


def _known(trigger: Token, rule: Realis, odds: NDArray[np.float16] | None) -> Features:
    verb = _clause_verb(trigger)
    past = rule == "actual" and verb.tag_ == "VBD"
    told = {f"odds {state}": float(o) / 3 for state, o in zip(REALIS, odds if odds is not None else (), strict=False)}
    return {
        f"rule {rule}": 1.0,
        "past": float(past),
        "past main": float(past and verb.head == verb),
        "past own": float(past and verb == trigger),
        **told,
    }


def _odds(trigger: Token) -> NDArray[np.float16] | None:
    """What the network says of the trigger, if it was asked."""
    doc = trigger.doc
    found: NDArray[np.float16] | None = doc._.realis if doc.has_extension("realis") else None
    return found[trigger.i] if found is not None else None


def by_rule(trigger: Token) -> Realis:
    """The realis by the grammar around a trigger."""
    own = _own(trigger)
    found = own if own != "actual" else _embedded(trigger)
    return found if found != "actual" else _inherited(trigger)


def _own(trigger: Token) -> Realis:
    governor = _clause_verb(trigger)
    if is_negative(trigger) or (governor != trigger and is_negative(governor)):
        return "negated"
    if governor.pos_ == "VERB" and governor.i and governor.nbor(-1).lower_ in _NEARLY:
        return "actual" if lemma_of(governor) in _MULTIPLYING else "negated"
    auxiliaries = {form for t in syntax.auxiliaries(governor) for form in (t.lower_, t.lemma_.lower())}
    if trigger.pos_ in tags.NOUNS:
        adjectives = {t.lower_ for t in syntax.children(trigger, "adjective")}
        if adjectives & _PLANNED_ADJECTIVES:
            return "planned"
        if adjectives & _POSSIBLE_ADJECTIVES:
            return "hypothetical"
    if auxiliaries & {"would", "'d", "’d"} and _is_reported(governor):
        return "planned"
    if auxiliaries & _POSSIBLE:
        return "hypothetical"
    if auxiliaries & _FUTURE or _going_to(governor):
        return "planned"
    if any(t.lower_ in ("if", "unless", "whether", "until") for t in (*syntax.children(governor, "marker"),)):
        return "hypothetical"
    if governor.tag_ in ("VBZ", "VBP", "VBN", "VB") and any(c.lower_ in _USUALLY for c in governor.children):
        return "general"
    return "actual"


def is_present(trigger: Token) -> bool:
    """Whether a verb is in the simple present: "shops *reopen*", not "have reopened" nor "to reopen"."""
    if trigger.tag_ not in ("VBZ", "VBP", "VB") or syntax.auxiliaries(trigger) or _infinitive(trigger):
        return False
    return trigger.tag_ != "VB" or syntax.is_a(trigger, "conjunct")


def _is_reported(verb: Token) -> bool:
    """Whether "would" is the future of a past report: "she said she *would* sign"."""
    conditional = any(t.lower_ in ("if", "unless") for c in verb.children for t in syntax.children(c, "marker"))
    return syntax.is_a(verb, "clause") and verb.head.tag_ in tags.PAST and not conditional


def is_negative(token: Token) -> bool:
    """Whether a negation, a negative determiner or "no longer" hangs on the word, or its subject is "nobody"."""
    if syntax.is_negated(token):
        return True
    for child in token.children:
        word = child.lower_
        if word in _NEGATIVE_WORDS and syntax.is_a(child, "determiner", "adverb") and not syntax.is_more(child):
            return True
        if word == "longer" and child.i and child.nbor(-1).lower_ == "no":
            return True
        if syntax.is_a(child, "subject", "passive subject") and (
            word in _NEGATIVE_WORDS or word in ("little", "few") or any(c.lower_ == "no" for c in child.children)
        ):
            return True
    start = token.left_edge.i
    if token.pos_ == "NOUN" and start and token.doc[start - 1].lower_ == "no" and start > token.sent.start:
        return True  # whatever the determiner was hung on
    return any(p.lower_ == "without" for p in syntax.prepositions(token))


def _clause_verb(trigger: Token) -> Token:
    """The verb that says when and whether an event noun takes place: its light verb, or the one it is subject of."""
    if trigger.pos_ not in tags.NOUNS:
        return trigger
    head = trigger.head
    if head.pos_ != "VERB" or head == trigger:
        return trigger
    if senses.carried_noun(head) == trigger:
        return head
    if syntax.is_a(trigger, "subject", "passive subject"):  # "the final is expected to take place"
        for clause in syntax.children(head, "open clause"):
            if senses.is_occurring(clause) or senses.is_aspectual(clause):
                return clause
    if syntax.is_a(trigger, "subject", "passive subject") and (senses.is_occurring(head) or senses.is_aspectual(head)):
        return head
    return trigger


def _going_to(verb: Token) -> bool:
    head = verb.head
    if syntax.is_a(verb, "open clause") and head.lower_ in _ABOUT_TO and _infinitive(verb):
        return True
    return any(c.lower_ in _ABOUT_TO and c.i < verb.i and c.nbor().lower_ == "to" for c in verb.children)


def _infinitive(verb: Token) -> bool:
    return verb.tag_ == "VB" and any(c.tag_ == "TO" or c.lower_ == "to" for c in verb.children if c.i < verb.i)


def _embedded(trigger: Token) -> Realis:
    """What the words above an event make of it: purposes, plans, demands, conditions."""
    word = _clause_verb(trigger)
    for _ in range(4):
        head = word.head
        if head == word:
            return "actual"
        lemma = lemma_of(head)
        judged = head.pos_ == "ADJ" and syntax.is_a(word, "subject") and _infinitive(word)  # "it is safe *to return*"
        if judged or syntax.is_a(word, "open clause", "clause"):
            found = _complement(word, head, lemma)
            if found != "actual":
                return found
        elif syntax.is_a(word, "adverbial clause"):
            if _infinitive(word):
                return "planned" if head.pos_ == "VERB" else "hypothetical"
            if word.tag_ != "VBG":
                return "actual"
            return _own(head)
        elif syntax.is_a(word, "noun clause") and not syntax.is_a(word, "relative clause"):
            if counted := _counted(word):
                return by_rule(counted)
            if _infinitive(word) and head.pos_ in tags.NOUNS:
                return "planned" if lemma in _PLAN_NOUNS else "hypothetical"
            return "actual"
        elif word.pos_ in tags.NOUNS and syntax.is_a(word, "object", "passive subject") and head.pos_ == "VERB":
            if lemma in _PREVENTING or lemma in _WANTED:
                return "hypothetical"
            if lemma in _FAILING:
                return "negated"
            if lemma in ("plan", "schedule", "propose", "prepare", "arrange", "postpone", "delay"):
                return "planned"
            if senses.carried_noun(head) != word:
                return "actual"
        elif (
            head.pos_ == "NOUN"
            and syntax.is_a(word, "oblique")
            and (
                lemma in _UNREAL_NOUNS
                or (
                    senses.known_noun(head) == "contact"
                    and any(p.lower_ in ("about", "over", "on") for p in syntax.prepositions(word))
                )
            )
        ) or (
            word.pos_ in tags.NOUNS
            and any(p.lower_ == "for" for p in syntax.prepositions(word))
            and lemma in ("call", "plead", "push", "hope", "ask")
        ):
            return "hypothetical"
        elif not syntax.is_a(word, "conjunct"):
            return "actual"
        own = _own(head)
        if own != "actual" and (syntax.is_a(word, "open clause", "conjunct") or senses.carried_noun(head) == word):
            if syntax.is_a(word, "conjunct") and own == "negated":
                return "actual"
            return own
        word = head
    return "actual"


def _counted(verb: Token) -> Token | None:
    """Who is one of few by what an infinitive says they did, as a predicate: "was *the first* to sign"; else None."""
    noun = verb.head
    if not syntax.is_a(verb, "noun clause") or not _infinitive(verb) or senses.known_noun(noun):
        return None
    few = any(w.lower_ in _COUNTING for w in (noun, *syntax.children(noun, "adjective", "adverb")))
    said = bool(syntax.children(noun, "copula")) or syntax.is_a(noun, "open clause", "copular complement")
    said = said or any(p.lower_ == "as" for p in syntax.prepositions(noun)[:1])
    return noun if few and said else None


def _inherited(trigger: Token) -> Realis:
    """What a noun or participle takes over from its clause: "will show their work at the *festival*"."""
    if trigger.pos_ not in tags.NOUNS and trigger.tag_ != "VBG":
        return "actual"
    if any(p.lower_ in _PAST for p in syntax.prepositions(trigger)[:1]):
        return "actual"  # "will retire *following a fall*"
    above = trigger.head
    for _ in range(_STEPS):
        if above.pos_ in tags.VERBS or above.head == above:
            break
        above = above.head
    if above == trigger or above.pos_ not in tags.VERBS:
        return "actual"
    state = by_rule(above)
    return state if state in ("planned", "hypothetical") else "actual"


def _complement(word: Token, head: Token, lemma: str) -> Realis:
    if lemma in _FAILING:
        return "negated"
    if head.pos_ == "ADJ" and (lemma in _UNABLE or (lemma in _ABLE and is_negative(head))):
        return "negated"
    if word.pos_ in tags.VERBS and not _infinitive(word) and syntax.is_a(word, "open clause"):
        return "hypothetical" if lemma in _PREVENTING or lemma in _WANTED else "actual"
    if lemma in _WANTED or (lemma in _DEMANDING and _infinitive(word)):
        return "planned" if lemma in ("seek", "propose") else "hypothetical"
    if lemma in _PLANNING and _infinitive(word):
        return "planned"
    if head.pos_ == "ADJ" and _infinitive(word):
        return "planned" if lemma in ("due", "ready", "set", "poised", "scheduled") else "hypothetical"
    if lemma == "advocate":
        return "hypothetical"
    return "actual"
