"""Corpora → labelled windows, kept in a cache folder.

python -m training.prepare [--corpora ../shared/corpora] [--cache ~/.cache/reader-training]
"""

import json
import pickle
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import chain
from pathlib import Path
from typing import get_args

import click
import numpy as np

from reader.pipeline.participants import SIDES
from reader.story import EventType
from training import corpora, lemmas, words
from training.windows import IGNORE, MAX_WINDOW_PIECES, Ints, Window, pack, units, window

Labels = dict[str, list[str]]

CORPORA, CACHE = "../shared/corpora", "~/.cache/reader-training"
ENTITIES = {
    "DATE": "Date",
    "FAC": "Facility",
    "LOC": "Location",
    "MISC": "Misc",
    "MONEY": "Money",
    "NORP": "NORP",
    "ORG": "Organization",
    "PERSON": "Person",
    "PRODUCT": "Product",
}
ROLES = (
    "O ARG0 ARG1 ARG2 ARG3 ARGM-TMP ARGM-LOC ARGM-NEG ARGM-MOD ARGM-ADV ARGM-MNR ARGM-PRP ARGM-CAU ARGM-DIS ARGM-DIR"
)
EVENTS = {
    "OCCURRENCE": "occurrence",
    "GENERIC": "occurrence",
    "CAUSATIVE": "occurrence",
    "ASPECTUAL": "occurrence",
    "REPORTING": "reporting",
    "PERCEPTION": "reporting",
    "STATE": "state",
}
MENTIONS = "abstract animal event object organization person place plant substance time"
RARE = 3  # a lemma rule seen less often is not learnt


def bio(types: Iterable[str]) -> list[str]:
    """The labels of a BIO tagging, sorted."""
    return sorted([f"{x}-{t}" for x in "BI" for t in types] + ["O"])


def label_sets(documents: Sequence[Sequence[corpora.Sentence]]) -> Labels:
    """Each output's labels in order; those of the treebanks as counted in them."""
    sentences = [s for document in documents for s in document]
    rules = Counter(lemmas.rule(w, x) for s in sentences for w, x in zip(s.words, s.lemmas, strict=True) if x != "_")
    return {
        "ner": bio(ENTITIES.values()),
        "attr": bio(("Source", "Cue", "Content")),
        "tag": sorted({x for s in sentences for x in s.tags}),
        "pos": sorted({x for s in sentences for x in s.pos}),
        "dep": sorted({x for s in sentences for x in s.deps}),
        "lemma": sorted(r for r, n in rules.items() if n >= RARE),
        "events": ["O", *sorted(set(EVENTS.values()))],
        "predicates": ["O", "predicate"],
        "mentions": ["O", *MENTIONS.split()],
        "actors": ["O", "actor"],
        "types": ["O", *get_args(EventType)],
        "roles": ROLES.split(),
        "parts": list(SIDES),
    }


def numbers(names: Sequence[str], labels: Sequence[str]) -> Ints:
    """Label numbers, `IGNORE` for a name that is no label."""
    at = {label: i for i, label in enumerate(labels)}
    return np.array([at.get(name, IGNORE) for name in names], np.int32)


def of_text(
    kind: str, texts: Iterable[corpora.SpanText], labels: Sequence[str], pieces: words.Pieces
) -> Iterator[Window]:
    """Windows of articles with labelled spans, tokenized as at run time."""
    for article in texts:
        at = words.split(article.text)
        spans = [(s, e, ENTITIES.get(label, label)) for s, e, label in article.spans]
        forms = [article.text[s:e] for s, e in at]
        marks = numbers(words.project(at, spans), labels)
        paragraphs = [r for u in units(article.text, at) for r in cut(u, forms, pieces)]
        for group in pack([size(forms[u.start : u.stop], pieces) for u in paragraphs]):
            part = slice(paragraphs[group[0]].start, paragraphs[group[-1]].stop)
            yield window(kind, forms[part], {kind: marks[part]}, pieces)


def of_types(texts: Iterable[corpora.SpanText], labels: Sequence[str], pieces: words.Pieces) -> Iterator[Window]:
    """Windows of the paragraphs in which a trigger's type is known, tokenized as at run time; "typed" those by hand."""
    for article in texts:
        at = words.split(article.text)
        forms = [article.text[s:e] for s, e in at]
        named = [x.rpartition("-")[2] if x != "O" else "" for x in words.project(at, _marked(article.spans))]
        marks = numbers([x.removesuffix("!") for x in named], labels)
        known = np.flatnonzero(marks != IGNORE)
        paragraphs = [r for u in units(article.text, at) for r in cut(u, forms, pieces)]
        told = [r for r in paragraphs if ((known >= r.start) & (known < r.stop)).any()]
        for group in pack([size(forms[u.start : u.stop], pieces) for u in told]):
            at_all = [i for k in group for i in told[k]]
            kind = "typed" if article.id == corpora.BY_HAND else "types"
            yield window(kind, [forms[i] for i in at_all], {"types": marks[at_all]}, pieces, document=article.id)


