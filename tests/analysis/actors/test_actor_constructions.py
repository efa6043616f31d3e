"""Whom sentences speak of, through the shipped pipeline: a row a construction, with all that is asked for exact."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from reader.analysis import analyse
from reader.sources.texts import plain
from reader.story import Actor
from tests.pipeline.model import pipeline

# What a text says of one actor: (text, the actor's name, its mentions in order).
MENTIONS: list[tuple[str, str, list[str]]] = [
    # names: surnames, titles, acronyms, possessives
    ("Maria Delgado won on Sunday. Delgado thanked voters.", "Maria Delgado", ["Maria Delgado", "Delgado"]),
    ("Senator Paul Whitcombe resigned. Mr Whitcombe left.", "Paul Whitcombe", ["Paul Whitcombe", "Whitcombe"]),
    ("Tomas Lindqvist's lawyer spoke. Lindqvist was silent.", "Tomas Lindqvist", ["Tomas Lindqvist", "Lindqvist"]),
    ("Dr. Helen Marsh left. Helen Marsh had worked there for years.", "Helen Marsh", ["Helen Marsh", "Helen Marsh"]),
    (
        "The International Monetary Fund issued a warning. The IMF said prices had doubled.",
        "International Monetary Fund",
        ["International Monetary Fund", "IMF"],
    ),
    ("Volar Air will appeal. Volar has 900 workers.", "Volar Air", ["Volar Air", "Volar"]),
    (
        "Toyota Motor Corporation cut jobs. Toyota blamed weak demand.",
        "Toyota Motor Corporation",
        ["Toyota Motor Corporation", "Toyota"],
    ),
    # pronouns: gender, number, reflexives, possessors
    ("Maria Delgado won. She thanked voters.", "Maria Delgado", ["Maria Delgado", "She"]),
    ("Peter Novak resigned. He cited his health.", "Peter Novak", ["Peter Novak", "He", "his"]),
    ("Peter Novak met Anna Kowal. She thanked him.", "Peter Novak", ["Peter Novak", "him"]),
    ("Peter Novak met Anna Kowal. She thanked him.", "Anna Kowal", ["Anna Kowal", "She"]),
    ("Anna Kowal defended herself in court.", "Anna Kowal", ["Anna Kowal", "herself"]),
    ("Senator Paul Whitcombe resigned. Mr. Whitcombe left.", "Paul Whitcombe", ["Paul Whitcombe", "Whitcombe"]),
    ("Mr Novak arrived early. He left at noon.", "Novak", ["Novak", "He"]),
    ("Mrs Kowal arrived early. She left at noon.", "Kowal", ["Kowal", "She"]),
    ("France rejected the plan. It wants a new vote.", "France", ["France", "It"]),
    ("The United Nations apologised. It said its staff had failed.", "United Nations", ["United Nations", "It", "its"]),
    # countries, capitals, peoples, bodies of state
    ("Iran rejected the offer. Tehran said talks were over.", "Iran", ["Iran", "Tehran"]),
    ("Russia invaded. Moscow said it would not stop.", "Russia", ["Russia", "Moscow", "it"]),
    ("Britain voted to leave. The UK said it was ready.", "Britain", ["Britain", "UK", "it"]),
    # descriptions: beside the name and later
    (
        "The mayor, Anna Kowal, resigned on Friday.",
        "Anna Kowal",
        ["The mayor", "Anna Kowal"],
    ),
    (
        "Peter Novak, a teacher from Leeds, resigned on Friday.",
        "Peter Novak",
        ["Peter Novak", "a teacher from Leeds"],
    ),
    (
        "Interior Ministry spokesman Peter Novak resigned. The spokesman gave no reason.",
        "Peter Novak",
        ["Peter Novak", "The spokesman"],
    ),
    # epithets of the main person, the same number of one group, offices before a name
    (
        "Peter Novak won the vote. Novak thanked them. The candidate will speak on Sunday.",
        "Peter Novak",
        ["Peter Novak", "Novak", "The candidate"],
    ),
    (
        "Marta Keller opened the bakery in 2009. Neighbours objected at first, but Keller did not give up. "
        "The baker won them over with free rolls.",
        "Marta Keller",
        ["Marta Keller", "Keller", "The baker"],
    ),
    ("A farmer was fined on Monday for shooting a wolf. The man will appeal.", "A farmer", ["A farmer", "The man"]),
    (
        "Five fighters were killed on Monday. The five fighters were buried on Friday.",
        "five fighters",
        ["Five fighters", "The five fighters"],
    ),
    (
        "Indiana Gov. Peter Novak resigned on Friday.",
        "Peter Novak",
        ["Peter Novak"],
    ),
    (
        "The head of the national archives in Vienna, Peter Novak, resigned on Friday.",
        "Peter Novak",
        ["The head of the national archives in Vienna", "Peter Novak"],
    ),
    (
        "Peter Novak met reporters on Monday. The 40-year-old minister smiled.",
        "Peter Novak",
        ["Peter Novak", "The 40-year-old minister"],
    ),
    ("Iran rejected the offer. The Iranian government was silent.", "Iran", ["Iran", "Iranian government"]),
    ("Iran-backed groups attacked US targets in Iraq on Monday.", "Iran-backed groups", ["Iran-backed groups"]),
    # names that a verb gives, titles between an office and the name, an office right before it
    ("A guard, who gave his name only as Yusuf, ran. Yusuf wept.", "Yusuf", ["A guard", "his", "Yusuf", "Yusuf"]),
    (
        "A farmer, identified by police as Ivan Reyes, died on Friday in the hills.",
        "Ivan Reyes",
        ["A farmer", "Ivan Reyes"],
    ),
    ("The group, which calls itself Free Coast, left.", "Free Coast", ["The group", "itself", "Free Coast"]),
    ("The mayor of Leeds, Cllr Hannah Prowse, resigned.", "Hannah Prowse", ["The mayor of Leeds", "Hannah Prowse"]),
    ("The company's chairman, Lord Carrow, resigned.", "Carrow", ["The company's chairman", "Carrow"]),
    # the country that a text is about; no country is a city, and who is said to be one of many is nobody named before
    (
        "Chile lost its coast to Peru. Chile’s navy left, and Chilean towns burned. Peru won. The country wept.",
        "Chile",
        ["Chile", "its", "Chile", "Chilean", "The country"],
    ),
    ("BERN, March 3 (AP) – Anna Kowal spoke. The kingdom of Sarn was silent.", "BERN", None),
    (
        "Peter Novak met reporters. Later a minister resigned, and a spokesman was hurt.",
        "Peter Novak",
        ["Peter Novak"],
    ),
    (
        "Anna Kowal spoke to Jane Poole about silence, motherhood and the conductor who told her to smile more.",
        "Jane Poole",
        ["Jane Poole"],
    ),
    (
        "He ruled out a step that his deputy, Pedro Santos, took in 2019.",
        "Pedro Santos",
        ["his deputy", "Pedro Santos"],
    ),
    # ages tell who is who
    (
        "A 40-year-old man was killed in Leeds. Peter Novak was sad. Carl Bek, 40, had been a baker.",
        "Carl Bek",
        ["A 40-year-old man", "Carl Bek"],
    ),
    ("Ann Lee, 28, won. Peter Novak, 30, lost. The 28-year-old was glad.", "Ann Lee", ["Ann Lee", "The 28-year-old"]),
    (
        "Police found a 35-year-old woman dead. Later 30-year-old Mara Tull was jailed for theft.",
        "Mara Tull",
        ["Mara Tull"],
    ),
    (
        "The station's commander, Brigadier Ivan Perumal has thanked them.",
        "Ivan Perumal",
        ["The station's commander", "Ivan Perumal"],
    ),
    # an office in front of a company's name, and what is but a number
    ("A survey by the research firm Tolvane AS worried the mayor.", "Tolvane", ["Tolvane"]),
    # names are shown as one says them, and a body that is called what it is has no other name
    ("MICHELLE McLean was glad. McLean sang.", "Michelle McLean", ["MICHELLE McLean", "McLean"]),
    ("ANA RUIZ resigned. The WORLD ANIMAL FUND wept.", "World Animal Fund", ["WORLD ANIMAL FUND"]),
    # pronouns tell men from women whose names do not
    (
        "Mduro Saku was jailed. He had robbed a shop. His victim, Ilka Dorn, wept. Saku left; she stayed.",
        "Ilka Dorn",
        ["His victim", "Ilka Dorn", "she"],
    ),
    # a title and its abbreviation are one, and an office may have "of" in it
    ("Sen. Paul Whitcombe spoke. The senator was glad.", "Paul Whitcombe", ["Paul Whitcombe", "The senator"]),
    (
        "The other candidate, former Secretary of State Jane Poole, left.",
        "Jane Poole",
        ["The other candidate", "Jane Poole"],
    ),
    ("Anna Kowal spoke. “If my son were here, he would laugh,” Jane Poole said.", "Anna Kowal", ["Anna Kowal"]),
    # a body by the last word of its name, and a name with all its words
    (
        "The State Department said no. The Department will look at it.",
        "State Department",
        ["State Department", "The Department", "it"],
    ),
    (
        "Rep. Debbie Wasser Schulz won on Tuesday. Wasser Schulz thanked voters.",
        "Debbie Wasser Schulz",
        ["Debbie Wasser Schulz", "Wasser Schulz"],
    ),
    # half a double surname, one of a country, a given name that is a word as well
    (
        "Clara Marsh-Tate, a botanist, died. Clara Marsh studied in Brussels.",
        "Clara Marsh-Tate",
        ["Clara Marsh-Tate", "a botanist", "Clara Marsh"],
    ),
    ("A Spaniard was hurt when a bus crashed.", "A Spaniard", ["A Spaniard"]),
    ("Kerr beat Ivo Tamm on Monday. The Norwegian said he was tired.", "The Norwegian", ["The Norwegian"]),
    ("The French said no on Monday.", "French", ["French"]),
    ("Faith Ann Chebet won. Chebet was glad.", "Faith Ann Chebet", ["Faith Ann Chebet", "Chebet"]),
    (
        "Nairobi will host the games. Kenya’s minister was glad.",
        "Nairobi",
        ["Nairobi"],
    ),
    # somebody's somebody is neither the owner nor another's
    ("Anna Kowal won gold. Her coach wept.", "Anna Kowal", ["Anna Kowal", "Her"]),
    ("Peter Novak met Anna Kowal. His agent was there too.", "Anna Kowal", ["Anna Kowal"]),
    ("Anna Kowal spoke. “My husband was a miner,” Jane Poole said.", "Anna Kowal", ["Anna Kowal"]),
    ("Hundreds of families fled. Peter Novak said his family was safe.", "his family", ["his family"]),
    # what a dash or a bracket parts from a description is no part of it
    (
        "LIMA, March 3 (Andes News) -- Peruvian miners blocked a road. The miners burned tyres.",
        "Peruvian miners",
        ["Peruvian miners", "The miners"],
    ),
    # first persons in quotes
    ("“I will not resign,” Peter Novak said.", "Peter Novak", ["I", "Peter Novak"]),
    ("Anna Kowal said: “I know my rights.”", "Anna Kowal", ["Anna Kowal", "I", "my"]),
    ("“We will appeal,” the United Nations said.", "United Nations", ["We", "United Nations"]),
    # two names of one
    (
        "The Ministry of Labour and Family (MOLAB) closed. MOLAB will reopen on Friday.",
        "Ministry of Labour and Family",
        ["Ministry of Labour and Family", "MOLAB", "MOLAB"],
    ),
    (
        "The rapper Ann Roy, widely known on the scene as Nova, cancelled her show. Nova said she was ill.",
        "Ann Roy",
        ["The rapper", "Ann Roy", "Nova", "her", "Nova", "she"],
    ),
    (
        "Singer Ann Roy, known as Nova, fell. Nova wept. Nova sang. Nova left. Nova slept. Nova woke.",
        "Nova",
        ["Ann Roy", "Nova", "Nova", "Nova", "Nova", "Nova", "Nova"],
    ),
    (
        "The Group of Seven met in Rome. The G7 said prices had doubled.",
        "Group of Seven",
        ["Group of Seven", "G7"],
    ),
    (
        "The Harrow Evening Post met him. Later, the Post said he was wrong.",
        "Harrow Evening Post",
        ["Harrow Evening Post", "Post"],
    ),
    # what a text varies a name with
    (
        "Spain's Pablo Ruiz beat the Czech Jan Novak. Novak had won in May. The Spaniard wept.",
        "Pablo Ruiz",
        ["Pablo Ruiz", "The Spaniard"],
    ),
    (
        "Harlan Foods makes soup. Volar Air bought Harlan Foods in May. The company paid in cash.",
        "Volar Air",
        ["Volar Air", "The company"],
    ),
    (
        "Novak's solicitor, Anna Kowal, was in court. The lawyer said he would appeal.",
        "Anna Kowal",
        ["Novak's solicitor", "Anna Kowal", "The lawyer"],
    ),
    (
        "Residents accused Ashford's mayor of lying on Monday. Mayor Anna Kowal said the vote was fair.",
        "Anna Kowal",
        ["Ashford's mayor", "Anna Kowal"],
    ),
    (
        "Mayor Anna Kowal lost the vote. Deputy mayor Amrit Gill said it was unfair. The mayor resigned.",
        "Anna Kowal",
        ["Anna Kowal", "The mayor"],
    ),
    (
        "Sen. Anna Kowal, a Democrat, and Rep. Paul Lang, a Republican, met on Monday.",
        "Paul Lang",
        ["Paul Lang", "a Republican"],
    ),
    (
        "Peter Novak was in court on Monday. His wife, the actress Anna Kowal, wept.",
        "Anna Kowal",
        ["His wife", "Anna Kowal"],
    ),
    (
        "Her son Peter, a student at Leeds University, wept on Monday.",
        "Peter",
        ["Peter", "a student at Leeds University"],
    ),
    (
        "Police searched the shop. Butcher Roy Lang, who works next door, said he heard shouts.",
        "Roy Lang",
        ["Roy Lang", "he"],
    ),
    (
        "Lang coached Leeds for years. Owner Peter Novak bought the club in May. The billionaire gave no reason.",
        "Peter Novak",
        ["Peter Novak", "The billionaire"],
    ),
    # where a description ends
    ("The workers themselves built the school.", "workers", ["The workers"]),
    ("Police said 12 fans held on Friday were freed.", "12 fans", ["12 fans"]),
    ("Anna Kowal, 41, a former nurse, won on Sunday.", "Anna Kowal", ["Anna Kowal", "a former nurse"]),
]

# Names that one text must keep apart, each an actor.
APART: list[tuple[str, set[str]]] = [
    ("Bill Harmon met Susan Harmon on Monday.", {"Bill Harmon", "Susan Harmon"}),
    ("Robert Lang sued his brother David Lang.", {"Robert Lang", "David Lang"}),
    ("Iran accused Iraq of lying.", {"Iran", "Iraq"}),
    ("North Korea warned South Korea.", {"North Korea", "South Korea"}),
    ("The US military attacked Iran.", {"US military", "Iran"}),
    ("Peter Novak and Anna Kowal signed the deal.", {"Peter Novak", "Anna Kowal"}),
    ("Apple sued Samsung on Monday.", {"Apple", "Samsung"}),
    ("Niger condemned Nigeria, and Nigeria called its envoy home.", {"Niger", "Nigeria"}),
    (
        "Peter Novak, Anna Kowal, Paul Whitcombe and Helen Marsh won.",
        {"Peter Novak", "Anna Kowal", "Paul Whitcombe", "Helen Marsh"},
    ),
    ("Anna Kowal sang at the National Theatre on Monday.", {"Anna Kowal"}),
    ("Peter Novak spoke of the French Revolution on Monday.", {"Peter Novak"}),
    ("Anna Kowal put Polish words in place of English terms.", {"Anna Kowal"}),
    ("Indiana Gov. Peter Novak met Anna Kowal.", {"Peter Novak", "Anna Kowal"}),
    ("Donald Harmon sued the Bank of England.", {"Donald Harmon", "Bank of England"}),
]

# What an actor is said to be.
DESCRIBED: list[tuple[str, str, str | None]] = [
    ("Pentagon spokesman Peter Novak spoke on Monday.", "Peter Novak", "Pentagon spokesman"),
    ("President Peter Novak spoke on Monday.", "Peter Novak", "President"),
    ("Sen. Peter Novak spoke on Monday.", "Peter Novak", "Senator"),
    ("Secretary of State Peter Novak spoke on Monday.", "Peter Novak", "Secretary of State"),
    ("Peter Novak, a teacher from Leeds, spoke on Monday.", "Peter Novak", "teacher from Leeds"),
    ("Peter Novak, the head of the union, spoke on Monday.", "Peter Novak", "head of the union"),
    ("The mayor, Anna Kowal, spoke on Monday.", "Anna Kowal", "mayor"),
    ("Anna Kowal is a marine biologist from Leeds.", "Anna Kowal", "marine biologist from Leeds"),
    ("Former prime minister Anna Kowal spoke on Monday.", "Anna Kowal", "Former prime minister"),
    ("Mr Novak spoke on Monday.", "Novak", None),
    ("Peter Novak spoke on Monday.", "Peter Novak", None),
    ("Anna Kowal is not a lawyer, Peter Novak said.", "Anna Kowal", None),
]

# Words that are no mention of anybody.
NOBODY: list[tuple[str, str]] = [
    ("It rained on Monday when Peter Novak spoke.", "It"),
    ("It is clear that Iran lost.", "It"),
    ("“I will not resign,” Peter Novak said.", "we"),
    ("Every voter counts, Anna Kowal said.", "Every voter"),
    ("The number of members stood at 178, Anna Kowal said.", "The number of members"),
    ("Anna Kowal said each candidate must pay.", "each candidate"),
    ("The fair will attract more tourists, Anna Kowal said.", "more tourists"),
    ("Police stopped a courier. He had hidden watches in a van. Officers found the van on Sunday.", "the van"),
    ("Peter Novak went to the police station.", "police"),
    ("The chair of governors resigned on Monday.", "governors"),
    ("The report named the inspector general.", "inspector"),
    ("The workers themselves built the school.", "themselves"),
    ("The river broke its banks overnight. A teacher cooked for the villagers.", "its banks"),
]


def analysed() -> Iterator[str]:
    for rows in (MENTIONS, APART, DESCRIBED, NOBODY):
        yield from (row[0] for row in rows)  # type: ignore[attr-defined]


@pytest.fixture(scope="module")
def actors() -> dict[str, tuple[Actor, ...]]:
    texts = sorted(set(analysed()))
    nlp = pipeline()  # one by one: in a batch, 8-bit arithmetic lets each text shift the others a little
    return {t: analyse(nlp(t), plain.article(t, "-", raw=True)).actors for t in texts}


@pytest.mark.parametrize(("text", "name", "expected"), MENTIONS)
def test_mentions(text, name, expected, actors) -> None:
    found = {a.name: [text[m.start : m.end] for m in a.mentions] for a in actors[text]}
    assert found.get(name) == expected, found


@pytest.mark.parametrize(("text", "names"), APART)
def test_kept_apart(text, names, actors) -> None:
    assert {a.name for a in actors[text] if any(m.form == "name" for m in a.mentions)} == names


@pytest.mark.parametrize(("text", "name", "expected"), DESCRIBED)
def test_description(text, name, expected, actors) -> None:
    assert {a.name: a.description for a in actors[text]}.get(name, "no such actor") == expected


@pytest.mark.parametrize(("text", "words"), NOBODY)
def test_nobody(text, words, actors) -> None:
    assert words not in {text[m.start : m.end] for a in actors[text] for m in a.mentions}


@pytest.mark.parametrize(
    ("text", "one", "other"),
    [
        ("The union sued the company.", "The union", "the company"),
        ("The Dock Workers' Union called a strike. Its leader met the company's owners.", "Union", "the company"),
        ("Tirla Ltd cut jobs on Monday. The ministry said it was told late.", "Tirla Ltd", "The ministry"),
        (
            "At least five people died. The war has displaced half a million people.",
            "five people",
            "half a million people",
        ),
    ],
)
def test_what_is_unlike_is_two(text: str, one: str, other: str) -> None:
    found = analyse(pipeline()(text), plain.article(text, "-", raw=True)).actors
    told = [[text[m.start : m.end] for m in a.mentions] for a in found]
    assert not any(other in said and any(m.endswith(one) for m in said) for said in told)


def test_another_office_is_no_epithet(actors) -> None:
    text = "Peter Novak was arrested on Monday. Novak wept. The judge sent him to jail."
    nlp = pipeline()
    found = analyse(nlp(text), plain.article(text, "-", raw=True)).actors
    novak = next(a for a in found if a.name == "Peter Novak")
    assert "The judge" not in [text[m.start : m.end] for m in novak.mentions]
