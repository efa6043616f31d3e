"""Windows of corpora that annotate part of what the heads are taught: names alone, event classes, nouns' roles, people.

What such a corpus says nothing about stays open: a word's label is `IGNORE`, or `OTHER` where it is only known to be
none of a few. Where a span's head is wanted, the shipped pipeline's trees tell it.
"""

from collections.abc import Iterator, Sequence
from itertools import chain
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from spacy.language import Language
from spacy.tokens import Doc, Span

import reader.pipeline
from training import corpora, words
from training.prepare import Labels, cut, numbers, size
from training.windows import IGNORE, OTHER, Window, pack, units, window

NAMES = {"PER": "Person", "PERSON": "Person", "ORG": "Organization", "LOC": "Location"}
CLASSES = {
    "OCCURRENCE": "occurrence",
    "I_ACTION": "occurrence",
    "ASPECTUAL": "occurrence",
    "REPORTING": "reporting",
    "PERCEPTION": "reporting",
    "STATE": "state",
    "I_STATE": "state",
}
TOGETHER = 8
"""Paragraphs of GAP that are read as one text, so that a batch is not all padding."""
ROLES = {"AGENT": "ARG0", "PATIENT": "ARG1", "TIME": "ARGM-TMP", "PLACE": "ARGM-LOC", "CAUSE": "ARGM-CAU"}


def windows(folder: Path, labels: Labels, pieces: words.Pieces) -> Iterator[Window]:
    """All windows of the train split; these corpora score nothing here."""
    nlp = reader.pipeline.load()
    for name in ("conllpp", "finer", "crossner_politics"):
        yield from of_names(folder / f"ner.{name}.train.jsonl.gz", labels["ner"], pieces)
    yield from of_classes(folder / "dates.tempeval.train.jsonl.gz", labels["events"], pieces)
    yield from of_frames("nouns", folder / "srl.qanom.train.jsonl.gz", labels, nlp, pieces)
    yield from of_frames("verbs", folder / "srl.qasrl.train.jsonl.gz", labels, nlp, pieces)
    yield from of_people(folder / "coref.news.train.jsonl.gz", nlp, pieces)
    yield from of_chains(folder, nlp, pieces)
    yield from of_pronouns(folder / "coref.gap.train.jsonl.gz", nlp, pieces)


def of_names(path: Path, labels: Sequence[str], pieces: words.Pieces) -> Iterator[Window]:
    """Names of persons, organizations and places; all else is one of the other labels, which one is not known."""
    for row in corpora.json_lines(path):
        at = words.split(row["text"])
        told = [(s, e, NAMES.get(label, "?")) for s, e, label in row["entities"]]
        found = words.project(at, told)
        marks = np.where([x == "O" for x in found], OTHER, numbers(found, labels)).astype(np.int32)
        yield from _paragraphs("names", row["text"], at, {"ner": marks}, pieces)


def of_classes(path: Path, labels: Sequence[str], pieces: words.Pieces) -> Iterator[Window]:
    """Every word that tells an event or a state, by its class in TimeML."""
    for row in corpora.json_lines(path):
        at = words.split(row["text"])
        told = [(s, e, CLASSES[kind]) for s, e, kind, *_ in row["events"] if kind in CLASSES]
        marks = numbers([x.rpartition("-")[2] for x in words.project(at, told)], labels)
        yield from _paragraphs("classes", row["text"], at, {"events": marks}, pieces)


def of_frames(kind: str, path: Path, labels: Labels, nlp: Language, pieces: words.Pieces) -> Iterator[Window]:
    """Words that tell an event or none, with who and what takes part, when and where."""
    sentences = [s for row in corpora.json_lines(path) for s in row["sentences"] if s["frames"] or s.get("not_events")]
    docs = nlp.pipe(Doc(nlp.vocab, words=s["tokens"], spaces=s["space_after"]) for s in sentences)
    parsed = list(zip(sentences, docs, strict=True))
    for group in pack([size(s["tokens"], pieces) for s in sentences]):
        forms, marks, rows, start = [], [], [], 0
        for sentence, doc in (parsed[i] for i in group):
            mark = np.full(len(doc), IGNORE, np.int32)
            mark[sentence.get("not_events", [])] = 0
            for frame in sentence["frames"]:
                mark[frame["predicate"]] = 1
                rows += [
                    (start + frame["predicate"], start + head, labels["roles"].index(role))
                    for head, role in _arguments(doc, frame)
                ]
            forms += sentence["tokens"]
            marks.append(mark)
            start += len(doc)
        yield window(
            kind, forms, {"predicates": np.concatenate(marks)}, pieces, np.array(rows, np.int32).reshape(-1, 3)
        )


def _arguments(doc: Doc, frame: dict[str, Any]) -> Iterator[tuple[int, str]]:
    taken: set[int] = set()
    for first, last, role in frame["arguments"]:
        head = doc[first : last + 1].root.i
        if role in ROLES and head not in taken and head != frame["predicate"]:
            taken.add(head)
            yield head, ROLES[role]


