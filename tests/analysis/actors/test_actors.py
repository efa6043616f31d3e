from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from reader.analysis import actors, entities
from reader.analysis.actors.chains import Chain
from reader.analysis.actors.judge import Judge, Option
from reader.analysis.ranker import Features
from reader.story import Actor
from tests.analysis.build import article, doc


def found(table: str, *, title: bool = False, judge: Judge | None = None) -> tuple[str, tuple[Actor, ...]]:
    made = doc(table)
    of = article(made, title=title)
    return of.text, actors.find(made, of, entities.find(made, of), judge)


def mentions(table: str, name: str, judge: Judge | None = None) -> list[tuple[str, str]]:
    text, all_actors = found(table, judge=judge)
    chosen = next(a for a in all_actors if a.name == name)
    return [(text[m.start : m.end], m.form) for m in chosen.mentions]


def names(table: str) -> set[str]:
    return {a.name for a in found(table)[1]}


SPOKESMAN = """
    Pentagon NNP compound 2 ORG
    spokesman NN nmod:desc 3
    John NNP nsubj 5 PERSON
    Kirby NNP flat 3 PERSON
    spoke/speak VBD root 0
    . . punct 5

    Kirby NNP nsubj 2 PERSON
    said/say VBD root 0
    he PRP nsubj 4
    knew/know VBD ccomp 2
    . . punct 2

    The DT det 3
    Pentagon NNP compound 3 ORG
    spokesman NN nsubj 4
    left/leave VBD root 0
    . . punct 4
"""


def test_name_surname_pronoun_and_description_are_one_actor() -> None:
    assert mentions(SPOKESMAN, "John Kirby") == [
        ("John Kirby", "name"), ("Kirby", "name"), ("he", "pronoun"), ("The Pentagon spokesman", "nominal"),
    ]  # fmt: skip


def test_ids_follow_salience() -> None:
    _, all_actors = found(SPOKESMAN)
    assert [a.id for a in all_actors] == [f"a{i}" for i in range(1, len(all_actors) + 1)]
    assert all_actors[0].salience == 1.0
    assert all_actors[0].name == "John Kirby"
    assert [a.salience for a in all_actors] == sorted((a.salience for a in all_actors), reverse=True)


COUPLE = """
    Bill NNP nsubj 3 PERSON
    Doe NNP flat 1 PERSON
    met/meet VBD root 0
    Mary NNP obj 3 PERSON
    Doe NNP flat 4 PERSON
    . . punct 3

    She PRP nsubj 2
    smiled/smile VBD root 0
    . . punct 2
"""


def test_two_people_of_one_surname_stay_apart() -> None:
    assert {"Bill Doe", "Mary Doe"} <= names(COUPLE)
    assert mentions(COUPLE, "Mary Doe") == [("Mary Doe", "name"), ("She", "pronoun")]


def test_aliases_demonyms_and_capitals_are_the_country() -> None:
    table = """
        Iran NNP nsubj 2 LOC
        denied/deny VBD root 0
        it PRP obj 2
        . . punct 2

        Iranian JJ amod 3 NORP
        - HYPH punct 1
        backed/back VBN amod 4
        militias/militia NNS nsubj 5
        fired/fire VBD root 0
        . . punct 5

        Tehran NNP nsubj 2 LOC
        said/say VBD root 0
        little RB advmod 2
        . . punct 2
    """
    assert mentions(table, "Iran") == [("Iran", "name"), ("Iranian", "name"), ("Tehran", "name")]


def test_a_capital_that_is_only_a_place_is_no_actor() -> None:
    table = """
        Musa NNP nsubj 2 PERSON
        spoke/speak VBD root 0
        in IN case 4
        Tehran NNP obl 2 LOC
        . . punct 2
    """
    assert names(table) == {"Musa"}


def test_a_body_of_state_is_an_actor_of_its_own() -> None:
    table = """
        The DT det 3
        US NNP compound 3 LOC
        military NN nsubj 4
        attacked/attack VBD root 0
        Iran NNP obj 4 LOC
        . . punct 4
    """
    _, all_actors = found(table)
    assert {(a.name, a.kind) for a in all_actors} == {("US military", "organization"), ("Iran", "place")}


def test_groups_of_one_country_are_one_actor() -> None:
    table = """
        US NNP compound 2 LOC
        troops NNS nsubj 3
        left/leave VBD root 0
        . . punct 3

        The DT det 2
        soldiers NNS nsubj 3
        flew/fly VBD root 0
        home RB advmod 3
        . . punct 3

        British JJ amod 2 NORP
        troops NNS nsubj 3
        stayed/stay VBD root 0
        . . punct 3
    """
    text, all_actors = found(table, judge=_Judge(yes=True))
    groups = [[text[m.start : m.end] for m in a.mentions] for a in all_actors if a.kind == "group"]
    assert sorted(groups) == [["British troops"], ["US troops", "The soldiers"]]


def test_an_organization_is_also_what_it_is_called() -> None:
    table = """
        The DT det 3
        Syrian NNP amod 3 B-ORG
        Observatory NNP nsubj 4 ORG
        spoke/speak VBD root 0
        . . punct 4

        The DT det 5
        UK NNP compound 4 LOC
        - HYPH punct 2
        based/base VBN amod 5
        observatory NN nsubj 7
        watches/watch VBZ aux 7
        wars/war NNS root 0
        . . punct 7
    """
    assert ("The UK-based observatory", "nominal") in [
        (s.replace(" - ", "-"), f) for s, f in mentions(table, "Syrian Observatory")
    ]


