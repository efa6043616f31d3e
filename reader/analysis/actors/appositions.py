"""Nouns that say who bears a name: "Adviser to the president, X", "X, director of Y", "a man identified as X"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from spacy.tokens import Doc, Span, Token

from reader.analysis.actors.chains import Chain, Reference
from reader.analysis.grammar import namings, phrases, portfolios
from reader.analysis.words import nouns, places, titles
from reader.analysis.words.determiners import ARTICLES
from reader.pipeline import syntax, tags

_OFFICE = tags.DESCRIBING | {"ADP"}
_BRACKETED = 12
"""So many words at most stand in brackets behind a name."""
_WITHIN = frozenset({"nmod", "conj", "appos", "compound", "flat", "nmod:desc", "nmod:poss"})


def of_names(doc: Doc, chains: Iterable[Chain]) -> dict[int, Chain]:
    """The nouns, by index, that say who a name's bearer is, with whose name it is: of several the nearest."""
    found: dict[int, tuple[int, Chain]] = {}
    for noun, start, chain in _named(doc, chains):
        if noun not in found or abs(start - noun) < abs(found[noun][0] - noun):
            found[noun] = start, chain
    return {noun: chain for noun, (_, chain) in found.items()}


def _named(doc: Doc, chains: Iterable[Chain]) -> Iterator[tuple[int, int, Chain]]:
    """The nouns, by index, that say who a name's bearer is: one before a comma and a person's name ("Adviser to the
    president, X"), or one that is given the name by a verb ("a group calling itself X")."""
    for chain in chains:
        for reference in chain.references:
            if reference.form != "name":
                continue
            if (named := namings.named_so(reference.span)) is not None:
                yield named.i, reference.span.start, chain
            if chain.kind not in ("person", "organization"):
                continue
            start = _with_title(reference.span)
            if not start or doc[start - 1].text != ",":
                continue
            if chain.kind == "person" and start > 1 and _stands_alone(doc[start - 2]) and _is_closed(reference.span):
                yield start - 2, start, chain
                continue
            found = sorted(_described(chain, reference, start))
            if found and found[-1] > found[0] and any(t.ent_type_ == "PERSON" for t in doc[found[0] : found[-1]]):
                found = found[-1:]  # "her son, Ola Roe, and *daughter*, Ann Roe, left"
            if found:
                yield found[0], start, chain


def _described(chain: Chain, reference: Reference, start: int) -> Iterator[int]:
    """The nouns, by index, before a name's comma that say who bears it; of a body's, both ways to find them agree
    ("the ship's manager, Tolvane,")."""
    nouns_before = (
        _described_by_parse(reference.head),
        _described_by_commas(reference.span.doc[start : reference.span.end]),
    )
    found = [noun.i for noun in nouns_before if noun is not None]
    if chain.kind == "person" or (len(found) == 2 and found[0] == found[1]):
        yield from found


def _with_title(name: Span) -> int:
    """Where a name begins with the titles before it ("her deputy, *state Sen.* Ann Lee", "the candidate, *former
    Secretary of State* Ann Lee")."""
    doc, start, office = name.doc, name.start, name.start
    while start and _is_of_office(doc[start - 1]) and not doc[start - 1].is_sent_start:
        start -= 1
        said = doc[start].text
        beside = start == name.start - 1 and (nouns.sort(said) == "person" or places.of_demonym(said) is not None)
        if beside or titles.is_title(doc[start].text) or doc[start].dep_ == "nmod:desc":
            office = start
    if office == name.start:
        return name.start
    if start > 1 and doc[start - 1].lower_ == "the" and doc[start - 2].text == ",":
        return start - 1  # "his wife, *the actress* Ann Lee,"
    return start if start and doc[start - 1].text == "," else office


def _is_of_office(word: Token) -> bool:
    """Whether a word may be of what somebody is: "former *model-actress*"."""
    return word.pos_ in _OFFICE or (word.text == "-" and not word.whitespace_)


def _described_by_parse(name: Token) -> Token | None:
    """The highest noun for one person that the name is in apposition to."""
    while name.dep_ == "flat" and name.head.i < name.i and titles.is_title(name.head.text):
        name = name.head
    if name.dep_ not in ("appos", "flat"):
        return None
    noun, found = name.head, None
    while True:
        if portfolios.is_office(noun):
            found = noun
        if noun.dep_ not in _WITHIN or noun.head == noun:
            return found
        noun = noun.head


