from __future__ import annotations

from spacy.tokens import Doc

from reader.pipeline import components  # noqa: F401  registers the factories
from tests.pipeline.hand import parsed

SAID = (
    "Kirby NNP PROPN Kirby nsubj 2",
    "said VBD VERB say ROOT 0",
    "on IN ADP on prep 2",
    "Sunday NNP PROPN Sunday pobj 3",
    "that IN SCONJ that mark 8",
    "militias NNS NOUN militia nsubjpass 8",
    "were VBD AUX be auxpass 8",
    "killed VBN VERB kill ccomp 2",
    "by IN ADP by agent 8",
    "jets NNS NOUN jet pobj 9",
    "in IN ADP in prep 8",
    "Iraq NNP PROPN Iraq pobj 11",
    ". . PUNCT . punct 2",
)
QUOTED = (
    "“ `` PUNCT “ punct 4",
    "Nothing NN PRON nothing nsubjpass 4",
    "is VBZ AUX be auxpass 4",
    "agreed VBN VERB agree ccomp 7",
    ", , PUNCT , punct 7",
    "” '' PUNCT ” punct 7",
    "said VBD VERB say ROOT 0",
    "Kirby NNP PROPN Kirby nsubj 7",
    ". . PUNCT . punct 7",
)
ACCORDING = (
    "According VBG VERB accord prep 6",
    "to IN ADP to prep 1",
    "police NNS NOUN police pobj 2",
    ", , PUNCT , punct 6",
    "rebels NNS NOUN rebel nsubj 6",
    "fled VBD VERB flee ROOT 0",
    ". . PUNCT . punct 6",
)
URGED = (
    "He PRP PRON he nsubj 2",
    "urged VBD VERB urge ROOT 0",
    "Iran NNP PROPN Iran dobj 2",
    "to TO PART to aux 5",
    "stop VB VERB stop xcomp 2",
    "the DT DET the det 7",
    "attacks NNS NOUN attack dobj 5",
    "; : PUNCT ; punct 2",
    "talks NNS NOUN talk nsubjpass 12",
    "were VBD AUX be auxpass 12",
    "not RB PART not neg 12",
    "held VBN VERB hold conj 2",
)


def attributions(doc: Doc) -> list[tuple[str, str]]:
    return [(span.text, span.label_) for span in doc.spans["attribution"]]


def test_a_clause_after_a_reporting_verb() -> None:
    doc = parsed(*SAID)
    assert attributions(doc) == [
        ("Kirby", "SOURCE"),
        ("said", "CUE"),
        ("that militias were killed by jets in Iraq", "CONTENT"),
    ]
    assert [(s.text, s.label_) for s in doc.spans["events"]] == [("said", "reporting"), ("killed", "occurrence")]
    assert {(doc[p].text, doc[a].text, role) for p, a, role in doc._.roles} == {
        ("said", "Kirby", "ARG0"), ("said", "killed", "ARG1"), ("said", "Sunday", "ARGM-TMP"),
        ("killed", "militias", "ARG1"), ("killed", "jets", "ARG0"), ("killed", "Iraq", "ARGM-LOC"),
    }  # fmt: skip


def test_a_quotation_before_its_verb() -> None:
    assert attributions(parsed(*QUOTED)) == [
        ("“ Nothing is agreed , ”", "CONTENT"),
        ("said", "CUE"),
        ("Kirby", "SOURCE"),
    ]


def test_according_to() -> None:
    assert attributions(parsed(*ACCORDING)) == [
        ("According to", "CUE"),
        ("police", "SOURCE"),
        ("rebels fled", "CONTENT"),
    ]


def test_a_demand_and_an_event_noun() -> None:
    doc = parsed(*URGED)
    assert attributions(doc) == [("He", "SOURCE"), ("urged", "CUE"), ("to stop the attacks", "CONTENT")]
    assert [(s.text, s.label_) for s in doc.spans["events"]] == [
        ("urged", "reporting"), ("stop", "occurrence"), ("attacks", "occurrence"), ("talks", "occurrence"),
    ]  # fmt: skip
    roles = {(doc[p].text, doc[a].text, role) for p, a, role in doc._.roles}
    assert {("stop", "Iran", "ARG0"), ("stop", "attacks", "ARG1")} <= roles
    assert {("held", "talks", "ARG1"), ("held", "not", "ARGM-NEG")} <= roles
