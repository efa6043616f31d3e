"""What the events of one sentence know of each other."""

from __future__ import annotations

import msgspec

from reader.analysis.events import sharing
from reader.story import Event, Participant
from tests.analysis import build


def test_who_suffers_what_a_noun_tells_is_whom_it_befell() -> None:
    doc = build.doc("""
        Villagers/villager NNS nsubj 2
        suffered/suffer VBD root 0
        an/an DT det 4
        attack/attack NN obj 2
        by/by IN case 6
        rebels/rebel NNS nmod 4
        . . punct 2
    """)
    village, suffered, attack, rebels = (
        Participant((doc[i].idx, doc[i].idx + len(doc[i])), None) for i in (0, 1, 3, 5)
    )
    noun = Event("e2", "conflict", attack.span, "actual", (rebels,), (village,), (), (), None, 0.0)
    verb = msgspec.structs.replace(noun, id="e1", trigger=suffered.span, who=(village,), whom=(attack,))
    (_, told), _ = sharing.with_nouns([(doc[1], verb), (doc[3], noun)])
    assert (told.who, told.whom) == ((rebels,), (village,))
