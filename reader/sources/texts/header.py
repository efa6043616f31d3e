"""Whether a text is a mail, by its first lines, without what reads one: that is slow to import."""

from __future__ import annotations

import re

LONGEST_HEAD = 100_000
"""Characters of a mail's header; those of lists and filters are long."""

_ENVELOPE = re.compile(r"\A\s*+(?:From \S[^\n]*+\n)?+")
"""What may stand before a header: the line by which a mailbox parts its mails."""
_FIELD = re.compile(r"\A(?P<name>[A-Za-z][\w-]*+):(?:[ \t]|$)")
_TELLING = frozenset({"from", "to", "subject", "date", "sent"})
"""Fields of which a mail's header has several, one of them who it is from or what it is about."""


def is_mail(text: str) -> bool:
    """Whether a text begins with the header of a mail: lines of fields, a blank line after them."""
    return body(text) is not None


def start(text: str) -> int:
    """Where a header at the beginning of a text begins."""
    envelope = _ENVELOPE.match(text)
    return envelope.end() if envelope else 0


def body(text: str) -> int | None:
    """Where the text after a mail's header begins; None if there is none at its beginning."""
    at = start(text)
    end = text.find("\n\n", at, LONGEST_HEAD)
    names: list[str] = []
    for line in text[at:end].split("\n") if end > 0 else ():
        if field := _FIELD.match(line):
            names.append(field["name"].lower())
        elif not names or line[:1] not in (" ", "\t"):
            return None
    return end + 2 if len(_TELLING & {*names}) > 1 and {"from", "subject"} & {*names} else None
