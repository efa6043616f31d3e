"""Who was described before the name came: "A nurse was jailed on Friday. Ann Lee, 34, …"; the decision `introduction`.

News likes to say first what somebody is. Whoever is named next without a word on who that is, is likely the one.
"""

from __future__ import annotations

import math
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import islice
from operator import itemgetter

from spacy.tokens import Doc, Token

from reader.analysis.actors import agreement, candidates, descriptions
from reader.analysis.actors.candidates import Surroundings
from reader.analysis.actors.chains import Chain, Description, Reference
from reader.analysis.actors.judge import Judge, Option
from reader.analysis.grammar import antecedents, phrases
from reader.analysis.ranker import Features
from reader.analysis.words import nouns, titles
from reader.analysis.words.lemmas import lemma_of
from reader.pipeline import syntax
from reader.pipeline.tables import word_set

_REACH = 8
"""Sentences after the description's last mention within which the name must come."""
_OPENING = 3
"""Sentences from the start in which an article says what it is about."""
_CALLED_SO = word_set("""government administration court tribunal council ministry parliament senate congress university
    school college department commission committee police army navy""")
"""Bodies whose names say what they are."""
_IDENTIFYING = word_set("identify name describe recognise recognize")
_MOST = 4
"""Names that a description is weighed with: the next ones."""


@dataclass(frozen=True)
class _Named:
    """A named actor as the text's body brings the name up for the first time."""

    chain: Chain
    first: Reference
    often: int
    """How often the name is given."""
    said: frozenset[str]
    """The families of the nouns by which the text says there who that is ("director Ann Lee"); none if it does not."""


def join(doc: Doc, chains: list[Chain], around: Surroundings, judge: Judge) -> None:
    """Give the descriptions of actors whose name comes later to the actors with the names."""
    for joined in (_join_headlines, _join_offices, _join_identified, _join_same_deed, partial(_join_likely, judge)):
        gone = set(joined(chains, around))
        chains[:] = [chain for chain in chains if chain not in gone]


def _join_likely(judge: Judge, chains: Sequence[Chain], around: Surroundings) -> Iterator[Chain]:
    """Give who is only described to whoever of those named soon after is likely the one."""
    sentences = around.sentences
    known = sorted(_named(chains, around), key=lambda n: n.first.span.start)
    starts = [n.first.span.start for n in known]
    most = {
        kind: max((n.often for n in known if n.chain.kind == kind), default=0) for kind in ("person", "organization")
    }
    for described in [c for c in chains if c.kind in most and not c.is_named and c.references]:
        if _is_anonymous(described, sentences):
            continue
        start = bisect_right(starts, described.references[0].head.i)
        near = list(islice(_possible(described, known[start : start + 4 * _MOST], sentences), _MOST))
        if not near:
            continue
        options = [
            Option(n.chain, _features(described, n, rank, sentences, around, most[n.chain.kind]))
            for rank, n in enumerate(near)
        ]
        alike = [n.chain for n in near if described.age and n.chain.age == described.age]
        if len(alike) == 1:
            meant: Chain | None = alike[0]
        else:
            meant = judge.named(described, [*options, Option(None, _nobody(described, sentences, around))])
        if meant is not None:
            meant.absorb(described)
            yield described


def _join_headlines(chains: Sequence[Chain], around: Surroundings) -> Iterator[Chain]:
    """Give who is only described, first in a headline, to the one named actor that the text describes so: "Director
    resigns" … "the museum's director, Ann Lee, said"."""
    called = _called(c for c in chains if c.is_named)
    for described in [c for c in chains if not c.is_named and c.kind in ("person", "organization")]:
        if described.references[0].span.start_char not in around.title:
            continue
        families = {nouns.family(d.noun) for d in described.descriptions}
        alike = [
            c
            for family in families
            for c in called.get(family, ())
            if c.kind == described.kind and not _is_only_below(c, described, family)
        ]
        if len(alike) == 1:
            later = next((r for r in described.references if r.span.start_char not in around.title), None)
            if later is None or alike[0].references[0].span.start < later.span.start:
                alike[0].absorb(described)
                yield described


def _called(chains: Iterable[Chain]) -> dict[str, list[Chain]]:
    """By the family of a noun those whom the text describes by it."""
    found: dict[str, list[Chain]] = {}
    for chain in chains:
        for family in {nouns.family(d.noun) for d in chain.descriptions}:
            found.setdefault(family, []).append(chain)
    return found


