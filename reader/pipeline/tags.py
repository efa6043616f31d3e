"""The sets of tags by which words are asked what they are: Universal parts of speech and the Penn Treebank's tags."""

from __future__ import annotations

from typing import Final

Tags = frozenset[str]

NOUNS: Final[Tags] = frozenset({"NOUN", "PROPN"})
REFERRING: Final[Tags] = NOUNS | {"PRON"}
NOMINAL: Final[Tags] = REFERRING | {"NUM"}
"""What can head a noun phrase; a number stands for what it counts ("*five* were hurt")."""
DESCRIBING: Final[Tags] = NOUNS | {"ADJ"}
"""What says of a noun what it is."""
PLAIN: Final[Tags] = DESCRIBING | {"DET", "NUM"}
"""What a noun phrase without prepositions and clauses is made of."""
VERBS: Final[Tags] = frozenset({"VERB", "AUX"})
PREDICATES: Final[Tags] = VERBS | {"ADJ"}
CLAUSAL: Final[Tags] = PREDICATES | {"NOUN"}
"""What can head a clause, adjectives and nouns with a copula."""

INFLECTED: Final[Tags] = frozenset({"VBD", "VBP", "VBZ"})
"""Verbs in the past or present tense, which agree with a subject."""
FINITE: Final[Tags] = INFLECTED | {"MD"}
"""What makes a clause of words: such verbs and modals."""
PRESENT: Final[Tags] = INFLECTED - {"VBD"}
PAST: Final[Tags] = frozenset({"VBD", "VBN"})
"""Past tense and past participle, which most verbs spell alike and taggers take for each other."""

PLURAL: Final[Tags] = frozenset({"NNS", "NNPS"})
SINGULAR: Final[Tags] = frozenset({"NN", "NNP"})
RELATIVE: Final[Tags] = frozenset({"WP", "WDT"})
INTERROGATIVE: Final[Tags] = RELATIVE | {"WRB"}
"""Those and adverbs ("where", "when"): what opens a relative clause or a question."""
