"""The application: its screens, its engine, its colours."""

from __future__ import annotations

import asyncio
import os
from collections.abc import Callable, Iterable, Mapping
from functools import partial
from typing import TYPE_CHECKING, Any, TypeVar

from rich.console import RenderableType
from textual import on, work
from textual.actions import ActionParseResult
from textual.app import SystemCommand
from textual.dom import DOMNode
from textual.events import Event, Key, MouseDown, Paste
from textual.notifications import SeverityLevel
from textual.screen import Screen

from reader.app import garbage, offered
from reader.app.article import ArticleView
from reader.app.bars.messages import ANSWER, MessageLine
from reader.app.documents import Document, LanguageEngine
from reader.app.keys.table import bindings, shown
from reader.app.looks.colours import theme_variables
from reader.app.looks.dotted import draw_underlines
from reader.app.looks.words import clean
from reader.app.roomed import Roomed
from reader.app.screens.arranging import NARROW
from reader.app.screens.main import Ground, Main
from reader.app.screens.reading import Reading
from reader.app.settings.stored import Settings
from reader.app.shelf import Shelf
from reader.app.signals import Signals
from reader.engine.memory import give_back

if TYPE_CHECKING:
    from reader.app.home.home import Home
    from reader.app.home.room import Room
    from reader.app.keys.table import Key as Action
    from reader.app.panel.card import CardView
    from reader.app.refreshing import Refreshing
    from reader.library import Library

# Whatever is not on the first screen is imported where it is asked for: the text is to be there as early as it can.

S = TypeVar("S", bound=Screen[Any])

LEAVING = frozenset({"back", "leave_room"})
"""What Esc does on the screens that tell of feeds being asked; it stops that first."""
LOW = 20
"""Below this many lines every line counts."""


