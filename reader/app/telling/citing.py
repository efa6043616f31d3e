"""What is copied of an actor, an event or a quote: words that stand by themselves in a note."""

from __future__ import annotations

from typing import Final

from reader.app.looks.dates import written
from reader.app.looks.words import clean, quoted
from reader.app.telling.doubt import WORDS, doubts
from reader.app.threads.links import Links, Thing
from reader.sentences import sentence
from reader.story import Actor, Article, Entity, Event, Quote

REPORTED: Final = "(as reported)"
"""Beside the speaker of words that are the article's."""


def cited(article: Article, links: Links, thing: Thing) -> str:
    """A quote with its speaker and source, an event's sentence with its source, an actor's name."""
    match thing:
        case Actor():
            return clean(thing.name)
        case Entity():
            return clean(article.text[thing.start : thing.end])
        case Event():
            return f"{clean(article.text[slice(*sentence(article, thing.trigger[0]))])}\n{source(article)}"
        case Quote():
            return f"{quoted(article.text, thing)}\n— {_speaker(article, links, thing)}\n{source(article)}"


def all_said(article: Article, links: Links, actor: Actor) -> str:
    """All that an actor says in an article, in its order, with the source at the end; empty for nothing."""
    quotes = [quote for quote in links.analysis.quotes if actor.id in (quote.speaker, *quote.speakers)]
    parts = [f"{quoted(article.text, quote)}\n— {_speaker(article, links, quote, actor)}" for quote in quotes]
    return "\n\n".join([*parts, source(article)]) if parts else ""


def _speaker(article: Article, links: Links, quote: Quote, known: Actor | None = None) -> str:
    actor = known or links.actors.get(quote.speaker or "")
    words = clean(article.text[slice(*quote.source)]) if quote.source else "no speaker named"
    name = ", ".join(filter(None, [clean(actor.name), clean(actor.description or "")])) if actor else words
    reported = REPORTED if quote.kind == "indirect" else ""
    doubtful = WORDS["speaker inferred"] if doubts(article, links).quote(quote) else ""
    return " ".join(filter(None, [name, reported, doubtful]))


def source(article: Article) -> str:
    """Title, byline, date and where the article was read, as much of it as is known."""
    date = (written(article.published) or article.published) if article.published else ""
    title = f"“{clean(article.title)}”" if article.title else ""
    return ", ".join(filter(None, [title, clean(article.byline or ""), date, clean(article.source)]))
