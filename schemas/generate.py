"""Makes the grammars, the rules and the encoding guide from ``edition.odd``.

Nothing but the ODD (and ``rules.xml``, which it takes in) is written by hand; what is made is
committed, so that nobody needs this to edit or to build. A test compares the two.
"""

from __future__ import annotations

from pathlib import Path

from lxml import etree

from edition.engines.saxonche import Stylesheets
from edition.stages.rules import Transpiler

FOLDER = Path(__file__).resolve().parent

_TEI = "{http://www.tei-c.org/ns/1.0}"

# Each file that is made: the stylesheet in ``compile/``, and its mode.
_MADE = {
    "edition.rng": ("rng", "rng"),
    "edition.sch": ("sch", "sch"),
    "edition.xsd": ("xsd", "xsd"),
    "examples.xsd": ("xsd", "examples"),
    "guide.xml": ("guide", "guide"),
    "xml.xsd": ("xsd", "xml"),
}


def generated() -> dict[str, bytes]:
    """Return each file that is made from the ODD, by its name.

    Raises StylesheetError, TransformError or SchemaError where the ODD or a stylesheet is at fault.
    """
    stylesheets = Stylesheets(FOLDER / "compile", sorted({entry for entry, _ in _MADE.values()}))
    odd = stylesheets.parse(_complete(FOLDER / "edition.odd"))
    made = {
        name: stylesheets.transform(entry, odd, mode=mode).text.encode()
        for name, (entry, mode) in _MADE.items()
    }
    transpiler = Transpiler(FOLDER / "schematron")
    for name, rules in (
        ("edition", made["edition.sch"]),
        ("rules", (FOLDER / "rules.xml").read_bytes()),
    ):
        program = transpiler.translate(rules, phase="#DEFAULT")
        made[f"stylesheets/{name}.xsl"] = f"{program.text}\n".encode()
    return made


def write() -> list[str]:
    """Write what has changed; return the names of the files written."""
    changed = [
        (name, content)
        for name, content in generated().items()
        if not (FOLDER / name).is_file() or (FOLDER / name).read_bytes() != content
    ]
    for name, content in changed:
        (FOLDER / name).write_bytes(content)
    return [name for name, _ in changed]


def _complete(path: Path) -> str:
    """Return the ODD with the documents in it that it refers to: stylesheets read no files."""
    odd = etree.parse(path)
    for reference in list(odd.iter(f"{_TEI}specGrpRef")):
        target = str(reference.get("target"))
        if not target.startswith("#"):
            document = etree.parse(path.parent / target).getroot()
            document.tail = reference.tail
            reference.getparent().replace(reference, document)
    return str(etree.tostring(odd, encoding="unicode"))
