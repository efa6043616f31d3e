"""What a user can correct, of what stands somewhere in an article: pure functions from an analysis to corrections."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, Literal

from msgspec import Struct

from reader.app.looks.colours import group_of
from reader.app.looks.words import clean, quoted
from reader.app.telling.doubt import doubts
from reader.app.threads.links import Links, Thing
from reader.library.corrected.apply import LABELS
from reader.library.corrected.corrections import (
    Accept,
    Anchor,
    Attribute,
    Correction,
    Dismiss,
    Kind,
    Merge,
    Place,
    Rename,
    Retype,
    Split,
    of_actor,
    of_extents,
)
from reader.story import OPENING_MARKS, Actor, Article, Entity, Event, Mention, Quote

Deed = Literal[
    "rename", "merge", "split", "give", "retype", "attribute", "dismiss", "dismiss_one", "accept", "undo", "undo_all",
    "redo", "open", "follow",
]  # fmt: skip
"""The ways to correct something, and back; and to open its card, or what it leads to."""

KINDS: Final = {"person": "a person", "organization": "an organization", "place": "a place", "group": "a group"}
"""What the kinds of actors are called."""

_NONE: Final[dict[Kind, str]] = {
    "actor": "not an actor", "event": "not an event", "quote": "not a quote", "entity": "not a name",
}  # fmt: skip

ENTITY_LABELS: Final = {group: labels[0] for group, labels in LABELS.items()} | {"time": "DATE", "other": "MISC"}
"""The label that a name gets by the group of the legend it is put in."""

MARKS: Final = " \n“”„\"«»‘’'"
"""What may stand around a quote's words."""
LONGEST_WORDS: Final = 40
"""Characters of the article's words that a sentence about them repeats."""


class Subject(Struct, frozen=True):
    """Something that can be corrected, and the mention that was pointed at."""

    thing: Actor | Event | Quote | Entity
    mention: Mention | None = None

    @property
    def what(self) -> Kind:
        match self.thing:
            case Actor():
                return "actor"
            case Event():
                return "event"
            case Quote():
                return "quote"
            case Entity():
                return "entity"


class Option(Struct, frozen=True):
    """One thing to do about a subject, in words; those that end in … ask further."""

    deed: Deed
    words: str
    subject: Subject | None = None
    address: str = ""
    """What is to be opened, of a link."""


def subjects_at(links: Links, offset: int) -> list[Subject]:
    """What stands at a place of the text, the most particular first."""
    found = []
    event = links.event_at(offset)
    if event is not None and event.trigger[0] <= offset < event.trigger[1]:
        found.append(Subject(event))
    if actor := links.actor_at(offset):
        found.append(Subject(actor, links.mention_at(offset)))
    elif entity := links.entity_at(offset):
        found.append(Subject(entity))
    if quote := links.quote_at(offset):
        found.append(Subject(quote))
    return found


def subject_of(links: Links, thing: Thing, offset: int) -> Subject:
    """What has a row or a card; an actor with the mention at `offset`, if it is one of the actor's."""
    mention = links.mention_at(offset)
    return Subject(thing, mention if isinstance(thing, Actor) and mention in thing.mentions else None)


def title(text: str, subject: Subject) -> str:
    """What a subject is called."""
    match subject.thing:
        case Actor(name=name):
            return clean(name)
        case Event(trigger=trigger):
            return clean(text[slice(*trigger)])
        case Quote(kind="direct", content=content):
            return in_marks(text[slice(*content[0])]) if content else "“”"
        case Quote() as quote:
            return brief(quoted(text, quote))
        case Entity(start=start, end=end):
            return clean(text[start:end])


def options(text: str, links: Links, subject: Subject) -> Iterator[Option]:
    """What can be done about a subject."""
    match subject.thing:
        case Actor() as actor:
            yield Option("rename", "Rename…", subject)
            if len(links.actors) > 1:
                yield Option("merge", "The same as another actor…", subject)
            if (mention := subject.mention) is not None:
                words = in_marks(text[mention.start : mention.end])
                if len(actor.mentions) > 1:
                    yield Option("split", f"{words} here is somebody else", subject)
                if len(links.actors) > 1:
                    yield Option("give", f"{words} here is another actor…", subject)
            yield Option("retype", f"Not {KINDS[actor.kind]} but…", subject)
            yield Option("dismiss", "Not an actor", subject)
        case Event() as event:
            yield Option("retype", f"Of another type than {event.type}…", subject)
            told = len(links.tellings(event))
            again = f", nor where it is told again ({told} times in all)" if told > 1 else ""
            yield Option("dismiss", f"Not an event{again}", subject)
            if told > 1:
                yield Option("dismiss_one", "Not an event only here", subject)
        case Quote():
            yield Option("attribute", "Said by another actor…", subject)
            yield Option("dismiss", "Not a quote", subject)
        case Entity() as entity:
            yield Option("retype", f"Of another kind than {group_of(entity.label).title.lower()}…", subject)
            yield Option("dismiss", "Not a name", subject)


