"""Pieces of attributions — sources, cues, contents — put together: who, by which words, said what.

A tagger marks pieces; an attribution is one cue with its contents and its source. Every pair of a cue and a piece
near it is scored by how they stand to each other (order, what is between them, how the parse links them, quotation
marks), with weights from `reader.analysis.quotes.joints`. The surest pairs are joined first, one content and one source
a cue; contents left over then join the cue that is likeliest theirs ("X," he said, "Y"), and cues left without a
source share one ("She denied A and said B").
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from spacy.tokens import Doc, Token

from reader.analysis.quotation import Quotation
from reader.analysis.quotes.joints import CONTENT, SOURCE
from reader.pipeline import syntax, tags
from reader.story import Extent

NEAR = 7
"""Pieces further apart in the sequence of pieces are never one attribution's."""
SUREST = -3.0
"""Least score, in log odds, of a cue's first content and of a source that is its alone."""
FURTHER = -0.5
"""Least score of a further content."""
SHARED = 0.0
"""Least score of a source that another cue has already."""


class Piece(NamedTuple):
    """A stretch of tokens [start, end) labelled SOURCE, CUE or CONTENT."""

    label: str
    start: int
    end: int


class Attribution(NamedTuple):
    """Pieces that belong together; contents in text order, at least one. Cue and source can be missing."""

    contents: tuple[Piece, ...]
    cue: Piece | None
    source: Piece | None


class Place(NamedTuple):
    """What the scores need to know of a piece."""

    piece: Piece
    order: int
    """Its number among all pieces of the text."""
    heads: tuple[Token, ...]
    """Its tokens whose heads stand outside."""
    sentences: tuple[int, int]
    """The numbers of its first and last sentence."""
    paragraph: int
    quoted: bool
    """Whether it opens with a quotation that it stands in."""


Features = Callable[[Place, Place, Sequence[Place]], list[str]]


class Where:
    """A text's sentences, paragraphs and outermost quotations, to tell where pieces stand."""

    def __init__(self, doc: Doc, paragraphs: Sequence[Extent], quotations: Sequence[Quotation]) -> None:
        self._doc = doc
        self._sentences = [sent.start for sent in doc.sents]
        self._paragraphs = [start for start, _ in paragraphs]
        self._quotations = quotations
        self._opened = [q.start for q in quotations]

    def places(self, pieces: Iterable[Piece]) -> list[Place]:
        """Where pieces, given in text order, stand."""
        return [self._place(order, piece) for order, piece in enumerate(pieces)]

    def _place(self, order: int, piece: Piece) -> Place:
        start, end = extent(self._doc, piece)
        around = bisect_right(self._opened, start) - 1
        return Place(
            piece,
            order,
            _heads(self._doc, piece),
            (bisect_right(self._sentences, piece.start), bisect_right(self._sentences, piece.end - 1)),
            bisect_right(self._paragraphs, start),
            around >= 0 and self._opened[around] == start and end <= self._quotations[around].end + 1,
        )


def join(pieces: Sequence[Place]) -> list[Attribution]:
    """Attributions in the order of their cues and of contents without one; sources and cues left over are dropped."""
    by_score = _scored(pieces, "CONTENT", content_features, CONTENT)
    contents: dict[int, list[Place]] = {}
    taken: set[int] = set()
    for _, cue, content in _at_least(SUREST, by_score):
        if cue.order not in contents and content.order not in taken:
            contents[cue.order] = [content]
            taken.add(content.order)
    for _, cue, content in _at_least(FURTHER, by_score):
        if content.order not in taken and cue.order in contents:
            contents[cue.order].append(content)
            taken.add(content.order)
    beside: defaultdict[tuple[int, int], dict[int, list[Place]]] = defaultdict(dict)
    for o in contents.values():
        for place in o:
            beside[place.sentences][id(o)] = o
    for content in pieces:  # "The dam, she said, *was about to break*"
        if content.piece.label == "CONTENT" and content.order not in taken:
            near = beside.get(content.sentences, {}).values()
            own = next((o for o in near if any(_is_one_clause(content, other) for other in o)), None)
            if own is not None:
                own.append(content)
                taken.add(content.order)
    by_score = [s for s in _scored(pieces, "SOURCE", source_features, SOURCE) if not _is_anothers(*s[1:])]
    sources = _sources(by_score, dict(_relative(pieces)), dict(_led(pieces)))
    joined = []
    for place in pieces:
        if place.piece.label == "CUE" and place.order in contents:
            own = sorted(contents[place.order], key=lambda c: c.order)
            source = sources.get(place.order)
            joined.append(Attribution(tuple(c.piece for c in own), place.piece, source.piece if source else None))
        elif place.piece.label == "CONTENT" and place.order not in taken:
            joined.append(Attribution((place.piece,), None, None))
    return joined


