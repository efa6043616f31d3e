"""The spaCy component that runs the encoder: one pass over the words, its answers left on the Doc for the decoders."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import reduce
from itertools import pairwise
from pathlib import Path
from typing import Any

import msgspec
import numpy as np
from numpy.typing import NDArray
from spacy.language import Language
from spacy.tokens import Doc
from tokenizers import Tokenizer

from reader.pipeline import answers, windows
from reader.pipeline.answers import Answers
from reader.pipeline.pieces import Ints, Pieces, is_ornament, is_unread
from reader.pipeline.runtime import onnxruntime
from reader.pipeline.shelf import Shelf
from reader.pipeline.text import text_of
from reader.pipeline.trees import forest
from reader.sources.texts.blocks import paragraphs

BATCH_PIECES = 2_000
"""Word pieces that go through the network at once, padding counted: enough to keep two cores busy."""
LONG = 30_000
"""Pieces from which a text is long: what the network works in is then a good part of what it takes."""
BATCH_OF_LONG = 600
"""Pieces at once of a long text."""
PADDING = 1.2
"""A batch's pieces, padding counted, are at most this many times the real ones."""
LONGEST_TEXT = 50_000_000
"""Characters of a text. spaCy's own limit is there for components that need memory without bound; these do not."""

WORST_ROLE = -4.0
"""Roles are kept whose score is at most this much under that of no role; their decoder chooses among them."""
WORST_PART = -4.0
"""Participants are kept whose odds of who, whom, where or when are at least e to this."""

TAGS = 8
"""So many tags of a word are kept, for its form may forbid the likeliest."""
LIKELY = 6
"""So many heads of a word are kept for the sentences' trees."""

ENDS = (".", "!", "?", "…")
"""Words after which a sentence may begin."""

_SCORES = frozenset({"ner", "attr", "event_types", "told", "actors"})
"""Outputs whose numbers the decoders weigh; of most others only the best label is kept."""
_PAIRS = frozenset({*_SCORES, "coref", "arcs", "rels", "role_rows", "roles", "part_rows", "parts"})


@Language.factory("reader_encoder", default_config={"words": 170, "pieces": 500, "threads": 0})
def make(nlp: Language, name: str, words: int, pieces: int, threads: int) -> Encoder:
    """An encoder of windows of at most `words` words and `pieces` pieces; `threads` 0 is one a core, two to four."""
    nlp.max_length = max(nlp.max_length, LONGEST_TEXT)
    return Encoder(words, pieces, threads)


