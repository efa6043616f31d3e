"""What is inferred: found in the story, told in words, marked in text and panel, accepted, set right or hidden."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any
from unittest import mock

import msgspec
import pytest
from msgspec.structs import replace
from rich.color import ColorSystem
from rich.style import Style as RichStyle
from textual.content import Content
from textual.pilot import Pilot
from textual.strip import Strip
from textual.widgets import Static

from reader.app.article.marks import Marks
from reader.app.bars.footer import KeyBar
from reader.app.bars.messages import MessageLine
from reader.app.looks.dotted import INFERRED, LEADS_ON, SIGN, draw_underlines, inferred, signed
from reader.app.panel.card import CardView
from reader.app.screens.picker import Picker
from reader.app.settings.stored import Settings
from reader.app.telling import doubt
from reader.app.telling.cards import WHY, face
from reader.app.telling.citing import cited
from reader.app.telling.doubt import SURE, Doubts, distance, doubts, of_ten
from reader.app.threads.links import Links, Thing
from reader.engine.portion import shifted
from reader.library import Library
from reader.library.corrected.apply import apply
from reader.library.corrected.corrections import Accept, Correction, of_extents
from reader.sentences import sentences
from reader.story import Actor, Analysis, Event, Mention, Participant, Quote
from tests.app.hand import Answers, app, article, card, card_of, pressing
from tests.app.test_reading import WIDE, press, reading

TEXT = (
    "Mirela Osk opened the old mill on Friday. The roof leaks.\n"
    "She sold the wheel to Tarn Brothers. “It was rotten,” Osk said. “We will build another.” It will cost a lot.\n"
    "“Nobody asked us.” Jon Tarn said that the miller had promised him the wheel. The miller left."
)
ARTICLE = article(TEXT)


def at(words: str, nth: int = 0) -> tuple[int, int]:
    start = -1
    for _ in range(nth + 1):
        start = TEXT.index(words, start + 1)
    return start, start + len(words)


def mention(words: str, form: Any, nth: int = 0) -> Mention:
    return Mention(*at(words, nth), form)


OSK_NAMED = at("Mirela Osk")
OSK = Actor("a1", "Mirela Osk", "person", 1.0, (
    mention("Mirela Osk", "name"), mention("She", "pronoun"), mention("Osk", "name", 1),
    mention("the miller", "nominal"), mention("The miller", "nominal"),
))  # fmt: skip
TARN = Actor("a2", "Jon Tarn", "person", 0.5, (mention("Jon Tarn", "name"), mention("him", "pronoun")))
ROTTEN = Quote("q1", "direct", (at("“It was rotten,”"),), at("said"), at("Osk", 1), "a1", confidence=0.9)
ANOTHER = Quote("q2", "direct", (at("“We will build another.”"),), None, None, "a1", confidence=0.55)
NOBODY = Quote("q3", "direct", (at("“Nobody asked us.”"),), at("said", 1), at("Jon Tarn"), "a2", confidence=0.8)
SOLD = Event("e1", "transaction", at("sold"), "actual", (Participant(at("She"), "a1"),), (), (), (), None, 1.0, 0.9)
LEAKS = Event("e2", "other", at("leaks"), "actual", (), (), (), (), None, 0.9, 0.4)
COST = Event("e3", "other", at("cost"), "planned", (Participant(at("the wheel"), None),), (), (), (), None, 0.8, 0.9)
LEFT = Event("e4", "movement", at("left"), "actual", (Participant(at("The miller"), "a1"),), (), (), (), None, 0.7, 0.8)
ANALYSIS = Analysis((), (OSK, TARN), (ROTTEN, ANOTHER, NOBODY), (SOLD, LEAKS, COST, LEFT))
LINKS = Links(ANALYSIS)
DOUBTS = Doubts(ARTICLE, LINKS)


def why(thing: Thing, cursor: int = 0, links: Links = LINKS) -> list[str]:
    """What a thing's card says of why it is in doubt."""
    rows = face(ARTICLE, links, thing, cursor).rows
    drawn = ["\n".join(part.plain for part in row.draw(200)) for row in rows]
    if WHY not in drawn:
        return []
    start = drawn.index(WHY) + 1
    return drawn[start : next((n for n in range(start, len(rows)) if not rows[n].stands), len(rows))]


def test_what_is_said_in_its_own_sentence_is_sure() -> None:
    assert why(ROTTEN) == []
    assert DOUBTS.mention(OSK, OSK.mentions[0]) == []
    assert DOUBTS.mention(TARN, TARN.mentions[1]) == []  # his name is in the sentence


