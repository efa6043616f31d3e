"""The article's named entities, from the pipeline's: page furniture left out, spans trimmed, places told apart."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import zip_longest

from spacy.tokens import Doc, Span, Token

from reader.analysis import datelines, transcript
from reader.analysis.entities import bearers
from reader.analysis.times import named as named_dates
from reader.analysis.words import names, nouns, places, titles
from reader.analysis.words.determiners import ARTICLES
from reader.analysis.words.folding import fold
from reader.pipeline import syntax
from reader.pipeline.labels import ACTORS, BODIES, PARTIES, PLACES, REGIONS
from reader.pipeline.pieces import is_unread
from reader.story import Article, Entity, Extent

_POSSESSIVES = frozenset({"'s", "’s", "'", "’", "`s"})
_MISTER = frozenset({"mr", "mrs", "ms"})
_PROPER = PARTIES | PLACES
_ACRONYM = 4
"""Letters of an acronym, mostly at most."""
_LONGEST_NAME = 4
"""Words of a person's full name, mostly at most."""
_BODIES = BODIES | {"MISC"}
_REPEATED = ACTORS | {"PRODUCT"}


def find(doc: Doc, article: Article) -> tuple[Entity, ...]:
    """The entities of an article in text order; labels are OntoNotes 5's and MISC. None overlap.

    `doc` is the article's text, analysed. An article, a possessive ending or a title before a person's name is no
    part of a name. A name found in one place is found wherever it stands, and has one label. LOC is refined to GPE for
    countries, states, provinces and cities; seas, mountains, continents and other regions without a government stay
    LOC.
    """
    spans = spelt(doc, article)
    sure = {start for start, _ in datelines.find(article)} | {w.who.start_char for w in transcript.lines(doc, article)}
    labels, asked = bearers.gather(spans, sure)
    labels |= bearers.decide(doc, asked)
    return tuple(Entity(s.start_char, s.end_char, label(_labelled(s, labels[bearers.key(s)]))) for s in spans)


def _labelled(span: Span, label: str) -> Span:
    return span if label == span.label_ else Span(span.doc, span.start, span.end, label=label)


def spelt(doc: Doc, article: Article) -> list[Span]:
    """The entities in text order, each with the label that it has for itself."""
    furniture = [(b.start, b.end) for b in article.blocks if b.kind == "furniture"]
    named = sorted([*_trimmed(doc, article), *_overlooked(doc), *named_dates.weekdays(doc)], key=lambda s: s.start)
    named = list(
        _speaking(_without_ranks([part for span in named for part in _people(span)]), transcript.lines(doc, article))
    )
    named = _dated(doc, named, list(datelines.find(article)))
    spans = [s for s in _described(_listed(list(_joined(named)))) if not _within(furniture, s.start_char)]
    short = list(_abbreviated(spans))
    spans += [s for s in _repeated(doc, spans) if not _within(furniture, s.start_char)]
    return sorted([*_without(spans, short), *short], key=lambda s: s.start)


def _dated(doc: Doc, named: Sequence[Span], where: Sequence[Extent]) -> list[Span]:
    """The spans, with the places of datelines for what else they were taken for."""
    lines = [s for start, end in where if (s := doc.char_span(start, end, label="LOC", alignment_mode="expand"))]
    apart = [s for s in named if not any(s.start < line.end and line.start < s.end for line in lines)]
    return sorted([*apart, *lines], key=lambda s: s.start)


def label(span: Span) -> str:
    """The entity's label, LOC told apart from GPE."""
    if span.label_ == "LOC" and not places.is_region(span.text):
        return "GPE"
    return span.label_


