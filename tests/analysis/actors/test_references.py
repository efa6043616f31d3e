"""Whom pronouns and descriptions mean."""

from __future__ import annotations

import pytest
from spacy.tokens import Doc

from reader.analysis import actors, analyse, entities
from reader.analysis.actors.candidates import Surroundings
from reader.sources.texts import plain
from reader.story import Actor
from tests.analysis.actors.tables import Decided, mentions, names
from tests.analysis.build import article, doc
from tests.pipeline.model import needs_model, pipeline


def test_it_that_refers_to_nothing_is_left_out() -> None:
    table = """
        Ghana NNP nsubj 2 LOC
        voted/vote VBD root 0
        . . punct 2

        It PRP expl 3
        is/be VBZ cop 3
        clear JJ root 0
        that IN mark 6
        turnout NN nsubj 6
        rose/rise VBD csubj 3
        . . punct 3
    """
    assert mentions(table, "Ghana") == [("Ghana", "name")]


def test_a_thing_between_keeps_a_pronoun_from_the_actor() -> None:
    table = """
        Ghana NNP nsubj 2 LOC
        voted/vote VBD root 0
        . . punct 2

        The DT det 2
        law NN nsubj 3
        passed/pass VBD root 0
        . . punct 3

        Its PRP$ nmod:poss 2
        text NN nsubj 4
        is/be VBZ cop 4
        short JJ root 0
        . . punct 4
    """
    assert mentions(table, "Ghana") == [("Ghana", "name")]


def test_whom_a_fronted_pronoun_looks_ahead_to() -> None:
    table = """
        Paul NNP nsubj 3 PERSON
        Roe NNP flat 1 PERSON
        spoke/speak VBD root 0
        . . punct 3

        For IN case 3
        his PRP$ nmod:poss 3
        part NN obl 7
        , , punct 3
        John NNP nsubj 7 PERSON
        Mensah NNP flat 5 PERSON
        agreed/agree VBD root 0
        . . punct 7
    """
    assert mentions(table, "John Mensah") == [("his", "pronoun"), ("John Mensah", "name")]


def test_a_participle_says_which_group_is_meant() -> None:
    table = """
        Militias/militia NNS nsubj 5
        allied/ally VBN acl 1
        with IN case 4
        Iran NNP obl 2 LOC
        attacked/attack VBD root 0
        . . punct 5
    """
    found_ = mentions(table, "Militias allied with Iran", Decided(yes=True))
    assert found_ == [("Militias allied with Iran", "nominal")]


def test_scenery_is_no_actor() -> None:
    table = """
        Musa NNP nsubj 2 PERSON
        lives/live VBZ root 0
        in IN case 4
        Kenya NNP obl 2 LOC
        near IN case 6
        Arusha NNP obl 2 LOC
        . . punct 2
    """
    assert names(table) == {"Musa"}


def test_they_are_whom_the_pipelines_coreference_holds_likely() -> None:
    made = doc(
        """
        Farmers NNS nsubj 2
        met/meet VBD root 0
        miners NNS obj 2
        . . punct 2

        They PRP nsubj 2
        smiled/smile VBD root 0
        . . punct 2
        """
    )
    if not Doc.has_extension("antecedents"):
        Doc.set_extension("antecedents", default={})
    of = article(made)

    def bearer() -> str:
        judge = Decided(yes=True)
        return next(a.name for a in actors.find(made, of, entities.find(made, of), judge) if len(a.mentions) == 2)

    assert bearer() == "Farmers"
    made._.antecedents = {4: ((2, 2.5), (0, -1.5))}
    assert bearer() == "miners"


def test_a_body_that_speaks_is_an_actor_whatever_else_is_thought_of_it() -> None:
    table = """
        The DT det 2
        board/board NN nsubj 3
        wrote/write VBD root 0
        that IN mark 6
        taxes NNS nsubj 6
        rose/rise VBD ccomp 3
    """
    spoken, silent = doc(table, attribution=[("SOURCE", 0, 2), ("CUE", 2, 3), ("CONTENT", 3, 6)]), doc(table)
    assert [a.name for a in actors.find(spoken, article(spoken), (), Decided(yes=False))] == ["The board"]
    assert actors.find(silent, article(silent), (), Decided(yes=False)) == ()


