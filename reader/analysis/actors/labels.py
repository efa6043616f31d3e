"""What the names of a text name, as the article as a whole tells: one string, one bearer's kind."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from spacy.tokens import Span

from reader.analysis.grammar import phrases
from reader.analysis.words import names, nouns, places, titles
from reader.analysis.words.folding import fold
from reader.pipeline import tags
from reader.pipeline.labels import PLACES

_HOUSES = frozenset({"FAC", "GPE", "LOC", "MISC"})
"""What names of bodies are taken for."""


def relabelled(spans: Sequence[Span]) -> Iterator[tuple[Span, str]]:
    """Each name with the label that the article as a whole gives it: one string, one bearer's kind."""
    votes: dict[str, Counter[str]] = {}
    full = [names.person(s.text) for s in spans if s.label_ == "PERSON" and len(s) > 1]
    surnames = {name.surname for name in full if name.is_full}
    firms = _named_alike(spans)
    for span in spans:
        votes.setdefault(fold(span.text), Counter())[span.label_] += 1
    acting = {fold(s.text) for s in spans if s.label_ in _HOUSES and _is_acting_body(s)}
    for span in spans:
        key = fold(span.text)
        label = votes[key].most_common(1)[0][0]
        if _is_called_by_people(span) or _is_familys(span):
            continue
        bears = key in surnames and (key not in firms or _is_personal(span))
        if label not in ("PERSON", "DATE") and bears and not places.country(span.text):
            label = "PERSON"
        if (
            label in ("LOC", "FAC", "MISC", "GPE", "PRODUCT")
            and phrases.speaks(span.root)
            and not (label == "GPE" and (places.of_capital(span.text) or places.country(span.text)))
        ):
            label = "ORG"  # what speaks is an organisation, even if its name is its house's
        if label in _HOUSES and key in acting:
            label = "ORG"
        if label in ("GPE", "LOC", "NORP") and names.organization(span.text).core == ("islamic", "state"):
            label = "ORG"
        if label in PLACES and names.is_known_organization(span.text):
            label = "ORG"
        if (label == "PERSON" and _is_no_name(span)) or (len(span) == 1 and nouns.sort(span.text) == "place"):
            continue  # "the Republic" says nobody's name
        if label == "NORP" and places.country(span.text):
            label = "GPE"
        if label == "GPE" and places.of_demonym(span.text) and not places.country(span.text):
            label = "NORP"
        yield span, label


def _is_acting_body(span: Span) -> bool:
    """Whether a name that says what body it is has a part of its own in what happens: "*Velden Hospital* sued"."""
    last = span[-1].text
    body = len(span) > 1 and last.istitle() and nouns.sort(last) == "organization" and not names.is_event(span.text)
    return body and phrases.part(span.root) in ("subject", "agent", "possessor")


def _is_called_by_people(span: Span) -> bool:
    """Whether what was taken for a name says only whose people one is of ("the *Spaniard* won")."""
    return len(span) == 1 and phrases.is_compatriot(span[0])


def _is_familys(span: Span) -> bool:
    """Whether a person's name is that of a whole family ("the *Lee* family")."""
    return span.label_ == "PERSON" and span.end < len(span.doc) and span.doc[span.end].lower_ == "family"


def _named_alike(spans: Sequence[Span]) -> frozenset[str]:
    """The organisations that bear somebody's surname: named twice before anyone of that surname has been introduced."""
    before: Counter[str] = Counter()
    introduced: set[str] = set()
    for span in sorted(spans, key=lambda s: s.start):
        if span.label_ == "PERSON" and len(span) > 1:
            introduced.add(names.person(span.text).surname)
        elif span.label_ == "ORG" and (name := fold(span[0].text if len(span) > 1 else span.text)) not in introduced:
            before[name] += 1  # "Brightwell Foods" goes by its first word
    return frozenset(name for name, times in before.items() if times > 1)


def _is_personal(span: Span) -> bool:
    """Whether a surname's place shows that a person is meant: behind a form of address, or before an age."""
    doc, after = span.doc, span.doc[span.end : span.end + 3]
    addressed = span.start > 0 and titles.is_address(doc[span.start - 1].text)
    aged = len(after) == 3 and after[0].text == "," == after[2].text and after[1].text.isdigit()
    return addressed or aged


def _is_no_name(span: Span) -> bool:
    """Whether what was taken for a person's name only describes people ("Mr President", "Wealthy Voters")."""
    several = span[-1].tag_ in tags.PLURAL and nouns.sort(span[-1].text) == "person"
    return several or all(titles.is_title(t.text) for t in span)
