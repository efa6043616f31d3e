import json

import msgspec

from reader.export.json import encode
from tests.export.stories import STORY, TEXT, at


def test_the_shape_and_order_of_keys() -> None:
    encoded = encode(STORY)
    assert b"\n" not in encoded
    found = json.loads(encoded)
    assert list(found) == ["schema", "article", "entities", "actors", "quotes", "events", "pipeline"]
    assert found["schema"] == "reader/1"
    assert list(found["article"]) == ["source", "title", "byline", "published", "text", "blocks"]
    assert found["article"]["text"] == TEXT
    assert found["article"]["byline"] is None
    assert found["article"]["blocks"][0] == {"kind": "title", "start": 0, "end": 13}
    start, end = at("Hallund")
    assert found["entities"][1] == {"start": start, "end": end, "label": "GPE", "actor": None}
    assert list(found["actors"][0]) == ["id", "name", "kind", "salience", "mentions", "description"]
    assert list(found["actors"][0]["mentions"][0]) == ["start", "end", "form"]
    assert list(found["quotes"][0]) == ["id", "kind", "content", "cue", "source", "speaker", "speakers", "confidence"]
    assert found["quotes"][0]["content"] == [list(at("“It is \x1b[31mold\x07”"))]
    assert found["events"][0] == {
        "id": "e1",
        "type": "policy",
        "trigger": [TEXT.index("closed the"), TEXT.index("closed the") + 6],
        "realis": "actual",
        "who": [{"span": list(at("Mayor Jane Doe")), "actor": "a1"}],
        "whom": [{"span": list(at("the bridge")), "actor": None}],
        "where": [{"span": list(at("Hallund"))}],
        "when": [{"span": list(at("Monday")), "value": "2024-03-11", "grain": None}],
        "same_as": None,
        "salience": 0.9,
        "confidence": 1.0,
    }
    assert found["pipeline"] == {"name": "en_reader", "version": "1.0"}


def test_what_acts_on_a_terminal_is_escaped_and_still_the_same() -> None:
    name = "\x1b\x7f\x9b2J\u200e\u202e\u2028\ufeff\u00ad\U000e0041 é 🙂"
    article = msgspec.structs.replace(STORY.article, source=name)
    encoded = encode(msgspec.structs.replace(STORY, article=article)).decode()
    assert json.loads(encoded)["article"]["source"] == name
    assert encoded.isprintable()
    assert "é 🙂" in encoded
