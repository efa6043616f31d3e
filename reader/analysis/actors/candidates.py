"""Which noun phrases may be an actor's, and what speaks for each: the features of the decision `actor`."""

from __future__ import annotations

import math
from array import array
from bisect import bisect_right
from collections import Counter
from collections.abc import Container, Iterable, Iterator, Sequence
from typing import TypeAlias

import numpy as np
from spacy.tokens import Doc, Token

from reader.analysis import datelines, quotation
from reader.analysis.actors import unmeant
from reader.analysis.extents import Extents
from reader.analysis.grammar import phrases
from reader.analysis.grammar.antecedents import Antecedents
from reader.analysis.ranker import Features
from reader.analysis.words import nouns, pronouns, titles
from reader.analysis.words.determiners import REACHES
from reader.analysis.words.titles import Gender
from reader.pipeline import syntax, tags
from reader.pipeline.labels import ACTORS, PARTIES
from reader.pipeline.tables import word_set
from reader.pipeline.text import text_of
from reader.story import HEADINGS, Article, Extent

MENTIONS = "mentions"
"""The spans of the pipeline's mentions, one at each head word."""

Flags: TypeAlias = bytes
"""For each token 1 or 0."""

_HEADS = tags.NOMINAL | {"ADJ"}
_NONE = frozenset[str]()
_ACTING = frozenset({"person", "organization", "place"})
_OTHER = word_set("other others another more further additional new different fellow such fewer enough")
_VAGUE = word_set(
    """body industry office service exchange market power side class base line system mission sector force fund
    campaign business head chain"""
)
_AMOUNTS = word_set(
    """percent number half rest lot majority thousands hundreds dozens millions others one ones two three part kind
    sort type name detail figure voice hand face body head life other"""
)
"""Nouns that only count or portion out others, or are people only in passing."""
_SHARES = word_set("rest lot majority minority half percent most third quarter fifth proportion %")
_PERCENT = word_set("percent %")
_POSTPOSITIVE = word_set("general elect designate emeritus")
"""Adjectives that stand behind an office."""
_MANY = word_set("many some several few more most")
SURE = 4.0
"""What the network's scores, for or against an actor, are commonly of the order of."""
_MORE = word_set("more fewer enough")
_TIMELESS = tags.PRESENT | {"MD"}
_BY_FAR = 3
"""So many pronouns of one gender must there be for each of the other that somebody is taken for."""


class Surroundings:
    """What the whole text says of its nouns, gathered once."""

    def __init__(self, doc: Doc, article: Article) -> None:
        self.antecedents = Antecedents(doc)
        self.sentences = phrases.sentence_numbers(doc)
        labels: dict[str, int] = {}
        self._mentions = array("i", bytes(4 * len(doc)))
        for span in doc.spans.get(MENTIONS, ()):
            self._mentions[span.start] = labels.setdefault(span.label_, len(labels) + 1)
        self._labels = (None, *labels)
        self.lemmas = Counter(nouns.family(t.text) for t in doc if t.pos_ in tags.NOUNS)
        named = (phrases.country(t) for t in doc if t.text[:1].isupper())
        self._genders = _genders(doc, self.antecedents)
        self.states = Counter(name for name in named if name is not None)
        self.later = array("i", bytes(4 * len(doc)))
        """By token how many later mentions the pipeline's coreference takes for it."""
        for i, mention in enumerate(self._mentions):
            for earlier in self.antecedents.of(doc[i], 0.0)[:1] if mention else ():
                self.later[earlier] += 1
        self.sources = _flags(doc, ((s.start, s.end) for s in doc.spans.get("attribution", ()) if s.label_ == "SOURCE"))
        self.roles: dict[int, frozenset[str]] = {}
        if Doc.has_extension("roles"):
            alike: dict[frozenset[str], frozenset[str]] = {}  # a long text has few that differ
            for _, argument, role in doc._.roles or ():
                roles = self.roles.get(argument, _NONE) | {role}
                self.roles[argument] = alike.setdefault(roles, roles)
        self._acting = doc._.actor_scores if Doc.has_extension("actor_scores") else None
        self._begun = [b.start for b in article.blocks]
        self.title = Extents((b.start, b.end) for b in article.blocks if b.kind in HEADINGS)
        stretches = [(b.start, b.end) for b in article.blocks if b.kind != "furniture"]
        self.quoted = [(q.start, q.end) for q in quotation.outermost(quotation.quotations(text_of(doc), stretches))]
        self.inside = _within(doc, self.quoted)
        self.datelines = _within(doc, list(datelines.whole(article)))

    def label(self, noun: Token) -> str | None:
        """The type of the mention that a noun heads; None if it heads none."""
        return self._labels[self._mentions[noun.i]]

    def gender(self, words: Iterable[int]) -> Gender | None:
        """What the pronouns say, by the pipeline's coreference, of whoever the words mean: all or by far most."""
        said: Counter[Gender] = Counter()
        for i in words:
            said.update(self._genders.get(i, {}))
        most = said.most_common(1)
        return most[0][0] if most and most[0][1] >= _BY_FAR * (said.total() - most[0][1]) else None

    def parted(self, before: Token, token: Token) -> bool:
        """Whether two words stand in different blocks."""
        return bisect_right(self._begun, before.idx) != bisect_right(self._begun, token.idx)

    def acting(self, noun: Token) -> float | None:
        """What the network says for an actor in the phrase that a noun heads; None if it was not asked."""
        return None if self._acting is None else float(self._acting[noun.i])


