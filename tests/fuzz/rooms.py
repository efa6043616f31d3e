"""The rooms, what may come into each, and what must hold of what it makes of that.

An input is checked by a function that raises if something does not hold: `Room.check` takes what `Room.inputs` draws.
"""

from __future__ import annotations

import contextlib
import io
import sqlite3
import tempfile
import zlib
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple
from unittest.mock import patch

import msgspec
from hypothesis import strategies as st
from rich.cells import cell_len

from reader.app.article.composition import compose
from reader.app.article.glyphs import BLANKS, measure
from reader.app.article.layout import Layout
from reader.app.panel.orders import rows as rows_of
from reader.app.panel.tabs import TABS
from reader.app.settings import stored as settings
from reader.app.threads.links import Links
from reader.engine import protocol
from reader.engine.server import Inbox
from reader.library import Library, LibraryError
from reader.library.corrected.apply import apply
from reader.library.corrected.corrections import Correction, fits
from reader.printable import drawn
from reader.sources import kinds
from reader.sources.lists import feed
from reader.sources.pages import page
from reader.sources.targets import shown
from reader.sources.texts import decode, header, markdown, plain
from reader.sources.texts import mail as mails
from reader.sources.texts.blocks import blocks
from reader.sources.visible import visible
from reader.story import Analysis, Article, Block, Story
from tests.fuzz import inputs, sound
from tests.library.corrected import test_apply as applying
from tests.pipeline.model import pipeline


class Room(NamedTuple):
    """What is fuzzed, with what, and how."""

    name: str
    inputs: st.SearchStrategy[Any]
    check: Callable[[Any], None]


# From bytes to an article


def _decode(given: tuple[bytes, str, str | None, bool]) -> None:
    data, target, charset, is_page = given
    try:
        text = decode.decode(data, target, charset=charset, page=is_page)
    except kinds.SourceError as error:
        sound.sentence(error)
        return
    text.encode()
    assert text.strip()
    assert "\r" not in text
    assert is_page or "\0" not in text
    decode.is_html(data)
    once = visible(text)
    assert not sound.acts("".join(c for c in once if c in "\x1b\x9b\x07\u202e"))


def _article(given: kinds.Given) -> Article:
    """The article that a source is; where it lists some, those that are whole in it are looked at."""
    found = kinds.opened(given)
    if isinstance(found, Article):
        return found
    for entry in found.entries:
        if entry.content:
            sound.read(feed.article, entry, given.target)
    raise kinds.SourceError(f"{shown(given.target)} lists some.")


def _source(given: tuple[bytes, str, str | None, bool | None, bool]) -> None:
    data, target, charset, is_page, raw = given

    def made() -> Article:
        found = _article(kinds.Given(data, target, charset=charset, page=is_page, raw=raw))
        return msgspec.structs.replace(found, source=shown(target))

    sound.read(made)


def _page(html: bytes) -> None:
    sound.read(_article, kinds.Given(html, "http://example.org/a", page=True))
    text = visible(html.decode("utf-8", "replace"))
    if text.strip():
        sound.read(page.article, text, "a.html")


def _seen(text: str) -> str:
    """A text as kinds of sources are given it."""
    return visible(text.encode("utf-8", "replace").decode().replace("\r\n", "\n").replace("\r", "\n").replace("\0", ""))


def _plain(given: tuple[str, bool]) -> None:
    text, raw = _seen(given[0]), given[1]
    if text.strip():
        sound.read(plain.article, text, "x.txt", raw=raw)


def _markdown(given: tuple[str, bool]) -> None:
    text, raw = _seen(given[0]), given[1]
    markdown.is_markdown(text, "x.txt")
    if text.strip():
        sound.read(markdown.article, text, "x.md", raw=raw)


def _mail(data: bytes) -> None:
    given = kinds.Given(data, "x.eml")
    sound.read(_article, given)
    try:
        text = given.text
    except kinds.SourceError:
        return
    if header.is_mail(text):
        sound.read(mails.article, data, text, "x.eml")


