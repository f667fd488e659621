"""Inert: whether a browser that opens a file of the edition by itself runs or fetches anything.

A picture within a page runs nothing. But whoever opens it by its own address opens a page of the
edition, and what runs there may do whatever the edition's own scripts may: so may a page in HTML,
or TEI that holds elements of HTML. What a web server would run is no better.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator

from lxml import etree

from edition.characters import named
from edition.engines.lxml import ParseError, parse
from edition.positions import decode

SHOWN = frozenset(
    # pictures, sound and film
    "png jpg jpeg jpe jfif gif webp avif heic heif jxl bmp ico tif tiff jp2 jpx djvu djv"
    " mp3 m4a aac oga ogg opus wav flac mid midi mp4 m4v ogv webm mov mpg mpeg avi mkv vtt srt"
    # texts and data
    " pdf ps eps txt text md csv tsv json jsonld geojson ndjson ttl nt nq bib ris tex yaml yml"
    " mei musicxml mxl krn abc mscz conllu"
    # what other programs open
    " doc docx odt rtf xls xlsx ods ppt pptx odp epub zip gz tgz bz2 xz 7z tar sqlite db"
    " glb gltf ply obj mtl stl nxs nxz las laz 3dm shp dbf prj kmz otf ttf woff woff2".split()
)
"""Endings of files that a browser shows, plays or keeps, and of which it runs nothing."""

_XHTML = "http://www.w3.org/1999/xhtml"
_NAMESPACES = (_XHTML, "http://www.w3.org/2000/svg", "http://www.w3.org/1998/Math/MathML")
"""The namespaces of what a browser carries out, in whatever file it stands."""
_RUN = tuple(f"{{{namespace}}}*" for namespace in _NAMESPACES)

_PARSER = etree.XMLParser(no_network=True, resolve_entities=False, collect_ids=False)

_HARMLESS = frozenset(
    "html head body title p div span em strong i b u s sub sup br ul ol li dl dt dd table caption"
    " tbody thead tfoot tr td th pre code blockquote q cite h1 h2 h3 h4 h5 h6 section article"
    " header footer main figure figcaption small abbr hr a font center".split()
)
"""Elements of HTML that show something and do nothing."""
_DOING = frozenset("script handler listener iframe object embed audio video discard".split())
_MOVING = frozenset("animate set animateTransform animateMotion animateColor".split())
_MOVABLE = re.compile(r"on|(.*:)?href$|style$|src$", re.IGNORECASE)

_ADDRESSES = frozenset("href src action formaction data poster background ping cite".split())
_ADDRESS = re.compile(
    r"\s*(#|(https?|mailto|ftp):|data:image/(png|jpeg|gif|webp)[;,]|[^:/?#\\]*([/?#]|$))",
    re.IGNORECASE,
)
"""Addresses that lead somewhere and run nothing."""
_NEAR = re.compile(r"\s*(#|data:image/(png|jpeg|gif|webp)[;,]|(?![/\\]{2})[^:\\]*$)", re.IGNORECASE)
"""Addresses that ask nobody but the edition itself."""
_FETCHING = re.compile(
    r"@import|\\|url\(\s*[\"']?\s*(?!#|data:|[\"']?\s*#)|expression\(|-moz-binding"
)
"""CSS that fetches something, or could be hiding that it does."""


def objection(path: str, data: bytes) -> str:
    """Return why a file is not to be published, as the end of a sentence; nothing if it may be."""
    ending = posixpath.splitext(path)[1].lower().removeprefix(".")
    if ending == "svg":
        return _objection_to_drawing(data)
    if ending in SHOWN:
        return ""
    if not ending:
        return "its name does not say what it is, so that a browser would guess"
    return f"a browser or a server may run what is called .{ending}"


def perils(root: etree._Element) -> Iterator[tuple[etree._Element, str]]:
    """Yield the elements that run or fetch something when a browser opens an XML file, and why."""
    for element in root.iter(*_RUN):
        said = _peril(element)
        if said:
            yield element, said


def peril_of_declarations(data: bytes) -> str:
    """Return what the declarations of an XML file put into it that a browser would run."""
    root = _root(data)
    whole = etree.tostring(root.getroottree())
    # Nothing else holds such letters once it is written anew.
    if b"<!ATTLIST" in whole:
        return "it declares attributes for its elements"
    if b"<!ENTITY" not in whole:
        return ""
    # libxml2 puts what stands in an entity into no namespace.
    again = etree.fromstring(etree.tostring(root), _PARSER)
    return next((said for _, said in perils(again)), "")


def inert(data: bytes) -> bytes:
    """Return an XML file as one of which a browser runs nothing, word for word the same.

    The elements that it would carry out are in namespaces that it does not know.
    """
    data = etree.tostring(_root(data), encoding="utf-8", xml_declaration=True)
    for namespace in _NAMESPACES:
        data = data.replace(f'="{namespace}"'.encode(), f'="{namespace}#inert"'.encode())
    return data


def _root(data: bytes) -> etree._Element:
    """Return the root of a file that may use the standard names of characters."""
    try:
        return parse(data)
    except ParseError:
        text = named(decode(data))
        if text is None:
            raise
        return parse(text.text.encode("utf-8"), encoding="utf-8")


def _objection_to_drawing(data: bytes) -> str:
    try:
        root = parse(data)
    except ParseError as error:
        return f"it is no SVG that can be read (line {error.line})"
    for node in root.itersiblings(etree.ProcessingInstruction, preceding=True):
        if node.target == "xml-stylesheet":
            return "it names a style sheet"
    element, said = next(perils(root), (root, ""))
    return f"{said} (line {element.sourceline})" if said else peril_of_declarations(data)


def _peril(element: etree._Element) -> str:
    name = etree.QName(element)
    if name.localname in _DOING or (name.namespace == _XHTML and name.localname not in _HARMLESS):
        return f"it holds the element {name.localname}"
    if name.localname in _MOVING and _MOVABLE.match(element.get("attributeName", "")):
        return f"it changes {element.get('attributeName')} as time goes by"
    if name.localname == "style" and _FETCHING.search(element.text or ""):
        return "its style fetches something"
    for attribute, value in element.attrib.items():
        said = _peril_of_attribute(name, etree.QName(attribute).localname, str(value))
        if said:
            return said
    return ""


def _peril_of_attribute(element: etree.QName, name: str, value: str) -> str:
    if name.lower().startswith("on"):
        return f"it holds the attribute {name}"
    if name.lower() in _ADDRESSES:
        # Browsers take no notice of controls within an address.
        address = re.sub(r"[\x00-\x20]", "", value)
        if not (_ADDRESS if element.localname in {"a", "mi"} else _NEAR).match(address):
            return f"its {name} leads to '{value[:40]}'"
    elif ("(" in value or "\\" in value) and _FETCHING.search(value):
        return f"its {name} fetches something"
    return ""
