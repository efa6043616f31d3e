"""The real engine process, asked as the app asks it."""

import asyncio
import os
import signal
from pathlib import Path

import pytest
import pytest_asyncio

from reader import pipeline
from reader.engine import batch, watchdog
from reader.engine.client import RESTARTED, Engine
from reader.engine.portion import LONG
from reader.engine.protocol import Done, Failed, Partial, Progress, Restarted
from reader.engine.server import NICENESS
from reader.sources import read
from reader.story import Article, Block

SAMPLE = Path(__file__).parents[2] / "samples" / "us-air-strikes.txt"


@pytest.fixture(autouse=True, scope="module")
def _patience():
    """An engine that gives way to others may be long without a word where they are many."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(watchdog, "SILENCE", 600.0)
        yield


@pytest.fixture
async def engine():
    engine = Engine()
    yield engine
    await engine.stop()


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def warm():
    """An engine for whoever leaves it as it was."""
    engine = Engine()
    yield engine
    await engine.stop()


def long_article(length: float = 1.1 * LONG) -> Article:
    """The shortest of which the visible part is answered first, and a little more, or one of another length."""
    sample = read(str(SAMPLE))
    text, blocks = "", []
    while len(text) < length:
        blocks += [Block(b.kind, b.start + len(text), b.end + len(text)) for b in sample.blocks]
        text += sample.text + "\n\n"
    return Article("long", None, None, None, text, tuple(blocks))


async def test_a_short_article_is_answered_whole(engine):
    article = read(str(SAMPLE))
    assert not engine.ready
    replies = [reply async for reply in engine.analyse(article)]
    assert engine.ready
    assert isinstance(replies[-1], Done)
    story = replies[-1].story
    assert story.article == article
    assert story.pipeline == engine.pipeline
    assert "John Kirby" in [actor.name for actor in story.analysis.actors]
    assert all(isinstance(reply, Progress) for reply in replies[:-1])


async def test_starting_twice_at_once_makes_one_process(engine):
    first, second = await asyncio.gather(engine.start(), engine.start())
    assert first == second
    process = engine.process_id
    await engine.start()
    assert engine.process_id == process


@pytest.mark.skipif(not hasattr(os, "getpriority"), reason="processes are told apart otherwise there")
@pytest.mark.asyncio(loop_scope="module")
async def test_the_engine_gives_way_in_the_session_of_who_started_it(warm):
    await warm.start()
    process = warm.process_id
    assert os.getpriority(os.PRIO_PROCESS, process) == NICENESS
    assert os.getsid(process) == os.getsid(0)  # being nice counts within one
    assert os.getpgid(process) != os.getpgrp()  # an interrupt of the terminal is not for it


@pytest.mark.asyncio(loop_scope="module")
async def test_a_long_article_begins_with_what_is_visible(warm):
    article = long_article()
    visible = (24_000, 26_000)
    replies = [reply async for reply in warm.analyse(article, visible)]
    partial = next(reply for reply in replies if isinstance(reply, Partial))
    done = replies[-1].story.analysis
    assert replies.index(partial) < len(replies) - 1
    seen = {(e.start, e.end) for e in partial.analysis.entities if visible[0] <= e.start < visible[1]}
    whole = {(e.start, e.end) for e in done.entities if visible[0] <= e.start < visible[1]}
    assert seen
    assert len(seen & whole) > 0.8 * len(whole)


@pytest.mark.asyncio(loop_scope="module")
async def test_a_new_request_ends_the_one_before(warm):
    first = warm.analyse(long_article())
    assert isinstance(await anext(first), Progress | Partial)
    second = [reply async for reply in warm.analyse(read(str(SAMPLE)))]
    assert isinstance(second[-1], Done)
    assert not any(isinstance(reply, Done | Failed) for reply in [reply async for reply in first])


@pytest.mark.asyncio(loop_scope="module")
async def test_leaving_early_frees_the_engine(warm):
    async for _ in warm.analyse(long_article()):
        break
    replies = [reply async for reply in warm.analyse(read(str(SAMPLE)))]
    assert isinstance(replies[-1], Done)


async def test_an_engine_that_dies_is_started_again_once(engine):
    await engine.start()
    replies = []
    async for reply in engine.analyse(long_article(LONG / 3)):
        replies.append(reply)
        if isinstance(reply, Progress) and not any(isinstance(r, Restarted) for r in replies):
            os.kill(engine.process_id, signal.SIGSEGV)
    assert [r.message for r in replies if isinstance(r, Restarted)] == [RESTARTED.format(end="stopped")]
    assert isinstance(replies[-1], Done)


async def test_an_engine_that_dies_twice_gives_up_with_a_sentence(engine):
    await engine.start()
    replies = []
    async for reply in engine.analyse(long_article()):
        replies.append(reply)
        if isinstance(reply, Progress):
            os.kill(engine.process_id, signal.SIGSEGV)
    assert isinstance(replies[-1], Failed)
    assert "and again it stopped" in replies[-1].message


async def test_an_unknown_pipeline_is_named():
    engine = Engine("no_such_pipeline")
    replies = [reply async for reply in engine.analyse(read(str(SAMPLE)))]
    await engine.stop()
    assert [type(reply) for reply in replies] == [Failed]
    assert "no_such_pipeline" in replies[0].message


async def test_the_engine_ends_with_the_process_that_started_it(engine):
    await engine.start()
    process = engine._child._process
    process.stdin.close()
    assert await asyncio.wait_for(process.wait(), 600) == 0


def test_the_pipeline_that_ships_is_there():
    assert pipeline.path().is_dir()


@pytest.mark.asyncio(loop_scope="module")
async def test_the_app_shows_what_extract_prints_in_whatever_order_articles_are_read(warm):
    articles = [read(str(path)) for path in sorted((Path(__file__).parents[2] / "samples").glob("*.txt"))[:3]]
    alone = {a.source: analysis for a in articles for analysis in [next(batch.stories([a])).analysis]}
    backwards = {s.article.source: s.analysis for s in batch.stories(reversed(articles))}
    shown = {a.source: [answer async for answer in warm.analyse(a)][-1].story.analysis for a in reversed(articles)}
    assert backwards == alone
    assert shown == alone
