"""An app with settings: what its screens and widgets ask for them, and tell when the user changes one."""

from __future__ import annotations

from typing import Final

import msgspec
from textual.app import App
from textual.dom import DOMNode
from textual.theme import Theme

from reader.app.bars.messages import MOST
from reader.app.keys.keymap import actions, called, changes
from reader.app.keys.table import Key, shown
from reader.app.looks.themes import THEMES
from reader.app.looks.words import clean
from reader.app.settings.stored import Settings, checked, remember, settings_file

MORE: Final = "{} more things are wrong in the settings: “reader config --check” tells all."
"""What is said in place of what there is no room for."""


class ConfiguredApp(App[None]):
    """Holds the settings in force; `remember` is the one way to change them."""

    def __init__(self, settings: Settings | None = None) -> None:
        settings = settings or Settings()
        if settings.theme is not None:
            # Before all else: filters are picked by it, and a theme that changes has all styles read a second time.
            self.set_reactive(ConfiguredApp.theme, settings.theme)
        super().__init__()
        self.settings = settings
        self.actions: tuple[Key, ...] = actions(self.settings.keys)
        """The table of keys as the user has it."""
        self.called = called(self.actions)
        """What sentences call the user's keys, by the ids of their actions."""
        self._unwritten: str | None = None
        self.set_keymap(changes(self.settings.keys))

    @property
    def available_themes(self) -> dict[str, Theme]:
        return THEMES

    def on_mount(self) -> None:
        wrong = (*self.settings.problems, *self.settings.notes)
        told = wrong if len(wrong) <= MOST else wrong[: MOST - 1]
        for sentence in told:
            self.complain(sentence)
        if others := len(wrong) - len(told):
            self.complain(MORE.format(others))

    def action_help_quit(self) -> None:
        """Ctrl+C, which ends other programs, says what ends this one: the key that does also where one types."""
        keys = next((key.keys for key in self.actions if key.id == "quit"), ())
        self.notify(f"{shown(keys[-1]) if keys else self.called['quit']} quits.", timeout=2, markup=False)

    def remember(self, **changed: object) -> None:
        """Takes settings, by the names of `Settings`, and keeps them for the next time."""
        values = {name: checked(name, value) for name, value in changed.items()}
        self.settings = msgspec.structs.replace(self.settings, **values)
        problem = remember(**values)
        if problem and problem != self._unwritten:
            self.complain(problem)
        self._unwritten = problem

    def tell_of_settings(self) -> None:
        """Says where the settings are."""
        said = f"Settings and keys are in {settings_file()}, if anywhere; “reader config” prints all that can be set."
        self.notify(clean(said), timeout=12, markup=False)

    def complain(self, sentence: str) -> None:
        """Says what is wrong, for as long as it takes to read it."""
        self.notify(clean(sentence), severity="warning", timeout=10, markup=False)


def configured(node: DOMNode) -> ConfiguredApp:
    """The app that a widget or screen is in."""
    app = node.app
    assert isinstance(app, ConfiguredApp)
    return app
