"""What the training makes of the corpora's annotation; no corpus and no torch needed."""

import gzip
from pathlib import Path

import pytest

pytest.importorskip("tokenizers")

from training import corpora, lemmas, prepare
from training.prepare import EVENTS, bio, head_word, label_sets, numbers
from training.windows import IGNORE, MAX_WINDOW_PIECES, MAX_WORDS, pack, units
from training.words import join, project, split

CONLLU = """# newdoc id = a
1-2\tCan't\t_\t_\t_\t_\t_\t_\t_\t_
1\tCa\tcan\tAUX\tMD\t_\t3\taux\t_\t_
2\tn't\tnot\tPART\tRB\t_\t3\tadvmod\t_\t_
3\tstop\tstop\tVERB\tVB\t_\t0\troot\t_\t_

# newdoc id = b
1\tGo\tgo\tVERB\tVB\t_\t0\troot\t_\t_
1.1\tnow\tnow\tADV\tRB\t_\t_\t_\t_\t_

"""


@pytest.mark.parametrize(
    ("word", "lemma", "rule"),
    [
        ("Houses", "house", "1:"),
        ("went", "go", "4:go"),
        ("better", "good", "6:good"),
        ("Obama", "Obama", "=0:"),
        ("Democrats", "Democrat", "=1:"),
        ("n't", "not", "2:ot"),
    ],
)
def test_a_lemma_rule_makes_its_lemma(word: str, lemma: str, rule: str) -> None:
    assert lemmas.rule(word, lemma) == rule
    assert lemmas.apply(rule, word) == lemma


def test_a_lemma_rule_never_leaves_nothing() -> None:
    assert lemmas.apply("5:", "was") == "was"


def test_words_are_those_of_the_pipeline() -> None:
    text = "He didn't say\n\n“so-called” peace."
    assert " ".join(text[s:e] for s, e in split(text)) == "He did n't say “ so - called ” peace ."


def test_a_span_marks_the_words_that_it_mostly_covers() -> None:
    text = "The White House's staff"
    words = split(text)
    assert project(words, [(4, 15, "ORG")]) == ["O", "B-ORG", "I-ORG", "O", "O"]
    assert project(words, [(4, 11, "ORG")]) == ["O", "B-ORG", "O", "O", "O"]


def test_neighbouring_spans_stay_apart() -> None:
    assert project([(0, 2), (3, 5)], [(0, 2, "A"), (3, 5, "A")]) == ["B-A", "B-A"]


@pytest.mark.parametrize(
    ("tokens", "text"),
    [
        (["He", "did", "n't", "go", "."], "He didn't go."),
        (["a", "6.1", "-", "magnitude", "quake"], "a 6.1-magnitude quake"),
        (["at", "10", ":", "30", "(", "GMT", ")"], "at 10:30 (GMT)"),
        (["$", "1", ",", "000", ",", "he", "said"], "$1,000, he said"),
    ],
)
def test_tokens_are_joined_into_running_text(tokens: list[str], text: str) -> None:
    joined, at = join(tokens)
    assert joined == text
    assert [joined[s:e] for s, e in at] == tokens


def test_windows_hold_whole_units_up_to_a_limit() -> None:
    sizes = [(100, 120), (60, 80), (20, 20), (300, 400), (10, MAX_WINDOW_PIECES), (1, 1)]
    assert [list(r) for r in pack(sizes)] == [[0, 1], [2], [3], [4], [5]]


def test_paragraphs_are_units_and_long_ones_are_cut_behind_sentences() -> None:
    text = "One here.\n" + "Word " * 100 + ". " + "Word " * 100
    words = split(text)
    found = units(text, words)
    assert [len(u) for u in found] == [3, 101, 100]
    assert all(len(u) <= MAX_WORDS for u in found)
    assert [i for u in found for i in u] == list(range(len(words)))


def test_a_treebank_is_read_without_ranges_and_empty_nodes(tmp_path: Path) -> None:
    file = tmp_path / "a.conllu.gz"
    file.write_bytes(gzip.compress(CONLLU.encode()))
    first, second = corpora.treebank(file, {("Go",): (corpora.Frame(0, ()),)})
    assert first[0].words == ("Ca", "n't", "stop")
    assert first[0].heads == (2, 2, 2)
    assert first[0].frames is None
    assert second[0].words == ("Go",)
    assert second[0].frames == (corpora.Frame(0, ()),)
    labels = label_sets([first * 3, second])
    assert labels["tag"] == ["MD", "RB", "VB"]
    assert labels["lemma"] == ["0:", "0:n", "2:ot"]


def test_a_phrase_is_known_by_its_head() -> None:
    heads = [2, 2, 3, 3, 3]
    assert head_word(heads, 0, 2) == 2
    assert head_word(heads, 0, 4) == 3


def test_labels_unknown_are_left_out() -> None:
    assert bio(["X"]) == ["B-X", "I-X", "O"]
    assert numbers(["O", "?"], ["O"]).tolist() == [0, IGNORE]
    assert set(EVENTS.values()) == {"occurrence", "reporting", "state"}


def test_mentions_of_brackets() -> None:
    notes = ["Entity=(1-person-new-cf1-1-coref(2-place-new-cf2-1-sgl)", "_", "SpaceAfter=No|Entity=1)", "Entity=(1)(7"]
    found = set(corpora.mentions(notes))
    assert found == {
        corpora.Mention(1 - 1, 0, "place", "2"),
        corpora.Mention(0, 2, "person", "1"),
        corpora.Mention(3, 3, "", "1"),
    }


def test_a_coordination_stands_at_its_conjunction() -> None:
    words = ("Ann", "and", "Bob", "left")
    sentence = corpora.Sentence(
        words, words, ("PROPN",) * 4, ("NNP",) * 4, (3, 2, 0, 3), ("nsubj", "cc", "conj", "root")
    )
    assert prepare.mention_head(sentence, corpora.Mention(0, 2, "person", "1")) == 1
    assert prepare.mention_head(sentence, corpora.Mention(0, 0, "person", "2")) == 0
