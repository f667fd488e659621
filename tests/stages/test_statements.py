"""Statements of headers that are rendered by themselves look as they do in their documents."""

from __future__ import annotations

from collections.abc import Mapping

import pytest
from lxml import etree

from edition import layout
from edition.engines.saxonche import Stylesheets, Tree, Value
from edition.stages import statements

HEADER = """<TEI xmlns="http://www.tei-c.org/ns/1.0" xml:lang="{language}" xml:id="d">
<teiHeader>
  <fileDesc>
    <titleStmt>
      <title>A title</title>
      <author><persName ref="https://example.org/p"><forename>Ada</forename>
        <surname>Lang</surname></persName></author>
      <editor role="reviewer">Bo  <emph rend="italic">Holm</emph> &amp; others</editor>
      <respStmt><resp>Encoded by</resp><name>C. D.</name></respStmt>
      <funder>A <orgName xml:lang="fr">Fondation</orgName></funder>
      {statement}
    </titleStmt>
    <publicationStmt>
      <publisher><orgName>Press</orgName> <address><addrLine>1 Street</addrLine>
        <addrLine>Town</addrLine></address></publisher>
      <pubPlace ref="https://example.org/town">Town</pubPlace>
      <date when="2017">2017</date>
      <availability><licence target="https://example.org/by"><p>As you like.</p><p>Name us.</p>
      </licence></availability>
    </publicationStmt>
    <sourceDesc>
      <biblStruct>
        <monogr>
          <author><persName><surname>Lang</surname> <forename>Ada</forename></persName></author>
          <author>Eve Ott</author>
          <title level="m">A book</title>
          <idno type="ISBN">978-3-7001-1185-6</idno>
          <editor>Bo Holm</editor>
          <respStmt><resp>With</resp>
            <persName>C. D.</persName>
            <name>E. F.</name></respStmt>
          <imprint>
            <publisher><orgName>Press</orgName> <orgName>Trust</orgName></publisher>
            <pubPlace><placeName>Wien</placeName></pubPlace>
            <date when="1988">1988</date>
          </imprint>
          <biblScope unit="page">13</biblScope>
        </monogr>
        <series>
          <title level="s">A series.</title>
          <editor>Fee Gut, chair: <persName>Hal Ibn</persName></editor>
          <biblScope unit="volume">2</biblScope>
        </series>
      </biblStruct>
    </sourceDesc>
  </fileDesc>
  <encodingDesc>
    <projectDesc><p>A project.</p></projectDesc>
    <editorialDecl><p>Rules.</p><hyphenation eol="none"><p>No hyphens.</p></hyphenation>
      <correction method="silent"><p>Corrected.</p></correction></editorialDecl>
  </encodingDesc>
</teiHeader>
<text><body><p>Words.</p></body></text></TEI>"""
CONTEXT = """<c:context xmlns:c="urn:edition:context">
<c:document id="d" lang="{language}" tei="tei/d.xml"><c:title>A title</c:title></c:document>
<c:target pointer="ed" kind="person" id="ed"><c:name>Ed</c:name></c:target>
<c:target pointer="https://example.org/by" kind="web"/>
<c:target pointer="https://example.org/p" kind="web"/></c:context>"""
EDITION = '<c:edition xmlns:c="urn:edition:context" xml:lang="en"><c:chronology/></c:edition>'
COUNT = 17
"""How many statements of the header stand for themselves."""


@pytest.fixture(name="edition")
def made_edition(stylesheets: Stylesheets) -> Tree:
    return stylesheets.parse(EDITION)


def loaded(statement: str = "", language: str = "en") -> etree._Element:
    root = etree.fromstring(HEADER.format(statement=statement, language=language))
    for at, item in enumerate(root.iter()):
        item.set("{urn:edition:diagnostics}at", str(at))
    root.set("{urn:edition:diagnostics}file", "d.xml")
    return root


def alike(
    stylesheets: Stylesheets, root: etree._Element, edition: Tree, language: str = "en"
) -> Mapping[str, Tree]:
    return statements.alike(stylesheets, root, CONTEXT.format(language=language), edition)


@pytest.mark.parametrize("language", ["en", "de", "ar", ""])
def test_a_statement_looks_as_in_its_document(
    stylesheets: Stylesheets, edition: Tree, language: str
) -> None:
    root = loaded(language=language)
    made = alike(stylesheets, root, edition, language)
    assert len(made) == COUNT
    given: dict[str, Value] = {
        "context": stylesheets.parse(CONTEXT.format(language=language)),
        "edition": edition,
        "page": layout.document_page("d"),
        "part": "",
    }
    tree = stylesheets.parse(etree.tostring(root, encoding="unicode"))
    pages = [
        stylesheets.transform("site", tree, mode="document", parameters=parameters)
        for parameters in (given, {**given, "statements": made})
    ]
    assert pages[0] == pages[1]


def test_what_was_rendered_for_one_document_is_taken_for_the_next(
    stylesheets: Stylesheets, edition: Tree
) -> None:
    first, second = loaded(), loaded()
    for item in second.iter():  # the same words at other places
        item.set("{urn:edition:diagnostics}at", f"1{item.get('{urn:edition:diagnostics}at')}")
    made, again = (alike(stylesheets, root, edition) for root in (first, second))
    assert list(again) == [f"1{stamp}" for stamp in made]
    assert all(one is other for one, other in zip(made.values(), again.values(), strict=True))


@pytest.mark.parametrize(
    "statement",
    [
        '<editor xml:id="e">With an id</editor>',
        '<editor><persName corresp="#d">Points into its document</persName></editor>',
        '<editor key="ed">Is in a register</editor>',
        "<editor>With a note<note>note</note></editor>",
        '<editor><ref target="https://example.org/p">A link</ref></editor>',
        '<editor xmlns="">Of no TEI</editor>',
        '<editor>Looks stamped: ns0:at="5" or x:at="7"</editor>',
        '<editor>&lt;name ns0:at="5"</editor>',
        "<title>Of its own</title>",
    ],
)
def test_what_may_depend_on_its_document_stays_there(
    stylesheets: Stylesheets, edition: Tree, statement: str
) -> None:
    assert len(alike(stylesheets, loaded(statement), edition)) == COUNT


def test_neighbours_without_a_space_between_them_stay_where_they_are(
    stylesheets: Stylesheets, edition: Tree
) -> None:
    close = "<editor>One</editor><editor>Two</editor>"
    assert len(alike(stylesheets, loaded(close), edition)) == COUNT - 4
    words = "<editor>One</editor> and others"
    assert len(alike(stylesheets, loaded(words), edition)) == COUNT - 4


def test_elements_around_with_attributes_are_not_left_out(
    stylesheets: Stylesheets, edition: Tree
) -> None:
    root = loaded()
    [header] = root.iterfind("{*}teiHeader")
    header.set("{http://www.w3.org/XML/1998/namespace}lang", "ru")
    assert not alike(stylesheets, root, edition)


def test_a_document_of_several_files_stays_whole(stylesheets: Stylesheets, edition: Tree) -> None:
    root = loaded()
    [text] = root.iterfind("{*}text")
    text.set("{urn:edition:diagnostics}file", "other.xml")
    assert not alike(stylesheets, root, edition)
