"""A small story made by hand, to be written in every format."""

from reader.story import (
    Actor,
    Analysis,
    Article,
    Block,
    Entity,
    Event,
    Mention,
    Participant,
    Pipeline,
    Place,
    Quote,
    Story,
    When,
)

TEXT = (
    "Bridge closed\n\n"
    "Mayor Jane Doe closed the bridge in Hallund on Monday. “It is \x1b[31mold\x07”, she said.\n\n"
    "Leave a Reply"
)


def at(words: str) -> tuple[int, int]:
    start = TEXT.index(words)
    return start, start + len(words)


STORY = Story(
    Article(
        source="bridge.txt",
        title="Bridge closed",
        byline=None,
        published="2024-03-12",
        text=TEXT,
        blocks=(
            Block("title", 0, 13),
            Block("paragraph", 15, TEXT.index("\n\nLeave")),
            Block("furniture", *at("Leave a Reply")),
        ),
    ),
    Analysis(
        entities=(
            Entity(*at("Jane Doe"), "PERSON", "a1"),
            Entity(*at("Hallund"), "GPE"),
            Entity(*at("Monday"), "DATE"),
        ),
        actors=(
            Actor(
                "a1",
                "Jane Doe",
                "person",
                1.0,
                (Mention(*at("Jane Doe"), "name"), Mention(*at("she"), "pronoun")),
            ),
        ),
        quotes=(Quote("q1", "direct", (at("“It is \x1b[31mold\x07”"),), at("said"), at("she"), "a1"),),
        events=(
            Event(
                "e1",
                "policy",
                (TEXT.index("closed the"), TEXT.index("closed the") + 6),
                "actual",
                (Participant(at("Mayor Jane Doe"), "a1"),),
                (Participant(at("the bridge")),),
                (Place(at("Hallund")),),
                (When(at("Monday"), "2024-03-11"),),
                None,
                0.9,
            ),
        ),
    ),
    Pipeline("en_reader", "1.0"),
)