def _blocks(given: tuple[str, bool]) -> None:
    text, raw = given
    found = blocks(text, raw=raw)
    at = 0
    for block in found:
        assert at <= block.start < block.end <= len(text)
        assert not text[at : block.start].strip()
        assert text[block.start : block.end] == text[block.start : block.end].strip()
        at = block.end
    assert not text[at:].strip()


# On the screen


@st.composite
def _articles(draw: st.DrawFn) -> Article:
    """Any text in any blocks, which may overlap and stand outside the text."""
    text = draw(inputs.texts)[:8_000]
    if draw(st.booleans()):
        return Article("x", "T", draw(inputs.texts), "2021-02-30", text, blocks(text))
    places = st.integers(-2, len(text) + 2)
    kind = st.sampled_from(["title", "heading", "paragraph", "item", "quotation", "furniture"])
    return Article(
        "x", None, None, None, text, tuple(draw(st.lists(st.builds(Block, kind, places, places), max_size=6)))
    )


def _layout(given: tuple[Article, int]) -> None:
    article, width = given
    text = article.text
    whole = Layout(text, compose(article, folded=False), width)
    whole.extend(offset=len(text))
    shown = [offset for row in whole.rows if row.part == "text" for offset in range(row.start, row.end)]
    assert shown == sorted({*shown})
    assert not "".join(text[offset] for offset in {*range(len(text))} - {*shown}).strip()
    for layout in (whole, Layout(text, compose(article), width)):
        layout.extend(offset=len(text))
        for index, row in enumerate(layout.rows):
            glyphs, cells = measure(row.words or text[row.start : row.end])
            assert not sound.acts(drawn(glyphs))
            assert "\n" not in drawn(glyphs)
            assert layout.find(layout.anchor(index)) == index
            if row.part == "text":
                clusters = len(glyphs) if cells is None else sum(map(bool, cells[: len(glyphs.rstrip(BLANKS))]))
                assert row.indent + cell_len(drawn(glyphs.rstrip(BLANKS))) <= width or clusters == 1
                assert layout.row_at(row.start) == index
                assert layout.cell_of(row.end - 1) >= 0
                assert row.start <= (layout.offset_in(index, 3, nearest=True) or 0) < row.end


# What is understood


def _analysis(given: tuple[Article, int]) -> None:
    from reader.analysis import analyse

    article, width = given
    if not article.text.strip():
        return
    found = analyse(pipeline()(article.text), article)
    sound.analysis(found, article.text)
    sound.written(Story(article, found, sound.MADE_BY))
    links = Links(found)
    for tab in TABS:
        for row in rows_of(tab, "", article, links):
            for line in row.draw(width):
                assert not sound.acts(line.plain)
            assert row.words.encode("utf-8", "surrogatepass") is not None


def _corrections(given: tuple[Analysis, list[Correction]]) -> None:
    found, made = given
    assert all(fits(correction, applying.WORDS) for correction in made)
    result = apply(found, made)
    applying.check(result.analysis)
    assert apply(found, made) == result
    Links(result.analysis, result.edited)


# Between processes and sittings

_MESSAGES = [
    protocol.Analyse(1, Article("a", "T", None, "2021-05-03", "Café 🙂", (Block("title", 0, 4),)), (0, 3)),
    protocol.Cancel(2), protocol.Progress(3, 1, 2), protocol.Failed(0, "No."), protocol.Beat(),
    protocol.Done(4, Story(Article("a", None, None, None, "Jo.", ()), Analysis(), sound.MADE_BY)),
]  # fmt: skip


@st.composite
def _frames(draw: st.DrawFn) -> bytes:
    data = bytearray(b"".join(protocol.frame(draw(st.sampled_from(_MESSAGES))) for _ in range(draw(st.integers(0, 4)))))
    for _ in range(draw(st.integers(0, 5))):
        at = draw(st.integers(0, len(data)))
        data[at : at + draw(st.integers(0, 5))] = draw(st.binary(max_size=5))
    return bytes(data) + draw(
        st.sampled_from([b"", b"\0\0\0\0", b"\xff" * 4, b"\0\2\0\0" + b"[" * 131_072, b"\0\0\0\1"])
    )


