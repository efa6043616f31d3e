"""Imports what a process of the engine imports."""

from reader.engine import lean, worker
from tests.engine import standins

with lean.spacy():
    from reader import analysis, pipeline
    from reader.pipeline import assemble, components

__all__ = ["analysis", "assemble", "components", "pipeline", "standins", "worker"]
