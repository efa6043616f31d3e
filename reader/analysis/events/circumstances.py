"""Where and when: the phrases of place and time of an event, in its clause and in the words that share it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TypeAlias

from spacy.tokens import Span, Token

from reader.analysis.events import lending, senses
from reader.analysis.events.roles import Roles
from reader.analysis.times.expressions import is_rate, is_time, whole
from reader.analysis.words import places
from reader.analysis.words.lemmas import lemma_of
from reader.pipeline import syntax, tags
from reader.pipeline.labels import PLACES
from reader.pipeline.tables import word_set

Obliques: TypeAlias = Sequence[tuple[Token, Token]]
"""The prepositional phrases of a word, as `syntax.obliques` has them."""

_LOCATIVE = word_set(
    """in at near inside outside across from to into around on onto off along through throughout toward towards over
    above under beneath behind beside within amid north south east west"""
)
NO_PLACE = word_set("with against since than about despite as of except concerning regarding during until till")
"""Prepositions that bring no place at all: "a game *against* Mexico"."""
NO_TIME = word_set("by with against to of for than about despite as from")
"""Prepositions that bring no time unless the words after them are one: "*by* a wide margin"."""
_PLACE_NOUNS = word_set(
    """city town village country region area province state district border coast capital street road highway
    building house home hospital school airport station camp base court prison jail church mosque temple park
    stadium hotel office headquarters center centre site scene island river mountain sea ocean lake forest desert
    north south east west world continent neighborhood neighbourhood suburb square market mall shop store
    restaurant factory plant mine bridge port harbor harbour theater theatre museum university campus venue ground
    field county territory valley beach bay zone strip hall room apartment county municipality settlement township
    checkpoint embassy bar club outskirt corner arena farm garden hill warehouse supermarket clinic
    terminal facility residence parliament courthouse courtroom pub nightclub cinema gallery library station metro
    subway junction intersection roadside crossing lot tunnel cave coastline airspace front frontline peninsula gulf
    strait canal jungle plain plateau cemetery shrine monastery palace castle fort shelter college laboratory lab
    refinery dam pier quay dock harbour wharf barracks compound depot ranch plantation ward slum camp neighbourhood
    waterfront hillside mountainside ridge volcano glacier reef resort casino synagogue chapel cathedral convent custody
    detention"""
)
_WITHIN = word_set("in at near inside outside across into along throughout onto within")
_LEADING = word_set("to from on toward towards through around")
"""Prepositions that bring in where something happens, and those that do so for a movement."""
_GOING = word_set("enter reach leave flee cross approach exit depart re-enter reenter quit")
"""Verbs of motion whose object is a place where it leads or begins."""
TEMPORAL = word_set(
    """on in at during for since until till by before after over within from between around about through throughout
    towards toward near past as early late"""
)
RELATIVE = word_set("after before during since until till by throughout")
"""Those that make a time of an event, too: "*after* the vote", but not "*in* an attack"."""
_MEASURED = word_set("after before")
"""Those before which stands how long before or after."""
_MANNERS = word_set("at in")
_UTMOST = frozenset(["JJS", "RBS"])
_ORDINAL = word_set("first second third fourth fifth sixth last only")
"""Adjectives that, as superlatives do, count among all of a time."""
_SHADES = word_set("early earlier late later")
"""Adverbs that stand before a phrase of time and are of it: "*later* in the week"."""
_SETTLEMENTS = word_set(
    """city town village country region area province state district neighborhood neighbourhood suburb island capital
    county territory municipality settlement township"""
)
TIME_ADVERBS = word_set(
    """recently soon yesterday today tomorrow tonight overnight nowadays lately now currently presently later earlier
    beforehand afterwards afterward previously shortly annually yearly monthly weekly daily hourly nightly"""
)
PLACE_ADVERBS = word_set("here there abroad overseas nationwide worldwide")


def find(trigger: Token, roles: Roles) -> tuple[list[Span], list[Span]]:
    """The phrases of place and of time that hang on the trigger, or else on the words around it that share them."""
    where: list[Span] = []
    when: list[Span] = []
    for word in holders(trigger):
        hung = syntax.obliques(word)
        where = where or _places(word, hung, roles)
        when = when or _times(word, hung)
        if word == trigger:
            where = where or _named_places(trigger)
            for noun in scenes(trigger):  # "killed in an attack *on Erbil on Monday*"
                below = syntax.obliques(noun)
                where = where or _places(noun, below, roles) or _named_places(noun)
                when = when or _times(noun, below)
    if not where:  # "attacks on personnel *in Iraq*"
        inner = [n for p, n in syntax.obliques(trigger) if not is_time(n)] + syntax.objects(trigger)
        words = [n for noun in inner for n in syntax.conjuncts(noun)]
        where = [span for n in words for span in _places(n, syntax.obliques(n), roles, within=True)]
    return distinct(where), distinct(when)


def is_settled(noun: Token) -> bool:
    """Whether a noun names a place where people live, which is where something happens even if it happens to it."""
    return noun.ent_type_ in PLACES or lemma_of(noun) in _SETTLEMENTS


def scenes(verb: Token) -> list[Token]:
    """The event nouns that an event happened in or during: "died in a *crash*"."""
    if verb.pos_ not in ("VERB", "ADJ"):
        return []
    found = [n for p, n in syntax.obliques(verb) if p.lower_ in ("in", "during", "by", "at", "amid")]
    return [n for n in found if n.pos_ == "NOUN" and senses.known_noun(n) and not is_time(n)]


def _named_places(noun: Token) -> list[Span]:
    """The place whose name stands before an event noun ("the *Erbil* attack"); a country's acts more often."""
    if noun.pos_ != "NOUN":
        return []
    return [
        syntax.noun_phrase(c)
        for c in syntax.children(noun, "compound", "possessor")
        if c.ent_type_ in PLACES and c.ent_iob_ == "B" and c.i < noun.i and places.country(c.text) is None
        and places.of_demonym(c.text) is None
    ]  # fmt: skip


