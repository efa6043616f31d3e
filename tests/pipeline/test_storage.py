"""A Doc that was stored, as those are that come from other processes, says what it said before."""

from spacy.tokens import Doc, DocBin

from reader.analysis import analyse
from reader.sources.texts import plain
from tests.pipeline.model import needs_model, pipeline

pytestmark = needs_model

TEXT = """Ferry strike ends after talks

PORT ELLEN, March 3 2021 - The crews of nine ferries went back to work on Tuesday after the union agreed to a raise.

“We got what we came for,” said Moira Kerr, who leads the union. She told reporters that the owners had threatened
to sell two ships. Kerr will meet the minister, Alan Dow, next week.
"""
ARTICLE = plain.article(TEXT, "ferry.txt")


def restored(doc: Doc) -> dict[str, Doc]:
    kept = DocBin(store_user_data=True, docs=[doc]).to_bytes()
    return {
        "bytes": Doc(doc.vocab).from_bytes(doc.to_bytes()),
        "bin": next(DocBin().from_bytes(kept).get_docs(doc.vocab)),
    }


def test_the_analysis_of_a_stored_doc_is_that_of_the_doc() -> None:
    doc = pipeline()(ARTICLE.text)
    stored = restored(doc)
    found = analyse(doc, ARTICLE)
    assert found.events
    assert found.quotes
    for way, back in stored.items():
        assert analyse(back, ARTICLE) == found, way
    for way, back in restored(doc).items():  # and once the analysis has left its own notes on it
        assert analyse(back, ARTICLE) == found, way


def test_a_doc_without_its_extensions_can_be_analysed() -> None:
    doc = pipeline()(ARTICLE.text)
    kept = DocBin(store_user_data=False, docs=[doc]).to_bytes()
    back = next(DocBin().from_bytes(kept).get_docs(doc.vocab))
    assert back._.event_types is None
    assert analyse(back, ARTICLE).events
