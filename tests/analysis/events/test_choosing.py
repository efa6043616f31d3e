"""Participants by the rules of grammar and by what the network leans to."""

from __future__ import annotations

import numpy as np
import pytest
from spacy.tokens import Doc

from reader.analysis.actors.index import ActorIndex
from reader.analysis.events import choosing, filling
from reader.analysis.events.participants import Parts
from reader.analysis.events.roles import Roles
from reader.pipeline.participants import SIDES
from reader.story import Actor, Mention
from tests.analysis import build

TABLE = """
    Rebels/rebel NNS nsubj 2
    admitted/admit VBD root 0
    the/the DT det 4
    shelling/shelling NN obj 2
    of/of IN case 6
    Erbil/Erbil NNP nmod 4 GPE
    at/at IN case 8
    dawn/dawn NN obl 2
    . . punct 2
"""
REBELS, SHELLING, ERBIL, DAWN = 0, 3, 5, 7
SURE, HARDLY = 3000, -6000


def parts_of(doc: Doc, trigger: int, kind: str, triggers: set[int], *actors: Actor) -> Parts:
    index = ActorIndex(actors)
    around = filling.sentence(doc[trigger].sent, index, triggers)
    return choosing.find(doc[trigger], kind, Roles(doc), choosing.Leanings(doc), index, around)


def found(kind: str = "conflict", **leanings: int) -> Parts:
    """The parts of the shelling, the network being sure of one word for each side that is named."""
    doc: Doc = build.doc(TABLE)
    rows = [(SHELLING, word, *(SURE if name == side else HARDLY for name in SIDES)) for side, word in leanings.items()]
    if leanings:
        doc._.participants = np.array(sorted(rows), np.int32)
    return parts_of(doc, SHELLING, kind, {1, SHELLING})


def test_what_the_network_is_sure_of_is_found_where_no_rule_leads() -> None:
    assert found().who == ()
    parts = found(who=REBELS, whom=ERBIL)
    assert [t.i for t in parts.who] == [REBELS]
    assert [t.i for t in parts.whom] == [ERBIL]


def test_a_word_is_on_one_side_alone_of_who_and_whom() -> None:
    parts = found(who=ERBIL, whom=ERBIL)
    assert not {t.i for t in parts.who} & {t.i for t in parts.whom}


def test_an_actor_is_on_one_side_alone_whichever_mention_is_named() -> None:
    doc = build.doc(TABLE)
    doc._.participants = np.array(
        [(SHELLING, REBELS, SURE, HARDLY, HARDLY, HARDLY), (SHELLING, ERBIL, HARDLY, SURE, HARDLY, HARDLY)], np.int32
    )
    extents = [(doc[i].idx, doc[i].idx + len(doc[i])) for i in (REBELS, ERBIL)]
    mentions = tuple(Mention(start, end, "name") for start, end in extents)
    one = Actor("a1", "Erbil", "place", 1.0, mentions)
    parts = parts_of(doc, SHELLING, "conflict", {1, SHELLING}, one)
    assert len({*parts.who, *parts.whom}) == 1


def test_a_pipeline_without_such_a_head_leaves_the_rules() -> None:
    doc = build.doc(TABLE)
    assert not choosing.Leanings(doc).known
    assert [t.i for t in found().whom] == [ERBIL]


def test_odds_are_those_of_the_trigger_alone() -> None:
    doc = build.doc(TABLE)
    doc._.participants = np.array([[1, 0, 1000, 0, 0, 0], [SHELLING, 5, 0, 2500, 0, -1]], np.int32)
    assert choosing.Leanings(doc).of(doc[SHELLING]) == {5: [0.0, 2.5, 0.0, -0.001]}
    assert choosing.Leanings(doc).of(doc[DAWN]) == {}


def test_how_often_or_how_long_is_not_when() -> None:
    doc = build.doc("""
        Rebels/rebel NNS nsubj 2
        fled/flee VBD root 0
        again/again RB advmod 2
        on/on IN case 5
        Monday NNP obl 2 DATE
        . . punct 2
    """)
    rows = [(1, at, HARDLY, HARDLY, HARDLY, SURE) for at in (2, 4)]
    doc._.participants = np.array(rows, np.int32)
    parts = parts_of(doc, 1, "movement", {1})
    assert [span.text for span in parts.when] == ["on Monday"]


