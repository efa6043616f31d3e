"""Chains of the actors that the article names: every name's mentions, put together by bearer."""

from __future__ import annotations

from bisect import bisect_left, bisect_right, insort
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator

from spacy.tokens import Doc, Span, Token

from reader.analysis.actors import labels, states
from reader.analysis.actors.chains import Chain, Description, Reference
from reader.analysis.grammar import phrases
from reader.analysis.words import names, nouns, places, titles
from reader.analysis.words.folding import fold
from reader.analysis.words.titles import BELOW
from reader.pipeline import syntax, tags
from reader.pipeline.tables import word_set
from reader.story import Entity

_OFFICES = word_set("minister ministers secretary undersecretary commissioner portfolio charge chancellor")


def chains(doc: Doc, entities: Iterable[Entity]) -> list[Chain]:
    """A chain for each person, organisation, country and people that is named, in the order of their first mention.

    Countries and cities are all here, even where they are only scenery.
    """
    spans = [s for s in (_span(doc, e) for e in entities) if s is not None]
    labelled = list(labels.relabelled(spans))
    alone = Counter(fold(s.text) for s, label in labelled if label == "PERSON" and len(s) == 1)
    bearers = _Bearers(frozenset(s.start for s in doc.spans.get("events", ())), alone)
    for span, label in sorted(labelled, key=lambda x: -len(x[0].text.split()) if x[1] == "PERSON" else 0):
        if label == "PERSON" and len(names.person(span.text).parts) > 1:
            bearers.full_name(span)
    rest = [x for x in labelled if x[1] != "PERSON" or len(names.person(x[0].text).parts) == 1]
    for span, label in sorted(rest, key=lambda x: -len(x[0].text) if x[1] == "ORG" else 0):
        if label == "ORG":
            bearers.organization(span)
    for span, label in rest:
        if label == "PERSON":
            bearers.single_name(span)
        elif label == "GPE":
            bearers.place(span)
        elif label == "NORP":
            bearers.people(span)
    bearers.capitals([s for s, label in rest if label == "GPE"])
    for chain in bearers.found:
        chain.references.sort(key=lambda r: r.span.start)
    return sorted(bearers.found, key=lambda c: c.references[0].span.start)


def _span(doc: Doc, entity: Entity) -> Span | None:
    return doc.char_span(entity.start, entity.end, label=entity.label, alignment_mode="expand")


