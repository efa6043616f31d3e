"""Each construction in which somebody is quoted."""

from __future__ import annotations

import pytest

from tests.analysis.quotes.marked import PEOPLE, said


@pytest.mark.parametrize(
    ("markup", "expected"),
    [
        (
            "[S Ann Lee] [Q said] [C that the raids were over].",
            [
                ("indirect", "that the raids were over", "said", "Ann Lee", "Ann Lee"),
            ],
        ),
        (
            "[C “The raids are over,”] [S Ann Lee] [Q said].",
            [
                ("direct", "“The raids are over,”", "said", "Ann Lee", "Ann Lee"),
            ],
        ),
        (
            "[C “The raids are over,”] [Q said] [S Ann Lee].",
            [
                ("direct", "“The raids are over,”", "said", "Ann Lee", "Ann Lee"),
            ],
        ),
        (
            "[C “The raids,”] [S Ann Lee] [Q said], [C “are over.”]",
            [
                ("direct", "“The raids,” | “are over.”", "said", "Ann Lee", "Ann Lee"),
            ],
        ),
        (
            "[C “The raids are over,”] [S Ann Lee] [Q said]. [C “We know that.”]",
            [
                ("direct", "“The raids are over,”", "said", "Ann Lee", "Ann Lee"),
                ("direct", "“We know that.”", "said", "Ann Lee", "Ann Lee"),
            ],
        ),
        (
            "[S Ann Lee] [Q said]: [C “The raids are over.”]",
            [
                ("direct", "“The raids are over.”", "said", "Ann Lee", "Ann Lee"),
            ],
        ),
        (
            "[S Ann Lee] [Q said] [C the raids were “a disgrace”].",
            [
                ("mixed", "the raids were “a disgrace”", "said", "Ann Lee", "Ann Lee"),
            ],
        ),
        (
            "[Q According to] [S Ann Lee], [C the raids are over].",
            [
                ("indirect", "the raids are over", "According to", "Ann Lee", "Ann Lee"),
            ],
        ),
        (
            "[C The raids are over], [Q according to] [S Ann Lee].",
            [
                ("indirect", "The raids are over", "according to", "Ann Lee", "Ann Lee"),
            ],
        ),
        (
            "[S Ann Lee] [Q denied] [C the claims] and [Q said] [C the raids were over].",
            [
                ("indirect", "the raids were over", "said", "Ann Lee", "Ann Lee"),
            ],
        ),
        (
            "[S Ann Lee] [Q said] [C that the raids were over] and [C that talks had ended].",
            [
                ("indirect", "that the raids were over and that talks had ended", "said", "Ann Lee", "Ann Lee"),
            ],
        ),
        (
            "[S Ann Lee] [Q said] [C the raids were over], [Q adding] [C that talks had ended].",
            [
                ("indirect", "the raids were over", "said", "Ann Lee", "Ann Lee"),
                ("indirect", "that talks had ended", "adding", "Ann Lee", "Ann Lee"),
            ],
        ),
        (
            "[S Ann Lee] [Q said] [C the raids were over], but [S Bob Roy] [Q denied] [C it].",
            [
                ("indirect", "the raids were over", "said", "Ann Lee", "Ann Lee"),
            ],
        ),
        (
            "[C The raids are over], [S Ann Lee] [Q said], [C and talks will go on].",
            [
                ("indirect", "The raids are over | and talks will go on", "said", "Ann Lee", "Ann Lee"),
            ],
        ),
        ("[C Raids are over], [Q says] [S Lee]", [("indirect", "Raids are over", "says", "Lee", "Ann Lee")]),
        (
            "[S Ann Lee] [Q said]: [C “The] raids are over and we know it.”",
            [
                ("direct", "“The raids are over and we know it.”", "said", "Ann Lee", "Ann Lee"),
            ],
        ),
        (
            "“The [C raids are over and we know it],” [S Ann Lee] [Q said].",
            [
                ("direct", "“The raids are over and we know it,”", "said", "Ann Lee", "Ann Lee"),
            ],
        ),
        (
            "[C “The raids are over,] [Q said] the men, and we know it,” [S Ann Lee] [Q said].",
            [
                ("direct", "“The raids are over, said the men, and we know it,”", "said", "Ann Lee", "Ann Lee"),
            ],
        ),
        (
            "[S Ann Lee] [Q said] [C it is late].\n\n“The raids are over and we know it.”",
            [
                ("indirect", "it is late", "said", "Ann Lee", "Ann Lee"),
                ("direct", "“The raids are over and we know it.”", "", "", "Ann Lee"),
            ],
        ),
        (
            "[C “The raids are over.]\n\n[C “We know it,”] [S Ann Lee] [Q said].",
            [
                ("direct", "“The raids are over.", "", "", "Ann Lee"),
                ("direct", "“We know it,”", "said", "Ann Lee", "Ann Lee"),
            ],
        ),
        (
            "[S Ann Lee] [Q said]: [C “The raids are over.]\n\n“We all know what that was.”",
            [
                ("direct", "“The raids are over.", "said", "Ann Lee", "Ann Lee"),
                ("direct", "“We all know what that was.”", "", "", "Ann Lee"),
            ],
        ),
        ("The so-called “experts” left.", []),
        ("She saw “The Long Road Home” twice.", []),
        ("[S Ann Lee] [Q imposed] [C sanctions].", []),
        ("[C that the raids are over].", []),
        ("[S Ann Lee] [Q said] on Monday.", []),
        ("[C “The raids are over,”] [S she] [Q said].", [("direct", "“The raids are over,”", "said", "she", "")]),
        (
            "[S Ann Lee] [Q said] [C it is late].\n\n[C “The raids are over,”] [S she] [Q said].",
            [
                ("indirect", "it is late", "said", "Ann Lee", "Ann Lee"),
                ("direct", "“The raids are over,”", "said", "she", "Ann Lee"),
            ],
        ),
        (
            "[S Acme] [Q said] [C it is late].\n\n[C “The raids are over,”] [S she] [Q said].",
            [
                ("indirect", "it is late", "said", "Acme", "Acme"),
                ("direct", "“The raids are over,”", "said", "she", ""),
            ],
        ),
        (
            "[S Acme] [Q said] [C it is late].\n\n[C “The raids are over,”] [S it] [Q said].",
            [
                ("indirect", "it is late", "said", "Acme", "Acme"),
                ("direct", "“The raids are over,”", "said", "it", "Acme"),
            ],
        ),
        (
            "[S A spokeswoman, Ann Lee,] [Q said] [C it is late].",
            [
                ("indirect", "it is late", "said", "A spokeswoman, Ann Lee", "Ann Lee"),
            ],
        ),
        (
            "[S Ann Lee] [Q insists] [C it is late].\n\n[S Bob Roy] [Q thinks] [C it is “too early”].",
            [
                ("indirect", "it is late", "insists", "Ann Lee", "Ann Lee"),
                ("mixed", "it is “too early”", "thinks", "Bob Roy", "Bob Roy"),
            ],
        ),
        ("[C The raids are] over.", []),
        (
            "[S Ann Lee] [Q said]: [C “It is late.”] [C The raids are] over.",
            [("direct", "“It is late.”", "said", "Ann Lee", "Ann Lee")],
        ),
        ("[S Ann Lee] [Q denied] [C the claims].", []),
        ("[S Ann Lee] [Q blamed] [C the drought].", []),
        (
            "[S Ann Lee] [Q asked] [C whether the raids were over].",
            [
                ("indirect", "whether the raids were over", "asked", "Ann Lee", "Ann Lee"),
            ],
        ),
        ("[S Ann Lee] [Q urged] [C Acme to go].", [("indirect", "Acme to go", "urged", "Ann Lee", "Ann Lee")]),
        (
            "[C ''The raids are over,''] [S Ann Lee] [Q said].",
            [
                ("direct", "''The raids are over,''", "said", "Ann Lee", "Ann Lee"),
            ],
        ),
        (
            '[C "The raids are over,"] [S Ann Lee] [Q said]. [C "We know it."]',
            [
                ("direct", '"The raids are over,"', "said", "Ann Lee", "Ann Lee"),
                ("direct", '"We know it."', "said", "Ann Lee", "Ann Lee"),
            ],
        ),
        (
            "[C ‘The raids are over,’] [S Ann Lee] [Q said].",
            [
                ("direct", "‘The raids are over,’", "said", "Ann Lee", "Ann Lee"),
            ],
        ),
        (
            "[S Ann Lee] [Q said] [C it is late].\n\nRead more\n\n[S Bob Roy] [Q said] [C it was early].",
            [
                ("indirect", "it is late", "said", "Ann Lee", "Ann Lee"),
                ("indirect", "it was early", "said", "Bob Roy", "Bob Roy"),
            ],
        ),
        (
            "[S Ann Lee] [Q said] [C it is late]. [C “The raids] are over,” [S Bob Roy] [Q added].",
            [
                ("indirect", "it is late", "said", "Ann Lee", "Ann Lee"),
                ("direct", "“The raids are over,”", "added", "Bob Roy", "Bob Roy"),
            ],
        ),
        (
            "[C The raids are over], [S Ann Lee] [Q said]. [C Talks ended], [S Bob Roy] [Q said].",
            [
                ("indirect", "The raids are over", "said", "Ann Lee", "Ann Lee"),
                ("indirect", "Talks ended", "said", "Bob Roy", "Bob Roy"),
            ],
        ),
        (
            "[C “No.”] [S Ann Lee] [Q said]. “Never,” [S Bob Roy] [Q added].",
            [
                ("direct", "“No.”", "said", "Ann Lee", "Ann Lee"),
                ("direct", "“Never,”", "added", "Bob Roy", "Bob Roy"),
            ],
        ),
        (
            "“The raids are over and we know it,” a poster reads.",
            [
                ("direct", "“The raids are over and we know it,”", "", "", ""),
            ],
        ),
        (
            "[S Ann Lee] [Q said] [C it is “late”] and “unfair”.",
            [
                ("mixed", "it is “late”", "said", "Ann Lee", "Ann Lee"),
            ],
        ),
        ("[S Ann Lee] [Q claimed] [C “it” was late].", [("mixed", "“it” was late", "claimed", "Ann Lee", "Ann Lee")]),
    ],
)
def test_constructions(markup: str, expected: list[tuple[str, ...]]) -> None:
    assert said(markup, PEOPLE) == expected
