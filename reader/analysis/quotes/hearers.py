"""Who is told, not who tells: "*the jury* was told", "Jury told *…*", "told *her* she had won"."""

from __future__ import annotations

from spacy.tokens import Token

from reader.analysis.quotes.marks import STOPS
from reader.pipeline import reporting, syntax, tags

TELLING = reporting.ADDRESSEE_OBJECT - {"convince", "persuade"}
"""Verbs, by their lemmas, whose object is whom something is said to; who is convinced thinks so."""
_TRANSITIVE = frozenset({"tell", "inform", "remind", "assure", "reassure", "notify"})
"""Those that say nothing without saying to whom."""


def told(verb: Token) -> list[Token]:
    """The subjects of a verb that says they are told something; empty where its subject tells, or it has none."""
    if verb.lemma_ not in TELLING:
        return []
    if syntax.is_passive(verb):
        return syntax.passive_subjects(verb) or syntax.subjects(verb)
    return syntax.subjects(verb) if _is_headline_passive(verb) else []


def is_told(verb: Token) -> bool:
    """Whether a verb of telling or asking is about who is told or asked, named or not ("when *asked* whether …")."""
    return bool(told(verb)) or (verb.lemma_ in TELLING and (syntax.is_passive(verb) or _is_reduced(verb)))


def _is_reduced(verb: Token) -> bool:
    """Whether a past form is a participle whatever its tag, for it stands without a subject behind "when" or "if"."""
    if verb.tag_ not in tags.PAST or not syntax.is_a(verb, "adverbial clause") or verb.i == verb.sent.start:
        return False
    return verb.nbor(-1).lower_ in syntax.OPENING and not syntax.children(verb, "subject", "auxiliary")


def addressed(verb: Token) -> list[Token]:
    """The objects that stand between a verb of telling and the clause that says what is told."""
    return [] if verb.lemma_ not in TELLING or told(verb) else _between(verb)


def subjects_behind(verb: Token) -> list[Token]:
    """The objects of a "told" for "was told" that are the subjects of what is told ("Jury told *Roe* lied")."""
    return _between(verb) if told(verb) and not syntax.is_passive(verb) else []


def _between(verb: Token) -> list[Token]:
    """The objects between a verb and the clause that hangs on it; of two, the second is the subject of a clause that
    has no other ("told *the radio* a poll was wrong")."""
    clauses = [c for c in syntax.children(verb, "clause", "open clause") if c.i > verb.i]
    objects = [o for o in syntax.children(verb, "object", "indirect object") if o.i > verb.i]
    before = [o for o in objects if any(o.i < c.left_edge.i for c in clauses)]
    bare = not any(syntax.children(c, "subject", "passive subject", "marker") for c in clauses)
    return before[:1] if bare else before


def _is_headline_passive(verb: Token) -> bool:
    """Whether a headline left out the auxiliary: English tells nothing without saying whom, so that "told" is one of
    those who are told where what is told, a stop or the end follows it ("Tenant told *she* must go", "Jury told Roe
    *lied*"). Only in words that do not end as a sentence does: some papers' English has "he told that …"."""
    if verb.lemma_ not in _TRANSITIVE or verb.tag_ not in tags.PAST or syntax.children(verb, "auxiliary"):
        return False
    if syntax.is_a(verb, "noun clause") or _ends_as_sentence(verb):
        return False
    clauses = [c for c in syntax.children(verb, "clause", "open clause") if c.i > verb.i]
    if not clauses:
        after = next((t for t in verb.doc[verb.i + 1 : verb.sent.end] if not t.is_space), None)
        return after is None or after.text in (":", ",")
    first = clauses[0]
    if any(t.tag_ == "WRB" for t in first.lefts):
        return False  # "told how she fled"
    inflected = any(t.tag_ in tags.FINITE for t in (first, *syntax.children(first, "auxiliary", "copula")))
    return not _between(verb) or (inflected and not syntax.children(first, "subject", "passive subject"))


def _ends_as_sentence(token: Token) -> bool:
    last = next((t for t in reversed(token.sent) if not (t.is_space or t.is_quote)), token)
    return last.text in STOPS
