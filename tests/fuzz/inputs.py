"""What comes from outside at its worst: samples that were cut, spliced and broken, and texts built to do harm."""

from __future__ import annotations

from email.message import EmailMessage
from pathlib import Path

from hypothesis import strategies as st

SAMPLES = [path.read_bytes() for path in sorted((Path(__file__).parents[2] / "samples").glob("*.txt"))]

ESCAPES = [
    "\x1b[31m",
    "\x1b]0;t\x07",
    "\x1b",
    "\x9b2J",
    "\x90q\x9c",
    "\x07",
    "\x08",
    "a\x08a",
    "\r",
    "\x85",
    "\x1b[",
    "\x1bP",
]
DIRECTIONS = ["\u202e", "\u202b", "\u2066", "\u2069", "\u200f", "\u061c", "אבג", "سلام", "\u200e"]
MARKS = ["e\u0301", "\u0301" * 30, "a\u0336b\u0336", "\u20d2", "\u0301", "ﬁ", "Å", "\u1160", "क्\u200dष"]
HALVES = ["\ud800", "\udfff", "\ud83d\ude00", "\ufffd", "\ufffe", "\uffff", "\U0010ffff", "\U000e0041", "\0"]
SPACES = [
    "\u00a0",
    "\u3000",
    "\u200b",
    "\u00ad\n",
    "\u2028",
    "\u2029",
    "\f",
    "\v",
    "\x1c",
    "\t\t",
    "\n\n",
    "\n",
    " ",
    "   ",
]
WIDE = ["日本語、", "한국어 문장", "👩\u200d🚀", "🇬🇧🇬", "❤\ufe0f", "ｗｉｄｅ", "「"]
PROSE = [
    "The mayor of Hallund closed the bridge on Monday.", "“We won,” said Jo Doe.", "She denied it.", "Ms Doe", "said",
    "By Jane Doe", "May 3, 2021", "HALLUND (AP) —", "according to police", "the company’s chief", "JO: We won.",
    "“", "”",
    '"', "'", "he", "on 31 February", "in 0000", "last week", "9999999999 days ago", "1/2/3", "—", "…", ".", "1.", "- ",
]  # fmt: skip
MARKUP = [
    "# ", "## ", "> ", "* ", "1. ", "```\n", "| a | b |\n|---|---|\n", "[a](http://b)", "![", "](", "[^1]", "[^1]: ",
    "**", "_", "`", "---\n", "+++\n", "title: x\n", "author:\n  - y\n", "[b]", "[/]", "[@click=app.bell]", "&amp;",
    "&#0;",
    "&#x110000;", "<br>", "<!--", "-->", "\\", "~~", "===\n",
]  # fmt: skip
TAGS = [
    "div", "p", "article", "section", "span", "table", "tr", "td", "ul", "li", "blockquote", "h1", "h2", "b", "a", "br",
    "script", "style", "template", "svg", "math", "noscript", "iframe", "title", "time", "pre", "font", "select",
    "form",
    "x-y", "head", "body", "html", "main", "aside", "figure", "figcaption", "img", "textarea", "plaintext", "o:p",
]  # fmt: skip
ATTRIBUTES = [
    "", ' class="byline"', ' class="comments"', ' hidden', ' style="display:none"', ' id="content"', ' href="//["',
    ' href="http://[::1"', " datetime=9999-99-99", ' itemprop="articleBody"', ' lang="\x1b"', " =", ' a="',
    " xmlns:o=x",
]  # fmt: skip
META = [
    "<meta charset=utf-7>", '<meta name="author" content="\x1b[2J">',
    '<meta property="og:title" content="&#27;]0;x&#7;">',
    '<meta name="date" content="0000-00-00">', '<meta property="article:published_time" content="99999999999999">',
    '<script type="application/ld+json">{"@type":"NewsArticle","articleBody":"' + "Words. " * 90 + '"}</script>',
    '<script type="application/ld+json">[[[[{"@graph":[{"@type":["x"],"author":[{"name":1}]}]}]]]]</script>',
    '<script type="application/ld+json">' + "[" * 5_000 + "</script>", "<base href='http://['>",
    "<?xml version='1.0'?>",
    '<script type="application/ld+json">{"@type":"LiveBlogPosting","headline":null,"datePublished":{}}</script>',
]  # fmt: skip
CHARSETS = [
    "utf-8", "utf-16", "utf-16le", "utf-32", "utf-7", "iso-8859-1", "windows-1252", "shift_jis", "gb18030", "big5",
    "koi8-r",
    "iso-2022-jp", "euc-kr", "x-user-defined", "replacement", "hz-gb-2312", "", "\x1b", "no such thing", "é",
    "idna", "rot13",
    "base64", "unicode_escape", "x-mac-cyrillic", "iso-8859-8-i", "ibm866",
]  # fmt: skip

