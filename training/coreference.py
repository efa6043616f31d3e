"""Coreference on OntoGUM's dev split by the exported pipeline: mention spans, clusters, and the CoNLL score.

    python -m training.coreference FOLDER [--corpora ../shared/corpora]

Words are given; parse, mentions and antecedents are the pipeline's own.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TypeAlias

import click
import numpy as np
from scipy.optimize import linear_sum_assignment
from spacy.tokens import Doc, Token

from reader.pipeline.assemble import build
from training import corpora, prepare

Span: TypeAlias = tuple[int, int]
Clusters: TypeAlias = list[frozenset[Span]]

LOOSE = {
    "case",
    "cc",
    "punct",
    "mark",
    "nsubj",
    "nsubj:pass",
    "cop",
    "aux",
    "aux:pass",
    "advmod",
    "discourse",
    "parataxis",
}
"""Relations whose words are not part of the noun phrase that their head stands for."""


def gold(sentences: Sequence[corpora.Sentence]) -> Clusters:
    """The clusters of a document's mentions, spans [first, end) of its words; those of one mention are left out."""
    found: dict[str, set[Span]] = {}
    start = 0
    for sentence in sentences:
        for m in sentence.mentions:
            found.setdefault(m.entity, set()).add((start + m.first, start + m.last + 1))
        start += len(sentence.words)
    return [frozenset(spans) for spans in found.values() if len(spans) > 1]


def found(doc: Doc) -> Clusters:
    """The clusters that the best antecedents make."""
    cluster: dict[int, set[int]] = {}
    for mention, candidates in sorted(doc._.antecedents.items()):
        best, score = candidates[0]
        if score > 0:
            joined = cluster.setdefault(best, {best})
            joined.add(mention)
            cluster[mention] = joined
    groups = {id(group): group for group in cluster.values()}.values()
    return [frozenset(phrase(doc[i]) for i in group) for group in groups]


def phrase(head: Token) -> Span:
    """The words of the noun phrase at a head; at a conjunction, of the phrases that it joins."""
    if head.dep_ == "cc":
        first = head.head.head
        return phrase(first)[0], max(t.i for t in first.subtree if t.dep_ != "punct") + 1
    parts = [c for c in head.children if c.dep_ not in LOOSE | {"conj"} or (c.dep_ == "case" and c.i > head.i)]
    inside = [head, *(t for part in parts for t in part.subtree)]
    low, high = min(t.i for t in inside), max(t.i for t in inside) + 1
    return low, high


def muc(one: Clusters, other: Clusters) -> tuple[float, float]:
    """Links of `one` that `other` has, and all (Vilain et al. 1995)."""
    of = {span: i for i, cluster in enumerate(other) for span in cluster}
    kept = sum(len(c) - len({of.get(s, (s,)) for s in c}) for c in one)
    return kept, sum(len(c) - 1 for c in one)


def b_cubed(one: Clusters, other: Clusters) -> tuple[float, float]:
    """Each mention's share of its cluster that is together in `other`, and mentions (Bagga and Baldwin 1998)."""
    of = {span: cluster for cluster in other for span in cluster}
    return sum(len(c & of.get(s, frozenset())) / len(c) for c in one for s in c), sum(map(len, one))


def ceaf(one: Clusters, other: Clusters) -> tuple[float, float]:
    """The best one-to-one similarity of clusters, and clusters (Luo 2005, entity-based)."""
    if not one or not other:
        return 0.0, len(one)
    alike = np.array([[2 * len(a & b) / (len(a) + len(b)) for b in other] for a in one])
    return float(alike[linear_sum_assignment(-alike)].sum()), len(one)


METRICS = {"MUC": muc, "B3": b_cubed, "CEAFe": ceaf}


def documents(folder: Path) -> Iterator[list[corpora.Sentence]]:
    yield from corpora.treebank(folder / "coref.ontogum.dev.conllu.gz")


@click.command()
@click.argument("folder", type=Path)
@click.option("--corpora", "data", type=Path, default=prepare.CORPORA, show_default=True)
def main(folder: Path, data: Path) -> None:
    """Print a table of scores."""
    nlp = build(folder)
    counts: Counter[tuple[str, str]] = Counter()
    totals: dict[tuple[str, str], float] = {}
    for sentences in documents(data):
        doc = Doc(nlp.vocab, [w for s in sentences for w in s.words])
        for _, part in nlp.pipeline:
            doc = part(doc)
        key, response = gold(sentences), found(doc)
        for genre in ("all", sentences[0].document.split("_")[1]):
            counts[genre, "documents"] += 1
            for name, metric in METRICS.items():
                for side, (right, total) in (("R", metric(key, response)), ("P", metric(response, key))):
                    for what, n in (("right", right), ("total", total)):
                        at = genre, f"{name} {side} {what}"
                        totals[at] = totals.get(at, 0.0) + n
    click.echo("| OntoGUM dev | documents | MUC | B3 | CEAFe | CoNLL |\n|---|---|---|---|---|---|")
    for (genre, _), number in counts.items():
        scores = []
        for name in METRICS:
            share = [
                totals[genre, f"{name} {side} right"] / max(1.0, totals[genre, f"{name} {side} total"]) for side in "RP"
            ]
            scores.append(2 * share[0] * share[1] / (sum(share) or 1.0))
        shown = " | ".join(f"{100 * x:.1f}" for x in (*scores, sum(scores) / 3))
        click.echo(f"| {genre} | {number} | {shown} |")


if __name__ == "__main__":
    main()
