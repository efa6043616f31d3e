"""What bears a name, a person, a body or a place, by all that a text says around it: the decision `bearer`.

A name that nobody knows is taken for a person here and for a company there. All its mentions together tell more:
what the pipeline said of each, the nouns beside it, who is "it" and who is "she".
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from spacy.tokens import Doc, Span, Token

from reader.analysis import ranker
from reader.analysis.entities import edges, elsewhere
from reader.analysis.grammar import namings, phrases, portfolios
from reader.analysis.grammar.antecedents import Antecedents
from reader.analysis.ranker import Features
from reader.analysis.words import names, nouns, places, pronouns, titles
from reader.analysis.words.determiners import ARTICLES
from reader.analysis.words.folding import fold
from reader.pipeline import syntax, tags
from reader.pipeline.entities import KINDS
from reader.pipeline.labels import ACTORS, PARTIES, REGIONS
from reader.pipeline.tables import word_set

BEARERS = (*KINDS, "else")
"""What a name may be of, by the entities' labels; "else" stands for all the others."""
_ASKED = PARTIES | REGIONS
"""Labels of names whose bearer is asked for."""
_SAID = {**dict.fromkeys(pronouns.IT, "it"), **dict.fromkeys(pronouns.HE | pronouns.SHE, "she")}
_WHO = {**dict.fromkeys(pronouns.WHO, "who"), "which": "which", "where": "where"}
_NAMED = ACTORS | {"PRODUCT"}
_ORGANS = word_set(
    "executive chairman chairwoman secretary-general board headquarters shares shareholders subsidiary employees"
)
_SAID_TO_BE = 10
"""So many mentions weighs a place where the words around a name say what it is."""
_REACH = 30
"""Words after a name in which a pronoun takes it up."""
_MOST = 20
"""Mentions of a name that are looked at."""


@dataclass(frozen=True)
class Name:
    """A name by all its mentions, in text order, with the label that goes before the decision."""

    mentions: tuple[Span, ...]
    label: str


def key(span: Span) -> str:
    """What the mentions of one name have in common."""
    return names.without_legal_form(fold(span.text))


def _voted(spans: Sequence[Span]) -> tuple[dict[str, str], frozenset[str]]:
    """For each name's `key` the label that it has most often in the article, the first one's where they tie; and the
    names for which the text leaves no doubt.

    "De la Cruz" is a person where "Ana de la Cruz" is one, and "Lidl" is none where "the supermarket Lidl" stands.
    """
    surnames = {fold(name) for span in spans if span.label_ == "PERSON" for name in _with_particle(span)}
    votes: dict[str, Counter[str]] = {}
    certain: set[str] = set()
    for span in spans:
        found = votes.setdefault(key(span), Counter())
        found[span.label_] += 1
        if _is_addressed(span) or _is_of_initials(span):
            found["PERSON"] += _SAID_TO_BE
            certain.add(key(span))
        elif _is_party(span) or _is_told_a_body(span):
            found["ORG"] += _SAID_TO_BE
            certain.add(key(span))
    bodies = {fold(s[0].text) for s in spans if s.label_ == "ORG" and len(s) > 1}
    people = {fold(s[-1].text) for s in spans if s.label_ == "PERSON" and len(s) > 1}
    for word in bodies - people:  # "Wizz" of "Wizz Air"
        if word in votes and votes[word]["PERSON"]:
            votes[word]["ORG"] += votes[word]["PERSON"] + 1
            certain.add(word)
    labels = {name: found.most_common(1)[0][0] for name, found in votes.items()}
    surnames |= _taken_up_by_surname(spans) - certain
    for span in spans:
        name = key(span)
        if fold(span.text) in surnames:
            labels[name] = "PERSON"
            certain.add(name)
        elif places.is_short_state(span.text):
            certain.add(name)
        elif len(span) > 1 and titles.is_given(span[0].text) and labels[name] in PARTIES:
            if labels.get(fold(span[1:].text)) == "PERSON":  # "Ana Le Roy" where "Le Roy" is one
                labels[name] = "PERSON"
                certain.add(name)
            elif votes[name]["PERSON"]:
                labels[name] = "PERSON"
    return labels, frozenset(certain)