def _is_anothers(cue: Place, source: Place) -> bool:
    """Whether a source stands in another sentence than a cue that names its own subject ("…, *the court* says. Chile
    *maintains* that …"), or one that only goes along with what somebody does in its own ("The board shut it,
    *saying* that …")."""
    if cue.sentences == source.sentences:
        return False
    verb = cue.heads[0]
    if verb.tag_ == "VBG" and syntax.is_a(verb, "adverbial clause") and verb.head.i < verb.i:
        return True
    return any(subject.pos_ in tags.NOUNS for subject in _subjects(cue))


def _subjects(cue: Place) -> Iterator[Token]:
    doc = cue.heads[0].doc
    for token in doc[cue.piece.start : cue.piece.end]:
        yield from (*syntax.subjects(token), *syntax.passive_subjects(token))


def _is_one_clause(a: Place, b: Place) -> bool:
    """Whether one is the subject of the other's predicate."""
    return a.sentences == b.sentences and any(
        syntax.is_a(token, "subject", "passive subject") and _within(predicate.piece)(token.head)
        for subject, predicate in ((a, b), (b, a))
        for token in subject.heads
    )


def _relative(pieces: Sequence[Place]) -> Iterator[tuple[int, Place]]:
    """Sources, by the orders of their cues, around a relative clause: its pronoun is the source of its own cue, what it
    describes that of the next one ("*an aide*, *who* asked …, said")."""
    for before, pronoun, cue in zip((None, *pieces), pieces, pieces[1:], strict=False):
        if not (_is_relative(pronoun) and cue.piece.label == "CUE" and pronoun.sentences == cue.sentences):
            continue
        yield cue.order, pronoun
        if before is None or before.piece.label != "SOURCE" or pronoun.piece.start - before.piece.end > 1:
            continue
        after = next((p for p in pieces[cue.order + 1 : cue.order + NEAR] if p.piece.label != "CONTENT"), None)
        if after is not None and after.piece.label == "CUE" and after.sentences == cue.sentences:
            yield after.order, before


def _is_relative(place: Place) -> bool:
    return place.piece.label == "SOURCE" and len(place.heads) == 1 and place.heads[0].tag_ in tags.RELATIVE


def _led(pieces: Sequence[Place]) -> Iterator[tuple[int, int]]:
    """Cues, by their orders, that go on with what another one tells, and that one: "said …, *adding* …"."""
    cues = [p for p in pieces if p.piece.label == "CUE"]
    for before, cue in pairwise(cues):
        verb = cue.heads[0]
        follows = verb.tag_ == "VBG" and syntax.is_a(verb, "adverbial clause") and not syntax.children(verb, "subject")
        if follows and before.sentences == cue.sentences and _within(before.piece)(verb.head):
            yield cue.order, before.order


def _sources(
    by_score: Sequence[tuple[float, Place, Place]], certain: Mapping[int, Place], led: Mapping[int, int]
) -> dict[int, Place]:
    """Each cue's source, by the cue's order; that of some is certain, that of those that are `led` by another is the
    other's."""
    sources = dict(certain)
    taken = {s.order for s in sources.values()}
    for _, cue, source in _at_least(SUREST, by_score):
        if cue.order not in sources and cue.order not in led and source.order not in taken:
            sources[cue.order] = source
            taken.add(source.order)
    for follower, leader in sorted(led.items()):
        if leader in sources:
            sources.setdefault(follower, sources[leader])
    for _, cue, source in _at_least(SHARED, by_score):
        sources.setdefault(cue.order, source)
    return sources


def pairs(pieces: Sequence[Place], label: str) -> Iterator[tuple[Place, Place]]:
    """Each cue with each piece of that label near it."""
    for cue in pieces:
        if cue.piece.label == "CUE":
            for other in pieces[max(0, cue.order - NEAR) : cue.order + NEAR + 1]:
                if other.piece.label == label:
                    yield cue, other


def _scored(
    pieces: Sequence[Place], label: str, features: Features, weights: dict[str, float]
) -> list[tuple[float, Place, Place]]:
    """(log odds, cue, piece), likeliest first."""
    scored = [
        (sum(weights.get(f, 0.0) for f in features(cue, other, pieces)), cue, other)
        for cue, other in pairs(pieces, label)
    ]
    return sorted(scored, key=lambda s: -s[0])


def _at_least(least: float, by_score: Iterable[tuple[float, Place, Place]]) -> Iterator[tuple[float, Place, Place]]:
    return (s for s in by_score if s[0] >= least)


