"""Whose a noun of saying is: not theirs who act despite it or meet it ("*the board* went on despite warnings that …",
"*the police* are looking into claims that …")."""

from __future__ import annotations

from spacy.tokens import Span, Token

from reader.pipeline import reporting, syntax, tags
from reader.pipeline.tables import word_set

_BESIDE = word_set("despite amid amidst after against following over notwithstanding since")
"""Prepositions of what only goes along with a clause."""
_TOWARDS = word_set("to on about by")
"""Prepositions that lead to words which one only does something about ("*the party* responded to reports that …")."""
_GIVING = word_set(
    "make give issue raise have hold offer release send file lodge launch bring level put leave deliver submit share"
)
"""Verbs by which one says what their object names, apart from those of saying, thinking and denying."""
_MEETING = word_set("hear probe consider ponder contemplate mull weigh discuss debate face")
"""Verbs of saying and thinking that one does with what others said."""


def is_holder(source: Span, cue: Span) -> bool:
    """Whether a source can be whose the cue's words are; it always can where the cue has no noun of saying."""
    noun = next((t for t in reversed(cue) if t.pos_ == "NOUN"), None) or _saying(cue)
    if noun is None or not (reporting.is_noun(noun.lower_) or reporting.is_document(noun.text)):
        return True
    if any(source.start <= t.i < source.end for t in noun.subtree) or syntax.children(noun, "possessor"):
        return True
    elsewhere = source.root.sent != noun.sent
    start = syntax.noun_phrase(noun).start
    led = [
        *syntax.prepositions(noun),
        *noun.doc[max(noun.sent.start, start - 1) : start],
    ]  # "following", taken for a verb
    if elsewhere or any(p.lower_ in _BESIDE for p in led):
        return False
    verb = noun.head
    acts = any(source.start <= s.i < source.end for s in syntax.subjects(verb))
    tells = any(t.pos_ in tags.VERBS for t in cue if t.i > noun.i)  # "went on record to *say*"
    if acts and not tells and syntax.is_a(noun, "oblique") and any(p.lower_ in _TOWARDS for p in led):
        return False
    return not (syntax.is_a(noun, "object") and acts) or _says(verb)


def _saying(cue: Span) -> Token | None:
    """The noun for words that a cue's participle right behind it tells: "following *reports* claiming that …"."""
    verb = cue[0]
    told = verb.tag_ == "VBG" and syntax.is_a(verb, "noun clause") and verb.head.i == verb.i - 1
    return verb.head if told and verb.head.pos_ == "NOUN" else None


def is_owner(source: Span, cue: Span) -> bool:
    """Whether a source only says whose something is that tells nothing ("mocked *Roe's* vote, saying …")."""
    owner = source.root
    owned = owner.head
    if not syntax.is_a(owner, "possessor") or source.start <= owned.i < source.end or cue.start <= owned.i < cue.end:
        return False
    acting = syntax.is_a(owned, "subject", "passive subject")  # "*Roe's* words go on with …"
    return not acting and not any(owned in syntax.ancestors(t) for t in cue)


def whole(source: Span, cue: Span) -> Span:
    """A source that is the end of the phrase of its cue's subject, as all of it: "the *head of* | the bank said",
    "an *email to* | his backers notes"."""
    for token in cue:
        for subject in syntax.subjects(token):
            before = subject.i < source.start and subject.left_edge.i < source.start <= source.end <= token.i
            above = source.root.head != source.root and any(t == subject for t in syntax.ancestors(source.root))
            between = source.doc[subject.i : source.start]
            if before and above and not any(t.is_quote or t.tag_ in tags.FINITE or t.text in ";:" for t in between):
                return source.doc[subject.left_edge.i : source.end]
    return source


def described(source: Span, cue: Span) -> Span:
    """The subject of a cue in place of a source in the clause between the two that only describes it: "*Lee*, who was
    joined by | Ann Roe | said"."""
    for subject in (s for token in cue for s in syntax.subjects(token)):
        if not (subject.pos_ in tags.NOUNS and subject.i < source.start and source.end <= cue.start):
            continue
        above = (source.root, *syntax.ancestors(source.root))
        for verb in above:
            inside = syntax.is_a(verb, "noun clause") and verb.head == subject and not cue.start <= verb.i < cue.end
            words = source.doc[subject.i + 1 : source.start]
            if inside and any(t.tag_ in tags.RELATIVE and t.head == verb for t in words):
                return syntax.noun_phrase(subject)
    return source


def _says(verb: Token) -> bool:
    kind = reporting.kind_of(verb.lower_)
    return verb.lemma_ not in _MEETING and (verb.lemma_ in _GIVING or kind not in (None, "finding"))
