"""RSS, Atom and JSON feeds → what they list; and the article that an entry is."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from email.utils import parseaddr
from html import unescape
from io import BytesIO
from typing import TYPE_CHECKING, Any
from urllib.parse import urljoin

from reader.sources import pieces
from reader.sources.dates import first_date
from reader.sources.listing import Entry, Listing
from reader.sources.pages import whole
from reader.sources.pages.fit import UNFIT
from reader.sources.pages.flow import line
from reader.sources.signs import is_json_feed
from reader.sources.targets import SourceError, is_address, shown
from reader.sources.texts import plain
from reader.story import Article

if TYPE_CHECKING:
    from lxml.etree import _Element

MOST = 1_000
"""Entries that are listed, of those that come first."""
LONG = 1_200
"""Characters from which on a summary is no summary but the article."""
_UNTITLED = 80
"""Characters of its text that an entry without a title is called by."""
SUMMARY = 300
"""Characters of what is kept of a summary."""
_CUT = ("…", "...")
_MORE = re.compile(r"\b(?:(?:read|view) (?:more|on|the full)|continue reading)\b[^.]{0,60}\Z", re.I)
"""The end of what is only the beginning of an article."""
_END = 120
ALIKE = 0.5
"""How much of the words of both an article and what became of it have in common."""
_AROUND_CUT = " \n])>»›→&"
_TEXT = re.compile(r"text\b|html\b|xhtml\b|application/xhtml")
_DECLARATION = re.compile(r"\A\s*+<\?xml\b[^>]*+>")
_TAGS = re.compile(r"<[a-zA-Z/!][^<>]*+>")


def listing(text: str, target: str) -> Listing:
    """What a feed lists. Raises `SourceError`, also where that is nothing."""
    found = told(text, target)
    if not found.entries:
        raise SourceError(f"{shown(target)} is a feed without any entry.")
    return found


def told(text: str, target: str) -> Listing:
    """What a feed lists, be it nothing. Raises `SourceError`."""
    title, pause, entries = _of_json(text, target) if is_json_feed(text) else _of_xml(text, target)
    found = tuple(entry for entry in entries if entry.address or entry.content)
    return Listing(target, title or target, found, pause=pause)


def again(listing: Listing, entry: Entry, was: str = "") -> Entry:
    """An entry as what listed it has it now: by what it is known by there, or else by its title and day, or by its
    title and much of its text as it `was` where its day is that of its last change.

    Raises `SourceError` if it is there no more.
    """
    known = (one for one in listing.entries if entry.identity and one.identity == entry.identity)
    alike = [one for one in listing.entries if line(one.title).casefold() == line(entry.title).casefold()]
    same_day = (one for one in alike if len({day for day in (one.published, entry.published) if day}) < 2)
    changed = (one for one in alike if one.is_of_change and _is_like(one, was))
    for one in (*known, *same_day, *changed):
        return one
    raise SourceError(f"{shown(listing.source)} lists articles, but “{shown(entry.title)}” is not among them any more.")


def _is_like(entry: Entry, was: str) -> bool:
    """Whether an entry has most of the words of a text: what is called alike each day may be another one."""
    words, before = ({*text.casefold().split()} for text in (_seen(entry.content, entry.is_html), was))
    return len(words & before) > ALIKE * len(words | before)


def article(entry: Entry, source: str) -> Article:
    """The article that the content of an entry is. Raises `SourceError` if there is no text in it."""
    where = entry.address or source
    if entry.is_html:
        found, links = whole.linked(entry.content, where if is_address(where) else "")
    else:
        found = plain.parted(entry.content, raw=True)[0]
        links = [[] for _ in found]
    if not found:
        raise SourceError(f"{shown(where)} has no text in its feed.")
    head = [piece for piece in found[:1] if piece[1].casefold() == entry.title.casefold()]
    return pieces.article(
        [("title", entry.title), *found[len(head) :]],
        where,
        title=entry.title,
        byline=entry.byline,
        published=entry.published,
        links=[[], *links[len(head) :]],
    )


def parsed(text: str, target: str, kind: str) -> _Element:
    """The tree of an XML that may be anything; `kind` says what it should be. Raises `SourceError`."""
    from lxml import etree  # slow to import

    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        return etree.fromstring(_as_xml(text), parser)
    except etree.XMLSyntaxError as error:
        where = f", in line {error.lineno:,}" if error.lineno else ""
        raise SourceError(f"{shown(target)} is {kind} whose XML is broken{where}.") from error


def _as_xml(text: str) -> bytes:
    """A feed without what many have though XML has it not: characters that are none, and HTML's names for others."""
    return whole.spelt(UNFIT.sub("", _DECLARATION.sub("", text.lstrip("\ufeff")))).encode()


def _of_xml(text: str, target: str) -> tuple[str, float, list[Entry]]:
    import feedparser  # slow to import

    parsed(text, target, "a feed")  # what is no XML, feedparser would read loosely, which may take it minutes
    said = feedparser.parse(BytesIO(_as_xml(text)), sanitize_html=False, resolve_relative_uris=False)
    base = next((link for link in [target, said.feed.get("link", "")] if is_address(link)), "")
    newest = sorted(said.entries, key=_age)
    minutes = said.feed.get("ttl", "").strip()
    pause = 60 * float(minutes) if minutes.isascii() and minutes.isdigit() and len(minutes) < 9 else 0
    return _words(said.feed, "title"), pause, [_entry(entry, base) for entry in newest[:MOST]]


