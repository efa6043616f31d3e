"""Whose the documents are that speak: "a report *by the bank*", "*the union* sent an email. … the email read"."""

from __future__ import annotations

from spacy.tokens import Span, Token

from reader.analysis.actors import candidates
from reader.analysis.actors.index import ActorIndex
from reader.analysis.words import nouns
from reader.pipeline import reporting, syntax, tags
from reader.pipeline.tables import word_set

_REACH = 600
"""Tokens back to where a document that is spoken of as known may have been named."""
_ANY = "document"
"""The noun that means any of them."""
_WRITINGS = word_set("letter post tweet email memo message article piece editorial column essay")
"""What one writes."""
_MAKING = word_set("issue publish release send post write circulate distribute file submit sign deliver draft compile")
"""What makes a document one's own word."""
_OBTAINING = word_set("see obtain review read view acquire examine inspect receive get hear")
"""What others do with it ("a letter *seen* by the agency")."""

_ABOUT = word_set("about on to against over regarding concerning for")
"""Prepositions to what it is about, who is not who wrote it ("a statement of concern *about* refugees")."""


class Published:
    """Whose the documents are that an article has quoted so far."""

    def __init__(self) -> None:
        self._owners: dict[str, str] = {}
        self._writer: str | None = None

    def note(self, source: Token | None, cue: Span | None, actor: str) -> None:
        """Note whose the documents are that a quote of an actor comes from: the head of its source, or what it was said
        in ("said in a report"), or who it is that wrote."""
        if cue is not None:
            self._writer = actor if any(reporting.kind_of(t.lower_) == "writing" for t in cue) else None
        spoken = [source] if source is not None else []
        if cue is not None:
            inside = {t.i for t in cue}
            spoken += [t for t in cue.sent if t.i in inside or (t.head.i in inside and syntax.is_a(t, "oblique"))]
            self._owners.update((t.lemma_, actor) for t in cue if _is_document_made(t))
        for token in spoken:
            if token.pos_ == "NOUN" and reporting.is_document(token.lower_):
                noun = nouns.singular(token.text)
                self._owners.pop(noun, None)
                self._owners[noun] = actor  # the last

    def owner(self, head: Token, index: ActorIndex) -> str | None:
        """Whose a document is that the text speaks of as known ("the report", "its monthly report"): its owner's here,
        the one's who last spoke by it, was named with it, made it, or wrote last. "The document" is the last of any."""
        if not reporting.is_document(head.lower_) or not candidates.is_definite(head):
            return None
        noun = nouns.singular(head.text)
        owned = _known(syntax.children(head, "possessor", "compound"), index)
        if owned is not None:
            return owned
        if noun in self._owners:
            return self._owners[noun]
        for token in reversed(head.doc[max(0, head.i - _REACH) : head.i]):
            if token.pos_ == "NOUN" and nouns.singular(token.text) == noun:
                found = _known([*authors(syntax.noun_phrase(token), token), *_makers(token)], index)
                if found is not None:
                    return found
        if noun == _ANY:
            return next(reversed(self._owners.values()), None)
        return self._writer if noun in _WRITINGS else None


def _is_document_made(verb: Token) -> bool:
    """Whether a verb says by itself that there is a document ("the paper *reported*": a report)."""
    return verb.tag_ in tags.INFLECTED and reporting.is_document(verb.lemma_)


def authors(source: Span, head: Token) -> list[Token]:
    """For a document, whose it is: "the *bank*'s report", "*World Bank* data", "a study by *X*"."""
    if not reporting.is_document(head.lower_):
        return []
    doc = source.doc
    led = next((t.i for t in doc[head.i + 1 : source.end] if t.pos_ == "ADP"), source.end)
    obtained = led > head.i + 1 and doc[led - 1].lemma_ in _OBTAINING
    leads = led < source.end and doc[led].lower_ in reporting.AUTHORING and not obtained
    behind = doc[led + 1 : source.end] if leads else ()
    about = next((t.i for t in behind if t.lower_ in _ABOUT or t.pos_ == "VERB"), source.end)
    nominal = [t for t in behind if t.pos_ in tags.NOUNS and t.i < about]
    first = [t for t in nominal if t.head.i < led]  # "the *head* of the bank", before the bank
    return [*syntax.children(head, "possessor", "compound"), *first, *nominal]


def _makers(noun: Token) -> list[Token]:
    """Who issues a document or has issued it, by the verb that it hangs on or that describes it."""
    described = [c for c in syntax.children(noun, "noun clause") if c.tag_ == "VBN" and c.lemma_ in _MAKING]
    found = [agent for verb in described for agent in syntax.agents(verb)]
    verb = noun.head
    if verb.lemma_ not in _MAKING or not syntax.is_a(noun, "object", "passive subject"):
        return found
    return [*found, *(syntax.agents(verb) if syntax.is_passive(verb) else syntax.subjects(verb))]


def _known(tokens: list[Token], index: ActorIndex) -> str | None:
    """The first actor that one of the words stands for."""
    found = (index.at(token.idx, token.idx + len(token)) for token in tokens)
    return next((actor for actor in found if actor is not None), None)