def _is_only_below(named: Chain, described: Chain, family: str) -> bool:
    """Whether the text only calls who is named so as who is below whom it described."""
    pairs = [
        (one, other)
        for one in named.descriptions
        for other in described.descriptions
        if nouns.family(one.noun) == family == nouns.family(other.noun)
    ]
    return all(agreement.is_below(one, other) for one, other in pairs)


def _join_offices(chains: Sequence[Chain], around: Surroundings) -> Iterator[Chain]:
    """Give who is only described by an office that one knows ("Ashford's mayor was accused") to the one whom soon after
    the text names with that office ("Mayor Ann Lee said")."""
    called = _called(c for c in chains if c.is_named and c.kind == "person")
    for described in [c for c in chains if not c.is_named and c.kind == "person" and c.references]:
        first, last = described.references[0].head, described.references[-1].head
        if candidates.determiner(first) not in ("definite", "possessed") or candidates.is_another(first):
            continue
        offices = [d for d in described.descriptions if titles.is_title(d.noun)]
        holders = dict.fromkeys(c for one in offices for c in called.get(nouns.family(one.noun), ()))
        same = (c for c in holders if any(_is_same_office(one, d) for one in offices for d in c.descriptions))
        alike = list(islice(same, 2))
        if len(alike) != 1:
            continue
        named = alike[0].references[0].head
        back = around.sentences[named.i] - around.sentences[last.i]
        if named.i > last.i and 0 < back <= _REACH and agreement.may_be(first, alike[0]):
            alike[0].absorb(described)
            for family in {nouns.family(d.noun) for d in described.descriptions}:
                called.setdefault(family, []).append(alike[0])
            yield described


def _join_identified(chains: Sequence[Chain], _: Surroundings) -> Iterator[Chain]:
    """Give who is only described to whom the text then says that this is: "A gunman fled … Roe was identified as the
    gunman", "The gunman, Tom Roe, …"."""
    people = [c for c in chains if c.kind == "person"]
    unnamed, gone = _called(c for c in people if not c.is_named), set[Chain]()
    for noun, whom in sorted((*_identified(people), *_apposed(people)), key=lambda said: said[0].i):
        alike = (c for c in unnamed.get(nouns.family(noun.text), ()) if c not in gone)
        called = list(islice((c for c in alike if c.references[0].head.i < noun.i), 2))
        if len(called) == 1 and _may_be_one(called[0], whom) and not _is_of_kind(called[0].references[0].head, noun):
            whom.absorb(called[0])
            gone.add(called[0])
            yield called[0]


def _is_of_kind(first: Token, noun: Token) -> bool:
    """Whether a description is of a kind that the other does not tell of: "the *video* referee", "the referee"."""
    kinds = ({t.lower_ for t in syntax.children(one, "compound")} for one in (first, noun))
    return candidates.determiner(first) == "definite" and not next(kinds) <= next(kinds)


def _identified(people: Sequence[Chain]) -> Iterator[tuple[Token, Chain]]:
    """The nouns that a verb says somebody named is, with whom."""
    owner = {i: c for c in people if c.is_named for r in c.references if r.form == "name" for i in r.words}
    for chain in people:
        for noun in (r.head for r in chain.references if r.form == "nominal" and _is_identifying(r.head)):
            about = (*syntax.passive_subjects(noun.head), *syntax.objects(noun.head))
            whom = next((owner[t.i] for t in about if t.i in owner), None)
            if whom is not None and (whom is chain or not chain.is_named):
                yield noun, whom


def _apposed(people: Sequence[Chain]) -> Iterator[tuple[Token, Chain]]:
    """The nouns, but no offices, of whom one knows that stand right before somebody's name: "*the gunman*, Tom Roe"."""
    names = {r.words[0]: (r.span, c) for c in people for r in c.references if r.form == "name"}
    for chain in people:
        for reference in (r for r in chain.references if r.form == "nominal"):
            doc, comma = reference.span.doc, reference.span.end
            name, whom = names.get(comma + 1, (None, chain))
            if name is None or doc[comma].text != "," or name.end >= len(doc) or doc[name.end].text not in (",", "."):
                continue
            known = candidates.determiner(reference.head) == "definite" and not titles.is_title(reference.head.text)
            if known and (whom is chain or not chain.is_named):
                yield reference.head, whom


