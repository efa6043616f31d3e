"""The rows of home: an article's title, how far it is read, and a line on where it is from and who is in it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial
from typing import Final

from textual.content import Content

from reader.app.documents import Document
from reader.app.home.heading import headed
from reader.app.home.holdings import Holdings, Told
from reader.app.home.shelving import BY_SOURCE, Order, called, sections, source, sources, waiting_at
from reader.app.home.tagging import shown
from reader.app.looks.words import MUTED, clean, date, day, flow, line, spread
from reader.app.panel.rows import Row, gap, heading
from reader.library.feeds import FeedEntry
from reader.library.finding.index import day_of
from reader.library.reading.kept import Entry, dated

ENTRY, SOURCE, SAMPLE, WAITING = "article ", "source ", "sample ", "waiting "
"""How the keys of rows begin, by what the row is."""
FEEDS: Final = "feeds"
"""The key of the row that leads to the feeds."""
A_MINUTE: Final = 230
"""Words that are read in a minute."""
SENTENCE: Final = 80
"""Paragraphs of fewer characters are bylines and the like, of which one learns nothing."""
INDENT: Final = 2
TITLE: Final = "bold $foreground"
STAR: Final = "★"
VERSION: Final = "another version"
NOWHERE: Final = ("", "-")
"""What stands for the place of what came from none: of two such, neither is a version of the other."""
SAMPLES: Final = "Samples"
MOST_SOURCES: Final = 8
"""So many sources are named."""


def rows(held: Holdings, order: Order = "state") -> list[Row]:
    """The articles in their sections, then the sources."""
    made: list[Row] = []
    places = {entry.key: entry.facts.source for entry in held.entries}
    names = {entry.key: called(source(entry)) for entry in held.entries}
    for title, entries, waiting in sections(held, order):
        made += [*([gap()] if made else []), heading(clean(title if order == "state" else called(title)))]
        stories: dict[int, set[str]] = {}
        for entry in entries:
            told, here = held.told.get(entry.key), entry.facts.source
            again = version = False
            if told is not None:
                shown = stories.setdefault(told.story, set())
                again, version = bool(shown), here in shown and here not in NOWHERE
                shown.add(here)
                if here not in NOWHERE:  # what the same place had at another time is nobody else's telling
                    told = replace(told, others=tuple(key for key in told.others if places.get(key) != here))
            made.append(_entry(entry, held.watched.get(entry.key, ()), told, names, again=again, version=version))
        made += [_waiting_row(entry) for entry in waiting]
    if order == "state" and made:
        made += [gap(), Row(FEEDS, partial(_feeds, held.feeds), texts=partial(tuple, ["Feeds"]))]
    if order == "state" and len(found := sources(held)) > 1:
        made += [gap(), heading(BY_SOURCE)]
        made += [Row(SOURCE + name, partial(_source, *rest), texts=partial(tuple, [name]))
                 for name, *_ in found[:MOST_SOURCES] for rest in found if rest[0] == name]  # fmt: skip
    return made


def waiting_key(entry: FeedEntry) -> str:
    """The key of the row of an entry of a feed."""
    return f"{WAITING}{entry.feed} {entry.identity}"


def _waiting_row(entry: FeedEntry) -> Row:
    def texts() -> Iterator[str]:
        yield from map(clean, (entry.title, waiting_at(entry), entry.author, entry.summary))

    return Row(waiting_key(entry), partial(_draw_waiting, entry), texts=texts)


def _draw_waiting(entry: FeedEntry, width: int) -> list[Content]:
    title = Content.styled(clean(entry.title), TITLE)
    parts = [waiting_at(entry), date(entry.published or ""), entry.author, entry.summary]
    about = " · ".join(clean(part) for part in parts if part)
    return [spread(title, Content.styled("to fetch", "$text-accent"), width, gap=2),
            line(Content.styled(about, MUTED), width)]  # fmt: skip


def _feeds(count: int, width: int) -> list[Content]:
    state = f"{count} subscribed to" if count else "none yet"
    return [spread(Content.styled("Feeds", "bold"), Content.styled(state, MUTED), width, gap=2)]


def _entry(
    entry: Entry, watched: Sequence[str], told: Told | None, names: Mapping[str, str], *, again: bool, version: bool
) -> Row:
    def texts() -> Iterator[str]:
        yield clean(headed(entry.facts))
        yield clean(source(entry))
        yield from map(clean, entry.facts.actors)
        yield shown(entry.tags)

    return Row(ENTRY + entry.key, partial(_draw, entry, watched, told, names, again, version), texts=texts)


def _draw(
    entry: Entry,
    watched: Sequence[str],
    told: Told | None,
    names: Mapping[str, str],
    again: bool,
    version: bool,
    width: int,
) -> list[Content]:
    indent = INDENT if again else 0
    room = width - indent
    star = Content.styled(f"{STAR} ", "$text-warning") if entry.starred else Content("")
    title = Content.assemble(star, (clean(headed(entry.facts)), TITLE if entry.unread else ""))
    lines = [spread(title, _state(entry), room, gap=2), line(_about(entry, watched), room)]
    if told is not None and (story := _story(entry, told, names, again=again, version=version)):
        lines.append(line(story, room))
    return [Content.assemble(" " * indent, one) for one in lines] if indent else lines


def _story(entry: Entry, told: Told, names: Mapping[str, str], *, again: bool, version: bool) -> Content:
    """Which other outlets tell the story, and what only this one has."""
    own = names.get(entry.key)
    others = list(dict.fromkeys(clean(names[key]) for key in told.others if key in names and names[key] != own))
    parts = [Content.styled(VERSION, "$text-accent")] if version else []
    if others and not again:
        parts.append(Content.assemble(("also told by ", "$text-accent"), ", ".join(others)))
    if told.only:
        parts.append(Content.assemble(("only here: ", "$text-accent"), ", ".join(map(clean, told.only))))
    return Content.styled(" · ", MUTED).join(parts)


def _state(entry: Entry) -> Content:
    if entry.finished:
        return Content.styled("read", MUTED)
    if not entry.furthest:
        return Content.styled("new", "$text-accent")
    return Content.styled(f"{entry.part_read * 100:.0f} % read", MUTED)


def _about(entry: Entry, watched: Sequence[str]) -> Content:
    """Where it is from, of when, how long, who is in it: those that are watched first."""
    minutes = max(1, round(entry.facts.words / A_MINUTE))
    parts = [called(source(entry)), day(day_of(entry.facts, entry.fetched), not dated(entry.facts)), f"{minutes} min"]
    groups = [
        ("you watch ", [(clean(name), "$text-accent") for name in watched]),
        ("", [(clean(name), MUTED) for name in entry.facts.actors if name not in watched]),
    ]
    said = [Content.styled(clean(part), MUTED) for part in parts if part]
    said += [Content.styled(shown(entry.tags), "$text-accent")] if entry.tags else []
    for what, names in groups:
        if names:
            listed = Content.styled(", ", MUTED).join(Content.styled(*name) for name in names)
            said.append(Content.assemble((what, "$text-accent"), listed))
    return Content.styled(" · ", MUTED).join(said)


def _source(name: str, articles: int, new: int, width: int) -> list[Content]:
    count = f"{articles} article{'s' if articles != 1 else ''}" + (f", {new} new" if new else "")
    return [spread(Content(clean(called(name))), Content.styled(count, MUTED), width, gap=2)]


# Samples


def sample_rows(samples: Sequence[Document], *, at_length: bool) -> list[Row]:
    """The articles that came with Reader; `at_length` with the beginning of each."""
    made = [heading(SAMPLES)] if samples else []
    for number, document in enumerate(samples):
        made += [gap()] if at_length and number else []
        title = partial(tuple, [clean(document.title)])
        made.append(Row(f"{SAMPLE}{number}", partial(_sample, document, at_length), texts=title))
    return made


def _sample(document: Document, at_length: bool, width: int) -> list[Content]:
    article = document.article
    if article is None:
        return flow(Content(clean(document.error or document.target)), width)
    title = line(Content.styled(clean(document.title), TITLE), width)
    paragraphs = [block for block in article.blocks if block.kind == "paragraph"]
    body = next((block for block in paragraphs if block.end - block.start >= SENTENCE), None)
    words = clean(article.text[body.start : body.end]) if body and at_length else ""
    return [title, *(flow(Content.styled(words, MUTED), width, 2) if words else ())]
