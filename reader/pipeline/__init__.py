"""Text → spaCy Doc: tags, parse, entities, attributions, event triggers and roles, from one small network.

What every pipeline that `load` returns sets on a Doc, beside spaCy's own attributes:

    doc.spans["attribution"]  pieces in text order, labelled SOURCE, CUE or CONTENT
    doc.spans["events"]       one-token triggers, labelled occurrence, reporting or state
    doc._.roles               (predicate token, argument's head token, role), …
"""

from __future__ import annotations

import json
import os
from importlib.metadata import entry_points
from pathlib import Path
from typing import TYPE_CHECKING

from reader.story import Pipeline

if TYPE_CHECKING:
    from spacy.language import Language

MODEL = "READER_MODEL"
"""Environment variable: a folder with another network to use, as `assemble` takes it."""


class PipelineError(Exception):
    """No pipeline can be loaded, for the reason that the message gives in one sentence."""


def path() -> Path:
    """The folder of the shipped pipeline: `spacy.load(reader.pipeline.path())` works by itself."""
    return Path(__file__).parent / "model"


def load(name: str | None = None, *, threads: int = 0) -> Language:
    """The shipped pipeline, or the named one (an installed spaCy package or a folder) with the same annotations.

    `threads` are those that its network may use, 0 for as many as suit this machine; what comes of a text is the same.

    Raises PipelineError if there is none of that name, or if it lacks a parser or entities.
    """
    from reader.pipeline.tokenizer import Bounded

    nlp = _shipped() if name is None else _named(name)
    if threads:
        _limit(nlp, threads)
    nlp.tokenizer = Bounded(nlp.tokenizer)
    return nlp


def _limit(nlp: Language, threads: int) -> None:
    from reader.pipeline.encoder import Encoder

    for _, component in nlp.pipeline:
        if isinstance(component, Encoder):
            component.limit(threads)


def _named(name: str) -> Language:
    import spacy

    from reader.pipeline import components  # noqa: F401  registers the factories, which a folder of ours needs

    try:
        nlp = spacy.load(name)
    except OSError:
        raise PipelineError(_unknown(name)) from None
    except Exception as error:
        raise PipelineError(f"The pipeline {name} cannot be loaded: {_first_line(error)}") from error
    return _completed(nlp, name)


def _completed(nlp: Language, name: str) -> Language:
    """The pipeline with what Reader needs derived from its parse, unless it is one of Reader's own."""
    from reader.pipeline import components, derived

    if components.ENCODER in nlp.pipe_factories.values():
        return nlp
    if lacking := derived.missing(nlp):
        raise PipelineError(f"The pipeline {name} lacks {' and '.join(lacking)}, which Reader needs.")
    nlp.add_pipe("reader_paragraphs", first=True)
    nlp.add_pipe("reader_derived")
    return nlp


def identity(nlp: Language) -> Pipeline:
    """The name and version that tell analyses by this pipeline from those by others."""
    meta = nlp.meta
    return Pipeline(f"{meta.get('lang', '')}_{meta.get('name', '')}", str(meta.get("version", "")))


def announced(name: str | None = None) -> Pipeline:
    """The identity of what `load` would give, without loading it where that can be had. Raises PipelineError."""
    if name is None and not os.environ.get(MODEL):
        try:
            meta = json.loads((path() / "meta.json").read_text(encoding="utf8"))
            return Pipeline(f"{meta['lang']}_{meta['name']}", str(meta["version"]))
        except (OSError, ValueError, KeyError):
            pass  # loading tells what is wrong
    return identity(load(name))


def _shipped() -> Language:
    import spacy

    from reader.pipeline import assemble

    folder = os.environ.get(MODEL)
    if folder:
        try:
            return assemble.build(Path(folder))
        except FileNotFoundError as error:
            raise PipelineError(f"{MODEL} is set, but there is no file {error.args[0]}.") from None
        except Exception as error:  # ONNX Runtime and tokenizers have errors of their own for broken files
            raise PipelineError(f"The network in {folder} cannot be loaded: {_first_line(error)}") from error
    if not (path() / "config.cfg").is_file():
        raise PipelineError(f"Reader's language model is missing from {path()}: install Reader again.")
    return spacy.load(path())


def _unknown(name: str) -> str:
    installed = sorted({e.name for e in entry_points(group="spacy_models")})
    there = f"installed are {', '.join(installed)}" if installed else "no spaCy pipeline is installed"
    return f"There is no spaCy pipeline {name}: {there}; leave the option out to use Reader's own."


def _first_line(error: Exception) -> str:
    return str(error).strip().partition("\n")[0]
