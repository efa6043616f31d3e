"""Events of sentences whose parse is given: `events.txt` holds, for each, its events and the parse.

A block is `# sentence`, an `=` line for each event (trigger, type, realis, then participants, places and times, these
with their values seen from 28 June 2021), a token a line as in `build.doc`, and the pipeline's triggers and roles.
"""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest
from spacy.tokens import Doc

from reader.analysis import events
from reader.analysis.events import occurrence
from reader.story import Actor, Article, Event, Mention, Quote
from tests.analysis import build

BLOCKS = (Path(__file__).parent / "events.txt").read_text(encoding="utf-8").strip().split("\n\n")


def read(block: str) -> tuple[str, list[str], Doc]:
    sentence, *lines = block.splitlines()
    expected = [line for line in lines if line.startswith("=")]
    found = {line.split(":")[0]: line.split()[1:] for line in lines if line.startswith(("events:", "roles:"))}
    table = "\n".join(line for line in lines if not line.startswith(("=", "events:", "roles:")))
    triggers = [(label, int(at)) for at, label in (item.split(":", 1) for item in found["events"])]
    roles = [(int(p), int(a), role) for p, a, role in (item.split(":", 2) for item in found["roles"])]
    return sentence.removeprefix("# "), expected, build.doc(table, events=triggers, roles=roles)


def find(
    doc: Doc, *, actors: tuple[Actor, ...] = (), quotes: tuple[Quote, ...] = (), article: Article | None = None
) -> tuple[Event, ...]:
    told = article or build.article(doc)
    return events.find(doc, msgspec.structs.replace(told, published="2021-06-28"), (), actors, quotes)


def told(event: Event, text: str) -> str:
    line = f"= {text[slice(*event.trigger)]} {event.type} {event.realis}"
    for side in ("who", "whom", "where"):
        if parts := getattr(event, side):
            line += f" | {side}: " + "; ".join(text[slice(*part.span)] for part in parts)
    if event.when:
        times = (text[slice(*w.span)] + (f" = {w.value}" if w.value else "") for w in event.when)
        line += " | when: " + "; ".join(times)
    return line


def of(sentence: str) -> Doc:
    return read(next(block for block in BLOCKS if block.startswith(f"# {sentence}")))[2]


@pytest.mark.parametrize("block", BLOCKS, ids=lambda block: block.splitlines()[0][2:])
def test_the_events_of_a_sentence_are_told_exactly_so(block: str) -> None:
    sentence, expected, doc = read(block)
    assert doc.text == sentence
    triggers = {line.split()[1] for line in expected}
    lines = [told(event, doc.text) for event in find(doc)]
    assert [line for line in lines if line.split()[1] in triggers] == [
        line for line in expected if line.split()[1] in {found.split()[1] for found in lines}
    ]


def test_nearly_every_event_is_found_and_little_else() -> None:
    wanted = found = right = 0
    for _, expected, doc in map(read, BLOCKS):
        triggers = {line.split()[1] for line in expected}
        words = {doc.text[slice(*event.trigger)] for event in find(doc)}
        wanted, found, right = wanted + len(triggers), found + len(words), right + len(triggers & words)
    assert right / wanted > 0.9
    assert right / found > 0.9


def test_participants_are_linked_to_their_actors() -> None:
    doc = of("Brazil beat Argentina")
    brazil = Actor("a1", "Brazil", "place", 1.0, (Mention(0, 6, "name"),))
    event = find(doc, actors=(brazil,))[0]
    assert [p.actor for p in event.who] == ["a1"]
    assert [p.actor for p in event.whom] == [None]


def test_a_pronoun_takes_part_through_its_actor_or_not_at_all() -> None:
    doc = of("She was appointed")
    she = Actor("a1", "Ana Silva", "person", 1.0, (Mention(0, 3, "pronoun"),))
    assert find(doc)[0].whom == ()
    assert [p.actor for p in find(doc, actors=(she,))[0].whom] == ["a1"]


def test_furniture_tells_no_events() -> None:
    doc = of("Brazil beat Argentina")
    assert find(doc, article=build.article(doc, furniture=[0])) == ()


def test_ids_follow_the_text_and_salience_is_a_share_of_one() -> None:
    for block in BLOCKS:
        doc = read(block)[2]
        found = find(doc)
        assert [event.id for event in found] == [f"e{n}" for n in range(1, len(found) + 1)]
        assert [event.trigger for event in found] == sorted(event.trigger for event in found)
        assert all(0.0 <= event.salience <= 1.0 for event in found)


def test_the_main_actors_event_is_more_salient() -> None:
    doc = of("Brazil beat Argentina")
    brazil = Actor("a1", "Brazil", "place", 1.0, (Mention(0, 6, "name"),))
    assert find(doc, actors=(brazil,))[0].salience > find(doc)[0].salience


