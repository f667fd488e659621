"""Reads the cases in ``cases``."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from lxml import etree

CASES = Path(__file__).parent / "cases"
T = "{urn:edition:relaxng-cases}"
RNG = "http://relaxng.org/ns/structure/1.0"
_OURS = (f' xmlns="{RNG}"', ' xmlns:t="urn:edition:relaxng-cases"')


@dataclass(frozen=True, slots=True)
class Document:
    """A document of a case: its text, whether it is valid, and the errors that it has, if told.

    ``jing`` is why jing says otherwise, if it does.
    """

    text: str
    valid: bool
    errors: tuple[str, ...] | None = None
    jing: str = ""


@dataclass(frozen=True, slots=True)
class Case:
    """A schema with the files it includes, whether it is correct, and documents.

    ``jing`` is why jing takes the schema for incorrect, if it does.
    """

    name: str
    schema: str
    correct: bool
    section: str = ""
    resources: dict[str, bytes] = field(default_factory=dict)
    documents: tuple[Document, ...] = ()
    jing: str = ""

    def read(self, address: str) -> bytes:
        """Return a file of the case."""
        if address == "schema.rng":
            return self.schema.encode()
        try:
            return self.resources[address]
        except KeyError as error:
            raise FileNotFoundError(address) from error


def cases() -> list[Case]:
    """Return all cases, those of datatypes included, in the order of the files."""
    return [case for path in sorted(CASES.glob("*.xml")) for case in _cases(path)]


def _cases(path: Path) -> Iterator[Case]:
    root = etree.parse(path, etree.XMLParser(strip_cdata=False)).getroot()
    for node in root.iter(f"{T}case", f"{T}datatype"):
        name = f"{path.stem}:{node.sourceline}"
        yield _case(name, node) if node.tag == f"{T}case" else _datatype(name, node)


def _case(name: str, node: etree._Element) -> Case:
    schema = next(node.iterchildren(f"{T}correct", f"{T}incorrect"))
    return Case(
        name,
        _schema(schema),
        schema.tag == f"{T}correct",
        schema.get("section", ""),
        {r.get("name"): _schema(r).encode() for r in node.iterchildren(f"{T}resource")},
        tuple(
            Document(
                _document(d),
                d.tag == f"{T}valid",
                tuple(d.get("errors").split()) if d.get("errors") is not None else None,
            )
            for d in node.iterchildren(f"{T}valid", f"{T}invalid")
        ),
    )


def _schema(node: etree._Element) -> str:
    if len(node) == 0:
        return node.text.strip()
    return etree.tostring(node[0], encoding="unicode", with_tail=False)


def _document(node: etree._Element) -> str:
    if len(node) == 0:
        return node.text.strip()
    text = etree.tostring(node[0], encoding="unicode", with_tail=False)
    for ours in _OURS:
        text = text.replace(ours, "")
    return text


_XSD = "http://www.w3.org/2001/XMLSchema-datatypes"


def _datatype(name: str, node: etree._Element) -> Case:
    """Return the case of a datatype: an element ``v`` with values, ``p`` with pairs of equals."""
    E = etree.Element  # noqa: N806
    schema = E("element", {"name": "r", "xmlns": RNG, "datatypeLibrary": _XSD})
    choice = etree.SubElement(etree.SubElement(schema, "zeroOrMore"), "choice")
    data = etree.SubElement(etree.SubElement(choice, "element", name="v"), "data")
    data.set("type", node.get("name"))
    for param in node.iterchildren(f"{T}param"):
        etree.SubElement(data, "param", name=param.get("name")).text = param.text
    documents: list[Document] = []

    def add(tag: str, text: str | None, *, valid: bool, jing: str) -> None:
        document = E("r")
        etree.SubElement(document, tag).text = text
        documents.append(Document(etree.tostring(document, encoding="unicode"), valid, None, jing))

    for part in node.iterchildren(f"{T}valid", f"{T}invalid"):
        for v in part:
            add("v", v.text, valid=part.tag == f"{T}valid", jing=v.get("jing", ""))
    for part in node.iterchildren(f"{T}equal", f"{T}unequal"):
        tag = f"p{len(choice)}"
        value = etree.SubElement(etree.SubElement(choice, "element", name=tag), "value")
        value.set("type", node.get("name"))
        value.text = part[0].text
        add(tag, part[1].text, valid=part.tag == f"{T}equal", jing=part.get("jing", ""))
    return Case(
        f"{name} {node.get('name')}",
        etree.tostring(schema, encoding="unicode"),
        correct=True,
        documents=tuple(documents),
        jing=node.get("jing", ""),
    )
