"""Stories made of sentences by a rule: who says what is known without a pipeline."""

from __future__ import annotations

from reader.story import (  # fmt: skip
    Actor,
    ActorKind,
    Analysis,
    Article,
    Block,
    Event,
    EventType,
    Mention,
    Participant,
    Pipeline,
    Quote,
    Realis,
    Story,
    When,
)

Deed = tuple[str, str, EventType]
"""Who, the word, its type; the sentence is "WHO WORD it." """


def story(
    title: str,
    *paragraphs: str,
    source: str = "words.txt",
    published: str | None = None,
    people: dict[str, ActorKind] | None = None,
    quotes: dict[str, str] | None = None,
    deeds: tuple[Deed, ...] = (),
    realis: Realis = "actual",
    when: str | None = None,
) -> Story:
    """Paragraphs under a title; actors by their names, each mentioned wherever the name stands."""
    text, blocks = title, [Block("title", 0, len(title))]
    for paragraph in paragraphs:
        blocks.append(Block("paragraph", len(text) + 2, len(text) + 2 + len(paragraph)))
        text += f"\n\n{paragraph}"
    actors, ids = [], {}
    for number, (name, kind) in enumerate((people or {}).items()):
        ids[name] = f"a{number}"
        mentions = tuple(Mention(at, at + len(name), "name") for at in _places(text, name))
        if mentions:
            actors.append(Actor(f"a{number}", name, kind, 1.0 / (number + 1), mentions))
    made = []
    for number, (words, who) in enumerate((quotes or {}).items()):
        at = text.index(words)
        made.append(Quote(f"q{number}", "direct", ((at, at + len(words)),), None, None, ids.get(who)))
    events = []
    for number, (who, word, kind) in enumerate(deeds):
        at = text.index(f"{who} {word}")
        trigger = at + len(who) + 1, at + len(who) + 1 + len(word)
        whens = (When(trigger, when),) if when else ()
        part = Participant((at, at + len(who)), ids.get(who))
        events.append(Event(f"e{number}", kind, trigger, realis, (part,), (), (), whens, None, 0.9))
    article = Article(source, title, None, published, text, tuple(blocks))
    return Story(article, Analysis((), tuple(actors), tuple(made), tuple(events)), Pipeline("by rule", "1"))


def _places(text: str, name: str) -> list[int]:
    found, at = [], text.find(name)
    while at >= 0:
        found.append(at)
        at = text.find(name, at + 1)
    return found
