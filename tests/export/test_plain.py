import msgspec

from reader.export.plain import encode
from reader.story import Analysis, Article, Block, BlockKind, Entity, Pipeline, Story
from tests.export.stories import STORY


def test_the_whole_story() -> None:
    assert encode(STORY) == (
        "Bridge closed\n\n"
        "Mayor [PERSON Jane Doe] closed the bridge in [GPE Hallund] on [DATE Monday]. “It is ␛[31mold␇”, she said.\n\n"
        "ACTORS\n  Jane Doe (person, 2 mentions)\n\n"
        "EVENTS\n  closed (policy) | who: Jane Doe | whom: the bridge | where: Hallund | when: Monday [2024-03-11]\n\n"
        "QUOTES\n  Jane Doe (direct): “It is ␛[31mold␇”\n"
    )


def test_a_text_in_which_nothing_was_found() -> None:
    empty = msgspec.structs.replace(STORY, analysis=Analysis())
    assert encode(empty).endswith("she said.\n")
    assert "ACTORS" not in encode(empty)


def test_overlapping_entities_are_written_once() -> None:
    first = STORY.analysis.entities[0]
    analysis = msgspec.structs.replace(STORY.analysis, entities=(first, msgspec.structs.replace(first, label="ORG")))
    assert encode(msgspec.structs.replace(STORY, analysis=analysis)).count("Jane Doe]") == 1


def test_nothing_invisible_that_acts_on_its_surroundings_is_written() -> None:
    marks = "\u200e\u200f\u061c\ufeff\u00ad\u202e\u2066\U000e0041\x9b\x1b\x85\u2028"
    actors = tuple(msgspec.structs.replace(actor, name=f"A{marks}B") for actor in STORY.analysis.actors)
    analysis = msgspec.structs.replace(STORY.analysis, actors=actors)
    article = msgspec.structs.replace(STORY.article, title=f"T{marks}", blocks=STORY.article.blocks[1:])
    out = encode(msgspec.structs.replace(STORY, analysis=analysis, article=article))
    assert not set(marks) & set(out)
    assert out.isprintable() or set(filter(lambda c: not c.isprintable(), out)) == {"\n"}


def test_a_table_stands_in_columns_with_its_labels() -> None:
    rows = ["Player         Goals   Club", "Ann Lee                Fyr", "Bo Eklund-Ås   12"]
    text = "\n\n".join(["They scored.", *rows, "That was all."])
    starts = [text.index(line) for line in ["They scored.", *rows, "That was all."]]
    kinds: list[BlockKind] = ["paragraph", "item", "item", "item", "paragraph"]
    lines = ["They scored.", *rows, "That was all."]
    blocks = tuple(Block(k, s, s + len(t)) for k, s, t in zip(kinds, starts, lines, strict=True))
    named = [("Ann Lee", "PERSON"), ("Fyr", "ORG"), ("Bo Eklund-Ås", "PERSON")]
    entities = tuple(Entity(text.index(n), text.index(n) + len(n), label) for n, label in named)
    story = Story(
        Article("cup.txt", None, None, None, text, blocks), Analysis(entities=entities), Pipeline("none", "0")
    )
    assert encode(story) == (
        "They scored.\n\n"
        "Player                  Goals   Club\n"
        "[PERSON Ann Lee]                [ORG Fyr]\n"
        "[PERSON Bo Eklund-Ås]   12\n\n"
        "That was all.\n"
    )


def test_code_stands_as_it_is_in_lines_of_its_own() -> None:
    lines = ["Run this:", "    if old:", "        pay(40)", "Then rest."]
    text = "\n\n".join(lines)
    kinds: list[BlockKind] = ["paragraph", "item", "item", "paragraph"]
    blocks = []
    for line, kind in zip(lines, kinds, strict=True):
        start = text.index(line)
        blocks.append(Block(kind, start, start + len(line)))
    article = msgspec.structs.replace(STORY.article, title=None, text=text, blocks=tuple(blocks))
    out = encode(msgspec.structs.replace(STORY, article=article, analysis=Analysis()))
    assert out == "Run this:\n\n    if old:\n        pay(40)\n\nThen rest.\n"


def test_a_list_stands_together_and_what_is_in_it_further_in() -> None:
    text = "Told.\n\nOak\n\n\tleaves\n\n\t1. green\n\nAsh\n\nTold."
    parts = [("paragraph", "Told."), ("item", "Oak"), ("item", "leaves"), ("item", "1. green"), ("item", "Ash")]
    blocks: list[Block] = []
    for kind, words in parts:
        at = text.index(words)
        blocks.append(Block(kind, at, at + len(words)))
    blocks.append(Block("paragraph", len(text) - 5, len(text)))
    article = Article("x", None, None, None, text, tuple(blocks))
    out = encode(Story(article, Analysis(), Pipeline("x", "1")))
    assert out == "Told.\n\n• Oak\n  • leaves\n  1. green\n• Ash\n\nTold.\n"
