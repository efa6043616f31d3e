"""What the user has set and what the app remembers: the one place for both.

Settings are a TOML file that the user writes and the app never touches. What is changed while reading (the theme, a
width, an order) is remembered in a small JSON file of the app's own. What was done last counts: a remembered value
holds until the settings file says something new about it.

Nothing here raises for what is in those files, or because they cannot be read or written: `Settings.problems` says it,
one sentence each, and the rest holds.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Annotated, Any, Final, Literal, get_type_hints

import msgspec
from msgspec import Meta, Struct, inspect
from platformdirs import user_config_path, user_state_path

from reader import private
from reader.app.keys.keymap import Keymap, keymap, takings
from reader.app.looks.colours import GROUPS
from reader.app.looks.themes import THEMES
from reader.nearest import nearest


class Settings(Struct, frozen=True, kw_only=True):
    """The settings in force. Every field but the last three is a line of the settings file, under its own name."""

    theme: Annotated[str | None, Meta(description="The theme; without it, one that suits the terminal.")] = None
    column_width: Annotated[
        int, Meta(ge=20, le=200, description="The text's column, in cells; narrower where there is less room.")
    ] = 72
    panel_place: Annotated[
        Literal["right", "below", "left"],
        Meta(description="Where the panel is; it lies below the text where there is no room beside it."),
    ] = "right"
    panel_width: (
        Annotated[int, Meta(ge=20, le=200, description="The panel's width in cells; without it, what suits the text.")]
        | None
    ) = None
    panel_height: (
        Annotated[int, Meta(ge=8, le=200, description="The panel's height in lines where it lies below the text.")]
        | None
    ) = None
    first_tab: Annotated[
        Literal["brief", "actors", "events", "quotes", "timeline"],
        Meta(description="What the panel opens with; the brief only where the panel has 40 columns, else the actors."),
    ] = "brief"
    panel_hidden: Annotated[bool, Meta(description="Whether the panel is hidden.")] = False
    actors_order: Annotated[Literal["salience", "text", "name"], Meta(description="The order of the actors.")] = (
        "salience"
    )
    events_order: Annotated[Literal["salience", "text", "time"], Meta(description="The order of the events.")] = (
        "salience"
    )
    quotes_order: Annotated[Literal["text", "speaker"], Meta(description="The order of the quotes.")] = "text"
    hidden_groups: Annotated[tuple[str, ...], Meta(description="Kinds of names that are left without colour.")] = ()
    told: Annotated[tuple[str, ...], Meta(description="What newcomers are told once, and need not be told again.")] = ()
    feed_articles: Annotated[
        int, Meta(ge=0, le=100, description="How many of a feed's newest articles are fetched when it is refreshed.")
    ] = 5
    private: Annotated[
        bool, Meta(description="Whether nothing of what is read is kept: no analysis, no correction.")
    ] = False
    clipboard: Annotated[
        Literal["auto", "terminal"],
        Meta(description="How text is copied: by the desktop's tool where there is one, or by the terminal (OSC 52)."),
    ] = "auto"
    keys: Keymap = {}
    """The actions whose keys the user has changed, and their keys now."""
    problems: tuple[str, ...] = ()
    """What is wrong with the files, in sentences."""
    notes: tuple[str, ...] = ()
    """What is right but may surprise: keys that were taken from other actions, in sentences."""


TIPS: Final = ("panel",)
"""What newcomers are told of, once."""

AMONG: Final[Mapping[str, Callable[[], Iterable[str]]]] = {
    "theme": lambda: THEMES,
    "hidden_groups": lambda: [group.name for group in GROUPS],
    "told": lambda: TIPS,
}
"""The values there are for settings whose type leaves that open."""

OPTIONS: Final = tuple(name for name in Settings.__struct_fields__ if name not in ("keys", "problems", "notes"))
"""What can be set, in the order of the documentation; the keys have a table of their own."""


@cache
def _declared() -> Mapping[str, Any]:
    """The types of the settings by name, which only those need who have set something."""
    return get_type_hints(Settings, include_extras=True)


def settings_file() -> Path:
    """The user's file, in the platform's folder for configuration; it need not exist."""
    return user_config_path("reader", appauthor=False) / "config.toml"


def state_file() -> Path:
    """The app's own file, in the platform's folder for state; it need not exist."""
    return user_state_path("reader", appauthor=False) / "state.json"


def load() -> Settings:
    """The settings in force: the defaults, over them what the user's file says, over that what is remembered."""
    values, problems = _read_settings()
    table = values.pop("keys", {})
    keys, wrong = keymap(table)
    good = {}
    for name, value in values.items():
        try:
            good[name] = checked(name, value)
        except ValueError as error:
            problems.append(f"In {settings_file()}: {error}")
    problems += [f"In {settings_file()}: {sentence}" for sentence in wrong]
    state, unreadable = _read_state()
    for name, entry in state.items():
        if entry["over"] == values.get(name):
            try:
                good[name] = checked(name, entry["value"])
            except ValueError:  # of another version of the app
                continue
    return Settings(**good, keys=keys, problems=(*problems, *unreadable), notes=tuple(takings(keys)))