def content_features(cue: Place, content: Place, pieces: Sequence[Place]) -> list[str]:
    """How a content stands to a cue, as names of weights."""
    side, gap = _side(cue, content), _gap(cue, content, pieces)
    features = ["any", side, f"{side}, {gap}", *_between(side, cue, content, pieces), _link(cue, content)]
    if cue.sentences[1] != content.sentences[0] and _has_cue(content, pieces):
        features.append(f"{side}, has a cue of its own")
    if content.quoted:
        features += [f"{side}, quoted", f"{side}, quoted, {gap}"]
    return features


def source_features(cue: Place, source: Place, pieces: Sequence[Place]) -> list[str]:
    """How a source stands to a cue, as names of weights."""
    side = _side(cue, source)
    features = ["any", side, f"{side}, {_gap(cue, source, pieces)}", *_between(side, cue, source, pieces)]
    features.append(_link(cue, source))
    subjects = {subject.i for subject in _subjects(cue)}
    if subjects:
        inside = any(source.piece.start <= i < source.piece.end for i in subjects)
        features.append("its subject" if inside else "has another subject")
    return features


def _has_cue(content: Place, pieces: Sequence[Place]) -> bool:
    """Whether a cue stands in the sentence that a content begins or ends in."""
    around = pieces[max(0, content.order - 3) : content.order + 4]
    return any(p.piece.label == "CUE" and set(p.sentences) & set(content.sentences) for p in around)


def _side(cue: Place, other: Place) -> str:
    return "after" if other.order > cue.order else "before"


def _between(side: str, cue: Place, other: Place, pieces: Sequence[Place]) -> list[str]:
    """How many pieces of each label stand between the two."""
    low, high = sorted((cue.order, other.order))
    labels = [p.piece.label for p in pieces[low + 1 : high]]
    return [f"{side}, past {min(labels.count(label), 2)} {label.lower()}" for label in ("SOURCE", "CUE", "CONTENT")]


def _gap(a: Place, b: Place, pieces: Sequence[Place]) -> str:
    """What stands between two pieces that is in no piece itself."""
    low, high = sorted((a, b), key=lambda p: p.order)
    if low.paragraph != high.paragraph:
        return "next paragraph" if high.paragraph == low.paragraph + 1 else "far"
    if low.sentences[1] != high.sentences[0]:
        return "next sentence" if high.sentences[0] == low.sentences[1] + 1 else "later sentence"
    doc = low.heads[0].doc
    free: list[Token] = []
    at = low.piece.end
    for between in pieces[low.order + 1 : high.order + 1]:
        free.extend(t for t in doc[at : max(at, between.piece.start)] if not t.is_space)
        at = between.piece.end
    words = sum(not t.is_punct for t in free)
    if words:
        return "few words" if words < 4 else "many words"
    if not free:
        return "nothing"
    return "colon" if any(t.text == ":" for t in free) else "punctuation"


def _link(cue: Place, other: Place) -> str:
    """How the parse links the two: which governs the other, by which relation."""
    within_cue, within_other = _within(cue.piece), _within(other.piece)
    for token in other.heads:
        if token.head.i != token.i and within_cue(token.head):
            return f"{_relation(token)} of cue"
    for token in cue.heads:
        if token.head.i != token.i and within_other(token.head):
            return f"cue its {_relation(token)}"
    if any(within_cue(above) for token in other.heads for above in syntax.ancestors(token)):
        return "below cue"
    if any(within_other(above) for token in cue.heads for above in syntax.ancestors(token)):
        return "above cue"
    beside = {c.i for token in cue.heads for c in (token.head, *token.head.children)}
    return "beside cue" if any(token.i in beside for token in other.heads) else "apart"


_RELATIONS = (
    "clause",
    "open clause",
    "object",
    "subject",
    "passive subject",
    "agent",
    "possessor",
    "oblique",
    "noun clause",
    "adverbial clause",
    "conjunct",
    "parataxis",
)


def _relation(token: Token) -> str:
    known = syntax.relations(token)
    return next((name for name in _RELATIONS if name in known), "dependent")


def _within(piece: Piece) -> Callable[[Token], bool]:
    return lambda token: piece.start <= token.i < piece.end


def _heads(doc: Doc, piece: Piece) -> tuple[Token, ...]:
    inside = _within(piece)
    heads = [t for t in doc[piece.start : piece.end] if t.head.i == t.i or not inside(t.head)]
    return tuple([t for t in heads if not (t.is_punct or t.is_space)] or heads or [doc[piece.start]])


def extent(doc: Doc, piece: Piece) -> Extent:
    """The characters that a piece covers."""
    last = doc[piece.end - 1]
    return doc[piece.start].idx, last.idx + len(last)