class _Bearers:
    """The chains found so far; each method takes one mention in."""

    def __init__(self, events: frozenset[int], alone: Counter[str]) -> None:
        """`alone` says how often the text gives each of the persons' names of one word."""
        self._alone = alone
        self.found: list[Chain] = []
        self._events = events
        self._full: list[tuple[names.PersonName, Chain]] = []
        self._full_by: defaultdict[str, list[int]] = defaultdict(list)
        self._starts: defaultdict[int, list[int]] = defaultdict(list)
        self._single: dict[str, Chain] = {}
        self._organizations: list[tuple[list[str], Chain]] = []
        self._organizations_by: defaultdict[str, list[int]] = defaultdict(list)
        self._ending: defaultdict[str, list[tuple[int, int]]] = defaultdict(list)
        self._places: dict[str, Chain] = {}
        self._peoples: dict[str, Chain] = {}

    def _new(self, chain: Chain) -> Chain:
        self.found.append(chain)
        return chain

    def full_name(self, span: Span) -> None:
        """Take in a name of two words or more."""
        name = names.person(span.text)
        title = _title(span)
        said = titles.gender_of_title(title) or titles.gender_of_given(span.text)
        for known, chain in self._known(name):
            clash = said and chain.gender and said != chain.gender
            if not clash and names.same_person(name, known):
                self._mention(chain, span)
                return
        chain = self._new(Chain("person", gender=said))
        for key in names.person_keys(name):
            self._full_by[key].append(len(self._full))
        self._full.append((name, chain))
        self._mention(chain, span)

    def _known(self, name: names.PersonName) -> list[tuple[names.PersonName, Chain]]:
        """The full names so far that may be of one person with a name."""
        found = {k for key in names.person_keys(name) for k in self._full_by.get(key, ())}
        return [self._full[k] for k in sorted(found)]

    def single_name(self, span: Span) -> None:
        """Take in a surname or a first name: the bearer that it can be, the one spoken of most if several."""
        name = names.person(span.text)
        word = name.surname
        if len(self._known(name)) > 1 and _is_couple(span):
            return
        said = titles.gender_of_title(_title(span))
        fits = [(n, c) for n, c in self._known(name) if names.names_person(word, n)]
        by_surname = [(n, c) for n, c in fits if n.surname == word] or fits
        crowned = _crowned(_described(span))
        by_surname = [(n, c) for n, c in by_surname if not _is_another_crown(crowned, _crowned(c.descriptions))]
        agreeing = [(n, c) for n, c in by_surname if not (said and c.gender and said != c.gender)]
        if agreeing:
            others = [(n, c) for n, c in agreeing if not self._is_beside(c, span)]
            bearers = self._called_so(word, others or agreeing, span.start)
            chain = max(bearers, key=lambda c: self._prominence(c, span)) if len(bearers) > 1 else bearers[0]
        elif word in self._single and not (said and self._single[word].gender not in (None, said)):
            chain = self._single[word]
        else:
            chain = self._single[word] = self._new(Chain("person"))
        chain.gender = chain.gender or said or (titles.gender_of_lone(span.text) if not agreeing else None)
        self._mention(chain, span)

    def _called_so(self, word: str, found: list[tuple[names.PersonName, Chain]], start: int) -> list[Chain]:
        """Of several whose surname a word is, those whom the text does not rather call by the given name, if any is
        named by then: "Nancy" is not "Reagan" where Ronald is spoken of, too."""
        bearers = [c for n, c in found if self._alone[n.parts[0]] < self._alone[word] or n.surname != word]
        if len(bearers) == len(found) or all(c.references[0].span.start > start for c in bearers):
            return [c for _, c in found]
        return bearers

    def _is_beside(self, chain: Chain, span: Span) -> bool:
        """Whether a verb that a name is an argument of has another that names somebody in full: "*Lee* spoke of Ann
        Lee" is not said of her."""
        verb, starts = phrases.governor(span.root), self._starts[id(chain)]
        first, end = span.root.sent.start, span.root.sent.end
        near = starts[bisect_left(starts, first) : bisect_left(starts, end)]
        apart = [i for i in near if not span.start <= i < span.end]
        return verb is not None and any(phrases.governor(span.doc[i]) == verb for i in apart)

    def _mention(self, chain: Chain, span: Span) -> None:
        chain.references.append(Reference(span, "name"))
        insort(self._starts[id(chain)], span.start)
        chain.descriptions.update(_described(span))
        chain.countries.update(_nationality(span))
        chain.age = chain.age or phrases.age(span)
        if chain.gender is None:
            chain.gender = next((g for d in chain.descriptions if (g := nouns.gender(d.noun))), None)

    def _prominence(self, chain: Chain, span: Span) -> tuple[int, int]:
        """How ready a bearer of a surname is for its next mention: how often mentioned so far, and how late."""
        starts = self._starts[id(chain)]
        before = bisect_right(starts, span.start)
        return before, starts[before - 1] if before else -chain.references[0].span.start

    def organization(self, span: Span) -> None:
        """Take in an organisation's name; what a minister is minister of is none."""
        if _is_portfolio(span.root):
            return
        text = span.text
        keys = names.organization_keys(text)
        if (whole := self._whole_of(span)) is not None:
            whole.references.append(Reference(span, "name"))
            return
        near = sorted({k for key in keys for k in self._organizations_by.get(key, ())})
        for number in near:
            known, chain = self._organizations[number]
            if any(names.same_organization(text, other) for other in known):
                break
        else:
            number, known, chain = len(self._organizations), [], self._new(Chain("organization", plural=None))
            self._organizations.append((known, chain))
        if text not in known:
            known.append(text)
            for key in keys:
                self._organizations_by[key].append(number)
        chain.references.append(Reference(span, "name"))
        for ending in {fold(span[-1].text), fold(_headed(span).text)}:
            insort(self._ending[ending], (span.start, number))
        noun = names.organization(text).core
        kinds = [word for word in noun if nouns.sort(word) == "organization"]
        before = span.doc[span.start - 1] if span.start > phrases.sentence_start(span[0]) else None
        if before is not None and before.text.islower() and nouns.sort(before.text) in ("organization", "group"):
            chain.descriptions.add(Description(nouns.singular(before.text), frozenset()))  # "the airline Skylark"
        for kind in kinds:
            rest = frozenset(phrases.stem(word) for word in noun if word != kind)
            chain.descriptions.add(Description(kind, rest))

    def _whole_of(self, span: Span) -> Chain | None:
        """The organisation that "*the* Department" is short for: the one named last before it of those that end so, or
        do before what they are for."""
        word = fold(span.text)
        led = span.start > 0 and span.doc[span.start - 1].lower_ in ("the", "this")
        if len(span) != 1:
            return None
        ending = self._ending.get(word, [])
        if span.root.tag_ in tags.PLURAL and len({number for _, number in ending}) == 1:
            return self._organizations[ending[0][1]][1]  # "*Tigers* lose again", in a headline
        before = bisect_left(ending, (span.start, 0))
        if not before:
            return None
        known, chain = self._organizations[ending[before - 1][1]]
        return chain if led or _is_of_country(span, known) else None

    def place(self, span: Span) -> None:
        """Take in a country's or a city's name; a country that only says whose army it is names the army."""
        country = places.country(span.text)
        body = states.state_body(span) if country else None
        if body is not None:
            self.organization(body)
            return
        if states.belongs_to_people(span.root):
            return
        key = country.name if country else fold(span.text)
        chain = self._places.get(key)
        if chain is None:
            chain = self._places[key] = self._new(Chain("place", country=country, plural=None if country else False))
        chain.references.append(Reference(span, "name"))

    def people(self, span: Span) -> None:
        """Take in a demonym or another people's name: the people ("Iranians"), or the state ("Iranian-backed")."""
        head, country = span.root, places.of_demonym(span.text)
        several = head.tag_ in tags.PLURAL or span.text.endswith("s") or _is_definite(span)
        if phrases.is_compatriot(head):
            return
        if several and head.pos_ in tags.DESCRIBING and not syntax.is_a(head, "compound", "adjective"):
            key = fold(span.text)
            chain = self._peoples.get(key)
            if chain is None:
                chain = self._peoples[key] = self._new(Chain("group", plural=True))
            chain.references.append(Reference(span, "nominal" if span.text.islower() else "name"))
        elif country is not None:
            body = states.state_body(span)
            if body is not None:
                self.organization(body)
            elif states.means_state(head, self._events):
                chain = self._places.get(country.name)
                if chain is None:
                    chain = self._places[country.name] = self._new(Chain("place", country=country, plural=None))
                chain.references.append(Reference(span, "name"))

    def capitals(self, spans: Iterable[Span]) -> None:
        """Give the capitals that stand for a government to its country ("Tehran rejected the offer")."""
        for span in spans:
            country = places.of_capital(span.text)
            own = self._places.get(fold(span.text))
            if country is None or own is None or not states.governs(span.root, country.name in self._places):
                continue
            at = bisect_left(own.references, span.start, key=_start)
            if at == len(own.references) or own.references[at].span.start != span.start:
                continue
            reference = own.references.pop(at)
            state = self._places.get(country.name)
            if state is None:
                state = self._places[country.name] = self._new(Chain("place", country=country, plural=None))
            state.references.append(reference)
        self.found = [c for c in self.found if c.references]


