"""One article at a time, analysed in whatever process this is: what comes of it is data, never an exception."""

from __future__ import annotations

import os
import threading
from typing import TYPE_CHECKING, TypeAlias

import msgspec
from msgspec import Struct

from reader.engine import lean
from reader.engine.memory import is_lack
from reader.pipeline import PipelineError, announced
from reader.story import Analysis, Article, Pipeline

if TYPE_CHECKING:
    from spacy.tokens import Doc

__all__ = ["AnalysisError", "Analyst", "Failed", "Found", "Outcome", "PipelineError", "announced"]

_LIBRARIES = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS")


class Found(Struct, frozen=True, tag=True):
    """What was understood, and by what."""

    analysis: Analysis
    pipeline: Pipeline
    doc: bytes = b""
    """The Doc that it was read off, as a DocBin with nothing else, where that was asked for."""


class Failed(Struct, frozen=True, tag=True):
    """Why nothing was; `lack` if memory ran out."""

    reason: str
    lack: bool = False

    def error(self) -> Exception:
        """As it would have been raised."""
        return MemoryError(self.reason) if self.lack else AnalysisError(self.reason)


Outcome: TypeAlias = Found | Failed


class AnalysisError(Exception):
    """An article could not be analysed, for the reason that the message gives."""


def failed(error: Exception) -> Failed:
    return Failed(str(error) or type(error).__name__, is_lack(error))


class Analyst:
    """A loaded pipeline that uses so many threads (0: as many as suit this machine). Raises `PipelineError`."""

    def __init__(self, name: str | None = None, threads: int = 0) -> None:
        if threads:
            for variable in _LIBRARIES:  # read when a library is loaded, if it is not yet
                os.environ.setdefault(variable, str(threads))
        with lean.spacy():
            from reader import pipeline
            from reader.analysis import analyse

        self._nlp = pipeline.load(name, threads=threads)
        self._made_by = pipeline.identity(self._nlp)
        self._analyse = analyse
        self._alone = threading.Lock()

    def outcome(self, article: Article, *, with_doc: bool = False) -> Outcome:
        """What comes of an article; from several threads, one after another."""
        try:
            with self._alone:
                doc = self._nlp(article.text)
                analysis = self._analyse(doc, article)
                return Found(analysis, self._made_by, _packed(doc) if with_doc else b"")
        except Exception as error:
            return failed(error)


def _packed(doc: Doc) -> bytes:
    from spacy.tokens import DocBin

    return bytes(DocBin(docs=[doc], store_user_data=True).to_bytes())


def encoded(message: Article | Outcome) -> bytes:
    """For another process."""
    return msgspec.msgpack.encode(message)


def outcome(data: bytes) -> Outcome:
    """Raises `msgspec.DecodeError` for anything else."""
    return msgspec.msgpack.decode(data, type=Found | Failed)


def article(data: bytes) -> Article:
    """Raises `msgspec.DecodeError` for anything else."""
    return msgspec.msgpack.decode(data, type=Article)
