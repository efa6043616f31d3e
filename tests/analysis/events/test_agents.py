"""By whom something is done, as "by" says behind a participle."""

from __future__ import annotations

from reader.analysis.events import agents
from tests.analysis import build

BLAMED = """
    Shepherds/shepherd NNS nsubj 2
    feared/fear VBD root 0
    the/the DT det 4
    loss/loss NN obj 2
    of/of IN case 6
    pastures/pasture NNS nmod 4
    flooded/flood VBN acl 6
    by/by IN case {head}
    {rows}
"""
FLOODED = 6
RIVER = BLAMED.format(head=10, rows="a/a DT det 10\nriver/river NN {relation}\n. . punct 2")


def named(table: str) -> list[str]:
    return [t.text for t in agents.of(build.doc(table)[FLOODED])]


def test_by_behind_a_participle_brings_in_who_does_it_wherever_that_hangs() -> None:
    assert named(RIVER.format(relation="obl:agent 7")) == ["river"]
    assert named(RIVER.format(relation="nmod 4")) == ["river"]


def test_a_time_and_a_bare_noun_of_means_do_nothing() -> None:
    bare = BLAMED.format(head=9, rows="{noun} {relation} 7\n. . punct 2")
    assert named(bare.format(noun="Friday/Friday NNP", relation="obl")) == []
    assert named(bare.format(noun="accident/accident NN", relation="obl")) == []
    assert named(bare.format(noun="heat/heat NN", relation="obl:agent")) == ["heat"]
    assert named(bare.format(noun="engineers/engineer NNS", relation="obl")) == ["engineers"]


def test_by_behind_another_participle_is_of_that_one() -> None:
    two = BLAMED.format(
        head=9,
        rows="""storms/storm NNS obl:agent 7
    over/over IN case 11
    fields/field NNS obl 7
    ploughed/plough VBN acl 11
    by/by IN case 14
    monks/monk NNS obl:agent 7
    . . punct 2""",
    )
    assert named(two) == ["storms"]


def test_the_name_right_behind_an_office_is_who_bears_it() -> None:
    led = """
        Crews/crew NNS nsubj 6
        led/lead VBN acl 1
        by/by IN case 4
        Captain/captain NNP obl:agent 2
        Ruiz/Ruiz NNP nsubj:pass 2 {label}
        left/leave VBD root 0
        . . punct 6
    """
    doc = build.doc(led.format(label="PERSON"))
    assert [t.text for t in agents.of(doc[1])] == ["Ruiz"]
    doc = build.doc(led.format(label="GPE"))
    assert [t.text for t in agents.of(doc[1])] == ["Captain"]