def _genders(doc: Doc, antecedents: Antecedents) -> dict[int, Counter[Gender]]:
    """By word how often a pronoun that the pipeline's coreference takes for it says "he" or "she"."""
    found: dict[int, Counter[Gender]] = {}
    for token in doc:
        said = pronouns.GENDERS.get(token.lower_)
        for i in antecedents.of(token, 0.0)[:1] if said else ():
            found.setdefault(i, Counter())[said] += 1  # type: ignore[index]
    return found


def _flags(doc: Doc, stretches: Iterable[tuple[int, int]]) -> Flags:
    """Which tokens are in stretches of tokens."""
    found = bytearray(len(doc))
    for start, end in stretches:
        found[start:end] = b"\1" * (end - start)
    return bytes(found)


def _within(doc: Doc, extents: Sequence[Extent]) -> Flags:
    """Which tokens begin within sorted extents."""
    if not extents:
        return bytes(len(doc))
    starts, ends = np.array(extents, np.int64).T
    at = doc.to_array("IDX").astype(np.int64)
    begun = np.searchsorted(starts, at, side="right")
    reached = np.concatenate(([0], np.maximum.accumulate(ends)))
    return (at < reached[begun]).tobytes()


def find(doc: Doc, taken: Container[int], skip: Iterable[Extent], around: Surroundings) -> Iterator[Token]:
    """The heads of the noun phrases that may be an actor's, in text order: people, bodies and what is spoken of twice.

    `taken` are the tokens of names, `skip` the extents without actors.
    """
    away = _within(doc, sorted(skip))
    for noun in doc:
        if noun.pos_ not in _HEADS or noun.i in taken or noun.ent_type_ in ("DATE", "MONEY"):
            continue
        if away[noun.i] or around.datelines[noun.i]:
            continue
        if noun.pos_ == "PROPN" and noun.ent_type_ and not noun.text.islower() and not phrases.is_compatriot(noun):
            continue  # part of a name that is no actor ("President's Cup")
        if _is_quantity(noun) or noun.lower_ in pronouns.GENDERS or (noun.pos_ == "ADJ" and noun.lower_ in _MANY):
            continue
        if noun.pos_ == "NUM" and noun.i + 1 < len(doc) and noun.nbor().text == "%":
            continue
        if unmeant.is_nobody(noun):
            continue
        known = phrases.sort(noun) is not None
        if noun.pos_ == "PRON" and not known:
            continue
        if noun.pos_ in ("ADJ", "NUM") and (syntax.is_a(noun, "adjective") or noun.dep_.startswith("nummod")):
            continue
        if not known and syntax.is_a(noun, "compound") and noun.head.i > noun.i:
            continue  # "*law* professor"
        if syntax.is_a(noun, "compound") and noun.head.i > noun.i and _is_within(noun):
            continue
        if is_behind_office(noun) or _is_office_complement(noun):
            continue
        label = around.label(noun)
        again = around.later[noun.i] > 0 or bool(around.antecedents.of(noun, 0.0))
        if known or label in _ACTING or (label is not None and again and is_definite(noun)):
            yield noun


