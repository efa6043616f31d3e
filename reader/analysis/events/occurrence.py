"""Which words tell that something happened: every verb and event noun is a candidate, with a chance.

The pipeline's trigger head was taught on dense reports of single events, so on other prose it also names states, roles
and things, and misses nouns. Another head was taught on articles that were annotated in full; what it says is weighed
with what the word lists and the quotes around know. Of a pipeline without that one, the first one's word is weighed
with the word's form, its place in the clause and what hangs on it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from spacy.tokens import Doc, Token

from reader.analysis import ranker
from reader.analysis.events import kinds, senses
from reader.analysis.extents import Extents
from reader.analysis.ranker import Features
from reader.analysis.times.expressions import is_time
from reader.analysis.words.derivation import sources
from reader.analysis.words.lemmas import lemma_of
from reader.analysis.words.lexicon import HELPERS, LIGHT, NO_EVENTS, NOUN_TYPES, STATES, VERB_TYPES
from reader.pipeline import reporting, syntax, tags
from reader.pipeline.tables import word_set
from reader.story import Extent, Quote

_SUFFIXES = ("tion", "sion", "ment", "ing", "al", "ance", "ence", "ure", "age", "ism", "ity", "er", "or", "ship", "sis")
_RELATIONS = frozenset([
    "subject", "passive subject", "object", "indirect object", "oblique", "compound", "conjunct", "adjective",
    "relative clause", "noun clause", "adverbial clause", "clause", "open clause", "parataxis", "possessor",
    "apposition", "copular complement", "auxiliary", "copula", "preposition", "marker",
])  # fmt: skip
_SAYING = word_set("say tell add report state note mention comment explain remark stress emphasize")
"""Verbs that report and do nothing else, whatever their object."""

_PREFIXES = word_set("re co de pre un mis over under out counter cross inter post sub up")
_OPENING = frozenset("“\"‘'(")
_PARTICIPLES = frozenset(["VBG", "VBN", "VBD"])
_MODALS = word_set("will would could can may might should must shall")


class Candidate(NamedTuple):
    """A word that may tell an event, and what is known of it."""

    token: Token
    features: Features


def find(doc: Doc, *, quotes: Iterable[Quote] = (), without: Iterable[Extent] = ()) -> list[tuple[Token, float]]:
    """The event triggers of a Doc with their chances, in text order; nothing is looked for in the extents `without`."""
    decision = "event" if odds(doc) is None else "told"
    words: list[Token] = []

    def described() -> Iterator[Features]:
        for token, features in candidates(doc, quotes=quotes, without=without):
            words.append(token)
            yield features

    chances, least = ranker.scorer(decision).each(described()), ranker.THRESHOLDS[decision]
    return [(words[n], chance) for n, chance in enumerate(chances) if chance >= least]


def candidates(doc: Doc, *, quotes: Iterable[Quote] = (), without: Iterable[Extent] = ()) -> Iterator[Candidate]:
    """The words of a Doc that may tell an event, in text order."""
    labels = {span.start: span.label_ for span in doc.spans.get("events", ())}
    closed = Extents(without)
    told = tuple(quotes)
    cues = Extents(q.cue for q in told if q.cue)
    pieces = [(piece, q.kind) for q in told for piece in q.content]
    said = Extents(piece for piece, _ in pieces)
    told_odds = odds(doc)
    for token in doc:
        label = labels.get(token.i)
        may_tell = is_candidate(token, label) and (told_odds is not None or not _is_idle(token, label))
        if may_tell and token.idx not in closed:
            around = said.holding(token.idx)
            kind = pieces[around[-1]][1] if around else None
            known = beside(token, label, cue=token.idx in cues, said=kind)
            if told_odds is None:
                known |= describe(token, label)
            else:
                known["odds"] = float(told_odds[token.i, 0]) / 3
            yield Candidate(token, {name: value for name, value in known.items() if value})


def odds(doc: Doc) -> NDArray[np.float16] | None:
    """What the network says of every token [n, 2]: the odds that it tells an event, and one of the story; None if it
    was not asked."""
    found: NDArray[np.float16] | None = doc._.told if Doc.has_extension("told") else None
    return found


def is_candidate(token: Token, label: str | None) -> bool:
    """Whether a word may tell an event at all; `label` is what the pipeline's trigger head says of it."""
    if not (token.is_alpha or any(c.isalpha() for c in token.text)) or _is_prefix(token):
        return False
    if token.pos_ == "VERB":
        idle = syntax.is_a(token, "auxiliary", "copula", "preposition") or _is_impression(token) or _is_of_name(token)
        return not (idle or _is_of_compound(token))
    if token.pos_ in tags.NOUNS:
        known = senses.known_noun(token) is not None or bool(sources(lemma_of(token)))
        return label in ("occurrence", "reporting", "state") or (token.pos_ == "NOUN" and known)
    return label == "occurrence" and token.pos_ in ("ADJ", "AUX")


def _is_prefix(token: Token) -> bool:
    """Whether a word is but the first part of another: "*re*-elected"."""
    return (
        token.lower_ in _PREFIXES
        and not token.whitespace_
        and token.i + 1 < len(token.doc)
        and token.nbor().text == "-"
    )


