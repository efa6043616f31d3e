"""Who said what, by rules over a parse: reporting verbs, nouns and adjectives with their clauses, and "according to".

A cue and its content are found by construction: a clause or a quotation as complement ("said that …", "“…,” said Y"),
an infinitive or an object where the verb by itself demands, promises, denies, blames or praises ("urged Iran to …").
Each content goes to the outermost cue; pieces never overlap.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from spacy.tokens import Doc, Token

from reader.pipeline import reporting, syntax, tags
from reader.pipeline.bio import Piece
from reader.pipeline.reporting import Kind

_INFINITIVE: frozenset[Kind] = frozenset({"demand", "promise", "belief", "denial", "speech", "question"})
"""Kinds whose "to …" is content ("vowed to fight", "asked him to leave")."""
_OBJECT: frozenset[Kind] = frozenset({"demand", "promise", "denial", "criticism", "praise"})
"""Kinds whose object is content ("condemned the attack")."""
_PHRASES = frozenset({"for", "of", "about", "as", "with", "on", "against"})
"""Prepositions that lead to content, after verbs with no object or clause ("called for talks", "accused X of …")."""
_OPENING, _CLOSING = frozenset('“‘"«``'), frozenset("”’\"»''")


def pieces(doc: Doc) -> list[Piece]:
    """Token stretches labelled SOURCE, CUE and CONTENT, in text order."""
    found: list[Piece] = []
    taken: set[int] = set()
    for sentence in doc.sents:
        for token in _outermost_first(sentence.root):
            for attribution in _attributions(token):
                if len(attribution) > 1 and not any(taken.intersection(range(p.start, p.stop)) for p in attribution):
                    found.extend(attribution)
                    taken.update(i for p in attribution for i in range(p.start, p.stop))
    return sorted(found)


def _outermost_first(root: Token) -> Iterator[Token]:
    """The tokens of a tree, heads before dependents."""
    queue = [root]
    while queue:
        token = queue.pop(0)
        yield token
        queue.extend(token.children)


def _attributions(token: Token) -> Iterator[list[Piece]]:
    if token.lower_ == "according" and token.i + 1 < len(token.doc) and token.nbor().lower_ == "to":
        yield _according(token)
    elif token.pos_ in tags.VERBS and (kind := reporting.kind(token.lemma_)) is not None:
        yield _verb(token, kind)
    elif token.lemma_.lower() in reporting.ADJECTIVES and token.pos_ in ("ADJ", "VERB"):
        yield _adjective(token)
    elif token.pos_ == "NOUN" and token.lemma_.lower() in reporting.NOUNS:
        yield _noun(token)


def _verb(verb: Token, kind: Kind) -> list[Piece]:
    content = _verb_content(verb, kind)
    if not content:
        return []
    speakers = syntax.agents(verb) if syntax.is_passive(verb) else syntax.subjects(verb)
    if not speakers and syntax.is_a(verb, "open clause"):  # "wants to say that …"
        speakers = syntax.subjects(verb.head)
    if not speakers and not syntax.is_passive(verb) and verb.tag_ == "VBG" and verb.head != verb:
        speakers = syntax.subjects(verb.head)  # ", saying that …"
    return [*_source(speakers, content), _cue(verb), *_stretches(verb.doc, content)]


def _verb_content(verb: Token, kind: Kind) -> set[int]:
    """Tokens of what a verb reports; empty if it reports nothing."""
    clauses = syntax.children(verb, "clause")
    if clauses:
        return _subtrees(clauses)
    infinitives = syntax.children(verb, "open clause")
    if infinitives and kind in _INFINITIVE:
        return _subtrees(infinitives)
    if syntax.is_a(verb, "parataxis") and syntax.children(verb, "subject"):  # "…," he said, "…"
        own = {t.i for t in verb.subtree}
        return {t.i for t in verb.head.subtree} - own
    if quoted := _quoted(verb):
        return quoted
    if kind in _OBJECT:
        if objects := [t for t in syntax.children(verb, "object") if t.pos_ != "PRON"]:
            accused = verb.lemma_ in reporting.ACCUSING or verb.lemma_ in reporting.ADDRESSEE_OBJECT
            return _phrases(verb) if accused and _phrases(verb) else _subtrees(objects)
        return _phrases(verb)
    return set()


def _phrases(verb: Token) -> set[int]:
    """Tokens of the prepositional phrases that say what the verb is about, the preposition left to the cue."""
    return {
        t.i
        for preposition, noun in syntax.obliques(verb)
        if preposition.lower_ in _PHRASES and preposition.i > verb.i
        for t in noun.subtree
        if t.i > preposition.i
    }


def _quoted(verb: Token) -> set[int]:
    """Tokens of a quotation among the verb's objects and complements ("called it “a mistake”")."""
    span = [t.i for t in verb.subtree if t.i > verb.i]
    opens = [i for i in span if verb.doc[i].text in _OPENING]
    closes = [i for i in span if verb.doc[i].text in _CLOSING and opens and i > opens[0] + 1]
    return set(range(opens[0], closes[0] + 1)) if closes else set()


