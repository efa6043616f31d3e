from reader.app.keys.synonyms import ALSO
from reader.app.keys.table import KEYS


def test_every_action_that_the_help_explains_has_other_words() -> None:
    assert set(ALSO) == {key.id for key in KEYS if key.group}
    assert all(words.split() for words in ALSO.values())
