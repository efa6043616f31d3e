from reader.sources.furniture.marks import Mark
from reader.sources.pieces import article


def test_a_piece_without_a_character_is_none() -> None:
    pieces = [("title", "Ferry stops"), ("paragraph", ""), ("paragraph", "It sank, the owner said."), ("item", "")]
    found = article(pieces, "x", title="Ferry stops", byline=None, published=None)
    assert [(b.kind, found.text[b.start : b.end]) for b in found.blocks] == [
        ("title", "Ferry stops"),
        ("paragraph", "It sank, the owner said."),
    ]


def test_marks_stay_with_their_pieces_where_one_is_none() -> None:
    told = [
        "The old bridge of Hallund will be closed in May for a year of repairs, the council said on Monday.",
        "Traders on both banks said that they had learned of the plan from the newspaper, and asked for a meeting.",
        "The ferry will run twice an hour until the bridge opens again, and parking on the quay will be free.",
    ]
    lines = ["Bakery of the year opens a second shop", "Harbour pilots vote for a strike in June"]
    pieces = [*(("paragraph", string) for string in told * 2), *(("item", string) for string in lines * 2)]
    marks = [Mark("p", 0.0)] * 6 + [Mark("h3", 1.0)] * 4

    def blocks(pieces: list[tuple[str, str]], marks: list[Mark]) -> list[str]:
        return [b.kind for b in article(pieces, "x", title=None, byline=None, published=None, marks=marks).blocks]

    found = blocks(pieces, marks)
    assert "furniture" in found
    assert blocks([("item", "")] * 3 + pieces, [Mark("li", 1.0)] * 3 + marks) == found
