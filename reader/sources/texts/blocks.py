"""How a plain text falls into blocks: where paragraphs divide, and what each of them is on the page.

Nothing here changes the text: every extent is a stretch of the text as it was given.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain, islice, pairwise

from reader.patterns import late
from reader.sources.dates import is_date_line
from reader.sources.furniture.judge import furniture
from reader.story import Block, BlockKind, Extent

WIDEST_WRAP = 110
"""A line longer than this was not broken by hand or by a mailer: its text is not hard-wrapped."""
NARROWEST_WRAP = 40
"""A text whose longest line is shorter than this is a list or verse, not wrapped prose."""
FILLED = 0.8
"""A wrapped line is filled when the next word would have taken it beyond this part of the width."""

LONGEST_TITLE = 160
LONGEST_HEADING = 90
LIST_RUN = 3
"""So many short lines in a row are a list, not headings."""

MOST_LINES = 300_000
"""More lines with anything on them are a table or a log, which would take minutes and all of the memory."""
_END = 12
"""Characters of a line or paragraph in which it shows how it ends."""

_BREAKS = r"\n\v\f\x1c-\x1e\x85\u2028\u2029"
_LINE = late(rf"\S(?:[^{_BREAKS}]*\S)?")
"""A line without the white space around it."""
_BLANK_LINE = late(rf"[{_BREAKS}][^\S{_BREAKS}]++[{_BREAKS}]")
_ENDED = late(r"[.!?…。！？][\"'”’»)\]]*$|[\"”»]$")
"""The end of a sentence, or of a quotation."""
_MARKER = late(r"(?:[-–—•*▪◦‣·●○■]|\(?(?:\d{1,2}|[a-z])[.)])\s+(?=\S)")
_UNLIKE_HEADING = late(
    r"[.!…,;:\"”»{}<>]$|[.!?…]['’)\]]+$"  # the end of a sentence, of a quotation, or code
    r"|^[\"“][^\"”]*$|^[.<{]"  # half of a quotation, code
    r"|^[\w.]+(?: \w+)?: .*\?$"  # a question in an interview
)
_BYLINE = late(r"[Bb][Yy]\s+[A-Z]|Words by\s")
_QUOTED = late(r">(?:\s?\S|\Z)")
_ADDRESS = late(r"(?:https?://|www\.)\S")
_DATELINE = late(r"\([A-Z][\w .]+\)\s+[-–—]|^[A-Z][A-Z ,.'’-]{3,40}(?:\s[-–—]\s|\s\(\w+\))")
_STOPPED = late(r"[.!…][\"'”’]?$")
_TWO_SENTENCES = late(r"\w{3}[.!?…][\"'”’]?+ ++\S")
_CLAUSE_ENDED = late(r"(?<!\W)[^\w.!?…:;]*+[.!?…:;]\W*+$")
"""A stop among the marks that a line ends in."""
_SPACE = late(r"\s")
_INDENTED = late(r"\n(?: {2,}|\t)$")
_WORD = late(r"[^\W\d_][\w'’.-]*")


def has_too_many_lines(text: str) -> bool:
    """Whether a text has more than `MOST_LINES` lines with anything on them."""
    return next(islice(_LINE.finditer(text), MOST_LINES, None), None) is not None


def paragraphs(text: str) -> list[Extent]:
    """The stretches of `text` that no sentence crosses, in order, without the white space around them.

    A blank line always divides. A single newline divides unless it was put there to fit a line's width: a text is
    hard-wrapped when its lines are of a like, moderate length and most of them end in mid-sentence.
    """
    chunks = list(_chunks(text))
    width = _wrap_width(text, chunks)
    return [extent for chunk in chunks for extent in _divide(text, chunk, width)]


def blocks(text: str, *, raw: bool = False) -> tuple[Block, ...]:
    """The blocks of a plain text, one a paragraph; with `raw`, no page furniture is looked for."""
    extents = paragraphs(text)
    strings = [text[start:end] for start, end in extents]
    chrome = [False] * len(strings) if raw else furniture(strings)
    kinds: list[BlockKind] = ["furniture" if c else _own_kind(s) for s, c in zip(strings, chrome, strict=True)]
    body = [i for i, kind in enumerate(kinds) if kind != "furniture"]
    if len(body) > 1 and kinds[body[0]] == "paragraph" and is_title(strings[body[0]]):
        kinds[body.pop(0)] = "title"
    for run in _short_runs(strings, kinds, body):
        kind: BlockKind = "item" if len(run) >= LIST_RUN else "heading"
        for i in run:
            kinds[i] = kind
    return tuple(Block(kind, start, end) for kind, (start, end) in zip(kinds, extents, strict=True))


def is_title(paragraph: str) -> bool:
    """Whether a text's first paragraph reads as its headline rather than as its first sentence.

    A headline is short and of one piece; where it ends in a full stop it is shorter than an opening paragraph would
    be, or written in title case.
    """
    if len(paragraph) > LONGEST_TITLE or _ADDRESS.search(paragraph) or _DATELINE.search(paragraph):
        return False
    if _BYLINE.match(paragraph) or is_date_line(paragraph) or paragraph.endswith((":", ",")):
        return False
    if not _STOPPED.search(paragraph):
        return not (paragraph.isupper() and len(paragraph.split()) <= 3)  # a name in capitals is a byline
    if _title_case(paragraph):
        return len(paragraph) <= 140
    return len(paragraph) <= 90 and not _TWO_SENTENCES.search(paragraph)


def _chunks(text: str) -> Iterator[list[Extent]]:
    """Runs of lines with no blank line between them, each line without the white space around it."""
    chunk: list[Extent] = []
    at = 0
    for match in _LINE.finditer(text):
        line = match.span()
        breaks = text[at : line[0]]
        if chunk and breaks != "\n" and _divides(breaks):
            yield chunk
            chunk = []
        at = line[1]
        chunk.append(line)
    if chunk:
        yield chunk


def _divides(breaks: str) -> bool:
    """Whether a paragraph ends at the white space between two lines."""
    return breaks.count("\n") > 1 or "\f" in breaks or "\u2029" in breaks or _BLANK_LINE.search(breaks) is not None


def _wrap_width(text: str, chunks: Sequence[Sequence[Extent]]) -> int | None:
    """The width to which a hard-wrapped text's lines were broken; None if the text is not hard-wrapped."""
    width = 0
    for start, end in chain.from_iterable(chunks):
        if end - start > width and _SPACE.search(text, start, end):
            width = end - start
            if width > WIDEST_WRAP:
                return None
    if width < NARROWEST_WRAP:
        return None
    pairs = [pair for chunk in chunks for pair in pairwise(chunk)]
    open_ended = [pair for pair in pairs if not _ENDED.search(text, max(pair[0][0], pair[0][1] - _END), pair[0][1])]
    filled = [pair for pair in open_ended if _filled(text, *pair, width)]
    return width if 2 * len(open_ended) >= len(pairs) > 0 and 2 * len(filled) > len(open_ended) else None


