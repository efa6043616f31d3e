"""Tagged pieces whose label or edge the words around them contradict, set right before they are put together."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Mapping, Sequence

from spacy.tokens import Doc, Token

from reader.analysis.extents import Extents
from reader.analysis.quotes import according, alongside, hearers, signatures
from reader.analysis.quotes.attribution import Piece
from reader.analysis.words import pronouns
from reader.pipeline import reporting, syntax, tags
from reader.pipeline.tables import word_set
from reader.story import Extent

_QUOTED = word_set("quoted cited reported heard")


def righted(doc: Doc, pieces: Iterable[Piece]) -> list[Piece]:
    """The pieces, given and returned in text order.

    "*It* is feared that …" names nobody and reports nothing. "*Was quoted as saying*" is one cue, and who was so is a
    source, as is what "according to" leads to; nobody named in what is reported is. What somebody is *asked* or *told*
    is not said by them. A source does not reach into the clause that describes it ("a man *who* …"), but a document's
    reaches to whose it is ("a report *by the bank*"). What stands after a quotation's dash signs it.
    """
    pieces = according.whole_sources(doc, _with_nouns(doc, sorted(pieces, key=lambda p: p.start)))
    phrases = list(_quoted_as(doc))
    pieces = according.without_manners(doc, list(_with_adverbs(doc, pieces)))
    pieces = list(_without_capitals(doc, pieces))
    cut = _joint(doc, signatures.signed(doc, sorted(_cut(pieces, phrases), key=lambda p: p.start)))
    cut = list(_without_strays(doc, according.without_asides(doc, list(_with_subjects(doc, cut)))))
    cut = list(_without_hearers(doc, list(_without_relatives(doc, cut))))
    starts = frozenset(start for start, _ in phrases)
    kept = [p for p in cut if not _is_expletive(doc, p, starts) and not _is_put(doc, p)]
    right: list[Piece] = []
    for number, piece in enumerate(kept):
        if right and _is_author(doc, right[-1], piece):
            right[-1] = right[-1]._replace(end=piece.end)
            continue
        after = kept[number + 1] if number + 1 < len(kept) else None
        right.append(_relabelled(doc, piece, right[-1] if right else None, after, starts))
    return list(_behind_colons(doc, right))


def is_put_to(verb: Token) -> bool:
    """Whether somebody else says it to whom a verb is about: "the mayor, *asked* whether she would run, laughed"."""
    aside = verb.is_sent_start or verb.nbor(-1).text == ","
    within = verb.head.i > verb.i and verb.tag_ in tags.PAST
    return aside and within and verb.lemma_ in hearers.TELLING and not syntax.objects(verb)


def _is_put(doc: Doc, piece: Piece) -> bool:
    """Whether a piece is such a verb, or what is asked by one."""
    root = doc[piece.start : piece.end].root
    return piece.label != "SOURCE" and is_put_to(root if piece.label == "CUE" else root.head)


def _without_strays(doc: Doc, pieces: Sequence[Piece]) -> Iterator[Piece]:
    """The pieces without sources named in what somebody else reports ("*the firm* has left, the captain said"), unless
    another cue is there, and without those that are the end of what is said."""
    cues = [p for p in pieces if p.label == "CUE"]
    reporting_words = {i: p for p in cues for i in range(p.start, p.end)}
    accorded = {doc[p.start].head.i: p for p in cues if alongside.is_according(doc, p)}
    for number, piece in enumerate(pieces):
        if number and piece.label == "SOURCE" and _completes(doc, pieces[number - 1], piece, pieces[number + 1 :]):
            continue
        found = _reported(doc[piece.start : piece.end].root, reporting_words, accorded)
        if piece.label == "SOURCE" and found is not None:
            clause, cue = found
            if piece.start <= clause.i < piece.end:  # "analysts *led* by Ann Lee", taken for a clause
                yield piece
                continue
            others = (c for c in cues if c != cue and clause.left_edge.i <= c.start <= clause.right_edge.i)
            if next(others, None) is None:
                continue
        yield piece


def _completes(doc: Doc, before: Piece, source: Piece, following: Sequence[Piece]) -> bool:
    """Whether a source only ends the phrase that a content right before it is cut in ("called for talks with striking |
    *port workers*"), and no cue comes behind it in the sentence."""
    if before.label != "CONTENT" or before.end != source.start or doc[before.end - 1].is_punct:
        return False
    last, root = doc[before.end - 1], doc[source.start : source.end].root
    above = next((t for t in syntax.ancestors(root) if not source.start <= t.i < source.end), root)
    limit = root.sent.end
    cut = source.start <= last.head.i < limit and syntax.is_a(last, "adjective", "compound", "determiner")
    within = before.start <= above.i < before.end or cut
    return within and not any(p.label == "CUE" and p.start < limit for p in following[:1])


def _reported(word: Token, cued: Mapping[int, Piece], accorded: Mapping[int, Piece]) -> tuple[Token, Piece] | None:
    """The verb of the clause around a word that a cue reports, and the cue; `accorded` are nouns by "according to"."""
    while word.head != word:
        if syntax.is_a(word, "clause") and word.head.i in cued:
            return word, cued[word.head.i]
        if word.i in accorded:
            return None
        word = word.head
        noun = next((c for c in word.children if c.i in accorded), None)
        if noun is not None:
            return None if noun.i == word.i else (word, accorded[noun.i])
    return None


def _without_capitals(doc: Doc, pieces: Iterable[Piece]) -> Iterator[Piece]:
    """The pieces without sources that are headings in capitals, run into the paragraph that they head ("MORE BUSES FOR
    THE NORTH “We need them,” …")."""
    for piece in pieces:
        words = [t for t in doc[piece.start : piece.end] if t.is_alpha]
        shouted = piece.label == "SOURCE" and len(words) > 3 and all(t.is_upper for t in words)
        if not (shouted and any(t.is_lower for t in words[0].sent)):
            yield piece


def _without_relatives(doc: Doc, pieces: Sequence[Piece]) -> Iterator[Piece]:
    """The pieces without the relative that stands for what is called so: "*which* Roe called “a joke”"; the pronoun of
    whoever calls it so, behind the relative, becomes the source ("*what she* calls")."""
    for number, piece in enumerate(pieces):
        words, after = doc[piece.start : piece.end], pieces[number + 1 : number + 4]
        labels = [p.label for p in after]
        called = labels[:2] == ["CUE", "CONTENT"] or labels == ["SOURCE", "CUE", "CONTENT"]
        relative = words[0].tag_ in tags.RELATIVE and all(t.pos_ == "PRON" for t in words) and len(words) < 3
        if piece.label != "CONTENT" or not relative or not called or doc[after[-1].start].sent != words[0].sent:
            yield piece
        elif len(words) > 1 and labels[0] == "CUE":
            yield Piece("SOURCE", piece.start + 1, piece.end)


def _without_hearers(doc: Doc, pieces: Sequence[Piece]) -> Iterator[Piece]:
    """The pieces without those who are told, as sources or as words of what is told."""
    verbs = [t for p in pieces if p.label == "CUE" for t in doc[p.start : p.end]]
    hearing = {t.i for verb in verbs for t in hearers.told(verb)}
    telling = {t.i for t in verbs if t.lemma_ in hearers.TELLING}
    addressed = {t.i for verb in verbs for t in hearers.addressed(verb)}
    phrases = [syntax.noun_phrase(doc[i], conjuncts=True) for i in addressed]
    called = {i for phrase in phrases for i in range(phrase.start, phrase.end)}
    subjects = [syntax.noun_phrase(t) for verb in verbs for t in hearers.subjects_behind(verb)]
    for piece in pieces:
        if piece.label == "CONTENT":
            piece = piece._replace(start=next((s.start for s in subjects if s.end == piece.start), piece.start))
        words = doc[piece.start : piece.end]
        if piece.label == "SOURCE" and any(t.i in hearing for t in words):
            continue
        if piece.label == "CONTENT" and (words.root.i in hearing or called.issuperset(range(piece.start, piece.end))):
            continue
        if piece.label == "CONTENT" and (first := next((t for t in words if t.i in addressed), None)) is not None:
            phrase = syntax.noun_phrase(first, conjuncts=True)
            start = phrase.end
            if phrase.start <= piece.start:
                if start < piece.end:
                    yield piece._replace(start=start)
                continue
        yield piece._replace(start=_clause_start(doc, piece, telling))


def _clause_start(doc: Doc, piece: Piece, telling: Container[int]) -> int:
    """Where the "that" stands which opens what a verb of telling, given by its place, tells in a content behind it;
    whatever name or phrase is before it is that of one who hears it, however it was parsed."""
    verb = piece.start - 1
    while verb > 0 and doc[verb].pos_ in tags.PLAIN:
        verb -= 1
    if piece.label == "CONTENT" and verb in telling:
        for token in doc[piece.start : piece.end]:
            behind_comma = token.lower_ == "that" and token.nbor(-1).text == ","
            if token.lower_ == "that" and syntax.is_a(token, "marker") and (behind_comma or token.head.head.i == verb):
                return token.i
            if token.tag_ in tags.FINITE or token.is_quote or (token.is_punct and token.text not in ",()[]"):
                break
    return piece.start


def _behind_colons(doc: Doc, pieces: Sequence[Piece]) -> Iterator[Piece]:
    """The pieces without phrases before a cue whose words stand in quotation marks behind its colon."""
    for number, piece in enumerate(pieces):
        words = doc[piece.start : piece.end]
        if piece.label == "CONTENT" and not any(t.is_quote or t.tag_ in tags.FINITE for t in words):
            following = pieces[number + 1 : number + 3]
            cue = next((p for p in following if p.label == "CUE"), None)
            if cue is not None and doc[cue.start].sent == doc[piece.start].sent and _leads_to_quotation(doc, cue):
                continue
        yield piece


def _leads_to_quotation(doc: Doc, cue: Piece) -> bool:
    colon = cue.end - 1 if doc[cue.end - 1].text == ":" else cue.end
    return colon + 1 < len(doc) and doc[colon].text == ":" and doc[colon + 1].is_quote


def _with_subjects(doc: Doc, pieces: Sequence[Piece]) -> Iterator[Piece]:
    """The pieces, a subject taken for the source put back to its predicate: "*Lee* sold it, according to …"; and an
    owner to what is owned: "*the bank's* order is lawful, says …"."""
    passed: Piece | None = None
    for number, piece in enumerate(pieces):
        if passed is not None:
            piece, passed = piece._replace(start=passed.start), None
        after = pieces[number + 1 : number + 4]
        named = (
            sorted(p.label for p in after[1:]) == ["CUE", "SOURCE"]
            and doc[after[2].start].sent == doc[piece.start].sent
        )
        if piece.label == "SOURCE" and named and _owns(doc, piece, after[0]):
            passed = piece
            continue
        if (
            piece.label == "SOURCE"
            and [p.label for p in after[:2]] == ["CONTENT", "CUE"]
            and alongside.is_according(doc, after[1])
        ):
            predicate = doc[after[0].start]
            own = any(piece.start <= s.i < piece.end for s in syntax.subjects(predicate))
            if own and predicate.tag_ in tags.FINITE and piece.end == after[0].start:
                passed = piece
                continue
        yield piece


def _owns(doc: Doc, piece: Piece, content: Piece) -> bool:
    """Whether a piece is a genitive before a content that it and its noun begin."""
    words = doc[piece.start : piece.end]
    owned = words.root.head
    return (
        content.label == "CONTENT"
        and words[-1].tag_ == "POS"
        and piece.end == content.start <= owned.i < content.end
        and syntax.is_a(words.root, "possessor", "oblique")
        and owned.pos_ in tags.NOUNS
    )


def _quoted_as(doc: Doc) -> Iterator[Extent]:
    """The tokens [start, end) of each "was quoted as saying"."""
    for verb in doc[: len(doc) - 2]:
        if verb.lower_ in _QUOTED and doc[verb.i + 1].lower_ == "as" and doc[verb.i + 2].tag_ == "VBG":
            start = verb.i
            while start and doc[start - 1].pos_ == "AUX":
                start -= 1
            yield start, verb.i + 3


def _cut(pieces: Iterable[Piece], phrases: Sequence[Extent]) -> Iterator[Piece]:
    """The pieces with one cue for each phrase that any of them touches, and the rest of them outside it."""
    touched = set()
    cut = Extents(phrases)
    for piece in pieces:
        near = cut.overlapping(piece.start, piece.end)
        if not near:
            yield piece
            continue
        phrase = phrases[near[0]]
        if phrase not in touched:
            touched.add(phrase)
            yield Piece("CUE", *phrase)
        if piece.label != "CUE":
            parts = piece._replace(end=phrase[0]), piece._replace(start=phrase[1])
            yield from (part for part in parts if part.start < part.end)


def _with_nouns(doc: Doc, pieces: Sequence[Piece]) -> Iterator[Piece]:
    """The pieces, a source that ends within a noun phrase ("*the* Consumer Bureau") carried to its end."""
    for number, piece in enumerate(pieces):
        last = doc[piece.end - 1]
        if (
            piece.label == "SOURCE"
            and last.head.i >= piece.end
            and syntax.is_a(last, "determiner", "adjective", "compound")
        ):
            end = syntax.noun_phrase(last.head).end
            if number + 1 == len(pieces) or pieces[number + 1].start >= end:
                piece = piece._replace(end=end)
        yield piece


def _with_adverbs(doc: Doc, pieces: Sequence[Piece]) -> Iterator[Piece]:
    """The pieces, a cue of adverbs alone joined to the cue that it stands right before ("she *also* | *added*")."""
    start: int | None = None
    for number, piece in enumerate(pieces):
        after = pieces[number + 1] if number + 1 < len(pieces) else None
        joins = after is not None and piece.label == after.label == "CUE" and piece.end == after.start
        if joins and all(t.pos_ == "ADV" for t in doc[piece.start : piece.end]):
            start = piece.start if start is None else start
            continue
        yield piece if start is None else piece._replace(start=start)
        start = None


def _joint(doc: Doc, pieces: Sequence[Piece]) -> list[Piece]:
    """The pieces, a source cut out of a list of names carried to all of it ("*Both Ann Lee and* the mayor")."""
    found = list(pieces)
    for number, piece in enumerate(found):
        before = doc[piece.start - 1] if piece.start else None
        if piece.label != "SOURCE" or before is None or before.pos_ != "CCONJ" or piece.start < 2:
            continue
        first = syntax.first_conjunct(doc[piece.start : piece.end].root)
        start = first.left_edge.i
        limit = found[number - 1].start if number and found[number - 1].label == "CONTENT" else None
        if not (first.pos_ in tags.NOUNS and start < piece.start - 1 and first.sent == before.sent):
            continue
        if any(t.tag_ in tags.FINITE or t.is_quote for t in doc[start : piece.start]) or (limit or start) < start:
            continue
        found[number] = piece._replace(start=start)
    named = {i for p in found if p.label == "SOURCE" for i in range(p.start, p.end)}
    return [p for p in found if p.label == "SOURCE" or not named.issuperset(range(p.start, p.end))]


def _is_expletive(doc: Doc, piece: Piece, phrases: Container[int]) -> bool:
    first = doc[piece.start]
    alone = piece.end - piece.start == 1 and first.lower_ == "it"
    return alone and syntax.is_a(first, "passive subject") and piece.end not in phrases


def _relabelled(doc: Doc, piece: Piece, before: Piece | None, after: Piece | None, phrases: Container[int]) -> Piece:
    """The piece set right, between two others; `phrases` are where a "was quoted as saying" starts."""
    words, following = doc[piece.start : piece.end], after.start if after else len(doc)
    ends_open = len(words) > 1 and words[-1].pos_ == "ADP" and words[-1].head.i >= following
    if piece.label == "CONTENT" and ends_open and after is not None and after.label == "SOURCE":
        return piece._replace(end=piece.end - 1)  # "told “go” *by* the head"
    if piece.label == "CONTENT" and len(words) > 2 and words[0].lower_ == "as" and words[1].is_quote:
        return piece._replace(start=piece.start + 1)  # "described it *as* “a joke”"
    if piece.label == "CONTENT" and not any(t.tag_ in tags.FINITE for t in words):
        quoted = piece.end in phrases
        led = (
            before is not None
            and before.label == "CUE"
            and before.end == piece.start
            and alongside.is_according(doc, before)
        )
        return piece._replace(label="SOURCE") if quoted or led or _speaks_next(doc, piece, after) else piece
    if piece.label == "SOURCE" and len(words) > 1 and words[-1].lower_ in pronouns.RELATIVE:
        return piece._replace(end=piece.end - 1)
    if piece.label == "SOURCE":
        if piece.start and doc[piece.start - 1].tag_ == "POS":  # "*Lee's* aide"
            owned = syntax.noun_phrase(doc[piece.start : piece.end].root).start
            piece = piece._replace(start=max(min(owned, piece.start), before.end if before else 0))
        return piece._replace(end=_with_author(doc, piece, following))
    return piece


def _speaks_next(doc: Doc, piece: Piece, after: Piece | None) -> bool:
    """Whether a piece is no more than the subject of the verb of speech right behind it ("heard *Roe* had told …")."""
    root = doc[piece.start : piece.end].root
    verb = root.head
    if after is None or after.label != "CUE" or not after.start <= verb.i < after.end:
        return False
    apart = any(t.head != verb or t.is_punct for t in doc[piece.end : after.start])
    said = reporting.kind_of(verb.lower_) == "speech" and syntax.is_a(root, "subject")
    return (
        said and not apart and root.pos_ in tags.REFERRING and not any(t.is_quote for t in doc[piece.start : piece.end])
    )


def _is_author(doc: Doc, document: Piece, piece: Piece) -> bool:
    """Whether a second source is whose the document before it is: the phrase was tagged in two."""
    if not document.label == piece.label == "SOURCE" or piece.start - document.end > 1:
        return False
    preposition = next((t.i for t in doc[document.end - 1 : piece.start + 1] if t.lower_ in reporting.AUTHORING), None)
    return preposition is not None and preposition > 0 and reporting.is_document(doc[preposition - 1].text)


def _with_author(doc: Doc, piece: Piece, following: int) -> int:
    """Where a source ends that is a document cut short before its author, else where it ends."""
    preposition = piece.end - 1 if doc[piece.end - 1].lower_ in reporting.AUTHORING else piece.end
    if (
        preposition <= piece.start
        or preposition + 1 >= following
        or not (
            reporting.is_document(doc[preposition - 1].text)
            or reporting.is_document(doc[piece.start : preposition].root.text)  # "a survey in June *by the bank*"
        )
    ):
        return piece.end
    end = preposition + 1
    while end < following and doc[end].pos_ in tags.PLAIN:
        end += 1
    return end if doc[preposition].lower_ in reporting.AUTHORING and end > preposition + 1 else piece.end
