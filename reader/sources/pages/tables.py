"""The tables of a page: those that hold data become rows of text, those that only lay a page out become sections.

A row goes through the extraction as a paragraph with `GAP` between its cells.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from reader.sources.texts.rows import GAP

if TYPE_CHECKING:
    from lxml.html import HtmlElement

LONGEST_CELL = 200
"""Characters; a table with more in a cell lays out text."""
MOST_COLUMNS = 60
_OF_TABLES = "table thead tbody tfoot tr td th colgroup col caption".split()
_SECTIONS = "h1 h2 h3 h4 h5 h6 table article section main form blockquote ul ol iframe video".split()
"""What the cells of a table of data do not hold."""
_MOSTLY = 0.8


def set_tables(tree: HtmlElement) -> None:
    """Puts rows or sections in place of each table, in place."""
    for table in reversed(list(tree.iter("table"))):  # the inner ones first
        rows = _rows(table)
        if _is_layout(table, rows):
            for element in [table, *table.iter(*_OF_TABLES)]:
                element.tag = "div"
        elif _is_menu(table):
            table.drop_tree()
        else:
            _write(table, rows)
            _out_of_figure(table)
    for element in list(tree.iter(*_OF_TABLES)):  # those outside any table
        element.tag = "div"


def _rows(table: HtmlElement) -> list[list[str]]:
    """The texts of a table's cells, a cell that spans several columns followed by empty ones."""
    found = []
    for row in table.iter("tr"):
        cells: list[str] = []
        for cell in row.iter("td", "th"):
            cells += [_words(cell), *[""] * (_span(cell) - 1)]
        if any(cells):
            found.append(cells[:MOST_COLUMNS])
    return found


def _words(element: HtmlElement) -> str:
    return " ".join(" ".join(element.itertext()).replace(GAP, " ").split()) if len(element) else _line(element.text)


def _line(text: str | None) -> str:
    return " ".join((text or "").replace(GAP, " ").split())


def _span(cell: HtmlElement) -> int:
    said = cell.get("colspan", "1").strip()
    return max(1, min(int(said), MOST_COLUMNS)) if said.isascii() and said.isdecimal() and len(said) < 4 else 1


def _is_layout(table: HtmlElement, rows: Sequence[Sequence[str]]) -> bool:
    """Whether a table puts parts of a page beside one another."""
    if table.get("role") in ("presentation", "none") or table.find(".//table") is not None:
        return True
    if len(rows) < 2 or max(map(len, rows)) < 2 or any(len(cell) > LONGEST_CELL for row in rows for cell in row):
        return True
    return any(next(cell.iterdescendants(*_SECTIONS), None) is not None for cell in table.iter("td", "th"))


def _is_menu(table: HtmlElement) -> bool:
    """Whether a table is made of links."""
    linked = sum(len(_words(link)) for link in table.iter("a"))
    return table.find(".//th") is None and linked > _MOSTLY * len(_words(table))


def _out_of_figure(table: HtmlElement) -> None:
    """Makes the figure that a table of data stands in a part of the text: the extraction leaves out every figure.

    What the figure says of the table stays where it is, above or below it.
    """
    figure = next(table.iterancestors("figure"), None)
    if figure is None or next(figure.iter("img", "picture", "video"), None) is not None:
        return
    for caption in figure.iter("figcaption"):
        caption.tag = "p"
    figure.tag = "div"
    figure.attrib.clear()


def _write(table: HtmlElement, rows: Sequence[Sequence[str]]) -> None:
    from lxml.html import Element  # slow to import

    caption = table.find("caption")
    name = "" if caption is None else _words(caption)
    lines = ([("h4", name)] if name else []) + [("p", f" {GAP} ".join(row)) for row in rows]
    tail = table.tail
    for child in list(table):
        table.remove(child)
    table.tag, table.text, table.tail = "div", None, tail
    table.attrib.clear()
    for tag, words in lines:
        line = Element(tag)
        line.text = words
        table.append(line)
