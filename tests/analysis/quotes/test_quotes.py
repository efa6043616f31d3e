"""Who says what: constructions of news, each piece as a tagger would mark it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

import pytest
import spacy
from spacy.tokens import Doc, Span

from reader.analysis import quotes
from reader.story import Actor, Article, Block, Mention

_VOCAB = spacy.blank("en").vocab
_LABELS = {"S": "SOURCE", "Q": "CUE", "C": "CONTENT"}
_TOKEN = re.compile(r"\[[SQC] |\]|\w+(?:[’']\w+)?|\n+|''|``|\.\.\.|[^\w\s\[\]]")
_LEMMAS = {
    "said": "say", "says": "say", "told": "tell", "added": "add", "adding": "add", "asked": "ask", "denied": "deny",
    "announced": "announce", "thinks": "think", "warned": "warn", "wrote": "write", "insists": "insist",
    "imposed": "impose", "claimed": "claim", "urged": "urge", "confirmed": "confirm",
}  # fmt: skip
_FINITE = {"is", "was", "are", "were", "had", "has", "will", "would", "fell", "rose", "won", "lost", "left", "need",
           "know", "want", "go", "goes", "went", "did", "does", "can", "must", "ended", "works", "saw"}  # fmt: skip
_PRONOUNS = {"he", "she", "they", "it", "we", "i", "you", "who", "that"}


def doc(markup: str) -> Doc:
    """A Doc from text with pieces in brackets: `[S Ann] [Q said] [C it is late].`

    The parse is the plainest one that the pieces allow: in each sentence the cue's last word is the root (else the
    first word is), sources are its subjects, contents its clauses, all other words hang on their piece's head or
    on the root.
    """
    words: list[str] = []
    spaces: list[bool] = []
    pieces: list[tuple[str, int, int]] = []
    opened: tuple[str, int] | None = None
    at = 0
    for match in _TOKEN.finditer(markup):
        token = match.group()
        if words and match.start() > at and not words[-1].isspace():
            spaces[-1] = True
        at = match.end()
        if token.startswith("[") and len(token) == 3:
            opened = (_LABELS[token[1]], len(words))
        elif token == "]":
            assert opened is not None
            pieces.append((*opened, len(words)))
            opened = None
        else:
            if token.isspace() and spaces:
                spaces[-1] = False
            words.append(token)
            spaces.append(False)
    starts = _sentence_starts(words)
    heads, deps = _parse(words, starts, pieces)
    tags, pos = zip(*(_tag(w) for w in words), strict=True)
    made = Doc(
        _VOCAB, words=words, spaces=spaces, heads=heads, deps=deps, tags=list(tags), pos=list(pos),
        lemmas=[_LEMMAS.get(w.lower(), w.lower()) for w in words],
        sent_starts=[i in starts for i in range(len(words))],
    )  # fmt: skip
    made.spans["attribution"] = [Span(made, s, e, label=label) for label, s, e in pieces]
    return made


def _sentence_starts(words: Sequence[str]) -> set[int]:
    starts, ended = {0}, False
    for i, word in enumerate(words):
        closes = word in ("”", "’", '"', "''")
        if i and (words[i - 1].isspace() or (ended and not closes and not word.isspace() and not word[0].islower())):
            starts.add(i)
        ended = word in (".", "?", "!") or (ended and closes)
    return starts


def _parse(
    words: Sequence[str], starts: set[int], pieces: Sequence[tuple[str, int, int]]
) -> tuple[list[int], list[str]]:
    heads, deps = list(range(len(words))), ["dep"] * len(words)
    bounds = [*sorted(starts), len(words)]
    for low, high in pairwise(bounds):
        here = [(label, max(s, low), min(e, high)) for label, s, e in pieces if s < high and e > low]
        cues = [e - 1 for label, _, e in here if label == "CUE"]
        root = cues[0] if cues else low
        for i in range(low, high):
            heads[i] = root
        for label, s, e in here:
            head = e - 1
            while head > s and not words[head][0].isalnum():
                head -= 1
            for i in range(s, e):
                heads[i] = head
            cue = min(cues, key=lambda c: abs(c - head), default=root)
            heads[head] = cue if label != "CUE" else root
            deps[head] = {"SOURCE": "nsubj", "CUE": "conj", "CONTENT": "ccomp"}[label]
        heads[root], deps[root] = root, "ROOT"
        for i in range(low, high):
            if not words[i][0].isalnum() and i != root:
                deps[i] = "punct"
    return heads, deps


def _tag(word: str) -> tuple[str, str]:
    lower = word.lower()
    if word.isspace():
        return "_SP", "SPACE"
    if not word[0].isalnum():
        return ".", "PUNCT"
    if lower == "that":
        return "IN", "SCONJ"
    if lower in _PRONOUNS:
        return "PRP", "PRON"
    if lower in _LEMMAS:
        return ("VBG" if lower.endswith("ing") else "VBD"), "VERB"
    if lower in _FINITE:
        return "VBD", "VERB"
    return ("NNP", "PROPN") if word[0].isupper() else ("NN", "NOUN")


def actor(made: Doc, number: int, kind: str, *names: str) -> Actor:
    """An actor with a mention wherever one of its names stands."""
    found = {m.span(): name for name in names for m in re.finditer(rf"\b{re.escape(name)}\b", made.text)}
    mentions = tuple(
        Mention(s, e, "pronoun" if name.lower() in _PRONOUNS else "name") for (s, e), name in sorted(found.items())
    )
    return Actor(f"a{number}", names[0], kind, 1.0, mentions)  # type: ignore[arg-type]


def said(markup: str, actors: Sequence[tuple[str, ...]] = (), furniture: int | None = None) -> list[tuple[str, ...]]:
    """(kind, content, cue, source, speaker's name) of each quote; a content's pieces are joined by " | "."""
    made = doc(markup)
    text, blocks, at = made.text, [], 0
    for number, part in enumerate(text.split("\n\n")):
        blocks.append(Block("furniture" if number == furniture else "paragraph", at, at + len(part)))
        at += len(part) + 2
    people = [actor(made, i, kind, *names) for i, (kind, *names) in enumerate(actors)]
    found = quotes.find(made, Article("-", None, None, None, text, tuple(blocks)), people)
    assert [q.id for q in found] == [f"q{i}" for i in range(1, len(found) + 1)]
    name = {a.id: a.name for a in people}
    return [
        (
            q.kind,
            " | ".join(text[s:e] for s, e in q.content),
            text[slice(*q.cue)] if q.cue else "",
            text[slice(*q.source)] if q.source else "",
            name.get(q.speaker or "", ""),
        )
        for q in found
    ]


PEOPLE = [("person", "Ann Lee", "Lee"), ("person", "Bob Roy", "Roy"), ("organization", "Acme")]


@pytest.mark.parametrize(
    ("markup", "expected"),
    [
        (
            "[S Ann Lee] [Q said] [C that the raids were over].",
            [
                ("indirect", "that the raids were over", "said", "Ann Lee", "Ann Lee"),
            ],
        ),
        (
            "[C “The raids are over,”] [S Ann Lee] [Q said].",
            [
                ("direct", "“The raids are over,”", "said", "Ann Lee", "Ann Lee"),
            ],
        ),
        (
            "[C “The raids are over,”] [Q said] [S Ann Lee].",
            [
                ("direct", "“The raids are over,”", "said", "Ann Lee", "Ann Lee"),
            ],
        ),
        (
            "[C “The raids,”] [S Ann Lee] [Q said], [C “are over.”]",
            [
                ("direct", "“The raids,” | “are over.”", "said", "Ann Lee", "Ann Lee"),
            ],
        ),
        (
            "[C “The raids are over,”] [S Ann Lee] [Q said]. [C “We know that.”]",
            [
                ("direct", "“The raids are over,”", "said", "Ann Lee", "Ann Lee"),
                ("direct", "“We know that.”", "said", "Ann Lee", "Ann Lee"),
            ],
        ),
        (
            "[S Ann Lee] [Q said]: [C “The raids are over.”]",
            [
                ("direct", "“The raids are over.”", "said", "Ann Lee", "Ann Lee"),
            ],
        ),
        (
            "[S Ann Lee] [Q said] [C the raids were “a disgrace”].",
            [
                ("mixed", "the raids were “a disgrace”", "said", "Ann Lee", "Ann Lee"),
            ],
        ),
        (
            "[Q According to] [S Ann Lee], [C the raids are over].",
            [
                ("indirect", "the raids are over", "According to", "Ann Lee", "Ann Lee"),
            ],
        ),
        (
            "[C The raids are over], [Q according to] [S Ann Lee].",
            [
                ("indirect", "The raids are over", "according to", "Ann Lee", "Ann Lee"),
            ],
        ),
        (
            "[S Ann Lee] [Q denied] [C the claims] and [Q said] [C the raids were over].",
            [
                ("indirect", "the raids were over", "said", "Ann Lee", "Ann Lee"),
            ],
        ),
        (
            "[S Ann Lee] [Q said] [C that the raids were over] and [C that talks had ended].",
            [
                ("indirect", "that the raids were over | that talks had ended", "said", "Ann Lee", "Ann Lee"),
            ],
        ),
        (
            "[S Ann Lee] [Q said] [C the raids were over], [Q adding] [C that talks had ended].",
            [
                ("indirect", "the raids were over", "said", "Ann Lee", "Ann Lee"),
                ("indirect", "that talks had ended", "adding", "Ann Lee", "Ann Lee"),
            ],
        ),
        (
            "[S Ann Lee] [Q said] [C the raids were over], but [S Bob Roy] [Q denied] [C it].",
            [
                ("indirect", "the raids were over", "said", "Ann Lee", "Ann Lee"),
            ],
        ),
        (
            "[C The raids are over], [S Ann Lee] [Q said], [C and talks will go on].",
            [
                ("indirect", "The raids are over | and talks will go on", "said", "Ann Lee", "Ann Lee"),
            ],
        ),
        ("[C Raids are over], [Q says] [S Lee]", [("indirect", "Raids are over", "says", "Lee", "Ann Lee")]),
        (
            "[S Ann Lee] [Q said]: [C “The] raids are over and we know it.”",
            [
                ("direct", "“The raids are over and we know it.”", "said", "Ann Lee", "Ann Lee"),
            ],
        ),
        (
            "“The [C raids are over and we know it],” [S Ann Lee] [Q said].",
            [
                ("direct", "“The raids are over and we know it,”", "said", "Ann Lee", "Ann Lee"),
            ],
        ),
        (
            "[C “The raids are over,] [Q said] the men, and we know it,” [S Ann Lee] [Q said].",
            [
                ("direct", "“The raids are over, said the men, and we know it,”", "said", "Ann Lee", "Ann Lee"),
            ],
        ),
        (
            "[S Ann Lee] [Q said] [C it is late].\n\n“The raids are over and we know it.”",
            [
                ("indirect", "it is late", "said", "Ann Lee", "Ann Lee"),
                ("direct", "“The raids are over and we know it.”", "", "", "Ann Lee"),
            ],
        ),
        (
            "[C “The raids are over.]\n\n[C “We know it,”] [S Ann Lee] [Q said].",
            [
                ("direct", "“The raids are over.", "", "", "Ann Lee"),
                ("direct", "“We know it,”", "said", "Ann Lee", "Ann Lee"),
            ],
        ),
        (
            "[S Ann Lee] [Q said]: [C “The raids are over.]\n\n“We all know what that was.”",
            [
                ("direct", "“The raids are over.", "said", "Ann Lee", "Ann Lee"),
                ("direct", "“We all know what that was.”", "", "", "Ann Lee"),
            ],
        ),
        ("The so-called “experts” left.", []),
        ("She saw “The Long Road Home” twice.", []),
        ("[S Ann Lee] [Q imposed] [C sanctions].", []),
        ("[C that the raids are over].", []),
        ("[S Ann Lee] [Q said] on Monday.", []),
        ("[C “The raids are over,”] [S she] [Q said].", [("direct", "“The raids are over,”", "said", "she", "")]),
        (
            "[S Ann Lee] [Q said] [C it is late].\n\n[C “The raids are over,”] [S she] [Q said].",
            [
                ("indirect", "it is late", "said", "Ann Lee", "Ann Lee"),
                ("direct", "“The raids are over,”", "said", "she", "Ann Lee"),
            ],
        ),
        (
            "[S Acme] [Q said] [C it is late].\n\n[C “The raids are over,”] [S she] [Q said].",
            [
                ("indirect", "it is late", "said", "Acme", "Acme"),
                ("direct", "“The raids are over,”", "said", "she", ""),
            ],
        ),
        (
            "[S Acme] [Q said] [C it is late].\n\n[C “The raids are over,”] [S it] [Q said].",
            [
                ("indirect", "it is late", "said", "Acme", "Acme"),
                ("direct", "“The raids are over,”", "said", "it", "Acme"),
            ],
        ),
        (
            "[S A spokeswoman, Ann Lee,] [Q said] [C it is late].",
            [
                ("indirect", "it is late", "said", "A spokeswoman, Ann Lee", "Ann Lee"),
            ],
        ),
        (
            "[S Ann Lee] [Q insists] [C it is late].\n\n[S Bob Roy] [Q thinks] [C it is “too early”].",
            [
                ("indirect", "it is late", "insists", "Ann Lee", "Ann Lee"),
                ("mixed", "it is “too early”", "thinks", "Bob Roy", "Bob Roy"),
            ],
        ),
        ("[C The raids are] over.", []),
        (
            "[S Ann Lee] [Q said]: [C “It is late.”] [C The raids are] over.",
            [("direct", "“It is late.”", "said", "Ann Lee", "Ann Lee")],
        ),
        ("[S Ann Lee] [Q denied] [C the claims].", []),
        ("[S Ann Lee] [Q blamed] [C the drought].", []),
        (
            "[S Ann Lee] [Q asked] [C whether the raids were over].",
            [
                ("indirect", "whether the raids were over", "asked", "Ann Lee", "Ann Lee"),
            ],
        ),
        ("[S Ann Lee] [Q urged] [C Acme to go].", [("indirect", "Acme to go", "urged", "Ann Lee", "Ann Lee")]),
        (
            "[C ''The raids are over,''] [S Ann Lee] [Q said].",
            [
                ("direct", "''The raids are over,''", "said", "Ann Lee", "Ann Lee"),
            ],
        ),
        (
            '[C "The raids are over,"] [S Ann Lee] [Q said]. [C "We know it."]',
            [
                ("direct", '"The raids are over," | "We know it."', "said", "Ann Lee", "Ann Lee"),
            ],
        ),
        (
            "[C ‘The raids are over,’] [S Ann Lee] [Q said].",
            [
                ("direct", "‘The raids are over,’", "said", "Ann Lee", "Ann Lee"),
            ],
        ),
        (
            "[S Ann Lee] [Q said] [C it is late].\n\nRead more\n\n[S Bob Roy] [Q said] [C it was early].",
            [
                ("indirect", "it is late", "said", "Ann Lee", "Ann Lee"),
                ("indirect", "it was early", "said", "Bob Roy", "Bob Roy"),
            ],
        ),
        (
            "[S Ann Lee] [Q said] [C it is late]. [C “The raids] are over,” [S Bob Roy] [Q added].",
            [
                ("indirect", "it is late", "said", "Ann Lee", "Ann Lee"),
                ("direct", "“The raids are over,”", "added", "Bob Roy", "Bob Roy"),
            ],
        ),
        (
            "[C The raids are over], [S Ann Lee] [Q said]. [C Talks ended], [S Bob Roy] [Q said].",
            [
                ("indirect", "The raids are over", "said", "Ann Lee", "Ann Lee"),
                ("indirect", "Talks ended", "said", "Bob Roy", "Bob Roy"),
            ],
        ),
        (
            "[C “No.”] [S Ann Lee] [Q said]. “Never,” [S Bob Roy] [Q added].",
            [
                ("direct", "“No.”", "said", "Ann Lee", "Ann Lee"),
            ],
        ),
        (
            "“The raids are over and we know it,” a poster reads.",
            [
                ("direct", "“The raids are over and we know it,”", "", "", ""),
            ],
        ),
        (
            "[S Ann Lee] [Q said] [C it is “late”] and “unfair”.",
            [
                ("mixed", "it is “late”", "said", "Ann Lee", "Ann Lee"),
            ],
        ),
        ("[S Ann Lee] [Q claimed] [C “it” was late].", [("mixed", "“it” was late", "claimed", "Ann Lee", "Ann Lee")]),
    ],
)
def test_constructions(markup: str, expected: list[tuple[str, ...]]) -> None:
    assert said(markup, PEOPLE) == expected


def test_furniture_says_nothing() -> None:
    markup = "[S Ann Lee] [Q said] [C it is late].\n\n[S Bob Roy] [Q said] [C it was early]."
    assert said(markup, PEOPLE, furniture=1) == [("indirect", "it is late", "said", "Ann Lee", "Ann Lee")]


def test_a_pronoun_that_the_actors_know_is_theirs() -> None:
    markup = "[S Bob Roy] [Q said] [C it is late].\n\n[C “The raids are over,”] [S she] [Q said]. Ann Lee left."
    people = [("person", "Bob Roy"), ("person", "Ann Lee", "she")]
    assert said(markup, people)[1][4] == ""  # only named after: no answer is better than a wrong one
    assert said("Ann Lee left. " + markup, people)[1][4] == "Ann Lee"


def test_a_text_without_pieces_still_gives_its_speech() -> None:
    assert said("“The raids are over and we all know it.”") == [
        ("direct", "“The raids are over and we all know it.”", "", "", "")
    ]
    assert said("Nothing was said.") == []


def test_lines_of_a_transcript_are_quotes_of_who_stands_before_them() -> None:
    lines = "ANN LEE: The raids were over.\n\nREPORTER: Who was there?\n\nANN LEE: We were."
    assert [q[1:4] for q in said(lines)] == [
        ("The raids were over", ":", "ANN LEE"),
        ("Who was there?", ":", "REPORTER"),
        ("We were", ":", "ANN LEE"),
    ]


def test_a_label_or_two_is_no_transcript() -> None:
    assert said("Where: The town hall.\n\nWhen: It was Monday.") == []


def test_all_of_a_joint_source_speak() -> None:
    made = doc("[S Ann Lee and Roy] [Q said] [C the raids were over].")
    lee, roy = next(t for t in made if t.text == "Lee"), next(t for t in made if t.text == "Roy")
    roy.head, roy.dep_, made[0].head, made[0].dep_ = lee, "conj", lee, "compound"
    lee.head, lee.dep_ = next(t for t in made if t.text == "said"), "nsubj"
    people = [actor(made, 1, "person", "Ann Lee"), actor(made, 2, "person", "Roy")]
    block = Block("paragraph", 0, len(made.text))
    (found,) = quotes.find(made, Article("-", None, None, None, made.text, (block,)), people)
    assert (found.speaker, found.speakers) == ("a1", ("a1", "a2"))
    assert found.confidence is not None
    assert 0 < found.confidence < 1


def test_a_headline_reports_nothing_of_the_paragraph_below_it() -> None:
    made = doc("[S Mayor Lee] [Q says]\n\n[C The lake was frozen] on Monday.")
    ends = made.text.index("\n\n")
    blocks = (Block("heading", 0, ends), Block("paragraph", ends + 2, len(made.text)))
    people = [actor(made, 1, "person", "Lee")]
    assert quotes.find(made, Article("-", None, None, None, made.text, blocks), people) == ()


def test_a_content_cut_in_two_behind_a_phrase_is_one() -> None:
    found = said("[S Ann Lee] [Q said] [C the owner] – [C a fund – had “run out of money”].", PEOPLE)
    assert found == [("mixed", "the owner – a fund – had “run out of money”", "said", "Ann Lee", "Ann Lee")]
