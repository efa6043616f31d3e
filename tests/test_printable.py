"""What may reach the terminal."""

import json
import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from reader import printable
from reader.printable import STAND_INS, escaped, safe, shown

HOSTILE = "\x1b[31m\x07\x9b2J\u202eevil\u202c\u2066x\u2069\ufeff\u00ad\u2028\x0c\x0b\x85\t\r\x00\x7f\ud800\U000e0041"


def test_hostile_text() -> None:
    out = safe(HOSTILE)
    assert "\x1b" not in out
    assert "␛[31m␇" in out
    assert out.encode()
    assert "evil" in out


@given(st.text())
def test_no_text_acts_on_the_terminal(text: str) -> None:
    assert len(shown(text)) == len(text)
    assert not set(map(ord, safe(text))) & STAND_INS.keys()
    assert all(unicodedata.category(c) not in ("Cc", "Cs", "Zl", "Zp") for c in safe(text))


def test_each_character_is_compared_with_ranges_not_with_thousands_of_others() -> None:
    assert len(printable._unfit.pattern) < 1_000
    assert {chr(code) for code in STAND_INS if code >= 0x20} == {
        *printable._unfit.findall("".join(map(chr, range(0x110000))))
    }


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_escaped_json_says_the_same(text: str) -> None:
    written = escaped(json.dumps(text, ensure_ascii=False))
    assert json.loads(written) == text
    assert not set(map(ord, written)) & STAND_INS.keys()
