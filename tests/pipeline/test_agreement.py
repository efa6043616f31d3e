from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.pipeline.agreement import Clauses
from reader.pipeline.trees import is_forest, roots
from tests.pipeline.test_trees import any_heads, as_forest

RELATIONS = (
    "nsubj nsubj:pass appos flat compound nmod:desc conj xcomp nmod obj ccomp aux aux:pass case acl:relcl punct det"
).split()
TAGS = "NN NNS NNP PRP VBD VBZ VBN IN , DT WDT".split()


def righted(table: str, *, whole: bool = True) -> list[str]:
    """Each word as `word relation head` after its clauses were set right; the table has `word/tag relation head`."""
    rows = [row.split() for row in table.split("|")]
    words, tags = zip(*(row[0].rsplit("/", 1) for row in rows), strict=True)
    at = {word: i for i, word in enumerate(words)}
    heads = np.array([at[row[2]] for row in rows])
    clauses = Clauses(heads, [row[1] for row in rows], tags, words, [whole] * len(rows))
    clauses.set_right()
    return [f"{w} {r} {words[h]}" for w, r, h in zip(words, clauses.relations, clauses.heads.tolist(), strict=True)]


@pytest.mark.parametrize("relation", ["flat", "appos", "nmod:desc", "conj", "xcomp"])
def test_a_bare_phrase_before_a_verb_without_subject_is_its_subject(relation: str) -> None:
    found = righted(f"Miner/NN nmod:desc Edda|Edda/NNP {relation} quit|Roth/NNP flat Edda|quit/VBD ROOT quit")
    assert found[1] == "Edda nsubj quit"
    assert found[0] == "Miner nmod:desc Edda"


WHILE = (
    "Edda/NNP nsubj left|left/VBD {what} said|,/, punct said|{mark}/IN mark said|Roth/NNP nsubj said|said/VBD root said"
    "|so/RB advmod said"
)


@pytest.mark.parametrize("what", ["ccomp", "parataxis"])
def test_a_clause_with_a_conjunction_hangs_on_the_main_clause_before_it(what: str) -> None:
    found = righted(WHILE.format(what=what, mark="while"))
    assert found[1] == "left root left"
    assert found[5] == "said advcl left"
    assert found[2] == ", punct left"
    assert found[4] == "Roth nsubj said"


PREDICATE = (
    "Edda/NNP root Edda|,/, punct baker|a/DT det baker|baker/NN appos Edda|{opened}won/VBD {what} Edda|it/PRP obj won"
)


@pytest.mark.parametrize("what", ["ccomp", "parataxis", "acl", "acl:relcl", "conj"])
def test_a_noun_above_its_predicate_is_its_subject(what: str) -> None:
    found = righted(PREDICATE.format(what=what, opened=""))
    assert found[0] == "Edda nsubj won"
    assert found[4] == "won root won"
    assert found[3] == "baker appos Edda"
    assert righted(PREDICATE.format(what=what, opened="who/WP nsubj won|"))[0] == "Edda root Edda"
    assert righted(PREDICATE.format(what=what, opened=""), whole=False)[0] == "Edda root Edda"


def test_without_a_conjunction_who_speaks_last_is_the_main_clause() -> None:
    table = WHILE.replace("|{mark}/IN mark said", "").format(what="ccomp")
    assert righted(table)[1] == "left ccomp said"


def test_an_object_right_before_a_clause_without_a_subject_is_the_subject() -> None:
    table = "Edda/NNP nsubj told|told/VBD root told|{noun}left/VBD ccomp told"
    assert righted(table.format(noun="Roth/NNP obj told|"))[2] == "Roth nsubj left"
    assert righted(table.format(noun="Roth/NNP obj told|that/IN mark left|"))[2] == "Roth obj told"
    parted = righted(table.format(noun="Roth/NNP obj told|quietly/RB advmod told|"))
    assert parted[2] == "Roth obj told"


def test_beside_a_passive_auxiliary_it_is_a_passive_subject() -> None:
    found = righted("Edda/NNP appos held|was/VBD aux:pass held|held/VBN ROOT held")
    assert found[0] == "Edda nsubj:pass held"


def test_the_one_who_says_a_clause_may_stand_behind_the_verb() -> None:
    found = righted("It/PRP nsubj works|works/VBZ ccomp said|said/VBD ROOT said|aide/NN nmod:desc said")
    assert found[3] == "aide nsubj said"


def test_a_noun_right_before_the_name_that_acts_is_its_title() -> None:
    found = righted("Aide/NN nsubj left|Edda/NNP nsubj left|Roth/NNP flat Edda|left/VBD ROOT left")
    assert found[:2] == ["Aide nmod:desc Edda", "Edda nsubj left"]


def test_a_phrase_that_was_hung_on_the_object_is_the_subject() -> None:
    found = righted("Edda/NNP nmod storm|called/VBD ROOT called|the/DT det storm|storm/NN obj called")
    assert found[0] == "Edda nsubj called"


