"""Parcels: what a task names by a path, so that it can be done where the files are not.

The processor's own stylesheets and schemas are on every machine, and a path to one of them is a
path there. Any other path stands for files that are sent once: a folder for all that is in it, a
file for itself and what it includes.
"""

from __future__ import annotations

import os
import pickle
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import Any

from edition import resources
from edition.closure import together
from edition.digests import digest

_Label = tuple[str, str]
"""How a path is called on other machines: a parcel or a folder of ours, and the path within it."""


@dataclass(frozen=True, slots=True)
class Parcel:
    """Files by their paths below a folder that is called by a digest of them."""

    name: str
    files: Mapping[str, bytes]

    def unpack(self, folder: Path) -> None:
        """Lay the files down in a folder among others."""
        (folder / self.name).mkdir(parents=True, exist_ok=True)
        for name, data in self.files.items():
            path = folder / self.name / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)


class Packer:
    """Makes bytes of values; ``send`` gets each parcel before the first value that needs it."""

    def __init__(self, send: Callable[[Parcel], None]) -> None:
        self._send = send
        self._labels: dict[Path, _Label] = {}
        self._sent: set[str] = set()

    def pack(self, value: object) -> bytes:
        """Return a value as bytes for ``unpack``. A folder's files are those of the first time."""
        buffer = BytesIO()
        _Pickler(buffer, self._label).dump(value)
        return buffer.getvalue()

    def _label(self, path: Path) -> _Label:
        if path not in self._labels:
            self._labels[path] = _ours(path.resolve()) or self._parcelled(path.resolve())
        return self._labels[path]

    def _parcelled(self, path: Path) -> _Label:
        parcel, name = _parcel(path)
        if parcel.name not in self._sent:
            self._sent.add(parcel.name)
            self._send(parcel)
        return parcel.name, name


def unpack(data: bytes, folder: Path) -> Any:  # noqa: ANN401 - whatever was packed
    """Return the value that was packed, on a machine where its parcels lie unpacked in a folder.

    As with all pickles, only what comes from a trusted place may be unpacked.
    """
    return _Unpickler(BytesIO(data), folder).load()


class _Pickler(pickle.Pickler):
    def __init__(self, file: BytesIO, label: Callable[[Path], _Label]) -> None:
        super().__init__(file, protocol=pickle.HIGHEST_PROTOCOL)
        self._label = label

    def persistent_id(self, value: object) -> _Label | None:
        return self._label(value) if isinstance(value, Path) else None


class _Unpickler(pickle.Unpickler):
    def __init__(self, file: BytesIO, folder: Path) -> None:
        super().__init__(file)
        self._folder = folder

    def persistent_load(self, label: _Label) -> Path:
        place, name = label
        return _folders().get(place, self._folder / place) / name


def _folders() -> dict[str, Path]:
    return {"xslt": resources.stylesheets(), "schemas": resources.schemas()}


def _ours(path: Path) -> _Label | None:
    for name, folder in _folders().items():
        if path.is_relative_to(folder):
            return name, path.relative_to(folder).as_posix()
    return None


def _parcel(path: Path) -> tuple[Parcel, str]:
    """Return what a path stands for, and where in it the path leads."""
    if path.is_dir():
        base = path
        files = {item: item.read_bytes() for item in sorted(path.rglob("*")) if item.is_file()}
    else:
        files = together([path])
        base = Path(os.path.commonpath([path.parent, *(item.parent for item in files)]))
    named = {item.relative_to(base).as_posix(): data for item, data in sorted(files.items())}
    name = digest(*(part for item, data in named.items() for part in (item, data)))
    return Parcel(name, named), path.relative_to(base).as_posix()
