"""Which names are one bearer's: full names and surnames, long names and acronyms, countries and their aliases."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from reader.analysis.words import nouns, places, titles
from reader.analysis.words.folding import fold, words
from reader.pipeline.tables import word_set

_ARTICLE = re.compile(r"^(al|el|ad|an|as|at|ar|ul)-(?=\w{2})")
_LETTERS = 3
"""Letters of an acronym that leaves out whose country's a body is, at least."""
_BETWEEN = re.compile(r"[\s\-–/]+")
_VOWEL = re.compile(r"[AEIOUYÀ-Ý]")
_NUMERAL = re.compile(r"[IVXLC]+")
_WORD = 6
"""Letters of a word that is no acronym."""
_NUMBERED = re.compile(r"-(\d)")
_INITIAL = re.compile(r"([^\W\d_])([^\W\d_]*)")
_NUMBERS = {
    word: str(number)
    for number, word in enumerate("one two three four five six seven eight nine ten eleven twelve".split(), 1)
} | {"fifteen": "15", "twenty": "20"}
_SUFFIXES = word_set("jr sr ii iii iv jnr snr md phd esq obe mbe kc qc sc")
_LEGAL = word_set(
    """
    inc incorporated ltd limited llc llp plc corp corporation co company gmbh ag kgaa sa nv bv spa oy oyj ab as aps
    pty pvt sarl srl kk bhd sdn holdings holding group tbk jsc ojsc pjsc kft zrt nyrt ltda
    """
)
_PLAIN = word_set("company co group holding holdings limited corporation incorporated")
"""Those that are words, too."""
_SMALL = word_set("of and for the in on at to de du des la le et y e da do del der und van fur a an")
_GENERIC = _LEGAL | word_set(
    """
    motor motors bank airlines airways university party government ministry department police army forces football
    club fc united city institute news agency media times post television tv radio electric steel oil energy
    foundation trust association federation international global industries technologies systems studios pictures
    entertainment records games platforms services solutions stores partners capital
    """
)
_EVENTS = word_set(
    """
    revolution war uprising intifada cup olympics olympiad championship championships festival referendum election
    elections summit massacre holocaust genocide marathon tournament prix games
    """
)
_HOUSES = word_set(
    "theatre theater stadium hall arena museum hotel palace auditorium gallery mall square park coliseum cathedral"
)
_ALSO = {
    alias: names[0]
    for names in (
        ("pentagon", "department defense", "department defence"),
        ("scotland yard", "metropolitan police", "met police"),
        ("islamic state", "isis", "isil", "daesh", "is", "isis-k"),
        ("white house", "oval office"),
        ("kremlin", "russian presidency"),
        ("red cross", "icrc", "international committee red cross"),
        ("fed", "federal reserve"),
        ("foggy bottom", "department state"),
        ("european union", "eu"),
        ("united nations", "un"),
    )
    for alias in names
}
_SHORT_GIVEN = {
    short: full
    for full, shorts in (
        ("robert", "bob bobby rob"), ("william", "bill billy will"), ("richard", "dick rick"), ("james", "jim jimmy"),
        ("michael", "mike mick"), ("joseph", "joe"), ("thomas", "tom tommy"), ("edward", "ed eddie ted"),
        ("anthony", "tony"), ("benjamin", "ben bibi"), ("christopher", "chris"), ("daniel", "dan danny"),
        ("david", "dave"), ("donald", "don"), ("elizabeth", "liz beth"), ("gregory", "greg"), ("jeffrey", "jeff"),
        ("kenneth", "ken"), ("lawrence", "larry"), ("matthew", "matt"), ("nicholas", "nick"), ("patrick", "pat"),
        ("peter", "pete"), ("philip", "phil"), ("ronald", "ron"), ("samuel", "sam"), ("stephen", "steve"),
        ("steven", "steve"), ("timothy", "tim"), ("theodore", "ted"), ("charles", "charlie chuck"), ("john", "jack"),
        ("andrew", "andy"), ("alexander", "alex sasha"), ("katherine", "kate kathy"), ("margaret", "maggie"),
    )
    for short in shorts.split()
}  # fmt: skip


