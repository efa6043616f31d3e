import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.sources import SourceError, read
from reader.sources.pages import page
from reader.sources.visible import SLICE, visible
from tests.sources.made import ARTICLE

FAMILY = "👨\u200d👩\u200d👧"
WALES = "🏴" + "".join(chr(0xE0000 + ord(c)) for c in "gbwls") + "\U000e007f"


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("Anne\u00adliese Broek\u00adstra", "Anneliese Broekstra"),
        ("\ufeff\u200bBroek\u200bstra\u200b said\u2060 so\u200e.", "Broekstra said so."),
        ("the Broek\u00ad\n  stras of Delft", "the Broekstras of Delft"),
        ("the ﬁrst oﬃce ﬂooded", "the first office flooded"),
        ("Chloe\u0301 Nin\u0303o", "Chloé Niño"),
        ("Ma\u0338\u031b\u0333yo\u0335\u0348\u035dr", "Mayor"),
        ("struc\u0336k\u0336 out", "struck out"),
        ("Nguyễn Phạm", "Nguyễn Phạm"),
        ("The harbour\f of Ens\vchede\x85is", "The harbour of Ens chede is"),
        ("\x1b[1;31mRed\x1b[0m \x1b]0;title\x07name\x07s", "Red names"),
        ("\x9b31mRed", "Red"),
        ("a\x07b\x01c\x9cd\x7f", "abcd"),
        ("He said \x93no\x94 \x96 at once\x85", "He said “no” – at once…"),
        ("M\bMa\ba _\by", "Ma y"),
        ("a\u200db\ufe0f", "ab"),
        ("Café\ufe0f, Sa\u034fo, “Oslo”\ufffc", "Café, Sao, “Oslo”"),
    ],
)
def test_what_is_not_seen_parts_nothing(text: str, seen: str) -> None:
    assert visible(text) == seen


@pytest.mark.parametrize(
    "text",
    [
        "One.\n\n\tTwo – “three”,\u00a0four.\n",
        f"The {FAMILY} of {WALES} ❤️ 1\ufe0f\u20e3",
        "می\u200cخواهم क\u094d\u200dष ភាសា\u200bខ្មែរ",
        "The last line\n\fof a page\u2028and",
        "ｆｕｌｌ widths, 5 km², ½",
    ],
)
def test_what_is_seen_stays(text: str) -> None:
    assert visible(text) == text


@given(st.text())
def test_letters_and_digits_of_any_text_stay(text: str) -> None:
    def letters(of: str) -> list[str]:
        whole = unicodedata.normalize("NFKD", of)
        return [c for c in whole if unicodedata.category(c) in ("Lu", "Ll", "Lo", "Nd") and not 0x80 <= ord(c) < 0xA0]

    if not set(text) & {"\x1b", "\x9b", "\x08", *map(chr, range(0x80, 0xA0))}:
        assert letters(visible(text)) == letters(text)


def test_a_file_and_a_page_are_what_is_seen_of_them(tmp_path: Path) -> None:
    file = tmp_path / "ferry.txt"
    file.write_text("Ferry of Ens\u00adchede sinks\n\nThe mayor, An\u200bna Broek\u00adstra, ﬂew home, it was said.\n")
    found = read(str(file))
    assert (found.title, found.text[-31:]) == ("Ferry of Enschede sinks", "kstra, flew home, it was said.\n")
    assert [found.text[b.start : b.end][-5:] for b in found.blocks] == ["sinks", "said."]
    file.write_text("\u200b\ufeff\n\x1b[0m")
    with pytest.raises(SourceError, match="is empty"):
        read(str(file))
    html = ARTICLE.replace("Baltic", "Bal&shy;tic").replace("merger", "mer\u00adger")
    assert page.article(html, "x").text == page.article(ARTICLE, "x").text


@pytest.mark.parametrize("place", [0, 1, SLICE - 1, SLICE, SLICE + 1, 2 * SLICE - 1])
@pytest.mark.parametrize(
    ("given", "seen"),
    [
        ("\u200bb", "b"),
        ("b\u200d", "b"),
        ("b\ufe0f", "b"),
        ("\U000e0041b", "b"),
        ("\x1b[1mb", "b"),
        ("\ufb01", "fi"),
        ("e\u0301", "é"),
        ("ب\u200cا", "ب\u200cا"),
        ("👩\u200d🚀", "👩\u200d🚀"),
        ("🏴\U000e0067\U000e007f", "🏴\U000e0067\U000e007f"),
    ],
)
def test_what_is_not_seen_is_found_wherever_it_stands_in_a_long_text(given: str, seen: str, place: int) -> None:
    before = "," * place
    assert visible(before + given + ", …") == before + seen + ", …"
