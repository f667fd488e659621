"""Which schemas judge which document: grammars, and rules in Schematron.

Our own schemas are used in this process. Those that come from outside are used in another one,
with a limit of time (``processes``): nobody knows what is in them.
"""

from __future__ import annotations

import posixpath
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Self
from urllib.parse import unquote

from lxml import etree

from edition import resources
from edition.cache import Cache
from edition.catalog import Catalog
from edition.closure import closure
from edition.diagnostics import Place, Remark
from edition.digests import digest, of_file
from edition.errors import SchemaError, UsageError
from edition.judging import Trial, Verdict, grammar, has_rules, judge
from edition.memo import recall, remember
from edition.processes import EndedError, ExpiredError, Processes
from edition.program import program
from edition.stages.load import NamedSchema
from edition.stages.validate import ENDINGS

CATALOG = "catalog.xml"
"""The name of a catalog, in the folder of an edition or of the processor's schemas."""

_SCHEMATRON = ".sch"
_SECONDS = 60.0
_LONGEST = 400
"""How many characters of what is wrong with a schema are told."""


@dataclass(frozen=True, slots=True)
class Written:
    """A file as its editor wrote it: its text, the schemas it names, its root's namespace."""

    file: str
    text: str
    schemas: tuple[NamedSchema, ...]
    namespace: str


@dataclass(frozen=True, slots=True)
class Judged:
    """What is wrong with the files of an edition, and by which grammar each was judged."""

    remarks: tuple[Remark, ...]
    schemas: Mapping[str, str]
    """For each file the name of its grammar, else of its first rules; empty: by none.

    There are no files here where none was to be judged.
    """
    named: Mapping[Path, str] = field(default_factory=dict)
    """The schemas that files name, with the SHA-256 of what was found there; empty: nothing."""

    def summary(self) -> str:
        """Return in a sentence how many files were judged by what."""
        counts = sorted(
            Counter(self.schemas.values()).items(), key=lambda item: (-item[1], item[0])
        )
        parts = [f"{count:,} by {name or 'no schema'}" for name, count in counts]
        if not parts:
            return ""
        if not any(self.schemas.values()):
            return "Validated: no file, since no schema is at hand that one of them names."
        number, _, rest = parts[0].partition(" ")
        parts[0] = f"{number} {'file' if number == '1' else 'files'} {rest}"
        return f"Validated: {', '.join(parts)}."


