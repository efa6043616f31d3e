"""The subject of a cue that was taken for what is said, and of what is said that was left out of it."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc

from reader.analysis.quotes.attribution import Attribution, Piece
from reader.pipeline import syntax, tags


def left_out(doc: Doc, one: Attribution, cue: Piece) -> Attribution:
    """The attribution without a first content that the subject of its cue is in, which becomes the source where there
    is none ("*The vote* shows | that it is over")."""
    one = _without_postponed(doc, one, cue)
    first, *others = one.contents
    subjects = [s for t in doc[cue.start : cue.end] for s in syntax.subjects(t)]
    told = [t for c in others for t in doc[c.start : c.end] if syntax.is_a(t, "clause")]
    telling = any(cue.start <= t.head.i < cue.end for t in told)
    words = doc[first.start : first.end]
    if not telling or words.root not in subjects or any(t.is_quote for t in words):
        return _without_title(doc, one) if others else one
    source = one.source or first._replace(label="SOURCE", end=syntax.noun_phrase(words.root).end)
    return one._replace(contents=tuple(others), source=source)


def _without_postponed(doc: Doc, one: Attribution, cue: Piece) -> Attribution:
    """The attribution without a last content that is the subject right behind its cue ("He has left, reports *our
    correspondent*"), which becomes the source where there is none."""
    *others, last = one.contents
    if not others or last.start != cue.end or any(t.is_quote for t in doc[last.start : last.end]):
        return one
    root = doc[last.start : last.end].root
    own = syntax.is_a(root, "subject") and cue.start <= root.head.i < cue.end
    if not own or root.pos_ not in tags.REFERRING:
        return one
    return one._replace(contents=tuple(others), source=one.source or last._replace(label="SOURCE"))


def before(doc: Doc, one: Attribution, last: Piece, cue: Piece) -> tuple[Attribution, Piece]:
    """A content before its cue without the cue's subject at its end, which becomes the source where there is none ("The
    bridge has failed, | *the mayor*, said")."""
    for subject in (s for t in doc[cue.start : cue.end] for s in syntax.subjects(t)):
        phrase = syntax.noun_phrase(subject)
        told = any(syntax.is_a(t, "clause") and cue.start <= t.head.i < cue.end for t in doc[last.start : phrase.start])
        if (
            told
            and last.start < phrase.start
            and phrase.end == last.end <= cue.start
            and not doc[last.end - 1].is_quote
        ):
            edge = max(subject.left_edge.i, last.start + 1)
            whole = not any(t.is_punct or t.tag_ in tags.FINITE for t in doc[edge : phrase.start])
            start = min(edge, phrase.start) if whole else phrase.start
            source = one.source or Piece("SOURCE", start, phrase.end)
            return one._replace(source=source), last._replace(end=start)
    return one, last


def _without_title(doc: Doc, one: Attribution) -> Attribution:
    """The attribution without a first content that runs into its source, for it says what that is ("the minister *for
    labour* Ann Lee said it was late")."""
    first, *others = one.contents
    source = one.source
    if source is None or first.end != source.start:
        return one
    words = doc[first.start : first.end]
    if any(t.is_quote for t in words):
        return one
    if any(t.tag_ in tags.FINITE for t in words):
        return _without_owner(doc, one)
    is_title = doc[first.start : first.end].root.head in doc[source.start : source.end]
    return one._replace(contents=tuple(others), source=source._replace(start=first.start) if is_title else source)


def _without_owner(doc: Doc, one: Attribution) -> Attribution:
    """The attribution without a first content, a clause of the reporter's own, that ends in whose its source is ("*The
    works have begun and the ministry's* roads office says that they …")."""
    first, *others = one.contents
    if one.source is None or one.cue is None or not one.source.end <= one.cue.start < others[0].start:
        return one
    phrase = syntax.noun_phrase(doc[one.source.start : one.source.end].root)
    told = (t for c in others for t in doc[c.start : c.end] if syntax.is_a(t, "clause"))
    own = any(one.cue.start <= t.head.i < one.cue.end for t in told)
    if not own or not first.start < phrase.start < first.end:
        return one
    return one._replace(contents=tuple(others), source=one.source._replace(start=phrase.start))


def starts(doc: Doc, content: Piece, cue: Piece) -> Iterator[int]:
    """Where the subjects begin that the verb of what is said before its cue has before it ("*Another group* | has
    threatened to leave, she said")."""
    if content.end > cue.start or any(t.is_quote for t in doc[content.start : content.end]):
        return
    for verb in doc[content.start : content.end]:
        if syntax.is_a(verb, "clause") and cue.start <= verb.head.i < cue.end:
            edges = (s.left_edge.i for s in syntax.subjects(verb) if s.i < content.start)
            yield from (i for i in edges if not any(t.is_quote for t in doc[i : content.start]))