def test_a_sentence_that_follows_the_quotation_and_names_the_speaker_is_its_own() -> None:
    assert why(NOBODY) == []


def test_a_quote_without_a_speaker_tells_how_far_its_nearest_mention_is() -> None:
    far, chance = why(ANOTHER)
    assert "nearest mention of Mirela Osk, one sentence back" in far
    assert "of ten quotes like this, about 6 are" in chance


def test_a_source_in_another_sentence() -> None:
    (told,) = why(replace(NOBODY, source=at("Osk", 1), cue=None, speaker="a1"))
    assert "“Osk”, stands three sentences back" in told


def test_pronouns_and_descriptions_over_sentences() -> None:
    (she,) = why(OSK, at("She")[0])
    assert she == "“She” is taken for Mirela Osk; nearest name, two sentences back"
    (miller,) = why(OSK, at("the miller")[0])
    assert "“the miller” is taken for Mirela Osk; nearest name, four sentences back" in miller
    assert why(OSK, at("The miller")[0]) == []  # in the same words as before
    assert why(OSK, at("Mirela Osk")[0]) == []


def _doubted(text: str, actor: tuple[str, str], *mentions: tuple[str, Any, int], quotes: Any = ()) -> list[str]:
    """Which words of an invented text are in doubt, where an actor is mentioned in these, by form and count."""

    def place(words: str, nth: int = 0) -> tuple[int, int]:
        start = -1
        for _ in range(nth + 1):
            start = text.index(words, start + 1)
        return start, start + len(words)

    known = tuple(sorted((Mention(*place(w, nth), form) for w, form, nth in mentions), key=lambda m: m.start))
    somebody = Actor("a1", actor[0], "person", 1.0, known, actor[1] or None)
    made = tuple(
        Quote(f"q{n}", "direct", (place(q),), None, place(*s), "a1", (), 0.9) for n, (q, s) in enumerate(quotes)
    )
    links = Links(Analysis((), (somebody,), made, ()))
    found = Doubts(article(text), links)
    return [text[start:end] for (start, end), _ in found.marked]


def test_who_is_named_right_before_is_no_guess() -> None:
    text = "Mara Quill runs the ferry. She sails at dawn. Rain fell. It was cold. She stayed."
    mentions = ("Mara Quill", "name", 0), ("She", "pronoun", 0), ("She", "pronoun", 1)
    assert _doubted(text, ("Mara Quill", ""), *mentions) == ["She"]
    assert _doubted(text[: text.index(" She stayed")], ("Mara Quill", ""), *mentions[:2]) == []


def test_descriptions_that_the_article_gives_are_no_guess() -> None:
    text = "Harbour master Mara Quill came. It rained. Rain fell. The harbour master left. Later the pilot slept."
    mentions = ("Mara Quill", "name", 0), ("The harbour master", "nominal", 0), ("the pilot", "nominal", 0)
    assert _doubted(text, ("Mara Quill", "Harbour master"), *mentions) == ["the pilot"]
    text = "A jury sat. Rain fell. It rained. The jury spoke."
    assert _doubted(text, ("A jury", ""), ("A jury", "nominal", 0), ("The jury", "nominal", 0)) == []


def test_a_quotation_of_several_sentences_is_one_step() -> None:
    text = "Mara Quill came. “It rained. It was cold. It was dark,” she said."
    mentions = ("Mara Quill", "name", 0), ("she", "pronoun", 0)
    assert _doubted(text, ("Mara Quill", ""), *mentions) == ["she"]
    quotes = [("“It rained. It was cold. It was dark,”", ("she", 0))]
    assert _doubted(text, ("Mara Quill", ""), *mentions, quotes=quotes) == []


def test_events_and_their_agents() -> None:
    (low,) = why(LEAKS)
    assert "of ten words like this, about 4 tell of an event" in low
    (away,) = why(COST)
    assert "“the wheel”, who did it, stands three sentences back" in away
    (whom,) = why(SOLD)
    assert whom.startswith("“She” is taken for")


def test_a_reason_leads_to_what_was_inferred_from() -> None:
    rows = face(ARTICLE, LINKS, SOLD, 0).rows
    assert next(row for row in rows if row.key.endswith("sentences back")).extent == at("Mirela Osk")


