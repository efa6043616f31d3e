import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.sources import SourceError
from reader.sources.decode import decode, is_html

SENTENCE = "“Café Zürich” – die Öffnung kostet 5 €, said the owner of the place to reporters on Monday evening."


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "cp1252"])
def test_encodings(encoding: str) -> None:
    assert decode(SENTENCE.encode(encoding), "x") == SENTENCE


@pytest.mark.parametrize("mark", [codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE])
def test_both_byte_orders(mark: bytes) -> None:
    encoding = "utf-16-le" if mark == codecs.BOM_UTF16_LE else "utf-16-be"
    assert decode(mark + SENTENCE.encode(encoding), "x") == SENTENCE


def test_cyrillic_in_eight_bits() -> None:
    text = "Министр иностранных дел прибыл в столицу, чтобы провести переговоры с президентом страны. " * 5
    assert decode(text.encode("cp1251"), "x").strip() == text.strip()


def test_newlines_become_one_kind() -> None:
    assert decode(b"a\r\nb\rc\nd", "x") == "a\nb\nc\nd"


def test_control_characters_stay() -> None:
    assert decode(b"a\x1b[31mb\x07\n", "x") == "a\x1b[31mb\x07\n"


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "is empty"),
        (b" \n\t\r\n ", "is empty"),
        (b"text\0text", "is a binary file"),
        ("a\0b".encode("utf-16"), "is a binary file"),
        (b"%PDF-1.7\n%rest", "is a PDF document"),
        (b"PK\x03\x04rest", "office document or an archive"),
        (codecs.BOM_UTF16_LE + b"odd", "begins as UTF-16 text but is not"),
    ],
)
def test_what_is_no_text(data: bytes, reason: str) -> None:
    with pytest.raises(SourceError, match=reason):
        decode(data, "file.txt")


@given(st.text().filter(lambda text: text.strip() and "\0" not in text and not text.startswith(("\ufeff", "%PDF-"))))
def test_utf8_is_kept_but_for_newlines(text: str) -> None:
    assert decode(text.encode(), "x") == text.replace("\r\n", "\n").replace("\r", "\n")


@given(st.binary())
def test_any_bytes_give_text_or_a_reason(data: bytes) -> None:
    try:
        outcome = decode(data, "x")
    except SourceError as error:
        outcome = str(error)
    assert outcome.strip()


@pytest.mark.parametrize(
    "data",
    [
        b"<!DOCTYPE html><p>x",
        b"\xef\xbb\xbf\n  <html lang='en'>",
        b"<?xml version='1.0'?>\n<!DOCTYPE html>",
        b"<!-- saved from a browser -->\n<HTML>",
    ],
)
def test_pages(data: bytes) -> None:
    assert is_html(data)


@pytest.mark.parametrize("data", [b"The <html> tag", b"<header>x", b"", b"<rss>", b"Hello"])
def test_no_pages(data: bytes) -> None:
    assert not is_html(data)
