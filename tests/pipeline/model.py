"""The pipeline with a network, for tests that need one; they are skipped where there is none."""

from __future__ import annotations

import os
from functools import cache

import pytest
from spacy.language import Language

import reader.pipeline
from tests.command import load

needs_model = pytest.mark.skipif(
    not os.environ.get(reader.pipeline.MODEL) and not (reader.pipeline.path() / "config.cfg").is_file(),
    reason="there is no network in reader/pipeline/model, and READER_MODEL names none",
)


@cache
def pipeline() -> Language:
    return load()