def test_an_accusation_is_an_event_though_it_is_a_cue() -> None:
    doc = of("The prime minister accused")
    start = doc.text.index("accused")
    quote = Quote("q1", "indirect", ((start + 8, len(doc.text)),), (start, start + 7), None, None)
    assert [doc.text[slice(*e.trigger)] for e in find(doc, quotes=(quote,))] == ["accused"]


ATTACK = """
    Rebels/rebel NNS nsubj 2
    attacked/attack VBD root 0
    Erbil NNP obj 2 GPE
    on IN case 5
    Sunday NNP obl 2 DATE
    . . punct 2
    ¶
    The DT det 2
    attack NN nsubj:pass 4
    was/be VBD aux:pass 4
    condemned/condemn VBN root 0
    . . punct 4
"""


def test_a_definite_noun_tells_an_event_again() -> None:
    doc = build.doc(ATTACK, events=[("occurrence", 1), ("occurrence", 8), ("occurrence", 10)])
    first, again, condemned = find(doc)
    assert (first.same_as, again.same_as, condemned.same_as) == (None, first.id, None)
    assert again.id != first.id


def test_the_same_verb_with_another_undergoer_is_another_event() -> None:
    doc = build.doc(ATTACK.replace("The DT det 2", "Another DT det 2"), events=[("occurrence", 1), ("occurrence", 8)])
    assert [event.same_as for event in find(doc)] == [None, None, None]


FESTIVAL = """
    Farms/farm NNS nsubj 3
    {} MD aux 3
    show/show VB root 0
    cheese NN obj 3
    at IN case 7
    the DT det 7
    festival NN obl 3
    . . punct 3
"""


@pytest.mark.parametrize(("auxiliary", "realis"), [("will", "planned"), ("could", "hypothetical"), ("did", "actual")])
def test_a_noun_happens_as_its_clause_does(auxiliary: str, realis: str) -> None:
    doc = build.doc(FESTIVAL.format(auxiliary), events=[("occurrence", 2), ("occurrence", 6)])
    assert [event.realis for event in find(doc)] == [realis, realis]


def test_an_empty_text_tells_nothing() -> None:
    doc = build.doc("")
    assert events.find(doc, Article("-", None, None, None, "", ()), (), (), ()) == ()


def test_an_event_of_the_headline_weighs_more_than_one_told_in_passing_at_the_end() -> None:
    doc = build.doc(
        """Brazil NNP nsubj 2 GPE
        beat VBD root 0
        Argentina NNP obj 2 GPE
        ¶
        Fans NNS nsubj 2
        danced VBD root 0
        . . punct 2
        ¶
        Scouts NNS nsubj 2
        watched VBD root 0
        as IN mark 6
        players NNS nsubj 6
        had VBD aux 6
        visited VBN advcl 2
        schools NNS obj 6
        . . punct 2""",
        events=[("occurrence", 1), ("occurrence", 5), ("occurrence", 13)],
    )
    weights = {doc.text[slice(*event.trigger)]: event.salience for event in find(doc)}
    assert weights["beat"] == max(weights.values())
    assert weights["visited"] < weights["beat"] * 0.6


def test_a_verb_that_only_says_is_no_event_whatever_the_pipeline_takes_it_for() -> None:
    doc = build.doc(
        """Nurses NNS nsubj 2
        said/say VBD root 0
        patients NNS nsubj 4
        fled/flee VBD ccomp 2
        . . punct 2""",
        events=[("occurrence", 1), ("occurrence", 3)],
    )
    assert [(doc.text[slice(*e.trigger)], 0.5 < e.confidence < 1) for e in find(doc)] == [("fled", True)]


def test_whoever_is_named_beside_the_subject_is_the_subject() -> None:
    doc = build.doc(
        """
        The DT det 2
        chief NN nsubj 7
        , , punct 4
        Nina NNP appos 2 PERSON
        Holt NNP flat 4 PERSON
        , , punct 2
        flew/fly VBD root 0
        to IN case 9
        Oslo NNP obl 7 GPE
        . . punct 7
        """,
        events=[("occurrence", 6)],
    )
    start = doc.text.index("Nina")
    holt = Actor("a1", "Nina Holt", "person", 1.0, (Mention(start, start + 9, "name"),), None)
    (event,) = find(doc, actors=(holt,))
    assert [p.actor for p in event.who] == ["a1"]


def test_a_participle_among_capitals_is_a_part_of_a_name() -> None:
    doc = build.doc(
        """
        They/they PRP nsubj 2
        {verb} root 0
        the/the DT det 6
        {first} amod 6
        {second} compound 6
        award/award NN obj 2
        . . punct 2
    """.format(verb="honoured/honour VBD", first="Leading/lead VBG", second="Resort/Resort NNP")
    )
    assert not occurrence.is_candidate(doc[3], None)
    plain = build.doc("""
        They/they PRP nsubj 2
        honoured/honour VBD root 0
        the/the DT det 5
        leading/lead VBG amod 5
        resorts/resort NNS obj 2
        . . punct 2
    """)
    assert occurrence.is_candidate(plain[3], None)
