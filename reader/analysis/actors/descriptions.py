"""One line that says who an actor is, in the article's own words: "Pentagon spokesman", "director of the trust"."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Span, Token

from reader.analysis.actors.chains import Chain, Reference
from reader.analysis.grammar import phrases, portfolios
from reader.analysis.words import nouns, titles
from reader.analysis.words.folding import fold
from reader.pipeline import syntax, tags
from reader.pipeline.labels import TIMES
from reader.pipeline.tables import word_set

LONGEST = 72
"""Characters of a description; a longer one is cut at a complement."""
_JOINING = frozenset({"-", "–", "‑", "/", "&", "'s", "’s", "'", "’"})
_COMPLEMENTS = word_set("of for and")
_ADDRESSES = word_set(
    "mr mrs ms miss mx dr sir dame lord lady baroness madam madame mme hon datuk mallam alhaji don saint rev"
)
_STYLES = word_set("sheikh shaikh sheikha professor prof mister")
"""Titles that say nothing more behind what somebody is: "the bank's chairman *Sheikh* Ali"."""
_RELATIVE = word_set(
    """
    wife husband mother father son daughter brother sister uncle aunt cousin nephew niece friend colleague grandson
    granddaughter grandfather grandmother boyfriend girlfriend man woman boy girl person rival opponent successor
    predecessor counterpart helper victim member
    """
)
"""Nouns that say nothing by themselves: whose wife?"""
_FUNCTION = frozenset({"DET", "ADV", "AUX", "CCONJ", "SPACE", "PUNCT", "PRON", "ADP", "PART"})
_SAID_OF = tags.DESCRIBING | {"NUM"}
_BODIES = ("organization", "group")
_EDGES = " ,;:–—-\"“”'‘’"


def of(chain: Chain) -> str | None:
    """What the article says a named actor is, by a title before the name, an apposition or a predicate.

    The first that says more than one word is taken, else the first. None for countries and for actors without a name.
    """
    if not chain.is_named or chain.kind == "place":
        return None
    named = [r for r in chain.references if r.form == "name"]
    near = [text for r in named for text in beside(r, chain)]
    said = [text for r in named for text in _predicated(r, chain)] if not any(_is_full(t) for t in near) else []
    found = [*near, *said]
    return next((text for text in found if _is_full(text)), found[0] if found else None)


def _is_full(text: str) -> bool:
    return len(text.split()) > 1


def beside(reference: Reference, chain: Chain) -> Iterator[str]:
    """The descriptions around one mention of the name: before it, and in apposition to it."""
    name = reference.span
    before = (_title(name) or _office(name)) if chain.kind == "person" else _kind(name)
    if before:
        yield before
    head = reference.head
    nouns_beside = [*syntax.children(head, "apposition"), *([head.head] if syntax.is_a(head, "apposition") else [])]
    for noun in nouns_beside:
        if _describes(noun, chain) and not _is_parted(head, noun) and not _is_anothers(noun, name):
            yield from _phrase(noun, reference.span)


def _is_anothers(noun: Token, name: Span) -> bool:
    """Whether a noun without an article stands before somebody else's name: "Ann Lee, senior *editor* Tom Roe"."""
    after = portfolios.named_behind(noun) or (noun.nbor() if noun.i + 1 < len(noun.doc) else noun)
    bare = not syntax.children(noun, "determiner", "possessor")
    return bare and after.ent_type_ == "PERSON" and not name.start <= after.i < name.end


def _is_parted(name: Token, noun: Token) -> bool:
    """Whether a verb stands between a name and a noun that is of neither of them: no apposition whatever the parse."""
    first, last = sorted((name, noun), key=lambda t: t.i)
    verbs = (t for t in first.doc[first.i : last.i] if t.tag_ in tags.FINITE)
    return any(not {name, noun} & set(syntax.ancestors(verb)) for verb in verbs)


def _predicated(reference: Reference, chain: Chain) -> Iterator[str]:
    """What "X is the director" or "X, who is the director" says of X."""
    name = reference.head
    subjects = [name, *(t for c in syntax.children(name, "relative clause") for t in syntax.subjects(c))]
    for subject in subjects:
        noun = subject.head
        if not syntax.is_a(subject, "subject") or not syntax.children(noun, "copula"):
            continue
        if _describes(noun, chain) and not any(t.lower_ in ("not", "n't", "n’t", "no") for t in noun.children):
            yield from _phrase(noun, reference.span)


def _describes(noun: Token, chain: Chain) -> bool:
    """Whether a noun can say what an actor of that kind is."""
    if noun.pos_ not in tags.NOUNS or noun.ent_type_ in ("PERSON", "DATE", "ORG"):
        return False
    sort, several = nouns.sort(noun.text), nouns.singular(noun.text) != noun.lower_
    if chain.kind == "person":
        return sort == "person" and not several
    return sort in _BODIES and (not several or chain.kind == "group")


