"""A zip archive from outside → what is in it, by name, never more than a bound in all."""

from __future__ import annotations

import zlib
from io import BytesIO
from zipfile import BadZipFile, ZipFile

from reader.sources.files import limit, too_large
from reader.sources.targets import SourceError, shown

_ENCRYPTED = 0x1


class Archive:
    """The archive that `data` is. Every method raises `SourceError`, in which `kind` says what the whole is."""

    def __init__(self, data: bytes, target: str, kind: str, most: int | None = None) -> None:
        self._name = shown(target)
        self._kind = kind
        self._most = self._left = limit() if most is None else most
        try:
            self._zip = ZipFile(BytesIO(data))
        except (BadZipFile, OSError, ValueError, NotImplementedError) as error:
            raise self.damaged() from error

    def __contains__(self, name: str) -> bool:
        return name in self._zip.NameToInfo

    def read(self, name: str) -> bytes:
        """What is under a name. No more than was allowed is ever unpacked, over all calls."""
        try:
            info = self._zip.getinfo(name)
            if info.flag_bits & _ENCRYPTED:
                raise self.locked()
            with self._zip.open(info) as file:
                data = file.read(self._left + 1)
        except (KeyError, BadZipFile, EOFError, OSError, ValueError, NotImplementedError, zlib.error) as error:
            raise self.damaged() from error
        self._left -= len(data)
        if self._left < 0:
            raise too_large(self._name, self._most, unpacked=True)
        return data

    def damaged(self) -> SourceError:
        return SourceError(f"{self._name} is {self._kind} that is damaged or incomplete.")

    def locked(self) -> SourceError:
        return SourceError(f"{self._name} is {self._kind} that is encrypted; Reader cannot open it.")