class Encoder:
    """Reads documents in windows and leaves every head's answers in `Doc.user_data` (see `answers`).

    `on_batch`, if set, is called with (windows done, windows in all) before the first batch and after each; what it
    raises ends the pass.
    """

    def __init__(self, words: int, pieces: int, threads: int) -> None:
        self.on_batch: Callable[[int, int], None] | None = None
        self._limits = words, pieces - 2  # without [CLS] and [SEP]
        self._threads = threads or min(4, max(2, os.cpu_count() or 2))
        self._model: Path | bytes = b""
        self._tokenizer = ""

    def __getstate__(self) -> dict[str, Any]:
        """For another process, as spaCy's `nlp.pipe(n_process=…)` starts them: a session stays where it is."""
        return {key: value for key, value in self.__dict__.items() if key not in ("_session", "_pieces", "on_batch")}

    def __setstate__(self, state: dict[str, Any]) -> None:
        self.__dict__.update(state)
        self.on_batch = None
        if self._model:
            self.load(self._model, self._tokenizer)

    def limit(self, threads: int) -> None:
        """Uses so many threads from now on."""
        if threads != self._threads:
            self._threads = threads
            self.load(self._model, self._tokenizer)

    def load(self, model: Path | bytes, tokenizer: str) -> None:
        """Takes an ONNX file (its inputs and outputs are listed in `assemble`) and a `tokenizers` JSON."""
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = self._threads
        options.inter_op_num_threads = 1
        options.log_severity_level = 3
        # A plan for every shape of input, each laid out as one block: the shapes are too many to come again.
        options.enable_mem_pattern = False
        # Threads that spin while they wait would take the processor from the terminal's own process.
        options.add_session_config_entry("session.intra_op.allow_spinning", "0")
        source = model if isinstance(model, bytes) else str(model)
        self._session = onnxruntime.InferenceSession(source, options, providers=["CPUExecutionProvider"])
        self._names = [output.name for output in self._session.get_outputs()]
        self._pieces = Pieces(Tokenizer.from_str(tokenizer))
        self._model, self._tokenizer = model, tokenizer

    def __call__(self, doc: Doc) -> Doc:
        """Encodes a document by itself: products of other shapes are rounded otherwise, and 8 bits make that a lot."""
        self._pieces.trim()
        task = _Task(doc, self._pieces, self._limits)
        done = 0
        self._report(0, len(task.windows))
        batches = list(_batches(task.sizes))
        for number, batch in enumerate(batches, start=1):
            self._run(task, batch, last=number == len(batches))
            done += len(batch)
            self._report(done, len(task.windows))
        answers.leave(doc, task.joined())
        return doc

    def pipe(self, docs: Iterable[Doc], *, batch_size: int = 0) -> Iterator[Doc]:
        """Encodes a stream, each document as it would be alone."""
        return map(self, docs)

    def _report(self, done: int, total: int) -> None:
        if self.on_batch is not None and total:
            self.on_batch(done, total)

    def _run(self, task: _Task, batch: Sequence[int], *, last: bool) -> None:
        inputs = _inputs([task.rows(k) for k in batch], self._pieces)
        options = onnxruntime.RunOptions()
        if last:  # give back what the network worked in, which else is kept for ever at its largest
            options.add_run_config_entry("memory.enable_memory_arena_shrinkage", "cpu:0")
        outputs = dict(zip(self._names, self._session.run(self._names, inputs, options), strict=True))
        lengths = inputs["words"].sum(1)
        for k, found in zip(batch, _reduced(outputs, lengths), strict=True):
            task.keep(k, found)

    def to_disk(self, path: Path | str, *, exclude: Iterable[str] = ()) -> None:
        folder = Path(path)
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "encoder.onnx").write_bytes(self._model_bytes())
        (folder / "tokenizer.json").write_text(self._tokenizer, encoding="utf8")

    def from_disk(self, path: Path | str, *, exclude: Iterable[str] = ()) -> Encoder:
        folder = Path(path)
        self.load(folder / "encoder.onnx", (folder / "tokenizer.json").read_text(encoding="utf8"))
        return self

    def to_bytes(self, *, exclude: Iterable[str] = ()) -> bytes:
        return msgspec.msgpack.encode({"model": self._model_bytes(), "tokenizer": self._tokenizer})

    def from_bytes(self, data: bytes, *, exclude: Iterable[str] = ()) -> Encoder:
        found = msgspec.msgpack.decode(data)
        self.load(found["model"], found["tokenizer"])
        return self

    def _model_bytes(self) -> bytes:
        return self._model if isinstance(self._model, bytes) else self._model.read_bytes()


class _Task:
    """A document on its way through the encoder: its windows and what was found in each."""

    def __init__(self, doc: Doc, pieces: Pieces, limits: tuple[int, int]) -> None:
        self.doc = doc
        attributes = doc.to_array(["ORTH", "IS_SPACE"]).reshape(-1, 2)
        passed = attributes[:, 1] != 0
        text = text_of(doc)
        if not text.isascii():
            passed |= _unread(doc, attributes[:, 0].astype(np.uint64))
        self._words: Ints = np.flatnonzero(~passed)
        orths = attributes[self._words, 0]
        self._rows = pieces.rows(doc.vocab.strings, orths)
        self._paragraphs = _paragraph_starts(doc, text, self._words)
        counts = pieces.counts[self._rows]
        ends = np.isin(orths, np.array([doc.vocab.strings[mark] for mark in ENDS], np.uint64))
        self.windows = windows.plan(counts, self._paragraphs, np.roll(ends, 1), *limits)
        total = np.concatenate(([0], np.cumsum(counts)))
        self.sizes = [int(total[w.stop] - total[w.start]) for w in self.windows]
        self._found: dict[str, Shelf] = {}

    def rows(self, k: int) -> Ints:
        """The rows in `Pieces` of a window's words."""
        return self._rows[slice(*self.windows[k])]

    def keep(self, k: int, found: Answers) -> None:
        """Keeps what was found in a window, words counted from its first, until all is joined."""
        start = self.windows[k].start
        found["heads"] += start
        found["likely"][found["likely"] >= 0] += start
        for name in answers.PAIRS & found.keys():
            found[name][:, :2] += start
        for name, values in found.items():
            if name not in self._found:
                self._found[name] = Shelf(len(self.windows), aside=_is_long(self.sizes))
            self._found[name].put(k, values)

    def joined(self) -> Answers:
        """The windows' answers as those of the whole document; windows that overlap are joined at seams."""
        if not self.windows:
            return {}
        edges = [0]
        heads = self._found["heads"]
        for k, (before, after) in enumerate(pairwise(self.windows)):
            start, end = max(after.start, edges[-1]), before.stop
            if start != end:
                left, right = heads.look(k), heads.look(k + 1)[start - after.start :]
                start = windows.seam(left, right, start, end)
            edges.append(start)
        edges.append(len(self._words))
        shared = {"words": self._words, "paragraphs": self._paragraphs}
        return answers.join(self.windows, self._found, edges) | shared


