"""What of an analysis is sure and what is inferred, and why, in words: pure functions from a story.

One table has the thresholds and one the words. What the user has accepted or set right is sure.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Mapping, Sequence
from functools import cached_property
from operator import itemgetter
from typing import Final, Literal
from weakref import WeakKeyDictionary

from msgspec import Struct

from reader.app.looks.words import clean
from reader.app.threads.links import Links, Thing, thing_extent
from reader.sentences import sentences
from reader.story import Actor, Article, Event, Extent, Form, Mention, Participant, Quote

SURE: Final[Mapping[Literal["quote", "event"], float]] = {"quote": 0.6, "event": 0.5}
"""The confidence from which on what was found is shown as sure."""

NEAR: Final = 1
"""So many sentences back what a pronoun, a description or a quote is known from is still before the reader's eyes."""

WORDS: Final = {
    "quote chance": "of ten quotes like this, {right} are words of this speaker",
    "event chance": "of ten words like this, {right} tell of an event",
    "no source": "the quote names no speaker; nearest mention of {name}, {distance}",
    "source": "the speaker, “{words}”, stands {distance}",
    "agent": "“{words}”, who did it, stands {distance}",
    "pronoun": "“{words}” is taken for {name}; nearest name, {distance}",
    "nominal": "“{words}” is taken for {name}; nearest name, {distance}",
    "unnamed": "“{words}” is taken for {name}; nearest mention, {distance}",
    "speaker inferred": "(speaker inferred)",
}
"""Why something is in doubt, and what a copied quote says of it."""

ARTICLES: Final = frozenset({"the", "a", "an"})
NUMBERS: Final = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")


class Reason(Struct, frozen=True):
    """Why something is in doubt, and the place that it was inferred from."""

    words: str
    extent: Extent


