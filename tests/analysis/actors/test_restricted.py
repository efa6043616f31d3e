from __future__ import annotations

from reader.analysis.actors import restricted
from reader.story import Actor, Mention
from tests.analysis.build import doc

TABLE = """
    Residents/resident NNS nsubj 6
    who WP nsubj 3
    protest VBP acl:relcl 1
    at IN case 5
    Acme NNP obl 3 ORG
    met VBD root 0
    councillors/councillor NNS obj 6
    , , punct 10
    who WP nsubj 10
    apologised VBD acl:relcl 7
    . . punct 6
"""


def extended(table: str, *words: str) -> list[str]:
    made = doc(table)
    mentions = tuple(Mention(made.text.index(w), made.text.index(w) + len(w), "nominal") for w in words)
    (found,) = restricted.extend(made, [Actor("a1", "they", "group", 1.0, mentions)])
    return [made.text[m.start : m.end] for m in found.mentions]


def test_a_relative_clause_belongs_to_a_description_unless_a_comma_parts_it() -> None:
    assert extended(TABLE, "Residents", "councillors") == ["Residents who protest at Acme", "councillors"]


def test_a_clause_that_tells_a_story_of_its_own_is_left_out() -> None:
    story = "\n".join(f"    then{n} RB advmod 3" for n in range(12))
    assert extended(TABLE.replace("    at IN", f"{story}\n    at IN").replace(" 6\n", " 18\n"), "Residents") == [
        "Residents"
    ]


def test_a_clause_whose_rest_the_parse_hung_elsewhere_is_left_out() -> None:
    table = """
        Neighbours/neighbour NNS nsubj 6
        who WP nsubj 3
        watched/watch VBD acl:relcl 1
        the DT det 5
        fire NN obj 6
        wept/weep VBD root 0
        . . punct 6
    """
    assert extended(table, "Neighbours") == ["Neighbours"]
    assert extended(table.replace("obj 6", "obj 3"), "Neighbours") == ["Neighbours who watched the fire"]
