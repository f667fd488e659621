"""The setting ``unit``: an XPath in which names are TEI's."""

from __future__ import annotations

import pytest
from lxml import etree

from edition.errors import UsageError
from edition.selection import Selection

DOCUMENT = """
<TEI xmlns="http://www.tei-c.org/ns/1.0"><text><body>
  <div type="chapter" xml:id="c"><head>x</head>
    <div type="document" subtype="letter" xml:id="a"><div type="document" xml:id="inner"/></div>
    <div type="document" subtype="div" xml:id="b"/>
  </div>
  <div2 n="3" xml:id="d"/>
</body></text></TEI>
"""


@pytest.mark.parametrize(
    ("expression", "expected"),
    [
        ("//div[@type='document']", "a b"),
        ("//tei:div[@type = 'document']", "a b"),
        ("//div[@type='document' and @subtype='div']", "b"),
        ("//div [ @type = 'document' or child::head ]", "c"),
        ("//div[@type='document'][not(@subtype) or @subtype='letter']", "a"),
        ("/TEI/text/body/div/div | //div2", "a b d"),
        ("//div2[@n div 3 = 1]", "d"),
        ("//div2[@n mod 2 = 1][attribute::n]", "d"),
        ("//body/descendant::div[parent::div[head]]", "a b"),
        ("//*[self::div2]", "d"),
        ("//div[@xml:id='b']", "b"),
        ("//p", ""),
    ],
)
def test_names_are_those_of_tei(expression: str, expected: str) -> None:
    found = Selection(expression).elements(etree.fromstring(DOCUMENT))
    name = "{http://www.w3.org/XML/1998/namespace}id"
    assert " ".join(item.get(name, "") for item in found) == expected


@pytest.mark.parametrize(
    "expression",
    ["//div[", "", "//x:div", "count(//div)", "//div/@type", "//div/text()", "nothing()", "'div'"],
)
def test_what_selects_no_elements_is_refused(expression: str) -> None:
    with pytest.raises(UsageError, match="'"):
        Selection(expression).elements(etree.fromstring(DOCUMENT))