def test_the_thresholds() -> None:
    least = SURE["event"]
    assert not DOUBTS.event(replace(LEFT, confidence=least))
    assert DOUBTS.event(replace(LEFT, confidence=least - 0.01))
    assert DOUBTS.quote(replace(ROTTEN, confidence=SURE["quote"] - 0.01))
    assert not DOUBTS.quote(replace(ROTTEN, confidence=None))


def test_distances_in_words() -> None:
    assert [distance(n) for n in (-1, -2, 1, -12)] == [
        "one sentence back", "two sentences back", "one sentence on", "12 sentences back",
    ]  # fmt: skip


def test_the_text_has_its_marks_where_it_is_inferred() -> None:
    marked = dict(DOUBTS.marked)
    assert set(marked) == {at("She"), at("the miller"), at("leaks"), at("cost"), at("“We")}

    def doubted(**how: Any) -> set[str]:
        marks = Marks(ANALYSIS, doubted=DOUBTS.marked, **how)
        return {TEXT[start:end] for start, end, look in marks.over(0, len(TEXT)) if look.doubt}

    assert doubted(density="all") == {"She", "the miller", "leaks", "cost", "“We"}
    assert "She" not in doubted(density="all", hidden=frozenset({"person"}))
    assert doubted(density="none") == set()
    assert doubted(density="thread", thread=[at("She")]) == {"She"}


def test_where_styles_are_few_a_sign_stands_for_the_underline() -> None:
    line = Content.assemble(("Osk", inferred("bold", True)), "    ", ("said", "dim"))
    assert signed(line, 11).plain == f"Osk{SIGN}   said"
    assert INFERRED not in str([span.style for span in signed(line, 11).spans])
    assert signed(Content.styled("Osk", inferred("bold", True)), 3).cell_length <= 3
    assert signed(Content.styled("Osk", inferred("bold", False)), 3).plain == "Osk"


def test_a_terminal_gets_a_dotted_underline_behind_a_plain_one() -> None:
    draw_underlines()
    sent = Strip.render_style(RichStyle(bold=True, underline2=True, color="red"), "x", ColorSystem.TRUECOLOR)
    assert sent.startswith("\x1b[1;4m\x1b[4:4m\x1b[28;")
    assert sent.endswith("mx\x1b[0m")


def test_a_terminal_gets_a_dashed_underline_for_what_leads_on_behind_a_plain_one() -> None:
    draw_underlines()
    sent = Strip.render_style(RichStyle.parse(f"underline {LEADS_ON}"), "x", ColorSystem.TRUECOLOR)
    assert sent == "\x1b[4;4m\x1b[4:5m\x1b[28mx\x1b[0m"


def test_a_copied_quote_says_that_its_speaker_is_inferred() -> None:
    assert "— Mirela Osk (speaker inferred)" in cited(ARTICLE, LINKS, ANOTHER)
    assert "inferred" not in cited(ARTICLE, LINKS, ROTTEN)


@pytest.mark.parametrize(
    ("accepted", "thing", "cursor"),
    [
        (Accept("quote", of_extents(TEXT, ANOTHER.content)), ANOTHER, 0),
        (Accept("event", of_extents(TEXT, [LEAKS.trigger])), LEAKS, 0),
        (Accept("event", of_extents(TEXT, [COST.trigger])), COST, 0),
        (Accept("actor", of_extents(TEXT, [at("She")])), OSK, at("She")[0]),
        (Accept("event", of_extents(TEXT, [SOLD.trigger, at("She")])), SOLD, 0),
    ],
)
def test_what_is_accepted_is_sure_and_nothing_else_changes(accepted: Correction, thing: Thing, cursor: int) -> None:
    assert why(thing, cursor)
    made = apply(ANALYSIS, [msgspec.json.decode(msgspec.json.encode(accepted), type=Correction)])
    assert made.analysis == ANALYSIS
    assert made.edited == frozenset()
    assert why(thing, cursor, Links(made.analysis, made.edited, made.sure)) == []


def test_everything_of_a_long_text_in_time_that_grows_with_it() -> None:
    text = "She came. " * 4000
    mentions = (Mention(0, 3, "nominal"), *(Mention(n * 10, n * 10 + 3, "pronoun") for n in range(1, 4000)))
    quotes = tuple(Quote(f"q{n}", "direct", ((n * 10 + 4, n * 10 + 9),), None, None, "a1") for n in range(4000))
    known = Links(Analysis((), (Actor("a1", "She", "person", 1.0, mentions),), quotes, ()))
    assert len(doubts(article(text), known).marked) == 3998  # one is right after the name


