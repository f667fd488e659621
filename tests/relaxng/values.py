"""Values of all datatypes, right and wrong, made by chance from those in the cases."""

from __future__ import annotations

from random import Random
from xml.sax.saxutils import escape

from lxml import etree

from tests.relaxng.specification import CASES, RNG, T

# ENTITY needs a document type declaration; of ID and IDREF jing judges more than the value.
_LEFT_OUT = {"ENTITY", "ENTITIES", "NOTATION", "ID", "IDREF", "IDREFS"}
_CHARACTERS = "0123456789-+:.TZPYMDHSeE/#%?[]ab =_é"

_NAMES = {"Name", "NCName", "NMTOKEN", "NMTOKENS", "QName"}
_REASONS = {
    "anyURI": "jing wants an authority after two slashes, and an address in brackets anywhere.",
    "dateTime": "jing does not know 24:00:00.",
    "time": "jing does not know 24:00:00, nor a zone of -14:00 after a fraction.",
    "gYear": "jing has a limit for years.",
    "gYearMonth": "jing has a limit for years.",
    "date": "jing has a limit for years.",
    "duration": "jing allows a point without digits after it.",
}


def reason(datatype: str, text: str) -> str:
    """Return why jing may judge a value of a datatype otherwise, or nothing."""
    if datatype in _NAMES and not text.isascii():
        return "jing has the names of XML 1.0 before its fifth edition."
    return _REASONS.get(datatype, "")


def values(random: Random, count: int) -> list[str]:
    """Return texts, most of them nearly values of some datatype."""
    root = etree.parse(CASES / "datatypes.xml").getroot()
    known = sorted({node.text or "" for node in root.iter(f"{T}v")})
    known = [text for text in known if "\n" not in text and len(text) < 60]
    found = dict.fromkeys(known)
    while len(found) < count:
        text = list(random.choice(known))
        for _ in range(random.choice((1, 1, 2, 3))):
            at = random.randint(0, len(text))
            text[at : at + random.randint(0, 1)] = random.choice(("", *_CHARACTERS))
        found["".join(text)] = None
    return list(found)


def datatypes() -> list[str]:
    """Return the names of the datatypes that can be compared."""
    root = etree.parse(CASES / "datatypes.xml").getroot()
    return sorted({node.get("name") for node in root.iter(f"{T}datatype")} - _LEFT_OUT)


def schema(names: list[str]) -> str:
    """Return a schema with an element for each datatype."""
    elements = "".join(f'<element name="{n}"><data type="{n}"/></element>' for n in names)
    library = "http://www.w3.org/2001/XMLSchema-datatypes"
    head = f'<element name="r" xmlns="{RNG}" datatypeLibrary="{library}">'
    return f"{head}<zeroOrMore><choice>{elements}</choice></zeroOrMore></element>"


def document(names: list[str], texts: list[str]) -> list[str]:
    """Return the lines of a document with each text as each datatype, one a line."""
    lines = [f"<{name}>{escape(text)}</{name}>" for name in names for text in texts]
    return ["<r>", *lines, "</r>"]