LOST = """
    Brazil/Brazil NNP nsubj 2 GPE
    lost/lose VBD root 0
    {}/{} IN case 4
    {}/{} NNP obl 2 {}
    . . punct 2
"""


@pytest.mark.parametrize(
    ("side", "preposition", "noun", "label", "is_said"),
    [
        ("where", "in", "Mexico", "GPE", True),
        ("where", "against", "Mexico", "GPE", False),
        ("when", "after", "Penalties", "", True),
        ("when", "by", "Miles", "", False),
        ("when", "by", "Friday", "DATE", True),
    ],
)
def test_a_preposition_may_forbid_a_place_or_a_time(
    side: str, preposition: str, noun: str, label: str, is_said: bool
) -> None:
    doc = build.doc(LOST.format(preposition, preposition, noun, noun, label))
    doc._.participants = np.array([(1, 3, *(SURE if name == side else HARDLY for name in SIDES))], np.int32)
    parts = parts_of(doc, 1, "competition", {1})
    assert bool(getattr(parts, side)) == is_said


BESIDE = """
    Officials/official NNS nsubj 2
    fled/flee VBD root 0
    the/the DT det 5
    {}/{} {} amod 5
    bridge/bridge NN obj 2
    . . punct 2
"""


@pytest.mark.parametrize(
    ("participle", "tag", "who", "whom"),
    [
        ("collapsed", "VBN", [], ["bridge"]),
        ("collapsing", "VBG", ["bridge"], []),
    ],
)
def test_a_participle_before_its_noun_tells_of_that_alone(
    participle: str, tag: str, who: list[str], whom: list[str]
) -> None:
    doc = build.doc(BESIDE.format(participle, "collapse", tag))
    doc._.participants = np.array([(3, 0, SURE, HARDLY, HARDLY, HARDLY)], np.int32)
    parts = parts_of(doc, 3, "catastrophe", {1, 3})
    assert ([t.text for t in parts.who], [t.text for t in parts.whom]) == (who, whom)


def sides(table: str, trigger: int, word: int, side: str) -> list[str]:
    """What is said on a side of an event, the network being sure of one word for it."""
    doc = build.doc(table)
    doc._.participants = np.array([(trigger, word, *(SURE if name == side else HARDLY for name in SIDES))], np.int32)
    return [span.text for span in getattr(parts_of(doc, trigger, "other", {trigger}), side)]


GIVEN = """
    Donors/donor NNS nsubj 2
    {verb} root 0
    tents/tent NNS obj 2
    {preposition} case 5
    {noun} obl 2{label}
    . . punct 2
"""


@pytest.mark.parametrize(
    ("verb", "preposition", "noun", "label", "where"),
    [
        ("gave/give VBD", "to/to IN", "schools/school NNS", "", []),
        ("gave/give VBD", "in/in IN", "schools/school NNS", "", ["in schools"]),
        ("gave/give VBD", "to/to IN", "Gaza/Gaza NNP", " GPE", ["to Gaza"]),
        ("moved/move VBD", "to/to IN", "schools/school NNS", "", ["to schools"]),
        ("stole/steal VBD", "at/at IN", "gunpoint/gunpoint NN", "", []),
        ("stole/steal VBD", "at/at IN", "home/home NN", "", ["at home"]),
        ("sewed/sew VBD", "in/in IN", "secret/secret NN", "", []),
        ("sewed/sew VBD", "in/in IN", "prison/prison NN", "", ["in prison"]),
        ("sang/sing VBD", "in/in IN", "Welsh/Welsh NNP", " NORP", []),
    ],
)
def test_a_recipient_or_a_manner_is_no_place(
    verb: str, preposition: str, noun: str, label: str, where: list[str]
) -> None:
    assert sides(GIVEN.format(verb=verb, preposition=preposition, noun=noun, label=label), 1, 4, "where") == where


FLOOD = """
    It/it PRP nsubj 5
    was/be VBD cop 5
    the/the DT det 5
    {adjective} amod 5
    flood/flood NN root 0
    in/in IN case 8
    {number} nummod 8
    {unit} nmod 5 DATE
    . . punct 5
"""


