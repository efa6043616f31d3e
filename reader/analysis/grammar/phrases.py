"""What part a noun phrase plays in its sentence: does it act, suffer, speak, or only say where?"""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Mapping, Sequence
from typing import Literal

import numpy as np
from spacy.tokens import Doc, Span, Token

from reader.analysis.words import nouns, places
from reader.analysis.words.determiners import ARTICLES
from reader.pipeline import reporting, syntax, tags
from reader.pipeline.labels import ACTORS
from reader.pipeline.tables import word_set

Part = Literal["subject", "undergoer", "agent", "object", "possessor", "party", "place", "modifier", "other"]
"""Subject, passive subject, "by" agent, object, possessor, other party ("with Iran"), place, premodifier, the rest."""

_PARTS: Mapping[str, Part] = {
    **dict.fromkeys(syntax.RELATIONS["possessor"], "possessor"),
    **dict.fromkeys(syntax.RELATIONS["object"] | syntax.RELATIONS["indirect object"], "object"),
    **dict.fromkeys(syntax.RELATIONS["agent"], "agent"),
    **dict.fromkeys(syntax.RELATIONS["passive subject"], "undergoer"),
    **dict.fromkeys(syntax.RELATIONS["subject"], "subject"),
}
"""By a phrase's relation the part that this alone tells."""

_PLACING = word_set(
    """in at near from to across around outside inside within through throughout over into onto toward towards via
    above beneath below along beyond off on"""
)
_PARTY = word_set("with against between among by for under upon than")
_TARGETED = word_set("on to at")
_PEOPLES = ("s", "sh", "ch", "ese", "men")
"""Endings of demonyms that stand for several, or for all."""
_YEARS = ("40", "-", "year", "-", "old")
"""An age as the pipeline's words have it."""
_CONTENT = tags.DESCRIBING | {"VERB", "X"}
_QUOTING = word_set("quote cite")
_SOURCES = word_set("source sources")
"""Who says things to newspapers, and else but where things come from."""
_SPEAKING = word_set("speak speaks spoke spoken speaking talk talks talked talking")
_CONTINENTAL = word_set("north south latin central")
_COUNTS = word_set("two three four five six seven eight nine ten eleven twelve dozen")
_SEVERAL = word_set("many several few these those both numerous")


def part(token: Token) -> Part:
    """The part that the noun phrase headed by `token` plays; a conjunct plays its first conjunct's."""
    head = syntax.first_conjunct(token)
    while syntax.is_a(head, "apposition") and head.head != head:
        head = syntax.first_conjunct(head.head)
    if head.dep_ in _PARTS:
        return _PARTS[head.dep_]
    case = [p.lower_ for p in syntax.prepositions(head)]
    if head.dep_ == "pobj" or (head.dep_.startswith(("obl", "nmod")) and case):
        if case[0] in _PARTY or (case[0] in _TARGETED and head.ent_type_ in ACTORS and _is_target(head)):
            return "party"
        return "place" if case[0] in _PLACING else "other"
    if syntax.is_a(head, "compound", "adjective") or head.dep_ in ("nmod:desc", "nmod"):
        return "modifier"
    return "other"


def sort(noun: Token) -> nouns.Sort | None:
    """What a noun denotes by its word; "the *Norwegian*" and "the 40-year-*old*" are one person."""
    found = nouns.sort(noun.text)
    if found is None and (
        is_compatriot(noun) or is_aged(noun) or (noun.lower_ in _SOURCES and (speaks(noun) or according(noun)))
    ):
        return "person"
    return found


def is_aged(noun: Token) -> bool:
    """Whether an age stands for the one who has it."""
    if noun.lower_ != _YEARS[-1] or syntax.is_a(noun, "adjective", "compound"):
        return False
    return tuple(t.lower_ for t in noun.doc[max(0, noun.i - len(_YEARS) + 2) : noun.i + 1]) == _YEARS[1:]


def is_compatriot(noun: Token) -> bool:
    """Whether a demonym stands for one person ("a *Spaniard*", "the 24-year-old *Kenyan*"), and for no people
    ("the *French*") nor before a noun."""
    word = noun.text
    if not word[:1].isupper() or (word.endswith(_PEOPLES) and word != "Czech") or places.of_demonym(word) is None:
        return False
    alone = not syntax.is_a(noun, "adjective", "compound") and noun.dep_ not in ("nmod:desc", "nmod")
    return alone and any(c.lower_ in ARTICLES for c in syntax.children(noun, "determiner"))


def is_plural(noun: Token) -> bool:
    """Whether a noun means several."""
    if noun.pos_ == "NUM":  # "*three* were held"
        return noun.is_alpha and noun.lower_ != "one"
    if noun.lower_ in _COUNTS:  # "the *two* write", whatever the tagger holds it for
        return True
    if noun.tag_ not in tags.SINGULAR and any(c.lower_ in _SEVERAL for c in noun.children if c.i < noun.i):
        return True  # "many other *Inuit*"
    people = nouns.sort(noun.text) == "person" and nouns.singular(noun.text) != noun.lower_  # whatever the tagger holds
    mistagged = noun.tag_ == "NN" or (noun.tag_ == "NNP" and not noun.ent_type_)  # "*Republicans* won"
    return noun.tag_ in tags.PLURAL or (mistagged and people) or nouns.is_mass(noun.text)


def _is_target(noun: Token) -> bool:
    """Whether "to" or "on" names who is addressed or struck ("told to", "sanctions on Iran"), not where."""
    return noun.head.pos_ == "NOUN" or reporting.kind(noun.head.lemma_.lower()) is not None


