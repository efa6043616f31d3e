"""Names as they are compared across articles: the same full name is the same person, nothing less is.

A wrong match costs more than a missed one: a surname alone, or one with an initial before it, is nobody's full name.
"""

from __future__ import annotations

from typing import Final

from reader.library.across.folding import fold, name_forms
from reader.story import Actor

_TITLES: Final = frozenset(
    "mr mrs ms miss mx dr prof professor sir dame lord lady rev reverend fr father sister hon sen senator rep"
    " representative gov governor gen general col colonel maj major capt captain lt lieutenant sgt sergeant cpl adm"
    " admiral cmdr commander pres president vice prime minister mp mep judge justice sheikh emir king queen prince"
    " princess pope bishop archbishop cardinal rabbi imam ambassador secretary chancellor mayor herr frau monsieur"
    " madame señor señora senor senora".split()
)
"""What stands before a person's name and is none of it."""
_COMPANIES: Final = frozenset(
    "inc incorporated ltd limited plc corp corporation co company llc llp gmbh ag sa nv".split()
)
"""What stands after an organization's name and is none of it."""
_FIRST_IDEOGRAM: Final = "\u2e80"
"""From here on a name is written without spaces."""
_LONGEST_ACRONYM: Final = 8


def full_name(name: str, kind: str) -> str | None:
    """The form in which a name is compared with another one of its kind; None where it is no full name."""
    words = name_forms(name)
    if kind == "person":
        while len(words) > 1 and words[0] in _TITLES:
            del words[0]
        words = words[:1] + [word for word in words[1:-1] if len(word) > 1] + words[1:][-1:]
        whole = len(words) > 1 and len(words[0]) > 1 and len(words[-1]) > 1
        if not whole and not (len(words) == 1 and len(words[0]) > 1 and min(words[0]) >= _FIRST_IDEOGRAM):
            return None
        return " ".join(words)
    if len(words) > 1 and words[0] == "the":
        del words[0]
    while kind == "organization" and len(words) > 1 and words[-1] in _COMPANIES:
        del words[-1]
    if len(words) > 1 and all(len(word) == 1 for word in words):  # "U.S."
        return "".join(words)
    return " ".join(words) or None


def own_name(text: str, actor: Actor) -> str | None:
    """The full name that an article gives an actor: its name's, or one that it is mentioned by. An organization
    that goes by an acronym has the name that the article spells it out with."""
    said = [" ".join(text[m.start : m.end].split()) for m in actor.mentions if m.form == "name"]
    names = list(dict.fromkeys([actor.name, *said]))
    if actor.kind == "organization" and is_acronym(actor.name):
        names = [name for name in names if spells_out(name, actor.name)] + names
    return next(filter(None, (full_name(name, actor.kind) for name in names)), None)


def is_acronym(name: str) -> bool:
    """Whether a name is written in capitals only ("WHO", "U.N.")."""
    letters = name.replace(".", "")
    return 2 <= len(letters) <= _LONGEST_ACRONYM and letters.isalpha() and letters.isupper()


def spells_out(name: str, acronym: str) -> bool:
    """Whether the acronym is made of the first letters of the name's words, with or without the small words."""
    words = [word for word in name.replace("-", " ").split() if word[0].isalpha()]
    if len(words) < 2:
        return False
    wanted = fold(acronym.replace(".", ""))
    initials = ("".join(word[0] for word in words), "".join(word[0] for word in words if word[0].isupper()))
    return any(fold(letters) == wanted for letters in initials)
