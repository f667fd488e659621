"""Documents and registers agree: a case is a folder with both and ``expected.txt``.

A line for each finding: ``file:line:column code message | hint``.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from lxml import etree

from edition.consistency import of_document, of_registers
from edition.consistency.entries import Entry, Span, entry, is_later, span
from edition.consistency.names import Names, vocabulary
from edition.diagnostics import RULES, Judgement
from edition.engines.saxonche import Stylesheets
from edition.findings import Locator
from edition.index import Index
from edition.model import Document, Entity
from edition.stages.load import load
from edition.stages.survey import survey, survey_register
from edition.stamps import places, serialise

CASES = sorted(path.parent for path in Path(__file__).parent.glob("edition/*/expected.txt"))


@pytest.fixture(scope="module")
def stylesheets(root: Path) -> Stylesheets:
    return Stylesheets(root / "xslt", ["survey"])


def findings(files: dict[str, bytes], stylesheets: Stylesheets) -> Iterator[str]:
    folder = load(files)
    documents, entities = [], list[Entity]()
    for unit in folder.documents:
        surveyed = survey(stylesheets, stylesheets.parse(serialise(unit.root)), split=1 << 40)
        documents.append(Document(unit.id, unit.loaded.file, surveyed, unit.loaded.files, ""))
    entries: list[Entry] = []
    for register in folder.registers:
        found = survey_register(stylesheets, stylesheets.parse(serialise(register.root))).entities
        entities += found
        elements = {place: element for element, place in places(register.root)}
        entries += (entry(entity, elements[entity.place]) for entity in found)
    index = Index(
        documents=tuple(documents),
        entities=tuple(entities),
        facts=None,
        files=frozenset(),
        registers=frozenset(register.file for register in folder.registers),
    )
    mentioned: set[str] = set()
    remarks = []
    roots = {unit.id: unit.root for unit in folder.documents}
    for document in documents:
        targets, _ = index.targets(document.survey.pointers, document)
        mentioned |= {target.id for target in targets.values()}
        names, root = Names(entries), roots[document.id]
        said = of_document(names, root, document, targets)
        remarks += said
        # By those entries alone that can matter, the same is said.
        few = names.mattering(vocabulary(root), (target.id for target in targets.values()))
        assert of_document(Names(few), root, document, targets) == said
    remarks += of_registers(entries, mentioned=mentioned)
    for item in sorted(Locator(files, Judgement()).findings(remarks)):
        hint = f" | {item.hint}" if item.hint else ""
        yield f"{item.file}:{item.line}:{item.column} {item.code} {item.message}{hint}"


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_consistency(case: Path, stylesheets: Stylesheets) -> None:
    files = {path.name: path.read_bytes() for path in case.glob("*.xml")}
    expected = (case / "expected.txt").read_text("utf-8").splitlines()
    assert list(findings(files, stylesheets)) == expected


def test_every_code_has_a_case() -> None:
    found = {
        line.split()[1]
        for case in CASES
        for line in (case / "expected.txt").read_text("utf-8").splitlines()
    }
    assert found == {code for code in RULES if "ED320" <= code < "ED330"}


def test_many_entries_without_mention_are_one_finding(stylesheets: Stylesheets) -> None:
    persons = "".join(
        f'<person xml:id="p{number}"><persName>P {number}</persName></person>'
        for number in range(1200)
    )
    tei = '<TEI xmlns="http://www.tei-c.org/ns/1.0">'
    files = {
        "persons.xml": f"{tei}<standOff><listPerson>{persons}</listPerson></standOff></TEI>",
        "letter.xml": f"{tei}<text><body><p>Text.</p></body></text></TEI>",
    }
    (line,) = findings({file: text.encode() for file, text in files.items()}, stylesheets)
    assert "1,200 entries" in line


def test_the_showcase_is_consistent(root: Path, stylesheets: Stylesheets) -> None:
    source = root / "tei"
    paths = [*source.glob("documents/*.xml"), *source.glob("registers/*.xml")]
    files = {path.relative_to(source).as_posix(): path.read_bytes() for path in sorted(paths)}
    unmentioned = [line for line in findings(files, stylesheets) if "ED323" not in line]
    assert unmentioned == []


def test_names_that_lost_their_tags_are_found(root: Path, stylesheets: Stylesheets) -> None:
    source = root / "tei"
    paths = [*source.glob("documents/*.xml"), *source.glob("registers/*.xml")]
    files = {path.relative_to(source).as_posix(): path.read_bytes() for path in sorted(paths)}
    (name,) = [file for file in files if file.startswith("documents/")]
    tree = etree.fromstring(files[name])
    etree.strip_tags(tree, "{*}persName")
    files[name] = etree.tostring(tree)
    found = [line for line in findings(files, stylesheets) if "ED321" in line]
    for person in ("Kim Il Sung", "Nam Il"):
        assert any(f"‘{person}’ is not tagged" in line for line in found)


@pytest.mark.parametrize(
    ("one", "other", "later"),
    [
        ("1957-07-04", "1957-07-03", True),
        ("1957-07-03", "1957-07-03", False),
        ("1957-07-03", "1957", False),
        ("1958", "1957-07-03", True),
        ("1958", "", False),
        ("", "1957", False),
    ],
)
def test_dates_are_compared_as_far_as_both_are_stated(one: str, other: str, later: bool) -> None:
    assert is_later(one, other) is later


@pytest.mark.parametrize(
    ("date", "expected"),
    [
        ('when="1957-07-03T10:00:00"', Span("1957-07-03", "1957-07-03")),
        ('notBefore="1957" notAfter="1958"', Span("1957", "1958")),
        ('to="1958"', Span("", "1958")),
        ('when="-0043"', Span()),
        ("", Span()),
    ],
)
def test_spans(date: str, expected: Span) -> None:
    assert span(etree.fromstring(f"<date {date}/>")) == expected
