"""Which tellings tell one event: what joins them, what parts them, and that a long text costs no more a telling."""

from __future__ import annotations

import pytest
from spacy.tokens import Doc

from reader.analysis.events import same, sharing
from reader.story import Event, EventType, Participant
from tests.analysis import build

TABLE = """
    Rebels/rebel NNS nsubj 2
    struck/strike VBD root 0
    Erbil NNP obj 2 GPE
    . . punct 2
    ¶
    {} DT det 2
    strike/strike NN nsubj:pass 4
    was/be VBD aux:pass 4
    condemned/condemn VBN root 0
    . . punct 4
"""
FIRST, LATER = 1, 6


def telling(doc: Doc, at: int, whom: str | None, kind: EventType = "conflict") -> sharing.Told:
    trigger = doc[at]
    extent = trigger.idx, trigger.idx + len(trigger)
    done = (Participant(extent, whom),) if whom else ()
    return trigger, Event(f"e{at}", kind, extent, "actual", (), done, (), (), None, 0.0)


def linked(determiner: str, whom: tuple[str | None, str | None]) -> dict[str, str]:
    doc = build.doc(TABLE.format(determiner))
    assert (doc[FIRST].lower_, doc[LATER].lower_) == ("struck", "strike")
    told = [telling(doc, at, name) for at, name in zip((FIRST, LATER), whom, strict=True)]
    return same.link(told, build.article(doc), ())


def test_a_definite_noun_of_what_was_done_to_the_same_actor_tells_it_again() -> None:
    assert linked("The", ("a1", "a1")) == {f"e{LATER}": f"e{FIRST}"}


@pytest.mark.parametrize(("determiner", "whom"), [("The", ("a1", "a2")), ("Another", ("a1", "a1"))])
def test_another_undergoer_and_another_part_two_events(determiner: str, whom: tuple[str, str]) -> None:
    assert linked(determiner, whom) == {}


def test_a_light_verb_and_the_noun_that_it_carries_are_one_event() -> None:
    doc = build.doc("""
        The DT det 2
        drivers NNS nsubj 3
        reached/reach VBD root 0
        a DT det 5
        deal/deal NN obj 3
        . . punct 3
    """)
    told = sharing.with_nouns([telling(doc, 2, "a1", "other"), telling(doc, 4, "a2", "agreement")])
    assert same.link(told, build.article(doc), ()) == {"e4": "e2"}
    assert told[0][1].type == "agreement"


def test_a_telling_is_compared_with_no_more_of_a_longer_text() -> None:
    doc = build.doc("\n¶\n".join(TABLE.format("The").strip("\n") for _ in range(100)))
    told = [telling(doc, token.i, None) for token in doc if token.lower_ in ("struck", "strike")]
    tellings = same.Tellings(told, build.article(doc), ())
    most = same.NEAR + same.MOST * len(tellings.all[-1].family)
    assert max(len(tellings.before(n)) for n in range(len(told))) <= most < len(told)
