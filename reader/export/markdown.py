"""A story as a brief in Markdown: who it is about, what happened, who said what; in the article's own words."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reader.main_events import main_events
from reader.printable import safe
from reader.sentences import sentence
from reader.story import Actor, Article, Event, Quote, Story, said

_MARKS = re.compile(r"([\\`*_\[\]<>#|~&$])")
_LIST = re.compile(r"^(\d{0,9})([.)+-])")


def encode(story: Story) -> str:
    """The whole brief, ending in a newline."""
    article, found = story.article, story.analysis
    names = {actor.id: actor for actor in found.actors}
    parts = [
        f"# {_words(article.title or article.source)}",
        "  \n".join(_about(article)),
        *_section("Who", (_actor(actor) for actor in found.actors if actor.mentions)),
        *_section("What happened", (_event(story, event, names) for event in _in_order(main_events(found.events)))),
        *_section("Who said what", (_quote(article, quote, names) for quote in found.quotes if quote.content)),
    ]
    return "\n\n".join(part for part in parts if part) + "\n"


def _about(article: Article) -> Iterator[str]:
    if article.byline:
        yield _words(article.byline)
    if article.published:
        yield _words(article.published)
    if article.source != "-":
        yield _words(article.source)


def _section(heading: str, lines: Iterator[str]) -> Iterator[str]:
    below = "\n".join(f"- {line}" for line in lines)
    if below:
        yield f"## {heading}\n\n{below}"


def _actor(actor: Actor) -> str:
    who = f", {_words(actor.description)}" if actor.description else ""
    count = len(actor.mentions)
    return f"**{_words(actor.name)}** ({actor.kind}{who}), {count} {'mention' if count == 1 else 'mentions'}"


def _in_order(events: list[Event]) -> list[Event]:
    return sorted(events, key=lambda event: event.trigger)


def _event(story: Story, event: Event, names: dict[str, Actor]) -> str:
    text = story.article.text
    realis = "" if event.realis == "actual" else f", {event.realis}"
    dates = [w.value for w in event.when if w.value]
    dated = f", {', '.join(dates)}" if dates else ""
    at = sentence(story.article, event.trigger[0])
    words = (
        f"{_words(text[at[0] : event.trigger[0]], left=False)}**{_words(text[slice(*event.trigger)])}**"
        f"{_words(text[event.trigger[1] : max(at[1], event.trigger[1])], right=False)}"
    )
    return f"{words.strip()} *({event.type}{realis}{dated})*"


def _quote(article: Article, quote: Quote, names: dict[str, Actor]) -> str:
    speakers = [names[s].name for s in quote.speakers or (quote.speaker,) if s in names]
    source = article.text[slice(*quote.source)] if quote.source else "unknown"
    return f"**{_words('; '.join(speakers) or source)}**: {_words(' … '.join(said(article.text, quote)))}"


def _words(text: str, *, left: bool = True, right: bool = True) -> str:
    """Text of the article as it reads: white space as one space, nothing of it Markdown's or a terminal's.

    White space at an edge is kept where `left` or `right` says that something follows there: False for that edge.
    """
    words = " ".join(text.split())
    words = _LIST.sub(r"\1\\\2", _MARKS.sub(r"\\\1", safe(words)))
    if words and not right and text[:1].isspace():
        words = f" {words}"
    if words and not left and text[-1:].isspace():
        words = f"{words} "
    return words
