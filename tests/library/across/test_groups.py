"""Articles that tell the same story."""

from __future__ import annotations

from reader.library.across.groups import Told, groups
from reader.story import Story
from tests.library.synthetic import Deed, story

PEOPLE = {"Mara Quill": "person", "Otto Brand": "person", "Greta Holm": "person", "Ivo Sand": "person"}


def telling(key: str, day: str, title: str, *text: str, deeds: tuple[Deed, ...]) -> Told:
    made: Story = story(title, *text, people=PEOPLE, deeds=deeds)
    return Told(key, day, made)


FIRE = telling(
    "fire", "2021-06-27", "Fire destroys ferry terminal in Northport",
    "Mara Quill visited the ruins. Otto Brand fled. Mara Quill promised help.",
    deeds=(("Mara Quill", "visited", "movement"), ("Otto Brand", "fled", "movement")),
)  # fmt: skip
BLAZE = telling(
    "blaze", "2021-06-28", "Northport ferry terminal fire: mayor visits",
    "Mara Quill visited it on Sunday. Greta Holm sued the owner.",
    deeds=(("Mara Quill", "visited", "movement"), ("Greta Holm", "sued", "justice")),
)  # fmt: skip
LATER = telling(
    "later", "2021-07-15", "Fire destroys ferry terminal in Northport again",
    "Mara Quill visited the ruins.", deeds=(("Mara Quill", "visited", "movement"),),
)  # fmt: skip
OTHER = telling(
    "other", "2021-06-28", "Budget talks fail in the council",
    "Mara Quill left the room. Ivo Sand stayed.", deeds=(("Mara Quill", "left", "movement"),),
)  # fmt: skip
SAME_WORDS = telling(
    "words", "2021-06-28", "Ferry terminal fire in Southport",
    "Ivo Sand ran away.", deeds=(("Ivo Sand", "ran", "movement"),),
)  # fmt: skip


def test_the_same_story_and_what_only_one_tells() -> None:
    (found,) = groups([OTHER, BLAZE, LATER, SAME_WORDS, FIRE, FIRE])
    assert found.keys == ("fire", "blaze")
    fire, blaze = found.only
    assert (fire.actors, blaze.actors) == (("Otto Brand",), ("Greta Holm",))
    assert [FIRE.story.article.text[slice(*one)] for one in fire.events] == ["fled"]
    assert [BLAZE.story.article.text[slice(*one)] for one in blaze.events] == ["sued"]


def test_without_a_day_or_a_title_it_is_no_groups() -> None:
    assert groups([FIRE._replace(day="some day"), BLAZE]) == ()
    assert groups([telling("a", "2021-06-27", "", "Mara Quill left.", deeds=()), BLAZE]) == ()
    assert groups([]) == ()


def test_a_chain_of_days_is_not_one_story() -> None:
    days = [FIRE._replace(key=str(day), day=f"2021-06-{day:02}") for day in range(1, 10)]
    found = groups(days)
    assert [one.keys for one in found] == [("7", "8", "9"), ("4", "5", "6"), ("1", "2", "3")]


def test_the_order_they_come_in_does_not_count() -> None:
    articles = [FIRE, BLAZE, LATER, OTHER, SAME_WORDS]
    assert groups(articles) == groups(articles[::-1])
