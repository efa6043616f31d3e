"""Which actor a source's words name."""

from __future__ import annotations

from spacy.tokens import Doc, Span, Token

from reader.analysis.index import ActorIndex
from reader.pipeline import syntax

_RELATIVE = frozenset({"who", "whom", "which", "that", "whose"})


def speaker(source: Span, index: ActorIndex) -> str | None:
    """The actor that a source refers to: its head's, its head's apposition's, or that of a name it is built on."""
    for head in heads(source):
        found = index.at(head.idx, head.idx + len(head))
        if found is not None:
            return found
    return None


def heads(source: Span) -> list[Token]:
    """The words that can stand for the whole source, likeliest first."""
    head = _antecedent(head_of(source))
    beside = [t for t in source if t != head and _same_person(t, head)]
    return [head, *beside]


def head_of(source: Span) -> Token:
    """The source's head noun or pronoun."""
    nominal = [t for t in source if t.pos_ in ("NOUN", "PROPN", "PRON", "NUM")]
    inside = [t for t in nominal or source if not source.start <= t.head.i < source.end or t.head == t]
    return next(iter(inside), nominal[0] if nominal else source[0])


def _same_person(token: Token, head: Token) -> bool:
    """Whether a word of the source names what its head does: "a spokeswoman, *Ann Lee*", "spokesman *John Kirby*"."""
    if token.pos_ != "PROPN":
        return False
    return head.head == token or (token.head == head and syntax.is_a(token, "apposition", "compound"))


def _antecedent(head: Token) -> Token:
    """For a relative pronoun, the noun that its clause describes."""
    if head.lower_ not in _RELATIVE:
        return head
    for above in syntax.ancestors(head):
        if syntax.is_a(above, "relative clause", "noun clause"):
            return above.head
    return head


def subject_of(cue: Span) -> Token | None:
    """Who speaks by the parse: the subject of the cue's verb, or the agent of a passive one."""
    doc: Doc = cue.doc
    for token in cue:
        found = syntax.agents(token) if syntax.is_passive(token) else syntax.subjects(token)
        for subject in found:
            if not cue.start <= subject.i < cue.end and subject.doc is doc:
                return subject
    return None