def _in_columns(doc: Doc, article: Article) -> Iterator[Span]:
    """The pipeline's entities; in place of one that crosses the columns of a table, its parts that are no mere figures.

    A table's rows are items. Between columns there are tabs, or more spaces than a slip of the hand makes.
    """
    items = [(b.start, b.end) for b in article.blocks if b.kind == "item"]
    for entity in doc.ents:
        gaps = [t.i for t in entity if t.is_space and (len(t) > 1 or "\t" in t.text)]
        if not gaps or not _within(items, entity.start_char):
            yield entity
            continue
        for start, end in zip([entity.start, *(i + 1 for i in gaps)], [*gaps, entity.end], strict=True):
            if any(c.isalpha() for c in doc[start:end].text):
                yield Span(doc, start, end, label=entity.label_)


def _trimmed(doc: Doc, article: Article) -> Iterator[Span]:
    for entity in _in_columns(doc, article):
        start, end = entity.start, entity.end
        while start < end and (_is_leading(doc[start]) or _is_mark(doc[start].text)):
            start += 1
        while start < end and (doc[end - 1].text in _POSSESSIVES or _is_mark(doc[end - 1].text)):
            end -= 1
        kind = entity.label_
        if end - start > 1 and kind in _PROPER and titles.is_address(doc[end - 1].text):
            end, kind = end - 1, "LOC"  # "Indiana Gov.", before a name
        elif kind == "PERSON":
            start, end = _from_given(doc, start, end), _to_surname(doc, start, end)
            while end - start > 1 and not _is_personal(doc[start:end]):
                end -= 1
            start += titles.strip([t.text for t in doc[start:end]])
            if end - start > 2 and _is_trade(doc[start]):
                start += 1
        elif end - start > 1 and fold(doc[start].text) in _MISTER:
            start, kind = start + 1, "PERSON"
        elif kind == "ORG":
            at = _after_title(doc[start:end]) or _after_party(doc[start:end])
            start, kind = (start + at, "PERSON") if at else (start, kind)
            if names.is_event(doc[start:end].text):
                kind = "MISC"
            elif end - start == 2 and _is_common_person(doc[end - 1]):  # "Republican nominee"
                end, kind = end - 1, "NORP"
        if kind == "DATE" and (clock := named_dates.to_clock(doc[start:end])) > end:
            end, kind = clock, "TIME"
        elif kind == "DATE" and start < end and named_dates.is_day_of_month(doc[end - 1]):
            end += 1
        if start < end and kind in _PROPER:
            if places.is_affiliation(_hyphened(doc[start:end]).text):
                continue
            kind = "LOC" if places.is_short_state(doc[start:end].text) else kind
        if start < end and not (kind in _PROPER and end - start == 1 and _is_adjective(doc[start])):
            yield Span(doc, start, end, label="DATE" if named_dates.says_when(doc[start:end]) else kind)


def _is_leading(token: Token) -> bool:
    """Whether an article comes before a name; "A-jen" has none."""
    return token.lower_ in ARTICLES and bool(token.whitespace_)


def _overlooked(doc: Doc) -> Iterator[Span]:
    """People's full names that the pipeline passed over: a given name, and a surname that the parse hangs on it."""
    for token in doc[:-1]:
        after = token.nbor()
        if token.ent_type_ or after.ent_type_ or not (token.is_title and after.is_title and token.whitespace_):
            continue
        flat = after.head == token and after.dep_ == "flat" and token.pos_ == after.pos_ == "PROPN"
        if flat and titles.is_given(token.text) and nouns.sort(after.text) is None and not titles.is_title(after.text):
            last = after.i + 1
            beyond = doc[last] if last < len(doc) else after
            if not (beyond.head == token and beyond.dep_ == "flat"):  # longer names are cut elsewhere as well
                yield Span(doc, token.i, last, label="PERSON")


def _to_surname(doc: Doc, start: int, end: int) -> int:
    """Where a name ends of which only the beginning was found: a given name ("Hillary" of "Hillary Clinton's"), or
    words that the parse goes on from ("Debbie Wasserman" of "Debbie Wasserman Schultz")."""
    if end >= len(doc) or end - start >= _LONGEST_NAME:
        return end
    after = doc[end]
    goes_on = after.dep_ == "flat" and start <= after.head.i < end and nouns.sort(after.text) is None
    goes_on = goes_on and len(after) > 2  # "Tine As" may be a company
    if not goes_on and (end - start != 1 or not titles.is_given(doc[start].text)):
        return end
    is_name = after.pos_ == "PROPN" and after.text.istitle() and not after.ent_type_ and not after.is_sent_start
    return end + 1 if is_name and doc[end - 1].whitespace_ else end


