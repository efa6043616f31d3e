from email.message import EmailMessage
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.sources import SourceError, read
from reader.sources.texts.header import is_mail
from reader.sources.texts.mail import article
from reader.story import Article
from tests.sources.made import ARTICLE

BODY = """The council of Hallund said on Monday that the old bridge will close in
May for repairs, which will take a year.

> The ferry is too small for all of the cars.

The mayor rejected that.

-- 
The Gull, Hallund
"""
HEAD = """From: Maud Broekstra <maud@gull.example>
To: list@gull.example
Subject: Re: Old bridge to close
  for a year
Date: Tue, 5 Mar 2024 23:12:00 -0500
"""


def kinds(found: Article) -> list[tuple[str, str]]:
    return [(block.kind, found.text[block.start : block.end]) for block in found.blocks]


def mailed(mail: EmailMessage | bytes, tmp_path: Path, name: str = "a.eml") -> Article:
    (tmp_path / name).write_bytes(mail if isinstance(mail, bytes) else mail.as_bytes())
    return read(str(tmp_path / name))


@pytest.mark.parametrize("before", ["", "\n", "From maud@gull.example Tue Mar  5 23:12:00 2024\n"])
def test_a_pasted_mail(before: str, tmp_path: Path) -> None:
    found = mailed((before + HEAD + "\n" + BODY).encode(), tmp_path, "a.txt")
    assert (found.title, found.byline, found.published) == (
        "Old bridge to close for a year",
        "Maud Broekstra",
        "2024-03-05",
    )
    assert kinds(found) == [
        ("title", "Old bridge to close for a year"),
        (
            "paragraph",
            "The council of Hallund said on Monday that the old bridge will close in May for repairs, which will take "
            "a year.",
        ),
        ("quotation", "The ferry is too small for all of the cars."),
        ("paragraph", "The mayor rejected that."),
        ("furniture", "The Gull, Hallund"),
    ]


def test_a_saved_mail_with_encodings(tmp_path: Path) -> None:
    raw = (
        "From: =?iso-8859-2?Q?Ludv=EDk_=A9koda?= <l@gull.example>\nSubject: =?utf-8?B?TW9zdCB6YXbFmWVu?=\n"
        "Date: 5 Mar 2024 09:00:00 +0100\nMIME-Version: 1.0\nContent-Type: text/plain; charset=iso-8859-2\n"
        "Content-Transfer-Encoding: 8bit\n\nPrimátor Škoda řekl, že most bude v květnu uzavřen.\n"
    )
    found = mailed(raw.encode("iso-8859-2").replace(b"\n", b"\r\n"), tmp_path)
    assert (found.title, found.byline) == ("Most zavřen", "Ludvík Škoda")
    assert kinds(found)[1:] == [("paragraph", "Primátor Škoda řekl, že most bude v květnu uzavřen.")]


def test_the_page_of_a_mail_is_read_before_its_text(tmp_path: Path) -> None:
    mail = EmailMessage()
    mail["From"], mail["Subject"] = "The Gull <news@gull.example>", "Big merger shakes Baltic"
    mail["Date"] = "Tue, 05 Mar 2024 09:00:00 +0100"
    mail.set_content("See the page.\n")
    mail.add_alternative(ARTICLE, subtype="html")
    mail.add_attachment("A secret note.", filename="note.txt")
    found = mailed(mail, tmp_path)
    assert (found.title, found.byline, found.published) == ("Big merger shakes Baltic", "The Gull", "2024-03-05")
    assert [kind for kind, _ in kinds(found)][:2] == ["title", "paragraph"]
    assert "union was not" in found.text
    assert "secret" not in found.text


def test_a_page_without_an_article_gives_way_to_the_text(tmp_path: Path) -> None:
    mail = EmailMessage()
    mail["From"], mail["Subject"] = "news@gull.example", "Old bridge to close"
    mail.set_content(BODY, cte="base64")
    mail.add_alternative("<html><body><img src='x.png'></body></html>", subtype="html")
    found = mailed(mail, tmp_path)
    assert (found.title, found.byline) == ("Old bridge to close", None)
    assert "the old bridge will close in May" in found.text


def test_a_forwarded_mail_s_header_is_furniture(tmp_path: Path) -> None:
    forwarded = (
        "From: Omar Roe via Ships <ships@gull.example>\nTo: y@gull.example\nSubject: Fwd: [ships] Re: Yard to close\n"
        "List-Id: <ships.gull.example>\n\nI had not known this.\n\n---------- Forwarded message ---------\n"
        f"From: Maud Broekstra <maud@gull.example>\nDate: Tue, 5 Mar 2024\nSubject: Yard to close\n\n{BODY}"
    )
    found = mailed(forwarded.encode(), tmp_path)
    assert (found.title, found.byline) == ("Yard to close", "Omar Roe")
    told = kinds(found)
    assert told[1][1] == "I had not known this."
    assert [kind for kind, string in told if "----" in string or "Maud" in string or "5 Mar" in string] == [
        "furniture"
    ] * 3
    assert told[6][1].startswith("The council of Hallund said on Monday that the old bridge will close in May")