# In the app


def made(library: Library | None = None, theme: str = "ink") -> Any:
    engine = Answers(analysis=ANALYSIS)
    return app(ARTICLE, engine=engine, library=library, settings=Settings(theme=theme, first_tab="quotes"))


async def open_card(pilot: Pilot[None], keys: list[str], place: tuple[int, int]) -> CardView:
    await pilot.pause()  # the analysis begins when the text has been drawn
    await pilot.app.workers.wait_for_complete()
    await press(pilot, *keys)
    reading(pilot).view.go_to(place)
    await press(pilot, "enter")
    return card(pilot)


async def test_accepting_is_kept_and_taken_back(tmp_path: Path) -> None:
    library = Library(tmp_path / "cache", tmp_path / "data")
    async with made(library).run_test(size=WIDE) as pilot:
        opened = await open_card(pilot, ["3"], ANOTHER.content[0])
        assert opened.thing == ANOTHER
        assert why(ANOTHER, 0)
        await press(pilot, "+")
        links = reading(pilot).linking.links
        assert not doubts(ARTICLE, links).quote(ANOTHER)
        await pilot.app.workers.wait_for_complete()
    async with made(library).run_test(size=WIDE) as pilot:
        await open_card(pilot, ["3"], ANOTHER.content[0])
        await press(pilot, "+")  # nothing is in doubt any more
        assert card_of(pilot)
        await press(pilot, "escape", "u")
        assert doubts(ARTICLE, reading(pilot).linking.links).quote(ANOTHER)


@pytest.mark.parametrize("size", [(40, 12), (60, 20), (100, 30), WIDE], ids=str)
async def test_a_card_stays_while_something_is_done_about_what_it_is_of(size: tuple[int, int]) -> None:
    async with made().run_test(size=size) as pilot:
        opened = await open_card(pilot, [], ANOTHER.content[0])
        assert "In doubt" in _told(opened)
        await press(pilot, "+")
        assert card(pilot) is opened
        assert "In doubt" not in _told(opened)
        assert "is right" in _message(pilot)
        await press(pilot, "u")
        assert card(pilot) is opened
        assert "In doubt" in _told(opened)
        await press(pilot, "e", "escape")
        assert card(pilot) is opened
        await press(pilot, "w", "escape", "w", *"tarn", "enter")
        assert card(pilot) is opened
        assert "Tarn" in _told(opened)
        assert opened.rows.has_focus
        await press(pilot, "s", "Y", "y", "N", "escape", "p")
        assert card(pilot) is opened
        await press(pilot, "escape")
        assert card_of(pilot) is None


@pytest.mark.parametrize("size", [(40, 12), WIDE], ids=str)
async def test_the_card_of_what_is_hidden_goes_and_the_one_before_stays(size: tuple[int, int]) -> None:
    async with made().run_test(size=size) as pilot:
        opened = await open_card(pilot, [], OSK_NAMED)
        actor = opened.thing
        while (row := opened.rows.row) is None or not isinstance(row.opens, Quote):
            await press(pilot, "j")
        await press(pilot, "enter")
        assert isinstance(opened.thing, Quote)
        await press(pilot, "x")
        assert card(pilot) is opened
        assert opened.thing is not None
        assert isinstance(opened.thing, Actor)
        assert opened.thing.name == getattr(actor, "name", "")
        await press(pilot, "x")
        assert card_of(pilot) is None
        assert reading(pilot).view.has_focus


def _told(opened: CardView) -> str:
    head = opened.query_one("#card-head", Static)
    return f"{head.render()}\n" + "\n".join(line.plain for row in opened.rows._drawn for line in row)


def _message(pilot: Pilot[None]) -> str:
    return " ".join(said.words for line in pilot.app.screen.query(MessageLine) for said in line.said)


async def test_accepting_is_offered_where_something_is_in_doubt() -> None:
    async with made().run_test(size=WIDE) as pilot:
        opened = await open_card(pilot, ["3"], ANOTHER.content[0])
        assert "+ accept" in _footer(pilot)
        await press(pilot, "escape")
        opened = await open_card(pilot, ["3"], ROTTEN.content[0])
        assert "accept" not in _footer(pilot)
        await press(pilot, "escape")
        opened = await open_card(pilot, ["1"], OSK_NAMED)
        assert "accept" not in _footer(pilot)
        while (row := opened.rows.row) is None or row.mention != at("She"):
            await press(pilot, "j")
        assert "+ accept" in _footer(pilot)