def _from_given(doc: Doc, start: int, end: int) -> int:
    """Where a name begins of which the first word was not found ("Karr" of "Will Karr", "Ann Lee" of "Faith Ann Lee"):
    the word before, if a given name that nothing else claims."""
    if end - start >= _LONGEST_NAME or start == 0:
        return start
    given = doc[start - 1]
    own = given.pos_ == "PROPN" and given.is_title and not given.ent_type_ and titles.is_given(given.text)
    return start - 1 if own and given.whitespace_ and not doc[start].is_sent_start else start


def _joined(spans: Iterable[Span]) -> Iterator[Span]:
    """The spans, a given name or initials and what goes on with the name right after them joined."""
    last: Span | None = None
    for span in spans:
        if last is not None and _runs_on(last, span):  # "Ann" and "Lee of the Greens"
            yield Span(span.doc, last.start, span.start + 1, label="PERSON")
            start = span.start + 3 if span[2].lower_ in ARTICLES and len(span) > 3 else span.start + 2
            last = Span(span.doc, start, span.end, label=span.label_)
            continue
        if last is not None and _is_split_name(last, span):
            last = Span(span.doc, last.start, span.end, label="PERSON")
            continue
        if last is not None and _is_firm(last, span):
            last = Span(span.doc, last.start, span.end, label="ORG")
            continue
        if last is not None:
            yield last
        last = span
    if last is not None:
        yield last


def _runs_on(given: Span, name: Span) -> bool:
    """Whether a given name's surname was taken for the beginning of where its bearer belongs."""
    if not (given.label_ == "PERSON" and len(given) == 1 and given.end == name.start and len(name) > 2):
        return False
    own = titles.is_given(given.text) and bool(given[0].whitespace_) and not name[0].is_sent_start
    return own and name.label_ in BODIES and name[0].pos_ == "PROPN" and name[1].lower_ in ("of", "from")


def _is_firm(one: Span, other: Span) -> bool:
    """Whether two names are one firm's: "Lee & Roy"."""
    if one.end + 1 != other.start or one.doc[one.end].text != "&":
        return False
    labels = {one.label_, other.label_}
    return labels <= _PROPER and not labels <= REGIONS and min(len(one), len(other)) == 1


def _is_split_name(one: Span, other: Span) -> bool:
    if one.label_ != "PERSON" or other.label_ != "PERSON":
        return False
    between = one.doc[one.end : other.start].text if other.start - one.end < 2 else " "
    if between == "-" or (not between and one.text[-1] == "-"):  # "A-jen", and no "Lee-Roy debate"
        return len(one.text.rstrip("-")) < 3 or other.text[0].islower()
    if one.end != other.start:
        return False
    if all(_is_initial(t.text) for t in one):  # "J." and "R. Tolm"
        return True
    together = len(one) == len(other) == 1
    return together and bool(one[0].whitespace_) and titles.is_given(one.text) and not other[0].is_sent_start


def _is_initial(word: str) -> bool:
    return len(word) == 2 and word[0].isupper() and word[1] == "."


def _is_adjective(token: Token) -> bool:
    """Whether a word is no name for being a plain adjective ("presidential")."""
    return token.pos_ == "ADJ" and token.text.islower()


def _is_trade(token: Token) -> bool:
    """Whether a name's first word only says what its bearer is, for it opens a sentence ("*Foreman* Åke Moen")."""
    common = nouns.sort(token.text) == "person" and not titles.is_given(token.text)
    return common and bool(token.is_sent_start or token.i == 0)


def _is_common_person(token: Token) -> bool:
    return token.text.islower() and nouns.sort(token.text) == "person"


