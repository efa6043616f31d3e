"""Leaps over the text: back to where one was, to a mark, to a name or link by the letters laid over it."""

from __future__ import annotations

from textual import on
from textual.content import Content

from reader.app.article.reading import Text
from reader.app.bars.asking import AskBar, Verdict
from reader.app.looks.words import MUTED, clean
from reader.app.screens.desk import Desk
from reader.app.settings.configured import configured
from reader.app.threads.hints import Target, labels, targets
from reader.app.threads.jumps import Place
from reader.story import Extent

SHOWN_WORDS = 24
"""So many code points of the text tell what a mark leads to."""
SHOWN_ADDRESS = 32
"""So many code points of an address."""


def _shortly(address: str) -> str:
    """What of an address tells most, on a line that tells several."""
    shown = clean(address).partition("://")[2].removeprefix("www.")
    return shown if len(shown) <= SHOWN_ADDRESS else f"{shown[: SHOWN_ADDRESS - 1]}…"


class Leaping(Desk, part=True):
    """What of the reading screen leaps. The screen says what it shows and opens what was chosen."""

    def keep_search(self) -> None:
        """Ends a search that is open; its hits can be walked."""
        if self.search.is_open:
            self.linking.end_search(kept=True)
            self.search.close()

    def read_from(self, extent: Extent) -> None:
        """Leaps to a heading, which then stands where one begins to read."""
        self.keep_search()
        self.leave_panel()
        self.linking.depart()
        self.linking.arrive(Place(self.number, extent))

    # Back and forward

    def action_jump(self, direction: int) -> None:
        if place := self.linking.jumps.step(self.linking.place, direction):
            self.arrive(place)
        else:
            self.hint("This is where it began." if direction < 0 else "There is nothing to go forward to.")

    @on(Text.Leaping)
    def _leaping(self, event: Text.Leaping) -> None:
        self.linking.depart(event.extent, event.row)

    # Marks

    def action_mark(self) -> None:
        if self.linking.document is None:
            return

        def put(letter: str) -> Verdict:
            if not letter.isalpha():
                return "wrong"
            self.linking.marks.put(letter, self.linking.place)
            self.keep_mark(letter, self.linking.place)
            self.hint(f"Marked: {configured(self).called['to_mark']} and {letter} lead back here.")
            return "enough"

        self.asking.ask("MARK", Content.from_text("Mark this place with the letter", markup=False), put)

    def action_to_mark(self) -> None:
        marks = self.linking.marks.of(self.linking.number)
        elsewhere = {letter: title for letter, title in self.marked_elsewhere.items() if letter not in marks}
        if not marks and not elsewhere and not self.linking.jumps:
            self.hint(f"No place is marked: {configured(self).called['mark']} and a letter mark one.")
            return

        def go(letter: str) -> Verdict:
            if letter == "'":
                self.action_jump(-1)
            elif letter in marks:
                self.linking.depart()
                self.arrive(marks[letter])
            elif letter in elsewhere:
                self.linking.depart()
                self.arrive_elsewhere(letter)
            else:
                return "wrong"
            return "enough"

        told = {letter: self._words(place) for letter, place in marks.items()}
        told |= {letter: clean(title)[:SHOWN_WORDS] for letter, title in elsewhere.items()}
        said = Content("   ").join(
            Content.assemble((letter, "bold"), " ", (words, MUTED)) for letter, words in told.items()
        )
        self.asking.ask(
            "GO TO", Content.assemble("Go to ", ("'", "bold"), " before the leap   " if told else "", said), go
        )

    def _words(self, place: Place) -> str:
        """The first words of a mark's place; the article's title where it is in another one."""
        start = place.extent[0]
        if place.article == self.linking.number and (document := self.linking.document) and document.article:
            return clean(document.article.text[start : start + SHOWN_WORDS])
        return f"article {place.article + 1}"

    # Hints

    def action_hint(self) -> None:
        document = self.linking.document
        if document is None or document.article is None:
            return
        found = targets(
            document.article,
            self.linking.links,
            self.view.visible_extent(),
            self.linking.hidden_labels(),
            folded=self.view.folded,
        )
        if not found:
            self.hint("No name and no link is in sight.")
            return
        hints = dict(zip(labels(len(found)), found, strict=True))

        def lay(typed: str) -> dict[str, Target]:
            left = {label: target for label, target in hints.items() if label.startswith(typed)}
            self.view.hints = {target.extent[0]: label[len(typed) :] for label, target in left.items()}
            return left

        def choose(typed: str) -> Verdict:
            typed = typed.casefold()
            if typed in hints:
                self.view.hints = {}
                self._open_target(hints[typed])
                return "enough"
            return "more" if lay(typed) else _wrong(typed[:-1])

        def _wrong(typed: str) -> Verdict:
            lay(typed)
            return "wrong"

        lay("")
        told = [
            Content.assemble("   ", (label, "bold"), " ", (_shortly(target.address), MUTED))
            for label, target in hints.items()
            if target.address is not None
        ]
        self.asking.ask("HINTS", Content.assemble("The letters of a name or link open it:", *told), choose)

    def _open_target(self, target: Target) -> None:
        if target.address is not None:
            self.open_link(target.address)
            return
        self.linking.go(target.extent)
        if target.actor is not None:
            self.open_card(self.linking.links.actors[target.actor])
        elif (entity := self.linking.links.entity_at(target.extent[0])) is not None:
            self.open_card(entity)

    @on(AskBar.Closed)
    def _asked(self, event: AskBar.Closed) -> None:
        self.view.hints = {}
        if self.is_current and (self.focused is None or self.focused is self.asking):
            self.view.focus()