def _taken_up_by_surname(spans: Sequence[Span]) -> set[str]:
    """The single names that only follow a person's full name, which they end: "Paul *Eagle*", "Eagle".

    No country's or known body's, and none that is a part of a body's or a place's name too.
    """
    full: set[str] = set()
    other = {fold(t.text) for s in spans if s.label_ != "PERSON" and len(s) > 1 for t in (s[0], s[-1])}
    found: set[str] = set()
    for span in spans:
        name = fold(span.text)
        if span.label_ == "PERSON" and len(span) > 1:
            full.add(fold(span[-1].text))
        elif len(span) == 1 and name not in full:
            other.add(name)
        elif len(span) == 1 and span.label_ in _ASKED and not _is_known(span.text):
            found.add(name)
    return found - other


def _is_known(name: str) -> bool:
    return places.country(name) is not None or places.is_region(name) or names.is_known_organization(name)


def gather(spans: Sequence[Span], sure: Container[int] = ()) -> tuple[dict[str, str], list[Name]]:
    """What each `key` is taken for so far, and the names whose bearer is still to be decided; there is no doubt of the
    spans that begin at the characters `sure`."""
    labels, certain = _voted(spans)
    certain |= {key(span) for span in spans if span.start_char in sure}
    found: defaultdict[str, list[Span]] = defaultdict(list)
    for span in spans:
        found[key(span)].append(span)
    asked = (name for name in found if name not in certain and labels[name] in _ASKED)
    return labels, [Name(tuple(found[name]), labels[name]) for name in asked]


def decide(doc: Doc, asked: Sequence[Name]) -> dict[str, str]:
    """For each name's `key` its label: another than before only where the decision says so."""
    context, scorer = Context(doc, asked), ranker.scorer("bearer")
    found = {}
    for name in asked:
        chances = scorer.chances(features(name, context))
        best = ranker.best(chances, ranker.THRESHOLDS["bearer"])
        label = name.label
        if best is not None and BEARERS[best] != bearer(label) and BEARERS[best] != "else":
            label = BEARERS[best]
        found[key(name.mentions[0])] = label
    return found


def bearer(label: str) -> str:
    """The kind of bearer that an entity's label tells of."""
    return {"GPE": "LOC", "FAC": "LOC"}.get(label, label if label in BEARERS else "else")


class Context:
    """What a text says of its names, gathered once."""

    def __init__(self, doc: Doc, asked: Sequence[Name]) -> None:
        known = doc._.entity_kinds if Doc.has_extension("entity_kinds") else None
        self._kinds: NDArray[np.int32] = known if known is not None else np.zeros((0, 1 + len(KINDS)), np.int32)
        self._tokens: list[int] = self._kinds[:, 0].tolist()
        spans = sorted((span for name in asked for span in name.mentions), key=_start)
        self.meant: defaultdict[str, Counter[str]] = defaultdict(Counter)
        antecedents = Antecedents(doc)
        for token in doc:
            said = _SAID.get(token.lower_)
            for i in antecedents.of(token, 0.0)[:1] if said else ():
                at = bisect_right(spans, i, key=_start) - 1
                if at >= 0 and i < spans[at].end:
                    self.meant[key(spans[at])][said or ""] += 1
        self.first: defaultdict[str, Counter[str]] = defaultdict(Counter)
        self.last: defaultdict[str, Counter[str]] = defaultdict(Counter)
        for name in asked:
            words = key(name.mentions[0]).split()
            if len(words) > 1:
                self.first[words[0]][name.label] += len(name.mentions)
                self.last[words[-1]][name.label] += len(name.mentions)

    def chances(self, span: Span) -> list[float]:
        """What the pipeline gives each of `BEARERS` for a mention, together 1; its label alone if it tells no more."""
        low = bisect_left(self._tokens, span.start)
        if low == len(self._tokens) or self._tokens[low] >= span.end:
            return [float(kind == bearer(span.label_)) for kind in BEARERS]
        told = (self._kinds[low, 1:] / 1000).tolist()
        return [*told, max(0.0, 1.0 - sum(told))]


def _start(span: Span) -> int:
    return span.start