def _marked(spans: Iterable[tuple[int, int, str]]) -> Iterator[tuple[int, int, str]]:
    """Types as labels of spans; "O" is one of them here, which a tagging's own O must not hide."""
    return ((start, end, f"{kind}!") for start, end, kind in spans)


def size(forms: Sequence[str], pieces: words.Pieces) -> tuple[int, int]:
    """Words and word pieces."""
    return len(forms), sum(len(pieces(form)) for form in forms)


def cut(unit: range, forms: Sequence[str], pieces: words.Pieces) -> list[range]:
    """Halves a unit until its pieces fit a window."""
    if len(unit) > 1 and size(forms[unit.start : unit.stop], pieces)[1] > MAX_WINDOW_PIECES - 2:
        half = unit.start + len(unit) // 2
        return cut(range(unit.start, half), forms, pieces) + cut(range(half, unit.stop), forms, pieces)
    return [unit]


def of_triggers(
    documents: Iterable[Sequence[corpora.TriggerSentence]], labels: Labels, pieces: words.Pieces
) -> Iterator[Window]:
    """Windows of annotated ECB+ sentences, put back into running text and tokenized as at run time."""
    for document in documents:
        forms, marks = [], []
        for sentence in document:
            text, tokens = words.join(sentence.tokens)
            at = words.split(text)
            spans = [(*tokens[i], EVENTS.get(tag.rpartition("_")[2], "O")) for i, tag in sentence.triggers]
            forms.append([text[s:e] for s, e in at])
            marks.append(numbers([x.rpartition("-")[2] for x in words.project(at, spans)], labels["events"]))
        for group in pack([size(f, pieces) for f in forms]):
            both = [forms[i] for i in group], [marks[i] for i in group]
            yield window("events", list(chain(*both[0])), {"events": np.concatenate(both[1])}, pieces)


def of_trees(
    kind: str, documents: Iterable[Sequence[corpora.Sentence]], labels: Labels, pieces: words.Pieces
) -> Iterator[Window]:
    """Windows of treebank sentences, with frames where they are annotated; given words."""
    for document in documents:
        for group in pack([size(s.words, pieces) for s in document]):
            yield _trees(kind, [document[i] for i in group], labels, pieces)


def _trees(kind: str, sentences: Sequence[corpora.Sentence], labels: Labels, pieces: words.Pieces) -> Window:
    marks = _mentions(sentences, labels) if kind == "gum" else {}
    starts = np.cumsum([0, *(len(s.words) for s in sentences[:-1])])
    forms = [w for s in sentences for w in s.words]
    rules = [lemmas.rule(w, x) if x != "_" else "" for s in sentences for w, x in zip(s.words, s.lemmas, strict=True)]
    predicates, roles = [], []
    for sentence, start in zip(sentences, starts, strict=True):
        known = sentence.frames is not None
        row = np.full(len(sentence.words), 0 if known else IGNORE, np.int32)
        for frame in sentence.frames or ():
            row[frame.predicate] = 1
            for first, last, role in frame.arguments:
                if role in labels["roles"]:
                    argument = head_word(sentence.heads, first, last)
                    roles.append((start + frame.predicate, start + argument, labels["roles"].index(role)))
        predicates.append(row)
    return window(
        kind,
        forms,
        {
            "tag": numbers([x for s in sentences for x in s.tags], labels["tag"]),
            "pos": numbers([x for s in sentences for x in s.pos], labels["pos"]),
            "lemma": numbers(rules, labels["lemma"]),
            "head": np.array(
                [h + start for s, start in zip(sentences, starts, strict=True) for h in s.heads], np.int32
            ),
            "dep": numbers([x for s in sentences for x in s.deps], labels["dep"]),
            "predicates": np.concatenate(predicates),
        }
        | marks,
        pieces,
        np.array(roles, np.int32).reshape(-1, 3),
        sentences[0].document,
    )


def _mentions(sentences: Sequence[corpora.Sentence], labels: Labels) -> dict[str, Ints]:
    """Types of mentions at their head words, and "clusters": entity numbers there, 0 for none, `IGNORE` if unknown."""
    kinds, clusters = [], []
    for sentence in sentences:
        typed = {mention_head(sentence, m): m.kind for m in by_length(sentence.mentions) if m.kind}
        linked = {mention_head(sentence, m): int(m.entity) for m in by_length(sentence.mentions) if not m.kind}
        known = any(m.kind for s in sentences for m in s.mentions)
        kinds += [typed.get(i, "O") if known else "" for i in range(len(sentence.words))]
        clusters += [linked.get(i, 0) if known else IGNORE for i in range(len(sentence.words))]
    return {"mentions": numbers(kinds, labels["mentions"]), "clusters": np.array(clusters, np.int32)}


