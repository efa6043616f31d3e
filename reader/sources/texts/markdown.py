"""A text in Markdown → the article that it is when set: by markdown-it, without a mark of Markdown left in it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import accumulate
from pathlib import PurePath
from textwrap import indent
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from reader.patterns import late
from reader.sources import pieces
from reader.sources.dates import first_date
from reader.sources.pages.anchors import anchors
from reader.sources.pages.links import Href, held, letters
from reader.sources.pieces import Leads, Piece
from reader.sources.targets import SourceError, is_address, shown
from reader.sources.texts import plain
from reader.sources.texts.blocks import WIDEST_WRAP, is_title
from reader.sources.texts.lists import LEVEL
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
_LINKS = late(r"\A<a(?=\s)[^<>]*?\shref\s*+=\s*+(?:\"([^\"]*+)|'([^']*+)|([^\s\"'>]++))|\A</a\s*+>", re.I)
_LINE_BREAK = late(r"<br\s*+/?>", re.I)
_CODE = "    "
"""What code is set in by, as in Markdown itself: so its lines keep their blanks, as a table's rows do."""
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
    told, own_lines = _set(text[at:], target if is_address(target) else "")
    found, links = [piece for piece, _ in told], [leads for _, leads in told]
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
        links.insert(0, ())
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
        kept=own_lines,
        links=links,
        sections=True,
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


_Part: TypeAlias = tuple[str | None, str]
"""Words; or None, and the address of the link that begins, or nothing where one ends."""


class _Words(NamedTuple):
    """Running text, and which of its letters are in which links."""

    string: str
    hrefs: tuple[Href, ...] = ()


def _set(text: str, base: str) -> tuple[list[tuple[Piece, Leads]], set[str]]:
    """The blocks of a text in Markdown, in order, and where they lead; addresses are relative to `base`, if known.

    The first heading of the first level is the title. Said beside are the lines that no page has around its article:
    those of tables and of code, and of lists and quotations without links.
    """
    from markdown_it import MarkdownIt  # slow to import, so not before it is needed
    from mdit_py_plugins.footnote import footnote_plugin

    class Marked(MarkdownIt):
        """Sets every link, also one whose address is then not kept: else its marks would stand in the text."""

        def validateLink(self, url: str) -> bool:
            return True

    marked = Marked("commonmark").enable(["table", "strikethrough"]).disable("code").use(footnote_plugin)
    around: list[BlockKind] = []
    heading: BlockKind | None = None
    found: list[tuple[Piece, Leads]] = []
    own: set[str] = set()
    table: list[list[_Words]] = []
    titled = False
    number = ""
    lists = 0
    for token in marked.parse(text):
        match token.type:
            case "blockquote_open":
                around.append("quotation")
            case "bullet_list_open" | "ordered_list_open":
                lists += 1
            case "bullet_list_close" | "ordered_list_close":
                lists -= 1
            case "list_item_open" | "footnote_open":
                around.append("item")
                number = f"{token.info}{token.markup} " if token.info else ""
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
                rows = [row for row in table if any(cell.string for cell in row)]  # one without heads has a row of none
                lines = aligned([f" {GAP} ".join(cell.string for cell in row) for row in rows])
                for line, row in zip(lines, rows, strict=True):
                    found += _lines(_Words(line, _beside(row)), "item", base, spaced=True)
                own.update(lines)
                table = []
            case "inline" if table:
                words = _words(token.children or [])
                table[-1].append(words._replace(string=" ".join(words.string.replace(GAP, " ").split())))
            case "inline":
                kind = heading or (around[-1] if around else "paragraph")
                words = _words(token.children or [])
                task = _TASK.match(words.string) if kind == "item" else None
                words = _behind(number, _from(words, task.end()) if task else words)
                number = ""
                told = [*_lines(words, kind, base, within=LEVEL * (lists - 1) if kind == "item" else "")]
                found += told
                if kind in ("item", "quotation") and not words.hrefs:
                    own.update(string for (_, string), _ in told)
            case "html_block":
                found += _lines(_of_html(token.content), around[-1] if around else "paragraph", base)
            case "fence":
                code = indent(token.content.expandtabs(4), _CODE)
                told = [*_lines(_Words(code), "item", base, spaced=True)]
                found += told
                own.update(string for (_, string), _ in told)
    return found, own