class Grammars:
    """The schemas of a run, each read when the first document needs it; a context manager.

    ``choice`` is a file, ``auto`` or ``none`` (DESIGN, "Command line"): with ``auto`` a document is
    judged by the first grammar that it names and that is at hand, and by all rules it names.
    """

    def __init__(self, choice: str, *, root: Path, source: Path, seconds: float = _SECONDS) -> None:
        """Choose a schema; one from outside may take ``seconds`` for a document.

        Raises UsageError when there is no such file, or it is no schema.
        """
        self._root = root
        self._source = source
        self._auto = choice == "auto"
        self.judges = choice != "none"
        """Whether documents are judged at all."""
        self._fixed: Path | None = None
        if choice not in {"auto", "none"}:
            self._fixed = (root / choice).resolve()
            if not self._fixed.is_file():
                raise UsageError(f"There is no schema {choice}.")
            if self._fixed.suffix not in {*ENDINGS, _SCHEMATRON}:
                raise UsageError(f"{choice}: a schema is an .rng, an .xsd or an .sch file.")
        catalogs = (source / CATALOG, root / CATALOG, resources.schemas() / CATALOG)
        self._catalogs = [
            found for path in dict.fromkeys(catalogs) if (found := Catalog.read(path))
        ]
        self._closures: dict[Path, str] = {}
        self._sums: dict[Path, str] = {}
        self._guarded = Processes(1)
        self._seconds = seconds
        self._useless: set[Path] = set()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *failure: object) -> None:
        self._guarded.__exit__(*failure)

    @property
    def is_ours(self) -> bool:
        """Whether all documents are judged by the grammar that comes with the processor."""
        return self._fixed is not None and _is_ours(self._fixed)

    @property
    def own(self) -> Path | None:
        """The grammar that all documents are held against as they are read, if it is ours."""
        fixed = self._fixed
        return fixed if fixed is not None and self.is_ours and fixed.suffix in ENDINGS else None

    @property
    def judges_later(self) -> bool:
        """Whether documents are held against schemas from outside, once they have been read."""
        return self.judges and self.own is None

    def sources(self) -> str:
        """Return a digest of all schemas that have been used."""
        return digest(*(f"{path} {self._closures[path]}" for path in sorted(self._closures)))

    def named(self, files: Iterable[str]) -> Judged:
        """Return what judged files that have been held against our own grammar, if it did."""
        if not self.judges:
            return Judged((), {})
        return Judged((), dict.fromkeys(files, self._name(self.own) if self.own else ""))

    def judge(self, items: Iterable[Written], cache: Cache) -> Judged:
        """Hold files against the schemas that are theirs."""
        remarks: list[Remark] = []
        schemas: dict[str, str] = {}
        absent: dict[str, list[str]] = {}
        for item in items:
            candidates = self._candidates(item)
            grammar_, rules = _sorted(candidates)
            used = grammar_ or next((path for path, _ in candidates), None)
            schemas[item.file] = self._name(used) if used else ""
            if not used and self._auto and item.schemas:
                absent.setdefault(item.schemas[0].address, []).append(item.file)
            if grammar_ is not None:
                remarks += self._judge(item, grammar_, cache, by_rules=False)
            for path in rules:
                remarks += self._judge(item, path, cache, by_rules=True)
        remarks += [_absent(address, files) for address, files in absent.items()]
        return Judged(tuple(remarks), schemas, self._sums)

    def _candidates(self, item: Written) -> list[tuple[Path, str]]:
        """Return the schemas that are meant for a file, and what each is meant for."""
        if self._fixed is not None:
            return [(self._fixed, "")]
        if self._auto:
            return list(self._named(item))
        return []

    def _named(self, item: Written) -> Iterator[tuple[Path, str]]:
        """Yield the schemas that a file names and that are at hand, and what they are named for."""
        folder = self._source / posixpath.dirname(item.file)
        for named in item.schemas:
            if named.namespace in {item.namespace, None}:
                path = self._resolve(named, folder)
                if path is not None and path.suffix in {*ENDINGS, _SCHEMATRON}:
                    yield path, named.kind

    def _resolve(self, named: NamedSchema, folder: Path) -> Path | None:
        """Return the file of a schema: what a catalog says, else where its address leads."""
        for catalog in self._catalogs:
            found = catalog.resolve(named.address)
            if found is not None and self._is_there(found):
                return found.resolve()
        if ":" in named.address.partition("/")[0]:
            return None
        path = (folder / unquote(named.address.partition("#")[0])).resolve()
        return path if self._is_there(path) else None

    def _is_there(self, schema: Path) -> bool:
        if schema not in self._sums:
            self._sums[schema] = sum_of(schema)
        return bool(self._sums[schema])

    def _judge(self, item: Written, schema: Path, cache: Cache, *, by_rules: bool) -> list[Remark]:
        if _is_ours(schema) and not by_rules:
            parser = etree.XMLParser(huge_tree=True, resolve_entities=False, collect_ids=False)
            return grammar(schema).validate(etree.fromstring(item.text, parser))
        if schema in self._useless:
            return []
        place = Place(item.file, 0)
        if schema not in self._closures:
            self._closures[schema] = closure([schema])
        key = digest(program(), "verdict", self._closures[schema], str(by_rules), item.text)
        try:
            verdict = self._verdict(item, schema, cache, key, by_rules=by_rules)
        except SchemaError as error:
            if schema == self._fixed:
                raise
            self._useless.add(schema)
            hint = "Mend the schema, or name another one with --schema."
            return [
                Remark(
                    "ED214",
                    place,
                    f"{self._name(schema)} cannot be used: {_said(error, schema)}",
                    hint,
                )
            ]
        except ExpiredError as error:
            self._useless.add(schema)
            what = f"The rules of {self._name(schema)}" if by_rules else self._name(schema)
            hint = (
                "Nothing else was held against it in this run. Mend the schema, or do without it."
            )
            return [Remark("ED213", place, f"{what} {error} on this document.", hint)]
        faults = [Remark("ED393", Place(schema.name, 0), fault) for fault in verdict.faults]
        return [*verdict.remarks, *faults]

    def _verdict(
        self, item: Written, schema: Path, cache: Cache, key: str, *, by_rules: bool
    ) -> Verdict:
        known = recall(cache, key, Verdict)
        if known is not None:
            return known
        trial = Trial(item.text, schema, by_rules)
        try:
            verdict = self._guarded.call(judge, trial, seconds=self._seconds).result()
        except EndedError:  # perhaps from without: once more
            verdict = self._guarded.call(judge, trial, seconds=self._seconds).result()
        remember(cache, key, verdict)
        return verdict

    def _name(self, path: Path) -> str:
        """Return how a schema is called, without saying where this machine keeps its files."""
        for base in (self._root, self._source.parent, resources.schemas().parent):
            if path.is_relative_to(base.resolve()):
                return path.relative_to(base.resolve()).as_posix()
        return path.name


def sum_of(schema: Path) -> str:
    """Return the SHA-256 of a schema; nothing, where there is no file or it cannot be read."""
    try:
        return of_file(schema) if schema.is_file() else ""
    except OSError:
        return ""


def _said(error: SchemaError, schema: Path) -> str:
    """Return what is wrong with a schema, without saying where this machine keeps its files."""
    said = str(error)
    for folder in (f"{schema.parent.as_uri()}/", f"{schema.parent.as_posix()}/"):
        said = said.replace(folder, "")
    return said if len(said) <= _LONGEST else f"{said[:_LONGEST]}…"


def _sorted(candidates: Sequence[tuple[Path, str]]) -> tuple[Path | None, list[Path]]:
    """Return the grammar among the schemas of a file, and those whose rules it is held against.

    The rules in our own schemas are not among them: every file is held against those anyhow.
    """
    grammars = [path for path, kind in candidates if path.suffix in ENDINGS and kind != "rules"]
    foreign = [path for path, _ in candidates if path.suffix != ".xsd" and not _is_ours(path)]
    rules = [path for path in dict.fromkeys(foreign) if has_rules(path)]
    return (grammars[0] if grammars else None), rules


def _is_ours(path: Path) -> bool:
    """Tell whether a schema is one of the processor's own, or a copy of it."""
    own = resources.schemas() / path.name
    if path == own.resolve():
        return True
    return own.is_file() and own.read_bytes() == path.read_bytes()


def _absent(address: str, files: list[str]) -> Remark:
    more = len(files) - 1
    many = f"this document and {more:,} more were" if more else "the document was"
    message = f"The schema '{address}' is not at hand; {many} not validated."
    hint = f"Name a schema with --schema, or say in {CATALOG} where this one is."
    return Remark("ED202", Place(files[0], 0), message, hint)
