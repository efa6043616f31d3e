"""Corrections on the reading screen: what is under the cursor is set right, kept with the article, and taken back."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, get_args

from textual.content import Content

from reader.app.bars.status import LEADS
from reader.app.documents import Document
from reader.app.keys.table import shown
from reader.app.looks.colours import GROUPS, group_of
from reader.app.looks.words import MUTED, clean, spread
from reader.app.panel.rows import MARKS, actor_colour
from reader.app.panel.side import holds_focus
from reader.app.screens.desk import Desk
from reader.app.settings.configured import configured
from reader.app.telling.correcting import (
    ENTITY_LABELS,
    KINDS,
    Option,
    Subject,
    anchor,
    dismissed,
    merged,
    options,
    place,
    said,
    sentence,
    subject_of,
    subjects_at,
    title,
    vouched,
)
from reader.app.threads.links import Links
from reader.library.corrected.corrections import (
    Anchor,
    Attribute,
    Correction,
    Rename,
    Retype,
    Split,
    of_actor,
    places,
    tidy,
)
from reader.story import Actor, Analysis, Entity, Event, EventType, Extent, Hyperlink

if TYPE_CHECKING:
    from reader.app.screens.picker import Choice

NOTHING = "There is nothing to correct here: go to a name, an event or a quote."
CARD = "Open its card"
"""What a sheet offers besides corrections, where the mouse asked for it."""
FOLLOW = "Open what this leads to"
NOBODY = "Nobody in this article is called so."


class Correcting(Desk, part=True):
    """What of the reading screen corrects."""

    def action_correct(self) -> None:
        """The sheet for what the panel's or the text's cursor stands on."""
        self.correct(self._pointed_at())

    def correct(self, subjects: Sequence[Subject], *, opening: bool = False, link: Hyperlink | None = None) -> None:
        """The sheet for these subjects, and for what was corrected before; `opening` offers their cards, too.

        Where the words lead on, it offers that first.
        """
        document = self.document
        if document.article is None or not (link or (document.links and (subjects or _back(document)))):
            self.hint(NOTHING)
            return
        from reader.app.screens.sheet import CorrectionSheet

        text, links = document.article.text, self.linking.links
        sections = [(_leading(link), [Option("follow", FOLLOW, address=link.address)])] if link else []
        sections += [
            (
                _headed(text, subject),
                [*([Option("open", CARD, subject)] if opening else []), *options(text, links, subject)],
            )
            for subject in subjects
        ]
        if back := _back(document):
            sections.append((Content.styled("Corrected in this article", MUTED), back))
        self.app.push_screen(CorrectionSheet(sections), self.correct_as)

    def _pointed_at(self) -> list[Subject]:
        links, cursor = self.linking.links, self.view.cursor
        if holds_focus(self.panel, self.focused) and (row := self.panel.list.row) is not None:
            return [subject_of(links, row.opens, cursor)] if row.opens else []
        if found := subjects_at(links, cursor):
            return found
        if thing := self.linking.thing_here():
            return [subject_of(links, thing, cursor)]
        start = links.next_name(cursor, self.view.sentence_end())
        return subjects_at(links, start) if start is not None else []

    # What the sheet was closed with

    def correct_as(self, option: Option | None) -> None:
        if option is None:
            return
        match option.deed:
            case "undo":
                self.action_undo()
            case "undo_all":
                self._undo(self.document.corrections)
            case "redo":
                self.action_redo()
            case "open":
                if option.subject is not None:
                    self.open_card(option.subject.thing)
            case "follow":
                self.open_link(option.address)
            case _:
                self._correct(option)

    def _correct(self, option: Option) -> None:
        document, subject = self.document, option.subject
        if document.article is None or document.links is None or subject is None:
            return
        text, links = document.article.text, document.links
        about = anchor(text, links, subject)
        if option.deed == "accept":
            if (correction := vouched(document.article, links, subject)) is not None:
                self._make(correction)
            return
        match option.deed, subject.thing:
            case "rename", Actor() as actor:
                self._ask_name(text, actor, about)
            case "merge", Actor() as actor:
                question = Content.from_text(f"Who is the same as {clean(actor.name)}?", markup=False)
                self._ask_actor(
                    question, links, without=actor, then=lambda other: merged(text, actor, other) if other else None
                )
            case "split", _ if subject.mention:
                self._make(Split(place(text, subject.mention)))
            case "give", Actor() as actor if subject.mention:
                mention = place(text, subject.mention)
                question = Content.from_text(f"Who is “{clean(mention.words)}” here?", markup=False)
                self._ask_actor(
                    question,
                    links,
                    without=actor,
                    then=lambda other: Split(mention, of_actor(text, other)) if other else None,
                )
            case "attribute", _:
                self._ask_actor(
                    Content("Who said it?"),
                    links,
                    then=lambda other: Attribute(about, of_actor(text, other) if other else None),
                    nobody="Nobody who is named",
                )
            case "retype", _:
                self._ask_type(text, subject, about)
            case "dismiss", _:
                self._make(dismissed(text, links, subject))
            case "dismiss_one", _:
                self._make(dismissed(text, links, subject, all=False))

    def _ask_name(self, text: str, actor: Actor, about: Anchor) -> None:
        from reader.app.screens.picker import plainly

        forms = dict.fromkeys(clean(text[m.start : m.end]) for m in actor.mentions if m.form != "pronoun")
        choices = [plainly(form, form) for form in forms if form != clean(actor.name)]
        question = Content.from_text(f"What is {clean(actor.name)} to be called?", markup=False)
        self._ask(question, choices, lambda name: Rename(about, name) if tidy(name) else None, typed=tidy(actor.name))

    def _ask_actor(
        self,
        question: Content,
        links: Links,
        *,
        then: Callable[[Actor | None], Correction | None],
        without: Actor | None = None,
        nobody: str | None = None,
    ) -> None:
        from reader.app.screens.picker import plainly

        def answer(key: str) -> Correction | None:
            if key == "" and nobody:
                return then(None)
            return then(links.actors[key]) if key in links.actors else None

        choices = [_actor_choice(actor) for actor in links.analysis.actors if actor != without]
        self._ask(question, [*choices, *([plainly("", nobody)] if nobody else [])], answer, none=NOBODY)

    def _ask_type(self, text: str, subject: Subject, about: Anchor) -> None:
        from reader.app.screens.picker import plainly

        what = subject.what
        if what == "actor":
            choices = [plainly(kind, words) for kind, words in KINDS.items()]
        elif what == "event":
            choices = [plainly(type, type) for type in get_args(EventType)]
        else:
            choices = [plainly(ENTITY_LABELS[group.name], group.title) for group in GROUPS]
        question = Content.from_text(f"What is {title(text, subject)}?", markup=False)
        self._ask(question, choices, lambda to: Retype(what, about, to), none="There is nothing of that name.")

    def _ask(
        self,
        question: Content,
        choices: Sequence[Choice],
        then: Callable[[str], Correction | None],
        *,
        typed: str | None = None,
        none: str = "",
    ) -> None:
        from reader.app.screens.picker import Picker

        document = self.document

        def answered(answer: str | None) -> None:
            if answer is not None and document is self.document and (correction := then(answer)) is not None:
                self._make(correction)

        self.app.push_screen(Picker(question, choices, typed=typed, none=none), answered)

    # What was corrected

    def _make(self, correction: Correction) -> None:
        document = self.document
        before = _known(document)
        document.correct((*document.corrections, correction))
        if _known(document) == before or document.article is None:
            document.correct(document.corrections[:-1])
            self.hint("It is so already.")
            return
        document.taken_back = ()
        self.run_worker(self.shelf.add(document.article, correction), group="library")
        undo = next((shown(key.keys[0]) for key in configured(self).actions if key.id == "undo" and key.keys), "")
        self._learned(sentence(correction) + (f" {undo} takes it back." if undo else ""))

    def action_undo(self) -> None:
        self._undo(self.document.corrections[-1:])

    def _undo(self, corrections: Sequence[Correction]) -> None:
        """Takes the last corrections back."""
        document = self.document
        if not corrections or document.article is None:
            self.hint("Nothing is corrected in this article.")
            return
        document.correct(document.corrections[: -len(corrections)])
        document.taken_back += tuple(reversed(corrections))
        self.run_worker(self.shelf.take_back(document.article, corrections), group="library")
        taken = said(corrections[0]) if len(corrections) == 1 else f"all {len(corrections)} corrections"
        self._learned(f"Taken back: {taken}.")
        if len(corrections) == 1:
            self._return_to(corrections[0])

    def _return_to(self, correction: Correction) -> None:
        """Has the cursors stand on what a correction is of, wherever they went since."""
        of = [(place.start, place.end) for place in places(correction)]
        if of and not any(start <= self.view.cursor < end for start, end in of):
            self.linking.go(of[0])

    def action_redo(self) -> None:
        """Makes the correction again that was taken back last."""
        document = self.document
        if not document.taken_back or document.article is None:
            self.hint("No correction was taken back.")
            return
        *left, correction = document.taken_back
        document.correct((*document.corrections, correction))
        document.taken_back = tuple(left)
        self.run_worker(self.shelf.add(document.article, correction), group="library")
        self._learned(f"Again: {said(correction)}.")

    def _learned(self, sentence: str) -> None:
        self.linking.learn(self.document)
        self.renew_card()
        self.keep_story(self.document)
        self.hint(sentence, seconds=4)


def _known(document: Document) -> tuple[Analysis | None, frozenset[Extent]]:
    """What is found in an article, and what of that is vouched for."""
    return document.analysis, document.links.sure if document.links else frozenset()


def _leading(link: Hyperlink) -> Content:
    return Content.styled(f"{LEADS} {clean(link.address)}", MUTED)


def _headed(text: str, subject: Subject) -> Content:
    """What a subject is called, as it looks elsewhere."""
    name = title(text, subject)
    match subject.thing:
        case Actor() as actor:
            colour = actor_colour(actor)
            return Content.assemble((f"{MARKS[actor.kind]} ", colour), (name, f"bold {colour}"))
        case Entity(label=label):
            return Content.styled(name, f"bold ${group_of(label).variable}")
        case Event(type=type):
            return Content.assemble((name, "bold"), (f"  {type}", MUTED))
    return Content.styled(name, "bold")


def _back(document: Document) -> list[Option]:
    """The ways back, and forward again."""
    made, gone = document.corrections, document.taken_back
    return [
        *([Option("undo", f"Take back: {said(made[-1])}")] if made else []),
        *([Option("undo_all", f"Take back all {len(made)} corrections")] if len(made) > 1 else []),
        *([Option("redo", f"Make again: {said(gone[-1])}")] if gone else []),
    ]


def _actor_choice(actor: Actor) -> Choice:
    from reader.app.screens.picker import Choice

    def draw(width: int) -> Content:
        colour = actor_colour(actor)
        name = Content.assemble((f"{MARKS[actor.kind]} ", colour), (clean(actor.name), f"bold {colour}"))
        return spread(name, Content.styled(clean(actor.description or ""), MUTED), width, gap=2)

    return Choice(actor.id, clean(f"{actor.name} {actor.description or ''}"), draw)
