"""Which grammar judges which document."""

from __future__ import annotations

import posixpath
from collections.abc import Collection, Iterator
from pathlib import Path

from edition.diagnostics import Place, Remark
from edition.stages.load import Folder, Loaded
from edition.stages.validate import ENDINGS, Validator, validator

_SCHEMATRON = ".sch"


class Grammars:
    """The grammars of a run, each read when the first document needs it.

    ``choice`` is a file, ``auto`` or ``none`` (DESIGN, "Command line"): with ``auto`` a document is
    judged by the first grammar its ``xml-model`` instructions name that is at hand.
    """

    def __init__(self, choice: str, *, root: Path, source: Path) -> None:
        """Read the grammar at once if one is named for all. Raises SchemaError."""
        self._source = source
        self._validators: dict[Path, Validator] = {}
        self._auto = choice == "auto"
        self.judges = choice != "none"
        """Whether documents are judged at all."""
        self._fixed: Path | None = None
        if choice not in {"auto", "none"}:
            self._fixed = (root / choice).resolve()
            if self._fixed.suffix != _SCHEMATRON:
                self._validator(self._fixed)

    def judge(self, folder: Folder) -> list[Remark]:
        """Return what is wrong with the documents, registers and ``edition.xml``."""
        return [remark for item in loaded(folder) for remark in self._judge(item)]

    def rules(self, item: Loaded) -> Iterator[Path]:
        """Yield the schemas whose Schematron rules a file is held against, beside our own."""
        if self._fixed is not None:
            yield self._fixed
        elif self._auto:
            yield from self._named(item, {*ENDINGS, _SCHEMATRON} - {".xsd"})

    def _judge(self, item: Loaded) -> list[Remark]:
        if self._fixed is not None and self._fixed.suffix != _SCHEMATRON:
            return self._validator(self._fixed).validate(item.root)
        if not self._auto or not item.models:
            return []
        path = next(self._named(item, ENDINGS), None)
        if path is None:
            named = item.models[0]
            message = f"The schema '{named}' is not at hand; the document was not validated."
            hint = "Name a schema with --schema, or put this one where the document says it is."
            return [Remark("ED202", Place(item.file, 0), message, hint)]
        return self._validator(path).validate(item.root)

    def _named(self, item: Loaded, endings: Collection[str]) -> Iterator[Path]:
        """Yield the schemas that a file names, and that are at hand, by what their names end in."""
        folder = self._source / posixpath.dirname(item.file)
        for model in item.models:
            if "://" not in model:
                path = (folder / model).resolve()
                if path.suffix in endings and path.is_file():
                    yield path

    def _validator(self, path: Path) -> Validator:
        if path not in self._validators:
            self._validators[path] = validator(path)
        return self._validators[path]


def loaded(folder: Folder) -> list[Loaded]:
    """Return the files of an edition that are judged, each once."""
    items = [unit.loaded for unit in folder.documents] + list(folder.registers)
    if folder.edition is not None:
        items.append(folder.edition)
    return list({item.file: item for item in items}.values())
