"""The article's actors: everyone and everything that acts, suffers or speaks, with all their mentions."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from spacy.tokens import Doc

from reader.analysis import datelines
from reader.analysis.actors import (
    aliases,
    demonyms,
    descriptions,
    forms,
    initials,
    introductions,
    misspelt,
    named,
    nominals,
    pronouns,
    salience,
    scenery,
    states,
)
from reader.analysis.actors.candidates import Surroundings
from reader.analysis.actors.chains import Chain
from reader.analysis.actors.judge import Judge, Learned
from reader.analysis.entities import edges
from reader.analysis.extents import Extents
from reader.analysis.words import names
from reader.analysis.words.folding import words
from reader.story import Actor, Article, Entity, Extent

_DETERMINERS = ("the ", "a ", "an ", "some ", "these ", "those ", "this ", "that ", "several ", "many ")

_OFTENER = 2
"""So many times oftener than by another name somebody must be called to be shown so."""
_TOP = 4
"""Blocks among which a line with the writer's name alone stands."""
_BYLINE = 60
"""Characters that a writer's line may have beside the name."""
_CREDITS = re.compile(
    r"""\( (?:additional\ )? (?:reporting|writing|editing)\ by\ [^()]* \)
    | ^[^\w\n]* (?:additional\ )? (?:reporting|writing|editing)\ by\ [^;\n]*+ ; .*+ $""",
    re.IGNORECASE | re.MULTILINE | re.VERBOSE,
)


def find(doc: Doc, article: Article, entities: Iterable[Entity], judge: Judge | None = None) -> tuple[Actor, ...]:
    """The actors of an article, most salient first, with ids a1, a2, ….

    Names are put together first, then descriptions and pronouns join them; a description joins a named actor, also
    one named only later, where the two are likely one (the order of sieves is Lee et al., 2013). `judge` decides: by
    what was learnt, if none is given.
    Places that are only scenery are left out.
    """
    furniture = [(b.start, b.end) for b in article.blocks if b.kind == "furniture"]
    entities = tuple(entities)
    bylines = sorted({*_bylines(article), *_signed(article, entities), *_credits(article)})
    signed, agencies = Extents(bylines), Extents(datelines.whole(article))
    acting = (e for e in entities if e.start not in signed and not (e.label == "ORG" and e.start in agencies))
    chains = misspelt.merge(aliases.merge(doc, named.chains(doc, acting)))
    around, judge = Surroundings(doc, article), judge or Learned()
    _gendered(chains, around)
    nominals.extend(doc, chains, sorted([*furniture, *bylines]), around, judge)
    introductions.join(doc, chains, around, judge)
    initials.join(doc, chains)
    pronouns.extend(doc, chains, [(b.start, b.end) for b in article.blocks if b.kind != "furniture"], around)
    kept = [c for c in chains if _takes_part(c, around, judge)]
    demonyms.extend(doc, kept, entities)
    opening = salience.opening(article)
    weights = {id(c): salience.weight(article, opening, c) for c in kept}
    kept.sort(key=lambda c: (-weights[id(c)], c.references[0].span.start))
    most = max(weights.values(), default=1.0)
    return tuple(_actor(i, c, weights[id(c)] / most) for i, c in enumerate(kept, start=1))


def _gendered(chains: Iterable[Chain], around: Surroundings) -> None:
    """Give people whose gender neither name nor title tells that of the pronouns that mean them, if these agree."""
    for chain in chains:
        if chain.kind == "person" and chain.gender is None:
            chain.gender = around.gender(i for r in chain.references for i in range(r.span.start, r.span.end))


def _bylines(article: Article) -> Iterator[Extent]:
    """The blocks that name the writer, who is no actor: "By Ann Lee, Reuters"."""
    if article.byline is None:
        return
    longest = len(article.byline) + _BYLINE
    for block in article.blocks:
        line = article.text[block.start : block.end]
        if block.kind != "title" and len(line) <= longest and article.byline in line:
            yield block.start, block.end


def _signed(article: Article, entities: Iterable[Entity]) -> Iterator[Extent]:
    """The blocks at the beginning, but no title, that are a person's name and nothing else."""
    people = {(e.start, e.end) for e in entities if e.label == "PERSON"}
    for block in article.blocks[:_TOP]:
        if block.kind != "title" and (block.start, block.end) in people:
            yield block.start, block.end


def _credits(article: Article) -> Iterator[Extent]:
    """What an agency says of its own people at the end of a block: "(Reporting by Ann Lee; editing by Bo Roe)"."""
    for block in article.blocks:
        for found in _CREDITS.finditer(article.text, block.start, block.end):
            yield found.span()


def _takes_part(chain: Chain, around: Surroundings, judge: Judge) -> bool:
    """Whether the chain is an actor's and no scenery."""
    if chain.kind != "place":
        return not scenery.is_only_house(chain)
    return scenery.surely_acts(chain) or judge.takes_part(chain, scenery.describe(chain, around))


def _actor(number: int, chain: Chain, weight: float) -> Actor:
    mentions = tuple(sorted({forms.mention(r) for r in chain.references}, key=lambda m: (m.start, m.end, m.form)))
    return Actor(f"a{number}", name(chain), chain.kind, round(weight, 4), mentions, descriptions.of(chain))


def name(chain: Chain) -> str:
    """The fullest name that the text gives; for an actor without one, its fullest description."""
    given = [edges.bare_text(r.span) for r in chain.references if r.form == "name"]
    if chain.country is not None:
        proper = [n for n in given if states.is_country_name(n)] or [chain.country.name]
        return max(proper, key=len)
    if given:
        given = _mostly_called(given, chain)
        spelt_out = [n for n in given if not names.is_acronym(n)] or given
        best = " ".join(max(spelt_out, key=lambda n: (len(n), not n.isupper())).split())
        return names.in_normal_case(best, is_person=chain.kind == "person")
    described = [" ".join(r.span.text.split()) for r in chain.references if r.form == "nominal"]
    best = max(described, key=lambda d: (len(d) <= 60, len(d) if len(d) <= 60 else -len(d)))
    for determiner in _DETERMINERS:
        if best.lower().startswith(determiner) and chain.kind == "group":
            best = best[len(determiner) :]
    return best


def _mostly_called(given: list[str], chain: Chain) -> list[str]:
    """The names that share a word with the one given most, where that is no body's short form: who is "known as Nova"
    and so called ever after is not shown by the other name."""
    often = Counter(given)
    most = max(often, key=lambda n: (often[n], len(n)))
    said = set(words(most))
    if chain.kind != "person" and len(said) == 1:
        return given
    alike = [n for n in given if not said.isdisjoint(words(n))]
    return alike if len(alike) > _OFTENER * (len(given) - len(alike)) else given