_LIKE_LETTERS = str.maketrans({"q": "k", "c": "k", "y": "i", "j": "i", "u": "o", "w": "v", "x": "ks"})
_ONE_LETTER = re.compile(r"([a-z])\1+|(?<=[bdgkpt])h")
"""What is one letter in another alphabet, or no letter: doubled ones, and an h behind a consonant."""
_TELLING = 5
"""Letters that the sound of a name must have to tell it from others."""
_LONG = 8
"""Letters of a surname that can be misspelt and still be known."""


@dataclass(frozen=True)
class PersonName:
    """A person's name taken apart: folded parts in order, without suffixes and connectors' capitals."""

    parts: tuple[str, ...]

    @property
    def surname(self) -> str:
        """The last part, with the connector before it left out ("al-Assad": assad)."""
        return self.parts[-1]

    @property
    def is_full(self) -> bool:
        """Whether there is more than one part."""
        return len(self.parts) > 1


def person(name: str) -> PersonName:
    """Take a person's name apart ("Abdel-Fattah el-Sisi Jr." → abdel-fattah, sisi)."""
    parts = [fold(part).strip("\"'“”‘’(),.") for part in name.split()]
    parts = [_ARTICLE.sub("", part) for part in parts if part]
    while len(parts) > 1 and parts[-1] in _SUFFIXES:
        parts.pop()
    kept = [p for i, p in enumerate(parts) if p and (not titles.is_connector(p) or i == len(parts) - 1)]
    return PersonName(tuple(kept or parts or [fold(name)]))


def in_normal_case(name: str, *, is_person: bool) -> str:
    """A name without words that are only shouted: "MICHELLE McLean", a person's "ANA RUIZ", "WORLD FUND FOR NATURE".

    What may be an acronym, initials or a number stays: short words, those that cannot be spoken, "XXIII", and bodies'
    names without a long word.
    """
    parts = name.split(" ")
    loud = [part.isupper() and len(part) > 1 for part in parts]
    whole = all(loud)
    if not any(loud) or (not is_person and not (whole and max(map(len, parts)) >= _WORD and len(parts) > 1)):
        return name
    least = 3 if is_person and whole else 4
    return " ".join(_spoken(p, least, small=i > 0 and not is_person) if loud[i] else p for i, p in enumerate(parts))


def _spoken(word: str, least: int, *, small: bool) -> str:
    if small and fold(word) in _SMALL:
        return word.lower()
    if len(word) < least or not _VOWEL.search(word) or _NUMERAL.fullmatch(word) or fold(word) in _SUFFIXES:
        return word
    return _INITIAL.sub(lambda m: m[1] + m[2].lower(), word)


def same_person(one: PersonName, other: PersonName) -> bool:
    """Whether two full names can be one person's: one's parts within the other's, or the same but for initials.

    Different first names are different people, whatever the surname.
    """
    short, long = sorted((one.parts, other.parts), key=len)
    if _subsequence(short, long):
        return True
    if _transliterated(short, long):
        return True
    if short[-1] != long[-1] and not _misspelt(short[-1], long[-1]) and not _halved(short[-1], long[-1]):
        return False
    middle_clash = len(short) > 2 and len(long) > 2 and not _matching(short[1], long[1])
    return _matching(short[0], long[0]) and not middle_clash


def person_keys(name: PersonName) -> frozenset[str]:
    """What two names share, one of them at least, if `same_person` or `names_person` can hold of them."""
    misspelt = {f"{name.surname[0]}…"} if len(name.surname) >= _LONG else set()
    sounds = {f"~{sound}"} if (sound := _sound(name.surname)) else set()
    return frozenset((*name.parts, *name.surname.split("-"), *misspelt, *sounds))


def names_person(short: str, full: PersonName) -> bool:
    """Whether a one-word name is the surname, or a part that is used as one, of a full name ("Kirby", "Xi")."""
    if short in full.parts:
        return True
    alike = _misspelt(short, full.surname) or (len(short) > _TELLING and _sounds(short, full.surname))
    return full.is_full and alike