def test_a_description_begins_and_ends_with_whole_words() -> None:
    table = """
        Her PRP$ nmod:poss 4
        vice NN compound 4
        - HYPH punct 4
        minister NN nsubj 9
        and CC cc 6
        sister NN conj 4
        - HYPH punct 8
        inlaw NN dep 6
        spoke VBD root 0
    """
    made = doc(table)
    of = article(made)
    assert {a.name for a in actors.find(made, of, (), Decided(yes=True))} == {"Her vice-minister", "sister-inlaw"}


Antecedents = dict[int, tuple[tuple[int, float], ...]]


def found(table: str, antecedents: Antecedents, *, described: bool) -> tuple[str, tuple[Actor, ...]]:
    """A text and its actors by what the pipeline's coreference says; `described`: all descriptions are actors', or
    none."""
    made = doc(table)
    if not Doc.has_extension("antecedents"):
        Doc.set_extension("antecedents", default={})
    made._.antecedents = antecedents
    of = article(made)
    return made.text, actors.find(made, of, entities.find(made, of), Decided(yes=described))


def relations(table: str, antecedents: Antecedents) -> dict[str, list[str]]:
    """By name the nominal mentions of the actors of a text, all descriptions being actors'."""
    text, people = found(table, antecedents, described=True)
    return {a.name: [text[m.start : m.end] for m in a.mentions if m.form == "nominal"] for a in people}


LAWYER = """
    Mali NNP nsubj 3 PERSON
    Roe NNP flat 1 PERSON
    spoke VBD root 0
    . . punct 3

    Her PRP$ nmod:poss 2
    lawyer NN nsubj 5
    Mark NNP flat 2 PERSON
    Davis NNP flat 3 PERSON
    defended VBD root 0
    his PRP$ nmod:poss 7
    client NN obj 5
    . . punct 5
"""


def test_whose_lawyer_somebody_is_is_that_ones_client() -> None:
    assert relations(LAWYER, {4: ((0, 3.0),), 9: ((5, 2.0),)})["Mali Roe"] == ["his client"]


def test_a_pronoun_of_another_gender_owns_nothing() -> None:
    """The nearer Mali Roe, a woman by what "her" means, is passed over for the lawyer."""
    assert relations(LAWYER, {4: ((0, 3.0),), 9: ((0, 3.0), (5, 2.0))})["Mali Roe"] == ["his client"]


def test_a_relation_that_was_not_told_the_other_way_round_is_somebody_else() -> None:
    told = relations(LAWYER.replace("client", "cousin"), {4: ((0, 3.0),), 9: ((5, 2.0),)})
    assert told["Mali Roe"] == []
    assert "his cousin" in told


@pytest.mark.parametrize(("others", "gender"), [(0, "female"), (1, "female"), (2, None)])
def test_a_name_has_the_gender_that_by_far_most_pronouns_for_it_have(others: int, gender: str | None) -> None:
    rows = "".join(f"\n{'he' if i < others else 'she'} PRP nsubj 2\nslept/sleep VBD root 0\n" for i in range(5))
    made = doc("Roth NNP nsubj 2 PERSON\nslept/sleep VBD root 0\n" + rows)
    if not Doc.has_extension("antecedents"):
        Doc.set_extension("antecedents", default={})
    made._.antecedents = dict.fromkeys(range(2, 12, 2), ((0, 1.0),))
    assert Surroundings(made, article(made)).gender([0]) == gender


def she(table: str, antecedents: Antecedents) -> str:
    """The name of the one whom "she" means in a text."""
    text, people = found(table, antecedents, described=False)
    (name,) = [a.name for a in people if any(text[m.start : m.end] == "she" for m in a.mentions)]
    return name


