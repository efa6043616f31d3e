"""The samples' analyses, whole, as they were when somebody last looked at them and found them good.

`python -m tests.test_golden` writes them anew; read the difference before committing it.
"""

import json
from pathlib import Path

import pytest

from reader.engine import batch
from reader.export.json import encode
from reader.sources import read

ROOT = Path(__file__).parent.parent
GOLDEN = Path(__file__).parent / "golden"
SAMPLES = sorted((ROOT / "samples").glob("*.txt"))
SAME = 0.95
"""The share of equal lines: 8-bit arithmetic rounds a little differently from processor to processor."""


def lines(paths: list[Path]) -> dict[str, str]:
    """Each sample's `reader/1` object, a line to each of its parts."""
    stories = batch.stories(read(str(path)) for path in paths)
    return {path.stem: spread(json.loads(encode(story))) for path, story in zip(paths, stories, strict=True)}


def spread(found: dict) -> str:
    """A line to each part, which names others by what they are: a number would shift with one row more above it.

    Chances are left out: what they decide is there, and their last digits are the processor's.
    """
    text, source = found["article"].pop("text"), found["article"].pop("source")
    assert text
    assert source.endswith(".txt")
    found["pipeline"].pop("version")
    names = {a["id"]: a["name"] for a in found["actors"]} | {e["id"]: e["trigger"] for e in found["events"]}
    out = []
    for key, value in found.items():
        for item in value if isinstance(value, list) else [value]:
            out.append(json.dumps({key: _plain(item, names)}, ensure_ascii=False))
    return "\n".join(out) + "\n"


def _plain(value: object, names: dict[str, object]) -> object:
    if isinstance(value, dict):
        return {k: _plain(v, names) for k, v in value.items() if k not in ("id", "salience", "confidence")}
    if isinstance(value, list):
        return [_plain(v, names) for v in value]
    return names.get(value, value) if isinstance(value, str) else value


@pytest.fixture(scope="module")
def now() -> dict[str, str]:
    return lines(SAMPLES)


@pytest.mark.parametrize("stem", [path.stem for path in SAMPLES])
def test_the_analysis_of_a_sample_is_as_it_was(stem, now):
    then = (GOLDEN / f"{stem}.jsonl").read_text(encoding="utf8")
    if now[stem] != then:
        old, new = then.splitlines(), now[stem].splitlines()
        missing, added = sorted(set(old) - set(new)), sorted(set(new) - set(old))
        changed = max(len(missing), len(added)) / len(old)
        assert changed <= 1 - SAME, "\n".join(["gone:", *missing, "new:", *added])


if __name__ == "__main__":
    GOLDEN.mkdir(exist_ok=True)
    for stem, text in lines(SAMPLES).items():
        (GOLDEN / f"{stem}.jsonl").write_text(text, encoding="utf8")
