"""Noun phrases that refer to actors without their names: "the Pentagon spokesman", "residents", "the company"."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Mapping

from spacy.tokens import Doc, Span, Token

from reader.analysis.actors import agreement, appositions, candidates, gathered, meanings, offices, restricted
from reader.analysis.actors.candidates import Surroundings
from reader.analysis.actors.chains import Chain, Reference
from reader.analysis.actors.judge import Judge
from reader.analysis.actors.recency import Met
from reader.analysis.grammar import phrases, portfolios
from reader.analysis.words import nouns, titles
from reader.analysis.words.determiners import ARTICLES
from reader.analysis.words.lemmas import lemma_of
from reader.pipeline import reporting, syntax, tags
from reader.pipeline.labels import PARTIES
from reader.pipeline.tables import word_set
from reader.story import ActorKind, Extent

_ENDING = word_set("including like such against")
_PARTING = frozenset({")", "–", "—", "-", "--"})
_HYPHENS = frozenset({"-", "‑"})
_REFLEXIVE = ("self", "selves")
_FLOATING = word_set("all both each alone too")
_FOCUSING = word_set("especially particularly notably mainly mostly even only just also")
"""Adverbs that say how a phrase is meant, and are none of it."""
_DONE_OF = word_set(
    """accuse warn threaten inform remind convict acquit rob deprive strip assure notify suspect rid cure relieve
    clear convince"""
)
"""Verbs that say behind "of" what is done with somebody."""
_SHORT = 4  # words
_KINDS: dict[str, ActorKind] = {"person": "person", "organization": "organization", "place": "place"}


def extend(doc: Doc, chains: list[Chain], furniture: Iterable[Extent], around: Surroundings, judge: Judge) -> None:
    """Add the nominal references to the chains of named actors, and chains for the actors without a name."""
    owner = {i: c for c in chains for r in c.references for i in range(r.span.start, r.span.end)}
    bearers = appositions.of_names(doc, chains)
    held = offices.Offices(chains)
    sentences = around.sentences
    later: list[Token] = []
    for noun in candidates.find(doc, owner, furniture, around):
        titled = appositions.titled(noun, owner)
        chain = titled or bearers.get(noun.i) or held.named_later(noun)
        chain = chain or appositions.beside(noun, owner) or _equated(noun, owner)
        if chain is not None and agreement.agrees(noun, chain):
            name = portfolios.named_behind(noun) or portfolios.name_hung_on(noun)
            title = titled is not None or (name is not None and candidates.determiner(noun) == "bare")
            if not title and judge.is_actor(noun, candidates.features(noun, around)):
                after = bisect_right(chain.references, noun.i, key=_start)
                _add(chain, noun, before=chain.references[after].span.start if after < len(chain.references) else None)
            _describe(chain, noun, held)
        elif syntax.children(noun, "copula"):
            _predicate(noun, syntax.subjects(noun), owner, held)
        elif chain is None and (becoming := offices.holders(noun)):
            _predicate(noun, becoming, owner, held)
        elif chain is None and not _is_title(noun, owner) and not appositions.is_bodys(noun, owner):
            later.append(noun)
    met = Met(chains)
    for noun in later:
        met.read(noun)
        if (gathering := gathered.by(noun)) is not None and any(c.kind == "group" for c in met.standing(gathering.i)):
            continue  # told with the whole: "a team of *scientists*"
        anybody = candidates.is_anybody(noun)
        meant = None if anybody else (_apposed(noun, met) or meanings.sure(noun, met, around))
        likely = judge.is_actor(noun, candidates.features(noun, around)) or candidates.is_speaker(noun, around)
        if meant is None and (anybody or not likely):
            continue
        if meant is None:
            meant = judge.meant(noun, meanings.options(noun, met, sentences, around))
        if meant is None and (meant := _new(noun, around)) is not None:
            chains.append(meant)
        if meant is not None:
            reference = _add(meant, noun)
            for said in (noun, *gathered.those(noun)):
                _describe(meant, said, held)
            met.add(meant, reference)


def _apposed(noun: Token, met: Met) -> Chain | None:
    """The actor without a name that a noun between commas stands in apposition to ("the governor, *a Republican*,")."""
    start = syntax.noun_phrase(noun).start
    if candidates.determiner(noun) == "bare" or not syntax.is_a(noun, "apposition") or appositions.is_whose(noun):
        return None
    if noun.head.i > start or noun.doc[start - 1].text != ",":
        return None
    return next((c for c in met.standing(noun.head.i) if agreement.agrees(noun, c)), None)


def _start(reference: Reference) -> int:
    return reference.span.start


def _new(noun: Token, around: Surroundings) -> Chain | None:
    """An actor without a name, as the noun says what it is; None for a thing, an event or an idea ("the van")."""
    plural = phrases.is_plural(noun) or (noun.pos_ == "NUM" and noun.lower_ not in ("one", "1"))
    plural = plural or candidates.is_share_of_several(noun)
    sort = phrases.sort(noun) or (None if reporting.is_document(noun.lower_) else _KINDS.get(around.label(noun) or ""))
    if sort is None:
        return None
    if sort == "group" or plural:
        return Chain("group", plural=True if plural else None)
    return Chain(
        sort,
        gender=(nouns.gender(noun.text) or around.gender((noun.i,))) if sort == "person" else None,
        plural=None if sort == "organization" else False,
    )


def _is_title(noun: Token, owner: Mapping[int, Chain]) -> bool:
    """Whether a noun only stands as a title before a name."""
    if noun.dep_ in ("nmod:desc", "fixed", "goeswith", "discourse"):
        return not syntax.is_a(noun, "possessor")
    if noun.i + 1 >= len(noun.doc):
        return False
    after = noun.nbor()
    while titles.is_title(after.text) and not after.ent_type_ and after.i + 1 < len(noun.doc):
        after = after.nbor()  # "candidate *Sen.* Ann Lee"
    if after.ent_type_ not in PARTIES or after.is_sent_start or after.i not in owner:
        return False
    if after.i > noun.i + 1 and phrases.sort(noun) == "person" and candidates.determiner(noun) == "bare":
        return True
    if noun.pos_ == "PROPN" and after.ent_type_ == "PERSON" and noun.tag_ in tags.SINGULAR and _is_capital(noun):
        return True  # "Solicitor Ann Lee", whatever the first word is
    named = phrases.sort(noun) in (("person",) if after.ent_type_ == "PERSON" else ("person", "organization", "group"))
    return titles.is_title(noun.text) or (named and noun.tag_ in tags.SINGULAR)


def _is_capital(noun: Token) -> bool:
    return noun.text[:1].isupper() and not noun.is_sent_start and not noun.ent_type_ and bool(noun.whitespace_)


def _equated(noun: Token, owner: Mapping[int, Chain]) -> Chain | None:
    """The actor whose name a sentence says that a noun stands for: "*The oldest judge* is Ann Lee"."""
    name = noun.head
    return owner.get(name.i) if syntax.is_a(noun, "subject") and syntax.children(name, "copula") else None


def _predicate(noun: Token, subjects: Iterable[Token], owner: Mapping[int, Chain], held: offices.Offices) -> None:
    """Note what "X is the director" says of X; the noun refers to nobody new."""
    for subject in subjects:
        chain = owner.get(subject.i)
        if chain is not None and chain.kind == "person" and agreement.agrees(noun, chain):
            _describe(chain, noun, held)


def _add(chain: Chain, noun: Token, *, before: int | None = None) -> Reference:
    """Add a noun phrase to a chain. It ends before the token `before`, where the name it describes begins."""
    span = _begun(noun, syntax.noun_phrase(noun))
    end = before if before is not None and noun.i < before < span.end else span.end
    for token in span.doc[noun.i + 1 : end]:  # examples and what follows a comma are more than the phrase
        others = token.lower_ == "among" and token.nbor().lower_ == "others"
        named = token.text == "," and token.nbor().ent_type_ and noun.i + 1 < token.i
        if others or named or token.lower_ in _ENDING or _is_of_verb(token, noun):
            end = token.i
            break
    chain.age = chain.age or phrases.age(span)
    span = _whole_words(_with_participle(noun, _with_determiner(noun, _cut(span, _without_floating(noun, end)))))
    reference = Reference(span, "nominal")
    chain.refer(reference)
    return reference


def _begun(noun: Token, span: Span) -> Span:
    """A phrase without what stands before it and was hung on its words."""
    led = False
    while len(span) > 1 and span.start < noun.i:
        preposition = span[0].pos_ == "ADP" and span[1].tag_ not in ("JJS", "RBS", "JJR", "RBR")  # but "at least five"
        adverb = span[0].pos_ == "ADV" and span[1].pos_ == "DET"  # "again the nominee"
        if not (preposition or adverb or span[0].lower_ in _FOCUSING):
            break
        led = led or preposition
        span = span[1:]
    for token in span.doc[span.start : noun.i]:
        # "In a poll, *likely voters*", "legal and absolves *officials*"
        if _parts(token) or (led and token.text == ",") or (token.tag_ in ("VBZ", "MD") and token.is_lower):
            span = span.doc[token.i + 1 : span.end]
    return span


def _is_of_verb(preposition: Token, noun: Token) -> bool:
    """Whether a phrase behind a noun says more of its verb: "threatened her *family* of dire consequences", "won
    *customers* by whatever means"."""
    before = preposition.nbor(-1)
    if preposition.lower_ == "by":
        return before.pos_ in tags.NOUNS and preposition.nbor().lower_ != "the"  # "a man by the name of Roe"
    first = syntax.first_conjunct(noun)
    done = preposition.lower_ == "of" and syntax.is_a(first, "object") and lemma_of(first.head) in _DONE_OF
    return done and phrases.sort(preposition.head) is None and not preposition.head.ent_type_


