"""Finding places of a text: by words, by a pattern, or among its actors, events and quotes."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import reduce
from itertools import chain
from typing import Final, Literal

from msgspec import Struct

from reader.app.threads.links import Links, spans
from reader.patterns import late
from reader.story import Actor, Event, Extent, Participant, Quote

Kind = Literal["text", "pattern", "actors", "events", "quotes"]

PREFIXES: Final[dict[str, Kind]] = {"re:": "pattern", "@": "actors", "#": "events", '"': "quotes", "“": "quotes"}
"""How a search begins that is not for words of the text; a backslash before one of them takes it as words."""

SECONDS: Final = 1.0
"""A pattern may search so long."""
MOST: Final = 10_000
"""So many places of a pattern are taken."""
LONGEST: Final = 300
"""A pattern may have so many characters."""
REPEATS: Final = 10_000
"""Its counted repeats may multiply to this; beyond it, reading the pattern alone would take memory and time."""

ALIKE: Final = ("'’‘ʼ", '"“”„«»', "-‐‑–—")
"""Characters that a keyboard has one key for: the first of each."""

_COUNTED: Final = late(r"\{\s*+(\d*+)\s*+(?:,\s*+(\d*+)\s*+)?\}")


class PatternError(Exception):
    """Why a pattern cannot be searched for, in a few words."""


class Query(Struct, frozen=True):
    """What is searched for, and among what."""

    kind: Kind
    words: str

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to search for; no word after `@`, `#` or a quote mark stands for all of them."""
        return self.kind in ("text", "pattern") and not self.words.strip()


def parse(typed: str) -> Query:
    """What a line typed in the search means."""
    for prefix, kind in PREFIXES.items():
        if typed.startswith(prefix):
            words = typed[len(prefix) :]
            return Query(kind, words.rstrip('"”') if kind == "quotes" else words)
        if typed.startswith(f"\\{prefix}"):
            return Query("text", typed[1:])
    return Query("text", typed)


def find(text: str, words: str) -> tuple[Extent, ...]:
    """Where `words` stand in a text: in any case, unless they hold a capital; a space stands for any white space,
    and a quote mark, an apostrophe or a hyphen for any of its forms."""
    pattern = _words(words)
    return tuple(match.span() for match in pattern.finditer(text)) if pattern else ()


def find_pattern(text: str, pattern: str) -> tuple[Extent, ...]:
    """Where a regular expression matches, empty matches left out. Raises PatternError, for a slow pattern too.

    Lets go of the interpreter while it searches, so that it can run beside an event loop.
    """
    import regex

    if len(pattern) > LONGEST:
        raise PatternError(f"longer than {LONGEST} characters")
    if _repeats(pattern) > REPEATS:
        raise PatternError("repeats too much")
    flags = regex.MULTILINE | (0 if _has_capital(re.sub(r"\\.", "", pattern)) else regex.IGNORECASE)
    hits: list[Extent] = []
    try:
        for match in regex.compile(pattern, flags).finditer(text, timeout=SECONDS, concurrent=True):
            if match.end() > match.start():
                hits.append(match.span())
            if len(hits) == MOST:
                break
    except regex.error as error:
        raise PatternError(str(error)) from None
    except TimeoutError:
        raise PatternError("takes too long") from None
    except (RecursionError, MemoryError, OverflowError, ValueError):
        raise PatternError("too involved") from None
    return tuple(hits)


def find_things(text: str, links: Links, query: Query) -> tuple[Extent, ...]:
    """The places of the actors, events or quotes that have the query's words; none for a query of another kind."""
    has = _asks(query.words)
    match query.kind:
        case "actors":
            return tuple(_mentions(actor for actor in links.analysis.actors if has(called(text, actor))))
        case "events":
            return tuple(event.trigger for event in links.analysis.events if has(told(text, links, event)))
        case "quotes":
            hits = find(text, query.words)
            return tuple(chain.from_iterable(_quoted(links, quote, hits, has) for quote in links.analysis.quotes))
        case "text" | "pattern":
            return ()


def patterns(typed: str) -> list[re.Pattern[str]]:
    """One pattern for each word of what was typed, each in any case unless it holds a capital."""
    return [pattern for word in typed.split() if (pattern := _words(word))]


def _words(words: str) -> re.Pattern[str] | None:
    parts = words.split()
    if not parts:
        return None
    flags = re.NOFLAG if _has_capital(words) else re.IGNORECASE
    return re.compile(r"\s+".join("".join(map(_form, part)) for part in parts), flags)


def _form(character: str) -> str:
    return next((f"[{alike}]" for alike in ALIKE if character == alike[0]), re.escape(character))


def _has_capital(words: str) -> bool:
    return any(character.isupper() for character in words)


def _asks(words: str) -> Callable[[Iterable[str]], bool]:
    """Whether any of some strings holds the words; any string does where there are none."""
    pattern = _words(words)
    return lambda strings: pattern is None or any(pattern.search(string) for string in strings)


def _repeats(pattern: str) -> int:
    counts = (max(int(most or 0), int(least or 0)) for least, most in _COUNTED.findall(pattern))
    return reduce(lambda product, count: min(product * max(1, count), REPEATS + 1), counts, 1)


def _mentions(actors: Iterable[Actor]) -> Iterator[Extent]:
    return ((mention.start, mention.end) for actor in actors for mention in actor.mentions)


def called(text: str, actor: Actor) -> Iterator[str]:
    """What an actor is called: its name, and in the text other names and descriptions."""
    named = (text[mention.start : mention.end] for mention in actor.mentions if mention.form != "pronoun")
    return chain([actor.name], named)


def told(text: str, links: Links, event: Event) -> Iterator[str]:
    """What an event is told by: its type, its words, and the names of who takes part."""
    yield event.type
    parts: Sequence[Participant] = (*event.who, *event.whom)
    for start, end in (event.trigger, *spans(parts), *spans(event.where)):
        yield text[start:end]
    yield from (links.actors[part.actor].name for part in parts if part.actor in links.actors)


def said(text: str, links: Links, quote: Quote) -> Iterator[str]:
    """What a quote is known by: its words, who said them and how that is told."""
    speaker = links.actors.get(quote.speaker or "")
    yield speaker.name if speaker else ""
    for start, end in (*quote.content, *(extent for extent in (quote.source, quote.cue) if extent)):
        yield text[start:end]


def _quoted(
    links: Links, quote: Quote, hits: Sequence[Extent], has: Callable[[Iterable[str]], bool]
) -> Iterator[Extent]:
    """The words found in a quote, or all of it where its speaker is the one searched for."""
    speaker = links.actors.get(quote.speaker or "")
    inside = [hit for hit in hits if any(start <= hit[0] and hit[1] <= end for start, end in quote.content)]
    if inside:
        yield from inside
    elif quote.content and has([speaker.name] if speaker else []):
        yield quote.content[0]
