"""A card and those it was opened from: all that is known of an actor, an event or a quote, each line a way on."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Final, Literal

from msgspec.structs import replace
from textual import on, work
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Static

from reader.app.bars.messages import hint
from reader.app.bars.noting import NoteBar
from reader.app.home.things import STARRED, STARS, Remembered, note, remembered, star
from reader.app.keys.table import bindings
from reader.app.looks.dotted import signed
from reader.app.looks.words import MUTED, clean, flow, line
from reader.app.panel.list import RowList
from reader.app.panel.path import CardPath
from reader.app.panel.rows import Row, gap
from reader.app.panel.tabs import title_of
from reader.app.shelf import shelf_of
from reader.app.telling.cards import face
from reader.app.telling.citing import cited
from reader.app.telling.correcting import Option, Subject, reassigned, subject_of, title, vouched
from reader.app.threads.links import Links, Thing, thing_extent
from reader.library.across.names import own_name
from reader.library.keys import text_key
from reader.story import Actor, ActorKind, Article, Entity, Event, Extent, Pipeline, Story
from reader.version import version

Left = Extent | None
"""What a card was left for: a place in the text, or nothing."""

AIR: Final = 3
"""Cells at the sides of the head: air, and above the scrollbar."""
PERSON: Final = "person"
"""What the row does that leads to the page of somebody across articles."""
SEVERAL: Final = 2
"""In so many articles somebody has to be for it."""
COPIED_WIDTH: Final = 100
"""Cells for which lines are drawn to be copied."""


@dataclass
class Opened:
    """A card in the stack; `row` is where its cursor stood when it was left."""

    thing: Thing
    row: str | None = None


class CardView(Vertical):
    """Cards over one another, with the way to the one on top. What is to happen elsewhere goes up as messages."""

    BINDINGS = bindings("card")
    DEFAULT_CSS = """
    CardView {
        height: 1fr;
        & > #card-path { padding: 0 1; height: 1; }
        & > #card-head { padding: 0 1; margin-bottom: 1; height: auto; }
    }
    """

    @dataclass
    class Closed(Message):
        """The last card was left."""

        left: Left

    @dataclass
    class Asked(Message):
        """Something is to be corrected, or this one thing done about it; the card stays."""

        what: Thing | Option

    @dataclass
    class Passed(Message):
        """The cursor came to a line that has a place in the text."""

        extent: Extent

    @dataclass
    class Sought(Message):
        """The page of somebody across articles is to be opened, from the article of this key."""

        name: str
        kind: ActorKind
        key: str

    class Turned(Message):
        """Another card or line is shown: other keys may have something to do."""

    def __init__(self) -> None:
        super().__init__()
        self._shown: tuple[Article, Links] | None = None
        self._cursor = 0
        self._beside: Callable[[Thing], Sequence[Thing]] = lambda thing: ()
        self._stack: list[Opened] = []
        self._remembered: tuple[Thing, Remembered] | None = None
        """What the user has made of a thing, as far as that was asked."""

    def compose(self) -> ComposeResult:
        if not self.children:
            yield from self._parts()

    def furnish(self) -> None:
        """Makes what is in it at once, where it was mounted just now: it can be opened and take the focus then."""
        if not self.children:
            self.mount(*self._parts())

    def _parts(self) -> Iterable[Widget]:
        yield CardPath(id="card-path")
        yield Static(id="card-head", markup=False)
        yield RowList(id="card-rows", opens_at_once=True)
        yield NoteBar()

    @property
    def rows(self) -> RowList:
        return self.query_one(RowList)

    @property
    def thing(self) -> Thing | None:
        """What the card on top is of."""
        return self._stack[-1].thing if self._stack else None

    def open(
        self, article: Article, links: Links, thing: Thing, cursor: int, beside: Callable[[Thing], Sequence[Thing]]
    ) -> None:
        """Opens a card; `cursor` is where in the text one is, `beside` gives what a thing is listed with, in order."""
        self._shown, self._cursor, self._beside = (article, links), cursor, beside
        self._stack = [Opened(thing)]
        self._show()

    def renew(self, article: Article, links: Links) -> None:
        """Shows the same cards by what is known now; without any left it is closed."""
        if not self._stack:
            return
        self._stack[-1].row = self.rows.row.key if self.rows.row else None
        again = ((links.again(opened.thing), opened.row) for opened in self._stack)
        self._stack = [Opened(thing, row) for thing, row in again if thing is not None]
        self._shown = (article, links)
        self._show()
        if not self._stack:
            self._leave(None)

    def on_resize(self) -> None:
        self._show()

    # Keys

    @on(RowList.Highlighted)
    def _highlighted(self, event: RowList.Highlighted) -> None:
        event.stop()
        if event.row.extent:
            self.post_message(self.Passed(event.row.extent))
        self.post_message(self.Turned())

    @on(RowList.Chosen)
    def _chosen(self, event: RowList.Chosen) -> None:
        event.stop()
        if event.row.does == PERSON:
            self._seek()
        elif event.row.opens is None:
            self._leave(event.row.extent)
        else:
            self._stack[-1].row = event.row.key
            self._stack.append(Opened(event.row.opens))
            self._show()

    def _seek(self) -> None:
        """To the page of the actor across articles."""
        if self._shown is not None and isinstance(actor := self.thing, Actor):
            article = self._shown[0]
            name = own_name(article.text, actor) or actor.name
            self.post_message(self.Sought(name, actor.kind, text_key(article)))

    def action_close(self) -> None:
        self._leave(None)

    def action_back(self) -> None:
        """To the card before; from the first one back to where it was opened."""
        if len(self._stack) <= 1:
            self._leave(None)
        else:
            self._stack.pop()
            self._show()

    def action_to(self, number: int) -> None:
        """To the card of this number in the stack; from below the first back to where that was opened."""
        if number < 0:
            self._leave(None)
        else:
            del self._stack[number + 1 :]
            self._show()

    def action_turn(self, step: int) -> None:
        """To the card of what is listed before or after this."""
        if (thing := self.thing) is None:
            return
        things = self._beside(thing)
        number = next((n for n, other in enumerate(things) if other == thing), None)
        if number is not None and 0 <= number + step < len(things):
            self._stack[-1] = Opened(things[number + step])
            self._show()
        else:
            hint(self, "This is the last one." if step > 0 else "This is the first one.")

    def action_in_text(self) -> None:
        """To the place of the chosen line; without one, of what the card is of."""
        row, thing = self.rows.row, self.thing
        self._leave((row and row.extent) or (thing_extent(thing) if thing is not None else None))

    def action_correct(self) -> None:
        if self.thing is not None:
            self.post_message(self.Asked(self.thing))

    def action_deed(self, deed: Literal["accept", "reassign", "dismiss"]) -> None:
        """One thing done about what the card is of, or the mention that the chosen line is of."""
        if self._shown is None or (subject := self._subject) is None:
            return
        article, links = self._shown
        mention, meant = self.rows.row and self.rows.row.mention, subject
        if mention and isinstance(subject.thing, Event) and (actor := links.actor_at(mention[0])):
            meant = subject_of(links, actor, mention[0])
        option = reassigned(links, meant) if deed == "reassign" else Option(deed, "", subject)
        if deed == "accept" and vouched(article, links, subject) is None:
            hint(self, "Nothing of this is in doubt.")
        elif option is None:
            hint(self, "Nobody is named here who could be another one.")
        else:
            self.post_message(self.Asked(option))

    def action_copy(self) -> None:
        if self._shown is not None and self.thing is not None:
            self.app.copy_to_clipboard(cited(*self._shown, self.thing))

    def action_copy_lines(self) -> None:
        """Copies the whole card."""
        if self._shown is not None and self.thing is not None:
            shown = face(*self._shown, self.thing, self._cursor)
            lines = [
                *shown.head(COPIED_WIDTH),
                Content(""),
                *(part for row in shown.rows for part in row.draw(COPIED_WIDTH)),
            ]
            self.app.copy_to_clipboard("\n".join(part.plain.rstrip() for part in lines))

    # What the user makes of it

    @property
    def noting(self) -> NoteBar:
        return self.query_one(NoteBar)

    @property
    def _known(self) -> Remembered:
        """What the user has made of what the card is of."""
        return self._remembered[1] if self._remembered and self._remembered[0] == self.thing else Remembered()

    def _story(self) -> Story | None:
        return self._shown and Story(self._shown[0], self._shown[1].analysis, Pipeline("reader", version()))

    async def _recall(self) -> None:
        """Asks the library what the user has made of what the card is of, and shows it."""
        story, thing = self._story(), self.thing
        if story is None or thing is None:
            return
        known = await shelf_of(self).ask(lambda library: remembered(library, story, thing), Remembered())
        if thing == self.thing and (self._remembered != (thing, known)):
            self._remembered = (thing, known)
            if known != Remembered():
                self._show(again=True)

    @work(group="star")
    async def action_star_thing(self) -> None:
        """Watches the name, keeps the quote, stars the event; or does so no more."""
        story, thing = self._story(), self.thing
        if story is None or thing is None or isinstance(thing, Entity):
            hint(self, "Only names of actors, events and quotes can be kept.", seconds=3)
            return
        starred = not self._known.starred
        if await shelf_of(self).order(lambda library: star(library, story, thing, starred)):
            words = STARS[type(thing)][0 if starred else 1]
            self.notify(words.format(clean(getattr(thing, "name", ""))), timeout=4, markup=False)
            self._remembered = (thing, replace(self._known, starred=starred))
            self._show(again=True)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Where one writes, a key that would act at once is a character."""
        return action != "note" or not self.noting.has_typing

    def action_note(self) -> None:
        if isinstance(self.thing, Entity):
            hint(self, "Only actors, events and quotes have notes.", seconds=3)
        elif self.thing is not None:
            self.noting.open(self._known.note)

    @on(NoteBar.Closed)
    def _note_closed(self, event: NoteBar.Closed) -> None:
        event.stop()
        self.rows.focus()

    @on(NoteBar.Taken)
    @work(group="star")
    async def _noted(self, event: NoteBar.Taken) -> None:
        story, thing, words = self._story(), self.thing, event.words
        if story is None or thing is None or isinstance(thing, Entity):
            return
        if await shelf_of(self).order(lambda library: note(library, story, thing, words)):
            self._remembered = (thing, replace(self._known, note=words))
            self._show(again=True)

    @property
    def idle(self) -> frozenset[str]:
        """The ids of the keys that have nothing to do on this card."""
        subject = self._subject
        doubted = self._shown and subject and vouched(*self._shown, subject) is not None
        return frozenset() if doubted else frozenset({"accept"})

    @property
    def _subject(self) -> Subject | None:
        """What the card is of, an actor with the mention that the chosen line is of or that one is at."""
        if self._shown is None or self.thing is None:
            return None
        mention = self.rows.row and self.rows.row.mention
        return subject_of(self._shown[1], self.thing, mention[0] if mention else self._cursor)

    def _leave(self, left: Left) -> None:
        self.post_message(self.Closed(left))

    # The look

    def _show(self, *, again: bool = False) -> None:
        """Draws the card on top for the room there is; `again` leaves its cursor where it is."""
        if self._shown is None or not self._stack or not self.size.width:
            return
        opened, rows, known = self._stack[-1], self.rows, self._known
        shown = face(*self._shown, opened.thing, self._cursor)
        width = max(4, self.size.width - AIR)
        head = list(shown.head(width))
        if self.app.no_color or self.app.native_ansi_color:
            head = [signed(part, width) for part in head]
        self.query_one(CardPath).names = self._path()
        self.query_one("#card-head", Static).update(Content("\n").join([*head, *_made(known, opened.thing, width)]))
        rows.show([*_elsewhere(known), *shown.rows])
        if not again:
            rows.scroll_home(animate=False, immediate=True)
            rows.stand(opened.row or next((row.key for row in shown.rows if row.stands), None))
            self.run_worker(self._recall(), group="recall", exclusive=True)
        self.post_message(self.Turned())

    def _path(self) -> tuple[str, ...]:
        """The way here."""
        if self._shown is None:
            return ()
        text, links = self._shown[0].text, self._shown[1]
        names = (title(text, subject_of(links, opened.thing, self._cursor)) for opened in self._stack)
        return (title_of(self._stack[0].thing), *names)


def _made(known: Remembered, thing: Thing, width: int) -> list[Content]:
    """What the user has made of a thing, a line or more."""
    lines = []
    if known.starred and not isinstance(thing, Entity):
        lines.append(Content.styled(f"★ {STARRED[type(thing)]}", "$text-warning"))
    if known.note:
        lines += flow(Content.assemble(("Note: ", "$text-accent"), clean(known.note)), width)
    return lines


def _elsewhere(known: Remembered) -> list[Row]:
    """The row that leads to the page of somebody across articles, where there are others."""
    if known.articles < SEVERAL:
        return []
    words = Content.assemble(f"In {known.articles} articles you have read", (" ›", MUTED))
    return [Row(PERSON, lambda width: [line(words, width)], does=PERSON), gap()]