class Doubts:
    """What is in doubt in an article, by what it is in doubt of."""

    def __init__(self, article: Article, links: Links) -> None:
        self.article = article
        self._text = article.text
        self._actors = links.actors
        self._analysis = links.analysis
        self._sure = links.sure
        self._histories: dict[str, _History] = {}

    def quote(self, quote: Quote) -> list[Reason]:
        """Why a quote or its speaker is in doubt."""
        where = thing_extent(quote)
        if where is None or where in self._sure:
            return []
        found: list[Reason] = []
        speaker = self._actors.get(quote.speaker or "")
        if quote.source is not None and self._apart(quote, quote.source):
            words = {"words": self._words(quote.source), "distance": self._from_quote(quote, quote.source)}
            found.append(Reason(WORDS["source"].format(**words), quote.source))
        elif quote.source is None and speaker is not None and (near := self._nearest_to(quote, speaker)):
            words = {"name": clean(speaker.name), "distance": self._from_quote(quote, near)}
            found.append(Reason(WORDS["no source"].format(**words), near))
        if quote.source is not None and speaker is not None:
            found += self.span(quote.source, speaker)
        if quote.confidence is not None and quote.confidence < SURE["quote"]:
            found.append(Reason(WORDS["quote chance"].format(right=of_ten(quote.confidence)), where))
        return found

    def event(self, event: Event) -> list[Reason]:
        """Why an event, or that those did it who are told to have done it, is in doubt."""
        if event.trigger in self._sure:
            return []
        found = []
        at = self._number(event.trigger[0])
        for who in event.who:
            if who.span not in self._sure and (steps := self._number(who.span[0]) - at):
                words = {"words": self._words(who.span), "distance": distance(steps)}
                found.append(Reason(WORDS["agent"].format(**words), who.span))
        if event.confidence < SURE["event"]:
            found.append(Reason(WORDS["event chance"].format(right=of_ten(event.confidence)), event.trigger))
        return found

    def participants(self, event: Event) -> list[Reason]:
        """Why it is in doubt who the words of those who take part mean."""
        return [reason for part in (*event.who, *event.whom) for reason in self.participant(part)]

    def participant(self, part: Participant) -> list[Reason]:
        """Why it is in doubt whom a participant's words mean."""
        actor = self._actors.get(part.actor or "")
        return self.span(part.span, actor) if actor else []

    def span(self, extent: Extent, actor: Actor) -> list[Reason]:
        """Why it is in doubt that words mean an actor, where they are one of its mentions."""
        mention = self._history(actor).by_extent.get(extent)
        return self.mention(actor, mention) if mention else []

    def mention(self, actor: Actor, mention: Mention) -> list[Reason]:
        """Why it is in doubt that a pronoun or a description means an actor: it is known from far away."""
        extent = (mention.start, mention.end)
        if mention.form == "name" or extent in self._sure:
            return []
        known = self._antecedent(actor, mention)
        if known is None:
            return []
        at, number = self._number(known.start), self._number(mention.start)
        if self._opening(number) - NEAR <= at <= number:
            return []
        steps = at - number
        kind: Form | Literal["unnamed"] = mention.form if known.form == "name" else "unnamed"
        words = {"words": self._words(extent), "name": clean(actor.name), "distance": distance(steps)}
        return [Reason(WORDS[kind].format(**words), (known.start, known.end))]

    @cached_property
    def marked(self) -> tuple[tuple[Extent, Thing], ...]:
        """What of the text is inferred, with what it is of: mentions, an event's trigger, the words for a speaker."""
        found: list[tuple[Extent, Thing]] = []
        for actor in self._analysis.actors:
            found += (((m.start, m.end), actor) for m in actor.mentions if self.mention(actor, m))
        found += ((event.trigger, event) for event in self._analysis.events if self.event(event))
        found += ((self._said(quote), quote) for quote in self._analysis.quotes if self.quote(quote))
        return tuple(found)

    # Where a mention is known from

    def _antecedent(self, actor: Actor, mention: Mention) -> Mention | None:
        """The name before, or else the description, or else the first name after; None where the mention needs none.

        What is said in the same words as before, or in those that the actor is called or described by, is known from
        them, and so is whoever is told of otherwise in the same sentence, and a pronoun's actor right before.
        """
        history, number = self._history(actor), self._number(mention.start)
        if number in history.told_in and (mention.form == "pronoun" or history.told_in[number] > 1):
            return None
        near = range(self._opening(number) - NEAR, number)
        if mention.form == "pronoun" and any(sentence in history.told_in for sentence in near):
            return None
        if mention.form == "nominal":
            words = _bare(self._words((mention.start, mention.end)))
            if words in history.called or history.first[words] < mention.start:
                return None
        before, named = history.told_before(mention.start), history.named_before(mention.start)
        return named or before or history.named_after(mention.start)

    def _history(self, actor: Actor) -> _History:
        if (history := self._histories.get(actor.id)) is None:
            history = self._histories[actor.id] = _History(self, actor)
        return history

    # Quotes

    def _own(self, quote: Quote) -> tuple[int, int]:
        """The sentences of a quote, from the first to the last, by their numbers.

        One that tells right behind the quotation who said it belongs to it, though the quotation ends with a stop.
        """
        first, last = (
            self._number(quote.content[0][0]),
            self._number(max(quote.content[0][0], quote.content[-1][1] - 1)),
        )
        follows = last + 1
        if (
            quote.cue
            and self._number(quote.cue[0]) == follows
            and self._starts[follows] not in self._blocks
            and (not _says(self._text[quote.content[-1][1] : self._starts[follows]]))
        ):
            last = follows
        return first, last

    def _apart(self, quote: Quote, extent: Extent) -> bool:
        """Whether words stand neither in the sentences of a quote, nor near before it, nor right beside it."""
        if not quote.content:
            return False
        first, last = self._own(quote)
        if first <= self._number(extent[0]) <= last:
            return False
        if 0 < first - self._number(extent[0]) <= NEAR:
            return False  # the quotation goes on from a sentence that says whose it is
        start, end = quote.extent
        between = self._text[end : extent[0]] if extent[0] >= end else self._text[extent[1] : start]
        return _says(between)

    def _from_quote(self, quote: Quote, extent: Extent) -> str:
        first, last = self._own(quote)
        number = self._number(extent[0])
        return distance(number - (first if number < first else last))

    def _nearest_to(self, quote: Quote, speaker: Actor) -> Extent | None:
        """The mention of a speaker that is nearest to a quote; None where there is one in its sentences."""
        if not quote.content:
            return None
        first, last = self._own(quote)
        mentions, content = speaker.mentions, quote.content
        low = self._starts[first]
        high = self._starts[last + 1] if last + 1 < len(self._starts) else len(self._text)
        for mention in mentions[bisect_left(mentions, low, key=_start) : bisect_left(mentions, high, key=_start)]:
            if not any(start <= mention.start < end for start, end in content):
                return None
        before, after = bisect_left(mentions, content[0][0], key=_start), bisect_left(mentions, high, key=_start)
        near = mentions[before - 1] if before else mentions[after] if after < len(mentions) else None
        return (near.start, near.end) if near else None

    def _said(self, quote: Quote) -> Extent:
        """The words that stand for a quote's speaker: they name it, or tell that it was said, or are the first ones."""
        if quote.source or quote.cue:
            return quote.source or quote.cue or (0, 0)
        start, end = quote.content[0]
        return start, start + len((self._text[start:end].split(None, 1) or [""])[0])

    # Sentences

    @cached_property
    def _blocks(self) -> frozenset[int]:
        return frozenset(block.start for block in self.article.blocks)

    @cached_property
    def _starts(self) -> list[int]:
        """Where the sentences begin, without what is around the article, as far as anything is known of it.

        Of a long text that is a small part at first, and to look through all of it would hold up a key.
        """
        blocks = [(b.start, b.end) for b in self.article.blocks if b.kind != "furniture"] or [(0, len(self._text))]
        first, last = self._reach
        begin = max(0, bisect_right(blocks, first, key=itemgetter(0)) - 1)
        stop = bisect_right(blocks, last, key=itemgetter(0)) + 1
        return [start for block in blocks[begin:stop] for start in sentences(self._text, *block)]

    @property
    def _reach(self) -> Extent:
        """From the first place that is asked for to the last."""
        known = self._analysis
        places = [m.start for actor in known.actors if actor.mentions for m in (actor.mentions[0], actor.mentions[-1])]
        spans = [span for quote in known.quotes for span in (*quote.content, quote.cue, quote.source) if span]
        spans += [span for event in known.events for span in (event.trigger, *(part.span for part in event.who))]
        places += [place for span in spans for place in span]
        return min(places, default=0), max(places, default=0)

    def _number(self, offset: int) -> int:
        """Which of the sentences, from 0, an offset is in."""
        return max(0, bisect_right(self._starts, offset) - 1)

    def _opening(self, number: int) -> int:
        """The first sentence of the quotation that a sentence belongs to, or itself: who tells it tells it as one."""
        return self._openings.get(number, number)

    @cached_property
    def _openings(self) -> dict[int, int]:
        spans = sorted(self._own(quote) for quote in self._analysis.quotes if quote.content)
        found: dict[int, int] = {}
        reached = 0
        for first, last in spans:
            found |= dict.fromkeys(range(max(first, reached), last + 1), first)
            reached = max(reached, last + 1)
        return found

    def _words(self, extent: Extent) -> str:
        return clean(self._text[slice(*extent)])


