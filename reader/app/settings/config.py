"""What `reader config` says: where the settings file is, what may stand in it, and whether what does is right."""

from __future__ import annotations

import json
from collections.abc import Iterator

from reader.app.keys.table import KEYS
from reader.app.settings.stored import AMONG, OPTIONS, Settings, described, settings_file, state_file, wanted
from reader.library import Library


def template() -> str:
    """A settings file that says everything and changes nothing: every line a comment, with what holds without it."""
    return "\n".join(_lines()) + "\n"


def _lines() -> Iterator[str]:
    usual = Settings()
    yield f"# Reader's settings. What is to differ goes to {settings_file()}"
    yield "# without the # before it. What was done last counts: this file, or a choice made while reading."
    yield f"# Choices made while reading are remembered in {state_file()}, which may be deleted."
    where = Library().where
    yield f"# Analyses are kept in {where['analyses']} and may be deleted,"
    yield f"# what you corrected in them in {where['corrections']}, the articles you read in {where['articles']}."
    for name in OPTIONS:
        values = f"one of {', '.join(AMONG[name]())}" if name in AMONG else wanted(name)
        yield ""
        yield f"# {described(name)}"
        yield f"#   {values}"
        value = getattr(usual, name)
        yield f"# {name} = {json.dumps(value) if value is not None else '…'}"
    yield ""
    yield '# Keys: a key in quotes or a list of them, as in "ctrl+d", "Esc", "?"; [] for none.'
    yield "# A key that is given to one action is taken from others there; that is said, unless those are set, too."
    yield "# [keys]"
    for key in KEYS:
        keys = json.dumps(list(key.keys), ensure_ascii=False)
        yield f"# {key.id} = {keys}  # {key.help}"