def _described_by_commas(name: Span) -> Token | None:
    """The noun for one person that opens the stretch between two commas before ", NAME,", whatever the parse says."""
    doc, behind = name.doc, _behind(name)
    if behind is None or not (behind.text in (",", ".", "and") or behind.pos_ in tags.VERBS):
        return None
    end = name.start - 1
    start, first = end, phrases.sentence_start(name[0])
    closed = behind.text == ","
    while start > first and doc[start - 1].text not in (",", ";", ":") and not _begins_clause(doc[start - 1]):
        if closed and doc[start - 1].pos_ == "CCONJ" and doc[start].pos_ in ("DET", "PRON"):
            break  # "the mayor and *her deputy*, Ann Lee, left"
        start -= 1
    led = False
    for noun in doc[start:end]:
        led = led or noun.pos_ == "ADP"
        if noun.pos_ in tags.NOUNS and not syntax.is_a(noun, "compound", "adjective", "possessor"):
            titled = titles.is_title(noun.text) if led or not closed else True
            return noun if titled and portfolios.is_office(noun) else None
    return None


def _is_closed(name: Span) -> bool:
    """Whether a sentence or a stretch between commas ends with a name."""
    behind = _behind(name)
    return behind is not None and behind.text in (",", ".")


def _behind(name: Span) -> Token | None:
    """The word behind a name, behind what stands in brackets after it: "her son, Li Na (李娜), left"."""
    doc, end = name.doc, name.end
    if end < len(doc) and doc[end].text == "(":
        closing = (t.i for t in doc[end : end + _BRACKETED] if t.text == ")")
        end = next(closing, end - 1) + 1
    return doc[end] if end < len(doc) else None


def _stands_alone(noun: Token) -> bool:
    """Whether a noun for an office has an article of its own behind a preposition ("with *the former governor*, Ann
    Lee."), and is no complement of another office ("the aide of *the mayor*, Ann Lee,")."""
    if not titles.is_title(noun.text) or not portfolios.is_office(noun):
        return False
    article = min((c.i for c in syntax.children(noun, "determiner") if c.lower_ in ARTICLES), default=noun.i)
    before = noun.doc[article - 1] if 0 < article < noun.i else None
    return before is not None and before.pos_ == "ADP" and before.lower_ not in ("of", "for", "to")


def is_bodys(noun: Token, owner: Mapping[int, Chain]) -> bool:
    """Whether a body's name between commas says that a noun for a person means none: "its *manager*, Tolvane, said"."""
    doc = noun.doc
    comma = noun.i + 1
    if comma + 2 >= len(doc) or doc[comma].text != "," or (chain := owner.get(comma + 1)) is None:
        return False
    end = comma + 1
    while end < len(doc) and owner.get(end) is chain:
        end += 1
    return chain.kind == "organization" and end < len(doc) and doc[end].text == ","


def _begins_clause(token: Token) -> bool:
    """Whether what comes after a word is a clause's: a finite verb, or "a step *that* his deputy, Ann Lee, took"."""
    return token.pos_ in tags.VERBS or token.tag_ in tags.INTERROGATIVE or token.dep_ == "mark"


def beside(noun: Token, owner: dict[int, Chain]) -> Chain | None:
    """The named actor that a noun stands in apposition to ("X, director of Y"); one whose name the noun leads up to
    itself is no other ("Ann Lee, the minister of finance Bo Roe and …"), nor is "X, *whose husband* …" X."""
    if is_whose(noun):
        return next((owner[c.i] for c in syntax.children(noun, "apposition") if c.i in owner), None)
    if (name := portfolios.named_behind(noun)) is not None and name.i in owner:
        return owner[name.i]
    if (listed := _first_office(noun, owner)) is not None:
        return listed
    if _is_between_commas(noun) and (nearest := _right_before(noun, owner)) is not None and portfolios.is_office(noun):
        return owner.get(nearest.i)
    if syntax.is_a(noun, "apposition") and not _is_parted(noun.head, noun):
        if (nearest := _right_before(noun, owner)) is not None and nearest.i in owner and portfolios.is_office(noun):
            return owner[nearest.i]
        head = noun.head
        while syntax.is_a(head, "apposition") and head.i not in owner:
            head = head.head
        flat = (owner[c.i] for c in head.children if c.dep_ == "flat" and c.i < noun.i and c.i in owner)
        return owner.get(head.i) or next(flat, None)  # "her son *Ole*, a nurse"
    for child in syntax.children(noun, "apposition"):
        if child.i in owner and not _is_parted(noun, child):
            return owner[child.i]
    if (last := portfolios.name_hung_on(noun)) is not None and last.i in owner:
        return owner[last.i]
    name = _behind_second(noun) or _behind_list(noun)
    if name is not None:
        return owner.get(name.i)
    return beside(first, owner) if (first := _under_one_article(noun)) is not None else None


def is_whose(noun: Token) -> bool:
    """Whether a noun begins what is told of somebody in a clause: "Ann Lee, *whose* husband fell"."""
    return any(owner.lower_ == "whose" for owner in syntax.children(noun, "possessor"))


def titled(noun: Token, owner: Mapping[int, Chain]) -> Chain | None:
    """The person whose name stands right behind a noun without an article, whatever the parse hung it on: "with Joint
    *Editor* Ann Lee, senior *journalist* Tom Roe"."""
    chain = owner.get(noun.i + 1)
    if chain is None or chain.kind != "person" or not noun.whitespace_ or noun.nbor().is_sent_start:
        return None
    bare = not syntax.children(noun, "determiner", "possessor")
    return chain if bare and portfolios.is_office(noun) and noun.nbor().pos_ == "PROPN" else None


