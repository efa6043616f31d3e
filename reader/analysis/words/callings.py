"""Other words for one calling or kind of body: whoever is a solicitor may be called a lawyer next."""

from __future__ import annotations

from reader.analysis.words import nouns
from reader.pipeline.tables import word_set

_ROWS = (
    "prosecutor attorney",
    "lawyer attorney solicitor barrister counsel advocate",
    "doctor physician surgeon medic gp consultant",
    "detective inspector sergeant superintendent constable officer policeman policewoman",
    "lawmaker legislator congressman congresswoman senator representative mp parliamentarian politician",
    "councillor councilman councilwoman alderman politician",
    "teacher headteacher headmaster tutor",
    "professor academic scholar researcher scientist",
    "journalist reporter correspondent columnist editor",
    "singer musician rapper songwriter vocalist performer",
    "author writer novelist poet playwright",
    "footballer striker midfielder defender winger forward goalkeeper player",
    "businessman businesswoman entrepreneur tycoon magnate billionaire",
    "boss chief executive ceo",
    "manager coach boss",
    "priest cleric clergyman vicar pastor",
    "youngster teenager boy",
    "youngster teenager girl",
    "police force constabulary",
    "council authority",
    "ministry department",
    "court tribunal",
    "club team side",
    "newspaper daily tabloid paper",
    "airline carrier",
    "university school institution college",
    "bank lender",
    "carmaker automaker manufacturer",
    "watchdog regulator authority commission agency",
    "union federation",
    "charity foundation",
)
_OTHERS: dict[str, frozenset[str]] = {}
for _row in _ROWS:
    for _word in _row.split():
        _OTHERS[_word] = _OTHERS.get(_word, frozenset()) | word_set(_row)


def are_alike(one: str, other: str) -> bool:
    """Whether two nouns, singular or plural, can be words for one calling or kind of body."""
    return nouns.singular(other) in _OTHERS.get(nouns.singular(one), ())