def by_length(mentions: Iterable[corpora.Mention]) -> list[corpora.Mention]:
    """The longest first, so that of mentions with one head the shortest stays."""
    return sorted(mentions, key=lambda m: m.first - m.last)


def mention_head(sentence: corpora.Sentence, mention: corpora.Mention) -> int:
    """The word a mention stands at: its syntactic head, or the conjunction of a coordination."""
    heads, deps = sentence.heads, sentence.deps
    head = head_word(heads, mention.first, mention.last)
    inside = range(mention.first, mention.last + 1)
    conjuncts = {i for i in inside if deps[i] == "conj" and heads[i] == head}
    return max((i for i in inside if deps[i] == "cc" and heads[i] in conjuncts), default=head)


def head_word(heads: Sequence[int], first: int, last: int) -> int:
    """The word of a phrase (last inclusive) that depends on none of its others."""
    return next(i for i in range(first, last + 1) if not first <= heads[i] <= last or heads[i] == i)


def windows(folder: Path, split: str, labels: Labels, pieces: words.Pieces) -> Iterator[Window]:
    """All windows of a split ("train" or "dev")."""
    yield from of_text("ner", corpora.entities(folder / f"ner.worldwide.{split}.jsonl.gz"), labels["ner"], pieces)
    yield from of_text(
        "attr", corpora.attributions(folder / f"attribution.polnear.{split}.jsonl.gz"), labels["attr"], pieces
    )
    yield from of_types(corpora.typed(folder, split), labels["types"], pieces)
    yield from of_triggers(corpora.triggers(folder / f"events.ecbplus.{split}.jsonl.gz"), labels, pieces)
    for kind, documents in trees(folder, split):
        yield from of_trees(kind, documents, labels, pieces)


def trees(folder: Path, split: str) -> list[tuple[str, list[list[corpora.Sentence]]]]:
    """The treebanks of a split, EWT with its frames."""
    srl = corpora.frames(folder / f"srl.ewt.{split}.jsonl.gz")
    gum = corpora.treebank(folder / f"ud.gum.{split}.conllu.gz")
    linked = corpora.treebank(folder / f"coref.ontogum.{split}.conllu.gz")
    return [
        ("gum", list(with_coreference(gum, linked))),
        ("ewt", list(corpora.treebank(folder / f"ud.ewt.{split}.conllu.gz", srl))),
    ]


def with_coreference(
    typed: Iterable[list[corpora.Sentence]], linked: Iterable[list[corpora.Sentence]]
) -> Iterator[list[corpora.Sentence]]:
    """GUM's documents with the mentions of both layers: GUM's own, typed, and OntoGUM's, which alone are coreferent."""
    links = {document[0].document: document for document in linked}
    for document in typed:
        other = links.get(document[0].document, [replace(s, mentions=()) for s in document])
        yield [
            replace(s, mentions=(*s.mentions, *(replace(m, kind="") for m in o.mentions if s.words == o.words)))
            for s, o in zip(document, other, strict=True)
        ]


def load(cache: Path, split: str) -> tuple[Labels, list[Window]]:
    """What `prepare` kept."""
    with (cache / f"{split}.pickle").open("rb") as file:
        return json.loads((cache / "labels.json").read_text()), pickle.load(file)


@click.command()
@click.option("--corpora", "folder", type=Path, default=CORPORA, show_default=True)
@click.option("--cache", type=Path, default=CACHE, show_default=True)
def main(folder: Path, cache: Path) -> None:
    """Cut the corpora into labelled windows."""
    from training import partial  # which stands on this module

    cache = cache.expanduser()
    cache.mkdir(parents=True, exist_ok=True)
    labels = label_sets([d for _, documents in trees(folder, "train") for d in documents])
    (cache / "labels.json").write_text(json.dumps(labels, indent=1) + "\n")
    pieces = words.Pieces()
    for split in ("train", "dev"):
        found = list(windows(folder, split, labels, pieces))
        if split == "train":
            found += partial.windows(folder, labels, pieces)
        with (cache / f"{split}.pickle").open("wb") as file:
            pickle.dump(found, file, protocol=5)
        for kind in sorted({w.kind for w in found}):
            some = [w for w in found if w.kind == kind]
            words_, pieces_ = (sum(len(getattr(w, part)) for w in some) for part in ("words", "ids"))
            click.echo(f"{split} {kind}: {len(some)} windows, {words_} words, {pieces_} pieces")


if __name__ == "__main__":
    main()
