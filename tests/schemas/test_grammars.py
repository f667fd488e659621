"""Both grammars on whole documents: the edition's, the cases, and the cases with mistakes made.

And what is right by them, held against the whole of TEI.
"""

from __future__ import annotations

import random
import time
from collections.abc import Callable
from copy import deepcopy
from functools import cache
from pathlib import Path

import pytest
import xmlschema
from lxml import etree

from tests.schemas import test_snippets as snippets

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
SCHEMAS = ROOT / "schemas"

TEI = "{http://www.tei-c.org/ns/1.0}"
XML = "{http://www.w3.org/XML/1998/namespace}"

EDITION = sorted((ROOT / "tei").rglob("*.xml"))
VALID = sorted((HERE / "valid").glob("*.xml"))
INVALID = sorted((HERE / "invalid").glob("*.xml"))

MUTATIONS = 400
"""How often each document is changed."""

VALUES = ["", "a", "a b", "#a", "1957-07-03", "1957-13", "2", "-1", "2.5", "yes", "high", "m", "en"]


@cache
def rng() -> etree.RelaxNG:
    return etree.RelaxNG(etree.parse(SCHEMAS / "edition.rng"))


@cache
def xsd() -> etree.XMLSchema:
    return etree.XMLSchema(etree.parse(SCHEMAS / "edition.xsd"))


@cache
def explaining() -> xmlschema.XMLSchema:
    return xmlschema.XMLSchema(str(SCHEMAS / "edition.xsd"))


@cache
def vocabulary() -> tuple[list[str], list[str]]:
    """The names of elements and of attributes that the grammar knows."""
    root = etree.parse(SCHEMAS / "edition.rng").getroot()
    names: dict[str, set[str]] = {"element": set(), "attribute": set()}
    for node in root.iter("{*}element", "{*}attribute"):
        if node.get("name") and not node.get("ns"):
            names[etree.QName(node).localname].add(str(node.get("name")))
    attributes = {name.replace("xml:", XML) for name in names["attribute"]}
    return sorted(names["element"]), sorted(attributes)


@pytest.fixture(scope="module")
def tei_all(shared: Path) -> etree.RelaxNG:
    """Return the whole of TEI as a grammar.

    libxml2 takes seconds to load it: all that is held against it is so here, in one process.
    """
    path = shared / "tei" / "tei_all.rng"
    if not path.is_file():
        pytest.skip("no tei_all.rng beside the repository to compare with")
    return etree.RelaxNG(etree.parse(path))


def name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def least(function: Callable[[], object]) -> float:
    """Return the least processor time that something takes, of five times."""
    took = []
    for _ in range(5):
        start = time.process_time()
        function()
        took.append(time.process_time() - start)
    return min(took)


def test_the_schema_loads_fast() -> None:
    """A build loads it in every process: in ten times the time that it takes to be read, or so."""
    path = SCHEMAS / "edition.xsd"
    reading = least(lambda: etree.parse(path))
    assert least(lambda: etree.XMLSchema(etree.parse(path))) < 25 * reading


@pytest.mark.parametrize("path", EDITION + VALID, ids=name)
def test_valid(path: Path) -> None:
    document = etree.parse(path)
    assert rng().validate(document), rng().error_log
    assert xsd().validate(document), xsd().error_log
    assert list(explaining().iter_errors(str(path))) == []


@pytest.mark.parametrize("path", EDITION + VALID, ids=name)
def test_valid_is_valid_tei(path: Path, tei_all: etree.RelaxNG) -> None:
    assert tei_all.validate(etree.parse(path)), tei_all.error_log


@pytest.mark.parametrize("case", snippets.cases("valid"))
def test_a_snippet_that_is_right_is_valid_tei(case: etree._Element, tei_all: etree.RelaxNG) -> None:
    assert tei_all.validate(snippets.document(case)), tei_all.error_log


@pytest.mark.parametrize("file", ["edition.odd", "guide.xml"])
def test_odd_and_guide_are_valid_tei(file: str, tei_all: etree.RelaxNG) -> None:
    assert tei_all.validate(etree.parse(SCHEMAS / file)), tei_all.error_log


@pytest.mark.parametrize("path", INVALID, ids=name)
def test_invalid(path: Path) -> None:
    document = etree.parse(path)
    assert not rng().validate(document)
    assert not xsd().validate(document)
    assert not explaining().is_valid(str(path))


