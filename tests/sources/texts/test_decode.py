import codecs
import time
from encodings.aliases import aliases

import pytest
from hypothesis import given
from hypothesis import strategies as st
from webencodings import LABELS

from reader.sources import SourceError
from reader.sources.texts.decode import decode, is_html

SENTENCE = "“Café Zürich” – die Öffnung kostet 5 €, said the owner of the place to reporters on Monday evening."


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "cp1252"])
def test_encodings(encoding: str) -> None:
    assert decode(SENTENCE.encode(encoding), "x") == SENTENCE


@pytest.mark.parametrize("mark", [codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE])
def test_both_byte_orders(mark: bytes) -> None:
    encoding = "utf-16-le" if mark == codecs.BOM_UTF16_LE else "utf-16-be"
    assert decode(mark + SENTENCE.encode(encoding), "x") == SENTENCE


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
@pytest.mark.parametrize(
    "text", [SENTENCE, "Bridge\u00ad closed.\r\nIt is.", "Министр прибыл в столицу на “переговоры”.", SENTENCE * 90]
)
def test_utf16_that_does_not_say_so(encoding: str, text: str) -> None:
    assert decode(text.encode(encoding), "x") == text.replace("\r", "")
    assert is_html(f"<!doctype html><p>{text}".encode(encoding))


@pytest.mark.parametrize(
    "data",
    [
        b"\x01\0\x02\0\x03\0 \0",
        b"a\0b\0\0\0",
        "to be read".encode("utf-32-le"),
        bytes(range(256)) * 4,
        b"MZ\x90\0\x03\0\0\0\x04\0",
        b"an English text, and a \0 in it",
    ],
)
def test_bytes_that_are_not_utf16(data: bytes) -> None:
    with pytest.raises(SourceError, match="is a binary file"):
        decode(data, "x")


def test_cyrillic_in_eight_bits() -> None:
    text = "Министр иностранных дел прибыл в столицу, чтобы провести переговоры с президентом страны. " * 5
    assert decode(text.encode("cp1251"), "x").strip() == text.strip()


@pytest.mark.parametrize("label", ["iso-8859-1", "latin1", "ascii", "US-ASCII", " windows-1252\n"])
def test_a_charset_means_what_it_means_to_browsers(label: str) -> None:
    assert decode(SENTENCE.encode("cp1252"), "x", charset=label) == SENTENCE


@pytest.mark.parametrize(
    "label",
    [
        *"undefined punycode unicode_escape raw_unicode_escape utf-7 utf_7 idna base64 rot13 hz-gb-2312".split(),
        *("a\0b", "", "\ud800", "replacement", "none such"),
    ],
)
@pytest.mark.parametrize("data", [SENTENCE.encode(), SENTENCE.encode("cp1252")])
def test_a_charset_that_browsers_do_not_know_counts_as_none(label: str, data: bytes) -> None:
    assert decode(data, "x", charset=label) == SENTENCE
    assert decode(data, "x", charset=label, page=True) == SENTENCE


def test_bytes_that_do_not_fit_their_charset() -> None:
    text = "Η Αθήνα και η Ελλάδα."
    assert decode(text.encode(), "x", charset="big5") == text
    assert decode("東京の新聞".encode("cp932") + b"\x85\xff", "x", charset="shift_jis").startswith("東京の新聞\ufffd")
    assert decode(SENTENCE.encode() + b"\xff", "x") == SENTENCE + "\ufffd"
    assert decode(SENTENCE.encode("cp1252"), "x", charset="utf-8") == SENTENCE
    assert decode(SENTENCE.encode("utf-16-le"), "x", charset="utf-16le") == SENTENCE


def test_a_byte_order_mark_is_believed_before_a_charset() -> None:
    assert decode(codecs.BOM_UTF8 + SENTENCE.encode(), "x", charset="iso-8859-1") == SENTENCE


@pytest.mark.parametrize(
    ("head", "encoding"),
    [
        ('<meta charset="windows-1251">', "cp1251"),
        ("<meta http-equiv=Content-Type content='text/html; charset=koi8-r'>", "koi8-r"),
        ('<?xml version="1.0" encoding="iso-8859-5"?>', "iso8859-5"),
        ("<!-- <meta charset=koi8-r> --><meta charset=cp1251>", "cp1251"),
        ("<meta charset=utf-16>", "utf-8"),
        ("<meta charset=utf-7>", "utf-8"),
    ],
)
def test_a_page_tells_its_own_encoding(head: str, encoding: str) -> None:
    page = f"{head}<p>Министр прибыл.</p>"
    assert decode(page.encode(encoding), "x", page=True) == page


def test_a_plain_text_does_not_tell_its_encoding() -> None:
    text = "The tag <meta charset=koi8-r> means “Russian”."
    assert decode(text.encode(), "x") == text


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


@given(
    st.binary(),
    st.none() | st.text() | st.sampled_from(sorted(aliases)) | st.sampled_from(sorted(LABELS)),
    st.booleans(),
)
def test_any_bytes_give_text_or_a_reason(data: bytes, charset: str | None, page: bool) -> None:
    try:
        outcome = decode(data, "x", charset=charset, page=page)
        outcome.encode()  # no lone surrogate
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
        b"<!---->" * 500 + b"<html>",
        codecs.BOM_UTF16_LE + "<!doctype html>".encode("utf-16-le"),
    ],
)
def test_pages(data: bytes) -> None:
    assert is_html(data)


@pytest.mark.parametrize("data", [b"The <html> tag", b"<header>x", b"", b"<rss>", b"Hello"])
def test_no_pages(data: bytes) -> None:
    assert not is_html(data)


@pytest.mark.parametrize("piece", [b"<!---->", b"<!--", b" ", b"<?xml ", b"<!-- -->\n", b"<!--" * 100 + b"-->" * 10])
def test_what_almost_begins_as_a_page_does_not_hold_one_up(piece: bytes) -> None:
    """However long it is, it takes no more than in proportion."""

    def seconds(length: int) -> float:
        data = piece * (length // len(piece))
        begun = time.thread_time()
        assert not is_html(data)
        decode(data + b"x\xe9", "x", page=True)
        return time.thread_time() - begun

    assert any(seconds(160_000) < 16 * seconds(20_000) + 0.1 for _ in range(3))


@pytest.mark.parametrize("charset", ["windows-1251", "iso-8859-1", "koi8-r"])
def test_utf8_is_not_taken_for_single_bytes_whatever_is_said_of_it(charset: str) -> None:
    text = "The owners of the Café Zürich won 40 € – “We are relieved,” said Françoise Müller."
    assert decode(text.encode(), "x", charset=charset) == text
    page = f'<html><head><meta charset="{charset}"></head><body><p>{text}</p></body></html>'
    assert text in decode(page.encode(), "x", page=True)


@pytest.mark.parametrize(
    "start", ["<h1>Keeper retires</h1><p>He left.", "<p>He left.</p>", "\n<div class='x'>He left.</div>"]
)
def test_a_fragment_of_a_page_is_a_page(start: str) -> None:
    assert is_html(start.encode())
    assert not is_html(b"<pseudo> he said")
