"""Whom a description means among those whom a text named, and what is no actor's description."""

import pytest

from reader.analysis import analyse
from reader.sources.texts.plain import article
from reader.story import Actor
from tests.pipeline.model import needs_model, pipeline

pytestmark = needs_model


def found(text: str) -> tuple[Actor, ...]:
    of = article(text, "text.txt")
    return analyse(pipeline()(of.text), of).actors


def whose(text: str, phrase: str) -> str | None:
    """The actor that the last place of a phrase means."""
    start = text.rindex(phrase)
    return next((a.name for a in found(text) for m in a.mentions if m.start == start), None)


@pytest.mark.parametrize(
    ("text", "phrase", "name"),
    [
        (
            "The last prime minister to visit the island before Ann Lee's trip was Tom Roe, who stayed for an hour.\n\n"
            "Prime Minister Ann Lee's visit pleased the fishermen. Roe was never liked on the quay. And so the Prime "
            "Minister walked along the harbour.",
            "the Prime Minister",
            "Ann Lee",
        ),
        (
            "The critics mocked Prime Minister Lee again.\n\nIt is not that Tom Reeve or Lars Holm would not know. "
            "They were all there.\n\nOne party asked why the Prime Minister opened the dam.",
            "the Prime Minister",
            "Lee",
        ),
        (
            "Bo Marsh, the senator from Vermont, spoke in Iowa on Monday.\n\nVoters cheered. The Florida senator told "
            "reporters that taxes were too high.",
            "The Florida senator",
            None,
        ),
    ],
)
def test_an_office_is_of_whom_the_text_gives_it(text: str, phrase: str, name: str | None) -> None:
    assert whose(text, phrase) == name or (name is None and whose(text, phrase) != "Bo Marsh")


def test_the_name_behind_an_office_and_its_field_is_its_holders() -> None:
    text = "The president invited the new shadow minister for Rural Affairs Lena Brandt on the trip. Brandt came."
    assert whose(text, "the new shadow minister") == "Lena Brandt"


def test_a_complement_is_another_than_the_whole() -> None:
    text = "Dana Reeve, the scheduled speaker for the presidential candidate, will not be there, the party said."
    assert whose(text, "the presidential candidate") != "Dana Reeve"


def test_a_second_noun_under_one_article_says_more_of_the_same() -> None:
    text = 'Mia Holt, a naval historian and professor at the college, said: "The ship is old."'
    assert "professor" not in {a.name for a in found(text)}


def test_what_remains_of_several_is_several() -> None:
    text = "Two parties asked about the dam. The rest of the parties said that the bridge worried them more."
    assert {a.kind for a in found(text) if "rest" in a.name} <= {"group"}


def test_a_prize_is_nobody() -> None:
    text = "Mia Holt, who played the queen's sister Ann, won Best Supporting Actress on Sunday. Holt cried."
    assert not any("Actress" in text[m.start : m.end] for a in found(text) for m in a.mentions)


def test_the_office_right_before_a_comma_and_a_name_is_its_bearers() -> None:
    text = "A reporter confused the candidate Lars Holm with the former Kansas Governor, Tom Reeve. Holm laughed."
    assert whose(text, "the former Kansas Governor") == "Tom Reeve"


def test_the_next_item_of_a_list_is_not_who_comes_before_its_semicolon() -> None:
    text = (
        "The mayor was joined by Transport Minister Ole Moe; Director General for Ports at the Ministry of Trade, "
        "Ambassador Lena Brandt; and the harbour master."
    )
    assert whose(text, "Director General") != "Ole Moe"


def test_several_countries_are_not_one() -> None:
    text = "Norway and Chile agreed on a treaty. Norway signed it first. The treaty binds the two countries for years."
    assert whose(text, "the two countries") not in ("Norway", "Chile")


@pytest.mark.parametrize("phrase", ["the Norwegian statesman", "the Norwegian banker"])
def test_whoever_is_of_a_country_is_whom_the_text_says_is_of_it(phrase: str) -> None:
    text = (
        "The Norwegian president, Lars Holm, flew to Lima on Monday.\n\nHolm gave a horse to Pablo Ruiz, who showed "
        f"his interest in horses when he met {phrase} last year."
    )
    assert whose(text, phrase) == "Lars Holm"


def test_who_is_of_a_continent_is_not_of_a_country_there() -> None:
    text = (
        "The Chilean president, Pablo Ruiz, sent a horse to Oslo on Monday.\n\nLast year, the South American president "
        "offered the animal during his trip to Norway."
    )
    assert whose(text, "the South American president") == "Pablo Ruiz"