class _History:
    """The names and descriptions of an actor, to look back through."""

    def __init__(self, doubts: Doubts, actor: Actor) -> None:
        self.by_extent = {(m.start, m.end): m for m in actor.mentions}
        self.told = [m for m in actor.mentions if m.form != "pronoun"]
        self.named = [m for m in self.told if m.form == "name"]
        self.told_in = Counter(doubts._number(m.start) for m in self.told)
        """How many stand in a sentence, by its number."""
        self.called = {_bare(clean(words)) for words in (actor.name, actor.description or "")}
        """What the actor is called and described by, as `_bare` gives it."""
        self.first: dict[str, int] = {}
        """Where words are first used, as `_bare` gives them."""
        for mention in self.told:
            self.first.setdefault(_bare(doubts._words((mention.start, mention.end))), mention.start)

    def told_before(self, offset: int) -> Mention | None:
        return _last(self.told, offset)

    def named_before(self, offset: int) -> Mention | None:
        return _last(self.named, offset)

    def named_after(self, offset: int) -> Mention | None:
        index = bisect_right(self.named, offset, key=_start)
        return self.named[index] if index < len(self.named) else None


def _last(mentions: Sequence[Mention], offset: int) -> Mention | None:
    """The last of the mentions that begin before an offset."""
    index = bisect_left(mentions, offset, key=_start)
    return mentions[index - 1] if index else None


def _start(mention: Mention) -> int:
    return mention.start


_KNOWN: Final[WeakKeyDictionary[Links, Doubts]] = WeakKeyDictionary()


def doubts(article: Article, links: Links) -> Doubts:
    """What is in doubt by an analysis, worked out once."""
    known = _KNOWN.get(links)
    if known is None or known.article is not article:
        known = _KNOWN[links] = Doubts(article, links)
    return known


def of_ten(chance: float) -> str:
    """A chance as people say it: how many of ten."""
    return f"about {right}" if (right := round(10 * chance)) else "hardly any"


def distance(steps: int) -> str:
    """So many sentences back, with a positive number on."""
    count = abs(steps)
    number = NUMBERS[count] if count < len(NUMBERS) else str(count)
    return f"{number} sentence{'s' if count != 1 else ''} {'back' if steps < 0 else 'on'}" if count else "beside it"


def _bare(words: str) -> str:
    """Words in lower case without an article before them: “The jury” and “a jury” are the same description."""
    first, _, rest = words.casefold().partition(" ")
    return rest if rest and first in ARTICLES else words.casefold()


def _says(words: str) -> bool:
    """Whether there are words in a stretch, rather than punctuation only."""
    return any(character.isalnum() for character in words)
