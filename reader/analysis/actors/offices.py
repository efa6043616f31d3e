"""Who is said to become what a noun says: "Roe was sworn in *as mayor*", "she remained *the only woman*"."""

from __future__ import annotations

from spacy.tokens import Token

from reader.analysis.words.lemmas import lemma_of
from reader.pipeline import syntax
from reader.pipeline.tables import word_set

_BECOMING = word_set("become remain stay")
_SERVING = word_set("serve act work double")
_MAKING = word_set(
    "appoint elect name nominate swear install choose select pick confirm crown declare make promote hire recruit sign"
)


def holders(noun: Token) -> list[Token]:
    """The words that say who becomes, is made or serves as what a noun says; empty where nobody does."""
    verb = noun.head
    lemma = lemma_of(verb)
    prepositions = [p.lower_ for p in syntax.prepositions(noun)]
    if syntax.is_a(noun, "open clause", "copular complement") and not prepositions and lemma in _BECOMING:
        return syntax.subjects(verb)
    if prepositions == ["as"] and lemma in _SERVING:
        return syntax.subjects(verb)
    made = prepositions == ["as"] or (syntax.is_a(noun, "open clause") and not prepositions)
    if not made or lemma not in _MAKING:
        return []
    return syntax.passive_subjects(verb) if syntax.is_passive(verb) else syntax.objects(verb)