def test_who_does_it_is_not_whom_it_is_done_with() -> None:
    text = (
        "Sen. Tom Reeve met voters on Monday. Sen. Ann Lee won the debate.\n\nLee did not appear concerned about "
        "working with the Vermont senator, an aide said."
    )
    assert whose(text, "the Vermont senator") != "Ann Lee"


def test_an_office_is_named_by_its_letters_too() -> None:
    text = "Prime Minister Ann Lee met the committee on Monday. Lee left at noon. The PM has asked the army to help."
    assert whose(text, "The PM") == "Ann Lee"


def test_a_hyphen_in_what_somebody_is_does_not_part_it_from_the_name() -> None:
    text = "Tom Roe's wife, former model-actress Mia Holt, 38, thanked the firemen. Roe slept."
    assert whose(text, "Tom Roe's wife") == "Mia Holt"


def test_two_bare_offices_behind_a_name_are_its_bearers() -> None:
    text = "Rep. Mia Holt, acting chairwoman and deputy leader of the ruling party, met Lars Reeve on Monday."
    assert whose(text, "deputy leader of the ruling party") in ("Mia Holt", None)
    assert not any("leader" in a.name for a in found(text))


def test_an_office_with_what_it_is_of_goes_before_the_name_that_follows_it() -> None:
    text = "Deputy director of the Office of Fisheries in Lund Mia Holt said the nets were empty. Holt left."
    [holt] = [a for a in found(text) if a.kind == "person"]
    assert (holt.name, holt.description) == ("Mia Holt", "Deputy director of the Office of Fisheries in Lund")


def test_a_king_is_another_than_the_prince_of_that_name() -> None:
    text = "Crown Prince Olav Rud spoke on Monday. Rud wants a bridge. The plan was made by King Rud, officials said."
    assert {(a.name, len([m for m in a.mentions if m.form == "name"])) for a in found(text)} >= {
        ("Olav Rud", 2),
        ("Rud", 1),
    }


def test_a_style_between_an_office_and_a_name_hides_neither() -> None:
    text = (
        "Commenting on the results, Solbank CEO Lars Reeve said the bank grew. Reeve smiled.\n\n"
        "Solbank chairman Sheikh Omar Rashid noted that the bank is strong. The chairman thanked the staff."
    )
    assert whose(text, "The chairman") == "Omar Rashid"
    assert {a.description for a in found(text) if a.name == "Omar Rashid"} == {"Solbank chairman"}


def test_one_another_is_nobody() -> None:
    text = "The three parties agreed that they will work in collaboration with one another and talk to each other."
    assert {a.name for a in found(text)} <= {"three parties", "The three parties"}


def test_a_name_alone_in_a_line_at_the_top_is_the_writers() -> None:
    text = "MIA HOLT\n\nThe mayor of Lund, Lars Reeve, stepped down on Monday after a row. Reeve was tired.\n"
    assert "Lars Reeve" in {a.name for a in found(text)}
    assert not any("holt" in a.name.lower() for a in found(text))


def test_the_union_is_not_the_company_nor_its_management() -> None:
    text = (
        "Brandt Shipping builds boats in the bay. The company has lost orders.\n\n"
        "The strike at Brandt Shipping goes on. Initially, the union demanded a raise, and the management refused it."
    )
    assert whose(text, "the union") != "Brandt Shipping"
    assert whose(text, "the management") not in ("Brandt Shipping", whose(text, "the union"))


@pytest.mark.parametrize(
    ("text", "phrase", "teller"),
    [
        ("Peter Lang is a lawyer from Ohio. Lang said the lawyer would appeal.", "the lawyer", "Peter Lang"),
        (
            "Anna Beck supports Laura Roe. Beck said she would vote for Roe. And she said that the presumptive nominee "
            "was fit to win.",
            "the presumptive nominee",
            "Anna Beck",
        ),
    ],
)
def test_who_tells_something_of_somebody_tells_it_of_another(text: str, phrase: str, teller: str) -> None:
    assert whose(text, phrase) != teller


def test_of_two_named_the_one_who_does_not_tell_of_the_billionaire_is_meant() -> None:
    text = "Peter Lang was tired. At a dinner for Tom Roe in May, Lang told friends that the billionaire knew it all."
    assert whose(text, "the billionaire") == "Tom Roe"


def test_a_minister_is_not_the_chief_of_something_else() -> None:
    text = (
        "Prices rose again in June.\n\nThe bank chief has said he expects them to fall in autumn, though he declines "
        "to say when.\n\nThe Danish finance minister says the fall could come much later."
    )
    assert whose(text, "The Danish finance minister") != whose(text, "The bank chief")
