"""How long an engine is waited for."""

from reader.engine.protocol import Beat, Progress
from reader.engine.watchdog import LEAST, PACE, SILENCE, STANDSTILL, TICK, Watchdog


def ticks(watchdog: Watchdog, characters: int = 0, *, share: float | None = None) -> float:
    """Seconds until the watchdog has had enough of silence, or of an engine that has a `share` of a processor."""
    for count in range(1, 100_000):
        if watchdog.tick(characters):
            return count * TICK
        if share is not None:
            watchdog.hear(Beat(share * count * TICK))
    raise AssertionError("it never has enough")


def test_silence_is_borne_for_a_while_and_longer_with_a_long_text() -> None:
    assert ticks(Watchdog()) == SILENCE + TICK
    assert ticks(Watchdog(), 10 * PACE) == SILENCE + 10 + TICK


def test_beats_are_borne_longer_but_not_for_ever() -> None:
    assert STANDSTILL < ticks(Watchdog(), share=2.0) <= STANDSTILL + 2 * TICK


def test_beats_are_borne_longer_where_others_have_the_processors() -> None:
    assert ticks(Watchdog(), share=0.25) > 3.9 * STANDSTILL
    assert ticks(Watchdog(), share=0.0) <= STANDSTILL / LEAST + 2 * TICK


def test_a_word_begins_the_count_anew() -> None:
    watchdog = Watchdog()
    for _ in range(20):
        for _ in range(int(SILENCE)):
            assert not watchdog.tick(0)
        watchdog.hear(Progress(1, 0, 9))


def test_time_without_a_beat_counts_as_work(monkeypatch) -> None:
    monkeypatch.setattr("reader.engine.watchdog.SILENCE", 60.0)
    monkeypatch.setattr("reader.engine.watchdog.STANDSTILL", 8.0)
    assert ticks(Watchdog()) == 8 + TICK