def _according(token: Token) -> list[Piece]:
    """According to SOURCE, CONTENT: the rest of the clause that the phrase stands in."""
    doc, to = token.doc, token.nbor()
    nouns = syntax.children(to, "prepositional object")
    noun = nouns[0] if nouns else token.head  # Universal Dependencies hang the phrase's words on its noun
    if noun.i <= to.i or noun.head == noun:
        return []
    top = token.head if nouns else noun.head
    phrase = {t.i for t in noun.subtree} | {token.i, to.i}
    content = {t.i for t in top.subtree} - phrase
    cue = Piece(token.i, to.i + 1, "CUE")
    source = _trimmed(doc, {i for i in phrase if i > to.i})
    return [cue, *(Piece(a, b, "SOURCE") for a, b in source[:1]), *_stretches(doc, content)]


def _adjective(adjective: Token) -> list[Piece]:
    """SOURCE is confident CONTENT."""
    clauses = syntax.children(adjective, "clause", "open clause")
    speakers = syntax.subjects(adjective)
    if not clauses or not speakers:
        return []
    content = _subtrees(clauses)
    return [*_source(speakers, content), _cue(adjective), *_stretches(adjective.doc, content)]


def _noun(noun: Token) -> list[Piece]:
    """SOURCE's claim CONTENT."""
    clauses = [c for c in syntax.children(noun, "noun clause", "clause") if any(t.lower_ == "that" for t in c.lefts)]
    clauses = [c for c in clauses if not syntax.is_a(c, "relative clause")]
    if not clauses:
        return []
    content = _subtrees(clauses)
    owners = syntax.children(noun, "possessor")
    return [*_source(owners, content), Piece(noun.i, noun.i + 1, "CUE"), *_stretches(noun.doc, content)]


def _source(speakers: Iterable[Token], content: set[int]) -> list[Piece]:
    for speaker in speakers:
        phrase = syntax.noun_phrase(speaker)
        if not content.intersection(range(phrase.start, phrase.end)):
            return [Piece(phrase.start, phrase.end, "SOURCE")]
    return []


def _cue(token: Token) -> Piece:
    """The cue word with the auxiliaries right before it and the particle right behind it."""
    start = token.i
    while start > 0 and syntax.is_a(token.doc[start - 1], "auxiliary", "copula", "negation"):
        start -= 1
    particle = syntax.particle(token)
    return Piece(start, token.i + 2 if particle is not None and particle.i == token.i + 1 else token.i + 1, "CUE")


def _subtrees(tokens: Iterable[Token]) -> set[int]:
    return {t.i for token in tokens for t in token.subtree}


def _stretches(doc: Doc, tokens: set[int]) -> list[Piece]:
    return [Piece(start, stop, "CONTENT") for start, stop in _trimmed(doc, tokens)]


def _trimmed(doc: Doc, tokens: set[int]) -> list[tuple[int, int]]:
    """The tokens as contiguous stretches, commas and white space around them left out, quotation marks taken in."""
    runs: list[list[int]] = []
    for i in sorted(tokens):
        if runs and i == runs[-1][-1] + 1:
            runs[-1].append(i)
        else:
            runs.append([i])
    found = []
    for run in runs:
        start, stop = run[0], run[-1] + 1
        while start < stop and _is_edge(doc[start]) and doc[start].text not in _OPENING:
            start += 1
        while stop > start and _is_edge(doc[stop - 1]) and doc[stop - 1].text not in _CLOSING:
            stop -= 1
        if start < stop:
            start, stop = _with_marks(doc, start, stop)
        if any(not doc[i].is_punct and not doc[i].is_space for i in range(start, stop)):
            found.append((start, stop))
    return found


def _with_marks(doc: Doc, start: int, stop: int) -> tuple[int, int]:
    """The stretch with the quotation mark beside it that its other mark asks for."""
    texts = [doc[i].text for i in range(start, stop)]
    if start > 0 and doc[start - 1].text in _OPENING and texts[-1] in _CLOSING:
        return start - 1, stop
    if texts[0] in _OPENING and texts[-1] not in _CLOSING:
        for end in range(stop, min(stop + 2, len(doc))):  # "…agreed,” he said": the comma is inside the marks
            if doc[end].text in _CLOSING:
                return start, end + 1
    return start, stop


def _is_edge(token: Token) -> bool:
    return token.is_punct or token.is_space