REPORTED = """
    Mali NNP nsubj 2 PERSON
    sang VBD root 0
    . . punct 2

    Edda NNP nsubj 2 PERSON
    {told} VBD root 0
    {whom}
    she PRP nsubj {lost}
    lost/lose VBD ccomp 2
    . . punct 2
"""


def test_who_reports_is_likelier_the_subject_of_what_is_reported() -> None:
    assert she(REPORTED.format(told="said/say", whom="that IN mark 5", lost=5), {6: ((0, 0.5),)}) == "Edda"
    assert she(REPORTED.format(told="hid/hide", whom="that IN mark 5", lost=5), {6: ((0, 0.5),)}) == "Mali"


def test_who_is_told_may_as_well_be_the_subject_of_what_is_told() -> None:
    table = REPORTED.format(told="told/tell", whom="Runa NNP iobj 2 PERSON", lost=5)
    assert she(table, {6: ((5, 0.5),)}) == "Runa"


FRONTED = """
    Mali NNP nsubj 2 PERSON
    sang/sing VBD root 0
    . . punct 2

    If IN mark 3
    Edda NNP nsubj 3 PERSON
    won/win VBD {part} 6
    , , punct 3
    she PRP nsubj 6
    slept/sleep VBD root 0
    . . punct 6
"""


def test_the_subject_of_a_clause_before_is_likelier_that_of_the_main_one() -> None:
    assert she(FRONTED.format(part="advcl"), {7: ((0, 1.0),)}) == "Edda"
    assert she(FRONTED.format(part="dep"), {7: ((0, 1.0),)}) == "Mali"


OWNED = """
    Mali NNP nsubj 2 PERSON
    fell/fall VBD root 0
    . . punct 2

    {whose} 2
    sister NN nsubj 5
    , , punct 2
    Edda NNP appos 2 PERSON
    said/say VBD root 0
    she PRP nsubj 7
    left/leave VBD ccomp 5
    . . punct 5
"""


def test_whose_somebody_reports_is_as_likely_the_subject_of_what_is_reported() -> None:
    assert she(OWNED.format(whose="Her PRP$ nmod:poss"), {8: ((0, 0.9),)}) == "Mali"
    assert she(OWNED.format(whose="The DT det"), {8: ((0, 0.9),)}) == "Edda"


QUOTED = """
    Mali NNP nsubj 2 PERSON
    sang VBD root 0
    . . punct 2

    For IN case 2
    Edda NNP obl 4 PERSON
    it PRP expl 4
    rained/rain VBD root 0
    . . punct 4

    {opened}
    she PRP nsubj {said}
    said/say VBD root 0
    it PRP obj {said}
    . . punct {said}
"""


def test_who_speaks_a_quotation_is_likelier_named_in_the_sentence_before_it() -> None:
    words = ("“ `` punct 2", "Go VB ccomp 6", ", , punct 2", "” '' punct 2")
    assert she(QUOTED.format(opened="\n".join(words), said=6), {}) == "Edda"
    assert she(QUOTED.format(opened="Then RB advmod 3", said=3), {}) == "Mali"


@needs_model
def test_what_a_noun_says_of_gender_outweighs_the_pronouns_near_it() -> None:
    text = "My father left the town long ago. She was glad of it."
    found = analyse(pipeline()(text), plain.article(text, "-", raw=True)).actors
    assert [[text[m.start : m.end] for m in actor.mentions] for actor in found] == [["My father"]]


RESUMED = """
    Mali NNP nsubj 2 PERSON
    sang VBD root 0
    . . punct 2

    Edda NNP obj 2 PERSON
    {told} VBD root 0
    it PRP obj 2
    . . punct 2

    Roth NNP nsubj 2 PERSON
    {before} VBD root 0
    it PRP obj 2
    . . punct 2

    she PRP nsubj 2
    {after} VBD root 0
    it PRP obj 2
    . . punct 2
"""


