"""The table of mutants: for each promise a change of the program that breaks it."""

from __future__ import annotations

import ast
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class Mutant:
    """A text of a file that is replaced, the promise that this breaks, and the tests that say so.

    ``tests`` are node ids of pytest: of a file, a class, a function or one of its cases.
    """

    name: str
    promise: str
    file: str
    old: str
    new: str
    tests: tuple[str, ...]

    def applied(self, text: str) -> str:
        """Return the text of the file as the mutant has it. Raises ValueError."""
        count = text.count(self.old)
        if count != 1:
            raise ValueError(f"{self.name}: its old text occurs {count} times in {self.file}.")
        if self.old == self.new:
            raise ValueError(f"{self.name}: it changes nothing.")
        return text.replace(self.old, self.new)


def mutants(folder: Path = HERE) -> list[Mutant]:
    """Return the mutants of all tables of a folder, in the order of their names."""
    found: dict[str, Mutant] = {}
    for table in sorted(folder.glob("*.toml")):
        for name, fields in tomllib.loads(table.read_text("utf-8")).items():
            if name in found:
                raise ValueError(f"{name}: there are two mutants of this name.")
            tests = tuple(fields.pop("tests"))
            found[name] = Mutant(name=name, tests=tests, **fields)
    return [found[name] for name in sorted(found)]


def faults(mutant: Mutant, root: Path) -> Iterator[str]:
    """Yield what keeps a mutant from being tried: what it changes, or a test, is not there."""
    file = root / mutant.file
    if not file.is_file():
        yield f"{mutant.name}: there is no file {mutant.file}."
        return
    try:
        mutant.applied(file.read_text("utf-8"))
    except ValueError as error:
        yield str(error)
    if not mutant.promise.endswith("."):
        yield f"{mutant.name}: its promise is no sentence."
    if not mutant.tests:
        yield f"{mutant.name}: it names no test."
    for test in mutant.tests:
        if not _is_there(test, root):
            yield f"{mutant.name}: there is no test {test}."


def _is_there(test: str, root: Path) -> bool:
    path, *names = test.partition("[")[0].split("::")
    file = root / path
    if not file.is_file():
        return False
    body: list[ast.stmt] = ast.parse(file.read_text("utf-8")).body
    for name in names:
        found = next(
            (
                node
                for node in body
                if isinstance(node, ast.ClassDef | ast.FunctionDef) and node.name == name
            ),
            None,
        )
        if found is None:
            return False
        body = found.body
    return True