def _protocol(data: bytes) -> None:
    for read in (protocol.request, protocol.reply):
        with contextlib.suppress(protocol.ProtocolError):
            read(data[4:])
    with contextlib.suppress(protocol.LengthError):
        protocol.length(data[:4].ljust(4, b"\0"))
    refused: list[str] = []
    with contextlib.redirect_stderr(io.StringIO()):
        inbox = Inbox(io.BytesIO(data), refused.append)
        while inbox.next() is not None:
            pass
    for said in refused:
        protocol.frame(protocol.Failed(0, said))


_VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats()
    | st.sampled_from([*settings.OPTIONS, "nord", "person", "time"])
    | st.text(max_size=8) | st.sampled_from(inputs.ESCAPES),
    lambda inner: st.lists(inner, max_size=3)
    | st.dictionaries(st.text(max_size=4) | st.sampled_from(["value", "over"]), inner, max_size=3),
    max_leaves=6,
)  # fmt: skip
_NAMES = st.sampled_from([*settings.OPTIONS, "keys", "problems", "kesy", "\x1b[2J"])


@st.composite
def _configuration(draw: st.DrawFn) -> bytes:
    def value(made: object) -> str:
        written = msgspec.json.encode(made, enc_hook=str).decode("utf-8", "replace")
        return (
            written if not isinstance(made, dict) else "{" + ", ".join(f'"a" = {value(v)}' for v in made.values()) + "}"
        )

    plain_values = (
        st.integers() | st.booleans() | st.sampled_from(["nord", "right", "", "\x1b"]) | st.lists(st.text(max_size=3))
    )
    lines = [
        f"{draw(_NAMES)} = {value(draw(plain_values | _VALUES.filter(_is_fit)))}"
        for _ in range(draw(st.integers(0, 5)))
    ]
    keys = st.sampled_from(["next", "line_down", "quit", "no", "\x1b", "article"])
    pressed = st.lists(st.text(max_size=3)) | st.sampled_from(["j", "ctrl+", ""])
    lines += ["[keys]", *(f'"{draw(keys)}" = {value(draw(pressed))}' for _ in range(draw(st.integers(0, 3))))]
    lines += draw(
        st.lists(
            st.sampled_from(["[", "a = " + "[" * 3_000, "[keys.x]", "date = 2021-99-99", "x.y.z = inf"]), max_size=1
        )
    )
    return "\n".join(lines).encode("utf-8", "surrogatepass")


def _is_fit(value: object) -> bool:
    try:
        msgspec.json.encode(value)
    except (msgspec.MsgspecError, UnicodeEncodeError, OverflowError):
        return False
    return True


@st.composite
def _memory(draw: st.DrawFn) -> bytes:
    state = draw(
        st.dictionaries(_NAMES, _VALUES | st.fixed_dictionaries({"value": _VALUES, "over": _VALUES}), max_size=4)
    )
    return (
        msgspec.json.encode(state) if _is_fit(state) else draw(st.sampled_from([b"", b"{}", b"[" * 100_000, b"\xff"]))
    )


def _settings(given: tuple[bytes, bytes, str, object]) -> None:
    config, state, name, value = given
    with tempfile.TemporaryDirectory() as folder:
        files = Path(folder) / "config.toml", Path(folder) / "state.json"
        for path, data in zip(files, (config, state), strict=True):
            path.write_bytes(data)
        with (
            patch.object(settings, "settings_file", lambda: files[0]),
            patch.object(settings, "state_file", lambda: files[1]),
        ):
            found = settings.load()
            for problem in found.problems:
                assert "Traceback" not in problem
                assert len(problem) < 10_000, len(problem)
            with contextlib.suppress(ValueError):
                settings.remember(**{name: value})
                remembered = settings.load()
                assert isinstance(remembered, settings.Settings)
        assert files[0].read_bytes() == config


KEPT = Article("x", None, None, None, applying.WORDS, (Block("paragraph", 0, len(applying.WORDS)),))


