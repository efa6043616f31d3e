import random

from training.threads import instalments, said, thread

SPOKEN = [
    "“I never saw the harbour so empty in my life,” said the pilot.",
    'He said "we will come back in the spring, all of us".',
]
BODY = [
    f"On the {day}th the ferry did not sail, and the islanders waited for news from the coast." for day in range(4, 14)
]


def test_what_is_said_stands_between_quotation_marks() -> None:
    assert said(SPOKEN) == ["I never saw the harbour so empty in my life", "we will come back in the spring, all of us"]


def test_a_thread_has_what_was_said_and_lines_around_it() -> None:
    for seed in range(50):
        lines = thread(said(SPOKEN), random.Random(seed))
        spoken = [line for line in lines if "harbour" in line or "spring" in line]
        assert 2 <= len(spoken) < len(lines)
        assert all(line.strip() and "[" not in line and "#" not in line for line in lines)


def test_instalments_keep_the_article_in_order() -> None:
    for seed in range(50):
        lines = instalments(BODY, random.Random(seed))
        assert [line for line in lines if line in BODY] == BODY
