"""Documents in which some elements, chosen by chance, are withheld with all that is in them."""

from __future__ import annotations

import re
from random import Random

from lxml import etree

SIGN = "zqxzqx"
"""What every word and every id that is withheld begins with."""
PATTERN = f"*[@n='{SIGN}']"
"""What selects what is withheld."""
_XML_ID = "{http://www.w3.org/XML/1998/namespace}id"
_KEPT = frozenset({"TEI", "teiHeader", "text", "body"})
_WORD = re.compile(r"\w+")


def withheld(root: etree._Element, seed: int) -> int:
    """Mark some elements of a document, and each word and id in them; return how many."""
    random = Random(seed)
    chosen = [
        element
        for element in root.iter(etree.Element)
        if etree.QName(element).localname not in _KEPT and random.random() < 0.08
    ]
    renamed: dict[str, str] = {}
    for outer in chosen:
        if not set(chosen).isdisjoint(outer.iterancestors()):
            continue
        for element in outer.iter(etree.Element):
            element.text = _WORD.sub(rf"{SIGN}\g<0>", element.text) if element.text else None
            if element is not outer and element.tail:
                element.tail = _WORD.sub(rf"{SIGN}\g<0>", element.tail)
            if element.get(_XML_ID) is not None:
                renamed[element.get(_XML_ID, "")] = f"{SIGN}{element.get(_XML_ID)}"
                element.set(_XML_ID, renamed[element.get(_XML_ID, "")])
    for element in root.iter(etree.Element):
        for name, value in element.attrib.items():
            words = [f"#{renamed[x[1:]]}" if x[1:] in renamed else x for x in value.split(" ")]
            if any(word.startswith(f"#{SIGN}") for word in words):
                element.set(name, " ".join(words))
    for element in chosen:
        element.set("n", SIGN)
    return len(chosen)