def is_behind_office(word: Token) -> bool:
    """Whether a word is what offices have behind their noun, though the parse hung it elsewhere: "the inspector
    *general* to be named", "the president *elect*"."""
    if word.lower_ not in _POSTPOSITIVE or not word.i:
        return False
    before = word.nbor(-1)
    return before.head != word and before.pos_ in tags.NOUNS and phrases.sort(before) == "person"


def _is_office_complement(noun: Token) -> bool:
    """Whether a bare noun behind "of" only says what office or whose members one names: "the chair of *governors*"."""
    return (
        noun.i > 1
        and noun.nbor(-1).lower_ == "of"
        and noun.nbor(-2) == noun.head
        and all(c.i == noun.i - 1 for c in noun.children)
        and phrases.sort(noun.head) == "person"
    )


def _is_within(noun: Token) -> bool:
    """Whether a noun before another only says what kind that is of: one person ("*inspector* general"), or a body's
    place or branch ("*police* station"), but nobody beside it ("*police* officials")."""
    sort = phrases.sort(noun)
    return sort in ("person", "organization") and sort == phrases.sort(noun.head) and noun.tag_ not in tags.PLURAL


def _is_quantity(noun: Token) -> bool:
    """Whether a noun only measures: "the *number* of members", "the first *part* of the letter", but no people."""
    if noun.lower_ not in _PERCENT and (nouns.singular(noun.text) not in _AMOUNTS or phrases.sort(noun) is not None):
        return False
    if noun.lower_ == "number":
        return determiner(noun) == "definite"
    parts = [n for p, n in syntax.obliques(noun) if p.lower_ == "of"]
    if noun.lower_ in _PERCENT and not parts:
        return True  # "29% who disagree", and in "12% of voters" where the parse knows not of whom
    return bool(parts) and all(phrases.sort(n) is None and not n.ent_type_ and n.pos_ != "PRON" for n in parts)


def is_share_of_several(noun: Token) -> bool:
    """Whether a noun only portions out others, and these are several: "the *rest* of the parties"."""
    parts = [n for p, n in syntax.obliques(noun) if p.lower_ == "of"]
    return noun.lower_ in _SHARES and phrases.sort(noun) is None and any(map(phrases.is_plural, parts))


def determiner(noun: Token) -> str:
    """How a noun phrase begins: definite, indefinite, some, any, all, own, possessed, counted or bare."""
    for child in (*noun.children, *_shared(noun)):
        if child.i > noun.i:
            break
        if (found := REACHES.get(child.lower_)) is not None:
            return found
        if child.dep_.startswith("nummod"):
            return "counted"
        if syntax.is_a(child, "possessor"):
            return "own" if child.lower_ in pronouns.OWN else "possessed"
    return "bare"


def _shared(noun: Token) -> list[Token]:
    """Whose somebody is that stands behind "and" without any word before it: "*his* wife and *son*"."""
    first = syntax.first_conjunct(noun)
    bare = first != noun and not any(c.i < noun.i and c.pos_ in ("DET", "PRON", "NUM") for c in noun.children)
    return syntax.children(first, "possessor") if bare and noun.tag_ in tags.SINGULAR else []


def is_definite(noun: Token) -> bool:
    """Whether a noun phrase says that one knows whom it means."""
    return determiner(noun) in ("definite", "possessed")


def is_another(noun: Token) -> bool:
    """Whether a noun phrase says that it means others than those before ("other members")."""
    return any(c.lower_ in _OTHER for c in noun.children if c.i < noun.i)


def is_anybody(noun: Token) -> bool:
    """Whether a noun surely means nobody in particular ("every voter", "more tourists")."""
    if phrases.is_plural(noun):
        return any(c.lower_ in _MORE for c in noun.children if c.i < noun.i) and determiner(noun) != "definite"
    return determiner(noun) == "any" or any(c.lower_ == "not" and c.i < noun.i for c in noun.children)


def is_speaker(noun: Token, around: Surroundings) -> bool:
    """Whether a noun surely is somebody who speaks: a person's or body's, a source by the network and by the parse, or
    whom others quote."""
    if phrases.sort(noun) not in ("person", "organization"):
        return False
    return (
        bool(around.sources[noun.i]) and (phrases.speaks(noun) or phrases.according(noun) is not None)
    ) or phrases.is_quoted(noun)


