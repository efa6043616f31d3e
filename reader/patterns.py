"""Regular expressions that are compiled when they are first asked something.

Compiling is most of what importing a module of patterns takes, and a sitting asks few of them before its first frame.
"""

from __future__ import annotations

import re
from typing import Any, AnyStr, cast


class Late:
    """Stands for a compiled pattern, and is one from the first question on."""

    def __init__(self, written: str | bytes, flags: int) -> None:
        self._written, self._flags = written, flags

    def __getattr__(self, name: str) -> Any:
        if name.startswith("_"):
            raise AttributeError(name)
        compiled = self.compiled()
        found = getattr(compiled, name)
        vars(self)[name] = found  # the next time it is found without coming here
        return found

    def compiled(self) -> re.Pattern[Any]:
        """The pattern itself."""
        return re.compile(self._written, self._flags)  # which keeps those that were compiled


def late(written: AnyStr, flags: int = 0) -> re.Pattern[AnyStr]:
    """As `re.compile`; a pattern that is wrong says so when it is first asked."""
    return cast("re.Pattern[AnyStr]", Late(written, flags))
