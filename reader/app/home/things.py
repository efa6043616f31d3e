"""What the user has made of an actor, an event or a quote: watched, kept or starred, with a note."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from reader.library.across.names import full_name, own_name
from reader.library.keys import text_key
from reader.library.reading.kept import Remark
from reader.story import Actor, Entity, Event, Quote, Story, said

if TYPE_CHECKING:
    from reader.library import Library

Remarkable = Actor | Event | Quote

STARRED = {Actor: "You watch this name", Event: "You have starred this event", Quote: "You keep this quote"}
STARS = {
    Actor: ("{} is watched now: home tells of new articles about them.", "{} is watched no more."),
    Event: ("The event has a star now.", "The event has no star any more."),
    Quote: ("The quote is kept now: the notebook has it.", "The quote is kept no more."),
}
"""What is said when a thing gets a star, and when it loses it."""
WORDS = 60
"""So many characters of a quote are its name."""


class Remembered(Struct, frozen=True):
    """What is kept of a thing; `articles` says in how many its bearer is, of an actor."""

    starred: bool = False
    note: str = ""
    articles: int = 0


def remembered(library: Library, story: Story, thing: Remarkable | Entity) -> Remembered:
    """What the library knows of a thing of an article."""
    if isinstance(thing, Entity):
        return Remembered()
    key, mark = text_key(story.article), _remark(story, thing)
    remark = next((one for one in library.articles.remarks(key) if _place(one) == _place(mark)), mark)
    match thing:
        case Actor():
            name = own_name(story.article.text, thing) or ""
            names = library.watching.names()
            watched = any(one.kind == thing.kind and full_name(one.name, one.kind) == name for one in names)
            part = library.people.part(name, thing.kind, key)
            return Remembered(watched, remark.note, library.people.articles(name, thing.kind, part))
        case Quote():
            return Remembered(thing.extent in library.notebook.places(key), remark.note)
        case Event():
            return Remembered(remark.starred, remark.note)


def star(library: Library, story: Story, thing: Remarkable, starred: bool) -> None:
    """Watches a name, keeps a quote, stars an event; or does so no more. Raises LibraryError."""
    match thing:
        case Actor():
            name = own_name(story.article.text, thing) or thing.name
            if starred:
                library.watching.add(thing.name if full_name(thing.name, thing.kind) else name, thing.kind)
            else:
                library.watching.remove(name, thing.kind)
        case Quote():
            if starred:
                library.notebook.keep(story, thing)
            else:
                library.notebook.forget(text_key(story.article), *thing.extent)
        case Event():
            _write(library, story, thing, starred=starred)


def note(library: Library, story: Story, thing: Remarkable, words: str) -> None:
    """Writes a note on a thing, in the place of what was; empty for nothing. Raises LibraryError."""
    _write(library, story, thing, note=words)


def _write(
    library: Library, story: Story, thing: Remarkable, *, starred: bool | None = None, note: str | None = None
) -> None:
    key, mark = text_key(story.article), _remark(story, thing)
    was = next((one for one in library.articles.remarks(key) if _place(one) == _place(mark)), mark)
    starred, note = was.starred if starred is None else starred, was.note if note is None else note
    library.articles.remark(key, Remark(mark.what, mark.name, mark.start, mark.end, starred, note))


def _remark(story: Story, thing: Remarkable) -> Remark:
    """A remark that says nothing yet, known by the thing's place and name."""
    text = story.article.text
    match thing:
        case Actor():
            return Remark("actor", thing.name, thing.mentions[0].start, thing.mentions[0].end)
        case Quote():
            return Remark("quote", " … ".join(said(text, thing))[:WORDS], *thing.extent)
        case Event():
            return Remark("event", text[slice(*thing.trigger)], *thing.trigger)


def _place(remark: Remark) -> tuple[str, int, int]:
    return remark.what, remark.start, remark.end
