"""The brief: the article's own words, each line a way to its row and place."""

from __future__ import annotations

from msgspec.structs import replace

from reader.app.looks.words import clean
from reader.app.panel.brief import brief, happened, sayings
from reader.app.settings.stored import Settings
from reader.app.threads.links import Links
from reader.main_events import main_events
from reader.story import Actor, Analysis, Block, Event, Mention, Quote
from tests.app.hand import STORY, TEXT, app, article, card, card_of
from tests.app.test_reading import WIDE, cursor, press, reading, row

LINKS = Links(STORY.analysis)
BRIEF = Settings()


def test_it_is_made_of_the_articles_own_words() -> None:
    rows = brief(STORY.article, LINKS)
    [*events] = [made for made in rows if isinstance(made.opens, Event)]
    assert len(events) == 3
    for made in events:
        words = " ".join(part.plain[2:].strip() for part in made.draw(10_000))
        assert words in clean(TEXT)
    for made in rows:
        if isinstance(made.opens, Quote):
            [line] = made.draw(40)
            assert line.cell_length <= 40
            assert line.plain.index(": ") <= 20, "a long name leaves room for the words"


def test_the_main_events_are_told_by_different_sentences() -> None:
    told = happened(STORY.article, LINKS)
    assert len({words for _, _, words in told}) == len(told) == 3
    assert {event.id for event, _, _ in told} <= {event.id for event in main_events(STORY.analysis.events)}


def test_a_sentence_speaks_for_an_event_rather_than_its_headline() -> None:
    page = article("Ferry sinks\nThe ferry sank off Lund at dawn.\nWhy it sank\nNobody knows.")
    kinds = ("title", "paragraph", "heading", "paragraph")
    page = replace(page, blocks=tuple(Block(k, b.start, b.end) for k, b in zip(kinds, page.blocks, strict=True)))

    def event(id: str, at: int, same: str | None, salience: float) -> Event:
        return Event(id, "catastrophe", (at, at + 4), "actual", (), (), (), (), same, salience)

    sinks, sank, why = page.text.index("sinks"), page.text.index("sank"), page.text.rindex("sank")
    knows = page.text.index("knows")
    links = Links(
        Analysis(events=(event("e1", sinks, None, 0.9), event("e2", sank, "e1", 0.5), event("e3", why, None, 0.8),
                         event("e4", knows, None, 0.6)))
    )  # fmt: skip
    said = [page.text[slice(*words)] for _, _, words in happened(page, links)]
    assert said == ["The ferry sank off Lund at dawn.", "Why it sank", "Nobody knows."]


def test_each_speaker_has_one_line_and_their_own_words_go_first() -> None:
    actors = tuple(Actor(f"a{n}", f"Speaker {n}", "person", 1 - n / 10, (Mention(n, n + 1, "name"),)) for n in range(9))
    quotes = tuple(
        Quote(f"q{n}", "direct" if n > 8 else "indirect", ((n, n + 1),), None, None, f"a{n % 9}") for n in range(18)
    )
    said = sayings(Links(Analysis(actors=actors, quotes=quotes)))
    assert [actor.id for actor, _ in said] == ["a0", "a1", "a2", "a3", "a4"]
    assert [quote.id for _, quote in said][1:] == ["q10", "q11", "q12", "q13"]


def test_of_nothing_there_is_no_brief() -> None:
    assert brief(STORY.article, Links(Analysis())) == []


async def test_the_panel_opens_with_it_where_there_is_room_and_n_leaves_it() -> None:
    async with app(settings=BRIEF).run_test(size=WIDE) as pilot:
        await press(pilot)
        assert reading(pilot).panel.tab == "brief"
        await press(pilot, "n")
        assert reading(pilot).panel.tab == "actors"
        await press(pilot, "B")
        assert reading(pilot).panel.tab == "brief"


async def test_a_narrow_panel_opens_with_the_actors_and_has_it_still() -> None:
    async with app(settings=BRIEF).run_test(size=(100, 30)) as pilot:
        await press(pilot)
        assert reading(pilot).panel.tab == "actors"
        await press(pilot, "B")
        assert reading(pilot).panel.tab == "brief"
        bar = reading(pilot).panel.bar
        assert all(len(line) <= bar.content_size.width for line in bar.render().plain.split("\n"))


async def test_every_line_leads_to_its_place_and_to_the_card_of_what_it_tells() -> None:
    wanted = [made for made in brief(STORY.article, LINKS) if made.stands]
    async with app(settings=BRIEF).run_test(size=WIDE) as pilot:
        for number, made in enumerate(wanted):
            await press(pilot, "B", "tab", "g", *"j" * number)
            assert row(pilot).key == made.key
            assert made.extent is not None
            assert made.opens is not None
            if not isinstance(made.opens, Actor):
                assert cursor(pilot) == made.extent[0]
            await press(pilot, "enter")
            assert card(pilot).thing == made.opens
            await press(pilot, "escape")
            assert reading(pilot).panel.tab == "brief"
            assert row(pilot).key == made.key, "one reads on in the brief"
            await press(pilot, "tab")


async def test_a_name_found_in_the_palette_has_its_card_from_the_brief_too() -> None:
    async with app(settings=BRIEF).run_test(size=WIDE) as pilot:
        await press(pilot)
        assert reading(pilot).panel.tab == "brief"
        await press(pilot, "ctrl+p", *"iran")
        await pilot.app.workers.wait_for_complete()
        await press(pilot, "enter")
        found = card_of(pilot)
        assert found is not None
        assert isinstance(found.thing, Actor)
        assert found.thing.name == "Iran"
        await press(pilot, "n")
        assert card_of(pilot) is found
        assert found.thing.name == "Iran"


def test_with_room_what_is_said_goes_on_in_lines_of_their_own() -> None:
    [said, *_] = [made for made in brief(STORY.article, LINKS) if isinstance(made.opens, Quote)]
    assert said.grown is not None
    lines = [made.plain for made in said.grown(24, 3)]
    assert 1 < len(lines) <= 3
    assert all(len(line) <= 24 for line in lines)
    assert [line[:2] == "  " for line in lines] == [False, *[True] * (len(lines) - 1)]


def test_what_happened_stands_as_in_the_text_whatever_matters_most() -> None:
    page = article("Old mill burns.\n\nIt rained at noon.\n\nThe roof fell in.\n\nAll left.")
    weights = {"burns": 0.7, "rained": 0.1, "fell": 0.9, "left": 0.8}
    events = tuple(
        Event(f"e{i}", "other", (at, at + 4), "actual", (), (), (), (), None, salience)
        for i, (at, salience) in enumerate((page.text.index(word), weight) for word, weight in weights.items())
    )
    said = [page.text[slice(*words)] for _, _, words in happened(page, Links(Analysis(events=events)))]
    assert said == ["Old mill burns.", "The roof fell in.", "All left."]