def _listed(spans: Sequence[Span]) -> Iterator[Span]:
    """The spans, a full name of no known kind that stands in a list between two people's made a person's."""
    for i, span in enumerate(spans):
        around = spans[max(0, i - 1) : i + 2]
        if span.label_ == "MISC" and len(around) == 3 and 1 < len(span) < 4 and all(t.text.istitle() for t in span):
            before, after = around[0], around[2]
            people = before.label_ == after.label_ == "PERSON"
            commas = span.doc[before.end : span.start].text == "," == span.doc[span.end].text
            if people and commas and after.start - span.end <= 2:
                span = Span(span.doc, span.start, span.end, label="PERSON")
        yield span


def _described(spans: Iterable[Span]) -> Iterator[Span]:
    """The spans, a full name beside a noun for one person made a person's ("a spokeswoman, Petra Nyvall,")."""
    for span in spans:
        head = span.root.head
        if (
            span.label_ in _PROPER
            and 1 < len(span) <= _LONGEST_NAME
            and all(t.text.istitle() for t in span)
            and syntax.is_a(span.root, "apposition")
            and head.tag_ == "NN"
            and nouns.sort(head.text) == "person"
            and span.start > head.i
            and span.doc[span.start - 1].text == ","
        ):
            span = Span(span.doc, span.start, span.end, label="PERSON")
        yield span


def _is_personal(span: Span) -> bool:
    """Whether a person's name can end so: with no common word ("Trump critic") and no organisation ("Houngbo ILO")."""
    last = span[-1].text
    acronym = len(last) > 2 and last.isalpha() and last.isupper() and not span[0].text.isupper()
    common = last.islower() and last.isalpha() and bool(span[-2].whitespace_)  # not "Min-nan"
    return not common and not acronym


def _after_title(span: Span) -> int:
    """Where a person's name begins in an organisation's that runs into it ("Republican nominee Gov. Mike Pence")."""
    for i in range(1, len(span) - 1):
        names = [t.text for t in span[i + 1 :]]
        if titles.is_address(span[i].text) and len(names) <= 3 and all(n[:1].isupper() for n in names):
            return i + 1
    return 0


def _after_party(span: Span) -> int:
    """Where a person's name begins in an organisation's that is a party's follower ("Republican Ann Lee")."""
    return int(1 < len(span) < 5 and titles.is_partisan(span[0].text) and titles.is_given(span[1].text))


def _people(span: Span) -> Iterator[Span]:
    """Two people's names that were taken for one ("Lee and Roy"), else the span itself; "Lee & Roy" is a firm."""
    joint = next((t for t in span[1:-1] if t.lower_ in ("and", "&")), None) if span.label_ == "PERSON" else None
    if joint is None:
        yield span
    elif joint.text == "&" and min(joint.i - span.start, span.end - joint.i - 1) == 1:
        yield Span(span.doc, span.start, span.end, label="ORG")
    else:
        yield Span(span.doc, span.start, joint.i, label="PERSON")
        yield Span(span.doc, joint.i + 1, span.end, label="PERSON")


def _without_ranks(spans: Sequence[Span]) -> list[Span]:
    """The spans without ranks: abbreviations right before people's full names ("DCI Ann Lee"), and nowhere else."""
    kept: list[Span] = []
    ranks: list[Span] = []
    for span, after in zip_longest(spans, spans[1:]):
        first = span[0].text
        rank = _is_abbreviation(first) and (len(first) > 2 or titles.is_title(first))  # not "HD Deve Gowda"
        if span.label_ == "PERSON" and len(span) > 2 and rank and span[1].is_title:
            kept.append(Span(span.doc, span.start + 1, span.end, label="PERSON"))
        elif (
            len(span) == 1
            and _is_abbreviation(first)
            and after is not None
            and after.start == span.end
            and after.label_ == "PERSON"
            and len(after) > 1
        ):
            ranks.append(span)
        else:
            kept.append(span)
    others = {s.text for s in kept}
    return sorted([*kept, *(s for s in ranks if s.text in others)], key=lambda s: s.start)