def test_apposition_before_and_after_the_name() -> None:
    table = """
        The DT det 2
        mayor NN nsubj 6
        , , punct 4
        Ana NNP appos 2 PERSON
        Ruiz NNP flat 4 PERSON
        thanked/thank VBD root 0
        Ben NNP obj 6 PERSON
        Osei NNP flat 7 PERSON
        , , punct 11
        a DT det 11
        surgeon NN appos 7
        . . punct 6
    """
    judge = _Judge(yes=True)
    assert mentions(table, "Ana Ruiz", judge)[0] == ("The mayor", "nominal")
    assert mentions(table, "Ben Osei", judge)[1] == ("a surgeon", "nominal")


def test_whoever_stands_in_apposition_to_the_subject_is_not_the_object() -> None:
    table = """
        Ben NNP nsubj 2 PERSON
        spoke/speak VBD root 0
        . . punct 2

        Ivo NNP nsubj 7 PERSON
        Tamm NNP flat 1 PERSON
        , , punct 5
        the DT det 5
        envoy NN appos 1
        , , punct 1
        met/meet VBD root 0
        him PRP obj 7
        . . punct 7
    """
    judge = _Judge(yes=True)
    assert ("the envoy", "nominal") in mentions(table, "Ivo Tamm", judge)
    assert ("him", "pronoun") in mentions(table, "Ben", judge)


def test_an_apposition_belongs_to_the_name_before_it_whatever_it_hangs_on() -> None:
    table = """
        Lund NNP nsubj 9 LOC
        - : punct 3
        Ana NNP appos 1 PERSON
        Ruiz NNP flat 3 PERSON
        , , punct 3
        the DT det 7
        mayor NN appos 1
        , , punct 1
        resigned/resign VBD root 0
        . . punct 9
    """
    assert ("the mayor", "nominal") in mentions(table, "Ana Ruiz", _Judge(yes=True))


def test_the_second_of_two_may_be_described_before_the_name() -> None:
    table = """
        Neither CC cc:preconj 3
        Ben NNP nsubj 10 PERSON
        Osei NNP flat 2 PERSON
        nor CC cc 6
        his PRP$ nmod:poss 6
        deputy NN conj 2
        , , punct 8
        Ana NNP conj 2 PERSON
        , , punct 2
        spoke/speak VBD root 0
        . . punct 10
    """
    assert ("his deputy", "nominal") in mentions(table, "Ana", _Judge(yes=True))


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
    found_ = mentions(table, "Militias allied with Iran", _Judge(yes=True))
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


def test_a_bare_surname_is_the_bearer_spoken_of_most() -> None:
    table = """
        Ana NNP nsubj 3 PERSON
        Roe NNP flat 1 PERSON
        spoke/speak VBD root 0
        . . punct 3

        Ana NNP nsubj 3 PERSON
        Roe NNP flat 1 PERSON
        met/meet VBD root 0
        Eva NNP obj 3 PERSON
        Roe NNP flat 4 PERSON
        . . punct 3

        Roe NNP nsubj 2 PERSON
        smiled/smile VBD root 0
        . . punct 2
    """
    assert [form for _, form in mentions(table, "Ana Roe")] == ["name"] * 3


FOUNDER = """
    Tolmex NNP nsubj 2 {first}
    sold/sell VBD root 0
    boats/boat NNS obj 2
    . . punct 2

    Tolmex NNP nsubj 2 {first}
    grew/grow VBD root 0
    . . punct 2

    Ute NNP nsubj 3 PERSON
    Tolmex NNP flat 1 PERSON
    founded/found VBD root 0
    it PRP obj 3
    . . punct 3

    Tolmex NNP nsubj 2 ORG
    moved/move VBD root 0
    . . punct 2
"""


def test_a_firm_that_bears_its_founders_surname_is_not_its_founder() -> None:
    table = FOUNDER.format(first="ORG")
    assert [form for _, form in mentions(table, "Tolmex")] == ["name", "name", "pronoun", "name"]
    assert [form for _, form in mentions(table, "Ute Tolmex")] == ["name"]


def test_a_form_of_address_or_an_age_shows_that_the_founder_is_meant() -> None:
    table = (
        FOUNDER.format(first="ORG")
        + """
        Ms NNP nmod:desc 2
        Tolmex NNP nsubj 3 ORG
        left/leave VBD root 0
        . . punct 3

        Tolmex NNP nsubj 5 ORG
        , , punct 3
        61 CD appos 1
        , , punct 3
        retired/retire VBD root 0
    """
    )
    assert [form for _, form in mentions(table, "Ute Tolmex")] == ["name"] * 3


def test_a_surname_is_its_bearers_however_one_mention_was_labelled() -> None:
    assert "Tolmex" not in names(FOUNDER.format(first="PERSON"))


def test_nobody_acts_in_an_empty_text() -> None:
    assert found("Rain NN root 0")[1] == ()


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
        judge = _Judge(yes=True)
        return next(a.name for a in actors.find(made, of, entities.find(made, of), judge) if len(a.mentions) == 2)

    assert bearer() == "Farmers"
    made._.antecedents = {4: ((2, 2.5), (0, -1.5))}
    assert bearer() == "miners"


@dataclass(frozen=True)
class _Judge:
    """One to whom all descriptions are actors' or none, and always of new ones."""

    yes: bool

    def is_actor(self, noun: Token, features: Features) -> bool:
        return self.yes

    def meant(self, noun: Token, options: Sequence[Option]) -> Chain | None:
        return None

    def named(self, described: Chain, options: Sequence[Option]) -> Chain | None:
        return None


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
    assert [a.name for a in actors.find(spoken, article(spoken), (), _Judge(yes=False))] == ["The board"]
    assert actors.find(silent, article(silent), (), _Judge(yes=False)) == ()