def _parts(token: Token) -> bool:
    """Whether a dash, a bracket, or an age that a comma follows parts what comes before it from a phrase."""
    if token.text == ",":
        return bool(token.i) and token.nbor(-1).is_digit
    if token.text not in _PARTING or not token.whitespace_:
        return False
    if token.text in _HYPHENS and not token.nbor(-1).whitespace_:  # "DELHI- The minister", no "pre- and primary"
        return token.nbor().pos_ != "CCONJ"
    return token.text == ")" or bool(token.nbor(-1).whitespace_)


def _with_determiner(noun: Token, span: Span) -> Span:
    """The phrase of an owner with the article before it, whatever the parse hung that on: "*the* mayor's aides"."""
    first = span.start
    if not first or span[0].pos_ not in tags.DESCRIBING or not syntax.is_a(noun, "possessor"):
        return span
    before = span.doc[first - 1]
    plain = all(t.pos_ in tags.DESCRIBING for t in span.doc[first : noun.i + 1])
    return span.doc[first - 1 : span.end] if plain and before.lower_ in ARTICLES else span


def _without_floating(noun: Token, end: int) -> int:
    """Where a phrase ends without the words behind it that only say how it is meant: "the workers *themselves*"."""
    while end > noun.i + 1:
        last = noun.doc[end - 1]
        how = last.pos_ == "ADV" and last.lower_.endswith("ly")
        if not how and not last.lower_.endswith(_REFLEXIVE) and last.lower_ not in _FLOATING:
            break
        end -= 1
    return end


