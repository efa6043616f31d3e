"""No pattern of the package may take more than linear time, whatever the text: the interpreter's lock is held
meanwhile, so that not even a key is answered.

Every pattern that a module holds is run on texts made to be bad for it, from its own parse tree. One that is written
where it is used would not be found here, so there may be none.
"""

from __future__ import annotations

import ast
import importlib
import itertools
import pkgutil
import re
import re._constants as kinds
import re._parser as parser
import signal
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path
from time import perf_counter, thread_time
from types import FrameType

import pytest
import regex

import reader
from reader.analysis import datelines
from reader.patterns import Late, late
from reader.sources import bylines
from reader.sources.furniture import lines
from reader.sources.texts import decode

SHORT, LONG = 4_000, 24_000
"""Characters of the texts; a pattern that is quick on the short one is not given the long one."""
QUICK = 0.002
"""Seconds of the clock, of which others may have some: only what takes longer of the short text is looked into."""
PART = 4
"""Between a long text and a part of it, a linear pattern's time grows so many times, a square one's so many squared."""
SLOWER = 8
"""By so much no linear pattern's grows, and every square one's by more."""
NOTICED = 1
"""So many times what a pattern known to be square takes of a short text: less than that of a long one never matters."""
MOST = 8
"""So many times the same, and nothing more is asked: about what ten times the slowest linear pattern takes."""
BOUND = 4
"""So many times the same may a pattern take of a bounded string as long as the short text: it may be square."""
LEAST = 1 / 3
"""So many times the same is allowed for a string of a bounded length, however short."""
TRIES = 2
"""A pattern has to be slow each time: what else goes on in the machine costs even processor time."""
ALTERNATIVES = 24
"""So many of the ways to match a part of a pattern are tried."""

ANYWHERE = (
    *("at ", "on, ", "by ", "the ", "A ", "A. ", "Ab ", "A.B", "12 ", "1:", "a.", "a-", "D.C.,", "Home > a", "http://"),
    *("<!---->", "<?xml>", "<meta", *" \n\t\0", "\x1b[", "e\u0301", "\u200d", *"a1é東.,:;。@/\\([{'\"”-—"),
)
"""What a text may hold over and over."""
END = "\n\0a"
"""Ends a text as few patterns expect."""
BOUNDED = {
    "reader.analysis.datelines._DATELINE": datelines.LONGEST,
    "reader.sources.texts.decode": decode._SNIFFED,
    "reader.sources.furniture.lines": lines.LONGEST,
    "reader.sources.bylines._BYLINE": bylines.LONGEST_BYLINE,
}
"""Patterns, or all of a module, that are asked of no longer string than this."""
MADE_LATER = {"reader/app/threads/find.py", "reader/patterns.py"}
"""Where patterns are made of what the reader types, which have their own limits and tests, and of what others hold."""
USES = {"compile", "search", "match", "fullmatch", "sub", "subn", "split", "findall", "finditer"}

ROOT = Path(reader.__file__).parents[1]


def held(thing: object, depth: int = 4) -> Iterator[re.Pattern]:
    """The patterns in a module's global: itself, or in a table, or behind a method of one."""
    owner = getattr(thing, "__self__", None)
    if isinstance(thing, Late):
        yield thing.compiled()
    elif isinstance(thing, re.Pattern | regex.Pattern):
        yield thing
    elif isinstance(owner, re.Pattern | regex.Pattern):
        yield owner
    elif depth and isinstance(thing, Mapping):
        yield from itertools.chain.from_iterable(held(value, depth - 1) for value in thing.values())
    elif depth and isinstance(thing, tuple | list | set | frozenset):
        yield from itertools.chain.from_iterable(held(value, depth - 1) for value in thing)


def patterns() -> dict[str, tuple[re.Pattern, int]]:
    """Every pattern of the package by where it is, and the length of the longest string that it is given."""
    found: dict[str, tuple[re.Pattern, int]] = {}
    known: set[tuple[object, int]] = set()
    for info in pkgutil.walk_packages(reader.__path__, "reader."):
        if info.name.endswith("__main__"):
            continue
        for name, thing in vars(importlib.import_module(info.name)).items():
            for number, pattern in enumerate(held(thing)):
                if (key := (pattern.pattern, pattern.flags)) not in known:
                    known.add(key)
                    longest = BOUNDED.get(f"{info.name}.{name}", BOUNDED.get(info.name, LONG))
                    found[f"{info.name}.{name}[{number}]"] = pattern, longest
    return found


