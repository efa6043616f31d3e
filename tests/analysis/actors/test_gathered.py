"""Groups without a name: told in other words again, or others than those met."""

from reader.analysis import analyse
from reader.analysis.actors import contrasts, meanings
from reader.analysis.actors.chains import Chain, Description, Reference
from reader.sources.texts.plain import article
from reader.story import Actor
from tests.pipeline.model import needs_model, pipeline

pytestmark = needs_model


def who(text: str, phrase: str) -> Actor | None:
    """The actor that the last place of a phrase means."""
    of = article(text, "text.txt")
    start = text.rindex(phrase)
    return next((a for a in analyse(pipeline()(of.text), of).actors for m in a.mentions if m.start == start), None)


def are_one(text: str, phrase: str, other: str) -> bool:
    one, same = who(text, phrase), who(text, other)
    return one is not None and one == same


def test_those_whom_a_noun_gathers_are_the_whole() -> None:
    text = (
        "A team of scientists began tests near Ashford on Monday.\n\nVillagers watched from the shore. "
        "The scientists will return on Friday, the mayor said."
    )
    assert are_one(text, "A team of scientists", "The scientists")
    assert not are_one(text, "Villagers", "The scientists")


def test_a_bare_plural_means_the_only_ones_called_so_before() -> None:
    text = (
        "Ashford harbour fishermen blocked the port on Monday over a ban on nets.\n\n"
        "The blockade lasted all day. Fishermen said the ban would ruin them."
    )
    assert are_one(text, "Ashford harbour fishermen", "Fishermen")


def test_those_whom_a_clause_narrows_down_are_others() -> None:
    text = (
        "Pensioners marched through Ashford on Monday.\n\nThe mayor met them. He promised help to pensioners who "
        "cannot pay for heating."
    )
    assert not are_one(text, "Pensioners", "pensioners who")


def test_a_number_alone_counts_others_than_those_met() -> None:
    text = "Dozens of children are taught there.\n\nEleven police were killed and dozens wounded in the attack."
    assert not are_one(text, "Dozens of children", "dozens wounded")


def test_a_government_is_no_department() -> None:
    doc = pipeline()("The Works Department shut a well. The government spoke.")
    department = Chain("organization", [Reference(doc[1:3], "name")])
    assert contrasts.is_another_kind(doc[8], department)
    assert not contrasts.is_another_kind(doc[2], department)


def test_words_and_roles_that_others_have_keep_a_description_from_them() -> None:
    doc = pipeline()("The drug companies refused. The teachers and the firms stayed away.")
    insurers = Chain("group", descriptions={Description("company", frozenset({"insura"}))})
    students = Chain("group", descriptions={Description("student", frozenset())})
    asked, teachers = meanings.description(doc[2]), meanings.description(doc[6])
    assert contrasts.are_others(doc[2], "definite", asked, insurers)
    assert contrasts.are_others(doc[6], "definite", teachers, students)
    assert not contrasts.are_others(doc[6], "definite", teachers, insurers)


def test_the_very_words_go_before_whoever_was_named_last() -> None:
    text = (
        "Grand Chief Dana Reeve was suspended on Monday.\n\nActing Grand Chief Tom Holm met the press. Holm told the "
        "Echo that 30 voted in favour of removing the grand chief."
    )
    of = who(text, "the grand chief")
    assert of is not None
    assert of.name == "Dana Reeve"


def test_his_and_hers_are_not_the_same() -> None:
    text = (
        "Tom Reeve spoke in Ashford, where he thanked his supporters on Monday.\n\n"
        "Dana Holm lost the vote. She had asked her supporters to stay calm."
    )
    assert not are_one(text, "his supporters", "her supporters")


def test_a_childs_elder_is_nobody_described_as_a_child() -> None:
    doc = pipeline()("The boy left with his father. The mother wept.")
    child = Chain("person", descriptions={Description("boy", frozenset())})
    girl = Chain("person", descriptions={Description("girl", frozenset())})
    assert contrasts.are_others(doc[5], "own", Description("father", frozenset()), child)
    assert not contrasts.are_others(doc[1], "definite", Description("boy", frozenset()), child)
    assert not contrasts.are_others(doc[8], "definite", Description("mother", frozenset()), girl)