def _age(entry: Mapping[str, Any]) -> tuple[bool, tuple[int, ...]]:
    """What the newest entry comes first by; those without a date come last, as they stand."""
    moment = entry.get("published_parsed") or entry.get("updated_parsed")
    return moment is None, tuple(-part for part in moment[:6]) if moment else ()


def _entry(entry: Mapping[str, Any], base: str) -> Entry:
    written = [part for part in entry.get("content", ()) if _TEXT.match(part.get("type", "text"))]
    content = max((part.get("value", "") for part in written), key=len, default="")
    summary = entry.get("summary", "")
    detail = entry.get("summary_detail", {}) if len(summary) > len(content) else next(iter(written), {})
    return _made(
        identity=entry.get("id", ""),
        title=_words(entry, "title"),
        told=entry.get("published", "") or entry.get("updated", ""),
        is_of_change=not entry.get("published"),
        names=[entry.get("author", "")],
        address=_resolved(entry.get("link", ""), base),
        content=content,
        summary=summary,
        is_html=detail.get("type") != "text/plain" or bool(_TAGS.search(content or summary)),
    )


def _made(
    *,
    identity: str,
    title: str,
    told: str,
    names: Iterable[str],
    address: str,
    content: str,
    summary: str,
    is_html: bool,
    is_of_change: bool = False,
) -> Entry:
    """An entry, with a text of its own only if that is all of the article."""
    body = max(content, summary, key=len)
    seen = _seen(body, is_html)
    whole_article = bool(seen) and (not address or ((content or len(seen) >= LONG) and not _is_cut(seen)))
    return Entry(
        title or _shortened(seen) or address,
        first_date(told),
        ", ".join(filter(None, (line(_name(name)) for name in names))),
        address,
        body if whole_article else "",
        is_html,
        identity=line(identity),
        summary=_shortened(_seen(summary or content, is_html), SUMMARY),
        is_of_change=is_of_change,
    )


def _seen(body: str, is_html: bool) -> str:
    """The words of a text, as a line."""
    return line(unescape(" ".join(_TAGS.sub(" ", body).split()))) if is_html else line(body)


def _name(author: str) -> str:
    """The name of an author, who may be given as senders of mails are."""
    return parseaddr(author)[0] if "@" in author else author


def _is_cut(text: str) -> bool:
    """Whether a text ends as the beginning of an article does that is to be read elsewhere."""
    end = text[-_END:].rstrip(_AROUND_CUT)
    return end.endswith(_CUT) or _MORE.search(end) is not None


def _shortened(text: str, most: int = _UNTITLED) -> str:
    words, _, rest = text[: most + 1].rpartition(" ") if len(text) > most else (text, "", "")
    return f"{words or rest}…" if rest else words


def _words(said: Mapping[str, Any], name: str) -> str:
    """A line of a feed, which may be HTML."""
    text = said.get(name, "")
    if said.get(f"{name}_detail", {}).get("type") != "text/plain" and ("<" in text or "&" in text):
        text = " ".join(words for _, words in whole.pieces(text)) or text
    return line(text)


def _resolved(link: str, base: str) -> str:
    """The address that a link leads to; empty if that is nothing on the web."""
    try:
        address = urljoin(base, link.strip()) if link.strip() else ""
    except ValueError:
        return ""
    return address if is_address(address) else ""


def _of_json(text: str, target: str) -> tuple[str, float, list[Entry]]:
    try:
        said = json.loads(text.lstrip("\ufeff"))
    except (ValueError, RecursionError) as error:
        raise SourceError(f"{shown(target)} is a feed whose JSON is broken.") from error
    items = [item for item in _list(said.get("items")) if isinstance(item, dict)]
    home = _string(said, "home_page_url")
    base = target if is_address(target) else home
    dated = sorted(items, key=lambda item: _string(item, "date_published"), reverse=True)
    return line(_string(said, "title")), 0, [_of_item(item, base) for item in dated[:MOST]]


def _of_item(item: Mapping[str, Any], base: str) -> Entry:
    html = _string(item, "content_html")
    name = item.get("id")
    return _made(
        identity=str(name) if isinstance(name, str | int | float) else "",
        title=line(_string(item, "title")),
        told=_string(item, "date_published"),
        names=_names(item),
        address=_resolved(_string(item, "url") or _string(item, "external_url"), base),
        content=html or _string(item, "content_text"),
        summary="" if html else _string(item, "summary"),
        is_html=bool(html),
    )


def _names(item: Mapping[str, Any]) -> Iterator[str]:
    """Who wrote an entry, as the second version of JSON feeds has it, or the first."""
    for author in _list(item.get("authors")) or [item.get("author")]:
        if isinstance(author, dict):
            yield _string(author, "name")


def _list(value: object) -> list[Any]:
    return value if isinstance(value, list) else []


def _string(said: Mapping[str, Any], name: str) -> str:
    value = said.get(name)
    return value if isinstance(value, str) else ""
