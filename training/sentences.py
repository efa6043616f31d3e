"""How well sentences are found: on running news, and what that costs the parse.

    python -m training.sentences --shared ../shared

Prints, for the articles of `eval/dev` and `eval/train`, the share of sentences that begin inside a sentence (with a
lower-case word, and nothing final before it in the paragraph), and for the development articles of the Worldwide
newswire precision, recall and F of sentence starts against the ones that are annotated.
"""

import re
from collections.abc import Iterator
from pathlib import Path

import click
from spacy.language import Language

from reader.pipeline import load
from training import corpora

FINAL = re.compile(r"[.!?…。！？:;][\"'”’»)\]]*$")


def inside(nlp: Language, texts: Iterator[str]) -> tuple[int, int]:
    """Sentences that begin inside a sentence, and all."""
    wrong = every = 0
    for doc in nlp.pipe(texts):
        for sentence in doc.sents:
            before, gap = re.match(r"(?s)(.*?)(\s*)$", doc.text[: sentence.start_char][-200:]).groups()  # type: ignore[union-attr]
            every += 1
            wrong += bool(before) and "\n" not in gap and sentence.text[0].islower() and not FINAL.search(before)
    return wrong, every


@click.command()
@click.option("--shared", type=Path, default=Path("../shared"), show_default=True)
def main(shared: Path) -> None:
    """Print how well sentences are found."""
    nlp = load()
    for split in ("dev", "train"):
        texts = (path.read_text(encoding="utf8") for path in sorted((shared / "eval" / split).glob("*.txt")))
        wrong, every = inside(nlp, texts)
        click.echo(f"eval/{split}: {wrong} of {every} sentences begin inside a sentence ({wrong / every:.1%})")
    right = found = real = 0
    for article in corpora.entities(shared / "corpora" / "ner.worldwide.dev.jsonl.gz"):
        doc = nlp(article.text)
        got, gold = {s.start_char for s in doc.sents if not s.text.isspace()}, set(article.sentences)
        right, found, real = right + len(got & gold), found + len(got), real + len(gold)
    click.echo(f"Worldwide dev: starts P {right / found:.3f} R {right / real:.3f} F {2 * right / (found + real):.3f}")


if __name__ == "__main__":
    main()