@st.composite
def _rows(draw: st.DrawFn) -> tuple[Analysis, bytes, bytes, bytes]:
    """An analysis and a correction as rows, which may be another text's, and bytes to put amid the files."""
    found = msgspec.json.decode(msgspec.json.encode(draw(applying.analyses())))
    for _ in range(draw(st.integers(0, 3))):
        _spoil(draw, found)
    packed = zlib.compress(msgspec.msgpack.encode(found))
    if draw(st.booleans()):
        at = draw(st.integers(0, len(packed)))
        packed = packed[:at] + draw(st.binary(max_size=3)) + packed[at + draw(st.integers(0, 3)) :]
    made = msgspec.json.decode(msgspec.json.encode(draw(applying.corrections)))
    _spoil(draw, made)
    return Analysis(), packed, msgspec.json.encode(made), draw(st.sampled_from([b"", b"", b"\xff" * 40, b"\0" * 900]))


def _spoil(draw: st.DrawFn, value: Any) -> None:
    """Puts something else somewhere into plain lists and dictionaries."""
    places = [*value] if isinstance(value, dict) else [*range(len(value))] if isinstance(value, list) else []
    if not places:
        return
    place = draw(st.sampled_from(places))
    if isinstance(value[place], (dict, list)) and value[place] and draw(st.booleans()):
        _spoil(draw, value[place])
    else:
        value[place] = draw(
            st.sampled_from([-1, 0, 10**9, 2**63, None, "a1", "a9", "", "\x1b", [], {}, [5, 2], 0.5, float("inf")])
        )


def _library(given: tuple[Analysis, bytes, bytes, bytes]) -> None:
    analysis, packed, correction, damage = given
    with tempfile.TemporaryDirectory() as folder:
        library = Library(Path(folder), Path(folder))
        library.keep(KEPT, "m", analysis)
        library.add(KEPT, applying.Rename((applying.Place(0, 3, "One"),), "1"))
        for name, statement, value in (
            ("analyses.db", "UPDATE analyses SET analysis = ?", packed),
            ("corrections.db", "UPDATE corrections SET correction = ?", correction),
        ):
            path = Path(folder) / name
            with contextlib.closing(sqlite3.connect(path)) as database, database:
                database.execute(statement, (value,))
            if damage:
                data = path.read_bytes()
                path.write_bytes(data[: len(data) // 2] + damage + data[len(data) // 2 + len(damage) :])
        for _ in range(2):  # after damage, anew
            try:
                found = library.analysis(KEPT, "m")
                made = library.corrections(KEPT)
            except LibraryError as error:
                sound.sentence(error)
                continue
            assert all(fits(one, KEPT.text) for one in made)
            if found is not None:
                sound.analysis(found, KEPT.text, made=False)
                sound.analysis(apply(found, made).analysis, KEPT.text, made=False)


_raw = st.booleans()
_sources = st.tuples(inputs.data, inputs.names, inputs.charsets, st.none() | st.booleans(), _raw)

ROOMS = (
    Room("decode", st.tuples(inputs.data, inputs.names, inputs.charsets, st.booleans()), _decode),
    Room("any source", _sources, _source),
    Room("page", st.one_of(inputs.pages(), inputs.pages(), inputs.data), _page),
    Room("plain", st.tuples(inputs.texts, _raw), _plain),
    Room("markdown", st.tuples(inputs.marked | inputs.texts, _raw), _markdown),
    Room("mail", inputs.mails(), _mail),
    Room("blocks", st.tuples(inputs.texts, _raw), _blocks),
    Room("layout", st.tuples(_articles(), st.integers(1, 130)), _layout),
    Room(
        "analysis", st.tuples(st.tuples(inputs.texts, _raw).map(lambda it: _made(*it)), st.integers(1, 90)), _analysis
    ),
    Room("corrections", st.tuples(applying.analyses(), st.lists(applying.corrections, max_size=8)), _corrections),
    Room("protocol", st.one_of(_frames(), st.binary(max_size=60)), _protocol),
    Room("settings", st.tuples(_configuration() | inputs.data, _memory() | inputs.data, _NAMES, _VALUES), _settings),
    Room("library rows", _rows(), _library),
)


def _made(text: str, raw: bool) -> Article:
    """The article that the app would have of a text, cut to what a pipeline does in a moment."""
    seen = _seen(text)[:6_000]
    try:
        return plain.article(seen, "x.txt", raw=raw) if seen.strip() else Article("x", None, None, None, seen, ())
    except kinds.SourceError:
        return Article("x", None, None, None, seen, ())
