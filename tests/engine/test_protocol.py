"""Frames carry messages whole."""

import contextlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.engine.protocol import (
    HEADER,
    LARGEST,
    Analyse,
    Cancel,
    Done,
    LengthError,
    Progress,
    ProtocolError,
    frame,
    length,
    reply,
    request,
)
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


@pytest.mark.parametrize(
    "body",
    [
        b"", b"{}", b'{"type": "Explode"}', b'{"type": "Cancel", "id": "x"}', b"\xff\xfe\x00", b"nul", b"[1, 2]",
        b'{"type": "Cancel", "id": 1, "x": ' + b"[" * 100_000,
    ],
)  # fmt: skip
def test_anything_else_is_refused(body):
    with pytest.raises(ProtocolError):
        request(body)
    with pytest.raises(ProtocolError):
        reply(body)


@given(st.binary(max_size=200))
def test_whatever_bytes_come_they_are_a_message_or_refused(body):
    for decode in (request, reply):
        with contextlib.suppress(ProtocolError):
            decode(body)


def test_no_message_is_longer_than_the_longest():
    assert length(HEADER.pack(LARGEST)) == LARGEST
    for size in (0, LARGEST + 1, 2**32 - 1):
        with pytest.raises(LengthError, match="was announced"):
            length(HEADER.pack(size))
