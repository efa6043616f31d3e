"""Articles analysed by the workers of a Dask cluster that somebody else has started (`dask scheduler`, `dask worker`).

Reader is installed where the workers are. Each of their processes loads the pipeline once.
"""

from __future__ import annotations

import functools
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from typing import TYPE_CHECKING, Any, Final

from reader.engine import analyst
from reader.engine.analyst import AnalysisError, Found
from reader.engine.jobs import DIED, StartError
from reader.story import Article, Story

if TYPE_CHECKING:
    from distributed import Future

AHEAD: Final = 4
"""Articles for each thread of the cluster that are with it at a time, and a few more."""
PATIENCE: Final = "15s"
"""For the scheduler to answer."""
FAREWELL: Final = "5s"
"""For what is done when all is to end."""
MISSING: Final = "A cluster needs the extra “cluster”: pip install 'reader-news[cluster]'."


_LOADING = threading.Lock()


@functools.lru_cache(maxsize=1)
def _loaded(name: str | None, threads: int) -> analyst.Analyst:
    return analyst.Analyst(name, threads)


def _analyst(name: str | None, threads: int) -> analyst.Analyst:
    with _LOADING:  # a worker has several threads
        return _loaded(name, threads)


def answer(article: bytes, name: str | None) -> bytes:
    """Runs in a worker: what comes of an article, both encoded."""
    from distributed import get_worker

    try:
        made = _analyst(name, get_worker().state.nthreads)
    except Exception as error:
        return analyst.encoded(analyst.failed(error))
    return analyst.encoded(made.outcome(analyst.article(article)))


def stories(
    articles: Iterable[Article],
    name: str | None = None,
    *,
    address: str,
    failed: Callable[[Article, Exception], None],
) -> Iterator[Story]:
    """As `reader.engine.jobs.stories`, by the cluster whose scheduler is at `address`.

    The work of a worker that dies is done by another. When this is closed or interrupted, the cluster drops what it has
    not done; after an interrupt, what it has done still comes. Raises `StartError` where there is no cluster.
    """
    with _client(address) as client:
        ahead = AHEAD * (4 + sum(client.nthreads().values()))
        rest = iter(articles)
        given: deque[tuple[Article, Future[bytes]]] = deque()
        drawn: Article | None = None
        try:
            while True:
                while len(given) < ahead and (drawn := next(rest, None)) is not None:
                    future = client.submit(answer, analyst.encoded(drawn), name, pure=False)
                    given.append((drawn, future))
                if not given:
                    return
                article, future = given[0]
                outcome = _outcome(future)
                given.popleft()
                if isinstance(outcome, Found):
                    yield Story(article, outcome.analysis, outcome.pipeline)
                else:
                    failed(article, outcome.error() if isinstance(outcome, analyst.Failed) else outcome)
        except KeyboardInterrupt:
            done = [(article, future) for article, future in given if future.status == "finished"]
            _cancel(client, [future for _, future in given if future.status != "finished"])
            for article, future in done:
                outcome = _outcome(future, FAREWELL)
                if isinstance(outcome, Found):
                    yield Story(article, outcome.analysis, outcome.pipeline)
            raise
        finally:
            _cancel(client, [future for _, future in given])


def _cancel(client: Any, futures: list[Future[bytes]]) -> None:
    """Has the cluster drop them, if it is there."""
    if futures:
        with suppress(Exception):
            client.cancel(futures)


def _outcome(future: Future[bytes], patience: str | None = None) -> analyst.Outcome | Exception:
    from distributed import KilledWorker

    try:
        return analyst.outcome(future.result(patience))
    except KilledWorker:
        return AnalysisError(DIED)
    except Exception as error:  # as where Reader is not installed on a worker
        return AnalysisError(f"the cluster says {str(error).strip().partition(chr(10))[0] or type(error).__name__}")


def _client(address: str) -> Any:
    try:
        from distributed import Client
    except ImportError:
        raise StartError(MISSING) from None
    import logging

    logging.getLogger("distributed").setLevel(logging.CRITICAL)  # what matters is said in a sentence

    class Connection(Client):
        def __del__(self) -> None:
            if self.status != "connecting":  # else it would wait for half a minute, to say that it waited
                super().__del__()  # type: ignore[no-untyped-call]

    connect: Any = Connection
    try:
        client = connect(address, timeout=PATIENCE, set_as_default=False)
    except (OSError, TimeoutError, ValueError) as error:
        reason = str(error).strip().partition("\n")[0] or "it does not answer"
        raise StartError(f"There is no cluster at {address}: {reason.rstrip('.')}.") from error
    if not client.nthreads():
        client.close()
        raise StartError(f"The cluster at {address} has no workers.")
    return client