def _hyphened(span: Span) -> Span:
    """The span with the words that hyphens join to its edges ("*R*-Fla.")."""
    doc, start, end = span.doc, span.start, span.end
    if start > 1 and doc[start - 1].text == "-" and not doc[start - 1].whitespace_:
        start -= 2
    if end + 1 < len(doc) and doc[end].text == "-" and not doc[end - 1].whitespace_:
        end += 2
    return doc[start:end]


def _is_abbreviation(word: str) -> bool:
    return 1 < len(word) <= _ACRONYM and word.isalpha() and word.isupper() and places.country(word) is None


def _speaking(spans: Sequence[Span], lines: Iterable[transcript.Line]) -> Iterator[Span]:
    """The spans, a name in capitals that a transcript's line begins with made a person's: one that a person has in
    the text, or one too long for an acronym that the text gives nothing else."""
    labels = {i for line in lines for i in range(line.who.start, line.who.end)}
    elsewhere = {fold(s.text) for s in spans if s.label_ in BODIES and s.start not in labels}
    surnames = {fold(s[-1].text) for s in spans if s.label_ == "PERSON"}
    for span in spans:
        speaks = span.start in labels and span[0].is_upper and span.label_ in _BODIES
        name = fold(span.text)
        if speaks and (name in surnames or (len(name) > _ACRONYM and name not in elsewhere)):
            span = Span(span.doc, span.start, span.end, label="PERSON")
        yield span


def _repeated(doc: Doc, spans: Sequence[Span]) -> Iterator[Span]:
    """Names that were found in one place, in the places where they were overlooked."""
    taken = {i for s in (*spans, *doc.ents) for i in range(s.start, s.end)}
    votes: dict[tuple[str, ...], Counter[str]] = {}
    for span in spans:
        if span.label_ in _REPEATED:
            votes.setdefault(tuple(t.text for t in span), Counter())[span.label_] += 1
    by_first: dict[str, list[tuple[str, ...]]] = {}
    for name in sorted(votes, key=len, reverse=True):
        by_first.setdefault(name[0], []).append(name)
    for token in doc:
        for name in by_first.get(token.text, ()):
            stretch = doc[token.i : token.i + len(name)]
            if taken.isdisjoint(range(stretch.start, stretch.end)) and _is_name(stretch, name):
                taken.update(range(stretch.start, stretch.end))
                yield Span(doc, stretch.start, stretch.end, label=votes[name].most_common(1)[0][0])


def _abbreviated(spans: Sequence[Span]) -> Iterator[Span]:
    """The acronyms that stand in brackets after an organisation's name: "Islamic State (IS)"."""
    for span in spans:
        doc, end = span.doc, span.end
        if span.label_ not in _BODIES or end + 2 >= len(doc) or len(span) < 2:
            continue
        if doc[end].text == "(" and doc[end + 2].text == ")":
            acronym = doc[end + 1].text
            if names.is_acronym(acronym) and fold(acronym) in names.organization(span.text).acronyms:
                yield Span(doc, end + 1, end + 2, label=span.label_)


def _without(spans: Sequence[Span], others: Sequence[Span]) -> list[Span]:
    """The spans that share no word with the others."""
    taken = {i for other in others for i in range(other.start, other.end)}
    return [s for s in spans if taken.isdisjoint(range(s.start, s.end))]


def _is_name(stretch: Span, name: tuple[str, ...]) -> bool:
    """Whether words that are spelt like a name are one here: capitals, and no word of a longer name."""
    if tuple(t.text for t in stretch) != name or not any(c.isupper() for c in name[0]):
        return False
    return all(t.pos_ == "PROPN" or len(name) > 1 for t in stretch)


def _is_mark(text: str) -> bool:
    return is_unread(text) or (text != "." and not any(c.isalnum() or c in "$£€¥₹#@%" for c in text))


def _within(extents: Sequence[Extent], position: int) -> bool:
    i = bisect_right(extents, (position, 1 << 60)) - 1
    return i >= 0 and extents[i][0] <= position < extents[i][1]
