"""The lemmas of inflected English words, from a lexicon: "shot" as a verb is of "shoot", "studies" of "study".

The lexicon is the NIH's SPECIALIST Lexicon as LemmInflect has it, with its rules for words that it lacks. It is read
when it is first asked, which takes a tenth of a second.
"""

from __future__ import annotations

from functools import cache, lru_cache

from lemminflect import config
from lemminflect.core.Lemmatizer import Lemmatizer

from reader.pipeline.lexicon import Lexicon

_KINDS = {"VBD": "VERB", "VBN": "VERB", "VBG": "VERB", "VBZ": "VERB", "NNS": "NOUN"}
"""The universal part of speech of a Penn tag whose words are inflected."""
_COMPARED = {"JJR": "ADJ", "JJS": "ADJ", "RBR": "ADV", "RBS": "ADV"}
_SUPPLETIVE = frozenset(["more", "most", "less", "least", "other", "later", "further", "farther"])
"""Compared words with lemmas of their own, or none that annotators agree about."""


@lru_cache(maxsize=65536)
def lemma(word: str, tag: str, guess: str) -> str:
    """The lemma of a verb, common noun, adjective or adverb with a Penn tag, in lower case; `guess` for all others.

    Of several that the lexicon allows ("found": "find", "found"), the guess if it is one of them, else the commonest.
    """
    form = word.lower()
    if tag in ("VB", "NN"):
        return form if word.islower() or word.istitle() else guess  # "TV" stays as it is
    kind = _KINDS.get(tag) or ("" if form in _SUPPLETIVE else _COMPARED.get(tag, ""))
    if not kind or not form.isascii() or not form.replace("-", "").isalpha():
        return guess
    first, dash, last = form.rpartition("-")
    allowed = lemmas(form, kind)
    if not allowed and dash:  # "ex-presidents"
        return first + dash + lemma(last, tag, last)
    if allowed:
        return guess if guess in allowed else allowed[0]
    return str(_lemmatizer().getLemma(form, kind)[0]) if kind in _KINDS.values() else guess


def lemmas(form: str, kind: str) -> tuple[str, ...]:
    """The lemmas that the lexicon has of a form in lower case, as such a part of speech, the commonest first."""
    return tuple(map(str, _lemmatizer().getAllLemmas(form, upos=kind).get(kind) or ()))


@cache
def _lemmatizer() -> Lemmatizer:
    """The library's, which would make a dictionary of 30 MiB of the lexicon if it were not given one."""
    lemmatizer = Lemmatizer()
    lemmatizer.lemma_dict = Lexicon(config.lemma_lu_fn)
    return lemmatizer
