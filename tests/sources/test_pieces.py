from reader.sources.pieces import article


def test_a_piece_without_a_character_is_none() -> None:
    pieces = [("title", "Ferry stops"), ("paragraph", ""), ("paragraph", "It sank, the owner said."), ("item", "")]
    found = article(pieces, "x", title="Ferry stops", byline=None, published=None)
    assert [(b.kind, found.text[b.start : b.end]) for b in found.blocks] == [
        ("title", "Ferry stops"),
        ("paragraph", "It sank, the owner said."),
    ]