class ReaderApp(Roomed):
    """Reads documents; shows what was read, and samples, when it is given none."""

    TITLE = "Reader"
    CSS_PATH = "reader.tcss"
    BINDINGS = bindings("anywhere")
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (NARROW, "-normal"), (120, "-wide"), (150, "-broad"), (190, "-vast")]  # noqa: RUF012

    VERTICAL_BREAKPOINTS = [(0, "-low"), (LOW, "-high")]  # noqa: RUF012

    def __init__(
        self,
        documents: list[Document],
        engine: LanguageEngine,
        *,
        samples: Iterable[Document] = (),
        published: str | None = None,
        settings: Settings | None = None,
        library: Library | Callable[[], Library] | None = None,
        tour: bool = False,
    ) -> None:
        """Without a library, or what opens it, nothing is kept for the next time. `tour`: the keys are explained."""
        draw_underlines()
        super().__init__(settings)
        self.shelf = Shelf(library, self.complain)
        self._refreshing: Refreshing | None = None
        self.documents = documents
        self.engine = engine
        self._samples = list(samples)
        self._published = published
        self._tour = tour
        self._stopping: asyncio.Future[None] | None = None

    @property
    def refreshing(self) -> Refreshing:
        """What asks the feeds for what is new."""
        if self._refreshing is None:
            from reader.app.refreshing import Refreshing

            self._refreshing = Refreshing(self, self.shelf, self.engine)
        return self._refreshing

    def get_default_screen(self) -> Screen[None]:
        """What lies below all others: the text, where one is opened, so that there is no other screen to be made first.

        Textual does not let the lowest screen be switched for another; the one that one reads on never is.
        """
        return self._reading() if self.documents else Ground()

    def on_mount(self) -> None:
        self.set_interval(garbage.LOOK, garbage.Sweep())
        self.call_after_refresh(give_back)
        self._signals = Signals(lambda status: self.exit(return_code=status))
        if not self.documents:
            self.push_screen(self._home())

    def on_ready(self) -> None:
        # Where there is a text, its analysis starts the engine, once the first lines are on the screen.
        if not any(document.article for document in self.documents):
            self._warm_up()

    def exit(self, result: None = None, return_code: int = 0, message: RenderableType | None = None) -> None:
        if self._stopping is None:  # the process goes while Textual waits for the thread that reads the keys
            self._stopping = asyncio.ensure_future(self.engine.stop())
        super().exit(result, return_code, message)

    async def _shutdown(self) -> None:
        """Leaves what still waits for an answer before the screens are taken apart: there is nobody to show it to.

        What the library was given to do goes on all the same.
        """
        self.workers.cancel_all()
        await super()._shutdown()

    async def on_unmount(self) -> None:
        if self._refreshing is not None:
            self._refreshing.stop()
        if self._stopping is not None:
            await self._stopping
        await self.engine.stop()  # also one that was started since
        await self.shelf.close()
        self._signals.restore()

    @work(exclusive=True, group="engine")
    async def _warm_up(self) -> None:
        """Starts the engine while the first lines are read. What goes wrong, the first analysis tells."""
        try:
            await self.engine.start()
        except Exception as error:  # whatever it is, the text can be read
            self.log.warning(f"engine: {error}")

    def notify(
        self,
        message: str,
        *,
        title: str = "",
        severity: SeverityLevel = "information",
        timeout: float | None = None,
        markup: bool = True,
    ) -> None:
        """Says something, on the line of messages of the screen that one is on, or that lies below it."""
        seconds = self.NOTIFICATION_TIMEOUT if timeout is None else timeout
        super().notify(message, title=title, severity=severity, timeout=seconds, markup=markup)
        said = partial(self._say, message, severity, seconds)
        if self.screen_stack and self.screen.is_mounted and self.screen.query(MessageLine):
            said()
        else:  # the screen that it is said on may yet have to come
            self.call_after_refresh(said)

    def _refresh_notifications(self) -> None:
        """Makes no toasts: messages have a line of their own, and each toast lays out the whole screen."""

    def _say(self, message: str, severity: SeverityLevel, seconds: float) -> None:
        for screen in reversed(self.screen_stack):
            for line in screen.query(MessageLine):
                line.say(message, severity, seconds, answers=severity == "information" and seconds <= ANSWER)
                return

    async def on_event(self, event: Event) -> None:
        """Takes what the last key was answered from the screen once there is another one."""
        if isinstance(event, Key | MouseDown) and not event.is_forwarded:
            for screen in self.screen_stack:
                for line in screen.query(MessageLine):
                    line.go_on()
        await super().on_event(event)

    def on_key(self, event: Key) -> None:
        """Says so where a key does nothing."""
        if isinstance(self.screen, Main) and not self._does(event.key):
            key = event.key if not event.is_printable or event.key == "space" else event.character or event.key
            self.notify(
                f"{clean(shown(key))} does nothing here: {self.called['help']} tells the keys.", timeout=2, markup=False
            )

    def _does(self, key: str) -> bool:
        """Whether a key does something here: what `active_bindings` tells, which asks after all keys each time."""
        return any(
            self._check_action_state(binding.action, node) is not False
            for node, bindings in self.screen._modal_binding_chain
            for binding in bindings.key_to_bindings.get(key, ())
        )

    def on_paste(self, event: Paste) -> None:
        """Opens paths and addresses that were pasted, or dropped on the window, where nothing is being typed."""
        if isinstance(self.screen, Main):
            from reader.app.dropped import NOT_ONE, targets

            if found := targets(event.text):
                self._open(*map(Document, found))
            else:
                self.notify(NOT_ONE, timeout=4, markup=False)

    def action_refresh_feeds(self) -> None:
        """Asks the feeds that are due for what is new."""
        self.refreshing.begin(self.settings.feed_articles)

    def copy_to_clipboard(self, text: str) -> None:
        """To the desktop's clipboard if that can be reached, or else to the terminal's; says which."""
        send = super().copy_to_clipboard

        async def give() -> None:
            from reader.app.clipboard import copy

            if self.settings.clipboard == "terminal" or self.is_web:  # whose clipboard is the browser's
                environ: Mapping[str, str] = {}
            else:
                environ = os.environ
            self.notify(await copy(text, environ, send), timeout=4, markup=False)

        self.run_worker(give(), group="clipboard", exclusive=True)

    @on(ArticleView.Widened)
    def _column_set(self, event: ArticleView.Widened) -> None:
        self.remember(column_width=event.column)
        self.notify(f"{event.view.column_shown} characters a line", timeout=1.5)

    def on_home_chosen(self, event: Home.Chosen) -> None:
        if (reading := self._uncovered()) is not None:
            reading.add(Document(self._samples[event.number].target))
        else:
            self.documents = self._samples
            self.switch_screen(self._reading(event.number))

    def on_home_toured(self, event: Home.Toured) -> None:
        self.documents, self._tour = self._samples, True
        self.switch_screen(self._reading(event.number))

    @work(exclusive=True, group="opening")
    async def on_room_opened(self, event: Room.Opened) -> None:
        """Opens an article as it lies in the library."""
        from reader.app.home.kept import kept_document

        document = await self.shelf.ask(partial(kept_document, key=event.key, place=event.place), None)
        if document is None:
            self.notify("The article does not lie in the library any more.", severity="warning", markup=False)
            return
        document.stale = event.anew
        if (reading := self._uncovered()) is not None:
            reading.open_kept(document, event.key)
        else:
            self.documents = [document]
            self.switch_screen(self._reading())

    def on_room_awaited(self, event: Room.Awaited) -> None:
        """Fetches the article of an entry of a feed, and opens it."""
        document = Document(event.entry.address or event.entry.feed, awaited=event.entry)
        if (reading := self._uncovered()) is not None:
            reading.open_entry(document)
        else:
            self.documents = [document]
            self.switch_screen(self._reading())

    def on_room_named(self, event: Room.Named) -> None:
        self._open(Document(event.target))

    def _uncovered(self) -> Reading | None:
        """The screen one reads on, if there is one, with whatever lay over it gone."""
        if not any(isinstance(screen, Reading) for screen in self.screen_stack):
            while len(self.screen_stack) > 2:
                self.pop_screen()
            return None
        while not isinstance(self.screen, Reading):
            self.pop_screen()
        return self.screen

    def action_home(self) -> None:
        from reader.app.home.home import Home

        self.enter(Home, self._home)

    def _home(self) -> Home:
        from reader.app.home.home import Home

        return self._sized(Home(self._samples))

    def on_card_view_sought(self, event: CardView.Sought) -> None:
        from reader.app.home.person import PersonRoom

        self.push_screen(PersonRoom(event.name, event.kind, event.key))

    def _reading(self, number: int | None = None) -> Reading:
        """The screen on which the documents are read; it begins with the one of a number, or the first that opens."""
        screen = Reading
        if self._tour:
            from reader.app.screens.touring import Touring as screen
        return self._sized(screen(self.documents, self.engine, self.shelf, self._published, number=number))

    def _sized(self, screen: S) -> S:
        """Gives a screen the classes of its size before it is there, so that its styles are looked up once."""
        for table, size in zip((self.HORIZONTAL_BREAKPOINTS, self.VERTICAL_BREAKPOINTS), self.size, strict=True):
            reached = max(least for least, _ in table if least <= size)
            screen.update_classes({name: least == reached for least, name in table}, update=False)
        return screen

    async def run_action(
        self,
        action: str | ActionParseResult,
        default_namespace: DOMNode | None = None,
        namespaces: Mapping[str, DOMNode] | None = None,
    ) -> bool:
        """Runs an action, and tells the tour of it, if there is one."""
        if action in LEAVING and self._refreshing is not None and self._refreshing.stop():
            return True
        done = await super().run_action(action, default_namespace, namespaces)
        if done and self._tour and isinstance(action, str):
            from reader.app.screens.touring import Touring

            for screen in self.screen_stack:
                if isinstance(screen, Touring):
                    screen.did(action)
        return done

    @work(exclusive=True, group="opening")
    async def action_open_file(self) -> None:
        """Asks for a file of the folder where one is, for what is kept, or for whatever else can be opened, and opens
        it."""
        if isinstance(self.screen, Main):
            from reader.app.home.choosing import choose

            await choose(self, self.shelf, self._published, self._open)

    def _open(self, *documents: Document) -> None:
        """Opens the first of what was named, the others beside it."""
        if (reading := self._uncovered()) is not None:
            reading.add(*documents)
        else:
            self.documents = [*documents]
            self.switch_screen(self._reading())

    def get_theme_variable_defaults(self) -> dict[str, str]:
        return theme_variables(self.current_theme)

    def get_system_commands(self, screen: Screen[object]) -> Iterable[SystemCommand]:
        yield from offered.explained(super().get_system_commands(screen))
        yield SystemCommand("Settings", "Where they are, and how all that can be set is told", self.tell_of_settings)
        yield from offered.of_reading(self, screen)

    def action_command_palette(self, typed: str = "") -> None:
        if typed and isinstance(self.screen, Reading) and self.screen.document.analysis is None:
            self.notify("There is nothing to export yet.", timeout=2)
            return
        from reader.app.screens.palette import SHEET, Palette

        if not isinstance(self.screen, Palette):
            if not self.stylesheet.has_source(SHEET):
                self.stylesheet.read(SHEET)
            self.push_screen(Palette(typed))

    def action_change_theme(self) -> None:
        from reader.app.screens.themes import ThemeChooser

        if not isinstance(self.screen, ThemeChooser):
            self.push_screen(ThemeChooser())

    def action_help(self) -> None:
        from reader.app.screens.doing import parts
        from reader.app.screens.help import Help

        if not isinstance(self.screen, Help):
            self.push_screen(Help(parts(self.screen)), self._do)

    async def _do(self, key: Action | None) -> None:
        """An action that was chosen in the help."""
        if key is not None:
            from reader.app.screens.doing import do

            await do(self, key)