def texts(pattern: re.Pattern, length: int) -> Iterator[str]:
    """Texts of about a length that begin to match in many ways or at many places, and then do not."""
    source = pattern.pattern if isinstance(pattern.pattern, str) else pattern.pattern.decode("latin-1")
    flags = pattern.flags & ~re.UNICODE if isinstance(pattern.pattern, bytes) else pattern.flags
    for pump in ANYWHERE:
        yield pump * (length // len(pump)) + END
    pumps: set[tuple[str, str]] = set()
    for before, body in repeats(parser.parse(source, flags)):
        pumps |= {(before, body), ("", before + body), ("", before)}
    for before, pump in sorted(pumps):
        if pump:
            many = pump * max(1, (length - len(before)) // len(pump))
            yield from (before + many + end for end in ("", END, pump[: len(pump) // 2]))


def repeats(tree: Iterable[tuple], before: str = "") -> Iterator[tuple[str, str]]:
    """Each repeat of a pattern: what leads to it, and what it repeats."""
    for kind, value in tree:
        if kind in (kinds.MAX_REPEAT, kinds.MIN_REPEAT, kinds.POSSESSIVE_REPEAT):
            _, most, body = value
            if most > 1:
                yield from ((before, one) for one in ways(body) if one)
            yield from repeats(body, before)
        elif kind is kinds.BRANCH:
            for branch in value[1]:
                yield from repeats(branch, before)
        elif (inner := within(kind, value)) is not None:
            yield from repeats(inner, before)
        before += next(iter(ways([(kind, value)])), "")


def within(kind: object, value: object) -> Iterable[tuple] | None:
    """The inside of a group."""
    if kind is kinds.SUBPATTERN:
        return value[-1]
    if kind is kinds.ATOMIC_GROUP:
        return value
    return value[1] if kind in (kinds.ASSERT, kinds.ASSERT_NOT) else None


def ways(tree: Iterable[tuple]) -> list[str]:
    """Some strings that a part of a pattern matches."""
    found = [""]
    for kind, value in tree:
        found = [a + b for a, b in itertools.islice(itertools.product(found, one(kind, value)), ALTERNATIVES)]
    return found


def one(kind: object, value: object) -> list[str]:
    if kind is kinds.LITERAL:
        return [chr(value)]
    if kind in (kinds.NOT_LITERAL, kinds.ANY):
        return [c for c in ("a", " ", "b") if kind is kinds.ANY or ord(c) != value]
    if kind is kinds.IN:
        return members(value)[:ALTERNATIVES]
    if kind is kinds.BRANCH:
        return list(itertools.chain.from_iterable(ways(branch)[:2] for branch in value[1]))[:ALTERNATIVES]
    if kind in (kinds.MAX_REPEAT, kinds.MIN_REPEAT, kinds.POSSESSIVE_REPEAT):
        least, _, body = value
        return [way * max(least, 1) for way in ways(body)] + ([""] if not least else [])
    if kind is kinds.ASSERT and value[0] < 0:
        return ways(value[1])
    inner = within(kind, value)
    return ways(inner) if inner is not None and kind not in (kinds.ASSERT, kinds.ASSERT_NOT) else [""]


def members(items: list[tuple]) -> list[str]:
    """Characters of a set, one of each kind that it names."""
    named = {kinds.CATEGORY_DIGIT: "1", kinds.CATEGORY_SPACE: " ", kinds.CATEGORY_WORD: "a",
             kinds.CATEGORY_NOT_DIGIT: "a", kinds.CATEGORY_NOT_SPACE: "a", kinds.CATEGORY_NOT_WORD: "-"}  # fmt: skip
    if items[0][0] is kinds.NEGATE:
        inside = re.compile(f"[{''.join(map(written, items[1:]))}]")
        return [c for c in 'a 1-."A\n(é' if not inside.match(c)]
    return [named[v] if k is kinds.CATEGORY else chr(v if k is kinds.LITERAL else v[0]) for k, v in items]


def written(item: tuple) -> str:
    kind, value = item
    if kind is kinds.LITERAL:
        return re.escape(chr(value))
    if kind is kinds.RANGE:
        return f"{re.escape(chr(value[0]))}-{re.escape(chr(value[1]))}"
    classes = {"DIGIT": r"\d", "SPACE": r"\s", "WORD": r"\w", "NOT_DIGIT": r"\D", "NOT_SPACE": r"\S", "NOT_WORD": r"\W"}
    return classes[str(value).removeprefix("CATEGORY_")]


def seconds(pattern: re.Pattern, text: str, cap: float = 60.0) -> float:
    """Processor time that a pattern takes of a text, found nowhere, at its start and everywhere; at most `cap`."""
    subject = text.encode("utf-8") if isinstance(pattern.pattern, bytes) else text

    def stop(signal: int, frame: FrameType | None) -> None:
        if thread_time() - begun >= cap and not stopped:  # and not that of other threads, which the signal counts too
            stopped.append(True)
            raise TimeoutError

    stopped: list[bool] = []
    before = signal.signal(signal.SIGPROF, stop)
    begun = thread_time()
    try:
        signal.setitimer(signal.ITIMER_PROF, cap, 0.05)
        try:
            pattern.match(subject)
            pattern.fullmatch(subject)
            for _ in pattern.finditer(subject):
                pass
        finally:
            signal.setitimer(signal.ITIMER_PROF, 0)
        return thread_time() - begun
    except TimeoutError:  # also one that comes just as the pattern is done
        return cap
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)


@cache
def square(attempt: int) -> float:
    """Processor time that a square pattern takes of a short text, on this machine."""
    return seconds(re.compile(r"\s+,"), " " * SHORT)


def is_quick(pattern: re.Pattern, text: str) -> bool:
    """Whether a pattern is done with a text in no time."""
    begun = perf_counter()
    seconds(pattern, text, 0.05)
    return perf_counter() - begun < QUICK


def slow(pattern: re.Pattern, longest: int = LONG) -> str | None:
    """A text, as its beginning and end, on which a pattern takes too long: more than in proportion to its length or,
    where that is bounded, more than a square pattern takes."""
    lengths = min(SHORT, longest), min(longest, LONG // PART), longest
    for short, part, long in zip(*(texts(pattern, length) for length in lengths), strict=True):
        if not any(is_quick(pattern, short) for _ in range(TRIES)) and all(
            is_slow(pattern, part, long, longest, n) for n in range(TRIES)
        ):
            return f"{long[:40]!r}…{long[-10:]!r}"
    return None


def is_slow(pattern: re.Pattern, part: str, long: str, longest: int, attempt: int) -> bool:
    known = square(attempt)
    most = known * MOST
    took = seconds(pattern, long, most)
    if longest < LONG:
        return took >= known * max(BOUND * (longest / SHORT) ** 2, LEAST)
    return took >= most or (took > known * NOTICED and took > SLOWER * seconds(pattern, part, most))


@pytest.mark.parametrize(("where", "pattern", "longest"), [(w, p, n) for w, (p, n) in patterns().items()])
def test_every_pattern_takes_linear_time(where: str, pattern: re.Pattern, longest: int) -> None:
    text = slow(pattern, longest)
    assert text is None, f"{where} takes too long on {text}: {pattern.pattern}"


@pytest.mark.parametrize(
    "pattern",
    [
        r"(?:\W|\b(?:at|[a-z]{1,3}t)\b)*",
        r"[.!?]\W*$",
        r"(?:a|b|ab)*c",
        r"\s+,",
        r"home(?: ?> ?[^>]+)*",
        r"<!DOCTYPE[^>\[]*+>",
    ],
)
def test_a_slow_pattern_is_told(pattern: str) -> None:
    assert slow(re.compile(pattern)) is not None


def written_in_functions(tree: ast.AST, inside: bool = False) -> Iterator[int]:
    """The lines within functions on which the module `re` or `regex` is asked with a pattern, or a late one made."""
    for node in ast.iter_child_nodes(tree):
        if inside and isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "late":
            yield node.lineno
        if inside and isinstance(node, ast.Call) and isinstance(of := node.func, ast.Attribute):
            module = of.value
            if of.attr in USES and isinstance(module, ast.Name) and module.id in ("re", "regex"):
                yield node.lineno
        yield from written_in_functions(node, inside or isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef))


def test_a_pattern_written_in_a_function_is_told() -> None:
    code = "A = re.compile('a')\ndef f():\n    x = (lambda s: re.sub('a', 'b', s))\n    return found.match(x)\n"
    assert list(written_in_functions(ast.parse(code))) == [3]
    assert list(written_in_functions(ast.parse("A = late('a')\ndef f():\n    return late('b')\n"))) == [3]


def test_a_linear_pattern_is_not_told() -> None:
    assert slow(re.compile(r"\w++[.!?]")) is not None
    assert slow(re.compile(r"(?<!\w)\w++[.!?]")) is None


def test_a_late_pattern_is_compiled_when_it_is_first_asked_and_answers_as_any_other() -> None:
    wrong = late("(")
    with pytest.raises(re.error):
        wrong.search("a")
    digits = late(r"(?P<digit>\d)", re.ASCII)
    assert set(vars(digits)) == {"_written", "_flags"}
    assert digits.sub("#", "a1b2") == "a#b#"
    assert "sub" in vars(digits)
    assert [found["digit"] for found in digits.finditer("1٣2")] == ["1", "2"]
    assert digits.groupindex == {"digit": 1}
    assert not hasattr(digits, "nothing")


def test_late_patterns_are_among_those_that_are_tried() -> None:
    assert any(where.startswith("reader.printable._unfit") for where in patterns())


def test_every_pattern_is_a_module_s_constant() -> None:
    inline = set()
    for path in sorted((ROOT / "reader").rglob("*.py")):
        where = path.relative_to(ROOT).as_posix()
        if where not in MADE_LATER:
            inline |= {f"{where}:{line}" for line in written_in_functions(ast.parse(path.read_text("utf-8")))}
    assert sorted(inline) == []