def _is_identifying(noun: Token) -> bool:
    """Whether a noun says behind "as" whom somebody was found to be: "identified as *the gunman*"."""
    cases = [p.lower_ for p in syntax.prepositions(noun)]
    return cases == ["as"] and lemma_of(noun.head) in _IDENTIFYING and candidates.determiner(noun) == "definite"


def _join_same_deed(chains: Sequence[Chain], around: Surroundings) -> Iterator[Chain]:
    """Give whom the text first only describes as the one something was done to ("A driver was held on Monday") to the
    next one named to whom the same was done ("Police held Ann Lee, 34")."""
    deeds: dict[str, list[tuple[int, Chain]]] = {}
    for chain in chains:
        if chain.is_named and chain.kind == "person":
            for reference in chain.references:
                if (deed := _deed(reference.head)) is not None:
                    deeds.setdefault(deed, []).append((reference.head.i, chain))
    for done in deeds.values():
        done.sort(key=itemgetter(0))
    for described in [c for c in chains if not c.is_named and c.kind == "person"]:
        first = described.references[0].head
        if (deed := _deed(first)) is None or candidates.is_another(first):
            continue
        done = deeds.get(deed, [])
        after = bisect_right(done, first.i, key=itemgetter(0))
        if after == len(done):
            continue
        at, named = done[after]
        name = named.references[0]
        back = around.sentences[at] - around.sentences[first.i]
        if name.head.i != at or not 0 < back <= _OPENING or not _may_be_one(described, named):
            continue
        said = _said(name, named)
        if not said or said & {nouns.family(d.noun) for d in described.descriptions}:
            named.absorb(described)
            yield described


def _deed(noun: Token) -> str | None:
    """The verb, by its lemma, whose deed is done to what a noun means."""
    if not syntax.is_a(noun, "object", "passive subject") or noun.head.pos_ != "VERB":
        return None
    return lemma_of(noun.head)


def _may_be_one(described: Chain, named: Chain) -> bool:
    ages = described.age and named.age and described.age != named.age
    genders = described.gender and named.gender and described.gender != named.gender
    return not ages and not genders


def _is_same_office(one: Description, other: Description) -> bool:
    """Whether two descriptions are of one office, and not of that of two places or bodies, or one below it."""
    if nouns.family(one.noun) != nouns.family(other.noun) or agreement.is_below(one, other):
        return False
    apart = one.countries and other.countries and one.countries != other.countries
    return not apart and (not one.modifiers or not other.modifiers or not one.modifiers.isdisjoint(other.modifiers))


def _named(chains: Sequence[Chain], around: Surroundings) -> Iterator[_Named]:
    for chain in chains:
        if chain.kind not in ("person", "organization") or not chain.is_named:
            continue
        body = [r for r in chain.references if r.span.start_char not in around.title]
        names = [r for r in body if r.form == "name"]
        if names and names[0] is body[0]:
            yield _Named(chain, names[0], len(names), _said(names[0], chain))


def _said(name: Reference, chain: Chain) -> frozenset[str]:
    lines = " ".join(descriptions.beside(name, chain)).split()
    return frozenset(nouns.family(word) for word in lines if nouns.sort(word))


def _possible(described: Chain, known: Sequence[_Named], sentences: Sequence[int]) -> Iterator[_Named]:
    """Those that the description may be of: of its kind, named soon after, and never beside it in one clause."""
    heads = [r.head.i for r in described.references]
    for named in known:
        at = named.first.head.i
        before = heads[bisect_left(heads, at) - 1]
        if named.chain.kind != described.kind or sentences[at] - sentences[before] > _REACH:
            continue
        if described.gender and named.chain.gender and described.gender != named.chain.gender:
            continue
        if _is_another_body(described, named.chain):
            continue
        if described.age and named.chain.age and described.age != named.chain.age:
            continue
        last = named.first.head.doc[before]
        if any(r.span.start <= at < r.span.end for r in described.references) or _is_within(named.first, last):
            continue
        if sentences[at] == sentences[before] and phrases.governor(last) == phrases.governor(named.first.head):
            continue
        yield named


def _is_within(name: Reference, noun: Token) -> bool:
    """Whether a name stands within what belongs to a noun, or right behind a title there, whatever it was hung on: "the
    *man* accused of killing jockey Ann Lee"."""
    within = {t.i for t in noun.subtree}
    before = name.span.start - 1
    titled = before in within and before > noun.i and phrases.sort(name.span.doc[before]) == "person"
    return name.head.i in within or titled


