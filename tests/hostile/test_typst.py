"""No text of a document is code in the book: whatever it is, it is set as it stands."""

from __future__ import annotations

import re
import unicodedata
from html import escape
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree

from edition.engines.saxonche import Stylesheets
from edition.engines.typst import Typesetter
from edition.errors import TypesettingError
from edition.pdf.tags import read_text
from edition.stages import book
from edition.stamps import serialise, stamp
from tests.hostile.corpus import SECRET

DAY = book.date(2026, 11, 23)
CONTEXT = """<c:context xmlns:c="urn:edition:context">
  <c:document id="x" lang="en" words="9"><c:title>A title {s}</c:title><c:author>{s}</c:author>
    <c:date when="1957-07-03">{s}</c:date><c:keyword>{s}</c:keyword></c:document>
  <c:target pointer="#kim" kind="person" id="kim"><c:name>{s}</c:name>
    <c:gloss>{s}</c:gloss></c:target>
  <c:target pointer="https://example.org/" kind="web" address="https://example.org/{s}"/>
  <c:file pointer="a.png" path="images/{s}.png" unprintable="true"/>
</c:context>"""
EDITION = """<c:edition xmlns:c="urn:edition:context" xml:lang="en" date="2026-11-23">
  <c:title>{s}</c:title><c:editor>{s}</c:editor><c:publisher>{s}</c:publisher></c:edition>"""
BODY = """<div type="{s}" n="{s}"><head>{s}</head>
  <p n="{s}" rend="{s}">BEGIN {s} END <hi rend="{s}" style="{s}">{s}</hi>
  <persName ref="#kim">{s}</persName> <ref target="https://example.org/">{s}</ref>
  <ref target="https://example.org/{s}">{s}</ref> <ptr target="{s}"/>
  <foreign xml:lang="{s}">{s}</foreign>
  <date when="{s}">{s}</date><note place="foot" n="{s}">{s}</note> <index><term>{s}</term></index>
  <choice><sic>{s}</sic><corr>{s}</corr></choice>
  <app n="{s}" loc="{s}"><lem wit="{s}">{s}</lem><rdg wit="{s}">{s}</rdg></app>
  <formula notation="{s}">{s}</formula> <formula notation="tex" n="{s}">{s}</formula>
  <pb n="{s}" facs="{s}"/> <gap reason="{s}"><desc>{s}</desc></gap> <g ref="{s}">{s}</g></p>
  <figure><graphic url="a.png"/><head>{s}</head><figDesc>{s}</figDesc></figure>
  <list type="{s}"><label>{s}</label><item n="{s}">{s}</item></list>
  <table><head>{s}</head><row role="label"><cell>{s}</cell></row><row><cell>{s}</cell></row></table>
  <sp who="{s}"><speaker>{s}</speaker><l n="{s}">{s}</l><stage>{s}</stage></sp>
  <quote source="{s}">{s}</quote> <eg>{s}</eg> <egXML xmlns="urn:x">{s}</egXML>
  <b:web xmlns:b="urn:edition:book" address="{s}">{s}</b:web></div>"""
CODE = st.sampled_from(
    r"""#read("/etc/passwd") #include #import"@preview/x:1.0.0" #eval("1") #panic("x") #[ #{ ") "]
    "} ]) }) */ /* // ``` $ $#x$ \ \" \\ \u{22} " ' ` = - + / <x> @x #let #set #show #while(true){}
    #for     #ed.hi[x] #ed #sys.version #plugin("x") #image("x") #json("x") #link("x") ~ -- --- ... https://x.y
    #context #metadata(1) #label("x") <ed> [x] (x) {x} ; : , . _ * ^ & | < > % !""".split()
)
LETTERS = st.text("aebcdfgß éàñ αβγ абв שלום \t\n", max_size=8)
XML = st.characters(exclude_categories=["Cs"], exclude_characters="".join(
    [*map(chr, set(range(32)) - {9, 10, 13}), "\ufffe", "\uffff"]
))  # fmt: skip
ODD = "".join(map(chr, (*range(127, 161), 173, 0x34F, 0x61C, 0xFDD0, 0xE000, 0x10FFFD)))
ODD += "a\u0301\u0488\u180e\u200b\u200d\u202a\u202c\u202e\u2028\u2029\u2060\u2066\u2069"
ODD += "\ufe0f\ufeff\ufffc\U000e0001"
"""Controls, marks and characters without a glyph, which are hard on a typesetter."""


