from __future__ import annotations

import pytest

from reader.pipeline import reporting


@pytest.mark.parametrize(
    ("lemma", "kind"),
    [("say", "speech"), ("tweet", "writing"), ("believe", "belief"), ("urge", "demand"), ("vow", "promise"),
     ("deny", "denial"), ("condemn", "criticism"), ("praise", "praise"), ("discover", "finding"), ("Ask", "question")],
)  # fmt: skip
def test_kinds(lemma: str, kind: str) -> None:
    assert reporting.kind(lemma) == kind


def test_other_verbs_have_no_kind() -> None:
    assert reporting.kind("bomb") is None


def test_tables_are_lemmas_in_lower_case() -> None:
    for table in (*reporting.VERBS.values(), reporting.NOUNS, reporting.ADJECTIVES, reporting.ADDRESSEE_OBJECT):
        assert all(word == word.lower() and word.strip("-").replace("-", "").isalpha() for word in table)
