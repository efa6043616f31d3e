import itertools

from hypothesis import given
from hypothesis import strategies as st

from reader.app.threads.hints import labels, targets
from reader.app.threads.hyperlinks import addresses
from reader.app.threads.links import Links
from tests.app.hand import STORY, extent


@given(st.integers(0, 900))
def test_no_label_begins_another(count: int) -> None:
    made = sorted(labels(count))
    assert len(set(made)) == count
    assert all(made) or not count
    assert not any(after.startswith(before) for before, after in itertools.pairwise(made))


def test_few_labels_are_single_letters() -> None:
    assert labels(3) == ["a", "s", "d"]
    assert {len(label) for label in labels(26)} == {1}


def test_addresses_end_before_the_punctuation_around_them() -> None:
    text = "See (https://a.org/b). Or http://c.net/d_(e), “https://f.de/?q=1”. Not https://"
    assert [text[start:end] for start, end in addresses(text, (0, len(text)))] == [
        "https://a.org/b", "http://c.net/d_(e)", "https://f.de/?q=1",
    ]  # fmt: skip


def test_names_in_sight_can_be_opened_and_do_not_overlap() -> None:
    found = targets(STORY.article, Links(STORY.analysis), (0, 400))
    assert extent("John Kirby") in [target.extent for target in found]
    assert all(one.extent[1] <= other.extent[0] for one, other in itertools.pairwise(found))
    assert all(target.extent[0] < 400 for target in found)
    assert extent("John Kirby") not in [
        t.extent for t in targets(STORY.article, Links(STORY.analysis), (0, 400), {"PERSON"})
    ]
