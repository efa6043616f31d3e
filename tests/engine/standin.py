"""In place of the language: an analysis that finds nothing, with which an engine process starts at once.

Its text is run in the process (`sabotage` in test_faults.py); everything else there is the engine's own.
"""

import sys
from types import SimpleNamespace

from reader.story import Analysis, Pipeline


class Language:
    """A pipeline of one component, which reports as the encoder does."""

    def __init__(self):
        self.on_batch = None
        self.pipeline = [("words", self)]

    def __call__(self, text):
        for done in (0, 1):
            if self.on_batch:
                self.on_batch(done, 1)
        return text


sys.modules["reader.pipeline"] = SimpleNamespace(
    load=lambda name: Language(), identity=lambda nlp: Pipeline("stand-in", "1"), PipelineError=ValueError
)
sys.modules["reader.analysis"] = SimpleNamespace(analyse=lambda doc, article: Analysis((), (), (), ()))
