"""How well running text is parsed, and how often trees show what costs something: `python -m training.parsing`.

The dev parts of the treebanks are read as running text, each document one paragraph; heads and relations are counted
over all words, also where a sentence was ended elsewhere than annotators do.
"""

from collections.abc import Iterable
from pathlib import Path

import click
import numpy as np
from spacy.language import Language
from spacy.tokens import Doc

import reader.pipeline
from reader.pipeline.parser import ROOT, Parser
from training import corpora, grammar

TREEBANKS = ("gum", "ewt")
NEWS = "ner.worldwide.dev"


def attached(nlp: Language, path: Path) -> tuple[int, int, int]:
    """Words, those with the right head, and those with the right relation to it."""
    words = heads = labelled = 0
    for document in corpora.treebank(path):
        doc = nlp(grammar.read(nlp, document))
        at = 0
        for sentence in document:
            for token, head, name in zip(
                doc[at : at + len(sentence.words)], sentence.heads, sentence.deps, strict=True
            ):
                right = token.head.i == at + head
                words, heads = words + 1, heads + right
                labelled += right and ("root" if token.dep_ == ROOT else token.dep_) == name
            at += len(sentence.words)
    return words, heads, labelled


def costly(parser: Parser, trees: Iterable[grammar.Parse]) -> float:
    """Of 10,000 words so many at which something is seen that costs."""
    assert parser.grammar is not None
    words = dear = 0
    for heads, relations, kinds in trees:
        words += len(heads)
        dear += int((parser.grammar.costs_of(np.asarray(heads), np.asarray(relations), kinds) > 0).sum())
    return 10_000 * dear / words


@click.command()
@click.option("--shared", type=Path, default=Path("../shared"), show_default=True)
def main(shared: Path) -> None:
    """Print it with and without the grammar."""
    nlp = reader.pipeline.load()
    parser = nlp.get_pipe("reader_parser")
    assert isinstance(parser, Parser)
    mending = parser.grammar
    assert mending is not None
    folder = shared / "corpora"
    banks = {name: folder / f"ud.{name}.dev.conllu.gz" for name in TREEBANKS}
    annotated = costly(parser, grammar.annotated(mending, banks.values()))
    click.echo(f"costly in 10,000 words, as annotators have it: {annotated:.0f}")
    for label, used in (("network alone", None), ("with the grammar", mending)):
        texts: list[Doc] = list(grammar.news(nlp, folder / f"{NEWS}.jsonl.gz"))
        parser.grammar = used
        trees = list(grammar.parsed(nlp, mending, texts))
        scores = {name: attached(nlp, path) for name, path in banks.items()}
        parser.grammar = mending
        click.echo(f"{label}: costly in 10,000 words of news {costly(parser, trees):.0f}")
        for name, (words, heads, labelled) in scores.items():
            click.echo(f"  {name}: {words} words, UAS {heads / words:.4f}, LAS {labelled / words:.4f}")


if __name__ == "__main__":
    main()
