"""Annotated events as frames: a trigger word and the words that may stand for each of its participants.

An annotator names an actor once; every mention of it in the trigger's sentence is as good. So a participant is a set of
words, the heads of its phrases by the shipped pipeline's trees, of which one need be found.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, NamedTuple

import numpy as np
from spacy.tokens import Doc, Token

from reader.analysis.events import occurrence
from reader.pipeline.participants import SIDES
from reader.pipeline.triggers import REALIS
from training import words
from training.prepare import cut, size
from training.rank.annotated import Annotated, key_triggers
from training.windows import IGNORE, Window, pack, units, window


@dataclass(frozen=True)
class Frame:
    """An event by word numbers: its trigger, for each side the participants, each a set of words, and on each side
    words that are neither right nor wrong, other mentions of the same."""

    trigger: int
    sides: Mapping[str, tuple[frozenset[int], ...]]
    open: Mapping[str, frozenset[int]]


class Told(NamedTuple):
    """A word that may tell an event: whether it does, whether one of those that tell the story, the number of its
    realis and its type, `IGNORE` and None for a word that tells none."""

    word: int
    event: bool
    key: bool
    realis: int
    type: str | None


@dataclass(frozen=True)
class Framed:
    """A window with the frames of its events; `start` is the article's word that its first one is, `offsets` where the
    article's words begin, in code points; `told` are the words that may tell events."""

    article: str
    window: Window
    frames: tuple[Frame, ...]
    start: int
    offsets: tuple[int, ...]
    told: tuple[Told, ...]


def framed(annotated: Iterable[Annotated], pieces: words.Pieces) -> Iterator[Framed]:
    """Annotated articles in windows of whole paragraphs."""
    for name, article, doc, gold in annotated:
        tokens = [t for t in doc if not t.is_space]
        at = [(t.idx, t.idx + len(t)) for t in tokens]
        forms = [t.text for t in tokens]
        known = list(frames(doc, article.text, gold)) if "actors" in gold else []
        told = _told(tokens, doc, gold)
        paragraphs = [r for u in units(article.text, at) for r in cut(u, forms, pieces)]
        for group in pack([size(forms[u.start : u.stop], pieces) for u in paragraphs]):
            inside = range(paragraphs[group[0]].start, paragraphs[group[-1]].stop)
            words_ = window("parts", forms[inside.start : inside.stop], {}, pieces, None, name)
            here = tuple(_moved(f, inside) for f in known if f.trigger in inside)
            may = tuple(t._replace(word=t.word - inside.start) for t in told if t.word in inside)
            yield Framed(name, words_, here, inside.start, tuple(s for s, _ in at), may)


def labelled(found: Framed, types: Sequence[str]) -> Window:
    """Its window with what its words tell: "event" and "key" (0 or 1), "realis", and the numbers of their `types`."""
    labels = {name: np.full(len(found.window.words), IGNORE, np.int32) for name in ("event", "key", "realis", "types")}
    for told in found.told:
        labels["event"][told.word], labels["key"][told.word] = told.event, told.key
        labels["realis"][told.word] = told.realis
        if told.type is not None:
            labels["types"][told.word] = types.index(told.type)
    return replace(found.window, labels=labels)


def _told(tokens: Sequence[Token], doc: Doc, gold: dict[str, Any]) -> list[Told]:
    """The words that the analysis takes for possible triggers."""
    labels = {span.start: span.label_ for span in doc.spans.get("events", ())}
    marked = {(e["trigger"]["start"], e["trigger"]["end"]): e for e in gold["events"]}
    keys = key_triggers(gold["events"])
    found = []
    for i, token in enumerate(tokens):
        if occurrence.is_candidate(token, labels.get(token.i)):
            at, end = token.idx, token.idx + len(token)
            event = next((event for (s, e), event in marked.items() if s < end and at < e), None)
            state, kind = (REALIS.index(event["realis"]), event["type"]) if event else (IGNORE, None)
            found.append(Told(i, event is not None, any(s < end and at < e for s, e in keys), state, kind))
    return found


def _moved(frame: Frame, inside: range) -> Frame:
    """A frame by word numbers of a window."""

    def moved(some: frozenset[int]) -> frozenset[int]:
        return frozenset(i - inside.start for i in some if i in inside)

    sides = {side: tuple(filter(None, map(moved, sets))) for side, sets in frame.sides.items()}
    return Frame(frame.trigger - inside.start, sides, {side: moved(some) for side, some in frame.open.items()})


def frames(doc: Doc, text: str, gold: dict[str, Any]) -> Iterator[Frame]:
    """The frames of an annotated article, by the numbers of its words, white space not counted."""
    number: dict[int, int] = {}
    for token in doc:
        if not token.is_space:
            number[token.i] = len(number)
    sentence = {k: doc[i].sent.start for i, k in number.items()}

    def head(start: int, end: int) -> int | None:
        span = doc.char_span(start, end, alignment_mode="expand")
        return number.get(span.root.i) if span is not None else None

    heads = [{head(m["start"], m["end"]) for m in actor["mentions"]} - {None} for actor in gold["actors"]]
    bearer: dict[str, int] = {}
    for k, actor in enumerate(gold["actors"]):
        for phrase in [actor["name"], *(m["s"] for m in actor["mentions"] if m["form"] != "pronoun")]:
            bearer.setdefault(phrase.lower(), k)
    at = {i: number[t.i] for t in doc if t.i in number for i in range(t.idx, t.idx + len(t))}
    for event in gold["events"]:
        trigger = at.get(event["trigger"]["start"])
        if trigger is None:
            continue
        sides: dict[str, tuple[frozenset[int], ...]] = {}
        others: dict[str, frozenset[int]] = {}
        for side in SIDES:
            given = event.get(side) or []
            found = []
            for phrase in [given] if isinstance(given, str) else given:
                told = {head(s, s + len(phrase)) for s in _occurrences(text, phrase)} - {None}
                if side in ("where", "when"):
                    told = set(sorted(told, key=lambda k: (sentence[k] != sentence[trigger], abs(k - trigger)))[:1])
                elif phrase.lower() in bearer:
                    told |= heads[bearer[phrase.lower()]]
                found.append(frozenset(told - {trigger}))
            near = [frozenset(k for k in some if sentence[k] == sentence[trigger]) or some for some in found]
            sides[side] = tuple(filter(None, near))
            others[side] = frozenset().union(*found)
        yield Frame(trigger, sides, others)


def _occurrences(text: str, phrase: str) -> Iterator[int]:
    at = text.find(phrase)
    while at >= 0:
        yield at
        at = text.find(phrase, at + 1)