def _lines(
    words: _Words, kind: BlockKind, base: str, *, spaced: bool = False, within: str = ""
) -> Iterator[tuple[Piece, Leads]]:
    """One piece a line that the author broke, behind `within`; in a heading, one for all. `spaced`: as it stands, in
    columns."""
    at = 0
    for line in [words.string] if kind in HEADINGS else words.string.split("\n"):
        start, at = at, at + len(letters(line))
        if string := line if spaced else " ".join(line.split()):
            string = within + string
            yield (kind, string), tuple(anchors(string, tuple(held(words.hrefs, start, at)), base))


def _from(words: _Words, start: int) -> _Words:
    """The words from a place on."""
    gone = len(letters(words.string[:start]))
    return _Words(words.string[start:], tuple(held(words.hrefs, gone, len(words.string))))


def _behind(number: str, words: _Words) -> _Words:
    """The words behind the number of their item."""
    gone = len(letters(number))
    return _Words(number + words.string, tuple(Href(h.start + gone, h.end + gone, h.said) for h in words.hrefs))


def _beside(cells: Sequence[_Words]) -> tuple[Href, ...]:
    """Which letters are in which links, of cells that stand beside one another."""
    sums = accumulate((len(letters(cell.string)) for cell in cells), initial=0)
    return tuple(Href(h.start + at, h.end + at, h.said) for at, cell in zip(sums, cells, strict=False)
                 for h in cell.hrefs)  # fmt: skip


def _words(inline: Sequence[Token]) -> _Words:
    """The words of running text; its only newlines are line breaks that are meant."""
    parts: list[_Part] = []
    line = 0
    for token in inline:
        if token.type == "link_open":
            parts.append((None, str(token.attrGet("href") or "")))
        elif token.type == "link_close":
            parts.append((None, ""))
        elif token.type == "hardbreak" or (token.type == "html_inline" and _LINE_BREAK.match(token.content)):
            parts.append(("\n", ""))
        elif token.type == "softbreak":  # a line too long to have been wrapped is a paragraph of its own
            parts.append(("\n" if line > WIDEST_WRAP else " ", ""))
            line = 0
        elif token.type == "html_inline":
            parts += _tagged(token.content)
        elif token.type not in _NOT_SHOWN:
            parts.append((token.content, ""))
            line += len(token.content)
    return _joined(parts)


def _of_html(html: str) -> _Words:
    """The words of a block of HTML."""
    from html import unescape

    html = _LINE_BREAK.sub("\n", html)
    parts: list[_Part] = []
    at = 0
    for tag in _TAG.finditer(html):
        parts += (unescape(html[at : tag.start()]), ""), *_tagged(tag[0])
        at = tag.end()
    return _joined([*parts, (unescape(html[at:]), "")])


def _tagged(tag: str) -> Iterator[_Part]:
    """What a tag of HTML begins or ends, if that is a link."""
    from html import unescape

    if found := _LINKS.match(tag):
        yield None, unescape(next(filter(None, found.groups()), ""))


def _joined(parts: Iterable[_Part]) -> _Words:
    """The words of all, with what links they are in; a link goes on to where the next one begins, or it ends."""
    strings: list[str] = []
    hrefs: list[Href] = []
    count = begins = 0
    said = ""
    for string, href in parts:
        if string is not None:
            strings.append(string)
            count += len(letters(string))
            continue
        if said and begins < count:
            hrefs.append(Href(begins, count, said))
        begins, said = count, href
    return _Words("".join(strings), tuple(hrefs))
