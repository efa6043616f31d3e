"""A text in Markdown → the article that it is when set: by markdown-it, without a mark of Markdown left in it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import PurePath
from typing import TYPE_CHECKING

from reader.patterns import late
from reader.sources import pieces
from reader.sources.dates import first_date
from reader.sources.pieces import Piece
from reader.sources.targets import SourceError, shown
from reader.sources.texts import plain
from reader.sources.texts.blocks import WIDEST_WRAP, is_title
from reader.sources.texts.rows import GAP, aligned
from reader.story import HEADINGS, Article, BlockKind

if TYPE_CHECKING:
    from markdown_it.token import Token

SUFFIXES = frozenset({".md", ".markdown", ".mdown", ".mkd"})
LONGEST = 2_000_000
"""Characters; setting a longer text would take minutes."""
SEEN = 20_000
"""Characters in which a text shows that it is Markdown."""

_FENCE = late(r"\A\s*+(?P<mark>---|\+\+\+)[ \t]*+\n")
_FIELD = late(r"\A(?P<key>[A-Za-z][\w -]{0,40}?)[ \t]*[:=](?:[ \t]+(?P<value>\S.*))?$")
_OF_FIELD = late(r"\A(?:(?:[ \t]*+-)?[ \t]+(?:name:[ \t]+)?(?P<item>\S.*)|#|[\]}])")
"""A line that goes on with the field above it, as an item of a list or of a person, or a comment."""
_LINES = late(r"\A[|>][-+\d]?\Z")
"""A value that is said to follow in lines."""
_PART = late(r"\A[A-Za-z][\w-]*+:(?:\s|\Z)")
LONGEST_FIELD = 1_000
_TITLE = ("title", "headline")
_BYLINE = ("author", "authors", "byline", "by", "creator")
_DATE = ("date", "published", "publish_date", "publishdate", "pubdate", "date_published", "created", "updated")

_TOP_HEADING = late(r"\A\s*+(?:#{1,2} +\S.*|[^\s#>*-].{0,160}\n=={3,}[ \t]*+)(?:\n|\Z)")
_LINK = late(r"\[[^\[\]\n]{1,300}\]\((?:https?://|mailto:|/|\./|\.\./|#)[^\s()]{0,1000}[^()\n]{0,200}\)")
_MARKS = tuple(
    late(mark, re.MULTILINE)
    for mark in (
        r"^#{1,6} +\w.*$",  # a heading
        r"\*\*\w[^*\n]{0,200}[\w.,!?]\*\*",  # bold
        r"^ {0,3}```",  # code
        r"^\[[^\]\n]{1,200}\]: +<?(?:https?://|/)\S",  # what a link refers to
        r"^\|?[ \t]*:?-{3,}:?[ \t]*\|(?:[ \t]*:?-{3,}:?[ \t]*\|?)*+$",  # below a table's head
        r"!\[[^\]\n]{0,300}\]\(\S",  # a picture
    )
)
_TAG = late(r"<!--.*?(?:-->|\Z)|<[^<>]*+>", re.S)
_LINE_BREAK = late(r"<br\s*+/?>", re.I)
_TASK = late(r"\[[ xX]\] +")
_NOT_SHOWN = frozenset({"image", "footnote_ref", "footnote_anchor"})


def is_markdown(text: str, target: str) -> bool:
    """Whether a text is Markdown: by its name, its front matter, its heading or links, or by two kinds of marks.

    A plain text may have a line of stars, or a word between them; it has none of these.
    """
    if len(text) > LONGEST:
        return False
    if PurePath(target).suffix.lower() in SUFFIXES or _front(text)[0]:
        return True
    seen = text[:SEEN]
    if _TOP_HEADING.match(seen) or _LINK.search(seen):
        return True
    return sum(mark.search(seen) is not None for mark in _MARKS) > 1


def article(text: str, target: str, *, raw: bool = False) -> Article:
    """The article that a text in Markdown is. Raises `SourceError` if there is nothing in it but marks."""
    front, at = _front(text)
    found, rows = _set(text[at:])
    headline = _said(front, _TITLE)
    own = next((i for i, (kind, _) in enumerate(found) if kind == "title"), None)
    if own is not None:
        title = found[own][1]
        if headline and _same(headline, title):
            headline = None
        elif headline:
            found[own] = ("heading", title)
    if headline:
        found.insert(0, ("title", headline))
    elif own is None and len(found) > 1 and found[0][0] in ("heading", "paragraph") and is_title(found[0][1]):
        found[0] = ("title", found[0][1])
    if not found:
        raise SourceError(f"{shown(target)} has no text in it.")
    return pieces.article(
        found,
        target,
        title=next((string for kind, string in found if kind == "title"), None),
        byline=_said(front, _BYLINE) or plain.byline(found),
        published=first_date(_said(front, _DATE) or "") or plain.published(found),
        raw=raw,
        kept=rows,
    )


def _front(text: str) -> tuple[dict[str, str], int]:
    """The front matter, by field, and where the text after it begins: lines `key: value` between two fences.

    A list is its items with commas. Without a fence at the end, or with any other line in it, there is none.
    """
    none: tuple[dict[str, str], int] = {}, 0
    fence = _FENCE.match(text)
    end = -1 if fence is None else text.find(f"\n{fence['mark']}", fence.end() - 1)
    if fence is None or end < 0:
        return none
    fields: dict[str, list[str]] = {}
    key = ""
    for line in filter(str.strip, text[fence.end() : end].split("\n")):
        if field := _FIELD.match(line[:LONGEST_FIELD]):
            key = field["key"].strip().lower().replace(" ", "_").replace("-", "_")
            fields[key] = [field["value"] or ""]
        elif more := _OF_FIELD.match(line[:LONGEST_FIELD]):
            if key and more["item"] and (_LINES.match(fields[key][0]) or not _PART.match(more["item"])):
                fields[key].append(more["item"])
        else:
            return none
    after = text.find("\n", end + 1)
    found = {
        key: " ".join(rest) if _LINES.match(first) else ", ".join(filter(None, map(_value, [first, *rest])))
        for key, (first, *rest) in fields.items()
    }
    return (found, len(text) if after < 0 else after) if fields else none


def _value(written: str) -> str:
    """A value without the quotes and brackets that are YAML's or TOML's."""
    items = written.strip().removeprefix("[").removesuffix("]").split('",') if written.startswith("[") else [written]
    return " ".join(", ".join(item.strip().strip("\"'").strip() for item in items).split())


def _said(front: Mapping[str, str], keys: Sequence[str]) -> str | None:
    return next((front[key] for key in keys if front.get(key)), None)


def _same(one: str, other: str) -> bool:
    return "".join(filter(str.isalnum, one)).casefold() == "".join(filter(str.isalnum, other)).casefold()


def _set(text: str) -> tuple[list[Piece], set[str]]:
    """The blocks of a text in Markdown, in order. The first heading of the first level is the title; the rows of
    tables, which no page has around its article, are said beside.
    """
    from html import unescape

    from markdown_it import MarkdownIt  # slow to import, so not before it is needed
    from mdit_py_plugins.footnote import footnote_plugin

    marked = MarkdownIt("commonmark").enable(["table", "strikethrough"]).disable("code").use(footnote_plugin)
    around: list[BlockKind] = []
    heading: BlockKind | None = None
    found: list[Piece] = []
    rows: set[str] = set()
    table: list[list[str]] = []
    titled = False
    for token in marked.parse(text):
        match token.type:
            case "blockquote_open":
                around.append("quotation")
            case "list_item_open" | "footnote_open":
                around.append("item")
            case "blockquote_close" | "list_item_close" | "footnote_close":
                around.pop()
            case "heading_open":
                heading = "heading" if titled or token.tag != "h1" or around else "title"
                titled = titled or heading == "title"
            case "heading_close":
                heading = None
            case "tr_open":
                table.append([])
            case "table_close":
                lines = aligned(
                    [f" {GAP} ".join(row) for row in table if any(row)]
                )  # a table without heads has a row of none
                found += [("item", line) for line in lines]
                rows.update(lines)
                table = []
            case "inline" if table:
                table[-1].append(" ".join(_words(token.children or []).replace(GAP, " ").split()))
            case "inline":
                kind = heading or (around[-1] if around else "paragraph")
                words = _words(token.children or [])
                found += _lines(_TASK.sub("", words, count=1) if kind == "item" and words[:1] == "[" else words, kind)
            case "fence" | "html_block":
                words = unescape(_bare(token.content)) if token.type == "html_block" else token.content
                found += _lines(words, around[-1] if around else "paragraph")
    return found, rows


def _lines(words: str, kind: BlockKind) -> Iterator[Piece]:
    """One piece a line that the author broke; in a heading, one for all."""
    for line in [words] if kind in HEADINGS else words.split("\n"):
        if string := " ".join(line.split()):
            yield kind, string


def _words(inline: Sequence[Token]) -> str:
    """The words of running text; its only newlines are line breaks that are meant."""
    strings = []
    line = 0
    for token in inline:
        if token.type == "hardbreak" or (token.type == "html_inline" and _LINE_BREAK.match(token.content)):
            strings.append("\n")
        elif token.type == "softbreak":  # a line too long to have been wrapped is a paragraph of its own
            strings.append("\n" if line > WIDEST_WRAP else " ")
            line = 0
        elif token.type != "html_inline" and token.type not in _NOT_SHOWN:
            strings.append(token.content)
            line += len(token.content)
    return "".join(strings)


def _bare(html: str) -> str:
    return _TAG.sub("", _LINE_BREAK.sub("\n", html))
