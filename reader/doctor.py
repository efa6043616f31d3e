"""What `reader doctor` tells: the versions, places and abilities that matter when something does not work."""

from __future__ import annotations

import os
import platform
import shutil
import sys
from collections.abc import Iterator
from hashlib import sha256
from importlib import metadata
from pathlib import Path

import msgspec
from msgspec import Struct

from reader.version import DISTRIBUTION, version

STANDS_ON = ("textual", "rich", "spacy", "onnxruntime", "numpy", "tokenizers", "trafilatura", "httpx", "msgspec")
CHECKSUMS = "checksums.json"
"""Beside the model's files: each file's SHA-256 by its path in the folder."""
_TERMINAL = ("TERM", "COLORTERM", "TERM_PROGRAM", "TMUX", "NO_COLOR", "LANG", "LC_ALL", "TEXTUAL_THEME")


class Finding(Struct, frozen=True):
    """One line of the report; `wrong` says what to do about it, where something is not as it should be."""

    name: str
    value: str
    wrong: str = ""


def findings() -> Iterator[Finding]:
    """The whole report, line by line. Nothing in it names the user: the home folder is written as ~."""
    yield Finding("Reader", f"{version()} in {_short(Path(__file__).parent)}", _other_reader())
    yield Finding("Python", f"{platform.python_version()} on {platform.system()} {platform.release()}")
    yield Finding("packages", ", ".join(f"{name} {_installed(name)}" for name in STANDS_ON), _missing())
    yield from _terminal()
    yield _model()
    yield from _places()


def _other_reader() -> str:
    """Another distribution on the index is called `reader`, with a package of the same name."""
    try:
        metadata.version("reader")
    except metadata.PackageNotFoundError:
        return ""
    return f"another package called reader is installed too: pip uninstall reader, then install {DISTRIBUTION}"


def _installed(name: str) -> str:
    try:
        return metadata.version(name)
    except metadata.PackageNotFoundError:
        return "missing"


def _missing() -> str:
    lacking = [name for name in STANDS_ON if _installed(name) == "missing"]
    return f"install Reader again: {', '.join(lacking)} cannot be found" if lacking else ""


def _terminal() -> Iterator[Finding]:
    told = " ".join(f"{name}={os.environ[name]}" for name in _TERMINAL if name in os.environ)
    columns, rows = shutil.get_terminal_size()
    on_terminal = sys.stdout is not None and sys.stdout.isatty()
    where = f"{columns}x{rows}" if on_terminal else "standard output is no terminal"
    encoding = (sys.stdout.encoding or "unknown") if sys.stdout is not None else "unknown"
    plain = encoding.lower().replace("-", "") != "utf8"
    yield Finding("terminal", f"{where}, {encoding}", "set a UTF-8 locale, as in LANG=C.UTF-8" if plain else "")
    yield Finding("variables", told or "none of those that matter is set")


def _model() -> Finding:
    folder = Path(__file__).parent / "pipeline" / "model"
    try:
        sums = msgspec.json.decode((folder / CHECKSUMS).read_bytes(), type=dict[str, str])
        meta = msgspec.json.decode((folder / "meta.json").read_bytes(), type=dict[str, msgspec.Raw])
    except (OSError, msgspec.MsgspecError):
        return Finding("model", f"missing from {_short(folder)}", "install Reader again")
    changed = [name for name, wanted in sums.items() if _sum(folder / name) != wanted]
    version_ = msgspec.json.decode(meta["version"], type=str)
    wrong = f"{', '.join(changed)} is not as it was shipped: install Reader again" if changed else ""
    return Finding("model", f"{version_}, {len(sums)} files, {'changed' if changed else 'as shipped'}", wrong)


def _sum(path: Path) -> str:
    try:
        with path.open("rb") as file:
            digest = sha256()
            while part := file.read(1 << 20):
                digest.update(part)
        return digest.hexdigest()
    except OSError:
        return ""


def _places() -> Iterator[Finding]:
    from reader.app.settings.stored import load, settings_file, state_file
    from reader.library import Library

    problems = load().problems
    yield Finding("settings", _size(settings_file()), " ".join(problems))
    for name, path in {"remembered": state_file(), **Library().where}.items():
        yield Finding(name, _size(path), _unwritable(path))


def _unwritable(path: Path) -> str:
    """What is wrong where a file cannot be written, or be made in the nearest folder that is there."""
    there = next((one for one in (path, *path.parents) if one.exists()), path)
    wanted = os.W_OK if there == path else os.W_OK | os.X_OK
    if os.access(there, wanted) and (there == path or there.is_dir()):
        return ""
    return f"{_short(there)} cannot be written: nothing is kept there."


def _size(path: Path) -> str:
    try:
        return f"{_short(path)} ({path.stat().st_size / 1000:,.0f} kB)"
    except FileNotFoundError:
        return f"{_short(path)} (not there yet)"
    except OSError as error:
        return f"{_short(path)} ({(error.strerror or str(error)).lower()})"


def _short(path: Path) -> str:
    """A path without the user's name in it."""
    home = os.path.expanduser("~")
    text = str(path)
    return f"~{text[len(home) :]}" if home != "/" and text.startswith(home + os.sep) else text
