"""Stories in a DocBin, read again by spaCy alone."""

import json

import spacy
from spacy.tokens import DocBin

from reader.analysis import analyse
from reader.export.docbin import Bin
from reader.sources.texts import plain
from reader.story import Pipeline, Story
from tests.pipeline.model import needs_model, pipeline

TEXT = "Judge Iris Holt freed two miners on Friday. “They did nothing,” Holt said.\u00ad Miners cheered in Leeds."


@needs_model
def test_what_was_found_comes_back_with_the_doc() -> None:
    article = plain.article(TEXT.replace("\u00ad", ""), "miners.txt")
    doc = pipeline()(article.text)
    story = Story(article, analyse(doc, article), Pipeline("", ""))
    made = Bin()
    made.add(story, doc)
    (back,) = DocBin().from_bytes(made.to_bytes()).get_docs(spacy.blank("en").vocab)
    found = story.analysis
    assert [(t.text, t.lemma_, t.dep_, t.head.i) for t in back] == [(t.text, t.lemma_, t.dep_, t.head.i) for t in doc]
    assert [(e.start_char, e.end_char, e.label_, e.id_) for e in back.ents] == [
        (e.start, e.end, e.label, e.actor or "") for e in found.entities
    ]
    assert {(s.text, s.label_, s.id_) for s in back.spans["actors"]} == {
        (article.text[m.start : m.end], actor.kind, actor.id) for actor in found.actors for m in actor.mentions
    }
    assert [(s.text, s.label_, s.id_) for s in back.spans["quotes"]] == [
        (article.text[slice(*piece)], quote.kind, quote.id) for quote in found.quotes for piece in quote.content
    ]
    assert {(s.text, s.label_) for s in back.spans["triggers"]} == {
        (article.text[slice(*event.trigger)], event.type) for event in found.events
    }
    assert back._.roles == doc._.roles
    told = json.loads(back.user_data["story"])
    assert told["article"]["text"] == back.text
    assert [actor["name"] for actor in told["actors"]] == [actor.name for actor in found.actors]
    assert analyse(back, article) == found
