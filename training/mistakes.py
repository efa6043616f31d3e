"""What is said wrongly of the annotated articles, a sample of it, in its context, for somebody to judge why.

python -m training.mistakes quotes|actors|events [--number 50] [--part dev]
"""

import random
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any, Final

import click

from reader.analysis import analyse
from reader.story import Actor, Analysis, Extent, Quote
from training.rank.annotated import articles

SEED: Final = 11
AROUND: Final = 90
"""Characters shown on either side."""

Gold = dict[str, Any]


def _meet(one: Extent, other: Extent) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def _at(found: dict[str, Any]) -> Extent:
    return found["start"], found["end"]


def _same_actor(actor: Actor | None, gold: Gold, name: str | None) -> bool:
    """Whether most mentions of an actor are those of the annotated one with this name."""
    known = [_at(m) for a in gold["actors"] if a["name"] == name for m in a["mentions"]]
    said = [(m.start, m.end) for m in actor.mentions] if actor else []
    return bool(said) and 2 * sum(any(_meet(one, other) for other in known) for one in said) >= len(said)


def quotes(found: Analysis, gold: Gold) -> Iterator[tuple[Extent, str]]:
    """Quotes that are none, that are missed, and those with another speaker."""
    actors = {actor.id: actor for actor in found.actors}
    marked = [(_contents(q["content"]), q) for q in gold["quotes"]]
    seen: set[int] = set()
    for quote in found.quotes:
        inside = {i for start, end in quote.content for i in range(start, end)}
        shares = [len(inside & content) / len(inside | content) for content, _ in marked]
        near = sorted((k for k, share in enumerate(shares) if share >= 0.5), key=lambda k: -shares[k])[:1]
        seen.update(near)
        place = (quote.content[0][0], quote.content[-1][1])
        speaker = actors.get(quote.speaker or "")
        said = speaker.name if speaker else "nobody"
        if not near:
            yield place, f"no such quote (of {said})"
        elif (wanted := marked[near[0]][1]["speaker"]) and not _says(quote, speaker, marked[near[0]][1], gold):
            yield place, f"said by {said}, not {wanted}"
    for k, (content, quote) in enumerate(marked):
        if k not in seen:
            yield (min(content), max(content) + 1), f"missed, of {quote['speaker']}"


def _says(quote: Quote, speaker: Actor | None, known: Gold, gold: Gold) -> bool:
    """Whether a quote's speaker is the annotated one; of one that is no actor the words that name it are compared."""
    if any(actor["name"] == known["speaker"] for actor in gold["actors"]):
        return _same_actor(speaker, gold, known["speaker"])
    return bool(quote.source and known.get("speaker_span") and _meet(quote.source, _at(known["speaker_span"])))


def _contents(content: Gold) -> set[int]:
    return set(range(*_at(content))) | set(range(content.get("start2", 0), content.get("end2", 0)))


def actors(found: Analysis, gold: Gold) -> Iterator[tuple[Extent, str]]:
    """Mentions that are none, that are missed, and those of another actor than most of those with them."""
    marked = {_at(m): k for k, actor in enumerate(gold["actors"]) for m in actor["mentions"]}
    seen: set[Extent] = set()
    for actor in found.actors:
        meant = [_nearest((m.start, m.end), marked) for m in actor.mentions]
        seen.update(place for place in meant if place)
        most = Counter(marked[place] for place in meant if place).most_common(1)
        for mention, place in zip(actor.mentions, meant, strict=True):
            if place is None:
                yield (mention.start, mention.end), f"no mention of an actor (of {actor.name})"
            elif marked[place] != most[0][0]:
                yield (mention.start, mention.end), f"of {actor.name}, not {gold['actors'][marked[place]]['name']}"
    for place, k in marked.items():
        if place not in seen:
            yield place, f"missed, of {gold['actors'][k]['name']}"


def _nearest(place: Extent, marked: dict[Extent, int]) -> Extent | None:
    """The annotated mention that has most in common with a place: half of both or more."""
    inside = set(range(*place))
    near = [(len(inside & set(range(*other))) / len(inside | set(range(*other))), other) for other in marked]
    share, best = max(near, default=(0.0, None))
    return best if share >= 0.5 else None


def events(found: Analysis, gold: Gold) -> Iterator[tuple[Extent, str]]:
    """Events that are none, that are missed, of another type, or that did not become of it what is said."""
    marked = {_at(e["trigger"]): e for e in gold["events"]}
    seen: set[Extent] = set()
    for event in found.events:
        place = next((place for place in marked if _meet(place, event.trigger)), None)
        if place is None:
            yield event.trigger, f"no event ({event.type})"
            continue
        seen.add(place)
        known = marked[place]
        if event.type != known["type"]:
            yield event.trigger, f"{event.type}, not {known['type']}"
        if (event.realis == "actual") != (known["realis"] == "actual"):
            yield event.trigger, f"{event.realis}, not {known['realis']}"
    for place, known in marked.items():
        if place not in seen:
            yield place, f"missed ({known['type']})"


KINDS: Final[dict[str, Callable[[Analysis, Gold], Iterator[tuple[Extent, str]]]]] = {
    "quotes": quotes,
    "actors": actors,
    "events": events,
}


def sample(all_of_them: Sequence[str], number: int) -> list[str]:
    """So many, the same at each look, in the order in which they stand."""
    chosen = random.Random(SEED).sample(range(len(all_of_them)), min(number, len(all_of_them)))
    return [all_of_them[i] for i in sorted(chosen)]


@click.command()
@click.argument("kind", type=click.Choice(list(KINDS)))
@click.option("--number", default=50, show_default=True)
@click.option("--part", default="dev", show_default=True, help="Of the annotated articles.")
@click.option("--shared", type=Path, default=Path("../shared"), show_default=True)
def main(kind: str, number: int, part: str, shared: Path) -> None:
    """Print what is said wrongly."""
    told = []
    for name, article, doc, gold in articles(shared, part):
        for (start, end), fault in sorted(KINDS[kind](analyse(doc, article), gold)):
            text = article.text
            before, after = text[max(0, start - AROUND) : start], text[end : end + AROUND]
            told.append(f"{name}: {fault}: " + " ".join(f"{before}⟦{text[start:end]}⟧{after}".split()))
    click.echo(f"{len(told)} in all")
    for line in sample(told, number):
        click.echo(line)


if __name__ == "__main__":
    main()