def _places(word: Token, obliques: Obliques, roles: Roles, *, within: bool = False) -> list[Span]:
    found = []
    for preposition, noun in obliques:
        if preposition.lower_ not in (("in", "at", "near", "outside", "inside") if within else _LOCATIVE) or is_time(
            noun
        ):
            continue
        if noun.ent_type_ in PLACES or (not within and (is_place(noun) or roles.role(word, noun) == "ARGM-LOC")):
            found.append(_with_preposition(preposition, noun))
    found += [syntax.noun_phrase(noun) for noun in syntax.children(word, "object") if is_gone_to(word, noun)]
    for child in word.children:
        if child.pos_ == "ADV" and child.lower_ in PLACE_ADVERBS:
            found.append(child.doc[child.i : child.i + 1])
    return found


def _times(word: Token, obliques: Obliques) -> list[Span]:
    hung = [noun for _, noun in obliques]
    hung += [c for c in word.children if c not in hung and not syntax.is_a(c, "subject", "object", "passive subject")]
    found = []
    for token in sorted(hung):
        time = whole(token)
        if not (is_time(token) or (token.pos_ == "ADV" and (time or token.lower_ in TIME_ADVERBS))):
            continue
        before = [p for p in syntax.prepositions(token) if time is None or p.i < time.start]  # not "*next* Monday"
        if not before or before[0].lower_ in TEMPORAL:
            found.append(_with_preposition(before[0], token) if before else _entity_or_phrase(token))
    nearer = [c.i for c in syntax.children(word, "conjunct") if c.i > word.i and c.pos_ == "VERB"]
    return [span for span in found if not any(word.i < i < span.start for i in nearer)]


def holders(trigger: Token) -> Iterator[Token]:
    """The trigger, then the words around it whose time and place are also its own, nearest first."""
    yield trigger
    word = trigger
    for _ in range(3):
        head = word.head
        if head == word or head.pos_ not in ("VERB", "AUX", "NOUN"):
            return
        noun = word.pos_ in tags.NOUNS
        state = noun and bool(syntax.children(head, "copula"))  # "the ban was in force *until May*"
        if noun and head.pos_ == "NOUN" and not senses.known_noun(head) and not state:
            return
        going_on = lending.goes_on(word)
        along = word.tag_ == "VBG" and syntax.is_a(word, "adverbial clause") and not syntax.children(word, "marker")
        added = lending.adds(word)
        if not (noun or going_on or along or added or syntax.is_a(word, "conjunct", "parataxis", "relative clause")):
            return  # "agreed on Monday to merge": the merger is not on Monday
        if noun:  # "the final is expected to take place *on Sunday*"
            yield from (c for c in syntax.children(head, "open clause") if senses.is_occurring(c))
        if syntax.is_a(word, "relative clause") and not senses.known_noun(head) and not added:
            return
        yield head
        word = head


def is_place(noun: Token) -> bool:
    """Whether a noun names a place, by its entity or by its meaning."""
    return noun.ent_type_ in PLACES or lemma_of(noun) in _PLACE_NOUNS


def is_manner(noun: Token) -> bool:
    """Whether a bare noun says how or for how long something is done, not where.

    "robbed *at gunpoint*", "tried *in absentia*", "got nine years *in prison*", "written *in Arabic*"; not "at home",
    "held in prison".
    """
    if noun.pos_ == "PROPN" and noun.ent_type_ in ("NORP", "LANGUAGE") and noun.left_edge.i >= noun.i - 1 and noun.i:
        return noun.nbor(-1).lower_ == "in"
    if noun.pos_ != "NOUN" or noun.tag_ != "NN" or noun.ent_type_ or noun.left_edge.i < noun.i - 1 or not noun.i:
        return False
    brought = noun.nbor(-1)
    if brought.lower_ == "in" and brought.i and is_time(brought.nbor(-1)):
        return lemma_of(noun.head) != "spend"
    return brought.lower_ in _MANNERS and not is_place(noun)


