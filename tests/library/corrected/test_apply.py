"""What corrections make of an analysis: one by one on the sample, and any of them on anything."""

from __future__ import annotations

from msgspec.structs import replace

from hypothesis import given, settings, strategies as st  # isort: skip

from reader.library.corrected.apply import Corrected, apply
from reader.library.corrected.corrections import (
    Attribute,
    Correction,
    Dismiss,
    Merge,
    Place,
    Rename,
    Retype,
    Split,
    fits,
    of_actor,
    of_extents,
    tidy,
)
from reader.story import Actor, Analysis, Entity, Event, Mention, Participant, Quote
from tests.app.hand import STORY, TEXT, extent

FOUND = STORY.analysis


def actor(name: str, analysis: Analysis = FOUND) -> Actor:
    return next(actor for actor in analysis.actors if actor.name == name)


def at(words: str, nth: int = 0) -> Place:
    return of_extents(TEXT, [extent(words, nth)])[0]


def known(name: str) -> tuple[Place, ...]:
    return of_actor(TEXT, actor(name))


def links_to(analysis: Analysis, id: str) -> int:
    """How often an actor is linked to."""
    parts = [part for event in analysis.events for part in (*event.who, *event.whom)]
    return (
        sum(entity.actor == id for entity in analysis.entities)
        + sum(quote.speaker == id for quote in analysis.quotes)
        + sum(part.actor == id for part in parts)
    )


def check(analysis: Analysis) -> None:
    """Every id is somebody's, every mention in order and once, salience as it should be."""
    actors, events = {a.id for a in analysis.actors}, {e.id for e in analysis.events}
    assert len(actors) == len(analysis.actors)
    assert {e.actor for e in analysis.entities} | {q.speaker for q in analysis.quotes} <= actors | {None}
    for event in analysis.events:
        assert {part.actor for part in (*event.who, *event.whom)} <= actors | {None}
        assert event.same_as is None or event.same_as in events
        assert event.same_as != event.id
    for one in analysis.actors:
        places = [(m.start, m.end) for m in one.mentions]
        assert places
        assert places == sorted(set(places))
        assert 0 <= one.salience <= 1
        assert one.name
    saliences = [one.salience for one in analysis.actors]
    assert saliences == sorted(saliences, reverse=True)


def test_nothing_is_changed_without_corrections() -> None:
    assert apply(FOUND, ()) == Corrected(FOUND, frozenset())


def test_an_actor_is_renamed() -> None:
    kirby = actor("John Kirby")
    made = apply(FOUND, [Rename(known("John Kirby"), "  Admiral\tKirby\n")])
    assert made.edited == {kirby.id}
    assert actor("Admiral Kirby", made.analysis) == replace(kirby, name="Admiral Kirby")
    assert apply(FOUND, [Rename(known("John Kirby"), "\x1b\u202e ")]).analysis == FOUND


def test_two_actors_become_one_with_all_that_is_theirs() -> None:
    iran, usa = actor("Iran"), actor("USA")
    made = apply(FOUND, [Merge(known("Iran"), known("USA"))])
    check(made.analysis)
    assert made.edited == {usa.id}
    both = actor("USA", made.analysis)
    assert len(both.mentions) == len(iran.mentions) + len(usa.mentions)
    assert both.salience == 1
    assert links_to(made.analysis, usa.id) == links_to(FOUND, usa.id) + links_to(FOUND, iran.id)
    assert "Iran" not in [a.name for a in made.analysis.actors]


def test_one_mention_is_split_off_and_its_links_with_it() -> None:
    made = apply(FOUND, [Split(at("Kirby", 1))])
    check(made.analysis)
    new, old = actor("Kirby", made.analysis), actor("John Kirby", made.analysis)
    assert [(m.start, m.end) for m in new.mentions] == [extent("Kirby", 1)]
    assert len(old.mentions) == len(actor("John Kirby").mentions) - 1
    assert made.edited == {new.id, old.id}
    kirby = actor("John Kirby").id
    assert links_to(made.analysis, new.id) + links_to(made.analysis, kirby) == links_to(FOUND, kirby)
    assert links_to(made.analysis, new.id) >= 1


def test_one_mention_is_given_to_another_actor() -> None:
    made = apply(FOUND, [Split(at("Kirby", 1), known("Iran"))])
    check(made.analysis)
    assert extent("Kirby", 1) in [(m.start, m.end) for m in actor("Iran", made.analysis).mentions]
    assert len(made.analysis.actors) == len(FOUND.actors)


