"""What the words themselves say of a candidate: a hint for the scorer "quote"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from spacy.tokens import Doc, Span

from reader.analysis.quotation import Quotation
from reader.analysis.quotes import boundaries
from reader.analysis.quotes.attribution import Attribution
from reader.pipeline import reporting, syntax, tags
from reader.story import Extent, QuoteKind

_NAMELESS = re.compile(r"^(?:not |to not )?to be (?:named|identified|quoted)\b|\banonymity$", re.I)
"""What a source asks for that is no part of the story ("asked not to be named")."""


def is_quote(
    doc: Doc, one: Attribution, how: QuoteKind, content: Sequence[Extent], marked: Sequence[Quotation]
) -> bool:
    """Whether an attribution reports words or thoughts: by quotation marks, a reporting word or saying enough.

    Without quotation marks, what has no finite verb is reported speech only after a word of saying: "*demanded* an
    inquiry" and "*hopes* to win" tell of wishes, which PolNeAR counts too. Without a cue, only a quotation that reads
    as speech is kept.
    """
    # Not from `doc.text`, which is made anew, all of it, each time that it is asked for.
    last = doc.char_span(*content[-1], alignment_mode="expand") if content else None
    if last is not None and _NAMELESS.search(last.text):
        return False
    if one.cue is not None:
        finite = any(t.tag_ in tags.FINITE for c in one.contents for t in doc[c.start : c.end])
        return how != "indirect" or finite or says(doc[one.cue.start : one.cue.end])
    return any(
        boundaries.is_speech(q, boundaries.words_of(doc, q)) or q.resumed
        for q in marked
        if any(s < q.end and q.start < e for s, e in content)
    )


def says(cue: Span) -> bool:
    """Whether a cue has a word or sign of telling something, rather than of wanting, believing or none at all."""
    return any(
        token.lower_ in ("according", "per", ":")
        or token.lower_ in reporting.ADJECTIVES
        or reporting.is_noun(token.lower_)
        or reporting.kind_of(token.lower_) not in (None, "belief", "demand")
        for token in cue
    )


def describes(doc: Doc, one: Attribution) -> bool:
    """Whether what stands behind a cue is a relative clause that only describes a noun: "filed a *complaint* which led
    to a ban", "jokes *every time* that he falls". The "that" of a noun of saying may be taken for such a pronoun."""
    if one.cue is None or one.contents[0].start < one.cue.end:
        return False
    pronoun = doc[one.contents[0].start]
    if pronoun.tag_ != "WDT" or not syntax.is_a(pronoun, "subject", "passive subject", "object"):
        return False
    verb = pronoun.head
    noun = verb.head
    if not syntax.is_a(verb, "noun clause") or noun.i >= pronoun.i:
        return False
    return pronoun.lower_ != "that" or not reporting.is_noun(noun.lower_)