def remember(**changes: object) -> str | None:
    """Keeps values for the next time, by the names of `Settings`; gives a sentence where that cannot be done.

    ValueError for what is no setting.
    """
    values, _ = _read_settings()
    state, _ = _read_state()
    for name, value in changes.items():
        state[name] = {"value": msgspec.to_builtins(checked(name, value)), "over": values.get(name)}
    path = state_file()
    try:
        import json

        private.write(path, json.dumps(state, indent=1, default=str) + "\n")
    except OSError as error:
        return f"This cannot be remembered: {path} cannot be written ({_reason(error)})."
    return None


def checked(name: str, value: object) -> Any:
    """The value of a setting, in its type. ValueError, with a sentence, where there is no such setting or value."""
    if name not in OPTIONS:
        raise ValueError(f"there is no setting {name}.{nearest(name, [*OPTIONS, 'keys'])}")
    try:
        converted = msgspec.convert(value, _declared()[name])
    except msgspec.ValidationError:
        kind = _kind(name)
        words = map(str, kind.values) if isinstance(kind, inspect.LiteralType) else ()
        raise ValueError(f"{name} is {wanted(name)}, not {_shown(value)}.{nearest(value, words)}") from None
    if name in AMONG:
        names = list(AMONG[name]())
        for one in converted if isinstance(converted, tuple) else (converted,):
            if one is not None and one not in names:
                instead = nearest(one, names) or f" It can be {', '.join(names)}."
                raise ValueError(f"{name} cannot be {_shown(one)}.{instead}")
    return converted


def wanted(name: str) -> str:
    """What the values of a setting are, in words."""
    match _kind(name):
        case inspect.LiteralType(values=values):
            shown = [_shown(value) for value in values]
            return " or ".join([", ".join(shown[:-1]), shown[-1]])
        case inspect.IntType(ge=least, le=most):
            return f"a whole number from {least} to {most}"
        case inspect.BoolType():
            return "true or false"
        case inspect.VarTupleType():
            return "a list of names in quotes"
    return "a name in quotes"


def described(name: str) -> str:
    """What a setting is for, in a sentence."""
    schemas = (kind.extra_json_schema or {} for kind in _types(name) if isinstance(kind, inspect.Metadata))
    return str(next(schema["description"] for schema in schemas if "description" in schema))


def _kind(name: str) -> inspect.Type:
    """The type of a setting's value, where it has one."""
    return list(_types(name))[-1]


def _types(name: str) -> Iterator[inspect.Type]:
    """The type of a setting, and what that is made of: None and a note may be wrapped around it."""
    kind = inspect.type_info(_declared()[name])
    yield kind
    while isinstance(kind, inspect.Metadata | inspect.UnionType):
        inner = [kind.type] if isinstance(kind, inspect.Metadata) else list(kind.types)
        kind = next(one for one in inner if not isinstance(one, inspect.NoneType))
        yield kind


def _read_settings() -> tuple[dict[str, Any], list[str]]:
    """The user's file as it is, and what is wrong with it as a file."""
    path = settings_file()
    try:
        written = path.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        return {}, []
    except OSError as error:
        return {}, [f"{path} cannot be read ({_reason(error)}); the settings are the usual ones."]
    except UnicodeDecodeError:
        return {}, [f"{path} is not UTF-8 text; the settings are the usual ones."]
    import tomllib

    try:
        return tomllib.loads(written), []
    except tomllib.TOMLDecodeError as error:
        return {}, [f"{path} is not TOML: {error}. The settings are the usual ones."]
    except RecursionError:
        return {}, [
            f"{path} has lists or tables within one another, too deep to be read; the settings are the usual ones."
        ]


def _read_state() -> tuple[dict[str, dict[str, Any]], list[str]]:
    """What is remembered, by setting: its `value`, and the value of the settings file, if any, that it came `over`."""
    path = state_file()
    try:
        state = msgspec.json.decode(path.read_bytes(), type=dict[str, dict[str, Any]])
    except FileNotFoundError:
        return {}, []
    except OSError as error:
        return {}, [f"{path} cannot be read ({_reason(error)}); nothing is remembered."]
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return {}, [f"{path} is broken; what it remembered is lost."]
    return {name: entry for name, entry in state.items() if name in OPTIONS and entry.keys() == {"value", "over"}}, []


def _reason(error: OSError) -> str:
    return (error.strerror or str(error)).lower()


def _shown(value: object) -> str:
    """A value as it is written in the file."""
    import json

    return json.dumps(value, ensure_ascii=False, default=str)