@pytest.mark.parametrize(
    "table",
    [
        "In/IN case Oslo|Oslo/NNP nmod fell|fell/VBD ROOT fell",  # a preposition
        "she/PRP nsubj fell|Oslo/NNP conj fell|fell/VBD ROOT fell",  # has a subject
        "Iran/NNP compound backed|was/VBD aux:pass backed|backed/VBN ROOT backed",  # "Iran-backed"
        "Edda/NNP flat seen|seen/VBN ROOT seen",  # a participle
    ],
)
def test_what_grammar_allows_stays(table: str) -> None:
    rows = [row.split() for row in table.split("|")]
    assert righted(table) == [f"{word.rsplit('/', 1)[0]} {relation} {head}" for word, relation, head in rows]


def test_the_past_tense_of_a_headline_may_be_passive() -> None:
    table = "clerk/NN compound granted|granted/VBD ROOT granted|leave/NN obj granted"
    assert righted(table)[0] == "clerk nsubj granted"
    assert righted(table, whole=False)[0] == "clerk compound granted"


def test_two_names_that_both_are_subjects_are_one_name() -> None:
    assert righted("Edda/NNP nsubj left|Roth/NNP nsubj left|left/VBD ROOT left")[1] == "Roth flat Edda"
    assert righted("Dr./NNP nsubj left|Roth/NNP nsubj left|left/VBD ROOT left")[0] == "Dr. nmod:desc Roth"


def test_a_name_between_commas_says_who_the_subject_is() -> None:
    words, tags = ["lawyer", ",", "Roth", ",", "left"], ["NN", ",", "NNP", ",", "VBD"]
    relations = ["nsubj", "punct", "flat", "punct", "ROOT"]
    clauses = Clauses(np.array([4, 2, 4, 4, 4]), relations, tags, words, [True] * 5)
    clauses.set_right()
    assert (int(clauses.heads[2]), clauses.relations[2]) == (0, "appos")


def test_a_relative_clause_with_its_own_pronoun_and_subject_is_active() -> None:
    found = righted(
        "mills/NNS ROOT mills|which/WDT det heirs|heirs/NNS nsubj:pass restored|restored/VBN acl:relcl mills"
    )
    assert found[2] == "heirs nsubj restored"


@given(any_heads, st.data())
def test_a_forest_stays_a_forest_within_its_trees(heads: np.ndarray, data: st.DataObject) -> None:
    heads, n = as_forest(heads), len(heads)
    relations, tags = (data.draw(st.lists(st.sampled_from(x), min_size=n, max_size=n)) for x in (RELATIONS, TAGS))
    clauses = Clauses(heads, relations, tags, tags, [True] * n)
    clauses.set_right()
    assert is_forest(clauses.heads)
    before, after = roots(heads), roots(clauses.heads)  # the same words in each tree, whichever is its root
    assert ((before[:, None] == before) == (after[:, None] == after)).all()


@given(st.lists(any_heads, min_size=1, max_size=4), st.data())
def test_it_is_the_same_a_stretch_at_a_time(parts: list[np.ndarray], data: st.DataObject) -> None:
    starts = [0, *np.cumsum([len(part) for part in parts])[:-1].tolist()]
    heads = np.concatenate([start + as_forest(part) for start, part in zip(starts, parts, strict=True)])
    n = len(heads)
    relations, tags = (data.draw(st.lists(st.sampled_from(x), min_size=n, max_size=n)) for x in (RELATIONS, TAGS))
    at_once, by_stretches = (Clauses(heads, relations, tags, tags, [True] * n) for _ in range(2))
    at_once.set_right()
    by_stretches.set_right(starts)
    assert by_stretches.heads.tolist() == at_once.heads.tolist()
    assert by_stretches.relations == at_once.relations


def test_a_phrase_with_a_preposition_behind_the_verb_is_no_subject() -> None:
    table = "Edda/NNP flat fell|fell/VBD ROOT fell|say/VBG case aides|aides/NNS nsubj fell"
    assert [row.split()[1] for row in righted(table)] == ["nsubj", "ROOT", "case", "obl"]


def test_a_name_hung_on_a_past_tense_as_its_compound_is_its_subject() -> None:
    assert righted("Edda/NNP compound fell|fell/VBD ROOT fell")[0] == "Edda nsubj fell"


WHO = (
    "Roth/NNP nsubj met|met/VBD root met|{case}{heirs}/{tag} obj met|,/, punct sold|{who} nsubj sold|{aux}"
    "sold/VBD {what} met|it/PRP obj sold"
)


def sold(who: str = "who/WP", what: str = "conj", aux: str = "", case: str = "", tag: str = "NNS") -> str:
    found = righted(WHO.format(heirs="heirs", who=who, what=what, aux=aux, case=case, tag=tag))
    return next(word for word in found if word.startswith("sold"))


@pytest.mark.parametrize("what", ["conj", "parataxis", "advcl"])
def test_a_clause_with_who_behind_a_comma_is_about_the_noun_before_that(what: str) -> None:
    assert sold(what=what) == "sold acl:relcl heirs"


def test_what_only_which_begins_may_be_about_all_before_it() -> None:
    assert sold(who="which/WDT") == "sold conj met"
    assert sold(who="which/WDT", aux="had/VBD aux sold|") == "sold acl:relcl heirs"


def test_who_is_hardly_what_a_preposition_brings_in_but_for_a_name() -> None:
    assert sold(case="with/IN case heirs|") == "sold conj met"
    assert sold(case="with/IN case heirs|", tag="NNP") == "sold acl:relcl heirs"
