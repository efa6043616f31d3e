from __future__ import annotations

from reader.engine.sparing import STEPS, sparing


def told(total: int, each: int = 1) -> list[int]:
    found: list[int] = []
    report = sparing(lambda done, _: found.append(done))
    for done in [*range(0, total, each), total]:
        report(done, total)
    return found


def test_of_few_windows_each_is_told() -> None:
    assert told(7) == list(range(8))
    assert told(STEPS) == list(range(STEPS + 1))


def test_of_many_only_as_many_as_there_are_steps_the_first_and_last_among_them() -> None:
    found = told(6_000, each=4)
    assert len(found) == STEPS + 1
    assert (found[0], found[-1]) == (0, 6_000)
    assert found == sorted(found)
