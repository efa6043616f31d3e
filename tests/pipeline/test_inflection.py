import pytest

from reader.pipeline.inflection import lemma

CASES = [
    ("shot", "VBD", "sho", "shoot"),
    ("told", "VBD", "toy", "tell"),
    ("agreed", "VBN", "agre", "agree"),
    ("stopped", "VBD", "stopp", "stop"),
    ("coming", "VBG", "com", "come"),
    ("dying", "VBG", "dy", "die"),
    ("Bombed", "VBN", "bombe", "bomb"),
    ("studies", "NNS", "studie", "study"),
    ("witnesses", "NNS", "witnesse", "witness"),
    ("gunmen", "NNS", "gunmen", "gunman"),
    ("ex-presidents", "NNS", "ex-president", "ex-president"),
    ("biggest", "JJS", "bigg", "big"),
    ("hostages", "NNS", "hostage", "hostage"),
    # the word's own form
    ("dancing", "NN", "danc", "dancing"),
    ("send", "VB", "sen", "send"),
    # the guess where the lexicon has no say
    ("TV", "NN", "TV", "TV"),
    ("Kirby", "NNP", "Kirby", "Kirby"),
    ("more", "JJR", "more", "more"),
    ("was", "", "be", "be"),
    ("’s", "VBZ", "be", "be"),
    ("90s", "NNS", "90s", "90s"),
    # of two that are allowed, the guess
    ("found", "VBD", "find", "find"),
]


@pytest.mark.parametrize(("word", "tag", "guess", "expected"), CASES)
def test_lemmas(word: str, tag: str, guess: str, expected: str) -> None:
    assert lemma(word, tag, guess) == expected


@pytest.mark.parametrize(("word", "tag"), [("googled", "VBD"), ("googling", "VBG"), ("deplatformed", "VBN")])
def test_words_that_no_lexicon_has(word: str, tag: str) -> None:
    assert lemma(word, tag, "?") in ("google", "deplatform")