def _start(reference: Reference) -> int:
    return reference.span.start


def _headed(body: Span) -> Token:
    """The last word of a body's name before what it is of or for: "the Works *Agency* for Refugees"."""
    after = next((t for t in body[1:] if t.lower_ in ("of", "for", "on")), None)
    return body[-1] if after is None else after.nbor(-1)


def _is_of_country(body: Span, known: Iterable[str]) -> bool:
    """Whether a body is a country's whose people's name begins the whole name: "Peru's *Navy*", the Peruvian Navy."""
    if body.start < 2 or body.doc[body.start - 1].tag_ != "POS":
        return False
    country = places.country(body.doc[body.start - 2].text)
    return country is not None and any(places.of_demonym(name.split()[0]) == country for name in known)


def _title(span: Span) -> str:
    """The words right before a name that are titles ("Gov.", "Associate Professor")."""
    start = span.start
    sentence = phrases.sentence_start(span[0])
    while start > sentence and titles.is_title(span.doc[start - 1].text):
        start -= 1
    return str(span.doc[start : span.start].text)


def _is_couple(span: Span) -> bool:
    """Whether a surname names two at once: "Mr and Mrs *Lee*"."""
    doc, title = span.doc, span.start - 1
    joined = title > 1 and doc[title - 1].lower_ in ("and", "&")
    return joined and all(titles.gender_of_title(doc[i].text) for i in (title, title - 2))