def _matching(one: str, other: str) -> bool:
    """Whether two given names can be one: the same, an initial of it, or a short form."""
    if one == other or _SHORT_GIVEN.get(one, one) == _SHORT_GIVEN.get(other, other):
        return True
    return one[0] == other[0] and (len(one) == 1 or len(other) == 1)


def _misspelt(one: str, other: str) -> bool:
    """Whether two long surnames differ in one letter, as a newsroom's typing errors do."""
    if min(len(one), len(other)) < _LONG or abs(len(one) - len(other)) > 1 or one[0] != other[0]:
        return False
    if len(one) == len(other):
        different = [i for i in range(len(one)) if one[i] != other[i]]
        return len(different) <= 1
    short, long = sorted((one, other), key=len)
    return any(long[:i] + long[i + 1 :] == short for i in range(len(long)))


def _halved(one: str, other: str) -> bool:
    """Whether a surname is one half of the other, as before a wedding ("Marsh", "Marsh-Tate")."""
    return one in other.split("-") or other in one.split("-")


def _transliterated(one: Sequence[str], other: Sequence[str]) -> bool:
    """Whether two names are spellings of one in another alphabet, part for part ("Ahmed Qasimi", "Ahmad Kasimy")."""
    return len(one) == len(other) and all(a == b or _sounds(a, b) for a, b in zip(one, other, strict=True))


def _sounds(one: str, other: str) -> bool:
    sound = _sound(one)
    return sound is not None and sound == _sound(other)


@lru_cache(maxsize=4096)
def _sound(name: str) -> str | None:
    """What the usual ways to write a name of another alphabet in Latin letters share; None for one too short to tell.

    Neither doubled letters nor an h behind a consonant tell names apart, nor which of k, q and c, of i and y, of u and
    o, or within a name of a and e is written.
    """
    letters = name[:-1].replace("e", "a") + name[-1:]
    found = _ONE_LETTER.sub(r"\1", letters.translate(_LIKE_LETTERS))
    return found if len(found) >= _TELLING else None


def _subsequence(short: Sequence[str], long: Sequence[str]) -> bool:
    rest = iter(long)
    return all(any(part == other for other in rest) for part in short)


@dataclass(frozen=True)
class OrganizationName:
    """An organisation's name: its folded words, those that carry it, and the acronyms it may have."""

    words: tuple[str, ...]
    core: tuple[str, ...]
    acronyms: frozenset[str] = field(compare=False)


@lru_cache(maxsize=4096)
def organization(name: str) -> OrganizationName:
    """Take an organisation's name apart ("The Acme Company Ltd." → acme)."""
    all_words = words(name)
    if all_words[:1] == ("the",):
        all_words = all_words[1:]
    core = [w for w in all_words if w not in _SMALL]
    while len(core) > 1 and core[-1] in _LEGAL:
        core.pop()
    parts = [p for p in _BETWEEN.split(name) if p[:1].isalnum()]
    if parts and parts[0].lower() == "the":
        parts = parts[1:]
    big = [_initial(p) for p in parts if p.lower() not in _SMALL]
    every = [_initial(p) for p in parts]
    without_country = big[1:] if parts and fold(parts[0]) in ("us", "uk") else big
    acronyms = {"".join(x) for x in (big, every, without_country) if len(x) > 1}
    if len(big) > _LETTERS and parts[-2].lower() == "of" and places.country(parts[-1]) is not None:
        acronyms.add("".join(big[:-1]))  # the Constitutional Democratic Party of Japan is the CDP
    return OrganizationName(all_words, tuple(core), frozenset(acronyms))


def _initial(word: str) -> str:
    """What stands for a word in an acronym: its first letter, a number whole ("Group of Seven": G7)."""
    return word if word.isdecimal() else _NUMBERS.get(word.lower(), word[0].lower())


def is_legal_form(word: str) -> bool:
    """Whether a word behind a name is a company's legal form: "Ltd", "GmbH", "AS"."""
    return fold(word) in _LEGAL - _PLAIN and (word.isupper() or (len(word) > 2 and not word.islower()))


def without_legal_form(name: str) -> str:
    """A folded name without a company's legal form at its end."""
    *core, last = name.split(" ")
    return " ".join(core) if core and last.rstrip(".") in _LEGAL - _PLAIN else name