def of_people(path: Path, nlp: Language, pieces: words.Pieces) -> Iterator[Window]:
    """Names, pronouns and descriptions with the actor whom they mean."""
    rows = list(corpora.json_lines(path))
    for row, doc in zip(rows, nlp.pipe(row["text"] for row in rows), strict=True):
        number: dict[str, int] = {}
        clusters: dict[int, int] = {}
        actors: dict[int, int] = {}
        for m in sorted(row["mentions"], key=lambda m: m["start"] - m["end"]):
            span = doc.char_span(m["start"], m["end"], alignment_mode="expand")
            if span is None:
                continue
            if m.get("actor"):
                clusters[span.root.i] = number.setdefault(m["actor"], len(number) + 1)
            if m["form"] == "nominal":
                actors[span.root.i] = int(bool(m.get("actor") or m.get("actors")))
        at = [t for t in doc if not t.is_space]
        offsets = [(t.idx, t.idx + len(t)) for t in at]
        yield from _paragraphs("people", row["text"], offsets, _linked(doc, clusters, actors), pieces, row["id"])


def of_chains(folder: Path, nlp: Language, pieces: words.Pieces) -> Iterator[Window]:
    """The people of ECB+, in its annotated sentences alone."""
    chains = {row["id"]: row["chains"] for row in corpora.json_lines(folder / "coref.ecbplus.train.jsonl.gz")}
    for row in corpora.json_lines(folder / "events.ecbplus.train.jsonl.gz"):
        chosen = [[i for i, s in enumerate(row["sentence"]) if s == n] for n in sorted(set(row["annotated_sentences"]))]
        joined = [words.join([row["tokens"][i] for i in sentence]) for sentence in chosen if sentence]
        number: dict[int, tuple[int, int]] = {i: (k, n) for k, s in enumerate(chosen) for n, i in enumerate(s)}
        clusters: list[dict[int, int]] = [{} for _ in joined]
        docs = list(nlp.pipe(text for text, _ in joined))
        people = [c for c in chains.get(row["id"], ()) if c["tag"].startswith("HUMAN")]
        for n, found in enumerate(people, 1):
            for mention in found["mentions"]:
                if all(i in number for i in (mention[0], mention[-1])):
                    k, first = number[mention[0]]
                    span = _span(docs[k], joined[k][1][first][0], joined[k][1][number[mention[-1]][1]][1])
                    if span is not None:
                        clusters[k][span.root.i] = n
        forms = [[t.text for t in doc if not t.is_space] for doc in docs]
        marks = [
            _linked(doc, known, {t.i: int(t.i in known) for t in doc if t.pos_ == "NOUN" and not t.is_space})
            for doc, known in zip(docs, clusters, strict=True)
        ]
        for group in pack([size(f, pieces) for f in forms]):
            of_group = {name: np.concatenate([marks[i][name] for i in group]) for name in marks[0]}
            yield window("people", list(chain(*(forms[i] for i in group))), of_group, pieces, None, row["id"])


def of_pronouns(path: Path, nlp: Language, pieces: words.Pieces) -> Iterator[Window]:
    """One pronoun and two names of each paragraph of GAP, whom it means of the two, if either; some read together."""
    rows = list(corpora.json_lines(path))
    for number, (row, doc) in enumerate(zip(rows, nlp.pipe(row["text"] for row in rows), strict=True)):
        first = 3 * (number % TOGETHER)
        spans = {name: doc.char_span(*row[name][:2], alignment_mode="expand") for name in ("pronoun", "a", "b")}
        if any(span is None for span in spans.values()):
            continue
        clusters = {spans["pronoun"].root.i: first + 1}
        for k, name in enumerate(("a", "b"), start=2):
            clusters[spans[name].root.i] = first + (1 if row[f"{name}_coref"] else k)
        at = [t for t in doc if not t.is_space]
        offsets = [(t.idx, t.idx + len(t)) for t in at]
        together = f"gap{number // TOGETHER}"
        yield from _paragraphs("pronouns", row["text"], offsets, _linked(doc, clusters, {}), pieces, together)


def _span(doc: Doc, start: int, end: int) -> Span | None:
    found: Span | None = doc.char_span(start, end, alignment_mode="expand")
    return found


def _linked(doc: Doc, clusters: dict[int, int], actors: dict[int, int]) -> dict[str, NDArray[np.int32]]:
    """Who means whom and which nouns are actors', by token; what kind of mention it is, and which others there are, is
    not told."""
    at = [t.i for t in doc if not t.is_space]
    return {
        "mentions": np.full(len(at), IGNORE, np.int32),
        "clusters": np.array([clusters.get(i, 0) for i in at], np.int32),
        "actors": np.array([actors.get(i, IGNORE) for i in at], np.int32),
    }


def _paragraphs(
    kind: str,
    text: str,
    at: Sequence[words.Span],
    marks: dict[str, NDArray[np.int32]],
    pieces: words.Pieces,
    document: str = "",
) -> Iterator[Window]:
    forms = [text[s:e] for s, e in at]
    found = [r for u in units(text, at) for r in cut(u, forms, pieces)]
    for group in pack([size(forms[u.start : u.stop], pieces) for u in found]):
        part = slice(found[group[0]].start, found[group[-1]].stop)
        yield window(kind, forms[part], {k: x[part] for k, x in marks.items()}, pieces, None, document)