def _filled(text: str, line: Extent, following: Extent, width: int) -> bool:
    space = _SPACE.search(text, *following)
    first_word = (space.start() if space else following[1]) - following[0]
    return line[1] - line[0] + 1 + first_word > FILLED * width


def _divide(text: str, chunk: Sequence[Extent], width: int | None) -> Iterator[Extent]:
    start = chunk[0][0]
    for line, following in pairwise(chunk):
        if not _runs_on(text, line, following, width):
            yield start, line[1]
            start = following[0]
    yield start, chunk[-1][1]


def _runs_on(text: str, line: Extent, following: Extent, width: int | None) -> bool:
    """Whether the second of two lines goes on with the paragraph of the first."""
    this, after = text[slice(*line)], text[slice(*following)]
    if _QUOTED.match(this) and _QUOTED.match(after):
        return True
    if _MARKER.match(after) or _BYLINE.match(after) or _ADDRESS.match(this) or _ADDRESS.match(after):
        return False
    in_mid_sentence = len(this) >= NARROWEST_WRAP and not _CLAUSE_ENDED.search(this[-_END:]) and after[0].islower()
    if in_mid_sentence or width is None:
        return in_mid_sentence
    flush = line[0] == 0 or text[line[0] - 1] == "\n"
    indented = flush and _INDENTED.search(text[line[1] : following[0]])
    return _filled(text, line, following, width) and not indented


def _own_kind(paragraph: str) -> BlockKind:
    """What a paragraph is by its own first characters."""
    if _QUOTED.match(paragraph):
        return "quotation"
    return "item" if _MARKER.match(paragraph) else "paragraph"


def _short_runs(strings: Sequence[str], kinds: Sequence[BlockKind], body: Sequence[int]) -> Iterator[list[int]]:
    """Runs of paragraphs that look like headings and have something after them to head."""
    run: list[int] = []
    for i in body:
        if kinds[i] == "paragraph" and _is_short_line(strings[i]):
            run.append(i)
        elif run:
            yield run
            run = []
    if len(run) >= LIST_RUN:
        yield run


def _is_short_line(paragraph: str) -> bool:
    return (
        len(paragraph) <= LONGEST_HEADING
        and "\n" not in paragraph
        and not paragraph[0].islower()
        and not _UNLIKE_HEADING.search(paragraph)
        and not _BYLINE.match(paragraph)
        and not is_date_line(paragraph)
        and any(c.isalpha() for c in paragraph)
    )


def _title_case(paragraph: str) -> bool:
    """Whether nearly all the longer words are capitalised."""
    words = [word for word in _WORD.findall(paragraph) if len(word) > 3]
    return len(words) > 1 and sum(word[0].isupper() for word in words) >= 0.8 * len(words)
