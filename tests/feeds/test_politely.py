"""Many jobs at once, few of one host."""

from __future__ import annotations

from collections import Counter
from threading import Event, Lock

import pytest

from reader.feeds.politely import AT_ONCE, OF_A_HOST, politely


class Busy:
    """Counts who is at work, and lets nobody end before as many are as there ever will be."""

    def __init__(self, expected: int) -> None:
        self.now, self.most = Counter[str](), Counter[str]()
        self.lock, self.full, self.expected = Lock(), Event(), expected

    def work(self, job: str) -> str:
        with self.lock:
            for name in (job[0], "all"):
                self.now[name] += 1
                self.most[name] = max(self.most[name], self.now[name])
            if self.now["all"] == self.expected:
                self.full.set()
        self.full.wait(60)
        with self.lock:
            for name in (job[0], "all"):
                self.now[name] -= 1
        return job.upper()


def test_at_most_so_many_at_once() -> None:
    jobs = [f"{host}{number}" for host in "abcdefgh" for number in range(4)]
    busy = Busy(AT_ONCE)
    done = {job: future.result() for job, future in politely(jobs, lambda job: job[0], busy.work)}
    assert done == {job: job.upper() for job in jobs}
    assert busy.most["all"] == AT_ONCE
    assert max(count for name, count in busy.most.items() if name != "all") == OF_A_HOST


def test_one_host_alone_is_asked_by_few() -> None:
    busy = Busy(OF_A_HOST)
    jobs = [f"a{number}" for number in range(7)]
    assert len(list(politely(jobs, lambda job: job[0], busy.work))) == 7
    assert busy.most["a"] == OF_A_HOST


def test_what_is_raised_is_that_jobs_own() -> None:
    def work(job: int) -> int:
        return 6 // job

    done = dict(politely([0, 1, 2], str, work))
    assert (done[1].result(), done[2].result()) == (6, 3)
    with pytest.raises(ZeroDivisionError):
        done[0].result()


def test_who_has_left_is_given_no_more() -> None:
    begun: list[int] = []
    given: list[int] = []
    for job, _ in politely(range(50), lambda job: "a", begun.append, lambda: len(given) == 4):
        given.append(job)
    assert len(begun) <= 4 + OF_A_HOST
