"""All components of the shipped pipeline, in their order; importing this module registers their factories."""

from reader.pipeline import (
    attribution,
    coreference,
    derived,
    encoder,
    entities,
    lemmatizer,
    parser,
    participants,
    roles,
    tagger,
    triggers,
)

__all__ = [
    "attribution",
    "coreference",
    "derived",
    "encoder",
    "entities",
    "lemmatizer",
    "parser",
    "participants",
    "roles",
    "tagger",
    "triggers",
]

ENCODER = "reader_encoder"
ORDER = (
    ENCODER,
    "reader_tagger",
    "reader_lemmatizer",
    "reader_parser",
    "reader_entities",
    "reader_attribution",
    "reader_triggers",
    "reader_roles",
    "reader_participants",
    "reader_coreference",
)
