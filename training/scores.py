"""Scores of the heads on windows, from their gold labels and the model's outputs."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray

from training.batches import batch
from training.model import TAGGERS, Inputs
from training.windows import IGNORE, Window

Outputs: TypeAlias = Mapping[str, NDArray[Any]]
Counts: TypeAlias = Counter[tuple[str, str]]
"""By metric and what is counted: "gold", "found" and "both" of an F score, "words" and "right" of an accuracy."""
Heads: TypeAlias = Callable[[NDArray[Any]], NDArray[np.int64]]


def spans(labels: Sequence[str]) -> set[tuple[int, int, str]]:
    """Labelled spans (first word, end, type) of a BIO tagging; an I of another type begins a span as well."""
    found, start, kind = set(), 0, ""
    for i, label in enumerate([*labels, "O"]):
        mark, _, name = label.partition("-")
        if kind and (mark != "I" or name != kind):
            found.add((start, i, kind))
            kind = ""
        if mark != "O" and not kind:
            start, kind = i, name
    return found


def f1(gold: int, found: int, both: int) -> float:
    """The harmonic mean of precision and recall."""
    return 2 * both / (gold + found) if gold + found else 0.0


def argmax_heads(arcs: NDArray[Any]) -> NDArray[np.int64]:
    """The best-scoring head of each word, tree or not."""
    found: NDArray[np.int64] = arcs.argmax(1)
    return found


def tally(w: Window, outputs: Outputs, labels: Mapping[str, Sequence[str]], heads: Heads = argmax_heads) -> Counts:
    """Counts for one window; `outputs` are its own, without padding, `role_rows` [p] word numbers."""
    counts: Counts = Counter()
    for name in TAGGERS:
        if name in w.labels:
            known = w.labels[name] != IGNORE
            gold, best = w.labels[name][known], outputs[name].argmax(-1)[known]
            if name in ("tag", "pos", "lemma"):
                _accuracy(counts, f"{name} {w.kind}", best == gold)
            else:
                one, two = ([labels[name][i] for i in x] for x in (gold, best))
                whole = name in ("ner", "attr")
                _common(counts, name, *(spans(x) if whole else _marked(x) for x in (one, two)))
    if "types" in w.labels and "event_types" in outputs:
        known = w.labels["types"] != IGNORE
        _accuracy(counts, "types", outputs["event_types"].argmax(-1)[known] == w.labels["types"][known])
    if "head" in w.labels:
        found = heads(outputs["arcs"])
        right = found == w.labels["head"]
        _accuracy(counts, f"UAS {w.kind}", right)
        _accuracy(counts, f"LAS {w.kind}", right & (outputs["rels"][:, 0].argmax(-1) == w.labels["dep"]))
    if "predicates" in w.labels:
        known = w.labels["predicates"] != IGNORE
        wanted = {(p, a, labels["roles"][r]) for p, a, r in w.roles.tolist()}
        best = outputs["roles"].argmax(-1)
        rows = outputs["role_rows"].tolist()
        got = {(rows[k], a, labels["roles"][best[k, a]]) for k, a in np.argwhere(best > 0).tolist() if known[rows[k]]}
        _common(counts, "roles", wanted, got)
    return counts


def _marked(names: Sequence[str]) -> set[tuple[int, int, str]]:
    return {(i, i + 1, name) for i, name in enumerate(names) if name != "O"}


def _accuracy(counts: Counts, metric: str, right: NDArray[np.bool_]) -> None:
    counts[metric, "words"] += len(right)
    counts[metric, "right"] += int(right.sum())


def _common(counts: Counts, metric: str, gold: set[tuple[int, int, str]], found: set[tuple[int, int, str]]) -> None:
    for what, items in (("gold", gold), ("found", found), ("both", gold & found)):
        counts[metric, what] += len(items)
        for _, _, name in items:
            counts[f"{metric} {name}", what] += 1


def table(counts: Counts) -> dict[str, float]:
    """Each metric's score: F, or the share of words that are right."""
    found = {m: f1(n, counts[m, "found"], counts[m, "both"]) for (m, what), n in counts.items() if what == "gold"}
    found |= {m: counts[m, "right"] / n for (m, what), n in counts.items() if what == "words" and n}
    return {metric: round(found[metric], 4) for metric in sorted(found)}


def separate(group: Sequence[Window], outputs: Outputs) -> Iterator[Outputs]:
    """A batch's outputs window by window, padding cut off."""
    rows = outputs["role_rows"]
    for i, w in enumerate(group):
        n, mine = len(w.words), rows[:, 0] == i
        one = {k: v[i, :n] for k, v in outputs.items() if k not in ("roles", "role_rows")}
        one |= {"arcs": one["arcs"][:, :n], "roles": outputs["roles"][mine, :n], "role_rows": rows[mine, 1]}
        yield one


def score(
    run: Callable[[Inputs], Outputs],
    groups: Iterable[Sequence[Window]],
    labels: Mapping[str, Sequence[str]],
    heads: Heads = argmax_heads,
) -> dict[str, float]:
    """Scores of a model, given as a function of a batch's inputs, on batches of windows."""
    counts: Counts = Counter()
    for group in groups:
        for w, outputs in zip(group, separate(group, run(batch(group).inputs)), strict=True):
            counts.update(tally(w, outputs, labels, heads))
    return table(counts)
