"""What changed between two versions of an article."""

from __future__ import annotations

import random

from msgspec.structs import replace

from reader.library.reading.changes import Change, changes, is_version
from reader.story import Actor, Analysis, Entity, Mention, Pipeline, Quote, Story
from tests.app.hand import article

PEOPLE = {"Mara Quill": "PERSON", "Mara Quell": "PERSON", "Otto Brand": "PERSON", "Northport": "GPE", "Eastport": "GPE"}


def story(text: str, quotes: dict[str, str] | None = None, analysed: bool = True) -> Story:
    """A text, its names those of PEOPLE, its quotes by their words with who said them."""
    entities, actors = [], []
    for name, label in PEOPLE.items():
        if (at := text.find(name)) >= 0 and analysed:
            kind = "person" if label == "PERSON" else "place"
            entities.append(Entity(at, at + len(name), label, name))
            actors.append(Actor(name, name, kind, 1.0, (Mention(at, at + len(name), "name"),)))
    made = []
    for number, (said, who) in enumerate((quotes or {}).items()):
        at = text.index(said)
        made.append(Quote(f"q{number}", "direct", ((at, at + len(said)),), None, None, who))
    entities.sort(key=lambda entity: entity.start)
    return Story(article(text), Analysis(tuple(entities), tuple(actors), tuple(made)), Pipeline("", ""))


def told(found: tuple[Change, ...]) -> list[tuple[str, str, str | None, str | None]]:
    return [(one.what, one.how, one.was, one.now) for one in found]


def test_nothing_before_and_nothing_changed() -> None:
    new = story("Twelve ships left Northport on Monday.")
    assert changes(None, new) == changes(new, new) == ()


def test_a_figure_another_one_and_where() -> None:
    old = story("The fire hurt three people in Northport.\nIt began at 7.30 on Monday.")
    new = story("The fire hurt twenty-five people in Northport.\nIt began at 7.30 on Monday.")
    (found,) = changes(old, new)
    assert (found.what, found.how, found.was, found.now) == ("figure", "changed", "three", "twenty-five")
    assert found.old
    assert old.article.text[slice(*found.old)] == "three"
    assert found.new
    assert new.article.text[slice(*found.new)] == "twenty-five"


def test_what_moved_or_is_only_written_otherwise_did_not_change() -> None:
    old = story("Rents rose by 1,200 crowns.\nThe council met on Monday.\nNobody came.")
    new = story("The council met on Monday.\nNobody came.\nRents “rose” by 1200 crowns.")
    assert changes(old, new) == ()


def test_a_figure_in_a_sentence_of_its_own() -> None:
    old = story("The council met.\nSome 40 people stood outside in the rain.")
    new = story("The council met.\nTaxes fall by 3.5 percent next spring.\nThey fell 40 years ago.")
    assert told(changes(old, new)) == [("figure", "added", None, "3.5")]
    assert told(changes(new, old)) == [("figure", "gone", "3.5", None)]


def test_names_put_right_added_and_gone() -> None:
    old = story("Mayor Mara Quill opened the bridge to the harbour.\nIt is the third one in Northport.")
    new = story("Mayor Mara Quell opened the bridge to the harbour.\nIt is new, says Otto Brand of the paper.")
    assert {*told(changes(old, new))} == {
        ("name", "changed", "Mara Quill", "Mara Quell"),
        ("name", "gone", "Northport", None),
        ("name", "added", None, "Otto Brand"),
    }


def test_a_name_that_the_old_text_has_is_not_new_though_it_was_not_analysed() -> None:
    old = story("Otto Brand came.\nHe met the mayor and then he left.", analysed=False)
    new = story("Otto Brand came.\nHe saw Mara Quill and then he left.")
    assert told(changes(old, new)) == [("name", "added", None, "Mara Quill")]


def test_quotes() -> None:
    kept, lost = "The road stays open to all", "We never had a plan for it"
    before, after = "Nobody was told about the sale of it", "Nobody here was told about the quick sale of it"
    fresh = "Snow will come early"
    old = story(f"“{kept},” he said.\n“{lost},” he said.\n“{before},” she said.",
                {kept: "Otto Brand", lost: "Otto Brand", before: "x"})  # fmt: skip
    new = story(f"“{kept},” he said.\n“{after},” she said.\n“{fresh},” she said.", {after: "x", fresh: "x"})
    assert (
        told(changes(old, new))
        == [
            ("quote", "gone", lost, None),
            ("quote", "changed", before, after),
            ("quote", "added", None, fresh),
        ]
        or [one[:2] for one in told(changes(old, new))].count(("quote", "changed")) == 1
    )
    assert {one.now for one in changes(old, new)} == {None, after, fresh}


def test_a_quote_of_another_speaker() -> None:
    said = "The road stays open to all"
    old = story(f"“{said},” Otto Brand said.", {said: "Otto Brand"})
    new = story(f"“{said},” Mara Quill said.", {said: "Mara Quill"})
    assert ("speaker", "changed", "Otto Brand", "Mara Quill") in told(changes(old, new))


def test_long_and_repetitive_texts() -> None:
    chance = random.Random(4)
    vocabulary = [f"w{chance.choice('abcdefgh')}{number}x" for number in range(900)]
    lines = [" ".join(chance.choices(vocabulary, k=18)) + "." for _ in range(1100)]
    other = [line.replace("w", "v", 1) if index % 2 else line for index, line in enumerate(lines)]
    assert changes(story("\n".join(lines) + "\nIt cost 5."), story("\n".join(other) + "\nIt cost 7.")) != ()
    changes(story("7 no. " * 20_000), story("no 8. " * 20_000))
    changes(story("a " * 60_000), story("b a " * 40_000))


def test_a_name_that_is_no_actors() -> None:
    old, new = story("The boats stay in port."), story("The boats stay in port.\nThey were made in Eastport, once.")
    new = replace(new, analysis=replace(new.analysis, actors=(), entities=(Entity(42, 50, "GPE"),)))
    assert new.article.text[42:50] == "Eastport"
    assert told(changes(old, new)) == [("name", "added", None, "Eastport")]


def test_one_article_after_another_is_no_version() -> None:
    one = article("The ferry stops on Monday because of the storms.", title="Ferry stops")
    assert is_version(one, article("The ferry stops on Tuesday because of storms.", title="No ferry"))
    assert is_version(one, article("Something else was written here.", title="FERRY STOPS"))
    assert not is_version(one, article("Rents rise by a tenth in the old town, says the union.", title="Rents rise"))
