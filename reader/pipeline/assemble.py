"""Puts the network's files together into a spaCy pipeline: `python -m reader.pipeline.assemble FOLDER OUT`.

FOLDER holds, as the training exports them,

    encoder.onnx    inputs, int64: ids, types, mask [b, t] word pieces, case shape of their word and attention mask;
                    first, last [b, n] each word's first and last piece; words [b, n] 1 for a word, 0 for padding.
                    outputs: ner, attr, tag, pos, lemma, events [b, n, labels] scores; predicates [b, n, 2];
                    arcs [b, n, n] (row a dependent, column its head, a root its own); rels [b, n, labels] for the
                    best head; roles [b, n, n, labels] (row a predicate), or [p, n, labels], a row for each predicate.
    labels.json     {output: labels in order}, `dep` those of rels
    tokenizer.json  the word pieces (Hugging Face tokenizers)
    meta.json       {"name": …, "version": …}, and whatever spaCy's meta.json may hold; may be absent
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

import spacy
from spacy.language import Language

from reader.pipeline import components
from reader.pipeline.decoder import Decoder
from reader.pipeline.encoder import Encoder

FILES = ("encoder.onnx", "labels.json", "tokenizer.json")


def build(assets: Path) -> Language:
    """The pipeline made of the files in a folder; FileNotFoundError names one that is missing."""
    for name in FILES:
        if not (assets / name).is_file():
            raise FileNotFoundError(assets / name)
    labels: dict[str, list[str]] = json.loads((assets / "labels.json").read_text(encoding="utf8"))
    nlp = spacy.blank("en")
    for name in components.ORDER:
        component = nlp.add_pipe(name)
        if isinstance(component, Encoder):
            component.load(assets / "encoder.onnx", (assets / "tokenizer.json").read_text(encoding="utf8"))
        elif isinstance(component, Decoder):
            component.labels = {head: labels.get(head, []) for head in component.heads}
    nlp.meta.update({"name": "reader", "version": "0.0.0", "description": "Reader's language pipeline"} | _meta(assets))
    return nlp


def assemble(assets: Path, out: Path) -> None:
    """Writes the pipeline made of the files in `assets` to the folder `out`, for `spacy.load`."""
    build(assets).to_disk(out)


def _meta(assets: Path) -> dict[str, Any]:
    file = assets / "meta.json"
    found: dict[str, Any] = json.loads(file.read_text(encoding="utf8")) if file.is_file() else {}
    return found




if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit("usage: python -m reader.pipeline.assemble FOLDER OUT")
    try:
        assemble(Path(sys.argv[1]), Path(sys.argv[2]))
    except FileNotFoundError as error:
        sys.exit(f"There is no file {error.filename or error}.")