def _title(name: Span) -> str | None:
    """The office or calling right before a person's name ("Secretary of State", "Trump adviser", "Gov.")."""
    doc, start, first = name.doc, name.start, phrases.sentence_start(name[0])
    last = doc[start - 1] if start > first else None
    if last is None or not (nouns.sort(last.text) == "person" or titles.is_title(last.text) or _is_portfolio(last)):
        return None
    if last.pos_ not in tags.NOUNS or nouns.singular(last.text) != last.lower_:
        return None
    whole = _is_portfolio(last)
    while start > first and _goes_before(doc[start - 1], doc[start], first):
        joint = doc[start - 1].lower_ == "and" and nouns.singular(doc[start - 2].text) == doc[start - 2].lower_
        if doc[start - 1].lower_ in _COMPLEMENTS and not (whole or joint):  # "members of Prime Minister X's party"
            break
        start -= 1
    return _line(doc[start : name.start])


def _office(name: Span) -> str | None:
    """The office before a person's name, with what it is of ("Deputy director of the Department of Fisheries")."""
    noun = portfolios.office(name[0])
    if noun is None:
        return None
    start = min(syntax.noun_phrase(noun).start, noun.i)
    return _line(name.doc[_behind_others(name.doc[start : noun.i]) : name.start])


def _is_portfolio(token: Token) -> bool:
    """Whether a word ends an office that is named before it ("Secretary of *State*")."""
    before = token.i - 1
    return (
        before > 0
        and token.pos_ in tags.NOUNS
        and token.doc[before].lower_ == "of"
        and titles.is_title(token.doc[before - 1].text)
        and token.ent_type_ != "PERSON"
    )


def _goes_before(token: Token, following: Token, first: int) -> bool:
    if token.ent_type_ in TIMES or token.is_space:
        return False
    if token.lower_ in _COMPLEMENTS:
        return token.i > first and (titles.is_title(token.nbor(-1).text) or nouns.sort(token.nbor(-1).text) == "person")
    if token.text in _JOINING:
        return bool(following.text) and token.i > first and token.nbor(-1).pos_ in _SAID_OF
    if token.ent_type_ == "PERSON" and not titles.is_title(token.text):
        return syntax.is_a(token, "compound", "possessor") and token.head.i > token.i
    return token.pos_ in tags.DESCRIBING or (token.tag_ == "VBN" and token.head.i > token.i)


def _kind(name: Span) -> str | None:
    """The kind of body right before its name ("rights group Amnesty", "state news agency SANA")."""
    doc, start, first = name.doc, name.start, phrases.sentence_start(name[0])
    last = doc[start - 1] if start > first else None
    if last is None or not last.text.islower() or nouns.sort(last.text) not in _BODIES or last.ent_type_:
        return None
    if last.tag_ == "NNS" or not last.whitespace_:
        return None
    while start > first and _goes_before(doc[start - 1], doc[start], first):
        start -= 1
    return _line(doc[start : name.start])


def _phrase(noun: Token, name: Span) -> Iterator[str]:
    """A noun's phrase as a description: without determiner, the name, and what follows a comma."""
    span = syntax.noun_phrase(noun)
    start, end = span.start, span.end
    if start < name.end and name.start < end:  # the name stands inside the phrase that it is in apposition to
        start, end = (name.end, end) if noun.i >= name.end else (start, name.start)
    if start < noun.i:
        start = _behind_others(span.doc[start : noun.i])
    for token in span.doc[noun.i + 1 : end]:
        if token.text in (",", ";", ":", "(", "—", "–") or token.is_space or token.tag_ in tags.RELATIVE:
            end = token.i
            break
    line = _line(span.doc[start:end]) if start < end else None
    if line:
        yield line


def _behind_others(before: Span) -> int:
    """Where a description begins in the words before its noun: behind the last comma that another's name stands
    before."""
    for comma in reversed([t for t in before if t.text == ","]):
        if any(t.ent_type_ == "PERSON" for t in before.doc[before.start : comma.i]):
            return comma.i + 1
    return before.start


def _line(span: Span) -> str | None:
    """The words as one line: no determiner before, no bare form of address, abbreviations spelt out, not too long."""
    tokens = list(span)
    while tokens and tokens[0].pos_ in _FUNCTION:
        tokens.pop(0)
    while tokens and (tokens[-1].pos_ in _FUNCTION or fold(tokens[-1].text) in _ADDRESSES):
        tokens.pop()
    while tokens and fold(tokens[0].text) in _ADDRESSES:
        tokens.pop(0)
    while len(tokens) > 1 and fold(tokens[-1].text) in _STYLES and nouns.sort(tokens[-2].text) == "person":
        tokens.pop()
    if not tokens or (len(tokens) == 1 and fold(tokens[0].text) in _RELATIVE):
        return None
    line = "".join(_spelt_out(t) + t.whitespace_ for t in tokens)
    if len(line) > LONGEST:
        cut = next((t.idx for t in reversed(tokens) if t.pos_ == "ADP" and t.idx - tokens[0].idx <= LONGEST), None)
        line = line[: cut - tokens[0].idx] if cut is not None and cut > tokens[0].idx else ""
    line = " ".join(line.split()).strip(_EDGES)
    return line if any(c.isalpha() for c in line) and len(line) <= LONGEST else None


def _spelt_out(token: Token) -> str:
    full = titles.spelt_out(token.text)
    return token.text if full is None else full.capitalize() if token.text[:1].isupper() else full
