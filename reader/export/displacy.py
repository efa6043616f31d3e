"""A story as spaCy's displaCy takes it (`manual=True`), in either of its styles: names, actors, events, quotes.

displaCy escapes the text but neither titles nor what stands beside a label, so that those come escaped from here.
"""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from typing import TYPE_CHECKING, Any, Final, Literal, NamedTuple, TypeAlias, get_args

from reader.library.corrected.apply import LABELS
from reader.printable import safe
from reader.story import Story

if TYPE_CHECKING:
    from spacy.tokens import Doc

What: TypeAlias = Literal["entities", "actors", "events", "quotes"]
WHAT: Final[tuple[What, ...]] = get_args(What)


class _Mark(NamedTuple):
    """A stretch of the text; `name` is the actor's that it is of."""

    start: int
    end: int
    label: str
    name: str | None = None


def ents(story: Story, what: What) -> dict[str, Any]:
    """For the style "ent", where nothing may overlap: of two that do, the one that begins first, or else the longer."""
    found: list[dict[str, Any]] = []
    reached = 0
    for mark in _marks(story, what):
        if mark.start >= reached:
            found.append({"start": mark.start, "end": mark.end, **_labels(mark)})
            reached = mark.end
    return {"text": story.article.text, "ents": found, "title": _title(story)}


def spans(story: Story, doc: Doc, what: What) -> dict[str, Any]:
    """For the style "span": all of them, by the tokens of the article's Doc."""
    found: list[dict[str, Any]] = []
    for mark in _marks(story, what):
        span = doc.char_span(mark.start, mark.end, alignment_mode="expand")
        if span is not None:
            found.append({"start_token": span.start, "end_token": span.end, **_labels(mark)})
    return {
        "text": story.article.text,
        "tokens": [token.text for token in doc],
        "spans": found,
        "title": _title(story),
    }


def _labels(mark: _Mark) -> dict[str, str]:
    name = {"kb_id": escape(safe(mark.name)), "kb_url": "#"} if mark.name else {}
    return {"label": mark.label, **name}


def _title(story: Story) -> str | None:
    return escape(safe(story.article.title)) if story.article.title else None


def _marks(story: Story, what: What) -> list[_Mark]:
    """In text order, an outer one before those in it. Raises ValueError for anything but `WHAT`."""
    return sorted(set(_unordered(story, what)), key=lambda mark: (mark.start, -mark.end, mark.label, mark.name or ""))


def _unordered(story: Story, what: What) -> Iterator[_Mark]:
    found = story.analysis
    names = {actor.id: actor.name for actor in found.actors}
    match what:
        case "entities":
            yield from (_Mark(e.start, e.end, e.label, names.get(e.actor or "")) for e in found.entities)
        case "actors":
            for actor in found.actors:
                label = LABELS[actor.kind][0]
                yield from (_Mark(m.start, m.end, label, actor.name) for m in actor.mentions)
        case "events":
            yield from (_Mark(*event.trigger, event.type.upper()) for event in found.events)
        case "quotes":
            for quote in found.quotes:
                speaker = names.get(quote.speaker or "")
                yield from (_Mark(*piece, quote.kind.upper(), speaker) for piece in quote.content)
        case _:
            raise ValueError(f"{what!r} is none of {', '.join(WHAT)}")
