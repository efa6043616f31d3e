"""What the parser shows more often in raw news than annotators do in treebanks → the grammar's costs.

    python -m training.grammar --to reader/pipeline/model

Counts sights (see `reader.pipeline.grammar`) in the training parts of the treebanks and, as the network alone parses
it, in raw news. What is shown at least twice as often costs a share of the logarithm of how much more often, unless
the treebanks have it and the network shows it there no oftener than they do: that is how news are written. What no
treebank shows costs something, too.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from math import log
from pathlib import Path
from typing import TypeAlias

import click
import numpy as np
from spacy.language import Language
from spacy.tokens import Doc

import reader.pipeline
from reader.pipeline.assemble import seal
from reader.pipeline.grammar import UNIT, Sights, Table, pack, tag_class
from reader.pipeline.parser import ROOT, Parser
from training import corpora

Parse: TypeAlias = tuple[Sequence[int], Sequence[int], Sequence[int]]
"""A tree: heads, a root its own, relations and kinds as `Sights` numbers them."""

TREEBANKS = ("ud.gum.train", "ud.ewt.train")
NEWS = "ner.worldwide.train"
WORDS = 250_000
"""Of raw news."""
SHARE = 0.7
"""Of the logarithm: sights that overlap are paid for more than once."""
RATIO = 2.0
EVEN = 1.2
"""So many times as often in the treebanks' own text is no oftener: the network has learned from that, and errs less."""
RARE = 2
"""Times in the treebanks up to which that says nothing."""
SEEN = 3
"""Times in raw news from which the ratio is believed."""
UNSEEN = 1.0
MOST = 4.0
"""Costs, natural logarithms."""


def count(sights: Sights, trees: Iterable[Parse]) -> tuple[Counter[int], int]:
    """How often each sight is shown by trees (heads, relations, kinds), and in how many words."""
    found: Counter[int] = Counter()
    words = 0
    for tree in trees:
        words += len(tree[0])
        found.update(sights.at_once(*map(np.asarray, tree))[1].tolist())
    return found, words


def costs(gold: Counter[int], again: Counter[int], share: float, shown: Counter[int], size: int) -> bytes:
    """What each of `size` sights costs, in `UNIT`s.

    `gold` and `again` count it in the treebanks, as annotated and as parsed; `shown` in news that are so many times as
    long.
    """
    found = bytearray(size)
    for sight in range(size):
        wanted, got = gold[sight] * share, shown[sight]
        written_so = gold[sight] > RARE and again[sight] <= EVEN * gold[sight]
        if got >= SEEN and got > RATIO * (wanted + 0.5) and not written_so:
            found[sight] = round(UNIT * min(MOST, SHARE * log((got + 1) / (wanted + 0.5))))
        elif not gold[sight]:
            found[sight] = round(UNIT * UNSEEN)
    return bytes(found)


def annotated(sights: Sights, paths: Iterable[Path]) -> Iterator[Parse]:
    """The treebanks' trees."""
    for path in paths:
        for document in corpora.treebank(path):
            for s in document:
                yield s.heads, [sights.relation[name] for name in s.deps], sights.kinds(s.tags)


def news(nlp: Language, path: Path) -> Iterator[Doc]:
    """The first `WORDS` words of raw news."""
    left = WORDS
    for article in corpora.entities(path):
        yield nlp.make_doc(article.text)
        left -= len(article.text.split())
        if left < 0:
            return


def documents(nlp: Language, paths: Iterable[Path]) -> Iterator[Doc]:
    """The treebanks' documents."""
    for path in paths:
        yield from (read(nlp, document) for document in corpora.treebank(path))


def read(nlp: Language, document: Sequence[corpora.Sentence]) -> Doc:
    """A treebank's document as running text, a single paragraph."""
    words = [word for s in document for word in s.words]
    return Doc(nlp.vocab, words, [i not in s.glued for s in document for i in range(len(s.words))])


def parsed(nlp: Language, sights: Sights, texts: Iterable[Doc]) -> Iterator[Parse]:
    """The trees of documents as the pipeline parses them."""
    for text in texts:
        doc = nlp(text)
        for sentence in doc.sents:
            tokens = [token for token in sentence if not token.is_space]
            place = {token.i: i for i, token in enumerate(tokens)}
            heads = [place.get(token.head.i, i) for i, token in enumerate(tokens)]
            names = ["root" if token.dep_ == ROOT else token.dep_ for token in tokens]
            yield (
                heads,
                [sights.relation.get(name, 0) for name in names],
                sights.kinds([token.tag_ for token in tokens]),
            )


@click.command()
@click.option("--shared", type=Path, default=Path("../shared"), show_default=True)
@click.option("--to", "folder", type=Path, required=True, help="The pipeline whose parser gets the costs.")
def main(shared: Path, folder: Path) -> None:
    """Count, and give the pipeline what it costs."""
    nlp = reader.pipeline.load(folder)
    parser = nlp.get_pipe("reader_parser")
    assert isinstance(parser, Parser)
    parser.take(None)
    treebanks = [shared / "corpora" / f"{name}.conllu.gz" for name in TREEBANKS]
    tags = {
        tag_class(tag) for path in treebanks for document in corpora.treebank(path) for s in document for tag in s.tags
    }
    relations, classes = parser.labels["dep"], sorted(tags)
    sights = Sights(relations, classes)
    gold, gold_words = count(sights, annotated(sights, treebanks))
    again, _ = count(sights, parsed(nlp, sights, documents(nlp, treebanks)))
    shown, words = count(sights, parsed(nlp, sights, news(nlp, shared / "corpora" / f"{NEWS}.jsonl.gz")))
    found = costs(gold, again, words / gold_words, shown, sights.size)
    parser.take(Table(relations, classes, pack(found)))
    parser.to_disk(folder / "reader_parser")
    seal(folder)
    dear = sum(1 for sight, number in shown.items() if found[sight] and number >= SEEN)
    click.echo(
        f"{gold_words} words of treebanks show {len(gold)} sights; {dear} of {words} words of news cost something"
    )


if __name__ == "__main__":
    main()
