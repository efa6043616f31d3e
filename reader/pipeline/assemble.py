"""Puts the network's files together into a spaCy pipeline: `python -m reader.pipeline.assemble FOLDER OUT`.

FOLDER holds, as the training exports them,

    encoder.onnx    inputs, int64: ids, types, mask [b, t] word pieces, case shape of their word and attention mask;
                    first, last [b, n] each word's first and last piece; words [b, n] 1 for a word, 0 for padding.
                    outputs: ner, attr, tag, pos, lemma, events, mentions [b, n, labels] scores; predicates
                    and actors [b, n, 2]; event_types [b, n, labels]; told [b, n, 7]; coref [b, n, v] as
                    `coreference` takes it;
                    arcs [b, n, n] (row a dependent, column its head, a root its own); rels [b, n, 3, labels] to
                    the likeliest heads, best first; role_rows [p, 2] the window and word of each predicate,
                    roles [p, n, labels] its arguments' (or, without role_rows, [b, n, n, labels] with
                    predicates' rows); part_rows [q, 2] the words that may tell events, parts [q, n, 4] the
                    logits of their participants (may be absent)
    coref.json      the weights of `coreference.Scorer`; may be absent
    labels.json     {output: labels in order}, `dep` those of rels
    tokenizer.json  the word pieces (Hugging Face tokenizers)
    meta.json       {"name": …, "version": …, "window_words": …, "window_pieces": …}; may be absent
"""

from __future__ import annotations

import json
import sys
from hashlib import sha256
from pathlib import Path
from typing import Any

import msgspec
import spacy
from spacy.language import Language

from reader.pipeline import components
from reader.pipeline.coreference import Coreference, Scorer
from reader.pipeline.decoder import Decoder
from reader.pipeline.encoder import Encoder

DESCRIPTION = "English news: tags, lemmas, parse, entities, attributions, event triggers and semantic roles"
LICENSE = "CC BY-NC-SA 4.0"  # of the weights; the model card says why
NAMED = ("name", "version")
CHECKSUMS = "checksums.json"
FILES = ("encoder.onnx", "labels.json", "tokenizer.json")


def build(assets: Path) -> Language:
    """The pipeline made of the files in a folder; FileNotFoundError names one that is missing."""
    for name in FILES:
        if not (assets / name).is_file():
            raise FileNotFoundError(assets / name)
    labels: dict[str, list[str]] = json.loads((assets / "labels.json").read_text(encoding="utf8"))
    meta = _meta(assets)
    limits = {key: meta.pop(f"window_{key}") for key in ("words", "pieces") if f"window_{key}" in meta}
    nlp = spacy.blank("en")
    for name in components.ORDER:
        component = nlp.add_pipe(name, config=limits if name == components.ENCODER else {})
        if isinstance(component, Encoder):
            component.load(assets / "encoder.onnx", (assets / "tokenizer.json").read_text(encoding="utf8"))
        elif isinstance(component, Decoder):
            component.labels = {head: labels.get(head, []) for head in component.heads}
        if isinstance(component, Coreference) and (scorer := assets / "coref.json").is_file():
            component.scorer = msgspec.json.decode(scorer.read_bytes(), type=Scorer)
    nlp.meta.update({"description": DESCRIPTION, "license": LICENSE} | {k: meta[k] for k in NAMED if k in meta})
    return nlp


def assemble(assets: Path, out: Path) -> None:
    """Writes the pipeline made of the files in `assets` to the folder `out`, for `spacy.load`."""
    build(assets).to_disk(out)
    seal(out)


def seal(out: Path) -> None:
    """Writes the checksums of a pipeline's files, which tell later whether it is whole."""
    files = sorted(path for path in out.rglob("*") if path.is_file() and path.name != CHECKSUMS)
    sums = {path.relative_to(out).as_posix(): sha256(path.read_bytes()).hexdigest() for path in files}
    (out / CHECKSUMS).write_text(json.dumps(sums, indent=1) + "\n", encoding="utf8")


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
