"""A document from a text in which sources, cues and contents are marked, and what is found said in it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from spacy.tokens import Doc, Span

from reader.analysis import quotes
from reader.story import Actor, Article, Block, Mention
from tests.analysis.build import VOCAB

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
        VOCAB, words=words, spaces=spaces, heads=heads, deps=deps, tags=list(tags), pos=list(pos),
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
