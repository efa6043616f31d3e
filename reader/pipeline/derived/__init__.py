"""The annotations that Reader needs, derived from the parse and entities of any English spaCy pipeline."""

from __future__ import annotations

from bisect import bisect_left

from spacy.language import Language
from spacy.tokens import Doc, Span

from reader.pipeline.attribution import KEY as ATTRIBUTION
from reader.pipeline.derived.attribution import pieces
from reader.pipeline.derived.roles import roles
from reader.pipeline.derived.triggers import events
from reader.pipeline.text import text_of
from reader.pipeline.triggers import KEY as TRIGGERS
from reader.sources.texts.blocks import paragraphs

NEEDED = {"a parser": "token.dep", "named entities": "doc.ents"}
"""What a pipeline must have, by the attribute that its components say they assign."""


@Language.component("reader_paragraphs", assigns=["token.is_sent_start"])
def begin_paragraphs(doc: Doc) -> Doc:
    """Tells the parser that comes after that each paragraph begins a sentence."""
    words = [token for token in doc if not token.is_space]
    at = [token.idx for token in words]
    for start, _ in paragraphs(text_of(doc)):
        if (k := bisect_left(at, start)) < len(words):
            words[k].is_sent_start = True
    return doc


@Language.component("reader_derived", assigns=["doc.spans", "doc._.roles"], requires=list(NEEDED.values()))
def derive(doc: Doc) -> Doc:
    """Sets `doc.spans["attribution"]`, `doc.spans["events"]` and `doc._.roles` by rules over the parse."""
    found = pieces(doc)
    doc.spans[ATTRIBUTION] = [Span(doc, p.start, p.stop, p.label) for p in found]
    cues = {i for p in found if p.label == "CUE" for i in range(p.start, p.stop)}
    doc.spans[TRIGGERS] = [Span(doc, i, i + 1, label) for i, label in events(doc, cues)]
    doc._.roles = roles(doc)
    return doc


def missing(nlp: Language) -> list[str]:
    """What a pipeline would need and lacks, in words."""
    assigned = {attribute for name in nlp.pipe_names for attribute in nlp.get_pipe_meta(name).assigns}
    return [words for words, attribute in NEEDED.items() if attribute not in assigned]