@pytest.mark.parametrize(
    ("adjective", "number", "unit", "when"),
    [
        ("worst/bad JJS", "twelve/twelve CD", "years/year NNS", []),
        ("first/first JJ", "twelve/twelve CD", "years/year NNS", []),
        ("sudden/sudden JJ", "twelve/twelve CD", "years/year NNS", ["in twelve years"]),
        ("worst/bad JJS", "early/early JJ", "May/May NNP", ["in early May"]),
    ],
)
def test_what_something_is_the_worst_of_is_no_time(adjective: str, number: str, unit: str, when: list[str]) -> None:
    assert sides(FLOOD.format(adjective=adjective, number=number, unit=unit), 4, 7, "when") == when


TERM = """
    Judges/judge NNS nsubj 2
    {verb} root 0
    five/five CD nummod 4
    years/year NNS obj 2 DATE
    in/in IN case 6
    prison/prison NN obl 2
    . . punct 2
"""


@pytest.mark.parametrize(("verb", "where"), [("imposed/impose VBD", []), ("spent/spend VBD", ["in prison"])])
def test_a_term_in_prison_does_not_say_where_it_was_imposed(verb: str, where: list[str]) -> None:
    assert sides(TERM.format(verb=verb), 1, 5, "where") == where


@pytest.mark.parametrize(
    ("counted", "when"),
    [("runs/run NNS", []), ("times/time NNS", ["three times"]), ("days/day NNS", ["three days"])],
)
def test_a_bare_noun_that_is_no_time_does_not_say_when(counted: str, when: list[str]) -> None:
    table = f"""
        Sharma/Sharma NNP nsubj 2
        scored/score VBD root 0
        three/three CD nummod 4
        {counted} obl:unmarked 2
        . . punct 2
    """
    assert sides(table, 1, 3, "when") == when


def test_nobody_does_what_somebody_dies_of() -> None:
    doc = build.doc("""
        Neighbours/neighbour NNS nsubj 2
        left/leave VBD root 0
        when/when WRB advmod 5
        Iva/Iva NNP nsubj 5 PERSON
        died/die VBD advcl 2
        . . punct 2
    """)
    doc._.participants = np.array(
        [(4, 0, SURE, HARDLY, HARDLY, HARDLY), (4, 3, HARDLY, SURE, HARDLY, HARDLY)], np.int32
    )
    parts = parts_of(doc, 4, "life", {1, 4})
    assert [t.i for t in parts.who] == []
    assert [t.i for t in parts.whom] == [3]


@pytest.mark.parametrize(
    ("words", "number", "when"),
    [
        ("years/year NNS obl 6\n after/after IN case 5\n years/year NNS nmod 3", 2, []),
        ("years/year NNS nmod 4\n old/old JJ amod 6\n now/now RB advmod 4", 2, []),
        ("days/day NNS obl 6\n before/before IN case 5\n dawn/dawn NN nmod 3", 2, ["seven days"]),
    ],
)
def test_an_age_and_year_after_year_are_no_times(words: str, number: int, when: list[str]) -> None:
    table = f"""
        They/they PRP nsubj 6
        seven/seven CD nummod 3
        {words}
        won/win VBD root 0
        . . punct 6
    """
    found = sides(table, 5, number, "when")
    assert [text[: len("seven days")] for text in found] == when


TWO_CLAUSES = """
    Lee/Lee NNP nsubj 2 PERSON
    won/win VBD root 0
    medals/medal NNS obj 2
    and/and CC cc {last}
    in/in IN case 6
    May/May NNP obl {last} DATE
    {later}
    . . punct 2
"""
WON, MAY = 1, 5


@pytest.mark.parametrize(
    ("later", "last", "when"),
    [
        ("rivals/rival NNS nsubj 8\n    cheered/cheer VBD conj 2", 8, []),
        ("left/leave VBD conj 2", 7, ["May"]),  # by the leanings of the network: one subject may do both then
    ],
)
def test_a_clause_beside_with_its_own_subject_keeps_its_time(later: str, last: int, when: list[str]) -> None:
    doc = build.doc(TWO_CLAUSES.format(later=later, last=last))
    doc._.participants = np.array([(WON, MAY, HARDLY, HARDLY, HARDLY, SURE)], np.int32)
    parts = parts_of(doc, WON, "competition", {WON, last - 1})
    assert [span.root.text for span in parts.when] == when