def _describe(chain: Chain, noun: Token, held: offices.Offices) -> None:
    """Note what a noun phrase says of a chain."""
    if chain.kind != "place":
        description = meanings.description(noun)
        chain.descriptions.add(description)
        held.note(chain, description)
    if chain.kind == "person":
        chain.gender = chain.gender or nouns.gender(noun.text)


def _with_participle(noun: Token, span: Span) -> Span:
    """The phrase with the short participle clause that says which ones are meant ("militias allied with Iran")."""
    for child in noun.children:
        if child.dep_ == "acl" and child.tag_ in ("VBN", "VBG") and child.left_edge.i == span.end:
            end = child.right_edge.i + 1
            while span.doc[end - 1].is_space:
                end -= 1
            clause = span.doc[span.end : end]
            plain = not any(t.is_punct or t.is_space for t in clause)
            if len(clause) <= _SHORT and plain and restricted.is_whole(clause):
                return span.doc[span.start : end]
    return span


def _whole_words(span: Span) -> Span:
    """The span with the words that hyphens join to its edges ("*secretary-*general", "sister*-in-law"), up to a bracket
    that it does not close."""
    doc, start, end = span.doc, span.start, span.end
    while (
        start > 1 and doc[start - 1].text in _HYPHENS and not (doc[start - 1].whitespace_ or doc[start - 2].whitespace_)
    ):
        start -= 2
    if end < len(doc) and candidates.is_behind_office(doc[end]):
        end += 1
    while end + 1 < len(doc) and doc[end].text in _HYPHENS and not (doc[end - 1].whitespace_ or doc[end].whitespace_):
        end += 2
    opened = [t.i for t in doc[start:end] if t.text == "("]
    closed = sum(t.text == ")" for t in doc[start:end])
    if len(opened) > closed and opened[-1] > start:
        end = opened[-1]
    return doc[start:end]


def _cut(span: Span, end: int) -> Span:
    """The span up to a token, punctuation at its end left out."""
    while end > span.start + 1 and span.doc[end - 1].is_punct and span.doc[end - 1].pos_ not in tags.NOUNS:
        end -= 1
    return span.doc[span.start : end]
