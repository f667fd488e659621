"""Broken documents, one mistake each, and exactly what ``check`` prints of each: one finding.

A case is ``cases/{name}.xml``, laid among the documents of the small edition in ``edition`` (or a
folder ``cases/{name}`` of files laid over it), and ``cases/{name}.txt``, the output.
"""

from __future__ import annotations

import io
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from rich.console import Console

from edition import formats, resources
from edition.cache import Cache
from edition.config import Settings
from edition.gathering import gather
from edition.grammars import Grammars
from edition.presentation import Presentation
from edition.sources import Sources
from edition.workers import Workers

HERE = Path(__file__).parent
CASES = sorted(path for path in (HERE / "cases").iterdir() if path.suffix != ".txt")


@pytest.fixture(scope="module")
def source(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("diagnostics") / "tei"


@pytest.fixture(scope="module")
def grammars(source: Path, root: Path) -> Grammars:
    return Grammars(str(root / "schemas" / "edition.rng"), root=root, source=source)


@pytest.fixture
def check(source: Path) -> Iterator[Path]:
    shutil.copytree(HERE / "edition", source)
    yield source
    shutil.rmtree(source)


def said(source: Path, grammars: Grammars) -> str:
    """Return what ``check`` prints of an edition."""
    settings = Settings(source.parent, source, source.parent / "site")
    presentation = Presentation(resources.stylesheets())
    with Workers(1) as workers, Cache(source.parent / "cache", reads=False) as cache:
        gathered = gather(
            settings,
            sources=Sources(source),
            grammars=grammars,
            presentation=presentation,
            workers=workers,
            cache=cache,
            strict=False,
        )
    output = io.StringIO()
    formats.print_text(sorted(gathered.findings), Console(file=output, soft_wrap=True))
    return output.getvalue()


def lay(case: Path, source: Path) -> None:
    """Put the files of a case into an edition."""
    if case.is_dir():
        shutil.copytree(case, source, dirs_exist_ok=True)
    else:
        shutil.copy(case, source / "documents")


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.stem)
def test_one_mistake_is_one_finding(case: Path, check: Path, grammars: Grammars) -> None:
    lay(case, check)
    output = said(check, grammars)
    assert output == case.with_suffix(".txt").read_text("utf-8")
    assert sum(not line.startswith(" ") for line in output.splitlines()) == 1


def test_the_edition_itself_is_without_fault(check: Path, grammars: Grammars) -> None:
    assert said(check, grammars) == ""


def test_there_are_many_cases() -> None:
    assert len(CASES) >= 65


def test_several_mistakes_are_told_in_one_run(check: Path, grammars: Grammars) -> None:
    text = (HERE / "cases" / "attribute-misspelt.xml").read_text("utf-8")
    more = '<p>The <persNam>man</persNam> of <ref target="#no">x</ref>.</p>\n<P xml:id="1"/>\n'
    (check / "documents" / "many.xml").write_text(text.replace("    </body>", f"{more}</body>"))
    lines = [line for line in said(check, grammars).splitlines() if not line.startswith(" ")]
    places = [line.split(": ")[:2] for line in lines]
    assert places == [
        ["documents/many.xml:12:19", "error ED209"],
        ["documents/many.xml:13:8", "error ED203"],
        ["documents/many.xml:13:39", "error ED401"],
        ["documents/many.xml:14:1", "error ED203"],
        ["documents/many.xml:14:4", "error ED106"],
    ]
