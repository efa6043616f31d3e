"""A real Dask scheduler with workers in processes of their own."""

from __future__ import annotations

import gc
import json
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest

from reader import pipeline
from reader.engine import batch, cluster, jobs
from reader.export.json import encode
from reader.sources import read
from reader.sources.samples import paths
from reader.story import Article

ROOT = Path(__file__).parents[2]
PATIENCE = 600
"""Seconds after which a process never will be there, or do what is waited for."""
pytestmark = pytest.mark.skipif(find_spec("distributed") is None, reason="Dask's distributed is not here")
needs_model = pytest.mark.skipif(
    not os.environ.get(pipeline.MODEL) and not (pipeline.path() / "config.cfg").is_file(),
    reason="the language model is not here",
)


def until(happens: Callable[[], bool]) -> None:
    end = time.monotonic() + PATIENCE
    while not happens():
        assert time.monotonic() < end
        time.sleep(0.05)


class Cluster:
    """A scheduler and its workers."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        told = folder / "scheduler.json"  # where it is: a port chosen here could be another program's by then
        options = ("--host", "127.0.0.1", "--port", "0", "--no-dashboard", "--scheduler-file", str(told))
        self._processes = [self._start("scheduler", *options)]
        self.workers: list[subprocess.Popen[bytes]] = []
        self.address = ""
        until(lambda: self._processes[0].poll() is not None or b"}" in (told.read_bytes() if told.exists() else b""))
        self.address = json.loads(told.read_bytes())["address"]

    def _start(self, *command: str) -> subprocess.Popen[bytes]:
        environment = {**os.environ, "PYTHONPATH": os.pathsep.join([str(ROOT), *sys.path])}
        return subprocess.Popen(
            [sys.executable, "-m", "distributed.cli.dask_" + command[0], *command[1:]],
            env=environment,
            cwd=self._folder,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )

    def add_worker(self) -> None:
        options = ("--no-nanny", "--nthreads", "1", "--no-dashboard", "--death-timeout", str(PATIENCE))
        worker = self._start("worker", self.address, *options)
        self.workers.append(worker)
        self._processes.append(worker)

    def wait(self, workers: int) -> None:
        from distributed import Client

        with Client(self.address, timeout=PATIENCE, set_as_default=False) as client:
            client.wait_for_workers(workers, timeout=PATIENCE)

    def end(self) -> None:
        for process in reversed(self._processes):
            process.kill()
            process.wait()


@pytest.fixture(autouse=True)
def _patience(monkeypatch: pytest.MonkeyPatch) -> None:
    """A busy machine may take long to connect."""
    monkeypatch.setattr(cluster, "PATIENCE", f"{PATIENCE}s")


@pytest.fixture(scope="module")
def _started(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Cluster]:
    made = Cluster(tmp_path_factory.mktemp("cluster"))
    try:
        yield made
    finally:
        made.end()


def with_workers(cluster: Cluster, number: int) -> Cluster:
    """A cluster that has so many workers or more, whatever became of those of the test before."""
    cluster.workers = [worker for worker in cluster.workers if worker.poll() is None]
    for _ in range(number - len(cluster.workers)):
        cluster.add_worker()
    cluster.wait(number)
    return cluster


@pytest.fixture
def two(_started: Cluster) -> Cluster:
    return with_workers(_started, 2)


@pytest.fixture
def one(_started: Cluster) -> Cluster:
    """For tests that kill none while there is work: a worker takes seconds of the processor to start."""
    return with_workers(_started, 1)


@needs_model
def test_what_comes_of_an_article_is_the_same_and_a_killed_worker_loses_nothing(two: Cluster) -> None:
    articles = [read(str(path)) for path in paths()[:3]]
    failures: list[str] = []
    found: list[bytes] = []
    for story in cluster.stories(
        articles * 2, address=two.address, failed=lambda _, error: failures.append(str(error))
    ):
        found.append(encode(story))
        if len(found) == 2:
            os.kill(two.workers[0].pid, signal.SIGKILL)
    assert failures == []
    assert found == [encode(story) for story in batch.stories(articles)] * 2


def test_an_article_or_a_pipeline_that_is_of_no_use(one: Cluster) -> None:
    failures: list[str] = []
    article = Article("x", None, None, None, "It rained.", ())
    told = cluster.stories(
        [article], "no_such_pipeline", address=one.address, failed=lambda _, error: failures.append(str(error))
    )
    assert list(told) == []
    assert "There is no spaCy pipeline no_such_pipeline" in failures[0]


def waiting(address: str) -> list[str]:
    """The tasks that a scheduler has."""
    from distributed import Client

    with Client(address, timeout=PATIENCE, set_as_default=False) as client:
        return list(client.run_on_scheduler(lambda dask_scheduler: list(dask_scheduler.tasks)))


@needs_model
def test_an_interrupt_cancels_what_is_not_done_and_keeps_what_is(one: Cluster, tmp_path: Path) -> None:
    news = tmp_path / "news"
    news.mkdir()
    for number in range(4):
        (news / f"{number}.txt").write_text(
            f"Bridge {number} to close\n\nMayor Jane Doe of Lund closed bridge {number}.\n"
        )
    for number in range(4, 30):
        (news / f"{number}.txt").write_text(f"Bridge {number}\n\n" + "Mayor Jane Doe closed the bridge. " * 4_000)
    begin = (
        f"from reader.engine import cluster; cluster.PATIENCE = '{PATIENCE}s';"
        " import runpy; runpy.run_module('reader', run_name='__main__')"
    )
    process = subprocess.Popen(
        [sys.executable, "-c", begin, "extract", *(f"news/{n}.txt" for n in range(30)),
         "--cluster", one.address, "--out", "found"],
        cwd=tmp_path, stdout=subprocess.PIPE, stderr=subprocess.PIPE, start_new_session=True,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )  # fmt: skip
    found = tmp_path / "found"
    while len(list(found.glob("*.json"))) < 4:
        assert process.poll() is None
        time.sleep(0.05)
    assert waiting(one.address)
    os.killpg(process.pid, signal.SIGINT)
    printed, said = process.communicate(timeout=PATIENCE)
    assert (process.returncode, printed) == (130, b"")
    assert said.decode() == "reader: Stopped; what is made stays, and the same command goes on from there.\n"
    until(lambda: waiting(one.address) == [])  # which the scheduler learns once the command is gone
    assert 4 <= len(list(found.glob("*.json"))) < 30
    assert not list(found.glob(".*.json*"))
    for worker in one.workers:  # what one has begun it would go on with, for nobody
        worker.kill()
        worker.wait()


def test_where_there_is_no_cluster(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cluster, "PATIENCE", "1s")
    complaints: list[object] = []
    monkeypatch.setattr(sys, "unraisablehook", complaints.append)
    import distributed

    waits: list[object] = []
    begin = distributed.Client.__init__

    def watched(client: distributed.Client, *args: Any, **options: Any) -> None:
        waits.append(options["timeout"])
        begin(client, *args, **options)

    monkeypatch.setattr(distributed.Client, "__init__", watched)
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
    for address in (f"tcp://127.0.0.1:{port}", "no such address", "xyz://127.0.0.1:1"):
        with pytest.raises(jobs.StartError, match="There is no cluster at") as caught:
            list(cluster.stories([], address=address, failed=lambda *_: None))
        assert "\n" not in str(caught.value)
        del caught
        gc.collect()
    assert not complaints
    assert waits == ["1s"] * 3


def test_without_dask_a_sentence_names_the_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "distributed", None)
    with pytest.raises(jobs.StartError, match=r"reader-news\[cluster\]"):
        list(cluster.stories([], address="tcp://127.0.0.1:1", failed=lambda *_: None))
