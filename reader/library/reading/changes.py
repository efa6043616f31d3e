"""What changed between two versions of an article, as far as a reader cares: its quotes, its figures and its names.

Sentences that both have are passed over, wherever they stand; those most alike of the rest are taken for the same
sentence. What is said to be added is nowhere in the old text, what is said to be gone nowhere in the new one.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cached_property
from typing import Final, Literal

from msgspec import Struct

from reader.library.across.folding import Word, forms, words
from reader.sentences import sentences
from reader.story import Actor, Article, Extent, Quote, Story, said

What = Literal["quote", "speaker", "figure", "name"]

ALIKE: Final = 0.4
"""Two sentences or quotes with at least so much of their words in common are two versions of the same."""
_COMMON: Final = 40
"""A word that stands in more of the sentences that differ than this does not help to find which belong together."""
_LONGEST: Final = 120
"""Words of a sentence that is looked into word by word."""
_NAMED: Final = frozenset({"PERSON", "ORG", "GPE", "LOC", "FAC", "NORP"})
_NUMBERS: Final = frozenset(
    "two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen"
    " nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred hundreds thousand thousands million"
    " millions billion billions trillion dozen dozens".split()
)


class Change(Struct, frozen=True):
    """Something that is another in the new version (`was` and `now` are the words), is new there, or is gone.

    Of a quote whose words stayed and whose speaker is another, `was` and `now` are the speakers.
    """

    what: What
    was: str | None
    now: str | None
    old: Extent | None
    """Where it stands in the old text, if it does."""
    new: Extent | None
    """Where it stands in the new text, if it does."""

    @property
    def how(self) -> Literal["changed", "added", "gone"]:
        """What became of it."""
        return "added" if self.old is None else "gone" if self.new is None else "changed"


def changes(old: Story | None, new: Story) -> tuple[Change, ...]:
    """What changed for a reader from one version to the next, in the order of the new text, what is gone where it
    stood. Nothing, where there was none before.

    A version that is not analysed is asked for its words only: none of its quotes and names are gone.
    """
    if old is None or old.article.text == new.article.text:
        return ()
    was, now = _Version(old), _Version(new)
    pairs, lost, found = _paired(was, now)
    made = [*_figures(was, now, pairs, lost, found), *_names(was, now, pairs), *_quotes(was, now)]
    scale = len(now.text) / max(1, len(was.text))
    return tuple(sorted(dict.fromkeys(made), key=lambda one: _place(one, scale)))


@dataclass(frozen=True)
class Likeness:
    """What of a text tells whether another one that was found at the same place is the same article, rather than the
    next one there, as on the front page of a paper."""

    title: tuple[str, ...]
    words: frozenset[str]

    @classmethod
    def of(cls, article: Article) -> Likeness:
        """The likeness of an article."""
        return cls(tuple(forms(article.title or "")), frozenset(forms(article.text)))

    def is_version(self, other: Likeness) -> bool:
        """Whether the two have the title, or much of their words in common."""
        if self.title and self.title == other.title:
            return True
        return len(self.words & other.words) >= ALIKE * len(self.words | other.words)


def is_version(old: Article, new: Article) -> bool:
    """Whether two texts that were found at the same place are the same article."""
    return Likeness.of(old).is_version(Likeness.of(new))


def _place(change: Change, scale: float) -> tuple[float, str]:
    return (change.new[0] if change.new else (change.old or (0, 0))[0] * scale), change.what


@dataclass(frozen=True)
class _Version:
    story: Story

    @property
    def text(self) -> str:
        return self.story.article.text

    @cached_property
    def sentences(self) -> list[tuple[Word, ...]]:
        article = self.story.article
        blocks = [(block.start, block.end) for block in article.blocks if block.kind != "furniture"]
        found = []
        for start, end in blocks or [(0, len(article.text))]:
            starts = [*sentences(article.text, start, end)]
            for first, last in zip(starts, [*starts[1:], end], strict=True):
                if inside := tuple(words(article.text, first, last)):
                    found.append(inside)
        return found

    @cached_property
    def line(self) -> str:
        """The whole text in its words, each with a space around it."""
        return " " + " ".join(word.form for sentence in self.sentences for word in sentence) + " "

    @cached_property
    def figures(self) -> frozenset[str]:
        return frozenset(_value(word) for sentence in self.sentences for word in sentence if _is_figure(word))

    def has(self, phrase: str) -> bool:
        """Whether the words stand somewhere in the text."""
        return f" {' '.join(forms(phrase))} " in self.line

    def words(self, extent: Extent) -> str:
        return " ".join(self.text[slice(*extent)].split())


_Pair = tuple[tuple[Word, ...], tuple[Word, ...]]


def _paired(was: _Version, now: _Version) -> tuple[list[_Pair], list[tuple[Word, ...]], list[tuple[Word, ...]]]:
    """The sentences that differ: pairs of versions of the same, those only before, those only now."""
    waiting: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for index, sentence in enumerate(was.sentences):
        waiting[_key(sentence)].append(index)
    left = set(range(len(was.sentences)))
    fresh = []
    for sentence in now.sentences:
        if same := waiting[_key(sentence)]:
            left.discard(same.pop())
        else:
            fresh.append(sentence)
    lost = [was.sentences[index] for index in sorted(left)]
    links = _most_alike([_key(one) for one in lost], [_key(one) for one in fresh])
    pairs = [(lost[one], fresh[other]) for one, other in links]
    ones, others = {one for one, _ in links}, {other for _, other in links}
    return (
        pairs,
        [sentence for index, sentence in enumerate(lost) if index not in ones],
        [sentence for index, sentence in enumerate(fresh) if index not in others],
    )


def _key(sentence: Iterable[Word]) -> tuple[str, ...]:
    return tuple(word.form for word in sentence)


def _most_alike(ones: Sequence[Sequence[str]], others: Sequence[Sequence[str]]) -> list[tuple[int, int]]:
    """Pairs of indices of what is alike enough, each in one pair at most, the most alike first."""
    having: dict[str, list[int]] = defaultdict(list)
    for index, one in enumerate(ones):
        for word in {*one}:
            having[word].append(index)
    sets = [frozenset(one) for one in ones]
    scored = []
    for index, other in enumerate(others):
        own = frozenset(other)
        near = {one for word in own if len(having[word]) <= _COMMON for one in having[word]}
        for candidate in near:
            alike = len(sets[candidate] & own) / len(sets[candidate] | own)
            if alike >= ALIKE:
                scored.append((-alike, candidate, index))
    pairs: list[tuple[int, int]] = []
    done: set[int] = set()
    taken: set[int] = set()
    for _, old, new in sorted(scored):
        if old not in done and new not in taken:
            done.add(old)
            taken.add(new)
            pairs.append((old, new))
    return pairs


def _differing(pair: _Pair) -> Iterator[tuple[Sequence[Word], Sequence[Word]]]:
    """The stretches in which two versions of a sentence differ."""
    one, other = pair
    if max(len(one), len(other)) > _LONGEST:
        return
    matcher = SequenceMatcher(None, _key(one), _key(other), autojunk=False)
    for tag, start, end, first, last in matcher.get_opcodes():
        if tag != "equal":
            yield one[start:end], other[first:last]


# Figures


def _is_figure(word: Word) -> bool:
    return word.form[0].isdigit() or word.form in _NUMBERS


def _value(word: Word) -> str:
    return word.form.replace(",", "")


def _figures(
    was: _Version,
    now: _Version,
    pairs: Iterable[_Pair],
    lost: Iterable[tuple[Word, ...]],
    found: Iterable[tuple[Word, ...]],
) -> Iterator[Change]:
    regions = [region for pair in pairs for region in _differing(pair)]
    regions += [(sentence, ()) for sentence in lost] + [((), sentence) for sentence in found]
    for before, after in regions:
        ones, others = _runs(before), _runs(after)
        same = {_run_value(run) for run in ones} & {_run_value(run) for run in others}
        ones = [run for run in ones if _run_value(run) not in same]
        others = [run for run in others if _run_value(run) not in same]
        for run, other in zip(ones, others, strict=False):
            yield _change("figure", was, now, _extent(run), _extent(other))
        shared = min(len(ones), len(others))
        for run in ones[shared:]:
            if any(_value(word) not in now.figures for word in run):
                yield _change("figure", was, now, _extent(run), None)
        for run in others[shared:]:
            if any(_value(word) not in was.figures for word in run):
                yield _change("figure", was, now, None, _extent(run))


def _runs(stretch: Iterable[Word]) -> list[list[Word]]:
    """Figures of one or more words ("twenty-five", "3.5 million")."""
    runs: list[list[Word]] = []
    for word in stretch:
        if not _is_figure(word):
            continue
        if runs and word.start - runs[-1][-1].end == 1:
            runs[-1].append(word)
        else:
            runs.append([word])
    return runs


def _run_value(run: Iterable[Word]) -> tuple[str, ...]:
    return tuple(_value(word) for word in run)


def _extent(run: Sequence[Word]) -> Extent:
    return run[0].start, run[-1].end


# Names


def _names(was: _Version, now: _Version, pairs: Iterable[_Pair]) -> Iterator[Change]:
    changed = [*_renamed(was, now, pairs)]
    yield from changed
    olds, news = {one.was for one in changed}, {one.now for one in changed}
    for extent in _unknown(now, was):
        if now.words(extent) not in news:
            yield _change("name", was, now, None, extent)
    for extent in _unknown(was, now):
        if was.words(extent) not in olds:
            yield _change("name", was, now, extent, None)


def _renamed(was: _Version, now: _Version, pairs: Iterable[_Pair]) -> Iterator[Change]:
    """Names that stand where another name of the same kind stood, neither of them in both texts."""
    before, after = _by_word(was), _by_word(now)
    for pair in pairs:
        for ones, others in _differing(pair):
            old = {before[word.start]: None for word in ones if word.start in before}
            new = {after[word.start]: None for word in others if word.start in after}
            for (label, one), (other_label, other) in zip(old, new, strict=False):
                one_said, other_said = was.words(one), now.words(other)
                if label == other_label and not now.has(one_said) and not was.has(other_said):
                    yield _change("name", was, now, one, other)


def _by_word(version: _Version) -> dict[int, tuple[str, Extent]]:
    """The names by where their words begin."""
    return {
        word.start: (entity.label, (entity.start, entity.end))
        for entity in version.story.analysis.entities
        if entity.label in _NAMED
        for word in words(version.text, entity.start, entity.end)
    }


def _unknown(version: _Version, other: _Version) -> Iterator[Extent]:
    """Where actors, and names that are no actor's, first stand of which none is in the other text."""
    for actor in version.story.analysis.actors:
        named = _named(actor)
        spoken = {version.words(extent) for extent in named}
        if named and not any(other.has(name) for name in spoken):
            yield named[0]
    seen: set[str] = set()
    for entity in version.story.analysis.entities:
        name = version.words((entity.start, entity.end))
        if entity.actor is None and entity.label in _NAMED and name not in seen:
            seen.add(name)
            if not other.has(name):
                yield entity.start, entity.end