def _is_of_compound(verb: Token) -> bool:
    """Whether a word before its noun tells what that is like, by its form or by what a hyphen ties to it: "*close*
    ties", "a *state-run* mill"; not "the *now-closed* mill"."""
    if not syntax.is_a(verb, "adjective"):
        return False
    doc, i = verb.doc, verb.i
    tied = i > 1 and doc[i - 1].text in ("-", "–") and not doc[i - 1].whitespace_ and not doc[i - 2].whitespace_
    return verb.tag_ not in _PARTICIPLES or (tied and doc[i - 2].pos_ != "ADV")


def _is_of_name(verb: Token) -> bool:
    """Whether a participle is a part of a name or title, among capitals in what has small letters too: "won the
    *Leading* Resort award"."""
    doc, i = verb.doc, verb.i
    if verb.tag_ not in ("VBG", "VBN") or not verb.text.istitle() or i == verb.sent.start or i + 1 == len(doc):
        return False
    before = [t for t in doc[verb.sent.start : i] if t.is_alpha]
    return (
        doc[i + 1].text[:1].isupper()
        and any(t.is_lower and len(t) > 3 for t in before)
        and doc[i - 1].text not in _OPENING
    )


def _is_idle(token: Token, label: str | None) -> bool:
    """Whether a word leaves it to another one to tell its event: by the word lists alone."""
    if token.pos_ == "VERB":
        return _is_grammar(token)
    if token.pos_ in tags.NOUNS:
        if syntax.is_a(token, "compound") and senses.known_noun(token.head) is not None:
            return True  # "*ceasefire* agreement"
        return label in (None, "O") and senses.known_noun(token) is None
    return False


def _is_grammar(verb: Token) -> bool:
    """Whether a verb only reports, helps another or carries an event noun, which mostly tell the event in its stead."""
    lemma = lemma_of(verb)
    if lemma in _SAYING:
        return True
    if lemma in HELPERS and syntax.children(verb, "open clause"):
        return True
    if senses.is_aspectual(verb) and not syntax.objects(verb) and any(map(senses.known_noun, syntax.subjects(verb))):
        return True  # "the strike *began*"
    return senses.carried_noun(verb) is not None


def _is_impression(verb: Token) -> bool:
    """Whether a verb says what somebody thinks of something: "it *struck* her as odd"."""
    if lemma_of(verb) != "strike" or not syntax.objects(verb):
        return False
    return any(what.pos_ == "ADJ" for preposition, what in syntax.obliques(verb) if preposition.lower_ == "as")


def beside(token: Token, label: str | None, *, cue: bool, said: str | None) -> dict[str, float]:
    """What is known of a candidate beside its form: `cue` says that it reports a quote, `said` of what kind the quote
    around it is; and what the word lists say."""
    pos = _sort(token)
    found = {f"cue {pos}": float(cue), f"list idle {pos}": float(_is_idle(token, label))} | _lists(token, pos)
    return found | ({f"said {said}": 1.0} if said else {})


def _sort(token: Token) -> str:
    return "verb" if token.pos_ in tags.VERBS else "noun" if token.pos_ == "NOUN" else token.pos_.lower()


def describe(token: Token, label: str | None) -> dict[str, float]:
    """What the parse tells of a candidate, and `label`, the word of the pipeline's trigger head."""
    pos = _sort(token)
    found: dict[str, float] = {
        f"net {label}": 1.0,
        f"net {label} {pos}": 1.0,
        f"pos {token.tag_}": 1.0,
        f"type {pos} {kinds.kind(token)[0]}": 1.0,
    }
    found |= {f"rel {pos} {name}": 1.0 for name in syntax.relations(token) if name in _RELATIONS}
    found |= _verb(token) if pos == "verb" else _noun(token)
    head = token.head
    if head != token:
        above = head.pos_.lower()
        found[f"above {pos} {above}"] = 1.0
        if head.pos_ == "VERB":
            lemma = lemma_of(head)
            found[f"above {pos} helper"] = float(lemma in HELPERS)
            found[f"above {pos} state"] = float(lemma in STATES)
            found[f"above {pos} light"] = float(lemma in LIGHT)
            found[f"above {pos} reports"] = float(reporting.kind(lemma) is not None)
            found[f"above {pos} carries"] = float(senses.carried_noun(head) == token)
    else:
        found[f"above {pos} root"] = 1.0
    found["sentence short"] = float(len(token.sent) < 12)
    found["sentence ends"] = float(any(t.text in ".?!" for t in token.sent[-3:]))
    return found


