"""Which actor a pronoun refers to: the nearest that fits, subjects first (weights after Lappin and Leass, 1994).

It counts too what the pipeline's coreference holds likely.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, replace

from spacy.tokens import Doc, Token

from reader.analysis.actors import apart
from reader.analysis.actors.candidates import Surroundings
from reader.analysis.actors.chains import Chain, Reference
from reader.analysis.actors.distances import Distances
from reader.analysis.actors.tellers import Tellers
from reader.analysis.extents import Extents
from reader.analysis.grammar import phrases
from reader.analysis.words import nouns
from reader.analysis.words.pronouns import CLASSES, Class
from reader.pipeline import reporting, syntax, tags
from reader.pipeline.tables import word_set
from reader.story import Extent

_REACH: dict[Class, int] = {"male": 6, "female": 6, "thing": 2, "plural": 2}
"""How many sentences back the antecedent may be."""
_FARTHEST = 4 * max(_REACH.values())
"""So far back it is where all in between is quoted."""
_PROMINENCE = {"subject": 4, "undergoer": 4, "agent": 3, "object": 2, "possessor": 2, "party": 1}
_TRUST = 3
"""The weight of the pipeline's coreference, found on the annotated articles."""
_AGAIN = 6
"""By so much a pronoun is likelier to mean whom another of its kind in the sentence means."""
_TELLER = 6
"""By so much the subject of what is reported is likelier who reports it ("*Lee* said *she* would go")."""
_QUOTED = 6
"""By so much who speaks a quotation is likelier named in the sentence before it, in its paragraph."""
_GOES_ON = 6
"""By so much who speaks is likelier who spoke in the sentence before, and who "also" does something its subject."""
_FRONTED = 9
"""By so much the subject of a clause before the main one is likelier its subject ("When *Lee* won, *she* wept")."""
_KNOWN = 1
"""By so much a "she" is likelier whom the text told to be a woman."""
_ADDING = word_set("also further furthermore additionally moreover")
_PERSONAL = ("male", "female")
_NAMED = ("PERSON", "GPE", "LOC", "ORG")
_TOGETHER = 2
"""By so much several named together weigh more than a thing: as much as a name."""
_WEATHER = word_set("rain snow seem appear happen turn take matter")


@dataclass(frozen=True, slots=True)
class _Candidate:
    """Something in the text that a pronoun may refer to; `chain` is None for what is no actor."""

    head: Token
    chain: Chain | None
    person: bool
    plural: bool | None
    sentence: int
    prominence: int
    within: range | None = None
    """The words of a name, any of which may stand for it."""