def features(name: Name, context: Context) -> list[Features]:
    """What speaks for each of `BEARERS`."""
    some = name.mentions[:_MOST]
    said = [context.chances(span) for span in some]
    hints = Counter(hint for span in some for hint in set(_hints(span)))
    own = dict(_own(name, context))
    found: list[Features] = []
    for k, kind in enumerate(BEARERS):
        mean = sum(s[k] for s in said) / len(said)
        here: dict[str, float] = {
            f"net {kind}": mean,
            "net": mean,
            "net sure": float(mean > 0.9),
            "net first": said[0][k],
            "net most": max(s[k] for s in said),
            f"rule {name.label} {kind}": 1.0,
            f"rule {kind}": float(kind == bearer(name.label)),
        }
        for hint, times in hints.items():
            here[f"{hint} {kind}"] = min(times, 3) / 3 + 0.5 * times / len(some)
        for hint, value in own.items():
            here[f"{hint} {kind}"] = value
        found.append({feature: value for feature, value in here.items() if value})
    return found


def _own(name: Name, context: Context) -> Iterator[tuple[str, float]]:
    """What the name itself says, and others like it in the text."""
    first = name.mentions[0]
    words = fold(first.text).split()
    yield "form:one" if len(words) == 1 else "form:two" if len(words) == 2 else "form:more", 1.0
    yield "form:acronym", float(names.is_acronym(first.text))
    yield "form:legal", float(any(names.without_legal_form(fold(s.text)) != fold(s.text) for s in name.mentions))
    yield "form:given", float(len(words) > 1 and titles.is_given(first[0].text))
    yield "form:lone given", float(len(words) == 1 and titles.is_given(first[0].text))
    yield "form:small words", float(any(t.text.islower() and t.is_alpha for t in first))
    yield "form:and", float(any(t.lower_ in ("and", "&") for t in first))
    yield "form:digits", float(any(c.isdigit() for c in first.text))
    yield f"form:last {nouns.sort(first[-1].text)}", float(nouns.sort(first[-1].text) is not None)
    yield "form:country", float(places.country(first.text) is not None)
    yield "form:region", float(places.is_region(first.text))
    yield "form:known body", float(names.is_known_organization(first.text))
    if len(words) == 1:
        for label, times in context.last[words[0]].items():
            yield f"like:last {bearer(label)}", min(times, 3) / 3
        for label, times in context.first[words[0]].items():
            yield f"like:first {bearer(label)}", min(times, 3) / 3
    for said, times in context.meant[key(first)].items():
        yield f"meant:{said}", min(times, 4) / 4
    yield "often", min(len(name.mentions), 6) / 6


def _hints(span: Span) -> Iterator[str]:
    """What the words around a mention say of the bearer."""
    doc, head = span.doc, span.root
    before = doc[span.start - 1] if span.start else None
    after = doc[span.end : span.end + 3]
    if before is not None and not span[0].is_sent_start:
        sort = nouns.sort(before.text)
        if titles.is_title(before.text):
            yield "title"
        elif before.pos_ == "NOUN" and before.tag_ == "NN":
            yield f"before:{sort}"
        if before.lower_ in ARTICLES:
            yield f"before:{before.lower_}"
    if len(after) == 3 and after[0].text in (",", "(") and after[1].text.isdigit() and len(after[1]) < 3:
        yield "aged"
    for token in after[:2]:
        if (who := _WHO.get(token.lower_)) and (token.i == span.end or after[0].text == ","):
            yield f"after:{who}"
    if len(after) and names.is_legal_form(after[0].text) and span[-1].whitespace_:
        yield "legal form after"
    if phrases.speaks(head):
        yield "speaks"
    if phrases.part(head) in ("subject", "undergoer"):
        yield from _taken_up(span)
    for noun in _beside(span, head):
        yield f"beside:{nouns.sort(noun.text)}"
    if (named := namings.named_so(span)) is not None:
        yield f"named:{nouns.sort(named.text)}"


def _taken_up(span: Span) -> Iterator[str]:
    """By which pronoun a sentence's first name is taken up: the next one in the sentence, or the one that begins the
    sentence after it."""
    doc, i = span.doc, span.end
    if any(t.ent_type_ in PARTIES for t in doc[phrases.sentence_start(span[0]) : span.start]):
        return
    where = "taken up"
    for token in doc[i : i + _REACH]:
        if token.is_sent_start:
            if where != "taken up":
                return
            where = "taken up next"
        said = _SAID.get(token.lower_)
        if said is not None:
            yield f"{where}:{said}"
            return
        if token.ent_type_ in PARTIES or (where != "taken up" and token.pos_ in tags.NOUNS):
            return


