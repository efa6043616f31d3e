from __future__ import annotations

from pathlib import Path

import pytest
import spacy

import reader.pipeline
from reader.pipeline import PipelineError
from tests.pipeline.hand import english


def test_an_unknown_name_is_one_clear_sentence() -> None:
    with pytest.raises(PipelineError, match=r"^There is no spaCy pipeline en_core_web_xx: .* leave") as error:
        reader.pipeline.load("en_core_web_xx")
    assert "\n" not in str(error.value)


def test_a_pipeline_without_parser_and_entities_is_refused(tmp_path: Path) -> None:
    spacy.blank("en").to_disk(tmp_path)
    with pytest.raises(PipelineError, match="lacks a parser and named entities, which Reader needs"):
        reader.pipeline.load(str(tmp_path))


def test_a_folder_that_is_no_pipeline_is_refused(tmp_path: Path) -> None:
    with pytest.raises(PipelineError, match=r"There is no spaCy pipeline|cannot be loaded"):
        reader.pipeline.load(str(tmp_path))


def test_a_missing_network_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(reader.pipeline.MODEL, str(tmp_path))
    with pytest.raises(PipelineError, match=r"READER_MODEL is set, but there is no file .*encoder\.onnx"):
        reader.pipeline.load()


def test_a_broken_network_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "encoder.onnx").write_bytes(b"no network")
    (tmp_path / "tokenizer.json").write_text("{}")
    (tmp_path / "labels.json").write_text("{}")
    monkeypatch.setenv(reader.pipeline.MODEL, str(tmp_path))
    with pytest.raises(PipelineError, match="cannot be loaded"):
        reader.pipeline.load()


def test_any_pipeline_with_a_parse_and_entities_gets_the_same_annotations(tmp_path: Path) -> None:
    english().to_disk(tmp_path)
    nlp = reader.pipeline.load(str(tmp_path))
    assert nlp.pipe_names == ["reader_paragraphs", "hand_parser", "hand_entities", "reader_derived"]
    assert reader.pipeline.identity(nlp).name == "en_pipeline"