class _Candidates:
    """What pronouns may refer to, by sentence and by word; what none that follows can reach is let go of."""

    def __init__(self, doc: Doc, chains: Iterable[Chain], around: Surroundings) -> None:
        """`chains` are as they are before any pronoun joins them."""
        self._doc, self._around = doc, around
        self._known = sorted(((c, r) for c in chains for r in c.references), key=lambda known: known[1].head.i)
        self._heads = array("i", [reference.head.i for _, reference in self._known])
        self._inside = bytearray(len(doc))
        for _, reference in self._known:
            for i in reference.words:
                self._inside[i] = 1
        self._near: dict[int, list[_Candidate]] = {}

    def add(self, candidate: _Candidate) -> None:
        self._of(candidate.sentence).append(candidate)

    def at(self, word: int) -> list[_Candidate]:
        return [c for c in self._of(self._around.sentences[word]) if c.head.i == word]

    def within(self, first: int, last: int) -> Iterator[_Candidate]:
        """Those of the sentences from `first` to `last`, the one that the pronoun stands in."""
        for passed in [sentence for sentence in self._near if sentence < last - _FARTHEST]:
            del self._near[passed]
        for sentence in range(max(0, first), last + 1):
            yield from self._of(sentence)

    def _of(self, sentence: int) -> list[_Candidate]:
        if (found := self._near.get(sentence)) is None:
            start, end = (edge(self._around.sentences, sentence) for edge in (bisect_left, bisect_right))
            made = (*self._actors(start, end), *self._lists(start, end), *self._things(start, end))
            inside = (c for c in made if not self._around.datelines[c.head.i])
            self._near[sentence] = found = sorted(inside, key=lambda c: c.head.i)
        return found

    def _actors(self, start: int, end: int) -> Iterator[_Candidate]:
        for chain, reference in self._known[bisect_left(self._heads, start) : bisect_left(self._heads, end)]:
            plural = False if chain.kind == "place" else chain.plural
            sentence = self._around.sentences[reference.head.i]
            yield _candidate(reference.head, chain, chain.kind == "person", plural, sentence, _name(reference))

    def _lists(self, start: int, end: int) -> Iterator[_Candidate]:
        """Several people, states or bodies named with "and", who are no actor together: "*Lee and Roe* met; they
        agreed". States and bodies are so only where they do something: a single body may be "they" too."""
        for token in self._doc[start:end]:
            if not self._inside[token.i] or token.ent_type_ not in _NAMED:
                continue
            others = syntax.children(token, "conjunct")
            joined = any(syntax.children(other, "coordinator") for other in others)
            people = token.ent_type_ == "PERSON"
            if not joined or any((o.ent_type_ == "PERSON") != people or o.ent_type_ not in _NAMED for o in others):
                continue
            if people or phrases.part(token) in ("subject", "undergoer"):
                several = _candidate(token, None, people, True, self._around.sentences[token.i])
                yield replace(several, prominence=several.prominence + _TOGETHER)

    def _things(self, start: int, end: int) -> Iterator[_Candidate]:
        for token in self._doc[start:end]:
            if token.pos_ not in tags.NOUNS or self._inside[token.i] or token.ent_type_ in ("DATE", "MONEY"):
                continue
            if syntax.is_a(token, "compound", "adjective") or token.dep_ in ("fixed", "goeswith", "nmod:desc"):
                continue
            if syntax.children(token, "copula"):  # says something of its subject, and is nothing of its own
                continue
            person = token.ent_type_ == "PERSON" or nouns.sort(token.text) == "person"
            plural = token.tag_ in tags.PLURAL
            yield _candidate(token, None, person, plural, self._around.sentences[token.i])


def _name(reference: Reference) -> range | None:
    """The words of a name and its titles."""
    return reference.words if reference.form == "name" else None


def extend(doc: Doc, chains: list[Chain], paragraphs: Iterable[Extent], around: Surroundings) -> None:
    """Add the pronouns of the paragraphs to the chains, in text order; one without a clear antecedent is left out.

    First and second persons are none of these: who they are depends on who speaks.
    """
    inside, quoted = Extents(paragraphs), Extents(around.quoted)
    nowhere = Extents(())
    sentences = around.sentences
    candidates, said_by = _Candidates(doc, chains, around), Tellers(doc, around)
    distances = Distances(doc, around)
    for token in doc:
        kind = CLASSES.get(token.lower_)
        if kind is None or token.pos_ not in ("PRON", "DET") or _is_pleonastic(token) or _is_emphatic(token):
            continue
        if token.idx not in inside:
            continue
        aside = quoted if phrases.speaks(token) else nowhere  # who speaks is seldom whom the quotation names
        barred = _acting(token, candidates)
        if kind in _PERSONAL and (teller := said_by.of(token)) is not None:
            barred |= {c.chain for c in candidates.at(teller.i) if c.chain is not None}
        best = _ahead(token, kind, candidates) or _antecedent(
            token, kind, candidates, sentences[token.i], aside, around, distances, barred
        )
        if best is None or best.chain is None:
            continue
        best.chain.references.append(Reference(doc[token.i : token.i + 1], "pronoun"))
        if kind in ("male", "female") and best.chain.gender is None:
            best.chain.gender = "male" if kind == "male" else "female"
        candidates.add(_candidate(token, best.chain, best.person, best.plural, sentences[token.i]))
    for chain in chains:
        chain.references.sort(key=lambda r: (r.span.start, -r.span.end))


def _candidate(
    head: Token, chain: Chain | None, person: bool, plural: bool | None, sentence: int, within: range | None = None
) -> _Candidate:
    prominence = _PROMINENCE.get(phrases.part(head), 0)
    if chain is not None:
        prominence += 2 if person and chain.is_named else 1
    return _Candidate(head, chain, person, plural, sentence, prominence, within)


