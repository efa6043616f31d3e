import gzip
import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.sources.packed.unpack import STEP, unpacked


def parts(data: bytes, size: int) -> list[bytes]:
    return [data[i : i + size] for i in range(0, len(data), size)]


@given(st.binary(max_size=500), st.integers(1, 400), st.integers(2, 40))
def test_what_was_packed_comes_out(data: bytes, times: int, size: int) -> None:
    data *= times
    assert b"".join(unpacked(parts(gzip.compress(data), size), "gzip")) == data
    assert b"".join(unpacked(parts(zlib.compress(data), size), "deflate")) == data


def test_deflate_without_its_header() -> None:
    assert b"".join(unpacked([zlib.compress(b"text")[2:-4]], "deflate")) == b"text"


def test_steps_are_bounded_and_complete() -> None:
    steps = list(unpacked([gzip.compress(bytes(10 * STEP + 1))], "gzip"))
    assert max(map(len, steps)) == STEP
    assert sum(map(len, steps)) == 10 * STEP + 1


def test_what_is_cut_short_or_followed_by_other_things() -> None:
    packed = gzip.compress(b"a text to read" * 50)
    assert b"".join(unpacked([packed[:-8]], "gzip")) == b"a text to read" * 50
    assert b"".join(unpacked([packed + b"rubbish", b"more"], "gzip")) == b"a text to read" * 50


@pytest.mark.parametrize("data", [b"no such thing", gzip.compress(b"text", mtime=0)[:-4] + b"xxxx"])
def test_what_is_not_packed(data: bytes) -> None:
    with pytest.raises(zlib.error):
        b"".join(unpacked([data], "gzip"))
