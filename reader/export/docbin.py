"""Stories and their Docs as spaCy's DocBin, readable without Reader: `DocBin().from_bytes(data).get_docs(nlp.vocab)`.

On each Doc, beside what the pipeline left there:

    doc.ents                     the names, `ent_id_` the id of the actor that each one is of
    doc.spans["actors"]          mentions, labelled with the actor's kind
    doc.spans["quotes"]          the pieces of quotes, labelled direct, indirect or mixed
    doc.spans["triggers"]        the words that carry events, labelled with the event's type
    doc.user_data["story"]       all of it as reader/1 JSON, with offsets in `doc.text`

The `id_` of a span is that of its actor, quote or event in the story.
"""

from __future__ import annotations

from collections.abc import Iterable

from msgspec.structs import replace
from spacy.tokens import Doc, DocBin, Span
from spacy.util import filter_spans

from reader.export import json
from reader.story import Story

STORY = "story"


class Bin:
    """Takes stories with their Docs."""

    def __init__(self) -> None:
        self._bin = DocBin(store_user_data=True)

    def add(self, story: Story, doc: Doc) -> None:
        """Takes a story, which it writes on the Doc."""
        _annotate(story, doc)
        self._bin.add(doc)

    def __len__(self) -> int:
        return len(self._bin)

    def to_bytes(self) -> bytes:
        return bytes(self._bin.to_bytes())


def _annotate(story: Story, doc: Doc) -> None:
    found = story.analysis
    doc.set_ents(filter_spans(_spans(doc, ((e.start, e.end, e.label, e.actor or "") for e in found.entities))))
    doc.spans["actors"] = _spans(doc, ((m.start, m.end, a.kind, a.id) for a in found.actors for m in a.mentions))
    doc.spans["quotes"] = _spans(doc, ((*piece, q.kind, q.id) for q in found.quotes for piece in q.content))
    doc.spans["triggers"] = _spans(doc, ((*event.trigger, event.type, event.id) for event in found.events))
    doc.user_data[STORY] = json.encode(replace(story, article=replace(story.article, original=None))).decode()


def _spans(doc: Doc, places: Iterable[tuple[int, int, str, str]]) -> list[Span]:
    """The tokens of each place, with its label and id, in text order."""
    made = (doc.char_span(s, e, label=label, span_id=i, alignment_mode="expand") for s, e, label, i in sorted(places))
    return [span for span in made if span is not None]
