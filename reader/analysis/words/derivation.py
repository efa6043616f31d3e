"""From a derived word to the words it may come from: "negotiation" to "negotiate", "reopen" to "open".

Spelling rules only: they propose, and the lexicon that is asked with their proposals decides.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from reader.pipeline.tables import word_set

_SUFFIXES: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("ification", ("ify",)),
    ("ization", ("ize",)),
    ("ation", ("ate", "e", "")),
    ("ition", ("e", "ish", "ite", "")),
    ("mission", ("mit",)),
    ("cession", ("cede", "ceed")),
    ("ession", ("ess",)),
    ("version", ("vert",)),
    ("ision", ("ide", "ise")),
    ("usion", ("ude", "use")),
    ("asion", ("ade",)),
    ("nsion", ("nd",)),
    ("pulsion", ("pel",)),
    ("sumption", ("sume",)),
    ("ception", ("ceive",)),
    ("ption", ("pt", "be")),
    ("olution", ("olve",)),
    ("ution", ("ute",)),
    ("uction", ("uct", "uce")),
    ("tion", ("t", "te")),
    ("sion", ("s", "se")),
    ("ment", ("", "e")),
    ("ance", ("", "e", "ant")),
    ("ence", ("", "e")),
    ("ssal", ("ss",)),
    ("tal", ("t", "te")),
    ("val", ("ve",)),
    ("ial", ("y",)),
    ("al", ("", "e")),
    ("ture", ("t",)),
    ("sure", ("se",)),
    ("ure", ("", "e")),
    ("ery", ("er", "e", "")),
    ("age", ("", "e")),
    ("ings", ("", "e")),
    ("ing", ("", "e")),
    ("ysis", ("yze",)),
)
_PREFIXES = ("re-", "re", "co-", "co", "over", "under", "mis", "counter", "pre", "de", "un", "out")
_IRREGULAR = {
    "licence": "license",
    "defence": "defense",
    "offence": "offense",
    "enquiry": "inquiry",
    "enquire": "inquire",
    "programme": "program",
    "enrol": "enroll",
    "fulfil": "fulfill",
    "practise": "practice",
    "honour": "honor",
    "harbour": "harbor",
    "labour": "labor",
    "rumour": "rumor",
    "favour": "favor",
    "paralyse": "paralyze",
    "analyse": "analyze",
    "manoeuvre": "maneuver",
}
_OWN_ISE = word_set(
    """advise advertise arise bruise chastise compromise comprise cruise demise despise devise disguise enterprise
    excise exercise expertise franchise improvise incise liaise merchandise noise otherwise paradise poise
    praise precise premise promise raise revise rise supervise surprise surmise televise treatise uprise wise"""
)


@lru_cache(maxsize=8192)
def plain(lemma: str) -> str:
    """The lemma in American spelling, which the tables use."""
    if lemma in _IRREGULAR:
        return _IRREGULAR[lemma]
    if lemma.endswith("isation"):
        return lemma.removesuffix("isation") + "ization"
    if lemma.endswith("ise") and len(lemma) > 5 and lemma not in _OWN_ISE:
        return lemma.removesuffix("ise") + "ize"
    return lemma


@lru_cache(maxsize=8192)
def stems(verb: str) -> tuple[str, ...]:
    """Verbs that the given one may be made from by a prefix: "rebuild", build."""
    found = (verb.removeprefix(prefix) for prefix in _PREFIXES)
    return tuple(dict.fromkeys(stem for stem in found if stem != verb and len(stem) > 3))


@lru_cache(maxsize=8192)
def sources(word: str) -> tuple[str, ...]:
    """Words that the given one may be derived from, likeliest first; not itself."""
    return tuple(dict.fromkeys(w for w in _sources(word) if len(w) > 1 and w != word))


def _sources(word: str) -> Iterator[str]:
    for suffix, endings in _SUFFIXES:
        stem = word.removesuffix(suffix)
        if stem == word or len(stem) < 2:
            continue
        for ending in endings:
            yield stem + ending
        if len(stem) > 2 and stem[-1] == stem[-2]:  # stopping, stop
            yield stem[:-1]
        if stem.endswith("i"):  # "alliance", "ally"
            yield stem[:-1] + "y"
    for prefix in _PREFIXES:
        stem = word.removeprefix(prefix)
        if stem != word and len(stem) > 3:
            yield stem
            yield from (s for s in _suffixed(stem))


def _suffixed(word: str) -> Iterator[str]:
    for suffix, endings in _SUFFIXES:
        if word.endswith(suffix) and len(word) > len(suffix) + 2:
            yield from (word.removesuffix(suffix) + ending for ending in endings)
