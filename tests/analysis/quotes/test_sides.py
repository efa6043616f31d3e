"""Whose "we" is whose: by what stands around a speaker's name."""

from __future__ import annotations

from reader.analysis.quotes.sides import Sides
from reader.story import Actor, Mention
from tests.analysis.build import doc

LEE = ("Ann Lee", "person")
ACME = ("Acme", "organization")


def side(table: str, *actors: tuple[str, str]) -> str | None:
    """The name of the side of the first of some actors, which each stand once in the text."""
    made = doc(table)
    at = [made.text.index(name) for name, _ in actors]
    known = [
        Actor(f"a{i}", name, kind, 1.0, (Mention(start, start + len(name), "name"),))  # type: ignore[arg-type]
        for i, ((name, kind), start) in enumerate(zip(actors, at, strict=True))
    ]
    found = Sides(made, known).of(known[0])
    return found.name if found is not None else None


def apposed(noun: str, preposition: str) -> str:
    return f"""
        Ann NNP nsubj 9 PERSON
        Lee NNP flat 1 PERSON
        , , punct 4
        {noun} NN appos 1
        {preposition} IN case 6
        Acme NNP nmod 4 ORG
        , , punct 1
        had VBD aux 9
        spoken VBN root 0
        . . punct 9
    """


def test_the_body_whose_director_somebody_is() -> None:
    assert side(apposed("director", "at"), LEE, ACME) == "Acme"


def test_a_critic_or_a_lawyer_of_a_body_does_not_speak_for_it() -> None:
    assert side(apposed("critic", "of"), LEE, ACME) is None
    assert side(apposed("lawyer", "for"), LEE, ACME) is None


def test_who_only_comes_from_a_body_says_we_of_others() -> None:
    assert side(apposed("citizen", "of"), LEE, ACME) is None
    assert side(apposed("historian", "at"), LEE, ACME) is None


def test_whoever_owns_the_office_before_the_name() -> None:
    table = """
        Acme NNP nmod:poss 4 ORG
        's POS case 1
        general JJ amod 4
        manager NN nsubj 8
        , , punct 4
        Ann NNP appos 4 PERSON
        Lee NNP flat 6 PERSON
        spoke VBD root 0
        . . punct 8
    """
    assert side(table, LEE, ACME) == "Acme"
    assert side(table.replace("general JJ", "former JJ"), LEE, ACME) is None


def test_the_nearest_of_two_bodies() -> None:
    table = """
        Ann NNP nsubj 11 PERSON
        Lee NNP flat 1 PERSON
        , , punct 4
        head NN appos 1
        of IN case 6
        Marine NNP nmod 4 ORG
        at IN case 8
        Acme NNP nmod 6 ORG
        , , punct 1
        then RB advmod 11
        spoke VBD root 0
        . . punct 11
    """
    assert side(table, LEE, ACME, ("Marine", "organization")) == "Marine"


def test_a_president_speaks_for_the_country_and_an_envoy_to_it_does_not() -> None:
    table = """
        Norwegian JJ amod 2
        Premier NN nsubj 5
        Ann NNP flat 2 PERSON
        Lee NNP flat 2 PERSON
        spoke VBD root 0
        in IN case 7
        Norway NNP obl 5 GPE
        . . punct 5
    """
    norway = ("Norway", "place")
    assert side(table, LEE, norway) == "Norway"
    assert side(table.replace("Premier", "analyst"), LEE, norway) is None


def test_nobody_where_the_article_says_nothing() -> None:
    table = """
        Ann NNP nsubj 3 PERSON
        Lee NNP flat 1 PERSON
        left VBD root 0
        Acme NNP obj 3 ORG
        . . punct 3
    """
    assert side(table, LEE, ACME) is None