def _is_pleonastic(token: Token) -> bool:
    """Whether "it" refers to nothing ("it is clear that", "it rained", "it took years to")."""
    if token.lower_ != "it":
        return False
    if token.dep_.startswith("expl"):
        return True
    if not syntax.is_a(token, "subject", "passive subject"):
        return False
    head = token.head
    copular = bool(syntax.children(head, "copula")) or head.lemma_ == "be"
    clauses = ("csubj", "csubj:pass", "csubj:outer", "ccomp", "advcl", "xcomp", "acl:relcl")
    clause = any(c.dep_ in clauses for c in head.children if c.i > token.i)
    bare = head.pos_ in ("ADJ", "NUM") and not syntax.is_a(head, "clause")  # but "the ministry said it was ready"
    return (copular and (clause or bare)) or head.lemma_.lower() in _WEATHER


def _ahead(pronoun: Token, kind: Class, candidates: _Candidates) -> _Candidate | None:
    """The subject that a fronted phrase's pronoun looks ahead to ("For his part, the minister said …")."""
    if kind == "plural" or not syntax.is_a(pronoun, "possessor"):
        return None
    front = pronoun.head
    verb = front.head
    if not syntax.is_a(front, "oblique") or front.i > verb.i or verb.pos_ not in tags.CLAUSAL:
        return None
    subjects = sorted({s.i for s in (*syntax.subjects(verb), *syntax.passive_subjects(verb)) if s.i > pronoun.i})
    fits = [c for i in subjects for c in candidates.at(i) if c.chain is not None and _fits(c, kind)]
    return fits[0] if fits and fits[0].chain is not None and fits[0].chain.is_named else None


def _antecedent(
    pronoun: Token,
    kind: Class,
    candidates: _Candidates,
    sentence: int,
    aside: Extents,
    around: Surroundings,
    distances: Distances,
    barred: Collection[Chain],
) -> _Candidate | None:
    """The best candidate before the pronoun, none of those barred; those in the extents `aside` only if no other is
    near."""
    best: _Candidate | None = None
    best_rank = (-99.0, -1)
    scores = around.antecedents.evidence(pronoun)
    subject = syntax.is_a(pronoun, "subject", "passive subject")
    tellers = _tellers(pronoun, kind) if subject and kind in _PERSONAL else []
    fronted = _fronted(pronoun) if subject and kind in _PERSONAL else []
    speaking = phrases.speaks(pronoun) and not tellers
    ends_quotation = speaking and pronoun.doc[min(pronoun.i, pronoun.head.i) - 1].is_quote
    adding = subject and any(a.lower_ in _ADDING for a in syntax.children(phrases.governor(pronoun), "adverb"))
    telling = kind in _PERSONAL and phrases.speaks(pronoun) and not around.inside[pronoun.i]
    first = sentence - _REACH[kind]
    if telling:  # over what is quoted in between
        first = max(sentence - _FARTHEST, min(first, distances.back(sentence, _REACH[kind])))
    for candidate in candidates.within(first, sentence):
        if candidate.chain is not None and candidate.chain in barred:
            continue
        back = sentence - candidate.sentence
        if back > _REACH[kind] and candidate.head.idx in aside:
            continue
        told = distances.between(candidate.sentence, sentence) if telling and candidate.head.idx not in aside else back
        if candidate.head.i >= pronoun.i or not _fits(candidate, kind):
            continue
        if back == 0 and _is_excluded(pronoun, candidate.head):
            continue
        parallel = subject and candidate.prominence >= _PROMINENCE["subject"]
        away = 3 * told + (6 if candidate.head.idx in aside else 0)
        said = max(scores.get(i, 0.0) for i in candidate.within or (candidate.head.i,))
        again = _AGAIN * (back == 0 and CLASSES.get(candidate.head.lower_) == kind)
        tells = _TELLER * (candidate.head in tellers) + _FRONTED * (candidate.head in fronted)
        if ends_quotation and back == 1 and candidate.within and not around.parted(candidate.head, pronoun):
            tells += _QUOTED
        if speaking and back == 1 and kind in _PERSONAL and phrases.speaks(candidate.head):
            tells += _GOES_ON
        if adding and back == 1 and phrases.part(candidate.head) in ("subject", "undergoer"):
            tells += _GOES_ON
        tells += _KNOWN * (_is_known_as(candidate, kind) and (back > 0 or _is_told_of(candidate)))
        rank = (candidate.prominence + parallel + again + tells - away + _TRUST * said, candidate.head.i)
        if rank > best_rank:
            best, best_rank = candidate, rank
    return best


