"""What must hold of whatever comes out, however mad what went in was."""

from __future__ import annotations

import msgspec

from reader.app.article.composition import compose
from reader.app.threads.links import Links
from reader.export import json as as_json
from reader.export import plain as as_plain
from reader.printable import STAND_INS
from reader.sources import SourceError
from reader.story import Analysis, Article, Extent, Pipeline, Story

MADE_BY = Pipeline("none", "0")


def acts(text: str) -> bool:
    """Whether anything but the end of a line acts on a terminal that is given the text."""
    return not STAND_INS.keys().isdisjoint(map(ord, {*text} - {"\n"}))


def sentence(error: Exception | str) -> None:
    """It can be printed as it is, and is a sentence on one line."""
    said = str(error)
    assert said.endswith((".", "?")), said
    assert not acts(said), ascii(said)
    assert "\n" not in said, ascii(said)
    assert "Traceback" not in said


def read(make: object, *arguments: object, **options: object) -> Article | None:
    """An article that is sound, or a sentence."""
    try:
        found: Article = make(*arguments, **options)  # type: ignore[operator]
    except SourceError as error:
        sentence(error)
        return None
    article(found)
    return found


def article(found: Article) -> None:
    """Blocks lie in the text, in order and apart; it can be written, composed and shown."""
    at = 0
    for block in found.blocks:
        assert at <= block.start < block.end <= len(found.text), block
        assert found.text[block.start : block.end].strip()
        at = block.end
    assert found.text.strip()
    assert "\r" not in found.text
    for words in (found.title, found.byline, found.published):
        assert words is None or (words.strip() and "\n" not in words)
    found.text.encode()
    for folded in (True, False):
        pieces = compose(found, folded=folded)
        assert pieces
        assert all(0 <= piece.start <= piece.end <= len(found.text) for piece in pieces)
        assert not any(acts(piece.words) for piece in pieces)
    written(Story(found, Analysis(), MADE_BY))
    assert msgspec.convert(msgspec.to_builtins(found), Article) == found


def written(story: Story) -> None:
    """Nothing that is written acts on a terminal."""
    assert not acts(as_plain.encode(story))
    data = as_json.encode(story)
    assert not acts(data.decode())
    length = len(story.article.original if story.article.original is not None else story.article.text)
    for start, end in _numbers(msgspec.json.decode(data)):
        assert 0 <= start <= end <= length


def _numbers(value: object) -> list[Extent]:
    """All extents in a decoded story."""
    if isinstance(value, dict):
        own = [(value["start"], value["end"])] if "start" in value else []
        return own + [extent for inner in value.values() for extent in _numbers(inner)]
    if isinstance(value, list):
        if len(value) == 2 and all(type(item) is int for item in value):
            return [(value[0], value[1])]
        return [extent for inner in value for extent in _numbers(inner)]
    return []


def analysis(found: Analysis, text: str, *, made: bool = True) -> None:
    """Everything stands in the text, every id is somebody's, and the app can look it all up.

    One that was `made` of the text has words everywhere, and its parts in their order.
    """
    for start, end in _numbers(msgspec.json.decode(msgspec.json.encode(found))):
        assert 0 <= start < end <= len(text), (start, end, len(text))
        assert not made or text[start:end].strip()
    actors, events = {a.id for a in found.actors}, {e.id: e for e in found.events}
    ids = [*(a.id for a in found.actors), *(q.id for q in found.quotes), *events]
    assert len({*ids}) == len(ids)
    assert {e.actor for e in found.entities} <= actors | {None}
    for actor in found.actors:
        assert 0 <= actor.salience <= 1
        places = [(m.start, m.end) for m in actor.mentions]
        assert places
        assert not made or (places == sorted(places) and actor.name.strip())
    saliences = [actor.salience for actor in found.actors]
    assert not made or saliences == sorted(saliences, reverse=True)
    for quote in found.quotes:
        assert quote.content
        assert not made or list(quote.content) == sorted(quote.content)
        assert {quote.speaker, *quote.speakers} <= actors | {None}
        assert quote.confidence is None or 0 <= quote.confidence <= 1
    for event in found.events:
        assert {part.actor for part in (*event.who, *event.whom)} <= actors | {None}
        assert event.same_as is None or event.same_as in events
        assert not made or event.same_as is None or events[event.same_as].same_as is None
        assert 0 <= event.salience <= 1
        assert 0 <= event.confidence <= 1
    links = Links(found)
    assert {event.id for event in links.told} <= {*events}
