"""The shipped components together, on texts of every kind."""

from __future__ import annotations

import json
import pickle
import random
from pathlib import Path

import numpy as np
import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc, DocBin

import reader.pipeline
from reader.pipeline import assemble, components
from reader.sources.texts.blocks import paragraphs
from tests.pipeline.model import needs_model, pipeline

pytestmark = needs_model

STORY = """Two killed in Mogadishu blast

Two people were killed on Tuesday when a car bomb exploded near a market in Mogadishu, police said.

"We heard a huge explosion," Amina Hassan, a shopkeeper, told Radio Dalsan. "Then there was smoke everywhere."
No group has claimed responsibility."""


def annotations(doc: Doc) -> tuple[object, ...]:
    tokens = [(t.text, t.tag_, t.pos_, t.lemma_, t.dep_, t.head.i, t.is_sent_start) for t in doc]
    spans = {key: [(s.start, s.end, s.label_) for s in doc.spans[key]] for key in ("attribution", "events")}
    return tokens, [(e.start, e.end, e.label_) for e in doc.ents], spans, [tuple(role) for role in doc._.roles]


def check(doc: Doc) -> None:
    """What holds of every annotated document."""
    assert all(t.tag_ and t.pos_ and t.lemma_ and t.dep_ for t in doc)
    for token in doc:
        assert (token.dep_ == "ROOT") == (token.head == token)
        assert token.sent == token.head.sent
        if token.is_space:
            assert token.pos_ == "SPACE"
            assert not list(token.children) or all(t.is_space for t in doc)
    for start, end in paragraphs(doc.text):
        inside = doc.char_span(start, end, alignment_mode="contract")
        if inside is not None and inside.start > 0:
            sentence = doc[inside.start].sent
            assert all(t.is_space for t in doc[sentence.start : inside.start])
    for sentence in doc.sents:
        assert len([t for t in sentence if t.head == t]) == 1
    for key in ("attribution", "events"):
        starts = [span.start for span in doc.spans[key]]
        assert starts == sorted(starts)
    for predicate, argument, role in doc._.roles:
        assert doc[predicate].sent == doc[argument].sent
        assert role.startswith("ARG")


def test_a_story() -> None:
    doc = pipeline()(STORY)
    check(doc)
    said = next(t for t in doc if t.text == "said")
    assert (said.pos_, said.tag_) == ("VERB", "VBD")
    assert "Mogadishu" in {e.text for e in doc.ents}
    assert {"PERSON", "DATE", "LOC"} <= {e.label_ for e in doc.ents}
    assert "police" in {s.text for s in doc.spans["attribution"] if s.label_ == "SOURCE"}
    assert {"said", "told"} <= {s.text for s in doc.spans["attribution"] if s.label_ == "CUE"}
    assert {"killed", "exploded"} <= {s.text for s in doc.spans["events"] if s.label_ == "occurrence"}
    told, speaker = (next(t.i for t in doc if t.text == word) for word in ("told", "Amina"))
    assert (told, speaker, "ARG0") in doc._.roles


def test_many_texts_at_once_are_read_as_each_alone() -> None:
    texts = ["", STORY, " \n\n ", "Iran.", STORY.upper()]
    together = list(pipeline().pipe(texts))
    assert [doc.text for doc in together] == texts
    alone = pipeline()(STORY)
    same = [a == b for a, b in zip(annotations(alone)[0], annotations(together[1])[0], strict=True)]
    assert np.mean(same) > 0.85  # 8-bit scores differ a little by what else is in the batch


@pytest.mark.parametrize(
    "text",
    [
        "", " ", "\n\n\n", "\t \n x", "a" * 50_000, "😀👩‍👩‍👧 Iran 🇮🇷", "“ ” ‘ ’ \" '", "* * *\n\n---\n\n…",
        "\u200b\ufeff", "He said: “I\n\n“We did.”", "1,000,000 $ 5% — (a) [b]", "Line one\nline two\n\n\n  Line 3  ",
        "\x00\x1b[31m", "نص عربي. 中文文本。", "no capital letters no full stop " * 60, "U.S. " * 400, "? " * 700,
        "word " * 600 + "\n\nEnd.",
    ],
    ids=lambda text: repr(text[:12]),
)  # fmt: skip
def test_hostile_texts(text: str) -> None:
    doc = pipeline()(text)
    assert doc.text == text
    check(doc)


def test_arbitrary_texts() -> None:
    chance = random.Random(7)
    stock = ["Iran", "said", "the", ".", ",", "“", "”", '"', "'", "\n", "\n\n", " ", "\t", "-", "😀", "N'", "(", "U.S."]
    for _ in range(25):
        text = "".join(chance.choice(stock) + chance.choice(["", " "]) for _ in range(chance.randrange(1, 250)))
        check(pipeline()(text))