def _beside(span: Span, head: Token) -> Iterator[Token]:
    """The common nouns in apposition to a name, or for which it stands."""
    if syntax.is_a(head, "apposition") and head.head.pos_ == "NOUN":
        yield head.head
    for child in syntax.children(head, "apposition"):
        if child.pos_ == "NOUN" and child.i >= span.end:
            yield child
    for child in head.children:
        if child.dep_ == "nmod:desc" and child.pos_ == "NOUN" and child.i < span.start:
            yield child


def _is_body(span: Span) -> bool:
    """Whether its form or the words around it say that a name is a body's: "Tine AS", "the carmaker Seat", "the Central
    Bank of Venezuela (*BCV*)"."""
    if len(span) > 1 and names.is_legal_form(span[-1].text):
        return True
    doc, start, end = span.doc, span.start, span.end
    enclosed = start > 1 and end < len(doc) and doc[start - 1].text == "(" and doc[end].text == ")"
    if enclosed and span.label_ == doc[start - 2].ent_type_ == "ORG" and names.is_acronym(span.text):
        return True
    if end < len(doc) and doc[end - 1].whitespace_ and names.is_legal_form(doc[end].text):
        return True
    if start == 0 or doc[start].is_sent_start or (len(span) > 1 and titles.is_given(doc[start].text)):
        return False
    before = doc[start - 1]
    said = before.tag_ == "NN" and before.text.islower() and bool(before.whitespace_)
    return said and nouns.sort(before.text) == "organization" and portfolios.office(doc[start]) is None


def _is_addressed(span: Span) -> bool:
    """Whether an office says that a name is a person's: "President Ann Lee", "the culture minister, Eppo Bruins,"."""
    doc, start, end = span.doc, span.start, span.end
    if not (1 < len(span) < 4 and start > 1 and span.label_ in _ASKED):
        return False
    before, office = doc[start - 1], doc[start - 2]
    if titles.is_title(before.text) and before.text[0].isupper() and titles.is_given(span[0].text):
        return True
    if before.text in edges.POSSESSIVES and office.ent_type_ == "ORG" and _is_full_name(span):
        return True  # "Skylark News' *Ann Lee*"
    closed = end < len(doc) and doc[end].text == before.text == ","
    return closed and office.tag_ == "NN" and titles.is_title(office.text) and all(t.text.istitle() for t in span)


def _is_full_name(span: Span) -> bool:
    """Whether a name looks like a person's in full, and says of no body what it is."""
    written = all(t.text.istitle() for t in span)
    return written and titles.is_given(span[0].text) and nouns.sort(span[-1].text) is None


def _is_told_a_body(span: Span) -> bool:
    """Whether the words around a name say that a body bears it."""
    return (span.label_ in _NAMED and _is_body(span)) or (span.label_ == "PERSON" and _has_organs(span))


def _is_of_initials(span: Span) -> bool:
    """Whether a name stands in brackets behind a person's, whose initials it is: "Ana Maria Ruiz (*AMR*)"."""
    person = _bracketing(span)
    return span.label_ == "PERSON" and person is not None and elsewhere.is_initials(span.text, person)


def _is_party(span: Span) -> bool:
    """Whether letters stand in brackets behind a person's name, whose initials they are not: "Ana Ruiz (*SPD*)"."""
    person = _bracketing(span) if span.label_ in PARTIES and names.is_acronym(span.text) else None
    return person is not None and len(person) > 1 and not elsewhere.is_initials(span.text, person)


def _bracketing(span: Span) -> Span | None:
    """The person's name that a name stands in brackets behind."""
    doc, start, end = span.doc, span.start, span.end
    if start < 2 or end >= len(doc) or doc[start - 1].text != "(" or doc[end].text != ")":
        return None
    first = start - 2
    while first and doc[first].ent_type_ == doc[first - 1].ent_type_ == "PERSON":
        first -= 1
    return doc[first : start - 1] if doc[first].ent_type_ == "PERSON" else None


def _has_organs(span: Span) -> bool:
    """Whether what a name owns only bodies have: "Tine's chief executive"."""
    return syntax.is_a(span.root, "possessor") and span.root.head.lower_ in _ORGANS


def _with_particle(person: Span) -> Iterator[str]:
    """The surname of a person in whose name particles begin it: "de la Cruz", "van den Berg"."""
    first = next((t.i for t in person if t.text.islower() and t.text.isalpha()), None)
    if first is not None and person.start < first < person.end - 1:
        yield person.doc[first : person.end].text