names = st.sampled_from(["x.txt", "x.md", "x.html", "x.eml", "-", "http://example.org/a", "a\x1b[2Jb", "é\udcff.txt"])
charsets = st.none() | st.sampled_from(CHARSETS)
_fragments = st.sampled_from([*ESCAPES, *DIRECTIONS, *MARKS, *HALVES, *SPACES, *WIDE, *PROSE, *PROSE, *MARKUP])


@st.composite
def _long(draw: st.DrawFn) -> str:
    """One piece over and over: a word, a line or a pile of marks of any length."""
    return draw(_fragments) * draw(st.sampled_from([10, 100, 1_000, 5_000]))


@st.composite
def mutated(draw: st.DrawFn) -> bytes:
    """A part of a sample, or of two spliced, with bytes and stretches of it changed, left out or doubled."""
    data = bytearray(draw(st.sampled_from(SAMPLES)))
    if draw(st.booleans()):
        other = draw(st.sampled_from(SAMPLES))
        at, to = draw(st.integers(0, len(data))), draw(st.integers(0, len(other)))
        data[at:] = other[to:]
    for _ in range(draw(st.integers(0, 12))):
        at = draw(st.integers(0, len(data)))
        far = draw(st.sampled_from([1, 1, 2, 7, 80, 900]))
        match draw(st.sampled_from(["flip", "drop", "double", "put", "random"])):
            case "flip" if at < len(data):
                data[at] ^= 1 << draw(st.integers(0, 7))
            case "drop":
                del data[at : at + far]
            case "double":
                data[at:at] = data[at : at + far]
            case "put":
                data[at:at] = draw(_fragments).encode("utf-8", "surrogatepass")
            case _:
                data[at : at + far] = draw(st.binary(max_size=8))
    return bytes(data[: draw(st.sampled_from([len(data), 0, 1, 100, 2_000, 5_000]))])


texts = st.one_of(
    st.lists(st.one_of(_fragments, st.just(" "), st.just("\n\n"), st.text(max_size=6)), max_size=40).map("".join),
    st.lists(st.one_of(_long(), _fragments), max_size=4).map("".join),
    mutated().map(lambda data: data.decode("utf-8", "replace")),
    st.text(),
)
"""Code points of every kind, lone surrogates among them."""


def _bytes(text: str) -> bytes:
    return text.encode("utf-8", "surrogatepass")


def _encoded(text: str, coding: str) -> bytes:
    return text.encode(coding, "replace")


data = st.one_of(
    mutated(),
    texts.map(_bytes),
    st.builds(_encoded, texts, st.sampled_from(["utf-16", "utf-16-le", "utf-32", "cp1252", "shift_jis", "koi8-r"])),
    st.builds(
        bytes.__add__, st.sampled_from([b"\xff\xfe", b"\xfe\xff", b"\xef\xbb\xbf", b"%PDF-", b"PK\3\4"]), mutated()
    ),
    st.binary(max_size=400),
)


