"""What is said, cut to its clause and carried to both its ends: what was tagged of it may leave out what belongs to it.

"She said the bridge was safe *before the flood came*", "*While rents fall*, wages do not, he said", "*Danish maker*
Lund has closed, she said". Only what the grammar ties to what was said is added: a clause with a word that subordinates
it, a phrase of the verb, the rest of the first noun's phrase. What stands in quotation marks keeps their extent, and
what has a cue of its own is left to it. What the speaker does besides is no part: "said it was late, *calling a cab*".
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from spacy.tokens import Doc, Token

from reader.analysis.extents import Extents
from reader.analysis.quotes import alongside, boundaries, subjects
from reader.analysis.quotes.attribution import Attribution, Piece
from reader.analysis.quotes.marks import PAIRS, STOPS
from reader.pipeline import syntax, tags

_BEFORE_NOUNS = tags.PLAIN | {"PART"}


def completed(doc: Doc, one: Attribution, telling: Extents) -> Attribution:
    """The attribution with its first content carried back and its last one carried on; `telling` are the tokens of all
    cues and sources of the text."""
    cue = one.cue
    if cue is None:
        return one
    one = _without_manner(doc, subjects.left_out(doc, alongside.up_to(doc, one), cue), cue)
    *before, last = one.contents
    last = _to_verb(doc, _to_closing(doc, last, cue), cue)
    one, last = subjects.before(doc, one, last, cue)
    last = _before_tail(doc, _within_relative(doc, last, cue), cue)
    last = _on(doc, _to_owned(doc, last, telling), telling)
    first, *after = (*before, last)
    return one._replace(contents=tuple(_filled(doc, (_back(doc, first, cue, telling), *after), telling)))


def _filled(doc: Doc, contents: Sequence[Piece], telling: Extents) -> list[Piece]:
    """The contents, two made one where nothing tells anything between them and the one before its verb was cut off from
    the other ("*the talks*, which began in May, *remained “a chance”*")."""
    filled: list[Piece] = []
    for piece in contents:
        before = filled[-1] if filled else None
        if before is not None and before.end <= piece.start and not telling.overlapping(before.end, piece.start):
            front, between = doc[before.start : before.end], doc[before.end : piece.start]
            bare = not any(t.is_quote or t.is_sent_start or t.text in STOPS for t in (*front[1:], *between))
            words = doc[before.start : piece.start]
            subject = any(
                syntax.is_a(t, "subject", "passive subject") and piece.start <= t.head.i < piece.end for t in words
            )
            if bare and not front[0].is_quote and not doc[piece.start].is_sent_start and (subject or not len(between)):
                filled[-1] = before._replace(end=piece.end)
                continue
        filled.append(piece)
    return filled


def _without_manner(doc: Doc, one: Attribution, cue: Piece) -> Attribution:
    """The attribution without a first or last content that only tells what the speaker did meanwhile ("*Opening the
    fair*, she said the town had grown", "The town has grown, she said, *asking for* calm")."""
    *before, last = one.contents
    if before and _is_tail(doc, last.start, cue) and not any(t.is_quote for t in doc[last.start : last.end]):
        one = one._replace(contents=tuple(before))
    first, *others = one.contents
    unquoted = not any(t.is_quote for t in doc[first.start : first.end])
    if others and unquoted and first.end <= cue.start and _is_whole(doc, others[0], cue):
        return one._replace(contents=tuple(others))
    root = doc[first.start : first.end].root
    fronted = (
        root.tag_ == "VBG" and first.end <= cue.start <= root.head.i < cue.end and syntax.is_a(root, "adverbial clause")
    )
    if not (fronted and others) or syntax.children(root, "subject", "marker") or doc[first.start].is_quote:
        return one
    return one._replace(contents=tuple(others))


def is_closed(doc: Doc, content: Piece, cue: Piece) -> bool:
    """Whether a content is a quotation with nothing behind its closing mark that could belong to it."""
    return content.end == _closed_at(doc, content, cue)


def _is_whole(doc: Doc, content: Piece, cue: Piece) -> bool:
    """Whether a content behind its cue is a quotation that begins a sentence of its own, so that what stands before the
    cue is no part of it ("*Later*, she said, “The dam will break”")."""
    opening, first = content.start, content.start + 1
    if not cue.end <= opening <= cue.end + 1 or doc[opening].text not in PAIRS or first >= content.end:
        return False
    return doc[first].is_title and doc[first].pos_ != "PROPN" and doc[first].lower_ != "i"


def _to_closing(doc: Doc, content: Piece, cue: Piece) -> Piece:
    """A content without what goes on behind its quotation in the reporter's words."""
    end = _closed_at(doc, content, cue)
    goes_on = end is not None and not any(t.is_quote for t in doc[end : content.end])
    return content._replace(end=end) if end is not None and goes_on else content


def _closed_at(doc: Doc, content: Piece, cue: Piece) -> int | None:
    """Where a quotation ends that stands behind its cue and a comma or colon and ends with a comma, at which the
    reporter's own sentence goes on: "said, “You tell me,” *and hung up*"."""
    opening = content.start
    led = cue.end <= opening <= cue.end + 1 and doc[opening - 1].text in (",", ":")
    if not led or doc[opening].text not in PAIRS:
        return None
    mark = PAIRS[doc[opening].text]
    closing = next((t.i for t in doc[opening + 1 : content.end] if t.text == mark), None)
    return closing + 1 if closing is not None and doc[closing - 1].text == "," else None


def _to_verb(doc: Doc, content: Piece, cue: Piece) -> Piece:
    """A content that is cut before the verb of the clause that it opens ("*that the plan* | has failed"), carried to
    that clause's end."""
    first = doc[content.start]
    verb = first.head
    cut = (
        content.start >= cue.end and syntax.is_a(first, "marker") and verb.i >= content.end and verb.sent == first.sent
    )
    if not cut or not syntax.is_a(verb, "clause") or not cue.start <= verb.head.i < cue.end:
        return content
    return content._replace(end=max(content.end, boundaries.within_marks(doc, content.start, verb.right_edge.i + 1)[1]))


def _within_relative(doc: Doc, content: Piece, cue: Piece) -> Piece:
    """A content without what goes on behind the relative clause that its cue is the verb of ("the plan, which Lee said
    *would fail*, has cost little")."""
    verb = doc[cue.start : cue.end].root
    end = verb.right_edge.i + 1
    inside = content.start >= cue.end and content.start < end < content.end
    noun = verb.head
    beyond = noun.i < verb.i and end <= noun.head.i < content.end and syntax.is_a(noun, "subject", "passive subject")
    if not inside or not beyond or not syntax.is_a(verb, "relative clause"):
        return content
    if any(t.is_quote for t in doc[end : content.end]):
        return content
    return content._replace(end=boundaries.within_marks(doc, content.start, end)[1])


def _before_tail(doc: Doc, content: Piece, cue: Piece) -> Piece:
    """A content without the participle behind a comma that tells what the speaker does besides: "said it was late,
    *calling for* a taxi"."""
    for token in doc[content.start + 2 : content.end]:
        if token.is_quote:
            return content
        if content.start >= cue.end and _is_tail(doc, token.i, cue):
            return content._replace(end=token.i - 1)
    return content


def _is_tail(doc: Doc, at: int, cue: Piece) -> bool:
    """Whether the word there is the participle, behind a comma and the cue, of what the speaker does besides."""
    verb = doc[at]
    own = verb.tag_ == "VBG" and syntax.is_a(verb, "adverbial clause") and cue.start <= verb.head.i < cue.end
    return own and at >= cue.end and doc[at - 1].text == ","


def _on(doc: Doc, content: Piece, telling: Extents) -> Piece:
    """A content with the clauses, the other names and what else of its words' hangs on them behind it."""
    end = content.end
    sentence = doc[content.end - 1].sent
    if doc[end - 1].is_quote and (doc[content.start].is_quote or doc[end - 2].text in STOPS):
        return content
    while (clause := _next_clause(doc, content.start, end, sentence.end)) is not None:
        reach = clause.right_edge.i + 1
        while reach > end and (doc[reach - 1].is_punct or doc[reach - 1].is_space) and not doc[reach - 1].is_quote:
            reach -= 1
        if reach <= end or telling.overlapping(end, reach):
            break
        end = reach
    return content._replace(end=end)


def _to_owned(doc: Doc, content: Piece, telling: Extents) -> Piece:
    """A content that is cut behind whose something is ("in *Lee* | 's time as mayor") or within a sum ("worth *Rs* | 12
    million"), carried to the end of that."""
    last = doc[content.end - 1]
    end = content.end
    while end < len(doc) and doc[end].tag_ == "CD" and last.is_ancestor(doc[end]):
        end += 1
    content = content._replace(end=end)
    if content.end == len(doc) or doc[content.end].tag_ != "POS" or doc[content.end].sent != last.sent:
        return content
    owner = doc[content.end].head
    end = boundaries.within_marks(doc, content.start, owner.head.right_edge.i + 1)[1]
    owned = content.start <= owner.i < owner.head.i < end and syntax.is_a(owner, "possessor")
    return content._replace(end=end) if owned and not telling.overlapping(content.end, end) else content


def _next_clause(doc: Doc, start: int, end: int, limit: int) -> Token | None:
    """The clause, the other name of something or, without a comma, the phrase that begins where [start, end) ends and
    hangs on a word in it."""
    at = end
    while at < limit and (doc[at].text == "," or doc[at].is_space):
        at += 1
    if at >= limit:
        return None
    for word in (doc[at], *syntax.ancestors(doc[at])):
        if start <= word.head.i < end and word.head != word:
            tied = _is_subordinate(word) or _is_renaming(word) or _is_added(word) or (at == end and _is_phrase(word))
            return word if word.left_edge.i >= end and tied else None
    return None


def _is_renaming(noun: Token) -> bool:
    """Whether a noun says once more, behind a comma, what the noun before it is: "her father, *the mayor*"."""
    return syntax.is_a(noun, "apposition") and noun.pos_ in tags.NOUNS and noun.head.pos_ in tags.NOUNS


def _is_added(word: Token) -> bool:
    """Whether a word is what is added behind a comma with a preposition or a past participle: "rents fell, *despite the
    boom*", "Lund won, *followed by Brno*". A participle of the present may as well be the speaker's."""
    if syntax.is_a(word, "oblique"):
        return bool(syntax.prepositions(word))
    return word.tag_ == "VBN" and syntax.is_a(word, "noun clause", "adverbial clause")


def _is_phrase(word: Token) -> bool:
    """Whether a word is one's that goes on without a comma: its object, adverb, aim or phrase with a preposition
    ("would send | *help nationwide to save them*")."""
    if syntax.is_a(word, "oblique"):
        return bool(syntax.prepositions(word))
    if syntax.is_a(word, "adverbial clause"):
        return any(m.tag_ == "TO" for m in syntax.children(word, "marker"))
    return syntax.is_a(word, "object", "adverb", "open clause", "noun clause")


def _is_subordinate(clause: Token) -> bool:
    """Whether a word of its own subordinates a clause: "*after* the vote fell", "*where* he was held"."""
    if not syntax.is_a(clause, "adverbial clause", "relative clause"):
        return False
    opening = (t for t in clause.subtree if not (t.is_punct or t.is_space))
    first = next(opening, clause)
    return first.tag_ in ("IN", *tags.INTERROGATIVE) and first != clause


def _back(doc: Doc, content: Piece, cue: Piece, telling: Extents) -> Piece:
    """A content with what its clause or its first noun's phrase has before it."""
    starts = [content.start, *_noun_start(doc, content), *_clause_start(doc, content, cue)]
    starts += subjects.starts(doc, content, cue)
    start = min(starts)
    while start < content.start and (doc[start].is_punct or doc[start].is_space) and not doc[start].is_quote:
        start += 1
    return content if telling.overlapping(start, content.start) else content._replace(start=start)


def _noun_start(doc: Doc, content: Piece) -> Iterator[int]:
    """Where the phrase of nouns begins that a content's start cuts ("*US giant* | Orchard Inc. moved")."""
    first = doc[content.start]
    if first.is_quote or content.start == first.sent.start:
        return
    for noun in (first, *syntax.ancestors(first)):
        if not (content.start <= noun.i < content.end and noun.pos_ in tags.NOUNS):
            return
        start = noun.left_edge.i
        if start < content.start and all(t.pos_ in _BEFORE_NOUNS for t in doc[start : content.start]):
            yield start


def _clause_start(doc: Doc, content: Piece, cue: Piece) -> Iterator[int]:
    """Where the clause in front begins that hangs on the verb of what is said before its cue."""
    if content.end > cue.start or alongside.is_according(doc, cue):
        return
    for verb in doc[content.start : content.end]:
        if syntax.is_a(verb, "clause") and cue.start <= verb.head.i < cue.end:
            for part in syntax.children(verb, "adverbial clause"):
                led = syntax.is_a(part.left_edge, "preposition")  # "*of which* she is a member"
                if part.i < content.start and not led and _is_subordinate(part):
                    yield part.left_edge.i