def test_the_only_mention_is_not_split_off_but_can_be_given() -> None:
    single = next(a for a in FOUND.actors if len(a.mentions) == 1)
    place = of_extents(TEXT, [(single.mentions[0].start, single.mentions[0].end)])[0]
    assert apply(FOUND, [Split(place)]).analysis == FOUND
    made = apply(FOUND, [Split(place, known("Iran"))])
    check(made.analysis)
    assert single.id not in [a.id for a in made.analysis.actors]


def test_another_kind_takes_the_names_along() -> None:
    kirby = actor("John Kirby").id
    made = apply(FOUND, [Retype("actor", known("John Kirby"), "organization")])
    assert actor("John Kirby", made.analysis).kind == "organization"
    assert {e.label for e in made.analysis.entities if e.actor == kirby} == {"ORG"}
    assert apply(FOUND, [Retype("actor", known("John Kirby"), "no kind")]).analysis == FOUND


def test_events_and_quotes() -> None:
    event, quote = FOUND.events[0], FOUND.quotes[0]
    made = apply(
        FOUND,
        [
            Retype("event", of_extents(TEXT, [event.trigger]), "policy"),
            Attribute(of_extents(TEXT, quote.content), known("Iran")),
            Dismiss("event", of_extents(TEXT, [FOUND.events[1].trigger])),
            Dismiss("quote", of_extents(TEXT, FOUND.quotes[1].content)),
        ],
    )
    check(made.analysis)
    assert made.analysis.events[0] == replace(event, type="policy")
    assert made.analysis.quotes[0].speaker == actor("Iran").id
    assert made.edited == {event.id, quote.id}
    assert [e.id for e in made.analysis.events] == [e.id for e in FOUND.events if e != FOUND.events[1]]
    assert len(made.analysis.quotes) == len(FOUND.quotes) - 1


def test_an_actor_that_is_none_leaves_the_names_without_one() -> None:
    made = apply(FOUND, [Dismiss("actor", known("USA"))])
    check(made.analysis)
    assert links_to(made.analysis, actor("USA").id) == 0
    assert len(made.analysis.entities) == len(FOUND.entities)
    assert made.analysis.actors[0].salience == 1


def test_names_that_are_no_actors() -> None:
    entity = next(e for e in FOUND.entities if e.label == "DATE")
    place = of_extents(TEXT, [(entity.start, entity.end)])
    assert replace(entity, label="ORG") in apply(FOUND, [Retype("entity", place, "ORG")]).analysis.entities
    assert entity not in apply(FOUND, [Dismiss("entity", place)]).analysis.entities


def test_the_next_telling_is_the_first_when_the_first_is_dismissed() -> None:
    trigger = (0, 1)
    event = replace(FOUND.events[0], id="e1", trigger=trigger, same_as=None)
    events = (event, *(replace(event, id=f"e{n}", trigger=(n, n + 1), same_as="e1") for n in (2, 3, 4)))
    found = Analysis(events=events)
    made = apply(found, [Dismiss("event", (Place(0, 1, ""),))]).analysis
    assert [(e.id, e.same_as) for e in made.events] == [("e2", None), ("e3", "e2"), ("e4", "e2")]
    made = apply(found, [Dismiss("event", (Place(2, 3, ""),))]).analysis
    assert [(e.id, e.same_as) for e in made.events] == [("e1", None), ("e3", "e1"), ("e4", "e1")]


def test_they_hold_for_another_analysis_of_the_text() -> None:
    """Other ids, other borders, another order."""
    shifted = tuple(
        replace(a, id=f"x{n}", mentions=tuple(replace(m, start=max(0, m.start - 1)) for m in a.mentions))
        for n, a in enumerate(reversed(FOUND.actors))
    )
    made = apply(Analysis(actors=shifted), [Rename(known("John Kirby"), "K"), Merge(known("Iran"), known("USA"))])
    assert "K" in [a.name for a in made.analysis.actors]
    assert "Iran" not in [a.name for a in made.analysis.actors]
    assert len(made.edited) == 2