@st.composite
def pages(draw: st.DrawFn) -> bytes:
    """A page whose tags may nest, cross and stay open, to any depth."""
    out = [draw(st.sampled_from(["<!doctype html>", "<html>", "<p>", "", "<?xml version='1.0' encoding='x'?><html>"]))]
    out += draw(st.lists(st.sampled_from(META), max_size=3))
    for _ in range(draw(st.integers(0, 25))):
        tag, attribute = draw(st.sampled_from(TAGS)), draw(st.sampled_from(ATTRIBUTES))
        match draw(st.sampled_from(["whole", "open", "close", "deep", "words", "prose", "raw"])):
            case "whole":
                out.append(f"<{tag}{attribute}>{draw(_fragments)}</{tag}>")
            case "open":
                out.append(f"<{tag}{attribute}>")
            case "close":
                out.append(f"</{tag}>")
            case "deep":
                out.append(f"<{tag}{attribute}>" * draw(st.sampled_from([30, 300, 2_000])))
            case "words":
                out.append(draw(texts))
            case "prose":
                out.append(f"<p>{' '.join(draw(st.lists(st.sampled_from(PROSE), min_size=3, max_size=12)))}</p>")
            case _:
                out.append(
                    draw(st.sampled_from(["<", ">", "<!", "<![CDATA[", "]]>", "<!--", "-->", "&", "</", "<a ", "\0"]))
                )
    return _bytes("".join(out))


@st.composite
def mails(draw: st.DrawFn) -> bytes:
    """A mail whose header or body lies."""
    if draw(st.booleans()):
        mail = EmailMessage()
        mail["From"], mail["Subject"], mail["Date"] = (
            "Jo Doe <jo@example.org>",
            "Bridge closed",
            "Mon, 3 May 2021 10:00:00",
        )
        mail.set_content("The bridge was closed on Monday.\n" * 5, cte=draw(st.sampled_from(["8bit", "base64"])))
        if draw(st.booleans()):
            mail.add_alternative(draw(pages()).decode("utf-8", "replace"), subtype="html", cte="base64")
            mail.set_boundary("b")
        made = bytearray(mail.as_bytes())
        for _ in range(draw(st.integers(0, 8))):
            at = draw(st.integers(0, len(made)))
            made[at : at + draw(st.integers(0, 9))] = draw(st.one_of(st.binary(max_size=4), _fragments.map(_bytes)))
        return bytes(made)
    fields = st.sampled_from([
        "From: ", "Subject: ", "To: ", "Date: ", "Content-Type: ", "MIME-Version: 1.0", "Content-Transfer-Encoding: ",
        "From: " + "(" * 3_000, "Subject: =?utf-8?q?=1b[2J?= =?x?b?", "Content-Type: multipart/mixed; boundary=a",
        "Content-Type: text/html; charset=", "Content-Type: text/plain; charset=\"", "Content-Type: message/rfc822",
        "Content-Transfer-Encoding: base64", "Content-Transfer-Encoding: uuencode", "Date: Thu, 99 Foo 99999",
        " folded", "From ",
        "Subject: =?" + "=?utf-8?b?4pyTIA==?=" * 200, "List-Id: <x>",
    ])  # fmt: skip
    lines = draw(st.lists(st.builds("{}{}".format, fields, st.one_of(_fragments, st.just(""))), min_size=2, max_size=8))
    parts = draw(
        st.lists(
            st.one_of(texts, st.sampled_from(["--a\n", "--a--\n", "--a\nContent-Type: text/html\n\n<p>"])), max_size=5
        )
    )
    return _bytes("\n".join(lines) + "\n\n" + "".join(parts))


marked = st.one_of(
    st.lists(st.one_of(st.sampled_from(MARKUP), _fragments, st.sampled_from(["\n", "\n\n"])), max_size=60).map("".join),
    st.builds(
        lambda mark, times, text: mark * times + text, st.sampled_from(MARKUP), st.sampled_from([1, 50, 3_000]), texts
    ),
)
"""Texts that are Markdown or nearly."""