def test_the_valid_documents_use_every_element_and_attribute() -> None:
    elements, attributes = set(), set()
    for path in VALID:
        for node in etree.parse(path).iter("{*}*"):
            elements.add(etree.QName(node).localname)
            attributes |= {str(key) for key in node.attrib}
    assert sorted(set(vocabulary()[0]) - elements) == []
    assert sorted(set(vocabulary()[1]) - attributes) == []


def drop(node: etree._Element, _: random.Random) -> None:
    parent = node.getparent()
    if parent is not None:
        parent.remove(node)


def unwrap(node: etree._Element, _: random.Random) -> None:
    parent = node.getparent()
    if parent is not None:
        at = parent.index(node)
        parent[at : at + 1] = list(node)


def rename(node: etree._Element, chance: random.Random) -> None:
    node.tag = TEI + chance.choice(vocabulary()[0])


def wrap(node: etree._Element, chance: random.Random) -> None:
    parent = node.getparent()
    if parent is not None:
        around = etree.Element(TEI + chance.choice(vocabulary()[0]))
        parent.replace(node, around)
        around.append(node)


def insert(node: etree._Element, chance: random.Random) -> None:
    new = etree.Element(TEI + chance.choice(vocabulary()[0]))
    new.text = chance.choice([None, "new"])
    node.insert(chance.randint(0, len(node)), new)


def double(node: etree._Element, _: random.Random) -> None:
    if node.getparent() is not None:
        twin = deepcopy(node)
        for inner in twin.iter():
            inner.attrib.pop(XML + "id", "")
        node.addnext(twin)


def swap(node: etree._Element, _: random.Random) -> None:
    following = node.getnext()
    if following is not None:
        following.addnext(node)


def move(node: etree._Element, chance: random.Random) -> None:
    parent = node.getparent()
    others = [e for e in node.getroottree().iter(TEI + "*") if node not in [e, *e.iterancestors()]]
    if parent is not None and others:
        target = chance.choice(others)
        target.insert(chance.randint(0, len(target)), node)


def add_text(node: etree._Element, chance: random.Random) -> None:
    node.text = chance.choice(["", "words", "more words "]) + (node.text or "")


def set_attribute(node: etree._Element, chance: random.Random) -> None:
    key = chance.choice(vocabulary()[1])
    if key != XML + "id":
        node.set(key, chance.choice(VALUES))


def change_attribute(node: etree._Element, chance: random.Random) -> None:
    keys = [key for key in node.attrib if key != XML + "id"]
    if keys:
        node.set(chance.choice(keys), chance.choice(VALUES))


def drop_attribute(node: etree._Element, chance: random.Random) -> None:
    if node.attrib:
        del node.attrib[chance.choice(list(node.attrib))]


Change = Callable[[etree._Element, random.Random], None]
CHANGES: list[Change] = [
    drop, unwrap, rename, wrap, insert, double, swap, move, add_text,
    set_attribute, change_attribute, drop_attribute,
]  # fmt: skip


def mutants(path: Path) -> list[bytes]:
    """The document, each time with one to three changes; always the same ones."""
    chance = random.Random(path.name)
    original = etree.tostring(etree.parse(path))
    result = []
    for _ in range(MUTATIONS):
        root = etree.fromstring(original)
        for _ in range(chance.randint(1, 3)):
            chance.choice(CHANGES)(chance.choice(list(root.iter(TEI + "*"))), chance)
        result.append(etree.tostring(root))
    return result


@cache
def verdicts(path: Path) -> list[tuple[bytes, bool, bool]]:
    """The changed documents, and what each grammar says of them."""
    found = []
    for mutant in mutants(path):
        document = etree.ElementTree(etree.fromstring(mutant))
        found.append((mutant, rng().validate(document), xsd().validate(document)))
    return found


@pytest.mark.parametrize("path", VALID + EDITION, ids=name)
def test_both_grammars_judge_changed_documents_alike(path: Path) -> None:
    accepted = 0
    for mutant, by_rng, by_xsd in verdicts(path):
        assert by_xsd == by_rng, mutant.decode()
        accepted += by_rng
    assert 0 < accepted < MUTATIONS


@pytest.mark.parametrize("path", VALID + EDITION, ids=name)
def test_changed_documents_that_pass_are_valid_tei(path: Path, tei_all: etree.RelaxNG) -> None:
    """Only what passes is asked about: tei_all can keep libxml2 busy for long over a mistake."""
    for mutant, by_rng, by_xsd in verdicts(path):
        if by_rng or by_xsd:
            document = etree.ElementTree(etree.fromstring(mutant))
            assert tei_all.validate(document), mutant.decode()