def sentence_start(token: Token) -> int:
    """The index of the first token of the token's sentence (spaCy's `sent` walks the whole text)."""
    i = token.i
    while i and not token.doc[i].is_sent_start:
        i -= 1
    return i


def sentence_numbers(doc: Doc) -> Sequence[int]:
    """For each token the number of its sentence."""
    begins = doc.to_array(["SENT_START"]).ravel() == 1
    begins[:1] = True
    return array("i", (np.cumsum(begins) - 1).astype(np.int32).tobytes())  # a list takes ten times as much


def age(span: Span) -> int | None:
    """How many years old somebody is by a phrase, or right beside it: "a *40-year-old* man", "*30-year-old* Ann Lee",
    "Ann Lee, *30*,", "a man *aged 30*"."""
    doc = span.doc
    for i in range(max(0, span.start - len(_YEARS)), span.end - len(_YEARS) + 1):
        within = i >= span.start or i + len(_YEARS) == span.start
        if within and tuple(t.lower_ for t in doc[i + 1 : i + len(_YEARS)]) == _YEARS[1:] and _is_years(doc[i]):
            return int(doc[i].text)
    after = doc[span.end : span.end + 3]
    if len(after) == 3 and after[0].text in (",", "(") and after[2].text in (",", ")", ".") and _is_years(after[1]):
        return int(after[1].text)
    if len(after) > 1 and after[0].lower_ == "aged" and _is_years(after[1]):
        return int(after[1].text)
    return None


def _is_years(token: Token) -> bool:
    return token.text.isdecimal() and token.text.isascii() and len(token) < 3


def governor(token: Token) -> Token:
    """The verb or noun that the noun phrase, or the coordination it is in, depends on."""
    return syntax.first_conjunct(token).head


def speaks(token: Token) -> bool:
    """Whether the noun phrase is the subject of a reporting verb."""
    head = syntax.first_conjunct(token)
    verb = head.head
    reports = reporting.kind(verb.lemma_.lower()) is not None or verb.lower_ in _SPEAKING
    return syntax.is_a(head, "subject") and reports


def according(noun: Token) -> Token | None:
    """The "according" by which something is said to be so by whom the noun means, if there is one."""
    return next((p for p in syntax.prepositions(noun) if p.lower_ == "according"), None)


def is_quoted(token: Token) -> bool:
    """Whether others quote whoever the noun phrase means: "quoted *a commander* as saying"."""
    head = syntax.first_conjunct(token)
    return syntax.is_a(head, "object", "passive subject") and quoted_saying(head.head) is not None


def quoted_saying(verb: Token) -> Token | None:
    """The verb of saying that a verb of quoting leads to: "cited as *saying*"."""
    if verb.lemma_.lower() not in _QUOTING or verb.pos_ != "VERB":
        return None
    for clause in syntax.children(verb, "adverbial clause", "open clause"):
        marked = any(c.lower_ == "as" for c in syntax.children(clause, "marker"))
        if marked and reporting.kind_of(clause.lower_) == "speech":
            return clause
    return None


def modifiers(noun: Token) -> frozenset[str]:
    """The content words that narrow a noun down, as stems: premodifiers, possessors and "of" complements."""
    found: set[str] = set()
    for child in noun.children:
        case = [p.lower_ for p in syntax.prepositions(child)]
        before = child.i < noun.i and syntax.is_a(child, "compound", "adjective", "possessor", "oblique")
        if before or case[:1] in (["of"], ["from"], ["for"], ["at"]):
            found.update(stem(t.lower_) for t in child.subtree if t.pos_ in _CONTENT and len(t) > 1)
    return frozenset(found)


def stem(word: str) -> str:
    """What a word has in common with its relatives ("research", "researchers"): its first letters."""
    return word[:6]


def countries(noun: Token) -> frozenset[str]:
    """The countries that people are of or with: "US troops", "pro-Iranian militias", "militias allied with Iran"."""
    before = [t for child in noun.children if child.i < noun.i for t in child.subtree]
    found = _states(before)
    if found:
        return found
    after: list[Token] = []
    for child in noun.children:
        case = [p.lower_ for p in syntax.prepositions(child)]
        if child.i > noun.i and (case[:1] in (["with"], ["from"], ["of"]) or child.dep_ == "acl"):
            after.extend(t for t in child.subtree if [p.lower_ for p in syntax.prepositions(t)] != ["in"])
    return _states(after)


def country(token: Token) -> str | None:
    """The country that a word names, or whose people or ways it names; a part of a continent is none."""
    if token.i and token.lower_.startswith("america") and token.nbor(-1).lower_ in _CONTINENTAL:
        return None  # "the *South American* president"
    found = places.country(token.text) or places.of_demonym(token.text)
    return found.name if found is not None else None


def _states(tokens: Iterable[Token]) -> frozenset[str]:
    found: set[str] = set()
    past = 0
    for token in tokens:
        if token.i < past or not token.text[:1].isupper():
            continue
        if (longer := _country_of_words(token)) is not None:
            name, past = longer
            found.add(name)
        elif (known := country(token)) is not None:
            found.add(known)
    return frozenset(found)


def _country_of_words(first: Token) -> tuple[str, int] | None:
    """The country whose name of two or three words a word begins, and the token behind: "people of *Costa* Rica"."""
    doc, i = first.doc, first.i
    for end in (i + 3, i + 2):
        found = places.country(doc[i:end].text) if end <= len(doc) else None
        if found is not None:
            return found.name, end
    return None
