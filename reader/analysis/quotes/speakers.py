"""Which actor speaks: from a source's words, and where they do not tell, from who spoke before."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from spacy.tokens import Span, Token

from reader.analysis.actors.index import ActorIndex
from reader.analysis.extents import Extents
from reader.analysis.grammar import portfolios
from reader.analysis.quotation import Quotation
from reader.analysis.quotes import documents, hearers
from reader.analysis.quotes.neighbours import Beside
from reader.analysis.words import pronouns, titles
from reader.pipeline import reporting, stretch, syntax, tags
from reader.pipeline.labels import PARTIES
from reader.story import Actor, Extent, Mention

_GENITIVES = frozenset({"'s", "’s"})


class Said(NamedTuple):
    """A quote whose speaker is asked for."""

    content: tuple[Extent, ...]
    source: Span | None
    cue: Span | None
    paragraph: int
    """The number of the paragraph it begins in."""
    opened: Quotation | None
    """The quotation that its content begins or is."""
    beside: Beside = Beside(None, None, False)
    """Whom the sentences around it are about."""


def resolve(
    quotes: Sequence[Said], text: str, actors: Sequence[Actor], quotations: Sequence[Quotation]
) -> list[str | None]:
    """The speaker of each quote (given in text order) as an actor's id; None where none can be told.

    A named or described source is looked up among the actors' mentions; a pronoun goes to whom the actors say, unless
    only other people's words speak of that one, else to the last speaker whom it fits. A document speaks for whose it
    was when it was spoken of before. A quotation without a source
    goes on with the speaker of the one before it, or of the one that resumes it.
    """
    index = ActorIndex(actors)
    known = {actor.id: actor for actor in actors}
    found: list[str | None] = []
    published = documents.Published()
    forms, told = Pronouns(text), _Told(quotations)
    for number, said in enumerate(quotes):
        before = _speaker_before(quotes, found, number)
        if said.source is not None:
            head = head_of(said.source)
            if head.lower_ in pronouns.THIRD:
                own = index.at(head.idx, head.idx + len(head))
                spoken_of = own is not None and told.of(known[own]) < head.idx
                suits = before is not None and fits(head.lower_, known[before], forms)
                last = before if suits else _last_person(head, found, known, forms)
                found.append(_fronted(head, index) or (own if spoken_of else last))
            else:
                found.append(published.owner(head, index) or speaker(said.source, index))
        else:
            near = _neighbours(said, index, known)
            goes_on = _goes_on(quotes, number, alone=not near)
            if goes_on and (not near or before in near):
                found.append(before)
            else:
                found.append(near[0] if len(near) == 1 and not goes_on else None)
        if found[-1] is not None:
            published.note(head_of(said.source) if said.source is not None else None, said.cue, found[-1])
    for number in reversed(range(len(quotes) - 1)):  # “One. ¶ “Two,” she said.
        following = quotes[number + 1].opened
        if found[number] is None and quotes[number].source is None and following is not None and following.resumed:
            found[number] = found[number + 1]
    return found


def _speaker_before(quotes: Sequence[Said], found: Sequence[str | None], number: int) -> str | None:
    """Who spoke last, if that was in this paragraph or one of the two before it."""
    if not number or quotes[number].paragraph - quotes[number - 1].paragraph > 2:
        return None
    return found[number - 1]


def _last_person(
    pronoun: Token, found: Iterable[str | None], known: Mapping[str, Actor], forms: Pronouns
) -> str | None:
    """The last one who spoke so far whom "he" or "she" fits, however long ago, if nobody else of whom it could be said
    has spoken."""
    if pronoun.lower_ not in pronouns.HE | pronouns.SHE:
        return None
    spoke = {actor for actor in found if actor is not None and fits(pronoun.lower_, known[actor], forms)}
    return spoke.pop() if len(spoke) == 1 else None


def _fronted(pronoun: Token, index: ActorIndex) -> str | None:
    """Whom a sentence says at its beginning that it is about, before the comma and the pronoun ("*As for Dr Lee*, he
    said")."""
    comma = pronoun.i - 1
    if comma <= pronoun.sent.start or pronoun.doc[comma].text != ",":
        return None
    phrase = pronoun.doc[pronoun.sent.start : comma]
    words = [t for t in phrase if not t.is_space]
    led = words[0].lower_ == "for" or [t.lower_ for t in words[:2]] == ["as", "for"]
    if not led or any(t.tag_ in tags.FINITE or t.is_punct for t in words):
        return None
    return index.at(phrase.root.idx, phrase.root.idx + len(phrase.root))


class _Told:
    """Where the article itself, not only a quotation in it, first names or describes its actors."""

    def __init__(self, quotations: Iterable[Quotation]) -> None:
        self._ends = [(q.start, q.end) for q in quotations]
        self._quoted = Extents(self._ends)
        self._first: dict[str, float] = {}

    def of(self, actor: Actor) -> float:
        """The position of the first such mention, infinite without one."""
        if actor.id not in self._first:
            own = (m.start for m in actor.mentions if m.form != "pronoun" and not self._holds(m))
            self._first[actor.id] = min(own, default=math.inf)
        return self._first[actor.id]

    def _holds(self, mention: Mention) -> bool:
        return any(mention.end <= self._ends[k][1] for k in self._quoted.holding(mention.start))


class Pronouns:
    """The pronouns that a text has for its actors."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._found: dict[str, frozenset[str]] = {}

    def of(self, actor: Actor) -> frozenset[str]:
        """Those for an actor, in lower case."""
        if actor.id not in self._found:
            self._found[actor.id] = frozenset(
                self._text[m.start : m.end].lower() for m in actor.mentions if m.form == "pronoun"
            )
        return self._found[actor.id]


def fits(pronoun: str, actor: Actor, forms: Pronouns) -> bool:
    """Whether a pronoun can mean the actor, by number, kind and gender."""
    if pronoun in pronouns.IT:
        return actor.kind != "person"
    if pronoun in pronouns.THEY:
        return True
    other = pronouns.HE if pronoun in pronouns.SHE else pronouns.SHE
    gender = titles.gender_of_given(actor.name.split()[0])
    if gender is not None and (gender == "female") != (pronoun in pronouns.SHE):
        return False
    return actor.kind == "person" and forms.of(actor).isdisjoint(other)


def source_of(cue: Span) -> Span | None:
    """Who speaks by the parse of a cue whose source was not found: its verb's subject or agent, or that of the clause
    it hangs on."""
    for token in cue:
        told = hearers.is_told(token)
        found = syntax.agents(token) if told or syntax.is_passive(token) else syntax.subjects(token)
        if not found and token.tag_ == "VBG" and syntax.is_a(token, "adverbial clause"):
            found = syntax.subjects(_told_by(token))
        if not found and token.pos_ == "NOUN" and reporting.is_noun(token.lower_):
            found = [t for t in token.lefts if any(c.lower_ in _GENITIVES for c in t.rights)]  # "*Roe's* claim"
        if found and found[0].pos_ in tags.REFERRING:
            return syntax.noun_phrase(found[0])
        if told:
            return None
    return _before(cue)


def _told_by(participle: Token) -> Token:
    """The verb whose subject does what a participle behind a comma tells: where that goes on with telling what somebody
    else's deed was told of, theirs who told it ("the *clerk said* the shop was shut, noting that …")."""
    verb = participle.head
    goes_on = participle.i > 0 and participle.nbor(-1).text == "," and reporting.kind_of(participle.lower_) == "speech"
    if not goes_on or reporting.kind_of(verb.lower_) == "speech":
        return verb
    for teller in syntax.ancestors(verb):
        if reporting.kind_of(teller.lower_) == "speech" and teller.i < verb.i and syntax.subjects(teller):
            return teller
    return verb


def _before(cue: Span) -> Span | None:
    """The name right before a finite cue, where the parse is astray."""
    doc, last = cue.doc, cue.start - 1
    if cue[0].tag_ not in ("VBD", "VBZ") or last < cue.sent.start or doc[last].ent_type_ not in PARTIES:
        return None
    start = last
    while start > cue.sent.start and doc[start - 1].ent_type_ == doc[last].ent_type_ and doc[start].ent_iob_ == "I":
        start -= 1
    led = start > cue.sent.start and doc[start - 1].pos_ == "ADP"  # "analysts led *by Ann Lee* said"
    return None if led else doc[start : last + 1]


def _neighbours(said: Said, index: ActorIndex, known: Mapping[str, Actor]) -> list[str]:
    """The people whom the sentences around a quotation without a cue are about, and it is not."""
    if said.opened is None or said.opened.resumed or said.cue is not None:
        return []
    found = []
    for token in (said.beside.before, said.beside.after):
        actor = index.at(token.idx, token.idx + len(token)) if token is not None else None
        if actor is None or actor in found or known[actor].kind not in ("person", "group"):
            continue
        if not any(s <= m.start < e for m in known[actor].mentions for s, e in said.content):
            found.append(actor)
    return found


def _goes_on(quotes: Sequence[Said], number: int, alone: bool) -> bool:
    """Whether a quote without a source is its predecessor's speaker's: one quotation follows another; in another
    paragraph only where no neighbour tells of somebody."""
    if not number:
        return False
    this, before = quotes[number], quotes[number - 1]
    if this.cue is not None and any(map(hearers.is_told, this.cue)):
        return False
    if this.beside.alone and this.paragraph == before.paragraph + 1:
        return True
    if this.opened is None:
        return this.cue is None and this.paragraph == before.paragraph
    return this.opened.resumed or this.paragraph == before.paragraph or (before.opened is not None and alone)


def speaker(source: Span, index: ActorIndex) -> str | None:
    """The actor that a source's words refer to: that of a name beside its head, else its head's."""
    head = head_of(source)
    after = [t for t in _named_after(head) if t.i < source.end]
    people = [*_bearer(source), *(t for t in after if t.ent_type_ == "PERSON")]
    if (last := portfolios.name_hung_on(head)) is not None and last.i < source.end:
        people.append(last)
    for token in (
        *_names_beside(source, head),
        *documents.authors(source, head),
        *people,
        head,
        *_antecedents(head),
        *after,
    ):
        found = index.at(token.idx, token.idx + len(token))
        if found is not None:
            return found
    return None


def _bearer(source: Span) -> Iterator[Token]:
    """The person's name that ends a source whose other words only say who that is ("University of Bern chemist Dr Ann
    Lee", "leader of the senate Ann Lee"), and not of whom or for whom somebody speaks ("a spokesman for Ann Lee")."""
    last = next((e for e in reversed(stretch.entities(source)) if e.label_ == "PERSON" and e.end == source.end), None)
    if last is None or last.start == source.start:
        return
    if portfolios.office(last[0]) is not None:
        yield last.root
        return
    before = source.doc[source.start : last.start]
    free = (t for t in before if not t.ent_type_)
    if not any(t.pos_ in ("ADP", "PART", "CCONJ", "VERB", "PRON") or t.is_punct for t in free):
        yield last.root


def head_of(source: Span) -> Token:
    """The source's head noun or pronoun."""
    owned = source.start
    for token in source:  # "Ann Lee's *lawyer*"
        if token.is_punct or token.pos_ == "ADP":
            break
        if token.lower_ in _GENITIVES:
            owned = token.i + 1
    nominal = [t for t in source if t.pos_ in tags.NOMINAL]
    nominal = [t for t in nominal if t.i >= owned] or nominal
    highest = [t for t in nominal or source if not source.start <= t.head.i < source.end or t.head == t]
    highest = highest or [
        t for t in nominal if t.head not in nominal
    ]  # "analysts *led* by Ann Lee", taken for a clause
    return next(iter(highest), nominal[0] if nominal else source[0])


def _names_beside(source: Span, head: Token) -> list[Token]:
    """Names for the same person as the head's: "a spokeswoman, *Ann Lee*", "the head of X, *Ann Lee*"."""
    if head.pos_ == "PROPN" and head.ent_type_ == "PERSON":
        return []
    beside = [t for t in source if t != head and syntax.is_a(t, "apposition") and t.head == head]
    beside += [t for t in source if syntax.is_a(t, "apposition") and t.head in beside]  # "an aide, surnamed *Lee*"
    last = source[-1] if not source[-1].is_punct or len(source) == 1 else source[-2]
    named = [e for e in stretch.entities(source) if e.label_ in PARTIES and e.end == last.i + 1]
    after_comma = [e.root for e in named if e.start > source.start and source.doc[e.start - 1].text == ","]
    return [t for t in (*beside, *after_comma) if t.pos_ == "PROPN" or t.ent_type_ in PARTIES]


def _named_after(head: Token) -> Iterator[Token]:
    """The words of a name that a title before it heads by the parse ("Cllr *Ann Lee*", "union *leader Ann Lee*")."""
    for token in head.doc[head.i + 1 :]:
        if token.pos_ not in tags.NOUNS and not token.is_title:
            return
        yield token


def _antecedents(head: Token) -> list[Token]:
    """For a relative pronoun, the noun that its clause describes, and names set beside that ("his deputy, *Ann Lee*,
    who says")."""
    if head.lower_ not in pronouns.RELATIVE:
        return []
    for token in (head, *syntax.ancestors(head)):
        if syntax.is_a(token, "noun clause") and token.head.i < head.i:
            beside = (t for t in syntax.children(token.head, "apposition") if t.i < head.i)
            return [token.head, *beside]
    return [*_ending_before(head)]


def _ending_before(pronoun: Token) -> Iterator[Token]:
    """The head of the longest noun phrase that ends at the comma before a relative pronoun whose clause the parse hung
    on a verb ("fears among *members* of the party, who say")."""
    comma = pronoun.i - 1
    if comma <= pronoun.sent.start or pronoun.doc[comma].text != ",":
        return
    noun = pronoun.doc[comma - 1]
    while noun.head.i < noun.i and noun.head.pos_ in tags.NOUNS and not syntax.is_a(noun, "compound"):
        noun = noun.head
    if noun.pos_ in tags.NOUNS:
        yield noun