@pytest.fixture(scope="module")
def stylesheets(root: Path) -> Stylesheets:
    return Stylesheets(root / "xslt", ["book"])


@pytest.fixture(scope="module")
def typesetter() -> Typesetter:
    return Typesetter()


@pytest.fixture(scope="module")
def outside(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("outside")
    (folder / "secret.txt").write_text(SECRET, "utf-8")
    (folder / "press" / "documents").mkdir(parents=True)
    book.furnish(folder / "press", root / "xslt")
    return folder


def printed(
    stylesheets: Stylesheets, typesetter: Typesetter, outside: Path, said: str, body: str
) -> str:
    """Return the text of the PDF of a document; ``said`` stands wherever there is ``{s}``."""
    root = etree.fromstring(
        '<TEI xmlns="http://www.tei-c.org/ns/1.0" xml:lang="en"><teiHeader><fileDesc/></teiHeader>'
        f"<text><body>{body.replace('{s}', escape(said))}</body></text></TEI>"
    )
    stamp(root, "x.xml")
    context = stylesheets.parse(CONTEXT.replace("{s}", escape(said)))
    edition = stylesheets.parse(EDITION.replace("{s}", escape(said)))
    source = stylesheets.parse(serialise(root))
    made = book.fragment(stylesheets, typesetter, source, context=context, edition=edition)
    book.place(outside / "press", "x", made)
    single = book.single(stylesheets, typesetter, context=context, edition=edition)
    return read_text(book.set_in_type(typesetter, single, root=outside / "press", day=DAY))


def is_unseen(char: str) -> bool:
    """Tell whether a character has no glyph: white space, and what controls others."""
    return char.isspace() or unicodedata.category(char) == "Cf"


@settings(
    max_examples=120, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.lists(st.one_of(CODE, LETTERS), max_size=6).map("".join))
def test_code_is_set_as_it_stands(
    stylesheets: Stylesheets, typesetter: Typesetter, outside: Path, said: str
) -> None:
    text = printed(stylesheets, typesetter, outside, said, BODY)
    [shown] = re.findall(r"BEGIN\s(.*?)\s?END", text, re.DOTALL)
    # What stands at the end of a line cannot be told from what the typesetter put there.
    assert "".join(shown.split()) == "".join(said.split())


@settings(
    max_examples=120, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.one_of(st.text(XML, max_size=12), st.text(st.sampled_from(ODD), max_size=6)))
def test_any_text_is_set(
    stylesheets: Stylesheets, typesetter: Typesetter, outside: Path, said: str
) -> None:
    text = printed(stylesheets, typesetter, outside, said, BODY)
    shown = "".join(re.findall(r"BEGIN\s(.*?)\s?END", text, re.DOTALL))
    is_reversed = any("\u202a" <= char <= "\u202e" or "\u2066" <= char <= "\u2069" for char in said)
    for char in () if is_reversed else said:
        if unicodedata.category(char)[0] in "LNPSC" and not is_unseen(char):
            assert char in shown or f"U+{ord(char):04X}" in shown


@pytest.mark.parametrize(
    "code",
    [
        '#read("../secret.txt")',
        '#read("/../secret.txt")',
        '#read("/etc/passwd")',
        '#read("{outside}/secret.txt")',
        '#include "../secret.txt"',
        '#image("../secret.txt")',
        '#plugin("../secret.txt")',
        '#eval("read(\\"../secret.txt\\")")',
        '#import "@preview/cetz:0.3.4": canvas',
        '#import "@local/x:1.0.0": *',
    ],
)
def test_even_code_reads_nothing_outside(typesetter: Typesetter, outside: Path, code: str) -> None:
    """The second wall: the typesetter has a root folder, and nothing beside it."""
    titled = '#set document(title: "x")\n#set text(lang: "en")\n'
    root = outside / "press"
    assert typesetter.pdf(f'{titled}#read("/book.typ").len()', root=root, timestamp=0)
    with pytest.raises(TypesettingError):
        typesetter.pdf(titled + code.replace("{outside}", str(outside)), root=root, timestamp=0)