def _tellers(subject: Token, kind: Class) -> list[Token]:
    """Who reports the clause that a pronoun is the subject of, if a verb of reporting governs it, by noun and name.

    Nobody where the pronoun can mean somebody else there: one person who is told it ("Lee told *Roe* she had won"), or
    whose the reporter is ("*his* lawyer said he would appeal").
    """
    clause = phrases.governor(subject)
    verb = clause.head
    if not syntax.is_a(clause, "clause") or reporting.kind_of(verb.lower_) is None:
        return []
    hearers = syntax.children(verb, "object", "indirect object")
    if any(h.ent_type_ == "PERSON" or h.pos_ == "PRON" for h in hearers):
        return []
    reporter = next(iter(syntax.subjects(verb)), None)
    owned = reporter is not None and any(CLASSES.get(p.lower_) == kind for p in syntax.children(reporter, "possessor"))
    return [] if owned or reporter is None else [reporter, *syntax.children(reporter, "apposition")]


def _fronted(subject: Token) -> list[Token]:
    """The subjects of the clauses that stand before that of a pronoun, its subject, and belong to it."""
    clauses = syntax.children(phrases.governor(subject), "adverbial clause")
    before = [c for c in clauses if c.i < subject.i]
    return [s for c in before for s in (*syntax.subjects(c), *syntax.passive_subjects(c))]


def _is_known_as(candidate: _Candidate, kind: Class) -> bool:
    """Whether the text has told that a person is of a pronoun's gender."""
    return kind in _PERSONAL and candidate.chain is not None and candidate.chain.gender == kind


def _is_told_of(candidate: _Candidate) -> bool:
    """Whether somebody is a clause's subject, or has no name: names weigh more than enough by themselves."""
    unnamed = candidate.chain is not None and not candidate.chain.is_named
    return unnamed or phrases.part(candidate.head) in ("subject", "undergoer")


def _fits(candidate: _Candidate, kind: Class) -> bool:
    """Whether number, gender and the difference of people and things allow it."""
    chain = candidate.chain
    if kind == "male" or kind == "female":
        if not candidate.person or candidate.plural:
            return False
        gender = chain.gender if chain else nouns.gender(candidate.head.text)
        return gender in (None, kind)
    if kind == "thing":
        return not candidate.person and candidate.plural is not True
    return candidate.plural is not False


def _acting(pronoun: Token, candidates: _Candidates) -> set[Chain]:
    """Those who do to others what is done to whom an object means: "*Lee* lost his temper and hit *him*"."""
    done_to = syntax.is_a(pronoun, "object", "indirect object") and not syntax.prepositions(pronoun)
    if not done_to or pronoun.lower_.endswith(("self", "selves")) or pronoun.nbor(-1).pos_ == "ADP":
        return set()
    found = (c.chain for t in apart.doers(pronoun) for c in candidates.at(t.i))
    return {chain for chain in found if chain is not None}


def _is_emphatic(pronoun: Token) -> bool:
    """Whether a reflexive only stresses the noun right before it: "the workers *themselves*"."""
    reflexive = pronoun.lower_.endswith(("self", "selves"))
    return reflexive and pronoun.head.i == pronoun.i - 1 and pronoun.head.pos_ in tags.NOUNS


def _is_excluded(pronoun: Token, head: Token) -> bool:
    """Whether grammar forbids it: a plain pronoun and another argument of its own verb are two."""
    if pronoun.lower_.endswith(("self", "selves")):
        return False
    if syntax.is_a(pronoun, "possessor"):
        return pronoun.head == head
    while syntax.is_a(head, "apposition"):  # "Lee, *the envoy*, met him"
        head = head.head
    governor = phrases.governor(pronoun)
    return governor != pronoun and phrases.governor(head) == governor
