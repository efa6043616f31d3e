"""Many stories as one Parquet file: a row for each article, its actors, events, quotes and entities nested in it.

    schema, source, title, byline, published, text   the article; offsets are code points of `text`
    blocks      [{kind, start, end}]
    entities    [{start, end, label, actor}]
    actors      [{id, name, kind, salience, mentions: [{start, end, form}], description}]
    quotes      [{id, kind, content: [extent], cue: extent, source: extent, speaker, speakers, confidence}]
    events      [{id, type, trigger: extent, realis, who, whom: [{span: extent, actor}], where: [{span: extent}],
                  when: [{span: extent, value, grain}], same_as, salience, confidence}]
    pipeline    {name, version}

An extent is {start, end}. Names are those of the JSON (`reader.export.json`).
"""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import Any

import msgspec
import pyarrow as pa
import pyarrow.parquet as pq

from reader import private

ROWS = 500
"""Articles that are in memory at a time, and read together."""

_WORDS, _SHARE, _PLACE = pa.string(), pa.float64(), pa.int32()


def _struct(**fields: pa.DataType) -> pa.StructType:
    return pa.struct(list(fields.items()))


_EXTENT = _struct(start=_PLACE, end=_PLACE)
_PARTICIPANTS = pa.list_(_struct(span=_EXTENT, actor=_WORDS))

SCHEMA = pa.schema(
    {
        "schema": _WORDS,
        "source": _WORDS,
        "title": _WORDS,
        "byline": _WORDS,
        "published": _WORDS,
        "text": pa.large_string(),
        "blocks": pa.list_(_struct(kind=_WORDS, start=_PLACE, end=_PLACE)),
        "entities": pa.list_(_struct(start=_PLACE, end=_PLACE, label=_WORDS, actor=_WORDS)),
        "actors": pa.list_(
            _struct(
                id=_WORDS,
                name=_WORDS,
                kind=_WORDS,
                salience=_SHARE,
                mentions=pa.list_(_struct(start=_PLACE, end=_PLACE, form=_WORDS)),
                description=_WORDS,
            )
        ),
        "quotes": pa.list_(
            _struct(
                id=_WORDS,
                kind=_WORDS,
                content=pa.list_(_EXTENT),
                cue=_EXTENT,
                source=_EXTENT,
                speaker=_WORDS,
                speakers=pa.list_(_WORDS),
                confidence=_SHARE,
            )
        ),
        "events": pa.list_(
            _struct(
                id=_WORDS,
                type=_WORDS,
                trigger=_EXTENT,
                realis=_WORDS,
                who=_PARTICIPANTS,
                whom=_PARTICIPANTS,
                where=pa.list_(_struct(span=_EXTENT)),
                when=pa.list_(_struct(span=_EXTENT, value=_WORDS, grain=_WORDS)),
                same_as=_WORDS,
                salience=_SHARE,
                confidence=_SHARE,
            )
        ),
        "pipeline": _struct(name=_WORDS, version=_WORDS),
    }
)


def row(document: bytes) -> dict[str, Any]:
    """The row of a story, which comes as its JSON."""
    found: dict[str, Any] = msgspec.json.decode(document)
    article = found.pop("article")
    found |= {key: article.get(key) for key in ("source", "title", "byline", "published", "text", "blocks")}
    return {field.name: _typed(found.get(field.name), field.type) for field in SCHEMA}


def _typed(value: Any, kind: pa.DataType) -> Any:
    """A value with its extents, which are pairs in JSON, by name."""
    if value is None:
        return None
    if pa.types.is_list(kind):
        return [_typed(one, kind.value_type) for one in value]
    if kind.equals(_EXTENT) and isinstance(value, list):
        return {"start": value[0], "end": value[1]}
    if pa.types.is_struct(kind):
        return {field.name: _typed(value.get(field.name), field.type) for field in kind}
    return value


class ParquetFile:
    """The file at a path, which is there as a whole once this is left without an error. Raises OSError."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._part = path.with_name(f".{path.name}.{os.getpid()}")
        self._rows: list[dict[str, Any]] = []
        self._is_finished = False
        private.replaceable(path)
        self._file = open(self._part, "wb")  # noqa: SIM115  whose errors are told as those of any file
        self._writer = pq.ParquetWriter(self._file, SCHEMA, compression="zstd")

    def __enter__(self) -> ParquetFile:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        try:
            if kind is None:
                self.finish()
        finally:  # of what is given up nothing stays, whatever else is wrong
            for give_up in (self._writer.close, self._file.close, self._part.unlink):
                with suppress(OSError):
                    give_up()

    def finish(self) -> None:
        """Puts the file in its place; once is enough."""
        if self._is_finished:
            return
        self._flush()
        self._writer.close()
        self._file.close()  # what cannot be written any more is told here
        os.replace(self._part, self._path)
        self._is_finished = True

    def add(self, document: bytes) -> None:
        """One more story, as its JSON."""
        self._rows.append(row(document))
        if len(self._rows) >= ROWS:
            self._flush()

    def _flush(self) -> None:
        if self._rows:
            self._writer.write_table(pa.Table.from_pylist(self._rows, schema=SCHEMA))
            self._rows = []
