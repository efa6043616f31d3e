"""The pronouns of English by person, number, gender and case, in lower case."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, Literal, NamedTuple

from reader.analysis.words.titles import Gender

Words = frozenset[str]
Class = Literal["male", "female", "thing", "plural"]


class Forms(NamedTuple):
    """The forms of one pronoun."""

    subject: str
    object: str
    determiner: str
    """Stands before what is possessed ("*her* house")."""
    possessive: str
    """Stands for what is possessed ("a house of *hers*")."""
    reflexives: tuple[str, ...] = ()


_I = Forms("i", "me", "my", "mine", ("myself",))
_WE = Forms("we", "us", "our", "ours", ("ourselves",))
_YOU = Forms("you", "you", "your", "yours", ("yourself", "yourselves"))
_HE = Forms("he", "him", "his", "his", ("himself",))
_SHE = Forms("she", "her", "her", "hers", ("herself",))
_IT = Forms("it", "it", "its", "its", ("itself",))
_THEY = Forms("they", "them", "their", "theirs", ("themselves",))
_WHO = Forms("who", "whom", "whose", "whose")


def _all(*pronouns: Forms) -> Words:
    return frozenset(form for p in pronouns for form in (*p[:4], *p.reflexives))


def _themselves(*pronouns: Forms) -> Words:
    return frozenset(form for p in pronouns for form in (p.subject, p.object, *p.reflexives))


ME: Final = _all(_I)
WE: Final = _all(_WE)
FIRST: Final = ME | WE
SECOND: Final = _all(_YOU)
HE: Final = _all(_HE)
SHE: Final = _all(_SHE)
IT: Final = _all(_IT)
THEY: Final = _all(_THEY)
THIRD: Final = HE | SHE | IT | THEY
WHO: Final = _all(_WHO)
REFLEXIVE: Final = frozenset(form for p in (_I, _WE, _YOU, _HE, _SHE, _IT, _THEY) for form in p.reflexives)
RELATIVE: Final = WHO | {"which", "that"}

SUBJECTS: Final = frozenset(p.subject for p in (_I, _WE, _HE, _SHE, _IT, _THEY, _WHO))
"""Those that are a subject wherever they stand; without "you", which is an object as well, but with "it": what stands
before a verb of speech is one."""
OWN: Final = frozenset(p.determiner for p in (_I, _WE, _YOU))
"""Whose they say depends on who speaks."""
SPEAKER: Final = _themselves(_I)
"""The one who speaks: no possessives, for what they head or stand before is something else."""
PERSONS: Final = _themselves(_I, _WE, _HE, _SHE, _THEY, _WHO)
"""People: no possessives, as above; no "you", which is often nobody."""

GENDERS: Final[Mapping[str, Gender]] = {**dict.fromkeys(HE, "male"), **dict.fromkeys(SHE, "female")}
CLASSES: Final[Mapping[str, Class]] = {
    **dict.fromkeys(HE, "male"),
    **dict.fromkeys(SHE, "female"),
    **dict.fromkeys(IT, "thing"),
    **dict.fromkeys(THEY, "plural"),
}
"""Of the third persons, what each can mean. "It" is a thing, and an organization or a place too."""
