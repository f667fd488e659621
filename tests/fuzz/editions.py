"""Editions by chance: documents, a register, a head and inclusions, whole or changed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from lxml import etree

from tests.fuzz.chance import Chance, one
from tests.fuzz.corruption import corrupted, tampered
from tests.fuzz.disorder import disordered
from tests.fuzz.generation import Generator, Language
from tests.fuzz.whole import Edition

LAYERS = ("none", "tree", "markup", "bytes")
"""What is changed of a file: nothing, its tree, its markup, or its bytes, from plain to wild."""

_HEAD = """<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><fileDesc>
<titleStmt><title>An edition</title><editor>An Editor</editor></titleStmt>
<publicationStmt><publisher>A Press</publisher><date when="2026-11-23">2026</date>
<availability><licence target="https://example.org/licence">Free.</licence></availability>
</publicationStmt><sourceDesc><p>Born digital.</p></sourceDesc></fileDesc></teiHeader>
<text><body><div xml:id="introduction"><head>Introduction</head><p>About <persName ref="#p1">Anna
</persName> and <ref target="document-0">a document</ref>.</p></div></body></text></TEI>
"""
_REGISTER = """<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><fileDesc>
<titleStmt><title>Persons and places</title></titleStmt><publicationStmt><p>Part.</p>
</publicationStmt><sourceDesc><p>None.</p></sourceDesc></fileDesc></teiHeader><standOff>
<listPerson><person xml:id="p1" sex="F"><persName>Anna <surname>Ahlers</surname></persName>
<birth when="1901-02-03"/><idno type="VIAF">12345</idno><note><p>A <placeName ref="#l1">Berliner
</placeName>.</p></note></person><person xml:id="i1"><persName>Béla</persName></person></listPerson>
<listPlace><place xml:id="l1"><placeName>Berlin</placeName><location><geo>52.5 13.4</geo></location>
</place></listPlace><listBibl><bibl xml:id="b1"><author>Doe</author> <title>A Book</title></bibl>
</listBibl></standOff></TEI>
"""
_PART = (
    '<div xmlns="http://www.tei-c.org/ns/1.0" xml:id="part"><head>Part</head><p>An inclusion with a'
    ' <note>note</note> and a <persName ref="register.xml#p1">name</persName>.</p></div>'
)
_INCLUDING = (
    "<xi:include xmlns:xi='http://www.w3.org/2001/XInclude' href='parts/part.xml'>"
    "<xi:fallback><p>instead</p></xi:fallback></xi:include>"
)
_PARSER = etree.XMLParser(resolve_entities="internal", no_network=True, collect_ids=False)


@dataclass(frozen=True)
class Maker:
    """Makes editions, of documents of ``size`` elements about."""

    language: Language
    size: int = 50

    @cached_property
    def names(self) -> Sequence[str]:
        """The elements that documents are made for."""
        return sorted(self.language.elements.keys() - {"teiCorpus"})

    def document(self, seed: int) -> etree._Element:
        """Return the document of a seed."""
        goal = self.names[seed % len(self.names)]
        return Generator(self.language, seed).document(goal, size=self.size)

    def single(self, chance: Chance, *, layer: str, changes: int, pdf: bool = True) -> Edition:
        """Return an edition of one document that is changed in a layer."""
        root = self.document(chance.randrange(1_000_000))
        data = self.changed(root, chance, layer=layer, changes=changes)
        schema = one(chance, ("edition.rng", "none", "edition.xsd"))
        return Edition({"a.xml": data}, schema, pdf, is_tei=self.is_tei(data))

    def several(self, chance: Chance, *, documents: int, changes: int, pdf: bool = True) -> Edition:
        """Return an edition of several files, any of which may be changed."""
        files: dict[str, bytes] = {}
        for number in range(documents):
            root = self.document(chance.randrange(1_000_000))
            root.set("{http://www.w3.org/XML/1998/namespace}id", f"document-{number}")
            files[f"{'documents/' if number % 2 else ''}{number}.xml"] = etree.tostring(root)
        files["0.xml"] = files["0.xml"].replace(b"</body>", f"{_INCLUDING}</body>".encode(), 1)
        files["parts/part.xml"] = _PART.encode()
        files["register.xml"] = _REGISTER.encode()
        if chance.randrange(4):
            files["edition.xml"] = _HEAD.encode()
        changed = {
            path: self._perhaps(data, chance, changes=changes) for path, data in files.items()
        }
        is_tei = all(self.is_tei(data) for data in changed.values())
        return Edition(changed, one(chance, ("edition.rng", "none")), pdf, is_tei)

    def changed(self, root: etree._Element, chance: Chance, *, layer: str, changes: int) -> bytes:
        """Return a document, changed in a layer, as bytes."""
        if layer == "tree":
            root = disordered(root, chance, self.names, changes=changes)
        data = etree.tostring(root, encoding="utf-8")
        if layer == "markup":
            return tampered(data, chance, changes=changes)
        return corrupted(data, chance, changes=changes) if layer == "bytes" else data

    def is_tei(self, data: bytes) -> bool:
        """Tell whether elements stand, and words, where TEI has them."""
        try:
            return self.language.allows(etree.fromstring(data, _PARSER))
        except (etree.XMLSyntaxError, ValueError):
            return False

    def _perhaps(self, data: bytes, chance: Chance, *, changes: int) -> bytes:
        layer = one(chance, LAYERS)
        if layer == "none":
            return data
        return self.changed(etree.fromstring(data), chance, layer=layer, changes=changes)