SPOKE = """
    Guards/guard NNS nsubj 2
    stopped/stop VBD root 0
    Mia/Mia NNP obj 2 PERSON
    when/when WRB advmod 6
    {pronoun}/she PRP nsubj 6
    spoke/speak VBD advcl 2
    . . punct 2
"""
GUARDS, MIA, SHE, SPOKE_AT = 0, 2, 4, 5


@pytest.mark.parametrize(("pronoun", "who"), [("she", ["she"]), ("they", ["Guards", "they"])])
def test_one_that_a_pronoun_stands_for_does_it_alone(pronoun: str, who: list[str]) -> None:
    doc = build.doc(SPOKE.format(pronoun=pronoun))
    doc._.participants = np.array([(SPOKE_AT, word, SURE, HARDLY, HARDLY, HARDLY) for word in (GUARDS, SHE)], np.int32)
    mentions = tuple(Mention(doc[i].idx, doc[i].idx + len(doc[i]), "name") for i in (MIA, SHE))
    parts = parts_of(doc, SPOKE_AT, "statement", {1, SPOKE_AT}, Actor("a1", "Mia", "person", 1.0, mentions))
    assert [t.text for t in parts.who] == who


LEFT_FIRST = """
    When/when WRB advmod 3
    they/they PRP nsubj 3
    left/leave VBD advcl 6
    ,/, , punct 6
    guards/guard NNS nsubj 6
    cheered/cheer VBD root 0
    . . punct 6
"""


@pytest.mark.parametrize(("known", "who"), [(True, ["they"]), (False, ["they", "guards"])])
def test_none_of_the_clause_behind_does_what_a_known_pronoun_does(known: bool, who: list[str]) -> None:
    doc = build.doc(LEFT_FIRST)
    doc._.participants = np.array([(2, word, SURE, HARDLY, HARDLY, HARDLY) for word in (1, 4)], np.int32)
    crew = Actor("a1", "the crew", "group", 1.0, (Mention(doc[1].idx, doc[1].idx + len(doc[1]), "pronoun"),))
    assert [t.text for t in parts_of(doc, 2, "movement", {2, 5}, *([crew] if known else [])).who] == who


@pytest.mark.parametrize(
    ("above", "relation", "who"),
    [
        ("petition/petition NN", "acl", ["Nurses"]),
        ("petition/petition NN", "acl:relcl", ["Nurses", "petition"]),
        ("colleague/colleague NN", "acl", ["colleague"]),
    ],
)
def test_a_thing_beside_somebody_does_nothing_unless_it_is_the_subject(
    above: str, relation: str, who: list[str]
) -> None:
    doc = build.doc(f"""
        Nurses/nurse NNS nsubj 2
        backed/back VBD root 0
        a/a DT det 4
        {above} obj 2
        seeking/seek VBG {relation} 4
        leave/leave NN obj 5
        . . punct 2
    """)
    doc._.participants = np.array(
        [(4, 0, SURE, HARDLY, HARDLY, HARDLY), (4, 3, SURE, HARDLY, HARDLY, HARDLY)], np.int32
    )
    assert [t.text for t in parts_of(doc, 4, "other", {1, 4}).who] == who


RETURNED = """
    Crews/crew NNS nsubj 2
    returned/return VBD root 0
    to/to IN case 5
    the/the DT det 5
    harbour/harbour NN obl 2
    . . punct 2
"""


def test_where_a_movement_leads_is_a_place_and_nobody_whom_it_befalls() -> None:
    doc = build.doc(RETURNED)
    doc._.participants = np.array([[1, 4, HARDLY, SURE, HARDLY, HARDLY]], np.int32)
    parts = parts_of(doc, 1, "movement", {1})
    assert ([t.i for t in parts.whom], [span.text for span in parts.where]) == ([], ["to the harbour"])