def test_who_speaks_is_likelier_who_spoke_in_the_sentence_before() -> None:
    def meant(before: str, after: str) -> str:
        return she(RESUMED.format(told="saw/see", before=before, after=after), {11: ((0, 1.0),)})

    assert meant("said/say", "added/add") == "Roth"
    assert meant("left/leave", "added/add") == "Mali"
    assert meant("said/say", "fell/fall") == "Mali"


ALSO = """
    Roth NNP nsubj 2 PERSON
    saw/see VBD root 0
    Mali NNP obj 2 PERSON
    . . punct 2

    she PRP nsubj 3
    {also} RB advmod 3
    sang/sing VBD root 0
    . . punct 3
"""


def test_who_also_did_something_did_what_was_told_before() -> None:
    assert she(ALSO.format(also="also"), {4: ((2, 0.8),)}) == "Roth"
    assert she(ALSO.format(also="then"), {4: ((2, 0.8),)}) == "Mali"


@pytest.mark.parametrize("pronoun", ["it", "they"])
def test_an_opposition_may_be_it_or_they(pronoun: str) -> None:
    said = mentions(
        f"""
        The DT det 2
        opposition NN nsubj 3
        left/leave VBD root 0
        . . punct 3

        {pronoun} PRP nsubj 2
        stopped/stop VBD root 0
        . . punct 2
        """,
        "opposition",
        Decided(yes=True),
    )
    assert [words for words, _ in said] == ["The opposition", pronoun]


def test_she_is_rather_known_to_be_a_woman_than_one_of_whom_nothing_tells() -> None:
    table = """
        {whom} NNP nsubj 2 PERSON
        saw/see VBD root 0
        Roth NNP obj 2 PERSON
        . . punct 2

        she PRP nsubj 2
        sang/sing VBD root 0
        . . punct 2
    """
    assert she(table.format(whom="Anna"), {4: ((2, 0.4),)}) == "Anna"
    assert she(table.format(whom="Mali"), {4: ((2, 0.4),)}) == "Roth"


def test_a_countrys_navy_is_the_one_named_after_its_people() -> None:
    table = """
        The/the DT det 3
        {people} NNP compound 3 ORG
        Navy NNP nsubj 4 ORG
        sailed/sail VBD root 0
        . . punct 4

        Peru NNP nmod:poss 3 GPE
        's POS case 1
        Navy NNP nsubj 4 ORG
        won/win VBD root 0
        . . punct 4
    """
    assert [text for text, _ in mentions(table.format(people="Peruvian"), "Peruvian Navy")] == ["Peruvian Navy", "Navy"]
    assert [text for text, _ in mentions(table.format(people="Danish"), "Danish Navy")] == ["Danish Navy"]


@needs_model
def test_whom_something_is_done_to_is_not_who_does_it_in_another_part_of_the_sentence() -> None:
    text = (
        "A male inspector tried to stop Tom Luk but Luk lost his temper and assaulted him. The former mayor, Luk "
        "brings with him both friends and foes."
    )
    actors = analyse(pipeline()(text), plain.article(text, "-", raw=True)).actors
    said = {a.name: [text[m.start : m.end] for m in a.mentions if m.form == "pronoun"] for a in actors}
    assert said["A male inspector"] == ["him"]
    assert said["Tom Luk"] == ["his", "him"]


@needs_model
def test_a_title_is_whose_name_stands_right_behind_it_in_a_list() -> None:
    text = (
        "Poet Piyush Roe, senior journalist Abed Moor, Samakal Advisory Editor Abu Saeed Moor, Herald Joint Editor "
        "Sohrab Lund, General Secretary of Danish Adivasi Forum Sanjib Berg and Union President Ole Hansen spoke."
    )
    actors = analyse(pipeline()(text), plain.article(text, "-", raw=True)).actors
    assert {a.name: a.description for a in actors if a.kind == "person"} == {
        "Piyush Roe": "Poet",
        "Abed Moor": "senior journalist",
        "Abu Saeed Moor": "Samakal Advisory Editor",
        "Sohrab Lund": "Herald Joint Editor",
        "Sanjib Berg": "General Secretary of Danish Adivasi Forum",
        "Ole Hansen": "Union President",
    }