def features(noun: Token, around: Surroundings) -> Features:
    """What speaks for and against a noun phrase's being an actor's description."""
    doc, plural = noun.doc, phrases.is_plural(noun)
    sort, label = phrases.sort(noun) or "none", around.label(noun) or "none"
    how = determiner(noun)
    shape = "bare plural" if plural and how == "bare" else how
    narrowed = phrases.modifiers(noun)
    before = [c for c in noun.children if c.i < noun.i]
    part = phrases.part(noun)
    head = phrases.governor(noun)
    best = max(around.antecedents.evidence(noun).values(), default=0.0)
    found = {
        f"noun:{sort}": 1.0,
        f"noun:{sort} {'several' if plural else 'one'}": 1.0,
        f"noun:label {label}": 1.0,
        f"noun:{sort} {label}": 1.0,
        "list:vague": float(nouns.singular(noun.text) in _VAGUE),
        "list:amount": float(nouns.singular(noun.text) in _AMOUNTS),
        "list:somebody": float(nouns.singular(noun.text) == "person" and not narrowed),
        "list:bare body": float(sort == "organization" and how == "bare" and not plural and not narrowed),
        "noun:capital": float(noun.text[:1].isupper() and not noun.is_sent_start),
        "noun:title": float(titles.is_title(noun.text)),
        f"noun:{noun.pos_}": 1.0,
        "noun:named": float(bool(noun.ent_type_)),
        f"form:{shape}": 1.0,
        f"form:{shape} {sort}": 1.0,
        f"form:{shape} {part}": 1.0,
        "form:other": float(is_another(noun)),
        "form:narrowed": min(len(narrowed), 3) / 2,
        "form:plain": float(not narrowed),
        "form:country": float(bool(phrases.countries(noun))),
        "form:with a name": float(any(t.ent_type_ in ACTORS for t in before)),
        "form:of": float(any(p.lower_ == "of" for c in noun.children for p in syntax.prepositions(c))),
        "form:clause": float(any(c.dep_ in ("acl", "acl:relcl") for c in noun.children)),
        "form:apposition": float(bool(syntax.children(noun, "apposition"))),
        "form:name beside": float(_is_before_name(noun)),
        "form:beside after comma": float(noun.i > 0 and syntax.is_a(noun, "apposition")),
        f"part:{part}": 1.0,
        f"part:{noun.dep_}": 1.0,
        "part:speaks": float(phrases.speaks(noun)),
        "part:source": float(around.sources[noun.i]),
        "part:predicate": float(bool(syntax.children(noun, "copula"))),
        "part:as": float([p.lower_ for p in syntax.prepositions(noun)][:1] in (["as"], ["like"])),
        "part:in a phrase": float(head.pos_ in tags.NOUNS),
        "part:general": float(shape in ("bare plural", "indefinite") and _is_general(noun)),
        "text:antecedent": best / 4,
        "text:no antecedent": float(best <= 0),
        "text:sure antecedent": float(best > 2),
        "text:later": math.log1p(around.later[noun.i]),
        "text:often": math.log(max(1, around.lemmas[nouns.family(noun.text)])) / 2,
        "text:in title": float(noun.idx in around.title),
        "text:late": noun.i / len(doc),
        "text:quoted": float(around.inside[noun.i]),
    }
    if (acting := around.acting(noun)) is not None:
        found["network:actor"] = acting / SURE
    for role in around.roles.get(noun.i, ()):
        found[f"role:{role}"] = 1.0
    if noun.i not in around.roles:
        found["role:none"] = 1.0
    return {name: value for name, value in found.items() if value}


def _is_before_name(noun: Token) -> bool:
    """Whether a person's name follows right away, so that the noun is but a title ("defender Ann Lee")."""
    if noun.i + 1 >= len(noun.doc):
        return False
    after = noun.nbor()
    return after.ent_type_ in PARTIES and not after.is_sent_start


def _is_general(noun: Token) -> bool:
    """Whether the verb above tells what generally is, or may be."""
    verb = phrases.governor(noun)
    while verb.pos_ not in tags.VERBS and verb.head != verb:
        verb = verb.head
    finite = [c.tag_ for c in syntax.children(verb, "auxiliary", "copula")] or [verb.tag_]
    return finite[0] in _TIMELESS
