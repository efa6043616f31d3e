"""What the components that turn the encoder's answers into annotations have in common."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any, ClassVar, cast

import numpy as np
from numpy.typing import NDArray
from spacy.tokens import Doc

from reader.pipeline.pieces import is_unread

Labels = dict[str, list[str]]


def annotate(doc: Doc, attributes: Sequence[str], values: NDArray[np.uint64]) -> Doc:
    """Sets attributes of all tokens at once from hashes and numbers [tokens, attributes]; negative numbers wrap."""
    return doc.from_array(list(attributes), cast(Any, values))


def is_blank(doc: Doc) -> bool:
    """Whether the document has no word for the encoder to read: it is empty, white space, or what is not read."""
    return all(token.is_space or is_unread(token.text) for token in doc)


class Decoder:
    """A component that reads label numbers; it knows the labels of its `heads`, in the order of the network's outputs.

    A document that the encoder has not seen passes unchanged.
    """

    heads: ClassVar[tuple[str, ...]] = ()

    def __init__(self) -> None:
        self.labels: Labels = {head: [] for head in self.heads}

    def __call__(self, doc: Doc) -> Doc:
        raise NotImplementedError

    def to_disk(self, path: Path | str, *, exclude: Iterable[str] = ()) -> None:
        folder = Path(path)
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "labels.json").write_bytes(self.to_bytes())

    def from_disk(self, path: Path | str, *, exclude: Iterable[str] = ()) -> Decoder:
        return self.from_bytes((Path(path) / "labels.json").read_bytes())

    def to_bytes(self, *, exclude: Iterable[str] = ()) -> bytes:
        return json.dumps(self.labels, ensure_ascii=False).encode()

    def from_bytes(self, data: bytes, *, exclude: Iterable[str] = ()) -> Decoder:
        self.labels = json.loads(data)
        return self