def _is_another_body(described: Chain, named: Chain) -> bool:
    """Whether bodies that are called what they are ("the government", "a court") were described, and the name is none
    of theirs."""
    said = {nouns.singular(d.noun) for d in described.descriptions} & _CALLED_SO
    if not said or named.kind != "organization":
        return False
    names = {nouns.singular(t.text) for r in named.references if r.form == "name" for t in r.span}
    acronym = any(r.span.text.isupper() for r in named.references if r.form == "name")
    return not acronym and said.isdisjoint(names)


def _is_anonymous(described: Chain, sentences: Sequence[int]) -> bool:
    """Whether somebody speaks without a name, past the opening: "a spokesperson said" is said of who stays unnamed; so
    are "one official said" and "several said" anywhere."""
    first = described.references[0].head
    if described.kind != "person" or not phrases.speaks(first):
        return False
    how = candidates.determiner(first)
    return how in ("counted", "some") or (how == "indefinite" and sentences[first.i] >= _OPENING)


def _features(
    described: Chain, named: _Named, rank: int, sentences: Sequence[int], around: Surroundings, most: int
) -> Features:
    name, kind = named.first, described.kind
    heads = [r.head.i for r in described.references]
    back = sentences[name.head.i] - sentences[heads[bisect_left(heads, name.head.i) - 1]]
    evidence, best = _evidence(described, name, around)
    same = bool({nouns.family(d.noun) for d in described.descriptions} & named.said)
    words = {phrases.stem(t.lower_) for t in name.span}
    narrow = frozenset[str]().union(*(d.modifiers for d in described.descriptions))
    told = frozenset[str]().union(*(d.modifiers for d in named.chain.descriptions))
    found = {
        f"kind:{kind}": 1.0,
        "kind:gender": float(bool(described.gender) and described.gender == named.chain.gender),
        f"near:{min(back, 3)}": 1.0,
        "near:next": float(rank == 0),
        f"near:next {kind}": float(rank == 0),
        "name:introduced": float(bool(named.said) and not same),
        "name:plain": float(not named.said),
        f"name:plain {kind}": float(not named.said),
        "name:often": math.log1p(named.often),
        "name:most": float(named.often == most),
        "name:age": float(_has_age(name)),
        "name:in title": float(any(r.span.start_char in around.title for r in named.chain.references)),
        "name:subject": float(phrases.part(name.head) in ("subject", "undergoer")),
        "word:same": float(same),
        "word:in name": float(any(phrases.stem(d.noun) in words for d in described.descriptions)),
        "word:narrowed alike": float(bool(narrow & (words | told))),
        "network:evidence": evidence / 4,
        "network:best": float(best),
    }
    return {key: value for key, value in found.items() if value}


def _nobody(described: Chain, sentences: Sequence[int], around: Surroundings) -> Features:
    first = described.references[0]
    how = candidates.determiner(first.head)
    found = {
        "nobody": 1.0,
        f"nobody:{described.kind}": 1.0,
        f"nobody:{how}": 1.0,
        f"nobody:{how} {described.kind}": 1.0,
        "nobody:subject": float(phrases.part(first.head) in ("subject", "undergoer")),
        "nobody:opening": float(sentences[first.head.i] < _OPENING),
        "nobody:often": math.log1p(len(described.references)),
        "nobody:quoted": float(around.inside[first.head.i]),
    }
    return {key: value for key, value in found.items() if value}


def _evidence(described: Chain, name: Reference, around: Surroundings) -> tuple[float, bool]:
    """What the network's coreference says for the description before the name, and whether it is its first choice."""
    heads = {r.head.i for r in described.references}
    found, best = 0.0, False
    for token in name.span:
        scores = around.antecedents.evidence(token)
        here = max((score for i, score in scores.items() if i in heads), default=0.0)
        if here > found:
            found, best = here, here == max(scores.values()) and here > -antecedents.LEAST
    return found, best


def _has_age(name: Reference) -> bool:
    """Whether an age follows the name ("Ann Lee, 34,")."""
    after = name.span.doc[name.span.end : name.span.end + 2]
    return len(after) == 2 and after[0].text in (",", "(") and _is_number(after[1])


def _is_number(token: Token) -> bool:
    return token.text[:2].isdigit() and not token.text[:3].isdigit()
