"""Articles that tell the same story, and what only one of them tells.

Two do that where rare words of their titles and their main actors are the same and no more than two days lie between
them. An article joins a group that it is like on the whole, not one that holds a single article like it.
"""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from math import log
from typing import Final, NamedTuple

from msgspec import Struct

from reader.library.across.folding import fold, forms
from reader.library.across.names import own_name
from reader.library.reading.kept import main_actors
from reader.main_events import main_events
from reader.story import Extent, Story

DAYS: Final = 2
"""So many days at most lie between two tellings of a story."""
ALIKE: Final = 0.25
"""How much of their titles and of their actors, by weight, articles on the same story have in common on average."""
_STEM: Final = 5
"""Letters that two forms of a word have in common."""
_SMALL: Final = frozenset(
    "a an the and or but of in on at by to for from with without after before over under as is are was were be been"
    " has have had will would can could may not no it its he she they his her their this that these those who what"
    " when where why how into out up down off about against amid than then more most new says say said".split()
)
"""Words that titles have in common whatever they tell."""


class Told(NamedTuple):
    """An article, as it is compared."""

    key: str
    day: str
    """ISO."""
    story: Story


class Only(Struct, frozen=True):
    """What one article of a group tells and no other one does."""

    actors: tuple[str, ...] = ()
    """The names of main actors."""
    events: tuple[Extent, ...] = ()
    """The words in its text that carry the events."""


class Group(Struct, frozen=True):
    """Articles on the same story, the earliest first."""

    keys: tuple[str, ...]
    only: tuple[Only, ...]
    """For each article."""


class _Told(NamedTuple):
    told: Told
    ordinal: int | None
    title: frozenset[str]
    actors: frozenset[str]


def groups(articles: Iterable[Told]) -> tuple[Group, ...]:
    """The stories that more than one of the articles tells, the latest first. The same text is told once."""
    read = sorted({article.key: _read(article) for article in articles}.values(), key=lambda one: one.told.day)
    titles, actors = _weights([one.title for one in read]), _weights([one.actors for one in read])

    def alike(one: _Told, other: _Told) -> float:
        if one.ordinal is None or other.ordinal is None or abs(one.ordinal - other.ordinal) > DAYS:
            return 0.0
        by_title = _shared(one.title, other.title, titles)
        by_actors = _shared(one.actors, other.actors, actors)
        return (by_title + by_actors) / 2 if by_title and by_actors else 0.0

    found: list[list[_Told]] = []
    for one in read:
        scored = [(sum(alike(one, other) for other in group) / len(group), -index)
                  for index, group in enumerate(found) if _near(one, group)]  # fmt: skip
        best, index = max(scored, default=(0.0, 0))
        if best >= ALIKE:
            found[-index].append(one)
        else:
            found.append([one])
    made = [_group([one.told for one in group]) for group in found if len(group) > 1]
    return tuple(reversed(made))


def _read(article: Told) -> _Told:
    text, analysis = article.story.article.text, article.story.analysis
    title = frozenset(_stem(word) for word in forms(article.story.article.title or "") if word not in _SMALL)
    names = {own_name(text, actor) or fold(actor.name) for actor in main_actors(analysis)}
    try:
        ordinal = datetime.date.fromisoformat(article.day[:10]).toordinal()
    except ValueError:
        ordinal = None
    return _Told(article, ordinal, title, frozenset(names))


def _near(one: _Told, group: Sequence[_Told]) -> bool:
    """Whether it was told in the days of a group, whose earliest comes first."""
    return one.ordinal is not None and group[0].ordinal is not None and one.ordinal - group[0].ordinal <= DAYS


def _stem(word: str) -> str:
    return word if word[0].isdigit() else word[:_STEM]


def _weights(sets: Sequence[frozenset[str]]) -> Mapping[str, float]:
    """What each word weighs: the less of the articles have it, the more."""
    count = Counter(word for one in sets for word in one)
    return {word: log(1 + (len(sets) + 1) / number) for word, number in count.items()}


def _shared(one: frozenset[str], other: frozenset[str], weights: Mapping[str, float]) -> float:
    """How much of the smaller of two sets, by weight, is in the other one too."""
    least = min(sum(weights[word] for word in words) for words in (one, other))
    return sum(weights[word] for word in one & other) / least if least else 0.0


# What only one tells


def _group(articles: Sequence[Told]) -> Group:
    lines = [" " + " ".join(forms(told.story.article.text)) + " " for told in articles]
    events = [_events(told.story) for told in articles]
    only = []
    for index, told in enumerate(articles):
        elsewhere = [line for at, line in enumerate(lines) if at != index]
        others = [event for at, theirs in enumerate(events) if at != index for event in theirs.values()]
        actors = tuple(
            actor.name
            for actor in main_actors(told.story.analysis)
            if not any(f" {' '.join(forms(actor.name))} " in line for line in elsewhere)
        )
        lonely = tuple(
            event.trigger
            for event in main_events(told.story.analysis.events)
            if not any(_is_same(events[index][event.id], other) for other in others)
        )
        only.append(Only(actors, lonely))
    return Group(tuple(told.key for told in articles), tuple(only))


class _Event(NamedTuple):
    type: str
    stem: str
    who: frozenset[str]


def _events(story: Story) -> dict[str, _Event]:
    """The events of an article by their ids, as they are compared."""
    text = story.article.text
    names = {actor.id: own_name(text, actor) or fold(actor.name) for actor in story.analysis.actors}
    return {
        event.id: _Event(
            event.type,
            fold(text[slice(*event.trigger)])[:_STEM],
            frozenset(names[part.actor] for part in (*event.who, *event.whom) if part.actor in names),
        )
        for event in story.analysis.events
    }


def _is_same(one: _Event, other: _Event) -> bool:
    """Whether two articles may mean the same event: the same word, or the same kind of thing with the same people."""
    return one.stem == other.stem or (one.type == other.type and bool(one.who & other.who))
