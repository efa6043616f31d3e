from __future__ import annotations

from reader.analysis.quotes import firstpersons
from reader.story import Actor, Article, Block, Mention, Quote
from tests.analysis.build import doc

TABLE = """
    “ `` punct 3
    I PRP nsubj 3
    hope/hope VBP root 0
    we PRP nsubj 5
    win/win VBP ccomp 3
    , , punct 3
    ” '' punct 3
    said/say VBD parataxis 3
    Ann NNP nsubj 8 PERSON
    Lee NNP flat 9 PERSON
    of IN case 12
    Acme NNP nmod 9 ORG
    . . punct 3
"""


def heard(*actors: Actor, speaker: str) -> dict[str, list[str]]:
    made = doc(TABLE)
    end = made.text.index("”") + 1
    article = Article("-", None, None, None, made.text, (Block("paragraph", 0, len(made.text)),))
    quote = Quote("q1", "direct", ((made.text.index("“"), end),), None, None, speaker)
    found = firstpersons.add(made, article, actors, [quote])
    return {a.name: [made.text[m.start : m.end] for m in a.mentions if m.form == "pronoun"] for a in found}


def actor(number: int, name: str, kind: str) -> Actor:
    at = doc(TABLE).text.index(name)
    return Actor(f"a{number}", name, kind, 1.0, (Mention(at, at + len(name), "name"),))  # type: ignore[arg-type]


def test_i_is_the_speaker_and_we_the_organization_the_speaker_is_said_to_be_of() -> None:
    found = heard(actor(1, "Ann Lee", "person"), actor(2, "Acme", "organization"), speaker="a1")
    assert found == {"Ann Lee": ["I"], "Acme": ["we"]}


def test_we_is_left_out_where_the_side_is_not_told() -> None:
    found = heard(actor(1, "Ann Lee", "person"), speaker="a1")
    assert found == {"Ann Lee": ["I"]}


def test_we_is_an_organization_that_speaks_and_i_is_not() -> None:
    found = heard(actor(1, "Ann Lee", "person"), actor(2, "Acme", "organization"), speaker="a2")
    assert found == {"Ann Lee": [], "Acme": ["we"]}


def test_a_verb_spelt_like_a_pronoun_is_none() -> None:
    said = TABLE.replace("hope/hope VBP", "mine/mine VBP")
    made = doc(said)
    article = Article("-", None, None, None, made.text, (Block("paragraph", 0, len(made.text)),))
    quote = Quote("q1", "direct", ((0, made.text.index("”") + 1),), None, None, "a1")
    at = made.text.index("Ann Lee")
    speaker = Actor("a1", "Ann Lee", "person", 1.0, (Mention(at, at + 7, "name"),))
    found = firstpersons.add(made, article, [speaker], [quote])[0]
    assert [made.text[m.start : m.end] for m in found.mentions] == ["I", "Ann Lee"]