def anchor(text: str, links: Links, subject: Subject) -> Anchor:
    """The places that a subject is known by: of a name that is no actor's, wherever it stands."""
    match subject.thing:
        case Actor() as actor:
            return of_actor(text, actor)
        case Event() as event:
            return of_extents(text, [telling.trigger for telling in links.tellings(event)])
        case Quote(content=content):
            return of_extents(text, content)
        case Entity() as entity:
            return of_extents(text, links.words_thread(text, entity).extents)


def vouched(article: Article, links: Links, subject: Subject) -> Correction | None:
    """That what is in doubt of a subject is right; None where nothing is.

    Of an actor that is the mention that was pointed at, of an event also whom its words mean.
    """
    doubted, text = doubts(article, links), article.text
    match subject.thing:
        case Quote() as quote if doubted.quote(quote):
            return Accept("quote", anchor(text, links, subject))
        case Event() as event if doubted.event(event) or doubted.participants(event):
            unsure = [part.span for part in (*event.who, *event.whom) if doubted.participant(part)]
            agents = [who.span for who in event.who]
            return Accept("event", of_extents(text, dict.fromkeys([event.trigger, *agents, *unsure])))
        case Actor() as actor if (mention := subject.mention) and doubted.mention(actor, mention):
            return Accept("actor", (place(text, mention),))
    return None


def reassigned(links: Links, subject: Subject) -> Option | None:
    """Asking who else said it, did it or is meant; None where nobody is named."""
    match subject.thing:
        case Quote():
            return Option("attribute", "", subject)
        case Event() as event:
            for part in (*event.who, *event.whom):
                actor, mention = links.actors.get(part.actor or ""), links.mention_at(part.span[0])
                if actor and mention in actor.mentions:
                    return Option("give", "", Subject(actor, mention))
        case Actor() as actor:
            mention = subject.mention or next(iter(actor.mentions), None)
            return Option("give", "", Subject(actor, mention))
    return None


def dismissed(text: str, links: Links, subject: Subject, *, all: bool = True) -> Correction:
    """That there is no such thing, or of an event's tellings not this one."""
    if not all and isinstance(subject.thing, Event):
        return Dismiss("event", of_extents(text, [subject.thing.trigger]))
    return Dismiss(subject.what, anchor(text, links, subject))


def merged(text: str, one: Actor, other: Actor) -> Correction:
    """That two actors are one: who has a name, or else who matters more, gives it the name."""
    less, more = sorted((one, other), key=lambda actor: (any(m.form == "name" for m in actor.mentions), actor.salience))
    return Merge(of_actor(text, less), of_actor(text, more))


def place(text: str, mention: Mention) -> Place:
    return of_extents(text, [(mention.start, mention.end)])[0]


def said(correction: Correction) -> str:
    """A correction as a sentence without its full stop."""
    match correction:
        case Rename(actor=actor, name=name):
            return f"{_known(actor)} is called {clean(name)}"
        case Merge(actor=actor, into=into):
            return f"{_known(actor)} is the same as {_known(into)}"
        case Split(mention=mention, into=into):
            return f"one {_known((mention,))} is {_known(into) if into else 'somebody else'}"
        case Retype(what="actor", anchor=about, to=to):
            return f"{_known(about)} is {KINDS.get(to, clean(to))}"
        case Retype(what="event", anchor=about, to=to):
            return f"{_known(about)} is of type {clean(to)}"
        case Retype(anchor=about, to=to):
            return f"{_known(about)} is one of {group_of(to).title.lower()}"
        case Accept(anchor=about):
            return f"{_known(about)} is right"
        case Dismiss(what=what, anchor=about):
            return f"{_known(about)} is {_NONE[what]}"
        case Attribute(quote=quote, speaker=speaker):
            return f"{_known(quote)} was said by {_known(speaker) if speaker else 'nobody who is named'}"


def sentence(correction: Correction) -> str:
    """A correction as a sentence that begins with a capital, where its first letter is not in quotation marks."""
    words = said(correction)
    return f"{words[0].upper()}{words[1:]}."


def brief(words: str) -> str:
    """The first words of what may be long."""
    words = clean(words)
    return words if len(words) <= LONGEST_WORDS else f"{words[: LONGEST_WORDS - 1].rstrip()}…"


def in_marks(words: str) -> str:
    """The first words of the article's in quotation marks, in one pair though they stand in marks there."""
    begins = words.lstrip()[:1]
    return f"“{brief(words.strip(MARKS) if begins and begins in OPENING_MARKS else words.strip())}”"


def _known(about: Anchor) -> str:
    return in_marks(about[0].words) if about else "it"
