"""What can go wrong with the engine process, each by a real process that does it."""

import asyncio
import os
import signal
from collections.abc import Callable
from contextlib import aclosing
from pathlib import Path

import pytest

from reader.engine import watchdog
from reader.engine.client import RESTARTED, Engine
from reader.engine.protocol import Done, Failed, Progress, Restarted
from reader.sources import read
from reader.story import Article

SAMPLE = read(str(Path(__file__).parents[2] / "samples" / "us-air-strikes.txt"))
STANDIN = Path(__file__).with_name("standin.py").read_text("utf-8")
SHORT = Article("-", None, None, None, "Mayor Jane Doe closed the bridge on Monday.", ())

Sabotage = Callable[..., None]


@pytest.fixture
async def engine(monkeypatch):
    for name in ("SILENCE", "STANDSTILL"):  # which a test may change while it runs
        monkeypatch.setattr(watchdog, name, 600.0)
    engine = Engine()
    yield engine
    await engine.stop()


@pytest.fixture
def sabotage(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Sabotage:
    """Code that each engine process runs before it begins; `server` is its module, `first` whether it is the first.

    It has no language of its own then, unless the `real` one is asked for, and starts at once.
    """

    def do(code: str = "", real: bool = False) -> None:
        begin = (
            "import os, sys, ctypes, time, resource, signal\nimport reader.engine.server as server\n"
            f"first = not os.path.exists({str(tmp_path / 'once')!r})\nopen({str(tmp_path / 'once')!r}, 'w').close()\n"
        )
        (tmp_path / "sitecustomize.py").write_text(("" if real else STANDIN) + begin + code)
        monkeypatch.setenv("PYTHONPATH", str(tmp_path))

    return do


def impatient(monkeypatch: pytest.MonkeyPatch, silence: float = 3, standstill: float = 300) -> None:
    """From now on, with an engine that has started."""
    monkeypatch.setattr(watchdog, "TICK", 0.25)
    monkeypatch.setattr(watchdog, "SILENCE", silence)
    monkeypatch.setattr(watchdog, "STANDSTILL", standstill)


def patient() -> None:
    """From now on an engine has all the time that it wants."""
    watchdog.SILENCE, watchdog.STANDSTILL = 600.0, 600.0


async def answers(engine: Engine, article: Article = SHORT, *, to_the_next: bool = True) -> list[object]:
    """What an engine says; one that comes after another that failed finds patience, unless `to_the_next` is false."""
    found: list[object] = []
    async with asyncio.timeout(600):
        async for reply in engine.analyse(article):
            found.append(reply)
            if isinstance(reply, Restarted) and to_the_next:
                patient()
    return found


def restarts(replies: list[object]) -> list[str]:
    return [reply.message for reply in replies if isinstance(reply, Restarted)]


async def test_a_stopped_process_is_noticed_and_replaced(engine, monkeypatch):
    await engine.start()
    impatient(monkeypatch)
    os.kill(engine.process_id, signal.SIGSTOP)
    replies = await answers(engine)
    assert restarts(replies) == [RESTARTED.format(end="did not answer any more")]
    assert isinstance(replies[-1], Done)


async def test_a_text_larger_than_the_pipe_does_not_wait_for_a_stopped_process(engine, sabotage, monkeypatch):
    monkeypatch.setattr(watchdog, "PACE", 200_000)
    sabotage()
    await engine.start()
    impatient(monkeypatch)
    os.kill(engine.process_id, signal.SIGSTOP)
    text = SAMPLE.text * 60
    assert len(text) > 200_000
    async with aclosing(engine.analyse(Article("-", None, None, None, text, ()))) as replies:
        async for reply in replies:
            if isinstance(reply, Restarted):
                patient()
            if isinstance(reply, Progress):
                break
    assert isinstance((await answers(engine))[-1], Done)


@pytest.mark.parametrize(
    ("code", "silence", "standstill"),
    [
        ("ctypes.CDLL(None).pause()", 3, 300),
        ("ctypes.PyDLL(None).pause()", 3, 300),
        ("__import__('threading').Lock().acquire(timeout=1000) and __import__('threading').Event().wait()", 3, 300),
        ("[0 for _ in iter(int, 1)]", 60, 4),
    ],
    ids=["native", "native with the lock", "waiting for itself", "an endless circle"],
)
async def test_an_analysis_that_never_ends_is_noticed(engine, sabotage, monkeypatch, code, silence, standstill):
    sabotage(f"if first: server._analyse = lambda *_: {code}\n")
    await engine.start()
    impatient(monkeypatch, silence, standstill)
    replies = await answers(engine)
    assert restarts(replies) == [RESTARTED.format(end="did not answer any more")]
    assert isinstance(replies[-1], Done)


async def test_a_start_that_never_ends_is_a_sentence_after_one_more_try(engine, sabotage, monkeypatch):
    impatient(monkeypatch, 3)
    sabotage("ctypes.CDLL(None).pause()\n")
    replies = await answers(engine, to_the_next=False)
    assert len(restarts(replies)) == 1
    assert isinstance(replies[-1], Failed)
    assert "did not answer any more while it started" in replies[-1].message


async def test_an_analysis_that_takes_long_but_moves_is_waited_for(engine, sabotage, monkeypatch):
    steps = "    time.sleep(0.2)\n" * 60  # each an instruction of its own: at every look it is at another
    sabotage(f"was = server._analyse\ndef analyse(*a):\n{steps}    return was(*a)\nserver._analyse = analyse\n")
    await engine.start()
    impatient(monkeypatch, 10)
    replies = await answers(engine)
    assert restarts(replies) == []
    assert isinstance(replies[-1], Done)


async def test_whatever_stands_on_standard_error_blocks_nothing(engine, sabotage):
    sabotage("os.write(2, b'x' * 3_000_000); os.write(2, b'\\nlast words\\n' * 3)\n")
    assert isinstance((await answers(engine))[-1], Done)
    assert engine._child is not None
    assert engine._child.last_words == "last words"
    assert len(engine._child._tail) <= 4_000


async def test_the_last_words_of_an_engine_that_does_not_start_are_told(engine, sabotage):
    sabotage("os.write(2, b'x' * 100_000 + b'\\nNo such luck\\n'); os._exit(3)\n")
    replies = await answers(engine)
    assert isinstance(replies[-1], Failed)
    assert "could not be started: No such luck" in replies[-1].message


async def test_killed_by_the_system_is_called_out_of_memory(engine, sabotage):
    sabotage("server._analyse = lambda *_: os.kill(os.getpid(), signal.SIGKILL)\n")
    replies = await answers(engine)
    assert restarts(replies) == [RESTARTED.format(end="ran out of memory")]
    assert isinstance(replies[-1], Failed)
    assert "and again it ran out of memory" in replies[-1].message
    assert "Close other programs or open a shorter text" in replies[-1].message


async def test_a_lack_of_memory_in_an_analysis_is_told_and_survived(engine, sabotage):
    sabotage(
        "was, calls = server._analyse, []\n"
        "def analyse(*a):\n"
        "    calls.append(0)\n"
        "    return was(*a) if len(calls) > 1 else bytearray(2**62)\n"
        "server._analyse = analyse\n"
    )
    first = await answers(engine)
    assert isinstance(first[-1], Failed)
    assert "ran out of memory; close other programs or open a shorter text" in first[-1].message
    process = engine.process_id
    assert isinstance((await answers(engine))[-1], Done)
    assert engine.process_id == process


async def test_too_little_memory_to_start_is_told(engine, sabotage):
    sabotage("resource.setrlimit(resource.RLIMIT_AS, (250_000_000, 250_000_000))\n", real=True)
    replies = await answers(engine)
    assert isinstance(replies[-1], Failed)
    assert "ran out of memory" in replies[-1].message


GARBAGE = {
    "no length": (b"\xff\xff\xff\xffgarbage", True),
    "half a frame": (b"\x00\x00", True),
    "no JSON": (b"\x00\x00\x00\x03{\xff}", False),
    "a wrong type": (b'\x00\x00\x00\x21{"type": "Progress", "id": "one"}', False),
    "unknown": (b'\x00\x00\x00\x10{"type": "Nova"}', False),
}


@pytest.mark.parametrize(("data", "restarted"), GARBAGE.values(), ids=GARBAGE.keys())
async def test_garbage_from_the_engine(engine, sabotage, monkeypatch, data, restarted):
    """Where the frames hold, the request alone is lost; where they do not, the engine is started again."""
    sabotage(
        "was, sent = server.frame, []\n"
        "def frame(message):\n"
        "    if first and not sent and isinstance(message, server.Done):\n"
        f"        sent.append(message); return {data!r}\n"
        "    return was(message)\n"
        "server.frame = frame\n"
    )
    await engine.start()
    impatient(monkeypatch, 3 if restarted else 600)
    process = engine.process_id
    replies = await answers(engine)
    assert len(restarts(replies)) == restarted
    assert isinstance(replies[-1], Done if restarted else Failed)
    if not restarted:
        assert "cannot be understood" in replies[-1].message
        assert isinstance((await answers(engine))[-1], Done)
        assert engine.process_id == process


@pytest.mark.parametrize("body", [b"{}", b"nonsense", b'{"type": "Analyse", "id": 1, "article": 7}'])
async def test_a_request_that_is_none_costs_no_more_than_itself(engine, sabotage, body):
    sabotage()
    await engine.start()
    process = engine.process_id
    stdin = engine._child._process.stdin
    stdin.write(len(body).to_bytes(4, "big") + body)
    assert isinstance((await answers(engine))[-1], Done | Failed)
    assert isinstance((await answers(engine))[-1], Done)
    assert engine.process_id == process


async def test_a_request_without_an_end_is_given_up(engine, sabotage):
    sabotage()
    await engine.start()
    engine._child._process.stdin.write(b"\xff" * 4)
    replies = await answers(engine)
    assert isinstance(replies[-1], Done)
    assert len(restarts(replies)) == 1
