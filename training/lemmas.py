"""Lemmas as edits of the word: a closed set of rules that a tagger can choose from."""


def rule(word: str, lemma: str) -> str:
    """The edit that makes the lemma of a word.

    "N:suffix" lower-cases the word, drops its last N characters and appends the suffix; "=N:suffix" keeps the case.
    """
    keep = lemma != lemma.lower()
    base = word if keep else word.lower()
    same = 0
    while same < min(len(base), len(lemma)) and base[same] == lemma[same]:
        same += 1
    return f"{'=' if keep else ''}{len(base) - same}:{lemma[same:]}"


def apply(rule: str, word: str) -> str:
    """The lemma that a rule gives for a word; the word itself where the rule would leave nothing."""
    keep = rule.startswith("=")
    count, _, suffix = rule.removeprefix("=").partition(":")
    base = word if keep else word.lower()
    return base[: max(0, len(base) - int(count))] + suffix or base