@lru_cache(maxsize=4096)
def is_acronym(name: str) -> bool:
    """Whether a name is written like an acronym ("IAEA", "U.N.", "MoH", "G7")."""
    letters = _letters(name)
    signs = sum(c.isupper() or c.isdecimal() for c in letters)
    return letters.isalnum() and letters[:1].isupper() and 2 <= len(letters) <= 8 and signs * 2 > len(letters)


def _letters(acronym: str) -> str:
    """An acronym without the points and the hyphen before a number that it may be written with ("U.N.", "G-7")."""
    return _NUMBERED.sub(r"\1", acronym.replace(".", ""))


def _spellings(acronym: str) -> frozenset[str]:
    """The letters that an acronym may stand for: all of them ("MoH"), or its capitals ("IISc", of the Institute of
    Science)."""
    letters = _letters(acronym)
    capitals = "".join(c for c in letters if not c.islower())
    return frozenset({fold(letters), fold(capitals) if len(capitals) > 2 else fold(letters)})


def same_organization(one: str, other: str) -> bool:
    """Whether two names can be one organisation's."""
    if is_acronym(one) != is_acronym(other):
        short, long = (one, other) if is_acronym(one) else (other, one)
        if not _spellings(short).isdisjoint(organization(long).acronyms):
            return True
    a, b = organization(one), organization(other)
    if a.core == b.core or set(a.core) == set(b.core):
        return True
    if _known(a) is not None and _known(a) == _known(b):
        return True
    less, more = sorted((a.core, b.core), key=len)
    if not less:
        return False
    if more[1:] == less and more[0] in ("us", "uk", "american", "british", "national", "federal", "state"):
        return len(less) > 1
    if len(less) > 1 and _is_people(more[: len(more) - len(less)]) and more[-len(less) :] == less:
        return True  # "the Costa Rican Red Cross"
    if len(less) > 2 and more[0] == less[0] and more[-1] == less[-1] and _subsequence(less, more):
        return True  # "Sydney Central Court" and "Sydney Central Local Court"
    extra = more[len(less) :]
    if more[: len(less)] != less:
        return False
    if len(less) == 1 and extra[-1] in _GENERIC and _is_invented(less[0]):
        return True
    # "Ford" and "Ford Motor Company"; "Miss Tourism" and "Miss Tourism Ghana"; "Ryanair" and "Ryanair Sun"
    return all(w in _GENERIC for w in extra) or (len(extra) == 1 and (len(less) > 1 or _is_invented(less[0])))


def _is_people(before: Sequence[str]) -> bool:
    return len(before) in (1, 2) and places.of_demonym(" ".join(before)) is not None


def _is_invented(word: str) -> bool:
    """Whether a word is nobody's but the organisation's that bears it: no place's, no kind of body's."""
    known = places.country(word) or places.of_demonym(word) or places.is_region(word)
    return len(word) > 3 and word not in _GENERIC and nouns.sort(word) is None and not known


def organization_keys(name: str) -> frozenset[str]:
    """What two names share, one of them at least, if `same_organization` can hold of them."""
    taken = organization(name)
    short = _spellings(name) if is_acronym(name) else frozenset()
    known = _known(taken)
    return frozenset((*(taken.core or ("",)), *taken.acronyms, *short, *([known] if known is not None else [])))


def is_event(name: str) -> bool:
    """Whether a name of several words is an event's by its last one ("Algerian Revolution", "World Cup")."""
    found = words(name)
    return len(found) > 1 and found[-1] in _EVENTS


def is_house(name: str) -> bool:
    """Whether a name is a building's by its last word, which may also be its owners' ("National Theatre")."""
    return not _HOUSES.isdisjoint(words(name)[-1:])


def is_known_organization(name: str) -> bool:
    """Whether a name is that of an organisation known by its house or another by-name ("the White House")."""
    return _known(organization(name)) is not None


def _known(name: OrganizationName) -> str | None:
    core = [w for w in name.core if w not in ("us", "american", "group")]
    for key in (" ".join(name.core), " ".join(core), " ".join(sorted(core))):
        if key in _ALSO:
            return _ALSO[key]
    return None
