"""LemmInflect's lexicon, held as lines."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest
from lemminflect import config
from lemminflect.codecs.LemmaLUCodec import LemmaLUCodec

from reader.pipeline.lexicon import Lexicon


def test_every_word_has_the_lemmas_that_the_library_finds() -> None:
    lexicon = Lexicon(config.lemma_lu_fn)
    known = LemmaLUCodec.load(config.lemma_lu_fn)
    assert {word: lexicon.get(word, {}) for word in known} == known


@pytest.mark.parametrize("word", ["", "\n", ",", "aaaa", "zzzz", "ships,noun", "ship\n", "\udc80", "日本"])
def test_an_unknown_word_has_what_is_given_for_it(word: str) -> None:
    assert Lexicon(config.lemma_lu_fn).get(word, {"NOUN": ("x",)}) == {"NOUN": ("x",)}


def test_lines_may_come_in_any_order(tmp_path: Path) -> None:
    file = tmp_path / "words.csv.gz"
    file.write_bytes(gzip.compress(b"rowed,verb,row\nax,noun,ax/axe\nleft,verb,leave\nleft,noun,left\n"))
    lexicon = Lexicon(str(file))
    assert lexicon.get("ax", {}) == {"NOUN": ("ax", "axe")}
    assert lexicon.get("left", {}) == {"VERB": ("leave",), "NOUN": ("left",)}
    assert lexicon.get("rowed", {}) == {"VERB": ("row",)}