def _unread(doc: Doc, orths: NDArray[np.uint64]) -> NDArray[np.bool_]:
    """Which tokens the network does not read; they are marked as punctuation, for they are no part of any phrase."""
    distinct, inverse = np.unique(orths, return_inverse=True)
    found = np.array([is_unread(doc.vocab.strings[orth]) for orth in distinct.tolist()], bool)
    for orth in distinct[found].tolist():
        doc.vocab[orth].is_punct = True
    unread = found[inverse]
    for i in np.flatnonzero(unread).tolist():
        if 0 < i < len(doc) - 1 and doc[i - 1].text == "(" and doc[i + 1].text == ")" and not is_ornament(doc[i].text):
            unread[i] = False  # "Chen (陳)": that a name is spelt so, and nothing else, the network has learned
    return unread


def _paragraph_starts(doc: Doc, text: str, words: Ints) -> Ints:
    """The words that begin a paragraph; the first always does."""
    if not len(words):
        return words
    starts = np.array([start for start, _ in paragraphs(text)], np.int64)
    at = np.searchsorted(doc.to_array(["IDX"]).ravel()[words].astype(np.int64), starts)
    return np.unique(np.concatenate(([0], at[at < len(words)])))


def _is_long(sizes: Sequence[int]) -> bool:
    return sum(sizes) >= LONG


def _batches(sizes: Sequence[int]) -> Iterator[list[int]]:
    """Windows of these sizes, by size, in batches of so many pieces as the text allows, and at most `PADDING`."""
    most = BATCH_OF_LONG if _is_long(sizes) else BATCH_PIECES
    batch: list[int] = []
    real = 0
    for k in sorted(range(len(sizes)), key=sizes.__getitem__):
        size = sizes[k] + 2
        padded = (len(batch) + 1) * size
        if batch and (padded > most or padded > PADDING * (real + size)):
            yield batch
            batch, real = [], 0
        batch.append(k)
        real += size
    if batch:
        yield batch


def _inputs(rows: Sequence[Ints], pieces: Pieces) -> dict[str, Ints]:
    """The network's inputs for windows given as rows in `pieces`; names and shapes as in `assemble`."""
    counts = [pieces.counts[row] for row in rows]
    longest = max(int(c.sum()) for c in counts) + 2
    most = max(answers.RELATED, *(len(row) for row in rows))
    ids, types, mask = (np.zeros((len(rows), longest), np.int64) for _ in range(3))
    first, last, words = (np.zeros((len(rows), most), np.int64) for _ in range(3))
    slots = np.arange(pieces.ids.shape[1])
    for i, (row, count) in enumerate(zip(rows, counts, strict=True)):
        n, ends = len(row), np.cumsum(count)
        t = int(ends[-1]) + 1
        ids[i, 0], ids[i, t] = pieces.cls, pieces.sep
        ids[i, 1:t] = pieces.ids[row][slots < count[:, None]]
        types[i, 1:t] = np.repeat(pieces.shapes[row], count)
        mask[i, : t + 1] = 1
        first[i, :n], last[i, :n], words[i, :n] = ends - count + 1, ends, 1
    return {"ids": ids, "types": types, "mask": mask, "first": first, "last": last, "words": words}


