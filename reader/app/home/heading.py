"""What an article is called in a list; apart, since the app's start needs no more of home than this."""

from __future__ import annotations

import os

from reader.library.reading.kept import Facts
from reader.sources.targets import is_address


def headed(facts: Facts) -> str:
    """What an article is called in a list: one without a title as it is where it is read, by its file's name."""
    return facts.title or (facts.source if is_address(facts.source) else os.path.basename(facts.source)) or facts.source