def _first_office(noun: Token, owner: Mapping[int, Chain]) -> Chain | None:
    """The person in whose list a noun for one was put, without an article or a name of its own: "Ann Lee, *President*
    and *Prime Minister* of Norway, left". Whoever is not named needs an article."""
    first = syntax.first_conjunct(noun)
    chain = owner.get(first.i)
    if first == noun or chain is None or chain.kind != "person" or first.ent_type_ != "PERSON":
        return None
    if not portfolios.is_office(noun) or noun.tag_ in tags.PLURAL:
        return None
    if syntax.children(noun, "determiner", "possessor", "apposition") or noun.i + 1 >= len(noun.doc):
        return None
    between = noun.doc[first.i : noun.i]
    named = any(owner.get(t.i, chain) is not chain and t.ent_type_ == "PERSON" for t in between)
    own = noun.right_edge.i + 1 < len(noun.doc) and noun.right_edge.nbor().ent_type_ == "PERSON"
    comma = any(t.text == "," for t in between)
    return None if named or own or not comma else chain


def _is_parted(one: Token, other: Token) -> bool:
    """Whether a semicolon parts two words as items of a list: "Minister Ann Lee; *Director General* Ole Moe"."""
    return any(t.text == ";" for t in one.doc[min(one.i, other.i) : max(one.i, other.i)])


def _under_one_article(noun: Token) -> Token | None:
    """The apposition that a noun without an article says more of: "Ann Lee, a historian and *professor*", "Ann Lee,
    acting chairman and *leader* of the party,"."""
    first = syntax.first_conjunct(noun)
    if (
        first == noun
        or not syntax.is_a(first, "apposition")
        or not (portfolios.is_office(first) and portfolios.is_office(noun))
    ):
        return None
    if syntax.children(noun, "determiner", "possessor") or not syntax.children(noun, "coordinator"):
        return None
    end = noun.right_edge.i + 1
    closed = end < len(noun.doc) and noun.doc[end].text in (",", ".")
    return first if syntax.children(first, "determiner") or closed else None


def _behind_second(noun: Token) -> Token | None:
    """The person's name behind the second of two nouns under one article that say what one is: "the pop *star* and
    actor Ann Lee"; not "the president and Prime Minister Ann Lee", two offices."""
    second = next((c for c in syntax.children(noun, "conjunct") if c.i > noun.i), None)
    if (
        second is None
        or titles.is_title(noun.text)
        or not portfolios.is_office(noun)
        or not syntax.children(noun, "determiner")
    ):
        return None
    named = second if second.ent_type_ != "PERSON" else second.left_edge
    while named.i + 1 < len(noun.doc) and named.nbor().pos_ == "NOUN":
        named = named.nbor()
    if (
        not named.text.islower()
        or not portfolios.is_office(named)
        or syntax.children(second, "determiner", "possessor")
    ):
        return None
    after = named.nbor() if named.i + 1 < len(noun.doc) else named
    return after if after.ent_type_ == "PERSON" else None


def _behind_list(noun: Token) -> Token | None:
    """The person's name in apposition to a list of offices under one article, of which a noun is a later one: "the
    director, producer and *founder* of the network, Ann Lee,"."""
    first = syntax.first_conjunct(noun)
    if first == noun or not portfolios.is_office(first) or not portfolios.is_office(noun):
        return None
    if syntax.children(noun, "determiner", "possessor") or not syntax.children(first, "determiner", "possessor"):
        return None
    offices = syntax.conjuncts(first)
    behind = (c for office in offices for c in syntax.children(office, "apposition") if c.i > noun.i)
    return next((c for c in behind if c.ent_type_ == "PERSON"), None)


def _is_between_commas(noun: Token) -> bool:
    """Whether a noun that was taken for one more of a list stands behind an article between commas, as what says who
    somebody is does ("Ann Lee, *a Republican*, won")."""
    if not syntax.is_a(noun, "conjunct") or syntax.children(noun, "coordinator") or noun.i + 1 >= len(noun.doc):
        return False
    start = min((c.i for c in syntax.children(noun, "determiner")), default=noun.i)
    return start < noun.i and noun.nbor().text in (",", ".") and phrases.sort(noun) == "person"


def _right_before(noun: Token, owner: Mapping[int, Chain]) -> Token | None:
    """The head of the name that only a comma parts from a noun's phrase, whatever that was hung on."""
    start = min(
        (c.i for c in syntax.children(noun, "determiner", "compound", "adjective", "possessor")), default=noun.i
    )
    if start < 2 or noun.doc[start - 1].text != ",":
        return None
    name = noun.doc[start - 2]
    while name.i not in owner and name.dep_ == "flat" and name.head.i < name.i:
        name = name.head
    return name
