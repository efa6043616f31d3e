"""What a headline leaves out of an event is told by the running text."""

from __future__ import annotations

from msgspec.structs import replace as but

from reader.app.panel.events import events_tab
from reader.app.telling.cards import face
from reader.app.telling.headlines import in_full
from reader.app.threads.links import Links
from reader.story import Analysis, Article, Block, BlockKind, Entity, Event, Extent, Participant, Place, When

TEXT = (
    "Two miners die\n"
    "Two miners from Kiruna were killed in a cave by a flood in Lapland on 4 May. The flood came from a dam.\n"
    "They died a month after a third miner had died in Norway."
)
LINES = [0, *(n + 1 for n, character in enumerate(TEXT) if character == "\n"), len(TEXT) + 1]
KINDS: tuple[BlockKind, ...] = ("title", "paragraph", "paragraph")
BLOCKS = tuple(Block(kind, start, end - 1) for kind, start, end in zip(KINDS, LINES, LINES[1:], strict=False))
ARTICLE = Article("mine.txt", "Two miners die", None, None, TEXT, BLOCKS)


def at(words: str) -> Extent:
    start = TEXT.index(words)
    return start, start + len(words)


DIE = Event("e1", "life", at("die"), "actual", (), (Participant(at("Two miners")),), (), (), None, 0.9)
KILLED = but(
    DIE, id="e2", trigger=at("killed"), who=(Participant(at("a flood")),), same_as="e1",
    whom=(Participant(at("Two miners from Kiruna")),), where=(Place(at("in Lapland")),),
    when=(When(at("in a cave")), When(at("on 4 May"))),
)  # fmt: skip
DIED = but(KILLED, id="e3", trigger=at("had died"), where=(Place(at("in Norway")),), who=(), whom=(), when=())
DAY = Entity(*at("4 May"), "DATE")


def links(*events: Event) -> Links:
    return Links(Analysis(entities=(DAY,), events=events))


def test_a_headline_gets_what_it_lacks_from_the_first_telling_in_the_text() -> None:
    full = in_full(ARTICLE, links(DIE, KILLED, DIED), DIE)
    assert (full.who, full.whom, full.where) == (KILLED.who, DIE.whom, KILLED.where)


def test_a_headline_that_tells_of_nobody_is_given_nobody() -> None:
    bare = but(DIE, whom=())
    assert in_full(ARTICLE, links(bare, KILLED), bare) == bare


def test_of_times_it_gets_those_that_are_named_or_resolved() -> None:
    assert in_full(ARTICLE, links(DIE, KILLED), DIE).when == KILLED.when[1:]
    resolved = but(KILLED, when=(When(at("in a cave"), "2020-05-04", "day"),))
    assert in_full(ARTICLE, links(DIE, resolved), DIE).when == resolved.when


def test_an_event_of_the_text_stays_as_it_is_told() -> None:
    lone = but(DIED, same_as=None)
    found = links(DIE, lone, but(KILLED, same_as="e3"))
    assert in_full(ARTICLE, found, lone) == lone
    assert in_full(ARTICLE, found, DIE) == DIE


def test_the_row_and_the_card_of_a_headline_tell_who_where_and_when() -> None:
    found = links(DIE, KILLED, DIED)
    first = events_tab(ARTICLE, found, found.told, ())[0]
    drawn = "\n".join(part.plain for part in first.draw(100))
    assert "a flood → Two miners" in drawn
    assert "in Lapland" in drawn
    assert "on 4 May" in drawn
    assert first.opens == DIE
    rows = [part.plain for row in face(ARTICLE, found, DIE, 0).rows for part in row.draw(60)]
    assert {"a flood", "in Lapland", "on 4 May"} <= {words.strip() for words in rows}
