"""What a browser would run if it opened a file by itself is told, and not published as it is."""

from __future__ import annotations

from pathlib import Path

import pytest
from lxml import etree

from edition.stages.inert import inert, objection, peril_of_declarations, perils

FILES = Path(__file__).resolve().parent.parent / "hostile/cases/files-that-run/edition/tei"
SHOWN = {"harmless.svg", "plain.txt", "table.csv", "two.php.jpg"}
HTML = "http://www.w3.org/1999/xhtml"
SVG = "http://www.w3.org/2000/svg"


@pytest.mark.parametrize("path", sorted(FILES.iterdir()), ids=lambda path: path.name)
def test_a_file_that_runs_is_not_published(path: Path) -> None:
    if path.suffix != ".xml":
        data = path.read_bytes().replace(b"{web}", b"https://example.org")
        assert (objection(path.name, data) == "") == (path.name in SHOWN)


def drawing(content: str, attributes: str = "") -> bytes:
    link = "http://www.w3.org/1999/xlink"
    return f'<svg xmlns="{SVG}" xmlns:xlink="{link}" {attributes}>{content}</svg>'.encode()


@pytest.mark.parametrize(
    "content",
    [
        '<a href="https://example.org/"><text>x</text></a>',
        '<a xlink:href="other.svg#x"><text>x</text></a>',
        '<use xlink:href="#x"/><rect fill="url(#gradient)" style="fill: url(#gradient)"/>',
        '<image href="data:image/png;base64,iVBORw0KGgo="/><image xlink:href="photo.jpg"/>',
        "<style>.a { fill: url(#b); font-family: serif }</style>",
        '<animate attributeName="x" values="0;1"/>',
        f'<foreignObject><div xmlns="{HTML}" style="color: red">x</div></foreignObject>',
        '<metadata><x xmlns="urn:x" onclick="no handler">x</x></metadata>',
        '<text transform="rotate(5)">on load = javascript:</text>',
    ],
)
def test_an_ordinary_drawing_is_published(content: str) -> None:
    assert objection("x.svg", drawing(content)) == ""


@pytest.mark.parametrize(
    "content",
    [
        '<a href=" java&#10;script:x"><text>x</text></a>',
        '<a href="&#1114109;"><set attributeName="xlink:href" to="javascript:x"/></a>',
        '<use href="//example.org/x.svg#x"/>',
        '<image href="\\\\example.org\\x.png"/>',
        '<rect style="fill: url( https://example.org/x )"/>',
        '<rect fill="u\\72l(https://example.org/x)"/>',
        "<style>@import 'x.css'</style>",
        f'<iframe xmlns="{HTML}" src="x.html"/>',
        f'<a xmlns="{HTML}" onfocus="x" tabindex="0">x</a>',
        f'<x:meta xmlns:x="{HTML}" http-equiv="refresh" content="0; url=x"/>',
    ],
)
def test_a_drawing_that_does_something_is_not(content: str) -> None:
    assert objection("x.svg", drawing(content)) != ""


def test_the_first_peril_has_its_line() -> None:
    said = objection("x.svg", drawing("\n<g/>\n<script>x</script><rect onclick='x'/>"))
    assert said == "it holds the element script (line 3)"


def test_a_file_that_is_inert_has_the_same_words() -> None:
    data = f'''<?xml-stylesheet type="text/xsl" href="x.xsl"?>
<!DOCTYPE p [<!ENTITY x "<script xmlns='{HTML}'>one</script>">]>
<p xmlns="http://www.tei-c.org/ns/1.0" xmlns:h="{HTML}">&x; <h:b onclick="two">three</h:b></p>
'''.encode()
    assert peril_of_declarations(data) == "it holds the element script"
    made = inert(data)
    assert b"stylesheet" not in made
    root = etree.fromstring(made)
    assert "".join(root.itertext()) == "one three"
    assert list(perils(root)) == []
    assert {etree.QName(child).namespace for child in root} == {f"{HTML}#inert"}


def test_standard_names_of_characters_are_no_way_around() -> None:
    data = f"""<!DOCTYPE p SYSTEM "x.dtd" [<!ENTITY x "<script xmlns='{HTML}'>x</script>">]>
<p>&eacute;&x;</p>""".encode()
    assert peril_of_declarations(data) == "it holds the element script"
    assert etree.fromstring(inert(data)).text == "é"