def _named(actor: Actor) -> list[Extent]:
    return [(mention.start, mention.end) for mention in actor.mentions if mention.form == "name"]


# Quotes


def _quotes(was: _Version, now: _Version) -> Iterator[Change]:
    olds = {_said(was, quote): quote for quote in reversed(was.story.analysis.quotes)}
    news = {_said(now, quote): quote for quote in reversed(now.story.analysis.quotes)}
    for key in olds.keys() & news.keys():
        one, other = _speaker(was, olds[key]), _speaker(now, news[key])
        if one and other and not {*forms(one)} & {*forms(other)}:
            yield Change("speaker", one, other, olds[key].extent, news[key].extent)
    lost = _only(olds, news, now)
    fresh = _only(news, olds, was)
    links = _most_alike([*lost], [*fresh])
    ones, others = [*lost.values()], [*fresh.values()]
    for one_at, other_at in links:
        yield _change_of_quote(was, now, ones[one_at], others[other_at])
    linked, taken = {one for one, _ in links}, {other for _, other in links}
    yield from (_change_of_quote(was, now, q, None) for index, q in enumerate(ones) if index not in linked)
    yield from (_change_of_quote(was, now, None, q) for index, q in enumerate(others) if index not in taken)


def _only(
    quotes: dict[tuple[str, ...], Quote], others: dict[tuple[str, ...], Quote], other: _Version
) -> dict[tuple[str, ...], Quote]:
    """The quotes of one version whose words are not in the other one, quoted or not."""

    return {
        key: quote
        for key, quote in quotes.items()
        if key and key not in others and f" {' '.join(key)} " not in other.line
    }


def _said(version: _Version, quote: Quote) -> tuple[str, ...]:
    return tuple(form for piece in said(version.text, quote) for form in forms(piece))


def _speaker(version: _Version, quote: Quote) -> str | None:
    return next((actor.name for actor in version.story.analysis.actors if actor.id == quote.speaker), None)


def _change_of_quote(was: _Version, now: _Version, old: Quote | None, new: Quote | None) -> Change:
    def spoken(version: _Version, quote: Quote | None) -> str | None:
        return None if quote is None else " … ".join(" ".join(piece.split()) for piece in said(version.text, quote))

    return Change("quote", spoken(was, old), spoken(now, new), old.extent if old else None, new.extent if new else None)


def _change(what: What, was: _Version, now: _Version, old: Extent | None, new: Extent | None) -> Change:
    return Change(what, old and was.words(old), new and now.words(new), old, new)
