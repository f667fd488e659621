"""Files changed by chance go the whole way; what is wrong with one shrinks to what makes it so."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from lxml import etree

from edition.diagnostics import RULES
from edition.judging import grammar
from edition.resources import schemas
from edition.stages.load import load
from tests.fuzz import odd, safety
from tests.fuzz.chance import Chance
from tests.fuzz.corruption import corrupted, tampered
from tests.fuzz.editions import Maker
from tests.fuzz.generation import Language
from tests.fuzz.trial import Fault
from tests.fuzz.whole import Edition, judge

DOCUMENT = b"""<?xml version="1.0" encoding="UTF-8"?>
<TEI xmlns="http://www.tei-c.org/ns/1.0" xml:id="a"><teiHeader><fileDesc>
<titleStmt><title>A letter</title></titleStmt><publicationStmt><p>None.</p></publicationStmt>
<sourceDesc><p>None.</p></sourceDesc></fileDesc></teiHeader>
<text><body><pb n="1"/><head>One</head><p n="1">Two <hi rend="italic">three</hi>,
<ref target="#x">four</ref> \xe2\x80\x93 f\xc3\xbcnf<note xml:id="x">six</note>.</p>
</body></text></TEI>
"""
quick = settings(
    deadline=None,
    derandomize=True,
    database=None,
    phases=(Phase.explicit, Phase.generate, Phase.shrink),
    suppress_health_check=list(HealthCheck),
)
"""The same documents each time: a long run is for others."""


class Drawn:
    """Chance by Hypothesis: every draw is a number of its own, and shrinks."""

    def __init__(self, data: st.DataObject) -> None:
        self._data = data

    def randrange(self, stop: int, /) -> int:
        return self._data.draw(st.integers(0, stop - 1))


@pytest.fixture(scope="module")
def maker(shared: Path) -> Maker:
    return Maker(Language(odd.read(shared / "tei" / "p5-specs.xml")), size=20)


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("fuzz") / "edition"


def taken_in(data: bytes) -> None:
    """Load a file, and hold what it gives against the grammar: a finding, or a document."""
    folder = load({"a.xml": data})
    lines = len(data.split(b"\n"))
    for item in folder.unreadable:
        assert item.code in RULES
        assert 1 <= item.line <= lines
        assert item.column >= 1
    assert folder.unreadable or folder.documents or folder.remarks or folder.registers
    for unit in folder.documents:
        etree.fromstring(etree.tostring(unit.root), etree.XMLParser(collect_ids=False))
        grammar(schemas() / "edition.rng").validate(unit.root)


@settings(quick, max_examples=400)
@given(st.data())
def test_a_file_changed_as_bytes_is_read_or_told(data: st.DataObject) -> None:
    chance: Chance = Drawn(data)
    taken_in(corrupted(DOCUMENT, chance, changes=1 + chance.randrange(4)))


@settings(quick, max_examples=400)
@given(st.data())
def test_a_file_changed_as_markup_is_read_or_told(data: st.DataObject) -> None:
    chance: Chance = Drawn(data)
    taken_in(tampered(DOCUMENT, chance, changes=1 + chance.randrange(4)))


@pytest.mark.parametrize("part", range(4))
def test_a_file_cut_off_anywhere_is_read_or_told(part: int) -> None:
    for length in range(part, len(DOCUMENT), 4):
        taken_in(DOCUMENT[:length])


@settings(quick, max_examples=24)
@given(st.data())
def test_a_changed_document_becomes_an_edition(
    maker: Maker, place: Path, data: st.DataObject
) -> None:
    chance: Chance = Drawn(data)
    layer = ("tree", "markup", "bytes")[chance.randrange(3)]
    edition = maker.single(chance, layer=layer, changes=1 + chance.randrange(3))
    assert judge(edition, place).faults == ()


@settings(quick, max_examples=6)
@given(st.data())
def test_several_changed_files_become_an_edition(
    maker: Maker, place: Path, data: st.DataObject
) -> None:
    chance: Chance = Drawn(data)
    edition = maker.several(chance, documents=2, changes=1 + chance.randrange(2))
    assert judge(edition, place).faults == ()


HARMFUL = {
    "<p onclick='x()'>a</p>": "The attribute onclick of p is not of the list.",
    "<p style='color:red'>a</p>": "The attribute style of p is not of the list.",
    "<iframe></iframe>": "The element iframe is not of the list.",
    "<script>x()</script>": "A script is none of the edition's own.",
    "<script src='https://example.org/x.js'></script>": "A script is none of the edition's own.",
    "<a href='javascript:x()'>a</a>": "The href of a has the scheme javascript.",
    "<a href=' java\tscript:x()'>a</a>": "The href of a has the scheme javascript.",
    "<a href='data:text/html,x'>a</a>": "The href of a has the scheme data.",
    "<a href='//example.org/'>a</a>": "The href of a leads out of the site: //example.org/",
    "<img src='https://example.org/x'>": (
        "The src of img fetches from elsewhere: https://example.org/x"
    ),
    "<p id='a'>a</p><p id='a'>b</p>": "The id 'a' occurs twice.",
    "<!-- secret -->": "A comment stands on the page.",
    "<a href='https://example.org/'>a</a><script src='../assets/a.js'></script>": "",
}


@pytest.mark.parametrize(("page", "fault"), HARMFUL.items())
def test_what_might_do_harm_is_seen(page: str, fault: str) -> None:
    assert fault in [*safety.faults(page), ""]
    assert bool(safety.faults(page)) == bool(fault)


SPOILT = """<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:m="urn:edition:modes" xpath-default-namespace="http://www.tei-c.org/ns/1.0">
  <xsl:template match="hi" mode="m:html" as="item()*">{}</xsl:template>
</xsl:stylesheet>
"""


@pytest.mark.parametrize(
    ("rule", "kind"),
    [
        ("", "ED601"),
        ("<b onclick='x()'><xsl:apply-templates mode='m:html'/></b>", "safety"),
        ("<ul><p><xsl:apply-templates mode='m:html'/></p></ul>", "nesting"),
        ("<a href='gone.html'><xsl:apply-templates mode='m:html'/></a>", "link"),
        ("<xsl:sequence select='error()'/>", "not made"),
    ],
)
def test_what_a_stylesheet_spoils_is_seen(place: Path, rule: str, kind: str) -> None:
    stylesheet = place.with_name(f"{kind.replace(' ', '-')}.xsl")  # each is compiled once
    stylesheet.write_text(SPOILT.format(rule), "utf-8")
    edition = Edition({"a.xml": DOCUMENT}, "none", pdf=False, is_tei=True)
    assert kind in {fault.kind for fault in judge(edition, place, site=stylesheet).faults}


def test_a_crash_is_a_fault(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object, **__: object) -> Iterator[None]:
        raise RecursionError("too deep")

    monkeypatch.setattr("tests.fuzz.whole.pipeline.build", fail)
    [fault] = judge(Edition({"a.xml": DOCUMENT}, "none"), place).faults
    assert fault == Fault("crash", "RecursionError in test_whole.py: too deep")