def _reduced(outputs: dict[str, NDArray[Any]], lengths: Ints) -> Iterator[Answers]:
    """Each window's answers, without what grows by the square of its words."""
    best = {name: outputs[name].argmax(-1).astype(np.uint16) for name in outputs.keys() - _PAIRS}
    if "tag" in best:
        best["tag"] = np.argsort(-outputs["tag"], -1)[..., :TAGS].astype(np.uint8)
    rels, rel_scores = _best_two(outputs["rels"])
    predicates = best.pop("predicates")
    rows = outputs.get("role_rows")
    pairs = {"roles": _roles(outputs["roles"], np.argwhere(predicates == 1) if rows is None else rows, lengths)}
    if "parts" in outputs:
        pairs["parts"] = _parts(outputs["parts"], outputs["part_rows"], lengths)
    for i, n in enumerate(lengths.tolist()):
        found: Answers = {name: outputs[name][i, :n].astype(np.float16) for name in _SCORES & outputs.keys()}
        found |= {name: values[i, :n].copy() for name, values in best.items()}
        if "coref" in outputs:
            found["coref"] = outputs["coref"][i, :n][found["mentions"] > 0].astype(np.float16)
        arcs = outputs["arcs"][i, :n, :n]
        found["heads"] = forest(arcs)
        found["likely"], found["arcs"] = _likely(arcs)
        found["rels"], found["rel_scores"] = rels[i, :n].copy(), rel_scores[i, :n].copy()
        found |= {name: values[values[:, 0] == i, 1:] for name, values in pairs.items()}
        yield found


def _likely(arcs: NDArray[np.float32]) -> tuple[NDArray[np.int32], NDArray[np.float32]]:
    """Each word's likeliest heads [n, LIKELY], best first, -1 where there are fewer, and their scores."""
    n = len(arcs)
    some = min(LIKELY, n)
    best = np.argpartition(-arcs, some - 1, axis=1)[:, :some]
    best = np.take_along_axis(best, np.argsort(-np.take_along_axis(arcs, best, 1), axis=1, kind="stable"), 1)
    heads, scores = np.full((n, LIKELY), -1, np.int32), np.full((n, LIKELY), -np.inf, np.float32)
    heads[:, :some], scores[:, :some] = best, np.take_along_axis(arcs, best, 1)
    return heads, scores


def _best_two(scores: NDArray[np.float32]) -> tuple[NDArray[np.uint8], NDArray[np.float16]]:
    """The best two labels, and the logarithms of how likely they are."""
    best = np.argpartition(-scores, 1, -1)[..., :2]
    found = np.take_along_axis(scores, best, -1)
    swapped = found[..., 0] < found[..., 1]
    best[swapped], found[swapped] = best[swapped, ::-1], found[swapped, ::-1]
    top = found[..., :1]
    total = np.log(np.exp(scores - top).sum(-1, keepdims=True))
    return best.astype(np.uint8), (found - top - total).astype(np.float16)


def _roles(scores: NDArray[np.float32], predicates: Ints, lengths: Ints) -> Ints:
    """Rows of window, predicate, argument, role and margin, down to the margin `WORST_ROLE`.

    The margin is by how much the role's score is over that of no role (the label with number 0), in thousandths.
    `predicates` [p, 2] are windows and words; `scores` [p, n, l], or [b, n, n, l] of all pairs.
    """
    window, word = predicates.T
    rows = scores[window, word] if scores.ndim == 4 else scores
    margins = _greatest(rows[..., 1:]) - rows[..., 0]
    margins[np.arange(margins.shape[1]) >= lengths[window, None]] = -np.inf
    margins[word >= lengths[window]] = -np.inf
    row, argument = np.nonzero(margins > WORST_ROLE)
    role = rows[row, argument, 1:].argmax(-1) + 1
    margin = (1000 * margins[row, argument]).astype(np.int64)
    return np.stack((window[row], word[row], argument, role, margin), 1)


def _parts(scores: NDArray[np.float32], triggers: Ints, lengths: Ints) -> Ints:
    """Rows of window, trigger, word and its odds [who, whom, where, when] in thousandths of a logarithm.

    `triggers` [p, 2] are windows and words; `scores` [p, n, 4].
    """
    window, word = triggers.T
    best = _greatest(scores)
    best[np.arange(best.shape[1]) >= lengths[window, None]] = -np.inf
    best[np.arange(len(best)), word] = -np.inf
    row, other = np.nonzero(best > WORST_PART)
    odds = np.rint(1000 * scores[row, other]).astype(np.int64)
    return np.concatenate((np.stack((window[row], word[row], other), 1), odds), 1)


def _greatest(values: NDArray[np.float32]) -> NDArray[np.float32]:
    """The same as `values.max(-1)`, which takes many times as long where the last dimension is short."""
    return reduce(np.maximum, np.moveaxis(values[..., 1:], -1, 0), values[..., 0].copy())
