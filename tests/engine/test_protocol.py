"""Frames carry messages whole."""

import pytest
from msgspec import MsgspecError

from reader.engine.protocol import HEADER, Analyse, Cancel, Done, Progress, frame, reply, request
from reader.story import Analysis, Article, Block, Pipeline, Story

ARTICLE = Article("a.txt", "Café “é” 🙂", None, "2021-06-28", "Café “é” 🙂\n\nText.", (Block("title", 0, 10),))


@pytest.mark.parametrize("message", [Analyse(7, ARTICLE, (0, 12)), Analyse(8, ARTICLE), Cancel(7)])
def test_requests_come_back_equal(message):
    data = frame(message)
    assert HEADER.unpack(data[: HEADER.size])[0] == len(data) - HEADER.size
    assert request(data[HEADER.size :]) == message


@pytest.mark.parametrize("message", [Progress(7, 3, 9), Done(7, Story(ARTICLE, Analysis(), Pipeline("reader", "1")))])
def test_replies_come_back_equal(message):
    assert reply(frame(message)[HEADER.size :]) == message


@pytest.mark.parametrize("body", [b"", b"{}", b'{"type": "Explode"}', b'{"type": "Cancel", "id": "x"}'])
def test_anything_else_is_refused(body):
    with pytest.raises(MsgspecError):
        request(body)