def _described(span: Span) -> Iterator[Description]:
    """What the words right before a name say its bearer is ("Pentagon spokesman John Kirby")."""
    start = span.start
    doc, sentence = span.doc, phrases.sentence_start(span[0])
    while start > sentence:
        token = doc[start - 1]
        if token.ent_type_ == "PERSON" and not titles.is_title(token.text):
            break
        if not (token.pos_ in tags.DESCRIBING or token.text in states.HYPHENS):
            break
        start -= 1
    before = [t for t in doc[start : span.start] if t.text not in states.HYPHENS]
    while before and (nouns.sort(before[-1].text) == "person" or titles.is_title(before[-1].text)):
        noun = titles.spelt_out(before[-1].text) or nouns.singular(before[-1].text)
        narrowing = [t for t in before[:-1] if not titles.is_title(t.text) or t.lower_ in BELOW]
        countries = [places.country(t.text) or places.of_demonym(t.text) for t in narrowing]
        yield Description(
            noun,
            frozenset(phrases.stem(t.lower_) for t in narrowing),
            frozenset(country.name for country in countries if country is not None),
        )
        before = before[:-1]
        if not before or nouns.sort(before[-1].text) != "person" or before[-1].lower_ in BELOW:
            return  # but "the bank's *chairman* Sheikh Faisal"


def _crowned(described: Iterable[Description]) -> set[str]:
    return {d.noun for d in described} & titles.CROWNED


def _is_another_crown(one: set[str], other: set[str]) -> bool:
    return bool(one and other) and one.isdisjoint(other)


def _nationality(span: Span) -> Iterator[str]:
    """The countries that the words right around a name say that its bearer is of ("Spain's Pablo Ruiz", "the Czech
    striker Jan Novak", "Ann Lee of Canada")."""
    doc, start, sentence = span.doc, span.start, phrases.sentence_start(span[0])
    while start > sentence and (doc[start - 1].pos_ in tags.DESCRIBING or doc[start - 1].tag_ == "POS"):
        start -= 1
        found = places.of_demonym(doc[start].text) or places.country(doc[start].text)
        if found is not None and doc[start].text[:1].isupper():
            yield found.name
        if doc[start].text[:1].isupper() and doc[start].ent_type_ == "PERSON" and found is None:
            return
    after = doc[span.end : span.end + 2]
    if len(after) == 2 and after[0].lower_ == "of" and (of := places.country(after[1].text)) is not None:
        yield of.name


def _is_portfolio(token: Token) -> bool:
    """Whether a name only says what an office is about ("Minister of Health")."""
    head = token.head
    return [p.lower_ for p in syntax.prepositions(token)][:1] in (["of"], ["for"]) and head.lower_ in _OFFICES


def _is_definite(span: Span) -> bool:
    return span.start > 0 and span.doc[span.start - 1].lower_ in ("the", "all", "these", "those", "many")
