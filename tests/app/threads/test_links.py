import msgspec

from reader.app.threads.links import Links, actor_thread
from tests.app.hand import STORY, extent

LINKS = Links(STORY.analysis)
KIRBY = next(actor for actor in STORY.analysis.actors if actor.name == "John Kirby")


def test_an_actor_is_found_at_its_mentions_and_nowhere_else() -> None:
    start, end = extent("John Kirby")
    assert LINKS.actor_at(start) == LINKS.actor_at(end - 1) == KIRBY
    assert LINKS.actor_at(end) is None


def test_of_nested_mentions_the_inner_one_counts() -> None:
    start, _ = extent("Iran", 0)  # in "militias allied with Iran", itself a mention
    found = LINKS.actor_at(start)
    assert found is not None
    assert found.name == "Iran"


def test_an_event_is_found_at_its_trigger() -> None:
    for event in STORY.analysis.events:
        assert LINKS.event_at(event.trigger[0]) == event


def test_tellings_lead_to_the_first_one() -> None:
    again = next(event for event in STORY.analysis.events if event.same_as)
    first = LINKS.first_telling(again)
    assert first.same_as is None
    assert again in LINKS.tellings(first)
    assert first in LINKS.told
    assert again not in LINKS.told


def test_tellings_that_point_at_each_other_end_somewhere() -> None:
    one, other = (
        msgspec.structs.replace(event, id=id, same_as=same)
        for event, id, same in zip(STORY.analysis.events, ("x", "y"), ("y", "x"), strict=False)
    )
    links = Links(msgspec.structs.replace(STORY.analysis, events=(one, other)))
    assert links.first_telling(one).id in ("x", "y")


def test_what_an_actor_did_is_each_event_once() -> None:
    done = [event for actor in STORY.analysis.actors for event in LINKS.done_by(actor)]
    assert done
    for actor in STORY.analysis.actors:
        told = [LINKS.first_telling(event).id for event in LINKS.done_by(actor)]
        assert len(told) == len(set(told))


def test_what_an_actor_said() -> None:
    assert LINKS.said_by(KIRBY)
    assert all(quote.speaker == KIRBY.id for quote in LINKS.said_by(KIRBY))


def test_hidden_labels_are_not_in_the_thread_of_names() -> None:
    everything = LINKS.entities_thread()
    fewer = LINKS.entities_thread({"PERSON"})
    assert extent("John Kirby") in everything.extents
    assert extent("John Kirby") not in fewer.extents


def test_an_actor_thread_is_found_again_under_another_id() -> None:
    thread = actor_thread(KIRBY)
    renamed = tuple(msgspec.structs.replace(actor, id=f"b{actor.id}") for actor in STORY.analysis.actors)
    again = Links(msgspec.structs.replace(STORY.analysis, actors=renamed)).remake(thread)
    assert again is not None
    assert (again.key, again.extents) == (f"b{KIRBY.id}", thread.extents)


def test_nothing_is_where_nothing_is() -> None:
    nothing = Links(type(STORY.analysis)())
    assert nothing.actor_at(0) is nothing.event_at(0) is nothing.quote_at(0) is None
