"""The teacher of the decisions about actors: it answers as the annotated articles do, and notes what was asked."""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Literal, TypeAlias

from spacy.language import Language
from spacy.tokens import Doc, Span, Token

from reader import pipeline
from reader.analysis import actors, entities
from reader.analysis.actors.chains import Chain
from reader.analysis.actors.judge import Option
from reader.analysis.ranker import Features
from reader.sources.texts import plain
from reader.story import Article
from training import corpora
from training.rank.annotated import members, records
from training.rank.fitting import Example

NOBODY = ""
"""Whom a mention means that is no actor's."""


Source: TypeAlias = Literal["annotated", "references", "judged"]
"""Articles annotated in full, those whose references were judged, and those whose actors were, pronouns apart."""


@dataclass(frozen=True)
class Annotated:
    """An article and its mentions: (start, end, form, the actor)."""

    id: str
    article: Article
    mentions: tuple[tuple[int, int, str, str], ...]
    source: Source

    @property
    def whole(self) -> bool:
        """Whether every actor is annotated."""
        return self.source != "references"


def annotated(shared: Path) -> Iterator[Annotated]:
    """The articles that are learnt from."""
    for path in sorted((shared / "eval" / "train").glob("*.json")):
        found = json.loads(path.read_bytes())
        told = [(m["start"], m["end"], m["form"], str(i)) for i, a in enumerate(found["actors"]) for m in a["mentions"]]
        yield Annotated(path.stem, _article(path.with_suffix(".txt")), tuple(told), "annotated")
    for row in corpora.json_lines(shared / "corpora" / "coref.news.train.jsonl.gz"):
        told = [
            (m["start"], m["end"], m["form"], m.get("actor") or NOBODY) for m in row["mentions"] if "actors" not in m
        ]
        yield Annotated(row["id"], plain.article(row["text"], f"{row['id']}.txt"), tuple(told), "references")
    for row, article in records(shared):
        if "actors" in row:
            told = [(*m, str(i)) for i, actor in enumerate(row["actors"]) for m in members(actor)[1]]
            yield Annotated(row["id"], article, tuple(told), "judged")


def _article(path: Path) -> Article:
    return plain.article(path.read_text("utf-8"), path.name)


@dataclass
class Teacher:
    """A judge that knows: what it is asked becomes examples."""

    doc: Doc
    known: Annotated
    asked: dict[str, list[Example]] = field(default_factory=lambda: defaultdict(list))

    def __post_init__(self) -> None:
        self._heads: dict[int, str] = {}
        self._words: dict[int, str] = {}
        for start, end, form, actor in sorted(self.known.mentions, key=lambda m: m[0] - m[1]):
            span = self.doc.char_span(start, end, alignment_mode="expand")
            if span is None or not len(span):
                continue
            self._heads[span.root.i] = actor
            if form == "name":
                self._words.update(dict.fromkeys(range(span.start, span.end), actor))

    def actor(self, chain: Chain) -> str | None:
        """The annotated actor that most of a chain's references are of; None if that is not known."""
        found = Counter(a for r in chain.references if (a := self._of(r.span, r.head)) is not None)
        return found.most_common(1)[0][0] if found else None

    def _of(self, span: Span, head: Token) -> str | None:
        words = (self._words.get(i) for i in range(span.start, span.end))
        return self._heads.get(head.i) or next((w for w in words if w is not None), None)

    def is_actor(self, noun: Token, features: Features) -> bool:
        actor = self._heads.get(noun.i)
        if actor is None and not self.known.whole:
            return False
        right = bool(actor)
        self.asked["actor"].append(Example(self.known.id, (features,), (right,)))
        return right

    def meant(self, noun: Token, options: Sequence[Option]) -> Chain | None:
        actor = self._heads.get(noun.i)
        if actor is None and not self.known.whole:
            return None
        return self._chosen("description", actor, options)

    def named(self, described: Chain, options: Sequence[Option]) -> Chain | None:
        actor = self.actor(described)
        if actor is None and not self.known.whole:
            return None
        return self._chosen("introduction", actor, options)

    def takes_part(self, place: Chain, features: Features) -> bool:
        if not self.known.whole:  # elsewhere every place was judged, whether it does anything or not
            return True
        named = [self._of(r.span, r.head) for r in place.telling]
        right = 2 * sum(map(bool, named)) > len(named)
        if place.is_named:  # descriptions of places without a name are few, and other than names
            self.asked["scenery"].append(Example(self.known.id, (features,), (right,), weight=len(named) ** 0.5))
        return right

    def _chosen(self, decision: str, actor: str | None, options: Sequence[Option]) -> Chain | None:
        right = [bool(actor) and o.chain is not None and self.actor(o.chain) == actor for o in options]
        found = next((o.chain for o, r in zip(options, right, strict=True) if r), None)
        if found is None:
            right = [o.chain is None for o in options]
        self.asked[decision].append(Example(self.known.id, tuple(o.features for o in options), tuple(right)))
        return found


def examples(shared: Path, decision: str, *sources: Source) -> list[Example]:
    """What the articles of these sources teach of a decision."""
    return [e for k in _all(shared) if k.known.source in sources for e in k.asked[decision]]


@cache
def _all(shared: Path) -> tuple[Teacher, ...]:
    """The teachers of all articles, which are asked about every decision at once."""
    return tuple(taught(pipeline.load(), list(annotated(shared))))


def taught(nlp: Language, known: Sequence[Annotated]) -> Iterator[Teacher]:
    """A teacher for each article, after all was asked."""
    for doc, article in zip(nlp.pipe([k.article.text for k in known]), known, strict=True):
        teacher = Teacher(doc, article)
        actors.find(doc, article.article, entities.find(doc, article.article), teacher)
        yield teacher
