"""The user's keys: what a table of them means, and the table of actions with it.

Actions are named by `Key.id`, keys as people write them: `?`, `ctrl+d`, `Esc`, `PgDn`. A key that is given to one
action is taken from every other that would answer to it in the same place, so that it does what the user said.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final

from msgspec.structs import replace
from textual.keys import Keys

from reader.app.keys.table import KEYS, SHOWN, Key, Where, shown
from reader.nearest import nearest

Keymap = Mapping[str, tuple[str, ...]]
"""Keys by action."""

ROOMS: Final[tuple[Where, ...]] = ("room", "home", "person", "notebook", "feeds", "feed")
"""The parts that are a screen of their own with a list."""
AROUND: Final[Mapping[Where, tuple[Where, ...]]] = {
    "anywhere": (),
    "reading": ("anywhere",),
    "text": ("reading", "anywhere"),
    "select": ("text", "reading", "anywhere"),
    "panel": ("reading", "anywhere"),
    "legend": ("panel", "reading", "anywhere"),
    "list": ("panel", "reading", "card", "correct", "listed", *ROOMS, "anywhere"),
    "filter": (),
    "search": (),
    "ask": (),
    "card": ("panel", "reading", "anywhere"),
    "sheet": ("anywhere",),
    "help": (),
    "tour": ("reading", "anywhere"),
    "correct": ("anywhere",),
    "pick": (),
    "listed": (),
    "room": ("anywhere",),
    "home": ("room", "anywhere"),
    "find": (),
    "person": ("room", "anywhere"),
    "notebook": ("room", "anywhere"),
    "feeds": ("room", "anywhere"),
    "feed": ("room", "anywhere"),
    "note": (),
}
"""The parts of the screen that a part lies in; it hides their keys."""

MODIFIERS: Final = ("alt", "ctrl", "shift", "super")
PLAIN: Final = frozenset(key.value for key in Keys if "+" not in key.value and key.value.isalnum())
"""Names of keys that write no character."""
UNBOUND: Final = Keys.Ignore.value
"""A key that no keyboard has."""

_WRITTEN: Final = {written.casefold(): key for key, written in SHOWN.items()} | {"return": "enter", "comma": ","}


def keymap(table: object) -> tuple[Keymap, list[str]]:
    """The keys that a table of the settings file gives to actions, and what is wrong with it in sentences."""
    if not isinstance(table, dict):
        return {}, ["keys is a table: [keys], and below it a line for each action."]
    made: dict[str, tuple[str, ...]] = {}
    problems: list[str] = []
    ids = [key.id for key in KEYS]
    for action, value in table.items():
        written = [value] if isinstance(value, str) else value
        if action not in ids:
            problems.append(f"there is no action {action}.{nearest(action, ids)}")
        elif not isinstance(written, list) or not all(isinstance(one, str) for one in written):
            problems.append(f"the keys of {action} are a key in quotes, or a list of them.")
        else:
            try:
                made[action] = tuple(dict.fromkeys(map(parse, written)))
            except ValueError as error:
                problems.append(f"{error} ({action})")
    return made, [*problems, *_disputes(made)]


def parse(written: str) -> str:
    """A key, as people write it, under its name in the table of keys. ValueError, with a sentence, if it is none."""
    if len(written) == 1 and written.isprintable():
        return _WRITTEN.get(written, "space" if written == " " else written)
    if (key := _WRITTEN.get(written.casefold())) is not None:
        return key
    *modifiers, key = written.casefold().replace("++", "+plus").split("+")
    key = _WRITTEN.get(key, key)
    if not ((len(key) == 1 and key.isprintable()) or key in PLAIN) or not set(modifiers) <= set(MODIFIERS):
        names = [*PLAIN, *SHOWN.values(), *(f"ctrl+{letter}" for letter in "abcdefghijklmnopqrstuvwxyz")]
        raise ValueError(f"there is no key {written}.{nearest(written, names)}")
    if modifiers == ["shift"] and len(key) == 1 and key.isalpha():
        return key.upper()
    return "+".join([*sorted(set(modifiers)), key])


def actions(keys: Keymap) -> tuple[Key, ...]:
    """The table of keys, as the user has changed it."""
    if not keys:
        return KEYS
    given = [action for action in KEYS if action.id in keys]

    def left(action: Key) -> tuple[str, ...]:
        taken = {key for one in given if _gives_way(action, one) for key in keys[one.id]}
        return tuple(key for key in action.keys if key not in taken)

    return tuple(replace(action, keys=keys[action.id] if action.id in keys else left(action)) for action in KEYS)


def called(actions: Iterable[Key]) -> dict[str, str]:
    """What sentences call the keys, by the ids of their actions: of one without a key its name, by which the menu finds
    it."""
    return {key.id: shown(key.keys[0]) if key.keys else f"“{key.help}”" for key in actions}


def changes(keys: Keymap) -> dict[str, str]:
    """The keys that are not those of the table, by the ids of bindings, for `App.set_keymap`."""
    return {
        action.binding: ",".join("comma" if key == "," else key for key in action.keys) or UNBOUND
        for action, usual in zip(actions(keys), KEYS, strict=True)
        if action.keys != usual.keys
    }


def takings(keys: Keymap) -> list[str]:
    """A sentence for every action that the user gave keys of others: whose they are no more.

    Of an action that the user gave keys, too, nothing is said: it has what it was given.
    """
    sentences = []
    for action in KEYS:
        taken: dict[str, list[str]] = {}
        for other in KEYS if action.id in keys else ():
            if other.id not in keys and _gives_way(other, action):
                for key in (key for key in other.keys if key in keys[action.id]):
                    taken.setdefault(key, []).append(other.id)
        lost = [f"{shown(key)} from {', '.join(ids)}" for key, ids in taken.items()]
        if lost:
            sentences.append(f"{action.id} takes {' and '.join(lost)}.")
    return sentences


def _gives_way(other: Key, action: Key) -> bool:
    """Whether a key that is given to `action` has to be taken from `other`, for it would come before: it is of the same
    part of the screen, of one within, or of one around where it does not wait for what is within."""
    comes_first = other.where == action.where or action.where in AROUND[other.where]
    return comes_first or (other.at_once and other.where in AROUND[action.where])


def _disputes(made: Keymap) -> list[str]:
    """A sentence for every key that is given to two actions of one place."""
    owners: dict[tuple[Where, str], str] = {}
    problems: list[str] = []
    for action in KEYS:
        for key in made.get(action.id, ()):
            owner = owners.setdefault((action.where, key), action.id)
            if owner != action.id:
                problems.append(f"the key {key} is given to {owner} and to {action.id}.")
    return problems