def test_a_mail_without_a_text(tmp_path: Path) -> None:
    mail = EmailMessage()
    mail["From"], mail["To"] = "news@gull.example", "list@gull.example"
    mail.add_attachment(b"\0\1", maintype="image", subtype="png", filename="x.png")
    with pytest.raises(SourceError, match=r"a\.eml is a mail without a text"):
        mailed(mail, tmp_path)


def test_a_mail_made_to_break_its_reader(tmp_path: Path) -> None:
    nested = "Content-Type: message/rfc822\n\n" * 3000
    with pytest.raises(SourceError, match="mails within mails"):
        mailed(f"From: x\nTo: y\nSubject: z\n{nested}end".encode(), tmp_path)
    found = mailed(f"From: {'(' * 9000}\nTo: y\nSubject: z\n\n{BODY}".encode(), tmp_path)
    assert (found.title, found.byline) == ("z", None)


@pytest.mark.parametrize(
    "text",
    [
        "From: Hallund\n\nThe bridge will close.",
        "Subject: bridges\n\nThe bridge will close.",
        "From: Hallund\nTo: Kessel\nThe road is closed between the two towns.\n\nIt will open in May.",
        "Maud: It will close.\nOmar: It will not.\n\nMaud: It will.",
        "Date: 5 March 2024\nTo: everybody\n\nThe bridge will close.",
        "From: a\nTo: b",
        "",
    ],
)
def test_what_is_no_mail(text: str) -> None:
    assert not is_mail(text)


parts = st.sampled_from(
    ["From: a\n", "Subject: =?utf-8?B?x?=\n", "To: b\n", "\n", "MIME-Version: 1.0\n", "--x\n", "--x--\n", "> q\n",
     " c\n", 'Content-Type: multipart/mixed; boundary="x"\n', "Content-Type: text/plain; charset=none\n",
     "Content-Transfer-Encoding: base64\n", "Subject: =?none?Q?=ff?=\n", "Content-Type: message/rfc822\n"]
)  # fmt: skip


@given(st.lists(st.one_of(parts, st.text(max_size=6))).map("".join).map(lambda rest: "From: x <y@z>\nTo: u\n" + rest))
def test_any_mail_gives_an_article_or_a_reason(text: str) -> None:
    if is_mail(text):
        try:
            found = article(text.encode("utf-8", "replace"), text, "x")
        except SourceError:
            return
        assert all(found.text[b.start : b.end].strip() for b in found.blocks)


def test_a_newsletter_has_all_its_headings() -> None:
    told = [
        ("Ferry to Holm stops", "The last boat will cross on 3 May, Mayor Lena Falk told the council on Monday."),
        ("Mill to be saved", "A builder from Tarv bought the old mill for two million crowns on Friday evening."),
        ("Five held after raid", "Police found two tonnes of stolen copper behind a false wall in a warehouse."),
    ]
    rows = "".join(f"<tr><td><h2><a href='https://p.example/'>{h}</a></h2><p>{t}</p></td></tr>" for h, t in told)
    mail = EmailMessage()
    mail["From"], mail["Subject"] = "The Sound Post <post@p.example>", "Morning briefing"
    mail.set_content("View this mail in your browser.")
    mail.add_alternative(
        f"<div style='display: none'>Ferry stops, mill saved</div><table>{rows}<tr><td>"
        "<a href='https://p.example/u'>Unsubscribe</a> | <a href='https://p.example/m'>Manage preferences</a></td></tr>"
        "<tr><td>You are receiving this email because you signed up at our desk.</td></tr></table>",
        subtype="html",
    )
    found = article(bytes(mail), bytes(mail).decode(), "x")
    blocks = [(b.kind, found.text[b.start : b.end]) for b in found.blocks if b.kind != "furniture"]
    expected = [line for heading, text in told for line in (("heading", heading), ("paragraph", text))]
    assert blocks == [("title", "Morning briefing"), *expected]
    assert found.byline == "The Sound Post"


@pytest.mark.parametrize(
    "letters", ["", "<h2>Boats</h2><p>None came.</p><h2>Fish</h2><p>None.</p><h2>Salt</h2><p>No.</p>"]
)
def test_a_mail_that_is_a_page_keeps_where_its_words_lead(letters: str) -> None:
    mail = EmailMessage()
    mail["From"], mail["Subject"] = "Hal Brandt <hal@brandt.example>", "What the board knew"
    mail.set_content("Dear desk, the board knew.")
    told = "<p>The harbour board knew of the cracks, as <a href='https://brandt.example/s'>our survey</a> shows.</p>"
    mail.add_alternative(f"<p>Dear desk,</p>{told}<p>It has decided nothing since then.</p>{letters}", subtype="html")
    found = article(bytes(mail), mail.as_string(), "note.eml")
    assert [(found.text[link.start : link.end], link.address) for link in found.links] == [
        ("our survey", "https://brandt.example/s")
    ]
