"""What the pointer is over in the text: told in one line, and its places there marked."""

from __future__ import annotations

from collections.abc import Sequence

from textual.content import Content

from reader.app.article import ArticleView
from reader.app.bars.status import LEADS, StatusBar
from reader.app.looks.colours import event_colour, event_sign, group_of
from reader.app.looks.words import DASH, MUTED, clean
from reader.app.panel.events import REALIS
from reader.app.panel.rows import MARKS, actor_colour, edited, participants_words
from reader.app.threads.links import Links, Thing, extents_of
from reader.story import Actor, Analysis, Article, Entity, Event, Hyperlink, Quote

Under = Thing | Hyperlink
"""What a pointer can be over."""


NOTHING = Links(Analysis())


class Hover:
    """Tells, while the pointer is over something in the text, what that is."""

    def __init__(self, view: ArticleView, status: StatusBar) -> None:
        self._view = view
        self._status = status
        self._under: tuple[Under | None, Hyperlink | None] = None, None

    def over(self, under: Under | None, article: Article | None, links: Links, link: Hyperlink | None = None) -> None:
        """The pointer came to another place of the text, where this is, or nothing; `link`: what leads on there."""
        if (under, link) == self._under:
            return
        self._under = under, link
        self._view.point_at(extents_of(under) if under else (), passages=isinstance(under, Quote))
        self._status.pointed = told(article, links, under, link) if under and article else Content()

    def leave(self) -> None:
        """What the pointer was over is there no more."""
        self.over(None, None, NOTHING)


def told(article: Article, links: Links, under: Under, link: Hyperlink | None = None) -> Content:
    """What the pointer is over, in one line: who or what, where that leads, and of which kind it is."""
    text, leads = article.text, f" {LEADS} {clean(link.address)}" if link else ""
    match under:
        case Actor():
            count = len(under.mentions)
            name = Content.styled(f"{MARKS[under.kind]} {clean(under.name)}", f"bold {actor_colour(under)}")
            facts = [under.kind, clean(under.description or ""), f"{count} mention{'s' if count != 1 else ''}"]
            return _line(name + edited(links, under.id) + leads, facts)
        case Event():
            style, certain = REALIS[under.realis]
            words = Content.styled(clean(text[slice(*under.trigger)]), f"{style} $foreground".strip())
            whom = participants_words(article, links, under.whom)
            parts = [
                participants_words(article, links, under.who),
                Content.styled(f"{event_sign(under.type)} ", event_colour(under.type)) + words,
                whom,
            ]
            shown = Content(" ").join(part for part in parts if part)
            kind = "event" if under.type == "other" else under.type
            return _line(shown + edited(links, under.id) + leads, [kind, certain])
        case Quote():
            speaker = links.actors.get(under.speaker or "")
            source = clean(text[slice(*under.source)]) if under.source else ""
            speaks = clean(speaker.name) if speaker else source or "no speaker named"
            said = Content.styled(f"“ {speaks}", f"bold {actor_colour(speaker)}")
            description = clean((speaker and speaker.description) or "")
            return _line(said + edited(links, under.id) + leads, [f"{under.kind} quote", description])
        case Entity():
            group = group_of(under.label)
            words = Content.styled(clean(text[under.start : under.end]), f"bold ${group.variable}")
            return _line(words + leads, [group.title.lower()])
        case Hyperlink():
            return Content.styled(f"{LEADS} {clean(under.address)}", "$foreground")


def _line(name: Content, facts: Sequence[str]) -> Content:
    """A name, and what is said of it by the way."""
    return Content.assemble(name, (f" {DASH} " + " · ".join(fact for fact in facts if fact), MUTED))