def _footer(pilot: Pilot[None]) -> str:
    return pilot.app.screen.query_one(KeyBar).parts(200).plain


async def test_a_mention_is_accepted_in_its_actors_card() -> None:
    async with made().run_test(size=WIDE) as pilot:
        await open_card(pilot, ["1"], at("She"))
        await press(pilot, "+")
        links = reading(pilot).linking.links
        assert at("She") in links.sure
        assert [note.message for note in pilot.app._notifications][-1].startswith("“She” is right.")
        assert not doubts(ARTICLE, links).participants(SOLD)


async def test_the_speaker_is_set_right_and_then_is_sure() -> None:
    async with made().run_test(size=WIDE) as pilot:
        await open_card(pilot, ["3"], ANOTHER.content[0])
        await press(pilot, "w")
        assert isinstance(pilot.app.screen, Picker)
        await press(pilot, *"tarn", "enter")
        links = reading(pilot).linking.links
        assert links.quotes["q2"].speaker == "a2"
        assert card(pilot).thing == links.quotes["q2"]
        assert not doubts(ARTICLE, links).quote(links.quotes["q2"])


async def test_the_agent_of_an_event_is_another() -> None:
    async with made().run_test(size=WIDE) as pilot:
        await open_card(pilot, ["2"], SOLD.trigger)
        await press(pilot, "w", *"tarn", "enter")
        links = reading(pilot).linking.links
        assert links.events["e1"].who[0].actor == "a2"
        assert at("She") in links.sure


async def test_what_is_none_is_hidden() -> None:
    async with made().run_test(size=WIDE) as pilot:
        await open_card(pilot, ["2"], LEAKS.trigger)
        await press(pilot, "x")
        assert "e2" not in reading(pilot).linking.links.events
        assert card_of(pilot) is None
        await press(pilot, "u")
        assert "e2" in reading(pilot).linking.links.events


@pytest.mark.parametrize(("theme", "sign"), [("ink", ""), ("ansi-dark", SIGN)])
async def test_the_panel_marks_the_speaker_that_is_inferred(theme: str, sign: str) -> None:
    async with made(theme=theme).run_test(size=WIDE) as pilot:
        await pilot.pause()
        await pilot.app.workers.wait_for_complete()
        await press(pilot, "3")
        drawn = [line.plain for row in reading(pilot).panel.list._drawn for line in row]
        assert [words[2:13] for words in drawn if "Mirela" in words] == ["Mirela Osk ", f"Mirela Osk{sign or ' '}"]


@pytest.mark.parametrize("terminal", [(60, 20), (80, 24), (120, 40)], ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("keys", [["3", "n", "n", "enter"], ["2", "n"]], ids=["card", "events"])
def test_pictures(snap_compare: Any, keys: list[str], terminal: tuple[int, int]) -> None:
    assert snap_compare(made(theme="ansi-dark"), run_before=pressing(*keys), terminal_size=terminal)


@pytest.mark.parametrize(("chance", "told"), [(0.02, "hardly any"), (0.33, "about 3"), (0.59, "about 6")])
def test_a_chance_is_told_as_so_many_of_ten(chance: float, told: str) -> None:
    assert of_ten(chance) == told


def test_in_a_long_text_of_which_little_is_known_the_same_is_in_doubt_and_little_is_looked_through() -> None:
    filler = "Nothing of note. It rained again.\n" * 200
    long, by = article(filler + TEXT + "\n" + filler), len(filler)
    links = Links(shifted(ANALYSIS, by))
    looked_at: list[int] = []

    def looking(text: str, start: int, end: int) -> Iterator[int]:
        looked_at.append(start)
        return sentences(text, start, end)

    with mock.patch.object(doubt, "sentences", looking):
        found = Doubts(long, links)
        marked = [((start - by, end - by), thing.id) for (start, end), thing in found.marked]
    assert marked == [(extent, thing.id) for extent, thing in DOUBTS.marked]
    for quote, same in zip(links.analysis.quotes, ANALYSIS.quotes, strict=True):
        assert [r.words for r in found.quote(quote)] == [r.words for r in DOUBTS.quote(same)]
    for event, same_event in zip(links.analysis.events, ANALYSIS.events, strict=True):
        assert [r.words for r in found.event(event)] == [r.words for r in DOUBTS.event(same_event)]
        assert [r.words for r in found.participants(event)] == [r.words for r in DOUBTS.participants(same_event)]
    assert 0 < len(looked_at) < 6
