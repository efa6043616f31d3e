"""Small Docs and articles with a parse given by hand."""

from __future__ import annotations

from collections.abc import Iterable

from spacy.lang.en import English
from spacy.tokens import Doc, Span
from spacy.vocab import create_vocab

from reader.story import Article, Block, BlockKind

VOCAB = create_vocab("en", English.Defaults)  # alone: a tokenizer takes long to make
_UPOS = {
    "NNP": "PROPN", "NNPS": "PROPN", "NN": "NOUN", "NNS": "NOUN", "PRP": "PRON", "PRP$": "PRON", "WP": "PRON",
    "WP$": "PRON", "WDT": "PRON", "EX": "PRON", "DT": "DET", "PDT": "DET", "JJ": "ADJ", "JJR": "ADJ", "JJS": "ADJ",
    "CD": "NUM", "MD": "AUX", "IN": "ADP", "RP": "ADP", "TO": "PART", "POS": "PART", "CC": "CCONJ", "RB": "ADV",
    "RBR": "ADV", "RBS": "ADV", "WRB": "ADV", "UH": "INTJ", "$": "SYM", "SYM": "SYM", "FW": "X", "_SP": "SPACE",
    "VB": "VERB", "VBD": "VERB", "VBG": "VERB", "VBN": "VERB", "VBP": "VERB", "VBZ": "VERB",
}  # fmt: skip
_CLOSERS = frozenset([",", ".", ";", ":", "!", "?", ")", "]", "”", "’", "'s", "’s", "n't", "n’t", "'", "%", "-", "–"])
_OPENERS = frozenset(["(", "[", "“", "‘", "$", "£", "€", "-", "–"])


def doc(
    table: str,
    *,
    attribution: Iterable[tuple[str, int, int]] = (),
    events: Iterable[tuple[str, int]] = (),
    roles: Iterable[tuple[int, int, str]] = (),
) -> Doc:
    """A Doc from a table of one token a line: `word[/lemma] tag dep head [entity]`.

    `head` counts from 1 within the sentence, 0 is the root; a blank line ends a sentence, and a line `¶` a
    paragraph too (it becomes a "\\n\\n" token). Neighbouring tokens with one entity label are one entity, unless
    the second says `B-LABEL`. Parts of speech follow from the tags (be, have and do as `aux` or `cop` are AUX).
    A straight quotation mark opens where its tag is two backquotes. `attribution` and `events` label token ranges
    and tokens of the whole Doc, `roles` are (predicate, argument head, role), all counted from 0.
    """
    words: list[str] = []
    spaces: list[bool] = []
    tags: list[str] = []
    lemmas: list[str] = []
    deps: list[str] = []
    heads: list[int] = []
    ents: list[str] = []
    starts: list[bool] = []
    sentence_start, fresh = 0, True
    for line in [line.strip() for line in table.strip().splitlines()]:
        if not line:
            fresh = True
            continue
        if line == "¶":
            spaces[-1] = False
            row, head, glued = ["\n\n", "_SP", "dep"], len(words) - 1, True
        else:
            row = line.split()
            if fresh:
                sentence_start = len(words)
            number = int(row[3])
            head = len(words) if number == 0 else sentence_start + number - 1
            glued = False
        word, _, lemma = row[0].partition("/") if len(row[0]) > 1 else (row[0], "", "")
        opening = row[1] == "``" or word in _OPENERS
        if spaces and (word in _CLOSERS or (word == '"' and not opening)):
            spaces[-1] = False
        starts.append(fresh and not glued)
        words.append("\n\n" if glued else word)
        spaces.append(not (opening or glued))
        tags.append(row[1])
        lemmas.append(lemma or word.lower())
        deps.append("ROOT" if line != "¶" and row[3] == "0" else row[2])
        heads.append(head)
        label = row[4] if len(row) > 4 else "O"
        if label != "O" and "-" not in label:
            label = ("I-" if ents and ents[-1][2:] == label and not fresh else "B-") + label
        ents.append(label)
        fresh = glued
    if spaces:
        spaces[-1] = False
    pos = []
    for tag, dep in zip(tags, deps, strict=True):
        helper = dep.startswith(("aux", "cop"))
        pos.append("AUX" if helper and tag.startswith("V") else _UPOS.get(tag, "PUNCT"))
    made = Doc(
        VOCAB, words=words, spaces=spaces, tags=tags, pos=pos, lemmas=lemmas, deps=deps, heads=heads, ents=ents,
        sent_starts=starts,
    )  # fmt: skip
    made.spans["attribution"] = [Span(made, s, e, label=label) for label, s, e in attribution]
    made.spans["events"] = [Span(made, i, i + 1, label=label) for label, i in events]
    if not Doc.has_extension("roles"):
        Doc.set_extension("roles", default=())
    made._.roles = tuple(roles)
    return made


def article(of: Doc, *, title: bool = False, furniture: Iterable[int] = ()) -> Article:
    """The Doc's text as an article, a block a paragraph; the first is the title if so said, `furniture` by number."""
    blocks: list[Block] = []
    at, skip = 0, set(furniture)
    for number, part in enumerate(of.text.split("\n\n")):
        kind: BlockKind = "furniture" if number in skip else "title" if title and number == 0 else "paragraph"
        blocks.append(Block(kind, at, at + len(part)))
        at += len(part) + 2
    heading = of.text.split("\n\n")[0] if title else None
    return Article(source="-", title=heading, byline=None, published=None, text=of.text, blocks=tuple(blocks))