def test_what_stands_elsewhere_is_not_meant() -> None:
    nowhere = (Place(len(TEXT) - 2, len(TEXT) - 1, ""),)
    every: list[Correction] = [
        Rename(nowhere, "N"), Merge(nowhere, known("Iran")), Merge(known("Iran"), nowhere), Split(nowhere[0]),
        Split(at("Kirby", 1), nowhere), Retype("actor", nowhere, "place"), Retype("event", nowhere, "policy"),
        Dismiss("actor", ()), Dismiss("event", nowhere), Attribute(nowhere, None), Merge(known("Iran"), known("Iran")),
    ]  # fmt: skip
    for correction in every:
        assert apply(FOUND, [correction]) == Corrected(FOUND, frozenset()), correction


def test_names_are_tidied() -> None:
    assert tidy(" A\x1b[31m\u202eB\r\nC\ud800 ") == "A [31mB C"
    assert tidy("می‌خواهم") == "می‌خواهم"
    assert len(tidy("x" * 1000)) == 200
    assert tidy("\u200b\x07") == ""


# Any corrections of any analysis

WORDS = "One two three four five six seven eight nine ten eleven twelve"


@st.composite
def extents(draw: st.DrawFn) -> tuple[int, int]:
    start = draw(st.integers(0, len(WORDS) - 1))
    return start, draw(st.integers(start + 1, min(len(WORDS), start + 12)))


@st.composite
def analyses(draw: st.DrawFn) -> Analysis:
    ids = [f"a{n}" for n in range(1, draw(st.integers(0, 5)) + 1)]
    someone = st.sampled_from([None, *ids])
    actors = [
        Actor(id, id, draw(st.sampled_from(["person", "place"])), 1 / n, tuple(
            Mention(*e, draw(st.sampled_from(["name", "pronoun"])))
            for e in sorted(draw(st.sets(extents(), min_size=1, max_size=5)))
        ))
        for n, id in enumerate(ids, 1)
    ]  # fmt: skip
    parts = st.lists(st.builds(Participant, extents(), someone), max_size=2).map(tuple)
    events: list[Event] = []
    for n in range(draw(st.integers(0, 4))):
        first = draw(st.sampled_from([None, *(e.id for e in events if e.same_as is None)]))
        events.append(Event(f"e{n}", "other", draw(extents()), "actual", draw(parts), draw(parts), (), (), first, 0.5))
    entities = draw(st.lists(st.builds(lambda e, a: Entity(*e, "ORG", a), extents(), someone), max_size=5))
    quotes = [
        Quote(f"q{n}", "direct", (draw(extents()),), None, draw(st.none() | extents()), draw(someone))
        for n in range(draw(st.integers(0, 3)))
    ]
    return Analysis(tuple(entities), tuple(actors), tuple(quotes), tuple(events))


place = extents().map(lambda e: Place(*e, WORDS[slice(*e)]))
anchor = st.lists(place, min_size=1, max_size=3).map(tuple)
what = st.sampled_from(["actor", "event", "quote", "entity"])
corrections = st.one_of(
    st.builds(Rename, anchor, st.text(max_size=5)),
    st.builds(Merge, anchor, anchor),
    st.builds(Split, place, st.none() | anchor),
    st.builds(Retype, what, anchor, st.sampled_from(["person", "group", "policy", "ORG", ""])),
    st.builds(Dismiss, what, anchor),
    st.builds(Attribute, anchor, st.none() | anchor),
)


@settings(max_examples=150)
@given(analyses(), st.lists(corrections, max_size=6))
def test_whatever_is_corrected_everything_can_be_looked_up(found: Analysis, made: list[Correction]) -> None:
    assert all(fits(correction, WORDS) for correction in made)
    result = apply(found, made)
    check(result.analysis)
    ids = {*(a.id for a in result.analysis.actors), *(q.id for q in result.analysis.quotes),
           *(e.id for e in result.analysis.events)}  # fmt: skip
    assert result.edited <= ids
    before = {(m.start, m.end) for a in found.actors for m in a.mentions}
    after = {(m.start, m.end) for a in result.analysis.actors for m in a.mentions}
    assert after <= before
    assert after == before or any(isinstance(c, Dismiss) for c in made)


@settings(max_examples=50)
@given(analyses(), st.lists(corrections, max_size=4), st.builds(Merge, anchor, anchor))
def test_a_correction_that_is_taken_back_leaves_nothing(
    found: Analysis, made: list[Correction], merge: Correction
) -> None:
    kept = apply(found, made)
    apply(found, [*made, merge])
    assert apply(found, made) == kept