def is_compared(time: Token) -> bool:
    """Whether a time only says among how much of it something was the most or the first: "the worst *in 20 years*"."""
    before = syntax.prepositions(time)
    if not before or before[0].lower_ not in ("in", "for") or not is_duration(time):
        return False
    nouns = {time.head, time.doc[before[0].i - 1]} if before[0].i else {time.head}
    marks = (t for noun in nouns for t in syntax.children(noun, "adjective", "adverb"))
    return any(t.tag_ in _UTMOST or t.lower_ in _ORDINAL for t in marks)


def is_age(time: Token) -> bool:
    """Whether a time says how old somebody or something is, or one of many alike: "*seven years* old", "year after
    *year*"."""
    if time.head.lower_ in ("old", "older", "young", "younger") and time.head.pos_ in ("ADJ", "ADV"):
        return True
    doc, i = time.doc, time.i
    around = (doc[j] for j in (i - 2, i + 2) if 0 <= j < len(doc) and doc[(i + j) // 2].lower_ in ("after", "by"))
    return any(other.lower_ == time.lower_ for other in around)


def is_duration(time: Token) -> bool:
    """Whether a time is so many units, whenever they began: "two decades", "more than a year"."""
    counted = any(c.pos_ == "NUM" or c.lower_ in ("a", "an") for c in time.children)
    return time.pos_ == "NOUN" and (counted or (time.tag_ == "NNS" and time.i == time.left_edge.i + 1))


def is_gone_to(verb: Token, noun: Token) -> bool:
    """Whether a verb's object is where its subject goes or leaves from, not what it is done to: "*reached* Kars"."""
    return lemma_of(verb) in _GOING and syntax.is_a(noun, "object") and noun.head == verb and is_place(noun)


def scenery(verb: Token, kind: str) -> list[Token]:
    """The places that a preposition brings in behind a verb, where something happens, and not whom it befalls:
    "returned *to Leeds*", "spoke *in the hall*"."""
    if verb.pos_ not in tags.VERBS:
        return []
    leading = _WITHIN | _LEADING if kind == "movement" else _WITHIN
    brought = [n for p, n in syntax.obliques(verb) if p.i > verb.i and p.lower_ in leading]
    return [n for n in brought if is_place(n) and not is_time(n)]


def _with_preposition(preposition: Token, noun: Token) -> Span:
    span = _entity_or_phrase(noun)
    beside = [c for c in syntax.conjuncts(noun) if is_time(c) or not is_time(noun)]
    end = max(span.end, max((syntax.noun_phrase(c).end for c in beside), default=span.end))
    return _unmeasured(noun.doc[min(_measured(preposition, noun), span.start) : end])


def _unmeasured(span: Span) -> Span:
    """A time without how long that was before or after another: "on Monday, *two days* after the vote"."""
    doc = span.doc
    if span.end < len(doc) and doc[span.end].lower_ in _MEASURED:
        comma = next((t.i for t in span if t.lower_ == "," and t.i > span.start), span.end)
        return doc[span.start : comma]
    return span


def _measured(preposition: Token, noun: Token) -> int:
    """Where a phrase of time begins, what tells how long before or after it is taken in: "*shortly* before a vote"."""
    start = preposition.i
    if start > noun.sent.start and noun.doc[start - 1].lower_ in _SHADES and noun.doc[start - 1].pos_ == "ADV":
        return start - 1
    if preposition.lower_ in _MEASURED:
        for word in reversed(syntax.children(noun, "adverb")):
            if word.right_edge.i + 1 == start:
                start = word.left_edge.i
    return start


def _entity_or_phrase(token: Token) -> Span:
    span = syntax.noun_phrase(token)
    time = whole(token)
    rated = span.end + 1  # "three times *a week*"
    if lemma_of(token) == "time" and rated < len(token.doc) and is_rate(token.doc[rated]):
        return token.doc[span.start : rated + 1]
    return span if time is None else token.doc[min(span.start, time.start) : max(span.end, time.end)]


def phrase(head: Token) -> Span:
    """The phrase of a time or place, with the preposition that brings it in."""
    before = syntax.prepositions(head)
    return _with_preposition(before[0], head) if before else _entity_or_phrase(head)


def distinct(spans: list[Span]) -> list[Span]:
    """Spans in text order, those left out that overlap an earlier one."""
    found: list[Span] = []
    for span in sorted(spans, key=lambda s: (s.start, -s.end)):
        if not found or span.start >= found[-1].end:
            found.append(span)
    return found