def _verb(verb: Token) -> dict[str, float]:
    helpers = {t.lower_ for t in syntax.auxiliaries(verb)}
    obliques = syntax.obliques(verb)
    subjects = syntax.subjects(verb)
    return {
        "verb object": float(bool(syntax.objects(verb))),
        "verb subject": float(bool(subjects)),
        "verb subject pronoun": float(any(s.pos_ == "PRON" for s in subjects)),
        "verb subject named": float(any(s.ent_type_ for s in subjects)),
        "verb subject thing": float(any(s.pos_ == "NOUN" and not s.ent_type_ for s in subjects)),
        "verb object named": float(any(o.ent_type_ for o in syntax.objects(verb))),
        "verb object event": float(any(senses.known_noun(o) for o in syntax.objects(verb))),
        "verb passive": float(syntax.is_passive(verb)),
        "verb agent": float(bool(syntax.agents(verb))),
        "verb time": float(any(is_time(n) for _, n in obliques) or any(is_time(c) for c in verb.children)),
        "verb oblique": float(bool(obliques)),
        "verb oblique named": float(any(n.ent_type_ and not is_time(n) for _, n in obliques)),
        "verb clause below": float(bool(syntax.children(verb, "clause"))),
        "verb open clause below": float(bool(syntax.children(verb, "open clause"))),
        "verb particle": float(syntax.particle(verb) is not None),
        "verb modal": float(bool(helpers & _MODALS)),
        "verb perfect": float(bool(helpers & {"has", "have", "had"})),
        "verb progressive": float(verb.tag_ == "VBG" and bool(helpers)),
        "verb bare ing": float(verb.tag_ == "VBG" and not helpers),
        "verb negated": float(syntax.is_negated(verb)),
        "verb to": float(verb.tag_ == "VB" and any(c.tag_ == "TO" for c in verb.children)),
        "verb bare participle": float(verb.tag_ == "VBN" and not helpers and not syntax.is_passive(verb)),
        "verb marked": float(bool(syntax.children(verb, "marker"))),
        "verb present": float(verb.tag_ in tags.PRESENT),
        "verb present sayless": float(verb.tag_ in tags.PRESENT and any(s.tag_ == "NNS" for s in subjects)),
        "verb you": float(any(s.lower_ in ("you", "one", "people") for s in subjects)),
    }


def _noun(noun: Token) -> dict[str, float]:
    determiners = {c.lower_ for c in syntax.children(noun, "determiner")}
    obliques = syntax.obliques(noun)
    modifiers = syntax.children(noun, "compound", "adjective")
    found = {
        "noun plural": float(noun.tag_ in tags.PLURAL),
        "noun the": float("the" in determiners),
        "noun a": float(bool(determiners & {"a", "an"})),
        "noun this": float(bool(determiners & {"this", "that", "these", "those"})),
        "noun any": float(bool(determiners & {"any", "no", "every", "each", "such"})),
        "noun bare": float(not determiners and not syntax.children(noun, "possessor")),
        "noun possessor": float(bool(syntax.children(noun, "possessor"))),
        "noun modifier named": float(any(m.ent_type_ for m in modifiers)),
        "noun modifier": float(bool(modifiers)),
        "noun clause below": float(bool(syntax.children(noun, "noun clause", "open clause", "relative clause"))),
        "noun time": float(any(is_time(n) for _, n in obliques)),
        "noun named": float(any(n.ent_type_ and not is_time(n) for _, n in obliques)),
        "noun in name": float(bool(noun.ent_type_)),
        "noun compound below": float(syntax.is_a(noun, "compound") and senses.known_noun(noun.head) is not None),
        "noun occurs": float(noun.head.pos_ == "VERB" and senses.is_occurring(noun.head)),
        "noun begins": float(noun.head.pos_ == "VERB" and senses.is_aspectual(noun.head)),
        "noun counted": float(any(c.pos_ == "NUM" for c in noun.children)),
        "noun sentence": float(noun.head == noun),
    }
    for preposition, _ in obliques:
        if preposition.lower_ in ("of", "by", "against", "with", "between", "on", "in", "to", "for", "from"):
            found[f"noun with {preposition.lower_}"] = 1.0
    for preposition in syntax.prepositions(noun):
        if preposition.lower_ in ("of", "after", "before", "during", "in", "for", "on", "by", "with", "to", "from"):
            found[f"noun after {preposition.lower_}"] = 1.0
    suffix = next((s for s in _SUFFIXES if lemma_of(noun).endswith(s)), None)
    found[f"noun in -{suffix}"] = 1.0
    return found


def _lists(token: Token, pos: str) -> dict[str, float]:
    lemma = lemma_of(token)
    reports = reporting.kind(lemma)
    found = {
        f"list report {pos} {reports}": 1.0,
        f"list state {pos}": float(lemma in STATES),
        f"list helper {pos}": float(lemma in HELPERS and bool(syntax.children(token, "open clause", "clause"))),
        f"list known {pos}": float(lemma in (VERB_TYPES if pos == "verb" else NOUN_TYPES)),
    }
    if pos == "verb":
        found["list light"] = float(lemma in LIGHT)
        found["list carries"] = float(senses.carried_noun(token) is not None)
        found["list aspectual"] = float(senses.is_aspectual(token))
        found["list occurring"] = float(senses.is_occurring(token))
    else:
        found["list thing"] = float(lemma in NO_EVENTS)
        found["list from verb"] = float(senses.known_noun(token) is not None)
        found["list derived"] = float(bool(sources(lemma)))
        found["list noun reports"] = float(reporting.is_noun(token.lower_))
        found["list document"] = float(reporting.is_document(token.lower_))
    return found
