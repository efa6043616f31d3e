"""`reader feed`: the feeds that are subscribed to, and what is new in them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Final

import click
import msgspec

from reader import output
from reader.cli.arguments import dotted, help_option, json_option, some, targets
from reader.cli.library import opened
from reader.cli.several import Several
from reader.sources import SourceError
from reader.sources.targets import shown

if TYPE_CHECKING:
    from reader.cli.progress import Silent
    from reader.feeds.refreshing import Refresh
    from reader.feeds.steps import Feed, Step
    from reader.library import Library
    from reader.library.feeds import Subscription

NONE: Final = "You subscribe to no feed yet: reader feed add URL."


@click.group(name="feed", cls=Several)
@help_option
def feed_command() -> None:
    """Subscribe to feeds, and fetch what is new in them.

    Without a command, lists them. How many articles of a feed are fetched is a setting, feed_articles. The exit status
    is 1 if something failed.
    """


@feed_command.command(name="list", add_help_option=False)
@json_option
@help_option
def list_command(as_json: bool) -> int:
    """List the feeds you subscribe to, each with what is unread and what went wrong."""
    with opened() as library:
        feeds = library.feeds.all()
    for feed in feeds:
        if as_json:
            output.write(msgspec.json.encode(feed) + b"\n")
            continue
        asked = "no answer yet" if feed.error else "not asked yet"
        known = asked if feed.fetched is None else f"{feed.unread:,} of {feed.entries:,} unread"
        output.line(dotted(*feed.folder, _name(feed), known, feed.error))
    if not feeds:
        output.say(f"reader: {NONE}")
    return 0


@feed_command.command(name="add", add_help_option=False)
@targets("URL...")
@help_option
def add_command(targets: tuple[str, ...]) -> int:
    """Subscribe to a feed, or to the first one that the page there links to."""
    from reader.cli import progress
    from reader.feeds.asking import find
    from reader.feeds.subscribing import subscribed

    wanted, failures = some(targets, "Missing argument: the address of a feed, or of a page that has one."), 0
    with opened() as library:
        for target in wanted:
            with progress.shown(lambda: 1, prints=False) as bar:
                try:
                    found = find(target)
                except SourceError as error:
                    bar.say(f"reader: {error}")
                    failures += 1
                    continue
                new = subscribed(library, found)
                failures += _shown(_refresh(library).take(found.asked), bar, "added" if new else "there already")
                if found.others:
                    others = ", ".join(shown(entry.address) for entry in found.others)
                    bar.say(f"reader: {shown(target)} links to other feeds, too: {others}")
    return 1 if failures else 0


@feed_command.command(name="refresh", add_help_option=False)
@targets("[URL]...")
@help_option
def refresh_command(targets: tuple[str, ...]) -> int:
    """Ask the feeds that are due, or these, and keep the newest articles, unread."""
    from reader.cli import progress

    with opened() as library:
        feeds, sentences = _chosen(library, targets) if targets else _due(library)
        for sentence in sentences:
            output.say(f"reader: {sentence}")
        with progress.shown(lambda: len(feeds), prints=False) as bar:
            failures = _shown(_refresh(library).steps(feeds), bar)
    return 1 if failures or (targets and sentences) else 0


@feed_command.command(name="remove", add_help_option=False)
@targets("URL...")
@help_option
def remove_command(targets: tuple[str, ...]) -> int:
    """Subscribe no more; the articles stay in the library."""
    failures = 0
    with opened() as library:
        for target in some(targets, "Missing argument: the address of a feed that you subscribe to."):
            if library.feeds.remove(target):
                output.line(dotted(target, "removed"))
            else:
                output.say(f"reader: {shown(target)} is no feed that you subscribe to.")
                failures += 1
    return 1 if failures else 0


@feed_command.command(name="import", add_help_option=False)
@targets("FILE...")
@help_option
def import_command(targets: tuple[str, ...]) -> int:
    """Take in the feeds of an OPML file, folders and all.

    - is standard input. They are asked for the first time by refresh.
    """
    from reader.feeds.subscribing import taken_in

    failures = 0
    with opened() as library:
        for target in some(targets, "Missing argument: an OPML file, or - for standard input."):
            try:
                feeds = taken_in(library, target)
            except SourceError as error:
                output.say(f"reader: {error}")
                failures += 1
                continue
            for feed, new in feeds:
                output.line(dotted(*feed.folder, feed.title, feed.address, "added" if new else "there already"))
    return 1 if failures else 0


@feed_command.command(name="export", add_help_option=False)
@help_option
def export_command() -> int:
    """Print them as OPML, as in: reader feed export > feeds.opml"""
    from reader.feeds.subscribing import outline

    with opened() as library:
        output.write(outline(library))
    return 0


def _due(library: Library) -> tuple[Sequence[Subscription], list[str]]:
    """The feeds that are due, and what is to be said of the others."""
    every, feeds = library.feeds.all(), library.feeds.due()
    if not every:
        return (), [NONE]
    count = len(every) - len(feeds) - sum(feed.stopped for feed in every)
    are = "feed is" if count == 1 else "feeds are"
    return feeds, [f"{count:,} {are} not due yet; name one to ask it all the same."] if count else []


def _chosen(library: Library, targets: Iterable[str]) -> tuple[Sequence[Subscription], list[str]]:
    """The feeds that are named, and what is to be said of those that are not to be asked."""
    import time

    feeds, sentences = {}, []
    for target in targets:
        feed = library.feeds.find(target)
        if feed is None:
            sentences.append(f"{shown(target)} is no feed that you subscribe to.")
        elif feed.barred > time.time():
            at = time.strftime("%H:%M", time.localtime(feed.barred))
            sentences.append(f"{shown(target)} is not asked before {at}: its server wants to be left alone.")
        else:
            feeds[feed.address] = feed
    return list(feeds.values()), sentences


def _refresh(library: Library) -> Refresh:
    from reader.app.settings.stored import load
    from reader.feeds.refreshing import Refresh

    return Refresh(library, load().feed_articles)


def _shown(steps: Iterable[Step], bar: Silent, state: str = "") -> int:
    """Prints what comes of feeds, a line each, and at the end of their articles; how many failed."""
    from reader.feeds.steps import Feed

    count: Counter[str] = Counter()
    for step in steps:
        if step.error:
            bar.say(f"reader: {step.error}")
            bar.failed()
            count["failed"] += 1
            continue
        bar.done()
        if isinstance(step, Feed):
            bar.line(_told(step, state))
        else:
            count["articles"] += 1
    if articles := count["articles"]:
        bar.line(f"{articles:,} {'article' if articles == 1 else 'articles'} kept, unread")
    return count["failed"]


def _told(feed: Feed, state: str) -> str:
    new = f"{feed.new:,} new {'entry' if feed.new == 1 else 'entries'}" if feed.new else "nothing new"
    moved = f"moved from {feed.moved}" if feed.moved else ""
    return dotted(feed.title if feed.title != feed.address else "", feed.address, state, new, moved)


def _name(feed: Subscription) -> str:
    return feed.address if feed.title == feed.address else dotted(feed.title, feed.address)
