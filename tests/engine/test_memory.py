"""A lack of memory is told apart from other faults, whoever says it."""

import platform
import subprocess
import sys

import pytest

from reader.engine.memory import is_lack, ran_out


@pytest.mark.parametrize(
    "words",
    [
        "MemoryError",
        "terminate called after throwing an instance of 'std::bad_alloc'",
        "libx.so: failed to map segment from shared object: Cannot allocate memory",
        "OpenBLAS error: Memory allocation still failed after 10 retries, giving up.",
        "[ONNXRuntimeError] : 6 : RUNTIME_EXCEPTION : Failed to allocate memory for requested buffer of size 8",
    ],
)
def test_words_that_say_it(words: str) -> None:
    assert ran_out(words)
    assert is_lack(RuntimeError(words))


def test_an_error_raised_from_a_lack_of_memory_is_one() -> None:
    error = ValueError("The pipeline x cannot be loaded: ")
    error.__cause__ = MemoryError()
    assert is_lack(error)


@pytest.mark.parametrize("words", ["ModuleNotFoundError: No module named 'spacy'", "KeyError: 'memory'", ""])
def test_words_that_do_not(words: str) -> None:
    assert not ran_out(words)
    assert not is_lack(ValueError(words))


HELD = """
from pathlib import Path
from reader.engine.memory import give_back

def resident():
    return int(Path("/proc/self/statm").read_text().split()[1]) * 4096 >> 20

give_back()
bytearray(30 << 20)  # left to itself, the library keeps blocks of up to this size from now on
before = resident()
blocks = [bytearray(b"x") * (1 << 20) for _ in range(40)]
last = blocks.pop()
blocks.clear()
print(resident() - before)
"""


@pytest.mark.skipif(platform.libc_ver()[0] != "glibc", reason="another library than the GNU C library")
def test_large_blocks_are_given_back_though_a_later_one_is_in_use() -> None:
    run = subprocess.run([sys.executable, "-c", HELD], capture_output=True, text=True, check=True, timeout=600)
    assert int(run.stdout) < 10
