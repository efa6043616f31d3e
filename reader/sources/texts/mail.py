"""A mail, saved or pasted → the article in it: its subject is the title, its sender the byline, the rest its body."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from contextlib import suppress
from email import message_from_bytes, message_from_string
from email.errors import HeaderParseError
from email.header import decode_header, make_header
from email.message import Message
from email.utils import parseaddr

from reader.sources import pieces
from reader.sources.dates import first_date
from reader.sources.furniture.judge import furniture
from reader.sources.pages import whole
from reader.sources.pieces import Leads, Piece
from reader.sources.targets import SourceError, shown
from reader.sources.texts import decode, plain
from reader.sources.texts.header import body, start
from reader.sources.visible import visible
from reader.story import Article, BlockKind, Hyperlink

_MIME = ("MIME-Version", "Content-Type", "Content-Transfer-Encoding")
_ANSWER = re.compile(r"\A(?:(?:re|fwd?|aw|wg|tr|sv|vs)(?:\[\d+\])?:\s*+)++", re.IGNORECASE)
_SIGNATURE = re.compile(r"^--[ \t]?$", re.MULTILINE)
_VIA = " via "
"""Before what a list adds to the name of who wrote to it."""
_TAG = re.compile(r"\A\[[^\[\]]{1,40}\]\s*+")
"""What a list sets before a subject."""
_ANSWERED = re.compile(
    r"(?:^-{2,}+[^\n]*+\n\s*+)?+(?:^[*]?(?:From|Sent|Date|To|Cc|Subject):[*]?[ \t][^\n]*+(?:\n|\Z)){2,}+", re.MULTILINE
)
"""The header of the mail that is answered or forwarded, as it stands above its text."""
_ENDED = re.compile(r"[.!?…]['\"”’)]?$")


def article(data: bytes, text: str, target: str, *, raw: bool = False) -> Article:
    """The article in a mail, given as it came and as text. Raises `SourceError` if there is no text in it."""
    at = body(text) or 0
    head = message_from_string(text[start(text) : at])
    title = _ANSWER.sub("", _said(head, "Subject"))
    if "List-Id" in head:
        title = _ANSWER.sub("", _TAG.sub("", title))
    sender = _name(_said(head, "From"))
    if any(field in head for field in _MIME):
        try:
            as_bytes = text.encode() if b"\0" in data else data  # UTF-16 is no way to send a mail, but to save one
            found, links, written = _in_parts(message_from_bytes(as_bytes.lstrip()), target, raw)
        except RecursionError:
            raise SourceError(f"{shown(target)} has mails within mails, too deep to be read.") from None
    else:
        found, links, written = list(_plain(text[at:], raw)), [], None
    links = links or [() for _ in found]
    if title:
        below = [(piece, these) for piece, these in zip(found, links, strict=True) if piece != ("title", title)]
        found = [("title", title), *((_demoted(kind, s), s) for (kind, s), _ in below)]
        links = [(), *(these for _, these in below)]
    if not found:
        raise SourceError(f"{shown(target)} is a mail without a text.")
    return pieces.article(
        found,
        target,
        title=next((string for kind, string in found if kind == "title"), None),
        byline=(sender if "@" not in sender else "") or plain.byline(found) or (written.byline if written else None),
        published=first_date(_said(head, "Date") or _said(head, "Sent")) or plain.published(found),
        raw=True,  # furniture is told already
        links=links,
    )


def _said(head: Message, name: str) -> str:
    """A field of a header, its encoded words decoded, on one line; empty if there is none."""
    written = " ".join(str(head.get(name, "")).split())
    with suppress(HeaderParseError, LookupError, ValueError):
        written = str(make_header(decode_header(written)))
    return " ".join(visible(written).split())


def _name(sender: str) -> str:
    with suppress(RecursionError):  # comments within comments
        return parseaddr(sender)[0].partition(_VIA)[0].strip()
    return ""


def _in_parts(mail: Message, target: str, raw: bool) -> tuple[list[Piece], list[Leads], Article | None]:
    """The body of a mail that says what it is made of: its page, if there is an article on it, or else its text.

    With where each piece of a page leads.
    """
    parts: dict[str, Message] = {}
    for part in mail.walk():
        if part.get_content_disposition() != "attachment" and not part.is_multipart():
            parts.setdefault(part.get_content_type(), part)
    page, text = parts.get("text/html"), parts.get("text/plain")
    if page is not None:
        from reader.sources.pages import page as pages  # trafilatura and lxml are slow to import

        try:
            html = _text(page, target, page=True)
            found = pages.article(html, target, links=True)
            if _has_more_headings(html, found):
                return *_letter(html), found
            return [(b.kind, found.text[b.start : b.end]) for b in found.blocks], _by_block(found), found
        except SourceError:
            if text is None:
                raise
    return (list(_plain(_text(text, target), raw)) if text is not None else []), [], None


def _by_block(article: Article) -> list[Leads]:
    """Where each block of an article leads, with places in the block."""
    starts = [link.start for link in article.links]
    return [
        [
            Hyperlink(link.start - block.start, link.end - block.start, link.address)
            for link in article.links[bisect_left(starts, block.start) : bisect_left(starts, block.end)]
        ]
        for block in article.blocks
    ]


def _has_more_headings(html: str, found: Article) -> bool:
    """Whether what was found on a mail's page lacks headings, as of a newsletter, which is many articles in a row."""
    return sum(kind == "heading" and string not in found.text for kind, string in whole.pieces(html)) > 1


def _letter(html: str) -> tuple[list[Piece], list[Leads]]:
    """All that is seen of a mail's page, what is around its text as furniture, and where it leads."""
    seen, links = whole.linked(html, "")
    around = furniture([string for _, string in seen])
    told = zip(seen, around, strict=True)
    return [("furniture" if outside else kind, string) for (kind, string), outside in told], [*links]


def _text(part: Message, target: str, *, page: bool = False) -> str:
    payload = part.get_payload(decode=True)
    data = payload if isinstance(payload, bytes) else b""
    return visible(decode.decode(data, target, charset=part.get_content_charset(), page=page))


def _plain(text: str, raw: bool) -> Iterator[Piece]:
    """The pieces of a plain body.

    Its signature, below a line of two hyphens, and the headers of mails that it answers or forwards are furniture.
    """
    signature = next(iter(_SIGNATURE.finditer(text)), None)
    end = len(text) if signature is None else signature.start()
    at = 0
    for header in _ANSWERED.finditer(text, 0, end):
        yield from plain.parted(text[at : header.start()], raw=raw)[0]
        lines = [line.strip() for line in header[0].split("\n") if line.strip()]
        yield from (("paragraph" if raw else "furniture", line) for line in lines)
        at = header.end()
    yield from plain.parted(text[at:end], raw=raw)[0]
    if signature is not None:
        below = text[signature.end() :]
        yield from ((kind if raw else "furniture", string) for kind, string in plain.parted(below, raw=True)[0])


def _demoted(kind: BlockKind, string: str) -> BlockKind:
    """What a block is below the subject, which is the title."""
    if kind == "title":
        return "paragraph" if _ENDED.search(string[-3:]) else "heading"
    return kind