def test_a_long_paragraph_is_read_as_its_sentences_are() -> None:
    sentence = "The minister told reporters in Accra that the new bridge would be opened before the end of the year. "
    doc = pipeline()(sentence * 60)
    check(doc)
    assert len(list(doc.sents)) == 60
    assert sum(t.lower_ == "minister" and t.dep_ == "nsubj" and t.head.lower_ == "told" for t in doc) == 60


def test_given_words() -> None:
    nlp = pipeline()
    words = ["Police", "said", "the", "fire", "had", "started", "in", "a", "warehouse", "."]
    doc = nlp(Doc(nlp.vocab, words))
    check(doc)
    assert [t.text for t in doc] == words
    assert doc[0].head.text == "said"


def test_annotations_survive_storage() -> None:
    nlp = pipeline()
    doc = nlp(STORY)
    back = Doc(nlp.vocab).from_bytes(doc.to_bytes())
    assert annotations(back) == annotations(doc)
    stored = DocBin(store_user_data=True, docs=[doc]).to_bytes()
    again = next(iter(DocBin(store_user_data=True).from_bytes(stored).get_docs(nlp.vocab)))
    assert [tuple(r) for r in again._.roles] == list(doc._.roles)
    assert [(s.text, s.label_) for s in again.spans["events"]] == [(s.text, s.label_) for s in doc.spans["events"]]


def test_a_decoder_left_out_leaves_a_storable_document() -> None:
    nlp = pipeline()
    with nlp.select_pipes(disable=["reader_entities"]):
        doc = nlp(STORY)
    assert not doc.ents
    assert Doc(nlp.vocab).from_bytes(doc.to_bytes()).text == STORY


def test_progress_is_told_and_can_stop_the_pass() -> None:
    encoder = pipeline().get_pipe("reader_encoder")
    seen: list[tuple[int, int]] = []
    encoder.on_batch = lambda done, total: seen.append((done, total))
    try:
        pipeline()(STORY * 20)
        assert seen[0][0] == 0
        assert seen[-1][0] == seen[-1][1] > 1
        assert seen == sorted(seen)
        encoder.on_batch = lambda done, total: (_ for _ in ()).throw(InterruptedError)
        with pytest.raises(InterruptedError):
            pipeline()(STORY)
    finally:
        encoder.on_batch = None


def test_the_pipeline_survives_disk_and_bytes(tmp_path: Path) -> None:
    nlp, text = pipeline(), STORY
    nlp.to_disk(tmp_path / "model")
    assert annotations(spacy.load(tmp_path / "model")(text)) == annotations(nlp(text))
    data = {name: nlp.get_pipe(name).to_bytes() for name in components.ORDER}
    blank = spacy.blank("en")
    for name in components.ORDER:
        blank.add_pipe(name).from_bytes(data[name])
    assert annotations(blank(text)) == annotations(nlp(text))


def test_an_assembled_folder_is_an_ordinary_pipeline(tmp_path: Path) -> None:
    nlp = pipeline()
    assets = tmp_path / "assets"
    nlp.get_pipe("reader_encoder").to_disk(assets)
    labels = {k: v for name in components.ORDER[1:] for k, v in nlp.get_pipe(name).labels.items()}
    (assets / "labels.json").write_text(json.dumps(labels))
    (assets / "meta.json").write_text('{"name": "news", "version": "2.1", "window_words": 90}')
    assemble.assemble(assets, tmp_path / "out")
    found: Language = spacy.load(tmp_path / "out")
    assert found.meta["version"] == "2.1"
    assert reader.pipeline.identity(found) == reader.pipeline.Pipeline("en_news", "2.1")
    check(found(STORY))
    same = reader.pipeline.load(str(tmp_path / "out"))
    assert same.pipe_names == list(components.ORDER)


def test_the_network_goes_to_another_process_and_uses_the_threads_it_is_given() -> None:
    nlp = reader.pipeline.load()
    wanted = annotations(nlp(STORY))
    encoder = nlp.get_pipe(components.ENCODER)
    fewer = reader.pipeline.load(threads=1)
    assert annotations(fewer(STORY)) == wanted
    copy = pickle.loads(pickle.dumps(encoder))
    doc = nlp.make_doc(STORY)
    for name, component in nlp.pipeline:
        doc = copy(doc) if name == components.ENCODER else component(doc)
    assert annotations(doc) == wanted


def test_the_identity_is_told_without_loading() -> None:
    assert reader.pipeline.announced() == reader.pipeline.identity(reader.pipeline.load())
